// SPDX-License-Identifier: Apache-2.0
// Whom to ask for consent, and how much is kept of each kind.
#include "server/domains/privacy/handlers.h"
#include "server/domains/privacy/spec_parts.h"

#include "server/domains/common/rows.h"

#include <map>

namespace maru::privacy {

namespace {

constexpr std::size_t kMostConsents = 20'000;
constexpr std::size_t kMostClasses = 500;

bool isInForce(const Json& consent, UnixSeconds time)
{
    const std::int64_t until = consent.at("until").asInteger();
    return consent.at("state").asString() == "given" && (until == 0 || until > time.count());
}

} // namespace

Result<Json> queryToAsk(const domain::QueryView& view, const Json& arguments)
{
    MARU_TRY(consents,
        domains::selectAll(view, "privacy",
            domains::from("consents", { domains::equal("class", arguments.at("class")) }), kMostConsents));
    const std::string& agency = arguments.at("agency").asString();
    // People who once consented for this kind of record, and whose consents in force do not name the agency.
    std::map<std::string, std::int64_t> toAsk;
    std::map<std::string, bool> hasAgreed;
    for (const domain::Row& row : consents) {
        const std::string& subject = row.value.at("subject").asString();
        std::int64_t& last = toAsk[subject];
        last = std::max(last, row.value.at("given_at").asInteger());
        if (isInForce(row.value, view.time()) && domains::contains(row.value.at("recipients"), agency))
            hasAgreed[subject] = true;
    }
    Json rows = Json::array();
    for (const auto& entry : toAsk) {
        if (hasAgreed.count(entry.first) == 0)
            rows.push(Json::object({ { "subject", entry.first }, { "given_at", entry.second } }));
    }
    const auto total = static_cast<std::int64_t>(rows.asArray().size());
    return Json::object({ { "rows", std::move(rows) }, { "next", "" }, { "total", total } });
}

Result<Json> queryRetention(const domain::QueryView& view)
{
    MARU_TRY(classes, domains::selectAll(view, "privacy", domains::from("classes"), kMostClasses));
    Json rows = Json::array();
    for (const domain::Row& row : classes) {
        Json line = row.value;
        line.set("key", row.key);
        for (const schema::Choice& state : recordStates()) {
            MARU_TRY(number,
                domains::count(view, "privacy",
                    domains::from("records",
                        { domains::equal("class", row.key), domains::equal("state", state.value) })));
            line.set("count_" + state.value, number);
        }
        rows.push(std::move(line));
    }
    return Json::object({ { "rows", std::move(rows) }, { "next", "" },
        { "total", static_cast<std::int64_t>(classes.size()) } });
}

} // namespace maru::privacy
