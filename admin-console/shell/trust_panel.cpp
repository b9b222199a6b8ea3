// SPDX-License-Identifier: Apache-2.0
// The decision about a server's key.
#include "admin-console/shell/trust_panel.h"

#include "admin-console/core/problem.h"
#include "admin-console/dialogs/fonts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

bool canBeTrusted(const base::Error& error, const SeenCertificate& seen)
{
    return !seen.fingerprint.isEmpty() && error.code != "console.certificate_expired";
}

} // namespace

TrustPanel::TrustPanel(const Language& language, QWidget* parent) : QWidget(parent), m_language(language)
{
    setObjectName(u"trustPanel"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const auto addLabel = [this, layout](const QString& name) {
        auto* label = new QLabel(this);
        label->setObjectName(name);
        label->setWordWrap(true);
        layout->addWidget(label);
        return label;
    };
    m_title = addLabel(u"detailTitle"_s);
    m_text = addLabel(u"errorSummary"_s);
    m_fingerprintTitle = addLabel(u"fieldLabel"_s);
    m_fingerprint = addLabel(u"fingerprint"_s);
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts = addLabel(u"subtle"_s);
    m_typedLabel = addLabel(u"fieldLabel"_s);
    m_typed = new QLineEdit(this);
    m_typed->setObjectName(u"typedFingerprint"_s);
    m_typedLabel->setBuddy(m_typed);
    layout->addWidget(m_typed);
    auto* buttons = new QHBoxLayout;
    m_decline = new QPushButton(this);
    m_decline->setObjectName(u"declineServer"_s);
    m_trust = new QPushButton(this);
    m_trust->setObjectName(u"trustServer"_s);
    buttons->addStretch(1);
    buttons->addWidget(m_decline);
    buttons->addWidget(m_trust);
    layout->addLayout(buttons);
    connect(m_decline, &QPushButton::clicked, this, &TrustPanel::declined);
    connect(m_trust, &QPushButton::clicked, this, [this] { Q_EMIT trusted(m_seen.fingerprint); });
    connect(m_typed, &QLineEdit::textChanged, this, &TrustPanel::updateButton);
    retranslateUi();
}

void TrustPanel::ask(const base::Error& error, const SeenCertificate& seen, const QString& pin)
{
    m_error = error;
    m_seen = seen;
    m_pin = pin;
    m_typed->clear();
    const bool isChange = needsDigits() && canBeTrusted(error, seen);
    m_typedLabel->setVisible(isChange);
    m_typed->setVisible(isChange);
    m_trust->setVisible(canBeTrusted(error, seen));
    retranslateUi();
    updateButton();
    m_decline->setFocus(Qt::OtherFocusReason);
}

bool TrustPanel::needsDigits() const
{
    return !m_pin.isEmpty() && !m_seen.isVouched;
}

void TrustPanel::updateButton()
{
    const QString typed = m_typed->text().toLower().remove(u' ').remove(u':');
    m_trust->setEnabled(
        !needsDigits() || (typed.size() >= kTypedDigits && m_seen.fingerprint.startsWith(typed)));
}

void TrustPanel::retranslateUi()
{
    m_title->setText(m_pin.isEmpty() ? tr("Is this the right server?") : tr("The server's key has changed"));
    m_text->setText(problemText(m_error, m_language.code()));
    m_fingerprintTitle->setText(tr("Fingerprint of the server's key (SHA-256)"));
    QFont mono = monospaced(font());
    m_fingerprint->setFont(mono);
    m_fingerprint->setText(groupedFingerprint(m_seen.fingerprint));
    m_fingerprint->setAccessibleName(tr("Fingerprint %1").arg(m_fingerprint->text()));
    m_facts->setText(tr("Issued for %1 by %2, valid from %3 to %4. The operator reads the fingerprint with "
                        "“maru-server doctor”.")
                         .arg(m_seen.subject, m_seen.issuer, m_seen.from, m_seen.until));
    m_typedLabel->setText(
        tr("To trust the new key, type the first %1 digits from the operator's notice").arg(kTypedDigits));
    m_typed->setAccessibleName(m_typedLabel->text());
    m_decline->setText(tr("&Do not connect"));
    m_decline->setAccessibleName(tr("Do not connect"));
    m_trust->setText(m_pin.isEmpty() ? tr("&Trust this server") : tr("&Trust the new key"));
    m_trust->setAccessibleName(m_pin.isEmpty() ? tr("Trust this server") : tr("Trust the new key"));
}

void TrustPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
