// SPDX-License-Identifier: Apache-2.0
// Submitting, listing and reading transactions, and their receipts.
#include "server/api/chain_json.h"
#include "server/api/resources.h"
#include "server/storage/selection.h"

#include "shared/ledger/transaction.h"
#include "shared/merkle/log_tree.h"

#include <algorithm>

namespace maru::api {

namespace {

constexpr std::size_t kMaximumBatch = 500;
/// How many rows one call looks through for an id's prefix or for words; the cursor goes on from there.
constexpr std::size_t kScanRows = 5'000;
constexpr std::size_t kShortestText = 2;
constexpr std::size_t kLongestText = 200;

base::JsonLimits bodyLimits()
{
    base::JsonLimits limits;
    limits.maxBytes = 8u << 20;
    limits.maxItems = 1'000'000;
    return limits;
}

base::Json outcomeJson(const chain::SubmitOutcome& outcome, http::Language language)
{
    base::Json json = base::Json::object({ { "id", outcome.id }, { "status", statusName(outcome.status) } });
    if (outcome.error) {
        json.set("code", outcome.error->code);
        json.set("error", problemJson(*outcome.error, language));
        return json;
    }
    if (outcome.height) {
        json.set("code", outcome.result.code);
        json.set("data", outcome.result.data);
        json.set("height", *outcome.height);
        json.set("index", count(outcome.index.value_or(0)));
    }
    return json;
}

/// One item of the body: decoded, or why not.
struct Item {
    std::optional<std::size_t> position; ///< in what is given to the node
    std::optional<base::Error> error;
};

struct Batch {
    bool isSingle = true;
    std::vector<Item> items;
    std::vector<ledger::Transaction> transactions;
};

base::Result<Batch> decodeBody(const std::string& body)
{
    MARU_TRY(json, base::parseJson(body, bodyLimits()));
    Batch batch;
    base::Json::Array list;
    if (const base::Json* many = json.find("transactions")) {
        MARU_CHECK(base::onlyMembers(json, { "transactions" }));
        if (!many->isArray() || many->asArray().empty())
            return base::refused("api.body", "transactions");
        if (many->asArray().size() > kMaximumBatch)
            return base::refused("api.batch", "transactions");
        list = many->asArray();
        batch.isSingle = false;
    } else {
        list.push_back(std::move(json));
    }
    for (const base::Json& one : list) {
        auto transaction = ledger::decodeTransaction(one);
        if (!transaction) {
            batch.items.push_back({ std::nullopt, transaction.error() });
            continue;
        }
        batch.items.push_back({ batch.transactions.size(), std::nullopt });
        batch.transactions.push_back(std::move(transaction).value());
    }
    return batch;
}

http::Response batchResponse(
    const Batch& batch, const std::vector<chain::SubmitOutcome>& outcomes, http::Language language)
{
    base::Json results = base::Json::array();
    for (const Item& item : batch.items) {
        if (item.position)
            results.push(outcomeJson(outcomes.at(*item.position), language));
        else
            results.push(base::Json::object({ { "id", "" }, { "status", "refused" },
                { "code", item.error->code }, { "error", problemJson(*item.error, language) } }));
    }
    return http::Response::json(200, base::Json::object({ { "results", std::move(results) } }));
}

std::optional<base::Error> errorOfSingle(
    const Batch& batch, const std::vector<chain::SubmitOutcome>& outcomes)
{
    if (!batch.isSingle)
        return std::nullopt;
    const Item& item = batch.items.front();
    return item.position ? outcomes.at(*item.position).error : item.error;
}

base::Error unknownTransaction()
{
    return base::refused("chain.unknown_transaction", "id");
}

} // namespace

void submitTransactions(const Services& services, const http::Request& request, http::Responder respond)
{
    const auto refuse = [&](const base::Error& error) { respond(problemFor(services, request, error)); };
    const auto parameters = onlyParameters(request, { "wait" });
    if (!parameters)
        return refuse(parameters.error());
    const std::string wait = request.queryValue("wait").value_or("");
    if (!wait.empty() && wait != "none" && wait != "commit")
        return refuse(base::refused("query.parameter", "wait"));
    auto decoded = decodeBody(request.body);
    if (!decoded)
        return refuse(decoded.error());
    Batch batch = std::move(decoded).value();

    const http::Language language = languageOf(request);
    std::vector<ledger::Transaction> transactions = std::move(batch.transactions);
    // The request dies with this call; what the answer needs of it is copied.
    http::Request asked;
    asked.method = request.method;
    asked.path = request.path;
    asked.headers = request.headers;
    auto answer = [&services, asked = std::move(asked), batch = std::move(batch), language,
                      respond = std::move(respond)](const std::vector<chain::SubmitOutcome>& outcomes) {
        if (const auto error = errorOfSingle(batch, outcomes))
            return respond(problemFor(services, asked, *error));
        respond(batchResponse(batch, outcomes, language));
    };
    if (transactions.empty())
        return answer({});
    if (wait == "none")
        return answer(services.node.enqueue(std::move(transactions)));
    services.node.submit(std::move(transactions), std::move(answer));
}

namespace {

base::Result<storage::TransactionFilter> filterOf(const http::Request& request)
{
    storage::TransactionFilter filter;
    filter.signer = request.queryValue("signer").value_or("");
    filter.domain = request.queryValue("domain").value_or("");
    filter.action = request.queryValue("action").value_or("");
    filter.code = request.queryValue("code").value_or("");
    MARU_TRY(from, integerParameter(request, "from", 0, base::kMaxSafeInteger));
    MARU_TRY(until, integerParameter(request, "until", 0, base::kMaxSafeInteger));
    MARU_TRY(height, integerParameter(request, "height", 0, base::kMaxSafeInteger));
    if (from)
        filter.from = base::UnixSeconds(*from);
    if (until)
        filter.until = base::UnixSeconds(*until);
    if (height)
        filter.height = base::Height(*height);
    if (const auto after = request.queryValue("after"); after && !after->empty()) {
        MARU_TRY(index, parseInteger(*after, "after", 0, base::kMaxSafeInteger));
        filter.beforeIndex = static_cast<std::uint64_t>(index);
    }
    MARU_TRY(limit, limitParameter(request));
    filter.limit = limit;
    return filter;
}

bool contains(const base::Json* value, const std::string& text)
{
    return value != nullptr && storage::lowerAscii(base::canonical(*value)).find(text) != std::string::npos;
}

/// Words of people: action, payload and result. Keys, nonces and signatures are not words.
bool says(const storage::TransactionRow& row, const std::string& text)
{
    if (storage::lowerAscii(row.leaf).find(text) == std::string::npos)
        return false;
    const auto leaf = base::parseJson(row.leaf);
    const base::Json* tx = leaf ? leaf->find("tx") : nullptr;
    return tx != nullptr
        && (storage::lowerAscii(row.action).find(text) != std::string::npos
            || storage::lowerAscii(row.domain).find(text) != std::string::npos
            || contains(tx->find("payload"), text) || contains(leaf->find("result"), text));
}

bool isHexPrefix(std::string_view text)
{
    return text.size() >= 4 && text.size() <= 64
        && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace

base::Result<http::Response> getTransactions(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request,
        { "signer", "domain", "action", "code", "from", "until", "height", "q", "after", "limit", "total" }));
    MARU_TRY(filter, filterOf(request));
    const std::string sought = request.queryValue("q").value_or("");
    std::string prefix;
    std::string text;
    if (sought.starts_with("did:"))
        filter.signer = sought;
    else if (isHexPrefix(sought))
        prefix = sought;
    else if (!sought.empty()) {
        if (sought.size() < kShortestText || sought.size() > kLongestText)
            return base::refused("query.parameter", "q");
        text = storage::lowerAscii(sought);
    }

    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, callerOf(services, request, *reader));
    const domain::Registry& registry = services.node.registry();
    // A list by signer must not say what the rows hide.
    const auto isShown = [&](const storage::TransactionRow& row) {
        return filter.signer.empty()
            || mayReadTransaction(registry, caller, row.domain, row.action, row.signer);
    };
    // Nor may a search for words find what the asker may not read.
    const auto isFound = [&](const storage::TransactionRow& row) {
        if (!prefix.empty())
            return row.id.hex().starts_with(prefix);
        return text.empty()
            || (says(row, text) && mayReadTransaction(registry, caller, row.domain, row.action, row.signer));
    };
    const bool isScan = !prefix.empty() || !text.empty();

    base::Json::Array rows;
    if (prefix.size() == 64) {
        MARU_TRY(id, base::Hash256::fromHex(prefix));
        MARU_TRY(row, reader->transaction(id));
        if (row)
            rows.push_back(rowJson(registry, caller, *row));
        return listResponse(std::move(rows), "", std::nullopt);
    }

    const std::size_t limit = filter.limit;
    std::string next;
    std::size_t looked = 0;
    filter.limit = isScan ? 500 : limit;
    while (true) {
        MARU_TRY(page, reader->transactions(filter));
        looked += page.size();
        for (const storage::TransactionRow& row : page) {
            filter.beforeIndex = row.index;
            if (!isShown(row) || !isFound(row))
                continue;
            rows.push_back(rowJson(registry, caller, row));
            if (rows.size() == limit)
                break;
        }
        if (page.size() < filter.limit && rows.size() < limit)
            break;
        if (rows.size() == limit || looked >= kScanRows) {
            next = filter.beforeIndex.value_or(0) == 0 ? "" : std::to_string(*filter.beforeIndex);
            break;
        }
    }

    std::optional<std::int64_t> total;
    const bool isWhole = request.query.empty()
        || std::all_of(request.query.begin(), request.query.end(), [](const auto& item) {
               return item.second.empty() || item.first == "limit" || item.first == "total"
                   || item.first == "after";
           });
    if (wantsTotal(request) && isWhole) {
        MARU_TRY(block, reader->block(reader->height()));
        if (block)
            total = static_cast<std::int64_t>(block->header.header.logSize);
    }
    return listResponse(std::move(rows), std::move(next), total);
}

base::Result<http::Response> getTransaction(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(id, idParameter(request));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, callerOf(services, request, *reader));
    MARU_TRY(row, reader->transaction(id));
    if (!row) {
        MARU_TRY(outcome, services.node.status(id));
        if (outcome.status == chain::TransactionStatus::Unknown)
            return unknownTransaction();
        return http::Response::json(200, outcomeJson(outcome, languageOf(request)));
    }
    MARU_TRY(leaf, leafJson(services.node.registry(), caller, *row));
    base::Json json =
        base::Json::object({ { "id", id }, { "status", row->code == "ok" ? "committed" : "refused" },
            { "index", count(row->index) }, { "height", row->height }, { "time", row->time } });
    for (auto& [name, value] : leaf.asObject())
        json.set(name, std::move(value));
    return http::Response::json(200, json);
}

base::Result<http::Response> getTransactionStatus(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(id, idParameter(request));
    MARU_TRY(outcome, services.node.status(id));
    base::Json json = base::Json::object({ { "id", id }, { "status", statusName(outcome.status) } });
    if (outcome.height) {
        json.set("height", *outcome.height);
        json.set("index", count(outcome.index.value_or(0)));
        json.set("code", outcome.result.code);
    } else if (outcome.error) {
        json.set("code", outcome.error->code);
    }
    return http::Response::json(200, json);
}

base::Result<http::Response> getReceipt(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(id, idParameter(request));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, callerOf(services, request, *reader));
    MARU_TRY(row, reader->transaction(id));
    if (!row)
        return unknownTransaction();
    if (!mayReadTransaction(services.node.registry(), caller, row->domain, row->action, row->signer))
        return restrictedError(caller);
    MARU_TRY(receipt, services.node.receipt(id));
    http::Response response = http::Response::json(200, ledger::toJson(receipt));
    response.headers["Content-Disposition"] =
        "attachment; filename=\"" + id.hex().substr(0, 16) + ".maru-receipt.json\"";
    return response;
}

} // namespace maru::api
