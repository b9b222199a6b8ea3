// SPDX-License-Identifier: Apache-2.0
// What the approvals domain declares.
#include "server/domains/approvals/approvals_domain.h"

#include "server/domains/common/fields.h"

namespace maru::approvals {
namespace {

using namespace domains;
using domain::ActionSpec;
using domain::IndexSpec;
using domain::QuerySpec;
using domain::Visibility;

constexpr std::int64_t kMostApprovals = 10;
constexpr std::int64_t kLeastSeconds = 60;
constexpr std::int64_t kMostSeconds = 31'536'000; ///< a year

Field proposalId()
{
    return line("proposal", { "결재안", "Proposal" }, 18, 18);
}

Field domainName()
{
    return help(line("domain", { "분야", "Domain" }, 1, 40),
        { "영역의 이름입니다. 예: identity", "Name of the domain, for example identity." });
}

Field actionName()
{
    return help(line("action", { "업무", "Action" }, 1, 60),
        { "업무의 이름입니다. 예: setGrants", "Name of the action, for example setGrants." });
}

Field needed()
{
    return help(integer("needed", { "필요한 승인 수", "Approvals needed" }, 1, kMostApprovals),
        { "제안한 사람의 서명은 세지 않습니다. 1이면 제안한 사람과 다른 한 사람, 모두 두 사람입니다.",
            "The proposer's own signature does not count: 1 means the proposer and one other, two people in "
            "all." });
}

Field roles()
{
    return help(
        list("roles", { "승인하는 역할", "Roles that approve" }, reference("", {}, "identity/roles"), 0, 16),
        { "이 가운데 한 역할이 있는 담당자만 승인할 수 있습니다. 비워 두면 모든 담당자입니다.",
            "Only officers with one of these roles approve. Empty: any officer." });
}

Field agencies()
{
    return help(list("agencies", { "승인하는 기관", "Agencies that approve" },
                    reference("", {}, "identity/agencies"), 0, 16),
        { "이 가운데 한 기관의 담당자만 승인할 수 있습니다. 비워 두면 모든 기관입니다.",
            "Only officers of one of these agencies approve. Empty: any agency." });
}

Field distinctAgencies()
{
    return help(boolean("distinct_agencies", { "서로 다른 기관", "Different agencies" }),
        { "제안한 사람을 포함하여 서명한 사람이 모두 서로 다른 기관이어야 합니다.",
            "No two who sign may be of one agency, the proposer included." });
}

Field seconds()
{
    return unit(
        help(integer("seconds", { "승인 기한", "Time to approve" }, kLeastSeconds, kMostSeconds),
            { "이 시간 안에 승인이 모이지 않으면 결재안은 만료됩니다. 604,800초는 7일입니다.",
                "A proposal that is not approved within this time expires. 604,800 s are seven days." }),
        "초");
}

std::vector<Choice> states()
{
    return {
        { "open", { "결재 대기", "Waiting" } },
        { "executed", { "실행됨", "Executed" } },
        { "failed", { "실행하지 못함", "Failed" } },
        { "rejected", { "반려", "Rejected" } },
        { "withdrawn", { "회수", "Withdrawn" } },
        { "expired", { "기한 지남", "Expired" } },
    };
}

std::vector<ActionSpec> actions()
{
    const Field transaction = help(hash("transaction", { "제안한 거래", "Proposed transaction" }),
        { "결재하는 내용 전체의 해시입니다. 다른 내용으로 바꿔 승인받을 수 없습니다.",
            "Hash of everything that is approved, so that nothing else can be approved in its place." });
    const std::vector<std::string> administrator { "administrator" };
    return {
        ActionSpec { "approve", {}, Schema { { proposalId(), transaction } }, { "승인", "Approve" },
            { "결재안을 승인합니다. 마지막 승인이 들어오면 같은 블록에서 실행됩니다.",
                "Approves a proposal. The last approval that it needs executes it in the same block." } },
        ActionSpec { "reject", {},
            Schema { { proposalId(), prose("reason", { "반려 사유", "Reason" }, 1, 500) } },
            { "반려", "Reject" },
            { "결재안을 사유를 적어 반려합니다. 한 사람의 반려로 끝납니다.",
                "Rejects a proposal with a reason. One rejection ends it." },
            Visibility::Restricted },
        ActionSpec { "withdraw", {}, Schema { { proposalId() } }, { "회수", "Withdraw" },
            { "스스로 올린 결재안을 거두어들입니다.", "Takes one's own proposal back." } },
        ActionSpec { "setRule", administrator,
            Schema { { domainName(), actionName(), needed(), optional(roles()), optional(agencies()),
                optional(distinctAgencies()), seconds() } },
            { "결재 규칙 정하기", "Set approval rule" },
            { "업무에 필요한 승인을 정합니다. 이 변경 자체도 제네시스 문서가 정한 승인이 필요합니다.",
                "Says which approvals an action needs. The change itself needs those that the genesis "
                "document "
                "says." } },
        ActionSpec { "removeRule", administrator, Schema { { domainName(), actionName() } },
            { "결재 규칙 없애기", "Remove approval rule" },
            { "업무를 승인 없이 바로 실행하게 합니다. 열려 있는 결재안에는 옛 규칙이 그대로 적용됩니다.",
                "Lets an action be executed without approvals. Open proposals keep the rule they were made "
                "under." } },
    };
}

} // namespace

domain::DomainSpec makeSpec()
{
    domain::DomainSpec spec;
    spec.name = "approvals";
    spec.label = { "결재", "Approvals" };
    spec.readers = { "administrator" };
    spec.actions = actions();
    spec.tables = {
        { "rules", { "결재 규칙", "Approval rules" }, { { "domain", { "domain" } } } },
        { "proposals", { "결재안", "Proposals" },
            { { "state", { "state" } }, { "domain", { "domain" } }, { "signer", { "signer" } } },
            Visibility::Restricted },
        { "contents", { "결재할 내용", "Contents of proposals" }, {}, Visibility::Restricted },
    };

    QuerySpec rules;
    rules.name = rules.table = "rules";
    rules.label = { "결재 규칙", "Approval rules" };
    rules.filters = allOptional({ domainName() });
    rules.columns = allOptional({ domainName(), actionName(), needed(), roles(), agencies(),
        distinctAgencies(), seconds(), time("since", { "정한 때", "Since" }) });
    rules.sorts = { "", "domain", "action", "since" };
    rules.search = { "domain", "action" };

    QuerySpec proposals;
    proposals.name = proposals.table = "proposals";
    proposals.label = { "결재안", "Proposals" };
    const Field state = choice("state", { "상태", "State" }, states());
    const Field agency = reference("agency", { "제안한 기관", "Proposing agency" }, "identity/agencies");
    const Field signer = did("signer", { "제안한 사람", "Proposer" });
    proposals.filters = allOptional({ state, domainName(), actionName(), agency, signer });
    proposals.columns = allOptional({ line("id", { "결재안", "Proposal" }, 18, 18), state, domainName(),
        actionName(), signer, agency, needed(), roles(), agencies(), distinctAgencies(),
        hash("transaction", { "제안한 거래", "Proposed transaction" }),
        time("time", { "올린 때", "Proposed" }), time("valid_until", { "승인 기한", "Valid until" }),
        time("closed", { "끝난 때", "Closed" }), line("code", { "결과", "Result" }, 1, 80),
        prose("reason", { "반려 사유", "Reason" }, 1, 500) });
    proposals.sorts = { "", "time", "valid_until", "closed" };
    proposals.search = { "id", "domain", "action", "agency" };

    QuerySpec gaps;
    gaps.name = "gaps";
    gaps.label = { "규칙 없이 권한을 주는 업무", "Actions that give rights without a rule" };
    gaps.kind = QuerySpec::Kind::Computed;
    spec.queries = { rules, proposals, gaps };
    return spec;
}

} // namespace maru::approvals
