// SPDX-License-Identifier: Apache-2.0
// Blocks and transactions as the API shows them, with what is restricted left out.
#pragma once

#include "server/api/access.h"
#include "server/api/respond.h"

namespace maru::api {

std::string_view statusName(chain::TransactionStatus status);

/// Every transaction of a stored block, in order.
base::Result<std::vector<storage::TransactionRow>> transactionsOf(
    const storage::Reader& reader, const storage::StoredBlock& block);

/// {id, index, domain, action, signer, code}; the signer of a restricted transaction is "" for who may not read it:
/// the signer of a beneficiary's payment is the beneficiary.
base::Json entryJson(const domain::Registry& registry, const Caller& caller, const base::Hash256& id,
    std::uint64_t index, std::string_view domain, std::string_view action, std::string_view signer,
    std::string_view code);
/// entryJson and {height, time}.
base::Json rowJson(
    const domain::Registry& registry, const Caller& caller, const storage::TransactionRow& row);

/// {"tx", "result"}, or {"redacted": leaf hash} for who may not read it. Failed `store.read`.
base::Result<base::Json> leafJson(
    const domain::Registry& registry, const Caller& caller, const storage::TransactionRow& row);

/// What /v1/stream sends of a block.
base::Json streamJson(const domain::Registry& registry, const chain::CommittedBlock& block);
/// The same from the store.
base::Result<base::Json> streamJson(
    const domain::Registry& registry, const storage::Reader& reader, const storage::StoredBlock& block);

} // namespace maru::api
