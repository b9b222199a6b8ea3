// SPDX-License-Identifier: Apache-2.0
// Layout of official documents: what stands where.
#include "admin-console/report/pages.h"

#include "admin-console/report/page_metrics.h"

#include <QElapsedTimer>
#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace maru::console::report {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal kA4Short = 5953; // 210 mm
constexpr qreal kA4Long = 8419; // 297 mm
constexpr qreal kLargestNatural = 1984; // 70 mm: a column of running text wants no more
constexpr qreal kSmallestText = 567; // 20 mm
constexpr qreal kSmallestScale = 0.7;
constexpr qreal kPortraitShare = 0.6; // of what its texts want, else the page is turned

/// Rough width for comparing texts without measuring each.
qsizetype roughWidth(const QString& text)
{
    qsizetype width = 0;
    for (const QChar character : text)
        width += character.unicode() >= 0x1100 ? 2 : 1;
    return width;
}

} // namespace

QFont documentFont(int tenths, bool isBold)
{
    QFont font(QStringList { u"Pretendard GOV"_s, u"Noto Sans CJK KR"_s, u"Noto Sans KR"_s,
        u"Malgun Gothic"_s, u"Apple SD Gothic Neo"_s, u"NanumGothic"_s });
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(tenths);
    font.setBold(isBold);
    // Advances that do not depend on the resolution of the device.
    font.setHintingPreference(QFont::PreferNoHinting);
    // Shaping puts ligatures and, in Noto Sans CJK, other digits beside Latin letters. Qt's PDF names the characters of
    // a glyph by the font's character map only, and such glyphs are not in it: they could not be selected. Scripts that
    // cannot be written without shaping are shaped all the same.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

QStringList wrapText(const QString& text, const QFont& font, qreal width, int limit)
{
    const QFontMetricsF metrics(font);
    if (!text.contains(u'\n') && metrics.horizontalAdvance(text) <= width)
        return { text };
    QString broken = text;
    broken.replace(u'\n', QChar::LineSeparator);
    QTextLayout layout(broken, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    while (true) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        if (limit > 0 && lines.size() == limit) {
            // There is more than fits: the last line says so.
            lines.last() = metrics.elidedText(QString(lines.last() + u"…"_s), Qt::ElideRight, width);
            if (!lines.last().endsWith(u'…'))
                lines.last() += u'…';
            break;
        }
        QString piece = broken.mid(line.textStart(), line.textLength());
        piece.remove(QChar::LineSeparator);
        while (piece.endsWith(u' '))
            piece.chop(1);
        lines << piece;
    }
    layout.endLayout();
    return lines.isEmpty() ? QStringList { QString() } : lines;
}

Pages::Pages(std::shared_ptr<const Document> document) : m_document(std::move(document)) { }

qreal Pages::width() const
{
    return m_landscape ? kA4Long : kA4Short;
}

qreal Pages::height() const
{
    return m_landscape ? kA4Short : kA4Long;
}

qreal Pages::textWidth() const
{
    return width() - 2 * metrics::kSide;
}

qreal Pages::bottom() const
{
    return height() - metrics::kFoot;
}

QFont Pages::cellFont() const
{
    return documentFont(static_cast<int>(std::lround(metrics::kCellFont * m_cellScale)));
}

qreal Pages::headHeight() const
{
    QFont font = cellFont();
    font.setBold(true);
    int lines = 1;
    for (std::size_t i = 0; i < m_widths.size(); ++i)
        lines = std::max(lines,
            static_cast<int>(wrapText(
                m_document->columns[i].title, font, m_widths[i] - 2 * metrics::kCellSide, metrics::kHeadLines)
                                 .size()));
    return lines * metrics::kCellLine * m_cellScale + 2 * metrics::kCellPad;
}

void Pages::chooseColumns()
{
    const std::size_t count = m_document->columns.size();
    if (count == 0)
        return;
    std::vector<const QString*> widest(count, nullptr);
    std::vector<qsizetype> rough(count, -1);
    for (const std::vector<QString>& row : m_document->rows) {
        for (std::size_t i = 0; i < count; ++i) {
            if (const qsizetype estimate = roughWidth(row[i]); estimate > rough[i]) {
                rough[i] = estimate;
                widest[i] = &row[i];
            }
        }
    }
    const QFontMetricsF body(documentFont(metrics::kCellFont));
    const QFontMetricsF head(documentFont(metrics::kCellFont, true));
    std::vector<qreal> natural(count);
    std::vector<qreal> least(count);
    qreal naturals = 0;
    qreal leasts = 0;
    qreal turning = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Document::Column& column = m_document->columns[i];
        // The estimate may miss the widest by a little.
        const qreal text = widest[i] == nullptr ? 0 : body.horizontalAdvance(*widest[i]) * 1.04;
        const qreal title = head.horizontalAdvance(column.title);
        natural[i] = std::max(title, column.isRigid ? text : std::min(text, kLargestNatural))
            + 2 * metrics::kCellSide + 10;
        least[i] = column.isRigid ? natural[i] : std::min(natural[i], kSmallestText);
        naturals += natural[i];
        leasts += least[i];
        turning += column.isRigid ? natural[i] : std::max(least[i], natural[i] * kPortraitShare);
    }
    m_landscape = turning > textWidth();
    const qreal space = textWidth();
    m_widths.resize(count);
    if (naturals <= space) {
        // What is left goes to running text, else to all alike.
        qreal flexible = 0;
        for (std::size_t i = 0; i < count; ++i)
            flexible += m_document->columns[i].isRigid ? 0 : natural[i];
        for (std::size_t i = 0; i < count; ++i) {
            const qreal share = flexible > 0 ? (m_document->columns[i].isRigid ? 0 : natural[i] / flexible)
                                             : natural[i] / naturals;
            m_widths[i] = natural[i] + (space - naturals) * share;
        }
    } else if (leasts <= space) {
        const qreal wish = naturals - leasts;
        for (std::size_t i = 0; i < count; ++i)
            m_widths[i] = least[i] + (space - leasts) * (natural[i] - least[i]) / wish;
    } else {
        m_cellScale = std::max(kSmallestScale, space / leasts);
        for (std::size_t i = 0; i < count; ++i)
            m_widths[i] = least[i] * space / leasts;
    }
}

QStringList Pages::factLines(const Document::Fact& fact, bool isHalf) const
{
    const qreal room =
        (isHalf ? textWidth() / 2 : textWidth()) - metrics::kLabelWidth - 2 * metrics::kFactSide;
    return wrapText(fact.value,
        documentFont(fact.isStrong ? metrics::kStrongFont : metrics::kFactFont, fact.isStrong), room, 0);
}

QStringList Pages::noteLines(const QString& note) const
{
    return wrapText(note, documentFont(metrics::kNoteFont), textWidth(), 0);
}

Pages::Item& Pages::place(Kind kind, qreal itemHeight, std::size_t index)
{
    if (m_pages.empty() || m_y + itemHeight > bottom())
        startPage(kind == Kind::Row);
    m_pages.back().push_back({ kind, m_y, itemHeight, index, 0, 0, false });
    m_y += itemHeight;
    return m_pages.back().back();
}

void Pages::startPage(bool withHead)
{
    m_pages.emplace_back();
    m_y = metrics::kTop;
    if (withHead) {
        const qreal head = headHeight();
        m_pages.back().push_back({ Kind::Head, m_y, head, 0, 0, 0, false });
        m_y += head;
    }
}

void Pages::placeLines(Kind kind, std::size_t index, int lines, qreal lineHeight, qreal padding)
{
    int first = 0;
    while (first < lines) {
        if (m_pages.empty() || m_y + lineHeight + 2 * padding > bottom())
            startPage(false);
        const int room = static_cast<int>((bottom() - m_y - 2 * padding) / lineHeight);
        const int now = std::min(lines - first, std::max(room, 1));
        Item& item = place(kind, now * lineHeight + 2 * padding, index);
        item.firstLine = first;
        item.lines = now;
        first += now;
    }
}

void Pages::placeBegin()
{
    chooseColumns();
    startPage(false);
    if (!m_document->number.isEmpty())
        place(Kind::Number, metrics::kNumberHeight);
    const auto titleLines =
        wrapText(m_document->title, documentFont(metrics::kTitleFont, true), textWidth(), 3);
    place(Kind::Title, metrics::kTitleLine * static_cast<qreal>(titleLines.size()) + metrics::kTitleGap);
    if (!m_document->subject.isEmpty()) {
        const auto lines =
            wrapText(m_document->subject, documentFont(metrics::kSubjectFont, true), textWidth(), 3);
        place(Kind::Subject, metrics::kSubjectLine * static_cast<qreal>(lines.size()) + metrics::kSubjectGap);
    }
    const std::vector<Document::Fact>& facts = m_document->facts;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const bool mayPair = facts[i].isHalf && i + 1 < facts.size() && facts[i + 1].isHalf;
        const auto first = factLines(facts[i], mayPair).size();
        if (mayPair) {
            const auto lines = std::max(first, factLines(facts[i + 1], true).size());
            if (lines <= 3) {
                place(Kind::Fact, static_cast<qreal>(lines) * metrics::kFactLine + 2 * metrics::kFactPad, i)
                    .isPair = true;
                ++i;
                continue;
            }
        }
        placeLines(Kind::Fact, i, static_cast<int>(factLines(facts[i], false).size()),
            facts[i].isStrong ? metrics::kStrongLine : metrics::kFactLine, metrics::kFactPad);
    }
    if (m_document->columns.empty())
        return;
    m_y += metrics::kSectionGap;
    // A heading never stands alone at the end of a page.
    const qreal heading = m_document->tableTitle.isEmpty() ? 0 : metrics::kHeadingHeight;
    if (m_y + heading + headHeight() + 2 * metrics::kCellLine > bottom())
        startPage(false);
    if (heading > 0)
        place(Kind::Heading, heading);
    place(Kind::Head, headHeight());
    if (m_document->rows.empty())
        place(Kind::Empty, metrics::kEmptyHeight);
}

void Pages::placeRow()
{
    const std::vector<QString>& cells = m_document->rows[m_nextRow];
    const QFont font = cellFont();
    int lines = 1;
    for (std::size_t i = 0; i < cells.size(); ++i)
        lines = std::max(lines,
            static_cast<int>(
                wrapText(cells[i], font, m_widths[i] - 2 * metrics::kCellSide, m_document->linesPerRow)
                    .size()));
    place(Kind::Row, lines * metrics::kCellLine * m_cellScale + 2 * metrics::kCellPad, m_nextRow);
    ++m_nextRow;
}

qreal Pages::closingHeight() const
{
    return metrics::kStatementHeight + metrics::kDateHeight + metrics::kSignHeight;
}

void Pages::keepRowsWithClosing(qreal wanted)
{
    constexpr std::size_t kTaken = 2;
    if (m_y + wanted <= bottom())
        return;
    std::vector<Item>& last = m_pages.back();
    const auto rows = static_cast<std::size_t>(
        std::count_if(last.begin(), last.end(), [](const Item& item) { return item.kind == Kind::Row; }));
    if (rows <= kTaken || last.back().kind != Kind::Row)
        return;
    std::vector<Item> taken(last.end() - kTaken, last.end());
    last.resize(last.size() - kTaken);
    startPage(true);
    for (const Item& item : taken)
        place(Kind::Row, item.height, item.index);
}

void Pages::placeEnd()
{
    qreal wanted = metrics::kSectionGap + closingHeight();
    for (const QString& note : m_document->notes)
        wanted += static_cast<qreal>(noteLines(note).size()) * metrics::kNoteLine + 2 * metrics::kNotePad;
    keepRowsWithClosing(wanted);
    m_y += metrics::kSectionGap;
    for (std::size_t i = 0; i < m_document->notes.size(); ++i)
        placeLines(Kind::Note, i, static_cast<int>(noteLines(m_document->notes[i]).size()),
            metrics::kNoteLine, metrics::kNotePad);
    place(Kind::Closing, closingHeight());
}

bool Pages::layOut(int budgetMs)
{
    QElapsedTimer timer;
    timer.start();
    if (m_step == Step::Begin) {
        placeBegin();
        m_step = Step::Rows;
    }
    while (m_step == Step::Rows) {
        if (m_nextRow == m_document->rows.size()) {
            placeEnd();
            m_step = Step::Complete;
            break;
        }
        if (timer.elapsed() >= budgetMs)
            return false;
        placeRow();
    }
    return true;
}

QPageLayout Pages::pageLayout() const
{
    QPageLayout layout(QPageSize(QPageSize::A4), m_landscape ? QPageLayout::Landscape : QPageLayout::Portrait,
        QMarginsF(0, 0, 0, 0));
    layout.setMode(QPageLayout::FullPageMode);
    return layout;
}

} // namespace maru::console::report
