// SPDX-License-Identifier: Apache-2.0
// What the identity domain declares: actions, tables, parameters.
#include "server/domains/identity/spec_parts.h"

namespace maru::identity {

using domain::ActionSpec;

namespace {

Field agencyId()
{
    return help(line("id", { "기관 식별자", "Agency id" }, 2, 64),
        { "소문자, 숫자, 줄표만 쓰는 짧은 이름입니다.",
            "A short name of lower-case letters, digits and dashes." });
}

Field sponsor()
{
    return help(
        optional(reference("sponsor", { "후원 노드 기관", "Sponsor with a node" }, "identity/agencies")),
        { "자체 노드가 없는 기관이 이용할 노드의 기관입니다.",
            "For an agency without a node: the agency whose node it uses." });
}

Field reason()
{
    return help(prose("reason", { "사유", "Reason" }, 1, 500),
        { "누구나 읽을 수 있고 영구히 남습니다. 개인정보를 적지 마십시오.",
            "Everybody can read it, for ever: no personal data." });
}

Field certificateBytes()
{
    Field made = help(field(FieldType::Bytes, "certificate", { "인증서(DER)", "Certificate (DER)" }),
        { "base64url로 적은 X.509 인증서입니다.", "The X.509 certificate in base64url." });
    made.minimum = 64;
    made.maximum = 8 * 1024;
    return made;
}

Field grants()
{
    return help(
        list("grants", { "역할 부여", "Grants" },
            object({ reference("role", { "역할", "Role" }, "identity/roles"),
                choice("region", { "지역", "Region" }, regions()), optional(time("from", { "부터", "From" })),
                optional(time("until", { "까지", "Until" })) }),
            0, 32),
        { "지역과 기간을 정해 줄 수 있습니다. 시작이 없으면 지금부터, 끝이 없으면 계속입니다.",
            "For a region and a period. Without a start: from now on; without an end: open." });
}

Field optionalRoles()
{
    return optional(roleList("roles", { "역할(전국, 기한 없음)", "Roles (whole country, open-ended)" }, 0));
}

Field postKo()
{
    return help(line("name_ko", { "직위(한국어)", "Post (Korean)" }, 1, 80),
        { "사람 이름이 아니라 직위를 적습니다. 예: 기부 등록 담당 1",
            "The duty post, not a person's name, e.g. donation registration 1." });
}

Field postEn()
{
    return line("name_en", { "직위(영어)", "Post (English)" }, 1, 120);
}

std::vector<ActionSpec> agencyActions(const std::vector<std::string>& administrator)
{
    const Field agency = reference("agency", kAgency, "identity/agencies");
    const Field nameKo = line("name_ko", kNameKo, 1, 80);
    const Field nameEn = line("name_en", kNameEn, 1, 120);
    const Field kind = choice("kind", { "종류", "Kind" }, agencyKinds());
    return {
        ActionSpec { "registerAgency", administrator,
            Schema { { agencyId(), nameKo, nameEn, kind, optional(did("did", { "기관 DID", "Agency's DID" })),
                sponsor() } },
            { "기관 등록", "Register agency" },
            { "새 기관을 등록합니다. 식별자는 바꿀 수 없습니다.", "Adds an agency. Its id never changes." } },
        ActionSpec { "updateAgency", administrator, Schema { { agency, nameKo, nameEn, kind, sponsor() } },
            { "기관 정보 변경", "Change agency" },
            { "이름, 종류, 후원 노드를 바꿉니다. 지난 기록은 식별자로 이어집니다.",
                "Changes names, kind and sponsor. Records stay joined by the id." } },
        ActionSpec { "setAgencyState", administrator,
            Schema { { agency,
                choice("state", { "상태", "State" },
                    { { "active", { "운영", "Active" } }, { "suspended", { "정지", "Suspended" } },
                        { "left", { "탈퇴", "Left" } } }),
                reason() } },
            { "기관 상태 변경", "Set agency's state" },
            { "정지하면 그 기관의 담당자는 아무것도 서명할 수 없습니다. 탈퇴는 되돌릴 수 없습니다.",
                "While suspended none of its officers can act. Leaving is final." } },
        ActionSpec { "setAgencyKey", administrator,
            Schema { { agency, did("did", { "새 기관 DID", "New DID of the agency" }), reason() } },
            { "기관 키 교체", "Rotate agency's key" },
            { "기관의 DID를 새 키로 바꿉니다. 이전 키는 기록에 남습니다.",
                "Gives the agency a new DID. The former key stays on record." } },
        ActionSpec { "setAgencyCertificate", administrator, Schema { { agency, certificateBytes() } },
            { "기관 인증서 등록·갱신", "Set agency's certificate" },
            { "담당자 키에 서명할 기관 인증기관(CA) 인증서를 등록하거나 갱신합니다.",
                "Enters or renews the certificate of the authority that signs its officers' keys." } },
    };
}

std::vector<ActionSpec> officerActions(const std::vector<std::string>& administrator)
{
    const Field agency = reference("agency", kAgency, "identity/agencies");
    std::vector<Choice> states = officerStates();
    states.pop_back(); // "replaced" comes only from a replacement
    return {
        ActionSpec { "registerOfficer", administrator,
            Schema { { officerDid(), agency, postKo(), postEn(), optionalRoles(), optional(grants()),
                optional(certificateBytes()) } },
            { "담당자 등록", "Register officer" },
            { "담당자의 키(DID)를 기관에 등록하고 역할을 줍니다. 보통은 초대를 쓰세요.",
                "Enters an officer's key (DID) for an agency and grants roles. Usually: invite." } },
        ActionSpec { "setRoles", administrator,
            Schema { { officerDid(), roleList("roles", { "역할", "Roles" }, 0) } },
            { "역할 변경", "Set roles" },
            { "담당자의 역할 전체를 전국, 기한 없이 새로 정합니다.",
                "Replaces all roles of an officer, for the whole country and without an end." } },
        ActionSpec { "setGrants", administrator, Schema { { officerDid(), grants() } },
            { "지역·기간별 역할 부여", "Set grants" },
            { "담당자의 역할 전체를 지역과 기간으로 나누어 새로 정합니다.",
                "Replaces all roles of an officer, each for a region and a period." } },
        ActionSpec { "setOfficerState", administrator,
            Schema { { officerDid(), choice("state", { "상태", "State" }, states), reason() } },
            { "담당자 상태 변경", "Set officer's state" },
            { "정지하거나 퇴직 처리합니다. 퇴직은 되돌릴 수 없습니다.",
                "Suspends, reactivates or retires an officer. Leaving is final." } },
        ActionSpec { "replaceOfficerKey", administrator,
            Schema { { officerDid(), did("new_did", { "새 키(DID)", "New key (DID)" }), reason(),
                optional(certificateBytes()) } },
            { "담당자 키 교체", "Replace officer's key" },
            { "직위와 역할은 그대로 두고 키만 바꿉니다. 이전 키의 서명은 계속 유효하지만 새로 서명할 수 "
              "없습니다.",
                "Another key for the same post and roles. What the old key signed stands; it signs no "
                "more." } },
        ActionSpec { "appointDeputy", administrator,
            Schema { { officerId("for", { "대리할 자리", "Stands in for" }),
                officerId("by", { "대리자", "Deputy" }),
                roleList("roles", { "맡길 역할", "Roles handed over" }, 1), time("from", { "부터", "From" }),
                time("until", { "까지", "Until" }), reason() } },
            { "직무대리 지정", "Appoint deputy" },
            { "정한 기간 동안 다른 담당자가 그 역할로 서명합니다.",
                "For a period another officer acts with these roles." } },
        ActionSpec { "endDeputy", administrator,
            Schema { { reference("deputy", { "직무대리", "Deputyship" }, "identity/deputies"), reason() } },
            { "직무대리 종료", "End deputyship" },
            { "기간이 끝나기 전에 직무대리를 끝냅니다.", "Ends a deputyship before its time." } },
    };
}

std::vector<ActionSpec> invitationActions(const std::vector<std::string>& administrator)
{
    const Field invitation = reference("invitation", { "초대", "Invitation" }, "identity/invitations");
    return {
        ActionSpec { "invite", administrator,
            Schema { { reference("agency", kAgency, "identity/agencies"), postKo(), postEn(), optionalRoles(),
                optional(grants()),
                help(did("key", { "초대 코드의 공개키", "Public key of the code" }),
                    { "일회용 코드에서 만들어집니다. 코드 자체는 서버에 보내지 않습니다.",
                        "Made from the one-time code, which itself is never sent." }),
                time("expires", { "코드 만료", "Code expires" }),
                optional(officerId("replaces", { "키를 바꿀 담당자", "Officer whose key is replaced" })),
                optional(help(prose("note", { "메모", "Note" }, 0, 300),
                    { "누구나 읽을 수 있습니다. 사람 이름을 적지 마십시오.",
                        "Everybody can read it: no person's name." })) } },
            { "담당자 초대", "Invite officer" },
            { "일회용 코드로 담당자를 초대합니다. 키는 담당자의 컴퓨터에서 만들어집니다.",
                "Invites an officer with a one-time code. The key is made on the officer's machine." } },
        ActionSpec { "withdrawInvitation", administrator, Schema { { invitation, reason() } },
            { "초대 취소", "Withdraw invitation" },
            { "아직 확정되지 않은 초대를 취소합니다.", "Takes back an invitation that is not confirmed." } },
        ActionSpec { "enrol", {},
            Schema { { invitation, line("proof", { "코드의 서명", "Signature of the code" }, 86, 86) } },
            { "초대 수락", "Enrol" },
            { "초대받은 사람이 새 키로 서명하여 등록을 신청합니다.",
                "The invited person signs with the new key and asks to be confirmed." } },
        ActionSpec { "confirmOfficer", administrator,
            Schema { { invitation, officerDid(), optional(certificateBytes()) } },
            { "담당자 확정", "Confirm officer" },
            { "새 키의 지문을 확인하고 기관 인증서로 서명하여 담당자로 확정합니다.",
                "After comparing the key, makes the invited person an officer with a signed certificate." } },
    };
}

std::vector<ActionSpec> roleActions(const std::vector<std::string>& administrator)
{
    return {
        ActionSpec { "defineRole", administrator,
            Schema {
                { help(line("id", { "역할 식별자", "Role id" }, 2, 64),
                      { "소문자, 숫자, 줄표, 점을 씁니다. 있는 역할이면 그 내용을 바꿉니다.",
                          "Lower-case letters, digits, dashes and dots. An id that is there is changed." }),
                    line("name_ko", kNameKo, 1, 80), line("name_en", kNameEn, 1, 120),
                    list("actions", { "할 수 있는 업무", "Actions" }, line("", { "업무", "Action" }, 3, 120),
                        0, 300),
                    list("reads", { "열람할 수 있는 비공개 기록", "Restricted records it reads" },
                        line("", { "업무 영역", "Domain" }, 1, 60), 0, 60) } },
            { "역할 정의", "Define role" },
            { "역할이 할 수 있는 업무의 목록을 정합니다.", "Says which actions a role is made of." } },
        ActionSpec { "retireRole", administrator,
            Schema { { reference("role", { "역할", "Role" }, "identity/roles"), reason() } },
            { "역할 폐지", "Retire role" },
            { "역할을 없앱니다. 이 역할로는 더 이상 서명할 수 없습니다.",
                "Ends a role: nobody can act by it any more." } },
    };
}

void addAll(std::vector<ActionSpec>& to, std::vector<ActionSpec> from)
{
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

} // namespace

domain::DomainSpec makeSpec()
{
    domain::DomainSpec spec;
    spec.name = "identity";
    spec.label = { "기관·담당자", "Agencies and officers" };
    spec.roles = {
        { "administrator", { "관리자", "Administrator" } },
        { "observer", { "참관", "Observer" } },
    };
    const std::vector<std::string> administrator { "administrator" };
    addAll(spec.actions, agencyActions(administrator));
    addAll(spec.actions, officerActions(administrator));
    addAll(spec.actions, invitationActions(administrator));
    addAll(spec.actions, roleActions(administrator));
    spec.tables = {
        { "agencies", kAgency, { { "state", { "state" } } } },
        { "officers", { "담당자", "Officers" },
            { { "agency", { "agency" } }, { "state", { "state" } }, { "officer", { "officer" } } } },
        { "officer_ids", { "담당자의 현재 키", "Officers' keys of now" }, {} },
        { "roles", { "역할", "Roles" }, { { "state", { "state" } } } },
        { "invitations", { "초대", "Invitations" },
            { { "state", { "state" } }, { "agency", { "agency" } }, { "key", { "key" } } } },
        { "invitation_keys", { "사용된 초대 코드", "Codes that were used" }, {} },
        { "deputies", { "직무대리", "Deputies" }, { { "state", { "state" } }, { "for", { "for" } } } },
        { "certificates", { "인증서", "Certificates" },
            { { "agency", { "agency" } }, { "state", { "state" } }, { "kind", { "kind" } } } },
    };
    spec.queries = querySpecs();
    spec.parameters = {
        { "identity.invitation_days", { "초대 코드의 최대 유효 기간", "Longest life of an invitation code" },
            "일", Json(14), "운영 기준", { { "", { 1, 60 } } } },
        { "identity.certificate_alarms",
            { "인증서 만료 알림(남은 일수)", "Alarms before a certificate ends (days left)" }, "일",
            Json::array({ 90, 30, 7 }), "운영 기준", { { "", { 1, 365 } } } },
    };
    return spec;
}

} // namespace maru::identity
