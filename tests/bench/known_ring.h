// SPDX-License-Identifier: Apache-2.0
// Ring proofs of somebody who knows the secrets of all keys of the ring: the load generator, which made them. The sums
// over a thousand points become sums over numbers, so tens of thousands of ballots are made in minutes. The proofs are
// like a voter's for everybody who checks them. What a proof costs a voter is in maru-bench ring.
#pragma once

#include "shared/voting/ring/ring.h"
#include "shared/voting/ring/statement.h"

#include <memory>
#include <vector>

namespace maru::bench {

class KnownRing {
public:
    /// secrets[i] belongs to key i.
    KnownRing(std::shared_ptr<const voting::Ring> ring, std::vector<voting::Scalar> secrets);
    /// Neither constant in time nor wiped: the voters are made up. The statement's tag must be that of secrets[place].
    std::vector<std::uint8_t> prove(const voting::RingStatement& statement, std::size_t place) const;

private:
    std::shared_ptr<const voting::Ring> m_ring;
    std::vector<voting::Scalar> m_secrets;
};

} // namespace maru::bench
