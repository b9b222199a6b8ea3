// SPDX-License-Identifier: Apache-2.0
// What the election domain declares: lists of values, parameters, roles, and all parts together.
#include "server/domains/election/election_domain.h"
#include "server/domains/election/spec_parts.h"

#include <iterator>

namespace maru::election {

using namespace domains;
using base::Json;

std::vector<Choice> electionKinds()
{
    return {
        { "public", { "공직선거", "Public election" } },
        { "party", { "당내 경선", "Party primary" } },
        { "university", { "대학 선거", "University election" } },
        { "organisation", { "단체·조합 선거", "Election of an organisation" } },
    };
}

std::vector<Choice> electionModes()
{
    return {
        { "signed", { "서명 방식(투표 여부 공개)", "Signed (who voted is visible)" } },
        { "ring", { "익명 방식(고리 서명)", "Ring (nobody learns who voted)" } },
    };
}

std::vector<Choice> electionStates()
{
    return {
        { "draft", { "작성 중", "Draft" } },
        { "ceremony", { "열쇠 생성 중", "Key ceremony" } },
        { "ready", { "열쇠 준비됨", "Keys ready" } },
        { "freezing", { "확정 중", "Being frozen" } },
        { "frozen", { "확정됨", "Frozen" } },
        { "open", { "투표 중", "Open" } },
        { "paused", { "일시 중지", "Paused" } },
        { "closed", { "투표 마감", "Closed" } },
        { "counted", { "개표 완료", "Counted" } },
        { "certified", { "당선인 결정", "Certified" } },
        { "archived", { "보존", "Archived" } },
        { "void", { "무효", "Void" } },
    };
}

std::vector<Choice> openingRules()
{
    return {
        { "time", { "정한 시각에 자동으로", "By itself at the set time" } },
        { "authority", { "담당자가 직접", "By the authority" } },
    };
}

std::vector<Choice> contestKinds()
{
    return {
        { "choose", { "고르기", "Choose" } },
        { "score", { "점수 주기", "Score" } },
        { "list", { "정당 명부와 후보자", "Party list and candidates" } },
    };
}

std::vector<Choice> winningRules()
{
    return {
        { "plurality", { "최다 득표", "Most votes" } },
        { "majority", { "과반 득표", "Absolute majority" } },
        { "share", { "일정 비율 이상 득표", "A share of the votes" } },
    };
}

std::vector<Choice> quorumBases()
{
    return {
        { "enrolled", { "등록한 선거인", "Those enrolled" } },
        { "roll", { "선거인 명부 전체", "The whole roll" } },
    };
}

std::vector<Choice> tieRules()
{
    return {
        { "lot", { "추첨", "By lot" } },
        { "older", { "연장자", "The older one" } },
        { "runoff", { "결선 투표", "Run-off" } },
    };
}

std::vector<Choice> ceremonyRounds()
{
    return {
        { "", { "없음", "None" } },
        { "commit", { "1단계 약속", "1 Commit" } },
        { "reveal", { "2단계 공개", "2 Reveal" } },
        { "shares", { "3단계 조각 전달", "3 Shares" } },
        { "check", { "4단계 확인", "4 Check" } },
        { "done", { "완료", "Done" } },
    };
}

std::vector<Choice> voterStates()
{
    return {
        { "listed", { "등재", "Listed" } },
        { "enrolled", { "등록 완료", "Enrolled" } },
        { "removed", { "삭제", "Removed" } },
    };
}

std::vector<Choice> trusteeStates()
{
    return {
        { "named", { "지정", "Named" } },
        { "finished", { "열쇠 보유", "Holds a key" } },
        { "excluded", { "제외", "Excluded" } },
    };
}

std::vector<Choice> complaintStates()
{
    return {
        { "open", { "미해결", "Open" } },
        { "refuted", { "기각", "Refuted" } },
        { "upheld", { "인정", "Upheld" } },
    };
}

std::vector<Choice> objectionSubjects()
{
    return {
        { "roll", { "선거인명부", "The roll" } },
        { "candidates", { "후보자", "The candidates" } },
        { "voting", { "투표", "The voting" } },
        { "result", { "결과", "The result" } },
    };
}

std::vector<Choice> objectionStates()
{
    return {
        { "open", { "접수", "Open" } },
        { "accepted", { "인용", "Accepted" } },
        { "rejected", { "기각", "Rejected" } },
    };
}

std::vector<Choice> incidentKinds()
{
    return {
        { "outage", { "장애", "Outage" } },
        { "equipment", { "장비", "Equipment" } },
        { "security", { "보안", "Security" } },
        { "complaint", { "민원", "Complaint" } },
        { "order", { "질서", "Order" } },
        { "other", { "기타", "Other" } },
    };
}

std::vector<Choice> observationVerdicts()
{
    return {
        { "pass", { "이상 없음", "Pass" } },
        { "fail", { "불일치", "Fail" } },
        { "fork", { "원장 갈라짐", "Fork" } },
        { "unavailable", { "확인 불가", "Unavailable" } },
    };
}

std::vector<Choice> trackerStates()
{
    return {
        { "counted", { "유효", "Counted" } },
        { "replaced", { "대체됨", "Replaced" } },
        { "challenged", { "검증에 쓰임", "Challenged" } },
    };
}

Field electionField()
{
    return reference("election", { "선거", "Election" }, "election/elections");
}

Field shortId(const char* name, Text label)
{
    return help(line(name, std::move(label), 1, 24),
        { "소문자, 숫자, 줄표로 24자까지.", "Lower-case letters, digits and dashes, at most 24." });
}

Field reasonField()
{
    return prose("reason", { "사유", "Reason" }, 1, 500);
}

std::vector<domain::ParameterSpec> parameterSpecs()
{
    using Bounds = domain::ParameterSpec::Bounds;
    return {
        { "election.ring_minimum", { "고리의 최소 인원", "Least keys in a ring" }, "명", 128,
            "선거 프로토콜 v1(shared/spec/election.md)", { { "", Bounds { 128, 4096 } } } },
        { "election.ceremony_hours", { "열쇠 생성 단계별 기한", "Hours for a round of the ceremony" }, "시간",
            72, "운영 기준", { { "", Bounds { 1, 720 } } } },
        { "election.enrolment_hours", { "등록 기간의 최소 길이", "Least length of enrolment" }, "시간", 1,
            "운영 기준", { { "", Bounds { 1, 2'160 } } } },
        { "election.objection_days",
            { "결과 이의 제기 기간의 최소 일수", "Least days for objections to the result" }, "일",
            Json::object({ { "public", 14 }, { "party", 1 }, { "university", 1 }, { "organisation", 1 } }),
            "공직선거법 제219조(공직선거), 그 밖의 선거는 운영 기준",
            { { "public", Bounds { 0, 365 } }, { "party", Bounds { 0, 365 } },
                { "university", Bounds { 0, 365 } }, { "organisation", Bounds { 0, 365 } } } },
        { "election.voters_a_transaction", { "한 번에 올리는 선거인 수", "Voters in one transaction" }, "명",
            300, "운영 기준", { { "", Bounds { 1, 300 } } } },
        { "election.voters", { "선거인 수의 상한", "Most voters of an election" }, "명", 50'000'000,
            "운영 기준", { { "", Bounds { 1, 99'999'999 } } } },
        { "election.challenges_per_voter", { "선거인 한 명의 검증 횟수 상한", "Challenges a voter may make" },
            "회", 20, "운영 기준", { { "", Bounds { 1, 1'000 } } } },
        { "election.voting_minutes", { "최소 투표 시간", "Least time of voting" }, "분", 30, "운영 기준",
            { { "", Bounds { 1, 43'200 } } } },
        { "election.grace_seconds", { "마감 여유의 상한", "Most grace after closing" }, "초", 3'600,
            "운영 기준", { { "", Bounds { 0, 86'400 } } } },
        { "election.extend_hours", { "연장의 상한", "Longest extension" }, "시간", 72, "운영 기준",
            { { "", Bounds { 1, 720 } } } },
        { "election.extend_total_hours", { "연장 합계의 상한", "Most extension in all" }, "시간", 168,
            "운영 기준", { { "", Bounds { 1, 2'160 } } } },
        { "election.freeze_lead_seconds", { "투표 시작 전 확정 시각", "Freezing before opening" }, "초",
            3'600, "운영 기준", { { "", Bounds { 60, 604'800 } } } },
        { "election.freeze_batch",
            { "블록마다 확정하는 명부 줄 수", "Lines of the roll frozen in one block" }, "줄", 2'000,
            "운영 기준", { { "", Bounds { 100, 20'000 } } } },
    };
}

template<class T>
static void append(std::vector<T>& all, std::vector<T> more)
{
    std::move(more.begin(), more.end(), std::back_inserter(all));
}

domain::DomainSpec makeSpec()
{
    domain::DomainSpec spec;
    spec.name = "election";
    spec.label = { "선거", "Elections" };
    // No observers: parties and press see what everybody sees, and the words of an objection may name people.
    spec.readers = { "administrator", "election.manager", "election.registrar", "election.certifier" };
    spec.roles = {
        { "election.manager", { "선거관리 담당", "Election manager" } },
        { "election.registrar", { "선거인명부 담당", "Registrar of the roll" } },
        { "election.trustee", { "개표 신탁관리인", "Trustee" } },
        { "election.certifier", { "선거관리위원", "Certifier" } },
        { "election.observer", { "참관인", "Observer" } },
    };
    append(spec.actions, setupActions());
    append(spec.actions, rollActions());
    append(spec.actions, ceremonyActions());
    append(spec.actions, votingActions());
    append(spec.actions, countingActions());
    append(spec.tables, tableSpecs());
    append(spec.tables, votingTables());
    append(spec.queries, rowQueries());
    append(spec.queries, votingRowQueries());
    append(spec.queries, computedQueries());
    append(spec.queries, votingComputedQueries());
    spec.parameters = parameterSpecs();
    return spec;
}

} // namespace maru::election
