// SPDX-License-Identifier: Apache-2.0
// The prover's large sums: for every power j of x below m, the sum over all keys of p_{k,j} M_k, where p_k(x) is the
// product over the digits j of (sigma_{j,k_j} x + a_{j,k_j}). Neither time nor addresses depend on sigma, a or the place.
//
// Written out, that is m sums over all keys. Instead the keys are cut into classes by their d lowest digits: a class
// needs sums for the powers of the other m - d digits only, and the classes are folded together digit by digit,
//
//   S_i(x) = sum over v of (sigma_{t,v} x + a_{t,v}) S_{i + 4^t v}(x),
//
// where times sigma is choosing one of four. For 1,024 keys that saves a third of the work, for 4,096 nearly half.
#pragma once

#include "shared/voting/group/multi_scalar.h"
#include "shared/voting/ring/ring.h"

#include <functional>

namespace maru::voting {

using RingDigits = std::array<std::array<Scalar, kRingBase>, kMaxRingLevels>;

/// Told after each of the `total` steps, which take about the same time.
using RingProgress = std::function<void(unsigned done, unsigned total)>;

/// Keeps tables of 1 KiB a key. The ring must outlive it. Safe to call from any thread.
class KeySums {
public:
    explicit KeySums(const Ring& ring);

    /// sigma and a of every digit; sigma is what `place`, the number of the secret key, says. Result [j], j < m. The last
    /// step of `progress` is the caller's.
    std::vector<Point> sums(std::uint64_t place, const RingDigits& a, const RingProgress& progress) const;
    unsigned steps() const;

private:
    /// Keys i + classes * k', k' from 0, as many as the ring has; the last one of the ring stands for those it lacks.
    struct KeyClass {
        std::size_t keys = 0;
        SecretTable table;
    };
    using Polynomials = std::vector<std::vector<Point>>; ///< [class][power]

    Polynomials ofClasses(std::uint64_t place, const RingDigits& a, const RingProgress& progress) const;
    static Polynomials folded(
        const Polynomials& classes, std::uint64_t digit, const std::array<Scalar, kRingBase>& a);

    const Ring& m_ring;
    std::size_t m_outer = 0; ///< d
    std::vector<KeyClass> m_classes;
};

/// All ones when the two are equal, else zero, without a branch.
inline std::uint64_t equalMask(std::uint64_t a, std::uint64_t b)
{
    const std::uint64_t differs = a ^ b;
    return ((differs | (0 - differs)) >> 63) - 1;
}

} // namespace maru::voting
