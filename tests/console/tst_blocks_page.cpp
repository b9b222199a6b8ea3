// SPDX-License-Identifier: Apache-2.0
// Sentences about every action of every domain, the Merkle path, and the strip of blocks.
#include "admin-console/core/merkle_walk.h"
#include "admin-console/core/sentence.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/blocks/block_strip.h"
#include "admin-console/pages/blocks/merkle_view.h"
#include "admin-console/shell/workbench.h"
#include "server/domain/spec.h"
#include "server/domains/accounts/accounts_domain.h"
#include "server/domains/donation/donation_domain.h"
#include "server/domains/identity/identity_domain.h"
#include "server/domains/parameters/parameters_domain.h"
#include "tests/console/scripted_transport.h"
#include "tests/unit/verify/mini_chain.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

const char* const kDid = "did:key:z6MkuMJySxca9PsXYTYFGtJAY6SMdiUW8QkbnqjVnMndWki2";

/// A value that the declaration allows.
base::Json sample(const schema::Field& field)
{
    switch (field.type) {
    case schema::FieldType::Integer:
        return field.minimum.value_or(7) > 7 ? *field.minimum : std::int64_t { 7 };
    case schema::FieldType::Won:
        return std::int64_t { 1234567 };
    case schema::FieldType::Time:
        return std::int64_t { 1'795'335'504 };
    case schema::FieldType::Date:
        return "2026-11-22";
    case schema::FieldType::Boolean:
        return true;
    case schema::FieldType::Enum:
        return field.choices.front().value;
    case schema::FieldType::Hash:
        return std::string(64, 'a');
    case schema::FieldType::Did:
        return kDid;
    case schema::FieldType::Reference:
        return "c-fedcba9876543210";
    case schema::FieldType::Object: {
        base::Json object = base::Json::object();
        for (const schema::Field& member : field.fields)
            object.set(member.name, sample(member));
        return object;
    }
    case schema::FieldType::List: {
        base::Json list = base::Json::array();
        list.push(sample(field.fields.front()));
        return list;
    }
    case schema::FieldType::String:
    case schema::FieldType::Text:
    case schema::FieldType::Bytes:
        break;
    }
    return field.name == "account" ? std::string("citizen:") + kDid : std::string("말");
}

base::Json declarations()
{
    base::Json list = base::Json::array();
    for (const domain::DomainSpec& spec :
        { maru::accounts::makeAccountsDomain()->spec(), maru::donation::makeDonationDomain()->spec(),
            maru::identity::makeSpec(), maru::parameters::makeParametersDomain({})->spec() })
        list.push(domain::toJson(spec));
    return base::Json::object({ { "domains", std::move(list) } });
}

base::Json row(std::int64_t height, const std::string& hash, const std::string& previous)
{
    return base::Json::object({ { "height", height }, { "time", 1'795'335'504 + height },
        { "transactions", 3 }, { "hash", hash }, { "previous", previous } });
}

/// Blocks `first` to `last`, newest first as the server lists them; `broken` has a wrong previous.
base::Json rowsOf(std::int64_t first, std::int64_t last, std::int64_t broken = -1)
{
    base::Json rows = base::Json::array();
    for (std::int64_t height = last; height >= first; --height)
        rows.push(row(height, "hash" + std::to_string(height),
            height == broken ? std::string("other") : "hash" + std::to_string(height - 1)));
    return base::Json::object({ { "rows", rows }, { "next", "" } });
}

} // namespace

class TestBlocksPage final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<MiniChain> m_chain;

    QString idOf(const ledger::Receipt& receipt) const
    {
        return toQt(ledger::transactionId(receipt.transaction).hex());
    }

private Q_SLOTS:
    void initTestCase()
    {
        initResources();
        m_bench = std::make_unique<Workbench>();
        QVERIFY(m_bench->catalogue.read(declarations()));
        m_chain = std::make_unique<MiniChain>(6);
    }
    void cleanupTestCase() { m_bench.reset(); }

    void saysEveryActionInWords_data()
    {
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QString>("action");
        QTest::addColumn<bool>("isKorean");
        QVERIFY(m_bench->catalogue.actions().size() >= 30);
        for (const auto& [name, action] : m_bench->catalogue.actions()) {
            for (const bool isKorean : { true, false })
                QTest::addRow("%s/%s %s", name.first.c_str(), name.second.c_str(), isKorean ? "ko" : "en")
                    << toQt(name.first) << toQt(name.second) << isKorean;
        }
    }
    void saysEveryActionInWords()
    {
        QFETCH(QString, domain);
        QFETCH(QString, action);
        QFETCH(bool, isKorean);
        m_bench->language.set(isKorean ? LanguageCode::Korean : LanguageCode::English);
        const Speech speech { m_bench->catalogue, m_bench->language };
        const ActionInfo* info = m_bench->catalogue.action(fromQt(domain), fromQt(action));
        QVERIFY(info != nullptr);
        base::Json payload = base::Json::object();
        for (const schema::Field& field : info->payload.fields)
            payload.set(field.name, sample(field));
        for (const char* code : { "ok", "donation.amount" }) {
            const base::Json full = base::Json::object({ { "id", "00" }, { "height", 17 },
                { "time", 1'795'335'504 },
                { "tx",
                    base::Json::object({ { "domain", info->domain }, { "action", info->name },
                        { "signer", kDid }, { "payload", payload } }) },
                { "result", base::Json::object({ { "code", code }, { "data", base::Json::object() } }) } });
            const QString text = transactionSentence(full, speech);
            const QString end = resultSentence(full, speech);
            QVERIFY2(text.contains(m_bench->language.pick(info->label)), qPrintable(text));
            QVERIFY2(!text.contains(u'%') && !end.contains(u'%'), qPrintable(text));
            QVERIFY2(!end.contains(u"donation.amount"_s), qPrintable(end));
            // Particles were fitted, and no member name of the wire shows through.
            QVERIFY2(!text.contains(u"이(가)"_s) && !text.contains(u"을(를)"_s), qPrintable(text));
            QVERIFY2(!text.contains(QRegularExpression(u"\\b[a-z]+_[a-z_]+\\b"_s)), qPrintable(text));
            QCOMPARE(text.contains(isKorean ? u"했습니다"_s : u"carried out"_s),
                isKorean || std::string(code) == "ok");
        }
        for (const auto& [name, value] : payloadFacts(info->domain, info->name, payload, speech)) {
            QVERIFY2(!name.isEmpty(), qPrintable(value));
            // 7 stands for every count, 1234567 for every amount: neither without its unit.
            QVERIFY2(value != u"7"_s, qPrintable(name));
            QVERIFY2(!value.contains(u"1234567"_s) && !value.contains(u"1795335504"_s), qPrintable(value));
            QVERIFY2(!value.contains(QRegularExpression(u"1,234,567(?!원)"_s)), qPrintable(value));
        }
    }
    void saysThatARestrictedTransactionIsHidden()
    {
        m_bench->language.set(LanguageCode::Korean);
        const base::Json full =
            base::Json::object({ { "id", "00" }, { "height", 17 }, { "redacted", "ab" } });
        const QString text = transactionSentence(full, { m_bench->catalogue, m_bench->language });
        QVERIFY2(text.contains(u"제한"_s), qPrintable(text));
    }

    void climbsToTheRoot()
    {
        for (std::size_t block = 1; block < m_chain->blocks.size(); ++block) {
            const ledger::Receipt receipt = m_chain->receipt(block, 0);
            const MerkleWalk walk = walkReceipt(ledger::toJson(receipt), idOf(receipt), m_chain->node());
            QVERIFY2(walk.holds(), walk.error ? walk.error->code.c_str() : "does not hold");
            QCOMPARE(walk.steps.size(), receipt.proof.size());
            QVERIFY(walk.root == receipt.header.header.logRoot);
            for (std::size_t i = 0; i < walk.steps.size(); ++i) {
                const MerkleStep& step = walk.steps[i];
                QVERIFY((step.isSiblingLeft ? step.left : step.right) == receipt.proof[i]);
                QVERIFY(step.resultBegin <= walk.index && walk.index < step.resultEnd);
            }
            if (!walk.steps.empty())
                QCOMPARE(walk.steps.back().resultEnd, walk.size);
        }
    }
    void refusesWhatDoesNotLeadThere_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char* fault :
            { "sibling", "short", "long", "index", "signature", "person", "node", "id", "result" })
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }
    void refusesWhatDoesNotLeadThere()
    {
        QFETCH(QString, fault);
        ledger::Receipt receipt = m_chain->receipt(5, 0);
        QString id = idOf(receipt);
        std::string node = m_chain->node();
        QVERIFY(receipt.proof.size() >= 2);
        if (fault == u"sibling"_s)
            receipt.proof[1].bytes[0] ^= 1;
        else if (fault == u"short"_s)
            receipt.proof.pop_back();
        else if (fault == u"long"_s)
            receipt.proof.push_back(receipt.proof.back());
        else if (fault == u"index"_s)
            receipt.index = receipt.index == 0 ? 1 : receipt.index - 1;
        else if (fault == u"signature"_s)
            receipt.header.signatures[0].signature.bytes[1] ^= 1;
        else if (fault == u"person"_s)
            receipt.transaction.signature.bytes[1] ^= 1;
        else if (fault == u"node"_s)
            node = kDid;
        else if (fault == u"id"_s)
            id = QString(64, u'0');
        else
            receipt.result.code = "donation.amount";
        const MerkleWalk walk = walkReceipt(ledger::toJson(receipt), id, node);
        QVERIFY(!walk.holds());
        MerkleView view(m_bench->services);
        view.setWalk(walk);
        for (int step = 0; step < view.stepCount(); ++step)
            QVERIFY(!view.explanation(step).isEmpty());
    }
    void refusesNonsenseForAReceipt()
    {
        for (const base::Json& nonsense : { base::Json(), base::Json("text"), base::Json::object(),
                 base::Json::object({ { "format", "maru-receipt/v1" } }) })
            QVERIFY(walkReceipt(nonsense, QString(64, u'0'), m_chain->node()).error);
        QVERIFY(
            walkRedacted(base::Json::object(), base::Json::object(), base::Json(), u"x"_s, m_chain->node())
                .error);
    }
    void climbsFromARestrictedLeaf()
    {
        const ledger::Receipt receipt = m_chain->receipt(5, 0);
        const MerkleWalk known = walkReceipt(ledger::toJson(receipt), idOf(receipt), m_chain->node());
        base::Json list = base::Json::array();
        for (const base::Hash256& hash : receipt.proof)
            list.push(hash);
        const base::Json inclusion = base::Json::object({ { "proof", list } });
        base::Json full = base::Json::object({ { "id", fromQt(idOf(receipt)) },
            { "index", static_cast<std::int64_t>(receipt.index) }, { "redacted", known.leaf } });
        const base::Json block = ledger::toJson(receipt.header);
        const MerkleWalk walk = walkRedacted(full, inclusion, block, idOf(receipt), m_chain->node());
        QVERIFY(walk.holds());
        QVERIFY(!walk.isLeafComputed && !walk.isSignatureRight);
        full.set("redacted", std::string(64, 'b'));
        QVERIFY(!walkRedacted(full, inclusion, block, idOf(receipt), m_chain->node()).holds());
    }
    void walksByKeyboard()
    {
        const ledger::Receipt receipt = m_chain->receipt(5, 0);
        MerkleView view(m_bench->services);
        view.setWalk(walkReceipt(ledger::toJson(receipt), idOf(receipt), m_chain->node()));
        view.show();
        auto* canvas = view.findChild<QWidget*>(u"detailBody"_s);
        QVERIFY(canvas != nullptr);
        QCOMPARE(view.step(), 0);
        for (int step = 1; step < view.stepCount(); ++step) {
            QTest::keyClick(canvas, Qt::Key_Up);
            QCOMPARE(view.step(), step);
            QVERIFY(canvas->accessibleDescription().contains(view.explanation(step)));
        }
        QTest::keyClick(canvas, Qt::Key_Up);
        QCOMPARE(view.step(), view.stepCount() - 1);
        QTest::keyClick(canvas, Qt::Key_Home);
        QCOMPARE(view.step(), 0);
        const double zoom = view.zoom();
        QTest::keyClick(canvas, Qt::Key_Plus);
        QVERIFY(view.zoom() > zoom);
    }

    void showsBrokenLinksInTheStrip()
    {
        ScriptedTransport transport;
        BlockStripModel model(transport);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.refresh();
        transport.answer(rowsOf(10, 20, 15));
        QCOMPARE(model.rowCount(), 11);
        QCOMPARE(model.newest(), qint64(20));
        for (int at = 1; at < model.rowCount(); ++at)
            QCOMPARE(
                model.index(at).data(BlockStripModel::IsLinkedRole).toBool(), model.block(at).height != 15);
        QVERIFY(!model.index(0).data(BlockStripModel::IsLinkedRole).isValid());
        // Two texts of the server that agree are no check made here, and are not called one.
        m_bench->language.set(LanguageCode::English);
        QVERIFY(model.index(6).data(Qt::AccessibleTextRole).toString().contains(u"not checked here"_s));
        QVERIFY(model.index(5).data(Qt::AccessibleTextRole).toString()
            != model.index(6).data(Qt::AccessibleTextRole).toString());
    }
    void appendsExtendsAndStartsAnewAfterAGap()
    {
        ScriptedTransport transport;
        BlockStripModel model(transport);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy arrived(&model, &BlockStripModel::arrived);
        model.refresh();
        model.refresh(); // one on its way is enough; the second follows it
        QCOMPARE(transport.waiting.size(), std::size_t(1));
        transport.answer(rowsOf(10, 20));
        transport.answer(rowsOf(12, 22));
        QCOMPARE(model.rowCount(), 13);
        QCOMPARE(arrived.back().front().toInt(), 2);
        model.extend();
        QCOMPARE(transport.argument(u"before"_s), u"10"_s);
        transport.answer(rowsOf(4, 9));
        QCOMPARE(model.block(0).height, qint64(4));
        QVERIFY(model.index(model.rowOf(10)).data(BlockStripModel::IsLinkedRole).toBool());
        model.refresh();
        transport.answer(rowsOf(100, 110)); // many blocks later
        QCOMPARE(model.block(0).height, qint64(100));
        model.refresh();
        transport.answer(base::failed("console.offline"));
        model.refresh();
        transport.answer(base::Json("nonsense"));
        QCOMPARE(model.rowCount(), 11); // what was there stays
    }
    void choosesByKeyboard()
    {
        ScriptedTransport transport;
        BlockStripModel model(transport);
        BlockStrip strip(model);
        QSignalSpy chosen(&strip, &BlockStrip::blockChosen);
        model.refresh();
        transport.answer(rowsOf(10, 20));
        strip.selectHeight(20);
        QCOMPARE(chosen.size(), 0); // nobody has chosen
        QTest::keyClick(&strip, Qt::Key_Left);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toLongLong(), qint64(19));
    }
};

QTEST_MAIN(TestBlocksPage)
#include "tst_blocks_page.moc"
