// SPDX-License-Identifier: Apache-2.0
// OpenID4VCI and OpenID4VP messages, links, forms, DCQL queries and W3C credentials from untrusted text.
// LIBS: maru_identity
#include "shared/identity/form.h"
#include "shared/identity/oid4vci.h"
#include "shared/identity/oid4vp.h"

#include <cstddef>
#include <cstdint>

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = base::asText(base::ByteView(data, size));
    if (const auto fields = vc::parseForm(text))
        MARU_ASSERT(*vc::parseForm(vc::formText(*fields)) == *fields);
    if (const auto link = vc::parseOfferLink(text))
        MARU_ASSERT(link->offer.has_value() != !link->uri.empty());
    if (const auto link = vc::parseRequestLink(text))
        MARU_ASSERT(vc::parseClientId(link->clientId).has_value());
    static_cast<void>(vc::parseTokenRequest(text).has_value());
    static_cast<void>(vc::parseResponse(text).has_value());
    static_cast<void>(vc::parseTimestamp(text).has_value());
    if (const auto json = base::parseJson(text)) {
        if (const auto query = vc::parseDcql(*json))
            MARU_ASSERT(vc::toJson(*vc::parseDcql(vc::toJson(*query))) == vc::toJson(*query));
        if (const auto offer = vc::parseOffer(*json))
            MARU_ASSERT(vc::parseOffer(vc::toJson(*offer)).has_value());
        static_cast<void>(
            vc::parseIssuerMetadata(*json, json->stringOr("credential_issuer", "")).has_value());
        static_cast<void>(vc::parseCredentialRequest(*json).has_value());
        static_cast<void>(vc::parseRequest(*json).has_value());
        static_cast<void>(vc::parseCredential(*json).has_value());
    }
    return 0;
}
