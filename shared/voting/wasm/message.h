// SPDX-License-Identifier: Apache-2.0
// How the page's JavaScript hands arguments to the module: items one after the other, each a length of four bytes
// (little-endian) and so many bytes; a number is an item of eight bytes, little-endian.
#pragma once

#include "shared/voting/group/platform.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace maru::voting::wasm {

/// Once an item is missing or has another length than asked for, everything after it is empty and good() says no.
class MessageReader {
public:
    explicit MessageReader(ByteView message) : m_rest(message) { }

    ByteView bytes()
    {
        if (!m_isGood || m_rest.size() < 4)
            return fail();
        std::size_t size = 0;
        for (std::size_t i = 0; i < 4; ++i)
            size |= static_cast<std::size_t>(m_rest[i]) << (8 * i);
        if (m_rest.size() - 4 < size)
            return fail();
        const ByteView item = m_rest.subspan(4, size);
        m_rest = m_rest.subspan(4 + size);
        return item;
    }

    template<std::size_t Size>
    std::array<std::uint8_t, Size> fixed()
    {
        std::array<std::uint8_t, Size> out {};
        const ByteView item = bytes();
        if (item.size() != Size) {
            fail();
            return out;
        }
        std::copy(item.begin(), item.end(), out.begin());
        return out;
    }

    std::string text()
    {
        const ByteView item = bytes();
        return std::string(reinterpret_cast<const char*>(item.data()), item.size());
    }

    std::uint64_t number()
    {
        const std::array<std::uint8_t, 8> item = fixed<8>();
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < 8; ++i)
            value |= std::uint64_t(item[i]) << (8 * i);
        return value;
    }

    /// Whether everything was there; at the end also that nothing is left.
    bool good() const { return m_isGood; }
    bool done() const { return m_isGood && m_rest.empty(); }

private:
    ByteView fail()
    {
        m_isGood = false;
        m_rest = {};
        return {};
    }

    ByteView m_rest;
    bool m_isGood = true;
};

} // namespace maru::voting::wasm
