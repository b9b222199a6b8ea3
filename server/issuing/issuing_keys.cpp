// SPDX-License-Identifier: Apache-2.0
// Deriving keys.
#include "server/issuing/issuing_keys.h"

#include "shared/crypto/hkdf.h"

#include <optional>

namespace maru::issuing {

namespace {

/// State of the key in the agency's row, or none.
std::optional<std::string> stateOf(const base::Json& issuerRow, std::string_view kid)
{
    const base::Json* keys = issuerRow.find("keys");
    if (keys == nullptr || !keys->isArray())
        return std::nullopt;
    for (const base::Json& key : keys->asArray())
        if (key.stringOr("kid", "") == kid)
            return key.stringOr("state", "");
    return std::nullopt;
}

base::Json chainKey(const jose::PublicKey& key, const std::string& kid)
{
    const base::Json jwk = jose::toJwk(key);
    base::Json row = base::Json::object(
        { { "kid", kid }, { "alg", jose::nameOf(key.algorithm()) }, { "x", jwk.at("x") } });
    if (const base::Json* y = jwk.find("y"))
        row.set("y", *y);
    return row;
}

} // namespace

base::Json AgencyKeys::chainKeys() const
{
    return base::Json::array(
        { chainKey(es256->publicKey(), es256Id), chainKey(eddsa->publicKey(), eddsaId) });
}

base::Result<base::SecretBytes> IssuingKeys::expand(std::string_view info) const
{
    return crypto::hkdfSha256(m_secret, {}, "maru/issuing/v1/" + std::string(info), 32);
}

base::Result<AgencyKeys> IssuingKeys::derive(std::string_view agency, int generation) const
{
    const std::pair<std::string, int> name(agency, generation);
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_derived.find(name); found != m_derived.end())
        return found->second;
    const std::string tail = "/" + name.first + "/" + std::to_string(generation);
    AgencyKeys keys;
    keys.generation = generation;
    MARU_TRY(seed, expand("ed25519" + tail));
    MARU_TRY(ed25519, crypto::SigningKey::fromSeed(seed.view()));
    keys.eddsa = jose::signerFor(std::move(ed25519));
    keys.eddsaId = keys.eddsa->publicKey().thumbprint();
    // A scalar outside 1..n-1 comes once in 2^32 times; the next one is taken then.
    for (int attempt = 0; !keys.es256; ++attempt) {
        MARU_TRY(scalar, expand("p256" + tail + "/" + std::to_string(attempt)));
        auto key = crypto::P256Key::fromScalar(scalar.view());
        if (key)
            keys.es256 = jose::signerFor(std::move(key).value());
        else if (attempt > 8)
            return key.error();
    }
    keys.es256Id = keys.es256->publicKey().thumbprint();
    m_derived.emplace(name, keys);
    return keys;
}

base::Result<crypto::SigningKey> IssuingKeys::serviceKey(std::string_view agency) const
{
    MARU_TRY(seed, expand("service/" + std::string(agency)));
    return crypto::SigningKey::fromSeed(seed.view());
}

base::Result<int> IssuingKeys::nextGeneration(std::string_view agency, const base::Json& issuerRow) const
{
    for (int generation = 0; generation < kMostGenerations; ++generation) {
        MARU_TRY(keys, derive(agency, generation));
        if (!stateOf(issuerRow, keys.es256Id) && !stateOf(issuerRow, keys.eddsaId))
            return generation;
    }
    return base::refused("issuing.no_keys");
}

base::Result<AgencyKeys> IssuingKeys::current(std::string_view agency, const base::Json& issuerRow) const
{
    MARU_TRY(next, nextGeneration(agency, issuerRow));
    for (int generation = next - 1; generation >= 0; --generation) {
        MARU_TRY(keys, derive(agency, generation));
        if (stateOf(issuerRow, keys.es256Id) == "active" && stateOf(issuerRow, keys.eddsaId) == "active")
            return keys;
    }
    return base::refused("issuing.no_keys");
}

base::Result<base::Hash256> IssuingKeys::seal(std::string_view use, std::string_view text) const
{
    MARU_TRY(key, expand("seal/" + std::string(use)));
    return crypto::hmacSha256(key.view(), base::asBytes(text));
}

} // namespace maru::issuing
