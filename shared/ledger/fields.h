// SPDX-License-Identifier: Apache-2.0
// Helpers of the ledger's decoders: names, non-negative integers, keys and paths of errors. Deterministic, thread-safe.
#pragma once

#include "shared/base/json.h"
#include "shared/crypto/signing.h"

#include <string>
#include <string_view>
#include <utility>

namespace maru::ledger::fields {

/// 1..64 of [a-z0-9.-]
bool isChainName(std::string_view text);
/// 1..32 of [a-z0-9_]: names of domains and of tables
bool isTableName(std::string_view text);
/// 1..64 of [A-Za-z0-9]
bool isActionName(std::string_view text);
/// 1..64 of [a-z0-9_.]: "ok" or an error code
bool isResultCode(std::string_view text);

/// Refused with `code` when the string is not what `isGood` accepts.
base::Result<std::string> readName(
    const base::Json& object, std::string_view key, bool (*isGood)(std::string_view), std::string_view code);
/// Refused with `code` unless `minimum` or more.
base::Result<std::int64_t> readCount(
    const base::Json& object, std::string_view key, std::int64_t minimum, std::string_view code);
/// did:key of an Ed25519 key.
base::Result<std::string> readDid(const base::Json& object, std::string_view key);
base::Result<crypto::Signature> readSignature(const base::Json& object, std::string_view key);
/// At most `limit` hashes; refused with `code` beyond.
base::Result<std::vector<base::Hash256>> readHashes(
    const base::Json& object, std::string_view key, std::size_t limit, std::string_view code);

/// Puts the path of the enclosing member before the error's field: "header" and "height" give "header.height".
base::Error within(std::string_view path, base::Error error);

template<class T>
base::Result<T> within(std::string_view path, base::Result<T> result)
{
    if (!result)
        return within(path, result.error());
    return result;
}

} // namespace maru::ledger::fields
