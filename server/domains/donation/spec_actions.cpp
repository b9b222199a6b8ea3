// SPDX-License-Identifier: Apache-2.0
// The actions with their payloads, labels and help in both languages.
#include "server/domains/common/fields.h"
#include "server/domains/donation/spec_parts.h"

namespace maru::donation {

using namespace domains;
using domain::ActionSpec;
using domain::Visibility;

namespace {

const std::vector<std::string> kRegistrar { "donation.registrar" };
const std::vector<std::string> kManager { "donation.manager" };
const std::vector<std::string> kReviewer { "donation.reviewer" };
const std::vector<std::string> kAuditor { "donation.auditor" };
const std::vector<std::string> kAnybody {};

Field organisation()
{
    return reference("organisation", { "모집단체", "Organisation" }, "donation/organisations");
}
Field campaign()
{
    return reference("campaign", { "캠페인", "Campaign" }, "donation/campaigns");
}
Field plan()
{
    return reference("plan", { "배분 계획", "Plan" }, "donation/plans");
}
Field reason()
{
    return prose("reason", { "사유", "Reason" }, 1, 500);
}
Field note()
{
    return optional(prose("note", { "의견", "Note" }, 0, 500));
}
Field milestone()
{
    return integer("milestone", { "집행 단계 번호", "Milestone number" }, 1, 99);
}

Field businessNumber()
{
    return help(line("number", { "사업자등록번호", "Business registration number" }, 10, 10),
        { "숫자 10자리만 적습니다. 마지막 자리는 검증 번호입니다.",
            "Ten digits; the last is a check digit." });
}

Field decision()
{
    return choice("decision", { "결정", "Decision" },
        { { "approve", { "승인", "Approve" } }, { "reject", { "반려", "Reject" } } });
}

Field files(const char* name, Text label)
{
    return list(name, std::move(label),
        object({ hash("hash", { "파일 해시(SHA-256)", "File hash (SHA-256)" }),
            line("title", { "제목", "Title" }, 1, 120) }),
        0, 20);
}

std::vector<Field> titles()
{
    return { line("title_ko", { "제목(한국어)", "Title (Korean)" }, 1, 120),
        line("title_en", { "제목(영어)", "Title (English)" }, 1, 160),
        prose("purpose_ko", { "목적(한국어)", "Purpose (Korean)" }, 1, 4000),
        prose("purpose_en", { "목적(영어)", "Purpose (English)" }, 1, 4000) };
}

Field milestones()
{
    return list("milestones", { "집행 단계", "Milestones" },
        object({ line("title_ko", { "제목(한국어)", "Title (Korean)" }, 1, 120),
            line("title_en", { "제목(영어)", "Title (English)" }, 1, 160),
            won("amount", { "금액", "Amount" }),
            choice("recipient_kind", { "받는 곳", "Recipient kind" }, recipientKinds()),
            help(line("recipient", { "받는 곳 번호", "Recipient" }, 0, 40),
                { "모집단체나 가맹점 번호. 배분 계획이면 비웁니다.",
                    "Id of an organisation or merchant; empty for a plan." }),
            help(did("reviewer", { "심사 담당자", "Reviewer" }),
                { "받는 곳과 관계없는 기관의 심사 담당자여야 합니다.",
                    "A reviewer of an agency that is not the recipient's." }),
            time("due", { "기한", "Due" }) }),
        1, 20);
}

std::vector<Field> terms()
{
    std::vector<Field> fields = titles();
    fields.push_back(choice("category", { "분야", "Category" }, campaignCategories()));
    fields.push_back(choice("region", { "지역", "Region" }, regions()));
    fields.push_back(won("target", { "목표 금액", "Target" }));
    fields.push_back(help(won("minimum", { "최소 금액", "Minimum" }, 0),
        { "모금이 끝났을 때 이보다 적으면 전액 환급합니다. 0이면 없습니다.",
            "If less is raised, everything is refunded. 0: none." }));
    fields.push_back(time("start", { "모금 시작", "Start" }));
    fields.push_back(help(time("end", { "모금 종료", "End" }),
        { "어떤 종료 규칙이든 이때를 넘기지 않습니다.", "Raising never goes on after this." }));
    fields.push_back(choice("stop_rule", { "종료 규칙", "Stop rule" }, stopRules()));
    fields.push_back(choice("overflow", { "목표 초과", "Overflow" }, overflowPolicies()));
    fields.push_back(choice("refund_policy", { "남은 돈", "What is left" }, refundPolicies()));
    fields.push_back(time("use_until", { "사용 기한", "End of use" }));
    fields.push_back(optional(files("attachments", { "첨부", "Attachments" })));
    fields.push_back(milestones());
    fields.push_back(optional(help(won("fundraising_cost", { "모집비용", "Cost of raising" }, 0),
        { "목표 금액 가운데 모집비용으로 쓸 돈. 법정 한도를 넘을 수 없습니다.",
            "Part of the target kept for costs, within the legal cap." })));
    return fields;
}

Schema with(Field first, std::vector<Field> rest)
{
    rest.insert(rest.begin(), std::move(first));
    return Schema { std::move(rest) };
}

Field amount()
{
    return won("amount", { "금액", "Amount" });
}
Field taxReceipt()
{
    return optional(boolean("tax_receipt", { "기부금 영수증", "Tax receipt" }));
}

Field categories()
{
    return list(
        "categories", { "사용 분야", "Permitted categories" }, choice("", {}, spendingCategories()), 1, 7);
}

} // namespace

std::vector<ActionSpec> campaignActions()
{
    return {
        ActionSpec { "registerOrganisation", kRegistrar,
            Schema { { reference("agency", { "기관", "Agency" }, "identity/agencies"),
                line("name_ko", { "이름(한국어)", "Name (Korean)" }, 1, 80),
                line("name_en", { "이름(영어)", "Name (English)" }, 1, 120), businessNumber(),
                choice("category", { "구분", "Category" }, organisationCategories()),
                help(line("contact", { "공개 연락처", "Public contact" }, 0, 120),
                    { "대표 창구만 적습니다. 개인 번호는 적지 않습니다.",
                        "The public desk only, never a private number." }) } },
            { "모집단체 등록", "Register organisation" },
            { "기부금품을 모집할 단체를 등록합니다.",
                "Enters an organisation that is going to raise donations." } },
        ActionSpec { "verifyOrganisation", kRegistrar,
            Schema {
                { organisation(), hash("evidence", { "확인 서류 해시", "Hash of the evidence" }), note() } },
            { "모집단체 확인", "Verify organisation" },
            { "서류를 확인한 단체만 캠페인을 등록받을 수 있습니다.",
                "Only verified organisations get campaigns registered." } },
        ActionSpec { "registerMerchant", kRegistrar,
            Schema { { line("name_ko", { "이름(한국어)", "Name (Korean)" }, 1, 80),
                line("name_en", { "이름(영어)", "Name (English)" }, 1, 120), businessNumber(),
                choice("category", { "분야", "Category" }, spendingCategories()),
                choice("region", { "지역", "Region" }, regions()) } },
            { "가맹점 등록", "Register merchant" },
            { "수혜자가 쓰거나 집행 단계에서 바로 지급받을 가게를 등록합니다.",
                "Enters a shop where beneficiaries spend or that a milestone pays." } },
        ActionSpec { "createCampaign", kManager, with(organisation(), terms()),
            { "캠페인 작성", "Create campaign" },
            { "초안을 만듭니다. 등록청이 등록하면 시작일에 저절로 열립니다.",
                "Makes a draft. Once registered by the authority it opens by itself at its start." } },
        ActionSpec { "editCampaign", kManager, with(campaign(), terms()), { "캠페인 수정", "Edit campaign" },
            { "초안일 때만 고칠 수 있습니다.", "Only while it is a draft." } },
        ActionSpec { "registerCampaign", kRegistrar,
            Schema { { campaign(),
                optional(help(line("registration_number", { "모집등록번호", "Registration number" }, 0, 40),
                    { "기준 금액 이상이면 꼭 있어야 합니다.", "Needed from the threshold on." })) } },
            { "모집 등록", "Register campaign" },
            { "확인된 단체의 캠페인을 등록합니다.", "Registers the campaign of a verified organisation." } },
        ActionSpec { "returnCampaign", kRegistrar, Schema { { campaign(), reason() } },
            { "보완 요구", "Return campaign" },
            { "초안을 고치도록 돌려보냅니다.", "Sends a draft back to be improved." } },
        ActionSpec { "extendCampaign", kManager,
            Schema { { campaign(), time("end", { "새 종료", "New end" }), reason() } },
            { "기간 연장", "Extend campaign" },
            { "모금이 끝나기 전에만 늘릴 수 있고 이력이 남습니다.",
                "Only before raising ends; it is logged." } },
        ActionSpec { "correctCampaign", kManager,
            [] {
                std::vector<Field> fields = titles();
                fields.push_back(reason());
                return with(campaign(), std::move(fields));
            }(),
            { "오기 정정", "Correct campaign" },
            { "제목과 설명의 오기만 고칩니다. 이전 글은 이력에 남습니다.",
                "Titles and texts only; the old ones stay in the log." } },
        ActionSpec { "stopCampaign", kManager, Schema { { campaign(), reason() } },
            { "모금 종료", "Stop campaign" },
            { "종료 규칙이 수동이거나 복합일 때 모금을 끝냅니다.",
                "Ends raising where the stop rule allows it by hand." } },
        ActionSpec { "suspendCampaign", kRegistrar, Schema { { campaign(), reason() } },
            { "정지", "Suspend campaign" }, { "모금이나 집행을 멈춥니다.", "Holds raising or paying." } },
        ActionSpec { "resumeCampaign", kRegistrar, Schema { { campaign(), reason() } },
            { "재개", "Resume campaign" },
            { "정지를 풉니다. 그사이 종료일이 지났으면 바로 끝납니다.",
                "Lifts the suspension; ends at once if the end has passed." } },
        ActionSpec { "cancelCampaign", kRegistrar, Schema { { campaign(), reason() } },
            { "등록 취소", "Cancel campaign" },
            { "쓰지 않은 돈을 기부자에게 비율대로 돌려줍니다.",
                "What is unspent goes back to donors pro rata." } },
    };
}

std::vector<ActionSpec> moneyActions()
{
    return {
        ActionSpec { "donate", kAnybody,
            Schema { { campaign(), amount(),
                optional(choice("kind", { "방식", "Kind" }, { { "once", { "한 번", "Once" } } })),
                taxReceipt(), optional(hash("name_commitment", { "이름 증표", "Commitment to a name" })),
                optional(hash("honour_commitment", { "기리는 이의 증표", "Commitment to an honoured name" })),
                optional(boolean("public_name", { "이름 공개", "Name may be shown" })) } },
            { "기부", "Donate" },
            { "계정의 돈을 캠페인에 기부합니다. 이름은 원장에 적히지 않습니다.",
                "Gives money of your account. No name is written to the ledger." } },
        ActionSpec { "pledgeMonthly", kAnybody,
            Schema { { campaign(), amount(),
                help(integer("day", { "매달 기부일", "Day of the month" }, 1, 31),
                    { "짧은 달에는 마지막 날에 냅니다.", "The last day in shorter months." }),
                integer("months", { "횟수", "Number of payments" }, 1, 120), taxReceipt() } },
            { "약정 기부", "Pledge monthly" },
            { "지금 한 번 내고, 나머지는 매달 오전 9시에 저절로 냅니다.",
                "Pays once now, then by itself each month at 9 in the morning." } },
        ActionSpec { "cancelPledge", kAnybody,
            Schema { { reference("pledge", { "약정", "Pledge" }, "donation/pledges") } },
            { "약정 취소", "Cancel pledge" },
            { "다음 달부터 내지 않습니다.", "No more payments from now on." } },
        ActionSpec { "submitEvidence", kManager,
            Schema { { campaign(), milestone(), files("evidence", { "증빙", "Evidence" }) } },
            { "증빙 제출", "Submit evidence" },
            { "집행 단계를 마친 증빙을 내고 심사를 청합니다.", "Hands in evidence and asks for review." } },
        ActionSpec { "reviewMilestone", kReviewer,
            Schema { { campaign(), milestone(), decision(), note(),
                optional(help(list("evidence", { "확인한 증빙", "Evidence seen" }, hash("", {}), 0, 20),
                    { "확인한 파일의 해시. 그사이 증빙이 바뀌었으면 거절됩니다.",
                        "Hashes of the files you saw; refused if they were replaced meanwhile." })) } },
            { "집행 심사", "Review milestone" },
            { "승인하면 곧바로 저절로 지급됩니다.", "Approval pays by itself at once." } },
        ActionSpec { "createPlan", kManager,
            Schema { { campaign(), milestone(),
                list("shares", { "수혜자별 금액", "Shares" },
                    object({ did("beneficiary", { "수혜자 가명", "Beneficiary's pseudonym" }),
                        won("monthly", { "매달 금액", "Monthly amount" }) }),
                    1, 500),
                integer("day", { "배분일", "Day of the month" }, 1, 31),
                integer("months", { "개월 수", "Months" }, 1, 60), categories(),
                choice("region", { "지역", "Region" }, regions()),
                time("use_until", { "사용 기한", "Use until" }),
                choice("unused_return", { "쓰지 않은 돈", "Unused money" }, unusedReturns()) } },
            { "배분 계획 작성", "Create plan" },
            { "수혜자는 가명으로만 적고, 이 내용은 권한이 있는 담당자만 볼 수 있습니다.",
                "Beneficiaries are pseudonyms; only officers with the right role can read it." },
            Visibility::Restricted },
        ActionSpec { "reviewPlan", kReviewer, Schema { { plan(), decision(), note() } },
            { "배분 계획 심사", "Review plan" },
            { "승인해야 그 집행 단계가 지급될 수 있습니다.",
                "Its milestone can be paid only after approval." } },
        ActionSpec { "spend", kAnybody,
            Schema {
                { plan(), reference("merchant", { "가맹점", "Merchant" }, "donation/merchants"), amount() } },
            { "수혜자 사용", "Spend" },
            { "허용된 분야와 지역의 가맹점에서 씁니다.",
                "At merchants of the permitted categories and region." },
            Visibility::Restricted },
        ActionSpec { "reportUsage", kManager,
            Schema { { campaign(),
                list("lines", { "사용 내역", "Usage lines" },
                    object({ date("date", { "일자", "Date" }), line("place", { "사용처", "Place" }, 1, 100),
                        help(line("purpose", { "사용 목적", "Purpose" }, 1, 200),
                            { "개인을 알 수 있는 내용은 적지 않습니다.",
                                "Nothing that points to a person." }),
                        amount() }),
                    1, 200) } },
            { "사용 내역 보고", "Report usage" },
            { "받은 돈을 언제 어디에 왜 얼마 썼는지 올립니다.",
                "When, where, what for and how much was spent." } },
        ActionSpec { "finishReport", kManager, Schema { { campaign() } }, { "보고 마침", "Finish report" },
            { "받은 돈 전부가 보고되어야 마칠 수 있습니다.", "All money that was paid must be reported." } },
        ActionSpec { "auditCampaign", kAuditor,
            Schema { { campaign(),
                choice("opinion", { "감사 의견", "Opinion" },
                    { { "clean", { "적정", "Clean" } }, { "qualified", { "한정", "Qualified" } },
                        { "adverse", { "부적정", "Adverse" } } }),
                hash("report", { "감사 보고서 해시", "Hash of the report" }) } },
            { "감사", "Audit campaign" },
            { "감사가 끝나면 남은 돈을 저절로 정리하고 닫습니다.",
                "After it, what is left is settled and the campaign closes by itself." } },
    };
}

} // namespace maru::donation
