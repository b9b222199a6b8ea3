// SPDX-License-Identifier: Apache-2.0
// did:key and did:jwk.
#include "server/resolver/method.h"

#include "shared/identity/did_jwk.h"
#include "shared/identity/did_key.h"

namespace maru::resolver {

namespace {

using Expand = base::Result<did::Document> (*)(std::string_view did);

class TextMethod final : public Method {
public:
    TextMethod(std::string name, Expand expand) : m_name(std::move(name)), m_expand(expand) { }
    const std::string& name() const override { return m_name; }

    base::Result<Resolution> resolve(const did::DidUrl& url, const Options& options) const override
    {
        if (options.wantsVersion())
            return base::refused("resolver.feature_not_supported", {}, "did:" + m_name + " has no versions");
        auto document = m_expand(url.did);
        if (!document)
            return base::refused("resolver.invalid_did", {}, document.error().code);
        Resolution resolution;
        resolution.document = did::toJson(*document);
        return resolution;
    }

private:
    const std::string m_name;
    const Expand m_expand;
};

} // namespace

std::unique_ptr<Method> makeKeyMethod()
{
    return std::make_unique<TextMethod>("key", &did::expandDidKey);
}

std::unique_ptr<Method> makeJwkMethod()
{
    return std::make_unique<TextMethod>("jwk", &did::expandDidJwk);
}

} // namespace maru::resolver
