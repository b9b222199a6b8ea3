// SPDX-License-Identifier: Apache-2.0
// Masked values, the form for a reveal, and what it shows.
#include "admin-console/widgets/reveal_part.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/core/transaction_sender.h"
#include "admin-console/widgets/fact_list.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHideEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShortestRevealReason = 2;
constexpr int kLongestRevealReason = 500;
constexpr const char* kRevealPurposes[] = { "case", "payment", "verification", "request", "audit", "law" };

QString revealedText(const base::Json& value)
{
    if (value.isString())
        return toQt(value.asString());
    if (value.isNull())
        return u"–"_s;
    return toQt(base::canonical(value));
}

/// A list of facts lets go of its labels one turn later: until then they must say nothing, to an assistive reader
/// neither.
void blankFacts(const FactList& list)
{
    for (QLabel* label : list.findChildren<QLabel*>()) {
        label->clear();
        label->setAccessibleName(QString());
    }
}

} // namespace

RevealPart::RevealPart(Services& given, Transport& transport, QWidget* parent)
    : DetailPart(parent), m_services(given), m_transport(transport)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_title = new QLabel(this);
    m_title->setObjectName(u"sectionTitle"_s);
    m_facts = new FactList(this);
    m_facts->setObjectName(u"recordValues"_s);
    m_form = new QWidget(this);
    auto* form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(4);
    m_formTitle = new QLabel(m_form);
    m_formTitle->setWordWrap(true);
    m_boxPlace = new QVBoxLayout;
    m_boxPlace->setSpacing(2);
    m_purposeLabel = new QLabel(m_form);
    m_purpose = new QComboBox(m_form);
    m_purpose->setObjectName(u"revealPurpose"_s);
    m_purposeLabel->setBuddy(m_purpose);
    for (const char* purpose : kRevealPurposes)
        m_purpose->addItem(QString(), QString::fromLatin1(purpose));
    m_reasonLabel = new QLabel(m_form);
    m_reason = new QLineEdit(m_form);
    m_reason->setObjectName(u"revealReason"_s);
    m_reason->setMaxLength(kLongestRevealReason);
    m_reasonLabel->setBuddy(m_reason);
    m_sign = new QPushButton(m_form);
    m_sign->setObjectName(u"revealSign"_s);
    m_sign->setAutoDefault(false);
    form->addWidget(m_formTitle);
    form->addLayout(m_boxPlace);
    form->addWidget(m_purposeLabel);
    form->addWidget(m_purpose);
    form->addWidget(m_reasonLabel);
    form->addWidget(m_reason);
    form->addWidget(m_sign, 0, Qt::AlignLeft);
    m_status = new QLabel(this);
    m_status->setObjectName(u"revealStatus"_s);
    m_status->setWordWrap(true);
    m_cover = new QPushButton(this);
    m_cover->setObjectName(u"revealCover"_s);
    m_cover->setAutoDefault(false);
    for (QWidget* one :
        { static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_facts), static_cast<QWidget*>(m_status) })
        layout->addWidget(one);
    layout->addWidget(m_cover, 0, Qt::AlignLeft);
    layout->addWidget(m_form);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RevealPart::cover);
    connect(m_sign, &QPushButton::clicked, this, &RevealPart::sign);
    connect(m_cover, &QPushButton::clicked, this, &RevealPart::cover);
    connect(m_reason, &QLineEdit::textChanged, this, &RevealPart::showAll);
    connect(m_reason, &QLineEdit::returnPressed, this, &RevealPart::sign);
    connect(&given.session, &Session::closed, this, &RevealPart::cover);
    connect(&given.session, &Session::opened, this, &RevealPart::showAll);
    connect(&given.catalogue, &DomainCatalogue::loaded, this, &RevealPart::retranslateUi);
    retranslateUi();
}

void RevealPart::showRow(const base::Json& row)
{
    // The same record once more, with news of the chain: what is open stays open.
    const bool isSame = m_row.isObject() && m_row.stringOr("id", "") == row.stringOr("id", "");
    m_row = row;
    if (isSame) {
        showAll();
        return;
    }
    m_reason->clear();
    cover();
    makeBoxes();
    showAll();
}

void RevealPart::clear()
{
    m_row = {};
    cover();
    makeBoxes();
}

void RevealPart::makeBoxes()
{
    for (QCheckBox* box : m_boxes)
        box->deleteLater();
    m_boxes.clear();
    const base::Json* values = m_row.find("data");
    if (values == nullptr || !values->isObject())
        return;
    for (const auto& member : values->asObject()) {
        auto* box = new QCheckBox(fieldText(member.first), m_form);
        box->setObjectName(u"revealField_"_s + toQt(member.first));
        box->setProperty("field", toQt(member.first));
        box->setAccessibleName(box->text());
        connect(box, &QCheckBox::toggled, this, &RevealPart::showAll);
        m_boxPlace->addWidget(box);
        m_boxes.push_back(box);
    }
}

QStringList RevealPart::chosen() const
{
    QStringList fields;
    for (const QCheckBox* box : m_boxes)
        if (box->isChecked())
            fields << box->property("field").toString();
    return fields;
}

QString RevealPart::fieldText(const std::string& field) const
{
    const QString word = m_services.catalogue.choiceLabel("privacy", "fields", field, m_services.language);
    return word.isEmpty() ? toQt(field) : word;
}

bool RevealPart::mayReveal() const
{
    const ActionInfo* action = m_services.catalogue.action("privacy", "reveal");
    return action != nullptr && m_services.session.isOpen() && m_services.session.mayDo(*action);
}

void RevealPart::cover()
{
    ++m_generation;
    m_timer.stop();
    m_open = {};
    m_isOpen = false;
    m_isBusy = false;
    m_error.reset();
    m_note.clear();
    showAll();
}

void RevealPart::sign()
{
    if (m_isBusy || !m_sign->isEnabled())
        return;
    base::Json fields = base::Json::array();
    for (const QString& field : chosen())
        fields.push(fromQt(field));
    const base::Json payload = base::Json::object({ { "record", m_row.stringOr("id", "") },
        { "fields", std::move(fields) }, { "purpose", fromQt(m_purpose->currentData().toString()) },
        { "reason", fromQt(m_reason->text().trimmed()) } });
    cover();
    m_isBusy = true;
    showAll();
    m_services.sender.send("privacy", "reveal", payload, this,
        [this, generation = m_generation](const base::Result<Outcome>& outcome) {
            if (generation != m_generation)
                return;
            m_isBusy = false;
            if (!outcome) {
                m_error = outcome.error();
            } else if (!outcome->isOk()) {
                m_error = base::refused(outcome->code);
            } else if (outcome->isProposal()) {
                m_note = tr("Sent for approval, open in Approvals.");
            } else {
                fetch(outcome->id);
                return;
            }
            showAll();
        });
}

void RevealPart::fetch(const QString& transaction)
{
    m_isBusy = true;
    showAll();
    m_transport.send(
        get(u"/v1/vault/records/"_s + toQt(m_row.stringOr("id", "")), { { u"reveal"_s, transaction } }), this,
        [this, generation = m_generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            m_isBusy = false;
            const base::Json* values = answer ? answer->find("data") : nullptr;
            if (values == nullptr || !values->isObject()) {
                m_error = answer ? base::failed("console.protocol") : answer.error();
                showAll();
                return;
            }
            m_open = *values;
            m_isOpen = true;
            m_until = answer->integerOr("expires", 0);
            const qint64 left = m_until - m_services.connection.serverNow();
            m_timer.start(static_cast<int>(std::clamp<qint64>(left, 1, 3600) * 1000));
            m_reason->clear();
            for (QCheckBox* box : m_boxes)
                box->setChecked(false);
            showAll();
        });
}

void RevealPart::showAll()
{
    const base::Json* masked = m_row.find("data");
    const bool hasData = masked != nullptr && masked->isObject();
    blankFacts(*m_facts);
    setVisible(hasData);
    if (!hasData) {
        m_facts->setFacts({});
        return;
    }
    std::vector<std::pair<QString, QString>> facts;
    for (const auto& member : masked->asObject()) {
        const base::Json* open = m_open.find(member.first);
        facts.emplace_back(fieldText(member.first),
            open != nullptr ? u"◉ "_s + revealedText(*open) : revealedText(member.second));
    }
    m_facts->setFacts(facts);
    m_title->setText(m_isOpen ? tr("In the clear") : tr("Masked"));
    const bool may = mayReveal();
    m_form->setVisible(may && !m_isOpen);
    m_cover->setVisible(m_isOpen);
    m_sign->setEnabled(
        !m_isBusy && !chosen().isEmpty() && m_reason->text().trimmed().size() >= kShortestRevealReason);
    if (m_isBusy)
        m_status->setText(tr("Writing the reason into the chain…"));
    else if (m_error)
        m_status->setText(u"! "_s + problemText(*m_error, m_services.language.code()));
    else if (m_isOpen)
        m_status->setText(tr("◉ marks what is shown, until %1. The person sees that you looked, and why.")
                              .arg(formatTime(base::UnixSeconds(m_until))));
    else if (!m_note.isEmpty())
        m_status->setText(m_note);
    else
        m_status->setText(may ? QString() : tr("Your roles do not include seeing more."));
    m_status->setVisible(!m_status->text().isEmpty());
}

void RevealPart::retranslateUi()
{
    m_formTitle->setText(
        tr("To see more, say what you need and why. It stays on the chain, and the person sees it."));
    m_purposeLabel->setText(tr("Purpose"));
    m_purpose->setAccessibleName(m_purposeLabel->text());
    for (int i = 0; i < m_purpose->count(); ++i) {
        const std::string value = fromQt(m_purpose->itemData(i).toString());
        const QString label =
            m_services.catalogue.choiceLabel("privacy", "purpose", value, m_services.language);
        m_purpose->setItemText(i, label.isEmpty() ? toQt(value) : label);
    }
    m_reasonLabel->setText(tr("Reason (no personal data)"));
    m_reason->setAccessibleName(m_reasonLabel->text());
    m_reason->setPlaceholderText(tr("e.g. receipt 2026-1183 came back"));
    for (QCheckBox* box : m_boxes) {
        box->setText(fieldText(fromQt(box->property("field").toString())));
        box->setAccessibleName(box->text());
    }
    m_sign->setText(tr("Sign and show"));
    m_sign->setAccessibleName(m_sign->text());
    m_cover->setText(tr("Cover again"));
    m_cover->setAccessibleName(m_cover->text());
    m_facts->setAccessibleName(tr("Values of the record"));
    showAll();
}

void RevealPart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    DetailPart::changeEvent(event);
}

void RevealPart::hideEvent(QHideEvent* event)
{
    // Another tab, another page: nothing stays open behind it. Hiding ourselves for want of a row is the same.
    if (m_isOpen && !event->spontaneous())
        cover();
    DetailPart::hideEvent(event);
}

} // namespace maru::console
