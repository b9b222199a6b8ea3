// SPDX-License-Identifier: Apache-2.0
// Which action may be done in which state of an election: the one place.
#include "server/domains/election/records.h"

#include <algorithm>
#include <map>

namespace maru::election {

namespace {

using States = std::vector<std::string_view>;

/// Before freezing; the contents of the definition and the roll may change.
const States kUnfrozen { "draft", "ceremony", "ready" };
const States kDraft { "draft" };
const States kCeremony { "ceremony" };
const States kEnrolment { "ceremony", "ready" };
const States kBeforeCertified { "draft", "ceremony", "ready", "freezing", "frozen", "open", "paused",
    "closed", "counted" };
/// Until the certification; objections.cpp says which subject still may be objected to.
const States kPublished { "ceremony", "ready", "freezing", "frozen", "open", "paused", "closed", "counted" };

const std::map<std::string_view, States>& table()
{
    static const std::map<std::string_view, States> kTable {
        { "editElection", kUnfrozen },
        { "setContest", kUnfrozen },
        { "removeContest", kUnfrozen },
        { "setPrecincts", kUnfrozen },
        { "mergePrecinct", kUnfrozen },
        { "setTrustees", kDraft },
        { "addVoters", kUnfrozen },
        { "addLateVoter", kUnfrozen },
        { "removeVoter", kUnfrozen },
        { "replaceInvitation", kUnfrozen },
        { "startCeremony", kDraft },
        { "ceremonyCommit", kCeremony },
        { "ceremonyReveal", kCeremony },
        { "ceremonyShares", kCeremony },
        { "ceremonyAcknowledge", kCeremony },
        { "ceremonyComplain", kCeremony },
        { "ceremonySettle", kCeremony },
        { "excludeTrustee", kCeremony },
        { "restartCeremony", { "ready" } },
        { "enrol", kEnrolment },
        { "freeze", { "ready" } },
        { "openElection", { "frozen" } },
        { "closeElection", { "open", "paused" } },
        { "pauseElection", { "open" } },
        { "resumeElection", { "paused" } },
        { "extendElection", { "frozen", "open", "paused" } },
        { "voidElection", kBeforeCertified },
        { "cast", { "open" } },
        { "challenge", { "open" } },
        { "decrypt", { "closed" } },
        { "resolveTie", { "counted" } },
        { "certify", { "counted" } },
        { "objectTo", kPublished },
        { "decideObjection",
            { "ceremony", "ready", "freezing", "frozen", "open", "paused", "closed", "counted", "certified",
                "void" } },
        { "reportObservation",
            { "ceremony", "ready", "freezing", "frozen", "open", "paused", "closed", "counted", "certified",
                "archived", "void" } },
        { "logIncident",
            { "ceremony", "ready", "freezing", "frozen", "open", "paused", "closed", "counted" } },
        { "archiveElection", { "certified" } },
        { "markRollDestroyed", { "archived", "void" } },
    };
    return kTable;
}

} // namespace

bool isAllowed(std::string_view action, std::string_view state)
{
    const auto found = table().find(action);
    MARU_ASSERT(found != table().end());
    return std::find(found->second.begin(), found->second.end(), state) != found->second.end();
}

Result<Json> loadElection(Context& context, const Json& payload)
{
    auto row = context.state().get("elections", payload.at("election").asString());
    if (!row)
        return refused("election.unknown", "payload.election");
    return std::move(*row);
}

Result<Json> loadFor(Context& context, const Json& payload, std::string_view action)
{
    MARU_TRY(election, loadElection(context, payload));
    const std::string& state = election.at("state").asString();
    if (!isAllowed(action, state))
        return refused("election.state", "payload.election", state);
    return election;
}

Result<Json> loadOwn(Context& context, const Json& payload, std::string_view action)
{
    MARU_TRY(election, loadElection(context, payload));
    MARU_TRY(officer, signingOfficer(context));
    if (officer.agency != election.at("authority").asString())
        return refused("election.other_authority", "signer");
    const std::string& state = election.at("state").asString();
    if (!isAllowed(action, state))
        return refused("election.state", "payload.election", state);
    return election;
}

} // namespace maru::election
