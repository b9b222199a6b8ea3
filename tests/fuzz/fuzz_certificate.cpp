// SPDX-License-Identifier: Apache-2.0
// X.509 certificates of strangers, read by the reader that every node uses.
// LIBS: maru_crypto
#include "shared/crypto/certificate_fields.h"

#include <cstddef>
#include <cstdint>

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const base::ByteView bytes(data, size);
    const auto fields = crypto::readCertificateFields(bytes);
    if (!fields)
        return 0;
    MARU_ASSERT(size <= crypto::kMaxCertificateBytes);
    MARU_ASSERT(!fields->serial.empty() && fields->serial.size() <= 40);
    MARU_ASSERT(fields->signedPart.size() < size);
    MARU_ASSERT(fields->keyKind != crypto::SubjectKeyKind::Ed25519 || fields->subjectKey.size() == 32);
    MARU_ASSERT(fields->keyKind != crypto::SubjectKeyKind::P256 || fields->subjectKey.size() == 65);
    static_cast<void>(crypto::isIssuedBy(*fields, *fields));
    static_cast<void>(fields->p256Key().has_value());
    return 0;
}
