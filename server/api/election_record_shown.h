// SPDX-License-Identifier: Apache-2.0
// Which leaves of the log an election's record shows, and by whom they are signed.
#pragma once

#include "server/domain/domain.h"
#include "server/storage/store.h"

#include <list>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace maru::api {

/// `member`: `"election":"<id>"` as it stands in canonical text. Shown are the election's public actions, other than
/// those about its roll, and the approvals under which they were executed.
base::Result<bool> isShown(const domain::Registry& registry, const storage::Reader& reader,
    const storage::TransactionRow& row, const std::string& member);

class ShownLeaves {
public:
    /// From leaf `start` on.
    ShownLeaves(const domain::Registry& registry, std::string member, std::uint64_t start);

    /// Goes on to the leaves below `size`; `reader` is of a block with as many leaves or more.
    base::Status scan(const storage::Reader& reader, std::uint64_t size);
    /// In order.
    const std::vector<std::uint64_t>& indexes() const { return m_indexes; }
    const std::string& member() const { return m_member; }
    /// Leaves below this have been scanned.
    std::uint64_t scanned() const { return m_next; }
    /// Of executed and proposed actions and of approvals; not of ballots, which throw-away keys carry.
    const std::set<std::string>& signers() const { return m_signers; }

private:
    base::Status scanDomain(const storage::Reader& reader, const char* domainName, std::uint64_t size);
    base::Status take(const storage::Reader& reader, const storage::TransactionRow& row);

    const domain::Registry& m_registry;
    const std::string m_member;
    std::uint64_t m_next;
    std::vector<std::uint64_t> m_indexes;
    std::set<std::string> m_signers;
};

/// What has been found of the elections that are asked for most: observers come for a record again and again, and a
/// leaf that is in the log never changes. Thread-safe.
class ShownIndex {
public:
    static constexpr std::size_t kElectionsAtMost = 16;
    /// Of all elections; one that has more alone is scanned each time.
    static constexpr std::size_t kLeavesAtMost = 4'000'000;

    /// As far as it has been scanned, at least from `start`.
    ShownLeaves from(const domain::Registry& registry, const std::string& member, std::uint64_t start);
    void keep(const ShownLeaves& shown);
    std::size_t leaves() const;

private:
    mutable std::mutex m_mutex; // guards all below
    std::list<std::shared_ptr<const ShownLeaves>> m_kept; // the one that was asked for last comes first
    std::size_t m_leaves = 0;
};

} // namespace maru::api
