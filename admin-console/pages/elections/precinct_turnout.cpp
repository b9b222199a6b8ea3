// SPDX-License-Identifier: Apache-2.0
// The list of precincts and its order.
#include "admin-console/pages/elections/precinct_turnout.h"

#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/page_makers.h"
#include "admin-console/widgets/cells_model.h"
#include "admin-console/widgets/export_button.h"
#include "admin-console/widgets/local_table.h"
#include "admin-console/widgets/palette.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

/// By value: shares compare as fractions, so that 9.5 % does not stand after 80 % as words would.
class TurnoutOrder final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override
    {
        const QVariant one = left.data(kExportRole);
        const QVariant other = right.data(kExportRole);
        if (one.metaType() == QMetaType::fromType<ShareOf>()
            && other.metaType() == QMetaType::fromType<ShareOf>())
            return ratio(one.value<ShareOf>()) < ratio(other.value<ShareOf>());
        if (one.metaType() == QMetaType::fromType<qlonglong>())
            return one.toLongLong() < other.toLongLong();
        return QString::localeAwareCompare(left.data().toString(), right.data().toString()) < 0;
    }

private:
    /// Nobody who could vote stands after everything: there is nothing to look at.
    static double ratio(const ShareOf& share)
    {
        return share.whole <= 0 ? 2.0 : static_cast<double>(share.part) / static_cast<double>(share.whole);
    }
};

namespace {

constexpr int kBarHeight = 4;
constexpr int kTurnoutWidths[] = { 150, 64, 84, 64, 128, 112 }; // the name: at least

/// The share as words, and as a bar of 0 to 100 % below them.
class ShareDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const auto share = index.data(kExportRole).value<ShareOf>();
        if (share.whole <= 0)
            return;
        const QRect room = option.rect.adjusted(10, option.rect.height() - kBarHeight - 2, -10, -2);
        const double part =
            std::clamp(static_cast<double>(share.part) / static_cast<double>(share.whole), 0.0, 1.0);
        const Palette& colours = currentPalette();
        painter->fillRect(room, colours.divider);
        painter->fillRect(QRect(room.topLeft(), QSize(static_cast<int>(room.width() * part), room.height())),
            colours.primary);
    }
};

Cell turnoutCount(qint64 value)
{
    return { formatInteger(value), true, Tone::Neutral, false, QVariant(static_cast<qlonglong>(value)) };
}

Cell turnoutShare(qint64 part, qint64 whole)
{
    return { formatShare(part, whole), true, Tone::Neutral, false,
        QVariant::fromValue(ShareOf { part, whole }) };
}

} // namespace

PrecinctTurnout::PrecinctTurnout(Services& given, QWidget* parent) : QWidget(parent), m_services(given)
{
    setObjectName(u"card"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 1, 1);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 13, 0);
    head->setSpacing(8);
    m_title = new QLabel(this);
    m_title->setObjectName(u"sectionTitle"_s);
    m_search = new QLineEdit(this);
    m_search->setObjectName(u"precinctSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(190);
    m_search->setMaxLength(120);
    m_export = new ExportButton(
        this,
        [this] {
            return localReport(*m_sorted, m_services, tr("Turnout by precinct"),
                m_services.language.pick(m_election, "title"));
        },
        this);
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_search);
    head->addWidget(m_export);
    layout->addLayout(head);
    m_note = makeLabel(u"subtle"_s, this);
    layout->addWidget(m_note);
    m_message = makeLabel(u"precinctMessage"_s, this);
    m_message->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_message, 1);
    m_table = makeWordTable(u"precinctTurnout"_s, m_model, this);
    m_sorted = new TurnoutOrder(this);
    m_sorted->setSourceModel(m_model);
    m_sorted->setFilterKeyColumn(Name);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setDynamicSortFilter(true);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    auto* bars = new ShareDelegate(m_table);
    m_table->setItemDelegateForColumn(OfEnrolled, bars);
    m_table->setItemDelegateForColumn(OfRoll, bars);
    layout->addWidget(m_table, 1);
    connect(m_search, &QLineEdit::textChanged, this,
        [this](const QString& text) { m_sorted->setFilterFixedString(text.trimmed()); });
    retranslateUi();
    // Where something may be wrong: the precinct that votes least.
    m_table->sortByColumn(OfEnrolled, Qt::AscendingOrder);
}

void PrecinctTurnout::show(const base::Json& progress, const base::Json& election)
{
    m_election = election;
    m_progress = progress;
    if (m_progress.isObject())
        m_error.clear();
    fill();
}

void PrecinctTurnout::showError(const QString& text)
{
    m_error = text;
    fill();
}

void PrecinctTurnout::fill()
{
    std::vector<std::vector<Cell>> rows;
    const base::Json* units = m_progress.find("units");
    if (units != nullptr && units->isArray()) {
        for (const base::Json& one : units->asArray()) {
            const QString name = m_services.language.pick(one, "name");
            const qint64 voted = one.integerOr("voted", 0);
            const qint64 enrolled = one.integerOr("enrolled", 0);
            const qint64 roll = one.integerOr("entries", 0);
            rows.push_back({ { name.isEmpty() ? toQt(one.stringOr("unit", "")) : name }, turnoutCount(roll),
                turnoutCount(enrolled), turnoutCount(voted), turnoutShare(voted, enrolled),
                turnoutShare(voted, roll) });
        }
    }
    const bool isEmpty = rows.empty();
    m_note->setText(isEmpty ? QString()
                            : tr("%1 precincts; a click on a heading sorts")
                                  .arg(formatInteger(static_cast<qint64>(rows.size()))));
    m_note->setVisible(!isEmpty);
    m_model->setRows(std::move(rows));
    m_message->setText(!m_error.isEmpty() ? QString(u"! "_s + m_error)
            : m_progress.isObject()       ? tr("No precinct yet")
                                          : tr("Loading …"));
    m_message->setVisible(isEmpty);
    m_table->setVisible(!isEmpty);
    m_search->setEnabled(!isEmpty);
    m_export->setEnabled(!isEmpty);
    placeColumns();
}

void PrecinctTurnout::placeColumns()
{
    int rest = m_table->viewport()->width();
    for (int column = Roll; column < kColumns; ++column) {
        m_table->setColumnWidth(column, kTurnoutWidths[column]);
        rest -= kTurnoutWidths[column];
    }
    // A name that cannot be read is none: where it is narrow the table scrolls instead.
    m_table->setColumnWidth(Name, std::max(rest, kTurnoutWidths[Name]));
}

void PrecinctTurnout::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeColumns();
}

void PrecinctTurnout::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    placeColumns();
}

void PrecinctTurnout::retranslateUi()
{
    m_title->setText(tr("Turnout by precinct"));
    m_search->setPlaceholderText(tr("Find a precinct"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_table->setAccessibleName(m_title->text());
    m_model->setHeader({ tr("Precinct"), tr("Roll"), tr("Enrolled"), tr("Voted"), tr("Of the enrolled"),
        tr("Of the roll") });
    fill();
}

void PrecinctTurnout::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace maru::console::elections
