// SPDX-License-Identifier: Apache-2.0
// Which actions wait for approval, and of whom: what every form says before anything is signed.
#pragma once

#include "admin-console/core/language.h"
#include "admin-console/core/transport.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace maru::console {

class DomainCatalogue;

struct ApprovalRule {
    std::string domain;
    std::string action;
    qint64 needed = 1; ///< besides the proposer's own signature
    std::vector<std::string> roles; ///< empty: any officer
    std::vector<std::string> agencies; ///< empty: any
    bool distinctAgencies = false;
    qint64 seconds = 0;
};

/// Also of a proposal's row.
ApprovalRule approvalRuleOf(const base::Json& row);

/// GUI thread only.
class ApprovalRules final : public QObject {
    Q_OBJECT

public:
    explicit ApprovalRules(QObject* parent = nullptr);

    /// Asks for all rules; changed() follows when they differ. Does nothing while one is on its way. A server without
    /// rules of approval has none.
    void load(Transport& transport);
    bool isLoaded() const { return m_isLoaded; }
    void read(const base::Json& rows);
    /// Null: the action is executed at once.
    const ApprovalRule* find(const std::string& domain, const std::string& action) const;

Q_SIGNALS:
    void changed();

private:
    std::map<std::pair<std::string, std::string>, ApprovalRule> m_rules;
    bool m_isLoaded = false;
    bool m_isAsking = false;
    bool m_askAgain = false;
};

/// "One more officer must approve this: 관리자, of another agency. Nothing changes before; within 7 days."
QString approvalNote(const ApprovalRule& rule, const DomainCatalogue& catalogue, const Language& language);
/// "관리자 · 다른 기관", who may sign, in a few words.
QString approversText(const ApprovalRule& rule, const DomainCatalogue& catalogue, const Language& language);
/// "7 days", "90 minutes".
QString spanText(qint64 seconds);

} // namespace maru::console
