// SPDX-License-Identifier: Apache-2.0
// What is left of a destroyed record on the disk: every page of the vault's files and of their write-ahead logs is
// deciphered by hand (SQLCipher 4 with a raw key: AES-256-CBC, the IV in each page's last 80 bytes), free pages too.
#include <QtTest>

#include "server/storage/sqlcipher/sqlite.h"
#include "tests/unit/vault/vault_house.h"

#include <openssl/evp.h>

#include <algorithm>

using namespace maru;
using test::VaultHouse;

namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kReserve = 80;
constexpr std::size_t kWalHeader = 32;
constexpr std::size_t kFrameHeader = 24;

base::Bytes decipherPage(const base::SecretBytes& key, base::ByteView page, std::size_t skip)
{
    base::Bytes plain(kPage);
    int length = 0;
    EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
    const bool isGood = EVP_DecryptInit_ex(context, EVP_aes_256_cbc(), nullptr, key.view().data(),
                            page.data() + kPage - kReserve)
            == 1
        && EVP_CIPHER_CTX_set_padding(context, 0) == 1
        && EVP_DecryptUpdate(context, plain.data() + skip, &length, page.data() + skip,
               static_cast<int>(kPage - kReserve - skip))
            == 1;
    EVP_CIPHER_CTX_free(context);
    return isGood ? plain : base::Bytes();
}

/// All pages of a file and of its log, one after the other.
base::Bytes decipher(const std::filesystem::path& file, const base::SecretBytes& key)
{
    base::Bytes all;
    const base::Bytes raw = VaultHouse::bytesOf(file);
    for (std::size_t at = 0; at + kPage <= raw.size(); at += kPage) {
        const base::Bytes page = decipherPage(key, base::ByteView(raw).subspan(at, kPage), at == 0 ? 16 : 0);
        all.insert(all.end(), page.begin(), page.end());
    }
    const base::Bytes log = VaultHouse::bytesOf(file.string() + "-wal");
    for (std::size_t at = kWalHeader; at + kFrameHeader + kPage <= log.size(); at += kFrameHeader + kPage) {
        // The first page of the database begins with the salt, in the log too.
        const base::ByteView frame = base::ByteView(log).subspan(at, kFrameHeader + kPage);
        const bool isFirst = frame[0] == 0 && frame[1] == 0 && frame[2] == 0 && frame[3] == 1;
        const base::Bytes page = decipherPage(key, frame.subspan(kFrameHeader), isFirst ? 16 : 0);
        all.insert(all.end(), page.begin(), page.end());
    }
    return all;
}

bool holds(const base::Bytes& where, base::ByteView what)
{
    return std::search(where.begin(), where.end(), what.begin(), what.end()) != where.end();
}

struct Planted {
    std::string id;
    std::string text;
    base::Bytes nonce;
    base::Bytes sealed;
    base::Bytes wrapped;
    base::SecretBytes dataKey;
};

base::Bytes blobOf(const std::filesystem::path& file, const base::SecretBytes& key, const std::string& sql)
{
    auto connection = VaultHouse::require(
        storage::sqlite::Connection::open(file, key, storage::sqlite::Access::ReadOnly), "open");
    auto query = VaultHouse::require(connection->query(sql), "query");
    VaultHouse::require(query.step(), "step");
    const base::ByteView blob = query.blob(0);
    return base::Bytes(blob.begin(), blob.end());
}

Planted plant(VaultHouse& house, const std::string& text)
{
    Planted planted;
    planted.text = text;
    planted.id = house.put(text).id;
    const std::string where = " WHERE id = '" + planted.id + "'";
    const auto files = house.files();
    planted.nonce = blobOf(files.records(), house.databaseKey(), "SELECT nonce FROM records" + where);
    planted.sealed = blobOf(files.records(), house.databaseKey(), "SELECT sealed FROM records" + where);
    planted.wrapped = blobOf(files.keys(), house.databaseKey(), "SELECT wrapped FROM data_keys" + where);
    const auto kek = VaultHouse::require(crypto::openKeyWrapperFile(house.kek()), "kek");
    planted.dataKey = VaultHouse::require(kek->unwrap(planted.wrapped, base::asBytes(planted.id)), "unwrap");
    return planted;
}

std::vector<std::filesystem::path> filesBelow(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            all.push_back(entry.path());
    return all;
}

} // namespace

class TstVaultPages : public QObject {
    Q_OBJECT

private slots:
    void nothingOfADestroyedRecordIsLeftInAnyPage()
    {
        VaultHouse house;
        std::vector<Planted> planted;
        // Enough for pages of several levels, and a record that needs pages of its own.
        for (int i = 0; i < 60; ++i)
            planted.push_back(plant(house, "planted-secret-" + std::to_string(i)));
        planted.push_back(plant(house, "planted-secret-long-" + std::string(30'000, 'L')));
        const auto files = house.files();
        const Planted& gone = planted[17];
        const Planted& large = planted.back();

        // The test can see: before, the pages hold what is looked for afterwards.
        const base::Bytes recordsBefore = decipher(files.records(), house.databaseKey());
        const base::Bytes keysBefore = decipher(files.keys(), house.databaseKey());
        for (const Planted* one : { &gone, &large }) {
            QVERIFY(holds(recordsBefore, base::asBytes(one->id)));
            QVERIFY(holds(recordsBefore, one->nonce));
            QVERIFY(holds(recordsBefore, base::ByteView(one->sealed).first(16)));
            QVERIFY(holds(keysBefore, one->wrapped));
        }

        QCOMPARE(*house.vault().destroy({ gone.id, large.id }), std::size_t(2));
        const base::Bytes records = decipher(files.records(), house.databaseKey());
        const base::Bytes keys = decipher(files.keys(), house.databaseKey());
        for (const Planted* one : { &gone, &large }) {
            for (const base::Bytes* pages : { &records, &keys }) {
                QVERIFY(!holds(*pages, base::asBytes(one->id)));
                QVERIFY(!holds(*pages, one->nonce));
                QVERIFY(!holds(*pages, base::ByteView(one->sealed).first(16)));
                QVERIFY(!holds(*pages, base::ByteView(one->sealed).last(16)));
                QVERIFY(!holds(*pages, base::ByteView(one->wrapped).first(32)));
            }
        }
        // The wrapping of before is gone for the records that stay as well.
        QVERIFY(!holds(keys, planted[3].wrapped));
        QVERIFY(holds(records, base::asBytes(planted[3].id)));
        QCOMPARE(house.vault().open(planted[3].id)->at("name").asString(), planted[3].text);
        QCOMPARE(std::filesystem::file_size(files.records().string() + "-wal"), std::uintmax_t(0));
        QCOMPARE(std::filesystem::file_size(files.keys().string() + "-wal"), std::uintmax_t(0));
    }

    void neitherPlaintextNorDataKeysAreInAnyFile()
    {
        VaultHouse house;
        std::vector<Planted> planted;
        for (int i = 0; i < 5; ++i)
            planted.push_back(plant(house, "needle-in-the-vault-" + std::to_string(i)));
        const auto scan = [&] {
            int files = 0;
            const auto folder = house.files().folder;
            for (const auto& file : filesBelow(house.root())) {
                ++files;
                std::vector<base::Bytes> views { VaultHouse::bytesOf(file) };
                const std::string name = file.filename().string();
                if (name.ends_with(".db"))
                    views.push_back(decipher(file, house.databaseKey()));
                for (const base::Bytes& bytes : views) {
                    for (const Planted& one : planted) {
                        QVERIFY2(!holds(bytes, base::asBytes(one.text)), name.c_str());
                        QVERIFY2(!holds(bytes, one.dataKey.view()), name.c_str());
                        QVERIFY2(!holds(bytes, base::asBytes(base::toHex(one.dataKey.view()))), name.c_str());
                        QVERIFY2(!holds(bytes, base::asBytes(base::toBase64Url(one.dataKey.view()))),
                            name.c_str());
                    }
                }
            }
            QVERIFY(files >= 6);
        };
        scan();
        QCOMPARE(*house.vault().destroy({ planted[0].id, planted[1].id }), std::size_t(2));
        scan();
        house.close();
        scan();
    }
};

QTEST_GUILESS_MAIN(TstVaultPages)
#include "tst_vault_pages.moc"
