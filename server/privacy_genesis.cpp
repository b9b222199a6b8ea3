// SPDX-License-Identifier: Apache-2.0
// Kinds of record of a new chain: why they are kept, how long, and what comes then.
#include "server/privacy_genesis.h"

namespace maru::server {

namespace {

struct ClassRow {
    std::string_view id;
    std::string_view ko;
    std::string_view en;
    std::string_view basis;
    int years;
    int days;
    std::string_view start;
    std::string_view separateLaw;
    int separateYears;
    std::string_view next;
};

// The words of requests, on every chain: the Act's own term for records of requests.
constexpr ClassRow kEverywhere[] = {
    { "privacy.request", "정보주체 요구 내용", "Words of requests", "개인정보 보호법 제35조~제38조", 3, 0,
        "stored", "", 0, "automatic" },
    // Kept from the day on which the election is archived; an authority with other rules redefines the class.
    { "election.roll", "선거인명부 개인정보", "Personal data of the roll",
        "선거관리 규정(공직선거는 공직선거법 제186조)", 4, 0, "ended", "", 0, "officer" },
    // What a credential says of its holder is kept as long as it may have to be issued again.
    { "credential.claims", "증명서 발급 자료", "Data of credentials", "전자정부법 제10조의2", 5, 0, "stored",
        "", 0, "officer" },
};

constexpr ClassRow kDemo[] = {
    { "donation.receipt", "기부금영수증 발급 자료", "Data for donation receipts", "소득세법 제160조의3", 5, 0,
        "stored", "국세기본법 제85조의3", 5, "officer" },
    { "donation.contact", "기부자 연락처", "Donors' contact details",
        "기부자 동의(개인정보 보호법 제15조제1항제1호)", 3, 0, "ended", "", 0, "officer" },
    { "event.guest", "나눔 행사 참가자 명부", "Guests of a charity event",
        "참가자 동의(개인정보 보호법 제15조제1항제1호)", 0, 30, "stored", "", 0, "automatic" },
    { "volunteer.application", "자원봉사 신청서", "Applications of volunteers", "자원봉사활동 기본법 제14조",
        0, 90, "stored", "", 0, "officer" },
};

base::Json classJson(const ClassRow& row)
{
    return base::Json::object({ { "id", row.id }, { "name_ko", row.ko }, { "name_en", row.en },
        { "legal_basis", row.basis }, { "years", row.years }, { "days", row.days }, { "start", row.start },
        { "separate_law", row.separateLaw }, { "separate_years", row.separateYears }, { "next", row.next } });
}

base::Json recipient(std::string_view recordClass, std::string_view agency, std::string_view purpose)
{
    return base::Json::object({ { "class", recordClass }, { "agency", agency }, { "purpose", purpose } });
}

} // namespace

base::Json privacyGenesis(Profile profile, const std::string& vaultDid, std::string_view agency)
{
    base::Json classes = base::Json::array();
    for (const ClassRow& row : kEverywhere)
        classes.push(classJson(row));
    base::Json recipients = base::Json::array();
    if (profile == Profile::Demo) {
        for (const ClassRow& row : kDemo)
            classes.push(classJson(row));
        recipients.push(recipient("donation.receipt", "settlement-office", "기부금 정산과 영수증 대조"));
    }
    return base::Json::object(
        { { "keepers",
              base::Json::array({ base::Json::object({ { "did", vaultDid }, { "agency", agency } }) }) },
            { "classes", std::move(classes) }, { "recipients", std::move(recipients) } });
}

} // namespace maru::server
