// SPDX-License-Identifier: Apache-2.0
// What the privacy domain declares: lists of values, tables, parameters, roles.
#include "server/domains/privacy/privacy_domain.h"
#include "server/domains/privacy/spec_parts.h"

namespace maru::privacy {

using namespace domains;

std::vector<Choice> recordStates()
{
    return {
        { "held", { "보관", "Held" } },
        { "separating", { "분리 예정", "To be separated" } },
        { "separate", { "분리 보관", "Kept apart" } },
        { "due", { "파기 대상", "Due for destruction" } },
        { "ordered", { "파기 지시", "Destruction ordered" } },
        { "destroyed", { "파기 완료", "Destroyed" } },
    };
}

std::vector<Choice> requestKinds()
{
    return {
        { "access", { "열람", "Access" } },
        { "correction", { "정정", "Correction" } },
        { "suspension", { "처리정지", "Suspension" } },
        { "destruction", { "삭제·파기", "Erasure" } },
    };
}

std::vector<Choice> requestStates()
{
    return {
        { "open", { "접수", "Open" } },
        { "accepted", { "수용", "Granted" } },
        { "refused", { "거절", "Refused" } },
        { "withdrawn", { "취하", "Withdrawn" } },
    };
}

std::vector<Choice> destructionBases()
{
    return {
        { "retention", { "보유 기간 경과", "Retention period over" } },
        { "request", { "정보주체 요구", "Request of the person" } },
        { "correction", { "정정으로 대체", "Replaced by a correction" } },
        { "order", { "법원·기관 명령", "Order of a court or authority" } },
    };
}

std::vector<Choice> destructionStates()
{
    return {
        { "ordered", { "지시", "Ordered" } },
        { "certified", { "증명", "Certified" } },
        { "declined", { "반려", "Declined" } },
    };
}

std::vector<Choice> revealPurposes()
{
    return {
        { "case", { "민원·신청 처리", "Handling a case" } },
        { "payment", { "지급", "Payment" } },
        { "verification", { "본인·자격 확인", "Checking identity or entitlement" } },
        { "request", { "정보주체 요구 처리", "Answering the person's request" } },
        { "audit", { "감사", "Audit" } },
        { "law", { "법령상 의무", "Duty by law" } },
    };
}

std::vector<Choice> startEvents()
{
    return {
        { "stored", { "수집한 날", "The day of collection" } },
        { "ended", { "목적이 끝난 날", "The day on which the purpose ends" } },
    };
}

std::vector<Choice> nextSteps()
{
    return {
        { "automatic", { "자동 파기", "Destroyed by itself" } },
        { "officer", { "담당자 확인 후 파기", "Destroyed once an officer has looked" } },
    };
}

Field classField()
{
    return reference("class", { "자료 종류", "Kind of record" }, "privacy/classes");
}

Field agencyField()
{
    return reference("agency", { "기관", "Agency" }, "identity/agencies");
}

Field recordField()
{
    return reference("record", { "기록", "Record" }, "privacy/records");
}

std::vector<Field> classFields()
{
    return {
        help(line("id", { "식별자", "Id" }, 3, 64),
            { "소문자, 숫자, 점, 줄표. 예: welfare.application",
                "Lower-case letters, digits, dots, dashes." }),
        line("name_ko", { "이름(한국어)", "Name (Korean)" }, 1, 80),
        line("name_en", { "이름(영어)", "Name (English)" }, 1, 120),
        line("legal_basis", { "보유 근거", "Legal basis" }, 1, 200),
        unit(integer("years", { "보유 기간(년)", "Kept for (years)" }, 0, 100), "년"),
        unit(integer("days", { "보유 기간(일)", "and (days)" }, 0, 364), "일"),
        choice("start", { "기산일", "Counted from" }, startEvents()),
        help(optional(line("separate_law", { "분리 보관 근거", "Law for keeping apart" }, 0, 200)),
            { "다른 법령이 더 오래 보존하라고 할 때만 적습니다(보호법 제21조제3항).",
                "Only when another law says to keep it longer (PIPA article 21(3))." }),
        unit(optional(integer("separate_years", { "분리 보관 기간(년)", "Kept apart for (years)" }, 0, 100)),
            "년"),
        choice("next", { "기간이 끝나면", "When the time is over" }, nextSteps()),
    };
}

domain::DomainSpec makeSpec()
{
    domain::DomainSpec spec;
    spec.name = "privacy";
    spec.label = { "개인정보 보호", "Privacy" };
    spec.actions = actionSpecs();
    const auto restricted = domain::Visibility::Restricted;
    spec.tables = {
        { "classes", { "자료 종류", "Kinds of record" }, { { "state", { "state" } } } },
        { "keepers", { "보관소", "Vaults" }, {} },
        { "records", { "기록", "Records" },
            { { "class_state", { "class", "state" } }, { "state", { "state" } }, { "agency", { "agency" } },
                { "destruction", { "destruction" } }, { "due_at", { "due_at" } } } },
        { "due_days", { "기한별 기록", "Records by due day" }, {} },
        { "recipients", { "제공받는 기관", "Recipients" },
            { { "class", { "class" } }, { "agency", { "agency" } } } },
        { "destructions", { "파기 증명", "Destructions" },
            { { "state", { "state" } }, { "class", { "class" } }, { "basis", { "basis" } },
                { "ordered_at", { "ordered_at" } } } },
        { "consents", { "동의", "Consents" },
            { { "subject", { "subject" } }, { "class", { "class" } }, { "state", { "state" } } },
            restricted },
        { "requests", { "정보주체 요구", "Requests" },
            { { "subject", { "subject" } }, { "state", { "state" } }, { "agency", { "agency" } },
                { "deadline", { "deadline" } } },
            restricted },
        { "reveals", { "열람 기록", "Reveals" },
            { { "record", { "record" } }, { "officer", { "officer" } }, { "did", { "did" } },
                { "revealed_at", { "revealed_at" } } },
            restricted },
    };
    spec.queries = querySpecs();
    spec.parameters = {
        { "privacy.request_days", { "정보주체 요구 처리 기한", "Days to answer a request" }, "일", 10,
            "개인정보 보호법 시행령 제41조제4항", { { "", { 1, 60 } } } },
        { "privacy.reveal_minutes", { "열람 허용 시간", "Minutes for which a reveal is good" }, "분", 10,
            "개인정보의 안전성 확보조치 기준 제8조", { { "", { 1, 60 } } } },
    };
    spec.readers = { "privacy.officer", "privacy.auditor" };
    spec.roles = {
        { "privacy.officer", { "개인정보 보호 담당", "Privacy officer" } },
        { "privacy.handler", { "개인정보 취급자", "Handler of personal data" } },
        { "privacy.auditor", { "개인정보 감사", "Auditor of personal data" } },
    };
    return spec;
}

} // namespace maru::privacy
