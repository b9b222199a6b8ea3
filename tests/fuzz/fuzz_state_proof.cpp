// SPDX-License-Identifier: Apache-2.0
// State proof files from untrusted text: decoding, checking, and the way back.
// LIBS: maru_ledger
#include "shared/ledger/receipt.h"

#include <cstddef>
#include <cstdint>

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto json = base::parseJson(base::asText(base::ByteView(data, size)));
    if (!json)
        return 0;
    if (const auto proof = ledger::decodeStateProof(*json)) {
        MARU_ASSERT(ledger::toJson(*proof) == *json);
        static_cast<void>(ledger::checkStateProof(*proof, proof->header.header.proposer).has_value());
    }
    return 0;
}
