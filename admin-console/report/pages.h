// SPDX-License-Identifier: Apache-2.0
// A document on A4 pages: lays out once, paints any page on any device (PDF, printer, preview).
#pragma once

#include "admin-console/report/document.h"

#include <QFont>
#include <QPageLayout>
#include <QStringList>

#include <memory>

class QPainter;

namespace maru::console::report {

/// Lengths are tenths of a point, so that fonts can be measured in whole pixels without a device. GUI thread.
class Pages final {
public:
    explicit Pages(std::shared_ptr<const Document> document);

    /// Goes on with the layout for about that long; true when it is complete. Long tables take many calls.
    bool layOut(int budgetMs);
    /// Rows that have their place, for progress.
    qint64 rowsPlaced() const { return static_cast<qint64>(m_nextRow); }

    // Valid after layOut() has returned true.
    int count() const { return static_cast<int>(m_pages.size()); }
    bool isLandscape() const { return m_landscape; }
    /// A4, full page, no margins: the document's own margins are inside.
    QPageLayout pageLayout() const;
    /// Page `number` from 0. The painter's device is one whole A4 page, of any resolution.
    void paint(QPainter& painter, int number) const;

private:
    enum class Kind {
        Number,
        Title,
        Subject,
        Fact, ///< index, or two when the next one is its other half
        Heading,
        Head, ///< of the table
        Row,
        Empty,
        Note,
        Closing, ///< statement, date, agency, seal, QR code
    };
    struct Item {
        Kind kind = Kind::Title;
        qreal top = 0;
        qreal height = 0;
        std::size_t index = 0;
        int firstLine = 0; ///< facts and notes that go on over pages
        int lines = 0;
        bool isPair = false;
    };
    enum class Step {
        Begin,
        Rows,
        Complete,
    };

    void chooseColumns();
    void placeBegin();
    void placeEnd();
    /// A place of that height on this page, or on a new one.
    Item& place(Kind kind, qreal height, std::size_t index = 0);
    void startPage(bool withHead);
    /// Text that may go on over pages: facts and notes.
    void placeLines(Kind kind, std::size_t index, int lines, qreal lineHeight, qreal padding);
    void placeRow();
    /// A seal never stands on a page of its own: the last rows move over to what closes the document.
    void keepRowsWithClosing(qreal wanted);
    qreal width() const; ///< of the page, as height()
    qreal height() const;
    qreal textWidth() const;
    qreal bottom() const;
    qreal headHeight() const;
    qreal closingHeight() const;
    QStringList factLines(const Document::Fact& fact, bool isHalf) const;
    QStringList noteLines(const QString& note) const;
    QFont cellFont() const;

    void paintItem(QPainter& painter, const Item& item) const;
    void paintFact(QPainter& painter, const Item& item) const;
    void paintFactCell(
        QPainter& painter, const Document::Fact& fact, const QRectF& area, const QStringList& lines) const;
    void paintCells(QPainter& painter, const Item& item, bool isHead) const;
    void paintClosing(QPainter& painter, const Item& item) const;
    void paintFooter(QPainter& painter, int number) const;

    std::shared_ptr<const Document> m_document;
    Step m_step = Step::Begin;
    std::size_t m_nextRow = 0;
    bool m_landscape = false;
    qreal m_cellScale = 1; ///< below 1 where even landscape is narrow
    std::vector<qreal> m_widths; ///< of the columns
    std::vector<std::vector<Item>> m_pages;
    qreal m_y = 0;
};

/// Lines of at most `width`, broken between words or, in Hangul and long identifiers, anywhere; the last of `limit`
/// lines ends in "…" when there is more. 0: no limit. An empty text has one line.
QStringList wrapText(const QString& text, const QFont& font, qreal width, int limit);
/// The typeface of documents, `tenths` of a point high.
QFont documentFont(int tenths, bool isBold = false);

} // namespace maru::console::report
