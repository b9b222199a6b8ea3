// SPDX-License-Identifier: Apache-2.0
// The newest blocks as a chain of boxes, each holding the hash of the one before; a list that runs from left to right,
// so that keyboard and screen readers get it as one.
#pragma once

#include "admin-console/core/language.h"
#include "admin-console/core/transport.h"

#include <QAbstractListModel>
#include <QListView>
#include <QVariantAnimation>

#include <vector>

namespace maru::console {

struct StripBlock {
    qint64 height = 0;
    qint64 time = 0;
    qint64 transactions = 0;
    QString hash;
    QString previous;
};

/// Blocks in order of height, the newest last. GUI thread only.
class BlockStripModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        HeightRole = Qt::UserRole + 1,
        IsLinkedRole, ///< bool: `previous` is the hash of the box at its left; invalid for the first box
    };
    static constexpr int kMost = 400; ///< boxes at most; older ones are in the table

    explicit BlockStripModel(Transport& transport, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    const StripBlock& block(int row) const { return m_blocks[static_cast<std::size_t>(row)]; }
    int rowOf(qint64 height) const; ///< -1: not among the boxes
    qint64 newest() const { return m_blocks.empty() ? -1 : m_blocks.back().height; }
    /// Newer blocks than the last box; all that is shown where there is a gap.
    void refresh();
    /// Older ones at the left.
    void extend();
    void clear();
    void retranslate();

Q_SIGNALS:
    void arrived(int count); ///< boxes have come in at the right
    void failed(const maru::base::Error& error);

private:
    void take(const base::Json& answer);
    void takeOlder(const base::Json& answer);

    Transport& m_transport;
    std::vector<StripBlock> m_blocks;
    int m_generation = 0;
    bool m_isAsking = false;
    bool m_isAskingOlder = false;
    bool m_wantsMore = false; ///< refresh() was called while one was on its way
};

class BlockStrip final : public QListView {
    Q_OBJECT

public:
    explicit BlockStrip(BlockStripModel& model, QWidget* parent = nullptr);

    /// Following: new boxes slide in and the newest stays in view.
    void setFollowing(bool isFollowing);
    void selectHeight(qint64 height);

Q_SIGNALS:
    void blockChosen(qint64 height);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void onArrived(int count);
    void retranslateUi();

    BlockStripModel& m_model;
    QVariantAnimation m_slide;
    bool m_isFollowing = true;
    bool m_isSelecting = false; ///< selectHeight() is at work: nobody has chosen
};

} // namespace maru::console
