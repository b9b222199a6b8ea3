// SPDX-License-Identifier: Apache-2.0
// The officers' part: organisations, campaigns and their steps, reviews, reports, audits. Private to server/demo.
#pragma once

#include "server/demo/cast.h"
#include "server/demo/stage.h"

namespace maru::demo {

struct Shop {
    std::string id;
    const MerchantRow* row = nullptr;
};

struct Organisation {
    crypto::SigningKey manager;
    std::string agency;
    std::string id;
};

struct RunningPlan {
    std::string id;
    std::vector<std::string> categories;
    struct Member {
        crypto::SigningKey key;
        Won monthly;
        Won spent;
        bool isDemo = false; ///< the one whose key is handed out: keeps money at the end
    };
    std::vector<Member> members;
};

struct Campaign {
    const CampaignRow* row = nullptr;
    std::size_t index = 0;
    std::string id;
    Won target;
    Won goal; ///< what donors are going to give
    std::int64_t startDay = 0;
    UnixSeconds start;
    UnixSeconds end;
    UnixSeconds givingEnd; ///< donors give before this
    Won given; ///< so far, as the scenario counts
    bool isStopped = false;
    std::int64_t nextStepDay = 0;
    int reviews = 0;
    bool wasRejected = false;
    std::int64_t reportedFor = 0; ///< won paid to the organisation when usage was last reported
    std::int64_t reportDay = 0;
    bool wasExtended = false;
    std::vector<RunningPlan> plans;
};

class Officers {
public:
    Officers(Stage& stage, const Cast& cast);

    /// Agencies, organisations and merchants in the first days; then each campaign's next step.
    void morning(std::int64_t day);

    std::vector<Campaign>& campaigns() { return m_campaigns; }
    const std::vector<Shop>& shops() const { return m_shops; }
    const std::vector<Organisation>& organisations() const { return m_organisations; }

private:
    void planCampaigns();
    void registerOrganisation(std::size_t index);
    void registerShop(std::size_t index);
    void withdrawAll();
    void step(Campaign& campaign, std::int64_t day);
    void draft(Campaign& campaign);
    void registerIt(Campaign& campaign, std::int64_t day);
    Json terms(const Campaign& campaign);
    Json milestones(const Campaign& campaign, Won total);
    void stepOpen(Campaign& campaign, std::int64_t day);
    void stepDistributing(Campaign& campaign, const Json& row, std::int64_t day);
    bool stepMilestone(Campaign& campaign, const Json& milestone, bool isLast, std::int64_t day);
    bool preparePlan(Campaign& campaign, const Json& milestone, std::int64_t day);
    void makePlan(Campaign& campaign, const Json& milestone, std::int64_t day);
    void reportUsage(Campaign& campaign, const Json& row, std::int64_t day);
    const crypto::SigningKey& manager(const Campaign& campaign) const;
    const crypto::SigningKey& reviewer(const Campaign& campaign) const;

    Stage& m_stage;
    const Cast& m_cast;
    Random m_random;
    std::vector<Organisation> m_organisations;
    std::vector<Shop> m_shops;
    std::vector<Campaign> m_campaigns;
    std::int64_t m_bankReferences = 0;
};

} // namespace maru::demo
