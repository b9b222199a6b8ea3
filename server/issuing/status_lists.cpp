// SPDX-License-Identifier: Apache-2.0
// Status lists made from the chain's rows: Token Status List (signed as JWT) and Bitstring Status List (VC 2.0).
#include "server/issuing/issuing_service.h"

#include "shared/identity/bitstring_status_list.h"
#include "shared/identity/token_status_list.h"
#include "shared/identity/vc_data_model.h"

namespace maru::issuing {

using base::Json;

namespace {

/// How long a copy may be kept; a suspension reaches everybody within this time.
constexpr std::int64_t kListTtlSeconds = 300;
constexpr std::int64_t kListLifeSeconds = 86'400;
/// A signed text is given out again while the chain has not moved on and it is not older than this.
constexpr std::int64_t kReuseSeconds = 60;
constexpr std::size_t kMostCached = 256;

} // namespace

std::string IssuingService::statusUri(const std::string& list) const
{
    return publicUrl() + "/status-lists/" + list;
}

std::string IssuingService::cached(const std::string& name, base::Height height) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_cache.find(name);
    if (found == m_cache.end() || found->second.height != height
        || found->second.made.count() + kReuseSeconds <= m_clock.now().count())
        return {};
    return found->second.text;
}

void IssuingService::keepCached(const std::string& name, base::Height height, const std::string& text)
{
    const std::lock_guard lock(m_mutex);
    if (m_cache.size() >= kMostCached)
        m_cache.clear();
    m_cache[name] = Cached { height, m_clock.now(), text };
}

base::Result<IssuingService::StatusRows> IssuingService::statusRows(
    const storage::Reader& reader, const std::string& list) const
{
    MARU_TRY(row, reader.get(kDomain, "lists", list));
    if (!row)
        return base::refused("issuing.unknown_list");
    StatusRows rows;
    rows.list = std::move(*row);
    const std::string prefix = list + "/";
    std::string after;
    for (;;) {
        MARU_TRY(part, reader.stateScan(kDomain, "statuses", prefix, after, 1'000));
        for (const auto& [key, text] : part) {
            MARU_TRY(value, base::parseJson(text));
            rows.set.emplace_back(value.at("index").asInteger(),
                value.at("status").asString() == "revoked" ? vc::Status::Revoked : vc::Status::Suspended);
            after = key;
        }
        if (part.size() < 1'000)
            return rows;
    }
}

base::Result<std::string> IssuingService::statusToken(const std::string& list)
{
    MARU_TRY(reader, m_node.read());
    const std::string name = list + "/token";
    if (std::string text = cached(name, reader->height()); !text.empty())
        return text;
    MARU_TRY(rows, statusRows(*reader, list));
    MARU_TRY(signer, issuer(*reader, rows.list.at("agency").asString()));
    MARU_TRY(bits,
        vc::StatusList::create(
            static_cast<int>(rows.list.at("bits").asInteger()), rows.list.at("size").asInteger()));
    for (const auto& [index, status] : rows.set)
        MARU_CHECK(bits.set(index, static_cast<std::uint8_t>(status)));
    const base::UnixSeconds now = m_clock.now();
    const vc::StatusListToken token { statusUri(list), now, now + kListLifeSeconds, kListTtlSeconds,
        std::move(bits), signer.row.at("url").asString() };
    MARU_TRY(text, vc::signStatusListToken(token, signer.keys.es256Id, *signer.keys.es256));
    keepCached(name, reader->height(), text);
    return text;
}

base::Result<Json> IssuingService::statusCredential(const std::string& list, const std::string& purpose)
{
    if (purpose != "revocation" && purpose != "suspension")
        return base::refused("issuing.unknown_list");
    MARU_TRY(reader, m_node.read());
    const std::string name = list + "/" + purpose;
    if (const std::string text = cached(name, reader->height()); !text.empty())
        return base::parseJson(text, base::JsonLimits { .maxBytes = 8u << 20, .maxStringBytes = 4u << 20 });
    MARU_TRY(rows, statusRows(*reader, list));
    MARU_TRY(signer, issuer(*reader, rows.list.at("agency").asString()));
    MARU_TRY(bits, vc::Bitstring::create(rows.list.at("size").asInteger()));
    const vc::Status wanted = purpose == "revocation" ? vc::Status::Revoked : vc::Status::Suspended;
    for (const auto& [index, status] : rows.set)
        if (status == wanted)
            MARU_CHECK(bits.set(index, true));
    const base::UnixSeconds now = m_clock.now();
    const std::string& did = signer.row.at("did").asString();
    const vc::BitstringCredential content { statusUri(list) + "/" + purpose, did, purpose, now,
        now + kListLifeSeconds, std::move(bits) };
    vc::ProofOptions options;
    options.verificationMethod = did + "#" + signer.keys.eddsaId;
    options.created = now;
    MARU_TRY(signedList, vc::addProof(vc::toCredential(content), options, *signer.keys.eddsa));
    keepCached(name, reader->height(), base::canonical(signedList));
    return signedList;
}

} // namespace maru::issuing
