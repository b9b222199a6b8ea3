// SPDX-License-Identifier: Apache-2.0
// Bits of a Bloom filter come straight from the id, which is a SHA-256 digest already.
#include "server/chain/id_filter.h"

#include "shared/ledger/transaction.h"

#include <algorithm>

namespace maru::chain {

namespace {

std::uint64_t wordOf(const base::Hash256& id, int probe)
{
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8; ++i)
        word = (word << 8) | id.bytes[static_cast<std::size_t>(probe) * 8 + i];
    return word;
}

} // namespace

IdFilter::IdFilter() = default;

bool IdFilter::contains(const Generation& generation, const base::Hash256& id)
{
    const std::uint64_t mask = generation.words.size() * 64 - 1;
    for (int probe = 0; probe < kProbes; ++probe) {
        const std::uint64_t bit = wordOf(id, probe) & mask;
        if ((generation.words[bit / 64] >> (bit % 64) & 1) == 0)
            return false;
    }
    return true;
}

void IdFilter::insert(const base::Hash256& id, base::UnixSeconds time)
{
    const std::lock_guard lock(m_mutex);
    if (m_young.empty() && m_old.empty())
        m_start = time;
    if (time > m_start + ledger::kMaxValiditySeconds + 1) {
        // Everything in the younger generation may still be valid; everything in the older one has expired.
        m_old = std::move(m_young);
        m_young.clear();
        m_start = time;
    }
    // 12 bits an id keep wrong guesses below one in two hundred.
    if (m_young.empty() || m_young.back().count * 12 > m_young.back().words.size() * 64) {
        const std::size_t words =
            m_young.empty() ? kInitialWords : std::min(kMaxWords, m_young.back().words.size() * 4);
        m_young.push_back(Generation { std::vector<std::uint64_t>(words, 0), 0 });
    }
    Generation& generation = m_young.back();
    const std::uint64_t mask = generation.words.size() * 64 - 1;
    for (int probe = 0; probe < kProbes; ++probe) {
        const std::uint64_t bit = wordOf(id, probe) & mask;
        generation.words[bit / 64] |= std::uint64_t { 1 } << (bit % 64);
    }
    ++generation.count;
}

bool IdFilter::mayContain(const base::Hash256& id) const
{
    const std::lock_guard lock(m_mutex);
    const auto has = [&](const Generation& generation) { return contains(generation, id); };
    return std::any_of(m_young.begin(), m_young.end(), has) || std::any_of(m_old.begin(), m_old.end(), has);
}

} // namespace maru::chain
