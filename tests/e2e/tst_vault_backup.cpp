// SPDX-License-Identifier: Apache-2.0
// The vault of a data folder through backup, destruction and restore: what comes back, and what never does.
#include "server/commands.h"
#include "server/vault_setup.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace maru;
using namespace maru::server;
namespace fs = std::filesystem;

namespace {

template<class T>
T need(base::Result<T> result)
{
    if (!result)
        qFatal("%s %s", result.error().code.c_str(), result.error().detail.c_str());
    return std::move(*result);
}

void need(const base::Status& status)
{
    if (!status)
        qFatal("%s %s", status.error().code.c_str(), status.error().detail.c_str());
}

class House {
public:
    House()
    {
        InitOptions options;
        options.data = data();
        options.chain = "vault-test";
        need(initData(options));
    }
    fs::path root() const { return m_folder.path().toStdString(); }
    fs::path data() const { return root() / "data"; }
    std::unique_ptr<vault::Vault> open(const fs::path& where)
    {
        return need(openVault(DataFolder(where), vault::OpenMode::ReadWrite));
    }
    std::string put(const char* name)
    {
        const auto vault = open(data());
        return need(
            vault->put({ "privacy.request", {}, "maru-operations", base::Json::object({ { "text", name } }) },
                base::UnixSeconds(1'780'000'000)))
            .id;
    }
    /// Two backups, each in a folder of its own.
    void backup(const std::string& name)
    {
        for (const char* part : { "", "-key", "-vault-key" })
            fs::create_directories(root() / (name + part));
        BackupOptions chain { data(), root() / name / "chain.db", root() / (name + "-key") / "key" };
        need(backupData(chain));
        need(backupVaultKeysOf(
            { data(), root() / (name + "-vault"), root() / (name + "-vault-key") / "key" }));
    }
    fs::path restore(const std::string& name, const std::string& as, bool withVaultKeys, const fs::path& keys)
    {
        RestoreOptions options;
        options.data = root() / as;
        options.from = root() / name / "chain.db";
        options.key = root() / (name + "-key") / "key";
        options.keysFrom = keys;
        if (withVaultKeys) {
            options.vaultKeys = root() / (name + "-vault");
            options.vaultKey = root() / (name + "-vault-key") / "key";
        }
        need(restoreData(options));
        return options.data;
    }

private:
    QTemporaryDir m_folder;
};

std::string codeOfOpen(const fs::path& data)
{
    const auto opened = openVault(DataFolder(data), vault::OpenMode::ReadWrite);
    return opened ? std::string() : opened.error().code;
}

} // namespace

class TstVaultBackup : public QObject {
    Q_OBJECT

private slots:
    void bringsRecordsBackWithTheirKeys()
    {
        House house;
        const std::string id = house.put("돌아올 기록");
        house.backup("one");
        const fs::path back = house.restore("one", "back", true, house.data() / "keys");
        QCOMPARE(need(house.open(back)->open(id)).at("text").asString(), std::string("돌아올 기록"));
        QVERIFY(need(inspectVault(back)).empty());
    }

    void chainBackupAloneOpensNoRecord()
    {
        House house;
        house.put("닫힌 기록");
        house.backup("one");
        const fs::path back = house.restore("one", "back", false, house.data() / "keys");
        QVERIFY(fs::exists(DataFolder(back).vault() / "vault.db"));
        QVERIFY(!fs::exists(DataFolder(back).vault() / "vault-keys.db"));
        QCOMPARE(codeOfOpen(back), std::string("vault.missing"));
    }

    void backupsOfBeforeAndTodaysKeysOpenNothing()
    {
        House house;
        const std::string gone = house.put("사라질 기록");
        const std::string stays = house.put("남을 기록");
        house.backup("before");
        const fs::path keysBefore = house.root() / "keys-before";
        fs::copy(house.data() / "keys", keysBefore, fs::copy_options::recursive);
        QCOMPARE(need(house.open(house.data())->destroy({ gone })), std::size_t(1));

        // Everything of before, and the keys folder of today.
        const fs::path back = house.restore("before", "back", true, house.data() / "keys");
        QCOMPARE(codeOfOpen(back), std::string("vault.kek"));
        // The counter-check: with the keys folder of before it was a whole backup.
        const fs::path whole = house.restore("before", "whole", true, keysBefore);
        QCOMPARE(need(house.open(whole)->open(gone)).at("text").asString(), std::string("사라질 기록"));
        // A backup of after brings back what stays, and only that.
        house.backup("after");
        const fs::path now = house.restore("after", "now", true, house.data() / "keys");
        QCOMPARE(need(house.open(now)->open(stays)).at("text").asString(), std::string("남을 기록"));
        QVERIFY(need(house.open(now)->held({ gone })).empty());
    }

    void refusesToPutKeyAndCopyIntoOneFolder()
    {
        House house;
        const auto done = backupVaultKeysOf({ house.data(), house.root() / "x", house.root() / "x" / "key" });
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().code, std::string("server.key_beside_backup"));
    }
};

QTEST_GUILESS_MAIN(TstVaultBackup)
#include "tst_vault_backup.moc"
