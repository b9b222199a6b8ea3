// SPDX-License-Identifier: Apache-2.0
// The record of one election as JSON Lines: what a verifier needs, and nothing that it would have to trust.
// Layout: docs/election-protocol.md "Record". A record is longer than an answer may be, so it comes in pages; their
// concatenation is the file.
#include "server/api/chain_json.h"
#include "server/api/election_record_shown.h"
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
        // A cursor comes from the client: what is left of the blocks goes out in pages, whatever it says.
        if (cursor.part != Cursor::Part::Roll && cursor.position < m_created)
            return base::refused("query.cursor", "cursor");
        if (cursor.part == Cursor::Part::Proofs && cursor.position <= m_reader.height().count())
            cursor.part = Cursor::Part::Blocks;
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
    base::Result<std::vector<chain::StateKey>> rowsToProve(
        const storage::Reader& reader, const std::set<std::string>& signers) const
    {
        std::vector<chain::StateKey> keys;
        for (const char* table : { "elections", "definitions", "boxes" }) {
            MARU_TRY(value, reader.get(kElection, table, m_election));
            if (value)
                keys.push_back({ {}, table, m_election });
        }
        for (const char* table : { "sums", "counts", "results" })
            MARU_CHECK(addKeys(reader, table, keys));
        MARU_TRY(desk, reader.get(kElection, "desks", m_election));
        if (desk)
            keys.push_back({ {}, "desks", m_election });
        MARU_CHECK(addKeys(reader, "certifications", keys));
        MARU_CHECK(addPeople(reader, signers, keys));
        return keys;
    }

    base::Status addKeys(
        const storage::Reader& reader, const char* table, std::vector<chain::StateKey>& keys) const
    {
        std::string after;
        for (;;) {
            MARU_TRY(rows, reader.stateScan(kElection, table, m_election + "/", after, kRecordScan));
            if (rows.empty())
                return {};
            for (const auto& row : rows)
                keys.push_back({ {}, table, row.first });
            after = rows.back().first;
        }
    }

    /// The officers who signed, and the keys that theirs replaced, back to the first one, which an officer's id is
    /// derived from.
    static base::Status addPeople(const storage::Reader& reader, const std::set<std::string>& signers,
        std::vector<chain::StateKey>& keys)
    {
        std::set<std::string> people;
        std::vector<std::string> open(signers.begin(), signers.end());
        while (!open.empty()) {
            std::string did = std::move(open.back());
            open.pop_back();
            if (people.count(did) != 0)
                continue;
            // Whoever is no officer (anybody may object) has no row.
            MARU_TRY(row, reader.get("identity", "officers", did));
            if (!row)
                continue;
            // And onwards: a key may sign until the one that came after it is the officer's.
            for (const char* name : { "replaces", "replaced_by" }) {
                if (const base::Json* other = row->find(name); other != nullptr && other->isString())
                    open.push_back(other->asString());
            }
            people.insert(std::move(did));
        }
        for (const std::string& did : people)
            keys.push_back({ "identity", "officers", did });
        return {};
    }

    /// All under one header, which is then the record's last: nobody can show an old row with new ballots. When a
    /// block that came meanwhile has brought a signer or a row, once more. `shown` then goes up to that header.
    base::Result<std::vector<ledger::StateProofFile>> proofsOfAll(ShownLeaves& shown) const
    {
        constexpr int kMostTries = 5;
        for (int i = 0; i < kMostTries; ++i) {
            const std::set<std::string> signers = shown.signers();
            MARU_TRY(before, m_services.node.read());
            MARU_TRY(keys, rowsToProve(*before, signers));
            MARU_TRY(proofs, m_services.node.stateProofs(kElection, std::move(keys)));
            MARU_TRY(reader, m_services.node.read());
            MARU_TRY(size, leavesOf(*reader, proofs.front().header.header.height.count()));
            MARU_CHECK(shown.scan(*reader, size));
            if (shown.signers() != signers)
                continue;
            // Rows that came meanwhile (a count) belong under that header too.
            MARU_TRY(now, rowsToProve(*reader, signers));
            if (now.size() == proofs.size())
                return proofs;
        }
        return base::failed("chain.busy");
    }

    base::Status addProofs(Cursor& cursor)
    {
        MARU_TRY(start, leavesOf(m_reader, m_created - 1));
        ShownLeaves shown = m_services.shownIndex->from(m_services.node.registry(), m_member, start);
        MARU_TRY(known, leavesOf(m_reader, m_reader.height().count()));
        MARU_CHECK(shown.scan(m_reader, known));
        MARU_TRY(proofs, proofsOfAll(shown));
        m_services.shownIndex->keep(shown);
        MARU_TRY(reader, m_services.node.read());
        const std::int64_t last = proofs.front().header.header.height.count();
        MARU_CHECK(addBlocks(cursor, *reader, last, /*isLimited=*/false));
        MARU_TRY(size, leavesOf(*reader, last));
        if (shown.scanned() > size) // another request knew a later block
            return base::failed("chain.busy");
        MARU_CHECK(addLog(*reader, shown, size));
        for (const ledger::StateProofFile& proof : proofs)
            addLine(base::Json::object({ { "state", ledger::toJson(proof) } }));
        addLine(base::Json::object({ { "end",
            base::Json::object({ { "blocks", cursor.blocks }, { "leaves", cursor.leaves },
                { "roll", cursor.roll }, { "states", static_cast<std::int64_t>(proofs.size()) } }) } }));
        return {};
    }

    base::Result<std::uint64_t> leavesOf(const storage::Reader& reader, std::int64_t height) const
    {
        MARU_TRY(block, reader.block(base::Height(std::max<std::int64_t>(0, height))));
        if (!block)
            return base::failed("store.read", "a block is missing");
        return block->header.header.logSize;
    }

    base::Status addLog(const storage::Reader& reader, const ShownLeaves& shown, std::uint64_t size)
    {
        MARU_TRY(proof, merkle::multiProof(shown.indexes(), size, [&reader](int level, std::uint64_t index) {
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
