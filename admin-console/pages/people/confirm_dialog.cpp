// SPDX-License-Identifier: Apache-2.0
// Confirming an enrolled officer, and renewing an agency's authority.
#include "admin-console/pages/people/authority_dialog.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/readable_key.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/people/people_book.h"
#include "shared/crypto/p256_file.h"
#include "shared/crypto/x509.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFontInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console::people {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kYearSeconds = 365 * 86'400;
constexpr std::int64_t kOfficerYears = 2;
/// The ledger's time may be a little behind this computer's.
constexpr std::int64_t kSlackSeconds = 600;
constexpr int kLeastPassphrase = 12;

} // namespace

ConfirmDialog::ConfirmDialog(
    Services& services, const PeopleBook& book, const base::Json& invitation, QWidget* parent)
    : AuthorityDialog(services, parent), m_invitation(invitation)
{
    setObjectName(u"confirmDialog"_s);
    const base::Json* agency = book.agency(invitation.stringOr("agency", ""));
    if (agency != nullptr) {
        m_agencyName = services.language.pick(*agency, "name");
        if (agency->integerOr("certificate_until", 0) > services.connection.serverNow())
            m_fingerprint = agency->stringOr("certificate", "");
    }
    m_factsText = new QLabel(this);
    m_factsText->setTextFormat(Qt::PlainText);
    m_factsText->setWordWrap(true);
    m_keyTitle = new QLabel(this);
    m_keyTitle->setObjectName(u"fieldLabel"_s);
    m_keyText = new QLabel(readableKey(invitation.stringOr("did", "")), this);
    m_keyText->setObjectName(u"enrolledKey"_s);
    m_keyText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_keyText->setWordWrap(true);
    QFont mono = m_keyText->font();
    mono.setStyleHint(QFont::Monospace);
    mono.setPixelSize(QFontInfo(mono).pixelSize() * 6 / 5);
    m_keyText->setFont(mono);
    m_layout->addWidget(m_factsText);
    m_layout->addWidget(m_keyTitle);
    m_layout->addWidget(m_keyText);
    if (!m_fingerprint.empty()) {
        m_file = addLine(m_fileLabel, u"authorityFile"_s, &m_choose);
        m_passphrase = addLine(m_passphraseLabel, u"authorityPassphrase"_s);
        m_passphrase->setEchoMode(QLineEdit::Password);
        connect(m_choose, &QPushButton::clicked, this, [this] {
            FileDialog::askOpen(this, tr("Choose the authority's key file"),
                tr("Key files (*.json);;All files (*)"),
                [this](const QString& path) { m_file->setText(path); });
        });
        services.connection.send(get(u"/v1/query/identity/certificates"_s,
                                     { { u"agency"_s, toQt(invitation.stringOr("agency", "")) },
                                         { u"kind"_s, u"ca"_s }, { u"state"_s, u"current"_s } }),
            this, [this](const ApiAnswer& answer) {
                const base::Json* rows = answer ? answer->find("rows") : nullptr;
                if (rows == nullptr || !rows->isArray() || rows->asArray().empty())
                    return;
                if (auto der = base::fromBase64Url(rows->asArray().front().stringOr("der", "")))
                    m_authority = std::move(*der);
            });
    }
    retranslateUi();
}

QString ConfirmDialog::problem()
{
    if (m_fingerprint.empty())
        return {};
    if (m_authority.empty())
        return tr("The agency's certificate has not come from the server yet. Try again in a moment.");
    if (m_file->text().trimmed().isEmpty())
        return tr("Choose the key file of the agency's authority.");
    if (m_passphrase->text().isEmpty())
        return tr("Type the passphrase of the key file.");
    return {};
}

AuthorityDialog::Work ConfirmDialog::work()
{
    base::Json payload =
        base::Json::object({ { "invitation", m_invitation.at("id") }, { "did", m_invitation.at("did") } });
    if (m_fingerprint.empty())
        return [payload]() -> base::Result<base::Json> { return payload; };
    const std::string file = fromQt(m_file->text().trimmed());
    const auto secret = take(*m_passphrase);
    const base::Bytes authority = m_authority;
    const std::string did = m_invitation.stringOr("did", "");
    crypto::X509Name name;
    name.commonName = m_invitation.stringOr("name_en", "");
    if (name.commonName.size() > 64)
        name.commonName.resize(64);
    name.organization = m_invitation.stringOr("agency", "");
    const std::int64_t now = m_services.connection.serverNow();
    return [payload, file, secret, authority, did, name, now]() -> base::Result<base::Json> {
        MARU_TRY(subject, crypto::publicKeyOf(did));
        MARU_TRY(key, crypto::readP256File(file, *secret));
        MARU_TRY(fields, crypto::readCertificateFields(authority));
        crypto::IssueOptions options;
        options.notBefore = base::UnixSeconds(std::max(now - kSlackSeconds, fields.notBefore.count()));
        options.notAfter =
            base::UnixSeconds(std::min(now + kOfficerYears * kYearSeconds, fields.notAfter.count()));
        options.did = did;
        MARU_TRY(certificate, crypto::issueFor(key, authority, subject, name, options));
        base::Json made = payload;
        made.set("certificate", base::toBase64Url(certificate));
        return made;
    };
}

QString ConfirmDialog::doneText(const Outcome&) const
{
    return tr("%1 is an officer now and can sign in.").arg(m_services.language.pick(m_invitation, "name"));
}

void ConfirmDialog::retranslateUi()
{
    const bool isReplacement = !m_invitation.stringOr("replaces", "").empty();
    setWindowTitle(isReplacement ? tr("Confirm the other key") : tr("Confirm officer"));
    m_title->setText(windowTitle());
    m_hint->setText(
        tr("Call the new officer and let the key be read out: only when every group is the same is "
           "the key theirs."));
    m_factsText->setText(
        tr("Post: %1\nAgency: %2").arg(m_services.language.pick(m_invitation, "name"), m_agencyName));
    m_keyTitle->setText(tr("Key that asks to be confirmed"));
    m_keyText->setAccessibleName(tr("Key that asks to be confirmed"));
    if (m_file != nullptr) {
        m_fileLabel->setText(tr("&Key file of the agency's authority"));
        m_file->setAccessibleName(tr("Key file of the agency's authority"));
        m_choose->setText(tr("Choose…"));
        m_choose->setAccessibleName(tr("Choose the authority's key file"));
        m_passphraseLabel->setText(tr("&Passphrase of the key file"));
        m_passphrase->setAccessibleName(tr("Passphrase of the key file"));
    }
    if (step() == Step::Fill)
        m_main->setText(m_fingerprint.empty() ? tr("Confirm") : tr("Sign the certificate and confirm"));
    AuthorityDialog::retranslateUi();
}

CertificateDialog::CertificateDialog(Services& services, const base::Json& agency, QWidget* parent)
    : AuthorityDialog(services, parent), m_agency(agency)
{
    setObjectName(u"certificateDialog"_s);
    m_stateText = new QLabel(this);
    m_stateText->setWordWrap(true);
    m_layout->addWidget(m_stateText);
    m_wayLabel = new QLabel(this);
    m_wayLabel->setObjectName(u"fieldLabel"_s);
    m_way = new QComboBox(this);
    m_way->setObjectName(u"certificateWay"_s);
    m_way->addItem({}, true);
    m_way->addItem({}, false);
    m_wayLabel->setBuddy(m_way);
    m_layout->addWidget(m_wayLabel);
    m_layout->addWidget(m_way);
    m_file = addLine(m_fileLabel, u"authorityFile"_s, &m_choose);
    m_passphrase = addLine(m_passphraseLabel, u"authorityPassphrase"_s);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_again = addLine(m_againLabel, u"authorityAgain"_s);
    m_again->setEchoMode(QLineEdit::Password);
    m_yearsLabel = new QLabel(this);
    m_yearsLabel->setObjectName(u"fieldLabel"_s);
    m_years = new QSpinBox(this);
    m_years->setRange(1, 10);
    m_years->setValue(5);
    m_yearsLabel->setBuddy(m_years);
    m_layout->addWidget(m_yearsLabel);
    m_layout->addWidget(m_years, 0, Qt::AlignLeft);
    connect(m_way, &QComboBox::currentIndexChanged, this, &CertificateDialog::showWay);
    connect(m_choose, &QPushButton::clicked, this, [this] {
        const auto take = [this](const QString& path) { m_file->setText(path); };
        if (makesKey())
            FileDialog::askSave(this, tr("Where the new key file goes"),
                toQt(m_agency.stringOr("id", "")) + u".ca.json"_s, tr("Key files (*.json);;All files (*)"),
                take);
        else
            FileDialog::askOpen(
                this, tr("Choose the authority's key file"), tr("Key files (*.json);;All files (*)"), take);
    });
    retranslateUi();
}

bool CertificateDialog::makesKey() const
{
    return m_way->currentData().toBool();
}

void CertificateDialog::showWay()
{
    m_againLabel->setVisible(makesKey());
    m_again->setVisible(makesKey());
    m_fileLabel->setText(makesKey() ? tr("&New key file, encrypted") : tr("&Key file of the authority"));
    m_file->setAccessibleName(m_fileLabel->text().remove(u'&'));
    m_passphraseLabel->setText(makesKey() ? tr("&Passphrase, at least %1 characters").arg(kLeastPassphrase)
                                          : tr("&Passphrase of the key file"));
    m_passphrase->setAccessibleName(m_passphraseLabel->text().remove(u'&'));
}

QString CertificateDialog::problem()
{
    if (m_file->text().trimmed().isEmpty())
        return tr("Choose where the authority's key file is or goes.");
    if (!makesKey())
        return m_passphrase->text().isEmpty() ? tr("Type the passphrase of the key file.") : QString();
    if (QFileInfo::exists(m_file->text().trimmed()))
        return tr("There is a file of this name already; keys are never written over.");
    if (m_passphrase->text().size() < kLeastPassphrase)
        return tr("The passphrase needs at least %1 characters.").arg(kLeastPassphrase);
    if (m_passphrase->text() != m_again->text())
        return tr("The two passphrases differ.");
    return {};
}

AuthorityDialog::Work CertificateDialog::work()
{
    const std::string file = fromQt(m_file->text().trimmed());
    const auto secret = take(*m_passphrase);
    m_again->clear();
    const bool isNew = makesKey();
    crypto::X509Name name;
    name.commonName = m_agency.stringOr("name_en", "") + " CA";
    if (name.commonName.size() > 64)
        name.commonName = m_agency.stringOr("id", "") + " CA";
    name.organization = m_agency.stringOr("name_en", "").substr(0, 64);
    const std::int64_t now = m_services.connection.serverNow();
    const std::int64_t end = now + m_years->value() * kYearSeconds;
    const std::string agency = m_agency.stringOr("id", "");
    return [file, secret, isNew, name, now, end, agency]() -> base::Result<base::Json> {
        const auto made = [&](const crypto::P256Key& key) -> base::Result<base::Json> {
            MARU_TRY(der,
                crypto::makeCa(key, name, base::UnixSeconds(now - kSlackSeconds), base::UnixSeconds(end)));
            return base::Json::object({ { "agency", agency }, { "certificate", base::toBase64Url(der) } });
        };
        if (!isNew) {
            MARU_TRY(key, crypto::readP256File(file, *secret));
            return made(key);
        }
        const crypto::P256Key key = crypto::P256Key::generate();
        // The key is safe on the disk before the ledger hears of it.
        MARU_CHECK(crypto::writeP256File(file, key, name.commonName, *secret));
        return made(key);
    };
}

QString CertificateDialog::doneText(const Outcome&) const
{
    return tr(
        "The new certificate is in force. Officers' certificates signed before stay valid until their own "
        "end.");
}

void CertificateDialog::retranslateUi()
{
    setWindowTitle(tr("Certificate of %1").arg(m_services.language.pick(m_agency, "name")));
    m_title->setText(windowTitle());
    m_hint->setText(
        tr("The agency's authority signs the keys of its officers. Its key is made and used on this "
           "computer only; the certificate goes on the ledger."));
    const std::int64_t until = m_agency.integerOr("certificate_until", 0);
    const std::int64_t days = (until - m_services.connection.serverNow()) / 86'400;
    m_stateText->setText(until == 0 ? tr("· No certificate yet")
            : days < 0
            ? tr("✕ Ended on %1. Nothing stops, but no officer can be confirmed with a certificate.")
                  .arg(formatTime(base::UnixSeconds(until)))
            : tr("In force until %1 (%2 days left)")
                  .arg(formatTime(base::UnixSeconds(until)), formatInteger(days)));
    m_wayLabel->setText(tr("&Which key"));
    m_way->setAccessibleName(tr("Which key"));
    m_way->setItemText(0, tr("Make a new key (recommended)"));
    m_way->setItemText(1, tr("Renew with the key that is there"));
    m_choose->setText(tr("Choose…"));
    m_choose->setAccessibleName(tr("Choose the authority's key file"));
    m_againLabel->setText(tr("Passphrase once &more"));
    m_again->setAccessibleName(tr("Passphrase once more"));
    m_yearsLabel->setText(tr("Good for how many &years"));
    m_years->setAccessibleName(tr("Good for how many years"));
    m_years->setSuffix(tr(" years"));
    showWay();
    if (step() == Step::Fill)
        m_main->setText(until == 0 ? tr("Make the certificate") : tr("Renew the certificate"));
    AuthorityDialog::retranslateUi();
}

} // namespace maru::console::people
