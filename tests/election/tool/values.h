// SPDX-License-Identifier: Apache-2.0
// Reading of arguments that several commands have, and the nonces of test vectors.
#pragma once

#include "shared/base/json.h"
#include "shared/voting/ballot.h"

#include <algorithm>

namespace maru::votingtool {

using base::Json;
using base::refused;
using base::Result;

/// The i-th nonce is H->scalar("vector-nonce", name, i), from 0.
class VectorNonces final : public voting::NonceSource {
public:
    explicit VectorNonces(std::string name) : m_name(std::move(name)) { }
    voting::Scalar next() override
    {
        return voting::Transcript("vector-nonce").add(std::string_view(m_name)).addU64(m_counter++).scalar();
    }

private:
    std::string m_name;
    std::uint64_t m_counter = 0;
};

/// Those of the vector that "nonces" names, else random ones.
inline std::unique_ptr<voting::NonceSource> noncesOf(const Json& arguments)
{
    const std::string name = arguments.stringOr("nonces", "");
    if (name.empty())
        return std::make_unique<voting::RandomNonces>();
    return std::make_unique<VectorNonces>(name);
}

template<std::size_t Size>
Result<std::array<std::uint8_t, Size>> readArrayOf(const Json& arguments, const char* name)
{
    MARU_TRY(bytes, base::readBytes(arguments, name));
    std::array<std::uint8_t, Size> array {};
    if (bytes.size() != Size)
        return refused("tool.size", name);
    std::copy(bytes.begin(), bytes.end(), array.begin());
    return array;
}

/// "scalar": 32 bytes below the order.
inline Result<voting::Scalar> readScalar(const Json& arguments, const char* name)
{
    MARU_TRY(bytes, base::readBytes(arguments, name));
    const auto scalar = voting::Scalar::decode(bytes);
    if (!scalar)
        return refused("tool.scalar", name);
    return *scalar;
}

inline Json text(base::ByteView bytes)
{
    return Json(base::toBase64Url(bytes));
}

inline Result<Json> truth(const base::Status& status)
{
    if (!status)
        return status.error();
    return Json(true);
}

/// "document": a frozen document.
inline Result<voting::ElectionVerifier> readElection(const Json& arguments)
{
    MARU_TRY(document, base::readObject(arguments, "document"));
    MARU_TRY(frozen, voting::frozenFromJson(document));
    return voting::ElectionVerifier(std::move(frozen));
}

} // namespace maru::votingtool
