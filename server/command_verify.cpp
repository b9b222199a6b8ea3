// SPDX-License-Identifier: Apache-2.0
// `maru-server verify`: everything that can be told from the database alone, and with --replay from executing it again.
#include "server/commands.h"
#include "server/data_folder.h"
#include "server/house.h"
#include "server/setup.h"

#include "server/api/chain_json.h"
#include "server/chain/loader.h"
#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "shared/crypto/hash.h"
#include "shared/ledger/transaction.h"
#include "shared/merkle/log_tree.h"
#include "shared/merkle/state_tree.h"

#include <cstdio>
#include <map>

namespace maru::server {

namespace {

constexpr std::size_t kMostFindings = 50;
constexpr std::size_t kTreeBatch = 100'000;

class Findings {
public:
    void add(std::string text)
    {
        ++m_count;
        if (m_count <= kMostFindings)
            std::fprintf(stderr, "\n  ! %s\n", text.c_str());
    }
    std::size_t count() const { return m_count; }

private:
    std::size_t m_count = 0;
};

std::string at(base::Height height)
{
    return "block " + std::to_string(height.count()) + ": ";
}

/// Walks the blocks from genesis and builds the log's tree beside.
class ChainCheck {
public:
    ChainCheck(const storage::Reader& reader, Findings& findings) : m_reader(reader), m_findings(findings) { }

    base::Status run()
    {
        MARU_TRY(genesis, m_reader.genesis());
        m_previous = crypto::sha256(std::string_view(base::canonical(genesis)));
        m_node = genesis.stringOr("node", "");
        m_chain = genesis.stringOr("chain", "");
        const std::int64_t head = m_reader.height().count();
        Progress progress(isKoreanTerminal() ? "블록" : "blocks");
        for (std::int64_t height = 0; height <= head; ++height) {
            MARU_TRY(block, m_reader.block(base::Height(height)));
            if (!block) {
                m_findings.add(at(base::Height(height)) + "is missing");
                continue;
            }
            MARU_CHECK(checkBlock(*block, base::Height(height)));
            progress.show(height + 1, head + 1);
        }
        MARU_TRY(peaks, m_reader.frontier());
        if (peaks != m_frontier.peaks())
            m_findings.add("the stored frontier of the log is not that of its leaves");
        MARU_TRY(beyond, m_reader.transactionAt(m_frontier.size()));
        if (beyond)
            m_findings.add("there are transactions beyond the newest block");
        return {};
    }

private:
    base::Status checkBlock(const storage::StoredBlock& block, base::Height height)
    {
        const ledger::Header& header = block.header.header;
        const base::Hash256 hash = ledger::headerHash(header);
        if (header.height != height)
            m_findings.add(at(height) + "its header says " + std::to_string(header.height.count()));
        if (hash != block.hash)
            m_findings.add(at(height) + "the stored hash is not the header's");
        if (header.previous != m_previous)
            m_findings.add(at(height) + "does not follow the one before");
        if (header.chain != m_chain || header.proposer != m_node)
            m_findings.add(at(height) + "names another chain or node than the genesis document");
        if (const auto good = ledger::checkHeader(block.header); !good)
            m_findings.add(at(height) + good.error().code);
        if (header.time < m_time)
            m_findings.add(at(height) + "its time is before the one of the block before");
        m_previous = hash;
        m_time = header.time;
        m_stateRoot = header.stateRoot;

        auto rows = api::transactionsOf(m_reader, block);
        if (!rows) {
            m_findings.add(at(height) + rows.error().detail);
            return {};
        }
        for (const storage::TransactionRow& row : *rows)
            MARU_CHECK(checkRow(row, height));
        if (header.logSize != m_frontier.size())
            m_findings.add(at(height) + "log_size is not the number of transactions so far");
        if (header.logRoot != m_frontier.root())
            m_findings.add(at(height) + "log_root is not that of the transactions");
        return {};
    }

    base::Status checkRow(const storage::TransactionRow& row, base::Height height)
    {
        const std::string where = at(height) + "transaction " + std::to_string(row.index) + ": ";
        if (row.index != m_frontier.size())
            m_findings.add(where + "is not the next of the log");
        const auto leaf = ledger::decodeLeaf(std::string_view(row.leaf));
        if (!leaf) {
            m_findings.add(where + leaf.error().code);
        } else {
            if (const auto good = ledger::checkSignature(leaf->transaction); !good)
                m_findings.add(where + good.error().code);
            const ledger::Transaction& transaction = leaf->transaction;
            if (ledger::transactionId(transaction) != row.id || transaction.domain != row.domain
                || transaction.action != row.action || transaction.signer != row.signer
                || leaf->result.code != row.code || row.height != height
                || transaction.validUntil != row.validUntil)
                m_findings.add(where + "its row says something else than its leaf");
        }
        std::vector<merkle::LogNode> completed;
        m_frontier.append(merkle::leafHash(base::asBytes(row.leaf)), completed);
        for (const merkle::LogNode& node : completed) {
            const auto stored = m_reader.logNode(node.level, node.index);
            if (!stored || *stored != node.hash)
                m_findings.add(where + "log node (" + std::to_string(node.level) + ", "
                    + std::to_string(node.index) + ") is not what its leaves give");
        }
        return {};
    }

public:
    const base::Hash256& stateRoot() const { return m_stateRoot; }

private:
    const storage::Reader& m_reader;
    Findings& m_findings;
    merkle::LogFrontier m_frontier;
    base::Hash256 m_previous;
    base::Hash256 m_stateRoot;
    base::UnixSeconds m_time;
    std::string m_node;
    std::string m_chain;
};

base::Status checkState(const storage::Reader& reader, const domain::Registry& registry,
    const base::Hash256& stateRoot, Findings& findings)
{
    std::map<std::string, merkle::StateTree, std::less<>> trees;
    for (const std::string& name : registry.stateTrees())
        trees.try_emplace(name);
    std::map<std::string, std::vector<merkle::StateChange>, std::less<>> pending;
    std::int64_t rows = 0;
    MARU_CHECK(reader.forEachState([&](std::string_view domain, std::string_view table, std::string_view key,
                                       std::string_view value) -> base::Status {
        const std::string name = registry.stateTree(domain, table);
        auto& changes = pending[name];
        changes.push_back({ merkle::stateKey(domain, table, key), crypto::sha256(value) });
        ++rows;
        if (changes.size() >= kTreeBatch) {
            trees[name].apply(std::move(changes));
            changes.clear();
        }
        return {};
    }));
    std::map<std::string, base::Hash256> roots;
    for (auto& [name, changes] : pending)
        trees[name].apply(std::move(changes));
    for (const auto& [name, tree] : trees)
        roots.emplace(name, tree.root());
    if (ledger::computeStateRoot(roots) != stateRoot)
        findings.add("the state's rows do not give the newest header's state_root");
    std::fprintf(stderr, "state: %lld rows\n", static_cast<long long>(rows));
    return {};
}

base::Status verify(const VerifyOptions& options, Findings& findings)
{
    const DataFolder folder(options.data);
    MARU_TRY(key, currentDatabaseKey(folder));
    MARU_TRY(problems, storage::checkIntegrity(folder.database(), key));
    for (const std::string& problem : problems)
        findings.add("database: " + problem);
    const domain::Registry registry = makeRegistry();
    MARU_TRY(
        store, storage::openSqlcipherStore(folder.database(), key, storage::OpenMode::ReadOnly, registry));
    {
        MARU_TRY(reader, store->read());
        ChainCheck check(*reader, findings);
        MARU_CHECK(check.run());
        MARU_CHECK(checkState(*reader, registry, check.stateRoot(), findings));
    }
    if (!options.replay)
        return {};
    Progress progress(isKoreanTerminal() ? "재실행" : "replay");
    const auto replayed = chain::replay(*store, registry, serviceFactories(),
        [&progress](base::Height done, base::Height total) { progress.show(done.count(), total.count()); });
    if (!replayed && replayed.error().kind == base::ErrorKind::Failed)
        return replayed.error();
    if (!replayed)
        findings.add("replay: " + replayed.error().code + " " + replayed.error().detail);
    return {};
}

} // namespace

int verifyData(const VerifyOptions& options)
{
    Findings findings;
    const auto done = verify(options, findings);
    if (!done)
        return report(done.error());
    if (findings.count() > 0) {
        std::fprintf(stderr,
            isKoreanTerminal()
                ? "실패: 문제 %zu건. 서버를 멈추고 백업에서 복구하십시오(docs/operations.md).\n"
                : "FAILED: %zu findings. Stop the server and restore a backup (docs/operations.md).\n",
            findings.count());
        return kExitRefused;
    }
    std::fprintf(stderr, isKoreanTerminal() ? "이상 없습니다.\n" : "Everything is as it should be.\n");
    return kExitDone;
}

} // namespace maru::server
