// SPDX-License-Identifier: Apache-2.0
// The actions of the credentials domain, and the fields that they share with its queries.
#include "server/domains/credentials/handlers.h"
#include "server/domains/credentials/spec_parts.h"

namespace maru::credentials {

using namespace domains;
using domain::ActionSpec;
using domain::Visibility;

namespace parts {

Field typeId()
{
    return help(line("id", { "종류 식별자", "Type id" }, 2, 48),
        { "소문자로 시작하고 소문자, 숫자, 줄표만 씁니다. 예: resident-card",
            "Begins with a letter; lower-case letters, digits and dashes, e.g. resident-card." });
}

Field typeReference()
{
    return reference("type", { "증명서 종류", "Credential type" }, "credentials/types");
}

Field typeState()
{
    return choice("state", { "상태", "State" },
        { { "active", { "사용", "Active" } }, { "retired", { "폐지", "Retired" } } });
}

Field endedState()
{
    return choice("state", { "상태", "State" },
        { { "active", { "유효", "Active" } }, { "ended", { "끝남", "Ended" } } });
}

Field vct()
{
    return help(line("vct", { "종류 이름(vct)", "Type name (vct)" }, 5, 200),
        { "세계에서 하나뿐인 이름입니다. urn: 또는 https://로 시작합니다.",
            "A name that is the only one in the world; begins with urn: or https://." });
}

Field nameKo()
{
    return line("name_ko", { "이름(한국어)", "Name (Korean)" }, 1, 80);
}

Field nameEn()
{
    return line("name_en", { "이름(영어)", "Name (English)" }, 1, 120);
}

Field agency()
{
    return reference("agency", { "기관", "Agency" }, "identity/agencies");
}

Field clientId()
{
    return help(line("client_id", { "확인 기관 주소", "Verifier's name" }, 9, 200),
        { "https:// 주소나 DID입니다. 지갑은 이 이름으로 확인 기관을 찾습니다.",
            "An https:// origin or a DID; wallets look the verifier up by it." });
}

Field formats()
{
    Field format = choice("", {},
        { { "dc+sd-jwt", { "SD-JWT VC (골라 보이기)", "SD-JWT VC (selective)" } },
            { "ldp_vc", { "W3C VC 2.0 (통째로)", "W3C VC 2.0 (whole)" } } });
    return list("formats", { "형식", "Formats" }, std::move(format), 1, 2);
}

Field claims()
{
    Field claim = object({
        help(line("path", { "항목", "Claim" }, 1, 120),
            { "점으로 잇습니다. 예: address.region", "Joined by dots, e.g. address.region." }),
        choice("kind", { "값", "Value" },
            { { "string", { "글", "Text" } }, { "integer", { "정수", "Integer" } },
                { "boolean", { "예·아니요", "Yes or no" } }, { "date", { "날짜", "Date" } } }),
        line("ko", { "이름(한국어)", "Name (Korean)" }, 1, 80),
        line("en", { "이름(영어)", "Name (English)" }, 1, 120),
        boolean("required", { "필수", "Required" }),
        help(boolean("sd", { "골라 보이기", "Selective" }),
            { "켜면 시민이 이 항목을 숨길 수 있습니다.", "When set, the citizen may keep this claim back." }),
    });
    return list("claims", { "항목", "Claims" }, std::move(claim), 1, 64);
}

Field verifierClaims()
{
    return list("claims", { "물을 수 있는 항목", "Claims that may be asked" },
        object({ typeReference(), line("path", { "항목", "Claim" }, 1, 120) }), 1, 128);
}

} // namespace parts

namespace {

const std::vector<std::string> kAuthority { "credentials.authority" };
const std::vector<std::string> kIssuer { "credentials.issuer" };

Field accreditationReference()
{
    return reference("accreditation", { "발급 인가", "Accreditation" }, "credentials/accreditations");
}

Field issueReference()
{
    return reference("issue", { "발급 내역", "Issue" }, "credentials/issues");
}

std::vector<ActionSpec> registryActions()
{
    const Field reason = prose("reason", parts::kReason, 1, 500);
    Field verifierAgency = parts::agency();
    return {
        ActionSpec { "defineType", kAuthority,
            Schema { { parts::typeId(), parts::vct(), parts::nameKo(), parts::nameEn(), parts::claims(),
                unit(integer("validity_days", { "유효기간", "Validity" }, 1, 36'500), "일"),
                parts::formats() } },
            { "증명서 종류 정하기", "Define a type" },
            { "증명서에 담을 항목과 유효기간을 정합니다. 정한 뒤에는 바꿀 수 없습니다.",
                "Says what a credential holds and for how long. Never changes afterwards." } },
        ActionSpec { "retireType", kAuthority, Schema { { parts::typeReference() } },
            { "증명서 종류 폐지", "Retire a type" },
            { "더 발급하지 않습니다. 이미 발급된 증명서는 그대로 유효합니다.",
                "No more are issued; those that are out stay valid." } },
        ActionSpec { "accredit", kAuthority,
            Schema { { parts::agency(), parts::typeReference(), time("from", parts::kFrom),
                time("until", parts::kUntil), line("basis", { "근거", "Legal basis" }, 1, 200) } },
            { "발급 인가", "Accredit" },
            { "기관이 이 증명서를 기간 동안 발급하게 합니다.",
                "Lets an agency issue this type during a period." } },
        ActionSpec { "endAccreditation", kAuthority, Schema { { accreditationReference(), reason } },
            { "발급 인가 끝내기", "End accreditation" },
            { "이때부터 발급할 수 없습니다. 그 전에 발급된 증명서의 상태는 바뀌지 않습니다.",
                "Nothing can be issued from now on; what was issued before keeps its status." } },
        ActionSpec { "registerVerifier", kAuthority,
            Schema { { optional(std::move(verifierAgency)), parts::clientId(), parts::nameKo(),
                parts::nameEn(), line("purpose_ko", { "목적(한국어)", "Purpose (Korean)" }, 1, 300),
                line("purpose_en", { "목적(영어)", "Purpose (English)" }, 1, 300), parts::verifierClaims(),
                time("from", parts::kFrom), time("until", parts::kUntil) } },
            { "확인 기관 등록", "Register a verifier" },
            { "등록된 항목만 물을 수 있습니다. 지갑은 그 밖의 물음을 거절합니다.",
                "It may ask for the registered claims only; wallets refuse more." } },
        ActionSpec { "endVerifier", kAuthority,
            Schema {
                { reference("verifier", { "확인 기관", "Verifier" }, "credentials/verifiers"), reason } },
            { "확인 기관 등록 끝내기", "End a verifier" },
            { "지갑이 이 확인 기관의 물음을 거절합니다.", "Wallets refuse this verifier from now on." } },
    };
}

std::vector<ActionSpec> issuingActions()
{
    Field key = object({ line("kid", { "키 이름", "Key id" }, 1, 120),
        choice("alg", { "서명", "Algorithm" },
            { { "ES256", { "ES256 (P-256)", "ES256 (P-256)" } },
                { "EdDSA", { "EdDSA (Ed25519)", "EdDSA (Ed25519)" } } }),
        line("x", { "x", "x" }, 43, 43), optional(line("y", { "y", "y" }, 0, 43)) });
    return {
        ActionSpec { "setIssuer", kIssuer,
            Schema { { line("url", { "발급자 주소", "Issuer URL" }, 9, 300),
                line("did", { "발급자 DID", "Issuer's DID" }, 9, 300),
                did("service", { "발급 서비스", "Issuing service" }),
                list("keys", { "발급 키", "Issuing keys" }, std::move(key), 1, 8),
                optional(help(
                    list("withdrawn", { "무효로 할 키", "Keys to withdraw" }, line("", {}, 1, 120), 0, 16),
                    { "새어 나간 키입니다. 이 키로 한 서명은 이전 것까지 모두 무효가 됩니다.",
                        "Keys that leaked: everything they ever signed stops being valid." })) } },
            { "발급 키 등록", "Enter issuing keys" },
            { "기관의 발급 서비스와 키를 등록합니다. 빠진 키는 쓰지 않는 키가 됩니다.",
                "Enters the agency's issuing service and keys; keys left out are retired." } },
        ActionSpec { "openList", kIssuer,
            Schema { { parts::typeReference(),
                optional(integer("size", { "크기", "Size" }, kLeastListSize, kMostListSize)) } },
            { "상태 목록 만들기", "Open a status list" },
            { "새 증명서가 이 목록에 자리를 받습니다. 없으면 첫 발급 때 저절로 만들어집니다.",
                "New credentials get a position in it. Without one the first issue opens it." } },
        ActionSpec { "issue", kIssuer,
            Schema { { parts::typeReference(), hash("commitment", { "확약값", "Commitment" }),
                line("record", { "보관 기록", "Vault record" }, 1, 64),
                optional(time("valid_from", { "유효 시작", "Valid from" })),
                optional(time("valid_until", { "유효 끝", "Valid until" })) } },
            { "증명서 발급", "Issue" },
            { "증명서 한 장을 발급합니다. 시민이 지갑으로 받을 때까지 수령 대기입니다.",
                "Issues one credential; it waits until the citizen's wallet collects it." },
            Visibility::Restricted },
        ActionSpec { "markIssued", {},
            Schema { { issueReference(),
                help(hash("holder", { "보유자", "Holder" }),
                    { "지갑 키의 지문과 발급 번호의 해시입니다.",
                        "Hash of the wallet key's thumbprint and the issue's id." }) } },
            { "수령 확인", "Mark as collected" },
            { "발급 서비스가 지갑에 넘겼음을 적습니다.", "The issuing service notes that a wallet has it." },
            Visibility::Restricted },
        ActionSpec { "setStatus", kIssuer,
            Schema { { issueReference(),
                choice("status", { "조치", "Step" },
                    { { "suspend", { "정지", "Suspend" } }, { "resume", { "정지 해제", "Resume" } },
                        { "revoke", { "폐기", "Revoke" } } }),
                prose("reason", parts::kReason, 1, 500) } },
            { "상태 변경", "Set status" },
            { "정지하거나 풀거나 폐기합니다. 폐기는 되돌릴 수 없습니다.",
                "Suspends, resumes or revokes. Revoking is final." },
            Visibility::Restricted },
    };
}

} // namespace

std::vector<ActionSpec> actionSpecs()
{
    std::vector<ActionSpec> actions = registryActions();
    for (ActionSpec& action : issuingActions())
        actions.push_back(std::move(action));
    return actions;
}

} // namespace maru::credentials
