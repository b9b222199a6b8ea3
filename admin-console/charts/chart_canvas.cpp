// SPDX-License-Identifier: Apache-2.0
// Mouse, keyboard and words of a chart.
#include "admin-console/charts/chart_canvas.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QSettings>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

/// The desktop's wish (a style without animations) or the officer's own.
bool isMotionWanted(const QWidget& widget)
{
    return widget.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &widget) > 0
        && !QSettings().value(u"view/reducedMotion"_s, false).toBool();
}

} // namespace

ChartCanvas::ChartCanvas(ChartKind kind, QWidget* parent) : QWidget(parent), m_plot(kind, this)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_plot.widget()->setGeometry(rect());
}

QSize ChartCanvas::sizeHint() const
{
    return { 360, 190 };
}

QSize ChartCanvas::minimumSizeHint() const
{
    return { 160, 120 };
}

void ChartCanvas::setTitle(const QString& title)
{
    setAccessibleName(title);
}

void ChartCanvas::setCanOpen(bool canOpen)
{
    m_canOpen = canOpen;
    describeSelf();
}

void ChartCanvas::setData(const ChartData& given)
{
    const QString marked = m_data.id(m_current);
    m_data = given;
    // What grows from nothing at the start tells nothing; only a change is worth a motion.
    m_plot.setData(m_data, m_hasData && isVisible() && isMotionWanted(*this));
    m_hasData = true;
    int now = -1;
    for (int category = 0; m_current >= 0 && category < m_data.categories.size(); ++category) {
        if (m_data.id(category) == marked)
            now = category;
    }
    if (now != m_current) {
        m_current = now;
        Q_EMIT currentChanged(now);
    }
    m_plot.setCurrent(m_current, m_current >= 0 && hasFocus());
    describeSelf();
}

QString ChartCanvas::describe(int category) const
{
    if (category < 0 || category >= m_data.categories.size())
        return {};
    QStringList parts;
    for (int i = 0; i < static_cast<int>(m_data.series.size()); ++i) {
        const QString number = chartNumber(m_data.value(i, category), m_data.unit);
        const QString& name = m_data.series[static_cast<std::size_t>(i)].name;
        parts << (name.isEmpty() ? number : QString(name + u' ' + number));
    }
    return m_data.categories[category] + u": "_s + parts.join(u", "_s);
}

void ChartCanvas::setCurrent(int category)
{
    mark(std::clamp(category, -1, static_cast<int>(m_data.categories.size()) - 1), true);
}

void ChartCanvas::mark(int category, bool isByKeyboard)
{
    m_plot.setCurrent(category, isByKeyboard && category >= 0);
    if (category == m_current)
        return;
    m_current = category;
    // Sends QAccessible::DescriptionChanged, which a screen reader speaks.
    describeSelf();
    Q_EMIT currentChanged(category);
}

void ChartCanvas::describeSelf()
{
    if (m_current >= 0) {
        setAccessibleDescription(describe(m_current));
        return;
    }
    QStringList lines;
    // All of a small chart, otherwise its two ends; the table behind has the rest.
    const int count = static_cast<int>(m_data.categories.size());
    for (int category = 0; category < count; ++category) {
        if (count <= 15 || category == 0 || category == count - 1)
            lines << describe(category);
    }
    lines << (m_canOpen ? tr("Arrow keys move over the values, Enter opens one.")
                        : tr("Arrow keys move over the values."));
    setAccessibleDescription(lines.join(u"; "_s));
}

void ChartCanvas::showTip(int category)
{
    if (category < 0) {
        QToolTip::hideText();
        return;
    }
    QStringList lines { u"<b>"_s + m_data.categories[category].toHtmlEscaped() + u"</b>"_s };
    for (int i = 0; i < static_cast<int>(m_data.series.size()); ++i) {
        const QString& name = m_data.series[static_cast<std::size_t>(i)].name;
        lines << QString(
            name.toHtmlEscaped() + u"&nbsp;&nbsp;"_s + chartNumber(m_data.value(i, category), m_data.unit));
    }
    const QRect room = m_plot.categoryRect(category);
    QToolTip::showText(mapToGlobal(QPoint(room.center().x(), room.top())), lines.join(u"<br>"_s), this, room);
}

bool ChartCanvas::event(QEvent* event)
{
    // Ours follow the pointer at once and say what is under it.
    if (event->type() == QEvent::ToolTip)
        return true;
    return QWidget::event(event);
}

void ChartCanvas::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        m_plot.applyPalette();
    if (event->type() == QEvent::LanguageChange)
        describeSelf();
    QWidget::changeEvent(event);
}

void ChartCanvas::resizeEvent(QResizeEvent* event)
{
    m_plot.widget()->setGeometry(rect());
    QWidget::resizeEvent(event);
}

void ChartCanvas::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_data.categories.size()) - 1;
    int next = m_current;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        next = m_current < 0 ? 0 : m_current + 1;
        break;
    case Qt::Key_Left:
    case Qt::Key_Up:
        next = m_current < 0 ? last : m_current - 1;
        break;
    case Qt::Key_Home:
        next = 0;
        break;
    case Qt::Key_End:
        next = last;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_canOpen && m_current >= 0) {
            Q_EMIT activated(m_data.id(m_current));
            return;
        }
        QWidget::keyPressEvent(event);
        return;
    case Qt::Key_Escape:
        if (m_current < 0) {
            QWidget::keyPressEvent(event);
            return;
        }
        mark(-1, true);
        showTip(-1);
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (last < 0)
        return;
    mark(std::clamp(next, 0, last), true);
    showTip(m_current);
}

void ChartCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const int category = m_plot.categoryAt(event->position().toPoint());
    const bool isNew = category != m_current;
    mark(category, false);
    if (isNew)
        showTip(category);
    setCursor(m_canOpen && category >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ChartCanvas::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    const int category = m_plot.categoryAt(event->position().toPoint());
    mark(category, false);
    if (event->button() == Qt::LeftButton && m_canOpen && category >= 0)
        Q_EMIT activated(m_data.id(category));
}

void ChartCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    event->accept(); // the first click has opened it
}

void ChartCanvas::leaveEvent(QEvent* event)
{
    if (!hasFocus())
        mark(-1, false);
    QWidget::leaveEvent(event);
}

void ChartCanvas::focusInEvent(QFocusEvent* event)
{
    if (event->reason() != Qt::MouseFocusReason && m_current < 0 && !m_data.categories.isEmpty())
        mark(static_cast<int>(m_data.categories.size()) - 1, true);
    else
        m_plot.setCurrent(m_current, event->reason() != Qt::MouseFocusReason);
    QWidget::focusInEvent(event);
}

void ChartCanvas::focusOutEvent(QFocusEvent* event)
{
    mark(-1, false);
    QToolTip::hideText();
    QWidget::focusOutEvent(event);
}

} // namespace maru::console
