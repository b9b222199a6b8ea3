// SPDX-License-Identifier: Apache-2.0
// The help desk: how one number of the roll stands. In ring mode nobody can know whether it has voted.
#include "server/domains/election/election_view.h"
#include "server/domains/election/handlers.h"

namespace maru::election {

Result<Json> queryHelpDesk(const domain::QueryView& view, const Json& arguments)
{
    MARU_TRY(election, viewElection(view, arguments));
    const std::string id = election.at("id").asString();
    const std::int64_t number = arguments.at("number").asInteger();
    if (number < 1 || number > 99'999'999)
        return refused("election.unknown_voter", "number");
    MARU_TRY(voter, view.get(kElectionDomain, "voters", voterKey(id, number)));
    if (!voter)
        return refused("election.unknown_voter", "number");
    const bool isEnrolled = isIn(*voter, { "enrolled" });
    Json voted;
    if (election.at("mode").asString() == "signed") {
        voted = Json(false);
        if (isEnrolled) {
            MARU_TRY(ballot,
                view.get(kElectionDomain, "ballots", partKey(id, voter->at("credential").asString())));
            voted = Json(ballot.has_value());
        }
    }
    return Json::object({ { "election", id }, { "number", number }, { "precinct", voter->at("precinct") },
        { "weight", voter->at("weight") }, { "state", voter->at("state") }, { "enrolled", isEnrolled },
        { "enrolled_at", voter->at("enrolled_at") }, { "late", voter->at("late") }, { "voted", voted } });
}

} // namespace maru::election
