// SPDX-License-Identifier: Apache-2.0
// From the invitation to the first signature, and from a lost key to the next, on several desks in front of the real
// server program.
#include "admin-console/core/text.h"
#include "admin-console/pages/people/authority_dialog.h"
#include "admin-console/pages/people/invite_wizard.h"
#include "admin-console/pages/people/people_book.h"
#include "admin-console/shell/enrol_dialog.h"
#include "admin-console/widgets/field_editor.h"
#include "admin-console/widgets/fields_step.h"
#include "shared/crypto/one_time_code.h"
#include "tests/console/real_window.h"

#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWaitMs = 60'000;
constexpr const char* kAgency = "digital-affairs";

base::Json merchant(const char* number)
{
    return base::Json::object({ { "name_ko", "가게" }, { "name_en", "Shop" }, { "number", number },
        { "category", "food" }, { "region", "11" } });
}

} // namespace

class TestPeopleFlow final : public QObject {
    Q_OBJECT

private:
    RealServer m_server;
    RealWindow m_desk; ///< the first administrator's
    QTemporaryDir m_folder;
    QString m_firstKey;
    QString m_firstPassphrase;
    base::Json m_receipted; ///< what the first key signed

    QString keysFolder() const { return QFileInfo(m_server.key("administrator")).path(); }

    /// One answer of the server, as this officer gets it.
    base::Json ask(const QString& path, QueryItems items = {})
    {
        base::Json got;
        bool isThere = false;
        QObject context;
        m_desk.bench().connection.send(
            get(path, std::move(items)), &context, [&got, &isThere](const ApiAnswer& answer) {
                isThere = true;
                if (answer)
                    got = *answer;
            });
        (void)QTest::qWaitFor([&isThere] { return isThere; }, kWaitMs);
        return got;
    }

    /// What waits is approved by the administrator of the other agency.
    bool approveAll()
    {
        RealWindow other;
        if (!other.open(m_server, "administrator2"))
            return false;
        const base::Json open = ask(u"/v1/proposals"_s, { { u"state"_s, u"open"_s } });
        const base::Json* rows = open.find("rows");
        if (rows == nullptr || !rows->isArray() || rows->asArray().empty())
            return false;
        for (const base::Json& row : rows->asArray()) {
            if (other.send("approvals", "approve",
                    base::Json::object(
                        { { "proposal", row.at("id") }, { "transaction", row.at("transaction") } }))
                != u"ok"_s)
                return false;
        }
        return true;
    }

    /// A second console: the code is typed, a key is made there and the enrolment is signed.
    bool enrol(const QString& code, const QString& keyFile, const QString& passphrase)
    {
        Workbench bench;
        MainWindow window(bench);
        window.show();
        window.signIn().start({ m_server.url(), m_server.ca(), {}, {} });
        window.signIn().enrol();
        if (!QTest::qWaitFor([&window] { return window.signIn().enrolment() != nullptr; }, kWaitMs))
            return false;
        EnrolDialog* dialog = window.signIn().enrolment();
        // A typing error is found before anything is sent.
        QString wrong = code;
        wrong[0] = wrong[0] == u'7' ? u'8' : u'7';
        dialog->findChild<QLineEdit*>(u"enrolCode"_s)->setText(wrong);
        dialog->next();
        if (dialog->step() != EnrolDialog::Step::Code)
            return false;
        dialog->findChild<QLineEdit*>(u"enrolCode"_s)->setText(code.toLower());
        dialog->next();
        if (!QTest::qWaitFor([dialog] { return dialog->step() == EnrolDialog::Step::Key; }, kWaitMs))
            return false;
        dialog->findChild<QLineEdit*>(u"enrolFile"_s)->setText(keyFile);
        dialog->findChild<QLineEdit*>(u"enrolPassphrase"_s)->setText(u"short"_s);
        dialog->findChild<QLineEdit*>(u"enrolAgain"_s)->setText(u"short"_s);
        dialog->next();
        if (dialog->step() != EnrolDialog::Step::Key || QFile::exists(keyFile))
            return false;
        dialog->findChild<QLineEdit*>(u"enrolPassphrase"_s)->setText(passphrase);
        dialog->findChild<QLineEdit*>(u"enrolAgain"_s)->setText(passphrase);
        dialog->next();
        return QTest::qWaitFor([dialog] { return dialog->step() == EnrolDialog::Step::Done; }, kWaitMs)
            && QFile::exists(keyFile);
    }

    /// The enrolled invitation is confirmed with a certificate of the agency's authority, which waits for approval.
    QString confirm(const QString& passphrase = {})
    {
        ResourcePane* pane = m_desk.list(u"people"_s, u"invitations"_s);
        if (pane == nullptr)
            return u"no list"_s;
        const base::Json rows = ask(u"/v1/query/identity/invitations"_s, { { u"state"_s, u"enrolled"_s } });
        if (rows.at("rows").asArray().size() != 1)
            return u"no invitation"_s;
        people::PeopleBook book(m_desk.bench().services, m_desk.bench().connection, nullptr);
        book.load();
        if (!QTest::qWaitFor([&book] { return book.isLoaded(); }, kWaitMs))
            return u"no book"_s;
        auto* dialog = new people::ConfirmDialog(
            m_desk.bench().services, book, rows.at("rows").asArray().front(), &m_desk.window());
        dialog->open();
        QString code;
        connect(dialog, &people::AuthorityDialog::finishedWith, this,
            [&code](const QString& told) { code = told; });
        auto* file = dialog->findChild<QLineEdit*>(u"authorityFile"_s);
        auto* secret = dialog->findChild<QLineEdit*>(u"authorityPassphrase"_s);
        if (file == nullptr || secret == nullptr)
            return u"no authority asked for"_s;
        QFile passphraseFile(keysFolder() + u'/' + QString::fromLatin1(kAgency) + u".ca.passphrase"_s);
        if (!passphraseFile.open(QIODevice::ReadOnly))
            return u"no passphrase"_s;
        const QString right = QString::fromUtf8(passphraseFile.readAll()).trimmed();
        // The authority's certificate comes from the server first.
        (void)QTest::qWaitFor(
            [&] {
                if (dialog->step() == people::AuthorityDialog::Step::Fill && code.isEmpty()) {
                    file->setText(keysFolder() + u'/' + QString::fromLatin1(kAgency) + u".ca.json"_s);
                    secret->setText(passphrase.isEmpty() ? right : passphrase);
                    dialog->submit();
                }
                return !code.isEmpty();
            },
            kWaitMs);
        dialog->close();
        return code;
    }

    QString writePassphrase(const QString& name, const QString& text)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text.toUtf8());
        return path;
    }

private Q_SLOTS:
    void initTestCase()
    {
        RealWindow::prepare("tst_people_flow");
        QVERIFY(m_folder.isValid());
        QVERIFY(m_server.start());
        QVERIFY(m_desk.open(m_server, "administrator"));
    }
    void cleanupTestCase()
    {
        m_desk.close();
        m_server.stop();
    }

    void invitesAndConfirmsAnOfficerWhoThenSigns()
    {
        ResourcePane* pane = m_desk.list(u"people"_s, u"officers"_s);
        QVERIFY(pane != nullptr);
        auto* button = m_desk.window().findChild<QPushButton*>(u"action_invite"_s);
        QVERIFY(button != nullptr);
        button->click();
        auto* wizard = m_desk.window().findChild<people::InviteWizard*>();
        QVERIFY(wizard != nullptr);
        // The lists to choose from come with the page's book.
        QTRY_VERIFY_WITH_TIMEOUT(wizard->step(0) != nullptr, kWaitMs);
        auto* post = qobject_cast<FieldsStep*>(wizard->step(0));
        QVERIFY(post != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(
            (post->editor("agency")->setValue(kAgency), post->editor("agency")->value().has_value()),
            kWaitMs);
        post->editor("name_ko")->setValue("상점 등록 담당");
        post->editor("name_en")->setValue("Merchant desk");
        wizard->next();
        QCOMPARE(wizard->currentStep(), 1);
        auto* roles = qobject_cast<FieldsStep*>(wizard->step(1));
        roles->editor("roles")->setValue(base::Json::array({ "donation.registrar" }));
        QCOMPARE(roles->editor("roles")->value()->asArray().size(), std::size_t { 1 });
        wizard->next();
        QCOMPARE(wizard->currentStep(), 2);
        wizard->next();
        QCOMPARE(wizard->phase(), Wizard::Phase::Review);
        wizard->next();
        QTRY_COMPARE_WITH_TIMEOUT(wizard->phase(), Wizard::Phase::Done, kWaitMs);
        QVERIFY(wizard->codeWindow() != nullptr);
        const QString code = wizard->code();
        QCOMPARE(wizard->codeWindow()->code(), code);
        // The server never saw the code.
        const std::string key = crypto::didOf(crypto::keyOfOneTimeCode(fromQt(code))->publicKey());
        const base::Json rows = ask(u"/v1/query/identity/invitations"_s, { { u"key"_s, toQt(key) } });
        QCOMPARE(rows.at("rows").asArray().size(), std::size_t { 1 });
        QVERIFY(!toQt(base::canonical(rows)).contains(code));
        wizard->codeWindow()->close();
        wizard->close();

        m_firstKey = m_folder.filePath(u"first.key.json"_s);
        m_firstPassphrase = writePassphrase(u"first.passphrase"_s, u"a long passphrase 1"_s);
        QVERIFY(enrol(code, m_firstKey, u"a long passphrase 1"_s));
        // The key alone opens nothing yet.
        QCOMPARE(signInWith(m_firstKey, m_firstPassphrase), u"console.no_officer"_s);
        QCOMPARE(confirm(u"not the passphrase"_s), u"key_file.passphrase"_s);
        QCOMPARE(confirm(), u"ok"_s);
        QCOMPARE(signInWith(m_firstKey, m_firstPassphrase), u"console.no_officer"_s);
        QVERIFY(approveAll());
        QCOMPARE(signInWith(m_firstKey, m_firstPassphrase, "1208147521"), u"ok"_s);
    }

    void aReplacedKeysReceiptsHoldAndItIsRefused()
    {
        QVERIFY(!m_receipted.isNull());
        people::PeopleBook book(m_desk.bench().services, m_desk.bench().connection, nullptr);
        book.load();
        QTRY_VERIFY_WITH_TIMEOUT(book.isLoaded(), kWaitMs);
        const base::Json found = ask(u"/v1/query/identity/officers"_s,
            { { u"agency"_s, QString::fromLatin1(kAgency) }, { u"q"_s, u"Merchant desk"_s } });
        QCOMPARE(found.at("rows").asArray().size(), std::size_t { 1 });
        const base::Json officer = found.at("rows").asArray().front();
        auto* wizard = new people::InviteWizard(m_desk.bench().services, book, officer, &m_desk.window());
        wizard->open();
        wizard->next();
        QCOMPARE(wizard->phase(), Wizard::Phase::Review);
        wizard->next();
        QTRY_COMPARE_WITH_TIMEOUT(wizard->phase(), Wizard::Phase::Done, kWaitMs);
        // Suspended at once: who found the old key signs nothing.
        QCOMPARE(signInWith(m_firstKey, m_firstPassphrase), u"console.no_officer"_s);
        const QString second = m_folder.filePath(u"second.key.json"_s);
        const QString secondPassphrase = writePassphrase(u"second.passphrase"_s, u"a long passphrase 2"_s);
        QVERIFY(enrol(wizard->code(), second, u"a long passphrase 2"_s));
        wizard->codeWindow()->close();
        wizard->close();
        QCOMPARE(confirm(), u"ok"_s);
        QVERIFY(approveAll());
        QCOMPARE(signInWith(second, secondPassphrase, "2208162517"), u"ok"_s);
        QCOMPARE(signInWith(m_firstKey, m_firstPassphrase), u"console.no_officer"_s);

        const base::Json after = ask(u"/v1/query/identity/officers"_s,
            { { u"officer"_s, toQt(officer.stringOr("officer", "")) }, { u"state"_s, u"active"_s } });
        QCOMPARE(after.at("rows").asArray().size(), std::size_t { 1 });
        QVERIFY(after.at("rows").asArray().front().at("did") != officer.at("did"));
        // What the old key signed is still proven by its receipt.
        const base::Json receipt =
            ask(u"/v1/transactions/"_s + toQt(m_receipted.stringOr("id", "")) + u"/receipt"_s);
        const ProofResult proof = checkReceiptFile(receipt,
            base::Json::object({ { "id", m_receipted.at("id") }, { "domain", "donation" },
                { "action", "registerMerchant" }, { "signer", officer.at("did") } }),
            fromQt(m_desk.bench().connection.node().did));
        QVERIFY2(proof.holds(), proof.error ? proof.error->code.c_str() : "");
    }

private:
    /// Signs in on a desk of its own and, with a business number, registers a merchant. "ok", or the code.
    QString signInWith(const QString& key, const QString& passphraseFile, const char* number = nullptr)
    {
        Workbench bench;
        MainWindow window(bench);
        window.show();
        QString failed;
        connect(&bench.session, &Session::failed, this,
            [&failed](const base::Error& error) { failed = toQt(error.code); });
        window.signIn().start({ m_server.url(), m_server.ca(), key, passphraseFile });
        (void)QTest::qWaitFor(
            [&] { return !failed.isEmpty() || (bench.session.isOpen() && bench.catalogue.isLoaded()); },
            kWaitMs);
        if (!bench.session.isOpen())
            return failed;
        if (number == nullptr)
            return u"ok"_s;
        QString code;
        QObject context;
        bench.sender.send("donation", "registerMerchant", merchant(number), &context,
            [this, &code](const base::Result<Outcome>& result) {
                code = toQt(result ? result->code : result.error().code);
                if (result && m_receipted.isNull())
                    m_receipted = base::Json::object({ { "id", fromQt(result->id) } });
            });
        (void)QTest::qWaitFor([&code] { return !code.isEmpty(); }, kWaitMs);
        return code;
    }
};

QTEST_MAIN(TestPeopleFlow)
#include "tst_people_flow.moc"
