// SPDX-License-Identifier: Apache-2.0
// A chart that can be read with the mouse, the keyboard and a screen reader.
#pragma once

#include "admin-console/charts/chart_plot.h"

#include <QWidget>

namespace maru::console {

/// Arrow keys, Home and End move over the categories, Enter opens the one that is marked, Esc takes the mark away. What
/// is marked is told in a tooltip and as accessible description.
class ChartCanvas final : public QWidget {
    Q_OBJECT

public:
    explicit ChartCanvas(ChartKind kind, QWidget* parent = nullptr);

    /// Accessible name.
    void setTitle(const QString& title);
    void setData(const ChartData& data);
    const ChartData& chartData() const { return m_data; }
    /// Whether categories lead somewhere: Enter and a click emit activated().
    void setCanOpen(bool canOpen);

    int current() const { return m_current; }
    /// As the arrow keys do; -1 takes the mark away.
    void setCurrent(int category);
    /// "2026-11: Raised 8,005,000원, Paid out 0원"; empty for no category.
    QString describe(int category) const;
    ChartPlot& plot() { return m_plot; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(int category);
    void activated(const QString& id);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void mark(int category, bool isByKeyboard);
    void showTip(int category);
    void describeSelf();

    ChartPlot m_plot;
    ChartData m_data;
    int m_current = -1;
    bool m_canOpen = false;
    bool m_hasData = false;
};

} // namespace maru::console
