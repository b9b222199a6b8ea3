// SPDX-License-Identifier: Apache-2.0
// Korean and English texts of the checks.
#include "shared/verify/election/texts.h"

namespace maru::verify::election {

namespace {

struct CheckText {
    std::string_view name;
    std::string_view korean;
    std::string_view english;
};

constexpr CheckText kCheckTexts[] = {
    { "format", "기록 파일의 형식이 올바르고 끝까지 있습니다", "The record is well-formed and complete" },
    { "blocks", "블록이 빠짐없이 이어지고 노드가 서명했습니다",
        "Blocks follow one another, signed by the node" },
    { "inclusion", "기록에 실린 거래가 모두 노드가 서명한 원장에 들어 있고 서명이 올바릅니다",
        "Every transaction that the record shows is signed and in the log that the node signed" },
    { "state", "상태 행이 노드가 서명한 마지막 블록에서 증명됩니다",
        "State rows are proven under the last block that the node signed" },
    { "parameters", "선거 정의의 값이 허용 범위 안에 있습니다", "The definition's values are within bounds" },
    { "definition", "확정 문서와 지문이 일치합니다", "The frozen document has the stated fingerprint" },
    { "trustee_keys", "신탁관리인의 키가 먼저 확약되고 증명되었습니다",
        "Trustees' keys were committed to first, and proved" },
    { "joint_key", "선거 공개키가 신탁관리인 키의 합입니다",
        "The election key is the sum of the trustees' keys" },
    { "people", "신탁관리인과 당선 확정 위원이 확정 문서와 노드의 명단에 있는 그 사람입니다",
        "Trustees and certifiers are who the frozen document and the node's rows name" },
    { "roll", "선거인명부가 확정된 명부와 같고 중복이 없습니다", "The roll is the frozen one, nobody twice" },
    { "voters", "모든 투표지가 명부에 있는 선거인의 것입니다", "Every ballot is by somebody on the roll" },
    { "option_proofs", "선택지마다 허용된 값만 암호화되었습니다", "Every option holds an allowed value" },
    { "sum_proofs", "투표지마다 선택 규칙을 지켰습니다", "Every ballot keeps the contest's rules" },
    { "authorizations", "투표지마다 선거인의 서명이나 익명 증명이 올바릅니다",
        "Every ballot is authorized by its voter" },
    { "nonces", "같은 난수가 두 번 쓰이지 않았습니다", "No randomness was used twice" },
    { "times", "노드의 시각으로 투표 시간 안에 받은 투표지뿐입니다",
        "By the node's clock, ballots were taken during voting only" },
    { "course", "개시·중지·연장·마감·개표·확정이 서명된 조치에서 그대로 나옵니다",
        "Opening, pauses, end, counting and certification follow from the acts that were signed" },
    { "refusals", "받지 않은 투표지마다 그 사유가 사실입니다",
        "Every ballot that was refused was refused for a reason that is true" },
    { "replacement_order", "선거인마다 마지막 투표지만 집계됩니다", "Only each voter's last ballot counts" },
    { "ballot_chain", "투표지가 노드가 서명한 투표함의 수와 순서 그대로입니다",
        "The ballots are those that the node's signed box counts, in its order" },
    { "challenges", "검증용으로 공개된 투표지의 내용이 맞습니다", "Challenged ballots hold what was shown" },
    { "sums", "암호문 합계가 투표지의 합과 같습니다", "The encrypted sums are the sums of the ballots" },
    { "decryptions", "신탁관리인의 부분 복호화가 모두 증명되었습니다", "Every partial decryption is proved" },
    { "counts", "복호화한 득표수가 합계와 일치합니다", "The counts are what the sums decrypt to" },
    { "results", "당선 결정이 득표수와 규칙에서 그대로 나옵니다",
        "The result follows from counts and rules" },
    { "approvals", "정해진 수의 서로 다른 위원이 이 결과를 확정했습니다",
        "As many different officers as the election asks for certified this result" },
};

} // namespace

std::string_view checkText(std::string_view check, Language language)
{
    for (const CheckText& text : kCheckTexts)
        if (text.name == check)
            return language == Language::Korean ? text.korean : text.english;
    return check;
}

std::string_view answerText(Answer answer, Language language)
{
    const bool isKorean = language == Language::Korean;
    switch (answer) {
    case Answer::Pass:
        return isKorean ? "통과" : "pass";
    case Answer::Fail:
        return isKorean ? "실패" : "FAIL";
    case Answer::Unavailable:
        return isKorean ? "확인 불가" : "unavailable";
    }
    return {};
}

namespace {

struct ReasonText {
    std::string_view english; ///< as checks say it, or how it begins
    std::string_view korean;
};

constexpr ReasonText kReasonTexts[] = {
    { "stopped", "중단했습니다" },
    { "the ballots could not be read", "투표지를 읽지 못했습니다" },
    { "the record could not be read", "기록을 읽지 못했습니다" },
    { "the file of the record cannot be read", "기록 파일을 읽지 못했습니다" },
    { "the election is not frozen yet", "선거가 아직 확정되지 않았습니다" },
    { "there is no frozen election", "확정된 선거가 없습니다" },
    { "there is no election to compare with", "비교할 선거가 없습니다" },
    { "there is no good roll to compare with", "비교할 올바른 명부가 없습니다" },
    { "there is no ballot box yet", "투표함이 아직 없습니다" },
    { "voting has not opened", "투표가 아직 시작되지 않았습니다" },
    { "voting has not closed", "투표가 아직 끝나지 않았습니다" },
    { "no trustee has decrypted yet", "아직 복호화한 신탁관리인이 없습니다" },
    { "not every sum has been decrypted yet", "아직 복호화하지 않은 합계가 있습니다" },
    { "nothing has been counted yet", "아직 개표한 것이 없습니다" },
    { "not every unit has been counted yet", "아직 개표하지 않은 단위가 있습니다" },
    { "the sums are not proven", "합계가 증명되지 않았습니다" },
    { "the counts are not complete and proven", "득표수가 모두 나와 증명되지는 않았습니다" },
    { "the election's row has no list of pauses", "선거의 행에 중지 목록이 없습니다" },
    { "the result is not certified", "결과가 아직 확정되지 않았습니다" },
};

} // namespace

std::string_view reasonText(std::string_view reason, Language language)
{
    if (language == Language::English)
        return reason;
    for (const ReasonText& text : kReasonTexts)
        if (reason.substr(0, text.english.size()) == text.english)
            return text.korean;
    // "<transaction> was refused as <code>, which a record cannot show"
    return reason.ends_with("which a record cannot show") ? "거절 사유를 기록만으로는 확인할 수 없습니다"
                                                          : reason;
}

namespace {

std::string trustText(const ElectionReport& report, bool isKorean)
{
    switch (report.trust()) {
    case Trust::Node:
        return isKorean ? "지정한 노드의 서명" : "the node that was named";
    case Trust::Anchor:
        return (isKorean ? "가져온 영수증·블록 해시와 비교: "
                         : "compared with receipts and heads brought along: ")
            + std::to_string(report.anchors);
    case Trust::FirstUse:
        return isKorean ? "처음 본 노드를 그대로 믿음 (first use)" : "first use";
    }
    return {};
}

} // namespace

std::string peopleText(const ElectionReport& report, Language language)
{
    const bool isKorean = language == Language::Korean;
    std::string text;
    for (const Person& person : report.people) {
        const bool isTrustee = person.role == "trustee";
        text += isTrustee ? (isKorean ? "신탁관리인 " : "Trustee ") + std::to_string(person.index)
                          : std::string(isKorean ? "확정 위원" : "Certifier");
        text += ": " + person.officer + " (" + person.agency + ") " + person.did + "\n";
    }
    return text;
}

std::string reportText(const ElectionReport& report, Language language)
{
    const bool isKorean = language == Language::Korean;
    std::string text;
    const auto fact = [&](std::string_view korean, std::string_view english, const std::string& value) {
        if (!value.empty())
            text += std::string(isKorean ? korean : english) + ": " + value + "\n";
    };
    if (report.isRehearsal)
        text += isKorean ? "모의 선거입니다. 이 결과로 아무것도 정해지지 않습니다.\n"
                         : "THIS IS A REHEARSAL. Its result decides nothing.\n";
    fact("선거", "Election", report.election);
    fact("지문", "Fingerprint", report.fingerprint);
    fact("투표지", "Ballots", std::to_string(report.ballots));
    fact("투표지 사슬의 머리", "Ballot chain head", report.chainHead);
    fact("신뢰의 근거", "Trust", trustText(report, isKorean));
    if (report.trust() == Trust::FirstUse)
        text += isKorean
            ? "주의: 어느 노드인지 알려 주지 않아 기록에 적힌 노드를 그대로 믿었습니다. 누구나 자기 노드로 "
              "이런 기록을 만들 수 "
              "있으므로, 아래의 \"통과\"는 이 노드가 진짜일 때에만 뜻이 있습니다 (--node, --receipt, "
              "--heads, "
              "--chain-head).\n"
            : "WARNING: no node was named, so the one that the record names was taken. Anybody can make such "
              "a "
              "record with a node of their own: what passes below holds only if this node is the right one "
              "(--node, --receipt, --heads, --chain-head).\n";
    text += peopleText(report, language);
    if (!report.people.empty() && report.pinnedTrustees == 0 && report.pinnedCertifiers == 0)
        text += isKorean ? "알림: 이 사람들의 키를 따로 알려 주지 않았습니다(--trustee, --certifier). 기관, "
                           "키 교체, 확정 위원은 "
                           "노드의 진술입니다.\n"
                         : "Note: nobody's key was pinned (--trustee, --certifier): agencies, replaced keys "
                           "and certifiers are "
                           "the node's word.\n";
    text += "\n";
    for (const Verdict& check : report.checks) {
        text += "[" + std::string(answerText(check.answer(), language)) + "] ";
        text += std::string(checkText(check.name(), language)) + " (" + check.name() + ", "
            + std::to_string(check.items()) + ")\n";
        if (check.answer() != Answer::Pass)
            text += "      " + (check.where().empty() ? std::string() : check.where() + ": ")
                + std::string(check.answer() == Answer::Unavailable ? reasonText(check.detail(), language)
                                                                    : std::string_view(check.detail()))
                + (check.failed() > 1 ? " (+" + std::to_string(check.failed() - 1) + ")" : std::string())
                + "\n";
    }
    text += "\n" + std::string(isKorean ? "결과: " : "Verdict: ")
        + std::string(answerText(report.answer(), language)) + "\n";
    return text;
}

} // namespace maru::verify::election
