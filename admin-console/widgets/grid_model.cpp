// SPDX-License-Identifier: Apache-2.0
// The sheet behind long lists of a form.
#include "admin-console/widgets/grid_model.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/palette.h"

#include <algorithm>
#include <map>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

bool isSheetNumber(const schema::Field& field)
{
    return field.type == schema::FieldType::Won || field.type == schema::FieldType::Integer;
}

QString headerKey(const QString& text)
{
    QString key;
    for (const QChar c : text.toLower()) {
        if (c.isLetterOrNumber())
            key += c;
    }
    return key;
}

} // namespace

GridModel::GridModel(std::vector<schema::Field> columns, const Language& language, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns)), m_language(language)
{
}

int GridModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : itemCount() + 1;
}

int GridModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

base::Json GridModel::cellValue(int column, const QString& text) const
{
    const schema::Field& field = m_columns[static_cast<std::size_t>(column)];
    if (isSheetNumber(field)) {
        if (const auto number = parseInteger(text))
            return base::Json(static_cast<std::int64_t>(*number));
    } else if (field.type == schema::FieldType::Date) {
        if (const QString date = csvDate(text); !date.isEmpty())
            return base::Json(fromQt(date));
    } else if (field.type == schema::FieldType::Enum) {
        for (const schema::Choice& choice : field.choices) {
            if (text == toQt(choice.label.ko) || text == toQt(choice.label.en))
                return base::Json(choice.value);
        }
    }
    return base::Json(fromQt(text.trimmed()));
}

QString GridModel::cellText(int column, const base::Json& value) const
{
    if (value.isInteger())
        return formatInteger(value.asInteger()).replace(u'−', u'-');
    const schema::Field& field = m_columns[static_cast<std::size_t>(column)];
    const std::string text = value.isString() ? value.asString() : std::string();
    for (const schema::Choice& choice : field.choices) {
        if (choice.value == text)
            return m_language.pick(choice.label);
    }
    return toQt(text);
}

std::optional<base::Error> GridModel::errorOf(int column, const QString& text) const
{
    const schema::Field& field = m_columns[static_cast<std::size_t>(column)];
    if (text.trimmed().isEmpty())
        return field.required ? std::optional(base::refused("schema.missing", field.name)) : std::nullopt;
    const base::Status status = schema::validateField(field, cellValue(column, text), field.name);
    return status ? std::nullopt : std::optional(status.error());
}

std::optional<base::Error> GridModel::cellError(int row, int column) const
{
    if (row < 0 || row >= itemCount())
        return std::nullopt;
    return errorOf(column, m_lines[static_cast<std::size_t>(row)].value(column));
}

std::optional<std::pair<QModelIndex, base::Error>> GridModel::firstError() const
{
    for (int row = 0; row < itemCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            if (const auto error = cellError(row, column))
                return std::make_pair(index(row, column), *error);
        }
    }
    return std::nullopt;
}

QVariant GridModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const int row = index.row();
    const schema::Field& field = m_columns[static_cast<std::size_t>(index.column())];
    const QString text =
        row < itemCount() ? m_lines[static_cast<std::size_t>(row)].value(index.column()) : QString();
    switch (role) {
    case Qt::EditRole:
        return text;
    case Qt::DisplayRole: {
        const auto error = cellError(row, index.column());
        // The sign stands beside the colour, so that the meaning is not in the colour alone.
        return error && !text.isEmpty() ? QString(u"✕ "_s + text) : text;
    }
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        if (const auto error = cellError(row, index.column()))
            return problemText(*error, m_language.code());
        return {};
    case Qt::AccessibleTextRole:
        return QString(m_language.pick(field.label) + u": "_s + text);
    case Qt::ForegroundRole:
        if (cellError(row, index.column()))
            return QVariant::fromValue(currentPalette().tone(Tone::Danger).text);
        return {};
    case Qt::BackgroundRole:
        // What is missing has no text to be coloured; the tooltip and the line under the sheet say it in words.
        if (text.isEmpty() && cellError(row, index.column()))
            return QVariant::fromValue(currentPalette().tone(Tone::Danger).fill);
        return {};
    case Qt::TextAlignmentRole:
        return QVariant(
            isSheetNumber(field) ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant GridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || section < 0)
        return {};
    if (orientation == Qt::Vertical)
        return section < itemCount() ? QString::number(section + 1) : u"＋"_s;
    if (section >= columnCount())
        return {};
    const schema::Field& field = m_columns[static_cast<std::size_t>(section)];
    const QString label = m_language.pick(field.label);
    return field.unit.empty() ? label : QString(label + u" ("_s + toQt(field.unit) + u')');
}

Qt::ItemFlags GridModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable : Qt::NoItemFlags;
}

bool GridModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::EditRole || index.row() > itemCount())
        return false;
    const QString text = value.toString().trimmed();
    if (index.row() == itemCount()) {
        if (text.isEmpty())
            return false;
        // The empty line becomes an item, and a new empty line stands below it.
        beginInsertRows({}, itemCount() + 1, itemCount() + 1);
        QStringList cells;
        for (int column = 0; column < columnCount(); ++column)
            cells << QString();
        m_lines.push_back(cells);
        endInsertRows();
    }
    const base::Json json = cellValue(index.column(), text);
    const bool isGood = !errorOf(index.column(), text);
    m_lines[static_cast<std::size_t>(index.row())][index.column()] =
        isGood && !text.isEmpty() ? cellText(index.column(), json) : text;
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), columnCount() - 1));
    return true;
}

base::Json GridModel::value() const
{
    base::Json list = base::Json::array();
    for (const QStringList& cells : m_lines) {
        base::Json item = base::Json::object();
        for (int column = 0; column < columnCount(); ++column) {
            const QString text = cells.value(column).trimmed();
            if (!text.isEmpty())
                item.set(m_columns[static_cast<std::size_t>(column)].name, cellValue(column, text));
        }
        list.push(std::move(item));
    }
    return list;
}

void GridModel::setValue(const base::Json& list)
{
    if (!list.isArray())
        return;
    beginResetModel();
    m_lines.clear();
    for (const base::Json& item : list.asArray()) {
        QStringList cells;
        for (int column = 0; column < columnCount(); ++column) {
            const base::Json* value = item.find(m_columns[static_cast<std::size_t>(column)].name);
            cells << (value == nullptr ? QString() : cellText(column, *value));
        }
        m_lines.push_back(std::move(cells));
    }
    endResetModel();
}

qint64 GridModel::sum(int column) const
{
    qint64 total = 0;
    for (const QStringList& cells : m_lines) {
        const qint64 one = parseInteger(cells.value(column)).value_or(0);
        // Refused amounts may be of any size; the sum stays within what amounts can be.
        if (one > 0 && total <= base::kMaxSafeInteger - one)
            total += one;
    }
    return total;
}

void GridModel::removeLines(std::vector<int> rows)
{
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        if (*row < 0 || *row >= itemCount())
            continue;
        beginRemoveRows({}, *row, *row);
        m_lines.erase(m_lines.begin() + *row);
        endRemoveRows();
    }
}

void GridModel::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

void GridModel::paste(const QModelIndex& from, const QString& text)
{
    int row = from.isValid() ? from.row() : itemCount();
    QString lines = text;
    lines.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    for (const QString& line : lines.split(u'\n', Qt::SkipEmptyParts)) {
        row = qMin(row, itemCount());
        int column = from.isValid() ? from.column() : 0;
        for (const QString& cell : line.split(u'\t')) {
            if (column < columnCount())
                setData(index(row, column), cell);
            ++column;
        }
        ++row;
    }
}

std::vector<int> GridModel::columnsByHeader(const QStringList& header) const
{
    std::vector<int> found(m_columns.size(), -1);
    bool any = false;
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        const schema::Field& field = m_columns[column];
        for (int i = 0; i < header.size(); ++i) {
            const QString key = headerKey(header[i]);
            const bool isSame = !key.isEmpty()
                && (key == headerKey(toQt(field.label.ko)) || key == headerKey(toQt(field.label.en))
                    || key == headerKey(toQt(field.name)));
            if (isSame && found[column] < 0) {
                found[column] = i;
                any = true;
            }
        }
    }
    return any ? found : std::vector<int> {};
}

QString GridModel::keyOf(const QStringList& cells) const
{
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        if (m_columns[column].type == schema::FieldType::Did)
            return cells.value(static_cast<int>(column));
    }
    return cells.join(QChar(0x1f));
}

base::Result<GridImport> GridModel::import(const CsvTable& table, int itemsAtMost)
{
    std::vector<int> places = columnsByHeader(table.lines.front().cells);
    const bool hasHeader = !places.empty();
    if (!hasHeader) {
        if (table.lines.front().cells.size() != columnCount())
            return base::refused("console.csv_columns");
        for (int column = 0; column < columnCount(); ++column)
            places.push_back(column);
    }
    for (std::size_t column = 0; column < places.size(); ++column) {
        if (places[column] < 0 && m_columns[column].required)
            return base::refused("console.csv_columns", m_columns[column].name);
    }
    std::map<QString, int> seen; // key -> line of the file, 0: was in the sheet before
    for (const QStringList& cells : m_lines)
        seen.emplace(keyOf(cells), 0);

    GridImport result;
    std::vector<QStringList> good;
    for (std::size_t i = hasHeader ? 1 : 0; i < table.lines.size(); ++i) {
        const CsvLine& line = table.lines[i];
        QStringList cells;
        bool isGood = true;
        for (int column = 0; column < columnCount(); ++column) {
            const int place = places[static_cast<std::size_t>(column)];
            const QString text = place < 0 ? QString() : line.cells.value(place);
            if (const auto error = errorOf(column, text)) {
                result.refusals.push_back({ line.number, 0,
                    m_language.pick(m_columns[static_cast<std::size_t>(column)].label), text, *error });
                isGood = false;
            }
            cells << (text.isEmpty() ? QString() : cellText(column, cellValue(column, text)));
        }
        if (!isGood)
            continue;
        const auto [found, isNew] = seen.emplace(keyOf(cells), line.number);
        if (!isNew) {
            result.refusals.push_back({ line.number, found->second, {}, cells.join(u" · "_s),
                base::refused("console.duplicate_line") });
            continue;
        }
        if (itemCount() + static_cast<int>(good.size()) >= itemsAtMost) {
            result.refusals.push_back(
                { line.number, 0, {}, cells.join(u" · "_s), base::refused("schema.too_long") });
            continue;
        }
        good.push_back(std::move(cells));
    }
    result.taken = static_cast<int>(good.size());
    if (!good.empty()) {
        beginInsertRows({}, itemCount(), itemCount() + result.taken - 1);
        for (QStringList& cells : good)
            m_lines.push_back(std::move(cells));
        endInsertRows();
    }
    return result;
}

void GridModel::retranslate()
{
    // Choices are kept as words, so they are read in the old language and written in the new one.
    const base::Json all = value();
    setValue(all);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

} // namespace maru::console
