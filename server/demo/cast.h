// SPDX-License-Identifier: Apache-2.0
// The invented organisations, campaigns and shops of the scenario. None of them exists.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace maru::demo {

struct OrganisationRow {
    std::string_view ko;
    std::string_view en;
    std::string_view category; ///< religious, designated or statutory
    std::string_view contact;
};
std::span<const OrganisationRow> organisationRows();

/// How a campaign stands at the end of the year.
enum class Fate {
    Closed, ///< raised, paid, reported, audited
    MinimumMissed, ///< too little was given: all of it went back
    CancelledOpen, ///< cancelled by the registrar while raising
    CancelledPaying, ///< cancelled after the first payment: the rest went back pro rata
    Reporting, ///< the report is complete, the audit is to come
    Distributing,
    SuspendedOpen,
    SuspendedPaying,
    Open,
    Registered,
    Draft,
    Returned, ///< a draft that the registrar sent back
};

/// How its money goes out.
enum class Shape {
    Works, ///< milestones of the organisation
    People, ///< an organisation's milestone and a plan for beneficiaries
    Goods, ///< an organisation's milestone and one paid to a merchant
};

struct CampaignRow {
    std::string_view titleKo;
    std::string_view titleEn;
    std::string_view purposeKo;
    std::string_view purposeEn;
    std::string_view category;
    std::string_view region;
    int organisation; ///< index
    Fate fate;
    Shape shape;
    std::string_view stopRule; ///< target, period, both or manual
    int createDay;
    int raiseDays;
    std::int64_t target; ///< won
    int percent; ///< of the target that is given by the end
};
std::span<const CampaignRow> campaignRows();

struct MerchantRow {
    std::string_view ko;
    std::string_view en;
    std::string_view category;
    std::string_view region;
};
std::span<const MerchantRow> merchantRows();

struct UsageRow {
    std::string_view place;
    std::string_view purpose;
};
/// For usage report lines.
std::span<const UsageRow> usageRows();

} // namespace maru::demo
