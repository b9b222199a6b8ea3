// SPDX-License-Identifier: Apache-2.0
// An election over HTTPS: what a voter's program needs without a session, a ballot cast and asked for again, the ring.
#ifndef Q_MOC_RUN
#include "tests/support/election/actors.h"
#endif
#include "server/api/election_record_shown.h"
#include "tests/api/api_house.h"
#ifndef Q_MOC_RUN
#include "shared/ledger/state_rows.h"
#endif

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

    void pause() { act(0, "pauseElection", Json::object({ { "reason", "정전" } })); }
    /// A session of the election manager.
    std::string manager() { return house.signIn(m_officers[0]); }

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

    /// Computed answers are kept for a block: the next one brings new figures, also for who asks without a session.
    void givesNewFiguresWithEveryBlock()
    {
        ElectionApi api;
        const std::string target = "/v1/query/election/progress?election=" + api.id;
        const Answer before = api.house.get(target);
        QCOMPARE(before.json.at("voters").asInteger(), 0);
        QCOMPARE(api.house.get(target).text, before.text);
        VotingBooth booth(api.house.get("/v1/state/election/definitions/" + api.id).json.at("value"));
        booth.addRing(api.house.get("/v1/elections/" + api.id + "/rings/p1-1-1").json);
        for (std::size_t i = 0; i < 3; ++i) {
            const crypto::SigningKey key = crypto::SigningKey::generate();
            api.must(key, "election", "cast",
                booth.castPayload(
                    api.voters[i], { voting::OpenedVote { "c1", "o1", 1 } }, crypto::didOf(key.publicKey())));
            const Answer after = api.house.get(target);
            QCOMPARE(after.json.at("voters").asInteger(), static_cast<std::int64_t>(i) + 1);
            QCOMPARE(api.house.get(target).text, after.text);
        }
        // Other arguments are another question.
        QCOMPARE(api.house.get("/v1/query/election/progress?election=e-0000000000000000").code(),
            std::string("election.unknown"));
    }

    /// Parties and press see that there are objections and how they are decided; the words may name people.
    void keepsTheWordsOfObjectionsFromObservers()
    {
        ElectionApi api;
        const crypto::SigningKey observer = crypto::SigningKey::generate();
        api.must(api.house.administrator, "identity", "registerOfficer",
            Json::object({ { "did", crypto::didOf(observer.publicKey()) }, { "agency", "office" },
                { "name_ko", "참관인" }, { "name_en", "Observer" },
                { "roles", Json::array({ "election.observer" }) } }));
        const std::string words = "홍길동이 두 번 투표했습니다";
        const Answer sent = api.house.submit(api.house.transaction(api.voters[2].enroller, "election",
            "objectTo", Json::object({ { "election", api.id }, { "about", "voting" }, { "text", words } })));
        const Json outcome = sent.json.at("results").asArray().at(0);
        QCOMPARE(outcome.at("code").asString(), std::string("ok"));

        const std::string texts = "/v1/query/election/objection_texts?election=" + api.id;
        const std::string desk = "/v1/query/election/helpDesk?number=1&election=" + api.id;
        const std::string list = "/v1/query/election/objections?election=" + api.id;
        const std::string transaction = "/v1/transactions/" + outcome.at("id").asString();
        const std::string eyes = api.house.signIn(observer);
        for (const std::string& target : { texts, desk }) {
            QCOMPARE(api.house.get(target).code(), std::string("session.required"));
            QCOMPARE(api.house.get(target, eyes).code(), std::string("auth.restricted"));
            QCOMPARE(api.house.get(target, api.manager()).status, 200);
        }
        QVERIFY(api.house.get(texts, api.manager()).text.find(words) != std::string::npos);
        QVERIFY(api.house.get(transaction, api.manager()).text.find(words) != std::string::npos);
        QVERIFY(api.house.get(transaction, eyes).text.find(words) == std::string::npos);
        const Answer shown = api.house.get(list, eyes);
        QCOMPARE(shown.json.at("rows").asArray().size(), std::size_t(1));
        QCOMPARE(shown.json.at("rows").asArray()[0].at("state").asString(), std::string("open"));
        QVERIFY(shown.text.find(words) == std::string::npos);
    }

    void provesTheSumsForTrustees()
    {
        ElectionApi api;
        const std::string path = "/v1/elections/" + api.id + "/sums";
        const Answer answer = api.house.get(path);
        QVERIFY2(answer.status == 200, answer.text.c_str());
        QCOMPARE(answer.json.at("next").asString(), std::string());
        const auto file = ledger::decodeStateRows(answer.json.at("proof"));
        QVERIFY2(file.has_value(), file ? "" : file.error().field.c_str());
        const std::string node = api.house.node().nodeDid();
        QVERIFY(ledger::checkStateRows(*file, node).has_value());
        std::map<std::string, int> tables;
        for (const auto& row : file->rows) {
            ++tables[row.table];
            QCOMPARE(
                row.value, api.house.get("/v1/state/election/" + row.table + "/" + row.key).json.at("value"));
        }
        QCOMPARE(tables,
            (std::map<std::string, int> { { "boxes", 1 }, { "definitions", 1 }, { "elections", 1 },
                { "sums", 1 }, { "trustees", 3 } }));
        // Behind the last sum there is the election's own row, so that every page says in which state it is.
        const Answer rest = api.house.get(path + "?after=" + api.id + "/p1/c1");
        const auto last = ledger::decodeStateRows(rest.json.at("proof"));
        QVERIFY(last.has_value() && ledger::checkStateRows(*last, node).has_value());
        QCOMPARE(last->rows.size(), std::size_t(1));
        QCOMPARE(last->rows.front().table, std::string("elections"));
        for (const std::string& wrong :
            { std::string("e-other/p1/c1"), api.id + "/p1~", api.id, api.id + "/P1" }) {
            const Answer refusedCursor = api.house.get(path + "?after=" + wrong);
            QVERIFY2(refusedCursor.code() == "query.cursor", wrong.c_str());
        }
        QCOMPARE(
            api.house.get("/v1/elections/e-0000000000000000/sums").code(), std::string("election.unknown"));
        QCOMPARE(api.house.get("/v1/elections/E.1/sums").code(), std::string("election.unknown"));
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

    void goesOnFromARecordThatIsThere()
    {
        ElectionApi api;
        const std::string path = "/v1/elections/" + api.id + "/record";
        const auto grown = [](const std::string& text) { return text.substr(0, text.find("{\"log\":")); };
        const auto heightOf = [](const std::string& text) {
            std::int64_t height = -1;
            for (const Json& line : linesOf(text)) {
                if (const Json* header = line.find("header"))
                    height = header->at("height").asInteger();
            }
            return height;
        };
        std::string kept = api.house.get(path).text;
        for (int round = 0; round < 3; ++round) {
            // In between something happens in the election, something elsewhere, or nothing.
            if (round == 0)
                api.pause();
            else if (round == 1)
                api.house.submit(api.house.transaction(api.house.administrator, "identity", "registerOfficer",
                    Json::object({ { "did", crypto::didOf(crypto::SigningKey::generate().publicKey()) },
                        { "agency", "office" }, { "name_ko", "담당" }, { "name_en", "Officer" },
                        { "roles", Json::array({ "auditor" }) } })));
            const Json end = linesOf(kept).back().at("end");
            const auto number = [&end](const char* name) { return std::to_string(end.integerOr(name, -1)); };
            const Answer more = api.house.get(path + "?cursor=blocks." + std::to_string(heightOf(kept) + 1)
                + "." + number("roll") + "." + number("blocks") + "." + number("leaves"));
            QCOMPARE(more.status, 200);
            QCOMPARE(more.headers.at("Maru-Next-Cursor"), std::string());
            // What was there with what came is the file that everybody else gets, line by line.
            QCOMPARE(grown(kept) + more.text, api.house.get(path).text);
            QCOMPARE(heightOf(more.text) > 0, round < 2);
            kept = grown(kept) + more.text;
        }
        QVERIFY(kept.find("\"action\":\"pauseElection\"") != std::string::npos);
        // A server that was just started has to find everything anew, and gives the same.
        api::ShownIndex empty;
        QCOMPARE(empty.leaves(), std::size_t(0));
        const Json end = linesOf(kept).back().at("end");
        const auto reader = *api.house.node().read();
        api::ShownLeaves fresh(api.house.node().registry(), "\"election\":\"" + api.id + "\"", 0);
        QVERIFY(fresh.scan(*reader, (*reader->block(reader->height()))->header.header.logSize).has_value());
        QCOMPARE(fresh.indexes().size(), static_cast<std::size_t>(end.integerOr("leaves", -1)));
        empty.keep(fresh);
        const api::ShownLeaves again = empty.from(api.house.node().registry(), fresh.member(), 0);
        QCOMPARE(again.indexes(), fresh.indexes());
        QCOMPARE(again.signers(), fresh.signers());
        QCOMPARE(again.scanned(), fresh.scanned());
        // Only so many elections stay.
        for (std::size_t i = 0; i <= api::ShownIndex::kElectionsAtMost; ++i)
            empty.keep(api::ShownLeaves(api.house.node().registry(), "e-" + std::to_string(i), 0));
        QCOMPARE(empty.leaves(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TstApiElections)
#include "tst_api_elections.moc"
