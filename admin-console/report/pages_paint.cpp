// SPDX-License-Identifier: Apache-2.0
// Painting of official documents. Black on white whatever the console's colours are: this is paper.
#include "admin-console/report/page_metrics.h"
#include "admin-console/report/pages.h"
#include "admin-console/report/qr_code.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace maru::console::report {

using namespace Qt::StringLiterals;

namespace {

const QColor kInk(0x1e, 0x21, 0x24);
const QColor kSubtleInk(0x46, 0x4c, 0x53);
const QColor kRule(0xb1, 0xb8, 0xbe);
const QColor kShade(0xf4, 0xf5, 0xf6);

enum class Side {
    Left,
    Centre,
    Right,
};

/// Lines of text in a box, centred between `area`'s top and bottom.
void paintLines(QPainter& painter, const QStringList& lines, const QFont& font, const QRectF& area,
    qreal lineHeight, Side side)
{
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    qreal top = area.top() + (area.height() - lineHeight * static_cast<qreal>(lines.size())) / 2;
    for (const QString& line : lines) {
        const qreal spare = area.width() - metrics.horizontalAdvance(line);
        const qreal left = side == Side::Left ? 0 : side == Side::Right ? spare : spare / 2;
        const qreal baseline = top + (lineHeight + metrics.capHeight()) / 2;
        painter.drawText(QPointF(area.left() + left, baseline), line);
        top += lineHeight;
    }
}

void paintRule(QPainter& painter, qreal left, qreal right, qreal y, qreal thickness, const QColor& color)
{
    painter.fillRect(QRectF(left, y - thickness / 2, right - left, thickness), color);
}

void paintUpright(QPainter& painter, qreal x, qreal top, qreal bottom)
{
    painter.fillRect(QRectF(x - 2, top, 4, bottom - top), kRule);
}

} // namespace

void Pages::paint(QPainter& painter, int number) const
{
    painter.save();
    // Another paper in the printer: smaller rather than cut off.
    const qreal scale = std::min(painter.device()->width() / width(), painter.device()->height() / height());
    painter.scale(scale, scale);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    const std::vector<Item>& items = m_pages[static_cast<std::size_t>(number)];
    for (const Item& item : items) {
        painter.setPen(kInk);
        paintItem(painter, item);
    }
    // Strong rules close what belongs together on this page: the facts, and the table.
    const qreal left = metrics::kSide;
    const qreal right = metrics::kSide + textWidth();
    const auto isTable = [](Kind kind) {
        return kind == Kind::Head || kind == Kind::Row || kind == Kind::Empty;
    };
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Item& item = items[i];
        const auto belongs = [&](std::size_t other) {
            return other < items.size()
                && (item.kind == Kind::Fact ? items[other].kind == Kind::Fact : isTable(items[other].kind));
        };
        if (item.kind != Kind::Fact && !isTable(item.kind))
            continue;
        // After all shades, which would cover a part of it.
        if (item.kind == Kind::Fact)
            paintRule(painter, left, right, item.top + item.height, 4, kRule);
        if (i == 0 || !belongs(i - 1))
            paintRule(painter, left, right, item.top, 14, kInk);
        if (!belongs(i + 1))
            paintRule(painter, left, right, item.top + item.height, 14, kInk);
    }
    paintFooter(painter, number);
    painter.restore();
}

void Pages::paintItem(QPainter& painter, const Item& item) const
{
    const QRectF area(metrics::kSide, item.top, textWidth(), item.height);
    switch (item.kind) {
    case Kind::Number:
        painter.setPen(kSubtleInk);
        paintLines(painter, { m_document->number }, documentFont(metrics::kNumberFont), area, item.height,
            Side::Left);
        break;
    case Kind::Title: {
        const QFont font = documentFont(metrics::kTitleFont, true);
        paintLines(painter, wrapText(m_document->title, font, textWidth(), 3), font,
            area.adjusted(0, 0, 0, -metrics::kTitleGap / 3), metrics::kTitleLine, Side::Centre);
        break;
    }
    case Kind::Subject: {
        const QFont font = documentFont(metrics::kSubjectFont, true);
        paintLines(painter, wrapText(m_document->subject, font, textWidth(), 3), font,
            area.adjusted(0, 0, 0, -metrics::kSubjectGap), metrics::kSubjectLine, Side::Centre);
        break;
    }
    case Kind::Fact:
        paintFact(painter, item);
        break;
    case Kind::Heading:
        paintLines(painter, { m_document->tableTitle }, documentFont(metrics::kHeadingFont, true),
            area.adjusted(0, 0, 0, -40), metrics::kHeadingFont * 1.4, Side::Left);
        break;
    case Kind::Head:
        paintCells(painter, item, true);
        break;
    case Kind::Row:
        paintCells(painter, item, false);
        break;
    case Kind::Empty:
        painter.setPen(kSubtleInk);
        paintLines(painter, { m_document->emptyText }, cellFont(), area, metrics::kCellLine, Side::Centre);
        break;
    case Kind::Note: {
        const QStringList lines = noteLines(m_document->notes[item.index]).mid(item.firstLine, item.lines);
        paintLines(painter, lines, documentFont(metrics::kNoteFont), area, metrics::kNoteLine, Side::Left);
        break;
    }
    case Kind::Closing:
        paintClosing(painter, item);
        break;
    }
}

void Pages::paintFactCell(
    QPainter& painter, const Document::Fact& fact, const QRectF& area, const QStringList& lines) const
{
    const QRectF label(area.left(), area.top(), metrics::kLabelWidth, area.height());
    painter.fillRect(label, kShade);
    painter.setPen(kInk);
    const QFont labelFont = documentFont(metrics::kFactFont, true);
    paintLines(painter, wrapText(fact.label, labelFont, metrics::kLabelWidth - metrics::kFactSide, 2),
        labelFont, label, metrics::kFactLine, Side::Centre);
    paintLines(painter, lines,
        documentFont(fact.isStrong ? metrics::kStrongFont : metrics::kFactFont, fact.isStrong),
        QRectF(label.right() + metrics::kFactSide, area.top(),
            area.width() - metrics::kLabelWidth - 2 * metrics::kFactSide, area.height()),
        fact.isStrong ? metrics::kStrongLine : metrics::kFactLine, Side::Left);
    paintUpright(painter, label.right(), area.top(), area.bottom());
}

void Pages::paintFact(QPainter& painter, const Item& item) const
{
    const QRectF whole(metrics::kSide, item.top, textWidth(), item.height);
    const Document::Fact& fact = m_document->facts[item.index];
    if (item.isPair) {
        const QRectF left(whole.left(), whole.top(), whole.width() / 2, whole.height());
        const Document::Fact& other = m_document->facts[item.index + 1];
        paintFactCell(painter, fact, left, factLines(fact, true));
        paintFactCell(painter, other, left.translated(left.width(), 0), factLines(other, true));
        paintUpright(painter, left.right(), whole.top(), whole.bottom());
    } else {
        paintFactCell(painter, fact, whole, factLines(fact, false).mid(item.firstLine, item.lines));
    }
}

void Pages::paintCells(QPainter& painter, const Item& item, bool isHead) const
{
    QFont font = cellFont();
    font.setBold(isHead);
    if (isHead)
        painter.fillRect(QRectF(metrics::kSide, item.top, textWidth(), item.height), kShade);
    painter.setPen(kInk);
    qreal left = metrics::kSide;
    for (std::size_t i = 0; i < m_widths.size(); ++i) {
        const Document::Column& column = m_document->columns[i];
        const qreal room = m_widths[i] - 2 * metrics::kCellSide;
        const QString& text = isHead ? column.title : m_document->rows[item.index][i];
        const QStringList lines =
            wrapText(text, font, room, isHead ? metrics::kHeadLines : m_document->linesPerRow);
        const Side side = isHead || column.isCentred ? Side::Centre
            : column.isRight                         ? Side::Right
                                                     : Side::Left;
        paintLines(painter, lines, font, QRectF(left + metrics::kCellSide, item.top, room, item.height),
            metrics::kCellLine * m_cellScale, side);
        left += m_widths[i];
        if (i + 1 < m_widths.size())
            paintUpright(painter, left, item.top, item.top + item.height);
    }
    paintRule(painter, metrics::kSide, metrics::kSide + textWidth(), item.top + item.height, isHead ? 8 : 4,
        isHead ? kSubtleInk : kRule);
}

void Pages::paintClosing(QPainter& painter, const Item& item) const
{
    QRectF area(metrics::kSide, item.top, textWidth(), metrics::kStatementHeight);
    const QFont statementFont = documentFont(metrics::kStatementFont);
    paintLines(painter, wrapText(m_document->statement, statementFont, textWidth(), 2), statementFont, area,
        metrics::kStatementFont * 1.5, Side::Centre);
    area.setTop(area.bottom());
    area.setHeight(metrics::kDateHeight);
    paintLines(painter, { m_document->date }, documentFont(metrics::kDateFont), area, metrics::kDateHeight,
        Side::Centre);
    area.setTop(area.bottom());
    area.setHeight(metrics::kSignHeight);

    const std::optional<QrCode> code = makeQrCode(m_document->link);
    qreal side = metrics::kSeal; // kept free on both sides of the agency
    if (code) {
        const QRectF square(
            area.left(), area.bottom() - metrics::kQr - metrics::kSmallLine, metrics::kQr, metrics::kQr);
        paintQrCode(painter, square, *code);
        painter.setPen(kSubtleInk);
        paintLines(painter, { m_document->linkText }, documentFont(metrics::kSmallFont),
            QRectF(square.left(), square.bottom(), square.width(), metrics::kSmallLine), metrics::kSmallLine,
            Side::Centre);
        side = metrics::kQr + metrics::kCellSide;
    }
    if (m_document->agency.isEmpty())
        return;
    const QFont agencyFont = documentFont(metrics::kAgencyFont, true);
    const QRectF middle = area.adjusted(side, 0, -side, -metrics::kSmallLine);
    const QStringList lines = wrapText(m_document->agency, agencyFont, middle.width() - metrics::kSeal, 2);
    qreal widest = 0;
    for (const QString& line : lines)
        widest = std::max(widest, QFontMetricsF(agencyFont).horizontalAdvance(line));
    // The seal is put over the end of the agency's name (행정업무의 운영 및 혁신에 관한 규정): its place touches it.
    const QRectF seal(middle.center().x() + widest / 2 + 30, middle.center().y() - metrics::kSeal / 2,
        metrics::kSeal, metrics::kSeal);
    QPen dashes(kRule);
    dashes.setWidthF(5);
    dashes.setStyle(Qt::DashLine);
    painter.setPen(dashes);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(seal);
    painter.setPen(kSubtleInk);
    paintLines(painter, { m_document->seal }, documentFont(metrics::kNoteFont), seal, metrics::kNoteLine,
        Side::Centre);
    painter.setPen(kInk);
    paintLines(painter, lines, agencyFont, middle, metrics::kAgencyFont * 1.4, Side::Centre);
}

void Pages::paintFooter(QPainter& painter, int number) const
{
    const QFont font = documentFont(metrics::kSmallFont);
    const QRectF area(metrics::kSide, height() - metrics::kFoot + 60, textWidth(), 200);
    paintRule(painter, area.left(), area.right(), area.top() + 20, 4, kRule);
    painter.setPen(kSubtleInk);
    const QString page = m_document->pageText.arg(number + 1).arg(count());
    const qreal pageWidth = QFontMetricsF(font).horizontalAdvance(page);
    paintLines(painter, { page }, font, area, area.height(), Side::Right);
    const QString footer =
        QFontMetricsF(font).elidedText(m_document->footer, Qt::ElideRight, area.width() - pageWidth - 200);
    paintLines(painter, { footer }, font, area, area.height(), Side::Left);
}

} // namespace maru::console::report
