// SPDX-License-Identifier: Apache-2.0
// The calls of the server's API.
#include "shared/client/requests.h"

#include "shared/client/decode.h"

namespace maru::client {

namespace {

/// Path and query, encoded piece by piece.
class Target {
public:
    explicit Target(std::string path) : m_text(std::move(path)) { }
    Target& segment(std::string_view text)
    {
        m_text += '/' + http::encodeComponent(text);
        return *this;
    }
    Target& parameter(std::string_view name, std::string_view value)
    {
        m_text += m_hasQuery ? '&' : '?';
        m_hasQuery = true;
        m_text += http::encodeComponent(name) + '=' + http::encodeComponent(value);
        return *this;
    }
    Target& filled(std::string_view name, std::string_view value)
    {
        return value.empty() ? *this : parameter(name, value);
    }
    Target& number(std::string_view name, std::int64_t value)
    {
        return parameter(name, std::to_string(value));
    }
    const std::string& text() const { return m_text; }

private:
    std::string m_text;
    bool m_hasQuery = false;
};

Call get(const Target& target)
{
    Call call;
    call.target = target.text();
    return call;
}

Call post(const Target& target, const base::Json& body)
{
    Call call;
    call.method = "POST";
    call.target = target.text();
    call.headers["Content-Type"] = "application/json";
    call.body = base::canonical(body);
    return call;
}

template<class T>
Request<T> typed(Call call, std::function<base::Result<T>(const base::Json&)> decode)
{
    return Request<T> { std::move(call),
        [decode = std::move(decode)](const http::Response& response) -> base::Result<T> {
            MARU_TRY(json, parseAnswer(response.body));
            return decode(json);
        } };
}

base::Result<base::Json> asIs(const base::Json& json)
{
    return json;
}

Request<std::string> text(Call call)
{
    return { std::move(call),
        [](const http::Response& response) -> base::Result<std::string> { return response.body; } };
}

} // namespace

base::Error problemOf(const http::Response& response)
{
    const auto json = base::parseJson(response.body);
    if (json && json->isObject())
        return decodeProblem(*json, response.status);
    base::Error error = decodeProblem(base::Json::object(), response.status);
    error.detail = "HTTP status " + std::to_string(response.status);
    return error;
}

bool isTemporary(const base::Error& error)
{
    return error.code == "mempool.full" || error.code == "mempool.signer" || error.code == "http.rate_limited"
        || error.code == "http.stopping" || error.code == "http.connect" || error.code == "http.timeout";
}

base::Result<BlockEvent> decodeBlockEvent(std::string_view data)
{
    MARU_TRY(json, parseAnswer(data));
    BlockEvent event;
    MARU_TRY(height, base::readInteger(json, "height"));
    event.height = base::Height(height);
    MARU_TRY(hash, base::readHash(json, "hash"));
    event.hash = hash;
    MARU_TRY(time, base::readInteger(json, "time"));
    event.time = base::UnixSeconds(time);
    MARU_TRY(logSize, readCount(json, "log_size"));
    event.logSize = logSize;
    MARU_TRY(items, base::readArray(json, "transactions"));
    MARU_TRY(entries, decodeList<BlockEntry>(items, &decodeBlockEntry));
    event.transactions = std::move(entries);
    MARU_TRY(events, base::readArray(json, "events"));
    event.events = std::move(events);
    return event;
}

namespace requests {

Request<NodeInfo> node()
{
    return typed<NodeInfo>(get(Target("/v1/node")), &decodeNode);
}

Request<base::Json> genesis()
{
    return typed<base::Json>(get(Target("/v1/genesis")), &asIs);
}

Request<base::Json> domains()
{
    return typed<base::Json>(get(Target("/v1/domains")), &asIs);
}

Request<std::string> metrics()
{
    return text(get(Target("/metrics")));
}

Request<base::Json> errorTitles()
{
    return typed<base::Json>(
        get(Target("/v1/errors")), [](const base::Json& json) { return base::readObject(json, "codes"); });
}

Request<std::vector<Outcome>> submit(const std::vector<ledger::Transaction>& transactions, Wait wait)
{
    base::Json::Array list;
    for (const ledger::Transaction& transaction : transactions)
        list.push_back(ledger::toJson(transaction));
    Target target("/v1/transactions");
    if (wait == Wait::Queued)
        target.parameter("wait", "none");
    const std::size_t expected = list.size();
    return typed<std::vector<Outcome>>(
        post(target, base::Json::object({ { "transactions", std::move(list) } })),
        [expected](const base::Json& json) -> base::Result<std::vector<Outcome>> {
            MARU_TRY(items, base::readArray(json, "results"));
            if (items.size() != expected)
                return base::refused("client.answer", "results");
            return decodeList<Outcome>(items, &decodeOutcome);
        });
}

Request<Outcome> status(const base::Hash256& id)
{
    return typed<Outcome>(
        get(Target("/v1/transactions").segment(id.hex()).segment("status")), &decodeOutcome);
}

Request<ledger::Receipt> receipt(const base::Hash256& id)
{
    return typed<ledger::Receipt>(get(Target("/v1/transactions").segment(id.hex()).segment("receipt")),
        [](const base::Json& json) { return ledger::decodeReceipt(json); });
}

Request<base::Json> transaction(const base::Hash256& id)
{
    return typed<base::Json>(get(Target("/v1/transactions").segment(id.hex())), &asIs);
}

Request<Page<TransactionRow>> transactions(const TransactionFilter& filter)
{
    Target target("/v1/transactions");
    target.filled("signer", filter.signer).filled("domain", filter.domain).filled("action", filter.action);
    target.filled("code", filter.code).filled("q", filter.text).filled("after", filter.after);
    if (filter.from)
        target.number("from", filter.from->count());
    if (filter.until)
        target.number("until", filter.until->count());
    if (filter.height)
        target.number("height", filter.height->count());
    target.number("limit", filter.limit);
    return typed<Page<TransactionRow>>(get(target),
        [](const base::Json& json) { return decodePage<TransactionRow>(json, &decodeTransactionRow); });
}

Request<Page<BlockRow>> blocks(std::optional<base::Height> before, int limit)
{
    Target target("/v1/blocks");
    if (before)
        target.number("before", before->count());
    target.number("limit", limit);
    return typed<Page<BlockRow>>(
        get(target), [](const base::Json& json) { return decodePage<BlockRow>(json, &decodeBlockRow); });
}

Request<Block> block(base::Height height)
{
    return typed<Block>(get(Target("/v1/blocks").segment(std::to_string(height.count()))), &decodeBlock);
}

Request<base::Json::Array> leaves(base::Height height)
{
    return typed<base::Json::Array>(
        get(Target("/v1/blocks").segment(std::to_string(height.count())).segment("leaves")),
        [](const base::Json& json) { return base::readArray(json, "leaves"); });
}

Request<ledger::SignedHeader> head()
{
    return typed<ledger::SignedHeader>(get(Target("/v1/head")), &decodeHead);
}

Request<std::string> checkpoint()
{
    return text(get(Target("/v1/checkpoint")));
}

Request<ConsistencyProof> consistency(std::uint64_t first, std::uint64_t second)
{
    Target target("/v1/log/consistency");
    target.parameter("first", std::to_string(first)).parameter("second", std::to_string(second));
    return typed<ConsistencyProof>(get(target), &decodeConsistency);
}

Request<ledger::StateProofFile> stateProof(
    std::string_view domain, std::string_view table, std::string_view key)
{
    return typed<ledger::StateProofFile>(get(Target("/v1/state").segment(domain).segment(table).segment(key)),
        [](const base::Json& json) { return ledger::decodeStateProof(json); });
}

Request<ExportPage> exportFrom(base::Height from)
{
    return { get(Target("/v1/export").number("from", from.count())),
        [](const http::Response& response) -> base::Result<ExportPage> {
            ExportPage page;
            page.lines = response.body;
            const auto next = response.headers.find("Maru-Next-Height");
            if (next != response.headers.end() && !next->second.empty()) {
                const auto number = base::parseJson(next->second);
                if (!number || !number->isInteger() || number->asInteger() < 0)
                    return base::refused("client.answer", "Maru-Next-Height");
                page.next = base::Height(number->asInteger());
            }
            return page;
        } };
}

Request<RecordPage> electionRecord(std::string_view election, std::string_view cursor)
{
    Target target("/v1/elections");
    target.segment(election).segment("record");
    target.filled("cursor", std::string(cursor));
    return { get(target), [](const http::Response& response) -> base::Result<RecordPage> {
                RecordPage page;
                page.lines = response.body;
                if (const auto next = response.headers.find("Maru-Next-Cursor");
                    next != response.headers.end())
                    page.next = next->second;
                return page;
            } };
}

Request<Page<base::Json>> query(
    std::string_view domain, std::string_view name, const QueryArguments& arguments)
{
    Target target("/v1/query");
    target.segment(domain).segment(name);
    for (const auto& filter : arguments.filters)
        target.parameter(filter.first, filter.second);
    target.filled("q", arguments.search).filled("sort", arguments.sort).filled("after", arguments.after);
    target.number("limit", arguments.limit);
    if (arguments.total)
        target.parameter("total", "1");
    return typed<Page<base::Json>>(
        get(target), [](const base::Json& json) { return decodePage<base::Json>(json, &asIs); });
}

Request<base::Json> compute(std::string_view domain, std::string_view name,
    const std::vector<std::pair<std::string, std::string>>& arguments)
{
    Target target("/v1/query");
    target.segment(domain).segment(name);
    for (const auto& argument : arguments)
        target.parameter(argument.first, argument.second);
    return typed<base::Json>(get(target), &asIs);
}

Request<Page<base::Json>> proposals(std::string_view whose, const QueryArguments& arguments)
{
    Target target("/v1/proposals");
    target.parameter("for", whose);
    for (const auto& filter : arguments.filters)
        target.parameter(filter.first, filter.second);
    target.filled("q", arguments.search).filled("sort", arguments.sort).filled("after", arguments.after);
    target.number("limit", arguments.limit);
    if (arguments.total)
        target.parameter("total", "1");
    return typed<Page<base::Json>>(
        get(target), [](const base::Json& json) { return decodePage<base::Json>(json, &asIs); });
}

Request<base::Json> proposal(std::string_view id)
{
    Target target("/v1/proposals");
    return typed<base::Json>(get(target.segment(id)), &asIs);
}

Request<base::Json> proposalPreview(std::string_view id)
{
    Target target("/v1/proposals");
    return typed<base::Json>(get(target.segment(id).segment("preview")), &asIs);
}

Request<base::Json> preview(std::string_view domain, std::string_view action, const base::Json& payload)
{
    return typed<base::Json>(
        post(Target("/v1/transactions/preview"),
            base::Json::object({ { "domain", domain }, { "action", action }, { "payload", payload } })),
        &asIs);
}

Request<Challenge> challenge(const std::string& did)
{
    return typed<Challenge>(
        post(Target("/v1/sessions/challenge"), base::Json::object({ { "did", did } })), &decodeChallenge);
}

Request<Session> openSession(
    const crypto::SigningKey& key, const std::string& chain, const Challenge& challenge)
{
    const std::string did = crypto::didOf(key.publicKey());
    const base::Json message =
        base::Json::object({ { "chain", chain }, { "challenge", challenge.challenge }, { "did", did } });
    const crypto::Signature signature = crypto::sign(key, "session", base::canonical(message));
    return typed<Session>(post(Target("/v1/sessions"),
                              base::Json::object({ { "did", did }, { "challenge", challenge.challenge },
                                  { "signature", signature.text() } })),
        &decodeSession);
}

Request<bool> closeSession()
{
    Call call;
    call.method = "DELETE";
    call.target = "/v1/sessions";
    return { std::move(call), [](const http::Response&) -> base::Result<bool> { return true; } };
}

} // namespace requests

} // namespace maru::client
