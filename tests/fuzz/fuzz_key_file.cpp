// SPDX-License-Identifier: Apache-2.0
// Any bytes as a key file: refused, or described. Unlocking is left out: Argon2id would be all that runs.
// LIBS: maru_crypto
#include "shared/crypto/key_file.h"

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto info = crypto::describeKeyFile(base::asText({ data, size }));
    if (!info) {
        MARU_ASSERT(info.error().code == "key_file.format");
        return 0;
    }
    const auto key = crypto::publicKeyOf(info->did);
    MARU_ASSERT(key.has_value() && crypto::didOf(*key) == info->did);
    return 0;
}
