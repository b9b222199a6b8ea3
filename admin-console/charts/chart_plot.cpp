// SPDX-License-Identifier: Apache-2.0
// The one place that knows Qt Charts: series and their motion. Grid and labels are drawn here, because QValueAxis knows
// only printf formats (no 만, no thousands separators) and cuts off names that do not fit.
#include "admin-console/charts/chart_plot.h"

#include "admin-console/charts/chart_strokes.h"
#include "admin-console/widgets/palette.h"

#include <QApplication>
#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QEasingCurve>
#include <QGraphicsLayout>
#include <QHorizontalBarSeries>
#include <QLineSeries>
#include <QPainter>
#include <QPieSeries>
#include <QPieSlice>
#include <QStackedBarSeries>
#include <QValueAxis>
#include <QVariantAnimation>

#include <algorithm>
#include <cmath>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr double kBarWidth = 0.68;
constexpr int kMotionMs = 350;
constexpr double kLargest = 1e18;
constexpr int kGap = 8;

double shown(std::optional<qint64> value)
{
    return value ? std::clamp(static_cast<double>(*value), -kLargest, kLargest) : 0.0;
}

} // namespace

class ChartPlot::View final : public QChartView {
public:
    View(ChartKind kind, QWidget* parent) : QChartView(parent), m_kind(kind)
    {
        setRenderHint(QPainter::Antialiasing);
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setContextMenuPolicy(Qt::NoContextMenu);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        viewport()->setAutoFillBackground(false);
        viewport()->setAttribute(Qt::WA_TransparentForMouseEvents);
        setStyleSheet(u"background: transparent"_s);
        // The whole view is drawn anew: grid and labels are no items that could say what has changed.
        setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
        chart()->setBackgroundVisible(false);
        chart()->setMargins(QMargins(0, 0, 0, 0));
        chart()->layout()->setContentsMargins(0, 0, 0, 0);
        chart()->legend()->hide();
        chart()->setAnimationDuration(kMotionMs);
        chart()->setAnimationEasingCurve(QEasingCurve::OutCubic);
        makeSeries();
    }

    void setData(const ChartData& given, bool isAnimated)
    {
        m_data = given;
        // Qt Charts 6.4 forgets slices that were added while its animations were off and crashes over them later.
        if (m_kind != ChartKind::Donut)
            chart()->setAnimationOptions(isAnimated ? QChart::SeriesAnimations : QChart::NoAnimation);
        if (m_kind == ChartKind::Donut)
            fillPie(isAnimated);
        else if (m_kind == ChartKind::Line)
            fillLines();
        else
            fillBars();
        place();
        viewport()->update();
    }

    void applyPalette()
    {
        if (m_kind == ChartKind::Donut) {
            for (int i = 0; i < m_pie->count(); ++i)
                dressSlice(*m_pie->slices()[i], i);
        }
        for (int i = 0; i < static_cast<int>(m_lines.size()); ++i)
            m_lines[static_cast<std::size_t>(i)]->setPen(linePen(i));
        if (m_bars != nullptr) {
            const QList<QBarSet*> sets = m_bars->barSets();
            for (int i = 0; i < sets.size(); ++i)
                dressSet(*sets[i], i);
        }
        viewport()->update();
    }

    int categoryAt(const QPoint& at) const
    {
        const int count = static_cast<int>(m_data.categories.size());
        if (count == 0)
            return -1;
        if (m_kind == ChartKind::Donut)
            return sliceAt(at);
        const QRectF area = plotRect();
        const bool isLying = m_kind == ChartKind::HorizontalBar;
        if (isLying ? at.y() < area.top() || at.y() >= area.bottom()
                    : at.x() < area.left() || at.x() >= area.right())
            return -1;
        const double share =
            isLying ? (at.y() - area.top()) / area.height() : (at.x() - area.left()) / area.width();
        return std::clamp(static_cast<int>(share * count), 0, count - 1);
    }

    QRect categoryRect(int category) const
    {
        const int count = static_cast<int>(m_data.categories.size());
        if (category < 0 || category >= count)
            return {};
        const QRectF area = plotRect();
        if (m_kind == ChartKind::Donut) {
            const QPointF at = slicePoint(category, 0.82);
            return QRectF(at.x() - 8, at.y() - 8, 16, 16).toAlignedRect();
        }
        if (m_kind == ChartKind::HorizontalBar) {
            const double slot = area.height() / count;
            return QRectF(0, area.top() + slot * category, width(), slot).toAlignedRect();
        }
        const double slot = area.width() / count;
        return QRectF(area.left() + slot * category, area.top(), slot, area.height()).toAlignedRect();
    }

    ChartKind kind() const { return m_kind; }
    void setCurrent(int category, bool hasKeyboard)
    {
        if (category == m_current && hasKeyboard == m_hasKeyboard)
            return;
        m_current = category;
        m_hasKeyboard = hasKeyboard;
        viewport()->update();
    }

    void paintInto(QPainter& painter, const QRect& target, Medium medium)
    {
        const int current = std::exchange(m_current, -1);
        const bool isVector = medium == Medium::Vector;
        if (isVector)
            setPatterns(false);
        m_isVector = isVector;
        render(&painter, target, rect());
        m_isVector = false;
        if (isVector)
            setPatterns(true);
        m_current = current;
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QChartView::resizeEvent(event);
        place();
    }

    void drawBackground(QPainter* painter, const QRectF&) override
    {
        if (m_data.categories.isEmpty() || m_kind == ChartKind::Donut)
            return;
        const Palette& colours = currentPalette();
        const QRectF area = plotRect();
        if (m_current >= 0) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours.hover);
            painter->drawRect(QRectF(categoryRect(m_current)));
        }
        painter->setRenderHint(QPainter::Antialiasing, false);
        for (qint64 mark = m_marks.low;; mark += m_marks.step) {
            // Lying bars carry their numbers; lines without numbers would say nothing.
            if (mark != 0 && m_kind == ChartKind::HorizontalBar) {
                if (mark >= m_marks.high)
                    break;
                continue;
            }
            painter->setPen(QPen(mark == 0 ? colours.field : colours.divider, 1));
            const double at = std::round(position(static_cast<double>(mark)));
            if (m_kind == ChartKind::HorizontalBar)
                painter->drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
            else
                painter->drawLine(QPointF(area.left(), at), QPointF(area.right(), at));
            if (mark >= m_marks.high)
                break;
        }
        painter->setRenderHint(QPainter::Antialiasing, true);
        if (m_kind == ChartKind::Line)
            drawGround(*painter);
    }

    void drawForeground(QPainter* painter, const QRectF&) override
    {
        if (m_data.categories.isEmpty())
            return;
        painter->setFont(labelFont());
        if (m_kind == ChartKind::Donut) {
            drawCentre(*painter);
        } else {
            if (m_isVector)
                drawBarStripes(*painter);
            if (m_kind == ChartKind::Line)
                drawMarkers(*painter);
            if (m_kind == ChartKind::HorizontalBar)
                drawLyingLabels(*painter);
            else
                drawLabels(*painter);
        }
        if (m_current >= 0 && m_hasKeyboard) {
            painter->setPen(QPen(currentPalette().focus, currentScheme() == Scheme::HighContrast ? 3 : 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(categoryRect(m_current)).adjusted(1, 1, -1, -1), 3, 3);
        }
    }

private:
    // Series

    void makeSeries()
    {
        switch (m_kind) {
        case ChartKind::Donut:
            m_pie = new QPieSeries(this);
            m_turn.setDuration(kMotionMs);
            m_turn.setStartValue(0.0);
            m_turn.setEndValue(1.0);
            m_turn.setEasingCurve(QEasingCurve::OutCubic);
            connect(&m_turn, &QVariantAnimation::valueChanged, this,
                [this](const QVariant& share) { turn(share.toDouble()); });
            m_pie->setHoleSize(0.64);
            m_pie->setPieSize(1.0);
            chart()->addSeries(m_pie);
            return;
        case ChartKind::Line:
            m_place = new QValueAxis(this);
            chart()->addAxis(m_place, Qt::AlignBottom);
            break;
        case ChartKind::Bar:
            m_bars = new QBarSeries(this);
            break;
        case ChartKind::StackedBar:
            m_bars = new QStackedBarSeries(this);
            break;
        case ChartKind::HorizontalBar:
            m_bars = new QHorizontalBarSeries(this);
            break;
        }
        const bool isLying = m_kind == ChartKind::HorizontalBar;
        m_value = new QValueAxis(this);
        chart()->addAxis(m_value, isLying ? Qt::AlignBottom : Qt::AlignLeft);
        if (m_bars != nullptr) {
            m_bars->setBarWidth(kBarWidth);
            chart()->addSeries(m_bars);
            m_names = new QBarCategoryAxis(this);
            chart()->addAxis(m_names, isLying ? Qt::AlignLeft : Qt::AlignBottom);
            m_bars->attachAxis(m_names);
            m_bars->attachAxis(m_value);
        }
        for (QAbstractAxis* axis : chart()->axes()) {
            axis->setVisible(false);
            axis->setLabelsVisible(false);
        }
    }

    int seriesCount() const
    {
        const int most = m_kind == ChartKind::HorizontalBar ? 1 : Palette::kSeries;
        return std::min(static_cast<int>(m_data.series.size()), most);
    }

    /// Lying bars are counted from below by Qt Charts, the first category belongs on top.
    int slotOf(int category) const
    {
        return m_kind == ChartKind::HorizontalBar ? static_cast<int>(m_data.categories.size()) - 1 - category
                                                  : category;
    }

    void fillBars()
    {
        const int count = static_cast<int>(m_data.categories.size());
        setMarks();
        while (m_bars->count() > seriesCount())
            m_bars->remove(m_bars->barSets().last());
        for (int i = 0; i < seriesCount(); ++i) {
            QList<qreal> values(count);
            for (int category = 0; category < count; ++category)
                values[slotOf(category)] = shown(m_data.value(i, category));
            QBarSet* set = i < m_bars->count() ? m_bars->barSets()[i] : nullptr;
            if (set == nullptr) {
                set = new QBarSet(m_data.series[static_cast<std::size_t>(i)].name);
                dressSet(*set, i);
                set->append(values);
                m_bars->append(set);
                continue;
            }
            while (set->count() > count)
                set->remove(set->count() - 1);
            for (int at = 0; at < set->count(); ++at) {
                if (set->at(at) != values[at])
                    set->replace(at, values[at]);
            }
            while (set->count() < count)
                set->append(values[set->count()]);
        }
        if (m_names->count() != count) {
            // The axis wants unequal names; nobody sees them.
            QStringList names;
            for (int i = 0; i < count; ++i)
                names << QString::number(i);
            m_names->setCategories(names);
        }
    }

    void fillLines()
    {
        const int count = static_cast<int>(m_data.categories.size());
        setMarks();
        m_place->setRange(-0.5, std::max(count, 1) - 0.5);
        while (static_cast<int>(m_lines.size()) > seriesCount()) {
            chart()->removeSeries(m_lines.back());
            delete m_lines.back();
            m_lines.pop_back();
        }
        while (static_cast<int>(m_lines.size()) < seriesCount()) {
            auto* line = new QLineSeries(this);
            line->setPen(linePen(static_cast<int>(m_lines.size())));
            chart()->addSeries(line);
            line->attachAxis(m_place);
            line->attachAxis(m_value);
            m_lines.push_back(line);
        }
        for (int i = 0; i < seriesCount(); ++i) {
            QList<QPointF> points;
            for (int category = 0; category < count; ++category) {
                if (const auto value = m_data.value(i, category))
                    points << QPointF(category, shown(value));
            }
            m_lines[static_cast<std::size_t>(i)]->replace(points);
        }
    }

    void fillPie(bool isAnimated)
    {
        m_turn.stop();
        const int count = std::min(static_cast<int>(m_data.categories.size()), Palette::kSeries);
        const bool isSameShape = count == m_pie->count();
        while (m_pie->count() > count)
            m_pie->remove(m_pie->slices().last());
        m_from.clear();
        m_to.clear();
        for (int i = 0; i < count; ++i) {
            // A share below nothing has no slice.
            m_to << std::max(0.0, shown(m_data.value(0, i)));
            if (i >= m_pie->count()) {
                auto* slice = new QPieSlice(m_data.categories[i], m_to.last());
                dressSlice(*slice, i);
                m_pie->append(slice);
            }
            m_from << m_pie->slices()[i]->value();
        }
        if (isAnimated && isSameShape && m_from != m_to) {
            m_turn.start();
            return;
        }
        turn(1.0);
    }

    /// The slices on their way from the old values to the new ones.
    void turn(double share)
    {
        for (int i = 0; i < m_to.size(); ++i)
            m_pie->slices()[i]->setValue(m_from[i] + (m_to[i] - m_from[i]) * share);
    }

    void dressSet(QBarSet& set, int i)
    {
        set.setBrush(patternBrush(i));
        set.setPen(i == 0 ? QPen(Qt::NoPen) : outlinePen(i));
    }

    void dressSlice(QPieSlice& slice, int i)
    {
        slice.setBrush(patternBrush(i));
        slice.setPen(QPen(currentPalette().surface, 2));
    }

    void setPatterns(bool isPatterned)
    {
        if (m_kind != ChartKind::Donut)
            chart()->setAnimationOptions(QChart::NoAnimation);
        if (m_bars != nullptr) {
            const QList<QBarSet*> sets = m_bars->barSets();
            for (int i = 0; i < sets.size(); ++i)
                sets[i]->setBrush(isPatterned ? patternBrush(i) : QBrush(patternGround(i)));
        }
        if (m_pie != nullptr) {
            for (int i = 0; i < m_pie->count(); ++i)
                m_pie->slices()[i]->setBrush(
                    isPatterned ? patternBrush(i) : QBrush(currentPalette().series(i)));
        }
    }

    // Geometry

    static QFont labelFont()
    {
        QFont font = QApplication::font();
        font.setPixelSize(11);
        return font;
    }

    void setMarks()
    {
        qint64 lowest = 0;
        qint64 highest = 0;
        const int count = static_cast<int>(m_data.categories.size());
        for (int category = 0; category < count; ++category) {
            double above = 0;
            double below = 0;
            for (int i = 0; i < seriesCount(); ++i) {
                const double value = shown(m_data.value(i, category));
                if (m_kind == ChartKind::StackedBar)
                    (value < 0 ? below : above) += value;
                else
                    value < 0 ? below = std::min(below, value) : above = std::max(above, value);
            }
            lowest = std::min(lowest, static_cast<qint64>(std::max(below, -kLargest)));
            highest = std::max(highest, static_cast<qint64>(std::min(above, kLargest)));
        }
        const int room = m_kind == ChartKind::HorizontalBar ? width() / 90 : height() / 36;
        m_marks = axisMarks(lowest, highest, std::clamp(room, 2, 6));
        m_value->setRange(static_cast<double>(m_marks.low), static_cast<double>(m_marks.high));
    }

    /// Makes room for the labels and puts the plot there.
    void place()
    {
        if (m_kind == ChartKind::Donut) {
            const int side = std::min(width(), height()) - 6;
            m_area = QRectF((width() - side) / 2.0, (height() - side) / 2.0, side, side);
        } else {
            setMarks();
            const QFontMetrics metrics(labelFont());
            if (m_kind == ChartKind::HorizontalBar) {
                int names = 0;
                int values = 0;
                for (int i = 0; i < m_data.categories.size(); ++i) {
                    names = std::max(names, metrics.horizontalAdvance(m_data.categories[i]));
                    values = std::max(values, metrics.horizontalAdvance(barText(i)));
                }
                m_nameRoom = std::min(names, width() * 45 / 100);
                const int left = m_nameRoom + kGap;
                // Few bars stay together on top instead of being blown up.
                const int most = static_cast<int>(m_data.categories.size()) * 34;
                m_area = QRectF(left, 2, std::max(20, width() - left - values - kGap),
                    std::max(10, std::min(most, height() - 4)));
            } else {
                int marks = 0;
                for (qint64 mark = m_marks.low;; mark += m_marks.step) {
                    marks = std::max(marks, metrics.horizontalAdvance(compactNumber(mark)));
                    if (mark >= m_marks.high)
                        break;
                }
                const int below = metrics.height() + 6;
                // Half of the newest name may stand out to the right of its place.
                int widest = 0;
                for (const QString& name : m_data.categories)
                    widest = std::max(widest, metrics.horizontalAdvance(name));
                const int slot =
                    (width() - marks - kGap) / std::max(1, static_cast<int>(m_data.categories.size()));
                const int right = std::clamp((widest - slot) / 2 + 4, 6, 40);
                m_area = QRectF(marks + kGap, 8, std::max(20, width() - marks - kGap - right),
                    std::max(10, height() - below - 8));
            }
        }
        chart()->setPlotArea(m_area);
    }

    QRectF plotRect() const { return m_area; }

    /// Where a value lies on the value axis.
    double position(double value) const
    {
        const double low = static_cast<double>(m_marks.low);
        const double share = (value - low) / (static_cast<double>(m_marks.high) - low);
        return m_kind == ChartKind::HorizontalBar ? m_area.left() + share * m_area.width()
                                                  : m_area.bottom() - share * m_area.height();
    }

    QPointF pointOf(int series, int category) const
    {
        const double slot =
            m_area.width() / std::max<double>(1, static_cast<double>(m_data.categories.size()));
        return { m_area.left() + slot * (category + 0.5), position(shown(m_data.value(series, category))) };
    }

    QRectF barRect(int series, int category) const
    {
        const double length = m_kind == ChartKind::HorizontalBar ? m_area.height() : m_area.width();
        const double slot = length / std::max<double>(1, static_cast<double>(m_data.categories.size()));
        const int beside = m_kind == ChartKind::StackedBar ? 1 : std::max(1, seriesCount());
        const double thick = slot * kBarWidth / beside;
        const double along =
            slot * category + slot * (1 - kBarWidth) / 2 + (beside == 1 ? 0 : thick * series);
        double base = 0;
        const double value = shown(m_data.value(series, category));
        if (m_kind == ChartKind::StackedBar) {
            for (int under = 0; under < series; ++under) {
                const double part = shown(m_data.value(under, category));
                if ((part < 0) == (value < 0))
                    base += part;
            }
        }
        const double from = position(base);
        const double to = position(base + value);
        return m_kind == ChartKind::HorizontalBar
            ? QRectF(QPointF(from, m_area.top() + along), QPointF(to, m_area.top() + along + thick))
                  .normalized()
            : QRectF(QPointF(m_area.left() + along, to), QPointF(m_area.left() + along + thick, from))
                  .normalized();
    }

    double pieTotal() const
    {
        double total = 0;
        for (int i = 0; i < m_pie->count(); ++i)
            total += std::max(0.0, shown(m_data.value(0, i)));
        return total;
    }

    int sliceAt(const QPoint& at) const
    {
        const QPointF from = QPointF(at) - m_area.center();
        const double radius = std::hypot(from.x(), from.y());
        const double total = pieTotal();
        if (radius > m_area.width() / 2 || radius < m_area.width() * 0.32 || total <= 0)
            return -1;
        double angle = std::atan2(from.x(), -from.y());
        if (angle < 0)
            angle += 2 * M_PI;
        double sum = 0;
        for (int i = 0; i < m_pie->count(); ++i) {
            sum += std::max(0.0, shown(m_data.value(0, i)));
            if (angle <= sum / total * 2 * M_PI)
                return i;
        }
        return -1;
    }

    QPointF slicePoint(int category, double share) const
    {
        const double total = std::max(pieTotal(), 1.0);
        double before = 0;
        for (int i = 0; i < category; ++i)
            before += std::max(0.0, shown(m_data.value(0, i)));
        const double middle =
            (before + std::max(0.0, shown(m_data.value(0, category))) / 2) / total * 2 * M_PI;
        const double radius = m_area.width() / 2 * share;
        return m_area.center() + QPointF(std::sin(middle) * radius, -std::cos(middle) * radius);
    }

    // Words and marks

    QString barText(int category) const
    {
        QStringList parts;
        for (int i = 0; i < seriesCount(); ++i) {
            const auto value = m_data.value(i, category);
            parts << (value && m_data.unit == ChartUnit::Won ? compactNumber(*value)
                                                             : chartNumber(value, m_data.unit));
        }
        return parts.join(u" / "_s);
    }

    void drawGround(QPainter& painter)
    {
        if (m_data.series.empty())
            return;
        QPolygonF ground;
        for (int category = 0; category < m_data.categories.size(); ++category) {
            if (m_data.value(0, category))
                ground << pointOf(0, category);
        }
        if (ground.size() < 2)
            return;
        ground << QPointF(ground.last().x(), position(0)) << QPointF(ground.first().x(), position(0));
        QColor colour = currentPalette().series(0);
        colour.setAlpha(currentPalette().isDark ? 45 : 26);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(ground);
    }

    void drawMarkers(QPainter& painter)
    {
        const int count = static_cast<int>(m_data.categories.size());
        // Close together they would hide the line; then only the newest value carries one.
        const bool isDense = count * 16.0 > m_area.width();
        for (int i = seriesCount() - 1; i >= 0; --i) {
            for (int category = 0; category < count; ++category) {
                const bool isCurrent = category == m_current;
                if (m_data.value(i, category) && (isCurrent || !isDense || category == count - 1))
                    drawMarker(painter, pointOf(i, category), i, isCurrent ? 4.5 : 2.8);
            }
        }
    }

    void drawBarStripes(QPainter& painter)
    {
        if (m_bars == nullptr)
            return;
        for (int i = 1; i < seriesCount(); ++i) {
            for (int category = 0; category < m_data.categories.size(); ++category)
                drawStripes(painter, barRect(i, category), i);
        }
    }

    void drawLabels(QPainter& painter)
    {
        const QFontMetrics metrics(labelFont());
        painter.setPen(currentPalette().subtleText);
        for (qint64 mark = m_marks.low;; mark += m_marks.step) {
            const double at = position(static_cast<double>(mark));
            painter.drawText(
                QRectF(0, at - metrics.height(), m_area.left() - kGap + 2, 2.0 * metrics.height()),
                Qt::AlignRight | Qt::AlignVCenter, compactNumber(mark));
            if (mark >= m_marks.high)
                break;
        }
        const int count = static_cast<int>(m_data.categories.size());
        const double slot = m_area.width() / std::max(1, count);
        int widest = 1;
        for (const QString& name : m_data.categories)
            widest = std::max(widest, metrics.horizontalAdvance(name));
        const int every = std::max(1, static_cast<int>(std::ceil((widest + 10) / slot)));
        // Counted from the newest, which always has its name.
        for (int category = count - 1; category >= 0; category -= every) {
            const double centre = m_area.left() + slot * (category + 0.5);
            const double left =
                std::clamp(centre - widest / 2.0 - 2, 0.0, std::max(0.0, width() - widest - 4.0));
            painter.drawText(QRectF(left, m_area.bottom() + 4, widest + 4, metrics.height()), Qt::AlignCenter,
                m_data.categories[category]);
        }
    }

    void drawLyingLabels(QPainter& painter)
    {
        const QFontMetrics metrics(labelFont());
        const int count = static_cast<int>(m_data.categories.size());
        const double slot = m_area.height() / std::max(1, count);
        for (int category = 0; category < count; ++category) {
            const double top = m_area.top() + slot * category;
            painter.setPen(currentPalette().text);
            const int rows = slot >= 2 * metrics.height() ? 2 : 1;
            painter.drawText(QRectF(0, top, m_nameRoom + 2, slot),
                Qt::AlignVCenter | Qt::AlignLeft | (rows > 1 ? Qt::TextWordWrap : Qt::TextSingleLine),
                metrics.elidedText(m_data.categories[category], Qt::ElideRight,
                    rows > 1 ? m_nameRoom * 2 - metrics.height() * 2 : m_nameRoom + 2));
            double end = position(0);
            for (int i = 0; i < seriesCount(); ++i)
                end = std::max(end, barRect(i, category).right());
            painter.setPen(currentPalette().subtleText);
            painter.drawText(QRectF(end + 5, top, width() - end - 5, slot), Qt::AlignVCenter | Qt::AlignLeft,
                barText(category));
        }
    }

    void drawCentre(QPainter& painter)
    {
        const double total = pieTotal();
        QFont font = labelFont();
        font.setPixelSize(std::clamp(static_cast<int>(m_area.width() / 8), 11, 22));
        font.setBold(true);
        painter.setFont(font);
        painter.setPen(currentPalette().text);
        const auto sum = static_cast<qint64>(std::min(total, kLargest));
        painter.drawText(m_area, Qt::AlignCenter,
            m_data.unit == ChartUnit::Won ? compactNumber(sum) : chartNumber(sum, m_data.unit));
        // Numbers tell the slices apart without colour; the legend has the same ones.
        for (int i = 0; i < m_pie->count(); ++i) {
            const double value = shown(m_data.value(0, i));
            if (total <= 0 || value / total < 0.04)
                continue;
            const QPointF at = slicePoint(i, 0.82);
            QFont small = labelFont();
            small.setBold(true);
            painter.setFont(small);
            painter.setPen(QPen(currentPalette().series(i), 1));
            painter.setBrush(currentPalette().surface);
            painter.drawEllipse(at, 8, 8);
            painter.setPen(currentPalette().text);
            painter.drawText(QRectF(at.x() - 9, at.y() - 9, 18, 18), Qt::AlignCenter, QString::number(i + 1));
        }
    }

    ChartKind m_kind;
    ChartData m_data;
    AxisMarks m_marks;
    QRectF m_area;
    int m_nameRoom = 0;
    QAbstractBarSeries* m_bars = nullptr;
    QPieSeries* m_pie = nullptr;
    QVariantAnimation m_turn;
    QList<double> m_from;
    QList<double> m_to;
    std::vector<QLineSeries*> m_lines;
    QValueAxis* m_value = nullptr;
    QValueAxis* m_place = nullptr;
    QBarCategoryAxis* m_names = nullptr;
    int m_current = -1;
    bool m_hasKeyboard = false;
    bool m_isVector = false;
};

ChartPlot::ChartPlot(ChartKind kind, QWidget* parent) : m_view(new View(kind, parent)) { }
ChartPlot::~ChartPlot() = default;

QWidget* ChartPlot::widget() const
{
    return m_view;
}

ChartKind ChartPlot::kind() const
{
    return m_view->kind();
}

void ChartPlot::setData(const ChartData& data, bool isAnimated)
{
    m_view->setData(data, isAnimated);
}

void ChartPlot::applyPalette()
{
    m_view->applyPalette();
}

int ChartPlot::categoryAt(const QPoint& position) const
{
    return m_view->categoryAt(position);
}

QRect ChartPlot::categoryRect(int category) const
{
    return m_view->categoryRect(category);
}

void ChartPlot::setCurrent(int category, bool hasKeyboard)
{
    m_view->setCurrent(category, hasKeyboard);
}

void ChartPlot::render(QPainter& painter, const QRect& target, Medium medium)
{
    m_view->paintInto(painter, target, medium);
}

void paintSwatch(QPainter& painter, const QRect& box, ChartKind kind, int series)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (kind == ChartKind::Line) {
        painter.setPen(linePen(series));
        const double middle = box.center().y() + 0.5;
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right() + 1, middle));
        drawMarker(painter, QPointF(box.center().x() + 0.5, middle), series, 2.8);
    } else {
        painter.setPen(outlinePen(series));
        painter.setBrush(patternBrush(series));
        painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter.restore();
}

} // namespace maru::console
