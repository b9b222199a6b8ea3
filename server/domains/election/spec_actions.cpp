// SPDX-License-Identifier: Apache-2.0
// The actions before voting: setting an election up, its roll, the key ceremony.
#include "server/domains/election/spec_parts.h"

namespace maru::election {

using namespace domains;
using domain::ActionSpec;

namespace {

const std::vector<std::string> kManager { "election.manager" };
const std::vector<std::string> kRegistrar { "election.registrar" };
const std::vector<std::string> kTrustee { "election.trustee" };
const std::vector<std::string> kAnybody {};

constexpr std::int64_t kMostVoters = 99'999'999;

Schema with(Field first, std::vector<Field> rest)
{
    rest.insert(rest.begin(), std::move(first));
    return Schema { std::move(rest) };
}

Field bytes(const char* name, Text label, std::int64_t minimum, std::int64_t maximum)
{
    Field made = field(FieldType::Bytes, name, std::move(label));
    made.minimum = minimum;
    made.maximum = maximum;
    return made;
}

Field bytes(const char* name, Text label, std::int64_t size)
{
    return bytes(name, std::move(label), size, size);
}

Field attempt()
{
    return help(integer("attempt", { "차수", "Attempt" }, 1, 999),
        { "신탁관리인이 제외되면 다음 차수로 다시 합니다.",
            "When a trustee is excluded, the ceremony begins again with the next number." });
}

Field trusteeIndex(const char* name, Text label)
{
    return integer(name, std::move(label), 1, 16);
}

Field number()
{
    return integer("number", { "선거인 번호", "Number on the roll" }, 1, kMostVoters);
}

Field weight()
{
    return help(integer("weight", { "가중치", "Weight" }, 1, 1'000'000),
        { "한 표가 몇 표로 계산되는지. 보통 1입니다.", "How many votes a ballot counts for; usually 1." });
}

Field commitment()
{
    return help(hash("commitment", { "개인정보 증표", "Commitment" }),
        { "보관소가 준 값. 이름과 식별 정보는 원장에 적히지 않습니다.",
            "Given by the vault; names and identifiers never reach the ledger." });
}

Field invitation()
{
    return help(bytes("invitation", { "초대 공개키", "Invitation key" }, 32),
        { "초대 코드에서 만든 Ed25519 공개키.", "The Ed25519 public key made from the invitation code." });
}

Field precinct()
{
    return shortId("precinct", { "투표구", "Precinct" });
}

} // namespace

std::vector<Field> termFields()
{
    return {
        line("title_ko", { "제목(한국어)", "Title (Korean)" }, 1, 120),
        line("title_en", { "제목(영어)", "Title (English)" }, 1, 160),
        choice("kind", { "종류", "Kind" }, electionKinds()),
        choice("mode", { "투표 방식", "Mode" }, electionModes()),
        time("enrol_from", { "등록 시작", "Enrolment from" }),
        time("enrol_until", { "등록 마감", "Enrolment until" }),
        time("opens", { "투표 시작", "Opens" }),
        time("closes", { "투표 마감", "Closes" }),
        unit(help(integer("grace", { "마감 여유(초)", "Grace after closing (seconds)" }, 0, 86'400),
                 { "마감 전에 보낸 투표지가 도착할 때까지 기다리는 시간.",
                     "Time for ballots that were sent before closing to arrive." }),
            "초"),
        unit(help(integer("objections", { "이의 제기 기간(초)", "Period of objections (seconds)" }, 0,
                      31'536'000),
                 { "개표가 끝난 뒤 결과에 이의를 낼 수 있는 시간.",
                     "How long after counting the result may be objected to." }),
            "초"),
        choice("opening", { "투표 개시", "Opening" }, openingRules()),
        help(boolean("revote", { "다시 투표 허용", "Voting again" }),
            { "허용하면 마지막 투표지만 셉니다.", "If allowed, only the last ballot counts." }),
        help(integer("ring_size", { "고리 크기", "Ring size" }, 256, 4096),
            { "익명 방식(고리 서명)에서 한 표가 섞이는 인원.",
                "In ring mode: among how many keys a ballot hides." }),
        help(integer("threshold", { "개표에 필요한 신탁관리인", "Trustees needed" }, 1, 16),
            { "이 수보다 적은 신탁관리인으로는 아무것도 열 수 없습니다.",
                "Fewer trustees than this can open nothing." }),
        integer("certifiers", { "당선인 결정에 필요한 위원", "Certifiers needed" }, 1, 16),
    };
}

std::vector<Field> contestFields()
{
    return {
        shortId("contest", { "투표 항목", "Contest" }),
        choice("kind", { "투표 형태", "Kind" }, contestKinds()),
        line("title_ko", { "제목(한국어)", "Title (Korean)" }, 1, 120),
        line("title_en", { "제목(영어)", "Title (English)" }, 1, 160),
        integer("minimum", { "최소 선택", "Minimum" }, 0, 1'280),
        help(integer("maximum", { "최대 선택", "Maximum" }, 1, 1'280),
            { "점수 방식에서는 점수의 합, 명부 방식에서는 고른 정당 안의 후보자 수입니다.",
                "Of the scores' sum, or of the candidates inside the chosen list." }),
        boolean("blank", { "기권 선택지", "Blank vote" }),
        integer("score", { "최고 점수", "Highest score" }, 1, 20),
        integer("seats", { "당선 인원", "Seats" }, 1, 64),
        choice("rule", { "당선 기준", "Rule" }, winningRules()),
        unit(help(integer("share", { "필요 득표율", "Share needed" }, 0, 10'000),
                 { "만분율. 일정 비율 기준일 때만 씁니다.",
                     "In hundredths of a percent; for the share rule." }),
            "‱"),
        unit(help(integer("quorum", { "필요 투표율", "Turnout needed" }, 0, 10'000),
                 { "만분율. 0이면 없습니다.", "In hundredths of a percent; 0 is none." }),
            "‱"),
        optional(help(choice("quorum_of", { "투표율 기준", "Turnout of" }, quorumBases()),
            { "필요 투표율을 등록한 선거인 가운데서 볼지, 등록하지 않은 사람까지 선거인 명부 전체에서 볼지 "
              "정합니다. 정하지 않으면 등록한 선거인입니다.",
                "Whether the turnout needed is of those who enrolled, or of the whole roll with those who "
                "did "
                "not. Of those who enrolled when it is not said." })),
        choice("tie", { "동점일 때", "At a tie" }, tieRules()),
        help(list("constituencies", { "선거구", "Constituencies" }, shortId("", {}), 0, 64),
            { "비우면 모든 선거인이 투표합니다.", "Empty: every voter." }),
        list("options", { "선택지", "Options" },
            object({ shortId("id", { "식별자", "Id" }), integer("number", { "기호", "Number" }, 1, 9'999),
                line("name_ko", { "이름(한국어)", "Name (Korean)" }, 1, 120),
                line("name_en", { "이름(영어)", "Name (English)" }, 1, 160),
                line("party_ko", { "정당·소속(한국어)", "Party (Korean)" }, 0, 120),
                line("party_en", { "정당·소속(영어)", "Party (English)" }, 0, 160),
                help(line("photo", { "사진 해시", "Photo" }, 0, 64),
                    { "사진 파일의 SHA-256. 없으면 비웁니다.", "SHA-256 of the picture, or empty." }),
                help(line("list", { "명부", "List" }, 0, 24),
                    { "명부 방식의 후보자가 속한 정당의 식별자. 정당이면 비웁니다.",
                        "For a candidate of a party list: the list's id; empty for the list itself." }) }),
            1, 64),
    };
}

std::vector<Field> precinctFields()
{
    return {
        shortId("id", { "식별자", "Id" }),
        line("name_ko", { "이름(한국어)", "Name (Korean)" }, 1, 120),
        line("name_en", { "이름(영어)", "Name (English)" }, 1, 160),
        help(line("constituency", { "선거구", "Constituency" }, 0, 24),
            { "선거구가 나뉘지 않으면 비웁니다.", "Empty when there is only one." }),
        help(line("counted_in", { "함께 개표할 투표구", "Counted in" }, 0, 24),
            { "따로 개표하면 비웁니다.", "Empty when it is counted by itself." }),
    };
}

std::vector<ActionSpec> setupActions()
{
    auto terms = termFields();
    terms.push_back(boolean("rehearsal", { "모의 선거", "Rehearsal" }));
    terms.push_back(optional(help(line("rehearsal_of", { "본 선거", "Rehearsal of" }, 0, 40),
        { "모의 선거일 때 연습하는 본 선거의 번호.", "The election that is being rehearsed." })));
    auto contest = contestFields();
    return {
        ActionSpec { "createElection", kManager, Schema { std::move(terms) },
            { "선거 만들기", "Create election" },
            { "초안을 만듭니다. 모의 선거는 번호와 화면에서 본 선거와 구별됩니다.",
                "Makes a draft. A rehearsal is told apart by its number and on every screen." } },
        ActionSpec { "editElection", kManager, with(electionField(), termFields()),
            { "선거 수정", "Edit election" },
            { "확정 전에만 고칠 수 있습니다. 방식과 종류, 신탁관리인 수는 열쇠 생성 전에만 바꿉니다.",
                "Only before freezing; kind, mode and trustees only before the key ceremony." } },
        ActionSpec { "setContest", kManager, with(electionField(), std::move(contest)),
            { "투표 항목 등록", "Set contest" },
            { "투표 항목과 후보자를 등록하거나 고칩니다.", "Adds or changes a contest with its options." } },
        ActionSpec { "removeContest", kManager,
            Schema { { electionField(), shortId("contest", { "투표 항목", "Contest" }) } },
            { "투표 항목 삭제", "Remove contest" },
            { "확정 전에만 지울 수 있습니다.", "Only before freezing." } },
        ActionSpec { "setPrecincts", kManager,
            Schema { { electionField(),
                list("precincts", { "투표구", "Precincts" }, object(precinctFields()), 1, 300),
                optional(help(boolean("replace", { "나머지 삭제", "Remove all others" }),
                    { "목록에 없는 투표구를 지웁니다. 선거인이 있으면 거절됩니다.",
                        "Removes precincts that are not listed; refused if they have voters." })) } },
            { "투표구 등록", "Set precincts" },
            { "투표구를 등록하거나 고칩니다.", "Adds or changes precincts." } },
        ActionSpec { "mergePrecinct", kManager,
            Schema { { electionField(), precinct(),
                help(line("counted_in", { "함께 개표할 투표구", "Counted in" }, 0, 24),
                    { "비우면 다시 따로 개표합니다.", "Empty: counted by itself again." }) } },
            { "합동 개표", "Merge precinct" },
            { "인원이 적은 투표구를 다른 투표구와 함께 개표해 비밀을 지킵니다.",
                "Counts a small precinct together with another, which keeps its votes secret." } },
        ActionSpec { "setTrustees", kManager,
            Schema { { electionField(),
                integer("threshold", { "개표에 필요한 신탁관리인", "Trustees needed" }, 1, 16),
                list("trustees", { "신탁관리인", "Trustees" },
                    object({ line("officer", { "담당자 번호", "Officer" }, 3, 40),
                        reference("agency", { "기관", "Agency" }, "identity/agencies"),
                        line("name_ko", { "이름(한국어)", "Name (Korean)" }, 1, 80),
                        line("name_en", { "이름(영어)", "Name (English)" }, 1, 120) }),
                    1, 16) } },
            { "신탁관리인 지정", "Set trustees" },
            { "서로 이해가 다른 기관에서 뽑습니다.", "From agencies whose interests differ." } },
    };
}

std::vector<ActionSpec> rollActions()
{
    return {
        ActionSpec { "addVoters", kRegistrar,
            Schema { { electionField(),
                list("voters", { "선거인", "Voters" },
                    object({ precinct(), weight(), commitment(), invitation() }), 1, 300) } },
            { "선거인 등재", "Add voters" },
            { "명부가 공개되기 전에 올립니다. 한 번에 300명까지입니다.",
                "Before the roll is open; at most 300 at a time." } },
        ActionSpec { "addLateVoter", kRegistrar,
            Schema { { electionField(), precinct(), weight(), commitment(), invitation(), reasonField() } },
            { "추가 등재", "Add late voter" },
            { "빠진 선거인을 사유와 함께 올립니다. 확정 뒤에는 할 수 없습니다.",
                "Adds somebody who was left out, with the reason; never after freezing." } },
        ActionSpec { "removeVoter", kRegistrar, Schema { { electionField(), number(), reasonField() } },
            { "명부에서 삭제", "Remove voter" },
            { "확정 전에만 지울 수 있고 이력이 남습니다.", "Only before freezing; it is logged." } },
        ActionSpec { "replaceInvitation", kRegistrar,
            Schema { { electionField(), number(), invitation(), reasonField() } },
            { "초대 코드 다시 만들기", "Make a new invitation code" },
            { "잃어버린 초대 코드를 무효로 하고 새 코드로 바꿉니다.",
                "Makes a lost invitation code useless and sets a new one." } },
        ActionSpec { "enrol", kAnybody,
            Schema { { electionField(), number(), bytes("credential", { "투표 자격", "Credential" }, 32),
                bytes("proof", { "소유 증명", "Proof" }, 64),
                bytes("invitation_signature", { "초대 서명", "Signature by the invitation" }, 64) } },
            { "투표 등록", "Enrol" },
            { "초대 코드로 한 번 등록합니다. 등록에 쓴 계정은 투표에 다시 쓰이지 않습니다.",
                "Once, with the invitation code. The key that enrols is never used for voting." } },
    };
}

std::vector<ActionSpec> ceremonyActions()
{
    const auto share = [] {
        return object({ trusteeIndex("to", { "받는 이", "To" }),
            bytes("sealed", { "봉인된 조각", "Sealed share" }, 80) });
    };
    return {
        ActionSpec { "startCeremony", kManager, Schema { { electionField() } },
            { "열쇠 생성 시작", "Start key ceremony" },
            { "신탁관리인들이 차례로 네 단계를 합니다.", "The trustees do four rounds." } },
        ActionSpec { "ceremonyCommit", kTrustee,
            Schema { { electionField(), attempt(), bytes("commitment", { "약속", "Commitment" }, 64),
                bytes("encryption_key", { "암호화 공개키", "Encryption key" }, 32) } },
            { "1단계 약속", "Ceremony: commit" },
            { "내 열쇠 조각의 해시를 먼저 냅니다.", "The hash of one's own coefficients, first." } },
        ActionSpec { "ceremonyReveal", kTrustee,
            Schema { { electionField(), attempt(),
                list("coefficients", { "계수", "Coefficients" }, bytes("", {}, 32), 1, 16),
                bytes("proof", { "증명", "Proof" }, 64, 1'024) } },
            { "2단계 공개", "Ceremony: reveal" },
            { "모두 약속한 뒤에 공개합니다.", "After everybody has committed." } },
        ActionSpec { "ceremonyShares", kTrustee,
            Schema { { electionField(), attempt(), list("shares", { "조각", "Shares" }, share(), 0, 15) } },
            { "3단계 조각 전달", "Ceremony: shares" },
            { "다른 신탁관리인마다 봉인한 조각을 냅니다.", "A sealed share for every other trustee." } },
        ActionSpec { "ceremonyAcknowledge", kTrustee, Schema { { electionField(), attempt() } },
            { "4단계 확인", "Ceremony: acknowledge" },
            { "받은 조각이 모두 맞았음을 알립니다.", "Every share that one got is right." } },
        ActionSpec { "ceremonyComplain", kTrustee,
            Schema { { electionField(), attempt(), trusteeIndex("against", { "상대", "Against" }) } },
            { "조각 이의", "Ceremony: complain" },
            { "받은 조각이 맞지 않음을 알립니다.", "A share that one got is wrong." } },
        ActionSpec { "ceremonySettle", kTrustee,
            Schema {
                { electionField(), attempt(), trusteeIndex("complainant", { "이의를 낸 이", "Complainant" }),
                    bytes("share", { "조각", "Share" }, 32) } },
            { "조각 공개", "Ceremony: settle" },
            { "다툰 조각을 공개해 누가 옳은지 가립니다.", "Publishes the disputed share." } },
        ActionSpec { "excludeTrustee", kManager,
            Schema {
                { electionField(), trusteeIndex("trustee", { "신탁관리인", "Trustee" }), reasonField() } },
            { "신탁관리인 제외", "Exclude trustee" },
            { "기한까지 답하지 않은 신탁관리인을 빼고 다음 차수로 다시 합니다.",
                "Leaves out a trustee who was silent until the deadline and begins again." } },
        ActionSpec { "restartCeremony", kManager,
            Schema { { electionField(),
                optional(help(trusteeIndex("trustee", { "제외할 신탁관리인", "Trustee to leave out" }),
                    { "열쇠를 잃어 더는 맡을 수 없는 신탁관리인의 순번. 모두 다시 하면 비웁니다.",
                        "Index of one who has lost the key and cannot go on; empty when all take part "
                        "again." })),
                reasonField() } },
            { "열쇠 다시 만들기", "Make the keys again" },
            { "준비된 열쇠를 버리고 다음 차수로 처음부터 다시 합니다. 확정 전에만 할 수 있고 승인이 "
              "필요합니다.",
                "Gives up the keys that are ready and begins the next attempt. Before freezing only, and "
                "with "
                "an approval." } },
    };
}

} // namespace maru::election
