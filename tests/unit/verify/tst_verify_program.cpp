// SPDX-License-Identifier: Apache-2.0
// maru-verify as a program: exit status, JSON, languages, bad arguments.
#include "tests/unit/verify/mini_chain.h"

#include <QtTest>

#include <QProcess>
#include <QTemporaryDir>

using namespace maru;

class TestVerifyProgram : public QObject {
    Q_OBJECT

private slots:
    void init();
    void checksReceipts();
    void checksChains();
    void checksServers();
    void checksSums();
    void speaksBothLanguages();
    void refusesBadArguments_data();
    void refusesBadArguments();

private:
    struct Run {
        int status = -1;
        std::string output;
        base::Json json() const
        {
            const auto parsed = base::parseJson(output);
            return parsed ? *parsed : base::Json();
        }
    };
    Run run(const QStringList& arguments) const;
    QString write(const char* name, const std::string& text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestVerifyProgram::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

TestVerifyProgram::Run TestVerifyProgram::run(const QStringList& arguments) const
{
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/maru-verify"), arguments);
    process.waitForFinished(60'000);
    return { process.exitCode(), process.readAllStandardOutput().toStdString() };
}

QString TestVerifyProgram::write(const char* name, const std::string& text) const
{
    const QString path = m_folder->filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(text.data(), static_cast<qint64>(text.size()));
    return path;
}

void TestVerifyProgram::checksReceipts()
{
    const MiniChain chain;
    const std::string good = base::canonical(ledger::toJson(chain.receipt(4, 1)));
    const QString node = QString::fromStdString(chain.node());
    const Run passed = run({ "receipt", write("good.json", good), "--node", node, "--json" });
    QCOMPARE(passed.status, 0);
    QCOMPARE(passed.json().stringOr("outcome", ""), std::string("pass"));
    std::string bad = good;
    bad.replace(bad.find("\"amount\":1001"), 13, "\"amount\":9001");
    const Run failed = run({ "receipt", write("bad.json", bad), "--json" });
    QCOMPARE(failed.status, 1);
    QCOMPARE(failed.json().at("failures").asArray()[0].stringOr("check", ""),
        std::string("transaction.signature"));
    const Run missing = run({ "receipt", m_folder->filePath("none.json"), "--json" });
    QCOMPARE(missing.status, 2);
    QCOMPARE(missing.json().stringOr("outcome", ""), std::string("unavailable"));
}

void TestVerifyProgram::checksChains()
{
    const MiniChain chain;
    QCOMPARE(run({ "chain", write("good.jsonl", chain.text()) }).status, 0);
    // A last line without its line feed is still a line; half a line is not.
    std::string text = chain.text(false);
    text.pop_back();
    QCOMPARE(run({ "chain", write("unended.jsonl", text) }).status, 0);
    text.resize(text.size() - 10);
    QCOMPARE(run({ "chain", write("cut.jsonl", text) }).status, 1);
    QCOMPARE(run({ "chain", m_folder->path() }).status, 2);
}

void TestVerifyProgram::checksServers()
{
    const MiniChain chain;
    MiniChain::Shown shown;
    shown.chain = &chain;
    base::NullLogger log;
    const auto server = MiniChain::serve(shown, log);
    const QString url = QStringLiteral("http://127.0.0.1:%1").arg(server->port());
    QCOMPARE(run({ "chain", url }).status, 0);
    const QString heads = m_folder->filePath("heads");
    QCOMPARE(run({ "follow", url, "--heads", heads }).status, 0);
    QCOMPARE(run({ "sums", kCampaign, "--server", url }).status, 0);
    const MiniChain fork(6, 1);
    {
        const std::lock_guard lock(shown.mutex);
        shown.chain = &fork;
    }
    QCOMPARE(run({ "follow", url, "--heads", heads }).status, 1);
    server->stop();
    QCOMPARE(run({ "follow", url, "--heads", heads }).status, 2);
    QCOMPARE(run({ "chain", url }).status, 2);
}

void TestVerifyProgram::checksSums()
{
    MiniChain chain;
    const QString good = write("good.jsonl", chain.text());
    QCOMPARE(run({ "sums", kCampaign, "--export", good }).status, 0);
    QCOMPARE(run({ "sums", "c-nobody", "--export", good }).status, 2);
    chain.state[{ "donation", "campaigns", kCampaign }].set("balance", 7);
    chain.resealState();
    QCOMPARE(run({ "sums", kCampaign, "--export", write("bad.jsonl", chain.text()) }).status, 1);
}

void TestVerifyProgram::speaksBothLanguages()
{
    const QString file = write("good.jsonl", MiniChain().text());
    QVERIFY(run({ "chain", file, "--language", "ko" }).output.find("통과") != std::string::npos);
    QVERIFY(run({ "chain", file, "--language", "en" }).output.find("PASS") != std::string::npos);
}

void TestVerifyProgram::refusesBadArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("none") << QStringList();
    QTest::newRow("unknown") << QStringList { "frobnicate" };
    QTest::newRow("no file") << QStringList { "receipt" };
    QTest::newRow("bad node") << QStringList { "receipt", "x", "--node", "me" };
    QTest::newRow("bad language") << QStringList { "receipt", "x", "--language", "fr" };
    QTest::newRow("no heads") << QStringList { "follow", "https://a" };
    QTest::newRow("sums of nothing") << QStringList { "sums", "c-1" };
    QTest::newRow("sums of two") << QStringList { "sums", "c-1", "--server", "https://a", "--export", "b" };
    QTest::newRow("bad url") << QStringList { "sums", "c-1", "--server", "nonsense" };
    QTest::newRow("missing ca") << QStringList { "chain", "https://127.0.0.1:1", "--ca", "/nonexistent" };
}

void TestVerifyProgram::refusesBadArguments()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(run(arguments).status, 2);
}

QTEST_GUILESS_MAIN(TestVerifyProgram)
#include "tst_verify_program.moc"
