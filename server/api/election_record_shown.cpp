// SPDX-License-Identifier: Apache-2.0
// Leaves of an election's record.
#include "server/api/election_record_shown.h"

#include "server/api/access.h"

#include <algorithm>

namespace maru::api {

namespace {

constexpr std::size_t kScan = 500;

/// What is said of the roll stands in the roll lines; the chain's export holds how it came about.
bool isAboutRoll(std::string_view action)
{
    return action == "addVoters" || action == "addLateVoter" || action == "removeVoter"
        || action == "replaceInvitation" || action == "enrol";
}

/// Strings cannot hold an unescaped quotation mark, so the member stands in canonical text as itself or not at all.
bool belongs(const domain::Registry& registry, const storage::TransactionRow& row, const std::string& member)
{
    // What only some may read is in the log's proof by its hash.
    return row.domain == "election" && !isAboutRoll(row.action)
        && !isRestrictedAction(registry, row.domain, row.action)
        && row.leaf.find(member) != std::string::npos;
}

/// The approval under which an action of the election was executed, or which is one of several that it needed: such an
/// action stands in the log as proposed only.
base::Result<bool> isApproval(const domain::Registry& registry, const storage::Reader& reader,
    const storage::TransactionRow& row, const std::string& member)
{
    if (row.domain != "approvals" || row.action != "approve" || row.code != "ok")
        return false;
    MARU_TRY(leaf, base::parseJson(row.leaf));
    const base::Json* transaction = leaf.find("tx");
    const base::Json* payload = transaction != nullptr ? transaction->find("payload") : nullptr;
    const base::Json* id = payload != nullptr ? payload->find("transaction") : nullptr;
    const auto hash = id != nullptr && id->isString()
        ? base::Hash256::fromHex(id->asString())
        : base::Result<base::Hash256>(base::refused("json.type"));
    if (!hash)
        return false;
    MARU_TRY(proposed, reader.transaction(*hash));
    return proposed && belongs(registry, *proposed, member);
}

} // namespace

base::Result<bool> isShown(const domain::Registry& registry, const storage::Reader& reader,
    const storage::TransactionRow& row, const std::string& member)
{
    if (belongs(registry, row, member))
        return true;
    return isApproval(registry, reader, row, member);
}

ShownLeaves::ShownLeaves(const domain::Registry& registry, std::string member, std::uint64_t start)
    : m_registry(registry), m_member(std::move(member)), m_next(start)
{
}

base::Status ShownLeaves::take(const storage::Reader& reader, const storage::TransactionRow& row)
{
    MARU_TRY(isHere, isShown(m_registry, reader, row, m_member));
    if (!isHere)
        return {};
    m_indexes.push_back(row.index);
    if (row.code == "ok" && row.action != "cast" && row.action != "challenge")
        m_signers.insert(row.signer);
    return {};
}

base::Status ShownLeaves::scanDomain(
    const storage::Reader& reader, const char* domainName, std::uint64_t size)
{
    storage::TransactionFilter filter;
    filter.domain = domainName;
    filter.limit = kScan;
    if (m_next == 0) {
        // No index is before leaf 0.
        MARU_TRY(zero, reader.transactionAt(0));
        if (zero && zero->domain == domainName)
            MARU_CHECK(take(reader, *zero));
    }
    filter.afterIndex = m_next > 0 ? m_next - 1 : 0;
    for (;;) {
        MARU_TRY(rows, reader.transactions(filter));
        for (const storage::TransactionRow& row : rows) {
            if (row.index >= size)
                return {};
            MARU_CHECK(take(reader, row));
        }
        if (rows.empty())
            return {};
        filter.afterIndex = rows.back().index;
    }
}

base::Status ShownLeaves::scan(const storage::Reader& reader, std::uint64_t size)
{
    if (size <= m_next)
        return {};
    for (const char* domainName : { "election", "approvals" })
        MARU_CHECK(scanDomain(reader, domainName, size));
    std::sort(m_indexes.begin(), m_indexes.end());
    m_next = size;
    return {};
}

ShownLeaves ShownIndex::from(const domain::Registry& registry, const std::string& member, std::uint64_t start)
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(
        m_kept.begin(), m_kept.end(), [&member](const auto& one) { return one->member() == member; });
    if (found == m_kept.end())
        return ShownLeaves(registry, member, start);
    m_kept.splice(m_kept.begin(), m_kept, found);
    return *m_kept.front();
}

void ShownIndex::keep(const ShownLeaves& shown)
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(
        m_kept.begin(), m_kept.end(), [&shown](const auto& one) { return one->member() == shown.member(); });
    if (found != m_kept.end()) {
        if ((*found)->scanned() >= shown.scanned())
            return; // another request went further
        m_leaves -= (*found)->indexes().size();
        m_kept.erase(found);
    }
    m_kept.push_front(std::make_shared<const ShownLeaves>(shown));
    m_leaves += shown.indexes().size();
    while (!m_kept.empty() && (m_kept.size() > kElectionsAtMost || m_leaves > kLeavesAtMost)) {
        m_leaves -= m_kept.back()->indexes().size();
        m_kept.pop_back();
    }
}

std::size_t ShownIndex::leaves() const
{
    const std::lock_guard lock(m_mutex);
    return m_leaves;
}

} // namespace maru::api
