// SPDX-License-Identifier: Apache-2.0
// Owner-only files on POSIX systems and on Windows (where the profile folder's access list protects them).
#include "shared/crypto/private_file.h"

#include "shared/crypto/aead.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

#include <fcntl.h>
#ifdef _WIN32
#include <io.h>
#include <sys/stat.h>
#else
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace maru::crypto {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

File openNew(const std::filesystem::path& path)
{
#ifdef _WIN32
    const int descriptor = ::_wopen(
        path.c_str(), _O_CREAT | _O_EXCL | _O_WRONLY | _O_BINARY | _O_NOINHERIT, _S_IREAD | _S_IWRITE);
    return File(descriptor < 0 ? nullptr : ::_fdopen(descriptor, "wb"));
#else
    const int descriptor = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    return File(descriptor < 0 ? nullptr : ::fdopen(descriptor, "wb"));
#endif
}

File openOld(const std::filesystem::path& path)
{
#ifdef _WIN32
    return File(::_wfopen(path.c_str(), L"rb"));
#else
    return File(std::fopen(path.c_str(), "rbe"));
#endif
}

bool flushToDisk(std::FILE* file)
{
    if (std::fflush(file) != 0)
        return false;
#ifdef _WIN32
    return ::_commit(::_fileno(file)) == 0;
#else
    return ::fsync(::fileno(file)) == 0;
#endif
}

void flushFolder([[maybe_unused]] const std::filesystem::path& folder)
{
#ifndef _WIN32
    // The name of a new file is durable only when its folder is. Some file systems cannot, which is no error.
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
#endif
}

#ifndef _WIN32
void overwriteWithZeros(int descriptor)
{
    struct stat facts { };
    if (::fstat(descriptor, &facts) != 0)
        return;
    constexpr std::array<char, 4096> kZeros {};
    off_t left = facts.st_size;
    while (left > 0) {
        const ssize_t written =
            ::write(descriptor, kZeros.data(), std::min(kZeros.size(), static_cast<std::size_t>(left)));
        if (written <= 0)
            break;
        left -= written;
    }
    ::fsync(descriptor);
}
#endif

base::Status giveName(const std::filesystem::path& temporary, const std::filesystem::path& path)
{
    std::error_code error;
#ifndef _WIN32
    // A hard link never replaces a file, so two writers cannot both win; rename is for file systems without links.
    if (::link(temporary.c_str(), path.c_str()) == 0)
        return {};
    if (errno == EEXIST)
        return base::refused("file.exists", {}, path.string());
#endif
    if (std::filesystem::exists(path, error))
        return base::refused("file.exists", {}, path.string());
    std::filesystem::rename(temporary, path, error);
    if (error)
        return base::failed("file.write", path.string() + ": " + error.message());
    return {};
}

} // namespace

base::Status writePrivateFile(const std::filesystem::path& path, std::string_view text)
{
    std::error_code error;
    if (std::filesystem::exists(path, error))
        return base::refused("file.exists", {}, path.string());
    std::filesystem::path temporary = path;
    temporary += ".new-" + base::toHex(randomBytes(8));
    base::Status status;
    {
        const File file = openNew(temporary);
        if (!file)
            return base::failed("file.write", path.string());
        std::setvbuf(file.get(), nullptr, _IONBF, 0);
        if (std::fwrite(text.data(), 1, text.size(), file.get()) != text.size() || !flushToDisk(file.get()))
            status = base::failed("file.write", path.string());
    }
    if (status)
        status = giveName(temporary, path);
    std::filesystem::remove(temporary, error);
    flushFolder(path.parent_path());
    return status;
}

base::Status replacePrivateFile(const std::filesystem::path& path, base::ByteView content)
{
    std::filesystem::path temporary = path;
    temporary += ".new-" + base::toHex(randomBytes(8));
    std::error_code error;
    bool isWritten = false;
    {
        const File file = openNew(temporary);
        if (file) {
            std::setvbuf(file.get(), nullptr, _IONBF, 0);
            isWritten = std::fwrite(content.data(), 1, content.size(), file.get()) == content.size()
                && flushToDisk(file.get());
        }
    }
#ifndef _WIN32
    // Held open over the rename, so that the old blocks are overwritten only once the new file has its name.
    const int old = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
#endif
    if (isWritten) {
        std::filesystem::rename(temporary, path, error);
        isWritten = !error;
    }
#ifndef _WIN32
    if (old >= 0) {
        if (isWritten)
            overwriteWithZeros(old);
        ::close(old);
    }
#endif
    if (!isWritten) {
        std::filesystem::remove(temporary, error);
        return base::failed("file.write", path.string());
    }
    flushFolder(path.parent_path());
    return {};
}

base::Result<base::SecretBytes> readPrivateFile(const std::filesystem::path& path, std::size_t maxBytes)
{
    const File file = openOld(path);
    if (!file)
        return base::failed("file.read", path.string());
    std::setvbuf(file.get(), nullptr, _IONBF, 0);
    base::SecretBytes buffer(maxBytes + 1);
    const std::size_t size = std::fread(buffer.mutableView().data(), 1, buffer.size(), file.get());
    if (std::ferror(file.get()) != 0 || size > maxBytes)
        return base::failed("file.read", path.string() + (size > maxBytes ? ": too long" : ""));
    base::SecretBytes content(size);
    std::copy_n(buffer.view().begin(), size, content.mutableView().begin());
    return content;
}

} // namespace maru::crypto
