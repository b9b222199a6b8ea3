// SPDX-License-Identifier: Apache-2.0
// Writing and strict reading of the counting's files.
#include "admin-console/pages/elections/counting_file.h"

#include "shared/ledger/signed_by.h"

#include <algorithm>

namespace maru::console::elections {

namespace {

constexpr const char* kCountingFormat = "maru-counting/v2";
constexpr const char* kPartsFormat = "maru-parts/v1";
constexpr int kFileDepth = 24;
constexpr std::size_t kFileItems = 8'000'000;
constexpr std::size_t kTransactionsAtMost = 200'000;

base::Error notACounting(std::string detail)
{
    return base::refused("console.counting_file", std::move(detail));
}

base::Error notParts(std::string detail)
{
    return base::refused("console.parts_file", std::move(detail));
}

/// A list of objects, or nothing.
const base::Json::Array* listOf(const base::Json& json, const char* member)
{
    const base::Json* list = json.find(member);
    if (list == nullptr || !list->isArray())
        return nullptr;
    const auto& items = list->asArray();
    const bool areObjects =
        std::all_of(items.begin(), items.end(), [](const base::Json& one) { return one.isObject(); });
    return areObjects ? &items : nullptr;
}

base::Result<base::Json> parseFile(std::string_view text)
{
    return base::parseJson(text, { kCountingFileBytes, kFileDepth, kCountingFileBytes, kFileItems });
}

/// Who has given what, as places among the sums.
base::Status readGiven(const base::Json& json, CountingFile& file)
{
    const auto* given = listOf(json, "given");
    if (given == nullptr)
        return notACounting("given");
    std::vector<SumPlace> sums(file.proven->size());
    for (const auto& [sum, place] : placesOf(file.pages))
        sums.at(static_cast<std::size_t>(place)) = sum;
    for (const base::Json& one : *given) {
        const base::Json* places = one.find("sums");
        if (places == nullptr || !places->isArray())
            return notACounting("given");
        for (const base::Json& place : places->asArray()) {
            if (!place.isInteger() || place.asInteger() < 0
                || place.asInteger() >= static_cast<std::int64_t>(sums.size()))
                return notACounting("given");
            const SumPlace& sum = sums[static_cast<std::size_t>(place.asInteger())];
            file.given.push_back(base::Json::object({ { "trustee", one.integerOr("trustee", 0) },
                { "unit", sum.first }, { "contest", sum.second } }));
        }
    }
    return {};
}

base::Result<PartsFile::Signed> readSigned(const base::Json& json, const PartsFile& file, std::string& signer)
{
    const auto transaction = ledger::decodeTransaction(json);
    if (!transaction || !ledger::checkSignature(*transaction) || transaction->domain != "election"
        || transaction->action != "decrypt" || transaction->chain != file.chain
        || transaction->payload.stringOr("election", "") != file.election)
        return notParts("transactions");
    if (signer.empty())
        signer = transaction->signer;
    if (signer != transaction->signer)
        return notParts("signer");
    const auto* parts = listOf(transaction->payload, "parts");
    PartsFile::Signed made { ledger::transactionId(*transaction).hex(), base::canonical(json),
        parts == nullptr ? 0 : static_cast<std::int64_t>(parts->size()), transaction->validUntil.count() };
    if (made.parts == 0 || made.text.size() > ledger::kMaxTransactionBytes)
        return notParts("parts");
    return made;
}

} // namespace

std::map<SumPlace, std::int64_t> placesOf(const std::vector<base::Json>& pages)
{
    std::map<SumPlace, std::int64_t> places;
    for (const base::Json& page : pages) {
        const auto* rows = listOf(page, "rows");
        for (const base::Json& row : rows == nullptr ? base::Json::Array() : *rows) {
            const base::Json* value = row.find("value");
            if (row.stringOr("table", "") == "sums" && value != nullptr)
                places.emplace(SumPlace(value->stringOr("unit", ""), value->stringOr("contest", "")),
                    static_cast<std::int64_t>(places.size()));
        }
    }
    return places;
}

base::Result<std::string> encodeCountingFile(const CountingFile& file)
{
    const std::map<SumPlace, std::int64_t> places = placesOf(file.pages);
    std::map<std::int64_t, base::Json::Array> given;
    for (const base::Json& row : file.given) {
        const auto found = places.find({ row.stringOr("unit", ""), row.stringOr("contest", "") });
        if (found == places.end())
            return base::refused("console.counting_sums", row.stringOr("unit", ""));
        given[row.integerOr("trustee", 0)].emplace_back(found->second);
    }
    base::Json givenList = base::Json::array();
    for (auto& [trustee, list] : given)
        givenList.push(base::Json::object({ { "trustee", trustee }, { "sums", std::move(list) } }));
    return base::canonical(base::Json::object({ { "format", kCountingFormat }, { "chain", file.chain },
        { "election", file.election }, { "fingerprint", file.proven ? file.proven->fingerprint() : "" },
        { "pages", base::Json::Array(file.pages.begin(), file.pages.end()) },
        { "given", std::move(givenList) } }));
}

base::Result<CountingFile> readCountingFile(std::string_view text)
{
    const auto json = parseFile(text);
    if (!json || json->stringOr("format", "") != kCountingFormat)
        return notACounting("format");
    CountingFile file;
    file.chain = json->stringOr("chain", "");
    file.election = json->stringOr("election", "");
    const auto* pages = listOf(*json, "pages");
    if (file.chain.empty() || file.election.empty() || pages == nullptr || pages->empty())
        return notACounting("members");
    file.pages.assign(pages->begin(), pages->end());
    const base::Json* header = file.pages.front().find("header");
    const auto proven = std::make_shared<ProvenSums>(CountingAnchor {
        file.chain, header == nullptr ? std::string() : header->stringOr("proposer", ""), file.election });
    for (const base::Json& page : file.pages)
        MARU_CHECK(proven->add(page));
    if (proven->fingerprint() != json->stringOr("fingerprint", ""))
        return base::refused("console.counting_fingerprint");
    MARU_CHECK(proven->close());
    file.proven = proven;
    MARU_CHECK(readGiven(*json, file));
    return file;
}

base::Result<SumsToOpen> sumsOf(const CountingFile& file, std::int64_t index)
{
    MARU_ASSERT(file.proven != nullptr);
    MARU_TRY(sums, file.proven->forTrustee(index));
    sums.leaveOut(file.given);
    return base::Result<SumsToOpen>(std::move(sums));
}

base::Result<std::string> makePartsFile(const CountingFile& file, const voting::TrusteeSecret& secret,
    const crypto::Signer& signer, base::UnixSeconds validUntil, const std::atomic<bool>& isStopped,
    const std::function<void(std::int64_t done, std::int64_t whole)>& progress)
{
    MARU_ASSERT(file.proven != nullptr);
    MARU_CHECK(checkSecret(secret, *file.proven));
    MARU_TRY(sums, sumsOf(file, secret.index()));
    const auto whole = static_cast<std::int64_t>(sums.size());
    std::int64_t done = 0;
    base::Json transactions = base::Json::array();
    for (auto place = sums.first(); place;) {
        const OpenedParts opened = openParts(sums, *place, secret, isStopped);
        if (opened.error)
            return *opened.error;
        if (isStopped)
            return base::refused("console.export_cancelled");
        MARU_TRY(transaction,
            ledger::makeTransaction(signer, file.chain, "election", "decrypt",
                base::Json::object({ { "election", file.election }, { "parts", opened.parts } }),
                validUntil));
        transactions.push(ledger::toJson(transaction));
        done += opened.count;
        if (progress)
            progress(done, whole);
        place = opened.next;
    }
    return base::canonical(base::Json::object(
        { { "format", kPartsFormat }, { "chain", file.chain }, { "election", file.election },
            { "trustee", secret.index() }, { "transactions", std::move(transactions) } }));
}

base::Result<PartsFile> readPartsFile(std::string_view text)
{
    const auto json = parseFile(text);
    if (!json || json->stringOr("format", "") != kPartsFormat)
        return notParts("format");
    PartsFile file;
    file.chain = json->stringOr("chain", "");
    file.election = json->stringOr("election", "");
    file.trustee = json->integerOr("trustee", 0);
    const auto* transactions = listOf(*json, "transactions");
    if (file.chain.empty() || file.election.empty() || file.trustee < 1 || transactions == nullptr
        || transactions->empty() || transactions->size() > kTransactionsAtMost)
        return notParts("members");
    std::string signer;
    for (const base::Json& one : *transactions) {
        MARU_TRY(made, readSigned(one, file, signer));
        file.transactions.push_back(std::move(made));
    }
    return file;
}

} // namespace maru::console::elections
