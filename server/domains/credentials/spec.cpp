// SPDX-License-Identifier: Apache-2.0
// What the credentials domain declares: roles, tables and queries; its actions are in spec_actions.cpp.
#include "server/domains/credentials/credentials_domain.h"
#include "server/domains/credentials/spec_parts.h"

namespace maru::credentials {

using namespace domains;
using domain::QuerySpec;
using domain::Visibility;

namespace {

QuerySpec rowsQuery(std::string name, Text label)
{
    QuerySpec query;
    query.name = query.table = std::move(name);
    query.label = std::move(label);
    return query;
}

QuerySpec typesQuery()
{
    QuerySpec query = rowsQuery("types", parts::kType);
    query.filters = allOptional({ parts::typeState() });
    query.columns = allOptional({ parts::typeId(), parts::vct(), parts::nameKo(), parts::nameEn(),
        integer("validity_days", { "유효기간", "Validity" }, 1, 36'500), parts::formats(), parts::typeState(),
        time("defined", { "정한 때", "Defined" }), parts::claims() });
    query.sorts = { "", "name_ko", "name_en", "defined" };
    query.search = { "id", "name_ko", "name_en", "vct" };
    return query;
}

QuerySpec accreditationsQuery()
{
    QuerySpec query = rowsQuery("accreditations", { "발급 인가", "Accreditations" });
    query.filters = allOptional({ parts::agency(), parts::typeReference(), parts::endedState() });
    query.columns = allOptional({ line("id", { "번호", "Id" }, 1, 40), parts::agency(),
        parts::typeReference(), time("from", parts::kFrom), time("until", parts::kUntil),
        reference("accreditor", { "인가 기관", "Accreditor" }, "identity/agencies"),
        line("basis", { "근거", "Legal basis" }, 0, 200), parts::endedState(),
        time("ended_at", { "끝낸 때", "Ended" }), line("reason", parts::kReason, 0, 500) });
    query.sorts = { "", "from", "until", "agency", "type" };
    query.search = { "id", "agency", "type", "basis" };
    return query;
}

QuerySpec issuersQuery()
{
    QuerySpec query = rowsQuery("issuers", { "발급 기관", "Issuers" });
    query.filters = allOptional({ parts::agency() });
    query.columns = allOptional({ parts::agency(), line("url", { "발급자 주소", "Issuer URL" }, 1, 300),
        line("did", { "발급자 DID", "Issuer's DID" }, 1, 300), did("service", { "발급 서비스", "Service" }),
        time("updated", { "바뀐 때", "Updated" }) });
    query.sorts = { "", "updated" };
    query.search = { "agency", "url", "did" };
    return query;
}

QuerySpec verifiersQuery()
{
    QuerySpec query = rowsQuery("verifiers", { "확인 기관", "Verifiers" });
    query.filters = allOptional({ parts::agency(), parts::endedState(), parts::clientId() });
    query.columns = allOptional({ line("id", { "번호", "Id" }, 1, 40), parts::agency(), parts::clientId(),
        parts::nameKo(), parts::nameEn(), line("purpose_ko", { "목적(한국어)", "Purpose (Korean)" }, 1, 300),
        line("purpose_en", { "목적(영어)", "Purpose (English)" }, 1, 300), parts::verifierClaims(),
        time("from", parts::kFrom), time("until", parts::kUntil), parts::endedState() });
    query.sorts = { "", "name_ko", "name_en", "until" };
    query.search = { "id", "client_id", "name_ko", "name_en" };
    return query;
}

QuerySpec listsQuery()
{
    QuerySpec query = rowsQuery("lists", { "상태 목록", "Status lists" });
    const Field state = choice("state", { "상태", "State" },
        { { "open", { "사용 중", "Open" } }, { "full", { "가득 참", "Full" } },
            { "closed", { "닫힘", "Closed" } } });
    query.filters = allOptional({ parts::agency(), parts::typeReference(), state });
    query.columns = allOptional({ line("id", { "번호", "Id" }, 1, 40), parts::agency(),
        parts::typeReference(), integer("bits", { "비트", "Bits" }, 1, 8),
        integer("size", { "크기", "Size" }, 1, 1'048'576), integer("used", { "사용", "Used" }, 0, 1'048'576),
        state, time("opened", { "만든 때", "Opened" }) });
    query.sorts = { "", "opened", "used" };
    query.search = { "id", "agency", "type" };
    return query;
}

QuerySpec statusesQuery()
{
    QuerySpec query = rowsQuery("statuses", { "상태", "Statuses" });
    const Field list = reference("list", { "상태 목록", "Status list" }, "credentials/lists");
    const Field status = choice("status", { "상태", "Status" },
        { { "suspended", { "정지", "Suspended" } }, { "revoked", { "폐기", "Revoked" } } });
    query.filters = allOptional({ list, status });
    query.columns = allOptional({ list, integer("index", { "위치", "Index" }, 0, 1'048'576), status,
        time("time", { "때", "Time" }) });
    query.sorts = { "" };
    return query;
}

QuerySpec issuesQuery()
{
    QuerySpec query = rowsQuery("issues", { "발급 내역", "Issues" });
    const Field state = choice("state", { "상태", "State" },
        { { "offered", { "수령 대기", "Offered" } }, { "issued", { "발급됨", "Issued" } },
            { "suspended", { "정지", "Suspended" } }, { "revoked", { "폐기", "Revoked" } } });
    const Field list = reference("list", { "상태 목록", "Status list" }, "credentials/lists");
    query.visibility = Visibility::Restricted;
    query.filters = allOptional({ parts::agency(), parts::typeReference(), state,
        line("record", { "보관 기록", "Vault record" }, 1, 64) });
    query.columns = allOptional({ line("id", { "번호", "Id" }, 1, 40), parts::typeReference(),
        parts::agency(), list, integer("index", { "위치", "Index" }, 0, 1'048'576),
        hash("commitment", { "확약값", "Commitment" }),
        line("record", { "보관 기록", "Vault record" }, 1, 64),
        time("valid_from", { "유효 시작", "Valid from" }), time("valid_until", { "유효 끝", "Valid until" }),
        state, did("officer", { "담당자", "Officer" }), time("time", { "발급 신청", "Offered" }),
        time("changed", { "바뀐 때", "Changed" }), line("reason", parts::kReason, 0, 500) });
    query.sorts = { "", "time", "changed", "valid_until" };
    query.searchStarts = { "", "record" };
    return query;
}

QuerySpec computedQuery(std::string name, Text label, std::vector<Field> filters)
{
    QuerySpec query;
    query.name = std::move(name);
    query.label = std::move(label);
    query.kind = QuerySpec::Kind::Computed;
    query.filters = Schema { std::move(filters) };
    return query;
}

} // namespace

domain::DomainSpec makeSpec()
{
    domain::DomainSpec spec;
    spec.name = "credentials";
    spec.label = { "증명서", "Credentials" };
    spec.roles = {
        { "credentials.authority", { "증명서 인가 담당", "Credential authority" } },
        { "credentials.issuer", { "증명서 발급 담당", "Credential issuer" } },
    };
    spec.readers = { "credentials.authority", "credentials.issuer" };
    spec.actions = actionSpecs();
    spec.tables = {
        { "types", parts::kType, { { "state", { "state" } } } },
        { "vcts", { "증명서 종류 이름", "Type names" }, {} },
        { "accreditations", { "발급 인가", "Accreditations" },
            { { "state", { "state" } }, { "agency", { "agency" } }, { "type", { "type" } } } },
        { "issuers", { "발급 기관", "Issuers" }, { { "url", { "url" } }, { "did", { "did" } } } },
        { "verifiers", { "확인 기관", "Verifiers" },
            { { "state", { "state" } }, { "client_id", { "client_id" } } } },
        { "clients", { "확인 기관 주소", "Verifiers' names" }, {} },
        { "lists", { "상태 목록", "Status lists" }, { { "agency", { "agency" } } } },
        { "open_lists", { "쓰고 있는 목록", "Lists in use" }, {} },
        { "statuses", { "상태", "Statuses" }, { { "list_index", { "list", "index" } } } },
        { "issues", { "발급 내역", "Issues" },
            { { "state_time", { "state", "time" } }, { "agency_time", { "agency", "time" } },
                { "type", { "type" } }, { "time", { "time" } }, { "record", { "record" } } },
            Visibility::Restricted },
        { "positions", { "목록 위치", "Positions" }, {}, Visibility::Restricted },
        { "commitments", { "확약값", "Commitments" }, {}, Visibility::Restricted },
    };
    QuerySpec trust = computedQuery("trust", { "발급자 신뢰 확인", "Trust in an issuer" },
        { line("vct", { "증명서 종류 이름", "Type name" }, 1, 200),
            line("issuer", { "발급자", "Issuer" }, 1, 300), optional(line("kid", { "키", "Key" }, 1, 120)),
            optional(time("time", { "때", "Time" })) });
    trust.columns = allOptional({ boolean("accredited_then", { "그때 인가", "Accredited then" }),
        boolean("accredited_now", { "지금 인가", "Accredited now" }),
        boolean("agency_active", { "기관 운영", "Agency active" }),
        boolean("key_good", { "키 유효", "Key good" }), boolean("trusted", { "신뢰", "Trusted" }) });
    QuerySpec verifier =
        computedQuery("verifier", { "확인 기관 등록", "Verifier's registration" }, { parts::clientId() });
    verifier.columns = allOptional({ boolean("registered", { "등록됨", "Registered" }) });
    QuerySpec figures =
        computedQuery("figures", { "증명서 현황", "Credentials in figures" }, { optional(parts::agency()) });
    figures.visibility = Visibility::Restricted;
    figures.columns = allOptional({ integer("offered", { "수령 대기", "Offered" }, 0, base::kMaxSafeInteger),
        integer("issued", { "발급됨", "Issued" }, 0, base::kMaxSafeInteger),
        integer("suspended", { "정지", "Suspended" }, 0, base::kMaxSafeInteger),
        integer("revoked", { "폐기", "Revoked" }, 0, base::kMaxSafeInteger) });
    spec.queries = { typesQuery(), accreditationsQuery(), issuersQuery(), verifiersQuery(), listsQuery(),
        statusesQuery(), issuesQuery(), std::move(trust), std::move(verifier), std::move(figures) };
    return spec;
}

} // namespace maru::credentials
