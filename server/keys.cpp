// SPDX-License-Identifier: Apache-2.0
// Key files of the data folder.
#include "server/keys.h"

#include "server/house_keys.h"
#include "shared/crypto/hash.h"
#include "shared/crypto/key_file.h"
#include "shared/crypto/private_file.h"

namespace maru::server {

namespace {

constexpr std::size_t kPassphraseLength = 24;
constexpr std::string_view kAlphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

base::Result<base::Json> readKeyList(const DataFolder& folder)
{
    std::error_code problem;
    if (!std::filesystem::exists(folder.keyList(), problem))
        return base::Json::object();
    MARU_TRY(text, readTextFile(folder.keyList(), 1u << 20));
    return base::parseJson(text);
}

} // namespace

crypto::SigningKey makeKey(std::optional<std::uint64_t> seed, std::string_view name)
{
    if (!seed)
        return crypto::SigningKey::generate();
    const std::string text = "maru/demo-key/v1/" + std::to_string(*seed) + "/" + std::string(name);
    const base::Hash256 bytes = crypto::sha256(std::string_view(text));
    return std::move(crypto::SigningKey::fromSeed(bytes.view())).value();
}

base::SecretBytes makePassphrase()
{
    base::SecretBytes text(kPassphraseLength);
    std::size_t filled = 0;
    while (filled < kPassphraseLength) {
        const base::SecretBytes random = crypto::randomSecret(64);
        for (const std::uint8_t byte : random.view()) {
            // Bytes past the last whole multiple of the alphabet are thrown away, so that no letter is likelier.
            if (byte >= 256 / kAlphabet.size() * kAlphabet.size() || filled == kPassphraseLength)
                continue;
            text.mutableView()[filled++] = static_cast<std::uint8_t>(kAlphabet[byte % kAlphabet.size()]);
        }
    }
    return text;
}

base::Status addKey(const DataFolder& folder, std::string_view name, std::string_view label,
    const crypto::SigningKey& key, const std::vector<std::string>& roles)
{
    const std::string file = std::string(name) + ".key.json";
    const std::string passphraseFile = std::string(name) + ".passphrase";
    const base::SecretBytes passphrase = makePassphrase();
    MARU_CHECK(crypto::writeKeyFile(folder.keys() / file, key, label, passphrase));
    base::SecretBytes line(passphrase.size() + 1);
    std::copy(passphrase.view().begin(), passphrase.view().end(), line.mutableView().begin());
    line.mutableView().back() = '\n';
    MARU_CHECK(crypto::writePrivateFile(folder.keys() / passphraseFile, base::asText(line.view())));

    MARU_TRY(list, readKeyList(folder));
    base::Json roleList = base::Json::array();
    for (const std::string& role : roles)
        roleList.push(role);
    list.set(std::string(name),
        base::Json::object({ { "file", file }, { "passphrase_file", passphraseFile },
            { "roles", std::move(roleList) }, { "did", crypto::didOf(key.publicKey()) } }));
    return writeTextFile(folder.keyList(), base::pretty(list) + "\n", /*isPrivate=*/true);
}

base::Result<crypto::SigningKey> readKey(const DataFolder& folder, std::string_view name)
{
    MARU_TRY(list, readKeyList(folder));
    const base::Json* entry = list.find(name);
    if (entry == nullptr)
        return base::refused("server.no_key", {}, std::string(name));
    MARU_TRY(file, base::readString(*entry, "file"));
    MARU_TRY(passphraseFile, base::readString(*entry, "passphrase_file"));
    MARU_TRY(passphrase, readHouseSecret(folder.keys() / passphraseFile));
    return crypto::readKeyFile(folder.keys() / file, passphrase);
}

} // namespace maru::server
