// SPDX-License-Identifier: Apache-2.0
// did:maru: rows of the did domain as DID documents, any version of them.
#include "server/resolver/method.h"

#include "shared/identity/did_document.h"
#include "shared/identity/timestamp.h"

#include <charconv>

namespace maru::resolver {

using base::Json;
using base::refused;
using base::UnixSeconds;

namespace {

/// Digits of the version in the keys of the table `versions` (server/domains/did/records.h).
constexpr std::size_t kVersionKeyDigits = 8;
constexpr std::int64_t kMostVersions = 99'999'999;

using did::Relationship;

std::vector<Relationship> relationshipsOf(const std::string& use)
{
    if (use == "control")
        return { Relationship::Authentication, Relationship::AssertionMethod,
            Relationship::CapabilityInvocation, Relationship::CapabilityDelegation };
    if (use == "sign")
        return { Relationship::Authentication, Relationship::AssertionMethod };
    if (use == "login")
        return { Relationship::Authentication };
    return { Relationship::KeyAgreement };
}

base::Result<Json> documentOf(const std::string& id, const Json& version)
{
    did::Document document;
    document.id = id;
    if (const std::string controller = version.stringOr("controller", ""); !controller.empty())
        document.controllers.push_back(controller);
    for (const Json& key : version.at("keys").asArray()) {
        const std::string& multikey = key.at("key").asString();
        MARU_TRY(publicKey, jose::fromMultikey(multikey));
        did::VerificationMethod method;
        method.id = id + '#' + multikey;
        // P-256 as a JWK, for programs that know JOSE only; Ed25519 as the multikey that data integrity proofs name.
        method.type = publicKey.p256() != nullptr ? "JsonWebKey" : "Multikey";
        method.controller = id;
        method.key = publicKey;
        for (const Relationship relationship : relationshipsOf(key.at("use").asString()))
            document.relationships[relationship].push_back(method.id);
        document.methods.push_back(std::move(method));
    }
    for (const Json& service : version.at("services").asArray()) {
        did::Service made;
        made.id = id + '#' + service.at("id").asString();
        made.types.push_back(service.at("type").asString());
        made.endpoint = service.at("endpoint");
        document.services.push_back(std::move(made));
    }
    return did::toJson(document);
}

std::string versionKey(const std::string& id, std::int64_t version)
{
    const std::string digits = std::to_string(version);
    return id + '/' + std::string(kVersionKeyDigits - digits.size(), '0') + digits;
}

class MaruMethod final : public Method {
public:
    explicit MaruMethod(ReaderSource reader) : m_reader(std::move(reader)) { }
    const std::string& name() const override { return m_name; }

    base::Result<Resolution> resolve(const did::DidUrl& url, const Options& options) const override
    {
        if (!did::checkDidMaru(url.did))
            return refused("resolver.invalid_did", {}, "not an identifier of this method");
        MARU_TRY(reader, m_reader());
        MARU_TRY(current, reader->get("did", "documents", url.did));
        if (!current)
            return refused("resolver.not_found");
        const std::int64_t newest = current->at("version").asInteger();
        if (current->at("state").asString() != "active")
            return gone(*reader, *current);
        MARU_TRY(number, wanted(*reader, url.did, newest, options));
        MARU_TRY(version, versionOf(*reader, url.did, number));
        Resolution resolution;
        MARU_TRY(document, documentOf(url.did, version));
        resolution.document = std::move(document);
        MARU_TRY(metadata, metadataOf(*reader, *current, version));
        resolution.metadata = std::move(metadata);
        return resolution;
    }

private:
    static base::Result<Json> versionOf(
        const storage::Reader& reader, const std::string& id, std::int64_t number)
    {
        MARU_TRY(row, reader.get("did", "versions", versionKey(id, number)));
        if (!row)
            return base::failed("resolver.internal_error", "version " + std::to_string(number) + " is lost");
        return std::move(*row);
    }

    /// The number of the version that the options ask for.
    static base::Result<std::int64_t> wanted(
        const storage::Reader& reader, const std::string& id, std::int64_t newest, const Options& options)
    {
        if (options.versionId) {
            const std::string& text = *options.versionId;
            std::int64_t number = 0;
            const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
            if (problem != std::errc() || end != text.data() + text.size() || std::to_string(number) != text
                || number < 1 || number > newest || number > kMostVersions)
                return refused("resolver.not_found", "versionId");
            return number;
        }
        if (!options.versionTime)
            return newest;
        // The newest version that is not younger; times rise with versions.
        std::int64_t low = 0;
        std::int64_t high = newest;
        while (low < high) {
            const std::int64_t middle = low + (high - low + 1) / 2;
            MARU_TRY(version, versionOf(reader, id, middle));
            if (version.at("time").asInteger() <= options.versionTime->count())
                low = middle;
            else
                high = middle - 1;
        }
        if (low == 0)
            return refused("resolver.not_found", "versionTime");
        return low;
    }

    static base::Result<Json> metadataOf(
        const storage::Reader& reader, const Json& current, const Json& version)
    {
        const std::string& id = current.at("did").asString();
        const std::int64_t number = version.at("version").asInteger();
        const auto timeOf = [](const Json& row, const char* member) {
            return vc::timestampText(UnixSeconds(row.at(member).asInteger()));
        };
        Json metadata = Json::object({ { "created", timeOf(current, "created") },
            { "versionId", std::to_string(number) }, { "transaction", version.at("transaction") } });
        // Left out when nothing was ever changed.
        if (number > 1)
            metadata.set("updated", timeOf(version, "time"));
        if (number < current.at("version").asInteger()) {
            MARU_TRY(next, versionOf(reader, id, number + 1));
            metadata.set("nextUpdate", timeOf(next, "time"));
            metadata.set("nextVersionId", std::to_string(number + 1));
        }
        return metadata;
    }

    static base::Result<Resolution> gone(const storage::Reader& reader, const Json& current)
    {
        MARU_TRY(last, versionOf(reader, current.at("did").asString(), current.at("version").asInteger()));
        Resolution resolution;
        MARU_TRY(metadata, metadataOf(reader, current, last));
        resolution.metadata = std::move(metadata);
        resolution.metadata.set("deactivated", true);
        resolution.isDeactivated = true;
        return resolution;
    }

    const std::string m_name = "maru";
    const ReaderSource m_reader;
};

} // namespace

std::unique_ptr<Method> makeMaruMethod(ReaderSource reader)
{
    return std::make_unique<MaruMethod>(std::move(reader));
}

} // namespace maru::resolver
