// SPDX-License-Identifier: Apache-2.0
// Hangul arithmetic: Unicode 15.0, chapter 3.12.
#include "admin-console/shell/text_match.h"

#include <QStringList>

#include <algorithm>
#include <string_view>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr char16_t kFirstSyllable = 0xac00;
constexpr char16_t kLastSyllable = 0xd7a3;
constexpr char16_t kVowels = 21;
constexpr char16_t kFinals = 28;
/// Compatibility jamo of the 19 initial consonants, in the order of the syllables.
constexpr std::u16string_view kInitials = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

constexpr int kExactScore = 1000;
constexpr int kStartScore = 800;
constexpr int kWordStartScore = 600;
constexpr int kInsideScore = 400;
constexpr int kScatteredScore = 100;
constexpr int kShortestScattered = 2;

bool isSyllable(char16_t c)
{
    return c >= kFirstSyllable && c <= kLastSyllable;
}

bool isInitial(char16_t c)
{
    return kInitials.find(c) != std::u16string_view::npos;
}

char16_t initialOf(char16_t syllable)
{
    return kInitials[static_cast<std::size_t>((syllable - kFirstSyllable) / (kVowels * kFinals))];
}

/// `typed` may be an initial consonant, and the last syllable may still lack its final consonant.
bool fits(char16_t typed, char16_t there, bool isLast)
{
    if (typed == there)
        return true;
    if (!isSyllable(there))
        return false;
    if (isInitial(typed))
        return initialOf(there) == typed;
    if (!isLast || !isSyllable(typed))
        return false;
    const auto withoutFinal = [](char16_t c) { return (c - kFirstSyllable) / kFinals; };
    return (typed - kFirstSyllable) % kFinals == 0 && withoutFinal(typed) == withoutFinal(there);
}

bool fitsAt(const QString& typed, const QString& name, qsizetype at)
{
    for (qsizetype i = 0; i < typed.size(); ++i) {
        if (!fits(typed.at(i).unicode(), name.at(at + i).unicode(), i + 1 == typed.size()))
            return false;
    }
    return true;
}

std::optional<int> scoreOfWord(const QString& typed, const QString& name)
{
    int best = 0;
    for (qsizetype at = 0; at + typed.size() <= name.size(); ++at) {
        if (!fitsAt(typed, name, at))
            continue;
        const bool isWordStart = at > 0 && !name.at(at - 1).isLetterOrNumber();
        const int score = at == 0 ? (typed.size() == name.size() ? kExactScore : kStartScore)
            : isWordStart         ? kWordStartScore
                                  : kInsideScore;
        best = std::max(best, score - static_cast<int>(std::min<qsizetype>(name.size(), 90)));
    }
    if (best > 0)
        return best;
    // Scattered letters: only for Latin ones, where people type "crca"; a word must begin with the first.
    const bool isLatin = std::all_of(
        typed.begin(), typed.end(), [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); });
    if (!isLatin || typed.size() < kShortestScattered)
        return std::nullopt;
    qsizetype at = 0;
    int gaps = 0;
    for (qsizetype i = 0; i < typed.size(); ++i) {
        const qsizetype from = at;
        while (at < name.size()
            && (name.at(at) != typed.at(i) || (i == 0 && at > 0 && name.at(at - 1).isLetterOrNumber())))
            ++at;
        if (at == name.size())
            return std::nullopt;
        if (i > 0 && at > from)
            ++gaps;
        ++at;
    }
    return std::max(1, kScatteredScore - 10 * gaps);
}

} // namespace

std::optional<int> matchScore(const QString& typed, const QString& name)
{
    const QString folded = name.toCaseFolded().normalized(QString::NormalizationForm_C);
    int sum = 0;
    const QStringList words =
        typed.toCaseFolded().normalized(QString::NormalizationForm_C).split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const auto score = scoreOfWord(word, folded);
        if (!score)
            return std::nullopt;
        sum += *score;
    }
    return words.isEmpty() ? 0 : sum / static_cast<int>(words.size());
}

bool hasInitials(const QString& typed)
{
    return std::any_of(typed.begin(), typed.end(), [](QChar c) { return isInitial(c.unicode()); });
}

} // namespace maru::console
