// SPDX-License-Identifier: Apache-2.0
// Bounded one-line texts: see preview_text.h.
#include "citizen-portal-backend/api/preview_text.h"

#include <algorithm>

namespace maru::portal {
namespace {

/// Bytes of the UTF-8 sequence at the start of `text` (RFC 3629), 0 for one that is none.
std::size_t previewSequence(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80 ? 1
        : first >= 0xC2 && first < 0xE0     ? 2
        : first >= 0xE0 && first < 0xF0     ? 3
        : first >= 0xF0 && first < 0xF5     ? 4
                                            : 0;
    if (length == 0 || length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    const bool isOverlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    const bool isBeyond = (first == 0xED && byte(1) > 0x9F) || (first == 0xF4 && byte(1) > 0x8F);
    return isOverlong || isBeyond ? 0 : length;
}

/// Spaces, controls of ASCII and Latin-1, line and paragraph separators, and what turns the direction of a line. The joiners
/// of emoji and of some scripts (U+200C, U+200D) are letters here.
bool isPreviewSpace(std::string_view letter)
{
    if (letter.size() == 1)
        return static_cast<unsigned char>(letter[0]) <= 0x20 || letter[0] == 0x7F;
    if (letter.size() == 2)
        return letter[0] == '\xC2' && static_cast<unsigned char>(letter[1]) <= 0xA0;
    if (letter.size() != 3)
        return false;
    if (letter == "\xE3\x80\x80")
        return true;
    const auto last = static_cast<unsigned char>(letter[2]);
    if (letter.substr(0, 2) == "\xE2\x80")
        return last <= 0x8B || last == 0x8E || last == 0x8F || (last >= 0xA8 && last <= 0xAF);
    return letter.substr(0, 2) == "\xE2\x81" && last >= 0xA6 && last <= 0xA9;
}

} // namespace

std::string previewText(std::string_view text, std::size_t mostCharacters)
{
    std::string out;
    std::size_t count = 0;
    std::size_t lastStart = 0; // of the last character that still fits
    bool isSpaceDue = false;
    while (!text.empty()) {
        const std::size_t length = previewSequence(text);
        const std::string_view letter = text.substr(0, std::max<std::size_t>(length, 1));
        text.remove_prefix(letter.size());
        if (length == 0)
            continue;
        if (isPreviewSpace(letter)) {
            isSpaceDue = !out.empty();
            continue;
        }
        const std::size_t wanted = isSpaceDue ? 2 : 1;
        if (count + wanted > mostCharacters) {
            if (count == mostCharacters)
                out.resize(lastStart);
            while (!out.empty() && out.back() == ' ')
                out.pop_back();
            return mostCharacters == 0 ? std::string() : out + "…";
        }
        if (isSpaceDue)
            out += ' ';
        isSpaceDue = false;
        count += wanted;
        lastStart = out.size();
        out += letter;
    }
    return out;
}

std::string escapeHtml(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#x27;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

} // namespace maru::portal
