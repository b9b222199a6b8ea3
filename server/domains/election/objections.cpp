// SPDX-License-Identifier: Apache-2.0
// Objections: anybody may raise some while their subject is open to it; those of voters, observers and certifiers hold
// the certification up until they are decided. The words are read by officers only, the decision and its reason by
// everybody.
#include "server/domains/election/desk.h"
#include "server/domains/election/handlers.h"

#include <algorithm>

namespace maru::election {

namespace {

/// Whether the subject may still be objected to.
bool isInTime(const Context& context, const Json& election, std::string_view about)
{
    if (about == "roll")
        return isIn(election, { "ceremony", "ready" });
    if (about == "candidates")
        return isIn(election, { "ceremony", "ready", "freezing", "frozen" });
    if (about == "voting" && isIn(election, { "open", "paused", "closed" }))
        return true;
    return isIn(election, { "counted" })
        && context.block().time.count()
        < election.at("counted_at").asInteger() + election.at("objections").asInteger();
}

/// Most objections that one DID raises in one election.
constexpr std::int64_t kMostOfOneSigner = 3;

/// Anybody may object, and DIDs cost nothing: only those who take part can hold the certification up.
bool doesBlock(Context& context, const Json& election)
{
    if (context.state().has("enrolments", partKey(election.at("id").asString(), context.signer())))
        return true;
    const auto officer = context.identity().officer(context.signer());
    return officer && std::any_of(officer->roles.begin(), officer->roles.end(), [](const std::string& role) {
        return role == "election.observer" || role == "election.certifier";
    });
}

/// Refused `election.objection_limit`.
Status countSigner(Context& context, const Json& election)
{
    const std::string key = partKey(election.at("id").asString(), context.signer());
    const auto before = context.state().get("objection_counts", key);
    const std::int64_t count = before ? before->at("count").asInteger() : 0;
    if (count >= kMostOfOneSigner)
        return refused("election.objection_limit", "signer", std::to_string(kMostOfOneSigner));
    context.state().put("objection_counts", key, rowOf(election, { { "count", count + 1 } }));
    return {};
}

} // namespace

Json deskOf(Context& context, const Json& election)
{
    if (auto row = context.state().get("desks", election.at("id").asString()))
        return std::move(*row);
    return rowOf(election,
        { { "objections", 0 }, { "open", 0 }, { "blocking", 0 }, { "incidents", 0 }, { "observations", 0 },
            { "failing", 0 } });
}

Result<Json> objectTo(Context& context, const Json& payload)
{
    MARU_TRY(election, loadFor(context, payload, "objectTo"));
    const std::string& id = election.at("id").asString();
    const std::string& about = payload.at("about").asString();
    if (!isInTime(context, election, about))
        return refused("election.objection_period", "payload.about");
    MARU_CHECK(countSigner(context, election));
    const bool blocks = doesBlock(context, election);
    const std::string objection = domains::newId('x', context);
    const std::string key = partKey(id, objection);
    if (context.state().has("objections", key))
        return refused("chain.id_taken");
    context.state().put("objections", key,
        rowOf(election,
            { { "id", objection }, { "about", about }, { "blocking", blocks }, { "state", "open" },
                { "decision", "" }, { "officer", "" }, { "time", context.block().time }, { "decided", 0 },
                { "transaction", context.transactionId() } }));
    context.state().put("objection_texts", key,
        rowOf(election,
            { { "id", objection }, { "text", payload.at("text") }, { "signer", context.signer() } }));
    Json desk = deskOf(context, election);
    domains::countUp(desk, "objections");
    domains::countUp(desk, "open");
    if (blocks)
        domains::countUp(desk, "blocking");
    context.state().put("desks", id, std::move(desk));
    context.emit("election.objection", Json::object({ { "election", id }, { "about", about } }));
    return Json::object({ { "election", id }, { "objection", objection } });
}

Result<Json> decideObjection(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "decideObjection"));
    MARU_TRY(officer, signingOfficer(context));
    const std::string& id = election.at("id").asString();
    const std::string key = partKey(id, payload.at("objection").asString());
    auto row = context.state().get("objections", key);
    if (!row)
        return refused("election.unknown_objection", "payload.objection");
    if (row->at("state").asString() != "open")
        return refused("election.objection_decided", "payload.objection");
    const bool blocks = row->at("blocking").asBoolean();
    row->set("state", payload.at("decision"));
    row->set("decision", payload.at("reason"));
    row->set("officer", officer.officer);
    row->set("decided", context.block().time);
    context.state().put("objections", key, std::move(*row));
    Json desk = deskOf(context, election);
    desk.set("open", desk.at("open").asInteger() - 1);
    if (blocks)
        desk.set("blocking", desk.at("blocking").asInteger() - 1);
    context.state().put("desks", id, std::move(desk));
    context.emit("election.objection_decided", Json::object({ { "election", id } }));
    return Json::object({ { "election", id }, { "objection", payload.at("objection") } });
}

} // namespace maru::election
