// SPDX-License-Identifier: Apache-2.0
// Payloads of trustees and voters.
#include "tests/support/election/actors.h"

#include "shared/crypto/hash.h"
#include "shared/voting/elgamal_sums.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace maru::test {

using base::Json;

namespace {

template<class T>
T must(base::Result<T> result, const char* what)
{
    if (!result) {
        std::fprintf(stderr, "%s: %s %s\n", what, result.error().code.c_str(), result.error().detail.c_str());
        std::abort();
    }
    return std::move(*result);
}

template<std::size_t size>
std::string b64(const std::array<std::uint8_t, size>& bytes)
{
    return base::toBase64Url(base::ByteView(bytes.data(), bytes.size()));
}

crypto::SigningKey keyFrom(const std::string& name)
{
    return must(crypto::SigningKey::fromSeed(crypto::sha256(name).view()), "key");
}

} // namespace

Json electionTerms(std::int64_t now, const std::string& mode)
{
    return Json::object({ { "title_ko", "시험 선거" }, { "title_en", "Test election" },
        { "kind", "organisation" }, { "mode", mode }, { "enrol_from", now }, { "enrol_until", now + 3'600 },
        { "opens", now + 7'200 }, { "closes", now + 7'200 + 86'400 }, { "grace", 60 },
        { "objections", 86'400 }, { "opening", "time" }, { "revote", true }, { "ring_size", 1'024 },
        { "threshold", 2 }, { "certifiers", 2 }, { "rehearsal", false } });
}

Json chooseContest(const std::string& id, std::int64_t options)
{
    Json list = Json::array();
    for (std::int64_t i = 1; i <= options; ++i) {
        const std::string number = std::to_string(i);
        list.push(Json::object({ { "id", "o" + number }, { "number", i }, { "name_ko", "후보 " + number },
            { "name_en", "Candidate " + number }, { "party_ko", "" }, { "party_en", "" }, { "photo", "" },
            { "list", "" } }));
    }
    return Json::object({ { "contest", id }, { "kind", "choose" }, { "title_ko", "투표 " + id },
        { "title_en", "Contest " + id }, { "minimum", 1 }, { "maximum", 1 }, { "blank", true },
        { "score", 1 }, { "seats", 1 }, { "rule", "plurality" }, { "share", 0 }, { "quorum", 0 },
        { "quorum_of", "enrolled" }, { "tie", "lot" }, { "constituencies", Json::array() },
        { "options", std::move(list) } });
}

Json precinctRow(const std::string& id, const std::string& constituency)
{
    return Json::object({ { "id", id }, { "name_ko", "투표구 " + id }, { "name_en", "Precinct " + id },
        { "constituency", constituency }, { "counted_in", "" } });
}

TrusteeTeam::TrusteeTeam(
    std::string election, std::int64_t attempt, std::int64_t threshold, std::int64_t count)
    : m_election(std::move(election)), m_attempt(attempt)
{
    for (std::int64_t index = 1; index <= count; ++index)
        m_members.push_back(voting::TrusteeSecret::create(
            voting::CeremonyContext { m_election, m_attempt, threshold }, index));
}

Json TrusteeTeam::withAttempt(Json payload) const
{
    payload.set("election", m_election);
    payload.set("attempt", m_attempt);
    return payload;
}

void TrusteeTeam::ceremony(const std::function<void(std::int64_t, const std::string&, Json)>& send)
{
    for (const auto& each : m_members) {
        send(each.index(), "ceremonyCommit",
            withAttempt(Json::object({ { "commitment", b64(each.commitment()) },
                { "encryption_key", b64(each.encryptionKey()) } })));
    }
    for (const auto& each : m_members) {
        Json coefficients = Json::array();
        for (const voting::Encoded& point : each.coefficients())
            coefficients.push(b64(point));
        send(each.index(), "ceremonyReveal",
            withAttempt(Json::object({ { "coefficients", std::move(coefficients) },
                { "proof", base::toBase64Url(each.proof()) } })));
    }
    std::vector<voting::TrusteeKey> keys;
    for (const auto& each : m_members)
        keys.push_back(voting::TrusteeKey { each.index(), each.coefficients() });
    std::map<std::int64_t, std::vector<voting::ReceivedShare>> received;
    for (const auto& from : m_members) {
        Json shares = Json::array();
        for (const auto& to : m_members) {
            if (to.index() == from.index())
                continue;
            base::Bytes sealed = must(from.sealedShareFor(to.index(), to.encryptionKey()), "share");
            shares.push(Json::object({ { "to", to.index() }, { "sealed", base::toBase64Url(sealed) } }));
            received[to.index()].push_back(voting::ReceivedShare { from.index(), std::move(sealed), {} });
        }
        send(from.index(), "ceremonyShares", withAttempt(Json::object({ { "shares", std::move(shares) } })));
    }
    for (auto& each : m_members) {
        const base::Status finished = each.finish(keys, received[each.index()]);
        MARU_ASSERT(finished.has_value());
        send(each.index(), "ceremonyAcknowledge", withAttempt(Json::object()));
    }
}

std::vector<Json> TrusteeTeam::decryptPayloads(std::int64_t index, const voting::FrozenElection& frozen,
    const std::vector<Json>& sums, std::size_t each) const
{
    const voting::TrusteeSecret& secret = m_members[static_cast<std::size_t>(index - 1)];
    const auto share = voting::publicShare(frozen.trustees.keys, index);
    MARU_ASSERT(share.has_value());
    voting::RandomNonces nonces;
    std::vector<Json> payloads;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (i % each == 0)
            payloads.push_back(Json::object({ { "election", m_election }, { "parts", Json::array() } }));
        voting::DecryptionStatement statement;
        statement.fingerprint = frozen.fingerprint;
        statement.election = m_election;
        statement.unit = sums[i].at("unit").asString();
        statement.contest = sums[i].at("contest").asString();
        const voting::ContestShape shape = frozen.definition.contest(statement.contest)->shape();
        for (const voting::Slot& slot : shape.slots)
            statement.slots.push_back(slot.id);
        statement.index = index;
        statement.publicShare = *share;
        const base::Bytes bytes = must(base::fromBase64Url(sums[i].at("sums").asString()), "sums");
        const auto ciphertexts = voting::ciphertextsFromBytes(bytes, shape.slots.size());
        MARU_ASSERT(ciphertexts.has_value());
        const auto parts = must(secret.decrypt(statement, *ciphertexts, nonces), "decrypt");
        Json list = payloads.back().at("parts");
        list.push(Json::object({ { "unit", statement.unit }, { "contest", statement.contest },
            { "values", base::toBase64Url(voting::toBytes(parts)) } }));
        payloads.back().set("parts", std::move(list));
    }
    return payloads;
}

voting::Scalar voterSecret(const std::string& election, const std::string& name)
{
    return voting::credentialSecret(crypto::sha256("voter " + name).view(), election);
}

Voter makeVoter(
    const std::string& election, const std::string& name, std::string precinct, std::int64_t weight)
{
    Voter voter { std::move(precinct), weight, 0, keyFrom("invitation " + election + name),
        keyFrom("enroller " + election + name), {}, {} };
    voter.secret = voterSecret(election, name);
    voter.credential = voting::credentialOf(voter.secret);
    return voter;
}

Json rollLine(const Voter& voter, const std::string& name)
{
    return Json::object({ { "precinct", voter.precinct }, { "weight", voter.weight },
        { "commitment", crypto::sha256("commitment " + name) },
        { "invitation", b64(voter.invitation.publicKey().bytes) } });
}

Json enrolPayload(const std::string& chain, const std::string& election, const Voter& voter)
{
    voting::RandomNonces nonces;
    return voting::enrolPayload(chain, election, voter.number, voter.secret, voter.invitation,
        crypto::didOf(voter.enroller.publicKey()), nonces);
}

VotingBooth::VotingBooth(const Json& definitionRow)
    : m_booth(must(voting::Booth::create(definitionRow.at("frozen")), "frozen"))
{
}

void VotingBooth::addRing(const Json& ringRow)
{
    const base::Status added = m_booth.addRing(ringRow.at("ring").asString(), ringRow.at("keys").asString());
    MARU_ASSERT(added.has_value());
}

voting::Ballot VotingBooth::encrypt(
    const Voter& voter, const std::vector<voting::OpenedVote>& votes, const voting::BallotSeed& seed) const
{
    voting::RandomNonces nonces;
    return must(m_booth.encrypt(voter.secret, voter.precinct, votes, seed, nonces), "ballot");
}

base::Bytes VotingBooth::authorize(const Voter& voter, const voting::Ballot& ballot, voting::Purpose purpose,
    const std::string& signer) const
{
    voting::RandomNonces nonces;
    const auto seed = crypto::sha256("ring " + signer + base::toHex(voting::hashOf(ballot)));
    return must(
        m_booth.authorize(voter.secret, ballot, purpose, signer, seed.bytes, nonces), "authorization");
}

Json VotingBooth::payloadOf(const voting::Ballot& ballot, const base::Bytes& authorization) const
{
    return voting::castPayload(ballot, authorization);
}

Json VotingBooth::castPayload(
    const Voter& voter, const std::vector<voting::OpenedVote>& votes, const std::string& signer) const
{
    const voting::Ballot ballot = encrypt(voter, votes, seedOf(signer));
    return payloadOf(ballot, authorize(voter, ballot, voting::Purpose::Cast, signer));
}

Json VotingBooth::challengePayload(const Voter& voter, const voting::Ballot& ballot,
    const std::vector<voting::OpenedVote>& votes, const voting::BallotSeed& seed,
    const std::string& signer) const
{
    return voting::challengePayload(
        ballot, authorize(voter, ballot, voting::Purpose::Challenge, signer), votes, seed);
}

voting::BallotSeed seedOf(const std::string& name)
{
    const base::Hash256 hash = crypto::sha256("seed " + name);
    voting::BallotSeed seed {};
    std::copy(hash.bytes.begin(), hash.bytes.end(), seed.begin());
    return seed;
}

} // namespace maru::test
