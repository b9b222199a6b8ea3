// SPDX-License-Identifier: Apache-2.0
// Officials: from the draft to the certified result.
#include "server/demo/elections.h"

#include "shared/crypto/election_invitation.h"
#include "shared/crypto/hash.h"

namespace maru::demo {

namespace {

constexpr std::size_t kVotersPerTransaction = 100;
constexpr std::int64_t kThreshold = 3;
constexpr std::int64_t kGraceSeconds = 600;

/// Crockford's letters, 26 of them, out of the seed.
std::string codeOf(const std::string& subject)
{
    static constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const base::Hash256 hash = crypto::sha256(std::string_view(subject));
    std::string code;
    for (std::size_t i = 0; i < 26; ++i) {
        if (i > 0 && i % 5 == 0 && i < 25)
            code += '-';
        code += kLetters[hash.bytes[i] % kLetters.size()];
    }
    return code;
}

} // namespace

ElectionPlay::ElectionPlay(
    Stage& stage, const Cast& cast, const Options& options, const ElectionRow& row, std::string name)
    : m_stage(stage)
    , m_cast(cast)
    , m_options(options)
    , m_row(row)
    , m_name(std::move(name))
    , m_random(options.seed, "election/" + m_name)
{
}

UnixSeconds ElectionPlay::at(std::int64_t daysLeft, std::int64_t seconds) const
{
    return m_stage.dayStart(m_stage.days() - daysLeft) + seconds;
}

std::string ElectionPlay::officerOf(const crypto::SigningKey& key)
{
    return m_stage.must("identity", "officers", crypto::didOf(key.publicKey())).at("officer").asString();
}

base::Status ElectionPlay::act(std::int64_t daysLeft, std::size_t slot)
{
    const std::int64_t sinceCreation = m_row.createDay - daysLeft;
    if (sinceCreation == 0) {
        switch (slot) {
        case 0:
            create();
            break;
        case 1:
            define();
            break;
        case 2:
            addRoll();
            break;
        case 3:
            ceremony(0);
            break;
        case 4:
            ceremony(1);
            break;
        default:
            break;
        }
    }
    if (sinceCreation == 1 && slot < 3)
        ceremony(slot + 2);
    if (daysLeft <= m_row.enrolDay && daysLeft > m_row.openDay + 1)
        enrolSome();
    if (daysLeft == m_row.openDay + 1 && slot == 4)
        m_stage.send(m_cast.elections.manager, "election", "freeze", Json::object({ { "election", m_id } }));
    const bool isVoting = daysLeft <= m_row.openDay && daysLeft >= m_row.closeDay;
    if (isVoting && m_row.openDay > 0) {
        if (!m_booth) {
            // Freezing goes over several blocks, which the night has brought.
            MARU_CHECK(m_stage.flush());
            MARU_CHECK(loadFrozen());
        }
        // On the last day the polls close at six.
        if (daysLeft > m_row.closeDay || slot < 4)
            MARU_CHECK(castSome(slot == 0 ? 220 : slot == 4 ? 60 : 140));
    }
    if (daysLeft == m_row.closeDay - 1 && m_row.closeDay > 0 && slot == 0)
        MARU_CHECK(decrypt());
    if (daysLeft == m_row.closeDay - 2 - m_row.objectionDays && m_row.closeDay > 0 && slot == 1)
        certify();
    return {};
}

void ElectionPlay::create()
{
    m_stage.send(m_cast.elections.manager, "election", "createElection",
        Json::object({ { "title_ko", m_row.ko }, { "title_en", m_row.en }, { "kind", m_row.kind },
            { "mode", m_row.mode }, { "enrol_from", at(m_row.enrolDay, 0) },
            { "enrol_until", at(m_row.openDay + 1, 18 * kHour) }, { "opens", at(m_row.openDay, 6 * kHour) },
            { "closes", at(m_row.closeDay, 18 * kHour) }, { "grace", kGraceSeconds },
            { "objections", m_row.objectionDays * kDay }, { "opening", "time" }, { "revote", true },
            { "ring_size", 1'024 }, { "threshold", kThreshold }, { "certifiers", 2 },
            { "rehearsal", false } }),
        [this](
            const chain::SubmitOutcome& outcome) { m_id = outcome.result.data.at("election").asString(); });
}

void ElectionPlay::define()
{
    for (const ContestRow& contest : m_row.contests) {
        Json options = Json::array();
        std::int64_t number = 0;
        for (const CandidateRow& candidate : contest.candidates)
            options.push(Json::object({ { "id", candidate.id }, { "number", ++number },
                { "name_ko", candidate.ko }, { "name_en", candidate.en }, { "party_ko", candidate.partyKo },
                { "party_en", candidate.partyEn }, { "photo", "" }, { "list", candidate.list } }));
        m_stage.send(m_cast.elections.manager, "election", "setContest",
            Json::object({ { "election", m_id }, { "contest", contest.id }, { "kind", contest.kind },
                { "title_ko", contest.ko }, { "title_en", contest.en }, { "minimum", contest.minimum },
                { "maximum", contest.maximum }, { "blank", contest.blank }, { "score", contest.score },
                { "seats", contest.seats }, { "rule", contest.rule }, { "share", 0 },
                { "quorum", contest.quorum }, { "quorum_of", contest.quorumOf }, { "tie", "lot" },
                { "constituencies", Json::array() }, { "options", std::move(options) } }));
    }
    Json precincts = Json::array();
    for (const PrecinctRow& precinct : m_row.precincts)
        precincts.push(Json::object({ { "id", precinct.id }, { "name_ko", precinct.ko },
            { "name_en", precinct.en }, { "constituency", "" }, { "counted_in", "" } }));
    m_stage.send(m_cast.elections.manager, "election", "setPrecincts",
        Json::object({ { "election", m_id }, { "precincts", std::move(precincts) } }));
    struct Named {
        const char* ko;
        const char* en;
    };
    static constexpr std::array<Named, 5> kNames { Named {
                                                       "솔빛당 추천 관리인", "Named by the Solbit Party" },
        { "내일당 추천 관리인", "Named by the Naeil Party" }, { "변호사회 추천 관리인", "Named by the bar" },
        { "암호연구실 관리인", "Cryptography laboratory" }, { "시민참관단 관리인", "Citizens' Watch" } };
    static constexpr std::array<const char*, 5> kAgencies { "party-solbit", "party-naeil", "bar-association",
        "cipher-lab", "citizen-watch" };
    Json trustees = Json::array();
    for (std::size_t i = 0; i < kNames.size(); ++i)
        trustees.push(Json::object({ { "officer", officerOf(m_cast.elections.trustees[i]) },
            { "agency", kAgencies[i] }, { "name_ko", kNames[i].ko }, { "name_en", kNames[i].en } }));
    m_stage.send(m_cast.elections.manager, "election", "setTrustees",
        Json::object(
            { { "election", m_id }, { "threshold", kThreshold }, { "trustees", std::move(trustees) } }));
}

void ElectionPlay::addRoll()
{
    std::size_t index = 0;
    for (const PrecinctRow& precinct : m_row.precincts) {
        for (int i = 0; i < precinct.voters; ++i, ++index) {
            const std::string subject = "maru/demo-voter/v1/" + std::to_string(m_options.seed) + "/" + m_name
                + "/" + std::to_string(index);
            Voter voter;
            voter.precinct = precinct.id;
            voter.weight = m_row.weights[m_row.weights.size() > 1 ? (precinct.id == "staff" ? 0 : 1) : 0];
            voter.number = static_cast<std::int64_t>(index) + 1;
            voter.code = codeOf(subject + "/code");
            voter.secret = crypto::sha256(std::string_view(subject + "/secret")).bytes;
            m_voters.push_back(std::move(voter));
        }
    }
    for (std::size_t first = 0; first < m_voters.size(); first += kVotersPerTransaction) {
        Json voters = Json::array();
        for (std::size_t i = first; i < std::min(first + kVotersPerTransaction, m_voters.size()); ++i) {
            const Voter& voter = m_voters[i];
            const auto invitation = crypto::keyOfInvitation(m_id, voter.code);
            MARU_ASSERT(invitation.has_value());
            voters.push(Json::object({ { "precinct", voter.precinct }, { "weight", voter.weight },
                { "commitment", paper("roll/" + m_name + "/" + std::to_string(i)) },
                { "invitation", base::toBase64Url(invitation->publicKey().bytes) } }));
        }
        m_stage.send(m_cast.elections.registrar, "election", "addVoters",
            Json::object({ { "election", m_id }, { "voters", std::move(voters) } }));
    }
}

void ElectionPlay::ceremony(std::size_t step)
{
    const auto fromEach = [this](std::string_view action, const std::function<Json(DemoTrustee&)>& payload) {
        for (std::size_t i = 0; i < m_trustees.size(); ++i)
            m_stage.send(
                m_cast.elections.trustees[i], "election", std::string(action), payload(m_trustees[i]));
    };
    switch (step) {
    case 0:
        m_stage.send(
            m_cast.elections.manager, "election", "startCeremony", Json::object({ { "election", m_id } }));
        for (std::size_t i = 0; i < m_cast.elections.trustees.size(); ++i)
            m_trustees.emplace_back(
                "trustee/" + std::to_string(m_options.seed) + "/" + m_name + "/" + std::to_string(i),
                voting::CeremonyContext { m_id, 1, kThreshold }, static_cast<std::int64_t>(i) + 1);
        break;
    case 1:
        fromEach("ceremonyCommit", [](DemoTrustee& trustee) { return trustee.commitPayload(); });
        break;
    case 2:
        fromEach("ceremonyReveal", [](DemoTrustee& trustee) { return trustee.revealPayload(); });
        break;
    case 3:
        fromEach(
            "ceremonyShares", [this](DemoTrustee& trustee) { return trustee.sharesPayload(m_trustees); });
        break;
    case 4:
        for (DemoTrustee& trustee : m_trustees)
            trustee.finish(m_trustees);
        fromEach("ceremonyAcknowledge", [this](DemoTrustee&) {
            return Json::object({ { "election", m_id }, { "attempt", 1 } });
        });
        break;
    default:
        break;
    }
}

base::Status ElectionPlay::decrypt()
{
    const voting::FrozenElection& frozen = m_booth->verifier().frozen();
    // Three of the five come to the count.
    for (const std::size_t i : { std::size_t { 0 }, std::size_t { 2 }, std::size_t { 4 } }) {
        Json parts = Json::array();
        for (const std::string& unit : frozen.definition.units()) {
            for (const voting::Contest* contest : frozen.definition.contestsOfUnit(unit)) {
                const Json row = m_stage.must("election", "sums", m_id + "/" + unit + "/" + contest->id);
                const voting::ContestShape& shape = m_booth->verifier().shape(contest->id);
                MARU_TRY(bytes, base::readBytes(row, "sums"));
                const auto sums = voting::ciphertextsFromBytes(bytes, shape.slots.size());
                MARU_ASSERT(sums.has_value());
                voting::DecryptionStatement statement;
                statement.fingerprint = frozen.fingerprint;
                statement.election = m_id;
                statement.unit = unit;
                statement.contest = contest->id;
                for (const voting::Slot& slot : shape.slots)
                    statement.slots.push_back(slot.id);
                parts.push(Json::object({ { "unit", unit }, { "contest", contest->id },
                    { "values", m_trustees[i].decrypt(statement, *sums, frozen.trustees.keys) } }));
            }
        }
        m_stage.send(m_cast.elections.trustees[i], "election", "decrypt",
            Json::object({ { "election", m_id }, { "parts", std::move(parts) } }));
    }
    return {};
}

void ElectionPlay::certify()
{
    Json results = Json::array();
    for (const ContestRow& contest : m_row.contests)
        results.push(m_stage.must("election", "results", m_id + "/" + std::string(contest.id)));
    const std::string hash = crypto::sha256(base::canonical(results)).hex();
    for (std::size_t i = 0; i < 2; ++i)
        m_stage.send(m_cast.elections.certifiers[i], "election", "certify",
            Json::object({ { "election", m_id }, { "result", hash } }));
}

Elections::Elections(Stage& stage, const Cast& cast, const Options& options) : m_stage(stage)
{
    static constexpr std::array<const char*, 3> kNames { "finished", "running", "planned" };
    for (std::size_t i = 0; i < kNames.size(); ++i)
        m_plays.push_back(std::make_unique<ElectionPlay>(stage, cast, options, electionRows()[i], kNames[i]));
}

base::Status Elections::act(std::int64_t day, std::size_t slot)
{
    for (const auto& play : m_plays)
        MARU_CHECK(play->act(m_stage.days() - day, slot));
    return {};
}

void Elections::handOut(Summary& summary) const
{
    for (const auto& play : m_plays)
        play->handOut(summary);
}

} // namespace maru::demo
