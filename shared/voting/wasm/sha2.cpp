// SPDX-License-Identifier: Apache-2.0
// Both functions of FIPS 180-4 from one text: they differ in word size, rounds and rotations. The round constants are
// the first bits of the fractional parts of the cube roots of the first primes, the start values those of square roots.
#include "shared/voting/wasm/sha2.h"

#include "shared/voting/group/platform.h"

#include <array>
#include <bit>
#include <cstddef>

namespace maru::voting::wasm {

namespace {

constexpr std::array<std::uint64_t, 80> kRoundConstants {
    0x428a2f98d728ae22,
    0x7137449123ef65cd,
    0xb5c0fbcfec4d3b2f,
    0xe9b5dba58189dbbc,
    0x3956c25bf348b538,
    0x59f111f1b605d019,
    0x923f82a4af194f9b,
    0xab1c5ed5da6d8118,
    0xd807aa98a3030242,
    0x12835b0145706fbe,
    0x243185be4ee4b28c,
    0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f,
    0x80deb1fe3b1696b1,
    0x9bdc06a725c71235,
    0xc19bf174cf692694,
    0xe49b69c19ef14ad2,
    0xefbe4786384f25e3,
    0x0fc19dc68b8cd5b5,
    0x240ca1cc77ac9c65,
    0x2de92c6f592b0275,
    0x4a7484aa6ea6e483,
    0x5cb0a9dcbd41fbd4,
    0x76f988da831153b5,
    0x983e5152ee66dfab,
    0xa831c66d2db43210,
    0xb00327c898fb213f,
    0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2,
    0xd5a79147930aa725,
    0x06ca6351e003826f,
    0x142929670a0e6e70,
    0x27b70a8546d22ffc,
    0x2e1b21385c26c926,
    0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df,
    0x650a73548baf63de,
    0x766a0abb3c77b2a8,
    0x81c2c92e47edaee6,
    0x92722c851482353b,
    0xa2bfe8a14cf10364,
    0xa81a664bbc423001,
    0xc24b8b70d0f89791,
    0xc76c51a30654be30,
    0xd192e819d6ef5218,
    0xd69906245565a910,
    0xf40e35855771202a,
    0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8,
    0x1e376c085141ab53,
    0x2748774cdf8eeb99,
    0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63,
    0x4ed8aa4ae3418acb,
    0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc,
    0x78a5636f43172f60,
    0x84c87814a1f0ab72,
    0x8cc702081a6439ec,
    0x90befffa23631e28,
    0xa4506cebde82bde9,
    0xbef9a3f7b2c67915,
    0xc67178f2e372532b,
    0xca273eceea26619c,
    0xd186b8c721c0c207,
    0xeada7dd6cde0eb1e,
    0xf57d4f7fee6ed178,
    0x06f067aa72176fba,
    0x0a637dc5a2c898a6,
    0x113f9804bef90dae,
    0x1b710b35131c471b,
    0x28db77f523047d84,
    0x32caab7b40c72493,
    0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6,
    0x597f299cfc657e2a,
    0x5fcb6fab3ad6faec,
    0x6c44198c4a475817,
};

struct Sha256Kind {
    using Word = std::uint32_t;
    static constexpr std::size_t kRounds = 64;
    static constexpr std::array<Word, 8> kStart { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
        0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
    static constexpr std::array<int, 3> kSum0 { 2, 13, 22 };
    static constexpr std::array<int, 3> kSum1 { 6, 11, 25 };
    static constexpr std::array<int, 3> kSmall0 { 7, 18, 3 }; ///< two rotations, one shift
    static constexpr std::array<int, 3> kSmall1 { 17, 19, 10 };
    static Word constant(std::size_t round) { return static_cast<Word>(kRoundConstants[round] >> 32); }
};

struct Sha512Kind {
    using Word = std::uint64_t;
    static constexpr std::size_t kRounds = 80;
    static constexpr std::array<Word, 8> kStart { 0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
        0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179 };
    static constexpr std::array<int, 3> kSum0 { 28, 34, 39 };
    static constexpr std::array<int, 3> kSum1 { 14, 18, 41 };
    static constexpr std::array<int, 3> kSmall0 { 1, 8, 7 };
    static constexpr std::array<int, 3> kSmall1 { 19, 61, 6 };
    static Word constant(std::size_t round) { return kRoundConstants[round]; }
};

template<class Kind>
class Sha2 {
public:
    using Word = typename Kind::Word;
    static constexpr std::size_t kBlock = 16 * sizeof(Word);

    ~Sha2()
    {
        platformWipe({ reinterpret_cast<std::uint8_t*>(m_words.data()), sizeof(m_words) });
        platformWipe(m_last);
    }

    void hash(std::span<const std::uint8_t> data, std::span<std::uint8_t> out)
    {
        const std::size_t whole = data.size() / kBlock * kBlock;
        for (std::size_t at = 0; at < whole; at += kBlock)
            block(data.subspan(at, kBlock));
        const std::span<const std::uint8_t> rest = data.subspan(whole);
        for (std::size_t i = 0; i < rest.size(); ++i)
            m_last[i] = rest[i];
        m_last[rest.size()] = 0x80;
        // The length in bits stands at the end, in two words of which inputs here need eight bytes.
        const std::size_t blocks = rest.size() + 1 + 2 * sizeof(Word) <= kBlock ? 1 : 2;
        const std::uint64_t bits = std::uint64_t(data.size()) * 8;
        for (std::size_t i = 0; i < 8; ++i)
            m_last[blocks * kBlock - 1 - i] = static_cast<std::uint8_t>(bits >> (8 * i));
        for (std::size_t i = 0; i < blocks; ++i)
            block(std::span<const std::uint8_t>(m_last).subspan(i * kBlock, kBlock));
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = static_cast<std::uint8_t>(
                m_state[i / sizeof(Word)] >> (8 * (sizeof(Word) - 1 - i % sizeof(Word))));
    }

private:
    static Word turned(Word x, const std::array<int, 3>& by)
    {
        return std::rotr(x, by[0]) ^ std::rotr(x, by[1]) ^ std::rotr(x, by[2]);
    }

    static Word mixed(Word x, const std::array<int, 3>& by)
    {
        return std::rotr(x, by[0]) ^ std::rotr(x, by[1]) ^ (x >> by[2]);
    }

    void block(std::span<const std::uint8_t> bytes)
    {
        for (std::size_t i = 0; i < 16; ++i) {
            Word word = 0;
            for (std::size_t j = 0; j < sizeof(Word); ++j)
                word = static_cast<Word>(word << 8) | bytes[i * sizeof(Word) + j];
            m_words[i] = word;
        }
        for (std::size_t i = 16; i < Kind::kRounds; ++i)
            m_words[i] = mixed(m_words[i - 2], Kind::kSmall1) + m_words[i - 7]
                + mixed(m_words[i - 15], Kind::kSmall0) + m_words[i - 16];
        auto [a, b, c, d, e, f, g, h] = m_state;
        for (std::size_t i = 0; i < Kind::kRounds; ++i) {
            const Word first =
                h + turned(e, Kind::kSum1) + ((e & f) ^ (~e & g)) + Kind::constant(i) + m_words[i];
            const Word second = turned(a, Kind::kSum0) + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        const std::array<Word, 8> after { a, b, c, d, e, f, g, h };
        for (std::size_t i = 0; i < after.size(); ++i)
            m_state[i] += after[i];
    }

    std::array<Word, 8> m_state = Kind::kStart;
    std::array<Word, Kind::kRounds> m_words {};
    std::array<std::uint8_t, 2 * kBlock> m_last {};
};

} // namespace

void sha256(std::span<const std::uint8_t> data, std::span<std::uint8_t, 32> out)
{
    Sha2<Sha256Kind>().hash(data, out);
}

void sha512(std::span<const std::uint8_t> data, std::span<std::uint8_t, 64> out)
{
    Sha2<Sha512Kind>().hash(data, out);
}

} // namespace maru::voting::wasm
