// SPDX-License-Identifier: Apache-2.0
// Writing and strict reading of the counting's files.
#include "admin-console/pages/elections/counting_file.h"

#include "shared/ledger/signed_by.h"

#include <algorithm>

namespace maru::console::elections {

namespace {

constexpr const char* kCountingFormat = "maru-counting/v1";
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

/// Who has given what, as places in the list of sums.
base::Status readGiven(const base::Json& json, CountingFile& file)
{
    const auto* given = listOf(json, "given");
    if (given == nullptr)
        return notACounting("given");
    for (const base::Json& one : *given) {
        const base::Json* places = one.find("sums");
        if (places == nullptr || !places->isArray())
            return notACounting("given");
        for (const base::Json& place : places->asArray()) {
            if (!place.isInteger() || place.asInteger() < 0
                || place.asInteger() >= static_cast<std::int64_t>(file.sums.size()))
                return notACounting("given");
            const base::Json& sum = file.sums[static_cast<std::size_t>(place.asInteger())];
            file.given.push_back(base::Json::object({ { "trustee", one.integerOr("trustee", 0) },
                { "unit", sum.stringOr("unit", "") }, { "contest", sum.stringOr("contest", "") } }));
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

base::Result<std::string> encodeCountingFile(const CountingFile& file)
{
    MARU_TRY(election, voting::frozenFromJson(file.frozen));
    std::map<SumPlace, std::int64_t> places;
    base::Json sums = base::Json::array();
    for (const base::Json& row : file.sums) {
        const SumPlace place { row.stringOr("unit", ""), row.stringOr("contest", "") };
        places.emplace(place, static_cast<std::int64_t>(places.size()));
        sums.push(base::Json::object(
            { { "unit", place.first }, { "contest", place.second }, { "sums", row.stringOr("sums", "") } }));
    }
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
    base::Json trustees = base::Json::array();
    for (const CountingFile::Trustee& one : file.trustees)
        trustees.push(base::Json::object(
            { { "index", one.index }, { "name_ko", one.nameKo }, { "name_en", one.nameEn } }));
    return base::canonical(base::Json::object({ { "format", kCountingFormat }, { "chain", file.chain },
        { "election", file.election }, { "title_ko", file.titleKo }, { "title_en", file.titleEn },
        { "fingerprint", base::toHex(election.fingerprint) }, { "frozen", file.frozen },
        { "trustees", std::move(trustees) }, { "sums", std::move(sums) },
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
    file.titleKo = json->stringOr("title_ko", "");
    file.titleEn = json->stringOr("title_en", "");
    const base::Json* frozen = json->find("frozen");
    const auto* trustees = listOf(*json, "trustees");
    const auto* sums = listOf(*json, "sums");
    if (file.chain.empty() || file.election.empty() || frozen == nullptr || trustees == nullptr
        || trustees->empty() || trustees->size() > voting::kMaxTrustees || sums == nullptr)
        return notACounting("members");
    file.frozen = *frozen;
    const auto election = voting::frozenFromJson(file.frozen);
    if (!election)
        return notACounting("frozen");
    if (election->definition.id != file.election
        || base::toHex(election->fingerprint) != json->stringOr("fingerprint", ""))
        return base::refused("console.counting_fingerprint");
    for (const base::Json& one : *trustees)
        file.trustees.push_back(
            { one.integerOr("index", 0), one.stringOr("name_ko", ""), one.stringOr("name_en", "") });
    file.sums.assign(sums->begin(), sums->end());
    MARU_CHECK(readGiven(*json, file));
    MARU_TRY(all, sumsOf(file, election->trustees.keys.front().index));
    if (!all.isComplete())
        return base::refused("console.counting_sums");
    return file;
}

base::Result<SumsToOpen> sumsOf(const CountingFile& file, std::int64_t index)
{
    MARU_TRY(sums, SumsToOpen::create(file.frozen, index));
    MARU_CHECK(sums.add(file.sums));
    sums.leaveOut(file.given);
    return base::Result<SumsToOpen>(std::move(sums));
}

base::Result<std::string> makePartsFile(const CountingFile& file, const voting::TrusteeSecret& secret,
    const crypto::Signer& signer, base::UnixSeconds validUntil, const std::atomic<bool>& isStopped,
    const std::function<void(std::int64_t done, std::int64_t whole)>& progress)
{
    MARU_TRY(sums, sumsOf(file, secret.index()));
    const voting::TrusteeKey* key = sums.election().trustees.find(secret.index());
    if (secret.context().election != file.election || key == nullptr
        || key->coefficients != secret.coefficients() || !secret.isFinished())
        return base::refused("console.trustee_secret");
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
