// SPDX-License-Identifier: Apache-2.0
// A transaction's Merkle path as a picture: every hash that this computer has computed on the way from the leaf to the
// log root in the block's header, with an explanation of the step that is chosen.
#pragma once

#include "admin-console/core/merkle_walk.h"
#include "admin-console/core/services.h"

#include <QWidget>

#include <optional>

class QDialog;
class QLabel;
class QScrollArea;
class QToolButton;

namespace maru::console {

class MerkleCanvas;

class MerkleView final : public QWidget {
    Q_OBJECT

public:
    enum class Place { DetailPane, Window };
    explicit MerkleView(Services& services, QWidget* parent = nullptr, Place place = Place::DetailPane);

    void setWalk(const MerkleWalk& walk);
    void clear();
    const std::optional<MerkleWalk>& walk() const { return m_walk; }

    /// 0 the leaf; 1..n the hashes above it; then the comparison with the header; then the node's signature.
    int step() const;
    int stepCount() const;
    void setStep(int step);
    /// What is said about the step.
    QString explanation(int step) const;
    double zoom() const;
    void setZoom(double zoom);
    void fitWidth();
    /// The same picture in a window of its own; null while there is none to show.
    QDialog* openWindow();

Q_SIGNALS:
    void stepChanged(int step);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslateUi();
    void showStep();
    void showStepInView();
    QString verdict() const;

    Services& m_services;
    std::optional<MerkleWalk> m_walk;
    bool m_isSmall = true; ///< in the detail pane
    bool m_isFitted = true; ///< until the officer zooms
    QLabel* m_verdict = nullptr;
    QScrollArea* m_scroll = nullptr;
    MerkleCanvas* m_canvas = nullptr;
    QToolButton* m_down = nullptr;
    QToolButton* m_up = nullptr;
    QToolButton* m_zoomOut = nullptr;
    QToolButton* m_zoomIn = nullptr;
    QToolButton* m_fit = nullptr;
    QToolButton* m_enlarge = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_explanation = nullptr;
};

} // namespace maru::console
