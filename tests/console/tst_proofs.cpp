// SPDX-License-Identifier: Apache-2.0
// Proofs bind what is shown: a valid proof of something else does not count, and what could not be had is no failure.
#include "admin-console/core/checked_comparison.h"
#include "admin-console/core/proof.h"
#include "admin-console/core/text.h"
#include "admin-console/shell/workbench.h"
#include "admin-console/widgets/badge.h"
#include "admin-console/widgets/detail_pane.h"
#include "tests/console/scripted_transport.h"
#include "tests/unit/verify/mini_chain.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(maru::console::ProofResult)

class TestProofs final : public QObject {
    Q_OBJECT

private:
    MiniChain m_chain { 6 };

    base::Json transactionRow() const
    {
        const ledger::Receipt receipt = m_chain.receipt(4, 0);
        return base::Json::object({ { "id", ledger::transactionId(receipt.transaction).hex() },
            { "domain", receipt.transaction.domain }, { "action", receipt.transaction.action },
            { "signer", receipt.transaction.signer }, { "code", receipt.result.code },
            { "index", static_cast<std::int64_t>(receipt.index) },
            { "height", receipt.header.header.height.count() },
            { "time", receipt.header.header.time.count() }, { "tx", ledger::toJson(receipt.transaction) },
            { "result", ledger::toJson(receipt.result) } });
    }
    base::Json block(std::size_t height) const { return ledger::toJson(m_chain.blocks[height].header); }
    base::Json blockRow(std::size_t height) const
    {
        const ledger::Header& header = m_chain.blocks[height].header.header;
        return base::Json::object({ { "height", header.height.count() }, { "time", header.time.count() },
            { "hash", ledger::headerHash(header).hex() }, { "previous", header.previous.hex() },
            { "transactions", static_cast<std::int64_t>(m_chain.blocks[height].leaves.size()) },
            { "log_size", static_cast<std::int64_t>(header.logSize) },
            { "state_root", header.stateRoot.hex() }, { "proposer", header.proposer } });
    }
    CheckedRange range() const
    {
        return { 0, 4, ledger::headerHash(m_chain.blocks[4].header.header).hex(), 1 };
    }

private Q_SLOTS:
    void initTestCase() { initResources(); }

    void bindsATransactionToItsReceipt_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value"); // JSON
        QTest::newRow("as it is") << QString() << QString();
        QTest::newRow("domain") << u"domain"_s << u"\"other\""_s;
        QTest::newRow("action") << u"action"_s << u"\"other\""_s;
        QTest::newRow("signer") << u"signer"_s << u"\"did:key:z6Mkother\""_s;
        QTest::newRow("code") << u"code"_s << u"\"donation.not_open\""_s;
        QTest::newRow("height") << u"height"_s << u"2"_s;
        QTest::newRow("index") << u"index"_s << u"999"_s;
        QTest::newRow("time") << u"time"_s << u"5"_s;
        QTest::newRow("content") << u"tx"_s << u"{}"_s;
        QTest::newRow("result") << u"result"_s << u"{\"code\":\"ok\",\"data\":{\"amount\":1}}"_s;
    }
    void bindsATransactionToItsReceipt()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        base::Json shown = transactionRow();
        if (!member.isEmpty())
            shown.set(fromQt(member), *base::parseJson(fromQt(value)));
        const ProofResult result =
            checkReceiptFile(ledger::toJson(m_chain.receipt(4, 0)), shown, m_chain.node());
        QCOMPARE(result.holds(), member.isEmpty());
        QCOMPARE(result.fails(), !member.isEmpty());
        if (!member.isEmpty())
            QCOMPARE(result.error->code, std::string("console.proof_differs"));
    }

    void refusesTheReceiptOfAnotherTransaction()
    {
        const ProofResult result =
            checkReceiptFile(ledger::toJson(m_chain.receipt(3, 0)), transactionRow(), m_chain.node());
        QVERIFY(result.fails());
    }

    void bindsABlockToItsHeader_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        const QString hash = u'"' + QString(64, u'a') + u'"';
        QTest::newRow("as it is") << QString() << QString();
        QTest::newRow("hash") << u"hash"_s << hash;
        QTest::newRow("previous") << u"previous"_s << hash;
        QTest::newRow("state root") << u"state_root"_s << hash;
        QTest::newRow("time") << u"time"_s << u"5"_s;
        QTest::newRow("log size") << u"log_size"_s << u"5000"_s;
        QTest::newRow("transactions") << u"transactions"_s << u"5000"_s;
        QTest::newRow("proposer") << u"proposer"_s << u"\"did:key:z6Mkother\""_s;
    }
    void bindsABlockToItsHeader()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        base::Json shown = blockRow(4);
        if (!member.isEmpty())
            shown.set(fromQt(member), *base::parseJson(fromQt(value)));
        const ProofResult result = checkBlockFile(block(4), block(3), shown, m_chain.node());
        QCOMPARE(result.holds(), member.isEmpty());
        if (!member.isEmpty())
            QCOMPARE(result.error->code, std::string("console.proof_differs"));
    }

    void refusesABlockBeforeThatIsNotTheOneNamed()
    {
        const ProofResult result = checkBlockFile(block(4), block(2), blockRow(4), m_chain.node());
        QVERIFY(result.fails());
        QCOMPARE(result.error->code, std::string("verify.header_previous"));
        QVERIFY(checkBlockFile(block(0), {}, blockRow(0), m_chain.node()).holds());
    }

    void tellsWhatFailsFromWhatCouldNotBeChecked_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("wasChecked");
        QTest::newRow("401") << u"http.unauthorized"_s << false;
        QTest::newRow("429") << u"http.too_many"_s << false;
        QTest::newRow("404") << u"chain.unknown_transaction"_s << false;
        QTest::newRow("offline") << u"console.offline"_s << false;
        QTest::newRow("proof") << u"receipt.proof"_s << true;
        QTest::newRow("differs") << u"console.proof_differs"_s << true;
    }
    void tellsWhatFailsFromWhatCouldNotBeChecked()
    {
        QFETCH(QString, code);
        QFETCH(bool, wasChecked);
        Workbench bench;
        DetailPane pane(bench.services);
        DetailContent content;
        content.title = u"t"_s;
        content.check = [&](QObject*, ProofChecker::Callback callback) {
            ProofResult result;
            result.error = base::refused(fromQt(code));
            result.wasChecked = wasChecked;
            callback(result);
        };
        pane.setContent(content);
        pane.checkProof();
        QCOMPARE(pane.proofBadge().state(),
            wasChecked ? ProofBadge::State::Fails : ProofBadge::State::Unavailable);
        QCOMPARE(pane.proofBadge().text().startsWith(u'✕'), wasChecked);
    }

    void comparesWhatWasCheckedWithWhatIsShown_data()
    {
        QTest::addColumn<int>(
            "shown"); // block that the server shows at height 4; -1 unknown block, -2 no answer
        QTest::addColumn<int>("state");
        using S = CheckedComparison::State;
        QTest::newRow("the same") << 4 << static_cast<int>(S::Same);
        QTest::newRow("another") << 3 << static_cast<int>(S::Differs);
        QTest::newRow("gone") << -1 << static_cast<int>(S::Differs);
        QTest::newRow("away") << -2 << static_cast<int>(S::Unknown);
    }
    void comparesWhatWasCheckedWithWhatIsShown()
    {
        QFETCH(int, shown);
        QFETCH(int, state);
        ScriptedTransport transport;
        CheckedComparison comparison(transport);
        QSignalSpy changed(&comparison, &CheckedComparison::changed);
        comparison.compare(u"server"_s, range());
        comparison.compare(u"server"_s, range()); // once
        QCOMPARE(transport.waiting.size(), std::size_t(1));
        QCOMPARE(transport.waiting.front().request.path, u"/v1/blocks/4"_s);
        QCOMPARE(comparison.state(), CheckedComparison::State::Unknown);
        transport.answer(shown >= 0 ? ApiAnswer(block(static_cast<std::size_t>(shown)))
                : shown == -1       ? ApiAnswer(base::refused("chain.unknown_block"))
                                    : ApiAnswer(base::failed("console.offline")));
        QCOMPARE(static_cast<int>(comparison.state()), state);
        QCOMPARE(changed.count(), shown == -2 ? 0 : 1);
        comparison.compare(u"server"_s, range());
        QCOMPARE(transport.waiting.empty(), shown != -2);
    }
};

QTEST_MAIN(TestProofs)
#include "tst_proofs.moc"
