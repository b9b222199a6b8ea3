// SPDX-License-Identifier: Apache-2.0
// Receipts and state proofs: text form, strict decoding and the offline checks.
#include "shared/ledger/receipt.h"

#include "shared/crypto/hash.h"
#include "shared/ledger/fields.h"
#include "shared/merkle/log_tree.h"
#include "shared/merkle/state_tree.h"

namespace maru::ledger {

namespace {

constexpr std::string_view kReceiptFormat = "maru-receipt/v1";
constexpr std::string_view kStateProofFormat = "maru-state-proof/v1";
constexpr std::size_t kMaxLogProofHashes = 64; ///< one a level of a 64-bit index
constexpr std::size_t kMaxStateSiblings = 256; ///< one a bit of the key
constexpr std::size_t kMaxPrimaryKeyBytes = 1024;
constexpr std::size_t kMaxDomains = 64;

base::Status checkFormat(const base::Json& json, std::string_view expected, std::string_view code)
{
    MARU_TRY(format, base::readString(json, "format"));
    if (format != expected)
        return base::refused(code, "format", "not " + std::string(expected));
    return {};
}

base::Json hashesJson(const std::vector<base::Hash256>& hashes)
{
    base::Json::Array items;
    for (const base::Hash256& hash : hashes)
        items.push_back(base::Json(hash));
    return items;
}

/// The members "header" and "signatures" of an object that has others besides.
base::Result<SignedHeader> readSignedHeader(const base::Json& json)
{
    base::Json part = base::Json::object();
    for (const char* member : { "header", "signatures" }) {
        const base::Json* found = json.find(member);
        if (found == nullptr)
            return base::refused("json.missing", member);
        part.set(member, *found);
    }
    return decodeSignedHeader(part);
}

base::Status checkNode(const SignedHeader& header, std::string_view node)
{
    if (header.header.proposer != node)
        return base::refused("receipt.node", "header.proposer", "made by another node than the trusted one");
    return checkHeader(header);
}

} // namespace

base::Json toJson(const Receipt& receipt)
{
    base::Json json = toJson(receipt.header);
    json.set("format", kReceiptFormat);
    json.set("tx", toJson(receipt.transaction));
    json.set("result", toJson(receipt.result));
    json.set("index", static_cast<std::int64_t>(receipt.index));
    json.set("proof", hashesJson(receipt.proof));
    return json;
}

base::Result<Receipt> decodeReceipt(const base::Json& json)
{
    MARU_CHECK(
        base::onlyMembers(json, { "format", "tx", "result", "index", "proof", "header", "signatures" }));
    MARU_CHECK(checkFormat(json, kReceiptFormat, "receipt.format"));
    base::Json leaf = base::Json::object();
    for (const char* member : { "tx", "result" }) {
        const base::Json* found = json.find(member);
        if (found == nullptr)
            return base::refused("json.missing", member);
        leaf.set(member, *found);
    }
    MARU_TRY(content, decodeLeaf(leaf));
    MARU_TRY(index, fields::readCount(json, "index", 0, "receipt.format"));
    MARU_TRY(proof, fields::readHashes(json, "proof", kMaxLogProofHashes, "receipt.format"));
    MARU_TRY(header, readSignedHeader(json));
    Receipt receipt;
    receipt.transaction = std::move(content.transaction);
    receipt.result = std::move(content.result);
    receipt.index = static_cast<std::uint64_t>(index);
    receipt.proof = std::move(proof);
    receipt.header = std::move(header);
    return receipt;
}

base::Result<Receipt> decodeReceipt(std::string_view text)
{
    MARU_TRY(json, base::parseJson(text));
    return decodeReceipt(json);
}

base::Status checkReceipt(const Receipt& receipt, std::string_view node)
{
    const Header& header = receipt.header.header;
    MARU_CHECK(checkNode(receipt.header, node));
    if (receipt.transaction.chain != header.chain)
        return base::refused("receipt.chain", "tx.chain", "the transaction is for another chain");
    if (const base::Status signature = checkSignature(receipt.transaction); !signature)
        return fields::within("tx", signature.error());
    const std::string leaf = leafData(receipt.transaction, receipt.result);
    if (!merkle::verifyInclusion(merkle::leafHash(base::asBytes(leaf)), receipt.index, header.logSize,
            receipt.proof, header.logRoot))
        return base::refused("receipt.proof", "proof");
    return {};
}

base::Json toJson(const StateProofFile& proof)
{
    base::Json json = toJson(proof.header);
    json.set("format", kStateProofFormat);
    json.set("domain", proof.domain);
    json.set("table", proof.table);
    json.set("key", proof.key);
    json.set("value", proof.value ? *proof.value : base::Json());
    json.set("siblings", hashesJson(proof.siblings));
    json.set("other",
        proof.other
            ? base::Json::object({ { "key", proof.other->first }, { "value_hash", proof.other->second } })
            : base::Json());
    base::Json roots = base::Json::object();
    for (const auto& entry : proof.domainRoots)
        roots.set(entry.first, entry.second);
    json.set("domain_roots", std::move(roots));
    return json;
}

base::Result<StateProofFile> decodeStateProof(const base::Json& json)
{
    static constexpr std::string_view kCode = "state_proof.format";
    MARU_CHECK(base::onlyMembers(json,
        { "format", "domain", "table", "key", "value", "siblings", "other", "domain_roots", "header",
            "signatures" }));
    MARU_CHECK(checkFormat(json, kStateProofFormat, kCode));
    StateProofFile proof;
    MARU_TRY(domain, fields::readName(json, "domain", fields::isTableName, kCode));
    proof.domain = std::move(domain);
    MARU_TRY(table, fields::readName(json, "table", fields::isTableName, kCode));
    proof.table = std::move(table);
    MARU_TRY(key, base::readString(json, "key"));
    if (key.empty() || key.size() > kMaxPrimaryKeyBytes)
        return base::refused(kCode, "key", "empty or too long");
    proof.key = std::move(key);
    const base::Json* value = json.find("value");
    if (value == nullptr)
        return base::refused("json.missing", "value");
    if (!value->isNull())
        proof.value = *value;
    MARU_TRY(siblings, fields::readHashes(json, "siblings", kMaxStateSiblings, kCode));
    proof.siblings = std::move(siblings);
    const base::Json* other = json.find("other");
    if (other == nullptr)
        return base::refused("json.missing", "other");
    if (!other->isNull()) {
        MARU_CHECK(fields::within("other", base::onlyMembers(*other, { "key", "value_hash" })));
        MARU_TRY(otherKey, base::readHash(*other, "key", "other."));
        MARU_TRY(otherValue, base::readHash(*other, "value_hash", "other."));
        proof.other = std::make_pair(otherKey, otherValue);
    }
    MARU_TRY(roots, base::readObject(json, "domain_roots"));
    if (roots.asObject().size() > kMaxDomains)
        return base::refused(kCode, "domain_roots", "too many domains");
    for (const auto& entry : roots.asObject()) {
        if (!fields::isTableName(entry.first))
            return base::refused(kCode, "domain_roots", "not a domain's name");
        MARU_TRY(root, base::readHash(roots, entry.first, "domain_roots."));
        proof.domainRoots.emplace(entry.first, root);
    }
    MARU_TRY(header, readSignedHeader(json));
    proof.header = std::move(header);
    return proof;
}

base::Status checkStateProof(const StateProofFile& proof, std::string_view node)
{
    MARU_CHECK(checkNode(proof.header, node));
    if (computeStateRoot(proof.domainRoots) != proof.header.header.stateRoot)
        return base::refused("state_proof.roots", "domain_roots");
    const auto root = proof.domainRoots.find(proof.domain);
    if (root == proof.domainRoots.end())
        return base::refused("state_proof.roots", "domain_roots", "the domain has no root");

    merkle::StateProof path;
    path.siblings = proof.siblings;
    if (proof.other)
        path.other = merkle::StateProof::Leaf { proof.other->first, proof.other->second };
    const base::Hash256 key = merkle::stateKey(proof.domain, proof.table, proof.key);
    bool isProven = false;
    if (proof.value) {
        const base::Hash256 value = crypto::sha256(base::canonical(*proof.value));
        isProven = merkle::verifyPresence(root->second, key, value, path);
        // Rows of restricted tables have a tree of their own. Absence is never taken from it: a row that is not there
        // says nothing about the domain's public rows.
        const auto restricted = proof.domainRoots.find(proof.domain + "_restricted");
        if (!isProven && restricted != proof.domainRoots.end())
            isProven = merkle::verifyPresence(restricted->second, key, value, path);
    } else {
        isProven = merkle::verifyAbsence(root->second, key, path);
    }
    if (!isProven)
        return base::refused("state_proof.path", "siblings");
    return {};
}

} // namespace maru::ledger
