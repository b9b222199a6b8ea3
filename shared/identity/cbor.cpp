// SPDX-License-Identifier: Apache-2.0
// Strict CBOR.
#include "shared/identity/cbor.h"

#include <algorithm>
#include <limits>

namespace maru::vc {

namespace {

base::Error badCbor(const char* why)
{
    return base::refused("vc.cbor", {}, why);
}

bool isUtf8(std::string_view text)
{
    std::size_t i = 0;
    while (i < text.size()) {
        const auto lead = static_cast<unsigned char>(text[i]);
        std::size_t more = 0;
        std::uint32_t code = lead;
        std::uint32_t least = 0;
        if (lead >= 0xf0 && lead < 0xf5) {
            more = 3;
            code = lead & 0x07U;
            least = 0x10000;
        } else if (lead >= 0xe0 && lead < 0xf0) {
            more = 2;
            code = lead & 0x0fU;
            least = 0x800;
        } else if (lead >= 0xc2 && lead < 0xe0) {
            more = 1;
            code = lead & 0x1fU;
            least = 0x80;
        } else if (lead >= 0x80) {
            return false;
        }
        if (i + more >= text.size())
            return false;
        for (std::size_t k = 1; k <= more; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xc0U) != 0x80)
                return false;
            code = (code << 6) | (next & 0x3fU);
        }
        if (code < least || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
            return false;
        i += more + 1;
    }
    return true;
}

class CborReader {
public:
    CborReader(base::ByteView bytes, const CborLimits& limits) : m_bytes(bytes), m_limits(limits) { }

    base::Result<Cbor> read(int depth)
    {
        if (depth > m_limits.maxDepth)
            return badCbor("too deep");
        if (++m_items > m_limits.maxItems)
            return badCbor("too many items");
        if (m_at >= m_bytes.size())
            return badCbor("cut off");
        const unsigned head = m_bytes[m_at++];
        const unsigned major = head >> 5;
        if (major == 7)
            return simple(head & 0x1fU);
        MARU_TRY(argument, readArgument(head & 0x1fU));
        switch (major) {
        case 0:
        case 1:
            if (argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
                return badCbor("number too large");
            return Cbor(
                major == 0 ? static_cast<std::int64_t>(argument) : -1 - static_cast<std::int64_t>(argument));
        case 2: {
            MARU_TRY(bytes, take(argument));
            return Cbor(base::Bytes(bytes.begin(), bytes.end()));
        }
        case 3: {
            MARU_TRY(bytes, take(argument));
            if (!isUtf8(base::asText(bytes)))
                return badCbor("no UTF-8");
            return Cbor(std::string(base::asText(bytes)));
        }
        case 4:
            return readList(argument, depth);
        case 5:
            return readMap(argument, depth);
        default:
            return badCbor("tag");
        }
    }

    std::size_t position() const { return m_at; }

private:
    base::Result<std::uint64_t> readArgument(unsigned info)
    {
        if (info < 24)
            return std::uint64_t { info };
        if (info > 27)
            return badCbor("indefinite or reserved length");
        const std::size_t size = std::size_t { 1 } << (info - 24);
        MARU_TRY(bytes, take(size));
        std::uint64_t value = 0;
        for (const std::uint8_t byte : bytes)
            value = (value << 8) | byte;
        const std::uint64_t least = info == 24 ? 24 : std::uint64_t { 1 } << (8 * (size / 2));
        if (value < least)
            return badCbor("not the shortest form");
        return value;
    }

    base::Result<base::ByteView> take(std::uint64_t size)
    {
        if (size > m_bytes.size() - m_at)
            return badCbor("cut off");
        const base::ByteView part = m_bytes.subspan(m_at, static_cast<std::size_t>(size));
        m_at += static_cast<std::size_t>(size);
        return part;
    }

    static base::Result<Cbor> simple(unsigned info)
    {
        if (info == 20 || info == 21)
            return Cbor(info == 21);
        if (info == 22)
            return Cbor();
        return badCbor("float or unknown simple value");
    }

    base::Result<Cbor> readList(std::uint64_t count, int depth)
    {
        // Each item takes a byte at least: a length that cannot be true costs nothing.
        if (count > m_bytes.size() - m_at)
            return badCbor("cut off");
        Cbor::Array items;
        for (std::uint64_t i = 0; i < count; ++i) {
            MARU_TRY(item, read(depth + 1));
            items.push_back(std::move(item));
        }
        return Cbor(std::move(items));
    }

    base::Result<Cbor> readMap(std::uint64_t count, int depth)
    {
        if (count > (m_bytes.size() - m_at) / 2)
            return badCbor("cut off");
        Cbor::Map members;
        for (std::uint64_t i = 0; i < count; ++i) {
            MARU_TRY(key, read(depth + 1));
            if (key.integer() == nullptr && key.text() == nullptr)
                return badCbor("a key is a number or text");
            const bool isKnown = std::any_of(
                members.begin(), members.end(), [&key](const auto& member) { return member.first == key; });
            if (isKnown)
                return badCbor("a key occurs twice");
            MARU_TRY(value, read(depth + 1));
            members.emplace_back(std::move(key), std::move(value));
        }
        return Cbor(std::move(members));
    }

    base::ByteView m_bytes;
    const CborLimits& m_limits;
    std::size_t m_at = 0;
    std::size_t m_items = 0;
};

void writeHead(base::Bytes& out, unsigned major, std::uint64_t value)
{
    const auto first = [major](unsigned info) { return static_cast<std::uint8_t>((major << 5) | info); };
    if (value < 24) {
        out.push_back(first(static_cast<unsigned>(value)));
        return;
    }
    unsigned info = 24;
    std::size_t size = 1;
    while (size < 8 && value >> (8 * size) != 0) {
        size *= 2;
        ++info;
    }
    out.push_back(first(info));
    for (std::size_t i = size; i-- > 0;)
        out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void write(base::Bytes& out, const Cbor& value)
{
    if (const std::int64_t* number = value.integer()) {
        if (*number >= 0)
            writeHead(out, 0, static_cast<std::uint64_t>(*number));
        else
            writeHead(out, 1, static_cast<std::uint64_t>(-1 - *number));
    } else if (const base::Bytes* bytes = value.bytes()) {
        writeHead(out, 2, bytes->size());
        out.insert(out.end(), bytes->begin(), bytes->end());
    } else if (const std::string* text = value.text()) {
        writeHead(out, 3, text->size());
        out.insert(out.end(), text->begin(), text->end());
    } else if (const Cbor::Array* array = value.array()) {
        writeHead(out, 4, array->size());
        for (const Cbor& item : *array)
            write(out, item);
    } else if (const Cbor::Map* map = value.map()) {
        writeHead(out, 5, map->size());
        for (const auto& [key, member] : *map) {
            write(out, key);
            write(out, member);
        }
    } else if (const bool* truth = value.boolean()) {
        out.push_back(*truth ? 0xf5 : 0xf4);
    } else {
        out.push_back(0xf6);
    }
}

} // namespace

const Cbor* Cbor::find(std::int64_t key) const
{
    if (const Map* members = map()) {
        for (const auto& [name, value] : *members) {
            if (name.integer() != nullptr && *name.integer() == key)
                return &value;
        }
    }
    return nullptr;
}

const Cbor* Cbor::find(std::string_view key) const
{
    if (const Map* members = map()) {
        for (const auto& [name, value] : *members) {
            if (name.text() != nullptr && *name.text() == key)
                return &value;
        }
    }
    return nullptr;
}

base::Result<CborRead> readCbor(base::ByteView bytes, const CborLimits& limits)
{
    if (bytes.size() > limits.maxBytes)
        return badCbor("too long");
    CborReader reader(bytes, limits);
    MARU_TRY(value, reader.read(1));
    return CborRead { std::move(value), reader.position() };
}

base::Result<Cbor> parseCbor(base::ByteView bytes, const CborLimits& limits)
{
    MARU_TRY(read, readCbor(bytes, limits));
    if (read.length != bytes.size())
        return badCbor("something behind the value");
    return std::move(read.value);
}

base::Bytes encodeCbor(const Cbor& value)
{
    base::Bytes out;
    write(out, value);
    return out;
}

} // namespace maru::vc
