// SPDX-License-Identifier: Apache-2.0
// A chain with the credentials domain, an authority and two issuing agencies. One thread.
#pragma once

#include "server/domains/credentials/credentials_domain.h"
#include "tests/support/domain_harness.h"

namespace maru::test {

class CredentialsHouse : public DomainHarness {
public:
    CredentialsHouse() : DomainHarness(domains())
    {
        open();
        hire("authority", "ministry", "credentials.authority");
        hire("issuer", "city", "credentials.issuer");
        hire("stranger", "hope", "credentials.issuer");
    }

    void hire(const std::string& name, const std::string& agency, const std::string& role)
    {
        must("admin", "identity", "registerOfficer",
            Json::object({ { "did", did(name) }, { "agency", agency }, { "name_ko", name },
                { "name_en", name }, { "roles", Json::array({ role }) } }));
    }

    static Json claim(const std::string& path, const std::string& kind = "string", bool required = true)
    {
        return Json::object({ { "path", path }, { "kind", kind }, { "ko", path }, { "en", path },
            { "required", required }, { "sd", true } });
    }
    static Json type(const std::string& id = "resident-card")
    {
        return Json::object({ { "id", id }, { "vct", "urn:maru:vct:" + id }, { "name_ko", "주민확인" },
            { "name_en", "Resident" },
            { "claims",
                Json::array({ claim("name"), claim("address.region"), claim("over_19", "boolean", false) }) },
            { "validity_days", 365 }, { "formats", Json::array({ "dc+sd-jwt", "ldp_vc" }) } });
    }
    Json accreditation(const std::string& agency = "city", const std::string& typeId = "resident-card")
    {
        return Json::object({ { "agency", agency }, { "type", typeId }, { "from", now() },
            { "until", now() + 730 * kDay }, { "basis", "주민등록법" } });
    }
    static std::string coordinate(char fill)
    {
        const base::Bytes bytes(32, static_cast<std::uint8_t>(fill));
        return base::toBase64Url(bytes);
    }
    static Json key(const std::string& kid, char fill)
    {
        return Json::object(
            { { "kid", kid }, { "alg", "ES256" }, { "x", coordinate(fill) }, { "y", coordinate('y') } });
    }
    Json issuer(Json keys = Json::array({ key("k1", 'a') }), const std::string& name = "city")
    {
        return Json::object({ { "url", "https://portal.example/oid4vci/" + name },
            { "did", "did:web:portal.example:oid4vci:" + name }, { "service", did("service") },
            { "keys", std::move(keys) } });
    }
    Json issue(const std::string& record, const std::string& typeId = "resident-card")
    {
        return Json::object(
            { { "type", typeId }, { "commitment", crypto::sha256(record).hex() }, { "record", record } });
    }
    /// Type, accreditation and keys; ready to issue.
    std::string ready()
    {
        must("authority", "credentials", "defineType", type());
        const std::string accredited =
            must("authority", "credentials", "accredit", accreditation()).at("accreditation").asString();
        must("issuer", "credentials", "setIssuer", issuer());
        return accredited;
    }
    std::string issued(const std::string& record)
    {
        const std::string id = must("issuer", "credentials", "issue", issue(record)).at("issue").asString();
        must("service", "credentials", "markIssued",
            Json::object({ { "issue", id }, { "holder", crypto::sha256("holder").hex() } }));
        return id;
    }
    std::string status(const std::string& id, const std::string& step, const std::string& who = "issuer")
    {
        return code(who, "credentials", "setStatus",
            Json::object({ { "issue", id }, { "status", step }, { "reason", "분실 신고" } }));
    }
    Json row(const std::string& id) { return *get("credentials", "issues", id); }
    std::optional<Json> statusRow(const std::string& id)
    {
        const Json found = row(id);
        std::string index = std::to_string(found.at("index").asInteger());
        index.insert(0, 8 - index.size(), '0');
        return get("credentials", "statuses", found.at("list").asString() + "/" + index);
    }
    Json trust(const std::string& kid, std::int64_t time)
    {
        return ask("credentials", "trust",
            Json::object({ { "vct", "urn:maru:vct:resident-card" },
                { "issuer", "https://portal.example/oid4vci/city" }, { "kid", kid }, { "time", time } }));
    }

private:
    static std::vector<std::unique_ptr<domain::Domain>> domains()
    {
        std::vector<std::unique_ptr<domain::Domain>> more;
        more.push_back(credentials::makeCredentialsDomain());
        return more;
    }
};

} // namespace maru::test
