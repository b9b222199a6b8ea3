// SPDX-License-Identifier: Apache-2.0
// Issuers, records and offers; the protocol and the lists are in files of their own.
#include "server/issuing/issuing_service.h"

#include "server/issuing/claims.h"

#include "shared/crypto/aead.h"
#include "shared/http/message.h"

namespace maru::issuing {

using base::Json;
using base::refused;

namespace {

constexpr std::size_t kMostNonces = 100'000;

} // namespace

std::string issuerUrlAt(std::string_view publicUrl, std::string_view agency)
{
    return std::string(publicUrl) + "/oid4vci/" + std::string(agency);
}

std::string issuerDidAt(std::string_view publicUrl, std::string_view agency)
{
    const std::size_t from = publicUrl.find("://");
    std::string did = "did:web:";
    for (const char c : publicUrl.substr(from == std::string_view::npos ? 0 : from + 3)) {
        if (c == ':')
            did += "%3A";
        else
            did += c == '/' ? ':' : c;
    }
    return did + ":oid4vci:" + std::string(agency);
}

vault::NewRecord recordOf(
    std::string_view agency, const std::string& type, const Json& claims, const std::string& subject)
{
    vault::NewRecord record;
    record.recordClass = kRecordClass;
    record.subject = subject;
    record.agency = agency;
    record.data = Json::object({ { "type", type }, { "claims", claims } });
    return record;
}

std::string Nonces::make(base::UnixSeconds now)
{
    std::string nonce = base::toBase64Url(crypto::randomBytes(24));
    const std::lock_guard lock(m_mutex);
    while (!m_order.empty()) {
        const auto oldest = m_open.find(m_order.front());
        const bool stale = oldest == m_open.end() || oldest->second <= now;
        if (!stale && m_order.size() < kMostNonces)
            break;
        if (oldest != m_open.end())
            m_open.erase(oldest);
        m_order.pop_front();
    }
    m_open.emplace(nonce, now + kNonceSeconds);
    m_order.push_back(nonce);
    return nonce;
}

bool Nonces::take(std::string_view nonce, base::UnixSeconds now)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_open.find(nonce);
    if (found == m_open.end())
        return false;
    const bool good = found->second > now;
    m_open.erase(found);
    return good;
}

void IssuingService::setPublicUrl(std::string url)
{
    while (url.ends_with('/'))
        url.pop_back();
    const std::lock_guard lock(m_mutex);
    m_publicUrl = std::move(url);
}

std::string IssuingService::publicUrl() const
{
    const std::lock_guard lock(m_mutex);
    return m_publicUrl;
}

std::string IssuingService::issuerUrl(std::string_view agency) const
{
    return issuerUrlAt(publicUrl(), agency);
}

std::string IssuingService::issuerDid(std::string_view agency) const
{
    return issuerDidAt(publicUrl(), agency);
}

base::Result<IssuerState> IssuingService::issuerState(std::string_view agency, Keys which) const
{
    MARU_TRY(reader, m_node.read());
    MARU_TRY(row, reader->get(kDomain, "issuers", agency));
    IssuerState state;
    state.row = row ? *row : Json();
    MARU_TRY(service, m_keys.serviceKey(agency));
    const auto current = m_keys.current(agency, state.row);
    MARU_TRY(next, m_keys.nextGeneration(agency, state.row));
    MARU_TRY(keys, m_keys.derive(agency, current && which == Keys::Current ? current->generation : next));
    const std::string url = issuerUrl(agency);
    const std::string did = issuerDid(agency);
    const std::string serviceDid = crypto::didOf(service.publicKey());
    state.payload = Json::object(
        { { "url", url }, { "did", did }, { "service", serviceDid }, { "keys", keys.chainKeys() } });
    state.isEntered = current && row && row->stringOr("url", "") == url && row->stringOr("did", "") == did
        && row->stringOr("service", "") == serviceDid;
    return state;
}

base::Result<IssuingService::Issuer> IssuingService::issuer(
    const storage::Reader& reader, std::string_view agency) const
{
    MARU_TRY(row, reader.get(kDomain, "issuers", agency));
    if (!row)
        return refused("issuing.unknown_issuer");
    // The chain's row says which URL is this agency's; answering under another would mislead wallets.
    if (row->stringOr("url", "") != issuerUrl(agency))
        return refused("issuing.unknown_issuer", {}, "the chain names another address");
    MARU_TRY(keys, m_keys.current(agency, *row));
    return Issuer { std::move(*row), std::move(keys) };
}

base::Status IssuingService::checkAccredited(
    const storage::Reader& reader, std::string_view agency, std::string_view type) const
{
    MARU_TRY(agencyRow, reader.get("identity", "agencies", agency));
    domain::Selection selection;
    selection.table = "accreditations";
    selection.keyPrefix = std::string(agency) + "/" + std::string(type) + "/";
    selection.limit = 1'000;
    MARU_TRY(page, reader.select(kDomain, selection));
    const std::int64_t now = m_clock.now().count();
    for (const domain::Row& row : page.rows)
        if (row.value.at("state").asString() == "active" && row.value.at("from").asInteger() <= now
            && now < row.value.at("until").asInteger() && agencyRow
            && agencyRow->stringOr("state", "") == "active")
            return {};
    return refused("credentials.not_accredited");
}

base::Result<Json> IssuingService::activeType(const storage::Reader& reader, const std::string& id) const
{
    MARU_TRY(type, reader.get(kDomain, "types", id));
    if (!type)
        return refused("credentials.unknown_type", "type");
    if (type->at("state").asString() != "active")
        return refused("credentials.type_retired", "type");
    return std::move(*type);
}

base::Status IssuingService::check(std::string_view agency, const std::string& type, const Json& claims) const
{
    MARU_TRY(reader, m_node.read());
    MARU_TRY(row, activeType(*reader, type));
    MARU_CHECK(checkAccredited(*reader, agency, type));
    return checkClaims(row, claims);
}

base::Result<std::vector<vault::Stored>> IssuingService::keepAll(
    std::string_view agency, const std::string& type, const std::vector<Claims>& rows)
{
    if (m_vault == nullptr)
        return base::failed("issuing.no_vault");
    MARU_TRY(reader, m_node.read());
    MARU_TRY(typeRow, activeType(*reader, type));
    MARU_CHECK(checkAccredited(*reader, agency, type));
    for (const Claims& row : rows)
        MARU_CHECK(checkClaims(typeRow, row.claims));
    reader.reset();
    std::vector<vault::Stored> kept;
    for (const Claims& row : rows) {
        auto stored = m_vault->put(recordOf(agency, type, row.claims, row.subject), m_clock.now());
        if (stored) {
            kept.push_back(std::move(*stored));
            continue;
        }
        // The officer has none of these ids and no credential will ever name them. A commitment that the chain was told
        // of in the meantime stands for nothing then, as after any destruction.
        std::vector<std::string> ids;
        for (const vault::Stored& one : kept)
            ids.push_back(one.id);
        if (!ids.empty())
            MARU_CHECK(m_vault->destroy(ids));
        return stored.error();
    }
    return kept;
}

base::Result<std::string> IssuingService::offerable(
    const storage::Reader& reader, std::string_view agency, const std::string& issue) const
{
    MARU_TRY(row, reader.get(kDomain, "issues", issue));
    if (!row || row->at("agency").asString() != agency)
        return refused("issuing.unknown_issue", "issue");
    if (row->at("state").asString() != "offered"
        || row->at("valid_until").asInteger() <= m_clock.now().count())
        return refused("issuing.issue_state", "issue");
    const std::string& type = row->at("type").asString();
    MARU_CHECK(checkAccredited(reader, agency, type));
    MARU_CHECK(issuer(reader, agency));
    MARU_CHECK(openRecord(*row));
    return type;
}

base::Result<std::vector<base::Result<NewOffer>>> IssuingService::offerAll(std::string_view agency,
    const std::vector<std::string>& issueIds, OfferBook::TransactionCode transactionCode)
{
    MARU_TRY(reader, m_node.read());
    std::vector<std::optional<base::Error>> problems;
    std::vector<OfferBook::Wanted> wanted;
    for (const std::string& issue : issueIds) {
        auto type = offerable(*reader, agency, issue);
        if (!type && type.error().kind == base::ErrorKind::Failed)
            return type.error();
        problems.push_back(type ? std::nullopt : std::optional(type.error()));
        if (type)
            wanted.push_back({ std::move(*type), issue });
    }
    MARU_TRY(made, m_offers.makeAll(agency, wanted, transactionCode, m_clock.now()));
    std::vector<base::Result<NewOffer>> answers;
    std::size_t next = 0;
    for (std::optional<base::Error>& problem : problems) {
        if (problem)
            answers.emplace_back(std::move(*problem));
        else
            answers.emplace_back(std::move(made[next++]));
    }
    return answers;
}

base::Result<NewOffer> IssuingService::offer(
    std::string_view agency, const std::string& issue, OfferBook::TransactionCode transactionCode)
{
    MARU_TRY(answers, offerAll(agency, { issue }, transactionCode));
    return std::move(answers.front());
}

base::Result<Json> IssuingService::openRecord(const Json& issue) const
{
    if (m_vault == nullptr)
        return base::failed("issuing.no_vault");
    const std::string& record = issue.at("record").asString();
    MARU_TRY(info, m_vault->info(record));
    // What is handed out is what the officer's signature on the chain stands for, of the agency that signed.
    if (info.commitment.hex() != issue.at("commitment").asString()
        || info.agency != issue.at("agency").asString())
        return refused("issuing.record_mismatch");
    // The chain has the last word: what is ordered to be destroyed goes out no more, whatever the vault still holds.
    MARU_TRY(reader, m_node.read());
    MARU_TRY(row, reader->get("privacy", "records", record));
    const std::string state = row ? row->stringOr("state", "") : std::string();
    if (state == "ordered" || state == "destroyed")
        return refused("vault.destroyed");
    MARU_TRY(data, m_vault->open(record));
    const Json* claims = data.find("claims");
    if (claims == nullptr || data.stringOr("type", "") != issue.at("type").asString())
        return refused("issuing.record_mismatch");
    return *claims;
}

} // namespace maru::issuing
