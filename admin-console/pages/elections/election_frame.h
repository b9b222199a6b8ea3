// SPDX-License-Identifier: Apache-2.0
// What stands around every tab that is about one election: which one, in which state, and that it is only a rehearsal.
#pragma once

#include "admin-console/pages/elections/election_book.h"
#include "admin-console/pages/elections/election_tabs.h"

class QComboBox;
class QLabel;

namespace maru::console {
class Badge;
}

namespace maru::console::elections {

/// "REHEARSAL: …" over everything that shows a rehearsal; hidden for a real election.
class RehearsalBanner final : public QWidget {
    Q_OBJECT

public:
    explicit RehearsalBanner(QWidget* parent);
    void showElection(const base::Json& row);
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    QLabel* m_label = nullptr;
};

/// Which election, its state, and the banner; over everything that is about one.
class ElectionHead final : public QWidget {
    Q_OBJECT

public:
    ElectionHead(Services& services, ElectionBook& book, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showAll();

    Services& m_services;
    ElectionBook& m_book;
    QLabel* m_label = nullptr;
    QComboBox* m_box = nullptr;
    Badge* m_state = nullptr;
    QLabel* m_note = nullptr;
    RehearsalBanner* m_banner = nullptr;
};

class ElectionFrame final : public QWidget {
    Q_OBJECT

public:
    /// Takes the view over.
    ElectionFrame(Services& services, ElectionBook& book, ElectionView* view, QWidget* parent);
    ElectionView& view() { return *m_view; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void showAll();

    ElectionBook& m_book;
    ElectionView* m_view;
    base::Json m_shown;
};

} // namespace maru::console::elections
