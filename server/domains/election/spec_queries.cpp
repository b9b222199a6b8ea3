// SPDX-License-Identifier: Apache-2.0
// Tables, indexes and queries with their columns.
#include "server/domains/election/spec_columns.h"

#include <iterator>

namespace maru::election {

using namespace columns;

namespace {

std::vector<Field> electionColumns()
{
    std::vector<Field> columns = termFields();
    columns.insert(columns.begin(), id());
    std::vector<Field> more { rehearsal(), text("rehearsal_of", { "본 선거", "Rehearsal of" }),
        state(electionStates()), reference("authority", { "선거관리기관", "Authority" }, "identity/agencies"),
        text("creator", { "작성자", "Made by" }), moment("created", { "작성", "Made" }),
        count("contests", { "투표 항목 수", "Contests" }), count("precincts", { "투표구 수", "Precincts" }),
        count("trustees", { "신탁관리인 수", "Trustees" }), count("attempt", { "차수", "Attempt" }),
        choice("round", { "열쇠 생성 단계", "Round" }, ceremonyRounds()),
        moment("round_deadline", { "단계 기한", "Deadline of the round" }),
        count("entries", { "명부 등재", "On the roll" }), count("enrolled", { "등록", "Enrolled" }),
        count("last_number", { "마지막 번호", "Last number" }), count("late", { "추가 등재", "Added late" }),
        count("removed", { "삭제", "Removed" }),
        count("replaced_invitations", { "초대 교체", "Invitations replaced" }),
        boolean("roll_published", { "명부 공개", "Roll laid open" }), count("acts", { "조치 수", "Actions" }),
        count("created_height", { "작성 블록", "Made in block" }),
        items("pauses", { "중지", "Pauses" },
            object({ moment("from", { "부터", "From" }), moment("until", { "까지", "Until" }) })),
        moment("ends", { "최종 마감", "Ends" }), text("joint", { "선거 공개키", "Election key" }),
        text("roll", { "명부 확정값", "Roll commitment" }),
        text("fingerprint", { "선거 지문", "Fingerprint" }), moment("frozen_at", { "확정", "Frozen" }),
        moment("opened_at", { "개시", "Opened" }), moment("closed_at", { "마감", "Closed" }),
        moment("counted_at", { "개표", "Counted" }), moment("certified_at", { "결정", "Certified" }),
        moment("archived_at", { "보존", "Archived" }),
        moment("roll_destroyed_at", { "명부 파기", "Roll destroyed" }), reason() };
    std::move(more.begin(), more.end(), std::back_inserter(columns));
    return columns;
}

std::vector<Field> ceremonyColumns()
{
    return { electionField(), rehearsal(), count("attempt", { "차수", "Attempt" }),
        count("index", { "순번", "Index" }), officer(),
        choice("round", { "마친 단계", "Round done" },
            { { "", { "없음", "None" } }, { "commit", { "약속", "Committed" } },
                { "reveal", { "공개", "Revealed" } }, { "shares", { "조각 전달", "Shares sent" } },
                { "check", { "확인", "Acknowledged" } } }),
        text("commitment", { "약속", "Commitment" }),
        text("encryption_key", { "암호화 키", "Encryption key" }),
        items("coefficients", { "계수", "Coefficients" }, text("", {})), text("proof", { "증명", "Proof" }),
        items("shares", { "조각", "Shares" },
            object({ count("to", { "받는 이", "To" }), text("sealed", { "봉인", "Sealed" }) })),
        boolean("late", { "기한 경과", "Late" }), moment("committed_at", { "약속 시각", "Committed at" }),
        moment("revealed_at", { "공개 시각", "Revealed at" }),
        moment("shared_at", { "전달 시각", "Sent at" }),
        moment("checked_at", { "확인 시각", "Acknowledged at" }) };
}

std::vector<Field> contestColumns()
{
    auto columns = contestFields();
    columns.insert(columns.begin(), electionField());
    columns.push_back(rehearsal());
    columns.push_back(count("position", { "순서", "Position" }));
    return columns;
}

std::vector<Field> precinctColumns()
{
    auto columns = precinctFields();
    columns.insert(columns.begin(), electionField());
    columns.push_back(rehearsal());
    columns.push_back(count("entries", { "명부 등재", "On the roll" }));
    columns.push_back(count("enrolled", { "등록", "Enrolled" }));
    columns.push_back(text("root", { "명부 뿌리", "Root of its roll" }));
    return columns;
}

} // namespace

std::vector<TableSpec> tableSpecs()
{
    const domain::IndexSpec byElection { "election", { "election" } };
    const domain::IndexSpec byState { "state", { "election", "state" } };
    const domain::IndexSpec byTime { "time", { "election", "time" } };
    return {
        { "elections", { "선거", "Elections" },
            { { "state", { "state" } }, { "opens", { "opens" } }, { "created", { "created" } },
                { "kind", { "kind" } } } },
        { "contests", { "투표 항목", "Contests" }, { byElection } },
        { "precincts", { "투표구", "Precincts" }, { byElection } },
        { "trustees", { "신탁관리인", "Trustees" }, { byElection, { "officer", { "officer" } } } },
        { "ceremony", { "열쇠 생성", "Key ceremony" }, { byElection } },
        { "complaints", { "조각 이의", "Complaints" }, { byElection } },
        { "voters", { "선거인명부", "Roll" },
            { { "precinct", { "election", "precinct" } }, byState, { "commitment", { "commitment" } } } },
        // The roll in precinct order, so that freezing reads it page by page.
        { "roll_order", { "투표구별 명부", "Roll by precinct" }, {} },
        { "roll_counts", { "명부 인원", "Counts of the roll" }, { byElection } },
        { "roll_keys", { "명부 값", "Values of the roll" }, {} },
        { "credentials", { "투표 자격", "Credentials" }, {} },
        { "enrolments", { "등록", "Enrolments" }, {} },
        { "roll_history", { "명부 이력", "History of the roll" }, { byTime } },
        { "definitions", { "확정 문서", "Frozen documents" }, {} },
        { "freezes", { "확정 진행", "Freezing" }, {} },
        { "rings", { "고리", "Rings" }, { { "unit", { "election", "unit", "weight" } } } },
        { "units", { "개표 단위", "Counting units" }, { byElection } },
        { "event_counts", { "경과 수", "Counts of events" }, {} },
        { "events", { "경과", "Course of events" }, { byTime } },
    };
}

std::vector<QuerySpec> rowQueries()
{
    const std::vector<Field> ofElection { electionField() };
    return {
        rows("elections", { "선거", "Elections" },
            { state(electionStates()), choice("kind", { "종류", "Kind" }, electionKinds()),
                choice("mode", { "투표 방식", "Mode" }, electionModes()), rehearsal(),
                reference("authority", { "선거관리기관", "Authority" }, "identity/agencies") },
            electionColumns(), { "", "opens", "created" }, { "id", "title_ko", "title_en" }),
        rows("contests", { "투표 항목", "Contests" }, ofElection, contestColumns(), { "", "position" }),
        rows("precincts", { "투표구", "Precincts" }, ofElection, precinctColumns(), { "" },
            { "id", "name_ko", "name_en" }),
        rows("trustees", { "신탁관리인", "Trustees" }, { electionField(), officer(), state(trusteeStates()) },
            { electionField(), rehearsal(), count("index", { "순번", "Index" }), officer(), agency(),
                text("name_ko", { "이름(한국어)", "Name (Korean)" }),
                text("name_en", { "이름(영어)", "Name" }), state(trusteeStates()), reason(),
                text("share_key", { "조각 공개키", "Public share" }) }),
        rows("ceremony", { "열쇠 생성", "Key ceremony" },
            { electionField(), count("attempt", { "차수", "Attempt" }) }, ceremonyColumns()),
        rows("complaints", { "조각 이의", "Complaints" },
            { electionField(), count("attempt", { "차수", "Attempt" }) },
            { electionField(), rehearsal(), count("attempt", { "차수", "Attempt" }),
                count("complainant", { "낸 이", "Complainant" }), count("against", { "상대", "Against" }),
                state(complaintStates()), text("share", { "공개된 조각", "Published share" }), at() }),
        rows("voters", { "선거인명부", "Roll" },
            { electionField(), precinct(), state(voterStates()), hash("commitment", { "증표", "Commitment" }),
                count("number", { "번호", "Number" }) },
            { electionField(), rehearsal(), count("number", { "번호", "Number" }), precinct(), weight(),
                text("commitment", { "증표", "Commitment" }),
                text("invitation", { "초대 공개키", "Invitation" }), state(voterStates()),
                text("credential", { "투표 자격", "Credential" }), boolean("late", { "추가 등재", "Late" }),
                moment("enrolled_at", { "등록 시각", "Enrolled at" }) },
            { "" }),
        rows("roll_counts", { "명부 인원", "Counts of the roll" }, { electionField(), precinct() },
            { electionField(), precinct(), weight(), count("entries", { "명부 등재", "On the roll" }),
                count("enrolled", { "등록", "Enrolled" }) }),
        rows("roll_history", { "명부 이력", "History of the roll" }, { electionField() },
            { electionField(), rehearsal(),
                choice("kind", { "구분", "Kind" },
                    { { "late", { "추가 등재", "Added late" } }, { "removed", { "삭제", "Removed" } },
                        { "invitation", { "초대 교체", "Invitation replaced" } } }),
                count("number", { "번호", "Number" }), reason(), officer(), at(), transaction() },
            { "", "time" }),
        rows("definitions", { "확정 문서", "Frozen documents" }, {},
            { electionField(), text("fingerprint", { "선거 지문", "Fingerprint" }),
                text("frozen", { "확정 문서", "Frozen document" }) }),
        rows("rings", { "고리", "Rings" }, { electionField(), unitField(), weight() },
            { electionField(), text("ring", { "고리", "Ring" }), unitField(), weight(),
                count("size", { "인원", "Keys" }), text("keys", { "열쇠", "Keys" }) }),
        rows("units", { "개표 단위", "Counting units" }, { electionField() },
            { electionField(), rehearsal(), unitField(), count("entries", { "명부 등재", "On the roll" }),
                count("enrolled", { "등록", "Enrolled" }), weight(),
                count("roll", { "명부 가중치", "Weight of the roll" }) }),
        rows("events", { "경과", "Course of events" }, { electionField() },
            { electionField(), rehearsal(), text("kind", { "구분", "Kind" }), state(electionStates()),
                reason(), officer(), at(), height() },
            { "", "time" }),
    };
}

std::vector<QuerySpec> computedQueries()
{
    return {
        restricted(computed("helpDesk", { "민원 창구", "Help desk" },
            { electionField(), count("number", { "번호", "Number" }) },
            { count("number", { "번호", "Number" }), precinct(), weight(), state(voterStates()),
                boolean("enrolled", { "등록", "Enrolled" }), boolean("voted", { "투표", "Voted" }) })),
        computed("missing", { "빠진 것", "What is missing" }, { electionField() },
            { boolean("ready", { "준비됨", "Ready" }),
                items("rows", { "항목", "Rows" },
                    object({ text("code", { "항목", "Code" }), count("count", { "수", "Count" }),
                        text("detail", { "내용", "Detail" }) })) }),
    };
}

} // namespace maru::election
