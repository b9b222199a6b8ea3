// SPDX-License-Identifier: Apache-2.0
// Records behind their mask: nothing is shown before the chain holds the reason, and nothing stays shown behind.
#include "admin-console/core/column.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/privacy/certificate_part.h"
#include "admin-console/pages/privacy/resources.h"
#include "admin-console/shell/workbench.h"
#include "admin-console/widgets/reveal_part.h"
#include "tests/console/scripted_transport.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <memory>
#include <set>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

class ScriptedSender final : public TransactionSender {
public:
    using TransactionSender::TransactionSender;
    void send(const std::string& domain, const std::string& action, const base::Json& payload, QObject*,
        Callback callback) override
    {
        sent.push_back({ domain + "/" + action, payload });
        last = std::move(callback);
    }
    struct Sent {
        std::string what;
        base::Json payload;
    };
    std::vector<Sent> sent;
    Callback last;
};

base::Json record(const char* id)
{
    return base::Json::object({ { "id", id }, { "class", "case" }, { "state", "held" },
        { "data", base::Json::object({ { "name", "홍*동" }, { "phone", "010-****-5678" } }) } });
}

Outcome accepted(const char* id)
{
    Outcome outcome;
    outcome.id = QString::fromLatin1(id);
    outcome.code = "ok";
    outcome.data = base::Json::object({ { "reveal", "v-1" } });
    outcome.height = 7;
    return outcome;
}

} // namespace

class TestPrivacyPage final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<ScriptedSender> m_sender;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<ScriptedTransport> m_transport;
    std::unique_ptr<RevealPart> m_part;

    QString shown() const
    {
        QStringList texts;
        for (const QLabel* label : m_part->findChildren<QLabel*>())
            texts << label->text() << label->accessibleName();
        return texts.join(u'\n');
    }
    void fillIn()
    {
        m_part->findChild<QCheckBox*>(u"revealField_name"_s)->setChecked(true);
        m_part->findChild<QLineEdit*>(u"revealReason"_s)->setText(u"민원 처리"_s);
    }
    void sign() { m_part->findChild<QPushButton*>(u"revealSign"_s)->click(); }
    void showOne()
    {
        m_part->showRow(record("r-1"));
        fillIn();
        sign();
        m_sender->last(accepted("abcd"));
        m_transport->answer(
            base::Json::object({ { "id", "r-1" }, { "data", base::Json::object({ { "name", "홍길동" } }) },
                { "expires", static_cast<std::int64_t>(m_bench->connection.serverNow() + 600) } }));
    }

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init()
    {
        m_bench = std::make_unique<Workbench>();
        m_sender = std::make_unique<ScriptedSender>(m_bench->connection, m_bench->session);
        m_services = std::make_unique<Services>(
            Services { m_bench->connection, m_bench->session, m_bench->catalogue, *m_sender, m_bench->proofs,
                m_bench->language, [](const QString&, const QString&) {}, nullptr, nullptr });
        m_transport = std::make_unique<ScriptedTransport>();
        m_part = std::make_unique<RevealPart>(*m_services, *m_transport, nullptr);
    }
    void cleanup()
    {
        m_part.reset();
        m_transport.reset();
        m_services.reset();
        m_sender.reset();
        m_bench.reset();
    }

    void signsOnlyWithFieldsAndAReason()
    {
        m_part->showRow(record("r-1"));
        auto* button = m_part->findChild<QPushButton*>(u"revealSign"_s);
        QVERIFY(!button->isEnabled());
        m_part->findChild<QLineEdit*>(u"revealReason"_s)->setText(u"민원 처리"_s);
        QVERIFY(!button->isEnabled());
        m_part->findChild<QCheckBox*>(u"revealField_name"_s)->setChecked(true);
        QVERIFY(button->isEnabled());
        m_part->findChild<QLineEdit*>(u"revealReason"_s)->setText(u"  "_s);
        QVERIFY(!button->isEnabled());
        fillIn();
        sign();
        QCOMPARE(m_sender->sent.size(), std::size_t(1));
        QCOMPARE(m_sender->sent[0].what, std::string("privacy/reveal"));
        QCOMPARE(base::canonical(m_sender->sent[0].payload),
            std::string(R"({"fields":["name"],"purpose":"case","reason":"민원 처리","record":"r-1"})"));
        // On its way: not a second time.
        sign();
        QCOMPARE(m_sender->sent.size(), std::size_t(1));
    }

    void asksForTheValuesOnlyOnceTheChainHoldsTheReason()
    {
        m_part->showRow(record("r-1"));
        fillIn();
        sign();
        QVERIFY(m_transport->waiting.empty());
        m_sender->last(accepted("abcd"));
        QCOMPARE(m_transport->waiting.size(), std::size_t(1));
        QCOMPARE(m_transport->waiting.front().request.path, u"/v1/vault/records/r-1"_s);
        QCOMPARE(m_transport->argument(u"reveal"_s), u"abcd"_s);
        QVERIFY(!m_part->isShown());
        m_transport->answer(base::Json::object({ { "data", base::Json::object({ { "name", "홍길동" } }) },
            { "expires", static_cast<std::int64_t>(m_bench->connection.serverNow() + 600) } }));
        QVERIFY(m_part->isShown());
        QVERIFY(shown().contains(u"홍길동"_s));
        // What was not asked for stays covered.
        QVERIFY(shown().contains(u"010-****-5678"_s));
    }

    void showsNothingAfterARefusal()
    {
        m_part->showRow(record("r-1"));
        fillIn();
        sign();
        Outcome refused = accepted("abcd");
        refused.code = "privacy.suspended";
        m_sender->last(refused);
        QVERIFY(m_transport->waiting.empty());
        QVERIFY(!m_part->isShown());
        QVERIFY(m_part->findChild<QLabel*>(u"revealStatus"_s)->text().startsWith(u'!'));
        // The server's refusal as well.
        sign();
        m_sender->last(accepted("abce"));
        m_transport->answer(base::refused("vault.no_consent"));
        QVERIFY(!m_part->isShown());
        QVERIFY(m_part->findChild<QLabel*>(u"revealStatus"_s)->text().startsWith(u'!'));
    }

    void coversAgain_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("button") << 0;
        QTest::newRow("another record") << 1;
        QTest::newRow("no record") << 2;
        QTest::newRow("locked") << 3;
    }
    void coversAgain()
    {
        QFETCH(int, how);
        showOne();
        QVERIFY(m_part->isShown());
        if (how == 0)
            m_part->findChild<QPushButton*>(u"revealCover"_s)->click();
        if (how == 1)
            m_part->showRow(record("r-2"));
        if (how == 2)
            m_part->clear();
        if (how == 3)
            Q_EMIT m_bench->session.closed();
        QVERIFY(!m_part->isShown());
        QVERIFY(!shown().contains(u"홍길동"_s));
    }

    void dropsValuesOfTheRecordBefore()
    {
        m_part->showRow(record("r-1"));
        fillIn();
        sign();
        m_sender->last(accepted("abcd"));
        m_part->showRow(record("r-2"));
        m_transport->answer(base::Json::object(
            { { "data", base::Json::object({ { "name", "홍길동" } }) }, { "expires", 9'000'000'000 } }));
        QVERIFY(!m_part->isShown());
        QVERIFY(!shown().contains(u"홍길동"_s));
    }

    void staysOpenWhenTheSameRecordComesAgain()
    {
        showOne();
        m_part->showRow(record("r-1"));
        QVERIFY(m_part->isShown());
    }

    void everyListHasAnIdATitleAndAnEmptyText()
    {
        std::set<QString> ids;
        for (const ResourceSpec& spec : privacy::makeResources()) {
            QVERIFY(ids.insert(spec.id).second);
            QVERIFY(spec.title != nullptr && spec.emptyText != nullptr);
            for (const ColumnSpec& column : spec.columns)
                QVERIFY2(!columnTitle(column).isEmpty(), column.key.c_str());
        }
        QCOMPARE(ids.size(), std::size_t(8));
    }

    void offersTheCertificateOnlyOnceThereIsOne()
    {
        privacy::CertificatePart part(*m_services, nullptr);
        auto* save = part.findChild<QPushButton*>(u"certificateSave"_s);
        part.showRow(base::Json::object({ { "id", "d-1" }, { "state", "ordered" }, { "count", 3 } }));
        QVERIFY(save->isHidden());
        part.showRow(base::Json::object({ { "id", "d-1" }, { "state", "certified" }, { "count", 3 } }));
        QVERIFY(!save->isHidden());
        part.showRow(base::Json::object({ { "id", "d-2" }, { "state", "declined" }, { "count", 1 } }));
        QVERIFY(save->isHidden());
    }
};

QTEST_MAIN(TestPrivacyPage)
#include "tst_privacy_page.moc"
