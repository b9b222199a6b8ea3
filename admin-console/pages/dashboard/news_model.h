// SPDX-License-Identifier: Apache-2.0
// The newest transactions as a list of sentences: what happened, who signed it, when.
#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <vector>

namespace maru::console {

struct NewsLine {
    QString id; ///< of the transaction
    QString what; ///< "✓ 기부 · 모금 등록"
    QString who; ///< "등록 담당 1 · 2026-11-22 14:03"
    bool isRefused = false;
};

/// New lines come in on top and old ones leave below; what is marked stays marked.
class NewsModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        WhoRole = Qt::UserRole + 1,
        RefusedRole,
        IdRole,
    };

    using QAbstractListModel::QAbstractListModel;
    void set(std::vector<NewsLine> lines);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<NewsLine> m_lines;
};

/// Two lines a row, the second one quiet.
class NewsDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace maru::console
