// SPDX-License-Identifier: Apache-2.0
// Asking for the offer and making one.
#include "admin-console/pages/credentials/offer_part.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace maru::console::credentials {

using namespace Qt::StringLiterals;

OfferPart::OfferPart(Services& given, Transport& transport, QWidget* parent)
    : DetailPart(parent), m_services(given), m_transport(transport)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_title = new QLabel(this);
    m_title->setObjectName(u"sectionTitle"_s);
    layout->addWidget(m_title);
    m_text = new QLabel(this);
    m_text->setObjectName(u"offerState"_s);
    m_text->setWordWrap(true);
    layout->addWidget(m_text);
    m_withCode = new QCheckBox(this);
    m_withCode->setChecked(true);
    layout->addWidget(m_withCode);
    m_make = new QPushButton(this);
    m_make->setObjectName(u"makeOffer"_s);
    m_make->setAutoDefault(false);
    layout->addWidget(m_make, 0, Qt::AlignLeft);
    m_card = new OfferCard(OfferCard::Shape::Narrow, this);
    layout->addWidget(m_card);
    connect(m_make, &QPushButton::clicked, this, &OfferPart::make);
    clear();
}

void OfferPart::showRow(const base::Json& row)
{
    const QString issue = toQt(row.stringOr("id", ""));
    if (issue != m_issue)
        m_card->clear();
    m_issue = issue;
    m_state = row.stringOr("state", "");
    if (m_state != "offered")
        m_card->clear();
    ask();
}

void OfferPart::ask()
{
    const int generation = ++m_generation;
    m_offer = base::Json();
    m_error.reset();
    m_isAsking = m_state == "offered";
    showAll();
    if (!m_isAsking)
        return;
    m_transport.send(
        get(u"/v1/issuing/offers/"_s + m_issue), this, [this, generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            m_isAsking = false;
            if (answer)
                m_offer = *answer;
            else if (answer.error().code != "issuing.unknown_offer")
                m_error = answer.error();
            showAll();
        });
}

void OfferPart::make()
{
    const int generation = ++m_generation;
    m_isAsking = true;
    m_error.reset();
    showAll();
    ApiRequest request;
    request.method = "POST";
    request.path = u"/v1/issuing/offers"_s;
    request.body = bytesOf(base::canonical(base::Json::object(
        { { "issues", base::Json::array({ fromQt(m_issue) }) }, { "tx_code", m_withCode->isChecked() } })));
    m_transport.send(std::move(request), this, [this, generation](const ApiAnswer& answer) {
        if (generation != m_generation)
            return;
        const base::Json* offers = answer ? answer->find("offers") : nullptr;
        const bool fits = offers != nullptr && offers->isArray() && offers->asArray().size() == 1;
        const auto offer = fits ? offerOf(offers->asArray().front())
            : answer            ? base::Result<MadeOffer>(base::failed("console.protocol"))
                                : base::Result<MadeOffer>(answer.error());
        m_isAsking = false;
        if (!offer) {
            m_error = offer.error();
            showAll();
            return;
        }
        m_card->setOffer(*offer);
        ask();
    });
}

void OfferPart::clear()
{
    ++m_generation;
    m_issue.clear();
    m_state.clear();
    m_isAsking = false;
    m_card->clear();
    showAll();
}

void OfferPart::showAll()
{
    setVisible(m_state == "offered");
    m_title->setText(tr("Offer to the wallet"));
    m_withCode->setText(tr("With a transaction code"));
    m_withCode->setAccessibleName(m_withCode->text());
    const bool hasOffer = m_offer.isObject();
    m_make->setText(hasOffer ? tr("Make a new offer") : tr("Make an offer"));
    m_make->setAccessibleName(m_make->text());
    m_make->setEnabled(!m_isAsking);
    if (m_error) {
        m_text->setText(u"! "_s + problemText(*m_error, m_services.language.code()));
        return;
    }
    if (m_isAsking) {
        m_text->setText(tr("On its way…"));
        return;
    }
    if (!hasOffer) {
        m_text->setText(tr("No offer is out for this credential."));
        return;
    }
    const std::string state = m_offer.stringOr("state", "");
    const QString until = formatTime(base::UnixSeconds(m_offer.integerOr("expires", 0)));
    if (state == "used")
        m_text->setText(tr("✓ The code was used; the wallet is collecting."));
    else if (state == "locked")
        m_text->setText(tr("✕ Closed after five wrong transaction codes."));
    else if (state == "expired")
        m_text->setText(tr("✕ Expired on %1.").arg(until));
    else
        m_text->setText(m_offer.booleanOr("tx_code", false)
                ? tr("Waiting until %1, %2 attempts at the code left. A new offer ends this one.")
                      .arg(until, formatInteger(m_offer.integerOr("attempts_left", 0)))
                : tr("Waiting until %1. A new offer ends this one.").arg(until));
}

void OfferPart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showAll();
    DetailPart::changeEvent(event);
}

} // namespace maru::console::credentials
