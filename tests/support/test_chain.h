// SPDX-License-Identifier: Apache-2.0
// Keys, genesis and signed actions of the test chain.
#pragma once

#include "server/chain/loader.h"
#include "tests/support/ledger_domain.h"

namespace maru::test {

inline constexpr std::int64_t kStart = 1'577'836'800; ///< 2020-01-01T00:00:00Z

/// Ed25519 key from a seed of 32 bytes `number`.
crypto::SigningKey keyOf(std::uint8_t number);
inline crypto::SigningKey nodeKey()
{
    return keyOf(1);
}
/// Chain "test.maru" at kStart; keyOf(2) is a keeper, keyOf(3) an officer without a role is not made.
base::Json genesisDocument(const base::Json& ledgerSection = base::Json());
/// Signed, valid for ten minutes from `now`, with a nonce made of `number`.
ledger::Transaction signedAction(const crypto::SigningKey& key, std::string action, base::Json payload,
    base::UnixSeconds now, std::uint64_t number);
base::Json credit(const std::string& account, std::int64_t amount);
base::Json move(const std::string& from, const std::string& to, std::int64_t amount);
base::SecretBytes databaseKey(std::uint8_t number = 7);

} // namespace maru::test
