// SPDX-License-Identifier: Apache-2.0
// Badges: sign, word and colour together, as a label and as a table cell. And the badge of a proof's outcome.
#pragma once

#include "admin-console/core/states.h"
#include "admin-console/dialogs/fonts.h"
#include "shared/base/result.h"

#include <QLabel>
#include <QStyledItemDelegate>

namespace maru::console {

class Badge : public QLabel {
    Q_OBJECT

public:
    explicit Badge(QWidget* parent = nullptr);
    void show(const StateWord& state);
    /// Hides the badge.
    void clearState();
};

/// What this computer has checked itself.
class ProofBadge final : public Badge {
    Q_OBJECT

public:
    enum class State {
        Unchecked,
        Checking,
        Holds,
        Fails,
        Unavailable, ///< the proof could not be had: nothing is known
    };

    explicit ProofBadge(QWidget* parent = nullptr);
    void set(State state);
    State state() const { return m_state; }

protected:
    void changeEvent(QEvent* event) override;

private:
    State m_state = State::Unchecked;
};

/// Paints cells of ValueKind::State as badges and cells of identifiers in a monospaced face.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace maru::console
