// SPDX-License-Identifier: Apache-2.0
// Geometry, painting and keys of the tree.
#include "admin-console/pages/blocks/merkle_canvas.h"

#include "admin-console/core/format.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/fonts.h"
#include "admin-console/widgets/palette.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr double kNodeWidth = 124;
constexpr double kNodeHeight = 38;
constexpr double kColumnGap = 16;
constexpr double kRowGap = 24;
constexpr double kMargin = 8;
constexpr double kZoomStep = 1.2;

double columnX(int column)
{
    return kMargin + column * (kNodeWidth + kColumnGap);
}

QString shortHash(const base::Hash256& hash)
{
    return shortened(toQt(hash.hex()), 6, 4);
}

} // namespace

MerkleCanvas::MerkleCanvas(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setObjectName(u"detailBody"_s);
}

double MerkleCanvas::wayX() const
{
    return columnX(m_hasLeft ? 1 : 0);
}

double MerkleCanvas::rightX() const
{
    return columnX(m_hasLeft ? 2 : 1);
}

int MerkleCanvas::naturalWidth() const
{
    return static_cast<int>((m_hasRight ? rightX() : wayX()) + kNodeWidth + kMargin);
}

void MerkleCanvas::setWalk(const MerkleWalk* walk)
{
    m_walk = walk;
    m_step = 0;
    // A column that would stay empty gives its room to the others: the newest leaves have no sibling at the right.
    m_hasLeft = false;
    m_hasRight = false;
    if (walk != nullptr) {
        for (const MerkleStep& step : walk->steps)
            (step.isSiblingLeft ? m_hasLeft : m_hasRight) = true;
    }
    if (!m_hasLeft && !m_hasRight)
        m_hasLeft = true;
    setZoom(m_zoom);
}

int MerkleCanvas::stepCount() const
{
    return m_walk == nullptr ? 0 : static_cast<int>(m_walk->steps.size()) + 3;
}

void MerkleCanvas::setStep(int step)
{
    step = std::clamp(step, 0, std::max(0, stepCount() - 1));
    if (step == m_step)
        return;
    m_step = step;
    update();
    Q_EMIT stepChanged(step);
}

void MerkleCanvas::setZoom(double zoom)
{
    m_zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
    resize(sizeHint());
    updateGeometry();
    update();
}

QSize MerkleCanvas::sizeHint() const
{
    // One row for each node of the way, one for the header on top.
    const int rows = m_walk == nullptr ? 1 : static_cast<int>(m_walk->steps.size()) + 2;
    const double height = 2 * kMargin + rows * kNodeHeight + (rows - 1) * kRowGap;
    return QSizeF(naturalWidth() * m_zoom, height * m_zoom).toSize();
}

QRectF MerkleCanvas::nodeRect(int step) const
{
    const int rows = static_cast<int>(m_walk->steps.size()) + 2;
    // The comparison and the signature are about the same box, the header's.
    const int row = std::max(0, rows - 1 - step);
    return { wayX(), kMargin + row * (kNodeHeight + kRowGap), kNodeWidth, kNodeHeight };
}

QRectF MerkleCanvas::siblingRect(int step) const
{
    QRectF rect = nodeRect(step);
    rect.moveLeft(m_walk->steps[static_cast<std::size_t>(step)].isSiblingLeft ? columnX(0) : rightX());
    return rect;
}

QRect MerkleCanvas::stepRect(int step) const
{
    if (m_walk == nullptr)
        return {};
    const QRectF rect = nodeRect(step).adjusted(0, -kRowGap, 0, kRowGap);
    return QRectF(rect.topLeft() * m_zoom, rect.size() * m_zoom).toAlignedRect();
}

void MerkleCanvas::paintNode(QPainter& painter, const QRectF& rect, const QString& title, const QString& hash,
    bool isComputed, bool isCurrent, bool isWrong) const
{
    const Palette& colours = currentPalette();
    const Tone tone = isWrong ? Tone::Danger : isComputed ? Tone::Success : Tone::Neutral;
    const Palette::Pair pair = colours.tone(tone);
    QPen pen(isCurrent              ? colours.focus
            : isComputed || isWrong ? pair.text
                                    : colours.field,
        isCurrent ? 2.4 : 1.2);
    if (!isComputed)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(isCurrent ? colours.primarySubtle : isComputed || isWrong ? pair.fill : colours.surface);
    painter.drawRoundedRect(rect, 5, 5);
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    painter.setPen(colours.subtleText);
    const QRectF text = rect.adjusted(7, 3, -7, -3);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop,
        painter.fontMetrics().elidedText(title, Qt::ElideRight, static_cast<int>(text.width()) - 14));
    painter.setPen(isComputed || isWrong ? pair.text : colours.subtleText);
    if (isComputed || isWrong)
        painter.drawText(text, Qt::AlignRight | Qt::AlignTop, QString(isWrong ? u'✕' : u'✓'));
    QFont mono = monospaced(font());
    mono.setPixelSize(12);
    painter.setFont(mono);
    painter.setPen(colours.text);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignBottom, hash);
}

void MerkleCanvas::paintEvent(QPaintEvent*)
{
    if (m_walk == nullptr)
        return;
    const Palette& colours = currentPalette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(m_zoom, m_zoom);
    const int count = static_cast<int>(m_walk->steps.size());
    for (int i = 0; i < count; ++i) {
        // From both halves up to what they give.
        const QRectF parent = nodeRect(i + 1);
        const QRectF sibling = siblingRect(i);
        const double middle = parent.bottom() + kRowGap / 2;
        const bool isCurrent = m_step == i + 1;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(isCurrent ? colours.focus : colours.field, isCurrent ? 2.2 : 1.3));
        QPainterPath path(QPointF(parent.center().x(), nodeRect(i).top()));
        path.lineTo(parent.center().x(), parent.bottom());
        path.moveTo(sibling.center().x(), sibling.top());
        path.lineTo(sibling.center().x(), middle);
        path.lineTo(parent.center().x(), middle);
        painter.drawPath(path);
    }
    const QRectF top = nodeRect(count + 1);
    const QRectF root = nodeRect(count);
    const bool isWrong = !m_walk->isRootRight;
    painter.setPen(QPen(colours.tone(isWrong ? Tone::Danger : Tone::Success).text, 1.6,
        isWrong ? Qt::DotLine : Qt::SolidLine));
    painter.drawLine(QPointF(root.center().x(), root.top()), QPointF(top.center().x(), top.bottom()));
    QFont sign = font();
    sign.setPixelSize(15);
    sign.setBold(true);
    painter.setFont(sign);
    painter.drawText(QRectF(root.center().x() + 6, top.bottom(), 30, kRowGap),
        Qt::AlignLeft | Qt::AlignVCenter, QString(isWrong ? u'≠' : u'='));

    for (int i = 0; i < count; ++i) {
        const MerkleStep& step = m_walk->steps[static_cast<std::size_t>(i)];
        const base::Hash256& hash = step.isSiblingLeft ? step.left : step.right;
        const QString leaves = step.siblingEnd - step.siblingBegin == 1
            ? formatInteger(static_cast<qint64>(step.siblingBegin))
            : QString(formatInteger(static_cast<qint64>(step.siblingBegin)) + u'–'
                + formatInteger(static_cast<qint64>(step.siblingEnd) - 1));
        paintNode(painter, siblingRect(i), leaves, shortHash(hash), false, m_step == i + 1, false);
    }
    for (int i = 0; i <= count; ++i) {
        const base::Hash256& hash =
            i == 0 ? m_walk->leaf : m_walk->steps[static_cast<std::size_t>(i - 1)].result;
        const QString title = i == 0 ? tr("Leaf %1").arg(formatInteger(static_cast<qint64>(m_walk->index)))
            : i == count             ? tr("Root, computed")
                                     : tr("Step %1").arg(i);
        const bool isComputed = i > 0 || m_walk->isLeafComputed;
        paintNode(painter, nodeRect(i), title, shortHash(hash), isComputed, m_step == i,
            i == count && count > 0 && isWrong);
    }
    const bool isHeaderWrong = !m_walk->isNodeRight || !m_walk->isLedgerRootRight || isWrong;
    paintNode(painter, top, tr("Header of block %1").arg(formatInteger(m_walk->header.height.count())),
        shortHash(m_walk->header.logRoot), !isHeaderWrong, m_step > count, isHeaderWrong);
    if (hasFocus()) {
        painter.resetTransform();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.focus, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void MerkleCanvas::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Right:
        setStep(m_step + 1);
        return;
    case Qt::Key_Down:
    case Qt::Key_Left:
        setStep(m_step - 1);
        return;
    case Qt::Key_Home:
        setStep(0);
        return;
    case Qt::Key_End:
        setStep(stepCount() - 1);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        Q_EMIT zoomRequested(m_zoom * kZoomStep);
        return;
    case Qt::Key_Minus:
        Q_EMIT zoomRequested(m_zoom / kZoomStep);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MerkleCanvas::mousePressEvent(QMouseEvent* event)
{
    if (m_walk == nullptr)
        return;
    const QPointF at = event->position() / m_zoom;
    const int count = static_cast<int>(m_walk->steps.size());
    for (int i = 0; i <= count + 1; ++i) {
        if (nodeRect(i).contains(at)) {
            // A second click on the header goes on to its signature.
            setStep(i == count + 1 && m_step == i ? i + 1 : i);
            return;
        }
        if (i < count && siblingRect(i).contains(at)) {
            setStep(i + 1);
            return;
        }
    }
}

void MerkleCanvas::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        event->ignore();
        return;
    }
    Q_EMIT zoomRequested(event->angleDelta().y() > 0 ? m_zoom * kZoomStep : m_zoom / kZoomStep);
    event->accept();
}

void MerkleCanvas::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void MerkleCanvas::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace maru::console
