// SPDX-License-Identifier: Apache-2.0
// xoshiro256** and splitmix64.
#include "server/demo/random.h"

#include <bit>

namespace maru::demo {

namespace {

std::uint64_t splitmix(std::uint64_t& state)
{
    state += 0x9e3779b97f4a7c15ull;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
}

std::uint64_t mixed(std::uint64_t seed, std::string_view subject)
{
    // FNV-1a of the subject over the seed.
    std::uint64_t hash = seed ^ 0xcbf29ce484222325ull;
    for (const char c : subject) {
        hash ^= static_cast<std::uint8_t>(c);
        hash *= 0x100000001b3ull;
    }
    return hash;
}

} // namespace

Random::Random(std::uint64_t seed)
{
    for (std::uint64_t& word : m_state)
        word = splitmix(seed);
}

Random::Random(std::uint64_t seed, std::string_view subject) : Random(mixed(seed, subject)) { }

std::uint64_t Random::next()
{
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

std::int64_t Random::below(std::int64_t bound)
{
    // The bias of a remainder is far below what a scenario can show, and the sequence stays simple to repeat.
    return static_cast<std::int64_t>((next() >> 1) % static_cast<std::uint64_t>(bound));
}

} // namespace maru::demo
