// SPDX-License-Identifier: Apache-2.0
// One block: transactions, due entries, roots, header.
#include "server/chain/executor.h"

#include "shared/crypto/hash.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace maru::chain {

namespace {

constexpr std::int64_t kAppVersion = 1;
/// Due entries in one block; the rest goes to the next block, so that a block never takes long.
constexpr std::int64_t kMaxDuePerBlock = 10'000;
constexpr std::size_t kDuePage = 64;

} // namespace

Executor::Executor(const storage::Store& store, const domain::Registry& registry,
    const domain::ServiceFactories& services, std::string chain, std::string proposer)
    : m_store(store)
    , m_registry(registry)
    , m_services(services)
    , m_chain(std::move(chain))
    , m_proposer(std::move(proposer))
    , m_state(store)
{
    m_head.height = base::Height(-1);
    for (const std::string& name : m_registry.stateTrees()) {
        const bool isNew = m_trees.emplace(name, merkle::StateTree()).second;
        MARU_ASSERT(isNew);
    }
}

base::Result<bool> Executor::isKnown(const base::Hash256& id) const
{
    if (!m_ids.mayContain(id))
        return false;
    if (m_unstoredIds.find(id) != m_unstoredIds.end())
        return true;
    MARU_TRY(found, m_state.reader().transaction(id));
    return found.has_value();
}

base::Result<base::Json> Executor::runTransaction(
    const domain::BlockContext& block, ExecutionContext& context, const PreparedTransaction& prepared)
{
    const ledger::Transaction& transaction = prepared.transaction;
    if (transaction.chain != m_chain)
        return base::refused("transaction.chain", "chain");
    if (transaction.validUntil < block.time)
        return base::refused("transaction.expired", "valid_until");
    if (transaction.validUntil > block.time + ledger::kMaxValiditySeconds)
        return base::refused("transaction.too_far", "valid_until");
    // Before the action writes anything: what it would do to the rules (removeRule on its way to become a
    // proposal) must not be taken for what the rules are.
    const bool waits = needsApproval(block, transaction.domain, transaction.action);
    if (waits)
        context.setApproved();
    MARU_TRY(data,
        runAction(context, transaction.domain, transaction.action, transaction.signer, transaction.payload,
            prepared.isPayloadChecked));
    if (waits)
        return propose(block, context, transaction);
    if (transaction.domain == kApprovalsDomain)
        return runApproved(block, context, std::move(data));
    return data;
}

void Executor::addEvents(std::vector<domain::Event> events)
{
    for (domain::Event& event : events) {
        m_events.push_back(
            base::Json::object({ { "type", std::move(event.type) }, { "data", std::move(event.data) } }));
    }
}

void Executor::append(
    const domain::BlockContext& block, ExecutedTransaction& executed, storage::BlockCommit& commit)
{
    const PreparedTransaction& prepared = *executed.transaction;
    storage::TransactionRow row;
    row.index = m_frontier.size();
    row.height = block.height;
    row.time = block.time;
    row.id = prepared.id;
    row.domain = prepared.transaction.domain;
    row.action = prepared.transaction.action;
    row.signer = prepared.transaction.signer;
    row.code = executed.result.code;
    row.leaf = leafOf(prepared, executed.result);
    row.validUntil = prepared.transaction.validUntil;
    executed.index = row.index;
    m_frontier.append(merkle::leafHash(base::asBytes(row.leaf)), commit.logNodes);
    commit.transactions.push_back(std::move(row));
}

base::Result<ExecutedBlock> Executor::execute(
    base::UnixSeconds time, const std::vector<Prepared>& transactions)
{
    MARU_ASSERT(m_head.height.count() >= 0 && time >= m_head.time);
    MARU_CHECK(m_state.beginBlock());
    m_events.clear();
    const base::Height stored = m_state.reader().height();
    for (auto it = m_unstoredIds.begin(); it != m_unstoredIds.end();)
        it = it->second <= stored ? m_unstoredIds.erase(it) : std::next(it);

    const domain::BlockContext block { base::next(m_head.height), time, m_chain };
    ExecutedBlock result;
    MARU_TRY(checked, prepareBlock(block, transactions));
    for (std::size_t i = 0; i < transactions.size(); ++i) {
        const Prepared& prepared = transactions[i];
        ExecutedTransaction executed;
        executed.transaction = prepared;
        MARU_TRY(known, isKnown(prepared->id));
        if (known) {
            executed.isDuplicate = true;
            result.transactions.push_back(std::move(executed));
            continue;
        }
        ExecutionContext context(m_state, m_services, block, prepared->transaction.domain,
            prepared->transaction.signer, prepared->id);
        context.setChecked(std::move(checked[i]));
        auto data = runTransaction(block, context, *prepared);
        if (m_state.failure())
            return *m_state.failure();
        if (data) {
            m_state.keepTransaction();
            addEvents(context.takeEvents());
            executed.result.data = std::move(*data);
        } else {
            m_state.dropTransaction();
            const base::Error& error = data.error();
            if (error.kind == base::ErrorKind::Failed)
                return error;
            executed.result.code = error.code;
            if (!error.field.empty())
                executed.result.data.set("field", error.field);
        }
        m_ids.insert(prepared->id, time);
        m_unstoredIds.emplace(prepared->id, block.height);
        append(block, executed, result.commit);
        result.transactions.push_back(std::move(executed));
    }
    MARU_CHECK(runDue(block, result));
    MARU_CHECK(finish(block, m_headHash, result));
    return result;
}

base::Result<ExecutedBlock> Executor::executeGenesis(const base::Json& genesis)
{
    MARU_ASSERT(m_head.height.count() < 0);
    MARU_TRY(time, base::readInteger(genesis, "time"));
    if (time < 0)
        return base::refused("genesis.time", "time");
    MARU_CHECK(m_state.beginBlock());
    m_events.clear();
    const domain::BlockContext block { base::Height(0), base::UnixSeconds(time), m_chain };
    MARU_CHECK(runGenesisSections(block, genesis));
    ExecutedBlock result;
    MARU_CHECK(runDue(block, result));
    MARU_CHECK(finish(block, crypto::sha256(base::canonical(genesis)), result));
    return result;
}

base::Status Executor::runGenesisSections(const domain::BlockContext& block, const base::Json& genesis)
{
    base::Json sections = base::Json::object();
    if (const base::Json* found = genesis.find("domains")) {
        if (!found->isObject())
            return base::refused("json.type", "domains");
        sections = *found;
    }
    for (const auto& section : sections.asObject()) {
        if (m_registry.find(section.first) == nullptr)
            return base::refused("genesis.section", "domains." + section.first);
    }
    // The house's own domains come first, so that the others find parameters, officers and accounts.
    std::vector<std::string> order { "parameters", "identity", "accounts" };
    for (const auto& entry : m_registry.all()) {
        if (std::find(order.begin(), order.end(), entry.first) == order.end())
            order.push_back(entry.first);
    }
    for (const std::string& name : order) {
        domain::Domain* domain = m_registry.find(name);
        if (domain == nullptr)
            continue;
        const base::Json* section = sections.find(name);
        ExecutionContext context(m_state, m_services, block, name, {}, base::Hash256 {});
        MARU_CHECK(domain->genesis(context, section != nullptr ? *section : base::Json()));
        MARU_CHECK(context.check());
        if (m_state.failure())
            return *m_state.failure();
        m_state.keepTransaction();
        addEvents(context.takeEvents());
    }
    m_ruled.reset();
    return {};
}

base::Status Executor::runDue(const domain::BlockContext& block, ExecutedBlock& executed)
{
    // An entry can make others that are due at once: rounds go on until there are none.
    const std::string last = dueKey(block.time, "~");
    for (;;) {
        std::set<std::tuple<base::UnixSeconds, std::string, std::string>> due; // time, domain, key
        const auto room = static_cast<std::size_t>(kMaxDuePerBlock - executed.dueExecuted);
        if (room == 0)
            return {};
        for (const auto& entry : m_registry.all()) {
            // By pages: a domain may have very many entries that are not due for years.
            std::string after;
            for (std::size_t taken = 0; taken < room;) {
                const auto page =
                    m_state.scan(entry.first, kDueTable, {}, after, std::min(kDuePage, room - taken));
                for (const auto& row : page) {
                    if (row.first >= last)
                        break;
                    due.emplace(dueTime(row.first), entry.first, row.first);
                    ++taken;
                }
                if (page.empty() || page.back().first >= last)
                    break;
                after = page.back().first;
            }
        }
        if (m_state.failure())
            return *m_state.failure();
        if (due.empty())
            return {};
        for (const auto& item : due) {
            if (executed.dueExecuted == kMaxDuePerBlock)
                return {};
            const std::string& name = std::get<1>(item);
            MARU_CHECK(runDueEntry(block, name, *m_registry.find(name), std::get<2>(item)));
            ++executed.dueExecuted;
        }
    }
}

base::Status Executor::runDueEntry(const domain::BlockContext& block, const std::string& name,
    domain::Domain& domain, const std::string& key)
{
    const Value payload = m_state.get(name, kDueTable, key);
    if (m_state.failure())
        return *m_state.failure();
    // An earlier entry of the same round may have taken it back.
    if (!payload)
        return {};
    m_state.put(name, kDueTable, key, nullptr);
    m_state.keepTransaction();

    const domain::DueEntry entry { dueTime(key), dueId(key), *payload };
    ExecutionContext context(m_state, m_services, block, name, {}, base::Hash256 {});
    base::Status status = domain.onDue(context, entry);
    if (status)
        status = context.check();
    if (m_state.failure())
        return *m_state.failure();
    if (status) {
        m_state.keepTransaction();
        addEvents(context.takeEvents());
        return {};
    }
    m_state.dropTransaction();
    if (status.error().kind == base::ErrorKind::Failed)
        return status;
    m_events.push_back(base::Json::object({ { "type", name + ".due_refused" },
        { "data", base::Json::object({ { "id", entry.id }, { "code", status.error().code } }) } }));
    return {};
}

base::Status Executor::finish(
    const domain::BlockContext& block, const base::Hash256& previous, ExecutedBlock& executed)
{
    storage::BlockCommit& commit = executed.commit;
    ledger::Header header;
    {
        const ExecutionContext context(m_state, m_services, block, "parameters", {}, base::Hash256 {});
        header.parametersVersion =
            m_registry.find("parameters") != nullptr ? context.parameters().version() : 0;
    }
    m_nextDue = findNextDue();
    if (m_state.failure())
        return *m_state.failure();

    const auto writes = m_state.endBlock(block.height);
    for (const auto& [domain, tables] : writes->domains()) {
        std::map<std::string, std::vector<merkle::StateChange>> changes;
        for (const auto& [table, rows] : tables) {
            std::vector<merkle::StateChange>& ofTree = changes[m_registry.stateTree(domain, table)];
            for (const auto& [key, value] : rows) {
                storage::StateWrite write { domain, table, key, std::nullopt };
                merkle::StateChange change { merkle::stateKey(domain, table, key), std::nullopt };
                if (value) {
                    write.value = base::canonical(*value);
                    change.valueHash = crypto::sha256(*write.value);
                }
                commit.state.push_back(std::move(write));
                ofTree.push_back(change);
            }
        }
        for (auto& [name, ofTree] : changes) {
            const auto tree = m_trees.find(name);
            MARU_ASSERT(tree != m_trees.end());
            tree->second.apply(std::move(ofTree));
        }
    }

    header.chain = m_chain;
    header.height = block.height;
    header.time = block.time;
    header.previous = previous;
    header.logSize = m_frontier.size();
    header.logRoot = m_frontier.root();
    header.stateRoot = ledger::computeStateRoot(domainRoots());
    header.appVersion = kAppVersion;
    header.proposer = m_proposer;
    header.ledgerRoot = ledger::computeLedgerRoot(header);
    m_head = header;
    m_headHash = ledger::headerHash(header);
    commit.header.header = std::move(header);
    commit.headerHash = m_headHash;
    commit.events = base::Json(std::move(m_events));
    m_events = base::Json::Array();
    commit.frontier = m_frontier.peaks();
    return {};
}

std::optional<base::UnixSeconds> Executor::findNextDue()
{
    std::optional<base::UnixSeconds> earliest;
    for (const auto& entry : m_registry.all()) {
        const auto first = m_state.scan(entry.first, kDueTable, {}, {}, 1);
        if (first.empty())
            continue;
        const base::UnixSeconds time = dueTime(first.front().first);
        if (!earliest || time < *earliest)
            earliest = time;
    }
    return earliest;
}

merkle::StateProof Executor::prove(
    std::string_view domain, std::string_view table, std::string_view key) const
{
    const auto tree = m_trees.find(m_registry.stateTree(domain, table));
    return tree == m_trees.end() ? merkle::StateProof()
                                 : tree->second.prove(merkle::stateKey(domain, table, key));
}

std::map<std::string, base::Hash256> Executor::domainRoots() const
{
    std::map<std::string, base::Hash256> roots;
    for (const auto& [name, tree] : m_trees)
        roots.emplace(name, tree.root());
    return roots;
}

std::int64_t Executor::stateKeys() const
{
    std::int64_t keys = 0;
    for (const auto& entry : m_trees)
        keys += static_cast<std::int64_t>(entry.second.size());
    return keys;
}

std::int64_t Executor::stateTreeBytes() const
{
    std::int64_t bytes = 0;
    for (const auto& entry : m_trees)
        bytes += static_cast<std::int64_t>(entry.second.memoryBytes());
    return bytes;
}

} // namespace maru::chain
