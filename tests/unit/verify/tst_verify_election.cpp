// SPDX-License-Identifier: Apache-2.0
// maru-verify election as a program: files and servers, what a reader knows from elsewhere, verdicts when nothing can be
// read. tests/data/election_record.jsonl is a finished election made by the second implementation (tests/election),
// which also tries every check on changed records.
#include "shared/base/result.h"

#include "shared/base/clock.h"
#include "shared/crypto/signing.h"
#include "shared/crypto/tls_identity.h"
#include "shared/http/server.h"
#include "shared/ledger/receipt.h"
#include "shared/merkle/log_tree.h"
#include "shared/verify/election/texts.h"

#include <QtTest>

#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <atomic>
#include <bit>
#include <map>
#include <mutex>

using namespace maru;

namespace {

constexpr std::size_t kChecks = 26;
constexpr const char* kElection = "e-00112233445566ff";

/// Of a finished program.
struct Run {
    int status = -1;
    std::string output;

    base::Json json() const
    {
        const auto parsed = base::parseJson(output);
        return parsed ? *parsed : base::Json();
    }
    std::string verdictOf(std::string_view name) const
    {
        const base::Json verdict = json();
        const base::Json* checks = verdict.find("checks");
        if (checks == nullptr)
            return output;
        for (const base::Json& check : checks->asArray()) {
            if (check.stringOr("name", "") == name)
                return check.stringOr("verdict", "");
        }
        return "no such check";
    }
    std::string detailOf(std::string_view name) const
    {
        const base::Json verdict = json();
        for (const base::Json& check : verdict.at("checks").asArray()) {
            if (check.stringOr("name", "") == name && check.at("first").isObject())
                return check.at("first").stringOr("detail", "");
        }
        return {};
    }
};

/// Hashes of the subtrees of a log, as far as a record's multiproof gives them.
class Subtrees {
public:
    Subtrees(std::map<std::uint64_t, base::Hash256> leaves, std::vector<base::Hash256> nodes)
        : m_leaves(std::move(leaves)), m_nodes(std::move(nodes))
    {
    }
    base::Hash256 fill(std::uint64_t first, std::uint64_t count)
    {
        const auto shown = m_leaves.lower_bound(first);
        base::Hash256 hash;
        if (shown == m_leaves.end() || shown->first >= first + count)
            hash = m_nodes.at(m_used++);
        else if (count == 1)
            hash = shown->second;
        else {
            const std::uint64_t left = std::bit_floor(count - 1);
            const base::Hash256 before = fill(first, left);
            hash = merkle::innerHash(before, fill(first + left, count - left));
        }
        m_hashes[{ first, count }] = hash;
        return hash;
    }
    /// RFC 6962 2.1.1
    std::vector<base::Hash256> path(std::uint64_t leaf, std::uint64_t first, std::uint64_t count) const
    {
        if (count == 1)
            return {};
        const std::uint64_t left = std::bit_floor(count - 1);
        const bool isLeft = leaf < first + left;
        auto proof = isLeft ? path(leaf, first, left) : path(leaf, first + left, count - left);
        proof.push_back(isLeft ? m_hashes.at({ first + left, count - left }) : m_hashes.at({ first, left }));
        return proof;
    }

private:
    std::map<std::uint64_t, base::Hash256> m_leaves;
    std::vector<base::Hash256> m_nodes;
    std::size_t m_used = 0;
    std::map<std::pair<std::uint64_t, std::uint64_t>, base::Hash256> m_hashes;
};

} // namespace

class TestVerifyElection : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void saysEveryReasonInKorean();
    void passesAGoodRecord();
    void decidesNothingWhenTheNodeIsOnlyTheRecordsOwn();
    void refusesAnotherNode();
    void comparesTheId();
    void findsTheHeadThatWasNoted();
    void saysTheSameOnAnyNumberOfThreads_data();
    void saysTheSameOnAnyNumberOfThreads();
    void comparesTheKeysOfPeople();
    void comparesBlocksNotedByHand();
    void comparesKeptHeads();
    void comparesReceipts();
    void refusesALineOfTooManyValues();
    void printsAVerdictWhateverCannotBeRead_data();
    void printsAVerdictWhateverCannotBeRead();
    void fetchesFromAServerPageByPage();
    void stopsAtAServerWithoutEnd_data();
    void stopsAtAServerWithoutEnd();
    void refusesBadArguments_data();
    void refusesBadArguments();

private:
    Run run(QStringList arguments) const;
    Run verify(const QString& file, QStringList arguments) const;
    QString write(const char* name, const std::string& text) const;
    ledger::SignedHeader lastHeader() const;
    /// Of the first leaf with this action and the code ok.
    ledger::Receipt receiptOf(std::string_view action) const;

    std::string m_record;
    std::vector<base::Json> m_lines;
    std::string m_node;
    QString m_file;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestVerifyElection::initTestCase()
{
    QFile file(QStringLiteral(MARU_TEST_DATA_DIR "/election_record.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_record = file.readAll().toStdString();
    std::size_t at = 0;
    while (at < m_record.size()) {
        const std::size_t end = m_record.find('\n', at);
        auto line = base::parseJson(std::string_view(m_record).substr(at, end - at));
        QVERIFY(line.has_value());
        m_lines.push_back(std::move(*line));
        at = end + 1;
    }
    m_node = m_lines.front().at("node").asString();
    QCOMPARE(m_lines.front().at("election").asString(), std::string(kElection));
}

void TestVerifyElection::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = write("record.jsonl", m_record);
}

Run TestVerifyElection::run(QStringList arguments) const
{
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/maru-verify"),
        QStringList { QStringLiteral("election") } + arguments);
    process.waitForFinished(120'000);
    return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        process.readAllStandardOutput().toStdString() };
}

Run TestVerifyElection::verify(const QString& file, QStringList arguments) const
{
    return run(QStringList { file, QStringLiteral("--json") } + arguments);
}

QString TestVerifyElection::write(const char* name, const std::string& text) const
{
    const QString path = m_folder->filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(text.data(), static_cast<qint64>(text.size()));
    return path;
}

ledger::SignedHeader TestVerifyElection::lastHeader() const
{
    ledger::SignedHeader last;
    for (base::Json line : m_lines) {
        if (line.find("leaves") == nullptr)
            continue;
        line.remove("leaves");
        last = *ledger::decodeSignedHeader(line);
    }
    return last;
}

ledger::Receipt TestVerifyElection::receiptOf(std::string_view action) const
{
    std::map<std::uint64_t, base::Hash256> leaves;
    std::vector<base::Hash256> nodes;
    ledger::Receipt receipt;
    bool isFound = false;
    for (const base::Json& line : m_lines) {
        if (const base::Json* shown = line.find("leaves")) {
            for (const base::Json& one : shown->asArray()) {
                const auto index = static_cast<std::uint64_t>(one.at("index").asInteger());
                const base::Json& leaf = one.at("leaf");
                leaves.emplace(index, merkle::leafHash(base::asBytes(base::canonical(leaf))));
                if (isFound || leaf.at("tx").at("action").asString() != action
                    || leaf.at("result").at("code").asString() != "ok")
                    continue;
                isFound = true;
                receipt.index = index;
                receipt.transaction = *ledger::decodeTransaction(leaf.at("tx"));
                receipt.result = { "ok", leaf.at("result").at("data") };
            }
        }
        if (const base::Json* log = line.find("log")) {
            for (const base::Json& node : log->at("nodes").asArray())
                nodes.push_back(*base::Hash256::fromHex(node.asString()));
        }
    }
    receipt.header = lastHeader();
    const std::uint64_t size = receipt.header.header.logSize;
    Subtrees tree(std::move(leaves), std::move(nodes));
    tree.fill(0, size);
    receipt.proof = tree.path(receipt.index, 0, size);
    return receipt;
}

void TestVerifyElection::saysEveryReasonInKorean()
{
    using verify::election::Language;
    const QRegularExpression said(QStringLiteral("unavailable\\(\\s*\"([^\"]+)\""));
    int reasons = 0;
    QDirIterator files(QStringLiteral(MARU_TEST_DATA_DIR "/../../shared/verify/election"),
        { QStringLiteral("*.cpp") }, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto found = said.globalMatch(QString::fromUtf8(file.readAll()));
        while (found.hasNext()) {
            const std::string reason = found.next().captured(1).toStdString();
            QVERIFY2(verify::election::reasonText(reason, Language::Korean) != reason, reason.c_str());
            QCOMPARE(verify::election::reasonText(reason, Language::English), std::string_view(reason));
            ++reasons;
        }
    }
    QVERIFY(reasons > 15);
    QCOMPARE(
        verify::election::reasonText("something else", Language::Korean), std::string_view("something else"));
}

void TestVerifyElection::passesAGoodRecord()
{
    const Run passed = verify(m_file, { "--node", QString::fromStdString(m_node) });
    QVERIFY2(passed.status == 0, passed.output.c_str());
    const base::Json verdict = passed.json();
    QCOMPARE(verdict.stringOr("format", ""), std::string("maru-election-verdict/v1"));
    QCOMPARE(verdict.stringOr("verdict", ""), std::string("pass"));
    QCOMPARE(verdict.stringOr("trust", ""), std::string("node"));
    QVERIFY(verdict.booleanOr("trusted_node", false));
    QVERIFY(!verdict.booleanOr("trust_on_first_use", true));
    QVERIFY(!verdict.booleanOr("rehearsal", true));
    QCOMPARE(verdict.at("checks").asArray().size(), kChecks);
    const auto& people = verdict.at("people").asArray();
    QCOMPARE(people.size(), std::size_t(5)); // three trustees, two certifiers
    QCOMPARE(people.front().stringOr("role", ""), std::string("trustee"));
    QCOMPARE(people.front().integerOr("index", 0), std::int64_t(1));
    QVERIFY(people.front().stringOr("officer", "").starts_with("o-"));
    QCOMPARE(people.back().stringOr("role", ""), std::string("certifier"));
}

void TestVerifyElection::decidesNothingWhenTheNodeIsOnlyTheRecordsOwn()
{
    const Run undecided = verify(m_file, {});
    QCOMPARE(undecided.status, 2);
    QCOMPARE(undecided.json().stringOr("verdict", ""), std::string("pass"));
    QCOMPARE(undecided.json().stringOr("trust", ""), std::string("first use"));
    QVERIFY(!undecided.json().booleanOr("trusted_node", true));
    QCOMPARE(verify(m_file, { "--trust-first" }).status, 0);
    const std::string english = run({ m_file, "--language", "en" }).output;
    QVERIFY(english.find("Trust: first use") != std::string::npos);
    QVERIFY(english.find("WARNING") < english.find("[pass]"));
    QVERIFY(english.find("Not decided") != std::string::npos);
    const std::string korean = run({ m_file, "--language", "ko" }).output;
    QVERIFY(korean.find("주의: ") < korean.find("[통과]"));
    QVERIFY(korean.find("판정 보류") != std::string::npos);
    QVERIFY(
        run({ m_file, "--language", "en", "--trust-first" }).output.find("Not decided") == std::string::npos);
}

void TestVerifyElection::refusesAnotherNode()
{
    const std::string other = crypto::didOf(crypto::SigningKey::generate().publicKey());
    const Run failed = verify(m_file, { "--node", QString::fromStdString(other) });
    QCOMPARE(failed.status, 1);
    QCOMPARE(failed.verdictOf("blocks"), std::string("fail"));
}

void TestVerifyElection::comparesTheId()
{
    QCOMPARE(verify(m_file, { "--trust-first", "--id", kElection }).status, 0);
    const Run other = verify(m_file, { "--trust-first", "--id", "e-0000000000000000" });
    QCOMPARE(other.status, 1);
    QCOMPARE(other.verdictOf("format"), std::string("fail"));
    QCOMPARE(other.verdictOf("blocks"), std::string("unavailable"));
}

void TestVerifyElection::findsTheHeadThatWasNoted()
{
    const std::string head = verify(m_file, {}).json().stringOr("chain_head", "");
    QCOMPARE(head.size(), std::size_t(64));
    QCOMPARE(verify(m_file, { "--trust-first", "--since", QString::fromStdString(head) }).status, 0);
    const Run missing = verify(m_file, { "--trust-first", "--since", QString(64, '7') });
    QCOMPARE(missing.status, 1);
    QCOMPARE(missing.verdictOf("ballot_chain"), std::string("fail"));
}

void TestVerifyElection::saysTheSameOnAnyNumberOfThreads_data()
{
    QTest::addColumn<QString>("threads");
    for (const char* count : { "0", "1", "3", "64" })
        QTest::newRow(count) << QString::fromLatin1(count);
}

void TestVerifyElection::saysTheSameOnAnyNumberOfThreads()
{
    QFETCH(QString, threads);
    const Run one = verify(m_file, { "--trust-first", "--threads", threads });
    QCOMPARE(one.status, 0);
    QCOMPARE(one.output, verify(m_file, { "--trust-first" }).output);
}

void TestVerifyElection::comparesTheKeysOfPeople()
{
    const base::Json people = verify(m_file, {}).json().at("people");
    QStringList pins { "--trust-first" };
    QStringList swapped { "--trust-first" };
    QString certifier;
    for (const base::Json& person : people.asArray()) {
        const QString did = QString::fromStdString(person.at("did").asString());
        if (person.at("role").asString() == "trustee") {
            const std::int64_t index = person.at("index").asInteger();
            pins << "--trustee" << QStringLiteral("%1=%2").arg(index).arg(did);
            swapped << "--trustee" << QStringLiteral("%1=%2").arg(index % 3 + 1).arg(did);
        } else {
            pins << "--certifier" << did;
            certifier = did;
        }
    }
    const Run pinned = verify(m_file, pins);
    QVERIFY2(pinned.status == 0, pinned.output.c_str());
    QCOMPARE(pinned.json().at("people_pinned").integerOr("trustees", 0), std::int64_t(3));
    QCOMPARE(pinned.json().at("people_pinned").integerOr("certifiers", 0), std::int64_t(2));
    const Run others = verify(m_file, swapped);
    QCOMPARE(others.status, 1);
    QCOMPARE(others.verdictOf("people"), std::string("fail"));
    QCOMPARE(others.verdictOf("trustee_keys"), std::string("pass"));
    // One of the two who certified is somebody else than the caller knows.
    const Run stranger = verify(m_file, { "--trust-first", "--certifier", certifier });
    QCOMPARE(stranger.status, 1);
    QCOMPARE(stranger.verdictOf("people"), std::string("fail"));
}

void TestVerifyElection::comparesBlocksNotedByHand()
{
    const ledger::Header header = lastHeader().header;
    const QString height = QString::number(header.height.count());
    const QString hash = QString::fromStdString(ledger::headerHash(header).hex());
    const Run good = verify(m_file, { "--chain-head", height + ':' + hash });
    QVERIFY2(good.status == 0, good.output.c_str());
    QCOMPARE(good.json().stringOr("trust", ""), std::string("anchor"));
    QCOMPARE(good.json().integerOr("anchors", 0), std::int64_t(1));
    const Run wrong = verify(m_file, { "--chain-head", height + ':' + QString(64, 'a') });
    QCOMPARE(wrong.status, 1);
    QCOMPARE(wrong.verdictOf("blocks"), std::string("fail"));
    const Run beyond = verify(m_file, { "--chain-head", "999999999:" + hash });
    QCOMPARE(beyond.status, 1);
    QCOMPARE(beyond.verdictOf("blocks"), std::string("fail"));
}

void TestVerifyElection::comparesKeptHeads()
{
    const ledger::SignedHeader header = lastHeader();
    const QString heads = m_folder->filePath("heads");
    QVERIFY(QDir().mkpath(heads));
    const auto keep = [&](const ledger::SignedHeader& kept) {
        const QString name =
            QStringLiteral("heads/%1.json").arg(kept.header.height.count(), 12, 10, QChar('0'));
        write(name.toLatin1().constData(), base::canonical(ledger::toJson(kept)) + "\n");
    };
    // Nothing that is kept lies in the record: nothing is compared, and nothing is known of the node.
    QCOMPARE(verify(m_file, { "--heads", heads }).status, 2);
    keep(header);
    const Run good = verify(m_file, { "--heads", heads });
    QVERIFY2(good.status == 0, good.output.c_str());
    QCOMPARE(good.json().integerOr("anchors", 0), std::int64_t(1));
    // What was seen of the same height was another block.
    const crypto::SigningKey key = crypto::SigningKey::generate();
    ledger::SignedHeader fork = header;
    fork.header.proposer = crypto::didOf(key.publicKey());
    fork.signatures = { ledger::signHeader(fork.header, key) };
    keep(fork);
    const Run forked = verify(m_file, { "--trust-first", "--heads", heads });
    QCOMPARE(forked.status, 1);
    QCOMPARE(forked.verdictOf("blocks"), std::string("fail"));
    // A kept file that is damaged says nothing, and is not passed over.
    write("heads/000000000001.json", "{}");
    const Run damaged = verify(m_file, { "--trust-first", "--heads", heads });
    QCOMPARE(damaged.status, 2);
    QCOMPARE(damaged.verdictOf("format"), std::string("unavailable"));
}

void TestVerifyElection::comparesReceipts()
{
    const ledger::Receipt receipt = receiptOf("cast");
    QVERIFY(ledger::checkReceipt(receipt, m_node).has_value());
    const auto text = [](const ledger::Receipt& one) { return base::canonical(ledger::toJson(one)); };
    const Run good = verify(m_file, { "--receipt", write("good.json", text(receipt)) });
    QVERIFY2(good.status == 0, good.output.c_str());
    QCOMPARE(good.json().integerOr("anchors", 0), std::int64_t(1));
    // A receipt that another history gave for the same ballot: good by itself, and not of this record.
    const crypto::SigningKey key = crypto::SigningKey::generate();
    ledger::Receipt other = receipt;
    other.index = 0;
    other.proof.clear();
    ledger::Header& header = other.header.header;
    header.proposer = crypto::didOf(key.publicKey());
    header.logSize = 1;
    header.logRoot = merkle::leafHash(
        base::asBytes(base::canonical(base::Json::object({ { "tx", ledger::toJson(other.transaction) },
            { "result", base::Json::object({ { "code", "ok" }, { "data", other.result.data } }) } }))));
    header.ledgerRoot = ledger::computeLedgerRoot(header);
    other.header.signatures = { ledger::signHeader(header, key) };
    QVERIFY(ledger::checkReceipt(other, header.proposer).has_value());
    const Run forked = verify(m_file, { "--trust-first", "--receipt", write("other.json", text(other)) });
    QCOMPARE(forked.status, 1);
    QCOMPARE(forked.verdictOf("inclusion"), std::string("fail"));
    QVERIFY(forked.detailOf("inclusion").find("another one") != std::string::npos);
    // A receipt that was changed proves nothing.
    ledger::Receipt changed = receipt;
    changed.result.data.set("replaced", true);
    const Run broken = verify(m_file, { "--trust-first", "--receipt", write("changed.json", text(changed)) });
    QCOMPARE(broken.status, 1);
    QCOMPARE(broken.verdictOf("inclusion"), std::string("fail"));
    // Of several all must hold.
    QCOMPARE(
        verify(m_file,
            { "--receipt", write("good.json", text(receipt)), "--receipt", write("other.json", text(other)) })
            .status,
        1);
}

void TestVerifyElection::refusesALineOfTooManyValues()
{
    std::string values = "{\"roll\":[0";
    for (int i = 1; i < 200'001; ++i)
        values += ",0";
    const std::string head = m_record.substr(0, m_record.find('\n') + 1);
    const Run refused = verify(write("wide.jsonl", head + values + "]}\n"), { "--trust-first" });
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.detailOf("format").find("json.too_many") != std::string::npos, refused.output.c_str());
}

void TestVerifyElection::printsAVerdictWhateverCannotBeRead_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no such file") << QStringList { "/nonexistent/record.jsonl" };
    QTest::newRow("a folder") << QStringList { "/tmp" };
    QTest::newRow("no server") << QStringList { "http://127.0.0.1:1", "--id", kElection };
    QTest::newRow("no CA") << QStringList { "https://127.0.0.1:1", "--id", kElection, "--ca",
        "/nonexistent" };
    QTest::newRow("no receipt") << QStringList { "RECORD", "--receipt", "/nonexistent.json" };
    QTest::newRow("no heads") << QStringList { "RECORD", "--heads", "/nonexistent" };
    QTest::newRow("no room for the copy") << QStringList { "RECORD", "--output", "/nonexistent/copy.jsonl" };
}

void TestVerifyElection::printsAVerdictWhateverCannotBeRead()
{
    QFETCH(QStringList, arguments);
    arguments.replaceInStrings(QStringLiteral("RECORD"), m_file);
    const Run unread = run(arguments + QStringList { "--json", "--trust-first" });
    QCOMPARE(unread.status, 2);
    const base::Json verdict = unread.json();
    QCOMPARE(verdict.stringOr("verdict", ""), std::string("unavailable"));
    const auto& checks = verdict.at("checks").asArray();
    QCOMPARE(checks.size(), kChecks);
    for (const base::Json& check : checks)
        QCOMPARE(check.stringOr("verdict", ""), std::string("unavailable"));
    QVERIFY(!unread.detailOf("format").empty());
}

void TestVerifyElection::fetchesFromAServerPageByPage()
{
    const auto identity = crypto::makeTlsIdentity({ "localhost", "127.0.0.1" }, base::SystemClock().now());
    QVERIFY(identity.has_value());
    constexpr std::size_t kPages = 3;
    std::atomic<int> asked { 0 };
    http::Router router;
    router.get("/v1/elections/{id}/record", [&](const http::Request& request) {
        ++asked;
        if (request.parameters.at("id") != kElection)
            return http::Response::text(404, "none");
        const auto cursor = request.queryValue("cursor");
        const std::size_t page = cursor ? std::stoul(*cursor) : 0;
        const std::size_t size = m_record.size() / kPages;
        // A page ends with a line, wherever that is.
        const auto edge = [&](std::size_t n) {
            return n == 0 ? 0 : n == kPages ? m_record.size() : m_record.find('\n', n * size) + 1;
        };
        http::Response response = http::Response::text(
            200, m_record.substr(edge(page), edge(page + 1) - edge(page)), "application/jsonl");
        response.headers["Maru-Next-Cursor"] = page + 1 < kPages ? std::to_string(page + 1) : "";
        return response;
    });
    http::ServerOptions options;
    options.certificatePem = identity->certificatePem;
    options.keyPem = std::string(base::asText(identity->keyPem.view()));
    base::NullLogger log;
    const auto server = http::startServer(options, std::move(router), log);
    QVERIFY(server.has_value());
    const QString url = QStringLiteral("https://localhost:%1").arg((*server)->port());
    const QString authority = write("ca.pem", identity->caCertificatePem);
    const QString copy = m_folder->filePath("copy.jsonl");
    const Run passed = verify(url,
        { "--id", kElection, "--ca", authority, "--output", copy, "--node", QString::fromStdString(m_node) });
    QVERIFY2(passed.status == 0, passed.output.c_str());
    QCOMPARE(asked.load(), static_cast<int>(kPages));
    QFile kept(copy);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll().toStdString(), m_record);
    // A server with a certificate of nobody that is known is not asked.
    QCOMPARE(verify(url, { "--id", kElection, "--trust-first" }).status, 2);
    QCOMPARE(asked.load(), static_cast<int>(kPages));
    const Run unknown = verify(url, { "--id", "e-1", "--ca", authority, "--trust-first" });
    QCOMPARE(unknown.status, 2);
    QCOMPARE(unknown.verdictOf("format"), std::string("unavailable"));
}

void TestVerifyElection::stopsAtAServerWithoutEnd_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("the same cursor") << "same";
    QTest::newRow("two cursors in turn") << "turn";
    QTest::newRow("empty pages") << "empty";
    QTest::newRow("lines that are no record") << "noise";
}

void TestVerifyElection::stopsAtAServerWithoutEnd()
{
    QFETCH(QString, kind);
    int asked = 0;
    std::mutex mutex;
    http::Router router;
    router.get("/v1/elections/{id}/record", [&](const http::Request& request) {
        const std::lock_guard lock(mutex);
        ++asked;
        const std::string cursor = request.queryValue("cursor").value_or("");
        const std::string head = m_record.substr(0, m_record.find('\n') + 1);
        // Roll lines go on and on, with rising numbers.
        const std::string more = "{\"roll\":[{\"credential\":\"\",\"number\":" + std::to_string(asked)
            + ",\"precinct\":\"p001\",\"weight\":1}]}\n";
        http::Response response = http::Response::text(200,
            cursor.empty()                        ? head
                : kind == QStringLiteral("empty") ? ""
                : kind == QStringLiteral("noise") ? "{}\n"
                                                  : more,
            "application/jsonl");
        response.headers["Maru-Next-Cursor"] = kind == QStringLiteral("same") ? "1"
            : kind == QStringLiteral("turn")                                  ? (cursor == "1" ? "2" : "1")
                                                                              : std::to_string(asked);
        return response;
    });
    base::NullLogger log;
    const auto server = http::startServer({}, std::move(router), log);
    QVERIFY(server.has_value());
    const QString url = QStringLiteral("http://127.0.0.1:%1").arg((*server)->port());
    // A copy must not be what keeps it reading.
    const Run stopped = verify(url, { "--id", kElection, "--output", m_folder->filePath("copy.jsonl") });
    QCOMPARE(stopped.status, 1);
    QCOMPARE(stopped.verdictOf("format"), std::string("fail"));
    QVERIFY(asked <= 4);
}

void TestVerifyElection::refusesBadArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("server without id") << QStringList { "http://127.0.0.1:1" };
    QTest::newRow("trustee without index") << QStringList { "x", "--trustee", "did:key:z6Mk" };
    QTest::newRow("trustee 0") << QStringList { "x", "--trustee", "0=did:key:z6Mk" };
    QTest::newRow("trustee without key") << QStringList { "x", "--trustee", "1=me" };
    QTest::newRow("certifier without key") << QStringList { "x", "--certifier", "me" };
    QTest::newRow("head without hash") << QStringList { "x", "--chain-head", "7" };
    QTest::newRow("head of no height") << QStringList { "x", "--chain-head", "-1:" + QString(64, 'a') };
    QTest::newRow("head of a short hash") << QStringList { "x", "--chain-head", "7:abc" };
    QTest::newRow("noted head that is no hash") << QStringList { "x", "--since", "ZZ" };
    QTest::newRow("threads") << QStringList { "x", "--threads", "-1" };
}

void TestVerifyElection::refusesBadArguments()
{
    QFETCH(QStringList, arguments);
    const Run refused = run(arguments + QStringList { "--json" });
    QCOMPARE(refused.status, 2);
    QVERIFY(refused.json().find("checks") == nullptr);
}

QTEST_GUILESS_MAIN(TestVerifyElection)
#include "tst_verify_election.moc"
