// SPDX-License-Identifier: Apache-2.0
// Builds and shows the small chain.
#include "tests/unit/verify/mini_chain.h"

#include "shared/crypto/hash.h"
#include "shared/http/problem_details.h"
#include "shared/merkle/sum_tree.h"

using namespace maru;

namespace {

constexpr std::int64_t kStart = 1'600'000'000;

crypto::SigningKey keyOf(std::uint8_t byte)
{
    return std::move(*crypto::SigningKey::fromSeed(base::Bytes(32, byte)));
}

merkle::SumNode donationLeaf(const base::Json& row, const std::string& id)
{
    const std::string donor = row.at("donor").asString();
    const base::Hash256 hash = crypto::sha256(donor + kCampaign);
    const std::string data = base::canonical(base::Json::object({ { "donation", id }, { "donor", hash } }));
    return merkle::sumLeaf(base::asBytes(data), base::Won(row.at("amount").asInteger()));
}

base::Json peaksOf(const std::vector<merkle::SumNode>& leaves)
{
    base::Json peaks = base::Json::array();
    std::size_t at = 0;
    for (std::size_t size = std::size_t { 1 } << 20; size > 0; size >>= 1) {
        if ((leaves.size() & size) == 0)
            continue;
        const auto first = leaves.begin() + static_cast<std::ptrdiff_t>(at);
        const merkle::SumNode node = merkle::sumRoot({ first, first + static_cast<std::ptrdiff_t>(size) });
        peaks.push(base::Json::object({ { "hash", node.hash }, { "sum", node.sum } }));
        at += size;
    }
    return peaks;
}

http::Response refuse(std::string_view code)
{
    return http::problem(base::refused(code), http::Language::English);
}

base::Json hashList(const std::vector<base::Hash256>& hashes)
{
    base::Json list = base::Json::array();
    for (const base::Hash256& hash : hashes)
        list.push(hash);
    return list;
}

} // namespace

MiniChain::MiniChain(int blockCount, int branch)
    : m_nodeKey(keyOf(2)), m_personKey(keyOf(1)), m_node(crypto::didOf(m_nodeKey.publicKey()))
{
    genesis = base::Json::object({ { "chain", m_chain }, { "time", kStart }, { "node", m_node },
        { "domains",
            base::Json::object(
                { { "donation", base::Json::object() }, { "empty", base::Json::object() } }) } });
    merkle::LogFrontier log;
    base::Hash256 previous = crypto::sha256(base::canonical(genesis));
    for (int height = 0; height < blockCount; ++height) {
        MiniBlock block;
        std::vector<merkle::LogNode> ignored;
        for (int n = 0; n < (height == 0 ? 0 : height); ++n) {
            const ledger::Transaction made = transaction(height + (height >= 4 ? branch * 1000 : 0), n);
            // Every fourth was refused when it was executed.
            ledger::TransactionResult result;
            if (n % 4 == 3)
                result.code = "donation.not_open";
            else
                addState(height, made);
            const std::string leaf = ledger::leafData(made, result);
            block.leaves.push_back(*base::parseJson(leaf));
            log.append(merkle::leafHash(base::asBytes(leaf)), ignored);
        }
        ledger::Header& header = block.header.header;
        header.chain = m_chain;
        header.height = base::Height(height);
        header.time = base::UnixSeconds(kStart + height * 10);
        header.previous = previous;
        header.logSize = log.size();
        header.logRoot = log.root();
        header.stateRoot = ledger::computeStateRoot(domainRoots());
        header.proposer = m_node;
        blocks.push_back(std::move(block));
        reseal(blocks.size() - 1);
        previous = ledger::headerHash(blocks.back().header.header);
    }
}

ledger::Transaction MiniChain::transaction(int block, int n) const
{
    base::Bytes nonce(16, static_cast<std::uint8_t>(n));
    nonce[0] = static_cast<std::uint8_t>(block);
    nonce[1] = static_cast<std::uint8_t>(block >> 8);
    return ledger::makeTransaction(m_personKey, m_chain, "donation", "donate",
        base::Json::object({ { "campaign", kCampaign }, { "amount", 1000 + n } }),
        base::UnixSeconds(kStart + (block % 1000) * 10 + 600), nonce);
}

void MiniChain::addState(int block, const ledger::Transaction& made)
{
    const Row campaignRow { "donation", "campaigns", kCampaign };
    base::Json campaign = state.count(campaignRow) != 0
        ? state[campaignRow]
        : base::Json::object({ { "id", kCampaign }, { "raised", 0 }, { "returned", 0 }, { "paid", 0 },
            { "refunded", 0 }, { "balance", 0 }, { "donations", 0 } });
    const std::int64_t amount = made.payload.at("amount").asInteger();
    const std::int64_t index = campaign.at("donations").asInteger();
    const std::string id = "d-" + ledger::transactionId(made).hex().substr(0, 16);
    state[{ "donation", "donations", id }] = base::Json::object({ { "id", id }, { "campaign", kCampaign },
        { "donor", made.signer }, { "amount", amount }, { "index", index }, { "height", block } });

    std::vector<merkle::SumNode> leaves(static_cast<std::size_t>(index) + 1);
    std::int64_t total = 0;
    for (const auto& entry : state) {
        if (std::get<1>(entry.first) != "donations")
            continue;
        leaves[static_cast<std::size_t>(entry.second.at("index").asInteger())] =
            donationLeaf(entry.second, std::get<2>(entry.first));
        total += entry.second.at("amount").asInteger();
    }
    campaign.set("donations", index + 1);
    campaign.set("raised", total);
    campaign.set("paid", total / 2);
    campaign.set("balance", total - total / 2);
    campaign.set("sum_root", merkle::sumRoot(leaves).hash);
    campaign.set("sum_count", index + 1);
    state[{ "donation", "sum_trees", kCampaign }] = base::Json::object({ { "campaign", kCampaign },
        { "count", index + 1 }, { "total", total }, { "peaks", peaksOf(leaves) } });
    state[campaignRow] = std::move(campaign);
}

void MiniChain::reseal(std::size_t block)
{
    ledger::SignedHeader& header = blocks[block].header;
    header.header.ledgerRoot = ledger::computeLedgerRoot(header.header);
    header.signatures = { ledger::signHeader(header.header, m_nodeKey) };
}

void MiniChain::resealFrom(std::size_t block)
{
    for (std::size_t i = block; i < blocks.size(); ++i) {
        if (i > 0)
            blocks[i].header.header.previous = ledger::headerHash(blocks[i - 1].header.header);
        reseal(i);
    }
}

void MiniChain::resealState()
{
    blocks.back().header.header.stateRoot = ledger::computeStateRoot(domainRoots());
    reseal(blocks.size() - 1);
}

std::map<std::string, base::Hash256> MiniChain::domainRoots() const
{
    std::map<std::string, std::vector<merkle::StateChange>> changes { { "donation", {} }, { "empty", {} } };
    for (const auto& entry : state) {
        const auto& [domain, table, key] = entry.first;
        changes[domain].push_back(
            { merkle::stateKey(domain, table, key), crypto::sha256(base::canonical(entry.second)) });
    }
    std::map<std::string, base::Hash256> roots;
    for (auto& entry : changes) {
        merkle::StateTree tree;
        tree.apply(std::move(entry.second));
        roots[entry.first] = tree.root();
    }
    return roots;
}

std::vector<std::string> MiniChain::lines(bool withState) const
{
    std::vector<std::string> all { base::canonical(base::Json::object({ { "format", "maru-export/v1" },
        { "chain", m_chain }, { "node", m_node }, { "from", 0 }, { "genesis", genesis } })) };
    for (const MiniBlock& block : blocks) {
        base::Json line = ledger::toJson(block.header);
        line.set("leaves", base::Json(base::Json::Array(block.leaves)));
        all.push_back(base::canonical(line));
    }
    if (!withState)
        return all;
    for (const auto& entry : state) {
        const auto& [domain, table, key] = entry.first;
        all.push_back(base::canonical(base::Json::object({ { "state",
            base::Json::object({ { "domain", domain }, { "table", table }, { "key", key },
                { "value", entry.second } }) } })));
    }
    return all;
}

std::string MiniChain::text(bool withState) const
{
    std::string all;
    for (const std::string& line : lines(withState))
        all += line + '\n';
    return all;
}

std::vector<base::Hash256> MiniChain::leafHashes() const
{
    std::vector<base::Hash256> hashes;
    for (const MiniBlock& block : blocks) {
        for (const base::Json& leaf : block.leaves)
            hashes.push_back(merkle::leafHash(base::asBytes(base::canonical(leaf))));
    }
    return hashes;
}

base::Hash256 MiniChain::rangeRoot(std::uint64_t from, std::uint64_t to) const
{
    const std::vector<base::Hash256> hashes = leafHashes();
    merkle::LogFrontier log;
    std::vector<merkle::LogNode> ignored;
    for (std::uint64_t i = from; i < to; ++i)
        log.append(hashes.at(i), ignored);
    return log.root();
}

std::vector<base::Hash256> MiniChain::consistency(std::uint64_t first, std::uint64_t second) const
{
    const auto proof = merkle::consistencyProof(first, second, [this](int level, std::uint64_t index) {
        return base::Result<base::Hash256>(rangeRoot(index << level, (index + 1) << level));
    });
    return proof ? *proof : std::vector<base::Hash256>();
}

ledger::Receipt MiniChain::receipt(std::size_t block, std::size_t n) const
{
    ledger::Receipt receipt;
    auto content = ledger::decodeLeaf(blocks[block].leaves[n]);
    receipt.transaction = content->transaction;
    receipt.result = content->result;
    receipt.header = blocks[block].header;
    receipt.index = blocks[block].header.header.logSize - blocks[block].leaves.size() + n;
    receipt.proof = *merkle::inclusionProof(
        receipt.index, receipt.header.header.logSize, [this](int level, std::uint64_t index) {
            return base::Result<base::Hash256>(rangeRoot(index << level, (index + 1) << level));
        });
    return receipt;
}

ledger::StateProofFile MiniChain::proof(
    const std::string& domain, const std::string& table, const std::string& key) const
{
    merkle::StateTree tree;
    std::vector<merkle::StateChange> changes;
    ledger::StateProofFile file;
    for (const auto& entry : state) {
        const auto& [rowDomain, rowTable, rowKey] = entry.first;
        if (rowDomain != domain)
            continue;
        changes.push_back(
            { merkle::stateKey(rowDomain, rowTable, rowKey), crypto::sha256(base::canonical(entry.second)) });
        if (rowTable == table && rowKey == key)
            file.value = entry.second;
    }
    tree.apply(std::move(changes));
    const merkle::StateProof path = tree.prove(merkle::stateKey(domain, table, key));
    file.domain = domain;
    file.table = table;
    file.key = key;
    file.siblings = path.siblings;
    if (path.other)
        file.other = std::make_pair(path.other->key, path.other->valueHash);
    file.domainRoots = domainRoots();
    file.header = blocks.back().header;
    return file;
}

std::unique_ptr<http::Server> MiniChain::serve(Shown& shown, base::Logger& log)
{
    http::Router router;
    const auto get = [&](const char* path,
                         std::function<http::Response(const MiniChain&, const http::Request&)> answer) {
        router.get(path, [&shown, answer = std::move(answer)](const http::Request& request) {
            const std::lock_guard lock(shown.mutex);
            return answer(*shown.chain, request);
        });
    };
    get("/v1/head", [](const MiniChain& chain, const http::Request&) {
        base::Json json = ledger::toJson(chain.blocks.back().header);
        json.set("hash", ledger::headerHash(chain.blocks.back().header.header));
        return http::Response::json(200, json);
    });
    get("/v1/checkpoint", [](const MiniChain& chain, const http::Request&) {
        return http::Response::text(
            200, ledger::makeCheckpoint(chain.blocks.back().header.header, chain.nodeKey()));
    });
    get("/v1/blocks/{height}", [](const MiniChain& chain, const http::Request& request) {
        const std::size_t height = std::stoul(request.parameters.at("height"));
        if (height >= chain.blocks.size())
            return refuse("chain.unknown_block");
        base::Json json = ledger::toJson(chain.blocks[height].header);
        json.set("hash", ledger::headerHash(chain.blocks[height].header.header));
        json.set("transactions", base::Json::array());
        json.set("events", base::Json::array());
        return http::Response::json(200, json);
    });
    get("/v1/log/consistency", [](const MiniChain& chain, const http::Request& request) {
        const std::uint64_t first = std::stoul(*request.queryValue("first"));
        const std::uint64_t second = std::stoul(*request.queryValue("second"));
        return http::Response::json(200,
            base::Json::object({ { "first", static_cast<std::int64_t>(first) },
                { "second", static_cast<std::int64_t>(second) },
                { "proof", hashList(chain.consistency(first, second)) } }));
    });
    get("/v1/state/{domain}/{table}/{key...}", [](const MiniChain& chain, const http::Request& request) {
        return http::Response::json(200,
            ledger::toJson(chain.proof(request.parameters.at("domain"), request.parameters.at("table"),
                request.parameters.at("key"))));
    });
    // Two blocks a page.
    get("/v1/export", [](const MiniChain& chain, const http::Request& request) {
        const std::size_t from = std::stoul(*request.queryValue("from"));
        std::vector<std::string> lines = chain.lines(false);
        std::string body = lines[0];
        if (from > 0)
            body = base::canonical(
                base::Json::object({ { "format", "maru-export/v1" }, { "chain", chain.chain() },
                    { "node", chain.node() }, { "from", static_cast<std::int64_t>(from) } }));
        body += '\n';
        for (std::size_t i = from; i < from + 2 && i < chain.blocks.size(); ++i)
            body += lines[i + 1] + '\n';
        http::Response response = http::Response::text(200, body, "application/jsonl");
        if (from + 2 < chain.blocks.size())
            response.headers["Maru-Next-Height"] = std::to_string(from + 2);
        return response;
    });
    router.get("/v1/query/donation/donations", [&shown](const http::Request& request) {
        const std::lock_guard lock(shown.mutex);
        base::Json::Array rows(shown.extraRows.begin(), shown.extraRows.end());
        if (rows.empty()) {
            for (const auto& entry : shown.chain->state) {
                if (std::get<1>(entry.first) != "donations")
                    continue;
                base::Json row = entry.second;
                row.set("key", std::get<2>(entry.first));
                rows.push_back(std::move(row));
            }
        }
        // Three rows a page.
        const std::size_t at = std::stoul(request.queryValue("after").value_or("0"));
        base::Json page = base::Json::array();
        for (std::size_t i = at; i < at + 3 && i < rows.size(); ++i)
            page.push(rows[i]);
        return http::Response::json(200,
            base::Json::object({ { "rows", std::move(page) },
                { "next", at + 3 < rows.size() ? std::to_string(at + 3) : std::string() },
                { "total", nullptr } }));
    });
    return std::move(*http::startServer(http::ServerOptions(), std::move(router), log));
}

base::Result<bool> TextSource::next(std::string& line)
{
    if (m_at == m_lines.size())
        return false;
    line = m_lines[m_at++];
    return true;
}

std::unique_ptr<client::BlockingClient> clientOf(const http::Server& server)
{
    http::ClientOptions options;
    options.baseUrl = "http://127.0.0.1:" + std::to_string(server.port());
    return std::move(*client::BlockingClient::open(std::move(options)));
}

std::string explain(const verify::Report& report)
{
    return report.toText(verify::Language::English);
}
