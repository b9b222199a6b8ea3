// SPDX-License-Identifier: Apache-2.0
// Checks on the officer's own computer that the server's words are what the chain has sealed.
#pragma once

#include "admin-console/core/connection.h"

#include <functional>
#include <optional>

namespace maru::console {

/// What a check found.
struct ProofResult {
    std::optional<base::Error> error; ///< none: everything holds
    qint64 height = 0; ///< block whose header the proof leads to
    base::Json file; ///< the receipt or state proof, for saving
    bool holds() const { return !error.has_value(); }
};

/// GUI thread only; a check takes well under a millisecond once the proof has come.
class ProofChecker final : public QObject {
    Q_OBJECT

public:
    using Callback = std::function<void(const ProofResult&)>;

    explicit ProofChecker(Connection& connection, QObject* parent = nullptr);

    /// Receipt of a transaction: its signature, its place in the log, the header's signature by the pinned node.
    void checkTransaction(const QString& id, QObject* context, Callback callback);
    /// A row of a state table: what is shown is the value under the newest head, signed by the pinned node. Refused
    /// `console.proof_differs` when the proof holds but shows another value than `shown` (without its "key").
    void checkRow(const std::string& domain, const std::string& table, const std::string& key,
        const base::Json& shown, QObject* context, Callback callback);

    /// A block's header: its roots fit together and the pinned node signed it.
    void checkBlock(qint64 height, QObject* context, Callback callback);

private:
    Connection& m_connection;
};

} // namespace maru::console
