// SPDX-License-Identifier: Apache-2.0
// One pair of files of the vault: sealed records, and their data keys wrapped by the pair's KEK. Private to
// server/vault. One thread at a time; the vault holds the lock.
#pragma once

#include "server/storage/sqlcipher/sqlite.h"
#include "server/vault/vault.h"

#include <functional>

namespace maru::vault {

/// A record as it lies in the file.
struct SealedRecord {
    RecordInfo info;
    base::Bytes nonce;
    base::Bytes sealed;
};

class AreaFiles {
public:
    static base::Result<AreaFiles> open(const std::filesystem::path& records,
        const std::filesystem::path& keys, const base::SecretBytes& databaseKey,
        std::unique_ptr<crypto::KeyWrapper> kek, Area area, OpenMode mode);
    AreaFiles(AreaFiles&&) noexcept = default;

    /// Seals salt and canonical text under a fresh data key; the key is durable before the record is.
    base::Status put(const RecordInfo& info, base::ByteView salt, std::string_view canonicalText);
    /// Runs several writes as one step of each file, the keys first; all or, when one fails, none of them.
    base::Status together(const std::function<base::Status()>& writes);
    base::Result<std::optional<SealedRecord>> find(std::string_view id) const;
    /// salt (32 bytes) and canonical text. Failed `vault.sealed`, `vault.kek`.
    base::Result<base::SecretBytes> unseal(const SealedRecord& record) const;
    base::Result<std::vector<RecordInfo>> list(const RecordFilter& filter, bool unannouncedOnly) const;
    base::Result<std::int64_t> count() const;
    base::Status setSubject(std::string_view id, std::string_view subject);
    base::Status markAnnounced(std::string_view id);
    base::Result<std::size_t> destroy(const std::vector<std::string>& ids);
    /// Empties the write-ahead logs and changes the KEK, if a destruction before was cut off before it did.
    base::Status finishDestruction();
    base::Status rotate();
    base::Result<std::int64_t> generation() const;
    std::string keyPlace() const { return m_kek->place(); }
    base::Result<std::vector<std::string>> check() const;

private:
    AreaFiles(std::unique_ptr<storage::sqlite::Connection> records,
        std::unique_ptr<storage::sqlite::Connection> keys, std::unique_ptr<crypto::KeyWrapper> kek, Area area)
        : m_records(std::move(records)), m_keys(std::move(keys)), m_kek(std::move(kek)), m_area(area)
    {
    }
    base::Status setMeta(std::string_view name, std::int64_t value);
    base::Result<std::int64_t> meta(std::string_view name) const;
    /// Data keys without a record: of puts and destructions that were cut off.
    base::Status dropLooseKeys();
    base::Status checkKek() const;

    std::unique_ptr<storage::sqlite::Connection> m_records;
    std::unique_ptr<storage::sqlite::Connection> m_keys;
    std::unique_ptr<crypto::KeyWrapper> m_kek;
    Area m_area = Area::Main;
};

} // namespace maru::vault
