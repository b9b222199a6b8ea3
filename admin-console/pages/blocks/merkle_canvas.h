// SPDX-License-Identifier: Apache-2.0
// The painted tree of MerkleView: the way up in the middle, siblings at their side.
#pragma once

#include "admin-console/core/merkle_walk.h"

#include <QWidget>

namespace maru::console {

class MerkleCanvas final : public QWidget {
    Q_OBJECT

public:
    static constexpr double kLeastZoom = 0.5;
    static constexpr double kMostZoom = 2.5;

    explicit MerkleCanvas(QWidget* parent = nullptr);

    void setWalk(const MerkleWalk* walk); ///< not owned; null: nothing
    int step() const { return m_step; }
    int stepCount() const;
    void setStep(int step);
    double zoom() const { return m_zoom; }
    void setZoom(double zoom);
    /// Width of the picture at zoom 1.
    int naturalWidth() const;
    QRect stepRect(int step) const; ///< to be scrolled into view
    QSize sizeHint() const override;

Q_SIGNALS:
    void stepChanged(int step);
    void zoomRequested(double zoom);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    double wayX() const; ///< of the way up: at the edge where no sibling lies on that side
    double rightX() const;
    QRectF nodeRect(int step) const; ///< on the way up, unscaled
    QRectF siblingRect(int step) const; ///< sibling of the node of `step` (0..n-1), unscaled
    void paintNode(QPainter& painter, const QRectF& rect, const QString& title, const QString& hash,
        bool isComputed, bool isCurrent, bool isWrong) const;

    const MerkleWalk* m_walk = nullptr;
    bool m_hasLeft = true; ///< a sibling lies at the left of the way
    bool m_hasRight = true;
    int m_step = 0;
    double m_zoom = 1.0;
};

} // namespace maru::console
