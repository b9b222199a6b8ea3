// SPDX-License-Identifier: Apache-2.0
// Words of proposals.
#include "admin-console/pages/approvals/proposal_words.h"

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/josa.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace maru::console::approvals {

using namespace Qt::StringLiterals;

namespace {

class ProposalWords {
    Q_DECLARE_TR_FUNCTIONS(ProposalWords)
};

QString nameOf(const std::string& did, const Services& services)
{
    return signerName(did, services.catalogue.officers(), services.language);
}

QString timeOf(const base::Json& row, const char* member)
{
    return formatTimeWithZone(base::UnixSeconds(row.integerOr(member, 0)));
}

QString endText(const base::Json& row, const Services& services)
{
    const std::string state = row.stringOr("state", "");
    const base::Json* closedBy = row.find("closed_by");
    const QString who = closedBy != nullptr ? nameOf(closedBy->stringOr("did", ""), services) : QString();
    if (state == "executed")
        return u"✓ "_s
            + ProposalWords::tr("Executed in block %1, %2")
                  .arg(formatInteger(row.integerOr("height", 0)), timeOf(row, "closed"));
    if (state == "failed")
        return u"✕ "_s
            + ProposalWords::tr("Approved, but it could not be done in block %1: %2")
                  .arg(formatInteger(row.integerOr("height", 0)),
                      problemText(base::refused(row.stringOr("code", "")), services.language.code()));
    if (state == "rejected")
        return u"✕ "_s
            + ProposalWords::tr("%1 rejected it, %2: %3")
                  .arg(who, timeOf(row, "closed"), toQt(row.stringOr("reason", "")));
    if (state == "withdrawn")
        return u"↩ "_s + ProposalWords::tr("Withdrawn by the proposer, %1").arg(timeOf(row, "closed"));
    if (state == "expired")
        return u"– "_s + ProposalWords::tr("Not approved in time, expired %1").arg(timeOf(row, "closed"));
    return {};
}

} // namespace

QString actionText(const base::Json& row, const Services& services)
{
    return services.catalogue.actionLabel(
        row.stringOr("domain", ""), row.stringOr("action", ""), services.language);
}

QString proposedText(const base::Json& row, const Services& services)
{
    return fitParticles(ProposalWords::tr("%1 proposed this, %2.")
                            .arg(nameOf(row.stringOr("signer", ""), services), timeOf(row, "time")));
}

QStringList signatureLines(const base::Json& row, const Services& services)
{
    QStringList lines;
    qint64 given = 0;
    if (const base::Json* approvals = row.find("approvals"); approvals != nullptr && approvals->isArray()) {
        for (const base::Json& one : approvals->asArray()) {
            ++given;
            lines << u"✓ "_s
                    + ProposalWords::tr("%1 approved, %2")
                          .arg(nameOf(one.stringOr("did", ""), services), timeOf(one, "time"));
        }
    }
    if (row.stringOr("state", "") != "open") {
        lines << endText(row, services);
        return lines;
    }
    ApprovalRule rule = approvalRuleOf(row);
    if (const ApprovalRule* now = services.catalogue.approvals().find(rule.domain, rule.action);
        now != nullptr)
        rule.needed = std::max(rule.needed, now->needed);
    const qint64 missing = std::max<qint64>(1, rule.needed - given);
    lines << u"○ "_s
            + counted(missing, ProposalWords::tr("%1 more approval needed: %2"),
                ProposalWords::tr("%1 more approvals needed: %2"))
                  .arg(formatInteger(missing), approversText(rule, services.catalogue, services.language));
    lines << u"○ "_s + ProposalWords::tr("Until %1").arg(timeOf(row, "valid_until"));
    return lines;
}

QString approvedText(const base::Json& data, qint64 height, const Services& services)
{
    const std::string state = data.stringOr("state", "");
    if (state == "executed")
        return ProposalWords::tr("That was the last approval: it was executed in block %1.")
            .arg(formatInteger(height));
    if (state == "failed")
        return ProposalWords::tr(
            "That was the last approval, but it could not be done: %1 Your approval stands; nothing "
            "was changed.")
            .arg(problemText(base::refused(data.stringOr("code", "")), services.language.code()));
    const qint64 missing = data.integerOr("missing", 0);
    return counted(missing, ProposalWords::tr("Your approval is in block %1. %2 more is needed."),
        ProposalWords::tr("Your approval is in block %1. %2 more are needed."))
        .arg(formatInteger(height), formatInteger(missing));
}

} // namespace maru::console::approvals
