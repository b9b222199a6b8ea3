// SPDX-License-Identifier: Apache-2.0
// The file is a record: every line in its place, every member known, nothing cut off.
#include "shared/verify/election/checks/format.h"

#include <algorithm>

namespace maru::verify::election {

namespace {

/// A block of a thousand ballots; the roll in lines of a thousand entries. The second verifier has the same limits.
constexpr base::JsonLimits kLineLimits { 64u << 20, 32, 1u << 20, 200'000 };
constexpr std::size_t kMostRollEntries = 100'000'000;
/// So that no sum of weights, times score or 10,000, leaves 64 bits; the chain's own bounds are lower.
constexpr std::int64_t kMostWeight = 1'000'000;
constexpr std::int64_t kMostWeightInAll = std::int64_t { 1 } << 36;

base::Result<voting::RollEntry> rollEntryFromJson(const base::Json& json)
{
    MARU_CHECK(base::onlyMembers(json, { "credential", "number", "precinct", "weight" }));
    voting::RollEntry entry;
    MARU_TRY(number, base::readInteger(json, "number"));
    MARU_TRY(precinct, base::readString(json, "precinct"));
    MARU_TRY(weight, base::readInteger(json, "weight"));
    MARU_TRY(credential, base::readBytes(json, "credential"));
    entry.number = number;
    entry.precinct = std::move(precinct);
    entry.weight = weight;
    if (!credential.empty()) {
        voting::Encoded bytes {};
        if (credential.size() != bytes.size())
            return base::refused("json.type", "credential");
        std::copy(credential.begin(), credential.end(), bytes.begin());
        entry.credential = bytes;
    }
    if (number < 1 || weight < 1 || weight > kMostWeight)
        return base::refused("json.type", number < 1 ? "number" : "weight");
    return entry;
}

} // namespace

bool RecordReader::fail(std::string detail)
{
    m_verdict.fail("line " + std::to_string(m_lines), std::move(detail));
    return false;
}

bool RecordReader::feed(std::string_view line)
{
    ++m_lines;
    auto json = base::parseCanonicalJson(line, kLineLimits);
    if (!json)
        return fail(json.error().code + ' ' + json.error().field);
    if (!json->isObject())
        return fail("not an object");
    bool isGood = false;
    if (m_part == Part::Head)
        isGood = feedHead(*json);
    else if (json->find("roll") != nullptr)
        isGood = feedRoll(*json);
    else if (json->find("before") != nullptr)
        isGood = feedBefore(*json);
    else if (json->find("header") != nullptr)
        isGood = feedBlock(*json);
    else if (json->find("log") != nullptr)
        isGood = feedLog(*json);
    else if (json->find("state") != nullptr)
        isGood = feedState(*json);
    else if (json->find("end") != nullptr)
        isGood = feedEnd(*json);
    else
        return fail("a line of no known kind");
    if (isGood)
        m_verdict.pass();
    return isGood;
}

bool RecordReader::finish()
{
    if (m_part == Part::End)
        return true;
    ++m_lines;
    return fail("the record ends in the middle");
}

bool RecordReader::feedHead(const base::Json& line)
{
    const base::Status members =
        base::onlyMembers(line, { "format", "version", "protocol", "chain", "node", "election" });
    if (!members || line.stringOr("format", "") != "maru-election-record" || line.integerOr("version", 0) != 1
        || line.stringOr("protocol", "") != "maru/vote/v1")
        return fail("not the head of a maru-election-record of version 1");
    m_record.chain = line.stringOr("chain", "");
    m_record.node = line.stringOr("node", "");
    m_record.election = line.stringOr("election", "");
    if (m_record.chain.empty() || m_record.node.empty() || m_record.election.empty())
        return fail("chain, node or election is missing");
    m_part = Part::Roll;
    return true;
}

bool RecordReader::feedRoll(const base::Json& line)
{
    if (m_part != Part::Roll || !base::onlyMembers(line, { "roll" }))
        return fail("a roll line out of place");
    const auto entries = base::readArray(line, "roll");
    if (!entries || entries->empty() || m_record.roll.size() + entries->size() > kMostRollEntries)
        return fail("roll");
    m_record.hasRoll = true;
    for (const base::Json& json : *entries) {
        auto entry = rollEntryFromJson(json);
        if (!entry)
            return fail("roll entry: " + entry.error().code + ' ' + entry.error().field);
        if (!m_record.roll.empty() && entry->number <= m_record.roll.back().number)
            return fail("roll entries are not in rising order");
        m_weight += entry->weight;
        if (m_weight > kMostWeightInAll)
            return fail("the roll weighs more than 2^36");
        m_record.roll.push_back(std::move(*entry));
    }
    return true;
}

bool RecordReader::feedBefore(const base::Json& line)
{
    const base::Json* before = line.find("before");
    if (m_part != Part::Roll || !base::onlyMembers(line, { "before" }))
        return fail("a second block before the first");
    auto header = ledger::decodeSignedHeader(*before);
    if (!header)
        return fail("before: " + header.error().code + ' ' + header.error().field);
    m_record.before = std::move(*header);
    m_part = Part::Before;
    return true;
}

bool RecordReader::feedBlock(base::Json& line)
{
    if (m_part != Part::Before && m_part != Part::Blocks)
        return fail("a block out of place");
    auto leaves = base::readArray(line, "leaves");
    if (!leaves)
        return fail("leaves");
    line.remove("leaves");
    auto header = ledger::decodeSignedHeader(line);
    if (!header)
        return fail("block: " + header.error().code + ' ' + header.error().field);
    const std::size_t block = m_record.blocks.size();
    m_record.blocks.push_back(std::move(*header));
    for (base::Json& json : *leaves) {
        const auto index = base::readInteger(json, "index");
        const base::Json* leaf = json.find("leaf");
        if (!index || *index < 0 || leaf == nullptr || !base::onlyMembers(json, { "index", "leaf" }))
            return fail("leaf");
        RecordLeaf entry;
        entry.index = static_cast<std::uint64_t>(*index);
        entry.block = block;
        entry.json = *leaf;
        if (!m_record.leaves.empty() && entry.index <= m_record.leaves.back().index)
            return fail("leaves are not in rising order");
        m_record.leaves.push_back(std::move(entry));
    }
    m_part = Part::Blocks;
    return true;
}

bool RecordReader::feedLog(const base::Json& line)
{
    if (m_part != Part::Blocks || !base::onlyMembers(line, { "log" }))
        return fail("the log's proof is out of place");
    const base::Json& log = *line.find("log");
    const auto size = base::readInteger(log, "size");
    const auto nodes = base::readArray(log, "nodes");
    if (!base::onlyMembers(log, { "size", "nodes" }) || !size || *size < 0 || !nodes)
        return fail("log");
    m_record.logSize = static_cast<std::uint64_t>(*size);
    for (const base::Json& node : *nodes) {
        const auto hash = node.isString() ? base::Hash256::fromHex(node.asString())
                                          : base::Result<base::Hash256>(base::refused("json.type"));
        if (!hash)
            return fail("log.nodes");
        m_record.logNodes.push_back(*hash);
    }
    m_part = Part::States;
    return true;
}

bool RecordReader::feedState(const base::Json& line)
{
    if (m_part != Part::States || !base::onlyMembers(line, { "state" }))
        return fail("a state proof out of place");
    auto proof = ledger::decodeStateProof(*line.find("state"));
    if (!proof)
        return fail("state: " + proof.error().code + ' ' + proof.error().field);
    m_record.states.push_back(std::move(*proof));
    return true;
}

bool RecordReader::feedEnd(const base::Json& line)
{
    if (m_part != Part::States || !base::onlyMembers(line, { "end" }))
        return fail("the end is out of place");
    const base::Json& end = *line.find("end");
    const auto is = [&](const char* name, std::size_t count) {
        return end.integerOr(name, -1) == static_cast<std::int64_t>(count);
    };
    if (!base::onlyMembers(end, { "blocks", "leaves", "roll", "states" })
        || !is("blocks", m_record.blocks.size()) || !is("leaves", m_record.leaves.size())
        || !is("roll", m_record.roll.size()) || !is("states", m_record.states.size()))
        return fail("the counts of the end do not fit what came before");
    m_part = Part::End;
    return true;
}

} // namespace maru::verify::election
