// SPDX-License-Identifier: Apache-2.0
// Personal data, kept so that it can be destroyed (PIPA article 21): each record is sealed under a data key of its own.
//
// Two files hold sealed records: vault.db, and vault-separate.db for what another law says to keep (article 21(3)).
// The data keys lie in two further files, vault-keys.db and vault-separate-keys.db, each wrapped by a key-encryption
// key (KEK) of its file. A backup carries records, never data keys. The salt of a commitment is sealed with its data.
//
// commitment = SHA-256("maru/vault/v1" || 0x00 || salt (32 bytes) || canonical JSON of the data)
//
// Destroying removes record and data key, overwrites their pages, empties the write-ahead logs, and then changes the
// KEK and wraps the remaining data keys again: an older copy of all files and today's KEK open nothing.
#pragma once

#include "shared/base/json.h"
#include "shared/crypto/key_wrapper.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace maru::vault {

/// What somebody hands over. Limits: data is an object, canonical text at most 64 KiB.
struct NewRecord {
    std::string recordClass; ///< id of a row of privacy/classes, e.g. "welfare.application"
    std::string subject; ///< the pseudonym DID of the person, "" until it is known
    std::string agency; ///< that holds it
    base::Json data; ///< object
    /// For invented data only: id and salt come from this instead of the system's generator, and can be guessed.
    std::optional<base::Hash256> practice {};
};

struct Stored {
    std::string id; ///< "r-" and 32 hex digits, random
    base::Hash256 commitment;
};

enum class Area { Main, Separate };

/// What is known of a record without opening it.
struct RecordInfo {
    std::string id;
    std::string recordClass;
    std::string subject;
    std::string agency;
    base::Hash256 commitment;
    base::UnixSeconds storedAt;
    Area area = Area::Main;
    /// The chain holds its commitment. A record that it does not hold yet is announced again at the next start.
    bool isAnnounced = false;
};

struct RecordFilter {
    std::string recordClass; ///< "": all
    std::string subject; ///< "": all
    std::string agency; ///< "": all
    std::string after; ///< id; "": from the beginning
    std::size_t limit = 50; ///< 1..1000
};

/// Where the files lie and what opens them. One KEK a pair of files: the KEK of the separate area is another one.
struct VaultFiles {
    std::filesystem::path folder;
    std::filesystem::path records() const { return folder / "vault.db"; }
    std::filesystem::path keys() const { return folder / "vault-keys.db"; }
    std::filesystem::path separateRecords() const { return folder / "vault-separate.db"; }
    std::filesystem::path separateKeys() const { return folder / "vault-separate-keys.db"; }
};

/// Inspect: for a second program beside the server; nothing is written, nothing that was cut off is finished.
enum class OpenMode { Create, ReadWrite, Inspect };

/// Safe to call from any thread; one call at a time does the work.
class Vault {
public:
    /// `databaseKey`: of the SQLCipher files, 32 bytes. Refused `vault.exists`, `vault.missing`; failed `store.*`,
    /// `vault.kek` when the KEK is not the one that the files were wrapped under.
    static base::Result<std::unique_ptr<Vault>> open(const VaultFiles& files,
        const base::SecretBytes& databaseKey, std::unique_ptr<crypto::KeyWrapper> kek,
        std::unique_ptr<crypto::KeyWrapper> separateKek, OpenMode mode);
    ~Vault();
    Vault(const Vault&) = delete;
    Vault& operator=(const Vault&) = delete;

    /// Durable when it returns. Refused `vault.data` (no object), `vault.too_large`, `vault.class`; failed `store.*`.
    base::Result<Stored> put(const NewRecord& record, base::UnixSeconds now);
    /// The same for many at once, durable together: a result for each, in order, where a refusal is one record's own.
    /// Failed `store.*`: then none of them is there.
    base::Result<std::vector<base::Result<Stored>>> putAll(
        const std::vector<NewRecord>& records, base::UnixSeconds now);
    /// Whole and in the clear: only for the subject, for the issuing of a credential to the subject, or behind a
    /// reveal that the chain holds. Refused `vault.unknown_record`; failed `vault.sealed` (damaged or changed).
    base::Result<base::Json> open(std::string_view id) const;
    /// The same with names, numbers and addresses covered: maskedJson().
    base::Result<base::Json> openMasked(std::string_view id) const;
    /// Refused `vault.unknown_record`.
    base::Result<RecordInfo> info(std::string_view id) const;
    base::Result<std::vector<RecordInfo>> list(const RecordFilter& filter) const;
    base::Result<std::int64_t> count(Area area) const;

    /// Once the person has a pseudonym. Refused `vault.unknown_record`, `vault.subject` when it has another one.
    base::Status setSubject(std::string_view id, std::string_view subject);
    base::Status markAnnounced(const std::vector<std::string>& ids);
    /// Records that the chain has not been told of.
    base::Result<std::vector<RecordInfo>> unannounced() const;

    /// To the separate area, under another data key and the other KEK; what was in the main area is destroyed there.
    /// Records that are in the separate area already, or in none, are passed over.
    base::Status separate(const std::vector<std::string>& ids);
    /// Destroys what is there of these, and changes the KEK of each area in which something was. The number that was
    /// there: ids of records that are gone are passed over, so that it can be done again after a restore.
    base::Result<std::size_t> destroy(const std::vector<std::string>& ids);
    /// Of all ids given, those that the vault still holds.
    base::Result<std::set<std::string>> held(const std::vector<std::string>& ids) const;

    /// Changes the KEK of both areas.
    base::Status rotate();
    /// Counts the rotations of an area's KEK.
    base::Result<std::int64_t> generation(Area area) const;
    /// Where the KEK is, for people: a file's name or a token's label.
    std::string keyPlace(Area area) const;

    /// Findings of SQLite's and SQLCipher's checks, records without key, keys without record.
    base::Result<std::vector<std::string>> check() const;

private:
    struct Body;
    /// A record that is about to be sealed.
    struct Draft {
        RecordInfo info;
        base::SecretBytes salt;
        std::string text; ///< wiped by whoever made it
    };
    static base::Result<Draft> draft(const NewRecord& record, base::UnixSeconds now);
    explicit Vault(std::unique_ptr<Body> body);
    std::unique_ptr<Body> m_body;
};

/// A copy of one of the vault's files under another database key, of one moment, while a server may be running. A copy
/// of a key file opens with the KEK of this moment only: after the next destruction it opens nothing. Refused
/// `store.exists`, `vault.missing`; failed `store.*`.
base::Status copyDatabase(const std::filesystem::path& file, const base::SecretBytes& key,
    const std::filesystem::path& target, const base::SecretBytes& targetKey);

/// The commitment of data under a salt of 32 bytes.
base::Hash256 commitmentOf(base::ByteView salt, const base::Json& data);

/// Every text inside covered by its look: an e-mail address, a number with dashes, a DID, a name or any other text.
/// Numbers become "***"; names of members and truth values stay.
base::Json maskedJson(const base::Json& data);
/// "홍길동" -> "홍*동", "010-1234-5678" -> "010-****-5678", "900101-1234567" -> "900101-*******".
std::string maskedText(std::string_view text);

} // namespace maru::vault
