// SPDX-License-Identifier: Apache-2.0
// What the server's API answers with (docs/api.md), decoded.
#pragma once

#include "shared/base/json.h"
#include "shared/ledger/header.h"
#include "shared/ledger/transaction.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace maru::client {

/// Part of a list; `next` is the cursor for the rest, "" at the end.
template<class T>
struct Page {
    std::vector<T> rows;
    std::string next;
    std::optional<std::int64_t> total;
};

struct NodeInfo {
    std::string chain;
    std::string node; ///< DID that signs headers
    std::string version;
    base::Height height;
    base::Hash256 head;
    base::UnixSeconds time; ///< of the head
    base::Hash256 genesisHash;
    std::int64_t parametersVersion = 0;
    base::UnixSeconds now; ///< the server's clock
};

enum class TransactionStatus { Unknown, Pending, Committed, Refused };

/// Where a transaction stands. With a height: it is in that block, with `result`. Refused without one: `error`.
struct Outcome {
    std::string id; ///< hex; "" for one that could not be decoded
    TransactionStatus status = TransactionStatus::Unknown;
    std::optional<base::Height> height;
    std::optional<std::uint64_t> index;
    ledger::TransactionResult result;
    std::optional<base::Error> error;

    bool isOk() const { return status == TransactionStatus::Committed && height && result.isOk(); }
    /// "ok" or why not
    std::string code() const { return error ? error->code : result.code; }
};

struct TransactionRow {
    base::Hash256 id;
    std::uint64_t index = 0;
    base::Height height;
    base::UnixSeconds time;
    std::string domain;
    std::string action;
    std::string signer;
    std::string code;
};

/// Empty members are no filter.
struct TransactionFilter {
    std::string signer;
    std::string domain;
    std::string action;
    std::string code;
    std::optional<base::UnixSeconds> from;
    std::optional<base::UnixSeconds> until;
    std::optional<base::Height> height;
    std::string text;
    std::string after;
    int limit = 50;
};

struct BlockRow {
    base::Height height;
    base::UnixSeconds time;
    base::Hash256 hash;
    base::Hash256 previous;
    std::int64_t transactions = 0;
    std::uint64_t logSize = 0;
    base::Hash256 stateRoot;
    std::string proposer;
};

struct BlockEntry {
    base::Hash256 id;
    std::uint64_t index = 0;
    std::string domain;
    std::string action;
    std::string signer;
    std::string code;
};

struct Block {
    ledger::SignedHeader header;
    base::Hash256 hash;
    std::vector<BlockEntry> transactions;
    base::Json events;
};

/// One event of /v1/stream.
struct BlockEvent {
    base::Height height;
    base::Hash256 hash;
    base::UnixSeconds time;
    std::uint64_t logSize = 0;
    std::vector<BlockEntry> transactions;
    base::Json events;
};

struct ConsistencyProof {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::vector<base::Hash256> proof;
};

struct Challenge {
    std::string challenge;
    base::UnixSeconds expires;
};

struct Session {
    std::string token;
    base::UnixSeconds expires;
    std::string did;
    base::Json officer; ///< object, or null for nobody's officer
};

struct QueryArguments {
    std::vector<std::pair<std::string, std::string>> filters;
    std::string search;
    std::string sort;
    std::string after;
    int limit = 50;
    bool total = false;
};

/// Some heights of the chain export, as JSON Lines; `next` is where to ask on, nothing at the head.
struct ExportPage {
    std::string lines;
    std::optional<base::Height> next;
};

/// A part of an election's record, as JSON Lines; `next` is the cursor of the part after it, empty at the end.
struct RecordPage {
    std::string lines;
    std::string next;
};

} // namespace maru::client
