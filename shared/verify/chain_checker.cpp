// SPDX-License-Identifier: Apache-2.0
// The checks of a chain export, each under its own name.
#include "shared/verify/chain_checker.h"

#include "shared/crypto/hash.h"
#include "shared/ledger/fields.h"
#include "shared/ledger/transaction.h"

namespace maru::verify {

namespace {

constexpr std::size_t kMaxLineBytes = 64u << 20;
constexpr std::size_t kMaxLineItems = 4'000'000;
/// State rows that wait for their tree: each batch rehashes a touched node once.
constexpr std::size_t kStateBatch = 10'000;

std::string blockName(base::Height height)
{
    return "block " + std::to_string(height.count());
}

} // namespace

ChainChecker::ChainChecker(Report& report, std::string node)
    : m_report(report), m_node(std::move(node)), m_isTrusting(m_node.empty())
{
}

void ChainChecker::expectHeader(base::Height height, const base::Hash256& hash, std::string code)
{
    m_expected[height].push_back({ hash, std::move(code) });
    m_isHeadKnown = true;
}

bool ChainChecker::beginAfter(const ledger::SignedHeader& before, merkle::LogFrontier log)
{
    const ledger::Header& header = before.header;
    const std::string where = blockName(header.height);
    if (m_isTrusting) {
        m_node = header.proposer;
        m_report.note("verify.trust_first_use");
    }
    if (header.proposer != m_node)
        return m_report.fail("verify.header_node", where, header.proposer);
    if (const base::Status good = ledger::checkHeader(before); !good)
        return m_report.fail(good.error(), where);
    if (log.size() != header.logSize)
        return m_report.fail("verify.log_size", where);
    if (log.root() != header.logRoot)
        return m_report.fail("verify.log_root", where);
    for (const char* check : { "verify.header_node", "header.ledger_root", "header.signature",
             "verify.log_size", "verify.log_root" })
        m_report.pass(check);
    m_chain = header.chain;
    m_head = header;
    m_headHash = ledger::headerHash(header);
    m_log = std::move(log);
    m_isBegun = true;
    m_report.fact("chain", m_chain);
    m_report.fact("node", m_node);
    return true;
}

bool ChainChecker::feed(std::string_view line)
{
    ++m_lines;
    const std::string where = "line " + std::to_string(m_lines);
    if (m_isEnded)
        return m_report.fail("verify.export_end", where, "a line after the end");
    base::JsonLimits limits;
    limits.maxBytes = kMaxLineBytes;
    limits.maxItems = kMaxLineItems;
    const auto json = base::parseJson(line, limits);
    if (!json)
        return m_report.fail("verify.export_format", where, json.error().code + ' ' + json.error().field);
    if (m_lines == 1)
        return m_isBegun ? feedContinuation(*json) : feedFirst(*json);
    if (json->find("header") != nullptr)
        return feedBlock(*json);
    if (const base::Json* row = json->find("state"))
        return base::onlyMembers(*json, { "state" }) ? feedState(*row)
                                                     : m_report.fail("verify.export_format", where);
    if (const base::Json* end = json->find("end"))
        return base::onlyMembers(*json, { "end" }) ? feedEnd(*end)
                                                   : m_report.fail("verify.export_format", where);
    if (json->find("format") != nullptr)
        return feedContinuation(*json);
    return m_report.fail("verify.export_format", where, "neither block nor state");
}

bool ChainChecker::feedFirst(const base::Json& line)
{
    if (line.stringOr("format", "") != "maru-export/v1")
        return m_report.fail("verify.export_format", "line 1", "not maru-export/v1");
    const auto chain = base::readString(line, "chain");
    const auto node = base::readString(line, "node");
    if (!chain || !node || !ledger::fields::isChainName(*chain) || !crypto::publicKeyOf(*node))
        return m_report.fail("verify.export_format", "line 1", "chain or node");
    const auto from = base::readInteger(line, "from");
    if (!from || !base::onlyMembers(line, { "format", "chain", "node", "from", "genesis", "domains" }))
        return m_report.fail("verify.export_format", "line 1", "members");
    const base::Json* genesis = line.find("genesis");
    if (*from != 0 || genesis == nullptr)
        return m_report.unavailable(base::refused("verify.needs_genesis"));
    m_report.pass("verify.export_format");
    m_chain = *chain;
    // Names of domains without rows, which are in the state root as well; the root itself proves them.
    if (const base::Json* domains = line.find("domains"); domains != nullptr && domains->isArray()) {
        for (const base::Json& domain : domains->asArray()) {
            if (domain.isString())
                m_domains.insert(domain.asString());
        }
    }

    const auto time = base::readInteger(*genesis, "time");
    const auto sections = base::readObject(*genesis, "domains");
    if (!time || !sections || genesis->stringOr("chain", "") != m_chain
        || genesis->stringOr("node", "") != *node)
        return m_report.fail("verify.genesis", "line 1", "chain, node, time or domains");
    if (m_isTrusting) {
        m_node = *node;
        m_report.note("verify.trust_first_use");
    }
    for (const auto& section : sections->asObject())
        m_domains.insert(section.first);
    m_genesisTime = base::UnixSeconds(*time);
    m_genesisHash = crypto::sha256(base::canonical(*genesis));
    m_report.fact("chain", m_chain);
    m_report.fact("node", m_node);
    return true;
}

bool ChainChecker::feedContinuation(const base::Json& line)
{
    // A server hands the export out in pages; each begins with a line like the first one.
    const std::int64_t next = m_head ? m_head->height.count() + 1 : 0;
    if (line.stringOr("format", "") != "maru-export/v1" || line.stringOr("chain", "") != m_chain
        || line.integerOr("from", -1) != next || m_stateRows > 0)
        return m_report.fail(
            "verify.export_format", "line " + std::to_string(m_lines), "page does not continue");
    return true;
}

bool ChainChecker::feedBlock(const base::Json& line)
{
    if (m_stateRows > 0)
        return m_report.fail("verify.export_format", "line " + std::to_string(m_lines), "block after state");
    base::Json part = line;
    const auto leaves = base::readArray(line, "leaves");
    if (!leaves)
        return m_report.fail("verify.export_format", "line " + std::to_string(m_lines), "leaves");
    part.remove("leaves");
    const auto header = ledger::decodeSignedHeader(part);
    if (!header)
        return m_report.fail("verify.export_format", "line " + std::to_string(m_lines),
            header.error().code + ' ' + header.error().field);
    if (!checkHeader(*header) || !checkLeaves(*leaves, header->header))
        return false;
    m_head = header->header;
    ++m_blocks;
    if (const auto expected = m_expected.find(m_head->height); expected != m_expected.end()) {
        for (const Expected& one : expected->second) {
            if (m_headHash != one.hash)
                return m_report.fail(one.code, blockName(m_head->height),
                    "expected " + one.hash.hex() + ", found " + m_headHash.hex());
            m_report.pass(one.code);
        }
        m_expected.erase(expected);
    }
    return true;
}

bool ChainChecker::checkHeader(const ledger::SignedHeader& signedHeader)
{
    const ledger::Header& header = signedHeader.header;
    const std::string where = blockName(header.height);
    if (header.chain != m_chain)
        return m_report.fail("verify.header_chain", where);
    m_report.pass("verify.header_chain");
    if (header.proposer != m_node)
        return m_report.fail("verify.header_node", where, header.proposer);
    m_report.pass("verify.header_node");
    if (const base::Status good = ledger::checkHeader(signedHeader); !good)
        return m_report.fail(good.error(), where);
    m_report.pass("header.ledger_root");
    m_report.pass("header.signature");

    const std::int64_t expected = m_head ? m_head->height.count() + 1 : 0;
    if (header.height.count() != expected)
        return m_report.fail("verify.header_height", where, "expected " + std::to_string(expected));
    m_report.pass("verify.header_height");
    if (!m_head) {
        if (header.previous != m_genesisHash || header.time < m_genesisTime || header.logSize != 0)
            return m_report.fail("verify.genesis", where);
        m_report.pass("verify.genesis");
    } else {
        if (header.previous != m_headHash)
            return m_report.fail("verify.header_previous", where);
        m_report.pass("verify.header_previous");
        if (header.time < m_head->time)
            return m_report.fail("verify.header_time", where);
        m_report.pass("verify.header_time");
    }
    m_headHash = ledger::headerHash(header);
    return true;
}

bool ChainChecker::checkLeaves(const base::Json::Array& leaves, const ledger::Header& header)
{
    const std::string where = blockName(header.height);
    if (header.logSize != m_log.size() + leaves.size())
        return m_report.fail("verify.log_size", where);
    m_report.pass("verify.log_size");
    forgetExpired(header.time);
    std::vector<merkle::LogNode> completed;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const std::string leafName = where + ", transaction " + std::to_string(i);
        base::Hash256 leaf;
        if (const base::Json* redacted = leaves[i].find("redacted")) {
            const auto hash = redacted->isString() ? base::Hash256::fromHex(redacted->asString())
                                                   : base::Result<base::Hash256>(base::refused("json.type"));
            if (!hash || !base::onlyMembers(leaves[i], { "redacted" }))
                return m_report.fail("verify.leaf", leafName, "redacted");
            leaf = *hash;
            ++m_redacted;
            m_report.pass("verify.redacted");
        } else {
            if (!checkLeaf(leaves[i], header, leafName))
                return false;
            leaf = merkle::leafHash(base::asBytes(base::canonical(leaves[i])));
        }
        completed.clear();
        m_log.append(leaf, completed);
    }
    if (m_log.root() != header.logRoot)
        return m_report.fail("verify.log_root", where);
    m_report.pass("verify.log_root");
    return true;
}

bool ChainChecker::checkLeaf(const base::Json& leaf, const ledger::Header& header, const std::string& where)
{
    const auto content = ledger::decodeLeaf(leaf);
    if (!content)
        return m_report.fail("verify.leaf", where, content.error().code + ' ' + content.error().field);
    m_report.pass("verify.leaf");
    if (content->transaction.chain != m_chain)
        return m_report.fail("verify.leaf_chain", where);
    m_report.pass("verify.leaf_chain");
    if (const base::Status good = ledger::checkSignature(content->transaction); !good)
        return m_report.fail("transaction.signature", where, good.error().field);
    m_report.pass("transaction.signature");
    if (content->result.isOk())
        m_domains.insert(content->transaction.domain);
    return checkId(ledger::transactionId(content->transaction), content->transaction.validUntil, header,
        content->result.isOk(), where);
}

bool ChainChecker::checkId(const base::Hash256& id, base::UnixSeconds validUntil,
    const ledger::Header& header, bool isOk, const std::string& where)
{
    if (!m_ids[validUntil.count()].insert(id).second)
        return m_report.fail("verify.repeated", where, id.hex());
    m_report.pass("verify.repeated");
    // Only what was executed: a transaction that came too late stays in the log as refused.
    if (!isOk)
        return true;
    if (validUntil < header.time || validUntil.count() > header.time.count() + ledger::kMaxValiditySeconds)
        return m_report.fail("verify.validity", where, id.hex());
    m_report.pass("verify.validity");
    return true;
}

void ChainChecker::forgetExpired(base::UnixSeconds now)
{
    // One that is sent again later fails verify.validity.
    m_ids.erase(m_ids.begin(), m_ids.lower_bound(now.count()));
}

bool ChainChecker::feedState(const base::Json& row)
{
    const std::string where = "line " + std::to_string(m_lines);
    const auto domain = base::readString(row, "domain");
    if (!m_head || !domain || !ledger::fields::isTableName(*domain))
        return m_report.fail("verify.state_rows", where);
    merkle::StateChange change;
    if (row.find("key_hash") != nullptr) {
        const auto key = base::readHash(row, "key_hash");
        const auto value = base::readHash(row, "value_hash");
        if (!key || !value || !base::onlyMembers(row, { "domain", "key_hash", "value_hash", "tree" }))
            return m_report.fail("verify.state_rows", where);
        change = { *key, *value };
    } else {
        const auto table = base::readString(row, "table");
        const auto key = base::readString(row, "key");
        const base::Json* value = row.find("value");
        if (!table || !ledger::fields::isTableName(*table) || !key || key->empty() || value == nullptr
            || value->isNull() || !base::onlyMembers(row, { "domain", "table", "key", "value", "tree" }))
            return m_report.fail("verify.state_rows", where);
        change = { merkle::stateKey(*domain, *table, *key), crypto::sha256(base::canonical(*value)) };
        if (m_onStateRow)
            m_onStateRow(*domain, *table, *key, *value);
    }
    ++m_stateRows;
    // Restricted rows name their tree; a wrong one gives a wrong state root.
    const std::string tree = row.stringOr("tree", *domain);
    m_domains.insert(tree);
    std::vector<merkle::StateChange>& pending = m_pending[tree];
    pending.push_back(change);
    if (pending.size() >= kStateBatch) {
        m_trees[tree].apply(std::move(pending));
        pending.clear();
    }
    m_report.pass("verify.state_rows");
    return true;
}

bool ChainChecker::feedEnd(const base::Json& end)
{
    m_isEnded = true;
    if (end.integerOr("blocks", -1) != m_blocks || end.integerOr("state", -1) != m_stateRows)
        return m_report.fail("verify.export_end", "line " + std::to_string(m_lines), "counts differ");
    m_report.pass("verify.export_end");
    return true;
}

bool ChainChecker::checkState()
{
    std::uint64_t keys = 0;
    std::map<std::string, base::Hash256> roots;
    for (const std::string& domain : m_domains)
        roots[domain] = m_trees[domain].root();
    for (auto& entry : m_pending) {
        m_trees[entry.first].apply(std::move(entry.second));
        roots[entry.first] = m_trees[entry.first].root();
    }
    m_pending.clear();
    for (const auto& entry : m_trees)
        keys += entry.second.size();
    if (keys != static_cast<std::uint64_t>(m_stateRows))
        return m_report.fail("verify.state_rows", {}, "a row comes twice");
    if (ledger::computeStateRoot(roots) != m_head->stateRoot)
        return m_report.fail("verify.state_root", blockName(m_head->height));
    m_report.pass("verify.state_root");
    return true;
}

bool ChainChecker::finish()
{
    if (!m_report.failures().empty())
        return false;
    if (!m_head) {
        // A first line that named a later start has been reported as such.
        if (m_lines == 0 || !m_genesisHash.isZero())
            return m_report.fail("verify.export_format", {}, "no block");
        return false;
    }
    if (!m_expected.empty())
        return m_report.fail(m_expected.begin()->second.front().code, blockName(m_expected.begin()->first),
            "the export has no such block");
    if (m_stateRows > 0 && !checkState())
        return false;
    if (m_stateRows == 0)
        m_report.note("verify.no_state");
    if (!m_isEnded && !m_isHeadKnown)
        m_report.note("verify.no_end");
    if (m_redacted > 0)
        m_report.note("verify.has_redacted");
    m_report.fact("height", m_head->height);
    m_report.fact("head", m_headHash);
    m_report.fact("time", m_head->time);
    m_report.fact("transactions", static_cast<std::int64_t>(m_head->logSize));
    m_report.fact("redacted", m_redacted);
    m_report.fact("state_rows", m_stateRows);
    return true;
}

} // namespace maru::verify
