// SPDX-License-Identifier: Apache-2.0
// Syllables of Unicode chapter 3.12: code = 0xAC00 + (initial * 21 + vowel) * 28 + final.
#include "citizen-portal-backend/api/hangul.h"

#include <algorithm>
#include <array>
#include <optional>

namespace maru::portal {
namespace {

constexpr char32_t kFirstSyllable = 0xAC00;
constexpr char32_t kLastSyllable = 0xD7A3;
constexpr char32_t kVowels = 21;
constexpr char32_t kFinals = 28;
constexpr char32_t kInitials = 19;

/// Compatibility letters (U+3131...) of the 19 initials, in their order.
constexpr std::array<char32_t, kInitials> kInitialLetters { U'ㄱ', U'ㄲ', U'ㄴ', U'ㄷ', U'ㄸ', U'ㄹ', U'ㅁ',
    U'ㅂ', U'ㅃ', U'ㅅ', U'ㅆ', U'ㅇ', U'ㅈ', U'ㅉ', U'ㅊ', U'ㅋ', U'ㅌ', U'ㅍ', U'ㅎ' };

struct Final {
    char32_t first; ///< what stays with the syllable when the last consonant moves on, 0 = nothing
    char32_t last; ///< the consonant that may begin the next syllable
};
/// The 27 finals: "간" typed on to "가나" passes here.
constexpr std::array<Final, kFinals> kFinalParts { { { 0, 0 }, { 0, U'ㄱ' }, { 0, U'ㄲ' }, { U'ㄱ', U'ㅅ' },
    { 0, U'ㄴ' }, { U'ㄴ', U'ㅈ' }, { U'ㄴ', U'ㅎ' }, { 0, U'ㄷ' }, { 0, U'ㄹ' }, { U'ㄹ', U'ㄱ' },
    { U'ㄹ', U'ㅁ' }, { U'ㄹ', U'ㅂ' }, { U'ㄹ', U'ㅅ' }, { U'ㄹ', U'ㅌ' }, { U'ㄹ', U'ㅍ' },
    { U'ㄹ', U'ㅎ' }, { 0, U'ㅁ' }, { 0, U'ㅂ' }, { U'ㅂ', U'ㅅ' }, { 0, U'ㅅ' }, { 0, U'ㅆ' }, { 0, U'ㅇ' },
    { 0, U'ㅈ' }, { 0, U'ㅊ' }, { 0, U'ㅋ' }, { 0, U'ㅌ' }, { 0, U'ㅍ' }, { 0, U'ㅎ' } } };

struct Cluster {
    char32_t letter;
    char32_t first;
    char32_t second;
};
constexpr std::array kClusters { Cluster { U'ㄳ', U'ㄱ', U'ㅅ' }, Cluster { U'ㄵ', U'ㄴ', U'ㅈ' },
    Cluster { U'ㄶ', U'ㄴ', U'ㅎ' }, Cluster { U'ㄺ', U'ㄹ', U'ㄱ' }, Cluster { U'ㄻ', U'ㄹ', U'ㅁ' },
    Cluster { U'ㄼ', U'ㄹ', U'ㅂ' }, Cluster { U'ㄽ', U'ㄹ', U'ㅅ' }, Cluster { U'ㄾ', U'ㄹ', U'ㅌ' },
    Cluster { U'ㄿ', U'ㄹ', U'ㅍ' }, Cluster { U'ㅀ', U'ㄹ', U'ㅎ' }, Cluster { U'ㅄ', U'ㅂ', U'ㅅ' } };

bool isSyllable(char32_t letter)
{
    return letter >= kFirstSyllable && letter <= kLastSyllable;
}

std::optional<char32_t> initialOf(char32_t letter)
{
    if (!isSyllable(letter))
        return std::nullopt;
    return kInitialLetters[(letter - kFirstSyllable) / (kVowels * kFinals)];
}

char32_t finalIndexOf(char32_t syllable)
{
    return (syllable - kFirstSyllable) % kFinals;
}

char32_t withFinal(char32_t syllable, char32_t final)
{
    return syllable - finalIndexOf(syllable) + final;
}

char32_t finalIndexOfLetter(char32_t letter)
{
    for (char32_t i = 1; i < kFinals; ++i)
        if (kFinalParts[i].first == 0 && kFinalParts[i].last == letter)
            return i;
    return 0;
}

bool isSpace(char32_t letter)
{
    return letter <= 0x20 || (letter >= 0x7F && letter <= 0xA0) || (letter >= 0x2000 && letter <= 0x200F)
        || (letter >= 0x2028 && letter <= 0x202F) || letter == 0x205F || letter == 0x2060 || letter == 0x3000
        || letter == 0xFEFF;
}

char32_t folded(char32_t letter)
{
    if (letter >= 0xFF01 && letter <= 0xFF5E)
        letter -= 0xFEE0;
    if (letter >= U'A' && letter <= U'Z')
        letter += 0x20;
    return letter;
}

/// One code point from `bytes` at `at`; nothing for what RFC 3629 does not allow.
std::optional<char32_t> decodeOne(std::string_view bytes, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) {
        ++at;
        return first;
    }
    std::size_t more = 0;
    char32_t value = 0;
    if (first >= 0xC2 && first <= 0xDF) {
        more = 1;
        value = first & 0x1Fu;
    } else if (first >= 0xE0 && first <= 0xEF) {
        more = 2;
        value = first & 0x0Fu;
    } else if (first >= 0xF0 && first <= 0xF4) {
        more = 3;
        value = first & 0x07u;
    } else {
        return std::nullopt;
    }
    if (bytes.size() - at <= more)
        return std::nullopt;
    for (std::size_t i = 1; i <= more; ++i) {
        if ((byte(at + i) & 0xC0u) != 0x80u)
            return std::nullopt;
        value = (value << 6u) | (byte(at + i) & 0x3Fu);
    }
    const bool isOverlong = (more == 2 && value < 0x800) || (more == 3 && value < 0x10000);
    if (isOverlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return std::nullopt;
    at += more + 1;
    return value;
}

/// Puts conjoining letters (U+1100...) together, as systems that store names in NFD send them.
bool joinTo(std::u32string& letters, char32_t next)
{
    if (letters.empty())
        return false;
    char32_t& last = letters.back();
    if (next >= 0x1161 && next < 0x1161 + kVowels && last >= 0x1100 && last < 0x1100 + kInitials) {
        last = kFirstSyllable + ((last - 0x1100) * kVowels + (next - 0x1161)) * kFinals;
        return true;
    }
    if (next > 0x11A7 && next < 0x11A7 + kFinals && isSyllable(last) && finalIndexOf(last) == 0) {
        last += next - 0x11A7;
        return true;
    }
    return false;
}

/// Clusters become two letters; a conjoining initial that stands alone becomes its compatibility letter.
SearchText apart(const SearchText& text)
{
    SearchText result;
    const auto add = [&result](char32_t letter, bool isStart) {
        result.letters.push_back(letter);
        result.isWordStart.push_back(isStart);
    };
    for (std::size_t i = 0; i < text.letters.size(); ++i) {
        const char32_t letter = text.letters[i];
        const auto cluster = std::find_if(kClusters.begin(), kClusters.end(),
            [letter](const Cluster& one) { return one.letter == letter; });
        if (cluster != kClusters.end()) {
            add(cluster->first, text.isWordStart[i]);
            add(cluster->second, false);
        } else if (letter >= 0x1100 && letter < 0x1100 + kInitials) {
            add(kInitialLetters[letter - 0x1100], text.isWordStart[i]);
        } else {
            add(letter, text.isWordStart[i]);
        }
    }
    return result;
}

struct Step {
    bool isMatch = false;
    bool isLiteral = false;
    std::size_t used = 1;
};

/// How a typed letter meets the text at `at`; the last one may be an unfinished syllable.
Step meet(const std::u32string& text, std::size_t at, char32_t typed, bool isLast)
{
    const char32_t letter = text[at];
    if (letter == typed)
        return { true, true, 1 };
    if (const auto initial = initialOf(letter); initial && *initial == typed)
        return { true, false, 1 };
    if (!isLast || !isSyllable(typed))
        return {};
    const char32_t final = finalIndexOf(typed);
    if (final == 0) {
        const bool isBegun = isSyllable(letter) && withFinal(letter, 0) == typed;
        return { isBegun, false, 1 };
    }
    // "아픙" on the way to "아프이": the final consonant already belongs to the next syllable.
    const Final& parts = kFinalParts[final];
    const char32_t kept = parts.first == 0 ? 0 : finalIndexOfLetter(parts.first);
    if (letter == withFinal(typed, kept) && at + 1 < text.size() && initialOf(text[at + 1]) == parts.last)
        return { true, false, 2 };
    // "안" on the way to "앉": the first half of a double final.
    if (isSyllable(letter) && withFinal(letter, 0) == withFinal(typed, 0)
        && kFinalParts[finalIndexOf(letter)].first == parts.last && parts.first == 0)
        return { true, false, 1 };
    return {};
}

std::optional<bool> matchAt(const std::u32string& text, std::size_t at, const std::u32string& term)
{
    bool isLiteral = true;
    for (std::size_t i = 0; i < term.size(); ++i) {
        if (at >= text.size())
            return std::nullopt;
        const Step step = meet(text, at, term[i], i + 1 == term.size());
        if (!step.isMatch)
            return std::nullopt;
        isLiteral = isLiteral && step.isLiteral;
        at += step.used;
    }
    return isLiteral;
}

} // namespace

base::Result<SearchText> searchText(std::string_view utf8)
{
    SearchText text;
    bool isStart = true;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto letter = decodeOne(utf8, at);
        if (!letter)
            return base::refused("portal.query", "q", "not UTF-8");
        if (isSpace(*letter)) {
            isStart = true;
            continue;
        }
        if (!isStart && joinTo(text.letters, *letter))
            continue;
        text.letters.push_back(folded(*letter));
        text.isWordStart.push_back(isStart);
        isStart = false;
    }
    return apart(text);
}

std::u32string initialsOf(const SearchText& text)
{
    std::u32string initials;
    for (const char32_t letter : text.letters)
        initials.push_back(initialOf(letter).value_or(letter));
    return initials;
}

Match findTerm(const SearchText& text, const std::u32string& typed)
{
    Match best;
    if (typed.empty())
        return best;
    for (std::size_t at = 0; at < text.letters.size(); ++at) {
        const auto literal = matchAt(text.letters, at, typed);
        if (!literal)
            continue;
        const MatchPlace place = at == 0 ? MatchPlace::Start
            : text.isWordStart[at]       ? MatchPlace::WordStart
                                         : MatchPlace::Inside;
        const bool isBetter = best.place == MatchPlace::None || place < best.place
            || (place == best.place && *literal && !best.isLiteral);
        if (isBetter)
            best = { place, *literal, at };
    }
    return best;
}

} // namespace maru::portal
