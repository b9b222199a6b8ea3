// SPDX-License-Identifier: Apache-2.0
// The writers: canonical (RFC 8785) and indented.
#include "shared/base/json.h"

#include <charconv>

namespace maru::base {
namespace {

void writeString(std::string& out, std::string_view text)
{
    out.push_back('"');
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        out.append(text.data() + written, i - written);
        written = i + 1;
        out.push_back('\\');
        switch (byte) {
        case '"':
        case '\\':
            out.push_back(static_cast<char>(byte));
            break;
        case '\b':
            out.push_back('b');
            break;
        case '\f':
            out.push_back('f');
            break;
        case '\n':
            out.push_back('n');
            break;
        case '\r':
            out.push_back('r');
            break;
        case '\t':
            out.push_back('t');
            break;
        default:
            out.append("u00");
            out.push_back(byte < 0x10 ? '0' : '1');
            out.push_back("0123456789abcdef"[byte & 15]);
        }
    }
    out.append(text.data() + written, text.size() - written);
    out.push_back('"');
}

void writeInteger(std::string& out, std::int64_t value)
{
    // A larger number would be text that no reader of the chain accepts.
    MARU_ASSERT(value >= -kMaxSafeInteger && value <= kMaxSafeInteger);
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, static_cast<std::size_t>(end - digits));
}

/// Returns false for containers, which the two writers lay out differently.
bool writeScalar(std::string& out, const Json& value)
{
    switch (value.type()) {
    case Json::Type::Null:
        out.append("null");
        return true;
    case Json::Type::Boolean:
        out.append(value.asBoolean() ? "true" : "false");
        return true;
    case Json::Type::Integer:
        writeInteger(out, value.asInteger());
        return true;
    case Json::Type::String:
        writeString(out, value.asString());
        return true;
    case Json::Type::Array:
    case Json::Type::Object:
        break;
    }
    return false;
}

void writeCanonical(std::string& out, const Json& value)
{
    if (writeScalar(out, value))
        return;
    bool first = true;
    if (value.isArray()) {
        out.push_back('[');
        for (const Json& item : value.asArray()) {
            if (!first)
                out.push_back(',');
            first = false;
            writeCanonical(out, item);
        }
        out.push_back(']');
        return;
    }
    out.push_back('{');
    for (const auto& [key, member] : value.asObject()) {
        if (!first)
            out.push_back(',');
        first = false;
        writeString(out, key);
        out.push_back(':');
        writeCanonical(out, member);
    }
    out.push_back('}');
}

void newLine(std::string& out, std::size_t depth)
{
    out.push_back('\n');
    out.append(depth * 2, ' ');
}

void writePretty(std::string& out, const Json& value, std::size_t depth)
{
    if (writeScalar(out, value))
        return;
    bool first = true;
    if (value.isArray()) {
        out.push_back('[');
        for (const Json& item : value.asArray()) {
            if (!first)
                out.push_back(',');
            first = false;
            newLine(out, depth + 1);
            writePretty(out, item, depth + 1);
        }
        if (!first)
            newLine(out, depth);
        out.push_back(']');
        return;
    }
    out.push_back('{');
    for (const auto& [key, member] : value.asObject()) {
        if (!first)
            out.push_back(',');
        first = false;
        newLine(out, depth + 1);
        writeString(out, key);
        out.append(": ");
        writePretty(out, member, depth + 1);
    }
    if (!first)
        newLine(out, depth);
    out.push_back('}');
}

} // namespace

std::string canonical(const Json& value)
{
    std::string out;
    out.reserve(512);
    writeCanonical(out, value);
    return out;
}

std::string pretty(const Json& value)
{
    std::string out;
    writePretty(out, value, 0);
    return out;
}

} // namespace maru::base
