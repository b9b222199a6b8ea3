// SPDX-License-Identifier: Apache-2.0
// Readers of API answers. Private to shared/client.
#pragma once

#include "shared/client/types.h"
#include "shared/http/message.h"

#include <functional>

namespace maru::client {

/// Answers may be larger than what people send.
base::Result<base::Json> parseAnswer(std::string_view text);
base::Result<std::uint64_t> readCount(const base::Json& json, std::string_view key);

base::Result<NodeInfo> decodeNode(const base::Json& json);
base::Result<Outcome> decodeOutcome(const base::Json& json);
base::Result<TransactionRow> decodeTransactionRow(const base::Json& json);
base::Result<BlockRow> decodeBlockRow(const base::Json& json);
base::Result<BlockEntry> decodeBlockEntry(const base::Json& json);
base::Result<Block> decodeBlock(const base::Json& json);
base::Result<ledger::SignedHeader> decodeHead(const base::Json& json);
base::Result<ConsistencyProof> decodeConsistency(const base::Json& json);
base::Result<Challenge> decodeChallenge(const base::Json& json);
base::Result<Session> decodeSession(const base::Json& json);
base::Error decodeProblem(const base::Json& json, int status);

template<class T>
base::Result<std::vector<T>> decodeList(
    const base::Json::Array& items, base::Result<T> (*decode)(const base::Json&))
{
    std::vector<T> list;
    list.reserve(items.size());
    for (const base::Json& item : items) {
        MARU_TRY(value, decode(item));
        list.push_back(std::move(value));
    }
    return list;
}

template<class T>
base::Result<Page<T>> decodePage(const base::Json& json, base::Result<T> (*decode)(const base::Json&))
{
    MARU_TRY(items, base::readArray(json, "rows"));
    MARU_TRY(rows, decodeList<T>(items, decode));
    Page<T> page;
    page.rows = std::move(rows);
    // Lists by height have a number for a cursor.
    const base::Json* next = json.find("next");
    if (next != nullptr && next->isInteger())
        page.next = std::to_string(next->asInteger());
    else
        page.next = json.stringOr("next", "");
    const base::Json* total = json.find("total");
    if (total != nullptr && total->isInteger())
        page.total = total->asInteger();
    return page;
}

} // namespace maru::client
