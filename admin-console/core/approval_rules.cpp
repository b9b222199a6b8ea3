// SPDX-License-Identifier: Apache-2.0
// Rules of approval, and how they are said.
#include "admin-console/core/approval_rules.h"

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/josa.h"
#include "admin-console/core/text.h"

#include <QCoreApplication>

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

class ApprovalWords {
    Q_DECLARE_TR_FUNCTIONS(ApprovalWords)
};

std::vector<std::string> textList(const base::Json& row, const char* member)
{
    std::vector<std::string> texts;
    if (const base::Json* list = row.find(member); list != nullptr && list->isArray()) {
        for (const base::Json& one : list->asArray()) {
            if (one.isString())
                texts.push_back(one.asString());
        }
    }
    return texts;
}

} // namespace

ApprovalRule approvalRuleOf(const base::Json& row)
{
    ApprovalRule rule;
    rule.domain = row.stringOr("domain", "");
    rule.action = row.stringOr("action", "");
    rule.needed = row.integerOr("needed", 1);
    rule.roles = textList(row, "roles");
    rule.agencies = textList(row, "agencies");
    rule.distinctAgencies = row.booleanOr("distinct_agencies", false);
    rule.seconds = row.integerOr("seconds", 0);
    return rule;
}

ApprovalRules::ApprovalRules(QObject* parent) : QObject(parent) { }

void ApprovalRules::load(Transport& transport)
{
    if (m_isAsking) {
        m_askAgain = true;
        return;
    }
    m_isAsking = true;
    transport.send(get(u"/v1/query/approvals/rules"_s, { { u"limit"_s, u"500"_s } }), this,
        [this, &transport](const ApiAnswer& answer) {
            m_isAsking = false;
            if (answer) {
                if (const base::Json* rows = answer->find("rows"); rows != nullptr)
                    read(*rows);
            }
            if (std::exchange(m_askAgain, false))
                load(transport);
        });
}

void ApprovalRules::read(const base::Json& rows)
{
    m_rules.clear();
    if (rows.isArray()) {
        for (const base::Json& row : rows.asArray()) {
            ApprovalRule rule = approvalRuleOf(row);
            std::pair<std::string, std::string> key { rule.domain, rule.action };
            m_rules.insert_or_assign(std::move(key), std::move(rule));
        }
    }
    m_isLoaded = true;
    Q_EMIT changed();
}

const ApprovalRule* ApprovalRules::find(const std::string& domain, const std::string& action) const
{
    const auto found = m_rules.find({ domain, action });
    return found == m_rules.end() ? nullptr : &found->second;
}

QString spanText(qint64 seconds)
{
    constexpr qint64 kMinute = 60;
    constexpr qint64 kHour = 3'600;
    constexpr qint64 kDay = 86'400;
    if (seconds >= kDay && seconds % kDay == 0)
        return counted(seconds / kDay, ApprovalWords::tr("%1 day"), ApprovalWords::tr("%1 days"))
            .arg(formatInteger(seconds / kDay));
    if (seconds >= kHour && seconds % kHour == 0)
        return counted(seconds / kHour, ApprovalWords::tr("%1 hour"), ApprovalWords::tr("%1 hours"))
            .arg(formatInteger(seconds / kHour));
    return counted(seconds / kMinute, ApprovalWords::tr("%1 minute"), ApprovalWords::tr("%1 minutes"))
        .arg(formatInteger(seconds / kMinute));
}

QString approversText(const ApprovalRule& rule, const DomainCatalogue& catalogue, const Language& language)
{
    QStringList roles;
    for (const std::string& role : rule.roles) {
        const QString word = catalogue.choiceLabel("identity", "roles", role, language);
        roles << (word.isEmpty() ? toQt(role) : word);
    }
    QStringList agencies;
    for (const std::string& agency : rule.agencies)
        agencies << catalogue.officers().agencyName(agency, language);
    QStringList parts;
    parts << (roles.isEmpty() ? ApprovalWords::tr("any officer") : roles.join(u" / "_s));
    if (!agencies.isEmpty())
        parts << agencies.join(u" / "_s);
    if (rule.distinctAgencies)
        parts << ApprovalWords::tr("all of different agencies");
    return parts.join(u" · "_s);
}

QString approvalNote(const ApprovalRule& rule, const DomainCatalogue& catalogue, const Language& language)
{
    return fitParticles(counted(rule.needed,
        ApprovalWords::tr(
            "After your signature %1 other officer must approve this (%2), within %3. Until then "
            "nothing changes."),
        ApprovalWords::tr(
            "After your signature %1 other officers must approve this (%2), within %3. Until then "
            "nothing changes."))
                            .arg(formatInteger(rule.needed), approversText(rule, catalogue, language),
                                spanText(rule.seconds)));
}

} // namespace maru::console
