// SPDX-License-Identifier: Apache-2.0
// Sealing, appending and reading again.
#include "admin-console/pages/elections/sealed_log.h"

#include "admin-console/core/text.h"
#include "shared/base/json.h"
#include "shared/crypto/aead.h"
#include "shared/crypto/hash.h"
#include "shared/crypto/hkdf.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QtEndian>

#include <utility>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestSealedHeader = 4096;
constexpr quint32 kLongestSealedRecord = 16u << 20;
constexpr std::size_t kSealedSaltBytes = 32;

base::Error sealedFailure(const QString& what)
{
    return base::failed("console.spool", fromQt(what));
}

QString sealedPath(
    const QString& folder, const std::string& election, const std::string& did, const SealedKind& kind)
{
    return folder + u'/' + toQt(crypto::sha256(did).hex()).left(16) + u'-'
        + toQt(crypto::sha256(election).hex()).left(32) + QString::fromLatin1(kind.ending);
}

base::Status flushToDisk(QFile& file)
{
    bool isOnDisk = file.flush();
#ifdef Q_OS_UNIX
    isOnDisk = isOnDisk && ::fsync(file.handle()) == 0;
#endif
    return isOnDisk ? base::Status() : base::Status(sealedFailure(file.errorString()));
}

} // namespace

QString SealedLog::folder(const QString& name)
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u'/' + name;
}

std::vector<std::string> SealedLog::elections(
    const QString& folder, const std::string& did, const SealedKind& kind)
{
    std::vector<std::string> all;
    const QString pattern =
        toQt(crypto::sha256(did).hex()).left(16) + u"-*"_s + QString::fromLatin1(kind.ending);
    const QStringList names = QDir(folder).entryList({ pattern }, QDir::Files);
    for (const QString& name : names) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = file.readLine(kLongestSealedHeader).trimmed();
        const auto header = base::parseJson(viewOf(line));
        if (header && header->isObject() && !header->stringOr("election", "").empty())
            all.push_back(header->stringOr("election", ""));
    }
    return all;
}

base::Error SealedLog::strange() const
{
    return base::refused("console.spool_key", {}, fromQt(m_path));
}

base::Result<SealedLog> SealedLog::open(
    const QString& folder, const std::string& election, const crypto::Signer& signer, const SealedKind& kind)
{
    SealedLog made;
    made.m_path = sealedPath(folder, election, signer.did(), kind);
    if (!QDir().mkpath(folder))
        return sealedFailure(folder);
    // Names of files are nobody's business either. Where the file system has no such rights the sealing stands alone.
    (void)QFile::setPermissions(
        folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    const bool isThere = QFile::exists(made.m_path);
    if (isThere) {
        QFile file(made.m_path);
        if (!file.open(QIODevice::ReadOnly))
            return sealedFailure(file.errorString());
        const QByteArray line = file.readLine(kLongestSealedHeader);
        const auto header = base::parseJson(viewOf(line.trimmed()));
        if (!header || !header->isObject() || header->stringOr("format", "") != kind.format
            || header->stringOr("election", "") != election)
            return made.strange();
        MARU_TRY(salt, base::fromBase64Url(header->stringOr("salt", "")));
        made.m_salt = std::move(salt);
    } else {
        made.m_salt = crypto::randomBytes(kSealedSaltBytes);
    }
    made.m_header = base::canonical(base::Json::object({ { "election", election }, { "format", kind.format },
                        { "salt", base::toBase64Url(made.m_salt) } }))
        + "\n";
    MARU_CHECK(made.makeKey(signer, kind));
    return made;
}

base::Status SealedLog::makeKey(const crypto::Signer& signer, const SealedKind& kind)
{
    // The domain separation keeps it apart from everything that a server can ask to be signed.
    MARU_TRY(signature, signer.sign(kind.domain, m_header));
    MARU_TRY(again, signer.sign(kind.domain, m_header));
    // A token that signs with random numbers could never open the file again.
    if (signature != again)
        return base::refused("console.spool_key", {}, "the token's signatures are not deterministic");
    const base::SecretBytes secret = base::SecretBytes::copyOf(signature.bytes);
    signature.bytes.fill(0);
    again.bytes.fill(0);
    MARU_TRY(key, crypto::hkdfSha256(secret, m_salt, kind.info, crypto::kAeadKeyBytes));
    m_key = std::move(key);
    return {};
}

base::Status SealedLog::read(const std::function<base::Status(base::ByteView)>& take)
{
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return sealedFailure(file.errorString());
    if (!file.seek(static_cast<qint64>(m_header.size())))
        return sealedFailure(file.errorString());
    m_end = file.pos();
    for (;;) {
        const QByteArray length = file.read(4);
        if (length.size() < 4)
            return {};
        const quint32 size = qFromBigEndian<quint32>(length.constData());
        if (size < crypto::kAeadNonceBytes + crypto::kAeadTagBytes || size > kLongestSealedRecord)
            return strange();
        const QByteArray record = file.read(size);
        // Cut off while it was written: what it was written for was never signed.
        if (record.size() < static_cast<qsizetype>(size))
            return {};
        const base::ByteView bytes = base::asBytes(viewOf(record));
        const std::string associated = m_header + std::to_string(m_records);
        const auto plain = crypto::open(m_key, bytes.subspan(0, crypto::kAeadNonceBytes),
            base::asBytes(associated), bytes.subspan(crypto::kAeadNonceBytes));
        if (!plain)
            return strange();
        MARU_CHECK(take(plain->view()));
        ++m_records;
        m_end = file.pos();
    }
}

base::Status SealedLog::append(base::Bytes&& plain)
{
    const base::SecretBytes secret(std::move(plain));
    const base::Bytes nonce = crypto::randomBytes(crypto::kAeadNonceBytes);
    const std::string associated = m_header + std::to_string(m_records);
    MARU_TRY(sealed, crypto::seal(m_key, nonce, base::asBytes(associated), secret.view()));
    QFile file(m_path);
    if (!file.open(QIODevice::ReadWrite)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return sealedFailure(file.errorString());
    if (m_end == 0) {
        if (!file.resize(0) || file.write(bytesOf(m_header)) != static_cast<qint64>(m_header.size()))
            return sealedFailure(file.errorString());
        m_end = static_cast<qint64>(m_header.size());
        m_records = 0;
    }
    // What a failed write has left behind goes.
    if (!file.resize(m_end) || !file.seek(m_end))
        return sealedFailure(file.errorString());
    QByteArray record(4, '\0');
    qToBigEndian(static_cast<quint32>(nonce.size() + sealed.size()), record.data());
    record += bytesOf(base::asText(nonce));
    record += bytesOf(base::asText(sealed));
    if (file.write(record) != record.size())
        return sealedFailure(file.errorString());
    MARU_CHECK(flushToDisk(file));
    m_end += record.size();
    ++m_records;
    return {};
}

base::Status SealedLog::remove()
{
    m_end = 0;
    m_records = 0;
    QFile file(m_path);
    if (file.exists() && !file.remove())
        return sealedFailure(file.errorString());
    return {};
}

} // namespace maru::console::elections
