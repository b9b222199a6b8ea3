// SPDX-License-Identifier: Apache-2.0
// DIDs, DID URLs and DID documents from untrusted text; what is read can be written and read again.
// LIBS: maru_identity
#include "shared/identity/did_jwk.h"
#include "shared/identity/did_key.h"
#include "shared/identity/did_url.h"

#include <cstddef>
#include <cstdint>

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = base::asText(base::ByteView(data, size));
    if (const auto url = did::parseDidUrl(text)) {
        MARU_ASSERT(did::parseDid(url->did).has_value());
        if (const auto document = did::expandDidKey(url->did))
            MARU_ASSERT(did::parseDocument(did::toJson(*document), url->did).has_value());
        static_cast<void>(did::expandDidJwk(url->did).has_value());
    }
    if (const auto json = base::parseJson(text)) {
        if (const auto document = did::parseDocument(*json)) {
            const auto again = did::parseDocument(did::toPlainJson(*document), document->id);
            MARU_ASSERT(again.has_value() && again->methods.size() == document->methods.size());
        }
    }
    return 0;
}
