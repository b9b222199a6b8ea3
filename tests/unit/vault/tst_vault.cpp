// SPDX-License-Identifier: Apache-2.0
// The vault over real files: sealing, separate keeping, destruction, and what an older copy is worth afterwards.
#include <QtTest>

#include "server/storage/sqlcipher/sqlite.h"
#include "tests/unit/vault/vault_house.h"

using namespace maru;
using test::VaultHouse;

namespace {

void copyFolder(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
}

std::string codeOf(const base::Status& status)
{
    return status ? std::string() : status.error().code;
}

template<class T>
std::string codeOf(const base::Result<T>& result)
{
    return result ? std::string() : result.error().code;
}

std::string wrappedIdOf(const std::filesystem::path& keys, const base::SecretBytes& databaseKey)
{
    auto connection = VaultHouse::require(
        storage::sqlite::Connection::open(keys, databaseKey, storage::sqlite::Access::ReadWrite), "keys");
    auto query = VaultHouse::require(connection->query("SELECT wrapped FROM data_keys LIMIT 1"), "query");
    if (!VaultHouse::require(query.step(), "step"))
        return {};
    return crypto::KeyWrapper::keyIdOf(query.blob(0));
}

} // namespace

class TstVault : public QObject {
    Q_OBJECT

private slots:
    void opensWhatWasPut()
    {
        VaultHouse house;
        const auto stored = house.put("홍길동", "did:key:zSubject");
        const auto data = house.vault().open(stored.id);
        QVERIFY(data.has_value());
        QCOMPARE(data->at("name").asString(), std::string("홍길동"));
        const auto info = house.vault().info(stored.id);
        QVERIFY(info.has_value());
        QCOMPARE(info->commitment.hex(), stored.commitment.hex());
        QCOMPARE(info->subject, std::string("did:key:zSubject"));
        QVERIFY(!info->isAnnounced);
    }

    void commitmentsOfTheSameDataDiffer()
    {
        VaultHouse house;
        QVERIFY(house.put("same").commitment != house.put("same").commitment);
    }

    void keepsRecordsOverARestart()
    {
        VaultHouse house;
        const auto stored = house.put("김영희");
        house.reopen();
        QCOMPARE(house.vault().open(stored.id)->at("name").asString(), std::string("김영희"));
        QVERIFY(house.vault().check()->empty());
    }

    void refusesWhatIsNoRecord_data()
    {
        QTest::addColumn<QString>("recordClass");
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("code");
        QTest::newRow("list") << "a.b"
                              << "[1]"
                              << "vault.data";
        QTest::newRow("empty object") << "a.b"
                                      << "{}"
                                      << "vault.data";
        QTest::newRow("class") << "A/b"
                               << "{\"a\":1}"
                               << "vault.class";
        QTest::newRow("no class") << ""
                                  << "{\"a\":1}"
                                  << "vault.class";
        QTest::newRow("too large") << "a.b"
                                   << "{\"a\":\"" + QString(70'000, u'x') + "\"}"
                                   << "vault.too_large";
    }
    void refusesWhatIsNoRecord()
    {
        QFETCH(QString, recordClass);
        QFETCH(QString, json);
        QFETCH(QString, code);
        VaultHouse house;
        const auto data = base::parseJson(json.toStdString());
        QVERIFY(data.has_value());
        const auto stored =
            house.vault().put({ recordClass.toStdString(), {}, "city", *data }, base::UnixSeconds(1));
        QCOMPARE(codeOf(stored), code.toStdString());
        QCOMPARE(*house.vault().count(vault::Area::Main), std::int64_t(0));
    }

    void listsByClassSubjectAndAgency()
    {
        VaultHouse house;
        house.put("one", "did:key:zA");
        house.put("two", "did:key:zB");
        const auto third = house.put("three", "did:key:zA");
        vault::RecordFilter filter;
        filter.subject = "did:key:zA";
        QCOMPARE(house.vault().list(filter)->size(), std::size_t(2));
        filter.limit = 1;
        const auto first = house.vault().list(filter);
        filter.after = first->front().id;
        const auto second = house.vault().list(filter);
        QCOMPARE(second->size(), std::size_t(1));
        QVERIFY(first->front().id != second->front().id);
        filter = {};
        filter.agency = "other";
        QVERIFY(house.vault().list(filter)->empty());
        filter = {};
        filter.recordClass = "welfare.application";
        QCOMPARE(house.vault().list(filter)->size(), std::size_t(3));
        QVERIFY(house.vault().info(third.id).has_value());
    }

    void givesASubjectOnce()
    {
        VaultHouse house;
        const auto stored = house.put("x");
        QCOMPARE(codeOf(house.vault().setSubject(stored.id, "did:key:zA")), std::string());
        QCOMPARE(codeOf(house.vault().setSubject(stored.id, "did:key:zA")), std::string());
        QCOMPARE(codeOf(house.vault().setSubject(stored.id, "did:key:zB")), std::string("vault.subject"));
    }

    void refusesARecordThatWasSwapped()
    {
        VaultHouse house;
        const auto first = house.put("first");
        const auto second = house.put("second");
        house.close();
        {
            auto connection =
                VaultHouse::require(storage::sqlite::Connection::open(house.files().records(),
                                        house.databaseKey(), storage::sqlite::Access::ReadWrite),
                    "open");
            const std::string sql = "UPDATE records SET sealed = (SELECT sealed FROM records WHERE id = '"
                + first.id + "'), nonce = (SELECT nonce FROM records WHERE id = '" + first.id
                + "') WHERE id = '" + second.id + "'";
            QVERIFY(connection->execute(sql).has_value());
        }
        house.reopen();
        QCOMPARE(codeOf(house.vault().open(second.id)), std::string("vault.sealed"));
        QVERIFY(house.vault().open(first.id).has_value());
        QCOMPARE(house.vault().check()->size(), std::size_t(1));
    }

    void separatesUnderTheOtherKek()
    {
        VaultHouse house;
        const auto stored = house.put("kept by another law");
        const auto other = house.put("stays");
        QCOMPARE(codeOf(house.vault().separate({ stored.id })), std::string());
        QCOMPARE(*house.vault().count(vault::Area::Main), std::int64_t(1));
        QCOMPARE(*house.vault().count(vault::Area::Separate), std::int64_t(1));
        QVERIFY(house.vault().info(stored.id)->area == vault::Area::Separate);
        QCOMPARE(house.vault().open(stored.id)->at("name").asString(), std::string("kept by another law"));
        QCOMPARE(house.vault().info(stored.id)->commitment.hex(), stored.commitment.hex());
        // Again: nothing is left to do.
        QCOMPARE(codeOf(house.vault().separate({ stored.id, "r-none" })), std::string());
        house.close();
        const auto kek = VaultHouse::require(crypto::openKeyWrapperFile(house.kek()), "kek");
        const auto separateKek = VaultHouse::require(crypto::openKeyWrapperFile(house.separateKek()), "kek");
        QCOMPARE(wrappedIdOf(house.files().separateKeys(), house.databaseKey()), separateKek->keyId());
        QCOMPARE(wrappedIdOf(house.files().keys(), house.databaseKey()), kek->keyId());
        QVERIFY(kek->keyId() != separateKek->keyId());
        house.reopen();
        QVERIFY(house.vault().open(other.id).has_value());
    }

    void destroysForGoodAndKeepsTheRest()
    {
        VaultHouse house;
        const auto gone = house.put("gone");
        const auto stays = house.put("stays");
        const std::int64_t before = *house.vault().generation(vault::Area::Main);
        QCOMPARE(*house.vault().destroy({ gone.id, "r-none" }), std::size_t(1));
        QCOMPARE(codeOf(house.vault().open(gone.id)), std::string("vault.unknown_record"));
        QCOMPARE(house.vault().open(stays.id)->at("name").asString(), std::string("stays"));
        QCOMPARE(*house.vault().generation(vault::Area::Main), before + 1);
        QCOMPARE(*house.vault().generation(vault::Area::Separate), std::int64_t(0));
        // Once more, as after a restart: nothing was there, nothing changes.
        QCOMPARE(*house.vault().destroy({ gone.id }), std::size_t(0));
        QCOMPARE(*house.vault().generation(vault::Area::Main), before + 1);
        house.reopen();
        QVERIFY(house.vault().check()->empty());
        QVERIFY(house.vault().held({ gone.id })->empty());
    }

    void olderCopyAndTodaysKeysOpenNothing()
    {
        VaultHouse house;
        const auto gone = house.put("gone for good");
        const auto stays = house.put("stays");
        // The thief takes every file of the vault, and later today's keys.
        house.close();
        copyFolder(house.files().folder, house.root() / "stolen");
        const auto oldKek = house.root() / "old.kek.json";
        std::filesystem::copy_file(house.kek(), oldKek);
        house.reopen();
        QCOMPARE(*house.vault().destroy({ gone.id }), std::size_t(1));
        house.close();

        const vault::VaultFiles stolen { house.root() / "stolen" };
        const auto openWith = [&](const std::filesystem::path& kek) {
            return vault::Vault::open(stolen, house.databaseKey(),
                VaultHouse::require(crypto::openKeyWrapperFile(kek), "kek"),
                VaultHouse::require(crypto::openKeyWrapperFile(house.separateKek()), "kek"),
                vault::OpenMode::Inspect);
        };
        QCOMPARE(codeOf(openWith(house.kek())), std::string("vault.kek"));
        // Not one wrapped key of the copy opens under today's KEK: neither the destroyed one nor the other.
        {
            auto connection = VaultHouse::require(storage::sqlite::Connection::open(stolen.keys(),
                                                      house.databaseKey(), storage::sqlite::Access::ReadOnly),
                "stolen keys");
            const auto today = VaultHouse::require(crypto::openKeyWrapperFile(house.kek()), "kek");
            auto query = VaultHouse::require(connection->query("SELECT id, wrapped FROM data_keys"), "query");
            int seen = 0;
            while (VaultHouse::require(query.step(), "step")) {
                ++seen;
                QVERIFY(!today->unwrap(query.blob(1), base::asBytes(query.text(0))).has_value());
            }
            QCOMPARE(seen, 2);
        }
        // The counter-check: with the KEK of that day the copy would have opened, so it was a whole copy.
        const auto then = openWith(oldKek);
        QVERIFY(then.has_value());
        QCOMPARE((*then)->open(gone.id)->at("name").asString(), std::string("gone for good"));
        house.reopen();
        QVERIFY(house.vault().open(stays.id).has_value());
    }

    void backupOfRecordsHoldsNoDataKey()
    {
        VaultHouse house;
        const auto stored = house.put("in the backup");
        const base::SecretBytes key(base::Bytes(32, 0x77));
        const auto copy = house.root() / "copy" / "vault.db";
        std::filesystem::create_directories(copy.parent_path());
        QCOMPARE(codeOf(vault::copyDatabase(house.files().records(), house.databaseKey(), copy, key)),
            std::string());
        QCOMPARE(codeOf(vault::copyDatabase(house.files().records(), house.databaseKey(), copy, key)),
            std::string("store.exists"));
        auto connection = VaultHouse::require(
            storage::sqlite::Connection::open(copy, key, storage::sqlite::Access::ReadOnly), "copy");
        auto rows = VaultHouse::require(
            connection->query("SELECT count(*) FROM records WHERE id = '" + stored.id + "'"), "rows");
        QVERIFY(VaultHouse::require(rows.step(), "step"));
        QCOMPARE(rows.integer(0), std::int64_t(1));
        auto tables = VaultHouse::require(
            connection->query("SELECT count(*) FROM sqlite_master WHERE name = 'data_keys'"), "tables");
        QVERIFY(VaultHouse::require(tables.step(), "step"));
        QCOMPARE(tables.integer(0), std::int64_t(0));
    }

    void finishesADestructionThatWasCutOff()
    {
        VaultHouse house;
        const auto gone = house.put("cut off");
        const auto stays = house.put("stays");
        house.close();
        {
            // As a power cut right after the first commit leaves it: no key, the record still there, the old KEK.
            auto keys = VaultHouse::require(storage::sqlite::Connection::open(house.files().keys(),
                                                house.databaseKey(), storage::sqlite::Access::ReadWrite),
                "keys");
            QVERIFY(keys->execute("BEGIN; DELETE FROM data_keys WHERE id = '" + gone.id
                            + "'; UPDATE meta SET value = 1 WHERE name = 'erased'; COMMIT")
                        .has_value());
        }
        const std::string before =
            VaultHouse::require(crypto::openKeyWrapperFile(house.kek()), "kek")->keyId();
        house.reopen();
        QCOMPARE(codeOf(house.vault().open(gone.id)), std::string("vault.sealed"));
        QVERIFY(house.vault().open(stays.id).has_value());
        QVERIFY(VaultHouse::require(crypto::openKeyWrapperFile(house.kek()), "kek")->keyId() != before);
        // The chain still says so: the record without a key goes too.
        QCOMPARE(*house.vault().destroy({ gone.id }), std::size_t(1));
        QCOMPARE(codeOf(house.vault().open(gone.id)), std::string("vault.unknown_record"));
    }

    void finishesARotationThatWasCutOff()
    {
        VaultHouse house;
        const auto stored = house.put("still opens");
        house.close();
        const auto kek = VaultHouse::require(crypto::openKeyWrapperFile(house.kek()), "kek");
        QVERIFY(kek->beginRotation().has_value());
        const std::string next = kek->keyId();
        house.reopen();
        QCOMPARE(house.vault().open(stored.id)->at("name").asString(), std::string("still opens"));
        house.close();
        const auto now = VaultHouse::require(crypto::openKeyWrapperFile(house.kek()), "kek");
        QVERIFY(!now->isRotating());
        QCOMPARE(now->keyId(), next);
        QCOMPARE(wrappedIdOf(house.files().keys(), house.databaseKey()), next);
    }

    void dropsKeysWithoutRecordsButNotWhileInspecting()
    {
        VaultHouse house;
        const auto stored = house.put("record gone");
        house.put("stays");
        house.close();
        {
            auto records = VaultHouse::require(storage::sqlite::Connection::open(house.files().records(),
                                                   house.databaseKey(), storage::sqlite::Access::ReadWrite),
                "records");
            QVERIFY(records->execute("DELETE FROM records WHERE id = '" + stored.id + "'").has_value());
        }
        const auto keysLeft = [&] {
            auto keys = VaultHouse::require(storage::sqlite::Connection::open(house.files().keys(),
                                                house.databaseKey(), storage::sqlite::Access::ReadOnly),
                "keys");
            auto query = VaultHouse::require(keys->query("SELECT count(*) FROM data_keys"), "query");
            return VaultHouse::require(query.step(), "step") ? query.integer(0) : -1;
        };
        {
            const auto inspected = vault::Vault::open(house.files(), house.databaseKey(),
                VaultHouse::require(crypto::openKeyWrapperFile(house.kek()), "kek"),
                VaultHouse::require(crypto::openKeyWrapperFile(house.separateKek()), "kek"),
                vault::OpenMode::Inspect);
            QVERIFY(inspected.has_value());
        }
        QCOMPARE(keysLeft(), std::int64_t(2));
        house.reopen();
        house.close();
        QCOMPARE(keysLeft(), std::int64_t(1));
    }

    void refusesMissingAndExistingFiles()
    {
        VaultHouse house;
        house.close();
        const auto open = [&](vault::OpenMode mode) {
            return codeOf(vault::Vault::open(house.files(), house.databaseKey(),
                VaultHouse::require(crypto::openKeyWrapperFile(house.kek()), "kek"),
                VaultHouse::require(crypto::openKeyWrapperFile(house.separateKek()), "kek"), mode));
        };
        QCOMPARE(open(vault::OpenMode::Create), std::string("vault.exists"));
        std::filesystem::remove(house.files().keys());
        QCOMPARE(open(vault::OpenMode::ReadWrite), std::string("vault.missing"));
    }
};

QTEST_GUILESS_MAIN(TstVault)
#include "tst_vault.moc"
