// SPDX-License-Identifier: Apache-2.0
// CBOR, COSE keys and authenticator messages from untrusted bytes.
// LIBS: maru_identity
#include "shared/identity/webauthn.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const base::ByteView bytes(data, size);
    if (const auto value = vc::parseCbor(bytes)) {
        // One text a value: what is read is what would be written.
        const base::Bytes again = vc::encodeCbor(*value);
        MARU_ASSERT(std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()));
        if (const auto key = vc::fromCoseKey(*value))
            MARU_ASSERT(*vc::fromCoseKey(*vc::parseCbor(vc::toCoseKey(*key))) == *key);
    }
    vc::WebauthnExpectation expected;
    expected.challenge = base::Bytes(16, 0);
    expected.origins = { "https://a.example" };
    expected.relyingPartyId = "a.example";
    const std::string client = R"({"type":"webauthn.create","challenge":"AAAAAAAAAAAAAAAAAAAAAA",)"
                               R"("origin":"https://a.example"})";
    const vc::WebauthnRegistration registration { base::Bytes(1, 1), base::toBytes(client),
        base::Bytes(bytes.begin(), bytes.end()) };
    static_cast<void>(vc::verifyWebauthnRegistration(registration, expected).has_value());
    if (const auto json = base::parseJson(base::asText(bytes))) {
        static_cast<void>(vc::parseWebauthnRegistration(*json).has_value());
        static_cast<void>(vc::parseWebauthnAssertion(*json).has_value());
    }
    return 0;
}
