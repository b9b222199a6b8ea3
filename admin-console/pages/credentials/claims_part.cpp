// SPDX-License-Identifier: Apache-2.0
// Inner lists in words.
#include "admin-console/pages/credentials/claims_part.h"

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/text.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace maru::console::credentials {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTwoLineHeight = 48;

} // namespace

ClaimsPart::ClaimsPart(Services& given, Of of, QWidget* parent)
    : DetailPart(parent), m_services(given), m_of(of)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_title = new QLabel(this);
    m_title->setObjectName(u"sectionTitle"_s);
    layout->addWidget(m_title);
    m_table = new QTableWidget(this);
    m_table->setObjectName(u"claimsTable"_s);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(40);
    // As high as its rows: the pane around it scrolls.
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    if (m_of != Of::Verifier)
        m_table->verticalHeader()->setMinimumSectionSize(kTwoLineHeight);
    connect(m_table->verticalHeader(), &QHeaderView::sectionResized, this, &ClaimsPart::fitHeight);
    layout->addWidget(m_table);
    clear();
}

void ClaimsPart::showRow(const base::Json& row)
{
    m_row = row;
    showAll();
}

void ClaimsPart::clear()
{
    m_row = base::Json();
    setVisible(false);
}

QStringList ClaimsPart::headings() const
{
    switch (m_of) {
    case Of::Type:
        return { tr("Claim"), tr("Value"), tr("Needed"), tr("May hide") };
    case Of::Verifier:
        return { tr("Credential"), tr("Claim") };
    case Of::Issuer:
        return { tr("State"), tr("Key"), tr("Since") };
    }
    return {};
}

QStringList ClaimsPart::cells(const base::Json& item) const
{
    const auto yes = [](bool is) { return is ? tr("✓ yes") : tr("– no"); };
    const auto word = [this](const char* field, const std::string& value) {
        const QString text =
            m_services.catalogue.choiceLabel("credentials", field, value, m_services.language);
        return text.isEmpty() ? toQt(value) : text;
    };
    switch (m_of) {
    case Of::Type: {
        const QString name =
            toQt(item.stringOr(m_services.language.code() == LanguageCode::Korean ? "ko" : "en", ""));
        return { name + u'\n' + toQt(item.stringOr("path", "")), word("kind", item.stringOr("kind", "")),
            yes(item.booleanOr("required", false)), yes(item.booleanOr("sd", false)) };
    }
    case Of::Verifier:
        return { word("type", item.stringOr("type", "")), toQt(item.stringOr("path", "")) };
    case Of::Issuer: {
        const std::string state = item.stringOr("state", "");
        const QString stateText = state == "active" ? tr("● signs")
            : state == "retired"                    ? tr("– retired; its signatures stay good")
                                                    : tr("✕ withdrawn; nothing it signed is good");
        return { stateText,
            shortened(toQt(item.stringOr("kid", ""))) + u'\n' + toQt(item.stringOr("alg", "")),
            formatDate(base::UnixSeconds(item.integerOr("from", 0))) };
    }
    }
    return {};
}

void ClaimsPart::showAll()
{
    const base::Json* items = m_row.find(m_of == Of::Issuer ? "keys" : "claims");
    setVisible(items != nullptr && items->isArray());
    if (items == nullptr || !items->isArray())
        return;
    m_title->setText(m_of == Of::Issuer ? tr("Keys") : m_of == Of::Type ? tr("Claims") : tr("May ask for"));
    m_table->setAccessibleName(m_title->text());
    const QStringList heads = headings();
    m_table->setColumnCount(static_cast<int>(heads.size()));
    m_table->setHorizontalHeaderLabels(heads);
    m_table->setRowCount(static_cast<int>(items->asArray().size()));
    int row = 0;
    for (const base::Json& item : items->asArray()) {
        int column = 0;
        for (const QString& text : cells(item))
            m_table->setItem(row, column++, new QTableWidgetItem(text));
        ++row;
    }
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->horizontalHeader()->setSectionResizeMode(
            column, column == 0 ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    fitHeight();
}

void ClaimsPart::fitHeight()
{
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
        + m_table->verticalHeader()->length() + 2 * m_table->frameWidth());
}

void ClaimsPart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && isVisible())
        showAll();
    DetailPart::changeEvent(event);
}

} // namespace maru::console::credentials
