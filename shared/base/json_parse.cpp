// SPDX-License-Identifier: Apache-2.0
// The parser of the I-JSON subset: recursive to a limited depth, one pass, no exceptions.
#include "shared/base/json.h"

namespace maru::base {
namespace {

/// Bytes of the well-formed UTF-8 sequence at the start of `text` (Unicode 15.0 table 3-7), or 0.
std::size_t utf8SequenceSize(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i, unsigned low, unsigned high) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return follows(1, 0x80, 0xBF) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = lead == 0xED ? 0x9F : 0xBF; // no surrogates
        return follows(1, low, high) && follows(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
        return follows(1, low, high) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

void appendUtf8(std::string& out, std::uint32_t point)
{
    const auto push = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (point < 0x80) {
        push(point);
    } else if (point < 0x800) {
        push(0xC0 | point >> 6);
        push(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        push(0xE0 | point >> 12);
        push(0x80 | (point >> 6 & 0x3F));
        push(0x80 | (point & 0x3F));
    } else {
        push(0xF0 | point >> 18);
        push(0x80 | (point >> 12 & 0x3F));
        push(0x80 | (point >> 6 & 0x3F));
        push(0x80 | (point & 0x3F));
    }
}

class Parser {
public:
    Parser(std::string_view text, const JsonLimits& limits) : m_text(text), m_limits(limits) { }

    Result<Json> run()
    {
        Json value;
        skipSpace();
        if (parseValue(value, 0)) {
            skipSpace();
            if (m_at == m_text.size())
                return value;
            fail("json.syntax", "text after the value");
        }
        std::string detail = std::string(m_detail) + " at byte " + std::to_string(m_at);
        return refused(m_code, std::move(m_path), std::move(detail));
    }

private:
    bool fail(const char* code, const char* detail)
    {
        m_code = code;
        m_detail = detail;
        return false;
    }

    bool failIn(std::string_view segment)
    {
        // Segments are put in front while the calls return, so a good text never pays for its paths.
        const bool joins = m_path.empty() || m_path.front() == '[';
        m_path.insert(0, joins ? std::string(segment) : std::string(segment) + '.');
        return false;
    }

    bool failInItem(std::size_t index) { return failIn('[' + std::to_string(index) + ']'); }

    bool isAtEnd() const { return m_at >= m_text.size(); }
    char peek() const { return isAtEnd() ? '\0' : m_text[m_at]; }

    bool take(char c)
    {
        if (isAtEnd() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    bool takeWord(std::string_view word)
    {
        if (m_text.substr(m_at, word.size()) != word)
            return fail("json.syntax", "value expected");
        m_at += word.size();
        return true;
    }

    void skipSpace()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
                return;
            ++m_at;
        }
    }

    bool countItem()
    {
        if (++m_items > m_limits.maxItems)
            return fail("json.too_many", "too many members and elements");
        return true;
    }

    bool parseValue(Json& out, int depth)
    {
        switch (peek()) {
        case '{':
            return parseObject(out, depth + 1);
        case '[':
            return parseArray(out, depth + 1);
        case '"': {
            std::string text;
            if (!parseString(text))
                return false;
            out = Json(std::move(text));
            return true;
        }
        case 't':
            out = Json(true);
            return takeWord("true");
        case 'f':
            out = Json(false);
            return takeWord("false");
        case 'n':
            out = Json();
            return takeWord("null");
        default:
            return parseNumber(out);
        }
    }

    bool parseObject(Json& out, int depth)
    {
        if (depth > m_limits.maxDepth)
            return fail("json.too_deep", "nested too deeply");
        ++m_at;
        Json::Object members;
        skipSpace();
        if (!take('}')) {
            std::string key;
            do {
                skipSpace();
                key.clear();
                if (!countItem() || !parseKey(key))
                    return false;
                skipSpace();
                if (!take(':')) {
                    fail("json.syntax", "':' expected");
                    return failIn(key);
                }
                skipSpace();
                // Canonical text comes in order, so the end is nearly always the right place.
                const std::size_t before = members.size();
                const auto place = members.emplace_hint(members.end(), key, Json());
                if (members.size() == before) {
                    fail("json.duplicate_key", "the same key twice");
                    return failIn(key);
                }
                if (!parseValue(place->second, depth))
                    return failIn(key);
                skipSpace();
            } while (take(','));
            if (!take('}'))
                return fail("json.syntax", "',' or '}' expected");
        }
        out = Json(std::move(members));
        return true;
    }

    bool parseKey(std::string& key)
    {
        if (peek() != '"')
            return fail("json.syntax", "member name expected");
        return parseString(key);
    }

    bool parseArray(Json& out, int depth)
    {
        if (depth > m_limits.maxDepth)
            return fail("json.too_deep", "nested too deeply");
        ++m_at;
        Json::Array items;
        skipSpace();
        if (!take(']')) {
            do {
                skipSpace();
                if (!countItem())
                    return false;
                items.emplace_back();
                if (!parseValue(items.back(), depth))
                    return failInItem(items.size() - 1);
                skipSpace();
            } while (take(','));
            if (!take(']'))
                return fail("json.syntax", "',' or ']' expected");
        }
        out = Json(std::move(items));
        return true;
    }

    bool parseNumber(Json& out)
    {
        const bool negative = take('-');
        const std::size_t first = m_at;
        std::int64_t value = 0;
        while (peek() >= '0' && peek() <= '9') {
            if (m_at - first >= 16)
                return fail("json.number", "beyond 2^53-1");
            value = value * 10 + (m_text[m_at++] - '0');
        }
        const std::size_t digits = m_at - first;
        if (digits == 0)
            return fail("json.syntax", "value expected");
        if (digits > 1 && m_text[first] == '0')
            return fail("json.number", "leading zero");
        if (peek() == '.' || peek() == 'e' || peek() == 'E')
            return fail("json.number", "not an integer");
        if (value > kMaxSafeInteger)
            return fail("json.number", "beyond 2^53-1");
        if (negative && value == 0)
            return fail("json.number", "minus zero");
        out = Json(negative ? -value : value);
        return true;
    }

    bool parseString(std::string& out)
    {
        ++m_at;
        while (true) {
            const std::size_t runStart = m_at;
            while (m_at < m_text.size()) {
                const auto byte = static_cast<unsigned char>(m_text[m_at]);
                if (byte >= 0x80) {
                    const std::size_t size = utf8SequenceSize(m_text.substr(m_at));
                    if (size == 0)
                        return fail("json.utf8", "invalid UTF-8");
                    m_at += size;
                } else if (byte < 0x20 || byte == '"' || byte == '\\') {
                    break;
                } else {
                    ++m_at;
                }
            }
            if (out.size() + (m_at - runStart) > m_limits.maxStringBytes)
                return fail("json.too_long", "string too long");
            out.append(m_text.data() + runStart, m_at - runStart);
            if (isAtEnd())
                return fail("json.syntax", "string without an end");
            if (take('"'))
                return true;
            if (!take('\\'))
                return fail("json.syntax", "control character in a string");
            if (!parseEscape(out))
                return false;
        }
    }

    bool parseEscape(std::string& out)
    {
        const char c = peek();
        ++m_at;
        switch (c) {
        case '"':
        case '\\':
        case '/':
            out.push_back(c);
            return true;
        case 'b':
            out.push_back('\b');
            return true;
        case 'f':
            out.push_back('\f');
            return true;
        case 'n':
            out.push_back('\n');
            return true;
        case 'r':
            out.push_back('\r');
            return true;
        case 't':
            out.push_back('\t');
            return true;
        case 'u':
            return parseUnicodeEscape(out);
        default:
            return fail("json.syntax", "unknown escape");
        }
    }

    bool parseUnicodeEscape(std::string& out)
    {
        std::uint32_t unit = 0;
        if (!parseHexUnit(unit))
            return false;
        if (unit >= 0xDC00 && unit <= 0xDFFF)
            return fail("json.utf8", "lone surrogate");
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            std::uint32_t low = 0;
            if (m_text.substr(m_at, 2) != "\\u")
                return fail("json.utf8", "lone surrogate");
            m_at += 2;
            if (!parseHexUnit(low))
                return false;
            if (low < 0xDC00 || low > 0xDFFF)
                return fail("json.utf8", "lone surrogate");
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
        appendUtf8(out, unit);
        return true;
    }

    bool parseHexUnit(std::uint32_t& unit)
    {
        unit = 0;
        for (int i = 0; i < 4; ++i) {
            const char c = peek();
            std::uint32_t digit = 0;
            if (c >= '0' && c <= '9')
                digit = static_cast<std::uint32_t>(c - '0');
            else if (c >= 'a' && c <= 'f')
                digit = static_cast<std::uint32_t>(c - 'a' + 10);
            else if (c >= 'A' && c <= 'F')
                digit = static_cast<std::uint32_t>(c - 'A' + 10);
            else
                return fail("json.syntax", "four hex digits expected");
            unit = unit << 4 | digit;
            ++m_at;
        }
        return true;
    }

    std::string_view m_text;
    const JsonLimits& m_limits;
    std::size_t m_at = 0;
    std::size_t m_items = 0;
    const char* m_code = "json.syntax";
    const char* m_detail = "";
    std::string m_path;
};

} // namespace

Result<Json> parseJson(std::string_view text, const JsonLimits& limits)
{
    if (text.size() > limits.maxBytes)
        return refused("json.too_long", {}, std::to_string(text.size()) + " bytes");
    return Parser(text, limits).run();
}

Result<Json> parseCanonicalJson(std::string_view text, const JsonLimits& limits)
{
    MARU_TRY(value, parseJson(text, limits));
    if (canonical(value) != text)
        return refused("json.not_canonical");
    return value;
}

} // namespace maru::base
