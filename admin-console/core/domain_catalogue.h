// SPDX-License-Identifier: Apache-2.0
// What the server's domains say about themselves (GET /v1/domains): actions with roles and payload schemas, queries
// with columns, words for choices. Forms and buttons are made from this. GUI thread only.
#pragma once

#include "admin-console/core/approval_rules.h"
#include "admin-console/core/language.h"
#include "admin-console/core/officer_names.h"
#include "admin-console/core/transport.h"
#include "shared/schema/schema.h"

#include <map>
#include <set>

namespace maru::console {

struct ActionInfo {
    std::string domain;
    std::string name;
    std::vector<std::string> roles; ///< one of these; empty: anybody
    schema::Schema payload;
    schema::Text label;
    schema::Text help;
    bool isRestricted = false;
};

struct QueryInfo {
    std::string domain;
    std::string name;
    std::string table;
    schema::Text label;
    schema::Schema filters;
    schema::Schema columns;
    std::set<std::string> sorts;
    bool canSearch = false;
    bool isRows = true;
    bool isRestricted = false;
};

class DomainCatalogue final : public QObject {
    Q_OBJECT

public:
    explicit DomainCatalogue(QObject* parent = nullptr);

    /// Asks the server; loaded() or failed() follows.
    void load(Transport& transport);
    base::Status read(const base::Json& json);
    bool isLoaded() const { return m_loaded; }
    /// Who the officers are; empty until a page asks for them with officers().load().
    OfficerNames& officers() { return m_officers; }
    const OfficerNames& officers() const { return m_officers; }
    /// What waits for approval; empty until the shell has asked.
    ApprovalRules& approvals() { return m_approvals; }
    const ApprovalRules& approvals() const { return m_approvals; }

    /// In the order of domain and name.
    const std::map<std::pair<std::string, std::string>, ActionInfo>& actions() const { return m_actions; }
    const ActionInfo* action(const std::string& domain, const std::string& name) const;
    const QueryInfo* query(const std::string& domain, const std::string& name) const;
    schema::Text domainLabel(const std::string& domain) const;
    /// The table's own name where the server has no label.
    schema::Text tableLabel(const std::string& domain, const std::string& table) const;
    /// The first query that lists the table's rows; null without one.
    const QueryInfo* queryOfTable(const std::string& domain, const std::string& table) const;
    /// All there are, in order of name.
    std::vector<std::string> domainNames() const;
    /// Names of actions of every domain; a name that two domains share comes once.
    std::vector<std::string> actionNames() const;
    /// "기부 · 모금 등록" of the first domain that has an action of this name; empty when none has.
    QString anyActionLabel(const std::string& action, const Language& language) const;
    /// Roles of which one is needed to read what the domain restricts.
    std::vector<std::string> readers(const std::string& domain) const;
    /// Label of a choice of a field with this name anywhere in the domain; empty when there is none.
    QString choiceLabel(const std::string& domain, const std::string& field, const std::string& value,
        const Language& language) const;
    /// A name that came with rows, not with the declarations: of an agency, of a campaign. Then choiceLabel() knows it, so
    /// that columns of ids show names. Learned names stay when the declarations are read again.
    void learn(
        const std::string& domain, const std::string& field, const std::string& value, schema::Text label);
    /// "기부 · 모금 등록" for a transaction's domain and action; the names where the server has no label.
    QString actionLabel(const std::string& domain, const std::string& action, const Language& language) const;

Q_SIGNALS:
    void loaded();
    void failed(const maru::base::Error& error);

private:
    void rememberChoices(const std::string& domain, const std::vector<schema::Field>& fields);

    std::map<std::pair<std::string, std::string>, ActionInfo> m_actions;
    std::map<std::pair<std::string, std::string>, QueryInfo> m_queries;
    std::map<std::string, schema::Text> m_domains;
    std::map<std::pair<std::string, std::string>, schema::Text> m_tables;
    std::map<std::string, std::vector<std::string>> m_readers;
    std::map<std::pair<std::string, std::string>, std::map<std::string, schema::Text>> m_choices;
    std::map<std::pair<std::string, std::string>, std::map<std::string, schema::Text>> m_learned;
    OfficerNames m_officers;
    ApprovalRules m_approvals;
    bool m_loaded = false;
};

} // namespace maru::console
