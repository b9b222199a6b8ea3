// SPDX-License-Identifier: Apache-2.0
// What the identity domain declares.
#include "server/domains/common/fields.h"
#include "server/domains/identity/identity_domain.h"

namespace maru::identity {
namespace {

using namespace domains;
using domain::ActionSpec;
using domain::QuerySpec;

const Text kAgency { "기관", "Agency" };
const Text kNameKo { "이름(한국어)", "Name (Korean)" };
const Text kNameEn { "이름(영어)", "Name (English)" };

Field agencyId()
{
    return help(line("id", { "기관 식별자", "Agency id" }, 2, 64),
        { "소문자, 숫자, 줄표만 쓰는 짧은 이름입니다.",
            "A short name of lower-case letters, digits and dashes." });
}

Field roles()
{
    Field role = choice("", {},
        {
            { "administrator", { "관리자", "Administrator" } },
            { "settlement", { "정산 담당", "Settlement" } },
            { "donation.registrar", { "등록청", "Registrar of donations" } },
            { "donation.manager", { "모집단체 담당자", "Campaign manager" } },
            { "donation.reviewer", { "집행 심사", "Milestone reviewer" } },
            { "donation.auditor", { "감사", "Auditor of donations" } },
            { "observer", { "참관", "Observer" } },
        });
    return list("roles", { "역할", "Roles" }, std::move(role), 0, 16);
}

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
    };
}

Field officerDid()
{
    return did("did", { "담당자 DID", "Officer's DID" });
}

} // namespace

domain::DomainSpec makeSpec()
{
    domain::DomainSpec spec;
    spec.name = "identity";
    spec.label = { "기관·담당자", "Agencies and officers" };
    const std::vector<std::string> administrator { "administrator" };
    spec.actions = {
        ActionSpec { "registerAgency", administrator,
            Schema { { agencyId(), line("name_ko", kNameKo, 1, 80), line("name_en", kNameEn, 1, 120),
                choice("kind", { "종류", "Kind" }, agencyKinds()) } },
            { "기관 등록", "Register agency" },
            { "새 기관을 등록합니다. 식별자는 바꿀 수 없습니다.", "Adds an agency. Its id never changes." } },
        ActionSpec { "registerOfficer", administrator,
            Schema { { officerDid(), reference("agency", kAgency, "identity/agencies"),
                help(line("name_ko", { "직위(한국어)", "Post (Korean)" }, 1, 80),
                    { "사람 이름이 아니라 직위를 적습니다. 예: 기부 등록 담당 1",
                        "The duty post, not a person's name, e.g. donation registration 1." }),
                line("name_en", { "직위(영어)", "Post (English)" }, 1, 120), roles() } },
            { "담당자 등록", "Register officer" },
            { "담당자의 키(DID)를 기관에 등록하고 역할을 줍니다.",
                "Enters an officer's key (DID) for an agency and grants roles." } },
        ActionSpec { "setRoles", administrator, Schema { { officerDid(), roles() } },
            { "역할 변경", "Set roles" },
            { "담당자의 역할 전체를 새로 정합니다.", "Replaces all roles of an officer." } },
        ActionSpec { "setOfficerState", administrator,
            Schema { { officerDid(), choice("state", { "상태", "State" }, officerStates()),
                prose("reason", { "사유", "Reason" }, 1, 500) } },
            { "담당자 상태 변경", "Set officer's state" },
            { "정지하거나 퇴직 처리합니다. 퇴직은 되돌릴 수 없습니다.",
                "Suspends, reactivates or retires an officer. Leaving is final." } },
    };
    spec.tables = {
        { "agencies", kAgency, { { "state", { "state" } } } },
        { "officers", { "담당자", "Officers" }, { { "agency", { "agency" } }, { "state", { "state" } } } },
    };

    const Field agencyState = choice("state", { "상태", "State" }, { { "active", { "운영", "Active" } } });
    QuerySpec agencies;
    agencies.name = agencies.table = "agencies";
    agencies.label = { "기관", "Agencies" };
    agencies.filters = allOptional({ agencyState, choice("kind", { "종류", "Kind" }, agencyKinds()) });
    agencies.columns = allOptional({ agencyId(), line("name_ko", kNameKo, 1, 80),
        line("name_en", kNameEn, 1, 120), choice("kind", { "종류", "Kind" }, agencyKinds()), agencyState });
    agencies.sorts = { "", "name_ko", "name_en" };
    agencies.search = { "id", "name_ko", "name_en" };

    QuerySpec officers;
    officers.name = officers.table = "officers";
    officers.label = { "담당자", "Officers" };
    const Field state = choice("state", { "상태", "State" }, officerStates());
    const Field agency = reference("agency", kAgency, "identity/agencies");
    officers.filters = allOptional({ agency, state });
    officers.columns = allOptional({ officerDid(), agency, line("name_ko", kNameKo, 1, 80),
        line("name_en", kNameEn, 1, 120), roles(), state });
    officers.sorts = { "", "name_ko", "name_en" };
    officers.search = { "did", "name_ko", "name_en" };
    spec.queries = { agencies, officers };
    return spec;
}

} // namespace maru::identity
