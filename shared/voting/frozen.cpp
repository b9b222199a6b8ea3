// SPDX-License-Identifier: Apache-2.0
// The frozen document, trustees' public keys, the roll commitment.
#include "shared/voting/frozen.h"

#include "shared/crypto/hash.h"
#include "shared/merkle/log_tree.h"
#include "shared/voting/proofs/trustee_keys.h"

#include <algorithm>

namespace maru::voting {
namespace {

using base::Json;
using base::Result;

Result<Encoded> encodedPointOf(const Json& value, const std::string& field)
{
    if (!value.isString())
        return base::refused("json.type", field);
    const auto bytes = base::fromBase64Url(value.asString());
    if (!bytes || bytes->size() != sizeof(Encoded) || !Point::decodeNonIdentity(*bytes))
        return base::refused("voting.trustee_keys", field, "no point, or the identity");
    Encoded encoded {};
    std::copy(bytes->begin(), bytes->end(), encoded.begin());
    return encoded;
}

std::vector<Coefficients> coefficientsOf(const std::vector<TrusteeKey>& keys)
{
    std::vector<Coefficients> all;
    for (const TrusteeKey& key : keys)
        all.push_back(key.coefficients);
    return all;
}

Result<RollSummary> rollFromJson(const Json& json)
{
    MARU_CHECK(base::onlyMembers(json, { "commitment", "enrolled", "entries" }, "roll."));
    RollSummary roll;
    MARU_TRY(commitment, base::readHash(json, "commitment", "roll."));
    MARU_TRY(enrolled, base::readInteger(json, "enrolled", "roll."));
    MARU_TRY(entries, base::readInteger(json, "entries", "roll."));
    if (enrolled < 0 || entries < enrolled)
        return base::refused("voting.roll", "roll.enrolled", "more enrolled than entries");
    roll.commitment = commitment;
    roll.enrolled = enrolled;
    roll.entries = entries;
    return roll;
}

} // namespace

const TrusteeKey* TrusteeKeys::find(std::int64_t index) const
{
    for (const TrusteeKey& key : keys)
        if (key.index == index)
            return &key;
    return nullptr;
}

std::optional<Encoded> jointKey(const std::vector<TrusteeKey>& keys)
{
    return sumOfConstants(coefficientsOf(keys));
}

std::optional<Encoded> publicShare(const std::vector<TrusteeKey>& keys, std::int64_t index)
{
    if (index < 1)
        return std::nullopt;
    return publicShareOf(coefficientsOf(keys), static_cast<std::uint64_t>(index));
}

Result<TrusteeKeys> trusteeKeysFromJson(const Json& json)
{
    MARU_CHECK(base::onlyMembers(json, { "joint", "threshold", "keys" }, "trustees."));
    TrusteeKeys trustees;
    MARU_TRY(threshold, base::readInteger(json, "threshold", "trustees."));
    MARU_TRY(items, base::readArray(json, "keys", "trustees."));
    MARU_TRY(joint, base::readString(json, "joint", "trustees."));
    if (items.empty() || items.size() > kMaxTrustees)
        return base::refused("voting.trustee_keys", "trustees.keys", "1 to 16");
    if (threshold < 1 || threshold > static_cast<std::int64_t>(items.size()))
        return base::refused("voting.trustee_keys", "trustees.threshold", "more than trustees");
    trustees.threshold = threshold;
    MARU_TRY(jointPoint, encodedPointOf(Json(joint), "trustees.joint"));
    trustees.joint = jointPoint;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string path = "trustees.keys[" + std::to_string(i) + "].";
        MARU_CHECK(base::onlyMembers(items[i], { "index", "coefficients" }, path));
        TrusteeKey key;
        MARU_TRY(index, base::readInteger(items[i], "index", path));
        if (index < 1 || index > static_cast<std::int64_t>(kMaxTrustees)
            || (!trustees.keys.empty() && index <= trustees.keys.back().index))
            return base::refused("voting.trustee_keys", path + "index", "1 to 16, ascending");
        key.index = index;
        MARU_TRY(coefficients, base::readArray(items[i], "coefficients", path));
        if (static_cast<std::int64_t>(coefficients.size()) != threshold)
            return base::refused(
                "voting.trustee_keys", path + "coefficients", "not as many as the threshold");
        for (std::size_t t = 0; t < coefficients.size(); ++t) {
            MARU_TRY(
                point, encodedPointOf(coefficients[t], path + "coefficients[" + std::to_string(t) + ']'));
            key.coefficients.push_back(point);
        }
        trustees.keys.push_back(std::move(key));
    }
    const auto sum = jointKey(trustees.keys);
    if (!sum || *sum != trustees.joint)
        return base::refused("voting.trustee_keys", "trustees.joint", "not the sum of the trustees' keys");
    for (const TrusteeKey& key : trustees.keys)
        if (!publicShare(trustees.keys, key.index))
            return base::refused("voting.trustee_keys", "trustees.keys", "a public share is the identity");
    return trustees;
}

Json toJson(const TrusteeKeys& trustees)
{
    Json keys = Json::array();
    for (const TrusteeKey& key : trustees.keys) {
        Json coefficients = Json::array();
        for (const Encoded& coefficient : key.coefficients)
            coefficients.push(base::toBase64Url(coefficient));
        keys.push(Json::object({ { "index", key.index }, { "coefficients", std::move(coefficients) } }));
    }
    return Json::object({ { "joint", base::toBase64Url(trustees.joint) }, { "threshold", trustees.threshold },
        { "keys", std::move(keys) } });
}

BallotContext FrozenElection::context(std::string_view ring, const Encoded& voter) const
{
    return { fingerprint, definition.id, std::string(ring), voter };
}

Json composeFrozen(const Definition& definition, const RollSummary& roll, const TrusteeKeys& trustees)
{
    return Json::object({ { "definition", toJson(definition) },
        { "roll",
            Json::object({ { "commitment", roll.commitment }, { "enrolled", roll.enrolled },
                { "entries", roll.entries } }) },
        { "trustees", toJson(trustees) } });
}

Result<FrozenElection> frozenFromJson(const Json& document)
{
    MARU_CHECK(base::onlyMembers(document, { "definition", "roll", "trustees" }));
    MARU_TRY(definitionJson, base::readObject(document, "definition"));
    MARU_TRY(rollJson, base::readObject(document, "roll"));
    MARU_TRY(trusteesJson, base::readObject(document, "trustees"));
    FrozenElection frozen;
    MARU_TRY(definition, definitionFromJson(definitionJson));
    MARU_TRY(roll, rollFromJson(rollJson));
    MARU_TRY(trustees, trusteeKeysFromJson(trusteesJson));
    if (trustees.threshold != definition.threshold)
        return base::refused("voting.trustee_keys", "trustees.threshold", "not the definition's");
    for (const TrusteeKey& key : trustees.keys)
        if (key.index > static_cast<std::int64_t>(definition.trustees.size()))
            return base::refused(
                "voting.trustee_keys", "trustees.keys", "a trustee that the definition lacks");
    frozen.definition = std::move(definition);
    frozen.roll = roll;
    frozen.trustees = std::move(trustees);
    frozen.fingerprint = crypto::sha256(base::canonical(document)).bytes;
    return frozen;
}

Result<FrozenElection> parseFrozen(std::string_view text)
{
    base::JsonLimits limits;
    limits.maxBytes = kMaxDefinitionBytes;
    MARU_TRY(document, base::parseCanonicalJson(text, limits));
    return frozenFromJson(document);
}

Json toJson(const RollEntry& entry)
{
    return Json::object(
        { { "credential", entry.credential ? base::toBase64Url(*entry.credential) : std::string() },
            { "number", entry.number }, { "precinct", entry.precinct }, { "weight", entry.weight } });
}

struct PrecinctRoll::State {
    merkle::LogFrontier tree;
    std::int64_t entries = 0;
    std::int64_t enrolled = 0;
};

PrecinctRoll::PrecinctRoll() : m_state(std::make_unique<State>()) { }
PrecinctRoll::~PrecinctRoll() = default;
PrecinctRoll::PrecinctRoll(PrecinctRoll&&) noexcept = default;
PrecinctRoll& PrecinctRoll::operator=(PrecinctRoll&&) noexcept = default;

void PrecinctRoll::add(const RollEntry& entry)
{
    std::vector<merkle::LogNode> completed;
    m_state->tree.append(merkle::leafHash(base::asBytes(base::canonical(toJson(entry)))), completed);
    ++m_state->entries;
    m_state->enrolled += entry.credential ? 1 : 0;
}

std::int64_t PrecinctRoll::entries() const
{
    return m_state->entries;
}

std::int64_t PrecinctRoll::enrolled() const
{
    return m_state->enrolled;
}

base::Hash256 PrecinctRoll::root() const
{
    return m_state->tree.root();
}

RollSummary rollCommitment(std::vector<PrecinctCommitment> precincts)
{
    std::sort(precincts.begin(), precincts.end(),
        [](const PrecinctCommitment& a, const PrecinctCommitment& b) { return a.precinct < b.precinct; });
    merkle::LogFrontier tree;
    std::vector<merkle::LogNode> completed;
    RollSummary summary;
    for (const PrecinctCommitment& precinct : precincts) {
        const std::string text = base::canonical(Json::object({ { "enrolled", precinct.enrolled },
            { "entries", precinct.entries }, { "precinct", precinct.precinct }, { "root", precinct.root } }));
        completed.clear();
        tree.append(merkle::leafHash(base::asBytes(text)), completed);
        summary.entries += precinct.entries;
        summary.enrolled += precinct.enrolled;
    }
    summary.commitment = tree.root();
    return summary;
}

} // namespace maru::voting
