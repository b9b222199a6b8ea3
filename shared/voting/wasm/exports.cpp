// SPDX-License-Identifier: Apache-2.0
// The functions that the portal's worker calls (citizen-portal-backend/web/js/workers/voting.js).
//
// The page puts a message (message.h) where maru_input(size) says and calls a function, which returns a status and
// leaves its answer at maru_output(), maru_output_size() bytes. The next call overwrites both. One thread. Nothing is
// kept between calls but the tables of the last election key: the page holds ballots, seeds and secrets, and zeroes the
// module's whole memory when the voter is done.
#include "shared/voting/proofs/contest_proof.h"
#include "shared/voting/proofs/schnorr.h"
#include "shared/voting/proofs/tracker.h"
#include "shared/voting/proofs/trustee_keys.h"
#include "shared/voting/ring/prove.h"
#include "shared/voting/ring/sha256.h"
#include "shared/voting/ring/verify.h"
#include "shared/voting/wasm/message.h"

#define MARU_IMPORT(name) __attribute__((import_module("maru"), import_name(name)))
#define MARU_EXPORT(name) extern "C" __attribute__((export_name(name), used))

extern "C" MARU_IMPORT("progress") void maruImportedProgress(std::uint32_t done, std::uint32_t total);

namespace {

using namespace maru::voting;
using maru::voting::wasm::MessageReader;

enum class Outcome : std::uint32_t {
    Done = 0,
    Input = 1, ///< the message is not what the function takes
    Rule = 2, ///< the votes break a rule of the contest
    NotInRing = 3, ///< the secret's key is not among the ring's keys, or the tag is not its tag
    Invalid = 4, ///< a proof does not hold
};

std::vector<std::uint8_t> s_input;
std::vector<std::uint8_t> s_output;

std::uint32_t give(Outcome outcome, ByteView answer = {})
{
    platformWipe(s_output);
    s_output.assign(answer.begin(), answer.end());
    platformWipe(s_input);
    return static_cast<std::uint32_t>(outcome);
}

std::uint32_t give(Outcome outcome, std::string_view text)
{
    return give(outcome, ByteView(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

MessageReader input()
{
    return MessageReader(s_input);
}

ContestRules readRules(MessageReader& reader)
{
    ContestRules rules;
    rules.id = reader.text();
    const std::uint64_t kind = reader.number();
    rules.kind = kind == 2 ? ContestKind::List : kind == 1 ? ContestKind::Score : ContestKind::Choose;
    rules.blank = reader.number() != 0;
    rules.minimum = reader.number();
    rules.maximum = reader.number();
    rules.score = reader.number();
    const std::uint64_t count = reader.number();
    for (std::uint64_t i = 0; i < count && i <= kMaxOptions && reader.good(); ++i) {
        ContestRules::Option option;
        option.id = reader.text();
        option.list = reader.text();
        rules.options.push_back(std::move(option));
    }
    return rules;
}

BallotContext readContext(MessageReader& reader)
{
    BallotContext context;
    context.fingerprint = reader.fixed<32>();
    context.election = reader.text();
    context.ring = reader.text();
    context.voter = reader.fixed<32>();
    return context;
}

std::vector<std::uint64_t> readVotes(MessageReader& reader)
{
    std::vector<std::uint64_t> votes;
    const std::uint64_t count = reader.number();
    for (std::uint64_t i = 0; i < count && i <= kMaxOptions + 1 && reader.good(); ++i)
        votes.push_back(reader.number());
    return votes;
}

constexpr std::uint64_t kMostTrustees = 16;

/// An item of points of 32 bytes each; empty when it is no whole number of them.
Coefficients readCoefficients(MessageReader& reader)
{
    const ByteView bytes = reader.bytes();
    Coefficients points(bytes.size() % sizeof(Encoded) == 0 ? bytes.size() / sizeof(Encoded) : 0);
    for (std::size_t i = 0; i < points.size(); ++i)
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(i * sizeof(Encoded)), sizeof(Encoded),
            points[i].begin());
    return points;
}

/// Tables for encrypting with K: a millisecond to make, the same for all contests of an election.
const EncryptionKey* encryptionKey(const Encoded& key)
{
    static std::optional<EncryptionKey> s_key;
    if (!s_key || s_key->encoded() != key)
        s_key = EncryptionKey::decode(key);
    return s_key ? &*s_key : nullptr;
}

std::optional<Purpose> purposeOf(std::string_view text)
{
    for (const Purpose purpose : { Purpose::Cast, Purpose::Challenge })
        if (text == textOf(purpose))
            return purpose;
    return std::nullopt;
}

RingStatement readStatement(MessageReader& reader)
{
    RingStatement statement;
    statement.purpose = reader.text();
    statement.signer = reader.text();
    statement.fingerprint = reader.fixed<32>();
    statement.election = reader.text();
    statement.ring = reader.text();
    statement.tag = reader.fixed<32>();
    statement.ballotHash = reader.fixed<32>();
    return statement;
}

} // namespace

MARU_EXPORT("maru_input") std::uint8_t* maruInput(std::uint32_t size)
{
    platformWipe(s_input);
    s_input.assign(size, 0);
    return s_input.data();
}

MARU_EXPORT("maru_output") const std::uint8_t* maruOutput()
{
    return s_output.data();
}

MARU_EXPORT("maru_output_size") std::uint32_t maruOutputSize()
{
    return static_cast<std::uint32_t>(s_output.size());
}

/// data -> SHA-256
MARU_EXPORT("maru_sha256") std::uint32_t maruSha256()
{
    MessageReader reader = input();
    const ByteView data = reader.bytes();
    if (!reader.done())
        return give(Outcome::Input);
    Encoded hash {};
    platformSha256(data, hash);
    return give(Outcome::Done, hash);
}

/// data -> SHA-512: for the test that compares the module's own hash with another program's
MARU_EXPORT("maru_sha512") std::uint32_t maruSha512()
{
    MessageReader reader = input();
    const ByteView data = reader.bytes();
    if (!reader.done())
        return give(Outcome::Input);
    std::array<std::uint8_t, 64> hash {};
    platformSha512(data, hash);
    return give(Outcome::Done, hash);
}

/// ballot hash -> tracker text
MARU_EXPORT("maru_tracker") std::uint32_t maruTracker()
{
    MessageReader reader = input();
    const auto hash = reader.fixed<32>();
    return reader.done() ? give(Outcome::Done, trackerOf(hash)) : give(Outcome::Input);
}

/// voter secret (32), election -> credential | tag
MARU_EXPORT("maru_credential") std::uint32_t maruCredential()
{
    MessageReader reader = input();
    auto voterSecret = reader.fixed<32>();
    const WipeOnExit wipedInput(voterSecret);
    const std::string election = reader.text();
    if (!reader.done())
        return give(Outcome::Input);
    Scalar secret = credentialSecret(voterSecret, election);
    const WipeOnExit wiped(secret);
    const std::optional<Point> tag = ringTag(secret, tagBase(election));
    if (!tag)
        return give(Outcome::Input);
    const Encoded credential = credentialOf(secret);
    const Encoded encodedTag = tag->encode();
    std::array<std::uint8_t, 64> answer {};
    std::copy(credential.begin(), credential.end(), answer.begin());
    std::copy(encodedTag.begin(), encodedTag.end(), answer.begin() + 32);
    return give(Outcome::Done, answer);
}

/// voter secret, election, number, DID -> proof (64)
MARU_EXPORT("maru_enrol") std::uint32_t maruEnrol()
{
    MessageReader reader = input();
    auto voterSecret = reader.fixed<32>();
    const WipeOnExit wipedInput(voterSecret);
    const std::string election = reader.text();
    const std::uint64_t number = reader.number();
    const std::string did = reader.text();
    if (!reader.done())
        return give(Outcome::Input);
    Scalar secret = credentialSecret(voterSecret, election);
    const WipeOnExit wiped(secret);
    RandomNonces nonces;
    return give(Outcome::Done, proveEnrolment(election, number, did, secret, nonces));
}

/// K, threshold, number of trustees, for each its index and A_0..A_(k-1) -> nothing; Invalid with what is wrong: indexes,
/// coefficients, joint (K is not the sum of the A_0), share (a public share is the identity)
MARU_EXPORT("maru_trustee_keys") std::uint32_t maruTrusteeKeys()
{
    MessageReader reader = input();
    const Encoded joint = reader.fixed<32>();
    const std::uint64_t threshold = reader.number();
    const std::uint64_t count = reader.number();
    std::vector<std::uint64_t> indexes;
    std::vector<Coefficients> trustees;
    bool ascending = true;
    bool complete = true;
    for (std::uint64_t i = 0; i < count && i < kMostTrustees && reader.good(); ++i) {
        const std::uint64_t index = reader.number();
        ascending = ascending && index > (indexes.empty() ? 0 : indexes.back()) && index <= kMostTrustees;
        indexes.push_back(index);
        trustees.push_back(readCoefficients(reader));
        complete = complete && trustees.back().size() == threshold;
        for (const Encoded& point : trustees.back())
            complete = complete && Point::decodeNonIdentity(point).has_value();
    }
    if (!reader.done() || threshold < 1 || threshold > count)
        return give(Outcome::Input);
    if (!ascending)
        return give(Outcome::Invalid, "indexes");
    if (!complete)
        return give(Outcome::Invalid, "coefficients");
    if (sumOfConstants(trustees) != joint)
        return give(Outcome::Invalid, "joint");
    for (const std::uint64_t index : indexes)
        if (!publicShareOf(trustees, index))
            return give(Outcome::Invalid, "share");
    return give(Outcome::Done);
}

/// election, attempt, index, threshold, encryption key, A_0..A_(k-1), commitment (64), proof -> nothing; Invalid with what is
/// wrong: commitment, proof
MARU_EXPORT("maru_trustee_proof") std::uint32_t maruTrusteeProof()
{
    MessageReader reader = input();
    TrusteeClaim claim;
    claim.election = reader.text();
    claim.attempt = reader.number();
    claim.index = reader.number();
    claim.threshold = reader.number();
    claim.encryptionKey = reader.fixed<32>();
    claim.coefficients = readCoefficients(reader);
    const auto commitment = reader.fixed<64>();
    const ByteView proof = reader.bytes();
    if (!reader.done())
        return give(Outcome::Input);
    if (commitmentOf(claim) != commitment)
        return give(Outcome::Invalid, "commitment");
    if (checkClaim(claim, proof, kMostTrustees).fault != ClaimFault::None)
        return give(Outcome::Invalid, "proof");
    return give(Outcome::Done);
}

/// rules -> slot ids, each ended by a zero byte; Invalid with the English reason when the rules have a fault
MARU_EXPORT("maru_slots") std::uint32_t maruSlots()
{
    MessageReader reader = input();
    const ContestRules rules = readRules(reader);
    if (!reader.done())
        return give(Outcome::Input);
    if (const std::string fault = faultOf(rules); !fault.empty())
        return give(Outcome::Invalid, fault);
    std::string slots;
    for (const Slot& slot : shapeOf(rules).slots) {
        slots += slot.id;
        slots += '\0';
    }
    return give(Outcome::Done, slots);
}

/// rules, context, K, votes (one a slot), seed (32) -> blob
MARU_EXPORT("maru_encrypt") std::uint32_t maruEncrypt()
{
    MessageReader reader = input();
    const ContestRules rules = readRules(reader);
    const BallotContext context = readContext(reader);
    const Encoded key = reader.fixed<32>();
    std::vector<std::uint64_t> votes = readVotes(reader);
    const WipeOnExit wipedVotes(votes);
    auto seed = reader.fixed<32>();
    const WipeOnExit wipedSeed(seed);
    if (!reader.done() || !faultOf(rules).empty())
        return give(Outcome::Input);
    const ContestShape shape = shapeOf(rules);
    const EncryptionKey* encryption = encryptionKey(key);
    if (encryption == nullptr || votes.size() != shape.slots.size())
        return give(Outcome::Input);
    RandomNonces nonces;
    const auto blob = proveContest(shape, context, *encryption, votes, seed, nonces);
    return blob ? give(Outcome::Done, *blob) : give(Outcome::Rule);
}

/// rules, context, K, blob -> nothing; Invalid with the failing check
MARU_EXPORT("maru_check_contest") std::uint32_t maruCheckContest()
{
    MessageReader reader = input();
    const ContestRules rules = readRules(reader);
    const BallotContext context = readContext(reader);
    const std::optional<VerificationKey> key = VerificationKey::decode(reader.fixed<32>());
    const ByteView blob = reader.bytes();
    if (!reader.done() || !key || !faultOf(rules).empty())
        return give(Outcome::Input);
    const ContestShape shape = shapeOf(rules);
    const ParsedContest parsed = parseContest(shape, context, *key, blob);
    const ProofFault fault = parsed.fault ? parsed.fault : verifyContest(shape, parsed.answer, *key);
    return fault ? give(Outcome::Invalid, *fault) : give(Outcome::Done);
}

/// rules, context, K, votes, blob, seed -> nothing; Invalid with the slot whose ciphertext is another one
MARU_EXPORT("maru_check_opening") std::uint32_t maruCheckOpening()
{
    MessageReader reader = input();
    const ContestRules rules = readRules(reader);
    const BallotContext context = readContext(reader);
    const std::optional<VerificationKey> key = VerificationKey::decode(reader.fixed<32>());
    const std::vector<std::uint64_t> votes = readVotes(reader);
    const ByteView blob = reader.bytes();
    const auto seed = reader.fixed<32>();
    if (!reader.done() || !key || !faultOf(rules).empty())
        return give(Outcome::Input);
    const ContestShape shape = shapeOf(rules);
    if (votes.size() != shape.slots.size())
        return give(Outcome::Input);
    const ParsedContest parsed = parseContest(shape, context, *key, blob);
    const ProofFault fault =
        parsed.fault ? parsed.fault : checkOpening(shape, context, parsed.answer, *key, votes, seed);
    return fault ? give(Outcome::Invalid, *fault) : give(Outcome::Done);
}

/// purpose, signer, fingerprint, election, ballot hash, voter secret -> signature (64)
MARU_EXPORT("maru_sign") std::uint32_t maruSign()
{
    MessageReader reader = input();
    const std::optional<Purpose> purpose = purposeOf(reader.text());
    Authorization authorization;
    authorization.signer = reader.text();
    authorization.fingerprint = reader.fixed<32>();
    authorization.election = reader.text();
    authorization.ballot = reader.fixed<32>();
    auto voterSecret = reader.fixed<32>();
    const WipeOnExit wipedInput(voterSecret);
    if (!reader.done() || !purpose)
        return give(Outcome::Input);
    authorization.purpose = *purpose;
    Scalar secret = credentialSecret(voterSecret, authorization.election);
    const WipeOnExit wiped(secret);
    RandomNonces nonces;
    return give(Outcome::Done, signBallot(authorization, secret, nonces));
}

/// purpose, signer, fingerprint, election, ballot hash, credential, signature -> nothing, or Invalid
MARU_EXPORT("maru_check_signature") std::uint32_t maruCheckSignature()
{
    MessageReader reader = input();
    const std::optional<Purpose> purpose = purposeOf(reader.text());
    Authorization authorization;
    authorization.signer = reader.text();
    authorization.fingerprint = reader.fixed<32>();
    authorization.election = reader.text();
    authorization.ballot = reader.fixed<32>();
    const Encoded credential = reader.fixed<32>();
    const ByteView proof = reader.bytes();
    if (!reader.done() || !purpose)
        return give(Outcome::Input);
    authorization.purpose = *purpose;
    return give(verifyBallotSignature(authorization, credential, proof) ? Outcome::Done : Outcome::Invalid);
}

/// statement, keys, voter secret -> ring proof
MARU_EXPORT("maru_prove_ring") std::uint32_t maruProveRing()
{
    MessageReader reader = input();
    const RingStatement statement = readStatement(reader);
    const std::optional<Ring> ring = Ring::decode(reader.bytes());
    auto voterSecret = reader.fixed<32>();
    const WipeOnExit wipedInput(voterSecret);
    if (!reader.done() || !ring || !purposeOf(statement.purpose))
        return give(Outcome::Input);
    Scalar secret = credentialSecret(voterSecret, statement.election);
    const WipeOnExit wiped(secret);
    std::array<std::uint8_t, 32> seed {};
    platformRandom(seed);
    const WipeOnExit wipedSeed(seed);
    const auto proof = RingProver(*ring).prove(statement, secret, seed, &maruImportedProgress);
    return proof ? give(Outcome::Done, *proof) : give(Outcome::NotInRing);
}

/// statement, keys, proof -> nothing, or Invalid
MARU_EXPORT("maru_check_ring") std::uint32_t maruCheckRing()
{
    MessageReader reader = input();
    const RingStatement statement = readStatement(reader);
    const std::optional<Ring> ring = Ring::decode(reader.bytes());
    const ByteView proof = reader.bytes();
    if (!reader.done() || !ring)
        return give(Outcome::Input);
    return give(
        verifyRingProof(*ring, statement, proof) == RingFault::None ? Outcome::Done : Outcome::Invalid);
}
