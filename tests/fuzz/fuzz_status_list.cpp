// SPDX-License-Identifier: Apache-2.0
// Compressed status lists of both kinds, with decompression bombs: never more than the bound comes out.
// LIBS: maru_identity
#include "shared/identity/bitstring_status_list.h"
#include "shared/identity/inflate.h"
#include "shared/identity/token_status_list.h"

#include <cstddef>
#include <cstdint>

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t kBound = 100'000;
    const base::ByteView bytes(data, size);
    for (const vc::Packing packing : { vc::Packing::Zlib, vc::Packing::Gzip }) {
        if (const auto out = vc::inflated(bytes, packing, kBound)) {
            MARU_ASSERT(out->size() <= kBound);
            MARU_ASSERT(*vc::inflated(*vc::deflated(*out, packing), packing, kBound) == *out);
        }
    }
    const std::string_view text = base::asText(bytes);
    if (const auto list = vc::Bitstring::decode(text))
        MARU_ASSERT(list->size() >= vc::kMinBitstringEntries && !list->at(list->size()).has_value());
    if (const auto json = base::parseJson(text)) {
        if (const auto list = vc::StatusList::fromJson(*json, kBound)) {
            MARU_ASSERT(list->at(list->size() - 1).has_value());
            MARU_ASSERT(!list->at(list->size()).has_value());
        }
        static_cast<void>(vc::fromStatusEntry(*json).has_value());
    }
    return 0;
}
