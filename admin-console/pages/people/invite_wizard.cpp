// SPDX-License-Identifier: Apache-2.0
// The wizard's pages and the window with the code.
#include "admin-console/pages/people/invite_wizard.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/report/qr_code.h"
#include "admin-console/widgets/fields_step.h"
#include "admin-console/widgets/palette.h"
#include "shared/crypto/one_time_code.h"

#include <QClipboard>
#include <QEvent>
#include <QFile>
#include <QFontInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPdfWriter>
#include <QPushButton>
#include <QVBoxLayout>

namespace maru::console::people {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kDefaultDays = 7;
constexpr int kQrPixels = 168;

class PostStep final : public FieldsStep {
    Q_OBJECT

public:
    PostStep(Services& services, const ActionInfo& info, QWidget* parent) : FieldsStep(services, parent)
    {
        addFields(info, { "agency", "name_ko", "name_en" });
    }
    QString title() const override { return tr("Which post"); }
    QString hint() const override
    {
        return tr("Name the duty post, not the person: the name stays on the ledger for good.");
    }
};

class RolesStep final : public FieldsStep {
    Q_OBJECT

public:
    RolesStep(Services& services, const ActionInfo& info, QWidget* parent) : FieldsStep(services, parent)
    {
        addFields(info, { "roles", "grants" });
    }
    QString title() const override { return tr("What the officer may do"); }
    QString hint() const override
    {
        return tr(
            "Tick roles for the whole country without an end, or list them by region and period below.");
    }
};

class CodeStep final : public FieldsStep {
    Q_OBJECT

public:
    CodeStep(Services& services, const ActionInfo& info, QWidget* parent) : FieldsStep(services, parent)
    {
        addFields(info, { "expires", "note" });
    }
    QString title() const override { return tr("How long the code is good"); }
    QString hint() const override
    {
        return tr("Hand the code over in person or by telephone, not by the way by which it could be read.");
    }
};

} // namespace

CodeDialog::CodeDialog(
    Services& services, QString code, QString post, base::UnixSeconds expires, QWidget* parent)
    : QDialog(parent)
    , m_services(services)
    , m_code(std::move(code))
    , m_post(std::move(post))
    , m_expires(expires)
{
    setObjectName(u"codeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 20);
    layout->setSpacing(12);
    m_title = new QLabel(this);
    m_title->setObjectName(u"pageTitle"_s);
    m_hint = new QLabel(this);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_codeText = new QLabel(m_code, this);
    m_codeText->setObjectName(u"invitationCode"_s);
    m_codeText->setAlignment(Qt::AlignCenter);
    m_codeText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QFont large = m_codeText->font();
    large.setPixelSize(QFontInfo(large).pixelSize() * 8 / 5);
    large.setBold(true);
    large.setStyleHint(QFont::Monospace);
    m_codeText->setFont(large);
    m_qr = new QLabel(this);
    m_qr->setAlignment(Qt::AlignCenter);
    if (const auto made = report::makeQrCode(m_code)) {
        // Dark on white in every scheme: a camera must read it.
        QPixmap picture(kQrPixels, kQrPixels);
        picture.fill(Qt::white);
        QPainter painter(&picture);
        report::paintQrCode(painter, QRectF(0, 0, kQrPixels, kQrPixels), *made);
        painter.end();
        m_qr->setPixmap(picture);
    }
    layout->addWidget(m_title);
    layout->addWidget(m_hint);
    layout->addWidget(m_codeText);
    layout->addWidget(m_qr);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    for (int i = 0; i < 4; ++i) {
        auto* button = new QPushButton(this);
        button->setAutoDefault(i == 3);
        m_buttons.push_back(button);
        row->addWidget(button);
    }
    m_buttons[3]->setProperty("main", true);
    layout->addLayout(row);
    connect(
        m_buttons[0], &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_code); });
    connect(m_buttons[1], &QPushButton::clicked, this, &CodeDialog::save);
    connect(m_buttons[2], &QPushButton::clicked, this, &CodeDialog::print);
    connect(m_buttons[3], &QPushButton::clicked, this, &QDialog::accept);
    retranslateUi();
}

QStringList CodeDialog::lines() const
{
    return { tr("Post: %1").arg(m_post), tr("Server: %1").arg(m_services.connection.server().toString()),
        tr("Good until: %1").arg(formatTime(m_expires)),
        tr("In Maru choose “I have an invitation code”, type the code and make your key. Your key never "
           "leaves "
           "your computer. Then tell the administrator the fingerprint that is shown.") };
}

void CodeDialog::save()
{
    FileDialog::askSave(this, tr("Save the invitation"), u"maru-invitation.txt"_s, tr("Text (*.txt)"),
        [this](const QString& path) {
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly | QIODevice::Text)
                || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
                || file.write((m_code + u"\n\n"_s + lines().join(u'\n') + u'\n').toUtf8()) < 0)
                showMessage(this, tr("Save the invitation"), tr("The file could not be written."));
        });
}

void CodeDialog::print()
{
    FileDialog::askSave(this, tr("Print the invitation"), u"maru-invitation.pdf"_s, tr("PDF (*.pdf)"),
        [this](const QString& path) {
            QPdfWriter writer(path);
            writer.setPageSize(QPageSize(QPageSize::A5));
            writer.setResolution(150);
            writer.setTitle(tr("Invitation to Maru"));
            QPainter painter;
            if (!painter.begin(&writer)) {
                showMessage(this, tr("Print the invitation"), tr("The file could not be written."));
                return;
            }
            const int width = painter.viewport().width();
            QFont font = painter.font();
            font.setPointSize(16);
            painter.setFont(font);
            painter.drawText(QRect(0, 20, width, 60), Qt::AlignHCenter, tr("Invitation to Maru"));
            font.setBold(true);
            painter.setFont(font);
            painter.drawText(QRect(0, 110, width, 60), Qt::AlignHCenter, m_code);
            if (const auto made = report::makeQrCode(m_code))
                report::paintQrCode(painter, QRectF(width / 2.0 - 150, 190, 300, 300), *made);
            font.setBold(false);
            font.setPointSize(10);
            painter.setFont(font);
            painter.drawText(
                QRect(0, 520, width, 400), Qt::AlignLeft | Qt::TextWordWrap, lines().join(u"\n\n"_s));
        });
}

void CodeDialog::retranslateUi()
{
    setWindowTitle(tr("Invitation code"));
    m_title->setText(tr("Invitation code"));
    m_hint->setText(tr("It is shown now and never again: nothing keeps it. For “%1”, good until %2.")
                        .arg(m_post, formatTime(m_expires)));
    m_codeText->setAccessibleName(tr("Invitation code"));
    m_qr->setAccessibleName(tr("The code as a QR code"));
    const QString texts[] = { tr("&Copy"), tr("&Save as text…"), tr("&PDF to print…"),
        tr("I have handed it over") };
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setText(texts[i]);
        m_buttons[i]->setAccessibleName(QString(texts[i]).remove(u'&'));
    }
}

void CodeDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

InviteWizard::InviteWizard(Services& given, PeopleBook& book, const base::Json& replaced, QWidget* parent)
    : Wizard(given,
        replaced.isObject() ? u"identity.replace."_s + toQt(replaced.stringOr("officer", ""))
                            : u"identity.invite"_s,
        parent)
    , m_replaced(replaced)
{
    setObjectName(u"inviteWizard"_s);
    const base::SecretBytes secret = crypto::makeOneTimeCode();
    m_code = toQt(base::asText(secret.view()));
    const auto key = crypto::keyOfOneTimeCode(base::asText(secret.view()));
    MARU_ASSERT(key.has_value());
    m_key = crypto::didOf(key->publicKey());
    const ActionInfo* action = given.catalogue.action("identity", "invite");
    const ActionInfo info = action == nullptr ? ActionInfo {} : book.withChoices(*action);
    if (!isReplacement()) {
        addStep(new PostStep(given, info, this));
        addStep(new RolesStep(given, info, this));
    }
    addStep(new CodeStep(given, info, this));
    connect(this, &Wizard::committed, this, [this] {
        if (phase() == Phase::Done || !outcomes().empty())
            showCode();
    });
    begin(base::Json::object(
        { { "expires", base::UnixSeconds(given.connection.serverNow() + kDefaultDays * 86'400) } }));
}

QString InviteWizard::heading() const
{
    return isReplacement() ? tr("Another key for %1").arg(services().language.pick(m_replaced, "name"))
                           : tr("Invite an officer");
}

WizardReview InviteWizard::review() const
{
    const base::Json all = value();
    WizardReview made;
    const QString until = formatTime(base::UnixSeconds(all.integerOr("expires", 0)));
    const std::string key = m_key;
    if (isReplacement()) {
        const QString name = services().language.pick(m_replaced, "name");
        made.sentence =
            tr("The key of %1 is suspended at once, and a one-time code opens the way to another key "
               "for the same post until %2.")
                .arg(name, until);
        made.notes << tr("What the old key signed stands and still verifies. It signs nothing more.");
        const base::Json row = m_replaced;
        if (row.stringOr("state", "") == "active")
            made.transactions.push_back(
                { services().catalogue.actionLabel("identity", "setOfficerState", services().language),
                    "identity", "setOfficerState", [row](const std::vector<Outcome>&) {
                        return base::Json::object({ { "did", row.at("did") }, { "state", "suspended" },
                            { "reason", "열쇠 분실·교체 / Key lost or replaced" } });
                    } });
        made.transactions.push_back(
            { services().catalogue.actionLabel("identity", "invite", services().language), "identity",
                "invite", [row, key, all](const std::vector<Outcome>&) {
                    base::Json payload = base::Json::object({ { "agency", row.at("agency") },
                        { "name_ko", row.at("name_ko") }, { "name_en", row.at("name_en") }, { "key", key },
                        { "expires", all.integerOr("expires", 0) }, { "replaces", row.at("officer") } });
                    if (const std::string note = all.stringOr("note", ""); !note.empty())
                        payload.set("note", note);
                    return payload;
                } });
    } else {
        made.sentence =
            tr("A one-time code is made with which the holder of the post “%1” can ask to become an "
               "officer until %2.")
                .arg(services().language.pick(all, "name"), until);
        made.transactions.push_back(
            { services().catalogue.actionLabel("identity", "invite", services().language), "identity",
                "invite", [key, all](const std::vector<Outcome>&) {
                    base::Json payload = all;
                    payload.set("key", key);
                    return payload;
                } });
    }
    made.notes << tr(
        "Nobody becomes an officer by the code alone: the new key must be confirmed afterwards.");
    return made;
}

std::vector<WizardLink> InviteWizard::links() const
{
    auto* self = const_cast<InviteWizard*>(this);
    return { { tr("Show the invitation code"), [self] { self->showCode(); } } };
}

void InviteWizard::showCode()
{
    const bool isInvited = std::any_of(outcomes().begin(), outcomes().end(),
        [](const Outcome& outcome) { return outcome.data.find("invitation") != nullptr; });
    if (!isInvited || m_window)
        return;
    const base::Json all = value();
    const QString post = services().language.pick(isReplacement() ? m_replaced : all, "name");
    m_window = new CodeDialog(services(), m_code, post, base::UnixSeconds(all.integerOr("expires", 0)), this);
    m_window->open();
}

} // namespace maru::console::people

#include "invite_wizard.moc"
