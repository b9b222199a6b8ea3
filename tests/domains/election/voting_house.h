// SPDX-License-Identifier: Apache-2.0
// A chain with an election that is open (or further): officers, trustees after their ceremony, enrolled voters. One thread.
#pragma once

#include "server/chain/dry_run.h"
#include "server/domains/approvals/approvals_domain.h"
#include "server/domains/election/election_domain.h"
#include "server/domains/privacy/privacy_domain.h"
#include "tests/support/domain_harness.h"
#include "tests/support/election/actors.h"

#include <memory>

namespace maru::test {

struct HousePlan {
    std::string mode = "signed";
    std::vector<Json> contests; ///< setContest payloads; none: one of three candidates
    std::vector<std::pair<Json, int>> precincts; ///< row and number of voters; none: p1 and p2
    std::int64_t trustees = 3;
    std::int64_t threshold = 2;
    std::function<void(Json&)> terms {}; ///< changes of createElection's payload
    std::function<std::int64_t(int)> weightOf {}; ///< of the voter with this place; 1
    std::function<bool(int)> enrols {}; ///< the voter with this place; all do
    Json rules = Json::array(); ///< of four eyes, for the approvals domain
    bool isFrozen = true; ///< else it waits for its voters: keys made, nobody enrolled
};

class VotingHouse : public DomainHarness {
public:
    explicit VotingHouse(HousePlan plan = {})
        : VotingHouse(std::move(plan), std::make_shared<approvals::KnownActions>())
    {
    }

    VotingHouse(HousePlan plan, std::shared_ptr<approvals::KnownActions> known)
        : DomainHarness(domains(known)), m_plan(std::move(plan))
    {
        *known = approvals::declaredActions(registry());
        m_services.approvals = &approvals::makeApprovals;
        m_services.destructions = &privacy::makeDestructions;
        addSection("approvals", Json::object({ { "rules", m_plan.rules } }));
        addSection("privacy",
            Json::object(
                { { "keepers",
                      Json::array({ Json::object({ { "did", did("vault") }, { "agency", "city" } }) }) },
                    { "classes", Json::array({ keptClass("election.roll"), keptClass("other") }) } }));
        addOfficer("em2", "city", { "election.manager" });
        addOfficer("er2", "city", { "election.registrar" });
        addOfficer("po", "city", { "privacy.officer", "privacy.handler" });
        addOfficer("em", "city", { "election.manager" });
        addOfficer("er", "city", { "election.registrar" });
        for (const char* name : { "c1", "c2", "c3" })
            addOfficer(name, "city", { "election.certifier" });
        for (std::int64_t i = 1; i <= m_plan.trustees; ++i)
            addOfficer(trustee(i), i % 2 == 1 ? "ministry" : "audit", { "election.trustee" });
        addOfficer("t99", "audit", { "election.trustee" });
        addOfficer("ob", "other", { "election.observer" });
        open();
        const int people = m_plan.mode == "ring" ? 128 : 6;
        if (m_plan.contests.empty())
            m_plan.contests.push_back(chooseContest("c1", 3));
        if (m_plan.precincts.empty())
            m_plan.precincts = { { precinctRow("p1"), people }, { precinctRow("p2"), people } };
        setUp();
        if (m_plan.isFrozen) {
            enrolAll();
            freeze();
        }
    }

    static std::string trustee(std::int64_t index) { return "t" + std::to_string(index); }
    Json act(const std::string& who, const std::string& action, Json payload)
    {
        payload.set("election", id);
        return must(who, "election", action, std::move(payload));
    }
    std::string codeOf(const std::string& who, const std::string& action, Json payload)
    {
        payload.set("election", id);
        return code(who, "election", action, std::move(payload));
    }
    /// The code of a cast or challenge in a block, which is prepared there, and alone on trial: they must agree.
    std::string ballotCode(const std::string& signer, const std::string& action, const Json& payload)
    {
        const auto alone = chain::dryRun(store(), registry(), services(), "test", base::UnixSeconds(now()),
            chain::DryRunRequest { "election", action, did(signer), payload, {} });
        require(alone, "dryRun");
        const std::string inBlock = code(signer, "election", action, payload);
        return inBlock == alone->result.code ? inBlock : inBlock + " but alone " + alone->result.code;
    }
    Json row(const std::string& table, const std::string& key = {})
    {
        const auto found = get("election", table, key.empty() ? id : id + '/' + key);
        return found ? *found : Json();
    }
    Json election() { return row("elections"); }
    std::string state() { return election().at("state").asString(); }

    void openVoting() { goTo(election().at("opens").asInteger() + 1); }
    void closeVoting() { goTo(election().at("ends").asInteger() + 1); }

    static std::vector<voting::OpenedVote> vote(const std::string& option, const std::string& contest = "c1")
    {
        return { voting::OpenedVote { contest, option, 1 } };
    }
    /// Casts; ends the program when it is refused. The signer is made for this ballot.
    Json castVote(const Voter& voter, const std::vector<voting::OpenedVote>& votes)
    {
        const std::string signer = freshSigner();
        return must(signer, "election", "cast", booth->castPayload(voter, votes, did(signer)));
    }
    std::string freshSigner() { return "ballot " + std::to_string(++m_signers); }

    std::vector<Json> sums() { return rows("election", "sums", id + '/'); }
    /// The parts of these trustees for every sum.
    void decryptBy(std::initializer_list<std::int64_t> indexes)
    {
        for (const std::int64_t index : indexes) {
            for (Json& payload : team->decryptPayloads(index, booth->verifier().frozen(), sums()))
                must(trustee(index), "election", "decrypt", std::move(payload));
        }
    }
    /// Counts of a unit and contest, blank first.
    std::vector<std::int64_t> counts(const std::string& unit, const std::string& contest = "c1")
    {
        std::vector<std::int64_t> values;
        const Json found = row("counts", unit + '/' + contest);
        if (found.isObject()) {
            for (const Json& each : found.at("counts").asArray())
                values.push_back(each.asInteger());
        }
        return values;
    }

    std::string id;
    std::vector<Voter> voters; ///< precinct by precinct, in the order of the roll
    std::unique_ptr<VotingBooth> booth;
    std::unique_ptr<TrusteeTeam> team;

private:
    static std::vector<std::unique_ptr<domain::Domain>> domains(
        std::shared_ptr<const approvals::KnownActions> known)
    {
        std::vector<std::unique_ptr<domain::Domain>> made;
        made.push_back(election::makeElectionDomain());
        made.push_back(approvals::makeApprovalsDomain(std::move(known)));
        made.push_back(privacy::makePrivacyDomain());
        return made;
    }
    /// Four years from the end of the purpose, then an officer decides.
    static Json keptClass(const char* recordClass)
    {
        return Json::object({ { "id", recordClass }, { "name_ko", recordClass }, { "name_en", recordClass },
            { "legal_basis", "선거관리 규정" }, { "years", 4 }, { "days", 0 }, { "start", "ended" },
            { "separate_law", "" }, { "separate_years", 0 }, { "next", "officer" } });
    }

    void setUp()
    {
        Json terms = electionTerms(now(), m_plan.mode);
        terms.set("threshold", m_plan.threshold);
        if (m_plan.terms)
            m_plan.terms(terms);
        id = must("em", "election", "createElection", terms).at("election").asString();
        Json precincts = Json::array();
        for (const auto& [precinct, count] : m_plan.precincts)
            precincts.push(precinct);
        act("em", "setPrecincts", Json::object({ { "precincts", std::move(precincts) } }));
        for (const Json& contest : m_plan.contests)
            act("em", "setContest", contest);
        Json trustees = Json::array();
        for (std::int64_t i = 1; i <= m_plan.trustees; ++i) {
            const std::string& key = did(trustee(i));
            const auto officer = get("identity", "officers", key);
            trustees.push(Json::object({ { "officer", officer->at("officer") },
                { "agency", officer->at("agency") }, { "name_ko", trustee(i) }, { "name_en", trustee(i) } }));
        }
        act("em", "setTrustees",
            Json::object({ { "threshold", m_plan.threshold }, { "trustees", std::move(trustees) } }));
        int place = 0;
        for (const auto& [precinct, count] : m_plan.precincts) {
            for (int i = 0; i < count; ++i, ++place)
                voters.push_back(makeVoter(id, "v" + std::to_string(place), precinct.at("id").asString(),
                    m_plan.weightOf ? m_plan.weightOf(place) : 1));
        }
        for (std::size_t first = 0; first < voters.size(); first += 300) {
            Json lines = Json::array();
            for (std::size_t i = first; i < std::min(first + 300, voters.size()); ++i)
                lines.push(rollLine(voters[i], std::to_string(i)));
            const std::int64_t number =
                act("er", "addVoters", Json::object({ { "voters", std::move(lines) } }))
                    .at("first")
                    .asInteger();
            for (std::size_t i = first; i < std::min(first + 300, voters.size()); ++i)
                voters[i].number = number + static_cast<std::int64_t>(i - first);
        }
        act("em", "startCeremony", Json::object());
        team = std::make_unique<TrusteeTeam>(id, 1, m_plan.threshold, m_plan.trustees);
        team->ceremony([this](std::int64_t index, const std::string& action, Json payload) {
            must(trustee(index), "election", action, std::move(payload));
        });
    }

    void enrolAll()
    {
        std::vector<ledger::Transaction> all;
        int place = 0;
        for (const Voter& voter : voters) {
            if (m_plan.enrols && !m_plan.enrols(place++))
                continue;
            const base::Hash256 digest = crypto::sha256("enrol " + std::to_string(voter.number));
            all.push_back(ledger::makeTransaction(voter.enroller, "test", "election", "enrol",
                enrolPayload("test", id, voter), base::UnixSeconds(now() + 600),
                base::Bytes(digest.bytes.begin(), digest.bytes.begin() + 16)));
        }
        for (const chain::SubmitOutcome& outcome : block(std::move(all)))
            MARU_ASSERT(!outcome.error && outcome.result.isOk());
    }

    void freeze()
    {
        goTo(election().at("enrol_until").asInteger() + 1);
        if (state() == "ready")
            act("em", "freeze", Json::object());
        pass(60);
        MARU_ASSERT(state() == "frozen");
        booth = std::make_unique<VotingBooth>(row("definitions"));
        for (const Json& ring : rows("election", "rings", id + '/'))
            booth->addRing(ring);
    }

    HousePlan m_plan;
    int m_signers = 0;
};

} // namespace maru::test
