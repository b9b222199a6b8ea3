// SPDX-License-Identifier: Apache-2.0
// Reads kept headers and receipts.
#include "shared/verify/anchors.h"

#include "shared/verify/source.h"

#include <charconv>

namespace maru::verify {

namespace {

constexpr std::size_t kHeadDigits = 12;

} // namespace

bool isHeadFile(const std::filesystem::path& path)
{
    const std::string stem = path.stem().string();
    return path.extension() == ".json" && stem.size() >= kHeadDigits
        && stem.find_first_not_of("0123456789") == std::string::npos;
}

base::Result<ledger::SignedHeader> readHead(const std::filesystem::path& path)
{
    MARU_TRY(text, readWhole(path));
    const auto json = base::parseJson(text);
    if (!json)
        return base::refused("verify.heads_folder", path.string(), json.error().code);
    auto header = ledger::decodeSignedHeader(*json);
    if (!header)
        return base::refused("verify.heads_folder", path.string(), header.error().code);
    if (const base::Status good = ledger::checkHeader(*header); !good)
        return base::refused("verify.heads_folder", path.string(), good.error().code);
    return header;
}

base::Result<std::vector<election::KnownHead>> readHeads(const std::filesystem::path& folder)
{
    std::vector<election::KnownHead> heads;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (!isHeadFile(entry->path()))
            continue;
        MARU_TRY(header, readHead(entry->path()));
        heads.push_back({ header.header.height.count(), ledger::headerHash(header.header), false });
    }
    if (error)
        return base::failed("file.read", folder.string() + ": " + error.message());
    return heads;
}

base::Result<election::KnownHead> parseHead(std::string_view text)
{
    election::KnownHead head;
    const std::size_t colon = text.find(':');
    const std::string_view digits = text.substr(0, colon);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), head.height);
    const auto hash = colon == std::string_view::npos
        ? base::Result<base::Hash256>(base::refused("verify.chain_head"))
        : base::Hash256::fromHex(text.substr(colon + 1));
    if (!hash || digits.empty() || read.ec != std::errc() || read.ptr != digits.data() + digits.size()
        || head.height < 0)
        return base::refused("verify.chain_head", std::string(text), "HEIGHT:HASH");
    head.hash = *hash;
    head.isRequired = true;
    return head;
}

base::Result<ledger::Receipt> readReceipt(const std::filesystem::path& path)
{
    MARU_TRY(text, readWhole(path));
    return ledger::decodeReceipt(std::string_view(text));
}

} // namespace maru::verify
