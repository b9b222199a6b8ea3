// SPDX-License-Identifier: Apache-2.0
// Messages of the key ceremony and trustees' documents from untrusted JSON: refused or read, and what is read stays the
// same; a share that is called good settles its complaint.
// LIBS: maru_voting
#include "shared/voting/ceremony.h"
#include "shared/voting/trustee_secret.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace maru;
using namespace maru::voting;

namespace {

template<std::size_t size>
bool read(const base::Json& json, std::string_view member, std::array<std::uint8_t, size>& out)
{
    const auto bytes = base::readBytes(json, member);
    if (!bytes || bytes->size() != size)
        return false;
    std::copy(bytes->begin(), bytes->end(), out.begin());
    return true;
}

std::vector<Encoded> coefficientsOf(const base::Json& json)
{
    std::vector<Encoded> coefficients;
    const base::Json* list = json.find("coefficients");
    if (list == nullptr || !list->isArray() || list->asArray().size() > kMaxTrustees)
        return coefficients;
    for (const base::Json& one : list->asArray()) {
        if (!one.isString())
            return {};
        const auto bytes = base::fromBase64Url(one.asString());
        if (!bytes || bytes->size() != 32)
            return {};
        coefficients.emplace_back();
        std::copy(bytes->begin(), bytes->end(), coefficients.back().begin());
    }
    return coefficients;
}

void tryReveal(const base::Json& json)
{
    CeremonyReveal reveal;
    reveal.index = json.integerOr("index", 1);
    reveal.coefficients = coefficientsOf(json);
    if (!read(json, "encryption_key", reveal.encryptionKey))
        return;
    if (const auto proof = base::readBytes(json, "proof"))
        reveal.proof = *proof;
    const CeremonyContext context { "e-fuzz", json.integerOr("attempt", 1), json.integerOr("threshold", 1) };
    const bool isGiven = read(json, "commitment", reveal.commitment);
    const bool isGood = checkReveal(context, reveal).has_value();
    MARU_ASSERT(!isGood || isGiven);
    CeremonyReveal other = reveal;
    other.commitment[0] ^= 1;
    MARU_ASSERT(!checkReveal(context, other).has_value());
    other = reveal;
    ++other.index;
    MARU_ASSERT(!isGood || !checkReveal(context, other).has_value());
}

void tryShare(const base::Json& json)
{
    const auto share = base::readBytes(json, "share");
    if (!share)
        return;
    const std::vector<Encoded> coefficients = coefficientsOf(json);
    const std::int64_t to = json.integerOr("to", 1);
    const bool isGood = checkShare(coefficients, to, *share).has_value();
    MARU_ASSERT((settleComplaint(coefficients, to, *share) == Settlement::Refuted) == isGood);
}

void tryTrustees(const base::Json& json)
{
    const auto keys = trusteeKeysFromJson(json);
    if (!keys)
        return;
    const auto again = trusteeKeysFromJson(toJson(*keys));
    MARU_ASSERT(again.has_value() && again->joint == keys->joint && again->threshold == keys->threshold);
    MARU_ASSERT(jointKey(keys->keys) == keys->joint);
    for (const TrusteeKey& key : keys->keys)
        static_cast<void>(publicShare(keys->keys, key.index).has_value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = base::asText({ data, size });
    static_cast<void>(TrusteeSecret::describe(text).has_value());
    const auto json = base::parseJson(text);
    if (!json || !json->isObject())
        return 0;
    tryReveal(*json);
    tryShare(*json);
    tryTrustees(*json);
    return 0;
}
