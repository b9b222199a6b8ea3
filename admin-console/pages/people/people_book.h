// SPDX-License-Identifier: Apache-2.0
// Roles and officers of now, for the forms of the page: what the declarations leave open because it is data.
#pragma once

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/services.h"
#include "admin-console/core/transport.h"

#include <QObject>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace maru::console::people {

struct RoleRow {
    std::string id;
    schema::Text name;
    std::set<std::string> actions; ///< "domain/action"
    std::set<std::string> reads;
    bool isActive = true;
};

/// GUI thread only.
class PeopleBook final : public QObject {
    Q_OBJECT

public:
    PeopleBook(Services& services, Transport& transport, QObject* parent);

    /// changed() follows when both lists have come. Does nothing while one is on its way.
    void load();
    bool isLoaded() const { return m_isLoaded; }
    const std::optional<base::Error>& error() const { return m_error; }
    const std::map<std::string, RoleRow>& roles() const { return m_roles; }
    /// Of the key of now, by the stable id.
    const base::Json* officer(const std::string& id) const;
    /// "기부 등록 담당 1 (기부금품등록청)"; the id where nothing is known.
    QString officerName(const std::string& id) const;
    const base::Json* agency(const std::string& id) const;
    /// Agencies whose certificate ends within `days` at the server's time, soonest first.
    std::vector<base::Json> endingWithin(int days) const;

    /// The action with lists to choose from where it asks for a role or an officer by id.
    ActionInfo withChoices(ActionInfo action) const;

Q_SIGNALS:
    void changed();

private:
    void ask(const QString& query, const QString& after);
    void finishOne();

    Services& m_services;
    Transport& m_transport;
    std::map<std::string, RoleRow> m_roles;
    std::map<std::string, base::Json> m_officers;
    std::map<std::string, base::Json> m_agencies;
    std::optional<base::Error> m_error;
    int m_waiting = 0;
    bool m_isLoaded = false;
};

} // namespace maru::console::people
