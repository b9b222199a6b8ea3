// SPDX-License-Identifier: Apache-2.0
// A chain with the did domain, and short makers of its payloads. One thread.
#pragma once

#include "server/domains/did/did_domain.h"
#include "server/domains/did/identifiers.h"
#include "server/domains/did/keys.h"
#include "shared/identity/did_key.h"
#include "tests/support/domain_harness.h"

namespace maru::test {

class DidHouse : public DomainHarness {
public:
    DidHouse() : DomainHarness(domains()) { }

    std::string multikey(const std::string& name) { return did(name).substr(8); }

    /// A key item with the proof that `name` holds the key, for `subject`.
    Json item(const std::string& name, const std::string& use, const std::string& subject)
    {
        const std::string text = dids::proofText(multikey(name), subject);
        return Json::object({ { "key", multikey(name) }, { "use", use },
            { "proof", crypto::sign(person(name).key, "did-key", text).text() } });
    }
    /// The signer's own key needs no proof.
    Json own(const std::string& name, const std::string& use = "control")
    {
        return Json::object({ { "key", multikey(name) }, { "use", use } });
    }

    std::string create(const std::string& name)
    {
        return must(name, "did", "create",
            Json::object({ { "kind", "person" }, { "keys", Json::array({ own(name) }) } }))
            .at("did")
            .asString();
    }
    std::string createDevice(const std::string& owner, const std::string& ownerDid, const std::string& device)
    {
        return must(owner, "did", "create",
            Json::object({ { "kind", "device" }, { "controller", ownerDid },
                { "keys", Json::array({ item(device, "sign", did(owner)) }) } }))
            .at("did")
            .asString();
    }
    Json document(const std::string& id) { return *get("did", "documents", id); }

private:
    static std::vector<std::unique_ptr<domain::Domain>> domains()
    {
        std::vector<std::unique_ptr<domain::Domain>> more;
        more.push_back(dids::makeDidDomain());
        return more;
    }
};

} // namespace maru::test
