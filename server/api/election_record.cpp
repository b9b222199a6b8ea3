// SPDX-License-Identifier: Apache-2.0
// The record of one election as JSON Lines: what a verifier needs, and nothing that it would have to trust.
// Layout: docs/election-protocol.md "Record". A record is longer than an answer may be, so it comes in pages; their
// concatenation is the file.
#include "server/api/chain_json.h"
#include "server/api/resources.h"

#include "shared/merkle/multi_proof.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace maru::api {

namespace {

constexpr std::string_view kElection = "election";
constexpr std::size_t kRecordPageBytes = 32u << 20;
constexpr std::size_t kRollEntriesPerLine = 1'000;
constexpr std::size_t kRecordScan = 500;
/// Where the next page goes on, and what the pages so far have held.
struct Cursor {
    enum class Part { Roll, Blocks, Proofs };
    Part part = Part::Roll;
    std::int64_t position = 0; ///< last roll number, or next height
    std::int64_t roll = 0; ///< entries so far
    std::int64_t blocks = 0;
    std::int64_t leaves = 0;
};

std::string toText(const Cursor& cursor)
{
    static constexpr std::array kParts { "roll", "blocks", "proofs" };
    return std::string(kParts.at(static_cast<std::size_t>(cursor.part))) + "."
        + std::to_string(cursor.position) + "." + std::to_string(cursor.roll) + "."
        + std::to_string(cursor.blocks) + "." + std::to_string(cursor.leaves);
}

base::Result<Cursor> parseCursor(std::string_view text)
{
    Cursor cursor;
    const std::size_t dot = text.find('.');
    const std::string_view part = text.substr(0, dot);
    if (part == "blocks")
        cursor.part = Cursor::Part::Blocks;
    else if (part == "proofs")
        cursor.part = Cursor::Part::Proofs;
    else if (part != "roll")
        return base::refused("query.cursor", "cursor");
    std::array<std::int64_t*, 4> numbers { &cursor.position, &cursor.roll, &cursor.blocks, &cursor.leaves };
    std::size_t at = dot;
    for (std::int64_t* number : numbers) {
        if (at == std::string_view::npos)
            return base::refused("query.cursor", "cursor");
        const std::size_t end = text.find('.', at + 1);
        const std::string_view digits =
            text.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), *number);
        if (parsed.ec != std::errc() || parsed.ptr != digits.data() + digits.size() || *number < 0
            || *number > base::kMaxSafeInteger)
            return base::refused("query.cursor", "cursor");
        at = end;
    }
    if (at != std::string_view::npos)
        return base::refused("query.cursor", "cursor");
    return cursor;
}

/// What is said of the roll stands in the roll lines; the chain's export holds how it came about.
bool isAboutRoll(std::string_view action)
{
    return action == "addVoters" || action == "addLateVoter" || action == "removeVoter"
        || action == "replaceInvitation" || action == "enrol";
}

/// Strings cannot hold an unescaped quotation mark, so the member stands in canonical text as itself or not at all.
bool belongs(const domain::Registry& registry, const storage::TransactionRow& row, const std::string& member)
{
    // What only some may read is in the log's proof by its hash.
    return row.domain == kElection && !isAboutRoll(row.action)
        && !isRestrictedAction(registry, row.domain, row.action)
        && row.leaf.find(member) != std::string::npos;
}

/// The approval under which an action of the election was executed, or which is one of several that it needed: such an
/// action stands in the log as proposed only.
base::Result<bool> isApproval(const domain::Registry& registry, const storage::Reader& reader,
    const storage::TransactionRow& row, const std::string& member)
{
    if (row.domain != "approvals" || row.action != "approve" || row.code != "ok")
        return false;
    MARU_TRY(leaf, base::parseJson(row.leaf));
    const base::Json* transaction = leaf.find("tx");
    const base::Json* payload = transaction != nullptr ? transaction->find("payload") : nullptr;
    const base::Json* id = payload != nullptr ? payload->find("transaction") : nullptr;
    const auto hash = id != nullptr && id->isString()
        ? base::Hash256::fromHex(id->asString())
        : base::Result<base::Hash256>(base::refused("json.type"));
    if (!hash)
        return false;
    MARU_TRY(proposed, reader.transaction(*hash));
    return proposed && belongs(registry, *proposed, member);
}

base::Result<bool> isShown(const domain::Registry& registry, const storage::Reader& reader,
    const storage::TransactionRow& row, const std::string& member)
{
    if (belongs(registry, row, member))
        return true;
    return isApproval(registry, reader, row, member);
}

std::string signaturesOf(const ledger::SignedHeader& header)
{
    return base::canonical(*ledger::toJson(header).find("signatures"));
}

class Record {
public:
    Record(const Services& services, const storage::Reader& reader, std::string election)
        : m_services(services)
        , m_reader(reader)
        , m_election(std::move(election))
        , m_member("\"election\":\"" + m_election + "\"")
    {
    }

    base::Result<std::string> page(Cursor& cursor, bool isFirst, bool& isEnd)
    {
        MARU_TRY(row, m_reader.get(kElection, "elections", m_election));
        if (!row)
            return base::refused("election.unknown", "id");
        MARU_TRY(created, base::readInteger(*row, "created_height"));
        m_created = created;
        if (isFirst)
            addHead();
        if (cursor.part == Cursor::Part::Roll) {
            const base::Json* fingerprint = row->find("fingerprint");
            const bool isFrozen =
                fingerprint != nullptr && fingerprint->isString() && !fingerprint->asString().empty();
            bool isWhole = true;
            if (isFrozen) {
                MARU_TRY(done, addRoll(cursor));
                isWhole = done;
            }
            if (!isWhole)
                return std::move(m_text);
            cursor.part = Cursor::Part::Blocks;
            cursor.position = m_created;
            MARU_CHECK(addBefore());
        }
        if (cursor.part == Cursor::Part::Blocks) {
            MARU_CHECK(addBlocks(cursor, m_reader, m_reader.height().count(), /*isLimited=*/true));
            if (cursor.position <= m_reader.height().count())
                return std::move(m_text);
            cursor.part = Cursor::Part::Proofs;
            if (m_text.size() >= kRecordPageBytes)
                return std::move(m_text);
        }
        MARU_CHECK(addProofs(cursor));
        isEnd = true;
        return std::move(m_text);
    }

private:
    void addLine(const base::Json& line) { m_text += base::canonical(line) + "\n"; }

    void addHead()
    {
        addLine(base::Json::object({ { "format", "maru-election-record" }, { "version", 1 },
            { "protocol", "maru/vote/v1" }, { "chain", m_services.node.chainId() },
            { "node", m_services.node.nodeDid() }, { "election", m_election } }));
    }

    /// False: the page is full.
    base::Result<bool> addRoll(Cursor& cursor)
    {
        std::string after;
        if (cursor.position > 0) {
            std::string number = std::to_string(cursor.position);
            after = m_election + "/" + std::string(8 - std::min<std::size_t>(8, number.size()), '0') + number;
        }
        for (;;) {
            MARU_TRY(
                rows, m_reader.stateScan(kElection, "voters", m_election + "/", after, kRollEntriesPerLine));
            if (rows.empty())
                return true;
            base::Json entries = base::Json::array();
            for (const auto& [key, text] : rows) {
                after = key;
                MARU_TRY(value, base::parseJson(text));
                MARU_TRY(number, base::readInteger(value, "number"));
                cursor.position = number;
                const base::Json* state = value.find("state");
                if (state == nullptr || (state->isString() && state->asString() == "removed"))
                    continue;
                base::Json entry = base::Json::object();
                for (const char* name : { "credential", "number", "precinct", "weight" }) {
                    const base::Json* member = value.find(name);
                    if (member == nullptr)
                        return base::failed("store.corrupt", std::string("a voter without ") + name);
                    entry.set(name, *member);
                }
                entries.push(std::move(entry));
                ++cursor.roll;
            }
            if (!entries.asArray().empty())
                addLine(base::Json::object({ { "roll", std::move(entries) } }));
            if (m_text.size() >= kRecordPageBytes)
                return false;
        }
    }

    base::Status addBefore()
    {
        // The first block of a chain has nothing before it; an election cannot be made there.
        MARU_TRY(block, m_reader.block(base::Height(std::max<std::int64_t>(0, m_created - 1))));
        if (!block)
            return base::failed("store.read", "a block is missing");
        addLine(base::Json::object({ { "before", ledger::toJson(block->header) } }));
        return {};
    }

    base::Status addBlocks(Cursor& cursor, const storage::Reader& reader, std::int64_t last, bool isLimited)
    {
        while (cursor.position <= last && (!isLimited || m_text.size() < kRecordPageBytes)) {
            MARU_TRY(block, reader.block(base::Height(cursor.position)));
            if (!block)
                return base::failed("store.read", "a block is missing");
            m_text +=
                "{\"header\":" + base::canonical(ledger::toJson(block->header.header)) + ",\"leaves\":[";
            if (block->transactionCount > 0) {
                MARU_TRY(rows, transactionsOf(reader, *block));
                bool isFirst = true;
                for (const storage::TransactionRow& row : rows) {
                    MARU_TRY(isHere, isShown(m_services.node.registry(), reader, row, m_member));
                    if (!isHere)
                        continue;
                    if (!isFirst)
                        m_text += ',';
                    isFirst = false;
                    m_text += "{\"index\":" + std::to_string(row.index) + ",\"leaf\":" + row.leaf + "}";
                    ++cursor.leaves;
                }
            }
            m_text += "],\"signatures\":" + signaturesOf(block->header) + "}\n";
            ++cursor.blocks;
            ++cursor.position;
        }
        return {};
    }

    /// The rows that a verifier compares with what it has computed itself.
    base::Result<std::vector<chain::StateKey>> rowsToProve(const storage::Reader& reader) const
    {
        std::vector<chain::StateKey> keys;
        for (const char* table : { "elections", "definitions", "boxes" }) {
            MARU_TRY(value, reader.get(kElection, table, m_election));
            if (value)
                keys.push_back({ table, m_election });
        }
        for (const char* table : { "sums", "counts", "results" }) {
            std::string after;
            for (;;) {
                MARU_TRY(rows, reader.stateScan(kElection, table, m_election + "/", after, kRecordScan));
                if (rows.empty())
                    break;
                for (const auto& row : rows)
                    keys.push_back({ table, row.first });
                after = rows.back().first;
            }
        }
        return keys;
    }

    base::Status addProofs(Cursor& cursor)
    {
        MARU_TRY(keys, rowsToProve(m_reader));
        // All under one header, which is then the record's last: nobody can show an old row with new ballots.
        MARU_TRY(proofs, m_services.node.stateProofs(kElection, std::move(keys)));
        MARU_TRY(reader, m_services.node.read());
        const std::int64_t last = proofs.front().header.header.height.count();
        MARU_CHECK(addBlocks(cursor, *reader, last, /*isLimited=*/false));
        MARU_CHECK(addLog(*reader, last));
        for (const ledger::StateProofFile& proof : proofs)
            addLine(base::Json::object({ { "state", ledger::toJson(proof) } }));
        addLine(base::Json::object({ { "end",
            base::Json::object({ { "blocks", cursor.blocks }, { "leaves", cursor.leaves },
                { "roll", cursor.roll }, { "states", static_cast<std::int64_t>(proofs.size()) } }) } }));
        return {};
    }

    /// Indexes from `start` on and below `size` of a domain's leaves that the record shows.
    base::Status addShown(const storage::Reader& reader, const char* domainName, std::uint64_t start,
        std::uint64_t size, std::vector<std::uint64_t>& shown)
    {
        const domain::Registry& registry = m_services.node.registry();
        storage::TransactionFilter filter;
        filter.domain = domainName;
        filter.limit = kRecordScan;
        filter.afterIndex = start > 0 ? start - 1 : 0;
        if (start == 0) {
            // No index is before leaf 0.
            MARU_TRY(zero, reader.transactionAt(0));
            if (zero && zero->domain == domainName) {
                MARU_TRY(isHere, isShown(registry, reader, *zero, m_member));
                if (isHere)
                    shown.push_back(0);
            }
        }
        for (;;) {
            MARU_TRY(rows, reader.transactions(filter));
            if (rows.empty() || rows.front().index >= size)
                return {};
            for (const storage::TransactionRow& row : rows) {
                MARU_TRY(isHere, isShown(registry, reader, row, m_member));
                if (isHere && row.index < size)
                    shown.push_back(row.index);
            }
            filter.afterIndex = rows.back().index;
        }
    }

    base::Status addLog(const storage::Reader& reader, std::int64_t height)
    {
        MARU_TRY(block, reader.block(base::Height(height)));
        MARU_TRY(before, reader.block(base::Height(std::max<std::int64_t>(0, m_created - 1))));
        if (!block || !before)
            return base::failed("store.read", "a block is missing");
        const std::uint64_t size = block->header.header.logSize;
        const std::uint64_t start = before->header.header.logSize;
        std::vector<std::uint64_t> shown;
        for (const char* domainName : { "election", "approvals" })
            MARU_CHECK(addShown(reader, domainName, start, size, shown));
        std::sort(shown.begin(), shown.end());
        MARU_TRY(proof, merkle::multiProof(shown, size, [&reader](int level, std::uint64_t index) {
            return reader.logNode(level, index);
        }));
        addLine(base::Json::object(
            { { "log", base::Json::object({ { "nodes", hashArray(proof) }, { "size", count(size) } }) } }));
        return {};
    }

    const Services& m_services;
    const storage::Reader& m_reader;
    const std::string m_election;
    const std::string m_member;
    std::int64_t m_created = 0;
    std::string m_text;
};

} // namespace

base::Result<http::Response> getElectionRecord(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, { "cursor" }));
    const std::string& id = pathParameter(request, "id");
    const bool isId =
        id.size() <= 32 && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    if (!isId)
        return base::refused("election.unknown", "id");
    Cursor cursor;
    const std::optional<std::string> given = request.queryValue("cursor");
    const bool isFirst = !given;
    if (given) {
        MARU_TRY(parsed, parseCursor(*given));
        cursor = parsed;
    }
    MARU_TRY(reader, services.node.read());
    bool isEnd = false;
    MARU_TRY(text, Record(services, *reader, id).page(cursor, isFirst, isEnd));
    http::Response response = http::Response::text(200, std::move(text), "application/jsonl");
    response.headers["Maru-Next-Cursor"] = isEnd ? "" : toText(cursor);
    response.headers["Content-Disposition"] = "attachment; filename=\"" + id + ".maru-election.jsonl\"";
    return response;
}

} // namespace maru::api
