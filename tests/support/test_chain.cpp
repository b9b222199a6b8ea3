// SPDX-License-Identifier: Apache-2.0
// Makers for the chain's tests.
#include "tests/support/test_chain.h"

namespace maru::test {

crypto::SigningKey keyOf(std::uint8_t number)
{
    auto key = crypto::SigningKey::fromSeed(base::Bytes(32, number));
    MARU_ASSERT(key.has_value());
    return std::move(*key);
}

base::Json genesisDocument(const base::Json& ledgerSection)
{
    base::Json sections = base::Json::object(
        { { "identity", base::Json::array({ base::Json(crypto::didOf(keyOf(2).publicKey())) }) } });
    if (!ledgerSection.isNull())
        sections.set("ledger", ledgerSection);
    return base::Json::object({
        { "chain", "test.maru" },
        { "time", kStart },
        { "node", crypto::didOf(nodeKey().publicKey()) },
        { "domains", std::move(sections) },
    });
}

ledger::Transaction signedAction(const crypto::SigningKey& key, std::string action, base::Json payload,
    base::UnixSeconds now, std::uint64_t number)
{
    base::Bytes nonce(16, 0);
    for (std::size_t i = 0; i < 8; ++i)
        nonce[i] = static_cast<std::uint8_t>(number >> (8 * i));
    return ledger::makeTransaction(
        key, "test.maru", "ledger", std::move(action), std::move(payload), now + 600, std::move(nonce));
}

base::Json credit(const std::string& account, std::int64_t amount)
{
    return base::Json::object({ { "account", account }, { "amount", amount } });
}

base::Json move(const std::string& from, const std::string& to, std::int64_t amount)
{
    return base::Json::object({ { "from", from }, { "to", to }, { "amount", amount } });
}

base::SecretBytes databaseKey(std::uint8_t number)
{
    return base::SecretBytes(base::Bytes(32, number));
}

} // namespace maru::test
