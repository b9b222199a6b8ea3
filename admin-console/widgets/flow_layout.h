// SPDX-License-Identifier: Apache-2.0
// Places widgets in lines as words in a paragraph: chips that go on in the next line instead of being cut off.
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace maru::console {

class FlowLayout final : public QLayout {
public:
    FlowLayout(QWidget* parent, int spacing);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override;
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// Returns the height; moves the widgets where `isApplied`.
    int place(const QRect& rect, bool isApplied) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_gap;
};

} // namespace maru::console
