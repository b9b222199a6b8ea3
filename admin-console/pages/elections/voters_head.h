// SPDX-License-Identifier: Apache-2.0
// Above the list of voters: which election's roll it is, and the search for a number. Precincts are shown by name.
#pragma once

#include "admin-console/pages/elections/election_book.h"

#include "admin-console/core/services.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace maru::console {
class ResourcePane;
}

namespace maru::console::elections {

/// Field under which the catalogue learns the precincts' names of the election that is chosen. A name of its own: the
/// same id is another precinct in another election, so nothing but this list may use them.
inline constexpr const char* kVotersPrecinct = "precinct of the chosen roll";

class VotersHead final : public QWidget {
    Q_OBJECT

public:
    /// `pane`: the list; outlives the head.
    VotersHead(
        Services& services, Transport& transport, ElectionBook& book, ResourcePane& pane, QWidget* parent);

    /// Only this number; nothing: the whole roll.
    void findNumber(const QString& typed);

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void narrow();
    void loadNames();
    void retranslateUi();

    Services& m_services;
    Transport& m_transport;
    ElectionBook& m_book;
    ResourcePane& m_pane;
    QString m_election;
    QString m_wanted; ///< number; empty: all
    bool m_isWrong = false; ///< what was typed is no number
    std::vector<std::string> m_known; ///< precincts whose names were learned
    int m_generation = 0;
    QLabel* m_label = nullptr;
    QLineEdit* m_number = nullptr;
    QPushButton* m_find = nullptr;
    QLabel* m_error = nullptr;
};

} // namespace maru::console::elections
