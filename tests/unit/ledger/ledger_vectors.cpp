// SPDX-License-Identifier: Apache-2.0
// A small chain with fixed keys, nonces and times.
#include "tests/unit/ledger/ledger_vectors.h"

#include "shared/crypto/hash.h"
#include "shared/merkle/log_tree.h"
#include "shared/merkle/state_tree.h"
#include "shared/merkle/sum_tree.h"

#include <fstream>
#include <functional>
#include <iterator>

namespace maru::testing {

using base::Hash256;
using base::Json;

namespace {

constexpr int kLogSize = 11;
constexpr int kFirstSize = 6;
constexpr std::size_t kReceiptIndex = 4;
constexpr std::int64_t kTime = 1'800'000'000; // 2027-01-15T08:00:00Z
const char* const kChain = "maru-vectors";

crypto::SigningKey keyOf(std::uint8_t byte)
{
    return crypto::SigningKey::fromSeed(base::Bytes(32, byte)).value();
}

Json hashesJson(const std::vector<Hash256>& hashes)
{
    Json json = Json::array();
    for (const Hash256& hash : hashes)
        json.push(hash);
    return json;
}

ledger::TransactionResult resultOf(int number)
{
    // One refused transaction: it stays in the log with its code.
    if (number == 7)
        return { "donation.campaign_closed", Json::object() };
    return { "ok", Json::object({ { "donation", "d-" + std::to_string(number) } }) };
}

std::string leafOf(int number)
{
    return ledger::leafData(sampleTransaction(number), resultOf(number));
}

std::vector<Hash256> leafHashes()
{
    std::vector<Hash256> leaves;
    for (int i = 0; i < kLogSize; ++i)
        leaves.push_back(merkle::leafHash(base::asBytes(leafOf(i))));
    return leaves;
}

struct Log {
    merkle::LogFrontier frontier;
    std::vector<merkle::LogNode> nodes;
    Hash256 firstRoot;
};

Log makeLog()
{
    Log log;
    for (const Hash256& leaf : leafHashes()) {
        log.frontier.append(leaf, log.nodes);
        if (log.frontier.size() == static_cast<std::uint64_t>(kFirstSize))
            log.firstRoot = log.frontier.root();
    }
    return log;
}

merkle::NodeReader readerOf(const Log& log)
{
    return [&log](int level, std::uint64_t index) -> base::Result<Hash256> {
        for (const merkle::LogNode& node : log.nodes) {
            if (node.level == level && node.index == index)
                return node.hash;
        }
        return base::failed("test.node");
    };
}

struct StateRow {
    std::string domain;
    std::string table;
    std::string key;
    Json value;
};

std::vector<StateRow> stateRows()
{
    std::vector<StateRow> rows;
    for (int i = 1; i <= 6; ++i) {
        rows.push_back({ "donation", "campaign", "c-2026-00" + std::to_string(i),
            Json::object({ { "raised", i * 1000 }, { "title", "겨울 난방 " + std::to_string(i) } }) });
    }
    rows.push_back({ "accounts", "account", "citizen:1", Json::object({ { "balance", 35000 } }) });
    return rows;
}

std::map<std::string, merkle::StateTree> stateTrees()
{
    std::map<std::string, merkle::StateTree> trees;
    for (const StateRow& row : stateRows()) {
        trees[row.domain].apply({ { merkle::stateKey(row.domain, row.table, row.key),
            crypto::sha256(base::canonical(row.value)) } });
    }
    return trees;
}

std::map<std::string, Hash256> domainRoots()
{
    std::map<std::string, Hash256> roots;
    for (const auto& entry : stateTrees())
        roots.emplace(entry.first, entry.second.root());
    return roots;
}

Json genesisDocument()
{
    return Json::object({
        { "chain", kChain },
        { "time", kTime - 3600 },
        { "node", crypto::didOf(nodeKey().publicKey()) },
        { "domains", Json::object() },
    });
}

ledger::Header genesisHeader()
{
    ledger::Header header;
    header.chain = kChain;
    header.height = base::Height(0);
    header.time = base::UnixSeconds(kTime - 3600);
    header.previous = crypto::sha256(base::canonical(genesisDocument()));
    header.logRoot = merkle::emptyRoot();
    header.stateRoot = ledger::computeStateRoot({});
    header.proposer = crypto::didOf(nodeKey().publicKey());
    header.ledgerRoot = ledger::computeLedgerRoot(header);
    return header;
}

Json headerVector(const ledger::SignedHeader& header)
{
    Json json = toJson(header);
    json.set("canonical", base::canonical(toJson(header.header)));
    json.set("hash", ledger::headerHash(header.header));
    json.set(
        "signing_input", base::toHex(crypto::signingInput("header", base::canonical(toJson(header.header)))));
    return json;
}

Json mutated(const char* name, const char* code, const std::function<void(ledger::Receipt&)>& change)
{
    ledger::Receipt receipt = sampleReceipt();
    change(receipt);
    return Json::object({ { "name", name }, { "code", code }, { "receipt", toJson(receipt) } });
}

Json receiptVectors()
{
    Json bad = Json::array();
    bad.push(mutated("payload changed", "transaction.signature",
        [](ledger::Receipt& receipt) { receipt.transaction.payload.set("amount", 9'999'999); }));
    bad.push(mutated("result changed", "receipt.proof",
        [](ledger::Receipt& receipt) { receipt.result.data.set("donation", "d-5"); }));
    bad.push(mutated(
        "path changed", "receipt.proof", [](ledger::Receipt& receipt) { receipt.proof[1].bytes[0] ^= 1U; }));
    bad.push(mutated("index changed", "receipt.proof", [](ledger::Receipt& receipt) { receipt.index = 5; }));
    bad.push(mutated("log root changed", "header.ledger_root",
        [](ledger::Receipt& receipt) { receipt.header.header.logRoot.bytes[0] ^= 1U; }));
    bad.push(mutated("time changed", "header.signature",
        [](ledger::Receipt& receipt) { receipt.header.header.time = base::UnixSeconds(kTime + 1); }));
    bad.push(mutated("signed by a stranger", "receipt.node", [](ledger::Receipt& receipt) {
        receipt.header.header.proposer = crypto::didOf(personKey().publicKey());
        receipt.header.signatures = { ledger::signHeader(receipt.header.header, personKey()) };
    }));
    return Json::object({ { "valid", toJson(sampleReceipt()) }, { "invalid", std::move(bad) } });
}

Json sumVector()
{
    std::vector<merkle::SumNode> leaves;
    Json items = Json::array();
    for (int i = 0; i < 5; ++i) {
        const std::string data = "donation d-" + std::to_string(i);
        const base::Won amount(1000 * (i + 1));
        leaves.push_back(merkle::sumLeaf(base::asBytes(data), amount));
        items.push(Json::object({ { "data", data }, { "amount", amount }, { "hash", leaves.back().hash } }));
    }
    const std::size_t index = 3;
    Json proof = Json::array();
    const std::vector<merkle::SumNode> siblings = merkle::sumProof(leaves, index).value();
    for (const merkle::SumNode& node : siblings)
        proof.push(Json::object({ { "hash", node.hash }, { "sum", node.sum } }));
    const merkle::SumNode root = merkle::sumRoot(leaves);
    return Json::object({
        { "leaves", std::move(items) },
        { "index", static_cast<std::int64_t>(index) },
        { "count", static_cast<std::int64_t>(leaves.size()) },
        { "proof", std::move(proof) },
        { "root", Json::object({ { "hash", root.hash }, { "sum", root.sum } }) },
    });
}

Json stateVector()
{
    Json rows = Json::array();
    for (const StateRow& row : stateRows()) {
        rows.push(Json::object({
            { "domain", row.domain },
            { "table", row.table },
            { "key", row.key },
            { "value", row.value },
            { "key_hash", merkle::stateKey(row.domain, row.table, row.key) },
            { "value_hash", crypto::sha256(base::canonical(row.value)) },
        }));
    }
    Json roots = Json::object();
    for (const auto& entry : domainRoots())
        roots.set(entry.first, entry.second);
    return Json::object({
        { "rows", std::move(rows) },
        { "domain_roots", std::move(roots) },
        { "state_root", ledger::computeStateRoot(domainRoots()) },
        { "presence", toJson(sampleStateProof("c-2026-001")) },
        { "absence", toJson(sampleStateProof("c-2026-019")) },
        { "absence_empty", toJson(sampleStateProof("c-2026-999")) },
    });
}

} // namespace

crypto::SigningKey personKey()
{
    return keyOf(0x01);
}

crypto::SigningKey nodeKey()
{
    return keyOf(0x02);
}

ledger::Transaction sampleTransaction(int number)
{
    Json payload = Json::object({
        { "campaign", "c-2026-001" },
        { "amount", 10000 + number },
        { "message", "따뜻한 겨울 되세요 \"마루\"\n€" },
    });
    return ledger::makeTransaction(personKey(), kChain, "donation", "donate", std::move(payload),
        base::UnixSeconds(kTime + 600), base::Bytes(16, static_cast<std::uint8_t>(number)));
}

ledger::SignedHeader sampleHeader()
{
    ledger::Header header;
    header.chain = kChain;
    header.height = base::Height(3);
    header.time = base::UnixSeconds(kTime);
    header.previous = crypto::sha256("the header before");
    header.logSize = kLogSize;
    header.logRoot = makeLog().frontier.root();
    header.stateRoot = ledger::computeStateRoot(domainRoots());
    header.parametersVersion = 1;
    header.proposer = crypto::didOf(nodeKey().publicKey());
    header.ledgerRoot = ledger::computeLedgerRoot(header);
    return { header, { ledger::signHeader(header, nodeKey()) } };
}

ledger::Receipt sampleReceipt()
{
    const Log log = makeLog();
    ledger::Receipt receipt;
    receipt.transaction = sampleTransaction(static_cast<int>(kReceiptIndex));
    receipt.result = resultOf(static_cast<int>(kReceiptIndex));
    receipt.index = kReceiptIndex;
    receipt.proof = merkle::inclusionProof(kReceiptIndex, kLogSize, readerOf(log)).value();
    receipt.header = sampleHeader();
    return receipt;
}

ledger::StateProofFile sampleStateProof(const std::string& key)
{
    const auto trees = stateTrees();
    const merkle::StateProof path = trees.at("donation").prove(merkle::stateKey("donation", "campaign", key));
    ledger::StateProofFile file;
    file.domain = "donation";
    file.table = "campaign";
    file.key = key;
    for (const StateRow& row : stateRows()) {
        if (row.domain == file.domain && row.key == key)
            file.value = row.value;
    }
    file.siblings = path.siblings;
    if (path.other)
        file.other = std::make_pair(path.other->key, path.other->valueHash);
    file.domainRoots = domainRoots();
    file.header = sampleHeader();
    return file;
}

Json buildLedgerVectors()
{
    const Log log = makeLog();
    const ledger::Transaction transaction = sampleTransaction();
    const std::string body = base::canonical(bodyJson(transaction));
    const std::string leaf = leafOf(static_cast<int>(kReceiptIndex));
    const ledger::SignedHeader header = sampleHeader();
    const ledger::SignedHeader genesis { genesisHeader(),
        { ledger::signHeader(genesisHeader(), nodeKey()) } };
    const auto key = [](const crypto::SigningKey& signing) {
        return Json::object({
            { "seed", base::toHex(signing.seed().view()) },
            { "public_key", base::toHex(signing.publicKey().bytes) },
            { "did", crypto::didOf(signing.publicKey()) },
        });
    };
    return Json::object({
        { "format", "maru-ledger-vectors/v1" },
        { "person", key(personKey()) },
        { "node", key(nodeKey()) },
        { "transaction",
            Json::object({
                { "json", toJson(transaction) },
                { "canonical", base::canonical(toJson(transaction)) },
                { "body", body },
                { "id", ledger::transactionId(transaction) },
                { "signing_input", base::toHex(crypto::signingInput("transaction", body)) },
                { "signature", transaction.signature.text() },
            }) },
        { "leaf", Json::object({ { "data", leaf }, { "hash", merkle::leafHash(base::asBytes(leaf)) } }) },
        { "genesis",
            Json::object({
                { "document", genesisDocument() },
                { "canonical", base::canonical(genesisDocument()) },
                { "hash", crypto::sha256(base::canonical(genesisDocument())) },
                { "header", headerVector(genesis) },
            }) },
        { "header", headerVector(header) },
        { "receipt", receiptVectors() },
        { "inclusion",
            Json::object({
                { "leaf", leafHashes()[kReceiptIndex] },
                { "index", static_cast<std::int64_t>(kReceiptIndex) },
                { "size", kLogSize },
                { "proof", hashesJson(sampleReceipt().proof) },
                { "root", log.frontier.root() },
            }) },
        { "consistency",
            Json::object({
                { "leaves", hashesJson(leafHashes()) },
                { "first", kFirstSize },
                { "second", kLogSize },
                { "first_root", log.firstRoot },
                { "second_root", log.frontier.root() },
                { "proof",
                    hashesJson(merkle::consistencyProof(kFirstSize, kLogSize, readerOf(log)).value()) },
            }) },
        { "state", stateVector() },
        { "sum", sumVector() },
        { "checkpoint", Json::object({ { "note", ledger::makeCheckpoint(header.header, nodeKey()) } }) },
    });
}

Json loadLedgerVectors()
{
    std::ifstream file(MARU_TEST_DATA_DIR "/ledger_vectors.json", std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    return base::parseJson(text).value();
}

} // namespace maru::testing
