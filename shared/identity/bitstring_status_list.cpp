// SPDX-License-Identifier: Apache-2.0
// Bitstring Status List.
#include "shared/identity/bitstring_status_list.h"

#include "shared/identity/inflate.h"
#include "shared/identity/vc_data_model.h"

#include <algorithm>

namespace maru::vc {

using base::Json;

namespace {

/// Bounded, so that nothing overflows on the way.
base::Result<std::int64_t> decimal(const Json* value)
{
    if (value != nullptr && value->isInteger() && value->asInteger() >= 0)
        return value->asInteger();
    if (value == nullptr || !value->isString() || value->asString().empty() || value->asString().size() > 10)
        return base::refused("vc.status_format", "statusListIndex");
    std::int64_t number = 0;
    for (const char c : value->asString()) {
        if (c < '0' || c > '9')
            return base::refused("vc.status_format", "statusListIndex");
        number = number * 10 + (c - '0');
    }
    return number;
}

bool isPurpose(std::string_view purpose)
{
    return purpose == "revocation" || purpose == "suspension";
}

} // namespace

base::Result<Bitstring> Bitstring::create(std::int64_t entries)
{
    if (entries < kMinBitstringEntries || entries > static_cast<std::int64_t>(kMaxBitstringBytes) * 8)
        return base::refused("vc.status_size");
    return Bitstring(base::Bytes(static_cast<std::size_t>((entries + 7) / 8), 0));
}

base::Result<Bitstring> Bitstring::decode(std::string_view encoded, std::size_t maxBytes)
{
    if (encoded.size() < 2 || encoded.front() != 'u')
        return base::refused("vc.status_list", "encodedList", "multibase u");
    const auto packed = base::fromBase64Url(encoded.substr(1));
    if (!packed)
        return base::refused("vc.status_list", "encodedList", "not base64url");
    MARU_TRY(bytes, inflated(*packed, Packing::Gzip, std::min(maxBytes, kMaxBitstringBytes)));
    if (static_cast<std::int64_t>(bytes.size()) * 8 < kMinBitstringEntries)
        return base::refused("vc.status_size", "encodedList");
    return Bitstring(std::move(bytes));
}

base::Result<bool> Bitstring::at(std::int64_t index) const
{
    if (index < 0 || index >= size())
        return base::refused("vc.status_index", "statusListIndex");
    return ((m_bytes[static_cast<std::size_t>(index / 8)] >> (7 - index % 8)) & 1) != 0;
}

base::Status Bitstring::set(std::int64_t index, bool value)
{
    if (index < 0 || index >= size())
        return base::refused("vc.status_index", "statusListIndex");
    std::uint8_t& byte = m_bytes[static_cast<std::size_t>(index / 8)];
    const auto mask = static_cast<std::uint8_t>(1U << (7 - index % 8));
    byte = static_cast<std::uint8_t>(value ? byte | mask : byte & ~mask);
    return {};
}

std::string Bitstring::encode() const
{
    const auto packed = deflated(m_bytes, Packing::Gzip);
    MARU_ASSERT(packed.has_value());
    return "u" + base::toBase64Url(*packed);
}

Json toCredential(const BitstringCredential& list)
{
    Json credential = Json::object({ { "@context", Json::array({ kCredentialsContext }) }, { "id", list.id },
        { "type", Json::array({ "VerifiableCredential", "BitstringStatusListCredential" }) },
        { "issuer", list.issuer },
        { "credentialSubject",
            Json::object({ { "id", list.id + "#list" }, { "type", "BitstringStatusList" },
                { "statusPurpose", list.purpose }, { "encodedList", list.list.encode() } }) } });
    if (list.validFrom)
        credential.set("validFrom", timestampText(*list.validFrom));
    if (list.validUntil)
        credential.set("validUntil", timestampText(*list.validUntil));
    return credential;
}

base::Result<BitstringCredential> fromCredential(const Json& credential, std::string_view url,
    std::string_view purpose, const TimeCheck& time, std::size_t maxBytes)
{
    MARU_TRY(parsed, parseCredential(credential));
    MARU_CHECK(checkCredential(parsed, time));
    const bool isList = std::find(parsed.types.begin(), parsed.types.end(), "BitstringStatusListCredential")
        != parsed.types.end();
    if (!isList || parsed.subjects.size() != 1)
        return base::refused("vc.status_list", "type");
    if (parsed.id != url)
        return base::refused("vc.status_subject", "id");
    const Json& subject = parsed.subjects.front();
    if (subject.stringOr("type", "") != "BitstringStatusList")
        return base::refused("vc.status_list", "credentialSubject.type");
    // One purpose, or several for which the same bits stand.
    const Json* purposes = subject.find("statusPurpose");
    bool hasPurpose = purposes != nullptr && purposes->isString() && purposes->asString() == purpose;
    if (purposes != nullptr && purposes->isArray()) {
        const Json::Array& items = purposes->asArray();
        hasPurpose = std::any_of(items.begin(), items.end(),
            [purpose](const Json& item) { return item.isString() && item.asString() == purpose; });
    }
    if (!hasPurpose)
        return base::refused("vc.status_purpose", "credentialSubject.statusPurpose");
    const Json* encoded = subject.find("encodedList");
    if (encoded == nullptr || !encoded->isString())
        return base::refused("vc.status_list", "credentialSubject.encodedList");
    MARU_TRY(list, Bitstring::decode(encoded->asString(), maxBytes));
    return BitstringCredential { parsed.id, parsed.issuer, std::string(purpose), parsed.validFrom,
        parsed.validUntil, std::move(list) };
}

Json toStatusEntry(const StatusReference& reference)
{
    return Json::object({ { "id", reference.uri + "#" + std::to_string(reference.index) },
        { "type", "BitstringStatusListEntry" }, { "statusPurpose", reference.purpose },
        { "statusListIndex", std::to_string(reference.index) }, { "statusListCredential", reference.uri } });
}

base::Result<StatusReference> fromStatusEntry(const Json& entry)
{
    if (!entry.isObject() || entry.stringOr("type", "") != "BitstringStatusListEntry")
        return base::refused("vc.status_format", "credentialStatus.type");
    StatusReference reference;
    reference.purpose = entry.stringOr("statusPurpose", "");
    reference.uri = entry.stringOr("statusListCredential", "");
    if (!isPurpose(reference.purpose))
        return base::refused("vc.status_format", "credentialStatus.statusPurpose");
    if (reference.uri.empty() || reference.uri.size() > 2048)
        return base::refused("vc.status_format", "credentialStatus.statusListCredential");
    // One bit an entry; lists of messages have more, and a purpose that is neither of ours.
    if (const Json* size = entry.find("statusSize")) {
        if (!size->isInteger() || size->asInteger() != 1)
            return base::refused("vc.status_format", "credentialStatus.statusSize");
    }
    MARU_TRY(index, decimal(entry.find("statusListIndex")));
    reference.index = index;
    return reference;
}

} // namespace maru::vc
