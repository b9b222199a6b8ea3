// SPDX-License-Identifier: Apache-2.0
// Fixed keys and the transactions of a donation scenario.
#include "tests/support/giving/giving.h"

#include "shared/crypto/hash.h"

#include <array>

namespace maru::support {

namespace {

using base::Json;
using base::UnixSeconds;
using base::Won;

Json agency(std::string_view id, std::string_view ko, std::string_view en, std::string_view kind)
{
    return Json::object({ { "id", id }, { "name_ko", ko }, { "name_en", en }, { "kind", kind } });
}

Json officer(const crypto::SigningKey& key, std::string_view agencyId, std::string_view ko,
    std::string_view en, std::string_view role)
{
    return Json::object({ { "did", crypto::didOf(key.publicKey()) }, { "agency", agencyId },
        { "name_ko", ko }, { "name_en", en }, { "roles", Json::array({ role }) } });
}

} // namespace

crypto::SigningKey fixedKey(std::string_view name)
{
    const base::Hash256 seed = crypto::sha256("maru test key/" + std::string(name));
    auto key = crypto::SigningKey::fromSeed(seed.view());
    MARU_ASSERT(key.has_value());
    return std::move(key).value();
}

std::string businessNumber(std::int64_t serial)
{
    constexpr std::array<int, 9> kWeights { 1, 3, 7, 1, 3, 7, 1, 3, 5 };
    MARU_ASSERT(serial >= 0 && serial <= 999'999'999);
    std::string digits = std::to_string(serial);
    digits.insert(0, 9 - digits.size(), '0');
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += (digits[i] - '0') * kWeights[i];
    sum += (digits[8] - '0') * kWeights[8] / 10;
    digits += static_cast<char>('0' + (10 - sum % 10) % 10);
    return digits;
}

std::string idMadeBy(const ledger::Transaction& transaction, char letter)
{
    return std::string(1, letter) + '-' + ledger::transactionId(transaction).hex().substr(0, 16);
}

Cast::Cast(std::string chainName)
    : chain(std::move(chainName))
    , node(fixedKey("node"))
    , administrator(fixedKey("administrator"))
    , settlement(fixedKey("settlement"))
    , registrar(fixedKey("registrar"))
    , reviewer(fixedKey("reviewer"))
    , auditor(fixedKey("auditor"))
    , manager(fixedKey("manager"))
{
}

Json Cast::genesis(UnixSeconds time) const
{
    const Json agencies = Json::array({
        agency("maru-operations", "원장운영센터", "Ledger Operations Centre", "central"),
        agency("settlement-office", "정산관리원", "Settlement Office", "company"),
        agency("donation-registry", "기부금품등록청", "Donation Registry", "registry"),
        agency("review-board", "집행심사위원회", "Milestone Review Board", "commission"),
        agency("audit-office", "기부감사실", "Donation Audit Office", "central"),
        agency("org-01", "한빛아동복지회", "Hanbit Child Welfare", "organisation"),
    });
    const Json officers = Json::array({
        officer(
            administrator, "maru-operations", "원장 관리 담당 1", "Ledger administrator 1", "administrator"),
        officer(settlement, "settlement-office", "정산 담당 1", "Settlement officer 1", "settlement"),
        officer(
            registrar, "donation-registry", "기부 등록 담당 1", "Donation registrar 1", "donation.registrar"),
        officer(reviewer, "review-board", "집행 심사 담당 1", "Reviewer 1", "donation.reviewer"),
        officer(auditor, "audit-office", "기부 감사 담당 1", "Donation auditor 1", "donation.auditor"),
        officer(manager, "org-01", "모집 담당 1", "Campaign manager 1", "donation.manager"),
    });
    return Json::object({ { "chain", chain }, { "time", time }, { "node", crypto::didOf(node.publicKey()) },
        { "domains",
            Json::object({ { "identity",
                Json::object({ { "agencies", agencies }, { "officers", officers } }) } }) } });
}

ledger::Transaction Cast::sign(const crypto::SigningKey& key, std::string domain, std::string action,
    Json payload, UnixSeconds validUntil)
{
    const base::Hash256 hash = crypto::sha256("maru test nonce/" + tag + '/' + std::to_string(m_count++));
    return ledger::makeTransaction(key, chain, std::move(domain), std::move(action), std::move(payload),
        validUntil, base::Bytes(hash.bytes.begin(), hash.bytes.begin() + 16));
}

ledger::Transaction Cast::registerOrganisation(std::int64_t serial, UnixSeconds validUntil)
{
    return sign(registrar, "donation", "registerOrganisation",
        Json::object({ { "agency", organisationAgency }, { "name_ko", "한빛아동복지회" },
            { "name_en", "Hanbit Child Welfare" }, { "number", businessNumber(serial) },
            { "category", "designated" }, { "contact", "02-000-0000" } }),
        validUntil);
}

ledger::Transaction Cast::verifyOrganisation(std::string_view organisation, UnixSeconds validUntil)
{
    return sign(registrar, "donation", "verifyOrganisation",
        Json::object({ { "organisation", organisation },
            { "evidence", crypto::sha256("registration of " + std::string(organisation)) },
            { "note", "등록 서류 확인" } }),
        validUntil);
}

ledger::Transaction Cast::createCampaign(const CampaignTerms& terms, UnixSeconds validUntil)
{
    Json milestones = Json::array();
    for (const MilestoneTerms& milestone : terms.milestones)
        milestones.push(
            Json::object({ { "title_ko", "집행" }, { "title_en", "Work" }, { "amount", milestone.amount },
                { "recipient_kind", milestone.recipientKind }, { "recipient", milestone.recipient },
                { "reviewer", crypto::didOf(reviewer.publicKey()) }, { "due", milestone.due } }));
    return sign(manager, "donation", "createCampaign",
        Json::object({ { "organisation", terms.organisation }, { "title_ko", "모금 " + terms.title },
            { "title_en", "Campaign " + terms.title }, { "purpose_ko", "아동 급식" },
            { "purpose_en", "Meals for children" }, { "category", "children" }, { "region", "00" },
            { "target", terms.target }, { "minimum", terms.minimum }, { "start", terms.start },
            { "end", terms.end }, { "stop_rule", terms.stopRule }, { "overflow", terms.overflow },
            { "refund_policy", terms.refundPolicy }, { "use_until", terms.useUntil },
            { "attachments", Json::array() }, { "milestones", std::move(milestones) },
            { "fundraising_cost", terms.cost } }),
        validUntil);
}

ledger::Transaction Cast::registerCampaign(std::string_view campaign, UnixSeconds validUntil)
{
    return sign(registrar, "donation", "registerCampaign",
        Json::object({ { "campaign", campaign }, { "registration_number", "2026-0001" } }), validUntil);
}

ledger::Transaction Cast::topUp(std::string_view did, Won amount, UnixSeconds validUntil)
{
    return sign(settlement, "accounts", "topUp",
        Json::object({ { "account", "citizen:" + std::string(did) }, { "amount", amount },
            { "reference", "bank-" + tag + '-' + std::to_string(m_count) } }),
        validUntil);
}

ledger::Transaction Cast::donate(
    const crypto::SigningKey& donor, std::string_view campaign, Won amount, UnixSeconds validUntil)
{
    return sign(donor, "donation", "donate",
        Json::object({ { "campaign", campaign }, { "amount", amount }, { "kind", "once" },
            { "tax_receipt", false }, { "public_name", false } }),
        validUntil);
}

} // namespace maru::support
