// SPDX-License-Identifier: Apache-2.0
// The actions of the privacy domain.
#include "server/domains/privacy/spec_parts.h"

namespace maru::privacy {

using namespace domains;
using domain::ActionSpec;

namespace {

constexpr std::int64_t kMostAtOnce = 500;

const std::vector<std::string> kOfficer { "privacy.officer" };
const std::vector<std::string> kHandlers { "privacy.officer", "privacy.handler" };

Field reasonField()
{
    return help(prose("reason", { "사유", "Reason" }, 2, 500),
        { "체인에 영구히 남습니다. 개인정보를 적지 마십시오.",
            "Stays on the chain for ever: no personal data." });
}

Field recordsField()
{
    return list("records", { "기록", "Records" }, recordField(), 1, kMostAtOnce);
}

Field destructionField()
{
    return reference("destruction", { "파기", "Destruction" }, "privacy/destructions");
}

std::vector<ActionSpec> keeperActions()
{
    const std::vector<std::string> anybody;
    return {
        ActionSpec { "registerKeeper", { "administrator" },
            Schema { { did("did", { "보관소 DID", "Vault's DID" }), agencyField() } },
            { "보관소 등록", "Register vault" },
            { "개인정보 보관소가 서명하는 키를 등록합니다.", "Enters the key with which a vault signs." } },
        ActionSpec { "endKeeper", { "administrator" },
            Schema { { did("did", { "보관소 DID", "Vault's DID" }) } }, { "보관소 해지", "End vault" },
            { "이 키로는 더 서명할 수 없습니다.", "Nothing more is accepted from this key." } },
        ActionSpec { "commit", anybody,
            Schema { { list("records", { "기록", "Records" },
                object({ line("id", { "기록", "Record" }, 10, 64), classField(), agencyField(),
                    hash("commitment", { "확약값", "Commitment" }) }),
                1, 100) } },
            { "기록 등록", "Enter records" },
            { "보관소만 서명합니다. 확약값은 256비트 솔트로 가려져 있습니다.",
                "Signed by a vault only. Commitments are blinded by 256 bits of salt." } },
        ActionSpec { "confirmSeparated", anybody, Schema { { recordsField() } },
            { "분리 보관 확인", "Confirm separation" },
            { "보관소만 서명합니다.", "Signed by a vault only." } },
        ActionSpec { "certify", anybody,
            Schema { { destructionField(), integer("count", { "건수", "Count" }, 1, kMostAtOnce),
                hash("root", { "파기한 확약값의 루트", "Root of the destroyed commitments" }) } },
            { "파기 증명", "Certify destruction" },
            { "보관소가 자료, 키, 솔트를 없앤 뒤 서명합니다.",
                "Signed by the vault once data, keys and salts are gone." } },
        ActionSpec { "decline", anybody,
            Schema { { destructionField(),
                choice("why", { "이유", "Why" },
                    { { "subject",
                        { "요구한 사람의 기록이 아님", "Not a record of the person who asked" } } }) } },
            { "파기 반려", "Decline destruction" },
            { "보관소만 서명합니다. 기록은 그대로 보관됩니다.",
                "Signed by a vault only. The record stays." } },
    };
}

std::vector<ActionSpec> retentionActions()
{
    return {
        ActionSpec { "defineClass", kOfficer, Schema { classFields() },
            { "자료 종류 정하기", "Define kind of record" },
            { "보유 근거와 기간을 정합니다. 이미 보관 중인 기록의 기한은 바뀌지 않습니다.",
                "Says why and how long. Deadlines of records that are held already do not change." } },
        ActionSpec { "retireClass", kOfficer, Schema { { classField() } },
            { "자료 종류 폐지", "Retire kind of record" },
            { "새 기록을 받지 않습니다.", "No new records of this kind." } },
        ActionSpec { "endPurpose", kHandlers,
            Schema { { recordsField(), time("ended_at", { "목적이 끝난 시각", "When the purpose ended" }) } },
            { "처리 목적 종료", "End of purpose" },
            { "보유 기간을 이때부터 셉니다.", "The time of keeping counts from here." } },
        ActionSpec { "destroy", kOfficer, Schema { { classField(), recordsField(), reasonField() } },
            { "파기 지시", "Order destruction" },
            { "보유 기간이 끝난 기록을 파기합니다. 되돌릴 수 없습니다.",
                "Destroys records whose time is over. Cannot be undone." } },
        ActionSpec { "destroyByOrder", kOfficer,
            Schema {
                { classField(), recordsField(), line("authority", { "명령한 기관", "Ordered by" }, 2, 120),
                    line("number", { "명령 번호", "Number of the order" }, 2, 80), reasonField() } },
            { "명령에 따른 파기", "Destroy by order" },
            { "법원이나 개인정보보호위원회의 명령으로 파기합니다. 되돌릴 수 없습니다.",
                "By order of a court or of the Commission. Cannot be undone." } },
    };
}

std::vector<ActionSpec> useActions()
{
    const auto restricted = domain::Visibility::Restricted;
    return {
        ActionSpec { "reveal", kHandlers,
            Schema { { recordField(),
                help(list("fields", { "항목", "Fields" }, line("field", { "항목", "Field" }, 1, 60), 1, 40),
                    { "필요한 항목만 고릅니다.", "Only what is needed." }),
                choice("purpose", { "목적", "Purpose" }, revealPurposes()), reasonField() } },
            { "개인정보 열람", "Reveal" },
            { "누가 무엇을 왜 보았는지 체인에 남고 정보주체에게 보입니다.",
                "Who saw what and why stays on the chain, and the person sees it." },
            restricted },
        ActionSpec { "addRecipient", kOfficer,
            Schema { { classField(), agencyField(), line("purpose", { "제공 목적", "Purpose" }, 2, 200) } },
            { "제공받는 기관 추가", "Add recipient" },
            { "동의를 받기 전에는 아무 자료도 볼 수 없습니다.",
                "Sees nothing until people have consented." } },
        ActionSpec { "endRecipient", kOfficer, Schema { { classField(), agencyField() } },
            { "제공 중지", "End recipient" }, { "더는 볼 수 없습니다.", "May see nothing more." } },
        ActionSpec { "liftSuspension", kOfficer, Schema { { recordField(), reasonField() } },
            { "처리정지 해제", "Lift suspension" },
            { "다시 열람할 수 있게 됩니다.", "May be revealed again." } },
    };
}

std::vector<ActionSpec> citizenActions()
{
    const auto restricted = domain::Visibility::Restricted;
    const std::vector<std::string> anybody;
    return {
        ActionSpec { "giveConsent", anybody,
            Schema {
                { classField(), list("recipients", { "제공받는 기관", "Recipients" }, agencyField(), 1, 20),
                    line("purpose", { "목적", "Purpose" }, 2, 200),
                    help(optional(time("until", { "동의 기한", "Until" })),
                        { "비우면 철회할 때까지.", "Empty: until withdrawn." }) } },
            { "제공 동의", "Give consent" },
            { "적힌 기관만 볼 수 있습니다. 나중에 들어온 기관은 다시 동의를 받아야 합니다.",
                "Only the agencies named. One that joins later has to ask again." },
            restricted },
        ActionSpec { "withdrawConsent", anybody,
            Schema { { reference("consent", { "동의", "Consent" }, "privacy/consents") } },
            { "동의 철회", "Withdraw consent" },
            { "그 기관은 더 볼 수 없습니다.", "Those agencies see nothing more." }, restricted },
        ActionSpec { "request", anybody,
            Schema { { choice("kind", { "요구", "Request" }, requestKinds()), agencyField(),
                optional(recordField()),
                help(optional(line("detail", { "설명 기록", "Record with the explanation" }, 10, 64)),
                    { "설명은 보관소에 따로 저장됩니다.",
                        "The words themselves are kept in the vault." }) } },
            { "열람·정정·정지·삭제 요구", "Request" },
            { "10일 안에 답을 받습니다.", "You get an answer within ten days." }, restricted },
        ActionSpec { "withdrawRequest", anybody,
            Schema { { reference("request", { "요구", "Request" }, "privacy/requests") } },
            { "요구 취하", "Withdraw request" }, { "처리를 그만둡니다.", "Nothing more is done." },
            restricted },
        ActionSpec { "answerRequest", kOfficer,
            Schema { { reference("request", { "요구", "Request" }, "privacy/requests"),
                choice("outcome", { "결과", "Outcome" },
                    { { "accepted", { "수용", "Grant" } }, { "refused", { "거절", "Refuse" } } }),
                reasonField(),
                help(optional(line("replacement", { "바로잡은 기록", "Corrected record" }, 0, 64)),
                    { "정정일 때: 바로잡아 저장한 기록의 식별자. 앞 기록은 파기됩니다.",
                        "For a correction: id of the corrected record. The one before is destroyed." }) } },
            { "요구에 답하기", "Answer request" },
            { "거절할 때는 법령상 사유를 적습니다.", "A refusal names its reason in law." }, restricted },
    };
}

} // namespace

std::vector<ActionSpec> actionSpecs()
{
    std::vector<ActionSpec> all = useActions();
    for (auto part : { citizenActions(), retentionActions(), keeperActions() })
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace maru::privacy
