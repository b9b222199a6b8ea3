// SPDX-License-Identifier: Apache-2.0
// How rows of the command palette are painted: heading, or icon, title and hint.
#pragma once

#include <QStyledItemDelegate>

namespace maru::console {

class PaletteDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace maru::console
