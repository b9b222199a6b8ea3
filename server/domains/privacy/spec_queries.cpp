// SPDX-License-Identifier: Apache-2.0
// The queries of the privacy domain.
#include "server/domains/privacy/spec_parts.h"

namespace maru::privacy {

using namespace domains;
using domain::QuerySpec;

namespace {

Field count(std::string name, Text label)
{
    return integer(std::move(name), std::move(label), 0, base::kMaxSafeInteger);
}

QuerySpec rows(std::string name, Text label, std::vector<Field> filters, std::vector<Field> columns)
{
    QuerySpec spec;
    spec.name = spec.table = std::move(name);
    spec.label = std::move(label);
    spec.filters = allOptional(std::move(filters));
    spec.columns = allOptional(std::move(columns));
    spec.sorts = { "" };
    return spec;
}

Field stateOf(std::vector<Choice> choices)
{
    return choice("state", { "상태", "State" }, std::move(choices));
}

Field subjectField()
{
    // A did:key, or the did:maru of who signs in with a passkey.
    return line("subject", { "정보주체(가명 DID)", "Person (pseudonym)" }, 1, 128);
}

std::vector<Choice> onOff()
{
    return { { "active", { "유효", "In force" } }, { "ended", { "종료", "Ended" } } };
}

std::vector<Choice> consentStates()
{
    return { { "given", { "동의", "Given" } }, { "withdrawn", { "철회", "Withdrawn" } } };
}

QuerySpec destructionsQuery()
{
    const Field basis = choice("basis", { "사유", "Basis" }, destructionBases());
    QuerySpec spec = rows("destructions", { "파기 증명", "Destructions" },
        { stateOf(destructionStates()), classField(), basis, agencyField() },
        { line("id", { "식별자", "Id" }, 1, 64), classField(), basis, stateOf(destructionStates()),
            count("count", { "건수", "Count" }), line("legal_basis", { "보유 근거", "Legal basis" }, 0, 200),
            line("reference", { "문서", "Reference" }, 0, 220),
            line("officer", { "지시한 담당자", "Ordered by" }, 0, 64), agencyField(),
            time("ordered_at", { "지시", "Ordered" }), time("certified_at", { "증명", "Certified" }),
            hash("root", { "루트", "Root" }), line("reason", { "이유", "Reason" }, 0, 500) });
    spec.sorts = { "", "ordered_at", "certified_at", "count" };
    spec.search = { "id", "reference", "class" };
    return spec;
}

QuerySpec recordsQuery()
{
    QuerySpec spec = rows("records", { "기록", "Records" },
        { classField(), agencyField(), stateOf(recordStates()),
            reference("destruction", { "파기", "Destruction" }, "privacy/destructions") },
        { line("id", { "기록", "Record" }, 1, 64), classField(), agencyField(), stateOf(recordStates()),
            hash("commitment", { "확약값", "Commitment" }), time("stored_at", { "수집", "Stored" }),
            time("ended_at", { "목적 종료", "Purpose ended" }), time("due_at", { "기한", "Due" }),
            boolean("suspended", { "처리정지", "Suspended" }) });
    spec.sorts = { "", "due_at" };
    spec.searchStarts = { "" };
    return spec;
}

QuerySpec requestsQuery()
{
    const Field kind = choice("kind", { "요구", "Request" }, requestKinds());
    QuerySpec spec = rows("requests", { "정보주체 요구", "Requests" },
        { subjectField(), stateOf(requestStates()), kind, agencyField() },
        { line("id", { "식별자", "Id" }, 1, 64), kind, stateOf(requestStates()), subjectField(),
            agencyField(), recordField(), line("detail", { "설명 기록", "Explanation" }, 0, 64),
            time("received_at", { "접수", "Received" }), time("deadline", { "기한", "Deadline" }),
            boolean("overdue", { "기한 경과", "Overdue" }), time("answered_at", { "답변", "Answered" }),
            line("officer", { "담당자", "Officer" }, 0, 64),
            prose("reason", { "답변 이유", "Reason" }, 0, 500) });
    spec.sorts = { "", "deadline", "received_at" };
    return spec;
}

QuerySpec consentsQuery()
{
    QuerySpec spec =
        rows("consents", { "동의", "Consents" }, { subjectField(), classField(), stateOf(consentStates()) },
            { line("id", { "식별자", "Id" }, 1, 64), subjectField(), classField(), stateOf(consentStates()),
                list("recipients", { "제공받는 기관", "Recipients" }, agencyField(), 0, 20),
                line("purpose", { "목적", "Purpose" }, 0, 200), time("given_at", { "동의", "Given" }),
                time("until", { "기한", "Until" }), time("withdrawn_at", { "철회", "Withdrawn" }) });
    spec.sorts = { "", "given_at" };
    return spec;
}

QuerySpec revealsQuery()
{
    QuerySpec spec = rows("reveals", { "열람 기록", "Reveals" },
        { recordField(), classField(), agencyField(), line("officer", { "담당자", "Officer" }, 1, 64) },
        { line("id", { "식별자", "Id" }, 1, 64), recordField(), classField(), agencyField(),
            line("officer", { "담당자", "Officer" }, 0, 64),
            list("fields", { "항목", "Fields" }, line("field", { "항목", "Field" }, 1, 60), 0, 40),
            choice("purpose", { "목적", "Purpose" }, revealPurposes()),
            prose("reason", { "사유", "Reason" }, 0, 500), time("revealed_at", { "열람", "Revealed" }) });
    spec.sorts = { "", "revealed_at" };
    return spec;
}

} // namespace

std::vector<QuerySpec> querySpecs()
{
    std::vector<Field> classColumns = classFields();
    classColumns.push_back(
        stateOf({ { "active", { "사용", "In use" } }, { "retired", { "폐지", "Retired" } } }));
    QuerySpec classes = rows("classes", { "자료 종류", "Kinds of record" },
        { stateOf({ { "active", { "사용", "In use" } }, { "retired", { "폐지", "Retired" } } }) },
        classColumns);
    classes.search = { "id", "name_ko", "name_en" };
    QuerySpec recipients = rows("recipients", { "제공받는 기관", "Recipients" },
        { classField(), agencyField(), stateOf(onOff()) },
        { classField(), agencyField(), line("purpose", { "목적", "Purpose" }, 0, 200), stateOf(onOff()),
            time("since", { "시작", "Since" }) });
    QuerySpec keepers = rows("keepers", { "보관소", "Vaults" }, { stateOf(onOff()) },
        { did("did", { "DID", "DID" }), agencyField(), stateOf(onOff()),
            time("since", { "시작", "Since" }) });

    QuerySpec toAsk;
    toAsk.name = "toAsk";
    toAsk.label = { "동의를 받아야 할 사람", "People to ask" };
    toAsk.kind = QuerySpec::Kind::Computed;
    toAsk.visibility = domain::Visibility::Restricted;
    toAsk.filters = Schema { { classField(), agencyField() } };
    toAsk.columns = allOptional({ subjectField(), time("given_at", { "마지막 동의", "Last consent" }) });

    QuerySpec retention;
    retention.name = "retention";
    retention.label = { "보유 현황", "Retention" };
    retention.kind = QuerySpec::Kind::Computed;
    std::vector<Field> retentionColumns = classFields();
    for (const Choice& state : recordStates())
        retentionColumns.push_back(count("count_" + state.value, state.label));
    retention.columns = allOptional(std::move(retentionColumns));
    return { recordsQuery(), requestsQuery(), consentsQuery(), revealsQuery(), classes, destructionsQuery(),
        recipients, keepers, toAsk, retention };
}

} // namespace maru::privacy
