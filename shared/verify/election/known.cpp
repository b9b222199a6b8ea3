// SPDX-License-Identifier: Apache-2.0
// Hashes of what was good.
#include "shared/verify/election/known.h"

#include "shared/crypto/hash.h"

#include <cstring>

namespace maru::verify::election {

namespace {

std::string_view textOf(Question question)
{
    switch (question) {
    case Question::Header:
        return "header";
    case Question::Signature:
        return "signature";
    case Question::Credentials:
        return "credentials";
    case Question::Ring:
        return "ring";
    case Question::Ballot:
        return "ballot";
    case Question::Refusal:
        return "refusal";
    case Question::Challenge:
        return "challenge";
    case Question::Part:
        return "part";
    case Question::Count:
        return "count";
    }
    return "";
}

void append(base::Bytes& text, base::ByteView part)
{
    const std::uint64_t length = part.size();
    for (int shift = 56; shift >= 0; shift -= 8)
        text.push_back(static_cast<std::uint8_t>(length >> static_cast<unsigned>(shift)));
    text.insert(text.end(), part.begin(), part.end());
}

} // namespace

std::size_t Known::FirstBytes::operator()(const base::Hash256& key) const
{
    std::size_t first = 0; // of a hash, as good as any
    std::memcpy(&first, key.bytes.data(), sizeof first);
    return first;
}

base::Hash256 Known::keyOf(Question question, std::initializer_list<base::ByteView> parts)
{
    base::Bytes text;
    append(text, base::asBytes(textOf(question)));
    for (const base::ByteView part : parts)
        append(text, part);
    return crypto::sha256(base::ByteView(text));
}

bool Known::has(const base::Hash256& key) const
{
    const std::lock_guard lock(m_mutex);
    const bool isThere = m_good.contains(key);
    m_reused += isThere ? 1 : 0;
    return isThere;
}

void Known::add(const base::Hash256& key)
{
    const std::lock_guard lock(m_mutex);
    m_good.insert(key);
}

std::shared_ptr<const voting::Ring> Known::ring(const base::Hash256& key) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_rings.find(key);
    if (found == m_rings.end())
        return nullptr;
    ++m_reused;
    return found->second;
}

void Known::addRing(const base::Hash256& key, std::shared_ptr<const voting::Ring> ring)
{
    const std::lock_guard lock(m_mutex);
    m_rings.insert_or_assign(key, std::move(ring));
}

std::size_t Known::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_good.size() + m_rings.size();
}

std::size_t Known::reused() const
{
    const std::lock_guard lock(m_mutex);
    return m_reused;
}

} // namespace maru::verify::election
