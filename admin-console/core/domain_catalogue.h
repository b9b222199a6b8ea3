// SPDX-License-Identifier: Apache-2.0
// What the server's domains say about themselves (GET /v1/domains): actions with roles and payload schemas, queries
// with columns, words for choices. Forms and buttons are made from this. GUI thread only.
#pragma once

#include "admin-console/core/language.h"
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

    const ActionInfo* action(const std::string& domain, const std::string& name) const;
    const QueryInfo* query(const std::string& domain, const std::string& name) const;
    schema::Text domainLabel(const std::string& domain) const;
    /// Label of a choice of a field with this name anywhere in the domain; empty when there is none.
    QString choiceLabel(const std::string& domain, const std::string& field, const std::string& value,
        const Language& language) const;
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
    std::map<std::pair<std::string, std::string>, std::map<std::string, schema::Text>> m_choices;
    bool m_loaded = false;
};

} // namespace maru::console
