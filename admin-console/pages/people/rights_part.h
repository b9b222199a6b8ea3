// SPDX-License-Identifier: Apache-2.0
// What an officer may do with the roles of now, from the domains' declarations; and who is at an agency.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/transport.h"
#include "admin-console/pages/people/people_book.h"
#include "admin-console/widgets/detail_part.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace maru::console::people {

/// Rights of somebody with these roles, one line a domain: "기부: 캠페인 작성, 증빙 제출". Actions that need no role are left
/// out: everybody has them.
QStringList effectiveRights(const Services& services, const std::vector<std::string>& roles);
/// "캠페인 작성, 증빙 제출" that `to` has and `from` has not.
QStringList rightsGained(
    const Services& services, const std::vector<std::string>& from, const std::vector<std::string>& to);
/// Items of the list of strings "roles".
std::vector<std::string> rolesOf(const base::Json& row);

class RightsPart final : public DetailPart {
    Q_OBJECT

public:
    /// `book` may be null: then names of represented officers are ids.
    RightsPart(Services& services, QWidget* parent, const PeopleBook* book = nullptr);
    void showRow(const base::Json& row) override;
    void clear() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showAll();
    void ask();
    /// From the ledger: each action with grants, deputies and rules.
    QStringList reasons() const;
    Services& m_services;
    const PeopleBook* m_book = nullptr;
    base::Json m_row;
    base::Json m_answer; ///< of effectiveRights, about m_row
    int m_generation = 0;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
};

/// The officers of an agency.
class StaffPart final : public DetailPart {
    Q_OBJECT

public:
    StaffPart(Services& services, Transport& transport, QWidget* parent);
    void showRow(const base::Json& row) override;
    void clear() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showAll();
    /// The next page, or the first again where it failed.
    void ask();
    void addLink(const QString& text, std::function<void()> run);
    Services& m_services;
    Transport& m_transport;
    QString m_agency;
    QString m_next; ///< cursor; empty: there is no more
    std::optional<base::Error> m_error;
    std::vector<base::Json> m_rows;
    bool m_isLoading = false;
    int m_generation = 0;
    QLabel* m_title = nullptr;
    QVBoxLayout* m_place = nullptr;
};

} // namespace maru::console::people
