// SPDX-License-Identifier: Apache-2.0
// What can be asked of the identity domain.
#include "server/domains/identity/spec_parts.h"

namespace maru::identity {

using domain::QuerySpec;

namespace {

std::vector<Choice> agencyStates()
{
    return {
        { "active", { "운영", "Active" } },
        { "suspended", { "정지", "Suspended" } },
        { "left", { "탈퇴", "Left" } },
    };
}

Field stateOf(std::vector<Choice> choices)
{
    return choice("state", { "상태", "State" }, std::move(choices));
}

Field text(std::string name, Text label)
{
    return line(std::move(name), std::move(label), 0, 500);
}

QuerySpec rowsOf(std::string table, Text label)
{
    QuerySpec spec;
    spec.name = spec.table = std::move(table);
    spec.label = std::move(label);
    return spec;
}

QuerySpec agencyRows()
{
    QuerySpec spec = rowsOf("agencies", { "기관", "Agencies" });
    const Field kind = choice("kind", { "종류", "Kind" }, agencyKinds());
    const Field sponsor = reference("sponsor", { "후원 노드 기관", "Sponsor" }, "identity/agencies");
    spec.filters = allOptional({ stateOf(agencyStates()), kind, sponsor });
    spec.columns = allOptional({ text("id", { "기관 식별자", "Agency id" }), line("name_ko", kNameKo, 1, 80),
        line("name_en", kNameEn, 1, 120), kind, stateOf(agencyStates()), sponsor,
        did("did", { "기관 DID", "Agency's DID" }), hash("certificate", { "인증서", "Certificate" }),
        time("certificate_until", { "인증서 만료", "Certificate until" }),
        time("since", { "가입", "Since" }) });
    spec.sorts = { "", "name_ko", "name_en", "certificate_until" };
    spec.search = { "id", "name_ko", "name_en" };
    return spec;
}

QuerySpec officerRows()
{
    QuerySpec spec = rowsOf("officers", { "담당자", "Officers" });
    const Field agency = reference("agency", kAgency, "identity/agencies");
    const Field id = officerId("officer", { "담당자 번호", "Officer id" });
    spec.filters = allOptional({ agency, stateOf(officerStates()), id });
    spec.columns = allOptional({ officerDid(), id, agency, line("name_ko", kNameKo, 1, 80),
        line("name_en", kNameEn, 1, 120), roleList("roles", { "역할", "Roles" }, 0), stateOf(officerStates()),
        time("since", { "시작", "Since" }), time("certificate_until", { "인증서 만료", "Certificate until" }),
        did("replaced_by", { "새 키", "Replaced by" }), text("reason", { "사유", "Reason" }) });
    spec.sorts = { "", "name_ko", "name_en", "since" };
    spec.search = { "did", "officer", "name_ko", "name_en" };
    return spec;
}

QuerySpec roleRows()
{
    QuerySpec spec = rowsOf("roles", { "역할", "Roles" });
    const Field state = stateOf({ { "active", { "사용", "Active" } }, { "retired", { "폐지", "Retired" } } });
    spec.filters = allOptional({ state });
    spec.columns = allOptional({ text("id", { "역할 식별자", "Role id" }), line("name_ko", kNameKo, 1, 80),
        line("name_en", kNameEn, 1, 120),
        list("actions", { "할 수 있는 업무", "Actions" }, text("", { "업무", "Action" }), 0, 300),
        list("reads", { "열람 범위", "Reads" }, text("", { "업무 영역", "Domain" }), 0, 60), state });
    spec.sorts = { "", "name_ko", "name_en" };
    spec.search = { "id", "name_ko", "name_en" };
    return spec;
}

QuerySpec invitationRows()
{
    QuerySpec spec = rowsOf("invitations", { "초대", "Invitations" });
    const Field agency = reference("agency", kAgency, "identity/agencies");
    const Field key = did("key", { "초대 코드의 공개키", "Public key of the code" });
    const Field state = stateOf({
        { "open", { "수락 대기", "Open" } },
        { "enrolled", { "확정 대기", "Enrolled" } },
        { "confirmed", { "확정", "Confirmed" } },
        { "withdrawn", { "취소", "Withdrawn" } },
        { "expired", { "만료", "Expired" } },
    });
    spec.filters = allOptional({ agency, state, key });
    spec.columns =
        allOptional({ text("id", { "초대 번호", "Invitation" }), agency, line("name_ko", kNameKo, 1, 80),
            line("name_en", kNameEn, 1, 120), state, time("expires", { "코드 만료", "Code expires" }),
            officerDid(), officerId("replaces", { "키를 바꿀 담당자", "Replaces the key of" }), key,
            did("made_by", { "초대한 담당자", "Invited by" }), time("time", { "초대 시각", "Invited" }) });
    spec.sorts = { "", "time", "expires" };
    spec.search = { "id", "name_ko", "name_en" };
    return spec;
}

QuerySpec deputyRows()
{
    QuerySpec spec = rowsOf("deputies", { "직무대리", "Deputies" });
    const Field agency = reference("agency", kAgency, "identity/agencies");
    const Field state =
        stateOf({ { "appointed", { "지정", "Appointed" } }, { "ended", { "종료", "Ended" } } });
    const Field represented = officerId("for", { "대리할 자리", "Stands in for" });
    const Field deputy = officerId("by", { "대리자", "Deputy" });
    spec.filters = allOptional({ agency, state, represented, deputy });
    spec.columns = allOptional({ text("id", { "번호", "Id" }), represented, deputy,
        roleList("roles", { "맡긴 역할", "Roles" }, 0), time("from", { "부터", "From" }),
        time("until", { "까지", "Until" }), state, agency, text("reason", { "사유", "Reason" }) });
    spec.sorts = { "", "from", "until" };
    spec.search = { "id", "for", "by" };
    return spec;
}

QuerySpec certificateRows()
{
    QuerySpec spec = rowsOf("certificates", { "인증서", "Certificates" });
    const Field agency = reference("agency", kAgency, "identity/agencies");
    const Field kind = choice("kind", { "종류", "Kind" },
        { { "ca", { "기관 인증기관", "Agency's authority" } }, { "officer", { "담당자", "Officer" } } });
    const Field state = stateOf({
        { "current", { "사용", "Current" } },
        { "superseded", { "갱신됨", "Superseded" } },
        { "revoked", { "폐지", "Revoked" } },
    });
    spec.filters = allOptional({ agency, kind, state });
    spec.columns = allOptional({ hash("fingerprint", { "지문", "Fingerprint" }), agency, kind,
        text("serial", { "일련번호", "Serial number" }), text("subject", { "주체", "Subject" }),
        text("issuer", { "발급자", "Issuer" }), time("not_before", { "시작", "From" }),
        time("not_after", { "끝", "Until" }), state, officerId("officer", { "담당자", "Officer" }) });
    spec.sorts = { "", "not_after", "time" };
    spec.search = { "serial", "subject" };
    return spec;
}

QuerySpec computed(std::string name, Text label, std::vector<Field> filters)
{
    QuerySpec spec;
    spec.name = std::move(name);
    spec.label = std::move(label);
    spec.kind = QuerySpec::Kind::Computed;
    spec.filters = Schema { std::move(filters) };
    return spec;
}

} // namespace

std::vector<Choice> agencyKinds()
{
    return {
        { "central", { "중앙행정기관", "Central government" } },
        { "metropolitan", { "광역자치단체", "Metropolitan government" } },
        { "local", { "기초자치단체", "Local government" } },
        { "commission", { "위원회", "Commission" } },
        { "registry", { "등기소·등록기관", "Registry" } },
        { "company", { "기업·공기업", "Company" } },
        { "party", { "정당", "Political party" } },
        { "observer", { "참관 단체", "Observer" } },
        { "organisation", { "모집단체", "Organisation" } },
    };
}

std::vector<Choice> officerStates()
{
    return {
        { "active", { "근무", "Active" } },
        { "suspended", { "정지", "Suspended" } },
        { "left", { "퇴직", "Left" } },
        { "replaced", { "키 교체됨", "Key replaced" } },
    };
}

Field officerDid()
{
    return did("did", { "담당자 DID", "Officer's DID" });
}

Field officerId(std::string name, Text label)
{
    return line(std::move(name), std::move(label), 18, 18);
}

Field roleList(std::string name, Text label, std::int64_t minimum)
{
    return list(
        std::move(name), std::move(label), reference("", { "역할", "Role" }, "identity/roles"), minimum, 16);
}

std::vector<QuerySpec> querySpecs()
{
    return {
        agencyRows(), officerRows(), roleRows(), invitationRows(), deputyRows(), certificateRows(),
        computed("effectiveRights", { "할 수 있는 일", "Effective rights" }, { officerDid() }),
        computed("whoMay", { "할 수 있는 사람", "Who may" },
            { line("domain", { "업무 영역", "Domain" }, 1, 60), line("action", { "업무", "Action" }, 1, 60) })
    };
}

} // namespace maru::identity
