// SPDX-License-Identifier: Apache-2.0
// Hashing, frozen documents, ballots, signatures, enrolment and ring proofs.
#include "tests/election/tool/commands.h"
#include "tests/election/tool/values.h"

#include "shared/voting/ring.h"
#include "shared/voting/ring/parameters.h"
#include "shared/voting/ring/prove.h"

namespace maru::votingtool {

namespace {

voting::Purpose purposeOf(const Json& arguments)
{
    return arguments.stringOr("purpose", "") == "challenge" ? voting::Purpose::Challenge
                                                            : voting::Purpose::Cast;
}

/// items: texts, or {"u64": n}, or {"bytes": base64url}.
Result<Json> hash(const Json& arguments)
{
    voting::Transcript transcript(arguments.stringOr("tag", ""));
    MARU_TRY(items, base::readArray(arguments, "items"));
    for (const Json& item : items) {
        if (item.isString()) {
            transcript.add(std::string_view(item.asString()));
        } else if (item.find("u64") != nullptr) {
            transcript.addU64(static_cast<std::uint64_t>(item.integerOr("u64", 0)));
        } else {
            MARU_TRY(bytes, base::readBytes(item, "bytes"));
            transcript.add(base::ByteView(bytes));
        }
    }
    return Json::object({ { "bytes", text(transcript.bytes()) },
        { "scalar", text(transcript.scalar().encode()) }, { "point", text(transcript.point().encode()) } });
}

Result<Json> frozen(const Json& arguments)
{
    MARU_TRY(election, readElection(arguments));
    const voting::FrozenElection& own = election.frozen();
    Json shares = Json::array();
    for (const voting::TrusteeKey& key : own.trustees.keys) {
        const auto share = voting::publicShare(own.trustees.keys, key.index);
        shares.push(share ? text(*share) : Json());
    }
    Json sizes = Json::array();
    for (const voting::Contest& contest : own.definition.contests)
        sizes.push(Json(static_cast<std::int64_t>(election.shape(contest.id).proofBytes())));
    return Json::object({ { "fingerprint", base::toHex(own.fingerprint) }, { "shares", std::move(shares) },
        { "answers", std::move(sizes) } });
}

Result<Json> makeBallot(const Json& arguments)
{
    MARU_TRY(election, readElection(arguments));
    MARU_TRY(seed, readArrayOf<32>(arguments, "seed"));
    MARU_TRY(voter, readArrayOf<32>(arguments, "voter"));
    MARU_TRY(list, base::readArray(arguments, "votes"));
    MARU_TRY(votes, voting::votesFromJson(Json(std::move(list))));
    const voting::Precinct* precinct =
        election.frozen().definition.precinct(arguments.stringOr("precinct", ""));
    const auto key = voting::EncryptionKey::decode(election.frozen().trustees.joint);
    if (precinct == nullptr || !key)
        return refused("tool.precinct");
    const auto nonces = noncesOf(arguments);
    MARU_TRY(ballot,
        voting::makeBallot(
            election, *key, *precinct, arguments.stringOr("ring", ""), voter, votes, seed, *nonces));
    const voting::BallotHash own = voting::hashOf(ballot);
    return Json::object({ { "ballot", voting::toJson(ballot) }, { "hash", base::toHex(own) },
        { "tracker", voting::trackerOf(own) } });
}

Result<voting::Ballot> readBallot(const voting::ElectionVerifier& election, const Json& arguments)
{
    MARU_TRY(object, base::readObject(arguments, "ballot"));
    return voting::ballotFromJson(object, election.frozen().definition.mode);
}

Result<Json> verifyBallot(const Json& arguments)
{
    MARU_TRY(election, readElection(arguments));
    MARU_TRY(ballot, readBallot(election, arguments));
    const voting::Precinct* precinct =
        election.frozen().definition.precinct(arguments.stringOr("precinct", ""));
    if (precinct == nullptr)
        return refused("tool.precinct");
    MARU_CHECK(voting::checkStyle(election, ballot, *precinct));
    return truth(voting::checkProofs(election, ballot));
}

Result<Json> openBallot(const Json& arguments)
{
    MARU_TRY(election, readElection(arguments));
    MARU_TRY(ballot, readBallot(election, arguments));
    MARU_TRY(seed, readArrayOf<32>(arguments, "seed"));
    MARU_TRY(list, base::readArray(arguments, "votes"));
    MARU_TRY(votes, voting::votesFromJson(Json(std::move(list))));
    return truth(voting::checkChallenge(election, ballot, votes, seed));
}

Result<Json> credential(const Json& arguments)
{
    MARU_TRY(secret, base::readBytes(arguments, "secret"));
    const std::string election = arguments.stringOr("election", "");
    const voting::Scalar own = voting::credentialSecret(secret, election);
    const auto tag = voting::ringTag(own, voting::tagBase(election));
    return Json::object(
        { { "credential", text(voting::credentialOf(own)) }, { "tag", tag ? text(tag->encode()) : Json() } });
}

Result<Json> sign(const Json& arguments)
{
    MARU_TRY(election, readElection(arguments));
    MARU_TRY(ballot, readBallot(election, arguments));
    MARU_TRY(secret, base::readBytes(arguments, "secret"));
    const voting::Authorization authorization = voting::authorizationOf(
        ballot, purposeOf(arguments), arguments.stringOr("signer", ""), election.frozen().fingerprint);
    const auto nonces = noncesOf(arguments);
    return text(voting::signBallot(
        authorization, voting::credentialSecret(secret, election.frozen().definition.id), *nonces));
}

Result<Json> verifySignature(const Json& arguments)
{
    MARU_TRY(election, readElection(arguments));
    MARU_TRY(ballot, readBallot(election, arguments));
    MARU_TRY(proof, base::readBytes(arguments, "authorization"));
    return truth(voting::checkSignature(
        election, ballot, purposeOf(arguments), arguments.stringOr("signer", ""), proof));
}

Result<Json> proveEnrolment(const Json& arguments)
{
    MARU_TRY(secret, base::readBytes(arguments, "secret"));
    const std::string election = arguments.stringOr("election", "");
    const auto nonces = noncesOf(arguments);
    return text(voting::proveEnrolment(election, static_cast<std::uint64_t>(arguments.integerOr("number", 0)),
        arguments.stringOr("did", ""), voting::credentialSecret(secret, election), *nonces));
}

Result<Json> verifyEnrolment(const Json& arguments)
{
    MARU_TRY(own, readArrayOf<32>(arguments, "credential"));
    MARU_TRY(proof, base::readBytes(arguments, "proof"));
    return Json(voting::verifyEnrolment(arguments.stringOr("election", ""),
        static_cast<std::uint64_t>(arguments.integerOr("number", 0)), arguments.stringOr("did", ""), own,
        proof));
}

struct RingArguments {
    std::shared_ptr<const voting::Ring> ring;
    voting::RingStatement statement;
};

Result<RingArguments> readRing(const Json& arguments)
{
    MARU_TRY(election, readElection(arguments));
    MARU_TRY(ballot, readBallot(election, arguments));
    MARU_TRY(ring, voting::parseRing(arguments.stringOr("keys", "")));
    return RingArguments { ring,
        voting::ringStatementOf(
            ballot, purposeOf(arguments), arguments.stringOr("signer", ""), election.frozen().fingerprint) };
}

Result<Json> proveRing(const Json& arguments)
{
    MARU_TRY(own, readRing(arguments));
    MARU_TRY(secret, base::readBytes(arguments, "secret"));
    const auto nonces = noncesOf(arguments);
    const auto proof = voting::RingProver(*own.ring).prove(
        own.statement, voting::credentialSecret(secret, own.statement.election), *nonces);
    if (!proof)
        return refused("tool.not_in_ring");
    return text(*proof);
}

Result<Json> verifyRing(const Json& arguments)
{
    MARU_TRY(own, readRing(arguments));
    MARU_TRY(proof, base::readBytes(arguments, "authorization"));
    return truth(voting::checkRingAuthorization(*own.ring, own.statement, base::ByteView(proof)));
}

} // namespace

void addBallotCommands(Commands& commands)
{
    commands["hash"] = &hash;
    commands["frozen"] = &frozen;
    commands["credential"] = &credential;
    commands["ballot.make"] = &makeBallot;
    commands["ballot.verify"] = &verifyBallot;
    commands["ballot.open"] = &openBallot;
    commands["signature.make"] = &sign;
    commands["signature.verify"] = &verifySignature;
    commands["enrol.make"] = &proveEnrolment;
    commands["enrol.verify"] = &verifyEnrolment;
    commands["ring.make"] = &proveRing;
    commands["ring.verify"] = &verifyRing;
}

} // namespace maru::votingtool
