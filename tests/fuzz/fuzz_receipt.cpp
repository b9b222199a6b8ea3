// SPDX-License-Identifier: Apache-2.0
// Receipts from untrusted text: decoding, checking, and the way back.
// LIBS: maru_ledger
#include "shared/ledger/receipt.h"

#include <cstddef>
#include <cstdint>

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = base::asText(base::ByteView(data, size));
    if (const auto receipt = ledger::decodeReceipt(text)) {
        MARU_ASSERT(ledger::toJson(*receipt) == base::parseJson(text).value());
        static_cast<void>(ledger::checkReceipt(*receipt, receipt->header.header.proposer).has_value());
    }
    return 0;
}
