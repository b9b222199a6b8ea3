// SPDX-License-Identifier: Apache-2.0
// Readers that the ledger's decoders share.
#include "shared/ledger/fields.h"

#include <algorithm>

namespace maru::ledger::fields {

namespace {

// Spelled out: the functions of <cctype> look at the locale.
bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool hasLength(std::string_view text, std::size_t limit)
{
    return !text.empty() && text.size() <= limit;
}

} // namespace

bool isChainName(std::string_view text)
{
    return hasLength(text, 64) && std::all_of(text.begin(), text.end(), [](char c) {
        return isLower(c) || isDigit(c) || c == '.' || c == '-';
    });
}

bool isTableName(std::string_view text)
{
    return hasLength(text, 32)
        && std::all_of(text.begin(), text.end(), [](char c) { return isLower(c) || isDigit(c) || c == '_'; });
}

bool isActionName(std::string_view text)
{
    return hasLength(text, 64) && std::all_of(text.begin(), text.end(), [](char c) {
        return isLower(c) || isUpper(c) || isDigit(c);
    });
}

bool isResultCode(std::string_view text)
{
    return hasLength(text, 64) && std::all_of(text.begin(), text.end(), [](char c) {
        return isLower(c) || isDigit(c) || c == '_' || c == '.';
    });
}

base::Result<std::string> readName(
    const base::Json& object, std::string_view key, bool (*isGood)(std::string_view), std::string_view code)
{
    MARU_TRY(text, base::readString(object, key));
    if (!isGood(text))
        return base::refused(code, std::string(key), "not a valid name");
    return text;
}

base::Result<std::int64_t> readCount(
    const base::Json& object, std::string_view key, std::int64_t minimum, std::string_view code)
{
    MARU_TRY(value, base::readInteger(object, key));
    if (value < minimum)
        return base::refused(code, std::string(key), "less than " + std::to_string(minimum));
    return value;
}

base::Result<std::string> readDid(const base::Json& object, std::string_view key)
{
    MARU_TRY(text, base::readString(object, key));
    const auto decoded = crypto::publicKeyOf(text);
    if (!decoded)
        return within(key, decoded.error());
    return text;
}

base::Result<crypto::Signature> readSignature(const base::Json& object, std::string_view key)
{
    MARU_TRY(text, base::readString(object, key));
    return within(key, crypto::Signature::fromText(text));
}

base::Result<std::vector<base::Hash256>> readHashes(
    const base::Json& object, std::string_view key, std::size_t limit, std::string_view code)
{
    MARU_TRY(items, base::readArray(object, key));
    if (items.size() > limit)
        return base::refused(code, std::string(key), "more than " + std::to_string(limit) + " hashes");
    std::vector<base::Hash256> hashes;
    hashes.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string path = std::string(key) + "[" + std::to_string(i) + "]";
        // The same code as base::readHash gives for a single one.
        if (!items[i].isString())
            return base::refused("json.type", path, "expected a hash");
        const auto hash = base::Hash256::fromHex(items[i].asString());
        if (!hash)
            return base::refused("json.type", path, "expected a hash");
        hashes.push_back(*hash);
    }
    return hashes;
}

base::Error within(std::string_view path, base::Error error)
{
    if (error.field.empty())
        error.field = std::string(path);
    else if (error.field.front() == '[')
        error.field = std::string(path) + error.field;
    else
        error.field = std::string(path) + "." + error.field;
    return error;
}

} // namespace maru::ledger::fields
