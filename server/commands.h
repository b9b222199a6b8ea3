// SPDX-License-Identifier: Apache-2.0
// The subcommands of maru-server, each as a function that tests may call too.
//
// Exit statuses: 0 done, 1 refused or a check that failed, 2 wrong use, 3 stopped by a failed commit.
#pragma once

#include "shared/base/log.h"
#include "shared/base/result.h"
#include "shared/base/units.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace maru::server {

inline constexpr int kExitDone = 0;
inline constexpr int kExitRefused = 1;
inline constexpr int kExitFatal = 3;

enum class Profile { Empty, Demo };

struct InitOptions {
    std::filesystem::path data;
    std::string chain = "maru";
    Profile profile = Profile::Empty;
    std::vector<std::string> hosts; ///< besides localhost, 127.0.0.1 and ::1
    std::string publicUrl; ///< of the citizens' portal, for issuing.public_url
    std::uint16_t port = 7443;
    /// Block 0's time; without one, now, or a year before it for the demo profile.
    std::optional<base::UnixSeconds> time;
    /// For repeatable tests only: node and officers' keys come from this text instead of the system's generator.
    std::optional<std::uint64_t> seed;
};
/// Refused `server.exists`, genesis codes; failed `file.*`, `store.*`.
base::Status initData(const InitOptions& options);

struct RunOptions {
    std::filesystem::path data;
    std::optional<std::uint16_t> port;
    std::filesystem::path readyFile;
};
int runServer(const RunOptions& options);

struct DemoOptions {
    std::filesystem::path data;
    std::uint64_t seed = 2019;
    std::int64_t scalePercent = 100;
    std::optional<base::UnixSeconds> end; ///< where the history ends; now
};
base::Status loadDemo(const DemoOptions& options);

struct VerifyOptions {
    std::filesystem::path data;
    bool replay = false;
};
/// Prints findings; done when there are none.
int verifyData(const VerifyOptions& options);

struct ExportOptions {
    std::filesystem::path data;
    std::filesystem::path out;
    bool full = false;
};
base::Status exportChain(const ExportOptions& options);

struct BackupOptions {
    std::filesystem::path data;
    std::filesystem::path out;
    std::filesystem::path keyOut;
};
base::Status backupData(const BackupOptions& options);

struct VaultKeysOptions {
    std::filesystem::path data;
    std::filesystem::path out; ///< folder
    std::filesystem::path keyOut;
};
/// The vault's data keys, wrapped: they open with the KEKs of this moment only. Refused `vault.missing`.
base::Status backupVaultKeysOf(const VaultKeysOptions& options);
/// What is wrong with the vault, in English; empty: nothing, or there is no vault.
base::Result<std::vector<std::string>> inspectVault(const std::filesystem::path& data);

struct RestoreOptions {
    std::filesystem::path data;
    std::filesystem::path from;
    std::filesystem::path key;
    std::filesystem::path keysFrom; ///< a keys folder; empty: to be put there later
    std::filesystem::path vaultKeys; ///< a folder of `backup-vault-keys`; empty: without
    std::filesystem::path vaultKey; ///< its key file
    std::vector<std::string> hosts;
};
base::Status restoreData(const RestoreOptions& options);
/// Asks the server that runs on the folder, or does it itself when none does.
base::Status rekeyData(const std::filesystem::path& data);

int doctor(const std::filesystem::path& data);

/// "maru-server: <title> (<code>, <field>): <detail>" on standard error, Korean when LC_ALL, LC_MESSAGES or LANG says
/// so. Returns kExitRefused.
int report(const base::Error& error);

} // namespace maru::server
