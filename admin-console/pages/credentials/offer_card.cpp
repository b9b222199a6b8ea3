// SPDX-License-Identifier: Apache-2.0
// The offer as picture, link and code.
#include "admin-console/pages/credentials/offer_card.h"

#include "admin-console/core/format.h"
#include "admin-console/report/qr_code.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace maru::console::credentials {

using namespace Qt::StringLiterals;

namespace {

constexpr int kQrSide = 196;

} // namespace

/// Black on white in every scheme: cameras need it.
class QrWidget final : public QWidget {
public:
    explicit QrWidget(QWidget* parent) : QWidget(parent) { setFixedSize(kQrSide, kQrSide); }
    void setText(const QString& text)
    {
        m_code = report::makeQrCode(text);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (!m_code)
            return;
        QPainter painter(this);
        painter.fillRect(rect(), Qt::white);
        report::paintQrCode(painter, rect(), *m_code);
    }

private:
    std::optional<report::QrCode> m_code;
};

OfferCard::OfferCard(Shape shape, QWidget* parent) : QWidget(parent)
{
    const bool isWide = shape == Shape::Wide;
    auto* layout = new QBoxLayout(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(isWide ? 16 : 8);
    if (isWide) {
        setObjectName(u"card"_s);
        setAttribute(Qt::WA_StyledBackground);
        layout->setContentsMargins(16, 14, 16, 14);
    }
    m_qr = new QrWidget(this);
    m_qr->setObjectName(u"offerQr"_s);
    layout->addWidget(m_qr, 0, Qt::AlignTop | Qt::AlignLeft);
    auto* column = new QVBoxLayout;
    column->setSpacing(6);
    m_title = new QLabel(this);
    m_title->setObjectName(u"sectionTitle"_s);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    m_help = new QLabel(this);
    m_help->setWordWrap(true);
    column->addWidget(m_help);
    auto* links = new QBoxLayout(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_copyLink = new QPushButton(this);
    m_copyLink->setObjectName(u"copyOfferLink"_s);
    m_copyLink->setAutoDefault(false);
    m_copyWeb = new QPushButton(this);
    m_copyWeb->setObjectName(u"copyOfferWeb"_s);
    m_copyWeb->setAutoDefault(false);
    links->addWidget(m_copyLink, 0, Qt::AlignLeft);
    links->addWidget(m_copyWeb, 0, Qt::AlignLeft);
    links->addStretch(1);
    column->addLayout(links);
    column->addSpacing(6);
    m_codeTitle = new QLabel(this);
    m_codeTitle->setObjectName(u"sectionTitle"_s);
    m_codeTitle->setWordWrap(true);
    column->addWidget(m_codeTitle);
    auto* codeRow = new QHBoxLayout;
    m_code = new QLabel(this);
    m_code->setObjectName(u"offerCode"_s);
    QFont large = m_code->font();
    large.setPixelSize(22);
    large.setBold(true);
    m_code->setFont(large);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_showCode = new QPushButton(this);
    m_showCode->setObjectName(u"showOfferCode"_s);
    m_showCode->setAutoDefault(false);
    codeRow->addWidget(m_code);
    codeRow->addWidget(m_showCode);
    codeRow->addStretch(1);
    column->addLayout(codeRow);
    column->addStretch(1);
    layout->addLayout(column, 1);
    connect(m_copyLink, &QPushButton::clicked, this, [this] { copy(m_offer.link); });
    connect(m_copyWeb, &QPushButton::clicked, this, [this] { copy(m_offer.web); });
    connect(m_showCode, &QPushButton::clicked, this, [this] {
        m_isCodeShown = !m_isCodeShown;
        retranslateUi();
    });
    clear();
}

void OfferCard::setOffer(const MadeOffer& offer)
{
    m_offer = offer;
    m_isCodeShown = false;
    m_qr->setText(offer.link);
    setVisible(true);
    retranslateUi();
}

void OfferCard::clear()
{
    m_offer = {};
    m_isCodeShown = false;
    setVisible(false);
    retranslateUi();
}

void OfferCard::copy(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
}

void OfferCard::retranslateUi()
{
    m_title->setText(tr("Offer %1").arg(m_offer.issue));
    m_help->setText(tr("The citizen scans this with a wallet, or opens the link. It is good once, until %1.")
                        .arg(formatTime(base::UnixSeconds(m_offer.expires))));
    m_qr->setAccessibleName(tr("QR code of the offer"));
    m_copyLink->setText(tr("Copy the wallet link"));
    m_copyWeb->setText(tr("Copy the portal link"));
    m_copyLink->setAccessibleName(tr("Copy the wallet link"));
    m_copyWeb->setAccessibleName(tr("Copy the portal link"));
    const bool hasCode = !m_offer.transactionCode.isEmpty();
    m_codeTitle->setText(hasCode ? tr("Transaction code: tell it by another way than the link")
                                 : tr("No transaction code: whoever has the link can collect"));
    m_code->setVisible(hasCode);
    m_showCode->setVisible(hasCode);
    m_code->setText(m_isCodeShown ? m_offer.transactionCode : u"●●●●●●"_s);
    m_code->setAccessibleName(m_isCodeShown ? m_offer.transactionCode : tr("Covered"));
    m_showCode->setText(m_isCodeShown ? tr("Cover") : tr("Show the code"));
    m_showCode->setAccessibleName(m_showCode->text());
}

void OfferCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console::credentials
