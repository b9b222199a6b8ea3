// SPDX-License-Identifier: Apache-2.0
// Token Status List (draft-ietf-oauth-status-list): 1, 2, 4 or 8 bits a credential, zlib, signed as JWT.
//
// Decompression stops at a bound that the caller gives. Thread-safe.
#pragma once

#include "shared/identity/jws.h"

#include <cstdint>

namespace maru::vc {

inline constexpr std::string_view kStatusListType = "statuslist+jwt";
/// 2^24 entries of one bit, or 2^21 of eight.
inline constexpr std::size_t kMaxStatusListBytes = 2 * 1024 * 1024;

class StatusList {
public:
    /// All entries 0. Refused `vc.status_bits` unless 1, 2, 4 or 8, `vc.status_size` for 0 or too many entries.
    static base::Result<StatusList> create(int bits, std::int64_t entries);
    /// Decompressed bytes.
    static base::Result<StatusList> fromBytes(int bits, base::Bytes bytes);
    /// {"bits", "lst"}; refused `vc.status_list`, `vc.status_bits`, `vc.inflate`, `vc.inflate_bound`.
    static base::Result<StatusList> fromJson(
        const base::Json& json, std::size_t maxBytes = kMaxStatusListBytes);

    int bits() const { return m_bits; }
    std::int64_t size() const { return static_cast<std::int64_t>(m_bytes.size()) * 8 / m_bits; }
    const base::Bytes& bytes() const { return m_bytes; }
    /// Refused `vc.status_index` outside the list.
    base::Result<std::uint8_t> at(std::int64_t index) const;
    /// Refused `vc.status_index`, `vc.status_value` when the value needs more bits.
    base::Status set(std::int64_t index, std::uint8_t value);
    /// {"bits", "lst"} with the best compression.
    base::Json toJson() const;

private:
    StatusList(int bits, base::Bytes bytes) : m_bits(bits), m_bytes(std::move(bytes)) { }
    int m_bits = 1;
    base::Bytes m_bytes;
};

struct StatusListToken {
    std::string uri; ///< "sub"
    base::UnixSeconds issuedAt;
    std::optional<base::UnixSeconds> expires;
    std::optional<std::int64_t> ttlSeconds; ///< how long a copy may be kept
    StatusList list;
    std::string issuer; ///< "iss", may be ""
};

base::Result<std::string> signStatusListToken(
    const StatusListToken& token, std::string_view keyId, const jose::Signer& signer);
/// Refused `vc.status_subject` unless "sub" is `uri`, `vc.status_list`, and as jose::verifyJwt.
base::Result<StatusListToken> verifyStatusListToken(std::string_view text, std::string_view uri,
    const jose::KeyResolver& resolver, const TimeCheck& time, std::size_t maxBytes = kMaxStatusListBytes);

} // namespace maru::vc
