// SPDX-License-Identifier: Apache-2.0
// A snapshot of the database through one pooled connection.
#pragma once

#include "server/storage/sqlcipher/sqlite.h"
#include "server/storage/store.h"

#include <functional>

namespace maru::storage {

class SqlcipherReader final : public Reader {
public:
    using GiveBack = std::function<void(std::unique_ptr<sqlite::Connection>)>;
    /// Starts the snapshot. `giveBack` gets the connection when the reader goes.
    static base::Result<std::unique_ptr<Reader>> start(
        std::unique_ptr<sqlite::Connection> connection, GiveBack giveBack);
    ~SqlcipherReader() override;

    base::Height height() const override { return m_height; }
    base::UnixSeconds time() const override { return m_time; }
    base::Result<std::optional<base::Json>> get(
        std::string_view domain, std::string_view table, std::string_view key) const override;
    base::Result<domain::Page> select(
        std::string_view domain, const domain::Selection& selection) const override;
    base::Result<std::int64_t> sum(
        std::string_view domain, const domain::Selection& selection, std::string_view member) const override;

    base::Result<std::optional<StoredBlock>> block(base::Height height) const override;
    base::Result<std::vector<StoredBlock>> blocksBefore(
        base::Height height, std::size_t limit) const override;
    base::Result<std::optional<TransactionRow>> transaction(const base::Hash256& id) const override;
    base::Result<std::optional<TransactionRow>> transactionAt(std::uint64_t index) const override;
    base::Result<std::vector<TransactionRow>> transactions(const TransactionFilter& filter) const override;
    base::Result<base::Hash256> logNode(int level, std::uint64_t index) const override;
    base::Result<std::vector<base::Hash256>> frontier() const override;
    base::Result<std::optional<std::string>> stateValue(
        std::string_view domain, std::string_view table, std::string_view key) const override;
    base::Result<std::vector<std::pair<std::string, std::string>>> stateScan(std::string_view domain,
        std::string_view table, std::string_view prefix, std::string_view after,
        std::size_t limit) const override;
    base::Status forEachState(const std::function<base::Status(
            std::string_view, std::string_view, std::string_view, std::string_view)>& visit) const override;
    base::Result<base::Json> genesis() const override;

private:
    SqlcipherReader(std::unique_ptr<sqlite::Connection> connection, GiveBack giveBack);

    std::unique_ptr<sqlite::Connection> m_connection;
    GiveBack m_giveBack;
    base::Height m_height { -1 };
    base::UnixSeconds m_time;
};

} // namespace maru::storage
