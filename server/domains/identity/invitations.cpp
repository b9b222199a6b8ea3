// SPDX-License-Identifier: Apache-2.0
// Invitation, enrolment, confirmation. The one-time code is the seed of an Ed25519 key; the chain knows its public half
// only. Who enrols signs the transaction with the new key and puts in a signature of the code's key over invitation and
// new DID, so that nobody who sees the transaction on its way can put another key in its place.
#include "server/domains/identity/handlers.h"

#include "shared/crypto/signing.h"

namespace maru::identity {
namespace {

std::string expiryId(const std::string& invitation)
{
    return "invitation:" + invitation;
}

Result<Json> invitationIn(
    const domain::StateView& state, const Json& payload, std::initializer_list<std::string_view> states)
{
    auto row = state.get("invitations", payload.at("invitation").asString());
    if (!row)
        return refused("identity.unknown_invitation", "payload.invitation");
    for (const std::string_view allowed : states) {
        if (row->at("state").asString() == allowed)
            return std::move(*row);
    }
    return refused("identity.invitation_state", "payload.invitation", row->at("state").asString());
}

void save(Context& context, Json invitation, std::string_view state)
{
    invitation.set("state", state);
    const std::string id = invitation.at("id").asString();
    context.emit("identity.invitation",
        Json::object({ { "invitation", id }, { "state", state }, { "agency", invitation.at("agency") } }));
    context.state().put("invitations", id, std::move(invitation));
}

} // namespace

Result<Json> invite(Context& context, const Json& payload)
{
    const std::int64_t now = context.block().time.count();
    Json row = payload;
    if (const std::string replaces = payload.stringOr("replaces", ""); !replaces.empty()) {
        MARU_TRY(officer, officerById(context.state(), replaces, "payload.replaces"));
        // A replacement brings another key and nothing else: post, agency and grants stay as they are.
        if (payload.find("roles") != nullptr || payload.find("grants") != nullptr
            || payload.at("agency").asString() != officer.at("agency").asString())
            return refused("identity.replacement", "payload.replaces");
        row.set("grants", officer.at("grants"));
    } else {
        MARU_TRY(grants, grantsOf(context, payload));
        row.set("grants", std::move(grants));
    }
    MARU_CHECK(activeAgency(context.state(), payload.at("agency").asString(), "payload.agency"));
    if (!crypto::publicKeyOf(payload.at("key").asString()))
        return refused("identity.did", "payload.key");
    if (context.state().has("invitation_keys", payload.at("key").asString()))
        return refused("identity.invitation_code", "payload.key", "used before");
    const std::int64_t expires = payload.at("expires").asInteger();
    if (expires <= now
        || expires > now + context.parameters().integer("identity.invitation_days") * kDaySeconds)
        return refused("identity.invitation_expiry", "payload.expires");
    MARU_TRY(id, domains::freshId('i', context, "invitations"));
    row.set("id", id);
    row.set("made_by", context.signer());
    row.set("time", now);
    context.state().put(
        "invitation_keys", payload.at("key").asString(), Json::object({ { "invitation", id } }));
    context.schedule(base::UnixSeconds(expires), expiryId(id), Json::object({ { "invitation", id } }));
    save(context, std::move(row), "open");
    return Json::object({ { "invitation", id } });
}

Result<Json> withdrawInvitation(Context& context, const Json& payload)
{
    MARU_TRY(row, invitationIn(context.state(), payload, { "open", "enrolled" }));
    context.unschedule(base::UnixSeconds(row.at("expires").asInteger()), expiryId(row.at("id").asString()));
    row.set("reason", payload.at("reason"));
    save(context, std::move(row), "withdrawn");
    return Json::object();
}

Result<Json> enrol(Context& context, const Json& payload)
{
    MARU_TRY(row, invitationIn(context.state(), payload, { "open" }));
    const std::string& did = context.signer();
    if (did == row.at("key").asString())
        return refused("identity.invitation_code", "signer", "the code's own key is no officer's");
    if (context.state().has("officers", did))
        return refused("identity.duplicate_officer", "signer");
    const auto codeKey = crypto::publicKeyOf(row.at("key").asString());
    MARU_ASSERT(codeKey.has_value());
    const auto proof = crypto::Signature::fromText(payload.at("proof").asString());
    const std::string text =
        base::canonical(Json::object({ { "did", did }, { "invitation", payload.at("invitation") } }));
    if (!proof || !crypto::verify(*codeKey, "enrolment", text, *proof))
        return refused("identity.invitation_code", "payload.proof");
    row.set("did", did);
    row.set("enrolled_at", context.block().time);
    save(context, std::move(row), "enrolled");
    return Json::object({ { "invitation", payload.at("invitation") } });
}

Result<Json> confirmOfficer(Context& context, const Json& payload)
{
    MARU_TRY(row, invitationIn(context.state(), payload, { "enrolled" }));
    const std::string did = row.at("did").asString();
    // What the administrator compared with the new officer must be what is there now.
    if (did != payload.at("did").asString())
        return refused("identity.invitation_did", "payload.did");
    MARU_CHECK(activeAgency(context.state(), row.at("agency").asString(), "payload.invitation"));
    Json officer;
    if (const std::string replaces = row.stringOr("replaces", ""); !replaces.empty()) {
        MARU_TRY(current, officerById(context.state(), replaces, "payload.invitation"));
        MARU_TRY(fresh, moveToKey(context, std::move(current), did, row.stringOr("note", "")));
        officer = std::move(fresh);
    } else {
        // Roles may have been retired since.
        for (const Json& grant : row.at("grants").asArray())
            MARU_CHECK(checkRole(context.state(), grant.at("role").asString(), "payload.invitation"));
        MARU_TRY(fresh, enterOfficer(context, did, row, row.at("grants")));
        officer = std::move(fresh);
        context.emit("identity.officer_joined",
            Json::object({ { "officer", officer.at("officer") }, { "agency", officer.at("agency") } }));
    }
    MARU_CHECK(takeOfficerCertificate(context, officer, payload.find("certificate")));
    context.unschedule(base::UnixSeconds(row.at("expires").asInteger()), expiryId(row.at("id").asString()));
    row.set("officer", officer.at("officer"));
    row.set("confirmed_by", context.signer());
    save(context, std::move(row), "confirmed");
    Json answer = Json::object({ { "officer", officer.at("did") }, { "id", officer.at("officer") } });
    context.state().put("officers", did, std::move(officer));
    MARU_CHECK(keepAnAdministrator(context));
    return answer;
}

void onInvitationExpired(Context& context, const std::string& id)
{
    auto row = context.state().get("invitations", id);
    // Enrolled in time: confirmation may come later.
    if (row && row->at("state").asString() == "open")
        save(context, std::move(*row), "expired");
}

} // namespace maru::identity
