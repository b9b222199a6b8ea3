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
    { "inclusion", "모든 거래가 체인 기록에 들어 있고 서명이 올바릅니다",
        "Every transaction is in the chain's log and signed" },
    { "state", "상태 행이 마지막 블록에서 증명됩니다", "State rows are proven under the last block" },
    { "parameters", "선거 정의의 값이 허용 범위 안에 있습니다", "The definition's values are within bounds" },
    { "definition", "확정 문서와 지문이 일치합니다", "The frozen document has the stated fingerprint" },
    { "trustee_keys", "신탁관리인의 키가 먼저 확약되고 증명되었습니다",
        "Trustees' keys were committed to first, and proved" },
    { "joint_key", "선거 공개키가 신탁관리인 키의 합입니다",
        "The election key is the sum of the trustees' keys" },
    { "roll", "선거인명부가 확정된 명부와 같고 중복이 없습니다", "The roll is the frozen one, nobody twice" },
    { "voters", "모든 투표지가 명부에 있는 선거인의 것입니다", "Every ballot is by somebody on the roll" },
    { "option_proofs", "선택지마다 허용된 값만 암호화되었습니다", "Every option holds an allowed value" },
    { "sum_proofs", "투표지마다 선택 규칙을 지켰습니다", "Every ballot keeps the contest's rules" },
    { "authorizations", "투표지마다 선거인의 서명이나 익명 증명이 올바릅니다",
        "Every ballot is authorized by its voter" },
    { "nonces", "같은 난수가 두 번 쓰이지 않았습니다", "No randomness was used twice" },
    { "times", "투표 시간 안에 받은 투표지뿐입니다", "Ballots were taken during voting only" },
    { "replacement_order", "선거인마다 마지막 투표지만 집계됩니다", "Only each voter's last ballot counts" },
    { "ballot_chain", "투표지가 빠지거나 끼어들지 않았습니다", "No ballot was taken out or put in" },
    { "challenges", "검증용으로 공개된 투표지의 내용이 맞습니다", "Challenged ballots hold what was shown" },
    { "sums", "암호문 합계가 투표지의 합과 같습니다", "The encrypted sums are the sums of the ballots" },
    { "decryptions", "신탁관리인의 부분 복호화가 모두 증명되었습니다", "Every partial decryption is proved" },
    { "counts", "복호화한 득표수가 합계와 일치합니다", "The counts are what the sums decrypt to" },
    { "results", "당선 결정이 득표수와 규칙에서 그대로 나옵니다",
        "The result follows from counts and rules" },
    { "approvals", "정해진 수의 위원이 결과를 확정했습니다", "Enough commissioners certified the result" },
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

std::string reportText(const ElectionReport& report, Language language)
{
    const bool isKorean = language == Language::Korean;
    std::string text;
    const auto fact = [&](std::string_view korean, std::string_view english, const std::string& value) {
        if (!value.empty())
            text += std::string(isKorean ? korean : english) + ": " + value + "\n";
    };
    fact("선거", "Election", report.election);
    fact("지문", "Fingerprint", report.fingerprint);
    fact("투표지", "Ballots", std::to_string(report.ballots));
    fact("투표지 사슬의 머리", "Ballot chain head", report.chainHead);
    if (report.isNodeTrusted)
        text += isKorean ? "알림: 노드를 따로 알려 주지 않아 기록에 적힌 노드를 믿었습니다 (--node).\n"
                         : "Note: no node was named (--node), so the one that the record names was taken.\n";
    text += "\n";
    for (const Verdict& check : report.checks) {
        text += "[" + std::string(answerText(check.answer(), language)) + "] ";
        text += std::string(checkText(check.name(), language)) + " (" + check.name() + ", "
            + std::to_string(check.items()) + ")\n";
        if (check.answer() != Answer::Pass)
            text += "      " + (check.where().empty() ? std::string() : check.where() + ": ") + check.detail()
                + (check.failed() > 1 ? " (+" + std::to_string(check.failed() - 1) + ")" : std::string())
                + "\n";
    }
    text += "\n" + std::string(isKorean ? "결과: " : "Verdict: ")
        + std::string(answerText(report.answer(), language)) + "\n";
    return text;
}

} // namespace maru::verify::election
