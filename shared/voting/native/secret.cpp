// SPDX-License-Identifier: Apache-2.0
// Long-lived secrets through libsodium's ristretto255.
#include "shared/voting/native/secret.h"

#include "shared/base/result.h"

#include <sodium.h>

namespace maru::voting::native {

std::optional<Encoded> secretMul(const Scalar& secret, const Encoded& point)
{
    static_assert(sizeof(Encoded) == crypto_core_ristretto255_BYTES);
    // Ours, as libsodium 1.0.18 takes encodings with the highest bit set.
    if (!Point::decode(point))
        return std::nullopt;
    Encoded bytes = secret.encode();
    const WipeOnExit wipe(bytes);
    Encoded product {};
    // It says -1 for the identity as well, which is 32 zero bytes and a right answer here.
    if (crypto_scalarmult_ristretto255(product.data(), bytes.data(), point.data()) != 0)
        product.fill(0);
    return product;
}

Point secretMul(const Scalar& secret, const Point& point)
{
    const std::optional<Encoded> product = secretMul(secret, point.encode());
    MARU_ASSERT(product.has_value());
    const std::optional<Point> result = Point::decode(*product);
    MARU_ASSERT(result.has_value());
    return *result;
}

Encoded secretMulBaseEncoded(const Scalar& secret)
{
    Encoded bytes = secret.encode();
    const WipeOnExit wipe(bytes);
    Encoded product {};
    if (crypto_scalarmult_ristretto255_base(product.data(), bytes.data()) != 0)
        product.fill(0);
    return product;
}

Point secretMulBase(const Scalar& secret)
{
    const std::optional<Point> result = Point::decode(secretMulBaseEncoded(secret));
    MARU_ASSERT(result.has_value());
    return *result;
}

} // namespace maru::voting::native
