// SPDX-License-Identifier: Apache-2.0
// The secrets with which a server starts (database keys, passphrases of its own keys), and what protects them:
// files only (mode 0600), a passphrase, or an AES key on a PKCS#11 token. docs/keys.md says how an operator uses it.
//
// keys/protection.json {"format": "maru-protection/v1", "with": "passphrase" | "token", "generation", "module", "token"}
// says which form counts: without it <name>, with it <name>.sealed-<generation>, wrapped by the house key. It is replaced
// at once, so that a change that was cut off leaves the older form whole.
#pragma once

#include "shared/base/bytes.h"
#include "shared/crypto/key_wrapper.h"

#include <filesystem>
#include <memory>
#include <string>

namespace maru::storage {
class Store;
}

namespace maru::server {

struct DataFolder;

/// Where a passphrase or PIN comes from, first found: these files, the systemd credentials `maru.passphrase` and
/// `maru.pin` ($CREDENTIALS_DIRECTORY), the terminal.
struct UnlockSources {
    std::filesystem::path passphraseFile;
    std::filesystem::path pinFile;
};
/// Said once, by main(), before anything is read.
void setUnlockSources(UnlockSources sources);
UnlockSources unlockSources();
/// Wipes and logs out; said by main() at its end.
void forgetHouseKeys();

enum class ProtectionKind { Files, Passphrase, Token };

struct Protection {
    ProtectionKind kind = ProtectionKind::Files;
    std::int64_t generation = 0;
    std::filesystem::path module; ///< Token only
    std::string token; ///< label or serial number
};

/// Files when there is no protection.json. Refused `server.protection`.
base::Result<Protection> readProtection(const std::filesystem::path& keysFolder);

/// Whether `path` (a name in a keys folder) is there in the form that counts.
bool hasHouseSecret(const std::filesystem::path& path);
/// The first line of the file, or what is sealed in its place. The house key is opened once a process. Refused
/// `server.locked_house` when nobody can be asked, `server.protection`, `key_file.passphrase`, `pkcs11.*`,
/// `crypto.unwrap`; failed `file.read`.
base::Result<base::SecretBytes> readHouseSecret(const std::filesystem::path& path);
/// Refused `file.exists`; else as readHouseSecret.
base::Status writeHouseSecret(const std::filesystem::path& path, const base::SecretBytes& secret);
/// Gives `from` the name `to`, over what was there: `to` with another ending after ".next" only.
base::Status renameHouseSecret(const std::filesystem::path& from, const std::filesystem::path& to);
void removeHouseSecret(const std::filesystem::path& path);
/// A KEK file beside the other secrets: sealed under a house secret of its own when the house is protected.
base::Result<std::unique_ptr<crypto::KeyWrapper>> openHouseKek(const std::filesystem::path& path);

struct ProtectOptions {
    std::filesystem::path data;
    ProtectionKind kind = ProtectionKind::Passphrase;
    std::filesystem::path module;
    std::string token;
    std::filesystem::path newPassphraseFile; ///< "": asked for, twice
};
/// Changes what protects a folder; no server may run. Refused `server.locked`, `server.weak_passphrase`.
base::Status protectData(const ProtectOptions& options);

/// A new database key for the store that this process has open. Failed `store.busy` and as writeHouseSecret.
base::Status rekeyWhileRunning(const DataFolder& folder, storage::Store& store);

/// Asks at the controlling terminal without echo. Refused `server.locked_house` without a terminal.
base::Result<base::SecretBytes> askSecret(const std::string& question);

} // namespace maru::server
