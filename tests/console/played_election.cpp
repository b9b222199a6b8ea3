// SPDX-License-Identifier: Apache-2.0
// From the draft to the closed box, block by block.
#include "tests/console/played_election.h"

#include "server/chain/loader.h"
#include "server/config.h"
#include "server/console_log.h"
#include "server/data_folder.h"
#include "server/house.h"
#include "server/keys.h"
#include "tests/support/election/actors.h"

#include <stdexcept>

namespace maru::test {

using base::Json;

namespace {

constexpr crypto::Argon2Cost kCheapSeal { 8'192, 1, 1 };
constexpr std::int64_t kDay = 86'400;

template<class T>
T orStop(base::Result<T> result, const std::string& what)
{
    if (!result)
        throw std::runtime_error(what + ": " + result.error().code + ' ' + result.error().detail);
    return std::move(result).value();
}

void orStop(const base::Status& status, const std::string& what)
{
    if (!status)
        throw std::runtime_error(what + ": " + status.error().code + ' ' + status.error().detail);
}

class Play {
public:
    Play(const std::filesystem::path& data, std::int64_t from)
        : m_folder(data)
        , m_registry(server::makeRegistry())
        , m_lock(orStop(server::FolderLock::take(m_folder), "lock"))
        , m_config(orStop(server::loadConfig(m_folder.config()), "config"))
        , m_now(from)
    {
        m_config.logLevel = "warning";
        m_log = orStop(server::makeLogger(m_config, m_folder.root), "log");
        m_store = orStop(server::openStore(m_folder, /*readOnly=*/false, m_registry), "store");
        m_loader = orStop(chain::openLoader(*m_store, m_registry, server::serviceFactories(),
                              orStop(server::readNodeKey(m_folder), "node key"), *m_log),
            "loader");
        m_chain = m_loader->head().header.chain;
    }

    void setTime(std::int64_t time)
    {
        m_now = time;
        orStop(m_loader->advance(base::UnixSeconds(time)), "advance");
    }
    std::int64_t now() const { return m_now; }
    /// Time of the last block.
    std::int64_t head() const { return m_loader->head().header.time.count(); }
    const std::string& chain() const { return m_chain; }
    crypto::SigningKey officer(const std::string& name)
    {
        // A passphrase is slow on purpose; a test asks for the same few keys again and again.
        static std::map<std::string, base::SecretBytes> s_seeds;
        const std::string place = (m_folder.root / name).string();
        auto found = s_seeds.find(place);
        if (found == s_seeds.end())
            found = s_seeds.emplace(place, orStop(server::readKey(m_folder, name), name).seed()).first;
        return orStop(crypto::SigningKey::fromSeed(found->second.view()), name);
    }

    Json act(const crypto::SigningKey& key, const char* domain, const char* action, Json payload)
    {
        ++m_now;
        const auto outcomes = orStop(m_loader->block(base::UnixSeconds(m_now),
                                         { ledger::makeTransaction(key, m_chain, domain, action,
                                             std::move(payload), base::UnixSeconds(m_now + 600)) }),
            action);
        const chain::SubmitOutcome& outcome = outcomes.front();
        if (outcome.status != chain::TransactionStatus::Committed)
            throw std::runtime_error(std::string(action) + ": "
                + (outcome.error ? outcome.error->code : outcome.result.code) + ' '
                + base::canonical(outcome.result.data));
        Json data = outcome.result.data;
        data.set("transaction", outcome.id);
        return data;
    }
    Json row(const char* table, const std::string& key, const char* domain = "election")
    {
        auto found = orStop(orStop(m_loader->read(), "read")->get(domain, table, key), key);
        if (!found)
            throw std::runtime_error(std::string(table) + " has no " + key);
        return std::move(*found);
    }

private:
    server::DataFolder m_folder;
    domain::Registry m_registry;
    server::FolderLock m_lock;
    server::Config m_config;
    std::unique_ptr<base::Logger> m_log;
    std::unique_ptr<storage::Store> m_store;
    std::unique_ptr<chain::Loader> m_loader;
    std::string m_chain;
    std::int64_t m_now = 0;
};

/// The law's time for objections to results of organisations: none, by two administrators.
void endObjections(Play& play)
{
    Json days =
        Json::object({ { "public", 14 }, { "party", 1 }, { "university", 1 }, { "organisation", 0 } });
    const Json data = play.act(play.officer("administrator"), "parameters", "set",
        Json::object({ { "name", "election.objection_days" }, { "value", base::canonical(days) },
            { "effective_from", play.now() + 10 }, { "legal_basis", "시험" } }));
    play.act(play.officer("administrator2"), "approvals", "approve",
        Json::object({ { "proposal", data.at("proposal") }, { "transaction", data.at("transaction") } }));
    play.setTime(play.now() + 20);
}

/// Contests, precincts and trustees of a draft.
void define(Play& play, const std::string& id, std::int64_t threshold, std::int64_t count)
{
    const crypto::SigningKey manager = play.officer("election");
    const auto set = [&](const char* action, Json payload) {
        payload.set("election", id);
        play.act(manager, "election", action, std::move(payload));
    };
    Json chair = chooseContest("chair", 3);
    chair.set("title_ko", "회장");
    set("setContest", std::move(chair));
    Json council = chooseContest("council", 2);
    council.set("title_ko", "대의원");
    set("setContest", std::move(council));
    set("setPrecincts",
        Json::object({ { "precincts", Json::array({ precinctRow("p1"), precinctRow("p2") }) } }));
    Json trustees = Json::array();
    for (std::int64_t i = 1; i <= count; ++i) {
        const std::string did = crypto::didOf(play.officer("trustee" + std::to_string(i)).publicKey());
        const Json officer = play.row("officers", did, "identity");
        trustees.push(Json::object({ { "officer", officer.at("officer") }, { "agency", officer.at("agency") },
            { "name_ko", "신탁관리인 " + std::to_string(i) },
            { "name_en", "Trustee " + std::to_string(i) } }));
    }
    set("setTrustees", Json::object({ { "threshold", threshold }, { "trustees", std::move(trustees) } }));
}

std::string create(Play& play, const PlayedElection& played, std::int64_t from)
{
    const crypto::SigningKey manager = play.officer("election");
    Json terms = electionTerms(from, "signed");
    terms.set("title_ko", "하늘시 체육회장 선거");
    terms.set("title_en", "Haneul sports council");
    terms.set("objections", 0);
    terms.set("threshold", played.threshold);
    const std::string id =
        play.act(manager, "election", "createElection", std::move(terms)).at("election").asString();
    define(play, id, played.threshold, played.trustees);
    return id;
}

std::vector<Voter> enrolVoters(Play& play, const std::string& id, int count)
{
    std::vector<Voter> voters;
    Json lines = Json::array();
    for (int i = 0; i < count; ++i) {
        voters.push_back(makeVoter(id, std::to_string(i), i % 2 == 0 ? "p1" : "p2"));
        voters.back().number = i + 1;
        lines.push(rollLine(voters.back(), std::to_string(i)));
    }
    play.act(play.officer("roll"), "election", "addVoters",
        Json::object({ { "election", id }, { "voters", std::move(lines) } }));
    return voters;
}

void holdCeremony(Play& play, const PlayedElection& played, const std::filesystem::path& secrets,
    const std::string& passphrase)
{
    play.act(
        play.officer("election"), "election", "startCeremony", Json::object({ { "election", played.id } }));
    TrusteeTeam team(played.id, 1, played.threshold, played.trustees);
    team.ceremony([&](std::int64_t index, const std::string& action, Json payload) {
        play.act(
            play.officer("trustee" + std::to_string(index)), "election", action.c_str(), std::move(payload));
    });
    for (std::int64_t i = 1; i <= played.trustees; ++i)
        orStop(team.member(i).write(secrets / (std::to_string(i) + ".json"),
                   base::SecretBytes(base::toBytes(passphrase)), voting::TrusteeSecret::Existing::Refuse,
                   kCheapSeal),
            "secret");
}

void castAll(Play& play, PlayedElection& played, const std::vector<Voter>& voters)
{
    const VotingBooth booth(play.row("definitions", played.id));
    played.fingerprint = base::toHex(booth.verifier().frozen().fingerprint);
    const char* chairs[] = { "o1", "o2", "o1", "o3", "o1", "o2" };
    for (std::size_t i = 0; i < voters.size(); ++i) {
        const std::string chair = i + 1 == voters.size() ? "blank" : chairs[i % 6];
        const std::string council = i % 2 == 0 ? "o1" : "o2";
        const crypto::SigningKey carrier = crypto::SigningKey::generate();
        play.act(carrier, "election", "cast",
            booth.castPayload(voters[i], { { "chair", chair, 1 }, { "council", council, 1 } },
                crypto::didOf(carrier.publicKey())));
        ++played.votes["chair"][chair];
        ++played.votes["council"][council];
    }
    played.sums =
        static_cast<std::int64_t>(booth.definition().units().size() * booth.definition().contests.size());
}

} // namespace

PlayedElection playElection(const std::filesystem::path& data, const std::filesystem::path& secrets,
    const std::string& passphrase, std::int64_t now)
{
    constexpr int kVoters = 8;
    PlayedElection played;
    try {
        Play play(data, now - 3 * kDay);
        endObjections(play);
        const std::int64_t from = play.now() + 600;
        played.id = create(play, played, from);
        const std::vector<Voter> voters = enrolVoters(play, played.id, kVoters);
        holdCeremony(play, played, secrets, passphrase);
        play.setTime(from + 10);
        for (const Voter& voter : voters)
            play.act(voter.enroller, "election", "enrol", enrolPayload(play.chain(), played.id, voter));
        play.setTime(from + 7'200 + 30);
        castAll(play, played, voters);
        play.setTime(from + 7'200 + kDay + 120);
        if (play.row("elections", played.id).at("state") != Json("closed"))
            played.problem = "the election is " + play.row("elections", played.id).at("state").asString();
    } catch (const std::exception& error) {
        played.problem = error.what();
    }
    return played;
}

namespace {

constexpr std::int64_t kRehearsalTrustees = 3;
/// From now on: room for enrolment through a server that runs by the real clock, and voting soon enough that what is
/// signed by that clock is still valid then.
constexpr std::int64_t kRehearsalEnrols = 500;
constexpr std::int64_t kRehearsalOpens = 520;

template<class Step>
std::string tryStep(const Step& step)
{
    try {
        step();
    } catch (const std::exception& error) {
        return error.what();
    }
    return {};
}

void expectState(Play& play, const std::string& id, const char* state)
{
    const std::string is = play.row("elections", id).at("state").asString();
    if (is != state)
        throw std::runtime_error("the election is " + is);
}

} // namespace

PlayedRehearsal::PlayedRehearsal(std::filesystem::path data, std::int64_t now)
    : m_data(std::move(data)), m_now(now)
{
}

PlayedRehearsal::~PlayedRehearsal() = default;

std::string PlayedRehearsal::draft()
{
    return tryStep([this] {
        Play play(m_data, m_now - 60);
        Json terms = electionTerms(m_now, "signed");
        terms.set("title_ko", "하늘시 체육회장 선거");
        terms.set("title_en", "Haneul sports council");
        realId =
            play.act(play.officer("election"), "election", "createElection", terms).at("election").asString();
        terms.set("title_ko", "[모의] 하늘시 체육회장 선거");
        terms.set("title_en", "[Rehearsal] Haneul sports council");
        terms.set("rehearsal", true);
        terms.set("rehearsal_of", realId);
        terms.set("enrol_from", m_now - 10);
        terms.set("enrol_until", m_now + kRehearsalEnrols);
        terms.set("opens", m_now + kRehearsalOpens);
        terms.set("objections", 0);
        id = play.act(play.officer("election"), "election", "createElection", std::move(terms))
                 .at("election")
                 .asString();
        define(play, id, 2, kRehearsalTrustees);
    });
}

std::string PlayedRehearsal::makeKeys()
{
    return tryStep([this] {
        Play play(m_data, m_now);
        play.setTime(play.head());
        play.act(play.officer("election"), "election", "startCeremony", Json::object({ { "election", id } }));
        m_team = std::make_shared<TrusteeTeam>(id, 1, 2, kRehearsalTrustees);
        m_team->ceremony([&](std::int64_t index, const std::string& action, Json payload) {
            play.act(play.officer("trustee" + std::to_string(index)), "election", action.c_str(),
                std::move(payload));
        });
        expectState(play, id, "ready");
    });
}

std::string PlayedRehearsal::openVoting()
{
    return tryStep([this] {
        Play play(m_data, m_now);
        play.setTime(m_now + kRehearsalEnrols + 10);
        play.setTime(m_now + kRehearsalOpens + 5);
        expectState(play, id, "open");
    });
}

std::string PlayedRehearsal::count()
{
    return tryStep([this] {
        Play play(m_data, m_now);
        const std::int64_t closes = play.row("elections", id).at("closes").asInteger();
        play.setTime(closes + 120);
        const auto frozen =
            orStop(voting::frozenFromJson(play.row("definitions", id).at("frozen")), "definition");
        std::vector<Json> sums;
        for (const std::string& unit : frozen.definition.units())
            for (const voting::Contest* contest : frozen.definition.contestsOfUnit(unit))
                sums.push_back(play.row("sums", id + "/" + unit + "/" + contest->id));
        for (const std::int64_t index : { std::int64_t { 1 }, std::int64_t { 3 } })
            for (Json& payload : m_team->decryptPayloads(index, frozen, sums))
                play.act(play.officer("trustee" + std::to_string(index)), "election", "decrypt",
                    std::move(payload));
        expectState(play, id, "counted");
    });
}

} // namespace maru::test
