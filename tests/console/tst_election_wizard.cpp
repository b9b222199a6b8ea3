// SPDX-License-Identifier: Apache-2.0
// The election wizard from the first word to the last transaction, over the election domain's own declarations.
#include "admin-console/pages/elections/counting_figures.h"
#include "admin-console/pages/elections/election_steps.h"
#include "admin-console/pages/elections/election_wizard.h"
#include "admin-console/pages/elections/roll_preview.h"
#include "admin-console/pages/elections/runoff.h"
#include "admin-console/widgets/field_editor.h"
#include "admin-console/widgets/grid_editor.h"
#include "server/domains/election/election_domain.h"
#include "tests/console/election_bench.h"

#include <QFile>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;

namespace {

base::Json trusteeOfficer(const char* id, const char* agency, bool isTrustee = true)
{
    base::Json roles = base::Json::array();
    roles.push(isTrustee ? "election.trustee" : "election.manager");
    return base::Json::object({ { "officer", id }, { "agency", agency }, { "name_ko", id }, { "name_en", id },
        { "state", "active" }, { "roles", std::move(roles) } });
}

base::Json option(const char* id, int number, const char* name)
{
    return base::Json::object({ { "id", id }, { "number", number }, { "name_ko", name }, { "name_en", name },
        { "party_ko", "" }, { "party_en", "" }, { "photo", "" }, { "list", "" } });
}

base::Json contestJson(const char* id)
{
    return base::Json::object({ { "contest", id }, { "kind", "choose" }, { "title_ko", "회장" },
        { "title_en", "President" }, { "minimum", 1 }, { "maximum", 1 }, { "blank", true }, { "score", 1 },
        { "seats", 1 }, { "rule", "majority" }, { "share", 0 }, { "quorum", 3'333 }, { "quorum_of", "roll" },
        { "tie", "runoff" }, { "constituencies", base::Json::array() },
        { "options", base::Json::array({ option("o1", 1, "가"), option("o2", 2, "나") }) } });
}

base::Json precinctJson(const char* id)
{
    return base::Json::object(
        { { "id", id }, { "name_ko", id }, { "name_en", id }, { "constituency", "" }, { "counted_in", "" } });
}

base::Json wholeElection()
{
    return base::Json::object({ { "title_ko", "총학생회 선거" }, { "title_en", "Student council" },
        { "kind", "university" }, { "mode", "ring" }, { "rehearsal", false }, { "enrol_from", 1'900'000'000 },
        { "enrol_until", 1'900'100'000 }, { "opens", 1'900'200'000 }, { "closes", 1'900'300'000 },
        { "grace", 60 }, { "objections", 86'400 }, { "opening", "time" }, { "revote", true },
        { "ring_size", 1'024 }, { "certifiers", 2 }, { "threshold", 2 },
        { "contests", base::Json::array({ contestJson("c1") }) },
        { "precincts", base::Json::array({ precinctJson("p001"), precinctJson("p002") }) },
        { "trustees",
            base::Json::array({ base::Json::object({ { "officer", "o-1" }, { "agency", "a-1" },
                                    { "name_ko", "o-1" }, { "name_en", "o-1" } }),
                base::Json::object({ { "officer", "o-2" }, { "agency", "a-2" }, { "name_ko", "o-2" },
                    { "name_en", "o-2" } }) }) } });
}

QStringList keysOf(const ElectionWizard& wizard)
{
    QStringList keys;
    for (const ElectionWizard::Wish& one : wizard.wishes())
        keys << toQt(one.key);
    return keys;
}

} // namespace

class TestElectionWizard final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ElectionBench> m_bench;
    QTemporaryDir m_settings;

    void readDeclarations()
    {
        base::Json list = base::Json::array();
        list.push(domain::toJson(election::makeSpec()));
        QVERIFY(m_bench->bench.catalogue.read(base::Json::object({ { "domains", std::move(list) } })));
    }
    /// Through all steps to the review; every step must be content.
    void walk(ElectionWizard& wizard)
    {
        for (int i = 0; i < wizard.stepCount(); ++i) {
            QCOMPARE(wizard.phase(), Wizard::Phase::Steps);
            // A roll is read in the background, and once more with the precincts that were entered.
            static_cast<void>(QTest::qWaitFor([&wizard, i] { return wizard.step(i)->check().empty(); }));
            const auto problems = wizard.step(i)->check();
            QVERIFY2(problems.empty(),
                problems.empty() ? ""
                                 : qPrintable(wizard.step(i)->title() + u": "_s + problems.front().text));
            wizard.next();
        }
        QCOMPARE(wizard.phase(), Wizard::Phase::Review);
    }
    std::string actionOf(std::size_t n) const
    {
        const std::string& text = m_bench->sender->sent[n];
        return text.substr(0, text.find(' '));
    }

private Q_SLOTS:
    void initTestCase()
    {
        initResources();
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }
    void init()
    {
        m_bench = std::make_unique<ElectionBench>();
        readDeclarations();
    }
    void cleanup()
    {
        m_bench.reset();
        QSettings().clear();
    }

    void signsEverythingInOrder()
    {
        ElectionWizard wizard(*m_bench->services, m_bench->transport, ElectionWizard::Purpose::New,
            wholeElection(), {}, nullptr);
        walk(wizard);
        wizard.next();
        QCOMPARE(actionOf(0), std::string("election/createElection"));
        QVERIFY(toQt(m_bench->sender->sent[0]).contains(u"\"rehearsal\":false"_s));
        QVERIFY(!toQt(m_bench->sender->sent[0]).contains(u"contests"_s));
        m_bench->sender->ok({ { "election", "e-1" } });
        QCOMPARE(actionOf(1), std::string("election/setPrecincts"));
        QVERIFY(toQt(m_bench->sender->sent[1]).contains(u"\"election\":\"e-1\""_s));
        m_bench->sender->ok({});
        QCOMPARE(actionOf(2), std::string("election/setContest"));
        m_bench->sender->ok({});
        QCOMPARE(actionOf(3), std::string("election/setTrustees"));
        m_bench->sender->ok({});
        QCOMPARE(wizard.phase(), Wizard::Phase::Done);
        // What is sent passes the domain's own schema.
        for (const std::string& sent : m_bench->sender->sent) {
            const std::size_t space = sent.find(' ');
            const ActionInfo* info = m_bench->bench.catalogue.action("election", sent.substr(9, space - 9));
            const auto payload = base::parseJson(sent.substr(space + 1));
            QVERIFY(info != nullptr && payload);
            const base::Status status = schema::validate(info->payload, *payload);
            QVERIFY2(status, status ? "" : (status.error().code + " " + status.error().field).c_str());
        }
    }

    void goesOnAfterARefusalAtItsFieldWithoutSigningTwice()
    {
        ElectionWizard wizard(*m_bench->services, m_bench->transport, ElectionWizard::Purpose::New,
            wholeElection(), {}, nullptr);
        walk(wizard);
        wizard.next();
        m_bench->sender->ok({ { "election", "e-1" } });
        m_bench->sender->ok({});
        m_bench->sender->refuse("election.options", "payload.options");
        QCOMPARE(wizard.phase(), Wizard::Phase::Partial);
        wizard.next();
        QCOMPARE(wizard.step(wizard.currentStep()), static_cast<WizardStep*>(&wizard.contests()));
        // Mended here, and the title as well, which has been signed already.
        base::Json all = wizard.value();
        base::Json contests = base::Json::array();
        contests.push(contestJson("c1"));
        contests.asArray()[0].set("title_ko", "총학생회장");
        all.set("contests", std::move(contests));
        wizard.contests().setValue(all);
        for (int i = wizard.currentStep(); i < wizard.stepCount(); ++i)
            wizard.next();
        QCOMPARE(wizard.phase(), Wizard::Phase::Review);
        wizard.next();
        QCOMPARE(m_bench->sender->sent.size(), std::size_t(4));
        QCOMPARE(actionOf(3), std::string("election/setContest"));
        QVERIFY(toQt(m_bench->sender->sent[3]).contains(u"총학생회장"_s));
        QVERIFY(toQt(m_bench->sender->sent[3]).contains(u"\"election\":\"e-1\""_s));
        m_bench->sender->ok({});
        QCOMPARE(actionOf(4), std::string("election/setTrustees"));
        m_bench->sender->ok({});
        QCOMPARE(wizard.phase(), Wizard::Phase::Done);
    }

    void anEditSignsOnlyWhatDiffers()
    {
        base::Json start = wholeElection();
        start.set("id", "e-9");
        ElectionWizard wizard(
            *m_bench->services, m_bench->transport, ElectionWizard::Purpose::Edit, start, {}, nullptr);
        base::Json changed = base::Json::object({ { "contests", base::Json::array({ contestJson("c2") }) } });
        wizard.contests().setValue(changed);
        walk(wizard);
        wizard.next();
        QCOMPARE(actionOf(0), std::string("election/setContest"));
        QVERIFY(toQt(m_bench->sender->sent[0]).contains(u"\"contest\":\"c2\""_s));
        QVERIFY(toQt(m_bench->sender->sent[0]).contains(u"\"election\":\"e-9\""_s));
        m_bench->sender->ok({});
        QCOMPARE(actionOf(1), std::string("election/removeContest"));
        QVERIFY(toQt(m_bench->sender->sent[1]).contains(u"\"contest\":\"c1\""_s));
        m_bench->sender->ok({});
        QCOMPARE(wizard.phase(), Wizard::Phase::Done);
    }

    void aRehearsalIsMarkedAndNamesTheRealOne()
    {
        base::Json start = wholeElection();
        start.set("id", "e-9");
        ElectionWizard wizard(
            *m_bench->services, m_bench->transport, ElectionWizard::Purpose::Rehearsal, start, {}, nullptr);
        walk(wizard);
        wizard.next();
        const QString sent = toQt(m_bench->sender->sent[0]);
        QVERIFY(sent.startsWith(u"election/createElection "_s));
        QVERIFY(sent.contains(u"\"rehearsal\":true"_s));
        QVERIFY(sent.contains(u"\"rehearsal_of\":\"e-9\""_s));
        QVERIFY(sent.contains(u"[모의] 총학생회 선거"_s));
        // Its own times: the real ones may be over.
        QVERIFY(!sent.contains(u"1900200000"_s));
    }

    void aRehearsalCannotBecomeReal()
    {
        base::Json start = wholeElection();
        start.set("id", "e-9");
        ElectionWizard wizard(
            *m_bench->services, m_bench->transport, ElectionWizard::Purpose::Rehearsal, start, {}, nullptr);
        auto* kind = dynamic_cast<KindStep*>(wizard.step(0));
        QVERIFY(kind != nullptr);
        QVERIFY(!kind->editor("rehearsal")->isEnabled());
        // A draft of the wizard that says otherwise changes nothing.
        base::Json all = wizard.value();
        all.set("rehearsal", false);
        kind->setValue(all);
        QCOMPARE(kind->value().at("rehearsal"), base::Json(true));
        QVERIFY(kind->check().empty());
    }

    void refusesARealElectionThatCallsItselfARehearsal_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<bool>("isRehearsal");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("real, with its own title") << u"총장 선거"_s << false << true;
        QTest::newRow("real, called a rehearsal") << u"[모의] 총장 선거"_s << false << false;
        QTest::newRow("real, called a rehearsal in English") << u"[REHEARSAL] President"_s << false << false;
        QTest::newRow("a rehearsal") << u"[모의] 총장 선거"_s << true << true;
    }
    void refusesARealElectionThatCallsItselfARehearsal()
    {
        QFETCH(QString, title);
        QFETCH(bool, isRehearsal);
        QFETCH(bool, isGood);
        ElectionWizard wizard(*m_bench->services, m_bench->transport, ElectionWizard::Purpose::New,
            wholeElection(), {}, nullptr);
        base::Json all = wizard.value();
        all.set("title_ko", fromQt(title));
        all.set("rehearsal", isRehearsal);
        wizard.step(0)->setValue(all);
        QCOMPARE(wizard.step(0)->check().empty(), isGood);
    }

    void showsDaysAndMinutesAndSignsSeconds_data()
    {
        QTest::addColumn<qint64>("grace");
        QTest::addColumn<qint64>("objections");
        QTest::addColumn<qint64>("minutes");
        QTest::addColumn<qint64>("days");
        QTest::newRow("whole") << qint64(600) << qint64(14 * 86'400) << qint64(10) << qint64(14);
        QTest::newRow("none") << qint64(0) << qint64(0) << qint64(0) << qint64(0);
        QTest::newRow("not whole: kept as it was") << qint64(90) << qint64(90'000) << qint64(2) << qint64(2);
    }
    void showsDaysAndMinutesAndSignsSeconds()
    {
        QFETCH(qint64, grace);
        QFETCH(qint64, objections);
        QFETCH(qint64, minutes);
        QFETCH(qint64, days);
        ScheduleStep step(
            *m_bench->services, *m_bench->bench.catalogue.action("election", "createElection"), nullptr);
        base::Json all = wholeElection();
        all.set("grace", static_cast<std::int64_t>(grace));
        all.set("objections", static_cast<std::int64_t>(objections));
        step.setValue(all);
        QCOMPARE(step.editor("grace")->value()->asInteger(), minutes);
        QCOMPARE(step.editor("objections")->value()->asInteger(), days);
        QCOMPARE(step.value().at("grace").asInteger(), grace);
        QCOMPARE(step.value().at("objections").asInteger(), objections);
        // What is typed is whole.
        step.editor("grace")->setValue(base::Json(std::int64_t { 5 }));
        QCOMPARE(step.value().at("grace").asInteger(), 300);
        // More than the rules allow is refused here, not by the chain.
        step.editor("grace")->setValue(base::Json(std::int64_t { 61 }));
        QVERIFY(!step.check().empty());
    }

    void showsEverythingThatIsSigned()
    {
        base::Json start = wholeElection();
        base::Json contest = contestJson("c1");
        base::Json candidate = option("o1", 1, "가");
        candidate.set("party_ko", "솔빛당");
        candidate.set("party_en", "Solbit");
        contest.set("options", base::Json::array({ candidate, option("o2", 2, "나") }));
        start.set("contests", base::Json::array({ contest }));
        base::Json merged = precinctJson("p002");
        merged.set("counted_in", "p001");
        start.set("precincts", base::Json::array({ precinctJson("p001"), merged }));
        m_bench->bench.language.set(LanguageCode::English);
        ElectionWizard wizard(
            *m_bench->services, m_bench->transport, ElectionWizard::Purpose::New, start, {}, nullptr);
        QString shown;
        for (int i = 0; i < wizard.stepCount(); ++i) {
            for (const auto& [label, text] : wizard.step(i)->facts())
                shown += label + u": "_s + text + u'\n';
        }
        for (const QString& wanted : { u"Solbit"_s, u"p002"_s, u"counted in p001"_s, u"2. "_s })
            QVERIFY2(shown.contains(wanted), qPrintable(shown));
        // Rule, tie, bounds and seats of the contest, each with its label.
        for (const char* name :
            { "minimum", "maximum", "rule", "tie", "seats", "quorum", "quorum_of", "blank" }) {
            const FieldEditor* one = wizard.contests().form(0)->editor(name);
            QVERIFY2(shown.contains(one->label() + u": "_s + one->displayText()), name);
        }
    }

    void asksWhatTheQuorumIsOfOnlyWhereThereIsOne()
    {
        ElectionWizard wizard(*m_bench->services, m_bench->transport, ElectionWizard::Purpose::New,
            wholeElection(), {}, nullptr);
        ContestForm* form = wizard.contests().form(0);
        FieldEditor* base = form->editor("quorum_of");
        QVERIFY(base != nullptr);
        QVERIFY(!base->isHidden());
        QCOMPARE(form->value().stringOr("quorum_of", ""), std::string("roll"));
        base::Json without = form->value();
        without.set("quorum", 0);
        form->setValue(without);
        QVERIFY(base->isHidden());
        QCOMPARE(form->value().stringOr("quorum_of", ""), std::string("enrolled"));
        // A contest that says nothing of it is of those who enrolled, as the chain takes it.
        without.remove("quorum_of");
        without.set("quorum", 100);
        form->setValue(without);
        QVERIFY(!base->isHidden());
        QCOMPARE(form->value().stringOr("quorum_of", ""), std::string("enrolled"));
    }

    void takesRemovedPrecinctsAwayAlsoWhenThereAreMany()
    {
        base::Json many = base::Json::array();
        for (int i = 0; i < 650; ++i)
            many.push(precinctJson(("p" + std::to_string(1'000 + i)).c_str()));
        base::Json start = wholeElection();
        start.set("id", "e-1");
        start.set("precincts", many);
        ElectionWizard wizard(
            *m_bench->services, m_bench->transport, ElectionWizard::Purpose::Edit, start, {}, nullptr);
        // Nothing has changed: nothing is signed.
        QCOMPARE(wizard.wishes()[1].payload.find("replace"), static_cast<const base::Json*>(nullptr));
        base::Json fewer = base::Json::array();
        for (std::size_t i = 0; i < 649; ++i)
            fewer.push(many.asArray()[i]);
        base::Json all = wizard.value();
        all.set("precincts", std::move(fewer));
        wizard.step(2)->setValue(all);
        walk(wizard);
        wizard.next();
        for (int n = 0; n < 3; ++n) {
            QCOMPARE(actionOf(static_cast<std::size_t>(n)), std::string("election/setPrecincts"));
            QCOMPARE(toQt(m_bench->sender->sent[static_cast<std::size_t>(n)]).contains(u"\"replace\":true"_s),
                n == 0);
            m_bench->sender->ok({});
        }
        QCOMPARE(wizard.phase(), Wizard::Phase::Done);
    }

    void sendsManyPrecinctsInSeveralTransactions()
    {
        base::Json start = wholeElection();
        base::Json precincts = base::Json::array();
        for (int i = 0; i < 650; ++i)
            precincts.push(precinctJson(("p" + std::to_string(1000 + i)).c_str()));
        start.set("precincts", std::move(precincts));
        ElectionWizard wizard(
            *m_bench->services, m_bench->transport, ElectionWizard::Purpose::New, start, {}, nullptr);
        QCOMPARE(keysOf(wizard),
            (QStringList { u"terms"_s, u"precincts/0"_s, u"precincts/300"_s, u"precincts/600"_s,
                u"contest/c1"_s, u"trustees"_s }));
    }

    void refusesWhatDoesNotFitTogether_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("change");
        QTest::newRow("closes before it opens") << 5 << uR"({"closes":1900100001})"_s;
        QTest::newRow("opens before enrolment ends") << 5 << uR"({"opens":1900000001})"_s;
        QTest::newRow("in the past") << 5 << uR"({"enrol_from":1,"enrol_until":2,"opens":3,"closes":4})"_s;
        QTest::newRow("precinct twice")
            << 2
            << uR"({"precincts":[{"id":"p1","name_ko":"a","name_en":"a"},{"id":"p1","name_ko":"b","name_en":"b"}]})"_s;
        QTest::newRow("counted in nowhere")
            << 2 << uR"({"precincts":[{"id":"p1","name_ko":"a","name_en":"a","counted_in":"p9"}]})"_s;
        QTest::newRow("counted in one that is counted elsewhere")
            << 2
            << uR"({"precincts":[{"id":"p1","name_ko":"a","name_en":"a","counted_in":"p2"},{"id":"p2","name_ko":"b","name_en":"b","counted_in":"p3"},{"id":"p3","name_ko":"c","name_en":"c"}]})"_s;
        QTest::newRow("more trustees needed than there are") << 4 << uR"({"threshold":3})"_s;
        QTest::newRow("no title") << 0 << uR"({"title_ko":""})"_s;
    }
    void refusesWhatDoesNotFitTogether()
    {
        QFETCH(int, step);
        QFETCH(QString, change);
        ElectionWizard wizard(*m_bench->services, m_bench->transport, ElectionWizard::Purpose::New,
            wholeElection(), {}, nullptr);
        QVERIFY(wizard.step(step)->check().empty());
        base::Json all = wizard.value();
        const auto given = base::parseJson(fromQt(change));
        QVERIFY(given);
        for (const auto& [name, value] : given->asObject())
            all.set(name, value);
        wizard.step(step)->setValue(all);
        QCOMPARE(wizard.step(step)->check().size(), std::size_t(1));
    }

    void refusesContestsThatCannotBeVoted_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("minimum over maximum") << uR"({"minimum":2})"_s;
        QTest::newRow("more choices than candidates") << uR"({"maximum":3})"_s;
        QTest::newRow("a candidate twice")
            << uR"({"options":[{"id":"o1","number":1,"name_ko":"a","name_en":"a"},{"id":"o1","number":2,"name_ko":"b","name_en":"b"}]})"_s;
        QTest::newRow("a number twice")
            << uR"({"options":[{"id":"o1","number":1,"name_ko":"a","name_en":"a"},{"id":"o2","number":1,"name_ko":"b","name_en":"b"}]})"_s;
        QTest::newRow("a list where there are none")
            << uR"({"options":[{"id":"o1","number":1,"name_ko":"a","name_en":"a","list":"o2"},{"id":"o2","number":2,"name_ko":"b","name_en":"b"}]})"_s;
        QTest::newRow("no candidates") << uR"({"options":[]})"_s;
    }
    void refusesContestsThatCannotBeVoted()
    {
        QFETCH(QString, change);
        ElectionWizard wizard(*m_bench->services, m_bench->transport, ElectionWizard::Purpose::New,
            wholeElection(), {}, nullptr);
        base::Json contest = contestJson("c1");
        const auto given = base::parseJson(fromQt(change));
        QVERIFY(given);
        for (const auto& [name, value] : given->asObject())
            contest.set(name, value);
        wizard.contests().setValue(base::Json::object({ { "contests", base::Json::array({ contest }) } }));
        QVERIFY(!wizard.contests().check().empty());
    }

    void offersOnlyTrusteesAndKeepsWhoWasChosen()
    {
        ElectionWizard wizard(*m_bench->services, m_bench->transport, ElectionWizard::Purpose::New,
            wholeElection(), {}, nullptr);
        QCOMPARE(m_bench->transport.waiting.front().request.path, u"/v1/query/identity/officers"_s);
        m_bench->transport.answer(base::Json::object(
            { { "rows",
                  base::Json::array({ trusteeOfficer("o-1", "a-1"), trusteeOfficer("o-2", "a-2"),
                      trusteeOfficer("o-3", "a-2"), trusteeOfficer("o-4", "a-3", false) }) },
                { "next", "" } }));
        QListWidget& list = wizard.trustees().list();
        QCOMPARE(list.count(), 3);
        QCOMPARE(list.item(0)->checkState(), Qt::Checked);
        QCOMPARE(list.item(2)->checkState(), Qt::Unchecked);
        list.item(2)->setCheckState(Qt::Checked);
        list.item(0)->setCheckState(Qt::Unchecked);
        const base::Json value = wizard.trustees().value();
        QCOMPARE(value.at("trustees").asArray().size(), std::size_t(2));
        QCOMPARE(value.at("trustees").asArray()[0].at("officer"), base::Json("o-2"));
        QCOMPARE(value.at("trustees").asArray()[1].at("officer"), base::Json("o-3"));
    }

    void handsTheRollOverAndKeepsItOutOfTheDraft()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"roll.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(u"성명,투표구\n김하늘,p001\n이바다,p002\n"_s.toUtf8());
        file.close();
        QString election;
        RollPlan taken;
        ElectionWizard wizard(
            *m_bench->services, m_bench->transport, ElectionWizard::Purpose::New, wholeElection(),
            [&](const QString& id, RollPlan plan) {
                election = id;
                taken = std::move(plan);
            },
            nullptr);
        wizard.roll().enter(wizard.value());
        wizard.roll().preview().openFile(file.fileName());
        QTRY_VERIFY(!wizard.roll().preview().isReading());
        QCOMPARE(wizard.roll().preview().plan()->lines.size(), std::size_t(2));
        QVERIFY(!toQt(base::canonical(wizard.value())).contains(u"김하늘"_s));
        walk(wizard);
        wizard.next();
        m_bench->sender->ok({ { "election", "e-1" } });
        while (!m_bench->sender->callbacks.empty())
            m_bench->sender->ok({});
        QCOMPARE(wizard.phase(), Wizard::Phase::Done);
        QPushButton* import = nullptr;
        for (QPushButton* button : wizard.findChildren<QPushButton*>()) {
            if (button->text().contains(u"명부"_s) || button->text().contains(u"Import the roll"_s))
                import = button;
        }
        QVERIFY(import != nullptr);
        import->click();
        QCOMPARE(election, u"e-1"_s);
        QCOMPARE(taken.lines.size(), std::size_t(2));
    }

    void candidatesComeFromAFile()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"candidates.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(u"id,number,name_ko,name_en,party_ko,party_en\n"
                   "kim,1,김하늘,Kim Haneul,솔빛당,Solbit\n"
                   "lee,2,이바다,Lee Bada,,\n"
                   "bad,zwei,박나무,Park Namu,,\n"_s.toUtf8());
        file.close();
        ElectionWizard wizard(*m_bench->services, m_bench->transport, ElectionWizard::Purpose::New,
            wholeElection(), {}, nullptr);
        ContestForm* form = wizard.contests().form(0);
        auto* grid = qobject_cast<GridEditor*>(form->editor("options"));
        QVERIFY(grid != nullptr);
        grid->setValue(base::Json::array());
        grid->importFile(file.fileName());
        const base::Json contest = form->value();
        const auto& options = contest.at("options").asArray();
        QCOMPARE(options.size(), std::size_t(2));
        QCOMPARE(options[0].at("id"), base::Json("kim"));
        QCOMPARE(options[0].at("name_ko"), base::Json("김하늘"));
        QCOMPARE(options[0].at("party_en"), base::Json("Solbit"));
        QCOMPARE(options[1].at("number"), base::Json(2));
        // What was left empty is empty, not missing: the server wants every member.
        QCOMPARE(options[1].at("party_ko"), base::Json(""));
        QCOMPARE(options[1].at("list"), base::Json(""));
        // The line that cannot be read keeps the officer in the step until it is mended or left out.
        QVERIFY(!form->check().empty());
    }

    void aReferendumIsOneButton()
    {
        ElectionWizard wizard(
            *m_bench->services, m_bench->transport, ElectionWizard::Purpose::New, {}, {}, nullptr);
        QCOMPARE(wizard.contests().count(), 1);
        wizard.contests().addReferendum(); // in the place of the empty one
        QCOMPARE(wizard.contests().count(), 1);
        base::Json made = wizard.contests().form(0)->value();
        QCOMPARE(made.at("kind"), base::Json("choose"));
        QCOMPARE(made.at("rule"), base::Json("majority"));
        QCOMPARE(made.at("minimum"), base::Json(1));
        QCOMPARE(made.at("maximum"), base::Json(1));
        QCOMPARE(made.at("options").asArray().size(), std::size_t(2));
        QCOMPARE(made.at("options").asArray()[0].at("name_ko"), base::Json("찬성"));
        QCOMPARE(made.at("options").asArray()[1].at("name_ko"), base::Json("반대"));
        made.set("title_ko", "정관 개정");
        made.set("title_en", "New statutes");
        wizard.contests().form(0)->setValue(made);
        QVERIFY(wizard.contests().form(0)->check().empty());
        wizard.contests().addReferendum(); // beside one that is filled in
        QCOMPARE(wizard.contests().count(), 2);
        QCOMPARE(wizard.contests().form(0)->value().at("title_ko"), base::Json("정관 개정"));
    }

    void aReferendumWithoutAMajorityIsNotAdopted_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<bool>("isYesElected");
        QTest::addColumn<bool>("isNoElected");
        QTest::addColumn<int>("fate");
        const auto row = [](const char* name, const char* outcome, bool yes, bool no, ContestFate fate) {
            QTest::newRow(name) << QString::fromLatin1(outcome) << yes << no << static_cast<int>(fate);
        };
        row("more for it", "decided", true, false, ContestFate::Adopted);
        row("more against it", "decided", false, true, ContestFate::Rejected);
        row("as many for as against", "runoff", false, false, ContestFate::Rejected);
        row("nobody came", "no_quorum", false, false, ContestFate::NothingAdopted);
    }
    void aReferendumWithoutAMajorityIsNotAdopted()
    {
        QFETCH(QString, outcome);
        QFETCH(bool, isYesElected);
        QFETCH(bool, isNoElected);
        QFETCH(int, fate);
        ElectionWizard wizard(
            *m_bench->services, m_bench->transport, ElectionWizard::Purpose::New, {}, {}, nullptr);
        const base::Json contest = wizard.contests().addReferendum()->value();
        base::Json options = base::Json::array();
        base::Json runoff = base::Json::array();
        for (const base::Json& one : contest.at("options").asArray()) {
            const bool isYes = one.at("id").asString() == "yes";
            options.push(base::Json::object({ { "option", one.at("id") }, { "name_ko", one.at("name_ko") },
                { "name_en", one.at("name_en") }, { "number", one.at("number") }, { "party_ko", "" },
                { "votes", 5 }, { "elected", isYes ? isYesElected : isNoElected } }));
            if (outcome == u"runoff"_s)
                runoff.push(one.at("id"));
        }
        const base::Json result = base::Json::object(
            { { "contest", contest.at("contest") }, { "kind", "choose" }, { "outcome", fromQt(outcome) },
                { "runoff", std::move(runoff) }, { "options", std::move(options) } });
        QCOMPARE(static_cast<int>(fateOf(result)), fate);
        const bool isAdopted = fateOf(result) == ContestFate::Adopted;
        QCOMPARE(outcomeText(result, m_bench->services->language).startsWith(u"✓"_s), isAdopted);
        // A motion is lost; nobody votes on it a second time because of the votes alone.
        QVERIFY(!asksForRunoff(result));
    }

    void aRunoffOfPointsKeepsThem_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("score");
        QTest::addColumn<int>("minimum");
        QTest::addColumn<int>("maximum");
        QTest::addColumn<int>("minimumLeft");
        QTest::addColumn<int>("maximumLeft");
        QTest::newRow("points that two options still take") << u"score"_s << 5 << 3 << 9 << 3 << 9;
        QTest::newRow("more points than two options take") << u"score"_s << 5 << 12 << 15 << 10 << 10;
        QTest::newRow("no points") << u"choose"_s << 1 << 3 << 3 << 2 << 2;
    }
    void aRunoffOfPointsKeepsThem()
    {
        QFETCH(QString, kind);
        QFETCH(int, score);
        QFETCH(int, minimum);
        QFETCH(int, maximum);
        QFETCH(int, minimumLeft);
        QFETCH(int, maximumLeft);
        base::Json contest = contestJson("c1");
        contest.set("kind", fromQt(kind));
        contest.set("score", score);
        contest.set("minimum", minimum);
        contest.set("maximum", maximum);
        contest.set("options",
            base::Json::array({ option("o1", 1, "가"), option("o2", 2, "나"), option("o3", 3, "다") }));
        base::Json whole = wholeElection();
        whole.set("contests", base::Json::array({ std::move(contest) }));
        const base::Json result = base::Json::object({ { "contest", "c1" }, { "outcome", "runoff" },
            { "runoff", base::Json::array({ "o1", "o3" }) }, { "options", base::Json::array() } });
        const base::Json start = runoffStart(whole, result);
        QVERIFY(start.isObject());
        const base::Json& again = start.at("contests").asArray().front();
        QCOMPARE(again.at("minimum"), base::Json(minimumLeft));
        QCOMPARE(again.at("maximum"), base::Json(maximumLeft));
    }

    void aRunoffHasTheOptionsThatAreLeft()
    {
        base::Json whole = wholeElection();
        whole.set("id", "e-7");
        base::Json first = contestJson("c1");
        first.set("options",
            base::Json::array({ option("o1", 1, "가"), option("o2", 2, "나"), option("o3", 3, "다") }));
        whole.set("contests", base::Json::array({ std::move(first), contestJson("c2") }));
        const auto result = [](const char* outcome) {
            base::Json runoff = base::Json::array();
            runoff.push("o1");
            runoff.push("o3");
            base::Json options = base::Json::array();
            for (const char* id : { "o1", "o2", "o3" })
                options.push(base::Json::object({ { "option", id }, { "name_ko", id }, { "party_ko", "" },
                    { "votes", 1 }, { "elected", false } }));
            return base::Json::object({ { "contest", "c1" }, { "outcome", outcome },
                { "runoff", std::move(runoff) }, { "options", std::move(options) } });
        };
        QVERIFY(!runoffStart(whole, result("decided")).isObject());
        QVERIFY(!runoffStart(whole, result("tie")).isObject());
        const base::Json start = runoffStart(whole, result("runoff"));
        QVERIFY(start.isObject());
        ElectionWizard wizard(
            *m_bench->services, m_bench->transport, ElectionWizard::Purpose::Runoff, start, {}, nullptr);
        const base::Json value = wizard.value();
        QCOMPARE(value.at("title_ko"), base::Json("총학생회 선거 결선투표"));
        QCOMPARE(value.at("mode"), base::Json("ring"));
        QCOMPARE(value.at("threshold"), base::Json(2));
        QCOMPARE(value.at("precincts").asArray().size(), std::size_t(2));
        QCOMPARE(wizard.contests().count(), 1);
        const base::Json contest = wizard.contests().form(0)->value();
        QCOMPARE(contest.at("contest"), base::Json("c1"));
        QCOMPARE(contest.at("rule"), base::Json("majority"));
        QCOMPARE(contest.at("options").asArray().size(), std::size_t(2));
        QCOMPARE(contest.at("options").asArray()[1].at("id"), base::Json("o3"));
        // It is a new election with times of its own.
        QVERIFY(value.at("opens") != base::Json(1'900'200'000));
        walk(wizard);
        wizard.next();
        QCOMPARE(actionOf(0), std::string("election/createElection"));
        QVERIFY(toQt(m_bench->sender->sent[0]).contains(u"결선투표"_s));
    }
};

QTEST_MAIN(TestElectionWizard)
#include "tst_election_wizard.moc"
