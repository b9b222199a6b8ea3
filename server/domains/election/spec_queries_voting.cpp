// SPDX-License-Identifier: Apache-2.0
// Tables and queries from the ballot box on: ballots, sums, counting, results, certification, observing.
#include "server/domains/election/spec_columns.h"

namespace maru::election {

using namespace columns;

namespace {

Field signedBy()
{
    return text("signer", { "서명자", "Signer" });
}
Field ballotHash()
{
    return text("ballot", { "투표지 해시", "Ballot" });
}
Field tracker()
{
    return text("tracker", { "추적 번호", "Tracker" });
}
Field index()
{
    return count("trustee", { "신탁관리인", "Trustee" });
}

} // namespace

std::vector<TableSpec> votingTables()
{
    const domain::IndexSpec byElection { "election", { "election" } };
    const domain::IndexSpec byState { "state", { "election", "state" } };
    const domain::IndexSpec byTime { "time", { "election", "time" } };
    return {
        { "boxes", { "투표함", "Ballot boxes" }, {} },
        { "ballots", { "투표지", "Ballots" },
            { byTime, { "transaction", { "transaction" } }, { "unit", { "election", "unit" } } } },
        { "challenged", { "검증한 투표지", "Challenged ballots" }, { byTime } },
        { "challenge_counts", { "검증 횟수", "Counts of challenges" }, {} },
        { "nonces", { "암호 난수", "Nonces of ballots" }, {} },
        { "trackers", { "추적 번호", "Trackers" }, {} },
        { "sums", { "합계", "Sums" }, { byElection } },
        { "turnout", { "투표율", "Turnout" }, { byElection } },
        { "decryptions", { "개표 몫", "Decryptions" }, { byElection } },
        { "counts", { "득표 수", "Counts" }, { byElection } },
        { "tallies", { "개표 진행", "Counting" }, {} },
        { "results", { "결과", "Results" }, { byElection } },
        { "objections", { "이의", "Objections" }, { byState, byTime } },
        { "objection_counts", { "이의 건수", "Counts of objections" }, {}, Visibility::Restricted },
        { "objection_texts", { "이의 내용", "Words of objections" }, { byElection }, Visibility::Restricted },
        { "certifications", { "당선인 결정", "Certifications" }, { byElection } },
        { "certificates", { "당선 결정서", "Certificates" }, {} },
        { "observations", { "참관 보고", "Observations" }, { byTime } },
        { "incidents", { "사건", "Incidents" }, { byTime } },
        { "desks", { "창구", "Desks" }, {} },
    };
}

std::vector<QuerySpec> votingRowQueries()
{
    const Field sums = text("sums", { "암호문 합계", "Sums" });
    return {
        rows("boxes", { "투표함", "Ballot boxes" }, { electionField() },
            { electionField(), rehearsal(), ballots(), count("replaced", { "대체", "Replaced" }),
                count("voters", { "투표자", "Voters" }), count("challenges", { "검증", "Challenges" }),
                text("chain_head", { "투표지 사슬", "Head of the chain" }),
                moment("last", { "마지막", "Last" }) }),
        rows("ballots", { "투표지", "Ballots" }, { electionField(), unitField(), transaction() },
            { electionField(), rehearsal(), text("voter", { "자격 또는 표지", "Credential or tag" }),
                ballotHash(), tracker(), transaction(), height(), at(), unitField(),
                text("ring", { "고리", "Ring" }), weight(), count("replaced", { "다시 투표", "Replaced" }) },
            { "", "time" }),
        rows("challenged", { "검증한 투표지", "Challenged ballots" }, { electionField() },
            { electionField(), rehearsal(), ballotHash(), tracker(), transaction(), height(), at() },
            { "", "time" }),
        rows("trackers", { "추적 번호", "Trackers" }, { electionField() },
            { electionField(), rehearsal(), tracker(), ballotHash(), state(trackerStates()), transaction(),
                height(), at() }),
        rows("sums", { "합계", "Sums" }, { electionField(), unitField(), contest() },
            { electionField(), rehearsal(), unitField(), contest(), ballots(), weight(), sums }),
        rows("turnout", { "투표율", "Turnout" }, { electionField(), unitField() },
            { electionField(), rehearsal(), unitField(), moment("hour", { "시간", "Hour" }),
                count("voters", { "투표자", "Voters" }), weight() }),
        rows("decryptions", { "개표 몫", "Decryptions" },
            { electionField(), index(), unitField(), contest() },
            { electionField(), rehearsal(), unitField(), contest(), index(), officer(),
                text("values", { "값과 증명", "Values with proofs" }), transaction(), at() }),
        rows("counts", { "득표 수", "Counts" }, { electionField(), unitField(), contest() },
            { electionField(), rehearsal(), unitField(), contest(), ballots(), weight(),
                items("counts", { "득표", "Votes" }, count("", {})),
                items("trustees", { "신탁관리인", "Trustees" }, count("", {})) }),
        rows("tallies", { "개표 진행", "Counting" }, { electionField() },
            { electionField(), rehearsal(), count("sums", { "합계 수", "Sums" }),
                count("counted", { "개표 수", "Counted" }), moment("started", { "시작", "Started" }),
                moment("ended", { "끝", "Ended" }) }),
        rows("results", { "결과", "Results" }, { electionField() },
            { electionField(), rehearsal(), contest(), text("outcome", { "결과", "Outcome" }) }),
        rows("objections", { "이의", "Objections" },
            { electionField(), state(objectionStates()),
                choice("about", { "대상", "About" }, objectionSubjects()) },
            { id(), electionField(), rehearsal(), choice("about", { "대상", "About" }, objectionSubjects()),
                boolean("blocking", { "결정 보류", "Holds up" }), state(objectionStates()),
                text("decision", { "결정 이유", "Decision" }), at(), moment("decided", { "결정", "Decided" }),
                transaction() },
            { "", "time" }),
        restricted(rows("objection_texts", { "이의 내용", "Words of objections" }, { electionField() },
            { id(), electionField(), text("text", { "내용", "Text" }), signedBy() })),
        rows("certifications", { "당선인 결정", "Certifications" }, { electionField() },
            { electionField(), rehearsal(), officer(), agency(), text("result", { "결과 해시", "Result" }),
                at(), transaction() }),
        rows("certificates", { "당선 결정서", "Certificates" }, { electionField() },
            { electionField(), rehearsal(), text("result", { "결과 해시", "Result" }), at() }),
        rows("observations", { "참관 보고", "Observations" },
            { electionField(), choice("verdict", { "판정", "Verdict" }, observationVerdicts()) },
            { electionField(), rehearsal(), officer(), agency(),
                choice("verdict", { "판정", "Verdict" }, observationVerdicts()), height(),
                text("header", { "블록 머리", "Header" }), text("detail", { "내용", "Detail" }), at() },
            { "", "time" }),
        rows("incidents", { "사건", "Incidents" },
            { electionField(), choice("kind", { "종류", "Kind" }, incidentKinds()) },
            { electionField(), rehearsal(), officer(), choice("kind", { "종류", "Kind" }, incidentKinds()),
                text("text", { "내용", "Text" }), unitField(), at() },
            { "", "time" }),
        rows("desks", { "창구", "Desks" }, { electionField() },
            { electionField(), count("objections", { "이의", "Objections" }),
                count("open", { "미결", "Open" }), count("blocking", { "결정 보류", "Holding up" }),
                count("incidents", { "사건", "Incidents" }),
                count("observations", { "보고", "Observations" }),
                count("failing", { "불일치 보고", "Failing" }) }),
    };
}

std::vector<QuerySpec> votingComputedQueries()
{
    const Field tracker24 = line("tracker", { "추적 번호", "Tracker" }, 20, 40);
    return {
        computed("progress", { "진행", "Progress" }, { electionField() }, {}),
        computed("result", { "결과", "Result" }, { electionField() }, {}),
        computed("officialTable", { "개표 상황표", "Official table" },
            { electionField(), optional(shortId("contest", { "투표 항목", "Contest" })) }, {}),
        computed("ballot", { "투표지 확인", "Ballot" }, { electionField(), tracker24 },
            { boolean("found", { "있음", "Found" }), state(trackerStates()), ballotHash(), transaction(),
                height(), at() }),
    };
}

} // namespace maru::election
