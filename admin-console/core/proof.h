// SPDX-License-Identifier: Apache-2.0
// Checks on the officer's own computer that the server's words are what the chain has sealed.
#pragma once

#include "admin-console/core/connection.h"
#include "shared/ledger/receipt.h"

#include <functional>
#include <optional>

namespace maru::console {

/// What a check found.
struct ProofResult {
    std::optional<base::Error> error; ///< none: everything holds
    bool wasChecked =
        true; ///< false: the proof could not be had, which says nothing about what it would have shown
    qint64 height = 0; ///< block whose header the proof leads to
    base::Json file; ///< the receipt or state proof, for saving
    bool holds() const { return !error.has_value(); }
    /// A check was made and went wrong.
    bool fails() const { return error.has_value() && wasChecked; }
};

/// Whether what is shown of a transaction (a row of the list, or the whole of it) is what the receipt is about; members
/// that are not there, and a signer that is hidden, are not compared.
bool isShownBy(const base::Json& shown, const ledger::Receipt& receipt);
/// `file`: GET /v1/transactions/{id}/receipt.
ProofResult checkReceiptFile(const base::Json& file, const base::Json& shown, const std::string& node);
/// `block`: GET /v1/blocks/{height}; `before`: the same of the block before, null for the first one. The number of
/// transactions follows from both log sizes.
ProofResult checkBlockFile(
    const base::Json& block, const base::Json& before, const base::Json& shown, const std::string& node);

/// GUI thread only; a check takes well under a millisecond once the proof has come.
class ProofChecker final : public QObject {
    Q_OBJECT

public:
    using Callback = std::function<void(const ProofResult&)>;

    explicit ProofChecker(Connection& connection, QObject* parent = nullptr);

    /// Receipt of a transaction: its signature, its place in the log, the header's signature by the pinned node, and
    /// that `shown` (its row in a list) says the same; refused `console.proof_differs`.
    void checkTransaction(const base::Json& shown, QObject* context, Callback callback);
    /// A row of a state table: what is shown is the value under the newest head, signed by the pinned node. Refused
    /// `console.proof_differs` when the proof holds but shows another value than `shown` (without its "key").
    void checkRow(const std::string& domain, const std::string& table, const std::string& key,
        const base::Json& shown, QObject* context, Callback callback);

    /// A block's header: its roots fit together, the pinned node signed it, and `shown` (its row in a list) says the
    /// same; refused `console.proof_differs`.
    void checkBlock(const base::Json& shown, QObject* context, Callback callback);

private:
    Connection& m_connection;
};

} // namespace maru::console
