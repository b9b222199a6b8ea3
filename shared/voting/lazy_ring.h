// SPDX-License-Identifier: Apache-2.0
// A ring as it lies in the state: its keys are decoded when they are first needed, on whichever thread that is, so that
// whoever looks a ring up pays nothing for it. Thread-safe.
#pragma once

#include "shared/voting/ring.h"

#include <memory>
#include <mutex>
#include <string>

namespace maru::voting {

class LazyRing {
public:
    /// `keys`: base64url of 32 bytes a key, of a ring that has been checked before; MARU_ASSERT when it is none.
    LazyRing(std::string unit, std::int64_t weight, std::string keys);
    const std::string& unit() const { return m_unit; }
    std::int64_t weight() const { return m_weight; }
    std::size_t size() const { return m_size; } ///< keys; without decoding them
    const Ring& ring() const { return *share(); }
    std::shared_ptr<const Ring> share() const;

private:
    const std::string m_unit;
    const std::int64_t m_weight;
    const std::size_t m_size;
    mutable std::once_flag m_once;
    mutable std::string m_keys; ///< until they are decoded
    mutable std::shared_ptr<const Ring> m_ring;
};

} // namespace maru::voting
