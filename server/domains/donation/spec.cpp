// SPDX-License-Identifier: Apache-2.0
// What the donation domain declares: lists of values, parameters, and all parts together.
#include "server/domains/donation/donation_domain.h"
#include "server/domains/donation/queries.h"
#include "server/domains/donation/spec_parts.h"

#include <iterator>

namespace maru::donation {

using schema::Choice;

std::vector<Choice> organisationCategories()
{
    return {
        { "religious", { "종교단체", "Religious" } },
        { "designated", { "지정기부금단체", "Designated donation organisation" } },
        { "statutory", { "법정기부금단체", "Statutory donation organisation" } },
    };
}

std::vector<Choice> campaignCategories()
{
    return {
        { "children", { "아동·청소년", "Children" } },
        { "elderly", { "어르신", "Elderly" } },
        { "disaster", { "재난·재해", "Disaster" } },
        { "health", { "의료·건강", "Health" } },
        { "environment", { "환경", "Environment" } },
        { "education", { "교육", "Education" } },
        { "animals", { "동물", "Animals" } },
        { "overseas", { "해외", "Overseas" } },
    };
}

std::vector<Choice> spendingCategories()
{
    return {
        { "food", { "식비", "Food" } },
        { "medical", { "의료", "Medical" } },
        { "education", { "교육", "Education" } },
        { "housing", { "주거", "Housing" } },
        { "clothing", { "의류", "Clothing" } },
        { "transport", { "교통", "Transport" } },
        { "daily", { "생활용품", "Daily goods" } },
    };
}

std::vector<Choice> stopRules()
{
    return {
        { "target", { "목표 금액에 닿으면", "At the target" } },
        { "period", { "기간이 끝나면", "At the end of the period" } },
        { "both", { "목표·기간·수동", "Target, period or by hand" } },
        { "manual", { "수동", "By hand" } },
    };
}

std::vector<Choice> overflowPolicies()
{
    return {
        { "stop", { "목표를 넘는 기부는 받지 않음", "Refuse what would pass the target" } },
        { "accept", { "그대로 받음", "Accept" } },
    };
}

std::vector<Choice> refundPolicies()
{
    return {
        { "refund", { "기부자에게 환급", "Refund to donors" } },
        { "organisation", { "모집단체에 전달", "Pass on to the organisation" } },
    };
}

std::vector<Choice> recipientKinds()
{
    return {
        { "organisation", { "모집단체", "Organisation" } },
        { "plan", { "배분 계획", "Distribution plan" } },
        { "merchant", { "가맹점", "Merchant" } },
    };
}

std::vector<Choice> unusedReturns()
{
    return {
        { "campaign", { "캠페인으로", "To the campaign" } },
        { "organisation", { "모집단체로", "To the organisation" } },
    };
}

schema::Text categoryLabel(std::string_view category)
{
    for (const Choice& choice : spendingCategories()) {
        if (choice.value == category)
            return choice.label;
    }
    return { std::string(category), std::string(category) };
}

std::vector<domain::ParameterSpec> parameterSpecs()
{
    const auto tier = [](std::int64_t upTo, std::int64_t percent) {
        return Json::object({ { "up_to", upTo }, { "percent", percent } });
    };
    return {
        { "donation.cost_cap", { "모집비용 한도", "Cap on the cost of raising" }, "%",
            Json::array({ tier(1'000'000'000, 15), tier(10'000'000'000, 13), tier(20'000'000'000, 12),
                tier(base::kMaxSafeInteger, 10) }),
            "기부금품의 모집 및 사용에 관한 법률 제13조", { { "percent", { 0, 100 } } } },
        { "donation.registration_threshold", { "모집등록 기준 금액", "Registration threshold" }, "원",
            10'000'000, "기부금품의 모집 및 사용에 관한 법률 제4조" },
        { "donation.k_anonymity", { "지출 공개 최소 인원", "Least people in a published group" }, "명", 5,
            "개인정보 보호법 제58조의2", { { "", { 1, base::kMaxSafeInteger } } } },
        { "donation.minimum_amount", { "기부 최소 금액", "Smallest donation" }, "원", 100, "운영 기준",
            { { "", { 1, base::kMaxSafeInteger } } } },
        { "donation.maximum_amount", { "기부 최대 금액", "Largest donation" }, "원", 1'000'000'000,
            "운영 기준", { { "", { 1, base::kMaxSafeInteger } } } },
        { "donation.due_batch", { "한 번에 처리하는 건수", "Batch size of automatic steps" }, "건", 500,
            "운영 기준", { { "", { 1, 10'000 } } } },
    };
}

domain::DomainSpec makeSpec()
{
    domain::DomainSpec spec;
    spec.name = "donation";
    spec.label = { "기부", "Donations" };
    spec.readers = { "administrator", "donation.registrar", "donation.manager", "donation.reviewer",
        "donation.auditor" };
    spec.roles = {
        { "donation.registrar", { "등록청", "Registrar of donations" } },
        { "donation.manager", { "모집단체 담당자", "Campaign manager" } },
        { "donation.reviewer", { "집행 심사", "Milestone reviewer" } },
        { "donation.auditor", { "감사", "Auditor of donations" } },
    };
    spec.actions = campaignActions();
    auto money = moneyActions();
    std::move(money.begin(), money.end(), std::back_inserter(spec.actions));
    spec.tables = tableSpecs();
    spec.queries = rowQueries();
    auto computed = computedQueries();
    std::move(computed.begin(), computed.end(), std::back_inserter(spec.queries));
    spec.parameters = parameterSpecs();
    return spec;
}

} // namespace maru::donation
