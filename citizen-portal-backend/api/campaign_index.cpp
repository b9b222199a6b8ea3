// SPDX-License-Identifier: Apache-2.0
// Ranking: the field first (title, organisation, purpose), then the place in it, then whether it is literal.
#include "citizen-portal-backend/api/campaign_index.h"

#include "citizen-portal-backend/api/preview_text.h"

#include <algorithm>

namespace maru::portal {
namespace {

constexpr int kNoRank = 1'000'000;
/// Terms that stand apart rank behind every match of the whole text.
constexpr int kApartRank = 1'000;

base::Json cardOf(const base::Json& campaign)
{
    base::Json card = base::Json::object();
    for (const auto* name :
        { "id", "title_ko", "title_en", "organisation_ko", "organisation_en", "category", "region", "state",
            "raised", "target", "paid", "balance", "donors", "donations", "start", "end" })
        if (const base::Json* value = campaign.find(name); value != nullptr)
            card.set(name, *value);
    return card;
}

CampaignIndex::Summary summaryOf(const base::Json& campaign)
{
    const auto both = [&campaign](const std::string& name, std::size_t most) {
        std::array<std::string, 2> texts { previewText(campaign.stringOr(name + "_ko", ""), most),
            previewText(campaign.stringOr(name + "_en", ""), most) };
        if (texts[0].empty())
            texts[0] = texts[1];
        if (texts[1].empty())
            texts[1] = texts[0];
        return texts;
    };
    return { both("title", kMaxPreviewTitle), both("organisation", kMaxPreviewTitle),
        both("purpose", kMaxPreviewPurpose) };
}

} // namespace

base::Result<CampaignOrder> campaignOrder(std::string_view name)
{
    struct Named {
        std::string_view name;
        CampaignOrder order;
    };
    static constexpr std::array kOrders { Named { "", CampaignOrder::Relevance },
        Named { "relevance", CampaignOrder::Relevance }, Named { "raised", CampaignOrder::Raised },
        Named { "newest", CampaignOrder::Newest }, Named { "ending", CampaignOrder::Ending },
        Named { "progress", CampaignOrder::Progress } };
    for (const Named& one : kOrders)
        if (one.name == name)
            return one.order;
    return base::refused("portal.query", "sort");
}

CampaignIndex::CampaignIndex(const std::vector<base::Json>& rows)
{
    m_entries.reserve(std::min(rows.size(), kMaxIndexedCampaigns));
    for (const base::Json& row : rows) {
        if (m_entries.size() == kMaxIndexedCampaigns)
            break;
        if (!row.isObject() || row.stringOr("id", "").empty())
            continue;
        Entry entry;
        entry.id = row.stringOr("id", "");
        entry.state = row.stringOr("state", "");
        entry.category = row.stringOr("category", "");
        entry.region = row.stringOr("region", "");
        entry.raised = row.integerOr("raised", 0);
        entry.target = row.integerOr("target", 0);
        entry.start = row.integerOr("start", 0);
        entry.end = row.integerOr("end", 0);
        entry.row = cardOf(row);
        entry.summary = summaryOf(row);
        std::size_t at = 0;
        for (const auto* name :
            { "title_ko", "title_en", "organisation_ko", "organisation_en", "purpose_ko", "purpose_en" })
            if (auto text = searchText(row.stringOr(name, "")))
                entry.fields[at++] = std::move(*text);
        m_entries.push_back(std::move(entry));
    }
}

const CampaignIndex::Summary* CampaignIndex::summary(std::string_view id) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [id](const Entry& entry) { return entry.id == id; });
    return found == m_entries.end() || found->state == "draft" ? nullptr : &found->summary;
}

int CampaignIndex::rankOf(const Entry& entry, const std::u32string& typed)
{
    int best = kNoRank;
    for (std::size_t i = 0; i < entry.fields.size(); ++i) {
        const Match match = findTerm(entry.fields[i], typed);
        if (match.place == MatchPlace::None)
            continue;
        const int field = static_cast<int>(i / 2);
        const int rank = field * 6 + static_cast<int>(match.place) * 2 + (match.isLiteral ? 0 : 1);
        best = std::min(best, rank);
    }
    return best;
}

bool CampaignIndex::isBefore(CampaignOrder order, const Entry& a, const Entry& b)
{
    switch (order) {
    case CampaignOrder::Relevance:
    case CampaignOrder::Raised:
        if (a.raised != b.raised)
            return a.raised > b.raised;
        break;
    case CampaignOrder::Newest:
        if (a.start != b.start)
            return a.start > b.start;
        break;
    case CampaignOrder::Ending:
        if (a.end != b.end)
            return a.end < b.end;
        break;
    case CampaignOrder::Progress: {
        // Shares of the target in ten thousandths, whole numbers.
        const auto share = [](const Entry& one) {
            return one.target > 0 ? one.raised / std::max<std::int64_t>(1, one.target / 10'000) : 0;
        };
        if (share(a) != share(b))
            return share(a) > share(b);
        break;
    }
    }
    return a.id < b.id;
}

base::Result<CampaignResult> CampaignIndex::find(const CampaignSearch& search) const
{
    if (search.text.size() > kMaxQueryBytes)
        return base::refused("portal.query", "q");
    MARU_TRY(typed, searchText(search.text));
    std::vector<std::u32string> terms;
    for (std::size_t i = 0; i < typed.letters.size(); ++i) {
        if (typed.isWordStart[i])
            terms.emplace_back();
        terms.back().push_back(typed.letters[i]);
    }
    if (terms.size() > kMaxQueryTerms)
        terms.clear(); // too many to look for one by one: only the whole text counts

    struct Hit {
        int rank = 0;
        const Entry* entry = nullptr;
    };
    std::vector<Hit> hits;
    for (const Entry& entry : m_entries) {
        if (entry.state == "draft" || (!search.state.empty() && entry.state != search.state))
            continue;
        if (!search.category.empty() && entry.category != search.category)
            continue;
        if (!search.region.empty() && entry.region != search.region)
            continue;
        int rank = 0;
        if (!typed.letters.empty()) {
            rank = rankOf(entry, typed.letters);
            if (rank == kNoRank && terms.size() > 1) {
                rank = kApartRank;
                for (const std::u32string& term : terms)
                    rank = std::max(rank, kApartRank + rankOf(entry, term));
            }
            if (rank >= kNoRank)
                continue;
        }
        hits.push_back({ search.order == CampaignOrder::Relevance ? rank : 0, &entry });
    }
    std::sort(hits.begin(), hits.end(), [&search](const Hit& a, const Hit& b) {
        if (a.rank != b.rank)
            return a.rank < b.rank;
        return isBefore(search.order, *a.entry, *b.entry);
    });
    CampaignResult result;
    result.total = hits.size();
    const std::size_t end = std::min(hits.size(), search.offset + std::min(search.limit, hits.size()));
    for (std::size_t i = std::min(search.offset, hits.size()); i < end; ++i)
        result.rows.push_back(&hits[i].entry->row);
    result.next = end < hits.size() && end > search.offset ? end : 0;
    return result;
}

} // namespace maru::portal
