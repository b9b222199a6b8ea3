// SPDX-License-Identifier: Apache-2.0
// After certification: the archive, and the end of the roll's personal data.
#include "server/domains/election/handlers.h"

namespace maru::election {

namespace {

constexpr std::string_view kRollClass = "election.roll";

/// Marks the entries of the roll whose personal data went with this destruction; how many had not been marked before.
/// `roll_keys` holds the commitments under which the vault has kept them.
std::int64_t markEntries(Context& context, const Json& election, const domain::Destruction& destruction,
    const std::string& destructionId)
{
    const std::string& id = election.at("id").asString();
    std::int64_t marked = 0;
    for (const std::string& commitment : destruction.commitments) {
        const std::string key = partKey(id, "c/" + commitment);
        auto row = context.state().get("roll_keys", key);
        if (!row || row->find("destruction") != nullptr)
            continue;
        row->set("destruction", destructionId);
        context.state().put("roll_keys", key, std::move(*row));
        ++marked;
    }
    return marked;
}

} // namespace

Result<Json> archiveElection(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "archiveElection"));
    election.set("archived_at", context.block().time);
    // The vault's records of the roll (class election.roll) are the privacy domain's: an officer of the authority ends
    // their purpose there (privacy/endPurpose), and their period of keeping begins with that.
    setState(context, election, "archived", "archived");
    saveElection(context, std::move(election));
    return Json::object({ { "state", "archived" } });
}

// An order of destruction holds a few hundred records, so a large roll goes with many certificates: the roll is
// destroyed when no entry is left.
Result<Json> markRollDestroyed(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "markRollDestroyed"));
    if (election.at("roll_destroyed_at").asInteger() != 0)
        return refused("election.roll_destroyed", "payload.election");
    const domain::Destructions* certificates = context.destructions();
    const std::string& destructionId = payload.at("destruction").asString();
    const auto destruction = certificates ? certificates->certified(destructionId) : std::nullopt;
    if (!destruction || destruction->recordClass != kRollClass)
        return refused("election.certificate", "payload.destruction");
    if (payload.at("certificate").asString() != destruction->root)
        return refused("election.certificate", "payload.certificate");
    const std::int64_t marked = markEntries(context, election, *destruction, destructionId);
    if (marked == 0)
        return refused("election.certificate", "payload.destruction", "nobody of this roll");
    const Json* before = election.find("roll_destruction");
    const std::int64_t gone = marked + (before ? before->at("entries").asInteger() : 0);
    const std::int64_t all = election.at("entries").asInteger();
    if (gone == all)
        election.set("roll_destroyed_at", context.block().time);
    election.set("roll_destruction",
        Json::object(
            { { "destruction", destructionId }, { "certificate", destruction->root }, { "entries", gone } }));
    note(context, election, gone == all ? "roll_destroyed" : "roll_part_destroyed", destructionId);
    saveElection(context, std::move(election));
    return Json::object({ { "destroyed", gone }, { "of", all } });
}

} // namespace maru::election
