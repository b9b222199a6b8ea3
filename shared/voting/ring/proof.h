// SPDX-License-Identifier: Apache-2.0
// A ring proof as it travels: A | B | C | D | X_0.. | Y_0.. | f_{j,1}, f_{j,2}, f_{j,3} for each digit j | z_A | z_C | z,
// 32 bytes each and nothing else.
#pragma once

#include "shared/voting/ring/ring.h"

namespace maru::voting {

struct RingProof {
    Point a, b, c, d;
    std::vector<Point> x, y; ///< one a digit
    std::vector<std::array<Scalar, kRingBase>> f; ///< f[j][0] is not written: completeWith() computes it
    Scalar zA, zC, z;

    /// Exact length for so many digits, canonical points and scalars, no f of zero.
    static std::optional<RingProof> decode(ByteView bytes, std::size_t levels, RingFault& why);
    /// What ringChallenge takes of the bytes.
    static ByteView commitmentsOf(ByteView bytes, std::size_t levels)
    {
        return bytes.first(32 * (4 + 2 * levels));
    }
    static ByteView responsesOf(ByteView bytes, std::size_t levels)
    {
        return bytes.subspan(32 * (4 + 2 * levels));
    }

    /// f[j][0] = x - f[j][1] - f[j][2] - f[j][3]; false when one of them is zero or x is.
    bool completeWith(const Scalar& challenge);

    std::vector<std::uint8_t> encode() const;
};

} // namespace maru::voting
