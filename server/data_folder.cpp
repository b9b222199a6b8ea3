// SPDX-License-Identifier: Apache-2.0
// Files of the data folder.
#include "server/data_folder.h"

#include "server/house_keys.h"
#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "shared/crypto/key_file.h"
#include "shared/crypto/private_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

namespace maru::server {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kDatabaseKeyBytes = 32;

base::Error fileError(std::string_view code, const fs::path& path)
{
    return base::failed(code, path.string() + ": " + std::strerror(errno));
}

base::Status writeAll(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return base::failed("file.write", std::strerror(errno));
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

void flushFolderOf(const fs::path& path)
{
    const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const int folder = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
}

} // namespace

base::Result<FolderLock> FolderLock::take(const DataFolder& folder)
{
    const int descriptor = ::open(folder.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fileError("file.write", folder.lock());
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return base::refused("server.locked", {}, folder.root.string());
    }
    return FolderLock(descriptor);
}

FolderLock::FolderLock(FolderLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) { }

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

base::Result<std::string> readTextFile(const fs::path& path, std::size_t maxBytes)
{
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return fileError("file.read", path);
    std::string text;
    text.resize(maxBytes + 1);
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (in.bad())
        return fileError("file.read", path);
    if (text.size() > maxBytes)
        return base::failed(
            "file.read", path.string() + ": longer than " + std::to_string(maxBytes) + " bytes");
    return text;
}

base::Status writeTextFile(const fs::path& path, std::string_view text, bool isPrivate)
{
    fs::path temporary = path;
    temporary += ".new";
    const mode_t mode = isPrivate ? 0600 : 0644;
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (descriptor < 0)
        return fileError("file.write", temporary);
    auto written = writeAll(descriptor, text);
    if (written && (::fchmod(descriptor, mode) != 0 || ::fsync(descriptor) != 0))
        written = fileError("file.write", temporary);
    ::close(descriptor);
    if (written && ::rename(temporary.c_str(), path.c_str()) != 0)
        written = fileError("file.write", path);
    if (!written) {
        ::unlink(temporary.c_str());
        return written;
    }
    flushFolderOf(path);
    return {};
}

base::Status makePrivateFolder(const fs::path& path)
{
    std::error_code problem;
    fs::create_directories(path, problem);
    if (problem)
        return base::failed("file.write", path.string() + ": " + problem.message());
    fs::permissions(path, fs::perms::owner_all, problem);
    if (problem)
        return base::failed("file.write", path.string() + ": " + problem.message());
    return {};
}

base::Status writeDatabaseKey(const fs::path& path, const base::SecretBytes& key)
{
    base::SecretBytes text(key.size() * 2);
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (std::size_t i = 0; i < key.size(); ++i) {
        text.mutableView()[2 * i] = static_cast<std::uint8_t>(kDigits[key.view()[i] >> 4]);
        text.mutableView()[2 * i + 1] = static_cast<std::uint8_t>(kDigits[key.view()[i] & 15]);
    }
    return writeHouseSecret(path, text);
}

base::Result<base::SecretBytes> readDatabaseKey(const fs::path& path)
{
    MARU_TRY(text, readHouseSecret(path));
    auto bytes = base::fromHex(base::asText(text.view()));
    if (!bytes || bytes->size() != kDatabaseKeyBytes)
        return base::refused("server.database_key", {}, path.string());
    return base::SecretBytes(std::move(bytes).value());
}

base::Result<base::SecretBytes> currentDatabaseKey(const DataFolder& folder)
{
    std::error_code problem;
    if (!fs::exists(folder.database(), problem))
        return base::refused("server.no_data", {}, folder.root.string());
    if (!hasHouseSecret(folder.nextDatabaseKey()))
        return readDatabaseKey(folder.databaseKey());

    // A rekey was cut off: the database is whole under one of the two keys.
    const domain::Registry none;
    MARU_TRY(next, readDatabaseKey(folder.nextDatabaseKey()));
    const auto opened =
        storage::openSqlcipherStore(folder.database(), next, storage::OpenMode::ReadOnly, none);
    if (opened) {
        MARU_CHECK(renameHouseSecret(folder.nextDatabaseKey(), folder.databaseKey()));
        flushFolderOf(folder.databaseKey());
        return next;
    }
    // Anything but a wrong key (a busy or unreadable file) says nothing about which key is the right one.
    if (opened.error().code != "store.key")
        return opened.error();
    return readDatabaseKey(folder.databaseKey());
}

base::Result<std::unique_ptr<storage::Store>> openStore(
    const DataFolder& folder, bool readOnly, const domain::Registry& registry)
{
    MARU_TRY(key, currentDatabaseKey(folder));
    return storage::openSqlcipherStore(folder.database(), key,
        readOnly ? storage::OpenMode::ReadOnly : storage::OpenMode::ReadWrite, registry);
}

base::Result<crypto::SigningKey> readNodeKey(const DataFolder& folder)
{
    MARU_TRY(passphrase, readHouseSecret(folder.nodePassphrase()));
    return crypto::readKeyFile(folder.nodeKey(), passphrase);
}

} // namespace maru::server
