// SPDX-License-Identifier: Apache-2.0
// The three pages of an enrolment.
#include "admin-console/shell/enrol_dialog.h"

#include "admin-console/core/enrolment.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/readable_key.h"
#include "admin-console/core/submission.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "shared/crypto/key_file.h"
#include "shared/crypto/one_time_code.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QFontInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QThreadPool>
#include <QVBoxLayout>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastPassphraseLetters = 12;
constexpr std::int64_t kEnrolSeconds = 600;

} // namespace

EnrolDialog::EnrolDialog(Workbench& bench, QWidget* parent) : QDialog(parent), m_bench(bench)
{
    setObjectName(u"enrolDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(520);
    build();
    connect(m_main, &QPushButton::clicked, this, &EnrolDialog::next);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_choose, &QPushButton::clicked, this, [this] {
        FileDialog::askSave(this, tr("Where your new key file goes"),
            QDir::home().filePath(u"maru.key.json"_s), tr("Key files (*.json *.maru-key)"),
            [this](const QString& path) { m_file->setText(path); });
    });
    setStep(Step::Code);
}

void EnrolDialog::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 20);
    layout->setSpacing(10);
    m_title = new QLabel(this);
    m_title->setObjectName(u"pageTitle"_s);
    m_hint = new QLabel(this);
    m_hint->setObjectName(u"subtle"_s);
    m_hint->setWordWrap(true);
    m_pages = new QStackedWidget(this);
    layout->addWidget(m_title);
    layout->addWidget(m_hint);
    layout->addWidget(m_pages);

    const auto addPage = [this] {
        auto* page = new QWidget(this);
        auto* column = new QVBoxLayout(page);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(6);
        m_pages->addWidget(page);
        return column;
    };
    const auto addLine = [this](
                             QVBoxLayout* column, QLabel*& label, const QString& name, QPushButton* button) {
        label = new QLabel(this);
        label->setObjectName(u"fieldLabel"_s);
        auto* line = new QLineEdit(this);
        line->setObjectName(name);
        label->setBuddy(line);
        column->addWidget(label);
        auto* row = new QHBoxLayout;
        row->addWidget(line, 1);
        if (button != nullptr)
            row->addWidget(button);
        column->addLayout(row);
        return line;
    };
    QVBoxLayout* codePage = addPage();
    m_code = addLine(codePage, m_codeLabel, u"enrolCode"_s, nullptr);
    m_code->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhUppercaseOnly);
    m_code->setPlaceholderText(u"XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"_s);
    codePage->addStretch(1);

    QVBoxLayout* keyPage = addPage();
    m_post = new QLabel(this);
    m_post->setObjectName(u"enrolPost"_s);
    m_post->setTextFormat(Qt::PlainText);
    m_post->setWordWrap(true);
    keyPage->addWidget(m_post);
    m_choose = new QPushButton(this);
    m_choose->setAutoDefault(false);
    m_file = addLine(keyPage, m_fileLabel, u"enrolFile"_s, m_choose);
    m_passphrase = addLine(keyPage, m_passphraseLabel, u"enrolPassphrase"_s, nullptr);
    m_again = addLine(keyPage, m_againLabel, u"enrolAgain"_s, nullptr);
    for (QLineEdit* line : { m_passphrase, m_again }) {
        line->setEchoMode(QLineEdit::Password);
        line->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    }

    QVBoxLayout* donePage = addPage();
    m_doneText = new QLabel(this);
    m_doneText->setWordWrap(true);
    m_doneKey = new QLabel(this);
    m_doneKey->setObjectName(u"enrolKey"_s);
    m_doneKey->setWordWrap(true);
    m_doneKey->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QFont mono = m_doneKey->font();
    mono.setStyleHint(QFont::Monospace);
    mono.setPixelSize(QFontInfo(mono).pixelSize() * 6 / 5);
    m_doneKey->setFont(mono);
    donePage->addWidget(m_doneText);
    donePage->addWidget(m_doneKey);
    donePage->addStretch(1);

    m_message = new QLabel(this);
    m_message->setObjectName(u"errorSummary"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    layout->addWidget(m_message);
    auto* row = new QHBoxLayout;
    m_cancel = new QPushButton(this);
    m_cancel->setAutoDefault(false);
    m_main = new QPushButton(this);
    m_main->setObjectName(u"enrolMain"_s);
    m_main->setProperty("main", true);
    m_main->setDefault(true);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_main);
    layout->addLayout(row);
}

void EnrolDialog::next()
{
    m_message->hide();
    switch (m_step) {
    case Step::Code:
        checkCode();
        break;
    case Step::Key:
        makeKey();
        break;
    case Step::Working:
        break;
    case Step::Done:
        accept();
        break;
    }
}

void EnrolDialog::checkCode()
{
    QByteArray typed = m_code->text().toUtf8();
    auto key = crypto::keyOfOneTimeCode(viewOf(typed));
    typed.fill('\0');
    if (!key) {
        fail(key.error());
        return;
    }
    m_codeKey = std::make_shared<crypto::SigningKey>(std::move(*key));
    const std::string did = crypto::didOf(m_codeKey->publicKey());
    setStep(Step::Working);
    m_bench.connection.send(get(u"/v1/query/identity/invitations"_s, { { u"key"_s, toQt(did) } }), this,
        [this](const ApiAnswer& answer) {
            setStep(Step::Code);
            const base::Json* rows = answer ? answer->find("rows") : nullptr;
            if (rows == nullptr || !rows->isArray()) {
                fail(answer ? base::failed("console.protocol") : answer.error());
                return;
            }
            if (rows->asArray().empty()) {
                fail(base::refused("identity.unknown_invitation"));
                return;
            }
            m_invitation = rows->asArray().front();
            if (m_invitation.stringOr("state", "") != "open") {
                fail(base::refused("identity.invitation_state"));
                return;
            }
            m_code->clear();
            m_agencyName = toQt(m_invitation.stringOr("agency", ""));
            setStep(Step::Key);
            m_bench.connection.send(get(u"/v1/query/identity/agencies"_s, { { u"q"_s, m_agencyName } }), this,
                [this](const ApiAnswer& agencies) {
                    const base::Json* list = agencies ? agencies->find("rows") : nullptr;
                    if (list == nullptr || !list->isArray())
                        return;
                    for (const base::Json& row : list->asArray()) {
                        if (row.stringOr("id", "") == m_invitation.stringOr("agency", "")) {
                            m_agencyName = m_bench.language.pick(row, "name");
                            retranslateUi();
                        }
                    }
                });
        });
}

void EnrolDialog::makeKey()
{
    m_path = m_file->text().trimmed();
    if (m_path.isEmpty())
        return tell(tr("Choose where your key file goes."));
    if (QFileInfo::exists(m_path))
        return tell(tr("There is a file of this name already; keys are never written over."));
    if (m_passphrase->text().size() < kLeastPassphraseLetters)
        return tell(tr("The passphrase needs at least %1 characters.").arg(kLeastPassphraseLetters));
    if (m_passphrase->text() != m_again->text())
        return tell(tr("The two passphrases differ."));
    QByteArray typed = m_passphrase->text().toUtf8();
    const auto secret = std::make_shared<base::SecretBytes>(base::Bytes(typed.begin(), typed.end()));
    typed.fill('\0');
    m_passphrase->clear();
    m_again->clear();
    setStep(Step::Working);
    const std::string file = fromQt(m_path);
    const std::string name =
        m_invitation.stringOr("name_ko", "") + " / " + m_invitation.stringOr("name_en", "");
    QThreadPool::globalInstance()->start([guard = QPointer<EnrolDialog>(this), secret, file, name] {
        auto key = std::make_shared<crypto::SigningKey>(crypto::SigningKey::generate());
        // On the disk before the ledger hears of it: a key that is known there and lost here helps nobody.
        const auto status = std::make_shared<base::Status>(crypto::writeKeyFile(file, *key, name, *secret));
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, key, status] {
            if (!guard)
                return;
            if (!*status) {
                guard->setStep(Step::Key);
                guard->fail(status->error());
                return;
            }
            guard->m_key = key;
            guard->send();
        });
    });
}

void EnrolDialog::send()
{
    Connection& connection = m_bench.connection;
    SignedEnrolment enrolment = makeEnrolment(*m_key, *m_codeKey, fromQt(connection.node().chain),
        m_invitation.stringOr("id", ""), base::UnixSeconds(connection.serverNow() + kEnrolSeconds));
    auto* way = new Submission(
        connection, std::move(enrolment.id), std::move(enrolment.body),
        [&connection] { return connection.state() == Connection::State::Online; }, {}, this);
    connect(way, &Submission::ended, this, [this](const base::Result<Outcome>& result) {
        if (!result || !result->isOk()) {
            setStep(Step::Key);
            fail(result ? base::refused(result->code) : result.error());
            return;
        }
        m_codeKey.reset();
        m_doneKey->setText(readableKey(crypto::didOf(m_key->publicKey())));
        m_key.reset();
        setStep(Step::Done);
        Q_EMIT enrolled(m_path);
    });
    way->start();
}

void EnrolDialog::setStep(Step step)
{
    m_step = step;
    if (step != Step::Working)
        m_pages->setCurrentIndex(step == Step::Code ? 0 : step == Step::Key ? 1 : 2);
    m_pages->setEnabled(step != Step::Working);
    m_main->setEnabled(step != Step::Working);
    m_cancel->setVisible(step != Step::Done);
    retranslateUi();
    if (step == Step::Code)
        m_code->setFocus(Qt::OtherFocusReason);
    if (step == Step::Key)
        m_file->setFocus(Qt::OtherFocusReason);
}

void EnrolDialog::fail(const base::Error& error)
{
    m_error = error;
    m_message->setText(u"! "_s + problemText(error, m_bench.language.code()));
    m_message->show();
}

void EnrolDialog::tell(const QString& text)
{
    m_error.reset();
    m_message->setText(u"! "_s + text);
    m_message->show();
}

void EnrolDialog::retranslateUi()
{
    setWindowTitle(tr("Enrol with an invitation code"));
    m_title->setText(windowTitle());
    m_hint->setText(m_step == Step::Done ? QString()
                                         : tr("The code was given to you by an administrator. Your key is "
                                              "made on this computer and never leaves "
                                              "it; only its public half is sent."));
    m_hint->setVisible(!m_hint->text().isEmpty());
    m_codeLabel->setText(tr("&Invitation code"));
    m_code->setAccessibleName(tr("Invitation code"));
    m_post->setText(
        tr("You are invited as: %1\nAgency: %2")
            .arg(m_bench.language.pick(m_invitation.isObject() ? m_invitation : base::Json::object(), "name"),
                m_agencyName));
    m_fileLabel->setText(tr("&New key file"));
    m_file->setAccessibleName(tr("New key file"));
    m_choose->setText(tr("Choose…"));
    m_choose->setAccessibleName(tr("Choose where the key file goes"));
    m_passphraseLabel->setText(tr("&Passphrase, at least %1 characters").arg(kLeastPassphraseLetters));
    m_passphrase->setAccessibleName(tr("Passphrase"));
    m_againLabel->setText(tr("Passphrase &once more"));
    m_again->setAccessibleName(tr("Passphrase once more"));
    m_doneText->setText(
        tr("Your enrolment is on the ledger. Call the administrator and read this key out: when it "
           "is confirmed you can sign in with your key file."));
    m_doneKey->setAccessibleName(tr("Your key"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_main->setText(m_step == Step::Code ? tr("Check the code")
            : m_step == Step::Key        ? tr("Make my key and enrol")
            : m_step == Step::Working    ? tr("Working…")
                                         : tr("Close"));
    m_main->setAccessibleName(m_main->text());
    if (m_error && m_message->isVisible())
        m_message->setText(u"! "_s + problemText(*m_error, m_bench.language.code()));
}

void EnrolDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace maru::console
