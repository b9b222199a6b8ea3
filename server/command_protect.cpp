// SPDX-License-Identifier: Apache-2.0
// `maru-server protect`: puts the server's secrets under a passphrase or a token, or back into plain files.
#include "server/data_folder.h"
#include "server/house_keys.h"
#include "server/setup.h"

#include "shared/base/json.h"
#include "shared/crypto/aead.h"
#include "shared/crypto/key_file.h"
#include "shared/crypto/pkcs11.h"
#include "shared/crypto/private_file.h"

#include <set>

namespace maru::server {

namespace fs = std::filesystem;

namespace {

using base::Result;
using base::SecretBytes;
using base::Status;

constexpr std::size_t kLeastPassphraseBytes = 12;

struct HouseSecret {
    fs::path path;
    SecretBytes value;
};

/// Names of the secrets that a server needs to start, in whichever form they are: databases' keys, and the passphrases
/// of the keys that it signs with by itself. Officers' key files are their own business.
std::set<std::string> secretNames(const fs::path& keys)
{
    std::set<std::string> names;
    std::error_code problem;
    for (const fs::directory_entry& entry : fs::directory_iterator(keys, problem)) {
        std::string name = entry.path().filename().string();
        name.resize(std::min(name.find(".sealed-"), name.size()));
        const bool isKey = name.ends_with(".key");
        const bool isPassphrase =
            name == "node.passphrase" || name == "vault.passphrase" || name.ends_with(".kek.json.passphrase");
        if (isKey || isPassphrase)
            names.insert(name);
    }
    return names;
}

std::vector<fs::path> kekFiles(const DataFolder& folder)
{
    std::vector<fs::path> found;
    std::error_code ignored;
    for (const fs::path& path : { folder.vaultKek(), folder.vaultSeparateKek() })
        if (fs::exists(path, ignored))
            found.push_back(path);
    return found;
}

fs::path kekPassphrase(const fs::path& kek)
{
    fs::path path = kek;
    path += ".passphrase";
    return path;
}

Result<SecretBytes> newPassphrase(const fs::path& file)
{
    const bool isKorean = isKoreanTerminal();
    SecretBytes passphrase;
    if (file.empty()) {
        MARU_TRY(first, askSecret(isKorean ? "새 서버 비밀번호: " : "New passphrase of the server: "));
        MARU_TRY(second, askSecret(isKorean ? "한 번 더: " : "Once more: "));
        if (!base::equalConstantTime(first.view(), second.view()))
            return base::refused("server.weak_passphrase", {}, "the two differ");
        passphrase = std::move(first);
    } else {
        MARU_TRY(read, crypto::readPassphraseFile(file));
        passphrase = std::move(read);
    }
    if (passphrase.size() < kLeastPassphraseBytes)
        return base::refused("server.weak_passphrase", {}, "at least 12 characters");
    return Result<SecretBytes>(std::move(passphrase));
}

/// The wrapper of the coming generation.
Result<std::unique_ptr<crypto::KeyWrapper>> makeHouseKey(
    const DataFolder& folder, const ProtectOptions& options, std::int64_t generation, const fs::path& pinFile)
{
    if (options.kind == ProtectionKind::Passphrase) {
        MARU_TRY(passphrase, newPassphrase(options.newPassphraseFile));
        const fs::path kek = folder.keys() / ("house-" + std::to_string(generation) + ".kek");
        std::error_code ignored;
        fs::remove(kek, ignored); // of a change that was cut off
        return crypto::createKeyWrapperFile(kek, passphrase);
    }
    SecretBytes pin;
    if (pinFile.empty()) {
        MARU_TRY(typed,
            askSecret((isKoreanTerminal() ? "보안 토큰 PIN " : "PIN of the token ") + options.token + ": "));
        pin = std::move(typed);
    } else {
        MARU_TRY(read, crypto::readPassphraseFile(pinFile));
        pin = std::move(read);
    }
    MARU_TRY(token, crypto::openPkcs11Token(options.module, options.token, pin));
    return token->keyWrapper("maru-house", /*create=*/true);
}

fs::path sealedName(const fs::path& path, std::int64_t generation)
{
    fs::path sealed = path;
    sealed += ".sealed-" + std::to_string(generation);
    return sealed;
}

Status writeSealed(
    const std::vector<HouseSecret>& secrets, const crypto::KeyWrapper& key, std::int64_t generation)
{
    for (const HouseSecret& secret : secrets) {
        MARU_TRY(wrapped,
            key.wrap(secret.value.view().empty() ? SecretBytes() : secret.value.clone(),
                base::asBytes("maru/house/v1/" + secret.path.filename().string())));
        const std::string line = base::toBase64Url(wrapped) + "\n";
        MARU_CHECK(crypto::replacePrivateFile(sealedName(secret.path, generation), base::asBytes(line)));
    }
    return {};
}

Status writePlain(const std::vector<HouseSecret>& secrets)
{
    for (const HouseSecret& secret : secrets) {
        SecretBytes line(secret.value.size() + 1);
        std::copy(secret.value.view().begin(), secret.value.view().end(), line.mutableView().begin());
        line.mutableView().back() = '\n';
        MARU_CHECK(crypto::replacePrivateFile(secret.path, line.view()));
    }
    return {};
}

void removeOverwritten(const fs::path& path)
{
    std::error_code ignored;
    if (!fs::exists(path, ignored))
        return;
    // The replacement overwrites the older blocks; its own content is nothing.
    static_cast<void>(crypto::replacePrivateFile(path, {}).has_value());
    fs::remove(path, ignored);
}

/// Every form but the one of `generation`; 0 stands for plain files.
void removeOtherForms(const fs::path& keys, const std::set<std::string>& names, std::int64_t generation)
{
    std::error_code problem;
    std::vector<fs::path> doomed;
    for (const fs::directory_entry& entry : fs::directory_iterator(keys, problem)) {
        const std::string name = entry.path().filename().string();
        const std::size_t at = name.find(".sealed-");
        const bool isSealed = at != std::string::npos && names.count(name.substr(0, at)) != 0;
        const bool isPlain = names.count(name) != 0;
        const bool isHouseKey = name.starts_with("house-") && name.ends_with(".kek");
        const std::string current = std::to_string(generation);
        if ((isSealed && name.substr(at) != ".sealed-" + current) || (isPlain && generation != 0)
            || (isHouseKey && name != "house-" + current + ".kek"))
            doomed.push_back(entry.path());
    }
    for (const fs::path& path : doomed)
        removeOverwritten(path);
}

base::Json protectionJson(const ProtectOptions& options, std::int64_t generation)
{
    base::Json json =
        base::Json::object({ { "format", "maru-protection/v1" }, { "generation", generation } });
    json.set("with", options.kind == ProtectionKind::Token ? "token" : "passphrase");
    if (options.kind == ProtectionKind::Token) {
        json.set("module", options.module.string());
        json.set("token", options.token);
    }
    return json;
}

/// KEK files get their passphrase after the change counts, or lose it before: see openHouseKek().
Status sealKeks(const DataFolder& folder, const std::vector<HouseSecret>& secrets)
{
    for (const fs::path& kek : kekFiles(folder)) {
        MARU_TRY(text, crypto::readPrivateFile(kek, 1u << 16));
        if (!text.isEmpty() && text.view()[0] == '{')
            continue;
        for (const HouseSecret& secret : secrets)
            if (secret.path == kekPassphrase(kek))
                MARU_CHECK(crypto::changeKeyWrapperPassphrase(kek, SecretBytes(), secret.value));
    }
    return {};
}

Status openKeks(const DataFolder& folder)
{
    for (const fs::path& kek : kekFiles(folder)) {
        MARU_TRY(text, crypto::readPrivateFile(kek, 1u << 16));
        if (text.isEmpty() || text.view()[0] != '{')
            continue;
        MARU_TRY(passphrase, readHouseSecret(kekPassphrase(kek)));
        MARU_CHECK(crypto::changeKeyWrapperPassphrase(kek, passphrase, SecretBytes()));
    }
    return {};
}

SecretBytes randomPassphrase()
{
    const SecretBytes random = crypto::randomSecret(32);
    SecretBytes text(64);
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (std::size_t i = 0; i < random.size(); ++i) {
        text.mutableView()[2 * i] = static_cast<std::uint8_t>(kDigits[random.view()[i] >> 4]);
        text.mutableView()[2 * i + 1] = static_cast<std::uint8_t>(kDigits[random.view()[i] & 15]);
    }
    return text;
}

Result<std::vector<HouseSecret>> currentSecrets(const DataFolder& folder, bool willBeSealed)
{
    std::vector<HouseSecret> secrets;
    for (const std::string& name : secretNames(folder.keys())) {
        const fs::path path = folder.keys() / name;
        if (!hasHouseSecret(path))
            continue;
        MARU_TRY(value, readHouseSecret(path));
        secrets.push_back({ path, std::move(value) });
    }
    for (const fs::path& kek : kekFiles(folder))
        if (willBeSealed && !hasHouseSecret(kekPassphrase(kek)))
            secrets.push_back({ kekPassphrase(kek), randomPassphrase() });
    return Result<std::vector<HouseSecret>>(std::move(secrets));
}

} // namespace

Status protectData(const ProtectOptions& options)
{
    const DataFolder folder(options.data);
    MARU_CHECK(currentDatabaseKey(folder)); // also ends a rekey that was cut off
    MARU_TRY(lock, FolderLock::take(folder));
    MARU_TRY(before, readProtection(folder.keys()));
    const bool isSealed = options.kind != ProtectionKind::Files;
    const std::int64_t generation = isSealed ? before.generation + 1 : 0;
    MARU_TRY(secrets, currentSecrets(folder, isSealed));
    std::set<std::string> names = secretNames(folder.keys());
    for (const HouseSecret& secret : secrets)
        names.insert(secret.path.filename().string());

    if (!isSealed) {
        MARU_CHECK(openKeks(folder));
        MARU_CHECK(writePlain(secrets));
        std::error_code problem;
        fs::remove(folder.keys() / "protection.json", problem);
        if (problem)
            return base::failed("file.write", problem.message());
        // A plain file beside a KEK file that needs none would only be one secret more.
        for (const fs::path& kek : kekFiles(folder))
            removeOverwritten(kekPassphrase(kek));
        removeOtherForms(folder.keys(), names, 0);
        return {};
    }
    MARU_TRY(key, makeHouseKey(folder, options, generation, unlockSources().pinFile));
    MARU_CHECK(writeSealed(secrets, *key, generation));
    MARU_CHECK(writeTextFile(folder.keys() / "protection.json",
        base::pretty(protectionJson(options, generation)) + "\n", /*isPrivate=*/true));
    MARU_CHECK(sealKeks(folder, secrets));
    removeOtherForms(folder.keys(), names, generation);
    return {};
}

} // namespace maru::server
