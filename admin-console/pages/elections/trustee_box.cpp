// SPDX-License-Identifier: Apache-2.0
// File and passphrase of a trustee's secret.
#include "admin-console/pages/elections/trustee_box.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

base::SecretBytes takeText(QLineEdit& field)
{
    QByteArray text = field.text().toUtf8();
    base::SecretBytes secret = base::SecretBytes::copyOf(base::asBytes(viewOf(text)));
    text.fill('\0');
    field.clear();
    return secret;
}

} // namespace

TrusteeBox::TrusteeBox(Services& given, QWidget* parent, crypto::Argon2Cost cost)
    : QWidget(parent), m_services(given), m_desk(new TrusteeDesk(this, cost))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_status = new QLabel(this);
    m_status->setObjectName(u"trusteeSecretStatus"_s);
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    layout->addWidget(m_status);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    const auto button = [this, line](const QString& name) {
        auto* made = new QPushButton(this);
        made->setObjectName(name);
        made->setAutoDefault(false);
        line->addWidget(made);
        return made;
    };
    const auto field = [this, line](const QString& name) {
        auto* made = new QLineEdit(this);
        made->setObjectName(name);
        made->setEchoMode(QLineEdit::Password);
        made->setMaximumWidth(260);
        line->addWidget(made);
        return made;
    };
    m_make = button(u"trusteeMake"_s);
    m_open = button(u"trusteeOpen"_s);
    m_passphrase = field(u"trusteePassphrase"_s);
    m_repeat = field(u"trusteeRepeat"_s);
    m_go = button(u"trusteeGo"_s);
    m_wipe = button(u"trusteeWipe"_s);
    line->addStretch(1);
    layout->addLayout(line);
    connect(m_make, &QPushButton::clicked, this, [this] { choose(true); });
    connect(m_open, &QPushButton::clicked, this, [this] { choose(false); });
    connect(m_go, &QPushButton::clicked, this, &TrusteeBox::go);
    connect(m_passphrase, &QLineEdit::returnPressed, this, [this] {
        if (m_isNew)
            m_repeat->setFocus();
        else
            go();
    });
    connect(m_repeat, &QLineEdit::returnPressed, this, &TrusteeBox::go);
    connect(m_wipe, &QPushButton::clicked, m_desk, &TrusteeDesk::wipe);
    connect(m_desk, &TrusteeDesk::changed, this, &TrusteeBox::showAll);
    connect(&given.session, &Session::closed, m_desk, &TrusteeDesk::wipe);
    showAll();
}

void TrusteeBox::setPart(const voting::CeremonyContext& context, std::int64_t index, bool canMake)
{
    const bool isSame =
        m_context.election == context.election && m_context.attempt == context.attempt && m_index == index;
    m_context = context;
    m_index = index;
    m_canMake = canMake;
    if (!isSame) {
        m_file.clear();
        m_problem.clear();
        m_passphrase->clear();
        m_repeat->clear();
        if (m_desk->isOpen() || m_desk->isBusy())
            m_desk->wipe();
    }
    showAll();
}

void TrusteeBox::choose(bool isNew)
{
    const auto take = [this, isNew](const QString& path) {
        m_isNew = isNew;
        m_file = path;
        m_problem.clear();
        showAll();
        m_passphrase->setFocus();
    };
    if (isNew)
        FileDialog::askSave(this, tr("Where the secret is kept"),
            toQt(m_context.election) + u"-"_s + QString::number(m_context.attempt) + u"-"_s
                + QString::number(m_index) + u".maru-trustee.json"_s,
            tr("Trustees' secrets (*.json)"), take);
    else
        FileDialog::askOpen(this, tr("Open the secret file"), tr("Trustees' secrets (*.json)"), take);
}

void TrusteeBox::go()
{
    if (m_file.isEmpty() || m_desk->isBusy())
        return;
    const LanguageCode language = m_services.language.code();
    if (m_isNew && m_passphrase->text().size() < kShortestPassphrase) {
        m_problem = problemText(base::refused("console.passphrase_short"), language);
        showAll();
        return;
    }
    if (m_isNew && m_passphrase->text() != m_repeat->text()) {
        m_problem = problemText(base::refused("console.passphrase_differs"), language);
        showAll();
        return;
    }
    m_problem.clear();
    m_repeat->clear();
    const Connection::Node& node = m_services.connection.node();
    m_desk->setHome(fromQt(node.chain), fromQt(node.did));
    const QString file = m_file;
    m_file.clear();
    if (m_isNew)
        m_desk->make(file, takeText(*m_passphrase), m_context, m_index);
    else
        m_desk->open(file, takeText(*m_passphrase), m_context.election, m_context.attempt, m_index);
}

void TrusteeBox::showAll()
{
    const bool isOpen = m_desk->isOpen();
    const bool isBusy = m_desk->isBusy();
    const bool isAsking = !isOpen && !isBusy && !m_file.isEmpty();
    QString status;
    if (isBusy)
        status = tr("Working with the secret file…");
    else if (isOpen)
        status = u"● "_s
            + (m_desk->secret().isFinished() ? tr("Open and finished: %1") : tr("Open: %1"))
                  .arg(QFileInfo(m_desk->path()).fileName());
    else if (!m_problem.isEmpty())
        status = u"✕ "_s + m_problem;
    else if (m_desk->error())
        status = u"✕ "_s + problemText(*m_desk->error(), m_services.language.code());
    else if (isAsking)
        status = m_isNew ? tr("Choose a passphrase for %1. Without file and passphrase your part is lost.")
                               .arg(QFileInfo(m_file).fileName())
                         : tr("Passphrase of %1").arg(QFileInfo(m_file).fileName());
    else
        status = tr("Your secret is closed. It never leaves this machine and its file.");
    m_status->setText(status);
    m_status->setAccessibleName(status);
    m_make->setText(tr("Make my secret…"));
    m_open->setText(tr("Open my secret…"));
    m_go->setText(m_isNew ? tr("Make and seal") : tr("Open"));
    m_wipe->setText(tr("Close and wipe"));
    for (QPushButton* one : { m_make, m_open, m_go, m_wipe })
        one->setAccessibleName(one->text());
    m_passphrase->setPlaceholderText(tr("Passphrase"));
    m_passphrase->setAccessibleName(tr("Passphrase of the secret file"));
    m_repeat->setPlaceholderText(tr("Once more"));
    m_repeat->setAccessibleName(tr("Passphrase once more"));
    m_make->setVisible(m_canMake && !isOpen);
    m_make->setEnabled(!isBusy);
    m_open->setVisible(!isOpen);
    m_open->setEnabled(!isBusy);
    m_passphrase->setVisible(isAsking);
    m_repeat->setVisible(isAsking && m_isNew);
    m_go->setVisible(isAsking);
    m_wipe->setVisible(isOpen);
}

void TrusteeBox::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showAll();
    QWidget::changeEvent(event);
}

} // namespace maru::console::elections
