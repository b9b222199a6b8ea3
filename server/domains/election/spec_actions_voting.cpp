// SPDX-License-Identifier: Apache-2.0
// The actions from freezing on: opening and closing, ballots, counting, certifying, observing, keeping.
#include "server/domains/election/spec_parts.h"

namespace maru::election {

using namespace domains;
using domain::ActionSpec;

namespace {

const std::vector<std::string> kManagers { "election.manager" };
const std::vector<std::string> kCertifiers { "election.certifier" };
const std::vector<std::string> kTrustees { "election.trustee" };
const std::vector<std::string> kObservers { "election.observer" };
const std::vector<std::string> kDesk { "election.manager", "election.registrar" };
const std::vector<std::string> kVoters {};

Field blob(const char* name, Text label, std::int64_t minimum, std::int64_t maximum)
{
    Field made = field(FieldType::Bytes, name, std::move(label));
    made.minimum = minimum;
    made.maximum = maximum;
    return made;
}

Field answers()
{
    return list("answers", { "답", "Answers" },
        object({ shortId("contest", { "투표 항목", "Contest" }),
            blob("proof", { "암호문과 증명", "Ciphertexts and proofs" }, 32, 49'152) }),
        1, 64);
}

std::vector<Field> ballotFields()
{
    return { electionField(), answers(),
        blob("voter", { "투표 자격 또는 표지", "Credential or tag" }, 32, 32),
        optional(line("ring", { "고리", "Ring" }, 1, 60)),
        blob("authorization", { "권한 증명", "Authorization" }, 64, 2'048) };
}

} // namespace

std::vector<ActionSpec> votingActions()
{
    auto challenge = ballotFields();
    challenge.push_back(blob("seed", { "난수 씨앗", "Seed" }, 32, 32));
    challenge.push_back(list("votes", { "선택", "Votes" },
        object({ shortId("contest", { "투표 항목", "Contest" }), shortId("option", { "선택지", "Option" }),
            integer("value", { "값", "Value" }, 1, 20) }),
        0, 4'096));
    return {
        ActionSpec { "freeze", kManagers, Schema { { electionField() } }, { "확정", "Freeze" },
            { "명부와 후보자, 열쇠를 확정합니다. 그 뒤에는 아무것도 바꿀 수 없습니다.",
                "Fixes the roll, the candidates and the keys; nothing changes afterwards." } },
        ActionSpec { "openElection", kManagers, Schema { { electionField() } },
            { "투표 개시", "Open election" },
            { "투표 시작 시각부터 열 수 있습니다.", "From the opening time on." } },
        ActionSpec { "closeElection", kManagers, Schema { { electionField() } },
            { "투표 마감", "Close election" },
            { "투표 마감 시각부터 닫을 수 있습니다.", "From the closing time on." } },
        ActionSpec { "pauseElection", kManagers, Schema { { electionField(), reasonField() } },
            { "일시 중지", "Pause" },
            { "장애 때 투표를 멈춥니다. 낸 투표지는 그대로 남습니다.",
                "Stops voting in an outage. Ballots that were cast stay." } },
        ActionSpec { "resumeElection", kManagers, Schema { { electionField(), reasonField() } },
            { "재개", "Resume" }, { "멈춘 투표를 다시 엽니다.", "Opens a paused vote again." } },
        ActionSpec { "extendElection", kManagers,
            Schema { { electionField(), time("closes", { "새 마감", "New closing" }), reasonField() } },
            { "투표 연장", "Extend" },
            { "마감을 늦춥니다. 앞당길 수는 없습니다.", "Later only, never earlier." } },
        ActionSpec { "voidElection", kManagers, Schema { { electionField(), reasonField() } },
            { "무효 결정", "Void election" },
            { "당선인 결정 전의 선거를 무효로 합니다. 기록은 남습니다.",
                "Voids an election before certification. Its record stays." } },
        ActionSpec { "cast", kVoters, Schema { ballotFields() }, { "투표", "Cast" },
            { "암호화된 투표지를 냅니다. 누구의 것인지는 적히지 않습니다.",
                "Casts an encrypted ballot that names nobody." } },
        ActionSpec { "challenge", kVoters, Schema { std::move(challenge) }, { "투표지 검증", "Challenge" },
            { "투표지를 열어 제대로 암호화되었는지 누구나 확인하게 합니다. 연 투표지는 버립니다.",
                "Opens a ballot so that anybody can check its encryption; it is spoiled." } },
    };
}

std::vector<ActionSpec> countingActions()
{
    return {
        ActionSpec { "decrypt", kTrustees,
            Schema { { electionField(),
                list("parts", { "개표 몫", "Parts" },
                    object({ shortId("unit", { "개표 단위", "Unit" }),
                        shortId("contest", { "투표 항목", "Contest" }),
                        blob("values", { "값과 증명", "Values with proofs" }, 128, 8'320) }),
                    1, 300) } },
            { "개표 몫 제출", "Decrypt" },
            { "합계를 여는 내 몫과 그 증명을 냅니다.", "One's own part of opening the sums, with proofs." } },
        ActionSpec { "resolveTie", kManagers,
            Schema { { electionField(), shortId("contest", { "투표 항목", "Contest" }),
                choice("how", { "방법", "How" }, tieRules()),
                list("options", { "정해진 순서", "In this order" }, shortId("", {}), 0, 64),
                reasonField() } },
            { "동점 결정", "Resolve tie" },
            { "추첨 결과나 연장자 순서를 적습니다.", "Records the lot or the order of age." } },
        ActionSpec { "objectTo", kVoters,
            Schema { { electionField(), choice("about", { "대상", "About" }, objectionSubjects()),
                help(prose("text", { "내용", "Text" }, 1, 4'000),
                    { "권한이 있는 담당자만 읽습니다.", "Read only by officers with the right role." }) } },
            { "이의 제기", "Object" },
            { "명부, 후보자, 투표, 결과에 이의를 냅니다.", "To the roll, candidates, voting or result." },
            domain::Visibility::Restricted },
        ActionSpec { "decideObjection", kManagers,
            Schema {
                { electionField(), reference("objection", { "이의", "Objection" }, "election/objections"),
                    choice("decision", { "결정", "Decision" },
                        { { "accepted", { "인용", "Accepted" } }, { "rejected", { "기각", "Rejected" } } }),
                    help(prose("reason", { "결정 이유", "Reason" }, 1, 2'000),
                        { "공개됩니다. 개인을 알 수 있는 내용은 적지 않습니다.",
                            "Public: nothing that points to a person." }) } },
            { "이의 결정", "Decide objection" },
            { "결정과 이유를 공개합니다.", "Publishes the decision and its reasons." } },
        ActionSpec { "certify", kCertifiers,
            Schema { { electionField(),
                help(hash("result", { "결과 해시", "Hash of the result" }),
                    { "확인한 결과의 SHA-256. 그사이 바뀌었으면 거절됩니다.",
                        "SHA-256 of the result that you saw; refused if it changed." }) } },
            { "당선인 결정", "Certify" },
            { "정한 수의 위원이 확인하면 당선인이 결정됩니다.",
                "The result is certified when as many certifiers as set out have confirmed it." } },
        ActionSpec { "reportObservation", kObservers,
            Schema { { electionField(), choice("verdict", { "판정", "Verdict" }, observationVerdicts()),
                integer("height", { "블록", "Block" }, 0, base::kMaxSafeInteger),
                hash("header", { "블록 머리 해시", "Hash of the header" }),
                prose("detail", { "내용", "Detail" }, 0, 2'000) } },
            { "참관 보고", "Report observation" },
            { "참관인이 직접 검증한 결과를 남깁니다.", "What an observer verified on their own machine." } },
        ActionSpec { "logIncident", kDesk,
            Schema { { electionField(), choice("kind", { "종류", "Kind" }, incidentKinds()),
                prose("text", { "내용", "Text" }, 1, 2'000),
                optional(line("unit", { "개표 단위", "Unit" }, 0, 24)) } },
            { "사건 기록", "Log incident" },
            { "투표일의 사건을 적습니다. 개인정보는 적지 않습니다.",
                "What happened on the day; nothing that points to a person." } },
        ActionSpec { "archiveElection", kManagers, Schema { { electionField() } },
            { "보존으로 넘기기", "Archive" },
            { "당선인 결정 뒤 기록을 보존하고 명부의 보유 기간을 시작합니다.",
                "After certification: keeps the record; the roll's time of keeping begins." } },
        ActionSpec { "markRollDestroyed", kManagers,
            Schema { { electionField(),
                reference("destruction", { "파기 증명", "Destruction" }, "privacy/destructions"),
                hash("certificate", { "파기 증명의 루트", "Root of the certificate" }) } },
            { "명부 파기 기록", "Mark roll destroyed" },
            { "보관소가 명부의 개인정보를 파기했음을 남깁니다.",
                "Records that the vault has destroyed the roll's personal data." } },
    };
}

} // namespace maru::election
