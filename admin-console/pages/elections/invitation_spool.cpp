// SPDX-License-Identifier: Apache-2.0
// The sealed file: a line of JSON, then records of length, nonce and sealed text.
#include "admin-console/pages/elections/invitation_spool.h"

#include "admin-console/core/text.h"
#include "shared/base/json.h"
#include "shared/crypto/aead.h"
#include "shared/crypto/hash.h"
#include "shared/crypto/hkdf.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QtEndian>

#include <algorithm>
#include <utility>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kSpoolFormat = "maru-invitations/1";
constexpr qint64 kLongestSpoolHeader = 4096;
constexpr quint32 kLongestSpoolRecord = 16u << 20;
constexpr std::size_t kSpoolSaltBytes = 32;

enum SpoolRecord : std::uint8_t {
    kSpoolMade = 1,
    kSpoolNumbered = 2,
    kSpoolDropped = 3,
    kSpoolProposed = 4,
};

base::Error spoolFailure(const QString& what)
{
    return base::failed("console.spool", fromQt(what));
}

QString spoolPath(const QString& folder, const std::string& election, const std::string& did)
{
    return folder + u'/' + toQt(crypto::sha256(did).hex()).left(16) + u'-'
        + toQt(crypto::sha256(election).hex()).left(32) + u".maru-invitations"_s;
}

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

base::Status flushToDisk(QFile& file)
{
    bool isOnDisk = file.flush();
#ifdef Q_OS_UNIX
    isOnDisk = isOnDisk && ::fsync(file.handle()) == 0;
#endif
    return isOnDisk ? base::Status() : base::Status(spoolFailure(file.errorString()));
}

} // namespace

QString InvitationSpool::folder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/invitations"_s;
}

std::vector<std::string> InvitationSpool::elections(const QString& folder, const std::string& did)
{
    std::vector<std::string> all;
    const QString pattern = toQt(crypto::sha256(did).hex()).left(16) + u"-*.maru-invitations"_s;
    const QStringList names = QDir(folder).entryList({ pattern }, QDir::Files);
    for (const QString& name : names) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = file.readLine(kLongestSpoolHeader).trimmed();
        const auto header = base::parseJson(viewOf(line));
        if (header && header->isObject() && !header->stringOr("election", "").empty())
            all.push_back(header->stringOr("election", ""));
    }
    return all;
}

InvitationSpool::InvitationSpool(QString path, std::string election)
    : m_path(std::move(path)), m_election(std::move(election))
{
}

base::Result<std::shared_ptr<InvitationSpool>> InvitationSpool::open(
    const QString& folder, const std::string& election, const crypto::Signer& signer)
{
    std::shared_ptr<InvitationSpool> made(
        new InvitationSpool(spoolPath(folder, election, signer.did()), election));
    if (!QDir().mkpath(folder))
        return spoolFailure(folder);
    // Names of files are nobody's business either. Where the file system has no such rights the sealing stands alone.
    (void)QFile::setPermissions(
        folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    if (QFile::exists(made->m_path)) {
        QFile file(made->m_path);
        if (!file.open(QIODevice::ReadOnly))
            return spoolFailure(file.errorString());
        const QByteArray line = file.readLine(kLongestSpoolHeader);
        const auto header = base::parseJson(viewOf(line.trimmed()));
        if (!header || !header->isObject() || header->stringOr("format", "") != kSpoolFormat
            || header->stringOr("election", "") != election)
            return base::refused("console.spool_key", {}, fromQt(made->m_path));
        MARU_TRY(salt, base::fromBase64Url(header->stringOr("salt", "")));
        made->m_salt = std::move(salt);
    } else {
        made->m_salt = crypto::randomBytes(kSpoolSaltBytes);
    }
    made->m_header = base::canonical(base::Json::object({ { "election", election },
                         { "format", kSpoolFormat }, { "salt", base::toBase64Url(made->m_salt) } }))
        + "\n";
    MARU_CHECK(made->makeKey(signer));
    if (QFile::exists(made->m_path))
        MARU_CHECK(made->readAll());
    return made;
}

base::Status InvitationSpool::makeKey(const crypto::Signer& signer)
{
    // The domain separation keeps it apart from everything that a server can ask to be signed.
    MARU_TRY(signature, signer.sign("invitation-spool", m_header));
    MARU_TRY(again, signer.sign("invitation-spool", m_header));
    // A token that signs with random numbers could never open the file again.
    if (signature != again)
        return base::refused("console.spool_key", {}, "the token's signatures are not deterministic");
    const base::SecretBytes secret = base::SecretBytes::copyOf(signature.bytes);
    signature.bytes.fill(0);
    again.bytes.fill(0);
    MARU_TRY(key, crypto::hkdfSha256(secret, m_salt, "maru invitation spool", crypto::kAeadKeyBytes));
    m_key = std::move(key);
    return {};
}

base::Status InvitationSpool::readAll()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return spoolFailure(file.errorString());
    if (!file.seek(static_cast<qint64>(m_header.size())))
        return spoolFailure(file.errorString());
    m_end = file.pos();
    for (;;) {
        const QByteArray length = file.read(4);
        if (length.size() < 4)
            return {};
        const quint32 size = qFromBigEndian<quint32>(length.constData());
        if (size < crypto::kAeadNonceBytes + crypto::kAeadTagBytes || size > kLongestSpoolRecord)
            return base::refused("console.spool_key", {}, fromQt(m_path));
        const QByteArray record = file.read(size);
        // Cut off while it was written: its chunk was never signed.
        if (record.size() < static_cast<qsizetype>(size))
            return {};
        const base::ByteView bytes = base::asBytes(viewOf(record));
        const std::string associated = m_header + std::to_string(m_records);
        const auto plain = crypto::open(m_key, bytes.subspan(0, crypto::kAeadNonceBytes),
            base::asBytes(associated), bytes.subspan(crypto::kAeadNonceBytes));
        if (!plain)
            return base::refused("console.spool_key", {}, fromQt(m_path));
        MARU_CHECK(take(plain->view()));
        ++m_records;
        m_end = file.pos();
    }
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
            return base::refused("console.spool_key", {}, fromQt(m_path));
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
        return base::refused("console.spool_key", {}, fromQt(m_path));
    }
    return reader.isGood() ? base::Status() : base::refused("console.spool_key", {}, fromQt(m_path));
}

base::Status InvitationSpool::append(base::Bytes&& plain)
{
    const base::SecretBytes secret(std::move(plain));
    const base::Bytes nonce = crypto::randomBytes(crypto::kAeadNonceBytes);
    const std::string associated = m_header + std::to_string(m_records);
    MARU_TRY(sealed, crypto::seal(m_key, nonce, base::asBytes(associated), secret.view()));
    QFile file(m_path);
    if (!file.open(QIODevice::ReadWrite)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return spoolFailure(file.errorString());
    if (m_end == 0) {
        if (!file.resize(0) || file.write(bytesOf(m_header)) != static_cast<qint64>(m_header.size()))
            return spoolFailure(file.errorString());
        m_end = static_cast<qint64>(m_header.size());
        m_records = 0;
    }
    // What a failed write has left behind goes.
    if (!file.resize(m_end) || !file.seek(m_end))
        return spoolFailure(file.errorString());
    QByteArray record(4, '\0');
    qToBigEndian(static_cast<quint32>(nonce.size() + sealed.size()), record.data());
    record += bytesOf(base::asText(nonce));
    record += bytesOf(base::asText(sealed));
    if (file.write(record) != record.size())
        return spoolFailure(file.errorString());
    MARU_CHECK(flushToDisk(file));
    m_end += record.size();
    ++m_records;
    return {};
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
    return append(writer.take());
}

base::Status InvitationSpool::settle(std::int64_t first)
{
    SpoolWriter writer(16);
    writer.byte(kSpoolNumbered);
    writer.number(first);
    return append(writer.take());
}

base::Status InvitationSpool::markProposal()
{
    if (m_pending)
        m_pending->isProposal = true;
    return append(base::Bytes { kSpoolProposed });
}

base::Status InvitationSpool::drop()
{
    m_pending.reset();
    return append(base::Bytes { kSpoolDropped });
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
    m_end = 0;
    m_records = 0;
    QFile file(m_path);
    if (file.exists() && !file.remove())
        return spoolFailure(file.errorString());
    return {};
}

} // namespace maru::console::elections
