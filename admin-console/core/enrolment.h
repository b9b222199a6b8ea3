// SPDX-License-Identifier: Apache-2.0
// The transaction by which an invited person asks to become an officer, before there is a session.
#pragma once

#include "shared/base/units.h"
#include "shared/crypto/signing.h"

#include <QByteArray>

#include <string>

namespace maru::console {

struct SignedEnrolment {
    std::string id; ///< of the transaction
    QByteArray body;
};

/// Signed by the new key, with the proof of the one-time code's key over invitation and new DID.
SignedEnrolment makeEnrolment(const crypto::SigningKey& key, const crypto::SigningKey& codeKey,
    const std::string& chain, const std::string& invitation, base::UnixSeconds validUntil);

} // namespace maru::console
