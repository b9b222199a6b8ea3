// SPDX-License-Identifier: Apache-2.0
// The sign-in form.
#include "admin-console/shell/sign_in_widget.h"

#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "shared/crypto/key_file.h"

#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFileLimitBytes = 1 << 20;

base::Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failed("file.read");
    return file.read(kFileLimitBytes);
}

} // namespace

SignInWidget::SignInWidget(Workbench& bench, QWidget* parent) : QWidget(parent), m_bench(bench)
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto* outer = new QVBoxLayout(this);
    auto* card = new QWidget(this);
    card->setObjectName(u"card"_s);
    card->setAttribute(Qt::WA_StyledBackground);
    card->setFixedWidth(460);
    outer->addStretch(2);
    outer->addWidget(card, 0, Qt::AlignHCenter);
    outer->addStretch(3);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(32, 28, 32, 24);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    m_title = new QLabel(card);
    m_title->setObjectName(u"pageTitle"_s);
    m_language = new QPushButton(card);
    m_language->setProperty("link", true);
    m_language->setObjectName(u"language"_s);
    head->addWidget(m_title, 1);
    head->addWidget(m_language);
    layout->addLayout(head);
    m_hint = new QLabel(card);
    m_hint->setObjectName(u"subtle"_s);
    m_hint->setWordWrap(true);
    layout->addWidget(m_hint);
    layout->addSpacing(8);

    const auto addField = [&](QLabel*& label, QLineEdit*& line, QPushButton** button, const QString& name) {
        label = new QLabel(card);
        label->setObjectName(u"fieldLabel"_s);
        line = new QLineEdit(card);
        line->setObjectName(name);
        label->setBuddy(line);
        layout->addWidget(label);
        auto* row = new QHBoxLayout;
        row->addWidget(line, 1);
        if (button != nullptr) {
            *button = new QPushButton(card);
            row->addWidget(*button);
        }
        layout->addLayout(row);
        layout->addSpacing(6);
    };
    addField(m_serverLabel, m_server, nullptr, u"server"_s);
    addField(m_caLabel, m_ca, &m_chooseCa, u"ca"_s);
    addField(m_keyLabel, m_key, &m_chooseKey, u"key"_s);
    addField(m_passphraseLabel, m_passphrase, nullptr, u"passphrase"_s);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_error = new QLabel(card);
    m_error->setObjectName(u"errorSummary"_s);
    m_error->setWordWrap(true);
    m_error->hide();
    layout->addWidget(m_error);
    m_signIn = new QPushButton(card);
    m_signIn->setObjectName(u"signIn"_s);
    m_signIn->setProperty("main", true);
    m_signIn->setMinimumHeight(38);
    layout->addSpacing(6);
    layout->addWidget(m_signIn);

    const QSettings settings;
    m_server->setText(settings.value(u"signIn/server"_s, u"https://127.0.0.1:7443"_s).toString());
    m_ca->setText(settings.value(u"signIn/ca"_s).toString());
    m_key->setText(settings.value(u"signIn/key"_s).toString());

    connect(m_signIn, &QPushButton::clicked, this, &SignInWidget::signIn);
    for (QLineEdit* line : { m_server, m_ca, m_key, m_passphrase })
        connect(line, &QLineEdit::returnPressed, this, &SignInWidget::signIn);
    connect(m_chooseKey, &QPushButton::clicked, this, [this] {
        FileDialog::askOpen(this, tr("Choose your key file"),
            tr("Key files (*.json *.maru-key);;All files (*)"),
            [this](const QString& path) { m_key->setText(path); });
    });
    connect(m_chooseCa, &QPushButton::clicked, this, [this] {
        FileDialog::askOpen(this, tr("Choose the server's CA certificate"), tr("Certificates (*.pem *.crt)"),
            [this](const QString& path) { m_ca->setText(path); });
    });
    connect(m_language, &QPushButton::clicked, this, [this] {
        m_bench.language.set(
            m_bench.language.code() == LanguageCode::Korean ? LanguageCode::English : LanguageCode::Korean);
    });
    connect(&bench.connection, &Connection::stateChanged, this, [this] {
        if (!m_isWaiting)
            return;
        if (m_bench.connection.state() == Connection::State::Online) {
            m_isWaiting = false;
            continueSignIn();
        } else if (m_bench.connection.state() == Connection::State::Offline) {
            m_isWaiting = false;
            showError(m_bench.connection.lastError());
        }
    });
    connect(&bench.session, &Session::failed, this, &SignInWidget::showError);
    connect(&bench.session, &Session::opened, this, [this] {
        setBusy(false);
        m_error->hide();
        QSettings stored;
        stored.setValue(u"signIn/server"_s, m_server->text().trimmed());
        stored.setValue(u"signIn/ca"_s, m_ca->text().trimmed());
        stored.setValue(u"signIn/key"_s, m_key->text().trimmed());
    });
    retranslateUi();
}

void SignInWidget::start(const SignInOptions& options)
{
    const auto put = [](QLineEdit& line, const QString& text) {
        if (!text.isEmpty())
            line.setText(text);
    };
    put(*m_server, options.server);
    put(*m_ca, options.caFile);
    put(*m_key, options.keyFile);
    if (options.passphraseFile.isEmpty())
        return;
    const base::Result<QByteArray> text = readFile(options.passphraseFile);
    if (!text) {
        showError(text.error());
        return;
    }
    m_passphrase->setText(QString::fromUtf8(text->split('\n').front()).remove(u'\r'));
    signIn();
}

void SignInWidget::focusInput()
{
    (m_key->text().isEmpty() ? m_key : m_passphrase)->setFocus(Qt::OtherFocusReason);
}

void SignInWidget::signIn()
{
    m_error->hide();
    QByteArray caPem;
    if (const QString path = m_ca->text().trimmed(); !path.isEmpty()) {
        const base::Result<QByteArray> text = readFile(path);
        if (!text) {
            showError(base::refused("console.ca"));
            return;
        }
        caPem = *text;
    }
    const QUrl url(m_server->text().trimmed(), QUrl::StrictMode);
    setBusy(true);
    Connection& connection = m_bench.connection;
    if (connection.state() == Connection::State::Online && connection.server() == url) {
        continueSignIn();
        return;
    }
    m_isWaiting = true;
    if (const base::Status status = connection.open(url, caPem); !status) {
        m_isWaiting = false;
        showError(status.error());
    }
}

void SignInWidget::continueSignIn()
{
    const base::Result<QByteArray> key = readFile(m_key->text().trimmed());
    if (!key) {
        showError(base::refused("console.key_file"));
        return;
    }
    QByteArray typed = m_passphrase->text().toUtf8();
    base::Bytes bytes(typed.begin(), typed.end());
    typed.fill('\0');
    m_passphrase->clear();
    m_bench.session.signIn(*key, base::SecretBytes(std::move(bytes)));
}

void SignInWidget::showError(const base::Error& error)
{
    setBusy(false);
    m_shownError = error;
    m_error->setText(problemText(error, m_bench.language.code()));
    m_error->show();
    m_passphrase->setFocus(Qt::OtherFocusReason);
}

void SignInWidget::setBusy(bool busy)
{
    for (QWidget* widget : std::initializer_list<QWidget*> {
             m_server, m_ca, m_key, m_passphrase, m_chooseCa, m_chooseKey, m_signIn })
        widget->setEnabled(!busy);
    m_signIn->setText(busy ? tr("Signing in…") : tr("&Sign in"));
    m_signIn->setAccessibleName(tr("Sign in"));
}

void SignInWidget::retranslateUi()
{
    m_title->setText(tr("Sign in to Maru"));
    m_hint->setText(tr("Your key file never leaves this computer. The passphrase unlocks it."));
    m_serverLabel->setText(tr("Ser&ver"));
    m_server->setAccessibleName(tr("Server"));
    m_caLabel->setText(tr("&CA certificate of the server"));
    m_ca->setAccessibleName(tr("CA certificate of the server"));
    m_ca->setPlaceholderText(tr("empty: the system's authorities"));
    m_keyLabel->setText(tr("&Key file"));
    m_key->setAccessibleName(tr("Key file"));
    m_passphraseLabel->setText(tr("&Passphrase"));
    m_passphrase->setAccessibleName(tr("Passphrase"));
    for (QPushButton* button : { m_chooseCa, m_chooseKey })
        button->setText(tr("Choose…"));
    m_chooseCa->setAccessibleName(tr("Choose the CA certificate"));
    m_chooseKey->setAccessibleName(tr("Choose the key file"));
    m_language->setText(m_bench.language.code() == LanguageCode::Korean ? u"English"_s : u"한국어"_s);
    m_language->setAccessibleName(m_language->text());
    setBusy(m_bench.session.isBusy());
    if (m_error->isVisible())
        m_error->setText(problemText(m_shownError, m_bench.language.code()));
}

void SignInWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
