// SPDX-License-Identifier: Apache-2.0
// W3C Bitstring Status List 1.0: one bit a credential, gzip, multibase "u"; index 0 is the most significant bit of the
// first byte. At least 131,072 entries. Thread-safe.
#pragma once

#include "shared/identity/status.h"
#include "shared/identity/timestamp.h"

#include "shared/base/bytes.h"

#include <optional>

namespace maru::vc {

inline constexpr std::int64_t kMinBitstringEntries = 131072;
inline constexpr std::size_t kMaxBitstringBytes = 2 * 1024 * 1024;

class Bitstring {
public:
    /// All bits 0. Refused `vc.status_size` for fewer than kMinBitstringEntries or too many.
    static base::Result<Bitstring> create(std::int64_t entries);
    /// From "encodedList"; refused `vc.status_list`, `vc.status_size`, `vc.inflate`, `vc.inflate_bound`.
    static base::Result<Bitstring> decode(
        std::string_view encoded, std::size_t maxBytes = kMaxBitstringBytes);

    std::int64_t size() const { return static_cast<std::int64_t>(m_bytes.size()) * 8; }
    /// Refused `vc.status_index`.
    base::Result<bool> at(std::int64_t index) const;
    base::Status set(std::int64_t index, bool value);
    std::string encode() const;

private:
    explicit Bitstring(base::Bytes bytes) : m_bytes(std::move(bytes)) { }
    base::Bytes m_bytes;
};

struct BitstringCredential {
    std::string id; ///< URL of the list
    std::string issuer;
    std::string purpose; ///< "revocation" or "suspension"
    std::optional<base::UnixSeconds> validFrom;
    std::optional<base::UnixSeconds> validUntil;
    Bitstring list;
};

/// The unsigned BitstringStatusListCredential; sign with addProof() of vc_data_model.h.
base::Json toCredential(const BitstringCredential& list);
/// From a credential whose proof has been verified. Refused `vc.status_list`, `vc.status_purpose`, `vc.status_subject`
/// when its id is not `url`, times as checkCredential.
base::Result<BitstringCredential> fromCredential(const base::Json& credential, std::string_view url,
    std::string_view purpose, const TimeCheck& time, std::size_t maxBytes = kMaxBitstringBytes);

/// "credentialStatus" of a credential.
base::Json toStatusEntry(const StatusReference& reference);
/// Of one entry; refused `vc.status_format`.
base::Result<StatusReference> fromStatusEntry(const base::Json& entry);

} // namespace maru::vc
