// SPDX-License-Identifier: Apache-2.0
// Trackers in Crockford's base 32.
#include "shared/voting/proofs/tracker.h"

namespace maru::voting {
namespace {

constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kTrackerLetters = 20;
constexpr std::size_t kTrackerGroup = 4;

} // namespace

std::string trackerOf(const BallotHash& hash)
{
    std::string text;
    std::uint32_t bits = 0;
    unsigned held = 0;
    std::size_t at = 0;
    for (std::size_t letter = 0; letter < kTrackerLetters; ++letter) {
        if (held < 5) {
            bits = (bits << 8) | hash[at++];
            held += 8;
        }
        if (letter != 0 && letter % kTrackerGroup == 0)
            text += '-';
        held -= 5;
        text += kCrockford[(bits >> held) & 31];
    }
    return text;
}

std::string normalisedTracker(std::string_view text)
{
    std::string tracker;
    std::size_t letters = 0;
    for (char c : text) {
        if (c == '-' || c == ' ')
            continue;
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O')
            c = '0';
        if (c == 'I' || c == 'L')
            c = '1';
        if (kCrockford.find(c) == std::string_view::npos || letters == kTrackerLetters)
            return {};
        if (letters != 0 && letters % kTrackerGroup == 0)
            tracker += '-';
        tracker += c;
        ++letters;
    }
    return letters == kTrackerLetters ? tracker : std::string();
}

} // namespace maru::voting
