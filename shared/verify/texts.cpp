// SPDX-License-Identifier: Apache-2.0
// Korean and English texts of checks and facts.
#include "shared/verify/texts.h"

namespace maru::verify {

namespace {

struct Text {
    std::string_view name;
    std::string_view korean;
    std::string_view english;
};

constexpr Text kChecks[] = {
    { "verify.export_format", "파일 형식이 올바릅니다", "The export is well-formed" },
    { "verify.genesis", "첫 블록이 창세 문서를 따릅니다", "The first block follows the genesis document" },
    { "verify.header_chain", "블록이 이 체인의 것입니다", "Blocks are of this chain" },
    { "verify.header_node", "블록을 만든 노드가 신뢰하는 노드입니다", "Blocks are made by the trusted node" },
    { "header.ledger_root", "원장 루트가 헤더 내용과 같습니다", "Ledger roots match the headers" },
    { "header.signature", "헤더 서명이 올바릅니다", "Header signatures are good" },
    { "verify.header_height", "블록 높이가 빠짐없이 이어집니다", "Heights follow one another" },
    { "verify.header_previous", "블록이 앞 블록의 해시로 이어집니다",
        "Blocks link to the one before by hash" },
    { "verify.header_time", "시각이 거꾸로 가지 않습니다", "Times never go back" },
    { "verify.log_size", "거래 수가 기록 크기와 같습니다", "Numbers of transactions match the log sizes" },
    { "verify.log_root", "거래로 다시 계산한 기록 루트가 같습니다",
        "Log roots match what the transactions give" },
    { "verify.leaf", "거래 기록 항목이 올바릅니다", "Log entries are well-formed" },
    { "verify.leaf_chain", "거래가 이 체인의 것입니다", "Transactions are for this chain" },
    { "transaction.signature", "거래 서명이 올바릅니다", "Transaction signatures are good" },
    { "verify.repeated", "같은 거래가 두 번 실행되지 않았습니다", "No transaction was executed twice" },
    { "verify.validity", "거래가 유효 기간 안에 실행되었습니다",
        "Transactions were executed within their validity" },
    { "verify.redacted", "가려진 거래의 해시만 확인했습니다",
        "Restricted transactions, checked by hash only" },
    { "verify.state_rows", "상태 행이 올바릅니다", "State rows are well-formed and unique" },
    { "verify.state_root", "상태 행으로 다시 계산한 상태 루트가 같습니다",
        "The state root matches the state rows" },
    { "verify.export_end", "내보내기가 끝까지 있습니다", "The export is complete to its end" },
    { "verify.head", "내보내기가 서버의 머리 블록과 같습니다", "The export agrees with the server's head" },
    { "verify.fork", "보관한 머리와 지금의 체인이 같은 역사입니다",
        "Kept heads and the chain share one history" },
    { "verify.rollback", "체인이 뒤로 돌아가지 않았습니다", "The chain has not gone back" },
    { "verify.consistency", "기록이 앞선 기록을 그대로 이어 갑니다", "The log extends the earlier log" },
    { "verify.checkpoint", "체크포인트가 머리 블록과 같습니다", "The checkpoint agrees with the head" },
    { "receipt.node", "증명을 만든 노드가 신뢰하는 노드입니다", "The proof is by the trusted node" },
    { "receipt.chain", "거래가 그 체인의 것입니다", "The transaction is for that chain" },
    { "receipt.proof", "거래가 기록에 들어 있습니다", "The transaction is in the log" },
    { "state_proof.roots", "업무별 루트가 상태 루트와 같습니다", "The domains' roots match the state root" },
    { "state_proof.path", "값이 상태에 들어 있습니다", "The values are in the state" },
    { "verify.destruction_format", "파기 증명 파일의 형식이 올바릅니다", "The certificate is well-formed" },
    { "verify.destruction_list", "확약값이 중복 없이 정렬되어 있습니다",
        "The commitments are sorted, each once" },
    { "verify.destruction_signed", "보관소가 이 파기를 증명하고 체인이 받아들였습니다",
        "The vault certified this destruction, and the chain accepted it" },
    { "verify.destruction_root", "확약값으로 다시 계산한 루트가 증명과 같습니다",
        "The root over the commitments is the certified one" },
    { "verify.destruction_state", "체인의 상태가 증명과 같습니다",
        "The chain's state agrees with the certificate" },
    { "verify.sum_balance", "모금액과 반환액은 지급액, 환급액, 잔액의 합과 같습니다",
        "Donations and returns equal payments, refunds and balance" },
    { "verify.sum_total", "기부의 합이 공개된 모금액과 같습니다",
        "The donations add up to the published total" },
    { "verify.sum_count", "기부 건수가 같습니다", "The number of donations matches" },
    { "verify.sum_rows", "기부 목록이 빠짐없이 이어집니다", "The list of donations has no gap" },
    { "verify.sum_root", "기부 목록으로 다시 계산한 합계 나무가 같습니다",
        "The sum tree over the donations gives the proven root" },
};

constexpr Text kFacts[] = {
    { "chain", "체인", "Chain" },
    { "node", "노드", "Node" },
    { "height", "블록 높이", "Height" },
    { "head", "머리 블록 해시", "Head" },
    { "time", "블록 시각", "Time of the block" },
    { "transactions", "거래 수", "Transactions" },
    { "redacted", "가려진 거래 수", "Restricted transactions" },
    { "state_rows", "상태 행 수", "State rows" },
    { "transaction", "거래 번호", "Transaction" },
    { "signer", "서명자", "Signer" },
    { "action", "업무", "Action" },
    { "result", "결과", "Result" },
    { "destruction", "파기", "Destruction" },
    { "class", "자료 종류", "Kind of record" },
    { "basis", "사유", "Basis" },
    { "legal_basis", "보유 근거", "Legal basis" },
    { "officer", "지시한 담당자", "Ordered by" },
    { "records", "건수", "Records" },
    { "destruction_root", "파기한 확약값의 루트", "Root of the destroyed commitments" },
    { "certified_at", "증명 시각", "Certified" },
    { "kept", "보관한 머리", "Kept heads" },
    { "evidence", "증거 파일", "Evidence" },
    { "campaign", "캠페인", "Campaign" },
    { "donations", "기부 건수", "Donations" },
    { "raised", "모금액", "Raised" },
    { "returned", "반환액", "Returned" },
    { "paid", "지급액", "Paid" },
    { "refunded", "환급액", "Refunded" },
    { "balance", "잔액", "Balance" },
    { "sum_root", "합계 나무 루트", "Sum tree root" },
};

template<std::size_t count>
std::string_view find(const Text (&texts)[count], std::string_view name, Language language)
{
    for (const Text& text : texts) {
        if (text.name == name)
            return language == Language::Korean ? text.korean : text.english;
    }
    return name;
}

} // namespace

std::string_view checkLabel(std::string_view check, Language language)
{
    return find(kChecks, check, language);
}

std::string_view factLabel(std::string_view fact, Language language)
{
    return find(kFacts, fact, language);
}

std::string_view outcomeLabel(Outcome outcome, Language language)
{
    const bool isKorean = language == Language::Korean;
    switch (outcome) {
    case Outcome::Pass:
        return isKorean ? "통과: 확인한 것이 모두 맞습니다." : "PASS: everything that was checked holds.";
    case Outcome::Fail:
        return isKorean ? "실패: 맞지 않는 것이 있습니다." : "FAIL: something does not hold.";
    case Outcome::Unavailable:
        break;
    }
    return isKorean ? "확인 불가: 확인할 수 없었습니다." : "UNAVAILABLE: it could not be checked.";
}

} // namespace maru::verify
