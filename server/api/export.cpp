// SPDX-License-Identifier: Apache-2.0
// The chain as JSON Lines that a stranger can check, some heights at a time.
#include "server/api/chain_json.h"
#include "server/api/export_lines.h"
#include "server/api/resources.h"

#include <algorithm>

namespace maru::api {

namespace {

constexpr std::int64_t kMaximumBlocks = 1'000;
/// A page ends after the block that passes this; the reader asks on from the block after the last that it got.
constexpr std::size_t kPageBytes = 32u << 20;

} // namespace

base::Result<std::string> exportHead(const storage::Reader& reader, const domain::Registry& registry,
    std::string_view chain, std::string_view node, base::Height from)
{
    base::Json head = base::Json::object(
        { { "format", "maru-export/v1" }, { "chain", chain }, { "node", node }, { "from", from } });
    // A tree without a row counts in the state root as well.
    base::Json domains = base::Json::array();
    for (const std::string& name : registry.stateTrees())
        domains.push(name);
    head.set("domains", std::move(domains));
    if (from == base::Height(0)) {
        MARU_TRY(genesis, reader.genesis());
        head.set("genesis", std::move(genesis));
    }
    return base::canonical(head) + "\n";
}

base::Result<std::string> exportBlock(const storage::Reader& reader, const domain::Registry& registry,
    base::Height height, const std::function<bool(const storage::TransactionRow&)>& isShown)
{
    MARU_TRY(block, reader.block(height));
    if (!block)
        return base::refused("chain.unknown_block", "from");
    MARU_TRY(rows, transactionsOf(reader, *block));
    base::Json leaves = base::Json::array();
    for (const storage::TransactionRow& row : rows) {
        // Whoever may see it is its own reader; anybody else is nobody.
        const Caller caller { isShown(row) ? row.signer : std::string(), std::nullopt };
        MARU_TRY(leaf, leafJson(registry, caller, row));
        leaves.push(std::move(leaf));
    }
    base::Json line = ledger::toJson(block->header);
    line.set("leaves", std::move(leaves));
    return base::canonical(line) + "\n";
}

base::Result<http::Response> getExport(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, { "from", "until" }));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, callerOf(services, request, *reader));
    const std::int64_t head = reader->height().count();
    MARU_TRY(fromAsked, integerParameter(request, "from", 0, base::kMaxSafeInteger));
    MARU_TRY(untilAsked, integerParameter(request, "until", 0, base::kMaxSafeInteger));
    const std::int64_t from = fromAsked.value_or(0);
    if (from > head)
        return base::refused("chain.unknown_block", "from");
    const std::int64_t until = std::min({ untilAsked.value_or(head), head, from + kMaximumBlocks - 1 });
    if (until < from)
        return base::refused("query.parameter", "until");

    const domain::Registry& registry = services.node.registry();
    const auto isShown = [&](const storage::TransactionRow& row) {
        return mayReadTransaction(registry, caller, row.domain, row.action, row.signer);
    };
    MARU_TRY(body,
        exportHead(*reader, services.node.registry(), services.node.chainId(), services.node.nodeDid(),
            base::Height(from)));
    std::int64_t height = from;
    for (; height <= until && body.size() < kPageBytes; ++height) {
        MARU_TRY(line, exportBlock(*reader, registry, base::Height(height), isShown));
        body += line;
    }
    http::Response response = http::Response::text(200, std::move(body), "application/jsonl");
    response.headers["Maru-Next-Height"] = height > head ? "" : std::to_string(height);
    return response;
}

} // namespace maru::api
