// SPDX-License-Identifier: Apache-2.0
// Transactions and log leaves from untrusted text: what is accepted must be its own canonical form.
// LIBS: maru_ledger
#include "shared/ledger/transaction.h"

#include <cstddef>
#include <cstdint>

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = base::asText(base::ByteView(data, size));
    if (const auto transaction = ledger::decodeTransaction(text)) {
        MARU_ASSERT(base::canonical(ledger::toJson(*transaction)) == text);
        static_cast<void>(ledger::transactionId(*transaction));
        static_cast<void>(ledger::checkSignature(*transaction).has_value());
    }
    if (const auto leaf = ledger::decodeLeaf(text))
        MARU_ASSERT(ledger::leafData(leaf->transaction, leaf->result) == text);
    return 0;
}
