// SPDX-License-Identifier: Apache-2.0
// "Check everything from block n" against honest, dishonest and absent servers.
#include "admin-console/core/chain_check.h"
#include "admin-console/core/text.h"
#include "shared/merkle/log_tree.h"
#include "tests/unit/verify/mini_chain.h"

#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <bit>
#include <deque>
#include <functional>
#include <map>
#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;
using State = ChainCheck::State;

namespace {

constexpr int kWaitMs = 20'000;
constexpr int kBlocks = 18;
constexpr qint64 kPage = 5; // four pages

/// Shows a MiniChain; answers when the test says so.
class ChainServer final : public client::Transport {
public:
    explicit ChainServer(const MiniChain& shown) : chain(&shown) { }

    void send(client::Call call, client::Answer answer) override
    {
        targets.push_back(call.target);
        waiting.push_back([this, call, answer = std::move(answer)] { answer(answerTo(call.target)); });
        if (isAutomatic)
            QMetaObject::invokeMethod(
                &m_context, [this] { answerOne(); }, Qt::QueuedConnection);
    }
    void answerOne()
    {
        if (waiting.empty())
            return;
        const std::function<void()> first = std::move(waiting.front());
        waiting.pop_front();
        first();
    }

    const MiniChain* chain;
    bool isAutomatic = true;
    bool isAway = false;
    int status = 200;
    std::string nonsense; ///< for targets that begin with `nonsenseFor`
    std::string nonsenseFor;
    std::deque<std::function<void()>> waiting;
    std::vector<std::string> targets;

private:
    static std::int64_t number(const std::string& target, const std::string& name)
    {
        const std::size_t at = target.find(name + "=");
        return at == std::string::npos ? -1 : std::stoll(target.substr(at + name.size() + 1));
    }
    base::Result<http::Response> answerTo(const std::string& target)
    {
        if (isAway)
            return base::failed("http.connect", "gone");
        if (!nonsenseFor.empty() && target.compare(0, nonsenseFor.size(), nonsenseFor) == 0)
            return text(nonsense);
        if (status != 200) {
            http::Response response = text("{\"code\":\"http.too_many\",\"status\":429}");
            response.status = status;
            return response;
        }
        if (target == "/v1/head")
            return text(base::canonical(ledger::toJson(chain->blocks.back().header)));
        if (target.compare(0, 11, "/v1/blocks/") == 0)
            return text(base::canonical(ledger::toJson(
                chain->blocks[static_cast<std::size_t>(std::stoll(target.substr(11)))].header)));
        if (target.compare(0, 17, "/v1/log/inclusion") == 0)
            return text(inclusion(static_cast<std::uint64_t>(number(target, "size"))));
        const std::int64_t from = number(target, "from");
        const std::int64_t until = std::min<std::int64_t>(
            number(target, "until"), static_cast<std::int64_t>(chain->blocks.size()) - 1);
        const std::vector<std::string> lines = chain->lines(false);
        std::string body = from == 0
            ? lines.front()
            : base::canonical(base::Json::object({ { "format", "maru-export/v1" },
                { "chain", chain->chain() }, { "node", chain->node() }, { "from", from } }));
        body += '\n';
        for (std::int64_t height = from; height <= until; ++height)
            body += lines[static_cast<std::size_t>(height) + 1] + '\n';
        http::Response page = text(body);
        page.headers["Maru-Next-Height"] = std::to_string(until + 1);
        return page;
    }
    static http::Response text(const std::string& body)
    {
        http::Response response;
        response.status = 200;
        response.body = body;
        return response;
    }
    std::string inclusion(std::uint64_t size) const
    {
        std::map<std::pair<int, std::uint64_t>, base::Hash256> nodes;
        merkle::LogFrontier log;
        std::vector<merkle::LogNode> completed;
        for (const MiniBlock& block : chain->blocks) {
            for (const base::Json& leaf : block.leaves)
                log.append(merkle::leafHash(base::asBytes(base::canonical(leaf))), completed);
        }
        for (const merkle::LogNode& node : completed)
            nodes[{ node.level, node.index }] = node.hash;
        const auto proof = merkle::inclusionProof(size - 1, size, [&nodes](int level, std::uint64_t index) {
            return base::Result<base::Hash256>(nodes.at({ level, index }));
        });
        base::Json list = base::Json::array();
        for (const base::Hash256& hash : *proof)
            list.push(hash);
        return base::canonical(base::Json::object(
            { { "index", static_cast<std::int64_t>(size - 1) }, { "size", static_cast<std::int64_t>(size) },
                { "leaf", nodes.at({ 0, size - 1 }) }, { "proof", std::move(list) } }));
    }

    QObject m_context;
};

} // namespace

class TestChainCheck final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<MiniChain> m_chain;
    std::unique_ptr<ChainServer> m_server;
    std::unique_ptr<ChainCheck> m_check;

    ChainCheck::Trust trust() const { return { u"127.0.0.1:1"_s, m_chain->chain(), m_chain->node() }; }
    void run(qint64 from)
    {
        m_check->start(from, trust());
        QTRY_VERIFY_WITH_TIMEOUT(!m_check->isActive() || m_check->state() == State::Interrupted, kWaitMs);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-test"_s);
        QCoreApplication::setApplicationName(u"tst_chain_check"_s);
    }
    void init()
    {
        QSettings().clear();
        m_chain = std::make_unique<MiniChain>(kBlocks);
        m_server = std::make_unique<ChainServer>(*m_chain);
        m_check = std::make_unique<ChainCheck>(*m_server, nullptr, kPage);
    }
    void cleanup()
    {
        m_check.reset();
        m_server.reset();
    }

    void holdsFromAnyBlock_data()
    {
        QTest::addColumn<qint64>("from");
        for (const qint64 from : { 0, 1, 2, 3, 5, 16, 17 })
            QTest::addRow("from %lld", static_cast<long long>(from)) << from;
    }
    void holdsFromAnyBlock()
    {
        QFETCH(qint64, from);
        run(from);
        QVERIFY2(m_check->state() == State::Holds,
            m_check->failure() ? m_check->failure()->error.code.c_str() : "");
        QCOMPARE(m_check->checkedTo(), qint64(kBlocks - 1));
        QCOMPARE(m_check->head(), qint64(kBlocks - 1));
        const auto& head = m_chain->blocks.back().header.header;
        const auto before =
            from == 0 ? 0 : m_chain->blocks[static_cast<std::size_t>(from - 1)].header.header.logSize;
        QCOMPARE(m_check->transactions(), static_cast<qint64>(head.logSize - before));
        const CheckedRange range = ChainCheck::remembered(trust().server, trust().node);
        QCOMPARE(range.from, from);
        QCOMPARE(range.to, qint64(kBlocks - 1));
        const auto times = [this](const std::string& check) {
            for (const ChainCheck::Line& line : m_check->lines()) {
                if (line.check == check)
                    return line.times;
            }
            return qint64(0);
        };
        // Every block's link and root, and the block before once more where the check did not begin at genesis.
        QCOMPARE(times("verify.log_root"), kBlocks - from + (from > 0 ? 1 : 0));
        QCOMPARE(times("header.signature"), kBlocks - from + (from > 0 ? 1 : 0));
        QCOMPARE(times("transaction.signature"), m_check->transactions());
        QVERIFY(m_check->reportText(LanguageCode::Korean).contains(QString::number(kBlocks - 1)));
    }

    void namesTheFirstBrokenBlock_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("code");
        QTest::addColumn<qint64>("from");
        for (const qint64 from : { 0, 8 }) {
            QTest::addRow("previous from %lld", static_cast<long long>(from))
                << u"previous"_s << u"verify.header_previous"_s << from;
            QTest::addRow("leaf from %lld", static_cast<long long>(from))
                << u"leaf"_s << u"verify.log_root"_s << from;
            QTest::addRow("signature from %lld", static_cast<long long>(from))
                << u"signature"_s << u"header.signature"_s << from;
            QTest::addRow("ledger root from %lld", static_cast<long long>(from))
                << u"root"_s << u"header.ledger_root"_s << from;
            QTest::addRow("person from %lld", static_cast<long long>(from))
                << u"person"_s << u"transaction.signature"_s << from;
            QTest::addRow("node from %lld", static_cast<long long>(from))
                << u"node"_s << u"verify.header_node"_s << from;
        }
    }
    void namesTheFirstBrokenBlock()
    {
        QFETCH(QString, fault);
        QFETCH(QString, code);
        QFETCH(qint64, from);
        constexpr std::size_t kBad = 11;
        MiniBlock& block = m_chain->blocks[kBad];
        if (fault == u"previous"_s) {
            block.header.header.previous.bytes[3] ^= 1;
            m_chain->reseal(kBad);
        } else if (fault == u"leaf"_s) {
            QVERIFY(!block.leaves.empty());
            base::Json result = block.leaves[0].at("result");
            result.set("code", "donation.amount");
            block.leaves[0].set("result", result);
        } else if (fault == u"signature"_s) {
            block.header.signatures[0].signature.bytes[5] ^= 1;
        } else if (fault == u"root"_s) {
            block.header.header.ledgerRoot.bytes[0] ^= 1;
        } else if (fault == u"person"_s) {
            base::Json tx = block.leaves[0].at("tx");
            crypto::Signature wrong = *crypto::Signature::fromText(tx.stringOr("signature", ""));
            wrong.bytes[7] ^= 1;
            tx.set("signature", wrong.text());
            block.leaves[0].set("tx", tx);
        } else {
            const crypto::SigningKey other = std::move(*crypto::SigningKey::fromSeed(base::Bytes(32, 9)));
            block.header.header.proposer = crypto::didOf(other.publicKey());
        }
        run(from);
        QCOMPARE(m_check->state(), State::Broken);
        QVERIFY(m_check->failure());
        QCOMPARE(toQt(m_check->failure()->error.code), code);
        QCOMPARE(m_check->firstBad().value(), qint64(kBad));
        QVERIFY(m_check->reportText(LanguageCode::English).contains(code));
        // What held before the broken block is remembered, and no more.
        QVERIFY(ChainCheck::remembered(trust().server, trust().node).to < qint64(kBad));
    }

    void refusesAForgedBeginning()
    {
        // A right edge that does not give the root of the header before would let any history follow.
        m_server->nonsenseFor = "/v1/log/inclusion";
        const std::string zero(64, '0');
        const auto size = m_chain->blocks[7].header.header.logSize;
        std::string proof;
        std::size_t count = static_cast<std::size_t>(std::countr_zero(size) + std::popcount(size) - 1);
        for (std::size_t i = 0; i < count; ++i)
            proof += (i > 0 ? ",\"" : "\"") + zero + '"';
        m_server->nonsense = "{\"leaf\":\"" + zero + "\",\"proof\":[" + proof + "]}";
        run(8);
        QCOMPARE(m_check->state(), State::Broken);
        QCOMPARE(m_check->failure()->error.code, std::string("verify.log_root"));
        QCOMPARE(m_check->firstBad().value(), qint64(7));
    }

    void takesNonsenseForNoProof_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("body");
        QTest::addColumn<bool>("isBroken"); // else: interrupted, because nothing was claimed
        QTest::newRow("head is HTML") << u"/v1/head"_s << u"<html>busy</html>"_s << false;
        QTest::newRow("head is empty") << u"/v1/head"_s << u""_s << false;
        QTest::newRow("head without signatures") << u"/v1/head"_s << u"{\"header\":{}}"_s << false;
        QTest::newRow("block is a list") << u"/v1/blocks/"_s << u"[1,2]"_s << false;
        QTest::newRow("inclusion is text") << u"/v1/log/inclusion"_s << u"no"_s << true;
        QTest::newRow("export is HTML") << u"/v1/export"_s << u"<html>busy</html>"_s << true;
        QTest::newRow("export is empty") << u"/v1/export"_s << u""_s << true;
        QTest::newRow("export lacks blocks") << u"/v1/export"_s << u"\n\n"_s << true;
    }
    void takesNonsenseForNoProof()
    {
        QFETCH(QString, target);
        QFETCH(QString, body);
        QFETCH(bool, isBroken);
        m_server->nonsenseFor = fromQt(target);
        m_server->nonsense = fromQt(body);
        run(4);
        QCOMPARE(m_check->state(), isBroken ? State::Broken : State::Interrupted);
        QVERIFY(!ChainCheck::remembered(trust().server, trust().node).isKnown());
    }

    void refusesAnotherNode()
    {
        m_check->start(0, { u"127.0.0.1:1"_s, m_chain->chain(), "did:key:z6Mkother" });
        QTRY_COMPARE_WITH_TIMEOUT(m_check->state(), State::Broken, kWaitMs);
        QCOMPARE(m_check->failure()->error.code, std::string("verify.header_node"));
    }

    void goesOnAfterTheServerWasAway()
    {
        m_server->isAutomatic = false;
        m_check->start(0, trust());
        m_server->answerOne(); // head
        QCOMPARE(m_check->state(), State::Running);
        m_server->answerOne(); // first page
        QTRY_COMPARE_WITH_TIMEOUT(m_check->checkedTo(), qint64(4), kWaitMs);
        m_server->isAway = true;
        m_server->answerOne();
        QCOMPARE(m_check->state(), State::Interrupted);
        QCOMPARE(m_check->interruption().code, std::string("http.connect"));
        QVERIFY(m_check->isActive());
        m_server->isAway = false;
        m_server->isAutomatic = true;
        m_check->resume();
        QTRY_COMPARE_WITH_TIMEOUT(m_check->state(), State::Holds, kWaitMs);
        QCOMPARE(m_check->checkedTo(), qint64(kBlocks - 1));
    }

    void asksAgainWhereNothingHadCome()
    {
        m_server->status = 429;
        run(0);
        QCOMPARE(m_check->state(), State::Interrupted);
        m_server->status = 200;
        m_check->resume();
        QTRY_COMPARE_WITH_TIMEOUT(m_check->state(), State::Holds, kWaitMs);
    }

    void standsStillWhilePaused()
    {
        m_server->isAutomatic = false;
        m_check->start(0, trust());
        m_server->answerOne();
        m_server->answerOne();
        QTRY_COMPARE_WITH_TIMEOUT(m_check->checkedTo(), qint64(4), kWaitMs);
        m_check->pause();
        QCOMPARE(m_check->state(), State::Paused);
        m_server->answerOne(); // the page that was on its way waits
        QCoreApplication::processEvents();
        QCOMPARE(m_check->checkedTo(), qint64(4));
        QVERIFY(m_server->waiting.empty());
        m_server->isAutomatic = true;
        m_check->resume();
        QTRY_COMPARE_WITH_TIMEOUT(m_check->state(), State::Holds, kWaitMs);
    }

    void cancelsMidwayAndBeginsAnew()
    {
        m_server->isAutomatic = false;
        m_check->start(0, trust());
        m_server->answerOne();
        m_server->answerOne();
        QTRY_COMPARE_WITH_TIMEOUT(m_check->checkedTo(), qint64(4), kWaitMs);
        m_check->cancel();
        QCOMPARE(m_check->state(), State::Cancelled);
        QCOMPARE(ChainCheck::remembered(trust().server, trust().node).to, qint64(4));
        while (!m_server->waiting.empty())
            m_server->answerOne(); // late answers mean nothing
        QCOMPARE(m_check->state(), State::Cancelled);
        m_server->isAutomatic = true;
        run(5);
        QCOMPARE(m_check->state(), State::Holds);
        const CheckedRange range = ChainCheck::remembered(trust().server, trust().node);
        QCOMPARE(range.from, qint64(0)); // the two runs touch
        QCOMPARE(range.to, qint64(kBlocks - 1));
    }

    void survivesBeingDestroyedAtWork()
    {
        m_server->isAutomatic = false;
        m_check->start(0, trust());
        m_server->answerOne();
        m_server->answerOne();
        m_check.reset();
        while (!m_server->waiting.empty())
            m_server->answerOne();
        QCoreApplication::processEvents();
        QVERIFY(m_server->waiting.empty());
    }

    void findsAForkSinceTheLastCheck()
    {
        const MiniChain shorter(9, 0);
        const MiniChain other(kBlocks, 1); // other contents from block 4 on
        m_server->chain = &shorter;
        run(0);
        QCOMPARE(m_check->state(), State::Holds);
        m_server->chain = &other;
        run(9);
        QCOMPARE(m_check->state(), State::Broken);
        QCOMPARE(m_check->failure()->error.code, std::string("verify.fork"));
        QCOMPARE(m_check->firstBad().value(), qint64(8));
    }

    /// Wherever the next check begins, it meets what the earlier one has left.
    void findsAForkWhereverItBegins_data()
    {
        QTest::addColumn<int>("from");
        for (const int from : { 0, 1, 4, 7, 8, 9, 12 })
            QTest::addRow("from %d", from) << from;
    }
    void findsAForkWhereverItBegins()
    {
        QFETCH(int, from);
        const MiniChain shorter(9, 0);
        const MiniChain other(kBlocks, 1); // other contents from block 4 on
        m_server->chain = &shorter;
        run(0);
        QCOMPARE(m_check->state(), State::Holds);
        const CheckedRange before = ChainCheck::remembered(trust().server, trust().node);
        QCOMPARE(before.to, qint64(8));
        m_server->chain = &other;
        run(from);
        QCOMPARE(m_check->state(), State::Broken);
        QCOMPARE(m_check->failure()->error.code, std::string("verify.fork"));
        QCOMPARE(m_check->firstBad().value(), qint64(8));
        // The evidence stays, and the report quotes it.
        const CheckedRange after = ChainCheck::remembered(trust().server, trust().node);
        QCOMPARE(after.to, before.to);
        QCOMPARE(after.hash, before.hash);
        QVERIFY(m_check->reportText(LanguageCode::English).contains(toQt(before.hash)));
    }

    void findsAChainThatWentBack()
    {
        run(0);
        QCOMPARE(m_check->state(), State::Holds);
        const MiniChain shorter(9);
        m_server->chain = &shorter;
        run(4);
        QCOMPARE(m_check->state(), State::Broken);
        QCOMPARE(m_check->failure()->error.code, std::string("verify.rollback"));
    }

    void saysWhereThereIsNoSuchBlock()
    {
        run(kBlocks);
        QCOMPARE(m_check->state(), State::Interrupted);
        QCOMPARE(m_check->interruption().code, std::string("console.check_range"));
        m_check->cancel();
        QCOMPARE(m_check->state(), State::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestChainCheck)
#include "tst_chain_check.moc"
