// SPDX-License-Identifier: Apache-2.0
// Headers, with and without signatures, from untrusted text.
// LIBS: maru_ledger
#include "shared/ledger/header.h"

#include <cstddef>
#include <cstdint>

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto json = base::parseJson(base::asText(base::ByteView(data, size)));
    if (!json)
        return 0;
    if (const auto header = ledger::decodeHeader(*json)) {
        MARU_ASSERT(ledger::toJson(*header) == *json);
        static_cast<void>(ledger::headerHash(*header));
    }
    if (const auto header = ledger::decodeSignedHeader(*json)) {
        MARU_ASSERT(ledger::toJson(*header) == *json);
        static_cast<void>(ledger::checkHeader(*header).has_value());
    }
    return 0;
}
