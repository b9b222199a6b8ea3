// SPDX-License-Identifier: Apache-2.0
// What the records of an import say.
#include "admin-console/pages/elections/invitation_spool.h"

#include "admin-console/core/text.h"

#include <array>
#include <utility>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr SealedKind kSpoolKind { "maru-invitations/1", "invitation-spool", "maru invitation spool",
    ".maru-invitations" };

enum SpoolRecord : std::uint8_t {
    kSpoolMade = 1,
    kSpoolNumbered = 2,
    kSpoolDropped = 3,
    kSpoolProposed = 4,
};

/// Its size is known before anything is written, so that no half-grown copy stays in freed memory.
class SpoolWriter {
public:
    explicit SpoolWriter(std::size_t size) { m_bytes.reserve(size); }
    void byte(std::uint8_t value) { m_bytes.push_back(value); }
    void number(std::int64_t value)
    {
        const auto bits = static_cast<std::uint64_t>(value);
        for (int shift = 56; shift >= 0; shift -= 8)
            m_bytes.push_back(static_cast<std::uint8_t>(bits >> shift));
    }
    void text(base::ByteView value)
    {
        number(static_cast<std::int64_t>(value.size()));
        m_bytes.insert(m_bytes.end(), value.begin(), value.end());
    }
    base::Bytes take() { return std::move(m_bytes); }

private:
    base::Bytes m_bytes;
};

class SpoolReader {
public:
    explicit SpoolReader(base::ByteView bytes) : m_bytes(bytes) { }
    bool isGood() const { return m_isGood; }
    std::uint8_t byte()
    {
        const base::ByteView one = part(1);
        return one.empty() ? std::uint8_t(0) : one.front();
    }
    std::int64_t number()
    {
        std::uint64_t bits = 0;
        for (const std::uint8_t one : part(8))
            bits = (bits << 8) | one;
        return static_cast<std::int64_t>(bits);
    }
    base::ByteView text()
    {
        const std::int64_t size = number();
        if (size < 0 || static_cast<std::uint64_t>(size) > m_bytes.size())
            m_isGood = false;
        return m_isGood ? part(static_cast<std::size_t>(size)) : base::ByteView();
    }

private:
    base::ByteView part(std::size_t size)
    {
        if (size > m_bytes.size()) {
            m_isGood = false;
            return {};
        }
        const base::ByteView one = m_bytes.subspan(0, size);
        m_bytes = m_bytes.subspan(size);
        return one;
    }

    base::ByteView m_bytes;
    bool m_isGood = true;
};

} // namespace

QString InvitationSpool::folder()
{
    return SealedLog::folder(u"invitations"_s);
}

std::vector<std::string> InvitationSpool::elections(const QString& folder, const std::string& did)
{
    return SealedLog::elections(folder, did, kSpoolKind);
}

InvitationSpool::InvitationSpool(SealedLog log) : m_log(std::move(log)) { }

base::Result<std::shared_ptr<InvitationSpool>> InvitationSpool::open(
    const QString& folder, const std::string& election, const crypto::Signer& signer)
{
    MARU_TRY(log, SealedLog::open(folder, election, signer, kSpoolKind));
    std::shared_ptr<InvitationSpool> made(new InvitationSpool(std::move(log)));
    MARU_CHECK(made->m_log.read([&made](base::ByteView plain) { return made->take(plain); }));
    return made;
}

base::Status InvitationSpool::take(base::ByteView plain)
{
    SpoolReader reader(plain);
    switch (reader.byte()) {
    case kSpoolMade: {
        SpooledChunk chunk;
        chunk.madeAt = reader.number();
        const std::int64_t count = reader.number();
        for (std::int64_t i = 0; i < count && reader.isGood(); ++i) {
            Invitation one;
            one.name = toQt(base::asText(reader.text()));
            one.precinct = toQt(base::asText(reader.text()));
            one.telephone = toQt(base::asText(reader.text()));
            one.email = toQt(base::asText(reader.text()));
            one.address = toQt(base::asText(reader.text()));
            chunk.commitments.emplace_back(base::asText(reader.text()));
            one.code = base::SecretBytes::copyOf(reader.text());
            chunk.invitations.push_back(std::move(one));
        }
        m_pending = std::move(chunk);
        break;
    }
    case kSpoolNumbered: {
        const std::int64_t first = reader.number();
        if (!m_pending)
            return m_log.strange();
        std::int64_t number = first;
        for (Invitation& one : m_pending->invitations) {
            one.number = number++;
            m_known.push_back(std::move(one));
        }
        m_pending.reset();
        break;
    }
    case kSpoolProposed:
        if (m_pending)
            m_pending->isProposal = true;
        break;
    case kSpoolDropped:
        m_pending.reset();
        break;
    default:
        return m_log.strange();
    }
    return reader.isGood() ? base::Status() : base::Status(m_log.strange());
}

base::Status InvitationSpool::keep(const SpooledChunk& chunk)
{
    std::size_t size = 32;
    std::vector<std::array<QByteArray, 5>> texts;
    texts.reserve(chunk.invitations.size());
    for (const Invitation& one : chunk.invitations) {
        texts.push_back({ one.name.toUtf8(), one.precinct.toUtf8(), one.telephone.toUtf8(),
            one.email.toUtf8(), one.address.toUtf8() });
        for (const QByteArray& text : texts.back())
            size += 8 + static_cast<std::size_t>(text.size());
        size += 16 + one.code.size();
    }
    for (const std::string& commitment : chunk.commitments)
        size += commitment.size();
    SpoolWriter writer(size);
    writer.byte(kSpoolMade);
    writer.number(chunk.madeAt);
    writer.number(static_cast<std::int64_t>(chunk.invitations.size()));
    for (std::size_t i = 0; i < chunk.invitations.size(); ++i) {
        for (const QByteArray& text : texts[i])
            writer.text(base::asBytes(viewOf(text)));
        writer.text(base::asBytes(chunk.commitments.at(i)));
        writer.text(chunk.invitations[i].code.view());
    }
    MARU_CHECK(m_log.append(writer.take()));
    m_isUnsettled = true;
    return {};
}

base::Status InvitationSpool::settle(std::int64_t first)
{
    SpoolWriter writer(16);
    writer.byte(kSpoolNumbered);
    writer.number(first);
    MARU_CHECK(m_log.append(writer.take()));
    m_isUnsettled = false;
    return {};
}

base::Status InvitationSpool::markProposal()
{
    if (m_pending)
        m_pending->isProposal = true;
    return m_log.append(base::Bytes { kSpoolProposed });
}

base::Status InvitationSpool::drop()
{
    m_pending.reset();
    MARU_CHECK(m_log.append(base::Bytes { kSpoolDropped }));
    m_isUnsettled = false;
    return {};
}

SpooledChunk InvitationSpool::takePending()
{
    SpooledChunk chunk = std::move(*m_pending);
    m_pending.reset();
    return chunk;
}

base::Status InvitationSpool::remove()
{
    m_known.clear();
    m_pending.reset();
    MARU_CHECK(m_log.remove());
    m_isUnsettled = false;
    return {};
}

} // namespace maru::console::elections
