// SPDX-License-Identifier: Apache-2.0
// Transactions signed by a key that may live on a token and may be gone.
#pragma once

#include "shared/crypto/signer.h"
#include "shared/ledger/transaction.h"

namespace maru::ledger {

/// As makeTransaction(). Failed `pkcs11.*`.
base::Result<Transaction> makeTransaction(const crypto::Signer& signer, std::string chain, std::string domain,
    std::string action, base::Json payload, base::UnixSeconds validUntil);

} // namespace maru::ledger
