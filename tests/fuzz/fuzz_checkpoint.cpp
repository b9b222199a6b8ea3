// SPDX-License-Identifier: Apache-2.0
// Checkpoints from untrusted text; the key is that of the corpus, so that good notes are reached.
// LIBS: maru_ledger
#include "shared/ledger/header.h"

#include <cstddef>
#include <cstdint>

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const crypto::PublicKey s_key =
        crypto::SigningKey::fromSeed(base::Bytes(32, 0x02)).value().publicKey();
    const std::string_view text = base::asText(base::ByteView(data, size));
    if (const auto checkpoint = ledger::openCheckpoint(text, s_key)) {
        const std::string start = checkpoint->origin + "\n" + std::to_string(checkpoint->size) + "\n"
            + base::toBase64(checkpoint->root.view()) + "\n";
        MARU_ASSERT(text.substr(0, start.size()) == start);
    }
    return 0;
}
