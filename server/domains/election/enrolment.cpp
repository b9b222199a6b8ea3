// SPDX-License-Identifier: Apache-2.0
// Enrolment: a voter of the roll, with the invitation and a DID, enters the public credential that will vote. The DID is
// never used with the credential again.
#include "server/domains/election/handlers.h"
#include "server/domains/election/schedule.h"
#include "shared/crypto/signing.h"
#include "shared/voting/proofs/schnorr.h"

#include <algorithm>

namespace maru::election {

namespace {

Status checkPeriod(const Context& context, const Json& election)
{
    const std::int64_t now = context.block().time.count();
    if (now < election.at("enrol_from").asInteger())
        return refused("election.enrolment_early", "payload.election");
    if (now >= election.at("enrol_until").asInteger())
        return refused("election.enrolment_over", "payload.election");
    return {};
}

voting::Encoded encodedOf(const base::Bytes& bytes)
{
    voting::Encoded encoded {};
    MARU_ASSERT(bytes.size() == encoded.size());
    std::copy(bytes.begin(), bytes.end(), encoded.begin());
    return encoded;
}

/// A point that can be a key, and the proof that who enrols knows its secret: bound to election, number and signer.
Status checkCredential(const Context& context, const Json& payload)
{
    const auto bytes = base::fromBase64Url(payload.at("credential").asString());
    const auto proof = base::fromBase64Url(payload.at("proof").asString());
    MARU_ASSERT(bytes && proof); // the schema has seen to it
    if (!voting::Point::decodeNonIdentity(*bytes))
        return refused("election.credential_point", "payload.credential");
    const auto number = static_cast<std::uint64_t>(payload.at("number").asInteger());
    if (!voting::verifyEnrolment(
            payload.at("election").asString(), number, context.signer(), encodedOf(*bytes), *proof))
        return refused("election.enrol_proof", "payload.proof");
    return {};
}

Status checkInvitation(const Context& context, const Json& payload, const Json& voter)
{
    const auto key = base::fromBase64Url(voter.at("invitation").asString());
    MARU_ASSERT(key && key->size() == 32);
    crypto::PublicKey invitation;
    std::copy(key->begin(), key->end(), invitation.bytes.begin());
    MARU_TRY(signature, crypto::Signature::fromText(payload.at("invitation_signature").asString()));
    const std::string text = base::canonical(Json::object({ { "chain", context.block().chain },
        { "credential", payload.at("credential") }, { "did", context.signer() },
        { "election", payload.at("election") }, { "number", payload.at("number") } }));
    if (!crypto::verify(invitation, "election-enrol", text, signature))
        return refused("election.invitation_signature", "payload.invitation_signature");
    return {};
}

} // namespace

Result<Json> enrol(Context& context, const Json& payload)
{
    MARU_TRY(election, loadFor(context, payload, "enrol"));
    MARU_CHECK(checkPeriod(context, election));
    const std::string id = election.at("id").asString();
    const std::int64_t number = payload.at("number").asInteger();
    auto voter = context.state().get("voters", voterKey(id, number));
    if (!voter)
        return refused("election.unknown_voter", "payload.number");
    if (isIn(*voter, { "removed" }))
        return refused("election.voter_removed", "payload.number");
    if (isIn(*voter, { "enrolled" }))
        return refused("election.enrolled_already", "payload.number");
    const std::string person = partKey(id, context.signer());
    if (context.state().has("enrolments", person))
        return refused("election.did_used", "signer");
    const std::string credential = partKey(id, payload.at("credential").asString());
    if (context.state().has("credentials", credential))
        return refused("election.credential_used", "payload.credential");
    MARU_CHECK(checkCredential(context, payload));
    MARU_CHECK(checkInvitation(context, payload, *voter));

    context.state().put("credentials", credential, Json::object({ { "number", number } }));
    context.state().put("enrolments", person, Json::object({ { "number", number } }));
    voter->set("state", "enrolled");
    voter->set("credential", payload.at("credential"));
    voter->set("enrolled_at", context.block().time);
    countRoll(context, election, *voter, 0, 1);
    keepRollPublished(context, election);
    Json data = Json::object({ { "number", number }, { "precinct", voter->at("precinct") } });
    context.state().put("voters", voterKey(id, number), std::move(*voter));
    context.emit("election.enrolled",
        Json::object({ { "election", id }, { "enrolled", election.at("enrolled") },
            { "entries", election.at("entries") } }));
    saveElection(context, std::move(election));
    return data;
}

} // namespace maru::election
