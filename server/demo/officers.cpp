// SPDX-License-Identifier: Apache-2.0
// Organisations, merchants, and campaigns up to their opening.
#include "server/demo/officers.h"

#include "server/demo/people.h"

#include <algorithm>

namespace maru::demo {

namespace {

constexpr std::int64_t kUseDays = 300;

std::string agencyOf(std::size_t index)
{
    const std::string number = std::to_string(index + 1);
    return "org-" + std::string(number.size() < 2 ? "0" : "") + number;
}

bool isDraftOnly(Fate fate)
{
    return fate == Fate::Draft || fate == Fate::Returned;
}
bool isLater(Fate fate)
{
    return isDraftOnly(fate) || fate == Fate::Registered;
}

} // namespace

Officers::Officers(Stage& stage, const Cast& cast)
    : m_stage(stage), m_cast(cast), m_random(stage.seed(), "officers")
{
    for (std::size_t i = 0; i < organisationRows().size(); ++i)
        m_organisations.push_back(
            { i == 0 ? cast.manager.clone() : seededKey(stage.seed(), "manager/" + std::to_string(i)),
                agencyOf(i), {} });
    for (const MerchantRow& row : merchantRows())
        m_shops.push_back({ {}, &row });
    planCampaigns();
}

void Officers::planCampaigns()
{
    std::size_t index = 0;
    for (const CampaignRow& row : campaignRows()) {
        Campaign campaign;
        campaign.row = &row;
        campaign.index = index++;
        campaign.target = m_stage.scaled(row.target);
        campaign.goal = Won(campaign.target.count() * row.percent / 100 / 1'000 * 1'000);
        campaign.startDay = isLater(row.fate) ? m_stage.days() + 12 + row.createDay % 10 : row.createDay + 2;
        campaign.start = m_stage.dayStart(campaign.startDay) + 10 * kHour;
        const bool endsEarly = row.stopRule == "target" || row.stopRule == "both";
        campaign.end =
            m_stage.dayStart(campaign.startDay + row.raiseDays + (endsEarly ? 15 : 0)) + 18 * kHour;
        campaign.givingEnd = m_stage.dayStart(campaign.startDay + row.raiseDays) + 12 * kHour;
        if (row.fate == Fate::CancelledOpen)
            campaign.givingEnd = m_stage.dayStart(row.createDay + 24);
        if (row.fate == Fate::SuspendedOpen)
            campaign.givingEnd = m_stage.dayStart(349);
        campaign.givingEnd = std::min(campaign.givingEnd, m_stage.options().end);
        m_campaigns.push_back(std::move(campaign));
    }
}

const crypto::SigningKey& Officers::manager(const Campaign& campaign) const
{
    return m_organisations[static_cast<std::size_t>(campaign.row->organisation)].manager;
}

const crypto::SigningKey& Officers::reviewer(const Campaign& campaign) const
{
    return campaign.index % 2 == 0 ? m_cast.reviewer : m_cast.reviewer2;
}

void Officers::registerOrganisation(std::size_t index)
{
    const OrganisationRow& row = organisationRows()[index];
    Organisation& organisation = m_organisations[index];
    if (index > 0) { // the first is in the genesis document
        m_stage.send(m_cast.administrator, "identity", "registerAgency",
            Json::object({ { "id", organisation.agency }, { "name_ko", row.ko }, { "name_en", row.en },
                { "kind", "organisation" } }));
        sendApproved(m_stage, m_cast, "identity", "registerOfficer",
            Json::object({ { "did", crypto::didOf(organisation.manager.publicKey()) },
                { "agency", organisation.agency }, { "name_ko", "모집 담당 1" },
                { "name_en", "Campaign manager 1" }, { "roles", Json::array({ "donation.manager" }) } }));
    }
    m_stage.send(m_cast.registrar, "donation", "registerOrganisation",
        Json::object({ { "agency", organisation.agency }, { "name_ko", row.ko }, { "name_en", row.en },
            { "number", businessNumber(m_random) }, { "category", row.category },
            { "contact", row.contact } }),
        [&organisation](const chain::SubmitOutcome& outcome) {
            organisation.id = outcome.result.data.stringOr("organisation", "");
        });
}

void Officers::registerShop(std::size_t index)
{
    Shop& shop = m_shops[index];
    m_stage.send(m_cast.registrar, "donation", "registerMerchant",
        Json::object({ { "name_ko", shop.row->ko }, { "name_en", shop.row->en },
            { "number", businessNumber(m_random) }, { "category", shop.row->category },
            { "region", shop.row->region } }),
        [&shop](
            const chain::SubmitOutcome& outcome) { shop.id = outcome.result.data.stringOr("merchant", ""); });
}

void Officers::withdrawAll()
{
    const auto withdraw = [this](const std::string& account) {
        const auto row = m_stage.get("accounts", "balances", account);
        const std::int64_t balance = row ? row->integerOr("balance", 0) : 0;
        if (balance < 50'000)
            return;
        m_stage.send(m_cast.settlement, "accounts", "withdraw",
            Json::object({ { "account", account }, { "amount", balance / 1'000 * 800 },
                { "reference", "OUT-" + std::to_string(++m_bankReferences) } }));
    };
    for (const Organisation& organisation : m_organisations)
        if (!organisation.id.empty())
            withdraw("organisation:" + organisation.id);
    for (const Shop& shop : m_shops)
        if (!shop.id.empty())
            withdraw("merchant:" + shop.id);
}

void Officers::morning(std::int64_t day)
{
    const auto dayIndex = static_cast<std::size_t>(day);
    // Fifteen organisations and twelve shops a day on the first two, verified the day after.
    if (day < 2) {
        for (std::size_t i = dayIndex * 15; i < dayIndex * 15 + 15; ++i)
            registerOrganisation(i);
        for (std::size_t i = dayIndex * 12; i < dayIndex * 12 + 12; ++i)
            registerShop(i);
    }
    if (day >= 1 && day < 3) {
        for (std::size_t i = (dayIndex - 1) * 15; i < dayIndex * 15; ++i)
            m_stage.send(m_cast.registrar, "donation", "verifyOrganisation",
                Json::object({ { "organisation", m_organisations[i].id },
                    { "evidence", paper("organisation " + std::to_string(i)) }, { "note", "서류 확인함" } }));
    }
    if (day % 30 == 20)
        withdrawAll();
    for (Campaign& campaign : m_campaigns)
        step(campaign, day);
}

void Officers::step(Campaign& campaign, std::int64_t day)
{
    const CampaignRow& row = *campaign.row;
    if (day < row.createDay || day < campaign.nextStepDay)
        return;
    if (campaign.id.empty()) {
        if (day == row.createDay)
            draft(campaign);
        return;
    }
    const Json state = m_stage.must("donation", "campaigns", campaign.id);
    const std::string& name = state.at("state").asString();
    if (name == "draft")
        registerIt(campaign, day);
    else if (name == "open")
        stepOpen(campaign, day);
    else if (name == "distributing")
        stepDistributing(campaign, state, day);
    else if (name == "reporting" && row.fate == Fate::Closed && day >= campaign.reportDay + 12)
        m_stage.send(m_cast.auditor, "donation", "auditCampaign",
            Json::object(
                { { "campaign", campaign.id }, { "opinion", campaign.index == 4 ? "qualified" : "clean" },
                    { "report", paper("audit " + campaign.id) } }));
}

Json Officers::milestones(const Campaign& campaign, Won total)
{
    struct Part {
        std::string_view ko;
        std::string_view en;
        std::string_view kind;
        int percent;
    };
    std::vector<Part> parts;
    switch (campaign.row->shape) {
    case Shape::Works:
        parts = { { "준비와 착수", "Preparation", "organisation", 40 },
            { "본 사업", "Main work", "organisation", 35 },
            { "마무리와 점검", "Completion", "organisation", 25 } };
        break;
    case Shape::People:
        parts = { { "대상자 선정과 안내", "Selection and information", "organisation", 15 },
            { "수혜자 배분", "Distribution to beneficiaries", "plan", 85 } };
        break;
    case Shape::Goods:
        parts = { { "물품 구매", "Purchase of goods", "merchant", 60 },
            { "설치와 운영", "Installation and operation", "organisation", 40 } };
        break;
    }
    Json list = Json::array();
    Won left = total;
    std::int64_t number = 0;
    for (const Part& part : parts) {
        ++number;
        const bool isLast = static_cast<std::size_t>(number) == parts.size();
        const Won amount = isLast ? left : Won(total.count() * part.percent / 100 / 1'000 * 1'000);
        left -= amount;
        std::string recipient;
        if (part.kind == "organisation")
            recipient = m_organisations[static_cast<std::size_t>(campaign.row->organisation)].id;
        else if (part.kind == "merchant")
            recipient = m_shops.back().id;
        list.push(Json::object({ { "title_ko", part.ko }, { "title_en", part.en }, { "amount", amount },
            { "recipient_kind", part.kind }, { "recipient", recipient },
            { "reviewer", crypto::didOf(reviewer(campaign).publicKey()) },
            { "due", campaign.end + number * 60 * kDay } }));
    }
    return list;
}

Json Officers::terms(const Campaign& campaign)
{
    const CampaignRow& row = *campaign.row;
    // Every third keeps 5 % for the costs of raising, far below the cap.
    const Won cost(campaign.index % 3 == 0 ? campaign.target.count() / 20 / 1'000 * 1'000 : 0);
    return Json::object({ { "title_ko", row.titleKo }, { "title_en", row.titleEn },
        { "purpose_ko", row.purposeKo }, { "purpose_en", row.purposeEn }, { "category", row.category },
        { "region", row.region }, { "target", campaign.target },
        { "minimum", row.fate == Fate::MinimumMissed ? Won(campaign.target.count() / 2) : Won(0) },
        { "start", campaign.start }, { "end", campaign.end }, { "stop_rule", row.stopRule },
        { "overflow", row.stopRule == "target" || row.stopRule == "both" ? "stop" : "accept" },
        { "refund_policy", campaign.index % 4 == 1 ? "organisation" : "refund" },
        { "use_until", campaign.end + kUseDays * kDay },
        { "attachments",
            Json::array({ Json::object({ { "hash", paper("plan " + std::string(row.titleEn)) },
                { "title", "사업 계획서.pdf" } }) }) },
        { "milestones", milestones(campaign, campaign.target - cost) }, { "fundraising_cost", cost } });
}

void Officers::draft(Campaign& campaign)
{
    Json payload = terms(campaign);
    payload.set("organisation", m_organisations[static_cast<std::size_t>(campaign.row->organisation)].id);
    m_stage.send(manager(campaign), "donation", "createCampaign", std::move(payload),
        [&campaign](const chain::SubmitOutcome& outcome) {
            campaign.id = outcome.result.data.stringOr("campaign", "");
        });
}

void Officers::registerIt(Campaign& campaign, std::int64_t day)
{
    const Fate fate = campaign.row->fate;
    if (fate == Fate::Draft)
        return;
    if (fate == Fate::Returned) {
        m_stage.send(m_cast.registrar, "donation", "returnCampaign",
            Json::object(
                { { "campaign", campaign.id }, { "reason", "현지 협력 기관의 확인서를 붙여 주십시오." } }));
        campaign.nextStepDay = day + 1'000;
        return;
    }
    m_stage.send(m_cast.registrar, "donation", "registerCampaign",
        Json::object({ { "campaign", campaign.id },
            { "registration_number", "제2026-" + std::to_string(100 + campaign.index) + "호" } }));
}

void Officers::stepOpen(Campaign& campaign, std::int64_t day)
{
    const Fate fate = campaign.row->fate;
    if (fate == Fate::CancelledOpen && day >= campaign.row->createDay + 25) {
        m_stage.send(m_cast.registrar, "donation", "cancelCampaign",
            Json::object({ { "campaign", campaign.id }, { "reason", "제출한 피해 확인서가 사실과 다름" } }));
        campaign.isStopped = true;
    } else if (fate == Fate::SuspendedOpen && day >= 350) {
        m_stage.send(m_cast.registrar, "donation", "suspendCampaign",
            Json::object(
                { { "campaign", campaign.id }, { "reason", "현지 학교의 서류를 확인하는 동안 멈춤" } }));
        campaign.isStopped = true;
    } else if (campaign.index % 9 == 4 && !campaign.wasExtended && day == campaign.startDay + 12) {
        campaign.wasExtended = true;
        campaign.end = campaign.end + 7 * kDay;
        m_stage.send(manager(campaign), "donation", "extendCampaign",
            Json::object({ { "campaign", campaign.id }, { "end", campaign.end },
                { "reason", "홍보가 늦어져 한 주 늘림" } }));
    } else if (campaign.index % 11 == 7 && day == campaign.startDay + 6) {
        m_stage.send(manager(campaign), "donation", "correctCampaign",
            Json::object({ { "campaign", campaign.id }, { "title_ko", campaign.row->titleKo },
                { "title_en", campaign.row->titleEn },
                { "purpose_ko",
                    std::string(campaign.row->purposeKo) + " (연락처는 단체 안내를 보아 주십시오.)" },
                { "purpose_en", campaign.row->purposeEn }, { "reason", "안내 문구 보완" } }));
    }
}

} // namespace maru::demo
