// SPDX-License-Identifier: Apache-2.0
// Layout of a table's columns.
#include "admin-console/widgets/column_layout.h"

#include "admin-console/core/text.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHeaderView>
#include <QSettings>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastWidth = 32;
constexpr int kMostWidth = 2000;
constexpr int kLeastStretched = 180; // a title of two words in Korean and its badge still show what it is
constexpr int kSaveDelayMs = 400; // dragging an edge is one change

} // namespace

std::vector<ColumnPlace> placeColumns(const std::vector<ColumnSpec>& columns, const base::Json& remembered)
{
    std::vector<ColumnPlace> places;
    std::vector<bool> isPlaced(columns.size(), false);
    if (remembered.isArray()) {
        for (const base::Json& one : remembered.asArray()) {
            const std::string key = one.stringOr("key", "");
            for (std::size_t i = 0; i < columns.size(); ++i) {
                if (columns[i].key != key || isPlaced[i])
                    continue;
                isPlaced[i] = true;
                const std::int64_t width = one.integerOr("width", columns[i].width);
                places.push_back({ static_cast<int>(i),
                    static_cast<int>(std::clamp<std::int64_t>(width, kLeastWidth, kMostWidth)),
                    one.booleanOr("shown", columns[i].isShown) });
                break;
            }
        }
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (isPlaced[i])
            continue;
        const int before = static_cast<int>(i) - 1;
        const auto neighbour = std::find_if(
            places.begin(), places.end(), [before](const ColumnPlace& one) { return one.column == before; });
        const auto at = neighbour == places.end() ? places.begin() : neighbour + 1;
        places.insert(at, { static_cast<int>(i), columns[i].width, columns[i].isShown });
    }
    if (std::none_of(places.begin(), places.end(), [](const ColumnPlace& one) { return one.isShown; })) {
        for (ColumnPlace& one : places)
            one.isShown = columns[static_cast<std::size_t>(one.column)].isShown;
    }
    return places;
}

ColumnLayout::ColumnLayout(
    QTableView& view, const std::vector<ColumnSpec>& columns, QString settingsKey, QObject* parent)
    : QObject(parent), m_view(view), m_columns(columns), m_settingsKey(std::move(settingsKey))
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kSaveDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &ColumnLayout::save);
    QHeaderView* header = view.horizontalHeader();
    connect(header, &QHeaderView::sectionMoved, this, &ColumnLayout::remember);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &ColumnLayout::remember);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (width > 0 && !m_isApplying)
            m_widths[column] = width;
        if (!m_columns[static_cast<std::size_t>(column)].stretches)
            fit();
        remember();
    });
    view.viewport()->installEventFilter(this);
    setPlaces(placeColumns(m_columns, {}));
    connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, this, &ColumnLayout::flush);
}

ColumnLayout::~ColumnLayout() = default;

void ColumnLayout::flush()
{
    // Without its model the header has no sections, and saving it would forget them all.
    if (m_delay.isActive() && m_view.horizontalHeader()->count() == static_cast<int>(m_columns.size()))
        save();
    m_delay.stop();
}

void ColumnLayout::restore()
{
    const std::string text = fromQt(QSettings().value(m_settingsKey).toString());
    const base::Result<base::Json> layout = text.empty() ? base::Json::object() : base::parseJson(text);
    if (!layout || layout->find("sort") == nullptr)
        sortByDefault();
    apply(layout ? *layout : base::Json::object());
    m_delay.stop();
}

void ColumnLayout::setDefaultSort(const std::string& key, Qt::SortOrder order)
{
    const int column = columnOfKey(key);
    m_defaultSort = column >= 0 && !m_columns[static_cast<std::size_t>(column)].sort.empty() ? column : -1;
    m_defaultOrder = order;
}

void ColumnLayout::sortByDefault()
{
    m_view.horizontalHeader()->setSortIndicator(m_defaultSort, m_defaultOrder);
}

void ColumnLayout::reset()
{
    setPlaces(placeColumns(m_columns, {}));
    sortByDefault();
    m_delay.stop();
    QSettings().remove(m_settingsKey);
}

base::Json ColumnLayout::toJson() const
{
    base::Json list = base::Json::array();
    for (const ColumnPlace& one : places())
        list.push(base::Json::object({ { "key", m_columns[static_cast<std::size_t>(one.column)].key },
            { "width", one.width }, { "shown", one.isShown } }));
    base::Json layout = base::Json::object({ { "columns", std::move(list) } });
    const QHeaderView* header = m_view.horizontalHeader();
    const int sorted = header->sortIndicatorSection();
    if (sorted >= 0 && sorted < static_cast<int>(m_columns.size()))
        layout.set("sort",
            base::Json::object({ { "key", m_columns[static_cast<std::size_t>(sorted)].key },
                { "descending", header->sortIndicatorOrder() == Qt::DescendingOrder } }));
    else
        layout.set("sort", base::Json::object());
    return layout;
}

void ColumnLayout::apply(const base::Json& layout)
{
    if (const base::Json* columns = layout.find("columns"); columns != nullptr)
        setPlaces(placeColumns(m_columns, *columns));
    const base::Json* sort = layout.find("sort");
    if (sort == nullptr)
        return;
    int sorted = columnOfKey(sort->stringOr("key", ""));
    // A column that the server can no longer sort by would show an order that is not there.
    if (sorted >= 0 && m_columns[static_cast<std::size_t>(sorted)].sort.empty())
        sorted = -1;
    m_view.horizontalHeader()->setSortIndicator(
        sorted, sort->booleanOr("descending", false) ? Qt::DescendingOrder : Qt::AscendingOrder);
}

int ColumnLayout::columnOfKey(const std::string& key) const
{
    const auto found = std::find_if(
        m_columns.begin(), m_columns.end(), [&key](const ColumnSpec& one) { return one.key == key; });
    return key.empty() || found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

std::vector<ColumnPlace> ColumnLayout::places() const
{
    std::vector<ColumnPlace> all;
    const QHeaderView* header = m_view.horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const auto width = m_widths.find(column);
        all.push_back({ column,
            width == m_widths.end() ? m_columns[static_cast<std::size_t>(column)].width : width->second,
            !m_view.isColumnHidden(column) });
    }
    return all;
}

void ColumnLayout::setPlaces(const std::vector<ColumnPlace>& places)
{
    m_isApplying = true;
    QHeaderView* header = m_view.horizontalHeader();
    for (int visual = 0; visual < static_cast<int>(places.size()); ++visual) {
        const ColumnPlace& one = places[static_cast<std::size_t>(visual)];
        header->moveSection(header->visualIndex(one.column), visual);
        m_view.setColumnHidden(one.column, !one.isShown);
        header->setSectionResizeMode(one.column, QHeaderView::Interactive);
        m_view.setColumnWidth(one.column, one.width);
        m_widths[one.column] = one.width;
    }
    m_isApplying = false;
    fit();
    remember();
}

void ColumnLayout::fit()
{
    if (m_isApplying)
        return;
    m_isApplying = true;
    QHeaderView* header = m_view.horizontalHeader();
    int taken = 0;
    int wanted = 0;
    for (int column = 0; column < header->count(); ++column) {
        const ColumnSpec& spec = m_columns[static_cast<std::size_t>(column)];
        if (m_view.isColumnHidden(column))
            continue;
        if (spec.stretches)
            wanted += std::min(kLeastStretched, spec.width);
        else
            taken += header->sectionSize(column);
    }
    const bool hasRoom = m_view.viewport()->width() >= taken + wanted;
    for (int column = 0; column < header->count(); ++column) {
        const ColumnSpec& spec = m_columns[static_cast<std::size_t>(column)];
        if (!spec.stretches || m_view.isColumnHidden(column))
            continue;
        const bool isStretched = header->sectionResizeMode(column) == QHeaderView::Stretch;
        if (hasRoom && !isStretched) {
            header->setSectionResizeMode(column, QHeaderView::Stretch);
        } else if (!hasRoom) {
            // Once it no longer stretches the officer may make it wider, and so it stays.
            const int least = std::min(kLeastStretched, spec.width);
            const int width = isStretched ? least : std::max(least, header->sectionSize(column));
            header->setSectionResizeMode(column, QHeaderView::Interactive);
            m_view.setColumnWidth(column, width);
        }
    }
    m_isApplying = false;
}

bool ColumnLayout::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

bool ColumnLayout::setShown(int column, bool isShown)
{
    const std::vector<int> shown = shownColumns();
    if (!isShown && shown.size() == 1 && shown.front() == column)
        return false;
    m_view.setColumnHidden(column, !isShown);
    if (isShown)
        m_view.setColumnWidth(column, m_widths[column]);
    fit();
    remember();
    return true;
}

std::vector<int> ColumnLayout::shownColumns() const
{
    std::vector<int> shown;
    for (const ColumnPlace& one : places()) {
        if (one.isShown)
            shown.push_back(one.column);
    }
    return shown;
}

void ColumnLayout::remember()
{
    if (m_isApplying)
        return;
    m_delay.start();
    Q_EMIT changed();
}

void ColumnLayout::save() const
{
    QSettings().setValue(m_settingsKey, toQt(base::canonical(toJson())));
}

} // namespace maru::console
