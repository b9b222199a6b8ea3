// SPDX-License-Identifier: Apache-2.0
// Rows proven together: text form, strict decoding and the check.
#include "shared/ledger/state_rows.h"

#include "shared/crypto/hash.h"
#include "shared/ledger/fields.h"
#include "shared/merkle/state_tree.h"

#include <algorithm>

namespace maru::ledger {

namespace {

constexpr std::string_view kStateRowsFormat = "maru-state-rows/v1";
constexpr std::string_view kStateRowsCode = "state_proof.format";
constexpr std::size_t kMaxRowKeyBytes = 1024;
constexpr std::size_t kMaxRootsOfRows = 64;
constexpr std::int64_t kMostDepth = 256; ///< bits of a key
constexpr std::size_t kHashBytes = 32;

base::Result<StateRowsFile::Row> readRow(const base::Json& json)
{
    MARU_CHECK(base::onlyMembers(json, { "table", "key", "value", "depth" }));
    StateRowsFile::Row row;
    MARU_TRY(table, fields::readName(json, "table", fields::isTableName, kStateRowsCode));
    row.table = std::move(table);
    MARU_TRY(key, base::readString(json, "key"));
    if (key.empty() || key.size() > kMaxRowKeyBytes)
        return base::refused(kStateRowsCode, "key", "empty or too long");
    row.key = std::move(key);
    MARU_TRY(depth, fields::readCount(json, "depth", 0, kStateRowsCode));
    if (depth > kMostDepth)
        return base::refused(kStateRowsCode, "depth", "deeper than a key has bits");
    row.depth = depth;
    const base::Json* value = json.find("value");
    if (value == nullptr || value->isNull())
        return base::refused("json.missing", "value");
    row.value = *value;
    return base::Result<StateRowsFile::Row>(std::move(row));
}

base::Status readRoots(const base::Json& json, StateRowsFile& file)
{
    MARU_TRY(roots, base::readObject(json, "domain_roots"));
    if (roots.asObject().size() > kMaxRootsOfRows)
        return base::refused(kStateRowsCode, "domain_roots", "too many domains");
    for (const auto& entry : roots.asObject()) {
        if (!fields::isTableName(entry.first))
            return base::refused(kStateRowsCode, "domain_roots", "not a domain's name");
        MARU_TRY(root, base::readHash(roots, entry.first, "domain_roots."));
        file.domainRoots.emplace(entry.first, root);
    }
    return {};
}

/// The rows' places by the order of their leaves in the tree.
std::vector<std::size_t> inTreeOrder(const std::vector<base::Hash256>& keys)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < keys.size(); ++i)
        order.push_back(i);
    std::sort(
        order.begin(), order.end(), [&keys](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    return order;
}

} // namespace

StateRowsFile joinStateProofs(const std::string& domain, const std::vector<StateProofFile>& proofs)
{
    StateRowsFile file;
    file.domain = domain;
    std::vector<base::Hash256> keys;
    for (const StateProofFile& proof : proofs) {
        MARU_ASSERT(
            proof.value.has_value() && proof.domain == domain && proof.header == proofs.front().header);
        keys.push_back(merkle::stateKey(domain, proof.table, proof.key));
    }
    std::vector<base::Hash256> ordered;
    std::vector<merkle::StateProof> paths;
    std::vector<bool> isTwice(proofs.size(), false);
    for (const std::size_t at : inTreeOrder(keys)) {
        if (!ordered.empty() && ordered.back() == keys[at]) {
            isTwice[at] = true;
            continue;
        }
        ordered.push_back(keys[at]);
        merkle::StateProof path;
        path.siblings = proofs[at].siblings;
        paths.push_back(std::move(path));
    }
    for (std::size_t i = 0; i < proofs.size(); ++i) {
        if (!isTwice[i])
            file.rows.push_back({ proofs[i].table, proofs[i].key, *proofs[i].value,
                static_cast<std::int64_t>(proofs[i].siblings.size()) });
    }
    file.hashes = merkle::joinProofs(ordered, paths).hashes;
    if (!proofs.empty()) {
        file.domainRoots = proofs.front().domainRoots;
        file.header = proofs.front().header;
    }
    return file;
}

base::Json toJson(const StateRowsFile& file)
{
    base::Json json = toJson(file.header);
    json.set("format", kStateRowsFormat);
    json.set("domain", file.domain);
    base::Json rows = base::Json::array();
    for (const StateRowsFile::Row& row : file.rows)
        rows.push(base::Json::object(
            { { "table", row.table }, { "key", row.key }, { "value", row.value }, { "depth", row.depth } }));
    json.set("rows", std::move(rows));
    base::Bytes hashes;
    for (const base::Hash256& hash : file.hashes)
        hashes.insert(hashes.end(), hash.bytes.begin(), hash.bytes.end());
    json.set("hashes", base::toBase64Url(hashes));
    base::Json roots = base::Json::object();
    for (const auto& entry : file.domainRoots)
        roots.set(entry.first, entry.second);
    json.set("domain_roots", std::move(roots));
    return json;
}

base::Result<StateRowsFile> decodeStateRows(const base::Json& json)
{
    MARU_CHECK(base::onlyMembers(
        json, { "format", "domain", "rows", "hashes", "domain_roots", "header", "signatures" }));
    MARU_TRY(format, base::readString(json, "format"));
    if (format != kStateRowsFormat)
        return base::refused(kStateRowsCode, "format", "not " + std::string(kStateRowsFormat));
    StateRowsFile file;
    MARU_TRY(domain, fields::readName(json, "domain", fields::isTableName, kStateRowsCode));
    file.domain = std::move(domain);
    MARU_TRY(rows, base::readArray(json, "rows"));
    if (rows.empty() || rows.size() > kMaxStateRows)
        return base::refused(kStateRowsCode, "rows", "none or too many");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        MARU_TRY(row, fields::within("rows[" + std::to_string(i) + ']', readRow(rows[i])));
        file.rows.push_back(std::move(row));
    }
    MARU_TRY(hashes, base::readBytes(json, "hashes"));
    if (hashes.size() % kHashBytes != 0
        || hashes.size() > file.rows.size() * static_cast<std::size_t>(kMostDepth) * kHashBytes)
        return base::refused(kStateRowsCode, "hashes", "no whole hashes, or more than paths have");
    for (std::size_t at = 0; at < hashes.size(); at += kHashBytes) {
        base::Hash256 hash;
        std::copy_n(hashes.begin() + static_cast<std::ptrdiff_t>(at), kHashBytes, hash.bytes.begin());
        file.hashes.push_back(hash);
    }
    MARU_CHECK(readRoots(json, file));
    base::Json part = base::Json::object();
    for (const char* member : { "header", "signatures" }) {
        const base::Json* found = json.find(member);
        if (found == nullptr)
            return base::refused("json.missing", member);
        part.set(member, *found);
    }
    MARU_TRY(header, decodeSignedHeader(part));
    file.header = std::move(header);
    return base::Result<StateRowsFile>(std::move(file));
}

base::Status checkStateRows(const StateRowsFile& file, std::string_view node)
{
    if (file.header.header.proposer != node)
        return base::refused("receipt.node", "header.proposer", "made by another node than the trusted one");
    MARU_CHECK(checkHeader(file.header));
    if (computeStateRoot(file.domainRoots) != file.header.header.stateRoot)
        return base::refused("state_proof.roots", "domain_roots");
    const auto root = file.domainRoots.find(file.domain);
    if (root == file.domainRoots.end())
        return base::refused("state_proof.roots", "domain_roots", "the domain has no root");
    std::vector<base::Hash256> keys;
    for (const StateRowsFile::Row& row : file.rows)
        keys.push_back(merkle::stateKey(file.domain, row.table, row.key));
    std::vector<merkle::StateProof::Leaf> leaves;
    merkle::StateMultiProof proof;
    proof.hashes = file.hashes;
    for (const std::size_t at : inTreeOrder(keys)) {
        leaves.push_back({ keys[at], crypto::sha256(base::canonical(file.rows[at].value)) });
        proof.depths.push_back(file.rows[at].depth);
    }
    if (!merkle::verifyPresenceOfAll(root->second, leaves, proof))
        return base::refused("state_proof.path", "rows");
    return {};
}

} // namespace maru::ledger
