// SPDX-License-Identifier: Apache-2.0
// Every resource of the server's API as a call and the way to read its answer. Pure values: ApiClient sends them
// asynchronously, BlockingClient at once. Decoders ignore members that they do not know. Thread-safe.
#pragma once

#include "shared/client/transport.h"
#include "shared/client/types.h"
#include "shared/crypto/signing.h"
#include "shared/ledger/receipt.h"

#include <functional>
#include <map>

namespace maru::client {

template<class T>
struct Request {
    Call call;
    /// Of an answer with a 2xx status; refused `client.answer` or a json.* code when it is not what the API promises.
    std::function<base::Result<T>(const http::Response&)> decode;
};

/// The error in an answer whose status is not 2xx: the problem's code and field, failed from 500 on;
/// `http.status` when there is no problem in it.
base::Error problemOf(const http::Response& response);
/// Whether sending the same again later can help (429, 503 and lost connections).
bool isTemporary(const base::Error& error);

namespace requests {

Request<NodeInfo> node();
Request<base::Json> genesis();
Request<base::Json> domains();
Request<std::string> metrics();
/// {code: {ko, en}}
Request<base::Json> errorTitles();

enum class Wait { Committed, Queued };
/// 1..500 transactions; outcomes in their order.
Request<std::vector<Outcome>> submit(
    const std::vector<ledger::Transaction>& transactions, Wait wait = Wait::Committed);
Request<Outcome> status(const base::Hash256& id);
Request<ledger::Receipt> receipt(const base::Hash256& id);
Request<base::Json> transaction(const base::Hash256& id);
Request<Page<TransactionRow>> transactions(const TransactionFilter& filter);

/// Newest first, below `before` (the head when absent).
Request<Page<BlockRow>> blocks(std::optional<base::Height> before, int limit = 50);
Request<Block> block(base::Height height);
/// Objects {"tx", "result"} or {"redacted": leaf hash}.
Request<base::Json::Array> leaves(base::Height height);
Request<ledger::SignedHeader> head();
Request<std::string> checkpoint();
Request<ConsistencyProof> consistency(std::uint64_t first, std::uint64_t second);
Request<ledger::StateProofFile> stateProof(
    std::string_view domain, std::string_view table, std::string_view key);
Request<ExportPage> exportFrom(base::Height from);
/// `cursor` empty: from the beginning.
Request<RecordPage> electionRecord(std::string_view election, std::string_view cursor);

Request<Page<base::Json>> query(
    std::string_view domain, std::string_view name, const QueryArguments& arguments);
/// Computed queries.
Request<base::Json> compute(std::string_view domain, std::string_view name,
    const std::vector<std::pair<std::string, std::string>>& arguments);

/// Officers only. `whose`: "all", "me" (what waits for one's approval) or "mine".
Request<Page<base::Json>> proposals(std::string_view whose, const QueryArguments& arguments);
Request<base::Json> proposal(std::string_view id);
/// {height, result, writes, events}: what an open proposal would do now.
Request<base::Json> proposalPreview(std::string_view id);
/// The same of an action that nobody has signed yet, and the rule of approval that it falls under.
Request<base::Json> preview(std::string_view domain, std::string_view action, const base::Json& payload);

Request<Challenge> challenge(const std::string& did);
/// Signs {"chain", "challenge", "did"} with purpose "session".
Request<Session> openSession(
    const crypto::SigningKey& key, const std::string& chain, const Challenge& challenge);
Request<bool> closeSession();

} // namespace requests

/// The data of a `block` event.
base::Result<BlockEvent> decodeBlockEvent(std::string_view data);

} // namespace maru::client
