// SPDX-License-Identifier: Apache-2.0
// Readers of API answers.
#include "shared/client/decode.h"

namespace maru::client {

namespace {

constexpr std::size_t kMaxAnswerBytes = 64u << 20;
constexpr std::size_t kMaxAnswerItems = 4'000'000;

base::Error unexpected(std::string_view field)
{
    return base::refused("client.answer", std::string(field));
}

base::Result<TransactionStatus> readStatus(const base::Json& json)
{
    MARU_TRY(text, base::readString(json, "status"));
    if (text == "unknown")
        return TransactionStatus::Unknown;
    if (text == "pending")
        return TransactionStatus::Pending;
    if (text == "committed")
        return TransactionStatus::Committed;
    if (text == "refused")
        return TransactionStatus::Refused;
    return unexpected("status");
}

} // namespace

base::Result<base::Json> parseAnswer(std::string_view text)
{
    base::JsonLimits limits;
    limits.maxBytes = kMaxAnswerBytes;
    limits.maxItems = kMaxAnswerItems;
    return base::parseJson(text, limits);
}

base::Result<std::uint64_t> readCount(const base::Json& json, std::string_view key)
{
    MARU_TRY(value, base::readInteger(json, key));
    if (value < 0)
        return unexpected(key);
    return static_cast<std::uint64_t>(value);
}

base::Result<NodeInfo> decodeNode(const base::Json& json)
{
    NodeInfo info;
    MARU_TRY(chain, base::readString(json, "chain"));
    info.chain = std::move(chain);
    MARU_TRY(node, base::readString(json, "node"));
    info.node = std::move(node);
    info.version = json.stringOr("version", "");
    MARU_TRY(height, base::readInteger(json, "height"));
    info.height = base::Height(height);
    MARU_TRY(head, base::readHash(json, "head"));
    info.head = head;
    MARU_TRY(time, base::readInteger(json, "time"));
    info.time = base::UnixSeconds(time);
    MARU_TRY(genesis, base::readHash(json, "genesis_hash"));
    info.genesisHash = genesis;
    MARU_TRY(parameters, base::readInteger(json, "parameters_version"));
    info.parametersVersion = parameters;
    MARU_TRY(now, base::readInteger(json, "now"));
    info.now = base::UnixSeconds(now);
    return info;
}

base::Error decodeProblem(const base::Json& json, int status)
{
    const base::ErrorKind kind = status >= 500 ? base::ErrorKind::Failed : base::ErrorKind::Refused;
    return base::Error { kind, json.stringOr("code", "http.status"), json.stringOr("field", ""),
        json.stringOr("detail", json.stringOr("title", "")) };
}

base::Result<Outcome> decodeOutcome(const base::Json& json)
{
    Outcome outcome;
    MARU_TRY(id, base::readString(json, "id"));
    outcome.id = std::move(id);
    MARU_TRY(status, readStatus(json));
    outcome.status = status;
    if (json.find("height") != nullptr && !json.find("height")->isNull()) {
        MARU_TRY(height, base::readInteger(json, "height"));
        outcome.height = base::Height(height);
        MARU_TRY(index, readCount(json, "index"));
        outcome.index = index;
    }
    outcome.result.code = json.stringOr("code", "ok");
    if (const base::Json* data = json.find("data"); data != nullptr && data->isObject())
        outcome.result.data = *data;
    if (const base::Json* error = json.find("error"); error != nullptr && error->isObject())
        outcome.error = decodeProblem(*error, static_cast<int>(error->integerOr("status", 422)));
    return outcome;
}

base::Result<TransactionRow> decodeTransactionRow(const base::Json& json)
{
    MARU_TRY(entry, decodeBlockEntry(json));
    TransactionRow row;
    row.id = entry.id;
    row.index = entry.index;
    row.domain = std::move(entry.domain);
    row.action = std::move(entry.action);
    row.signer = std::move(entry.signer);
    row.code = std::move(entry.code);
    MARU_TRY(height, base::readInteger(json, "height"));
    row.height = base::Height(height);
    MARU_TRY(time, base::readInteger(json, "time"));
    row.time = base::UnixSeconds(time);
    return row;
}

base::Result<BlockRow> decodeBlockRow(const base::Json& json)
{
    BlockRow row;
    MARU_TRY(height, base::readInteger(json, "height"));
    row.height = base::Height(height);
    MARU_TRY(time, base::readInteger(json, "time"));
    row.time = base::UnixSeconds(time);
    MARU_TRY(hash, base::readHash(json, "hash"));
    row.hash = hash;
    MARU_TRY(previous, base::readHash(json, "previous"));
    row.previous = previous;
    MARU_TRY(transactions, base::readInteger(json, "transactions"));
    row.transactions = transactions;
    MARU_TRY(logSize, readCount(json, "log_size"));
    row.logSize = logSize;
    MARU_TRY(stateRoot, base::readHash(json, "state_root"));
    row.stateRoot = stateRoot;
    MARU_TRY(proposer, base::readString(json, "proposer"));
    row.proposer = std::move(proposer);
    return row;
}

base::Result<BlockEntry> decodeBlockEntry(const base::Json& json)
{
    BlockEntry entry;
    MARU_TRY(id, base::readHash(json, "id"));
    entry.id = id;
    MARU_TRY(index, readCount(json, "index"));
    entry.index = index;
    entry.domain = json.stringOr("domain", "");
    entry.action = json.stringOr("action", "");
    entry.signer = json.stringOr("signer", "");
    entry.code = json.stringOr("code", "");
    return entry;
}

base::Result<ledger::SignedHeader> decodeHead(const base::Json& json)
{
    base::Json part = base::Json::object();
    for (const char* member : { "header", "signatures" }) {
        const base::Json* found = json.find(member);
        if (found == nullptr)
            return base::refused("json.missing", member);
        part.set(member, *found);
    }
    return ledger::decodeSignedHeader(part);
}

base::Result<Block> decodeBlock(const base::Json& json)
{
    Block block;
    MARU_TRY(header, decodeHead(json));
    block.header = std::move(header);
    MARU_TRY(hash, base::readHash(json, "hash"));
    block.hash = hash;
    MARU_TRY(items, base::readArray(json, "transactions"));
    MARU_TRY(entries, decodeList<BlockEntry>(items, &decodeBlockEntry));
    block.transactions = std::move(entries);
    MARU_TRY(events, base::readArray(json, "events"));
    block.events = std::move(events);
    return block;
}

base::Result<ConsistencyProof> decodeConsistency(const base::Json& json)
{
    ConsistencyProof proof;
    MARU_TRY(first, readCount(json, "first"));
    proof.first = first;
    MARU_TRY(second, readCount(json, "second"));
    proof.second = second;
    MARU_TRY(items, base::readArray(json, "proof"));
    for (const base::Json& item : items) {
        if (!item.isString())
            return unexpected("proof");
        MARU_TRY(hash, base::Hash256::fromHex(item.asString()));
        proof.proof.push_back(hash);
    }
    return proof;
}

base::Result<Challenge> decodeChallenge(const base::Json& json)
{
    Challenge challenge;
    MARU_TRY(text, base::readString(json, "challenge"));
    challenge.challenge = std::move(text);
    MARU_TRY(expires, base::readInteger(json, "expires"));
    challenge.expires = base::UnixSeconds(expires);
    return challenge;
}

base::Result<Session> decodeSession(const base::Json& json)
{
    Session session;
    MARU_TRY(token, base::readString(json, "token"));
    session.token = std::move(token);
    MARU_TRY(expires, base::readInteger(json, "expires"));
    session.expires = base::UnixSeconds(expires);
    MARU_TRY(did, base::readString(json, "did"));
    session.did = std::move(did);
    if (const base::Json* officer = json.find("officer"))
        session.officer = *officer;
    return session;
}

} // namespace maru::client
