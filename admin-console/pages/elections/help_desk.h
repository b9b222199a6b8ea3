// SPDX-License-Identifier: Apache-2.0
// The help desk: is this person on the roll, enrolled, and (where the mode lets anybody know) have they voted. By number,
// or by name through the vault, where names stay masked until a reason is on the chain.
#pragma once

#include "admin-console/pages/elections/election_tabs.h"

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace maru::console {
class CellsModel;
class FactList;
class RevealPart;
} // namespace maru::console

namespace maru::console::elections {

class HelpDesk final : public ElectionView {
    Q_OBJECT

public:
    HelpDesk(Services& services, Transport& transport, QWidget* parent);

    void showElection(const base::Json& row) override;
    void refresh() override;
    void findNumber(qint64 number);
    /// `birthDate`: a day, as "1990-03-05" or in another usual spelling, or empty; anything else is refused.
    void findName(const QString& name, const QString& birthDate = {});
    CellsModel& candidates() { return *m_candidates; }
    QString answerText() const;

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// Asks the server, which looks at some thousand records at a time; `after`: where it stopped.
    void searchOn(const std::string& after);
    void take(const ApiAnswer& answer);
    void chooseCandidate(int row);
    void forget();
    void showAll();
    void retranslateUi();

    Services& m_services;
    Transport& m_transport;
    base::Json m_row;
    base::Json m_voter; ///< answer of `helpDesk`
    std::vector<base::Json> m_found; ///< masked records
    QString m_name;
    QString m_birthDate;
    std::optional<base::Error> m_error;
    QString m_note;
    qint64 m_looked = 0;
    bool m_isSearching = false;
    bool m_isAsking = false;
    int m_generation = 0; ///< of searches and questions: answers of earlier ones are dropped

    QLabel* m_numberLabel = nullptr;
    QLineEdit* m_number = nullptr;
    QPushButton* m_findNumber = nullptr;
    QLabel* m_nameLabel = nullptr;
    QLineEdit* m_nameEdit = nullptr;
    QPushButton* m_findName = nullptr;
    QLabel* m_birthLabel = nullptr;
    QLineEdit* m_birthEdit = nullptr;
    QPushButton* m_stop = nullptr;
    QLabel* m_status = nullptr;
    QTableView* m_table = nullptr;
    CellsModel* m_candidates = nullptr;
    QLabel* m_answerTitle = nullptr;
    QLabel* m_answer = nullptr;
    FactList* m_facts = nullptr;
    RevealPart* m_reveal = nullptr;
};

} // namespace maru::console::elections
