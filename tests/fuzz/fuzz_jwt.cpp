// SPDX-License-Identifier: Apache-2.0
// JWTs, JWKs and JWK sets from untrusted text. No input may pass with a key that did not sign it.
// LIBS: maru_identity
#include "shared/identity/jws.h"

#include <cstddef>
#include <cstdint>

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = base::asText(base::ByteView(data, size));
    static const jose::PublicKey key(crypto::SigningKey::fromSeed(base::Bytes(32, 1))->publicKey());
    const jose::KeyResolver resolver =
        [](const base::Json&, const base::Json&) -> base::Result<jose::PublicKey> { return key; };
    if (const auto jws = jose::parseJws(text)) {
        MARU_ASSERT(jws->header.isObject() && jws->signature.size() == 64);
        MARU_ASSERT(jws->header.find("crit") == nullptr);
    }
    if (const auto jwt = jose::verifyJwt(text, "JWT", resolver, { base::UnixSeconds(1'800'000'000), 60 }))
        MARU_ASSERT(jose::verifyJws(*jose::parseJws(text), key).has_value());
    if (const auto json = base::parseJson(text)) {
        if (const auto read = jose::fromJwk(*json))
            MARU_ASSERT(*jose::fromJwk(jose::toJwk(*read)) == *read);
        static_cast<void>(jose::fromJwkSet(*json).has_value());
    }
    if (const auto read = jose::fromMultikey(text))
        MARU_ASSERT(*jose::fromMultikey(read->multikey()) == *read);
    return 0;
}
