// SPDX-License-Identifier: Apache-2.0
// Executes a stored chain again from genesis, in memory.
#include "server/chain/executor.h"
#include "server/chain/loader.h"
#include "server/storage/memory/memory_store.h"

namespace maru::chain {

namespace {

base::Error replayError(base::Height height, const std::string& what)
{
    return base::refused("chain.replay", {}, "height " + std::to_string(height.count()) + ": " + what);
}

/// Names the first part that differs.
std::string difference(const ledger::Header& stored, const ledger::Header& again)
{
    if (stored.logSize != again.logSize)
        return "log_size";
    if (stored.logRoot != again.logRoot)
        return "log_root";
    if (stored.stateRoot != again.stateRoot)
        return "state_root";
    if (stored.parametersVersion != again.parametersVersion)
        return "parameters_version";
    if (stored.previous != again.previous)
        return "previous";
    return "header";
}

base::Result<std::vector<Prepared>> transactionsOf(
    const storage::Reader& reader, base::Height height, std::uint64_t firstIndex, std::int64_t count)
{
    std::vector<Prepared> transactions;
    for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(count); ++i) {
        MARU_TRY(row, reader.transactionAt(firstIndex + i));
        if (!row)
            return replayError(height, "transaction " + std::to_string(firstIndex + i) + " is missing");
        auto leaf = ledger::decodeLeaf(std::string_view(row->leaf));
        if (!leaf)
            return replayError(height, "leaf " + std::to_string(firstIndex + i) + ": " + leaf.error().code);
        const base::Status signature = ledger::checkSignature(leaf->transaction);
        if (!signature)
            return replayError(height, "transaction " + row->id.hex() + ": " + signature.error().code);
        auto prepared = prepare(std::move(leaf->transaction));
        if (!prepared)
            return replayError(height, "transaction " + row->id.hex() + ": " + prepared.error().code);
        transactions.push_back(std::make_shared<const PreparedTransaction>(std::move(*prepared)));
    }
    return transactions;
}

} // namespace

base::Status replay(const storage::Store& store, const domain::Registry& registry,
    const domain::ServiceFactories& services, const std::function<void(base::Height, base::Height)>& progress)
{
    MARU_TRY(reader, store.read());
    if (reader->height().count() < 0)
        return base::refused("chain.no_genesis");
    MARU_TRY(genesis, reader->genesis());
    const auto memory = storage::makeMemoryStore(storage::Leaves::Forget);
    Executor executor(
        *memory, registry, services, genesis.stringOr("chain", {}), genesis.stringOr("node", {}));

    std::uint64_t firstIndex = 0;
    for (std::int64_t h = 0; h <= reader->height().count(); ++h) {
        const base::Height height(h);
        MARU_TRY(stored, reader->block(height));
        if (!stored)
            return replayError(height, "the block is missing");
        const ledger::Header& header = stored->header.header;
        const base::Status good = ledger::checkHeader(stored->header);
        if (!good)
            return replayError(height, good.error().code);
        MARU_TRY(transactions, transactionsOf(*reader, height, firstIndex, stored->transactionCount));
        firstIndex += transactions.size();
        if (h > 0 && header.time < executor.head().time)
            return replayError(height, "time falls");
        auto executed =
            h == 0 ? executor.executeGenesis(genesis) : executor.execute(header.time, transactions);
        if (!executed) {
            if (executed.error().kind == base::ErrorKind::Failed)
                return executed.error();
            return replayError(height, executed.error().code);
        }
        if (executed->commit.header.header != header)
            return replayError(height, difference(header, executed->commit.header.header));
        if (executed->commit.headerHash != stored->hash)
            return replayError(height, "hash");
        executed->commit.header = stored->header;
        MARU_CHECK(
            h == 0 ? memory->commitGenesis(genesis, executed->commit) : memory->commit(executed->commit));
        if (progress)
            progress(height, reader->height());
    }
    return {};
}

} // namespace maru::chain
