// SPDX-License-Identifier: Apache-2.0
// What roles allow, in words made from the declarations.
#include "admin-console/core/column.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/people/rights_part.h"
#include "admin-console/shell/workbench.h"
#include "tests/console/scripted_transport.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

base::Json action(const char* name, const char* role, const char* ko, const char* en)
{
    base::Json roles = base::Json::array();
    if (role[0] != '\0')
        roles.push(role);
    return base::Json::object({ { "name", name }, { "roles", roles },
        { "payload", base::Json::object({ { "fields", base::Json::array() } }) },
        { "label", base::Json::object({ { "ko", ko }, { "en", en } }) },
        { "help", base::Json::object({ { "ko", "" }, { "en", "" } }) } });
}

base::Json officer(const char* did, std::vector<std::string> roles, const char* state)
{
    base::Json list = base::Json::array();
    for (const std::string& role : roles)
        list.push(role);
    return base::Json::object({ { "key", did }, { "did", did }, { "agency", "registry" },
        { "name_ko", "등록 담당" }, { "name_en", "Registrar" }, { "roles", list }, { "state", state } });
}

} // namespace

class TestPeoplePage final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Workbench> m_bench;

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init()
    {
        m_bench = std::make_unique<Workbench>();
        const base::Json domains = base::Json::object({ { "domains",
            base::Json::array({ base::Json::object({ { "name", "donation" },
                { "label", base::Json::object({ { "ko", "기부" }, { "en", "Donations" } }) },
                { "readers", base::Json::array({ "donation.manager" }) },
                { "actions",
                    base::Json::array({ action("createCampaign", "donation.manager", "캠페인 작성",
                                            "Create campaign"),
                        action("registerCampaign", "donation.registrar", "모집 등록", "Register campaign"),
                        action("donate", "", "기부", "Donate") }) },
                { "queries", base::Json::array() } }) }) } });
        const base::Status status = m_bench->catalogue.read(domains);
        QVERIFY2(status, status ? "" : status.error().detail.c_str());
    }
    void cleanup() { m_bench.reset(); }

    void listsOnlyWhatTheRolesAllow()
    {
        QCOMPARE(people::effectiveRights(m_bench->services, { "donation.manager" }),
            (QStringList { u"기부: 캠페인 작성"_s }));
        QVERIFY(people::effectiveRights(m_bench->services, { "observer" }).isEmpty());
        QCOMPARE(people::rightsGained(
                     m_bench->services, { "donation.manager" }, { "donation.manager", "donation.registrar" }),
            (QStringList { u"모집 등록"_s }));
        QVERIFY(people::rightsGained(m_bench->services, { "donation.manager" }, { "donation.manager" })
                    .isEmpty());
    }

    void saysThatASuspendedOfficerMayDoNothing()
    {
        people::RightsPart part(m_bench->services, nullptr);
        auto* text = part.findChild<QLabel*>(u"effectiveRights"_s);
        part.showRow(officer("did:key:z6Mk1", { "donation.manager" }, "active"));
        QVERIFY(text->text().contains(u"✓ 기부: 캠페인 작성"_s));
        QVERIFY(!text->text().contains(u"모집 등록"_s));
        part.showRow(officer("did:key:z6Mk1", { "donation.manager" }, "suspended"));
        QVERIFY(text->text().startsWith(u'!'));
        QVERIFY(!text->text().contains(u'✓'));
        m_bench->language.set(LanguageCode::English);
        QCoreApplication::sendPostedEvents();
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&part, &change);
        QVERIFY(text->text().contains(u"Donations: Create campaign"_s));
        m_bench->language.set(LanguageCode::Korean);
    }

    void showsTheStaffOfTheAgencyOfNow()
    {
        ScriptedTransport transport;
        people::StaffPart part(m_bench->services, transport, nullptr);
        part.showRow(base::Json::object({ { "id", "first" } }));
        part.showRow(base::Json::object({ { "id", "second" } }));
        QCOMPARE(transport.waiting.size(), std::size_t(2));
        // The answer about the agency that was shown before is late and must not be taken.
        transport.answer(base::Json::object({ { "rows",
            base::Json::array(
                { officer("did:key:z6Mk1", {}, "active"), officer("did:key:z6Mk2", {}, "left") }) } }));
        QVERIFY(part.findChildren<QPushButton*>().isEmpty());
        QCOMPARE(transport.argument(u"agency"_s), u"second"_s);
        transport.answer(base::Json::object({ { "rows",
            base::Json::array({ officer("did:key:z6Mk3", { "donation.manager" }, "active") }) } }));
        QCOMPARE(part.findChildren<QPushButton*>().size(), 1);
        QVERIFY(part.findChildren<QPushButton*>().front()->text().contains(u"등록 담당"_s));
    }

    void saysWhenTheStaffCouldNotBeRead()
    {
        ScriptedTransport transport;
        people::StaffPart part(m_bench->services, transport, nullptr);
        part.showRow(base::Json::object({ { "id", "first" } }));
        transport.answer(base::failed("console.timeout"));
        const auto texts = [&part] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QStringList all;
            for (const QLabel* one : part.findChildren<QLabel*>())
                all << one->text();
            return all;
        };
        QVERIFY(!texts().contains(people::StaffPart::tr("None yet.")));
        auto* again = part.findChild<QPushButton*>(u"staffMore"_s);
        QVERIFY(again != nullptr);
        again->click();
        base::Json page =
            base::Json::object({ { "rows", base::Json::array({ officer("did:key:z6Mk1", {}, "active") }) },
                { "next", "more" } });
        QCOMPARE(transport.argument(u"agency"_s), u"first"_s);
        transport.answer(page);
        // There are more than a page: they are not left out silently.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        auto* more = part.findChild<QPushButton*>(u"staffMore"_s);
        QVERIFY(more != nullptr);
        more->click();
        QCOMPARE(transport.argument(u"after"_s), u"more"_s);
        transport.answer(base::Json::object(
            { { "rows", base::Json::array({ officer("did:key:z6Mk2", {}, "active") }) }, { "next", "" } }));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(part.findChild<QPushButton*>(u"staffMore"_s) == nullptr);
        QCOMPARE(part.findChildren<QPushButton*>().size(), 2);
        // An agency without officers is another thing.
        part.showRow(base::Json::object({ { "id", "empty" } }));
        transport.answer(base::Json::object({ { "rows", base::Json::array() }, { "next", "" } }));
        QVERIFY(texts().contains(people::StaffPart::tr("None yet.")));
    }

    void showsNamesOfAgenciesInsteadOfIds()
    {
        const ColumnSpec column { "agency", ValueKind::Choice };
        const Words words { &m_bench->language, &m_bench->catalogue, "identity" };
        const base::Json row = officer("did:key:z6Mk1", {}, "active");
        QCOMPARE(cellText(row, column, words), u"registry"_s);
        m_bench->catalogue.learn("identity", "agency", "registry", { "기부 등록청", "Registry" });
        QCOMPARE(cellText(row, column, words), u"기부 등록청"_s);
        // Names stay when the declarations are read again.
        QVERIFY(m_bench->catalogue.read(base::Json::object({ { "domains", base::Json::array() } })));
        QCOMPARE(cellText(row, column, words), u"기부 등록청"_s);
    }
};

QTEST_MAIN(TestPeoplePage)
#include "tst_people_page.moc"
