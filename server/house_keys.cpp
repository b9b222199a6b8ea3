// SPDX-License-Identifier: Apache-2.0
// Opening the house key and the secrets under it.
#include "server/house_keys.h"

#include "server/data_folder.h"
#include "server/setup.h"

#include "shared/base/json.h"
#include "shared/crypto/key_file.h"
#include "shared/crypto/pkcs11.h"
#include "shared/crypto/private_file.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>

namespace maru::server {

namespace fs = std::filesystem;

namespace {

using base::Json;
using base::Result;
using base::SecretBytes;
using base::Status;

constexpr std::string_view kProtectionFormat = "maru-protection/v1";
constexpr std::string_view kTokenKeyLabel = "maru-house";
constexpr std::size_t kMaxTyped = 1024;
constexpr int kTries = 3;

/// What a command is told and has opened: the one place that asks a person, so that a command asks once.
struct HouseState {
    std::mutex mutex;
    UnlockSources sources; // guarded by mutex, like the rest
    std::map<std::string, std::shared_ptr<crypto::KeyWrapper>> open; ///< by keys folder and generation
};

HouseState& houseState()
{
    // Never destroyed: a token's module may be gone before the last static is.
    static HouseState& state = *new HouseState;
    return state;
}

fs::path withSuffix(const fs::path& path, const std::string& suffix)
{
    fs::path longer = path;
    longer += suffix;
    return longer;
}

fs::path sealedPath(const fs::path& path, std::int64_t generation)
{
    return withSuffix(path, ".sealed-" + std::to_string(generation));
}

bool isThere(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

/// The secret is bound to its name, so that one file cannot be put in another's place.
std::string bindingOf(const fs::path& path)
{
    std::string name = path.filename().string();
    constexpr std::string_view kNext = ".next";
    if (name.ends_with(kNext)) // becomes the one without when a rekey is done
        name.resize(name.size() - kNext.size());
    return "maru/house/v1/" + name;
}

/// A credential that systemd has put into its own folder, which no other user can read.
fs::path credentialPath(const char* name)
{
    const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
    if (folder == nullptr || *folder == '\0')
        return {};
    const fs::path path = fs::path(folder) / name;
    return isThere(path) ? path : fs::path();
}

/// From a file or a credential; nothing when the person must be asked.
Result<std::optional<SecretBytes>> givenSecret(const fs::path& file, const char* credential)
{
    const fs::path path = file.empty() ? credentialPath(credential) : file;
    if (path.empty())
        return std::optional<SecretBytes>();
    MARU_TRY(secret, crypto::readPassphraseFile(path));
    return std::optional<SecretBytes>(std::move(secret));
}

/// `open` is tried with a given secret once, with a typed one up to three times.
template<class Open>
auto openWithSecret(const fs::path& file, const char* credential, const std::string& question,
    std::string_view wrongCode, const Open& open) -> decltype(open(SecretBytes()))
{
    auto given = givenSecret(file, credential);
    if (!given)
        return given.error();
    if (*given)
        return open(**given);
    for (int i = 1;; ++i) {
        auto typed = askSecret(question);
        if (!typed)
            return typed.error();
        auto opened = open(*typed);
        if (opened || opened.error().code != wrongCode || i == kTries)
            return opened;
        std::fprintf(stderr, "%s\n", isKoreanTerminal() ? "맞지 않습니다." : "That is wrong.");
    }
}

Result<std::unique_ptr<crypto::KeyWrapper>> openHouseKey(
    const fs::path& keysFolder, const Protection& protection, const UnlockSources& sources)
{
    const bool isKorean = isKoreanTerminal();
    if (protection.kind == ProtectionKind::Token)
        return openWithSecret(sources.pinFile, "maru.pin",
            (isKorean ? "보안 토큰 PIN " : "PIN of the token ") + protection.token + ": ", "pkcs11.pin",
            [&](const SecretBytes& pin) -> Result<std::unique_ptr<crypto::KeyWrapper>> {
                MARU_TRY(token, crypto::openPkcs11Token(protection.module, protection.token, pin));
                return token->keyWrapper(kTokenKeyLabel, /*create=*/false);
            });
    const fs::path kek = keysFolder / ("house-" + std::to_string(protection.generation) + ".kek");
    return openWithSecret(sources.passphraseFile, "maru.passphrase",
        isKorean ? "서버 비밀번호: " : "Passphrase of the server: ", "key_file.passphrase",
        [&](const SecretBytes& passphrase) { return crypto::openKeyWrapperFile(kek, passphrase); });
}

Result<std::shared_ptr<crypto::KeyWrapper>> houseKey(const fs::path& keysFolder, const Protection& protection)
{
    HouseState& state = houseState();
    const std::lock_guard lock(state.mutex);
    std::error_code ignored;
    const std::string name = fs::weakly_canonical(fs::absolute(keysFolder), ignored).string() + "\n"
        + std::to_string(protection.generation);
    const auto found = state.open.find(name);
    if (found != state.open.end())
        return found->second;
    MARU_TRY(opened, openHouseKey(keysFolder, protection, state.sources));
    std::shared_ptr<crypto::KeyWrapper> shared = std::move(opened);
    state.open.emplace(name, shared);
    return shared;
}

fs::path folderOf(const fs::path& path)
{
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// The file that counts; its generation is 0 for a plain one.
struct SecretForm {
    fs::path path;
    Protection protection;
};

Result<SecretForm> formOf(const fs::path& path)
{
    MARU_TRY(protection, readProtection(folderOf(path)));
    if (protection.kind == ProtectionKind::Files)
        return SecretForm { path, protection };
    return SecretForm { sealedPath(path, protection.generation), protection };
}

/// Echo off while it lives.
class QuietTerminal {
public:
    explicit QuietTerminal(int descriptor) : m_descriptor(descriptor)
    {
        m_isChanged = ::tcgetattr(descriptor, &m_before) == 0;
        if (!m_isChanged)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        quiet.c_lflag |= ECHONL;
        ::tcsetattr(descriptor, TCSAFLUSH, &quiet);
    }
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;
    ~QuietTerminal()
    {
        if (m_isChanged)
            ::tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
    }

private:
    int m_descriptor;
    bool m_isChanged = false;
    termios m_before {};
};

Result<SecretBytes> readLine(int terminal)
{
    SecretBytes line(kMaxTyped);
    std::size_t size = 0;
    while (size < line.size()) {
        std::uint8_t byte = 0;
        const ssize_t got = ::read(terminal, &byte, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return base::refused("server.locked_house", {}, "the terminal was closed");
        if (byte == '\n' || byte == '\r')
            return SecretBytes::copyOf(line.view().first(size));
        line.mutableView()[size++] = byte;
    }
    return base::refused("server.locked_house", {}, "too long");
}

} // namespace

void setUnlockSources(UnlockSources sources)
{
    HouseState& state = houseState();
    const std::lock_guard lock(state.mutex);
    state.sources = std::move(sources);
}

void forgetHouseKeys()
{
    HouseState& state = houseState();
    const std::lock_guard lock(state.mutex);
    state.open.clear();
}

UnlockSources unlockSources()
{
    HouseState& state = houseState();
    const std::lock_guard lock(state.mutex);
    return state.sources;
}

Result<SecretBytes> askSecret(const std::string& question)
{
    const int terminal = ::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0)
        return base::refused("server.locked_house", {}, "no terminal to ask at");
    auto line = [&]() -> Result<SecretBytes> {
        const QuietTerminal quiet(terminal);
        if (::write(terminal, question.data(), question.size()) < 0)
            return base::refused("server.locked_house", {}, std::strerror(errno));
        return readLine(terminal);
    }();
    ::close(terminal);
    return line;
}

Result<Protection> readProtection(const fs::path& keysFolder)
{
    const fs::path path = keysFolder / "protection.json";
    Protection protection;
    if (!isThere(path))
        return protection;
    MARU_TRY(text, readTextFile(path, 1u << 16));
    const auto json = base::parseJson(text);
    const auto malformed = [&path](const char* member) {
        return base::refused("server.protection", member, path.string());
    };
    if (!json || base::readString(*json, "format").value_or(std::string()) != kProtectionFormat)
        return malformed("format");
    const std::string with = base::readString(*json, "with").value_or(std::string());
    const auto generation = base::readInteger(*json, "generation");
    if (!generation || *generation < 1)
        return malformed("generation");
    protection.generation = *generation;
    if (with == "passphrase") {
        protection.kind = ProtectionKind::Passphrase;
        return protection;
    }
    if (with != "token")
        return malformed("with");
    protection.kind = ProtectionKind::Token;
    protection.module = base::readString(*json, "module").value_or(std::string());
    protection.token = base::readString(*json, "token").value_or(std::string());
    if (protection.module.empty())
        return malformed("module");
    return protection;
}

bool hasHouseSecret(const fs::path& path)
{
    const auto form = formOf(path);
    return form && isThere(form->path);
}

Result<SecretBytes> readHouseSecret(const fs::path& path)
{
    MARU_TRY(form, formOf(path));
    if (form.protection.kind == ProtectionKind::Files)
        return crypto::readPassphraseFile(path);
    MARU_TRY(key, houseKey(folderOf(path), form.protection));
    MARU_TRY(text, crypto::readPrivateFile(form.path, 1u << 16));
    std::string_view line = base::asText(text.view());
    line = line.substr(0, line.find('\n'));
    const auto wrapped = base::fromBase64Url(line);
    if (!wrapped)
        return base::refused("crypto.unwrap", {}, form.path.string());
    auto secret = key->unwrap(*wrapped, base::asBytes(bindingOf(path)));
    if (!secret)
        return base::Error { secret.error().kind, secret.error().code, {}, form.path.string() };
    return secret;
}

Status writeHouseSecret(const fs::path& path, const SecretBytes& secret)
{
    MARU_TRY(form, formOf(path));
    if (form.protection.kind == ProtectionKind::Files) {
        SecretBytes line(secret.size() + 1);
        std::copy(secret.view().begin(), secret.view().end(), line.mutableView().begin());
        line.mutableView().back() = '\n';
        return crypto::writePrivateFile(path, base::asText(line.view()));
    }
    MARU_TRY(key, houseKey(folderOf(path), form.protection));
    MARU_TRY(wrapped, key->wrap(secret, base::asBytes(bindingOf(path))));
    return crypto::writePrivateFile(form.path, base::toBase64Url(wrapped) + "\n");
}

Status renameHouseSecret(const fs::path& from, const fs::path& to)
{
    MARU_TRY(source, formOf(from));
    MARU_TRY(target, formOf(to));
    MARU_ASSERT(bindingOf(from) == bindingOf(to));
    std::error_code problem;
    fs::rename(source.path, target.path, problem);
    if (problem)
        return base::failed("file.write", target.path.string() + ": " + problem.message());
    return {};
}

void removeHouseSecret(const fs::path& path)
{
    const auto form = formOf(path);
    std::error_code ignored;
    if (form)
        fs::remove(form->path, ignored);
}

Result<std::unique_ptr<crypto::KeyWrapper>> openHouseKek(const fs::path& path)
{
    MARU_TRY(text, crypto::readPrivateFile(path, 1u << 16));
    // The form of the file says whether it is sealed: a change of protection may have been cut off before it came here.
    if (text.isEmpty() || text.view()[0] != '{')
        return crypto::openKeyWrapperFile(path);
    MARU_TRY(passphrase, readHouseSecret(withSuffix(path, ".passphrase")));
    return crypto::openKeyWrapperFile(path, passphrase);
}

} // namespace maru::server
