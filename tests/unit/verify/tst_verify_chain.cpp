// SPDX-License-Identifier: Apache-2.0
// A good export passes; each kind of tampering fails the check that is named for it, also when the node itself helped.
#include "tests/unit/verify/mini_chain.h"

#include "shared/crypto/hash.h"
#include "shared/errors/catalogue.h"
#include "shared/verify/chain_checker.h"

#include <QtTest>

#include <functional>

using namespace maru;

using Tamper = std::function<void(MiniChain&)>;
using TamperLines = std::function<void(std::vector<std::string>&)>;
Q_DECLARE_METATYPE(Tamper)
Q_DECLARE_METATYPE(TamperLines)

class TestVerifyChain : public QObject {
    Q_OBJECT

private slots:
    void acceptsGoodChain();
    void acceptsChainWithoutState();
    void saysWhomItTrusts();
    void findsTampering_data();
    void findsTampering();
    void findsBrokenFiles_data();
    void findsBrokenFiles();
    void findsEveryChangedByte();
    void acceptsRedactedLeaves();
    void acceptsRedactedState();
    void acceptsMatchingEnd();
    void cannotCheckLaterStart();
    void readsServersPageByPage();
    void findsServersThatContradictThemselves();
    void hasTextsForItsChecks();
};

namespace {

verify::Report check(const MiniChain& chain, const std::string& node)
{
    verify::Report report;
    TextSource source(chain.lines());
    verify::checkChain(report, source, node);
    return report;
}

verify::Report checkLines(std::vector<std::string> lines)
{
    verify::Report report;
    TextSource source(std::move(lines));
    verify::checkChain(report, source, {});
    return report;
}

/// Changes leaf `n` of the block, and lets the log follow, so that only the leaf itself is wrong.
void replaceLeaf(MiniChain& chain, std::size_t block, std::size_t n, const base::Json& leaf)
{
    chain.blocks[block].leaves[n] = leaf;
    merkle::LogFrontier log;
    std::vector<merkle::LogNode> ignored;
    for (MiniBlock& one : chain.blocks) {
        for (const base::Json& each : one.leaves)
            log.append(merkle::leafHash(base::asBytes(base::canonical(each))), ignored);
        one.header.header.logSize = log.size();
        one.header.header.logRoot = log.root();
    }
    chain.resealFrom(0);
}

base::Json leafOf(const ledger::Transaction& transaction, const std::string& code = "ok")
{
    ledger::TransactionResult result;
    result.code = code;
    return *base::parseJson(ledger::leafData(transaction, result));
}

} // namespace

void TestVerifyChain::acceptsGoodChain()
{
    const MiniChain chain;
    const verify::Report report = check(chain, chain.node());
    QVERIFY2(report.isGood(), explain(report).c_str());
    QCOMPARE(report.passed("header.signature"), std::int64_t { 6 });
    QCOMPARE(report.passed("verify.header_previous"), std::int64_t { 5 });
    QCOMPARE(report.passed("transaction.signature"), std::int64_t { 15 });
    QCOMPARE(report.passed("verify.log_root"), std::int64_t { 6 });
    QCOMPARE(report.passed("verify.state_root"), std::int64_t { 1 });
    const base::Json json = report.toJson("chain");
    QCOMPARE(json.stringOr("outcome", ""), std::string("pass"));
    QCOMPARE(json.at("facts").integerOr("transactions", 0), std::int64_t { 15 });
}

void TestVerifyChain::acceptsChainWithoutState()
{
    const MiniChain chain;
    const verify::Report report = checkLines(chain.lines(false));
    QVERIFY2(report.isGood(), explain(report).c_str());
    QVERIFY(explain(report).find("no state rows") != std::string::npos);
}

void TestVerifyChain::saysWhomItTrusts()
{
    const MiniChain chain;
    const std::string pinned = explain(check(chain, chain.node()));
    const std::string trusting = explain(check(chain, {}));
    QCOMPARE(pinned.find("--node"), std::string::npos);
    QVERIFY(trusting.find("--node") != std::string::npos);
    const auto stranger = crypto::SigningKey::generate();
    const verify::Report report = check(chain, crypto::didOf(stranger.publicKey()));
    QCOMPARE(report.outcome(), verify::Outcome::Fail);
    QCOMPARE(report.failures()[0].check, std::string("verify.header_node"));
}

void TestVerifyChain::findsTampering_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<Tamper>("tamper");
    const auto row = [](const char* name, const char* expected, const Tamper& tamper) {
        QTest::newRow(name) << QByteArray(expected) << tamper;
    };
    // By somebody without the node's key.
    row("changed header", "header.ledger_root",
        [](MiniChain& chain) { chain.blocks[2].header.header.parametersVersion = 9; });
    row("changed header and ledger root", "header.signature", [](MiniChain& chain) {
        chain.blocks[2].header.header.parametersVersion = 9;
        chain.blocks[2].header.header.ledgerRoot = ledger::computeLedgerRoot(chain.blocks[2].header.header);
    });
    row("changed time", "header.signature",
        [](MiniChain& chain) { chain.blocks[2].header.header.time = base::UnixSeconds(1'600'000'021); });
    row("no signature", "header.signature",
        [](MiniChain& chain) { chain.blocks[2].header.signatures.clear(); });
    row("another's signature", "header.signature", [](MiniChain& chain) {
        const auto stranger = crypto::SigningKey::generate();
        chain.blocks[2].header.signatures = { ledger::signHeader(chain.blocks[2].header.header, stranger) };
    });
    row("another proposer", "verify.header_node", [](MiniChain& chain) {
        const auto stranger = crypto::SigningKey::generate();
        chain.blocks[2].header.header.proposer = crypto::didOf(stranger.publicKey());
        chain.blocks[2].header.signatures = { ledger::signHeader(chain.blocks[2].header.header, stranger) };
    });
    row("changed amount", "transaction.signature", [](MiniChain& chain) {
        base::Json& transaction = *const_cast<base::Json*>(chain.blocks[3].leaves[1].find("tx"));
        const_cast<base::Json*>(transaction.find("payload"))->set("amount", 999'999);
    });
    row("changed result", "verify.log_root", [](MiniChain& chain) {
        const_cast<base::Json*>(chain.blocks[3].leaves[1].find("result"))->set("code", "donation.not_open");
    });
    row("swapped transactions", "verify.log_root",
        [](MiniChain& chain) { std::swap(chain.blocks[3].leaves[0], chain.blocks[3].leaves[1]); });
    row("removed transaction", "verify.log_size",
        [](MiniChain& chain) { chain.blocks[3].leaves.pop_back(); });
    row("added transaction", "verify.log_size",
        [](MiniChain& chain) { chain.blocks[3].leaves.push_back(leafOf(chain.transaction(77, 0))); });
    row("hidden transaction", "verify.log_root", [](MiniChain& chain) {
        chain.blocks[3].leaves[0] = base::Json::object({ { "redacted", crypto::sha256("something else") } });
    });
    row("changed leaf member", "verify.leaf",
        [](MiniChain& chain) { chain.blocks[3].leaves[0].set("extra", 1); });
    row("missing block", "verify.header_height",
        [](MiniChain& chain) { chain.blocks.erase(chain.blocks.begin() + 2); });
    row("repeated block", "verify.header_height",
        [](MiniChain& chain) { chain.blocks.insert(chain.blocks.begin() + 2, chain.blocks[1]); });
    row("changed genesis", "verify.genesis", [](MiniChain& chain) {
        chain.genesis.set(
            "domains", base::Json::object({ { "donation", base::Json::object({ { "x", 1 } }) } }));
    });
    row("changed state", "verify.state_root", [](MiniChain& chain) {
        chain.state[{ "donation", "campaigns", kCampaign }].set("balance", 1);
    });
    row("removed state", "verify.state_root",
        [](MiniChain& chain) { chain.state.erase(chain.state.begin()); });
    row("added state", "verify.state_root", [](MiniChain& chain) {
        chain.state[{ "donation", "campaigns", "c-new" }] = base::Json::object();
    });
    row("added domain", "verify.state_root", [](MiniChain& chain) {
        chain.state[{ "other", "rows", "1" }] = base::Json::object();
    });

    // By the node itself, which signs again whatever it changed.
    row("node: other link", "verify.header_previous", [](MiniChain& chain) {
        chain.blocks[2].header.header.previous = crypto::sha256("another past");
        chain.reseal(2);
    });
    row("node: rewritten block", "verify.header_previous", [](MiniChain& chain) {
        chain.blocks[2].header.header.time = base::UnixSeconds(1'600'000'021);
        chain.reseal(2);
    });
    row("node: time goes back", "verify.header_time", [](MiniChain& chain) {
        chain.blocks[3].header.header.time = base::UnixSeconds(1'600'000'000);
        chain.resealFrom(3);
    });
    row("node: before genesis", "verify.genesis", [](MiniChain& chain) {
        chain.blocks[0].header.header.time = base::UnixSeconds(1);
        chain.resealFrom(0);
    });
    row("node: another chain", "verify.header_chain", [](MiniChain& chain) {
        chain.blocks[2].header.header.chain = "maru-other";
        chain.reseal(2);
    });
    row("node: jumps a height", "verify.header_height", [](MiniChain& chain) {
        chain.blocks[3].header.header.height = base::Height(7);
        chain.resealFrom(3);
    });
    row("node: log size", "verify.log_size", [](MiniChain& chain) {
        chain.blocks[3].header.header.logSize += 1;
        chain.resealFrom(3);
    });
    row("node: log root", "verify.log_root", [](MiniChain& chain) {
        chain.blocks[3].header.header.logRoot = crypto::sha256("x");
        chain.resealFrom(3);
    });
    row("node: made-up transaction", "transaction.signature", [](MiniChain& chain) {
        ledger::Transaction made = chain.transaction(3, 0);
        made.payload.set("amount", 5'000'000);
        replaceLeaf(chain, 3, 0, leafOf(made));
    });
    row("node: another chain's transaction", "verify.leaf_chain", [](MiniChain& chain) {
        const auto key = crypto::SigningKey::generate();
        replaceLeaf(chain, 3, 0,
            leafOf(ledger::makeTransaction(key, "maru-other", "donation", "donate", base::Json::object(),
                base::UnixSeconds(1'600'000'100))));
    });
    row("node: repeated transaction", "verify.repeated",
        [](MiniChain& chain) { replaceLeaf(chain, 4, 0, chain.blocks[3].leaves[0]); });
    row("node: expired transaction", "verify.validity", [](MiniChain& chain) {
        const auto key = crypto::SigningKey::generate();
        replaceLeaf(chain, 3, 0,
            leafOf(ledger::makeTransaction(key, chain.chain(), "donation", "donate", base::Json::object(),
                base::UnixSeconds(1'600'000'029))));
    });
    row("node: transaction from the future", "verify.validity", [](MiniChain& chain) {
        const auto key = crypto::SigningKey::generate();
        replaceLeaf(chain, 3, 0,
            leafOf(ledger::makeTransaction(key, chain.chain(), "donation", "donate", base::Json::object(),
                base::UnixSeconds(1'600'003'631))));
    });
    row("node: state root", "verify.state_root", [](MiniChain& chain) {
        chain.blocks.back().header.header.stateRoot = crypto::sha256("x");
        chain.reseal(chain.blocks.size() - 1);
    });
}

void TestVerifyChain::findsTampering()
{
    QFETCH(QByteArray, expected);
    QFETCH(Tamper, tamper);
    MiniChain chain;
    const std::string node = chain.node();
    tamper(chain);
    const verify::Report report = check(chain, node);
    QCOMPARE(report.outcome(), verify::Outcome::Fail);
    QCOMPARE(report.failures().size(), std::size_t { 1 });
    QCOMPARE(report.failures()[0].check, expected.toStdString());
    QVERIFY(errors::isKnown(report.failures()[0].check));
}

void TestVerifyChain::findsBrokenFiles_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<TamperLines>("tamper");
    const auto row = [](const char* name, const char* expected, const TamperLines& tamper) {
        QTest::newRow(name) << QByteArray(expected) << tamper;
    };
    row("empty", "verify.export_format", [](std::vector<std::string>& lines) { lines.clear(); });
    row("only head", "verify.export_format", [](std::vector<std::string>& lines) { lines.resize(1); });
    row("no head", "verify.export_format",
        [](std::vector<std::string>& lines) { lines.erase(lines.begin()); });
    row("cut line", "verify.export_format", [](std::vector<std::string>& lines) { lines[2].resize(100); });
    row("blank line", "verify.export_format",
        [](std::vector<std::string>& lines) { lines.insert(lines.begin() + 2, std::string()); });
    row("other format", "verify.export_format", [](std::vector<std::string>& lines) {
        lines[0].replace(lines[0].find("maru-export/v1"), 14, "maru-export/v2");
    });
    row("unknown line", "verify.export_format",
        [](std::vector<std::string>& lines) { lines.insert(lines.begin() + 2, "{\"what\":1}"); });
    row("number", "verify.export_format",
        [](std::vector<std::string>& lines) { lines.insert(lines.begin() + 2, "17"); });
    row("block after state", "verify.export_format",
        [](std::vector<std::string>& lines) { lines.push_back(lines[6]); });
    row("second head", "verify.export_format",
        [](std::vector<std::string>& lines) { lines.insert(lines.begin() + 3, lines[0]); });
    row("repeated state", "verify.state_rows",
        [](std::vector<std::string>& lines) { lines.push_back(lines.back()); });
    row("null state", "verify.state_rows", [](std::vector<std::string>& lines) {
        lines.push_back("{\"state\":{\"domain\":\"donation\",\"key\":\"a\",\"table\":\"b\",\"value\":null}}");
    });
    row("state without table", "verify.state_rows", [](std::vector<std::string>& lines) {
        lines.push_back("{\"state\":{\"domain\":\"donation\",\"key\":\"a\",\"value\":1}}");
    });
    row("wrong end", "verify.export_end",
        [](std::vector<std::string>& lines) { lines.push_back("{\"end\":{\"blocks\":7,\"state\":0}}"); });
    row("line after end", "verify.export_end", [](std::vector<std::string>& lines) {
        lines.resize(7);
        lines.push_back("{\"end\":{\"blocks\":6,\"state\":0}}");
        lines.push_back(lines.back());
    });
}

void TestVerifyChain::findsBrokenFiles()
{
    QFETCH(QByteArray, expected);
    QFETCH(TamperLines, tamper);
    std::vector<std::string> lines = MiniChain().lines();
    tamper(lines);
    const verify::Report report = checkLines(std::move(lines));
    QCOMPARE(report.outcome(), verify::Outcome::Fail);
    QCOMPARE(report.failures()[0].check, expected.toStdString());
}

void TestVerifyChain::findsEveryChangedByte()
{
    const MiniChain chain(4);
    const std::vector<std::string> good = chain.lines();
    for (std::size_t line = 0; line < good.size(); ++line) {
        for (std::size_t at = 0; at < good[line].size(); at += 7) {
            std::vector<std::string> lines = good;
            lines[line][at] = static_cast<char>(lines[line][at] ^ 1);
            verify::Report report;
            TextSource source(std::move(lines));
            verify::checkChain(report, source, chain.node());
            const std::string where = "line " + std::to_string(line) + ", byte " + std::to_string(at);
            QVERIFY2(report.outcome() != verify::Outcome::Pass, where.c_str());
        }
    }
}

void TestVerifyChain::acceptsRedactedLeaves()
{
    MiniChain chain;
    const std::string leaf = base::canonical(chain.blocks[3].leaves[1]);
    chain.blocks[3].leaves[1] = base::Json::object({ { "redacted", merkle::leafHash(base::asBytes(leaf)) } });
    const verify::Report report = check(chain, chain.node());
    QVERIFY2(report.isGood(), explain(report).c_str());
    QCOMPARE(report.passed("verify.redacted"), std::int64_t { 1 });
    QVERIFY(explain(report).find("by their hash only") != std::string::npos);
}

void TestVerifyChain::acceptsRedactedState()
{
    const MiniChain chain;
    std::vector<std::string> lines = chain.lines(false);
    for (const auto& entry : chain.state) {
        const auto& [domain, table, key] = entry.first;
        lines.push_back(base::canonical(base::Json::object({ { "state",
            base::Json::object({ { "domain", domain }, { "key_hash", merkle::stateKey(domain, table, key) },
                { "value_hash", crypto::sha256(base::canonical(entry.second)) } }) } })));
    }
    const verify::Report report = checkLines(std::move(lines));
    QVERIFY2(report.isGood(), explain(report).c_str());
    QCOMPARE(report.passed("verify.state_root"), std::int64_t { 1 });
}

void TestVerifyChain::acceptsMatchingEnd()
{
    const MiniChain chain;
    std::vector<std::string> lines = chain.lines(false);
    lines.push_back("{\"end\":{\"blocks\":6,\"state\":0}}");
    const verify::Report report = checkLines(std::move(lines));
    QVERIFY2(report.isGood(), explain(report).c_str());
    QCOMPARE(report.passed("verify.export_end"), std::int64_t { 1 });
}

void TestVerifyChain::cannotCheckLaterStart()
{
    std::vector<std::string> lines = MiniChain().lines();
    lines[0] = "{\"chain\":\"maru-mini\",\"format\":\"maru-export/v1\",\"from\":3,\"node\":\""
        + MiniChain().node() + "\"}";
    const verify::Report report = checkLines(std::move(lines));
    QCOMPARE(report.outcome(), verify::Outcome::Unavailable);
}

void TestVerifyChain::readsServersPageByPage()
{
    const MiniChain chain(7);
    MiniChain::Shown shown;
    shown.chain = &chain;
    base::NullLogger log;
    const auto server = MiniChain::serve(shown, log);
    const auto client = clientOf(*server);
    verify::Report report;
    verify::checkServerChain(report, *client, chain.node());
    QVERIFY2(report.isGood(), explain(report).c_str());
    QCOMPARE(report.passed("header.signature"), std::int64_t { 7 });
    QCOMPARE(report.passed("verify.head"), std::int64_t { 1 });
    server->stop();
    verify::Report gone;
    verify::checkServerChain(gone, *client, chain.node());
    QCOMPARE(gone.outcome(), verify::Outcome::Unavailable);
}

void TestVerifyChain::findsServersThatContradictThemselves()
{
    const MiniChain chain;
    const MiniChain other(6, 1);
    verify::Report report;
    verify::ChainChecker checker(report, chain.node());
    checker.expectHeader(base::Height(5), ledger::headerHash(other.blocks[5].header.header));
    bool goesOn = true;
    for (const std::string& line : chain.lines(false)) {
        if (goesOn)
            goesOn = checker.feed(line);
    }
    QVERIFY(!goesOn);
    QCOMPARE(report.failures()[0].check, std::string("verify.head"));
    // And one whose export ends before its head.
    verify::Report shorter;
    verify::ChainChecker second(shorter, chain.node());
    second.expectHeader(base::Height(9), base::Hash256());
    for (const std::string& line : chain.lines(false))
        QVERIFY(second.feed(line));
    QVERIFY(!second.finish());
    QCOMPARE(shorter.failures()[0].check, std::string("verify.head"));
}

void TestVerifyChain::hasTextsForItsChecks()
{
    const MiniChain chain;
    const verify::Report report = check(chain, {});
    const std::string korean = report.toText(verify::Language::Korean);
    const std::string english = report.toText(verify::Language::English);
    QCOMPARE(korean.find("verify."), std::string::npos);
    QCOMPARE(english.find("verify."), std::string::npos);
    QVERIFY(korean != english);
}

QTEST_GUILESS_MAIN(TestVerifyChain)
#include "tst_verify_chain.moc"
