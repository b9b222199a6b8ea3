// SPDX-License-Identifier: Apache-2.0
// Proof and transaction.
#include "admin-console/core/enrolment.h"

#include "admin-console/core/text.h"
#include "shared/ledger/transaction.h"

namespace maru::console {

SignedEnrolment makeEnrolment(const crypto::SigningKey& key, const crypto::SigningKey& codeKey,
    const std::string& chain, const std::string& invitation, base::UnixSeconds validUntil)
{
    const std::string did = crypto::didOf(key.publicKey());
    const std::string text =
        base::canonical(base::Json::object({ { "did", did }, { "invitation", invitation } }));
    const std::string proof = crypto::sign(codeKey, "enrolment", text).text();
    const ledger::Transaction transaction = ledger::makeTransaction(key, chain, "identity", "enrol",
        base::Json::object({ { "invitation", invitation }, { "proof", proof } }), validUntil);
    return { ledger::transactionId(transaction).hex(),
        bytesOf(base::canonical(ledger::toJson(transaction))) };
}

} // namespace maru::console
