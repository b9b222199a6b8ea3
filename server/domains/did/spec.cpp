// SPDX-License-Identifier: Apache-2.0
// What the did domain declares.
#include "server/domains/common/fields.h"
#include "server/domains/did/did_domain.h"

namespace maru::dids {
namespace {

using namespace domains;
using domain::ActionSpec;
using domain::QuerySpec;
using domain::Visibility;

Field didField(std::string name, Text label)
{
    return help(line(std::move(name), std::move(label), 35, 35),
        { "did:maru:로 시작하는 35자입니다.", "35 characters that begin with did:maru:." });
}

Field subject()
{
    return didField("did", { "DID", "DID" });
}

Field multikey(std::string name, Text label)
{
    return help(line(std::move(name), std::move(label), 48, 64),
        { "공개키의 멀티키 표기입니다(z6Mk…, zDn…).", "The public key as a multikey (z6Mk…, zDn…)." });
}

std::vector<Choice> kinds()
{
    return {
        { "person", { "사람", "Person" } },
        { "device", { "기기", "Device" } },
        { "organisation", { "단체", "Organisation" } },
    };
}

std::vector<Choice> uses()
{
    return {
        { "control", { "관리와 서명", "Control and sign" } },
        { "sign", { "서명", "Sign" } },
        { "login", { "로그인만", "Sign in only" } },
        { "seal", { "암호화", "Encrypt" } },
    };
}

std::vector<Choice> states()
{
    return {
        { "active", { "사용 중", "Active" } },
        { "deactivated", { "폐기", "Deactivated" } },
    };
}

std::vector<Choice> recoveryStates()
{
    return {
        { "open", { "보증인 확인 중", "Waiting for guardians" } },
        { "waiting", { "이의 기간", "Waiting for objections" } },
        { "done", { "복구됨", "Recovered" } },
        { "cancelled", { "취소됨", "Cancelled" } },
        { "expired", { "기한 지남", "Expired" } },
        { "failed", { "실패", "Failed" } },
    };
}

std::vector<Field> keyFields()
{
    Field proof = field(FieldType::Bytes, "proof", { "보유 증명", "Proof of possession" });
    proof.minimum = proof.maximum = 64;
    return {
        multikey("key", { "공개키", "Public key" }),
        choice("use", { "쓰임", "Use" }, uses()),
        optional(help(line("name", { "기기 이름", "Device name" }, 0, 40),
            { "누구나 읽을 수 있습니다. 사람 이름을 적지 마세요.",
                "Everybody can read it: no person's name." })),
        optional(help(hash("credential", { "패스키", "Passkey" }),
            { "패스키 자격 증명 ID의 SHA-256입니다.", "SHA-256 of the passkey's credential id." })),
        optional(help(std::move(proof), { "새 키로 한 서명입니다.", "A signature made with the new key." })),
    };
}

Field keyList(std::int64_t most)
{
    return list("keys", { "키", "Keys" }, object(keyFields()), 1, most);
}

Field keyObject(std::string name, Text label)
{
    Field made = object(keyFields());
    made.name = std::move(name);
    made.label = std::move(label);
    return made;
}

std::vector<Field> serviceFields()
{
    return {
        line("id", { "서비스 식별자", "Service id" }, 1, 40),
        line("type", { "종류", "Type" }, 1, 60),
        help(line("endpoint", { "주소", "Endpoint" }, 9, 500),
            { "https://로 시작합니다.", "Begins with https://." }),
    };
}

Field serviceList()
{
    return list("services", { "서비스", "Services" }, object(serviceFields()), 0, 8);
}

Field agencyField()
{
    return help(line("agency", { "복구 기관", "Agency for recovery" }, 0, 64),
        { "키를 모두 잃었을 때 방문해 복구할 기관입니다. 비워 둘 수 있습니다.",
            "Where you go when all keys are lost. May be empty." });
}

Field guardianField()
{
    return help(line("guardian", { "보증인 DID", "Guardian's DID" }, 35, 56),
        { "did:maru 또는 did:key입니다.", "A did:maru or did:key." });
}

Field saltField()
{
    Field salt = field(FieldType::Bytes, "salt", { "보증 코드", "Guardian's salt" });
    salt.minimum = 16;
    salt.maximum = 32;
    return salt;
}

Field recoveryId()
{
    return line("recovery", { "복구 요청", "Recovery request" }, 18, 18);
}

Field members()
{
    return list("members", { "보증인", "Guardians" }, hash("", {}), 0, 10);
}

std::vector<ActionSpec> documentActions()
{
    return {
        ActionSpec { "create", {},
            Schema { { choice("kind", { "종류", "Kind" }, kinds()),
                optional(didField("controller", { "관리자 DID", "Controller" })), keyList(16),
                optional(serviceList()), optional(agencyField()) } },
            { "DID 만들기", "Create DID" },
            { "서명한 키로 관리하는 DID를 만듭니다.", "Makes a DID that the signing key controls." } },
        ActionSpec { "update", {}, Schema { { subject(), serviceList(), agencyField() } },
            { "DID 고치기", "Update DID" },
            { "서비스와 복구 기관을 새로 정합니다.", "Replaces services and the agency for recovery." } },
        ActionSpec { "rotate", {},
            Schema { { subject(), multikey("old", { "옛 키", "Old key" }),
                keyObject("new", { "새 키", "New key" }) } },
            { "키 바꾸기", "Rotate key" },
            { "옛 키를 새 키로 바꿉니다. 옛 키는 다시 쓸 수 없습니다.",
                "Puts a new key in an old one's place. The old one never comes back." } },
        ActionSpec { "addDevice", {},
            Schema { { subject(), keyObject("device", { "기기의 키", "Device's key" }) } },
            { "기기 추가", "Add device" }, { "다른 기기의 키를 더합니다.", "Adds another device's key." } },
        ActionSpec { "removeDevice", {}, Schema { { subject(), multikey("key", { "키", "Key" }) } },
            { "기기 빼기", "Remove device" },
            { "기기의 키를 뺍니다. 되돌릴 수 없습니다.", "Takes a device's key out, for ever." } },
        ActionSpec { "addService", {},
            [] {
                std::vector<Field> fields = serviceFields();
                fields.insert(fields.begin(), subject());
                return Schema { std::move(fields) };
            }(),
            { "서비스 추가", "Add service" }, { "연락할 주소를 더합니다.", "Adds an address." } },
        ActionSpec { "removeService", {},
            Schema { { subject(), line("id", { "서비스 식별자", "Service id" }, 1, 40) } },
            { "서비스 빼기", "Remove service" }, { "연락할 주소를 뺍니다.", "Takes an address out." } },
        ActionSpec { "deactivate", {}, Schema { { subject() } }, { "DID 폐기", "Deactivate DID" },
            { "영구히 폐기합니다. 되돌릴 수 없습니다.", "Ends the DID for ever." } },
    };
}

std::vector<ActionSpec> recoveryActions()
{
    ActionSpec request { "requestRecovery", {},
        Schema { { subject(), keyList(4), guardianField(), saltField() } },
        { "복구 요청", "Request recovery" },
        { "보증인이 새 키로의 복구를 요청하고 첫 번째로 확인합니다.",
            "A guardian asks for recovery to new keys, and is the first to approve." } };
    request.visibility = Visibility::Restricted;
    ActionSpec approve { "approveRecovery", {},
        Schema { { subject(), recoveryId(), guardianField(), saltField() } },
        { "복구 확인", "Approve recovery" },
        { "보증인이 복구를 확인합니다.", "A guardian approves a recovery." } };
    approve.visibility = Visibility::Restricted;
    ActionSpec person { "recoverInPerson", { "did.registrar" },
        Schema { { subject(), keyList(4),
            help(prose("evidence", { "본인 확인 방법", "How the person was identified" }, 1, 500),
                { "확인한 서류의 종류와 접수 번호를 적습니다. 개인정보는 적지 마세요.",
                    "Kind of paper and case number. No personal data." }) } },
        { "대면 복구", "Recover in person" },
        { "방문한 사람의 신분을 확인하고 DID의 키를 모두 새 키로 바꿉니다.",
            "After identifying the visitor, replaces all keys of the DID." } };
    person.visibility = Visibility::Restricted;
    return {
        ActionSpec { "setGuardians", {},
            Schema { { subject(), integer("needed", { "필요한 보증인 수", "Guardians needed" }, 0, 10),
                members() } },
            { "보증인 정하기", "Set guardians" },
            { "키를 잃었을 때 복구를 확인해 줄 사람들을 정합니다. 누구인지는 체인에 남지 않습니다.",
                "Names who may approve a recovery. The chain does not say who they are." } },
        std::move(request),
        std::move(approve),
        ActionSpec { "cancelRecovery", {}, Schema { { subject(), recoveryId() } },
            { "복구 취소", "Cancel recovery" },
            { "내가 요청하지 않은 복구를 막습니다.", "Stops a recovery that its owner did not ask for." } },
        std::move(person),
    };
}

std::vector<QuerySpec> rowQueries()
{
    const Field state = choice("state", { "상태", "State" }, states());
    const Field kind = choice("kind", { "종류", "Kind" }, kinds());
    const Field controller = line("controller", { "관리자 DID", "Controller" }, 0, 35);
    const Field version = integer("version", { "판", "Version" }, 1, 99'999'999);

    QuerySpec documents;
    documents.name = documents.table = "documents";
    documents.label = { "DID 문서", "DID documents" };
    documents.filters =
        allOptional({ state, kind, controller, line("agency", { "복구 기관", "Agency" }, 0, 64) });
    documents.columns = allOptional(
        { subject(), kind, controller, state, version, line("agency", { "복구 기관", "Agency" }, 0, 64),
            time("created", { "만든 때", "Created" }), time("updated", { "바뀐 때", "Updated" }) });
    documents.sorts = { "" };
    documents.searchStarts = { "" };

    QuerySpec versions;
    versions.name = versions.table = "versions";
    versions.label = { "DID 변경 이력", "Versions of DIDs" };
    versions.filters = allOptional({ subject() });
    versions.columns = allOptional({ subject(), version, line("change", { "변경", "Change" }, 1, 40), state,
        time("time", { "시각", "Time" }), hash("transaction", { "거래", "Transaction" }) });
    versions.sorts = { "" };
    versions.searchStarts = { "" };

    QuerySpec recoveries;
    recoveries.name = recoveries.table = "recoveries";
    recoveries.label = { "복구 요청", "Recovery requests" };
    const Field recoveryState = choice("state", { "상태", "State" }, recoveryStates());
    recoveries.filters = allOptional({ subject(), recoveryState });
    recoveries.columns = allOptional({ line("id", { "요청", "Request" }, 18, 18), subject(), recoveryState,
        time("opened", { "연 때", "Opened" }), time("due", { "다음 기한", "Due" }) });
    recoveries.sorts = { "" };
    recoveries.searchStarts = { "" };
    return { documents, versions, recoveries };
}

} // namespace

domain::DomainSpec makeSpec()
{
    domain::DomainSpec spec;
    spec.name = "did";
    spec.label = { "디지털 신원(DID)", "Digital identities (DID)" };
    spec.actions = documentActions();
    for (ActionSpec& action : recoveryActions())
        spec.actions.push_back(std::move(action));
    spec.tables = {
        { "documents", { "DID 문서", "DID documents" },
            { { "controller", { "controller" } }, { "state", { "state" } }, { "kind", { "kind" } },
                { "agency", { "agency" } } } },
        { "versions", { "DID 변경 이력", "Versions of DIDs" }, { { "did", { "did" } } } },
        { "keys", { "키", "Keys" }, { { "did", { "did" } } } },
        { "passkeys", { "패스키", "Passkeys" }, {} },
        { "recoveries", { "복구 요청", "Recovery requests" },
            { { "did", { "did" } }, { "state", { "state" } } } },
    };
    spec.queries = rowQueries();
    QuerySpec ofKey;
    ofKey.name = "ofKey";
    ofKey.label = { "키의 DID", "DID of a key" };
    ofKey.kind = QuerySpec::Kind::Computed;
    ofKey.filters =
        Schema { { help(line("key", { "키", "Key" }, 56, 64), { "did:key입니다.", "A did:key." }) } };
    spec.queries.push_back(std::move(ofKey));
    spec.parameters = {
        { "did.recovery_days", { "복구 요청 유효 기간", "Days that a recovery request is open" }, "일", 7,
            "서비스 기준", { { "", { 1, 90 } } } },
        { "did.recovery_wait_hours", { "복구 이의 기간", "Hours before a recovery takes effect" }, "시간", 24,
            "서비스 기준", { { "", { 0, 720 } } } },
        { "did.guardian_change_days",
            { "바뀌기 전 보증인의 유효 기간", "Days that former guardians stay good" }, "일", 14,
            "서비스 기준", { { "", { 0, 365 } } } },
        { "did.controlled_documents", { "한 DID가 관리하는 기기 수", "Documents under one controller" }, "개",
            1'000, "서비스 기준", { { "", { 1, 1'000'000 } } } },
    };
    spec.readers = { "did.registrar" };
    spec.roles = { { "did.registrar", { "디지털 신원 담당", "Digital identity office" } } };
    return spec;
}

} // namespace maru::dids
