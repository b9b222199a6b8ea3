// SPDX-License-Identifier: Apache-2.0
// The check list before freezing, for the console's wizard and page.
#include "server/domains/election/election_view.h"
#include "server/domains/election/handlers.h"
#include "server/domains/election/readiness.h"

namespace maru::election {

namespace {

Result<std::int64_t> ringMinimum(const domain::QueryView& view)
{
    MARU_TRY(row, view.get("parameters", "meta", "current/election.ring_minimum"));
    if (!row || !row->at("value").isInteger())
        return static_cast<std::int64_t>(voting::kMinRing);
    return row->at("value").asInteger();
}

Result<std::int64_t> openObjectionsOf(const domain::QueryView& view, const std::string& election)
{
    std::int64_t open = 0;
    for (const char* about : { "roll", "candidates" }) {
        MARU_TRY(number,
            domains::count(view, kElectionDomain,
                domains::from("objections",
                    { domains::equal("election", election), domains::equal("state", "open"),
                        domains::equal("about", about) })));
        open += number;
    }
    return open;
}

} // namespace

Result<Json> queryMissing(const domain::QueryView& view, const Json& arguments)
{
    Setup setup;
    MARU_TRY(election, viewElection(view, arguments));
    const std::string id = election.at("id").asString();
    setup.election = std::move(election);
    MARU_TRY(contests, viewRows(view, "contests", id));
    MARU_TRY(precincts, viewRows(view, "precincts", id));
    MARU_TRY(trustees, viewRows(view, "trustees", id));
    MARU_TRY(counts, viewRows(view, "roll_counts", id));
    MARU_TRY(objections, openObjectionsOf(view, id));
    MARU_TRY(minimum, ringMinimum(view));
    setup.contests = std::move(contests);
    setup.precincts = std::move(precincts);
    setup.trustees = std::move(trustees);
    setup.rollCounts = std::move(counts);
    setup.openObjections = objections;
    setup.ringMinimum = minimum;
    setup.now = view.time().count();
    Json rows = Json::array();
    // From freezing on nothing is missing any more.
    bool isReady = !isIn(setup.election, { "draft", "ceremony", "void" });
    if (isIn(setup.election, { "draft", "ceremony", "ready" })) {
        for (const Missing& one : missingOf(setup)) {
            isReady = isReady && !one.blocks;
            rows.push(Json::object({ { "code", one.code }, { "count", one.count }, { "detail", one.detail },
                { "blocks", one.blocks } }));
        }
    }
    return Json::object({ { "election", id }, { "ready", isReady }, { "rows", std::move(rows) } });
}

} // namespace maru::election
