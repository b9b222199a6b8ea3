// SPDX-License-Identifier: Apache-2.0
// SD-JWTs from untrusted text: the disclosures are put into whatever the payload says, signature or not.
// LIBS: maru_identity
#include "shared/identity/sd_jwt_vc.h"

#include <cstddef>
#include <cstdint>

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = base::asText(base::ByteView(data, size));
    const auto sdJwt = vc::parseSdJwt(text);
    if (!sdJwt)
        return 0;
    MARU_ASSERT(vc::toText(*sdJwt) == text);
    // The first part as plain JSON as well, so that payloads need no signature to be tried.
    const auto plain = base::parseJson(sdJwt->jwt);
    if (plain && plain->isObject()) {
        if (const auto revealed = vc::reveal(*plain, sdJwt->disclosures)) {
            MARU_ASSERT(revealed->paths.size() == sdJwt->disclosures.size());
            MARU_ASSERT(revealed->claims.find("_sd") == nullptr);
            for (const vc::ClaimPath& path : revealed->paths)
                MARU_ASSERT(vc::select(revealed->claims, path).size() == 1);
        }
    }
    static_cast<void>(vc::readSdJwtVc(text).has_value());
    return 0;
}
