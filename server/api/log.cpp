// SPDX-License-Identifier: Apache-2.0
// Proofs over the log of transactions.
#include "server/api/resources.h"

#include "shared/merkle/log_tree.h"

namespace maru::api {

namespace {

merkle::NodeReader nodesOf(const storage::Reader& reader)
{
    return [&reader](int level, std::uint64_t index) { return reader.logNode(level, index); };
}

base::Result<std::uint64_t> neededNumber(const http::Request& request, std::string_view name)
{
    MARU_TRY(value, integerParameter(request, name, 0, base::kMaxSafeInteger));
    if (!value)
        return base::refused("query.parameter", std::string(name));
    return static_cast<std::uint64_t>(*value);
}

base::Result<std::uint64_t> logSizeOf(const storage::Reader& reader)
{
    MARU_TRY(block, reader.block(reader.height()));
    if (!block)
        return base::failed("store.read", "the head block is missing");
    return block->header.header.logSize;
}

} // namespace

base::Result<http::Response> getConsistency(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, { "first", "second" }));
    MARU_TRY(first, neededNumber(request, "first"));
    MARU_TRY(second, neededNumber(request, "second"));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(size, logSizeOf(*reader));
    if (second > size)
        return base::refused("merkle.range", "second");
    MARU_TRY(proof, merkle::consistencyProof(first, second, nodesOf(*reader)));
    return http::Response::json(200,
        base::Json::object(
            { { "first", count(first) }, { "second", count(second) }, { "proof", hashArray(proof) } }));
}

base::Result<http::Response> getInclusion(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, { "index", "size" }));
    MARU_TRY(index, neededNumber(request, "index"));
    MARU_TRY(size, neededNumber(request, "size"));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(whole, logSizeOf(*reader));
    if (size > whole)
        return base::refused("merkle.range", "size");
    MARU_TRY(proof, merkle::inclusionProof(index, size, nodesOf(*reader)));
    MARU_TRY(leaf, reader->logNode(0, index));
    return http::Response::json(200,
        base::Json::object({ { "index", count(index) }, { "size", count(size) }, { "leaf", leaf },
            { "proof", hashArray(proof) } }));
}

} // namespace maru::api
