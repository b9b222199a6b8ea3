// SPDX-License-Identifier: Apache-2.0
// Names of officers and agencies for the DIDs and ids that the ledger shows; kept while the console runs.
#pragma once

#include "admin-console/core/language.h"
#include "admin-console/core/transport.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace maru::console {

struct OfficerEntry {
    std::string did;
    std::string agency;
    schema::Text name; ///< of the post, never of a person
    std::vector<std::string> roles;
    std::string state;
};

/// GUI thread only.
class OfficerNames final : public QObject {
    Q_OBJECT

public:
    explicit OfficerNames(QObject* parent = nullptr);

    /// Asks for all officers and agencies, at most 5,000 of each; changed() follows. Does nothing while one is on its way.
    void load(Transport& transport);
    bool isLoaded() const { return m_isLoaded; }
    /// Why the last load did not bring everything; names that came before stay.
    const std::optional<base::Error>& error() const { return m_error; }
    /// There are more than were asked for.
    bool isCut() const { return m_isCut; }

    const OfficerEntry* find(const std::string& did) const;
    const std::map<std::string, OfficerEntry>& all() const { return m_officers; }
    /// Names by id.
    const std::map<std::string, schema::Text>& agencies() const { return m_agencies; }
    /// "정산 담당 1 (정산 사무소)"; empty for a DID that is no officer's.
    QString nameOf(const std::string& did, const Language& language) const;
    /// The id itself for an agency that is not known.
    QString agencyName(const std::string& agency, const Language& language) const;

Q_SIGNALS:
    void changed();

private:
    void ask(Transport& transport, const QString& path, const QString& after, int pagesLeft);
    void take(const QString& path, const base::Json& rows);
    void finishOne();

    std::map<std::string, OfficerEntry> m_officers;
    std::map<std::string, schema::Text> m_agencies;
    int m_waiting = 0;
    bool m_isLoaded = false;
    bool m_isCut = false;
    std::optional<base::Error> m_error;
};

/// What the console calls a signer: the officer, else "a citizen (key …3f9aZ)", else that it is not shown.
QString signerName(const std::string& did, const OfficerNames& officers, const Language& language);

} // namespace maru::console
