// SPDX-License-Identifier: Apache-2.0
// What a transaction must pass before it is queued, and the texts that are computed once and used to the end.
#pragma once

#include "server/domain/domain.h"
#include "shared/ledger/transaction.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace maru::chain {

/// A transaction with its id and its canonical text (with signature). Immutable once shared between threads.
struct PreparedTransaction {
    ledger::Transaction transaction;
    base::Hash256 id;
    std::string body; ///< canonical text without the signature: what is signed
    std::string text; ///< canonical text with it: part of the leaf
    bool isPayloadChecked = false; ///< against the schema of this node's registry
};
using Prepared = std::shared_ptr<const PreparedTransaction>;

/// Computes the texts. Refused `transaction.format` for names that no transaction can have, `transaction.too_long`.
/// The transaction is moved from only when this succeeds.
base::Result<PreparedTransaction> prepare(ledger::Transaction&& transaction);

struct Admission {
    base::Hash256 id;
    base::Result<Prepared> transaction;
};

/// Everything that can be told without state: chain, expiry, domain, action, payload, signature. Refused
/// `transaction.chain`, `transaction.expired`, `transaction.too_far`, `transaction.domain`, `transaction.action`,
/// `transaction.signature`, schema.*. Thread-safe.
Admission admit(ledger::Transaction transaction, const std::string& chain, base::UnixSeconds now,
    const domain::Registry& registry);

/// Canonical {"result": {"code", "data"}, "tx"} from the prepared text; equals ledger::leafData().
std::string leafOf(const PreparedTransaction& transaction, const ledger::TransactionResult& result);

} // namespace maru::chain
