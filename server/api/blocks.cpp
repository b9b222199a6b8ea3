// SPDX-License-Identifier: Apache-2.0
// The head, the checkpoint, and blocks with their leaves.
#include "server/api/chain_json.h"
#include "server/api/resources.h"

#include "shared/ledger/header.h"

namespace maru::api {

namespace {

base::Json blockRow(const storage::StoredBlock& block)
{
    const ledger::Header& header = block.header.header;
    return base::Json::object({ { "height", header.height }, { "time", header.time }, { "hash", block.hash },
        { "previous", header.previous }, { "transactions", block.transactionCount },
        { "log_size", count(header.logSize) }, { "state_root", header.stateRoot },
        { "proposer", header.proposer } });
}

base::Result<storage::StoredBlock> blockOf(const storage::Reader& reader, base::Height height)
{
    MARU_TRY(block, reader.block(height));
    if (!block)
        return base::refused("chain.unknown_block", "height");
    return std::move(*block);
}

} // namespace

base::Result<http::Response> getHead(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    const ledger::SignedHeader head = services.node.head();
    base::Json json = ledger::toJson(head);
    json.set("hash", ledger::headerHash(head.header));
    return http::Response::json(200, json);
}

base::Result<http::Response> getCheckpoint(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    return http::Response::text(200, services.node.checkpoint());
}

base::Result<http::Response> getBlocks(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, { "before", "after", "limit", "total" }));
    MARU_TRY(limit, limitParameter(request));
    // `next` is given back as `before`; `after`, the name in all other lists, is taken as well.
    const std::string name = request.queryValue("before") ? "before" : "after";
    std::optional<std::int64_t> before;
    if (!request.queryValue(name).value_or("").empty()) {
        MARU_TRY(height, integerParameter(request, name, 0, base::kMaxSafeInteger));
        before = height;
    }
    MARU_TRY(reader, services.node.read());
    const std::int64_t head = reader->height().count();
    MARU_TRY(blocks, reader->blocksBefore(base::Height(before.value_or(head + 1)), limit));
    base::Json::Array rows;
    for (const storage::StoredBlock& block : blocks)
        rows.push_back(blockRow(block));
    std::string next;
    if (!blocks.empty() && blocks.back().header.header.height.count() > 0)
        next = std::to_string(blocks.back().header.header.height.count());
    return listResponse(
        std::move(rows), std::move(next), wantsTotal(request) ? std::optional(head + 1) : std::nullopt);
}

base::Result<http::Response> getBlock(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(height, heightParameter(request));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, callerOf(services, request, *reader));
    MARU_TRY(block, blockOf(*reader, height));
    MARU_TRY(rows, transactionsOf(*reader, block));
    base::Json list = base::Json::array();
    for (const storage::TransactionRow& row : rows)
        list.push(entryJson(services.node.registry(), caller, row.id, row.index, row.domain, row.action,
            row.signer, row.code));
    base::Json json = ledger::toJson(block.header);
    json.set("hash", block.hash);
    json.set("transactions", std::move(list));
    json.set("events", block.events.isArray() ? block.events : base::Json::array());
    return http::Response::json(200, json);
}

base::Result<http::Response> getLeaves(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(height, heightParameter(request));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, callerOf(services, request, *reader));
    MARU_TRY(block, blockOf(*reader, height));
    MARU_TRY(rows, transactionsOf(*reader, block));
    base::Json leaves = base::Json::array();
    for (const storage::TransactionRow& row : rows) {
        MARU_TRY(leaf, leafJson(services.node.registry(), caller, row));
        leaves.push(std::move(leaf));
    }
    return http::Response::json(200, base::Json::object({ { "leaves", std::move(leaves) } }));
}

} // namespace maru::api
