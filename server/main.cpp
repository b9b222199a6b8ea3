// SPDX-License-Identifier: Apache-2.0
// maru-server: reads the command line and calls the subcommand.
#include "server/commands.h"
#include "server/house_keys.h"
#include "server/version.h"
#include "shared/base/process_memory.h"

#include <CLI/CLI.hpp>

using namespace maru;
using namespace maru::server;

namespace {

int exitOf(const base::Status& status)
{
    return status ? kExitDone : report(status.error());
}

void addData(CLI::App& command, std::filesystem::path& data)
{
    command.add_option("--data", data, "The data folder")->required();
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Maru chain server: a public ledger for public agencies");
    app.set_version_flag("--version", std::string(kVersion));
    app.require_subcommand(1);
    app.fallthrough(); // the options below may also stand behind the subcommand
    int status = kExitDone;

    UnlockSources unlock;
    bool allowDumps = false;
    app.add_option("--passphrase-file", unlock.passphraseFile,
        "The server's passphrase (first line), for a folder under one; else the systemd credential "
        "maru.passphrase, else the terminal");
    app.add_option("--pin-file", unlock.pinFile,
        "The token's PIN (first line); else the systemd credential maru.pin, else the terminal");
    app.add_flag("--allow-core-dumps", allowDumps, "For diagnosing; secrets are left out of dumps");
    app.parse_complete_callback([&] {
        base::protectProcessMemory(allowDumps ? base::CoreDumps::Allowed : base::CoreDumps::Never);
        setUnlockSources(unlock);
    });

    InitOptions init;
    std::string profile = "empty";
    std::int64_t initTime = 0;
    std::uint64_t initSeed = 0;
    CLI::App* initCommand =
        app.add_subcommand("init", "Makes a data folder: keys, TLS, configuration, block 0");
    addData(*initCommand, init.data);
    initCommand->add_option("--chain", init.chain, "Name of the chain: 1 to 64 of a-z 0-9 . -");
    initCommand
        ->add_option("--profile", profile, "empty: an administrator only; demo: an officer for each role")
        ->check(CLI::IsMember({ "empty", "demo" }));
    initCommand->add_option("--public-url", init.publicUrl,
        "Address of the citizens' portal, under which wallets find the issuers of credentials");
    initCommand->add_option("--host", init.hosts, "DNS name or IP address for the server's certificate");
    initCommand->add_option("--port", init.port, "TCP port for the configuration");
    CLI::Option* timeOption =
        initCommand->add_option("--time", initTime, "Time of block 0 in Unix seconds, for repeatable tests");
    CLI::Option* seedOption = initCommand->add_option(
        "--insecure-seed", initSeed, "Keys anybody can derive from this number, for repeatable tests only");
    initCommand->callback([&] {
        init.profile = profile == "demo" ? Profile::Demo : Profile::Empty;
        if (*timeOption)
            init.time = base::UnixSeconds(initTime);
        if (*seedOption)
            init.seed = initSeed;
        status = exitOf(initData(init));
    });

    RunOptions run;
    std::uint16_t port = 0;
    CLI::App* runCommand = app.add_subcommand("run", "Serves until SIGINT or SIGTERM");
    addData(*runCommand, run.data);
    CLI::Option* portOption =
        runCommand->add_option("--port", port, "TCP port instead of the configured one; 0: any free one");
    runCommand->add_option(
        "--ready-file", run.readyFile, "Written once the server answers: {url, chain, node}");
    runCommand->callback([&] {
        if (*portOption)
            run.port = port;
        status = runServer(run);
    });

    DemoOptions demo;
    std::int64_t demoEnd = 0;
    CLI::App* demoCommand =
        app.add_subcommand("demo", "Fills a folder made with `init --profile demo` with a year of donations");
    addData(*demoCommand, demo.data);
    demoCommand->add_option("--seed", demo.seed, "The same seed gives the same scenario");
    demoCommand->add_option("--scale", demo.scalePercent, "Size in percent of the whole scenario")
        ->check(CLI::Range(1, 1'000));
    CLI::Option* endOption =
        demoCommand->add_option("--end", demoEnd, "Where the history ends, in Unix seconds; now by default");
    demoCommand->callback([&] {
        if (*endOption)
            demo.end = base::UnixSeconds(demoEnd);
        status = exitOf(loadDemo(demo));
    });

    VerifyOptions verify;
    CLI::App* verifyCommand =
        app.add_subcommand("verify", "Checks the database, every block, every leaf and the state");
    addData(*verifyCommand, verify.data);
    verifyCommand->add_flag(
        "--replay", verify.replay, "Also executes the whole chain again and compares the roots");
    verifyCommand->callback([&] { status = verifyData(verify); });

    ExportOptions exporting;
    CLI::App* exportCommand =
        app.add_subcommand("export", "Writes the chain as a file that a stranger can check");
    addData(*exportCommand, exporting.data);
    exportCommand->add_option("--out", exporting.out, "The file")->required();
    exportCommand->add_flag(
        "--full", exporting.full, "With restricted transactions and the state: not for publication");
    exportCommand->callback([&] { status = exitOf(exportChain(exporting)); });

    BackupOptions backup;
    CLI::App* backupCommand =
        app.add_subcommand("backup", "Copies the database, while the server runs, under a new key");
    addData(*backupCommand, backup.data);
    backupCommand->add_option("--out", backup.out, "The copy")->required();
    backupCommand
        ->add_option(
            "--key-out", backup.keyOut, "File for the copy's key, in another folder; keep them apart")
        ->required();
    backupCommand->callback([&] { status = exitOf(backupData(backup)); });

    VaultKeysOptions vaultKeys;
    CLI::App* vaultKeysCommand = app.add_subcommand("backup-vault-keys",
        "Copies the vault's data keys, which no other backup holds; after every destruction anew");
    addData(*vaultKeysCommand, vaultKeys.data);
    vaultKeysCommand->add_option("--out", vaultKeys.out, "Folder; older copies in it are replaced")
        ->required();
    vaultKeysCommand->add_option("--key-out", vaultKeys.keyOut, "File for the copies' key, in another folder")
        ->required();
    vaultKeysCommand->callback([&] { status = exitOf(backupVaultKeysOf(vaultKeys)); });

    RestoreOptions restore;
    CLI::App* restoreCommand = app.add_subcommand("restore", "Makes a data folder from a backup");
    addData(*restoreCommand, restore.data);
    restoreCommand->add_option("--from", restore.from, "The backup")->required();
    restoreCommand->add_option("--key", restore.key, "The backup's key file")->required();
    restoreCommand->add_option("--keys-from", restore.keysFrom, "The keys folder of the lost server");
    CLI::Option* vaultKeysFrom = restoreCommand->add_option("--vault-keys", restore.vaultKeys,
        "Folder made by backup-vault-keys: without it personal data stays closed");
    restoreCommand->add_option("--vault-key", restore.vaultKey, "Key file of that folder")
        ->needs(vaultKeysFrom);
    restoreCommand->add_option("--host", restore.hosts, "DNS name or IP address for the new certificate");
    restoreCommand->callback([&] { status = exitOf(restoreData(restore)); });

    std::filesystem::path rekeyPath;
    CLI::App* rekeyCommand =
        app.add_subcommand("rekey", "Encrypts the database under a new key, also while the server runs");
    addData(*rekeyCommand, rekeyPath);
    rekeyCommand->callback([&] { status = exitOf(rekeyData(rekeyPath)); });

    ProtectOptions protect;
    std::string protectWith;
    CLI::App* protectCommand = app.add_subcommand("protect",
        "Puts the server's secrets under a passphrase or a PKCS#11 token; the server must be stopped");
    addData(*protectCommand, protect.data);
    protectCommand
        ->add_option("--with", protectWith, "passphrase, token, or files: readable by the server's user")
        ->required()
        ->check(CLI::IsMember({ "passphrase", "token", "files" }));
    protectCommand->add_option("--new-passphrase-file", protect.newPassphraseFile,
        "The new passphrase; without it, it is asked for");
    protectCommand->add_option("--module", protect.module, "The token's PKCS#11 module, an absolute path");
    protectCommand->add_option("--token", protect.token, "The token's label or serial number");
    protectCommand->callback([&] {
        protect.kind = protectWith == "token" ? ProtectionKind::Token
            : protectWith == "files"          ? ProtectionKind::Files
                                              : ProtectionKind::Passphrase;
        status = exitOf(protectData(protect));
    });

    std::filesystem::path doctorPath;
    CLI::App* doctorCommand = app.add_subcommand("doctor", "Looks for what is wrong and says what to do");
    addData(*doctorCommand, doctorPath);
    doctorCommand->callback([&] { status = doctor(doctorPath); });

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? kExitDone : 2;
    }
    forgetHouseKeys();
    return status;
}
