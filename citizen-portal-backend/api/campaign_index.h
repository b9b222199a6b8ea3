// SPDX-License-Identifier: Apache-2.0
// Campaigns as the citizens' search needs them: a snapshot in memory, found by title, organisation and purpose in both
// languages, ranked, filtered, sorted and paged. Values only; campaign_search.h keeps it fresh.
#pragma once

#include "citizen-portal-backend/api/hangul.h"
#include "shared/base/json.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maru::portal {

constexpr std::size_t kMaxIndexedCampaigns = 20'000;
constexpr std::size_t kMaxQueryBytes = 400;
constexpr std::size_t kMaxQueryTerms = 8;

enum class CampaignOrder { Relevance, Raised, Newest, Ending, Progress };

struct CampaignSearch {
    std::string text; ///< UTF-8, at most kMaxQueryBytes
    std::string state; ///< "" = any but drafts
    std::string category;
    std::string region;
    CampaignOrder order = CampaignOrder::Relevance;
    std::size_t offset = 0;
    std::size_t limit = 12;
};

struct CampaignResult {
    std::vector<const base::Json*> rows; ///< live as long as the index
    std::size_t total = 0;
    std::size_t next = 0; ///< offset of the next page, 0 at the end
};

/// "relevance", "raised", "newest", "ending", "progress"; refused `portal.query` field sort.
base::Result<CampaignOrder> campaignOrder(std::string_view name);

/// Immutable once made; safe to read from any thread.
class CampaignIndex {
public:
    /// Rows of the query donation/campaigns; what is no campaign is left out, and what is beyond the limit.
    explicit CampaignIndex(const std::vector<base::Json>& rows);
    std::size_t size() const { return m_entries.size(); }

    /// Refused `portal.query` with field q for text that is no UTF-8 or too long.
    base::Result<CampaignResult> find(const CampaignSearch& search) const;

    /// What a campaign's link shows elsewhere, Korean and English; each bounded.
    struct Summary {
        std::array<std::string, 2> title;
        std::array<std::string, 2> organisation;
        std::array<std::string, 2> purpose;
    };
    /// Null for an id that is no campaign's, and for a draft, which is not public yet. Lives as long as the index.
    const Summary* summary(std::string_view id) const;

private:
    static constexpr std::size_t kFields = 6; ///< title, organisation, purpose, each in Korean and English
    struct Entry {
        std::string id;
        std::string state;
        std::string category;
        std::string region;
        std::int64_t raised = 0;
        std::int64_t target = 0;
        std::int64_t start = 0;
        std::int64_t end = 0;
        base::Json row; ///< what a card shows
        Summary summary;
        std::array<SearchText, kFields> fields;
    };

    static int rankOf(const Entry& entry, const std::u32string& typed);
    static bool isBefore(CampaignOrder order, const Entry& a, const Entry& b);

    std::vector<Entry> m_entries;
};

} // namespace maru::portal
