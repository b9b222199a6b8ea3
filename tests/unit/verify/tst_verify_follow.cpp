// SPDX-License-Identifier: Apache-2.0
// Following a server: heads are kept, growth is proven, forks and rollbacks are shouted about.
#include "tests/unit/verify/mini_chain.h"

#include "shared/crypto/hash.h"

#include <QtTest>

#include <QTemporaryDir>

using namespace maru;

class TestVerifyFollow : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void keepsHeads();
    void acceptsGrowth();
    void acceptsStandstill();
    void findsForkAtSameHeight();
    void findsForkAfterGrowth();
    void findsRollback();
    void findsRewrittenLog();
    void findsAnotherNode();
    void findsBadCheckpoint();
    void distrustsChangedHeads();
    void reportsMissingServer();

private:
    verify::Report follow(const MiniChain& chain, const std::string& node = {});
    bool hasFile(const char* name) const
    {
        return QFile::exists(m_folder->filePath(QString::fromLatin1(name)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    MiniChain::Shown m_shown;
    base::NullLogger m_log;
    std::unique_ptr<http::Server> m_server;
    std::unique_ptr<client::BlockingClient> m_client;
};

void TestVerifyFollow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = MiniChain::serve(m_shown, m_log);
    m_client = clientOf(*m_server);
}

void TestVerifyFollow::cleanup()
{
    m_client.reset();
    m_server.reset();
    m_folder.reset();
}

verify::Report TestVerifyFollow::follow(const MiniChain& chain, const std::string& node)
{
    {
        const std::lock_guard lock(m_shown.mutex);
        m_shown.chain = &chain;
    }
    verify::Report report;
    verify::followOnce(report, *m_client, m_folder->path().toStdString(), node);
    return report;
}

void TestVerifyFollow::keepsHeads()
{
    const MiniChain chain(3);
    const verify::Report report = follow(chain, chain.node());
    QVERIFY2(report.isGood(), explain(report).c_str());
    QVERIFY(hasFile("000000000002.json"));
    QCOMPARE(explain(report).find("--node"), std::string::npos);
    QVERIFY(explain(follow(chain)).find("--node") == std::string::npos); // the kept head says whom
}

void TestVerifyFollow::acceptsGrowth()
{
    for (int blocks = 1; blocks <= 7; ++blocks) {
        const MiniChain chain(blocks);
        const verify::Report report = follow(chain);
        QVERIFY2(report.isGood(), explain(report).c_str());
        QCOMPARE(report.passed("verify.consistency"), std::int64_t { blocks > 1 ? 1 : 0 });
    }
    QVERIFY(hasFile("000000000000.json"));
    QVERIFY(hasFile("000000000006.json"));
}

void TestVerifyFollow::acceptsStandstill()
{
    const MiniChain chain;
    QVERIFY(follow(chain).isGood());
    const verify::Report again = follow(chain);
    QVERIFY2(again.isGood(), explain(again).c_str());
    QCOMPARE(again.toJson("follow").at("facts").integerOr("kept", 0), std::int64_t { 1 });
}

void TestVerifyFollow::findsForkAtSameHeight()
{
    const MiniChain chain(6);
    const MiniChain other(6, 1);
    QVERIFY(follow(chain).isGood());
    const verify::Report report = follow(other);
    QCOMPARE(report.outcome(), verify::Outcome::Fail);
    QCOMPARE(report.failures()[0].check, std::string("verify.fork"));
    QVERIFY(hasFile("fork-000000000005.json"));
    // The evidence does not count as a kept head, and the fork stays one.
    QCOMPARE(follow(other).failures()[0].check, std::string("verify.fork"));
    QVERIFY(follow(chain).isGood());
}

void TestVerifyFollow::findsForkAfterGrowth()
{
    QVERIFY(follow(MiniChain(6)).isGood());
    const verify::Report report = follow(MiniChain(8, 1));
    QCOMPARE(report.outcome(), verify::Outcome::Fail);
    QCOMPARE(report.failures()[0].check, std::string("verify.fork"));
    QVERIFY(!hasFile("000000000007.json"));
}

void TestVerifyFollow::findsRollback()
{
    QVERIFY(follow(MiniChain(6)).isGood());
    const verify::Report report = follow(MiniChain(5));
    QCOMPARE(report.outcome(), verify::Outcome::Fail);
    QCOMPARE(report.failures()[0].check, std::string("verify.rollback"));
}

void TestVerifyFollow::findsRewrittenLog()
{
    // The old block is shown as it was, but the log below the new head is another one.
    QVERIFY(follow(MiniChain(6)).isGood());
    MiniChain chain(8);
    chain.blocks.back().header.header.logRoot = crypto::sha256("another log");
    chain.reseal(7);
    const verify::Report report = follow(chain);
    QCOMPARE(report.outcome(), verify::Outcome::Fail);
    QCOMPARE(report.failures()[0].check, std::string("verify.consistency"));
}

void TestVerifyFollow::findsAnotherNode()
{
    const MiniChain chain;
    const auto stranger = crypto::SigningKey::generate();
    const verify::Report report = follow(chain, crypto::didOf(stranger.publicKey()));
    QCOMPARE(report.failures()[0].check, std::string("verify.header_node"));
    MiniChain forged;
    forged.blocks.back().header.header.proposer = crypto::didOf(stranger.publicKey());
    forged.blocks.back().header.header.time = base::UnixSeconds(1'700'000'000);
    forged.blocks.back().header.signatures = { ledger::signHeader(
        forged.blocks.back().header.header, stranger) };
    QVERIFY(follow(chain).isGood());
    QCOMPARE(follow(forged).failures()[0].check, std::string("verify.header_node"));
    MiniChain unsignedHead;
    unsignedHead.blocks.back().header.signatures.clear();
    QCOMPARE(follow(unsignedHead).failures()[0].check, std::string("header.signature"));
}

void TestVerifyFollow::findsBadCheckpoint()
{
    // A head whose log is shorter than the checkpoint's is fine (a block came in between); a longer one is not.
    MiniChain chain(4);
    http::Router router;
    const MiniChain shorter(3);
    router.get("/v1/head", [&](const http::Request&) {
        return http::Response::json(200, ledger::toJson(chain.blocks.back().header));
    });
    router.get("/v1/checkpoint", [&](const http::Request&) {
        return http::Response::text(
            200, ledger::makeCheckpoint(shorter.blocks.back().header.header, chain.nodeKey()));
    });
    const auto server = std::move(*http::startServer(http::ServerOptions(), std::move(router), m_log));
    const auto client = clientOf(*server);
    verify::Report report;
    verify::followOnce(report, *client, m_folder->path().toStdString(), {});
    QCOMPARE(report.outcome(), verify::Outcome::Fail);
    QCOMPARE(report.failures()[0].check, std::string("verify.checkpoint"));
}

void TestVerifyFollow::distrustsChangedHeads()
{
    const MiniChain chain;
    QVERIFY(follow(chain).isGood());
    QFile file(m_folder->filePath(QStringLiteral("000000000005.json")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray text = file.readAll();
    text.replace("\"time\":1600000050", "\"time\":1600000051");
    file.seek(0);
    file.write(text);
    file.close();
    const verify::Report report = follow(chain);
    QCOMPARE(report.outcome(), verify::Outcome::Fail);
    QCOMPARE(report.failures()[0].check, std::string("verify.heads_folder"));
}

void TestVerifyFollow::reportsMissingServer()
{
    m_server->stop();
    const verify::Report report = follow(MiniChain());
    QCOMPARE(report.outcome(), verify::Outcome::Unavailable);
}

QTEST_GUILESS_MAIN(TestVerifyFollow)
#include "tst_verify_follow.moc"
