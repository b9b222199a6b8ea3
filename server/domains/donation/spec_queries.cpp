// SPDX-License-Identifier: Apache-2.0
// Tables, indexes and queries with their columns.
#include "server/domains/common/fields.h"
#include "server/domains/donation/spec_parts.h"

namespace maru::donation {

using namespace domains;
using domain::IndexSpec;
using domain::QuerySpec;
using domain::TableSpec;
using domain::Visibility;

namespace {

Field id()
{
    return line("id", { "번호", "Id" }, 1, 64);
}
Field campaign()
{
    return reference("campaign", { "캠페인", "Campaign" }, "donation/campaigns");
}
Field organisation()
{
    return reference("organisation", { "모집단체", "Organisation" }, "donation/organisations");
}
Field plan()
{
    return reference("plan", { "배분 계획", "Plan" }, "donation/plans");
}
Field text(const char* name, Text label)
{
    return line(name, std::move(label), 0, 4000);
}
Field number(const char* name, Text label)
{
    return integer(name, std::move(label), 0, base::kMaxSafeInteger);
}
Field money(const char* name, Text label)
{
    return won(name, std::move(label), 0);
}
Field amount()
{
    return money("amount", { "금액", "Amount" });
}
Field moment(const char* name, Text label)
{
    return time(name, std::move(label));
}
Field at()
{
    return moment("time", { "시각", "Time" });
}
Field transaction()
{
    return text("transaction", { "거래", "Transaction" });
}
Field height()
{
    return number("height", { "블록", "Block" });
}
Field donor()
{
    return did("donor", { "기부자", "Donor" });
}
Field region()
{
    return choice("region", { "지역", "Region" }, regions());
}
Field month()
{
    return text("month", { "달", "Month" });
}

Field state(std::vector<Choice> choices)
{
    return choice("state", { "상태", "State" }, std::move(choices));
}

std::vector<Choice> campaignStates()
{
    return {
        { "draft", { "초안", "Draft" } },
        { "registered", { "등록됨", "Registered" } },
        { "open", { "모금 중", "Open" } },
        { "target_reached", { "목표 달성", "Target reached" } },
        { "period_ended", { "기간 종료", "Period ended" } },
        { "stopped", { "모금 종료", "Stopped" } },
        { "distributing", { "집행 중", "Distributing" } },
        { "reporting", { "보고 마침", "Reported" } },
        { "audited", { "감사 마침", "Audited" } },
        { "closed", { "닫힘", "Closed" } },
        { "suspended", { "정지", "Suspended" } },
        { "cancelled", { "취소", "Cancelled" } },
        { "refunding", { "환급 중", "Refunding" } },
    };
}

std::vector<Choice> milestoneStates()
{
    return {
        { "pending", { "대기", "Pending" } },
        { "needs_review", { "심사 필요", "Needs review" } },
        { "completed", { "승인", "Completed" } },
        { "paid", { "지급", "Paid" } },
        { "rejected", { "반려", "Rejected" } },
        { "cancelled", { "취소", "Cancelled" } },
    };
}

std::vector<Choice> planStates()
{
    return {
        { "proposed", { "제안", "Proposed" } },
        { "approved", { "승인", "Approved" } },
        { "running", { "진행", "Running" } },
        { "ending", { "정리 중", "Ending" } },
        { "finished", { "끝남", "Finished" } },
        { "rejected", { "반려", "Rejected" } },
    };
}

std::vector<Choice> movementKinds()
{
    return {
        { "donation", { "기부", "Donation" } },
        { "payout", { "지급", "Payment" } },
        { "distribution", { "배분", "Distribution" } },
        { "return", { "반환", "Return" } },
        { "refund", { "환급", "Refund" } },
        { "remainder", { "남은 돈 전달", "Remainder" } },
    };
}

std::vector<Choice> changeKinds()
{
    return {
        { "created", { "작성", "Created" } },
        { "edited", { "수정", "Edited" } },
        { "registered", { "등록", "Registered" } },
        { "returned", { "보완 요구", "Returned" } },
        { "opened", { "모금 시작", "Opened" } },
        { "extended", { "연장", "Extended" } },
        { "corrected", { "정정", "Corrected" } },
        { "suspended", { "정지", "Suspended" } },
        { "resumed", { "재개", "Resumed" } },
        { "stopped", { "수동 종료", "Stopped" } },
        { "ended", { "자동 종료", "Ended" } },
        { "distributing", { "집행 시작", "Distributing" } },
        { "reporting", { "보고 마침", "Report finished" } },
        { "audited", { "감사", "Audited" } },
        { "cancelled", { "취소", "Cancelled" } },
        { "refunding", { "환급 시작", "Refunding" } },
        { "closed", { "닫음", "Closed" } },
    };
}

QuerySpec rows(const char* name, Text label, std::vector<Field> filters, std::vector<Field> columns)
{
    QuerySpec query;
    query.name = query.table = name;
    query.label = std::move(label);
    query.filters = allOptional(std::move(filters));
    query.columns = allOptional(std::move(columns));
    query.sorts = { "" };
    return query;
}

QuerySpec computed(const char* name, Text label, std::vector<Field> arguments, std::vector<Field> columns)
{
    QuerySpec query;
    query.name = name;
    query.label = std::move(label);
    query.kind = QuerySpec::Kind::Computed;
    query.filters = Schema { std::move(arguments) };
    query.columns = allOptional(std::move(columns));
    return query;
}

QuerySpec sorted(QuerySpec query, std::vector<std::string> sorts, std::vector<std::string> search = {},
    std::vector<std::string> searchStarts = {})
{
    query.searchStarts = std::move(searchStarts);
    query.sorts = std::move(sorts);
    query.search = std::move(search);
    return query;
}

QuerySpec restricted(QuerySpec query)
{
    query.visibility = Visibility::Restricted;
    return query;
}

std::vector<Field> campaignColumns()
{
    return { id(), organisation(), text("organisation_ko", { "모집단체", "Organisation (Korean)" }),
        text("organisation_en", { "모집단체(영어)", "Organisation" }),
        text("title_ko", { "제목", "Title (Korean)" }), text("title_en", { "제목(영어)", "Title" }),
        choice("category", { "분야", "Category" }, campaignCategories()), region(),
        money("target", { "목표", "Target" }), money("minimum", { "최소", "Minimum" }),
        moment("start", { "시작", "Start" }), moment("end", { "종료", "End" }),
        choice("stop_rule", { "종료 규칙", "Stop rule" }, stopRules()),
        choice("overflow", { "목표 초과", "Overflow" }, overflowPolicies()),
        choice("refund_policy", { "남은 돈", "What is left" }, refundPolicies()),
        moment("use_until", { "사용 기한", "Use until" }),
        money("fundraising_cost", { "모집비용", "Cost of raising" }),
        text("registration_number", { "모집등록번호", "Registration number" }), state(campaignStates()),
        money("raised", { "모금액", "Raised" }), money("paid", { "지급액", "Paid" }),
        money("returned", { "반환액", "Returned" }), money("refunded", { "환급액", "Refunded" }),
        money("balance", { "남은 돈", "Balance" }), number("donations", { "기부 건수", "Donations" }),
        number("donors", { "기부자 수", "Donors" }), number("milestones", { "단계 수", "Milestones" }),
        moment("created", { "작성", "Created" }), moment("opened", { "열림", "Opened" }),
        moment("ended", { "모금 종료", "Ended" }), moment("closed", { "닫힘", "Closed" }),
        money("paid_organisation", { "단체가 받은 돈", "Paid to organisations" }),
        money("usage_total", { "보고된 사용액", "Reported usage" }), text("reason", { "사유", "Reason" }),
        text("suspended_from", { "정지 전 상태", "Suspended from" }) };
}

} // namespace

std::vector<TableSpec> tableSpecs()
{
    const auto restrictedTable = [](const char* name, Text label, std::vector<IndexSpec> indexes) {
        return TableSpec { name, std::move(label), std::move(indexes), Visibility::Restricted };
    };
    return {
        { "organisations", { "모집단체", "Organisations" }, { { "state", { "state" } } } },
        { "campaigns", { "캠페인", "Campaigns" },
            { { "state", { "state" } }, { "end", { "end" } }, { "organisation", { "organisation" } },
                { "raised", { "raised" } }, { "created", { "created" } } } },
        { "milestones", { "집행 단계", "Milestones" },
            { { "campaign", { "campaign" } }, { "reviewer_state", { "reviewer", "state" } },
                { "state", { "state" } } } },
        { "donations", { "기부", "Donations" },
            { { "campaign_index", { "campaign", "index" } }, { "donor_time", { "donor", "time" } },
                { "time", { "time" } }, { "campaign_amount", { "campaign", "amount" } },
                { "amount", { "amount" } } } },
        { "donors", { "캠페인별 기부자", "Donors of a campaign" }, {} },
        { "people", { "기부자", "Donors" }, {} },
        { "pledges", { "약정", "Pledges" },
            { { "donor", { "donor" } }, { "campaign_state", { "campaign", "state" } } } },
        { "plans", { "배분 계획", "Plans" }, { { "campaign", { "campaign" } }, { "state", { "state" } } } },
        { "merchants", { "가맹점", "Merchants" }, { { "category_region", { "category", "region" } } } },
        { "numbers", { "사업자등록번호", "Business numbers" }, {} },
        { "usage", { "사용 내역", "Usage report" }, { { "campaign", { "campaign" } } } },
        { "movements", { "돈의 이동", "Movements" },
            { { "campaign_kind", { "campaign", "kind" } }, { "kind_time", { "kind", "time" } },
                { "donation", { "donation" } }, { "plan", { "plan" } } } },
        { "changes", { "변경 이력", "Changes" }, { { "campaign", { "campaign" } } } },
        { "sum_trees", { "합계 나무", "Sum trees" }, {} },
        restrictedTable("shares", { "수혜자 몫", "Shares" },
            { { "beneficiary", { "beneficiary" } }, { "plan", { "plan" } }, { "campaign", { "campaign" } } }),
        restrictedTable("spends", { "수혜자 사용", "Spends" },
            { { "plan", { "plan" } }, { "beneficiary", { "beneficiary" } }, { "campaign", { "campaign" } } }),
        restrictedTable("spending", { "월별 분야별 사용", "Spending by month and category" }, {}),
        restrictedTable("spenders", { "사용한 사람", "Who is in a group" }, {}),
    };
}

std::vector<QuerySpec> rowQueries()
{
    const Field beneficiary = did("beneficiary", { "수혜자 가명", "Beneficiary" });
    const Field category = choice("category", { "분야", "Category" }, spendingCategories());
    const Field day = number("day", { "날짜", "Day" });
    const Field months = number("months", { "개월", "Months" });
    const Field seq = number("seq", { "단계", "Milestone" });
    const Field n = number("n", { "순번", "Number" });
    return {
        sorted(
            rows("organisations", { "모집단체", "Organisations" },
                { choice("category", { "구분", "Category" }, organisationCategories()),
                    state({ { "registered", { "등록", "Registered" } },
                        { "verified", { "확인", "Verified" } } }) },
                { id(), reference("agency", { "기관", "Agency" }, "identity/agencies"),
                    text("name_ko", { "이름", "Name (Korean)" }), text("name_en", { "이름(영어)", "Name" }),
                    text("number", { "사업자등록번호", "Business number" }),
                    choice("category", { "구분", "Category" }, organisationCategories()),
                    text("contact", { "연락처", "Contact" }),
                    state({ { "registered", { "등록", "Registered" } },
                        { "verified", { "확인", "Verified" } } }),
                    number("campaigns", { "캠페인 수", "Campaigns" }),
                    money("raised", { "모금액", "Raised" }) }),
            { "", "name_ko", "name_en", "raised" }, { "name_ko", "name_en", "number" }),
        sorted(
            rows("campaigns", { "캠페인", "Campaigns" },
                { state(campaignStates()), choice("category", { "분야", "Category" }, campaignCategories()),
                    region(), organisation() },
                campaignColumns()),
            { "", "end", "raised", "target", "created" },
            { "title_ko", "title_en", "organisation_ko", "organisation_en" }),
        sorted(
            rows("milestones", { "집행 단계", "Milestones" },
                { campaign(), state(milestoneStates()), did("reviewer", { "심사 담당자", "Reviewer" }) },
                { campaign(), seq, text("title_ko", { "제목", "Title (Korean)" }),
                    text("title_en", { "제목(영어)", "Title" }), amount(),
                    money("planned", { "계획", "Planned" }),
                    choice("recipient_kind", { "받는 곳", "Recipient kind" }, recipientKinds()),
                    text("recipient", { "받는 곳 번호", "Recipient" }),
                    text("reviewer", { "심사 담당자", "Reviewer" }), moment("due", { "기한", "Due" }),
                    state(milestoneStates()), text("note", { "의견", "Note" }),
                    moment("paid_at", { "지급 시각", "Paid at" }), text("plan", { "배분 계획", "Plan" }) }),
            { "", "due", "amount" }),
        sorted(
            rows("donations", { "기부", "Donations" }, { campaign(), donor() },
                { id(), campaign(), donor(), amount(), number("index", { "순서", "Order" }),
                    text("pledge", { "약정", "Pledge" }), boolean("tax_receipt", { "영수증", "Tax receipt" }),
                    boolean("public_name", { "이름 공개", "Public name" }),
                    money("refunded", { "환급", "Refunded" }), height(), at(), transaction() }),
            { "", "time", "amount", "index" }, {}, { "", "donor" }),
        sorted(rows("pledges", { "약정 기부", "Pledges" },
                   { campaign(), donor(),
                       state({ { "active", { "진행", "Active" } }, { "finished", { "끝남", "Finished" } },
                           { "cancelled", { "취소", "Cancelled" } } }) },
                   { id(), campaign(), donor(), amount(), day, months, number("made", { "낸 횟수", "Made" }),
                       number("missed", { "못 낸 횟수", "Missed" }), moment("next", { "다음", "Next" }),
                       state({ { "active", { "진행", "Active" } }, { "finished", { "끝남", "Finished" } },
                           { "cancelled", { "취소", "Cancelled" } } }) }),
            { "", "next" }),
        rows("plans", { "배분 계획", "Plans" }, { campaign(), state(planStates()) },
            { id(), campaign(), number("milestone", { "단계", "Milestone" }), state(planStates()),
                money("total", { "총액", "Total" }), money("monthly", { "매달", "Monthly" }),
                number("beneficiaries", { "수혜자 수", "Beneficiaries" }), day, months, region(),
                moment("use_until", { "사용 기한", "Use until" }),
                choice("unused_return", { "쓰지 않은 돈", "Unused money" }, unusedReturns()),
                money("paid", { "배분액", "Distributed" }),
                help(money("spent", { "사용액", "Spent" }),
                    { "계획이 끝난 뒤에만 나옵니다.", "Shown only after the plan is finished." }),
                money("returned", { "반환액", "Returned" }),
                number("months_paid", { "배분한 달", "Months paid" }),
                text("reviewer", { "심사 담당자", "Reviewer" }) }),
        sorted(rows("merchants", { "가맹점", "Merchants" }, { category, region() },
                   { id(), text("name_ko", { "이름", "Name (Korean)" }),
                       text("name_en", { "이름(영어)", "Name" }),
                       text("number", { "사업자등록번호", "Business number" }), category, region(),
                       text("state", { "상태", "State" }) }),
            { "", "name_ko", "name_en" }, { "name_ko", "name_en", "number" }),
        sorted(rows("usage", { "사용 내역", "Usage report" }, { campaign() },
                   { campaign(), n, date("date", { "일자", "Date" }), text("place", { "사용처", "Place" }),
                       text("purpose", { "목적", "Purpose" }), amount(), at(), transaction() }),
            { "", "date", "amount" }, { "place", "purpose" }),
        sorted(rows("movements", { "돈의 이동", "Movements" },
                   { campaign(), choice("kind", { "종류", "Kind" }, movementKinds()) },
                   { campaign(), n, choice("kind", { "종류", "Kind" }, movementKinds()),
                       text("from", { "보낸 곳", "From" }), text("to", { "받은 곳", "To" }), amount(),
                       number("milestone", { "단계", "Milestone" }), text("plan", { "배분 계획", "Plan" }),
                       text("donation", { "기부", "Donation" }), height(), at(), transaction(),
                       money("balance", { "남은 돈", "Balance" }) }),
            { "", "time", "amount" }),
        rows("changes", { "변경 이력", "Changes" }, { campaign() },
            { campaign(), n, choice("kind", { "종류", "Kind" }, changeKinds()), text("by", { "담당", "By" }),
                text("reason", { "사유", "Reason" }), text("from", { "이전", "From" }),
                text("to", { "이후", "To" }), height(), at(), transaction() }),
        restricted(rows("shares", { "수혜자 몫", "Shares" }, { plan(), campaign(), beneficiary },
            { plan(), campaign(), beneficiary, money("monthly", { "매달", "Monthly" }),
                money("received", { "받은 돈", "Received" }), money("spent", { "쓴 돈", "Spent" }) })),
        restricted(sorted(rows("spends", { "수혜자 사용", "Spends" }, { plan(), campaign(), beneficiary },
                              { id(), plan(), campaign(), beneficiary,
                                  reference("merchant", { "가맹점", "Merchant" }, "donation/merchants"),
                                  category, month(), amount(), at() }),
            { "", "time", "amount" })),
    };
}

std::vector<QuerySpec> computedQueries()
{
    const Field donation = reference("donation", { "기부", "Donation" }, "donation/donations");
    const std::vector<Field> sums { money("raised", { "모금액", "Raised" }),
        money("returned", { "반환액", "Returned" }), money("paid", { "지급액", "Paid" }),
        money("refunded", { "환급액", "Refunded" }), money("balance", { "남은 돈", "Balance" }) };
    return {
        computed("summary", { "전체 요약", "Summary" }, {},
            { number("campaigns", { "캠페인", "Campaigns" }), number("open", { "모금 중", "Open" }), sums[0],
                sums[2], sums[3], sums[4], number("donors", { "기부자", "Donors" }),
                number("organisations", { "모집단체", "Organisations" }),
                number("donations", { "기부 건수", "Donations" }) }),
        computed("flow", { "돈의 흐름", "Flow of money" }, { campaign() }, sums),
        computed("trace", { "내 기부의 길", "Way of a donation" }, { donation },
            { amount(), money("kept", { "쓰이는 돈", "Kept" }), sums[3] }),
        computed("spending", { "수혜자 사용(집계)", "Spending in groups" }, { campaign() },
            { month(), choice("category", { "분야", "Category" }, spendingCategories()), amount(),
                number("beneficiaries", { "인원", "People" }) }),
        computed("sums", { "합계 증명", "Sum proof" }, { campaign() }, sums),
        computed("sumProof", { "내 기부의 합계 증명", "Proof of a donation in the sum" }, { donation },
            { number("index", { "순서", "Index" }), number("count", { "건수", "Count" }), amount() }),
        computed("donor", { "기부자의 기부", "A donor's donations" }, { did("did", { "기부자", "Donor" }) },
            { amount(), number("donations", { "건수", "Donations" }), sums[3],
                number("campaigns", { "캠페인", "Campaigns" }) }),
    };
}

} // namespace maru::donation
