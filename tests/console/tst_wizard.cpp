// SPDX-License-Identifier: Apache-2.0
// The wizard's frame: steps, checks, jumps, drafts, language; and the parts that forms share with it: particles, CSV,
// sheets, drafts, hashes of files.
#include "admin-console/core/csv.h"
#include "admin-console/core/draft_store.h"
#include "admin-console/core/file_hash.h"
#include "admin-console/core/josa.h"
#include "admin-console/core/text.h"
#include "admin-console/shell/workbench.h"
#include "admin-console/widgets/fields_step.h"
#include "admin-console/widgets/grid_model.h"
#include "admin-console/widgets/wizard.h"

#include <QAbstractItemModelTester>
#include <QCryptographicHash>
#include <QFile>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

schema::Field field(const char* name, schema::FieldType type, bool required = true)
{
    schema::Field made;
    made.name = name;
    made.type = type;
    made.label = { std::string("이름 ") + name, std::string("Label ") + name };
    made.required = required;
    return made;
}

/// As an input method types: Hangul has no keys of its own.
void typeText(QWidget* where, const QString& text)
{
    where->setFocus();
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(where, &event);
}

class NameStep final : public FieldsStep {
public:
    NameStep(Services& services, const char* name, schema::FieldType type, QWidget* parent)
        : FieldsStep(services, parent), m_name(QString::fromLatin1(name))
    {
        schema::Field made = field(name, type);
        if (type == schema::FieldType::String) {
            made.minimum = 1;
            made.maximum = 10;
        } else {
            made.minimum = 1;
        }
        addField(made);
    }
    QString title() const override { return m_name; }

private:
    QString m_name;
};

class SmallWizard final : public Wizard {
public:
    explicit SmallWizard(Services& services, const base::Json& initial = {})
        : Wizard(services, u"test.small"_s, nullptr)
    {
        addStep(new NameStep(services, "title", schema::FieldType::String, this));
        addStep(new NameStep(services, "amount", schema::FieldType::Won, this));
        begin(initial);
    }
    QString heading() const override { return u"Small"_s; }
    WizardReview review() const override
    {
        const base::Json payload = value();
        WizardReview made;
        made.sentence = toQt(payload.stringOr("title", "")) + u"을(를) 만듭니다."_s;
        made.notes = { u"note"_s };
        made.transactions.push_back(
            { u"first"_s, "donation", "first", [payload](const std::vector<Outcome>&) { return payload; } });
        made.transactions.push_back({ u"second"_s, "donation", "second",
            [](const std::vector<Outcome>&) { return base::Json::object(); } });
        return made;
    }
};

/// Tells the outcomes that the test gives, as often as it gives them.
class FakeSender final : public TransactionSender {
public:
    using TransactionSender::TransactionSender;
    void send(const std::string&, const std::string& action, const base::Json&, QObject*,
        Callback callback) override
    {
        actions.push_back(action);
        told = std::move(callback);
    }
    std::vector<std::string> actions;
    Callback told;
};

/// The services of a workbench with another sender.
Services withSender(const Services& all, TransactionSender& sender)
{
    return { all.connection, all.session, all.catalogue, sender, all.proofs, all.language, all.show,
        all.notices, all.preferences };
}

std::vector<schema::Field> usageColumns()
{
    schema::Field place = field("place", schema::FieldType::String);
    place.minimum = 1;
    place.maximum = 20;
    schema::Field amount = field("amount", schema::FieldType::Won);
    amount.minimum = 1;
    return { field("date", schema::FieldType::Date), place, amount };
}

QByteArray cp949(const QString& text)
{
    QStringEncoder encoder("windows-949");
    return encoder.encode(text);
}

} // namespace

class TestWizard final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Workbench> m_bench;

    QLineEdit* line(Wizard& wizard, const char* name) const
    {
        return wizard.findChild<QLineEdit*>(QString::fromLatin1(name));
    }
    QPushButton* button(Wizard& wizard, const char* name) const
    {
        return wizard.findChild<QPushButton*>(QString::fromLatin1(name), Qt::FindDirectChildrenOnly);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-test"_s);
        QCoreApplication::setApplicationName(u"tst_wizard"_s);
        initResources();
    }
    void init()
    {
        QSettings().clear();
        m_bench = std::make_unique<Workbench>();
    }
    void cleanup() { m_bench.reset(); }

    void fitsKoreanParticles_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("consonant") << u"모금을(를) 엽니다"_s << u"모금을 엽니다"_s;
        QTest::newRow("vowel") << u"단체을(를) 엽니다"_s << u"단체를 엽니다"_s;
        QTest::newRow("quoted") << u"“연탄”은(는) 초안입니다"_s << u"“연탄”은 초안입니다"_s;
        QTest::newRow("bracket") << u"재단(법인)이(가)"_s << u"재단(법인)이"_s;
        QTest::newRow("rieul") << u"서울(으)로"_s << u"서울로"_s;
        QTest::newRow("other") << u"부산(으)로"_s << u"부산으로"_s;
        QTest::newRow("vowel toward") << u"제주(으)로"_s << u"제주로"_s;
        QTest::newRow("digit three") << u"블록 3을(를)"_s << u"블록 3을"_s;
        QTest::newRow("digit two") << u"블록 2을(를)"_s << u"블록 2를"_s;
        QTest::newRow("digit one toward") << u"1(으)로"_s << u"1로"_s;
        QTest::newRow("latin") << u"Hope과(와) Korean과(와)"_s << u"Hope와 Korean과"_s;
        QTest::newRow("nothing") << u"을(를)"_s << u"를"_s;
    }
    void fitsKoreanParticles()
    {
        QFETCH(QString, text);
        QTEST(fitParticles(text), "expected");
    }

    void readsCsv_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QString>("lastCell");
        QTest::addColumn<int>("lastLine");
        QTest::newRow("utf8") << u"날짜,금액\n2026-11-01,1200\n"_s.toUtf8() << u"UTF-8"_s << u"1200"_s << 2;
        QTest::newRow("bom crlf") << u"\ufeff날짜,금액\r\n\r\n2026-11-01,\"1,200\"\r\n"_s.toUtf8()
                                  << u"UTF-8"_s << u"1,200"_s << 3;
        QTest::newRow("cp949") << cp949(u"날짜,금액\n2026-11-01,힣\n"_s) << u"CP949"_s << u"힣"_s << 2;
        QTest::newRow("semicolons") << QByteArray("a;b\nc;d,e\n") << u"UTF-8"_s << u"d,e"_s << 2;
        QTest::newRow("quotes over lines")
            << QByteArray("a,b\n\"x\ny\",\"say \"\"hi\"\"\"\nq,z") << u"UTF-8"_s << u"z"_s << 4;
    }
    void readsCsv()
    {
        QFETCH(QByteArray, bytes);
        const auto table = readCsv(bytes);
        QVERIFY2(table, table ? "" : table.error().code.c_str());
        QTEST(table->encoding, "encoding");
        QTEST(table->lines.back().cells.back(), "lastCell");
        QTEST(table->lines.back().number, "lastLine");
    }

    void refusesCsv_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QByteArray() << u"console.csv_empty"_s;
        QTest::newRow("blank lines") << QByteArray("\n , \n") << u"console.csv_empty"_s;
        QTest::newRow("open quote") << QByteArray("a,\"b\nc") << u"console.csv_quote"_s;
        QTest::newRow("no text") << QByteArray("\xff\xff\xff\xff\x80") << u"console.csv_encoding"_s;
        QTest::newRow("binary") << QByteArray("a\0b,c", 5) << u"console.csv_encoding"_s;
    }
    void refusesCsv()
    {
        QFETCH(QByteArray, bytes);
        const auto table = readCsv(bytes);
        QVERIFY(!table);
        QTEST(toQt(table.error().code), "code");
    }

    void readsDatesOfBanks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("date");
        QTest::newRow("iso") << u"2026-11-02"_s << u"2026-11-02"_s;
        QTest::newRow("dots") << u"2026.11.2"_s << u"2026-11-02"_s;
        QTest::newRow("korean") << u"2026. 11. 2."_s << u"2026-11-02"_s;
        QTest::newRow("digits") << u"20261102"_s << u"2026-11-02"_s;
        QTest::newRow("with time") << u"2026-11-02 13:05:11"_s << u"2026-11-02"_s;
        QTest::newRow("no day") << u"2026-02-30"_s << QString();
        QTest::newRow("words") << u"어제"_s << QString();
    }
    void readsDatesOfBanks()
    {
        QFETCH(QString, text);
        QTEST(csvDate(text), "date");
    }

    void importsASheetLineByLine()
    {
        GridModel model(usageColumns(), m_bench->language);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto table =
            readCsv(cp949(u"이름 place,이름 date,이름 amount\n가게,2026.11.01,\"1,200원\"\n"
                          "식당,2026-13-01,500\n가게,2026-11-01,1200\n학교,2026-11-03,0\n끝,20261104,7\n"_s));
        QVERIFY(table);
        const auto result = model.import(*table, 200);
        QVERIFY(result);
        QCOMPARE(result->taken, 2);
        QCOMPARE(model.itemCount(), 2);
        QCOMPARE(model.sum(2), qint64(1207));
        QCOMPARE(result->refusals.size(), std::size_t(3));
        QCOMPARE(result->refusals[0].line, 3);
        QCOMPARE(result->refusals[0].column, u"이름 date"_s);
        QCOMPARE(result->refusals[1].line, 4);
        QCOMPARE(result->refusals[1].sameAs, 2);
        QCOMPARE(toQt(result->refusals[1].error.code), u"console.duplicate_line"_s);
        QCOMPARE(result->refusals[2].line, 5);
        QCOMPARE(model.value().asArray()[0].stringOr("date", ""), std::string("2026-11-01"));
        // The same file again repeats what is in the sheet.
        const auto again = model.import(*table, 200);
        QVERIFY(again);
        QCOMPARE(again->taken, 0);
    }

    void importsNoMoreThanTheSchemaAllows()
    {
        GridModel model(usageColumns(), m_bench->language);
        const auto table = readCsv("date,place,amount\n2026-11-01,a,1\n2026-11-01,b,1\n2026-11-01,c,1\n");
        const auto result = model.import(*table, 2);
        QVERIFY(result);
        QCOMPARE(result->taken, 2);
        QCOMPARE(result->refusals.size(), std::size_t(1));
    }

    void refusesASheetWithoutItsColumns()
    {
        GridModel model(usageColumns(), m_bench->language);
        const auto table = readCsv("date,place\n2026-11-01,a\n");
        QCOMPARE(toQt(model.import(*table, 10).error().code), u"console.csv_columns"_s);
        QCOMPARE(model.itemCount(), 0);
    }

    void typesAndPastesIntoASheet()
    {
        GridModel model(usageColumns(), m_bench->language);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.setData(model.index(0, 2), u"1,234,567원"_s));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.data(model.index(0, 2), Qt::EditRole).toString(), u"1,234,567"_s);
        QVERIFY(model.cellError(0, 0));
        model.paste(model.index(0, 0), u"2026-11-01\t가게\t10\n2026-11-02\t학교\tx"_s);
        QCOMPARE(model.itemCount(), 2);
        QVERIFY(!model.cellError(0, 0));
        QVERIFY(model.cellError(1, 2));
        QVERIFY(model.data(model.index(1, 2), Qt::DisplayRole).toString().startsWith(u'✕'));
        model.removeLines({ 1, 0, 1 });
        QCOMPARE(model.itemCount(), 0);
    }

    void hashesAFileInChunks()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"영수증.pdf"_s);
        const QByteArray content(3'000'001, 'x');
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        FileHasher hasher;
        QSignalSpy finished(&hasher, &FileHasher::finished);
        QSignalSpy progressed(&hasher, &FileHasher::progressed);
        HashedFile got;
        connect(&hasher, &FileHasher::finished, this, [&got](const HashedFile& one) { got = one; });
        hasher.start(path);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(got.name, u"영수증.pdf"_s);
        QCOMPARE(got.sizeBytes, qint64(content.size()));
        QCOMPARE(got.hash,
            QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()));
        QVERIFY(progressed.size() >= 3);
        QSignalSpy failed(&hasher, &FileHasher::failed);
        hasher.start(folder.filePath(u"none"_s));
        QTRY_COMPARE(failed.size(), 1);
    }

    void goesOnOnlyOverGoodSteps()
    {
        SmallWizard wizard(m_bench->services);
        wizard.show();
        QCOMPARE(wizard.findChild<QLabel*>(u"wizardProgress"_s)->text(), u"1 / 3"_s);
        auto* summary = wizard.findChild<QLabel*>(u"errorSummary"_s);
        QTest::keyClick(&wizard, Qt::Key_Return);
        QCOMPARE(wizard.currentStep(), 0);
        QVERIFY(summary->isVisible());
        typeText(line(wizard, "title"), u"연탄"_s);
        QTest::keyClick(line(wizard, "title"), Qt::Key_Return);
        QCOMPARE(wizard.currentStep(), 1);
        QVERIFY(!summary->isVisible());
        // Steps ahead cannot be jumped to, earlier ones can.
        QVERIFY(!wizard.goTo(2));
        QVERIFY(wizard.goTo(0));
        QCOMPARE(line(wizard, "title")->text(), u"연탄"_s);
        line(wizard, "title")->clear();
        QVERIFY(!wizard.goTo(1));
        QCOMPARE(wizard.currentStep(), 0);
        typeText(line(wizard, "title"), u"난방"_s);
        QTest::keyClick(&wizard, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(wizard.currentStep(), 1);
        QTest::keyClick(&wizard, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(wizard.currentStep(), 0);
    }

    void reviewsAndTellsHonestlyThatNothingWasSent()
    {
        SmallWizard wizard(m_bench->services, base::Json::object({ { "title", "연탄" }, { "amount", 500 } }));
        wizard.show();
        wizard.next();
        wizard.next();
        QCOMPARE(wizard.phase(), Wizard::Phase::Review);
        QCOMPARE(wizard.findChild<QLabel*>(u"reviewSentence"_s)->text(), u"연탄을 만듭니다."_s);
        wizard.next();
        // Nobody is signed in: the first transaction is refused, the second was never sent.
        QCOMPARE(wizard.phase(), Wizard::Phase::Partial);
        const QString told = wizard.findChild<QLabel*>(u"resultText"_s)->text();
        QVERIFY(told.contains(u"✕ first"_s));
        QVERIFY(told.contains(u"· second"_s));
        QVERIFY(wizard.outcomes().empty());
        wizard.next();
        QCOMPARE(wizard.phase(), Wizard::Phase::Steps);
        QCOMPARE(wizard.value().integerOr("amount", 0), std::int64_t(500));
    }

    void signsNothingMoreUntilALostAnswerIsSettled()
    {
        FakeSender sender(m_bench->connection, m_bench->session);
        Services services = withSender(m_bench->services, sender);
        QStringList shown;
        services.show = [&shown](const QString& kind, const QString& id) { shown << kind << id; };
        SmallWizard wizard(services, base::Json::object({ { "title", "연탄" }, { "amount", 500 } }));
        wizard.show();
        wizard.next();
        wizard.next();
        wizard.next();
        QCOMPARE(sender.actions.size(), std::size_t(1));
        sender.told(base::failed("console.outcome_unknown", "abcd"));
        QCOMPARE(wizard.phase(), Wizard::Phase::Unknown);
        const QString title =
            wizard.findChild<QStackedWidget*>()->currentWidget()->findChild<QLabel*>(u"pageTitle"_s)->text();
        QVERIFY2(!title.contains(u'✕'), qPrintable(title)); // nothing says that nothing was changed
        // No way back to the signature.
        QVERIFY(!button(wizard, "next")->isVisible());
        QVERIFY(!button(wizard, "back")->isVisible());
        wizard.next();
        wizard.back();
        QVERIFY(!wizard.goTo(0));
        QTest::keyClick(&wizard, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(wizard.phase(), Wizard::Phase::Unknown);
        QCOMPARE(sender.actions.size(), std::size_t(1));
        QVERIFY(QSettings().allKeys().filter(u"drafts/"_s).isEmpty());
        // Settled: it goes on by itself with the next transaction, not with the same one.
        Outcome done;
        done.id = u"abcd"_s;
        done.code = "ok";
        done.height = 3;
        sender.told(done);
        QCOMPARE(wizard.phase(), Wizard::Phase::Sending);
        QCOMPARE(sender.actions.back(), std::string("second"));
        sender.told(base::failed("console.outcome_unknown", "ef01"));
        QCOMPARE(wizard.phase(), Wizard::Phase::Unknown);
        sender.told(base::refused("donation.not_open"));
        QCOMPARE(wizard.phase(), Wizard::Phase::Partial);
        QCOMPARE(wizard.outcomes().size(), std::size_t(1));
    }

    void leadsToTheTransactionWhoseOutcomeIsUnknown()
    {
        FakeSender sender(m_bench->connection, m_bench->session);
        Services services = withSender(m_bench->services, sender);
        QStringList shown;
        services.show = [&shown](const QString& kind, const QString& id) { shown << kind << id; };
        auto* wizard =
            new SmallWizard(services, base::Json::object({ { "title", "연탄" }, { "amount", 500 } }));
        wizard->show();
        wizard->next();
        wizard->next();
        wizard->next();
        sender.told(base::failed("console.outcome_unknown", "abcd"));
        for (QPushButton* one : wizard->findChildren<QPushButton*>()) {
            if (one->isVisible() && one->property("link").toBool()) {
                QTest::mouseClick(one, Qt::LeftButton);
                break;
            }
        }
        QCOMPARE(shown, QStringList({ u"transaction"_s, u"abcd"_s }));
    }

    void draftSurvivesAKilledWindow()
    {
        auto wizard = std::make_unique<SmallWizard>(m_bench->services);
        wizard->show();
        typeText(line(*wizard, "title"), u"연탄"_s);
        QTRY_VERIFY(!QSettings().allKeys().filter(u"drafts/"_s).isEmpty());
        wizard.reset(); // no closing, as in a crash
        SmallWizard second(m_bench->services);
        second.show();
        QCOMPARE(line(second, "title")->text(), u"연탄"_s);
        auto* discard = second.findChild<QPushButton*>(u"discardDraft"_s);
        QVERIFY(discard->isVisible());
        QTest::mouseClick(discard, Qt::LeftButton);
        QVERIFY(line(second, "title")->text().isEmpty());
        QVERIFY(QSettings().allKeys().filter(u"drafts/"_s).isEmpty());
    }

    void languageSwitchKeepsInput()
    {
        SmallWizard wizard(m_bench->services);
        wizard.show();
        typeText(line(wizard, "title"), u"연탄"_s);
        const QString korean = button(wizard, "next")->text();
        m_bench->language.set(LanguageCode::English);
        QTRY_VERIFY(button(wizard, "next")->text() != korean);
        QCOMPARE(button(wizard, "next")->text(), u"&Next"_s);
        QCOMPARE(line(wizard, "title")->text(), u"연탄"_s);
        QCOMPARE(line(wizard, "title")->accessibleName(), u"Label title"_s);
    }
};

QTEST_MAIN(TestWizard)
#include "tst_wizard.moc"
