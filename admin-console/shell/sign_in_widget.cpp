// SPDX-License-Identifier: Apache-2.0
// The sign-in form.
#include "admin-console/shell/sign_in_widget.h"

#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/shell/enrol_dialog.h"
#include "admin-console/shell/token_dialog.h"
#include "admin-console/shell/trust_panel.h"
#include "shared/crypto/key_file.h"
#include "shared/crypto/pkcs11.h"

#include <QComboBox>
#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
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
    card->setFixedWidth(480);
    outer->addStretch(2);
    outer->addWidget(card, 0, Qt::AlignHCenter);
    outer->addStretch(3);
    build(card);
    m_server->setText(u"https://127.0.0.1:7443"_s);
    fillProfiles();

    connect(m_signIn, &QPushButton::clicked, this, &SignInWidget::signIn);
    connect(m_enrol, &QPushButton::clicked, this, &SignInWidget::enrol);
    for (QLineEdit* line : { m_server, m_name, m_ca, m_key, m_passphrase })
        connect(line, &QLineEdit::returnPressed, this, &SignInWidget::signIn);
    connect(m_profile, &QComboBox::activated, this,
        [this](int index) { showProfile(m_profile->itemData(index).toString()); });
    connect(m_forget, &QPushButton::clicked, this, &SignInWidget::forgetProfile);
    connect(m_chooseKey, &QPushButton::clicked, this, [this] {
        FileDialog::askOpen(this, tr("Choose your key file"),
            tr("Key files (*.json *.maru-key);;All files (*)"),
            [this](const QString& path) { m_key->setText(path); });
    });
    connect(m_chooseToken, &QPushButton::clicked, this, &SignInWidget::chooseToken);
    connect(m_key, &QLineEdit::textChanged, this, &SignInWidget::showKeyKind);
    m_waiting = new QTimer(this);
    m_waiting->setInterval(1'000);
    connect(m_waiting, &QTimer::timeout, this, &SignInWidget::showWaiting);
    connect(m_chooseCa, &QPushButton::clicked, this, [this] {
        FileDialog::askOpen(this, tr("Choose the server's CA certificate"), tr("Certificates (*.pem *.crt)"),
            [this](const QString& path) { m_ca->setText(path); });
    });
    connect(m_language, &QPushButton::clicked, this, [this] {
        m_bench.language.set(
            m_bench.language.code() == LanguageCode::Korean ? LanguageCode::English : LanguageCode::Korean);
    });
    connect(m_trust, &TrustPanel::trusted, this, &SignInWidget::trust);
    connect(m_trust, &TrustPanel::declined, this, [this] {
        m_trust->hide();
        m_form->show();
        m_bench.connection.close();
        focusInput();
    });
    connect(&bench.connection, &Connection::stateChanged, this, &SignInWidget::onConnection);
    connect(&bench.session, &Session::failed, this, &SignInWidget::showError);
    connect(&bench.session, &Session::closed, this, [this] {
        // Who is sent here in the middle of work is told why.
        if (m_bench.session.hasExpired())
            showError(base::refused("console.session_ended"));
        else
            m_error->hide();
    });
    connect(&bench.session, &Session::opened, this, [this] {
        setBusy(false);
        m_error->hide();
        ServerProfile profile = typedProfile();
        // Met for the first time with an authority that vouches: from now on it is this key.
        if (profile.pin.isEmpty())
            profile.pin = m_bench.connection.serverKey();
        m_profiles.save(profile);
        m_profiles.setLast(profile.id);
        fillProfiles();
    });
    retranslateUi();
}

void SignInWidget::build(QWidget* card)
{
    auto* cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(32, 28, 32, 24);
    cardLayout->setSpacing(6);
    auto* head = new QHBoxLayout;
    m_title = new QLabel(card);
    m_title->setObjectName(u"pageTitle"_s);
    m_language = new QPushButton(card);
    m_language->setProperty("link", true);
    m_language->setObjectName(u"language"_s);
    head->addWidget(m_title, 1);
    head->addWidget(m_language);
    cardLayout->addLayout(head);
    m_form = new QWidget(card);
    m_form->setObjectName(u"formBody"_s);
    cardLayout->addWidget(m_form);
    m_trust = new TrustPanel(m_bench.language, card);
    m_trust->hide();
    cardLayout->addWidget(m_trust);

    auto* layout = new QVBoxLayout(m_form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_running = new QLabel(m_form);
    m_running->setObjectName(u"staleLine"_s);
    m_running->setWordWrap(true);
    m_running->setTextFormat(Qt::PlainText);
    m_running->hide();
    layout->addWidget(m_running);
    m_hint = new QLabel(m_form);
    m_hint->setObjectName(u"subtle"_s);
    m_hint->setWordWrap(true);
    layout->addWidget(m_hint);
    layout->addSpacing(8);
    m_profileLabel = new QLabel(m_form);
    m_profileLabel->setObjectName(u"fieldLabel"_s);
    m_profile = new QComboBox(m_form);
    m_profile->setObjectName(u"profile"_s);
    m_profileLabel->setBuddy(m_profile);
    m_forget = new QPushButton(m_form);
    m_forget->setObjectName(u"forgetProfile"_s);
    layout->addWidget(m_profileLabel);
    auto* profileRow = new QHBoxLayout;
    profileRow->addWidget(m_profile, 1);
    profileRow->addWidget(m_forget);
    layout->addLayout(profileRow);
    layout->addSpacing(6);

    const auto addField = [&](QLabel*& label, QLineEdit*& line, QPushButton** button, const QString& name) {
        label = new QLabel(m_form);
        label->setObjectName(u"fieldLabel"_s);
        line = new QLineEdit(m_form);
        line->setObjectName(name);
        label->setBuddy(line);
        layout->addWidget(label);
        auto* row = new QHBoxLayout;
        row->addWidget(line, 1);
        if (button != nullptr) {
            *button = new QPushButton(m_form);
            row->addWidget(*button);
        }
        layout->addLayout(row);
        layout->addSpacing(6);
    };
    addField(m_serverLabel, m_server, nullptr, u"server"_s);
    addField(m_nameLabel, m_name, nullptr, u"profileName"_s);
    addField(m_caLabel, m_ca, &m_chooseCa, u"ca"_s);
    addField(m_keyLabel, m_key, &m_chooseKey, u"key"_s);
    m_chooseToken = new QPushButton(m_form);
    m_chooseToken->setObjectName(u"chooseToken"_s);
    m_chooseToken->setProperty("link", true);
    layout->addWidget(m_chooseToken, 0, Qt::AlignLeft);
    addField(m_passphraseLabel, m_passphrase, nullptr, u"passphrase"_s);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_error = new QLabel(m_form);
    m_error->setObjectName(u"errorSummary"_s);
    m_error->setWordWrap(true);
    m_error->hide();
    layout->addWidget(m_error);
    m_signIn = new QPushButton(m_form);
    m_signIn->setObjectName(u"signIn"_s);
    m_signIn->setProperty("main", true);
    m_signIn->setMinimumHeight(38);
    layout->addSpacing(6);
    layout->addWidget(m_signIn);
    m_enrol = new QPushButton(m_form);
    m_enrol->setObjectName(u"enrol"_s);
    m_enrol->setProperty("link", true);
    layout->addWidget(m_enrol, 0, Qt::AlignHCenter);
    for (const auto& page : m_bench.pages.pages()) {
        if (page->offlineTitle().isEmpty())
            continue;
        auto* button = new QPushButton(m_form);
        button->setObjectName(u"offline_"_s + page->id());
        button->setProperty("link", true);
        layout->addWidget(button, 0, Qt::AlignHCenter);
        connect(button, &QPushButton::clicked, this, [this, one = page.get()] {
            if (QDialog* dialog = one->makeOfflineDialog(m_bench.services, this))
                dialog->open();
        });
        m_offline.emplace_back(page.get(), button);
    }
}

void SignInWidget::fillProfiles()
{
    m_profile->clear();
    for (const ServerProfile& profile : m_profiles.all())
        m_profile->addItem(profile.title(), profile.id);
    m_profile->addItem(tr("Another server…"), QString());
    const bool hasAny = !m_profiles.all().empty();
    for (QWidget* widget : std::initializer_list<QWidget*> { m_profileLabel, m_profile, m_forget })
        widget->setVisible(hasAny);
    if (const ServerProfile* last = m_profiles.last())
        showProfile(last->id);
}

void SignInWidget::showProfile(const QString& id)
{
    const ServerProfile* profile = m_profiles.find(id);
    m_forget->setEnabled(profile != nullptr);
    m_profile->setCurrentIndex(
        profile == nullptr ? m_profile->count() - 1 : m_profile->findData(profile->id));
    m_server->setText(profile == nullptr ? QString() : profile->server);
    m_name->setText(profile == nullptr ? QString() : profile->name);
    m_ca->setText(profile == nullptr ? QString() : profile->caFile);
    m_key->setText(profile == nullptr ? QString() : profile->keyFile);
    if (profile == nullptr)
        m_server->setFocus(Qt::OtherFocusReason);
}

void SignInWidget::forgetProfile()
{
    const ServerProfile* profile = m_profiles.find(m_profile->currentData().toString());
    if (profile == nullptr)
        return;
    Confirmation::ask(this, tr("Forget this server"),
        tr("%1 and the key that is trusted for it will be forgotten on this computer. Key files stay where "
           "they are.")
            .arg(profile->title()),
        tr("Forget"), [this, id = profile->id] {
            m_profiles.remove(id);
            fillProfiles();
            if (m_profiles.all().empty())
                showProfile({});
        });
}

ServerProfile SignInWidget::typedProfile() const
{
    ServerProfile profile = m_profiles.forServer(m_server->text().trimmed());
    profile.name = m_name->text().trimmed();
    profile.caFile = m_ca->text().trimmed();
    profile.keyFile = m_key->text().trimmed();
    return profile;
}

void SignInWidget::start(const SignInOptions& options)
{
    const auto put = [](QLineEdit& line, const QString& text) {
        if (!text.isEmpty())
            line.setText(text);
    };
    if (!options.server.isEmpty()) {
        const ServerProfile known = m_profiles.forServer(options.server);
        if (m_profiles.find(known.id) != nullptr)
            showProfile(known.id);
    }
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

void SignInWidget::setRunning(const QStringList& texts)
{
    m_runningTexts = texts;
    QStringList lines { tr("Locked. This goes on meanwhile:") };
    for (const QString& one : texts)
        lines << u"· "_s + one;
    m_running->setText(lines.join(u'\n'));
    m_running->setAccessibleName(m_running->text());
    m_running->setVisible(!texts.isEmpty());
}

void SignInWidget::signIn()
{
    m_wantsEnrolment = false;
    m_waiting->stop();
    m_error->hide();
    const ServerProfile profile = typedProfile();
    setBusy(true);
    Connection& connection = m_bench.connection;
    if (connection.state() == Connection::State::Online
        && connection.server() == QUrl(profile.server, QUrl::StrictMode)) {
        continueSignIn();
        return;
    }
    open(profile);
}

void SignInWidget::open(const ServerProfile& profile)
{
    // Behind the locked window an officer's work may go on; not at another server, and not over a broken connection.
    if (m_bench.session.isOpen())
        m_bench.session.lock();
    QByteArray caPem;
    if (!profile.caFile.isEmpty()) {
        const base::Result<QByteArray> text = readFile(profile.caFile);
        if (!text) {
            showError(base::refused("console.ca"));
            return;
        }
        caPem = *text;
    }
    m_isWaiting = true;
    const base::Status status =
        m_bench.connection.open(QUrl(profile.server, QUrl::StrictMode), caPem, profile.pin);
    if (!status) {
        m_isWaiting = false;
        showError(status.error());
    }
}

void SignInWidget::onConnection()
{
    const Connection& connection = m_bench.connection;
    if (connection.state() == Connection::State::Untrusted) {
        // Also in the middle of a session: the server came back with another key.
        if (m_bench.session.isOpen())
            m_bench.session.lock();
        m_isWaiting = false;
        setBusy(false);
        m_trust->ask(connection.lastError(), connection.seen(), typedProfile().pin);
        m_form->hide();
        m_trust->show();
        return;
    }
    if (!m_isWaiting)
        return;
    if (connection.state() == Connection::State::Online) {
        m_isWaiting = false;
        continueSignIn();
    } else if (connection.state() == Connection::State::Offline) {
        m_isWaiting = false;
        showError(connection.lastError());
    }
}

void SignInWidget::trust(const QString& fingerprint)
{
    ServerProfile profile = typedProfile();
    profile.pin = fingerprint;
    // The officer has compared this key; a CA file that did not vouch for it no longer counts.
    if (!m_bench.connection.seen().isVouched) {
        profile.caFile.clear();
        m_ca->clear();
    }
    m_profiles.save(profile);
    m_profiles.setLast(profile.id);
    m_trust->hide();
    m_form->show();
    if (m_passphrase->text().isEmpty() && !m_wantsEnrolment) {
        fillProfiles();
        focusInput();
        return;
    }
    setBusy(true);
    open(profile);
}

void SignInWidget::enrol()
{
    m_error->hide();
    const ServerProfile profile = typedProfile();
    m_wantsEnrolment = true;
    Connection& connection = m_bench.connection;
    if (connection.state() == Connection::State::Online
        && connection.server() == QUrl(profile.server, QUrl::StrictMode)) {
        continueSignIn();
        return;
    }
    setBusy(true);
    open(profile);
}

void SignInWidget::openEnrolment()
{
    m_wantsEnrolment = false;
    setBusy(false);
    if (m_enrolment)
        return;
    m_enrolment = new EnrolDialog(m_bench, this);
    connect(m_enrolment, &EnrolDialog::enrolled, this,
        [this](const QString& keyFile) { m_key->setText(keyFile); });
    m_enrolment->open();
}

void SignInWidget::continueSignIn()
{
    if (m_wantsEnrolment) {
        openEnrolment();
        return;
    }
    const auto token = crypto::Pkcs11Uri::parse(fromQt(m_key->text().trimmed()));
    if (usesToken() && !token) {
        showError(token.error());
        return;
    }
    const base::Result<QByteArray> key = token ? QByteArray() : readFile(m_key->text().trimmed());
    if (!key) {
        showError(base::refused("console.key_file"));
        return;
    }
    QByteArray typed = m_passphrase->text().toUtf8();
    base::Bytes bytes(typed.begin(), typed.end());
    typed.fill('\0');
    m_passphrase->clear();
    base::SecretBytes secret(std::move(bytes));
    if (token)
        m_bench.session.signInWithToken(*token, std::move(secret));
    else
        m_bench.session.signIn(*key, std::move(secret));
}

EnrolDialog* SignInWidget::enrolment() const
{
    return m_enrolment;
}

bool SignInWidget::usesToken() const
{
    return crypto::Pkcs11Uri::isOne(fromQt(m_key->text().trimmed()));
}

void SignInWidget::chooseToken()
{
    auto* dialog = new TokenDialog(m_bench.language, m_key->text().trimmed(), this);
    connect(dialog, &TokenDialog::chosen, this, [this](const QString& uri) {
        m_key->setText(uri);
        m_passphrase->setFocus(Qt::OtherFocusReason);
    });
    dialog->open();
}

void SignInWidget::showKeyKind()
{
    const bool isToken = usesToken();
    m_keyLabel->setText(isToken ? tr("Security to&ken") : tr("&Key file"));
    m_key->setAccessibleName(isToken ? tr("Security token") : tr("Key file"));
    m_passphraseLabel->setText(isToken ? tr("&PIN of the token") : tr("&Passphrase"));
    m_passphrase->setAccessibleName(isToken ? tr("PIN of the token") : tr("Passphrase"));
    m_hint->setText(isToken ? tr("Your key stays on the token. The PIN unlocks it.")
                            : tr("Your key file never leaves this computer. The passphrase unlocks it."));
}

void SignInWidget::showWaiting()
{
    const qint64 left = m_bench.session.unlockSecondsLeft();
    if (left > 0 && !m_bench.session.isBusy()) {
        m_error->setText(tr("Too many wrong attempts with this key. Seconds to wait: %1").arg(left));
        m_error->show();
        m_waiting->start();
        return;
    }
    if (!m_waiting->isActive())
        return;
    m_waiting->stop();
    m_error->setText(tr("You can try again now."));
}

void SignInWidget::showError(const base::Error& error)
{
    setBusy(false);
    m_shownError = error;
    m_error->setText(problemText(error, m_bench.language.code()));
    m_error->show();
    showWaiting();
    m_passphrase->setFocus(Qt::OtherFocusReason);
}

void SignInWidget::setBusy(bool busy)
{
    for (QWidget* widget : std::initializer_list<QWidget*> { m_profile, m_server, m_name, m_ca, m_key,
             m_passphrase, m_chooseCa, m_chooseKey, m_chooseToken, m_signIn })
        widget->setEnabled(!busy);
    m_signIn->setText(busy ? tr("Signing in…") : tr("&Sign in"));
    m_signIn->setAccessibleName(tr("Sign in"));
}

void SignInWidget::retranslateUi()
{
    m_title->setText(tr("Sign in to Maru"));
    m_chooseToken->setText(tr("Use a security token…"));
    m_chooseToken->setAccessibleName(tr("Use a security token"));
    m_profileLabel->setText(tr("S&erver list"));
    m_profile->setAccessibleName(tr("Server list"));
    m_profile->setItemText(m_profile->count() - 1, tr("Another server…"));
    m_forget->setText(tr("Forget"));
    m_forget->setAccessibleName(tr("Forget this server"));
    m_nameLabel->setText(tr("Na&me of the server (optional)"));
    m_name->setAccessibleName(tr("Name of the server"));
    m_serverLabel->setText(tr("Ser&ver"));
    m_server->setAccessibleName(tr("Server"));
    m_caLabel->setText(tr("&CA certificate of the server"));
    m_ca->setAccessibleName(tr("CA certificate of the server"));
    m_ca->setPlaceholderText(tr("empty: the system's authorities"));
    setRunning(m_runningTexts);
    showKeyKind();
    for (QPushButton* button : { m_chooseCa, m_chooseKey })
        button->setText(tr("Choose…"));
    m_chooseCa->setAccessibleName(tr("Choose the CA certificate"));
    m_chooseKey->setAccessibleName(tr("Choose the key file"));
    m_language->setText(m_bench.language.code() == LanguageCode::Korean ? u"English"_s : u"한국어"_s);
    m_language->setAccessibleName(m_language->text());
    m_enrol->setText(tr("I have an invitation code…"));
    m_enrol->setAccessibleName(tr("I have an invitation code"));
    for (const auto& [page, button] : m_offline) {
        button->setText(page->offlineTitle());
        button->setAccessibleName(page->offlineTitle());
    }
    setBusy(m_bench.session.isBusy());
    if (m_error->isVisible())
        m_error->setText(problemText(m_shownError, m_bench.language.code()));
    if (m_waiting->isActive())
        showWaiting();
}

void SignInWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
