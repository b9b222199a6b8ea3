// SPDX-License-Identifier: Apache-2.0
// A figure on top of the overview that opens what it counts.
#pragma once

#include <QPushButton>

class QLabel;

namespace maru::console {

class FigureButton final : public QPushButton {
    Q_OBJECT

public:
    explicit FigureButton(QWidget* parent = nullptr);

    /// `opens` says where the figure leads, for screen readers and the tooltip.
    void set(const QString& title, const QString& value, const QString& note, const QString& opens);
    QString value() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    QLabel* m_title = nullptr;
    QLabel* m_value = nullptr;
    QLabel* m_note = nullptr;
};

} // namespace maru::console
