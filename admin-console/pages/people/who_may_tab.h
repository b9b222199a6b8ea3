// SPDX-License-Identifier: Apache-2.0
// "Who may do this, and why?": every officers' action with the officers who hold it now, by which grant, and the rule
// that asks for more than one signature.
#pragma once

#include "admin-console/pages/people/people_book.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTreeWidget;

namespace maru::console::people {

/// "기부 등록 역할 · 전국 · 직무대리 (기부 감사 담당 1)" for one source of a right.
QString sourceText(const PeopleBook& book, const Services& services, const base::Json& source);
/// "1 more signature: administrator, of another agency"; empty for null.
QString ruleText(const PeopleBook& book, const Services& services, const base::Json& rule);

class WhoMayTab final : public QWidget {
    Q_OBJECT

public:
    WhoMayTab(Services& services, Transport& transport, PeopleBook& book, QWidget* parent);
    void choose(const std::string& domain, const std::string& action);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslateUi();
    void fillActions();
    void ask();
    void showAnswer();

    Services& m_services;
    Transport& m_transport;
    PeopleBook& m_book;
    QLabel* m_label = nullptr;
    QComboBox* m_action = nullptr;
    QLabel* m_rule = nullptr;
    QTreeWidget* m_list = nullptr;
    QLabel* m_state = nullptr;
    base::Json m_answer;
    std::optional<base::Error> m_error;
    int m_generation = 0;
};

} // namespace maru::console::people
