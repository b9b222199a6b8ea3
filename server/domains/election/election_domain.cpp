// SPDX-License-Identifier: Apache-2.0
// From the names of actions, due entries and queries to the functions that do the work.
#include "server/domains/election/election_domain.h"

#include "server/domains/election/ballot_checks.h"
#include "server/domains/election/handlers.h"

#include <map>
#include <set>

namespace maru::election {
namespace {

using Action = Result<Json> (*)(Context&, const Json&);
using Due = Status (*)(Context&, const Json&);
using Query = Result<Json> (*)(const domain::QueryView&, const Json&);

const std::map<std::string_view, Action>& actions()
{
    static const std::map<std::string_view, Action> kActions {
        { "createElection", &createElection },
        { "editElection", &editElection },
        { "setContest", &setContest },
        { "removeContest", &removeContest },
        { "setPrecincts", &setPrecincts },
        { "mergePrecinct", &mergePrecinct },
        { "setTrustees", &setTrustees },
        { "addVoters", &addVoters },
        { "addLateVoter", &addLateVoter },
        { "removeVoter", &removeVoter },
        { "replaceInvitation", &replaceInvitation },
        { "enrol", &enrol },
        { "objectTo", &objectTo },
        { "decideObjection", &decideObjection },
        { "startCeremony", &startCeremony },
        { "ceremonyCommit", &ceremonyCommit },
        { "ceremonyReveal", &ceremonyReveal },
        { "ceremonyShares", &ceremonyShares },
        { "ceremonyAcknowledge", &ceremonyAcknowledge },
        { "ceremonyComplain", &ceremonyComplain },
        { "ceremonySettle", &ceremonySettle },
        { "excludeTrustee", &excludeTrustee },
        { "restartCeremony", &restartCeremony },
        { "freeze", &freeze },
        { "openElection", &openElection },
        { "closeElection", &closeElection },
        { "pauseElection", &pauseElection },
        { "resumeElection", &resumeElection },
        { "extendElection", &extendElection },
        { "voidElection", &voidElection },
        { "cast", &cast },
        { "challenge", &challenge },
        { "decrypt", &decrypt },
        { "resolveTie", &resolveTie },
        { "certify", &certify },
        { "reportObservation", &reportObservation },
        { "logIncident", &logIncident },
        { "archiveElection", &archiveElection },
        { "markRollDestroyed", &markRollDestroyed },
    };
    return kActions;
}

const std::map<std::string_view, Due>& dueHandlers()
{
    static const std::map<std::string_view, Due> kDue {
        { "ceremony", &onCeremonyDeadline },
        { "freeze", &onFreeze },
        { "step", &onFreezeStep },
        { "open", &onOpen },
        { "close", &onClose },
    };
    return kDue;
}

const std::map<std::string_view, Query>& queries()
{
    static const std::map<std::string_view, Query> kQueries {
        { "progress", &queryProgress },
        { "helpDesk", &queryHelpDesk },
        { "missing", &queryMissing },
        { "result", &queryResult },
        { "officialTable", &queryOfficialTable },
        { "ballot", &queryBallot },
    };
    return kQueries;
}

/// Every accepted action about an election but those that have counts of their own (the roll's lines, the box) and
/// objections, which the log does not show: from this number a verifier sees that the record leaves none out.
void countAct(Context& context, const std::string& action, const Json& payload, const Json& data)
{
    static const std::set<std::string_view> kCountedElsewhere { "addVoters", "addLateVoter", "removeVoter",
        "replaceInvitation", "enrol", "cast", "challenge", "objectTo" };
    if (kCountedElsewhere.count(action) > 0)
        return;
    const Json* id = action == "createElection" ? data.find("election") : payload.find("election");
    MARU_ASSERT(id != nullptr);
    Json election = mustGet(context, "elections", id->asString());
    domains::countUp(election, "acts");
    saveElection(context, std::move(election));
}

} // namespace

ElectionDomain::ElectionDomain() : m_spec(makeSpec()) { }

Result<Json> ElectionDomain::execute(Context& context, const std::string& action, const Json& payload)
{
    const auto found = actions().find(action);
    MARU_ASSERT(found != actions().end());
    MARU_TRY(data, found->second(context, payload));
    countAct(context, action, payload, data);
    return data;
}

Status ElectionDomain::onDue(Context& context, const domain::DueEntry& entry)
{
    const std::string_view kind = std::string_view(entry.id).substr(0, entry.id.find(':'));
    const auto found = dueHandlers().find(kind);
    MARU_ASSERT(found != dueHandlers().end());
    return found->second(context, entry.payload);
}

std::unique_ptr<domain::Preparer> ElectionDomain::makePreparer() const
{
    return makeBallotPreparer();
}

Result<Json> ElectionDomain::query(
    const domain::QueryView& view, const std::string& name, const Json& arguments) const
{
    const auto found = queries().find(name);
    MARU_ASSERT(found != queries().end());
    return found->second(view, arguments);
}

std::unique_ptr<domain::Domain> makeElectionDomain()
{
    return std::make_unique<ElectionDomain>();
}

} // namespace maru::election
