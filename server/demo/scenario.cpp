// SPDX-License-Identifier: Apache-2.0
// The year, day by day.
#include "server/demo/scenario.h"

#include "server/demo/citizens.h"
#include "server/demo/credentials.h"
#include "server/demo/elections.h"
#include "server/demo/people.h"
#include "server/demo/privacy.h"

#include <array>

namespace maru::demo {

namespace {

/// Times of the day at which a block is made: officers in the morning, shops in the afternoon, donors all day.
constexpr std::array<std::int64_t, 5> kSlots { 9 * kHour + 600, 11 * kHour + 1'800, 14 * kHour + 1'200,
    17 * kHour + 2'400, 21 * kHour + 300 };
constexpr std::int64_t kLeastDays = 360;

} // namespace

crypto::SigningKey donorKey(std::uint64_t seed, std::int64_t index)
{
    return seededKey(seed, "donor/" + std::to_string(index));
}

crypto::SigningKey beneficiaryKey(std::uint64_t seed)
{
    return seededKey(seed, "beneficiary/handed-out");
}

crypto::SigningKey portalKey(std::uint64_t seed)
{
    return seededKey(seed, "portal/verifier");
}

base::Result<Summary> play(chain::Loader& loader, const Cast& cast, const Options& given)
{
    Options options = given;
    if (!options.issuing.keep)
        options.issuing = practiceIssuing(options.seed);
    if (options.end.count() - options.start.count() < kLeastDays * kDay
        || loader.head().header.time > options.start)
        return base::refused("server.demo_profile", {}, "the history needs at least 360 days after block 0");
    Stage stage(loader, options);
    Officers officers(stage, cast);
    Citizens citizens(stage, cast, officers);
    Credentials credentials(stage, cast, options);
    PrivacyScene privacy(stage, loader, options);
    Elections elections(stage, cast, options);
    for (std::int64_t day = 0; day < stage.days(); ++day) {
        for (std::size_t slot = 0; slot < kSlots.size(); ++slot) {
            const UnixSeconds time = stage.dayStart(day) + kSlots[slot];
            // Officers and shops of a day that ends before their hour have it off.
            if (time < options.start || time > options.end)
                continue;
            stage.setNow(time);
            if (slot == 0)
                officers.morning(day);
            if (slot == 0)
                credentials.morning(day);
            if (slot == 0)
                MARU_CHECK(privacy.morning(day));
            if (slot == 1)
                citizens.tryInVain(day);
            if (slot == 2)
                citizens.shop();
            citizens.act();
            MARU_CHECK(elections.act(day, slot));
            MARU_CHECK(stage.flush());
        }
        if (options.progress)
            options.progress({ day + 1, stage.days(), stage.transactions() });
    }
    stage.setNow(options.end);
    citizens.leaveRequests();
    credentials.leaveOffers();
    std::string invitationCode = leavePeople(stage, cast);
    // Once more for what waits for the second administrator.
    MARU_CHECK(stage.flush());
    MARU_CHECK(stage.flush());

    Summary summary;
    summary.invitationCode = std::move(invitationCode);
    elections.handOut(summary);
    summary.transactions = stage.transactions();
    summary.refused = stage.refused();
    summary.donations = citizens.donations();
    summary.donors = citizens.donors();
    summary.organisations = static_cast<std::int64_t>(officers.organisations().size());
    summary.campaigns = static_cast<std::int64_t>(officers.campaigns().size());
    summary.given = citizens.given();
    return summary;
}

} // namespace maru::demo
