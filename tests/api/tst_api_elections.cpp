// SPDX-License-Identifier: Apache-2.0
// An election over HTTPS: what a voter's program needs without a session, a ballot cast and asked for again, the ring.
#ifndef Q_MOC_RUN
#include "tests/support/election/actors.h"
#endif
#include "tests/api/api_house.h"

#include <QtTest>

#include <sstream>

using namespace maru;
using namespace maru::test;
using base::Json;

namespace {

/// A ring election of one precinct with 128 voters, open.
class ElectionApi {
public:
    ElectionApi()
    {
        for (int i = 0; i < 5; ++i)
            m_officers.push_back(crypto::SigningKey::generate());
        const char* roles[] = { "election.manager", "election.registrar", "election.trustee",
            "election.trustee", "election.trustee" };
        for (std::size_t i = 0; i < m_officers.size(); ++i) {
            must(house.administrator, "identity", "registerOfficer",
                Json::object({ { "did", crypto::didOf(m_officers[i].publicKey()) }, { "agency", "office" },
                    { "name_ko", "담당" }, { "name_en", "Officer" },
                    { "roles", Json::array({ roles[i] }) } }));
        }
        const std::int64_t now = house.clock.now().count();
        Json terms = electionTerms(now + 10, "ring");
        id = must(m_officers[0], "election", "createElection", std::move(terms)).at("election").asString();
        act(0, "setPrecincts", Json::object({ { "precincts", Json::array({ precinctRow("p1") }) } }));
        act(0, "setContest", chooseContest("c1", 3));
        Json trustees = Json::array();
        for (std::size_t i = 2; i < 5; ++i) {
            const Json row = house
                                 .get("/v1/query/identity/officers?where=did:eq:"
                                     + crypto::didOf(m_officers[i].publicKey()))
                                 .json.at("rows")
                                 .asArray()
                                 .at(0);
            trustees.push(Json::object({ { "officer", row.at("officer") }, { "agency", "office" },
                { "name_ko", "신탁관리인" }, { "name_en", "Trustee" } }));
        }
        act(0, "setTrustees", Json::object({ { "threshold", 2 }, { "trustees", std::move(trustees) } }));
        Json lines = Json::array();
        for (int i = 0; i < 128; ++i) {
            voters.push_back(makeVoter(id, std::to_string(i), "p1"));
            voters.back().number = i + 1;
            lines.push(rollLine(voters.back(), std::to_string(i)));
        }
        act(1, "addVoters", Json::object({ { "voters", std::move(lines) } }));
        act(0, "startCeremony", Json::object());
        TrusteeTeam team(id, 1, 2, 3);
        team.ceremony([this](std::int64_t index, const std::string& action, Json payload) {
            act(static_cast<std::size_t>(index + 1), action.c_str(), std::move(payload));
        });
        house.clock.set(base::UnixSeconds(now + 20));
        const std::string chain = house.node().chainId();
        for (const Voter& voter : voters)
            must(voter.enroller, "election", "enrol", enrolPayload(chain, id, voter));
        house.clock.set(base::UnixSeconds(now + 3'700));
        waitFor("frozen");
        house.clock.set(base::UnixSeconds(now + 7'300));
        waitFor("open");
    }

    Json must(const crypto::SigningKey& key, const char* domain, const char* action, Json payload)
    {
        const Answer answer = house.submit(house.transaction(key, domain, action, std::move(payload)));
        const Json* results = answer.json.find("results");
        if (results == nullptr || results->asArray().at(0).stringOr("code", "") != "ok")
            qFatal("%s: %s", action, answer.text.c_str());
        const Json* data = results->asArray().at(0).find("data");
        return data == nullptr ? Json::object() : *data;
    }
    void waitFor(const std::string& state)
    {
        const auto found = [&] {
            const auto row = (*house.node().read())->get("election", "elections", id);
            return (*row)->at("state").asString();
        };
        // Freezing goes on a second after each of its blocks.
        const auto isThere = [&] {
            if (found() == state)
                return true;
            house.clock.set(house.clock.now() + 1);
            return false;
        };
        if (!QTest::qWaitFor(isThere, 20'000))
            qFatal("the election is %s", found().c_str());
    }

    ApiHouse house;
    std::string id;
    std::vector<Voter> voters;

private:
    void act(std::size_t officer, const char* action, Json payload)
    {
        payload.set("election", id);
        must(m_officers[officer], "election", action, std::move(payload));
    }

    std::vector<crypto::SigningKey> m_officers;
};

std::vector<Json> linesOf(const std::string& text)
{
    std::vector<Json> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(*base::parseJson(line));
    return lines;
}

} // namespace

class TstApiElections : public QObject {
    Q_OBJECT

private slots:
    void servesAVoterWithoutASession()
    {
        ElectionApi api;
        const Answer ring = api.house.get("/v1/elections/" + api.id + "/rings/p1-1-1");
        QCOMPARE(ring.status, 200);
        QCOMPARE(ring.json.at("size").asInteger(), 128);
        QCOMPARE(ring.headers.at("Cache-Control"), std::string("public, max-age=31536000, immutable"));
        QVERIFY(ring.headers.find("ETag") != ring.headers.end());
        const auto keys = base::fromBase64Url(ring.json.at("keys").asString());
        QCOMPARE(keys->size(), std::size_t(128 * 32));
        QVERIFY(
            std::equal(api.voters[3].credential.begin(), api.voters[3].credential.end(), keys->begin() + 96));
        for (const char* wrong : { "p1-1-2", "P1", "p1.1", "p1%2F1" }) {
            const Answer answer = api.house.get("/v1/elections/" + api.id + "/rings/" + wrong);
            QVERIFY2(answer.status == 404, answer.text.c_str());
        }
        QCOMPARE(api.house.get("/v1/elections/e-0000000000000000/rings/p1-1-1").code(),
            std::string("api.unknown_ring"));

        // The voter's program: document and ring from the server, ballot by a throw-away key, then the receipt's facts.
        const Answer documents = api.house.get("/v1/state/election/definitions/" + api.id);
        QCOMPARE(documents.status, 200);
        VotingBooth booth(documents.json.at("value"));
        booth.addRing(ring.json);
        const crypto::SigningKey key = crypto::SigningKey::generate();
        const ledger::Transaction cast = api.house.transaction(key, "election", "cast",
            booth.castPayload(
                api.voters[3], { voting::OpenedVote { "c1", "o2", 1 } }, crypto::didOf(key.publicKey())));
        const Answer first = api.house.submit(cast);
        QVERIFY2(first.text.find("\"code\":\"ok\"") != std::string::npos, first.text.c_str());
        // Nobody knows whether the answer arrived: the same transaction again is the same vote.
        QCOMPARE(api.house.submit(cast).json.at("results"), first.json.at("results"));
        const Json data = first.json.at("results").asArray().at(0).at("data");
        const Answer ballot = api.house.get(
            "/v1/query/election/ballot?election=" + api.id + "&tracker=" + data.at("tracker").asString());
        QVERIFY2(ballot.text.find("counted") != std::string::npos, ballot.text.c_str());
        const Answer box = api.house.get("/v1/state/election/boxes/" + api.id);
        QCOMPARE(box.json.at("value").at("ballots").asInteger(), 1);
    }

    void givesARecordWithWhoSigned()
    {
        ElectionApi api;
        const Answer record = api.house.get("/v1/elections/" + api.id + "/record");
        QCOMPARE(record.status, 200);
        QCOMPARE(record.headers.at("Maru-Next-Cursor"), std::string());
        std::map<std::string, std::vector<std::string>> keys;
        std::set<std::string> signers;
        std::int64_t created = -1;
        std::int64_t height = -1;
        std::set<std::int64_t> heights;
        for (const Json& line : linesOf(record.text)) {
            if (const Json* header = line.find("header")) {
                height = header->at("height").asInteger();
                created = created < 0 ? height : created;
                for (const Json& one : line.at("leaves").asArray())
                    signers.insert(one.at("leaf").at("tx").at("signer").asString());
            } else if (const Json* state = line.find("state")) {
                keys[state->at("domain").asString() + "/" + state->at("table").asString()].push_back(
                    state->at("key").asString());
                heights.insert(state->at("header").at("height").asInteger());
            }
        }
        // One manager, one registrar who did what the roll shows, and three trustees: all who signed, each with a row.
        QCOMPARE(signers.size(), std::size_t(4));
        QCOMPARE(keys["identity/officers"], std::vector<std::string>(signers.begin(), signers.end()));
        QCOMPARE(keys["election/definitions"].size(), std::size_t(1));
        QCOMPARE(heights, std::set<std::int64_t> { height });

        // A cursor comes from outside: it neither begins before the election nor makes a page without end.
        for (const std::string& wrong : { std::string("blocks.") + std::to_string(created - 1) + ".0.0.0",
                 std::string("proofs.0.0.0.0"), std::string("proofs.1.0.0"), std::string("proofs.x.0.0.0"),
                 std::string("all.9.0.0.0"), std::string("blocks.-1.0.0.0") }) {
            const Answer answer = api.house.get("/v1/elections/" + api.id + "/record?cursor=" + wrong);
            QVERIFY2(answer.status == 400 && answer.code() == "query.cursor", wrong.c_str());
        }
        const Answer rest = api.house.get(
            "/v1/elections/" + api.id + "/record?cursor=proofs." + std::to_string(created) + ".0.0.0");
        QCOMPARE(rest.status, 200);
        const auto lines = linesOf(rest.text);
        QCOMPARE(lines.front().at("header").at("height").asInteger(), created);
        QVERIFY(lines.back().find("end") != nullptr);
    }
};

QTEST_GUILESS_MAIN(TstApiElections)
#include "tst_api_elections.moc"
