// SPDX-License-Identifier: Apache-2.0
// kill -9 of the real server while ballots come in and while trustees' parts come in: what was acknowledged with a
// receipt is there after the restart and in the record, and maru-verify finds nothing wrong. Time runs as it does:
// voting is open for MARU_CRASH_SECONDS (20), with a kill as often as some ballots were taken.
#ifndef Q_MOC_RUN // before Qt, whose word `slots` is a member's name there
#include "tests/support/election/actors.h"
#endif

#include "tests/e2e/program.h"

#include <atomic>
#include <mutex>
#include <random>
#include <set>
#include <thread>

using namespace maru;
using namespace maru::test;
using base::Json;

namespace {

constexpr int kPrecincts = 6;
constexpr int kVoters = 18;
constexpr std::int64_t kTrustees = 5;
constexpr std::int64_t kThreshold = 3;
constexpr unsigned kSeed = 20'261'122;

std::int64_t now()
{
    return base::SystemClock().now().count();
}

/// What the server has said yes to. Any thread.
class Acknowledged {
public:
    void add(const std::string& transaction, bool hasReceipt)
    {
        const std::lock_guard lock(m_mutex);
        m_transactions.push_back(transaction);
        m_receipts += hasReceipt ? 1 : 0;
        ++m_count;
    }
    std::vector<std::string> all() const
    {
        const std::lock_guard lock(m_mutex);
        return m_transactions;
    }
    int count() const { return m_count; }
    int receipts() const
    {
        const std::lock_guard lock(m_mutex);
        return m_receipts;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_transactions;
    int m_receipts = 0;
    std::atomic<int> m_count { 0 };
};

} // namespace

class CrashElection : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyBallotAcknowledgedIsThereAfterKill9();
    void everyPartAcknowledgedIsThereAfterKill9();
    void theRecordHoldsAllAndVerifies();
    void cleanupTestCase() { m_server.reset(); }

private:
    Json act(const std::string& who, const std::string& action, Json payload)
    {
        if (!m_id.empty())
            payload.set("election", m_id);
        const Json result = m_server->submit(m_keys.at(who), "election", action, std::move(payload));
        if (!result.isObject() || result.stringOr("code", "") != "ok")
            qWarning(
                "%s: %s", action.c_str(), result.isObject() ? base::canonical(result).c_str() : "no answer");
        return result.isObject() ? result : Json::object({ { "code", "none" }, { "data", Json::object() } });
    }
    bool isOk(const std::string& who, const std::string& action, Json payload)
    {
        return act(who, action, std::move(payload)).stringOr("code", "") == "ok";
    }
    Json terms(std::int64_t from, std::int64_t until, std::int64_t opens, std::int64_t closes)
    {
        Json terms = electionTerms(from, "signed");
        terms.set("enrol_until", until);
        terms.set("opens", opens);
        terms.set("closes", closes);
        terms.set("grace", 0);
        terms.set("threshold", kThreshold);
        return terms;
    }
    std::string state()
    {
        const Json page = m_server->get("/v1/query/election/elections?where=id:eq:" + m_id);
        if (!page.isObject() || page.at("rows").asArray().empty())
            return {};
        return page.at("rows").asArray().front().at("state").asString();
    }
    bool waitFor(const std::string& wanted)
    {
        return QTest::qWaitFor([&] { return state() == wanted; }, 120'000);
    }
    std::vector<Json> rows(const std::string& table)
    {
        std::vector<Json> all;
        std::string after;
        do {
            const Json page = m_server->get("/v1/query/election/" + table + "?election=" + m_id + "&limit=100"
                + (after.empty() ? std::string() : "&after=" + after));
            if (!page.isObject() || page.find("rows") == nullptr)
                return all;
            for (const Json& row : page.at("rows").asArray())
                all.push_back(row);
            after = page.stringOr("next", {});
        } while (!after.empty());
        return all;
    }
    bool hasReceipt(const std::string& transaction)
    {
        const Json receipt = m_server->get("/v1/transactions/" + transaction + "/receipt");
        return receipt.isObject() && receipt.find("proof") != nullptr;
    }
    void restart()
    {
        m_server->kill();
        m_server = std::make_unique<RunningServer>(m_data);
        QVERIFY2(m_server->isReady(), qPrintable(m_server->log()));
        for (const std::string& id : m_casts.all())
            QVERIFY2(hasReceipt(id), ("lost ballot " + id).c_str());
        for (const std::string& id : m_parts.all())
            QVERIFY2(hasReceipt(id), ("lost part " + id).c_str());
    }
    /// Runs `work(stop)` beside and kills the server once `wanted` more were acknowledged, or the work is over.
    void killAfter(const Acknowledged& acknowledged, int wanted, const std::function<void()>& work)
    {
        const int target = acknowledged.count() + wanted;
        std::atomic<bool> isOver { false };
        std::thread worker([&] {
            work();
            isOver = true;
        });
        const bool isEnough =
            QTest::qWaitFor([&] { return isOver || acknowledged.count() >= target; }, 120'000);
        m_server->kill(); // the worker's next request is under way
        worker.join();
        QVERIFY(isEnough);
        restart();
    }
    /// Ballots one after another until the server is gone or the box is closed.
    void castUntilTheEnd();

    QTemporaryDir m_folder;
    QString m_data;
    std::unique_ptr<RunningServer> m_server;
    std::map<std::string, crypto::SigningKey> m_keys;
    std::string m_id;
    std::vector<Voter> m_voters;
    std::unique_ptr<TrusteeTeam> m_team;
    std::unique_ptr<VotingBooth> m_booth;
    std::mt19937 m_random { kSeed };
    std::size_t m_next = 0;
    std::atomic<bool> m_isClosed { false };
    Acknowledged m_casts;
    Acknowledged m_parts;
};

void CrashElection::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_data = m_folder.filePath(QStringLiteral("data"));
    const Finished made = runProgram({ "init", "--data", m_data, "--chain", "crash", "--profile", "demo" });
    QVERIFY2(made.status == 0, qPrintable(made.err));
    m_server = std::make_unique<RunningServer>(m_data);
    QVERIFY2(m_server->isReady(), qPrintable(m_server->log()));
    for (const char* name : { "election", "roll" })
        m_keys.emplace(name, m_server->key(name));
    for (std::int64_t i = 1; i <= kTrustees; ++i)
        m_keys.emplace("trustee" + std::to_string(i), m_server->key("trustee" + std::to_string(i)));

    // A rehearsal may be short; its times are set for good when everybody is enrolled.
    Json planned = terms(now() - 10, now() + 3'000, now() + 3'000, now() + 6'000);
    planned.set("rehearsal", true);
    const std::string id = act("election", "createElection", planned).at("data").stringOr("election", "");
    QVERIFY(!id.empty());
    m_id = id;
    Json precincts = Json::array();
    for (int i = 0; i < kPrecincts; ++i)
        precincts.push(precinctRow("p" + std::to_string(i)));
    QVERIFY(isOk("election", "setPrecincts", Json::object({ { "precincts", std::move(precincts) } })));
    QVERIFY(isOk("election", "setContest", chooseContest("c1", 3)));
    Json trustees = Json::array();
    for (std::int64_t i = 1; i <= kTrustees; ++i) {
        const std::string name = "trustee" + std::to_string(i);
        const Json page = m_server->get(
            "/v1/query/identity/officers?where=did:eq:" + crypto::didOf(m_keys.at(name).publicKey()));
        QVERIFY(page.isObject() && !page.at("rows").asArray().empty());
        const Json& row = page.at("rows").asArray().front();
        trustees.push(Json::object({ { "officer", row.at("officer") }, { "agency", row.at("agency") },
            { "name_ko", name }, { "name_en", name } }));
    }
    QVERIFY(isOk("election", "setTrustees",
        Json::object({ { "threshold", kThreshold }, { "trustees", std::move(trustees) } })));
    Json lines = Json::array();
    for (int i = 0; i < kVoters; ++i) {
        m_voters.push_back(makeVoter(m_id, "v" + std::to_string(i), "p" + std::to_string(i % kPrecincts)));
        m_voters.back().number = i + 1;
        lines.push(rollLine(m_voters.back(), std::to_string(i)));
    }
    QVERIFY(isOk("roll", "addVoters", Json::object({ { "voters", std::move(lines) } })));
    QVERIFY(isOk("election", "startCeremony", Json::object()));
    m_team = std::make_unique<TrusteeTeam>(m_id, 1, kThreshold, kTrustees);
    bool isSpoken = true;
    m_team->ceremony([&](std::int64_t index, const std::string& action, Json payload) {
        isSpoken = isSpoken && isOk("trustee" + std::to_string(index), action, std::move(payload));
    });
    QVERIFY(isSpoken);
    for (const Voter& voter : m_voters) {
        const Json enrolled = m_server->submit(
            voter.enroller, "election", "enrol", enrolPayload(m_server->chain(), m_id, voter));
        QVERIFY2(enrolled.isObject() && enrolled.stringOr("code", "") == "ok",
            enrolled.isObject() ? base::canonical(enrolled).c_str() : "no answer");
    }
    const int seconds = qEnvironmentVariableIsSet("MARU_CRASH_SECONDS")
        ? qEnvironmentVariableIntValue("MARU_CRASH_SECONDS")
        : 20;
    const std::int64_t start = now();
    Json settled = terms(start - 60, start + 3, start + 6, start + 6 + seconds);
    settled.remove("rehearsal");
    QVERIFY(isOk("election", "editElection", std::move(settled)));
    QVERIFY(waitFor("open"));
    const Json definition = m_server->get("/v1/state/election/definitions/" + m_id);
    QVERIFY(definition.isObject());
    m_booth = std::make_unique<VotingBooth>(definition.at("value"));
}

void CrashElection::castUntilTheEnd()
{
    while (!m_isClosed) {
        const Voter& voter = m_voters[m_next % m_voters.size()];
        const std::string option = "o" + std::to_string(m_next % 3 + 1);
        ++m_next;
        const auto signer = crypto::SigningKey::generate();
        const Json result = m_server->submit(signer, "election", "cast",
            m_booth->castPayload(
                voter, { voting::OpenedVote { "c1", option, 1 } }, crypto::didOf(signer.publicKey())));
        if (!result.isObject() || result.find("code") == nullptr)
            return; // the server is gone: not acknowledged, so it may be there or not
        if (result.at("code").asString() == "election.closed")
            m_isClosed = true;
        else if (result.at("code").asString() == "ok")
            m_casts.add(result.at("id").asString(), hasReceipt(result.at("id").asString()));
        else {
            qWarning("cast: %s", base::canonical(result).c_str());
            return;
        }
    }
}

void CrashElection::everyBallotAcknowledgedIsThereAfterKill9()
{
    int rounds = 0;
    while (!m_isClosed) {
        const int before = m_casts.count();
        killAfter(m_casts, 1 + static_cast<int>(m_random() % 6), [this] { castUntilTheEnd(); });
        if (QTest::currentTestFailed())
            return;
        // A round without any is the last one: the box was closed in the meantime.
        QVERIFY(m_casts.count() > before || m_isClosed);
        ++rounds;
    }
    qInfo("%d rounds, %d ballots acknowledged, %d with a receipt at once", rounds, m_casts.count(),
        m_casts.receipts());
    QVERIFY(rounds > 1);
    QVERIFY(m_casts.receipts() > 0);
    QVERIFY(waitFor("closed"));
    std::int64_t ballots = 0;
    for (const Json& sum : rows("sums"))
        ballots += sum.at("ballots").asInteger();
    QVERIFY(ballots > 0 && ballots <= kVoters);
}

void CrashElection::everyPartAcknowledgedIsThereAfterKill9()
{
    const std::vector<Json> sums = rows("sums");
    QCOMPARE(sums.size(), std::size_t(kPrecincts));
    std::vector<std::pair<std::string, Json>> pending;
    for (const std::int64_t index : { 2, 3, 5 }) {
        for (Json& payload : m_team->decryptPayloads(index, m_booth->verifier().frozen(), sums, 1))
            pending.emplace_back("trustee" + std::to_string(index), std::move(payload));
    }
    std::size_t at = 0;
    const auto send = [&] {
        while (at < pending.size()) {
            const auto& [who, payload] = pending[at];
            const Json result = m_server->submit(m_keys.at(who), "election", "decrypt", payload);
            if (!result.isObject() || result.find("code") == nullptr)
                return; // sent again after the restart
            const std::string code = result.at("code").asString();
            if (code == "ok")
                m_parts.add(result.at("id").asString(), hasReceipt(result.at("id").asString()));
            else if (code != "election.part_given") { // taken, and the answer died with the server
                qWarning("decrypt: %s", base::canonical(result).c_str());
                return;
            }
            ++at;
        }
    };
    int rounds = 0;
    while (at < pending.size() && rounds < 40) {
        killAfter(m_parts, 1 + static_cast<int>(m_random() % 5), send);
        if (QTest::currentTestFailed())
            return;
        ++rounds;
    }
    qInfo("%d rounds, %d parts acknowledged", rounds, m_parts.count());
    QCOMPARE(at, pending.size());
    QVERIFY(rounds > 1);
    QVERIFY(waitFor("counted"));
}

void CrashElection::theRecordHoldsAllAndVerifies()
{
    const QString path = m_folder.filePath(QStringLiteral("record.jsonl"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    std::string cursor;
    std::string text;
    do {
        const auto page = m_server->client().send("GET",
            "/v1/elections/" + m_id + "/record" + (cursor.empty() ? std::string() : "?cursor=" + cursor), {},
            {});
        QVERIFY(page.has_value());
        QCOMPARE(page->status, 200);
        text += page->body;
        cursor.clear();
        for (const auto& [name, value] : page->headers) {
            if (QString::fromStdString(name).compare(u"maru-next-cursor", Qt::CaseInsensitive) == 0)
                cursor = value;
        }
    } while (!cursor.empty());
    file.write(text.data(), static_cast<qint64>(text.size()));
    file.close();

    std::set<std::string> shown;
    for (const QString& line : QString::fromStdString(text).split(u'\n', Qt::SkipEmptyParts)) {
        const auto json = base::parseJson(line.toStdString());
        QVERIFY(json.has_value());
        const Json* leaves = json->find("leaves");
        if (leaves == nullptr)
            continue;
        for (const Json& entry : leaves->asArray()) {
            const Json& leaf = entry.at("leaf");
            const auto transaction = ledger::decodeTransaction(leaf.at("tx"));
            QVERIFY(transaction.has_value());
            if (leaf.at("result").at("code").asString() == "ok")
                shown.insert(ledger::transactionId(*transaction).hex());
        }
    }
    for (const std::string& id : m_casts.all())
        QVERIFY2(shown.count(id) == 1, ("not in the record: ballot " + id).c_str());
    for (const std::string& id : m_parts.all())
        QVERIFY2(shown.count(id) == 1, ("not in the record: part " + id).c_str());

    QProcess verifier;
    verifier.start(QDir(qEnvironmentVariable("MARU_BIN_DIR", QCoreApplication::applicationDirPath()))
                       .filePath(QStringLiteral("maru-verify")),
        { "election", path, "--json" });
    QVERIFY(verifier.waitForFinished(300'000));
    const auto verdict = base::parseJson(verifier.readAllStandardOutput().toStdString());
    QVERIFY2(verdict.has_value(), verifier.readAllStandardError().constData());
    for (const Json& check : verdict->at("checks").asArray()) {
        // Nobody has certified the result of this rehearsal; everything else is proven.
        const std::string wanted = check.at("name").asString() == "approvals" ? "unavailable" : "pass";
        QVERIFY2(check.at("verdict").asString() == wanted, base::canonical(check).c_str());
    }
}

QTEST_GUILESS_MAIN(CrashElection)
#include "tst_crash_election.moc"
