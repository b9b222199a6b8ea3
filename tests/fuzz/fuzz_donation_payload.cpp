// SPDX-License-Identifier: Apache-2.0
// Any payload for any action of the donation domain: schema, execution, and what becomes due a year later.
// LIBS: maru_domain_donation maru_domain_accounts maru_crypto
#include "server/domains/donation/donation_domain.h"
#include "shared/crypto/hash.h"
#include "shared/crypto/signing.h"
#include "tests/support/memory_context.h"

#include <cstddef>
#include <cstdint>

using namespace maru;
using base::Json;

namespace {

std::string did(const std::string& name)
{
    const auto key = crypto::SigningKey::fromSeed(crypto::sha256("maru test " + name).view());
    MARU_ASSERT(key.has_value());
    return crypto::didOf(key->publicKey());
}

/// A campaign c-00…02 of organisation o-00…01 that is open, with one donation; ids are those of counting transactions.
class Stage {
public:
    Stage()
        : m_domain(donation::makeDonationDomain())
        , m_context(m_domain->spec())
        , m_officer(did("manager"))
        , m_reviewer(did("reviewer"))
        , m_donor(did("kim"))
    {
        m_context.officers[m_officer] = { m_officer, "o-1", "hope",
            { "donation.manager", "donation.registrar" } };
        m_context.officers[m_reviewer] = { m_reviewer, "o-2", "city", { "donation.reviewer" } };
        const auto topUp =
            m_context.accounts().transfer("outside:bank", "citizen:" + m_donor, base::Won(5'000'000), "");
        MARU_ASSERT(topUp.has_value());
        prepare(m_officer, "registerOrganisation",
            R"({"agency":"hope","category":"designated","contact":"","name_en":"Hope","name_ko":"희망","number":"1248100998"})");
        prepare(m_officer, "verifyOrganisation",
            R"({"evidence":")" + std::string(64, 'a') + R"(","organisation":"o-0000000000000001"})");
        prepare(m_officer, "createCampaign",
            R"({"organisation":"o-0000000000000001","title_ko":"a","title_en":"a","purpose_ko":"a","purpose_en":"a","category":"children","region":"00","target":1000000,"minimum":0,"start":1767571200,"end":1770163200,"stop_rule":"both","overflow":"accept","refund_policy":"refund","use_until":1790000000,"milestones":[{"title_ko":"a","title_en":"a","amount":900000,"recipient_kind":"organisation","recipient":"o-0000000000000001","reviewer":")"
                + m_reviewer + R"(","due":1780000000}]})");
        prepare(
            m_officer, "registerCampaign", R"({"campaign":"c-0000000000000003","registration_number":"R"})");
        m_context.runDue(*m_domain);
        prepare(m_donor, "donate", R"({"amount":1000,"campaign":"c-0000000000000003"})");
        m_saved = m_context.save();
    }

    void play(std::size_t actionNumber, std::size_t who, std::string_view text)
    {
        const auto payload = base::parseJson(text);
        if (!payload)
            return;
        const auto& actions = m_domain->spec().actions;
        const domain::ActionSpec& action = actions[actionNumber % actions.size()];
        if (!schema::validate(action.payload, *payload))
            return;
        const std::string* signers[] = { &m_officer, &m_reviewer, &m_donor };
        m_context.restore(m_saved);
        const base::UnixSeconds before = m_context.blockContext.time;
        if (run(*signers[who % 3], action.name, *payload)) {
            m_context.runDue(*m_domain);
            m_context.blockContext.time = before + 400 * 86400;
            m_context.runDue(*m_domain);
            m_context.blockContext.time = before;
        }
    }

private:
    bool run(const std::string& signer, const std::string& action, const Json& payload)
    {
        m_context.signerDid = signer;
        ++m_count;
        m_context.id = base::Hash256();
        m_context.id.bytes[7] = static_cast<std::uint8_t>(m_count & 0xff);
        m_context.id.bytes[6] = static_cast<std::uint8_t>(m_count >> 8 & 0xff);
        return m_domain->execute(m_context, action, payload).has_value();
    }

    void prepare(const std::string& signer, const std::string& action, const std::string& text)
    {
        const auto payload = base::parseJson(text);
        MARU_ASSERT(payload.has_value());
        MARU_ASSERT(schema::validate(m_domain->spec().action(action)->payload, *payload).has_value());
        MARU_ASSERT(run(signer, action, *payload));
    }

    std::unique_ptr<domain::Domain> m_domain;
    test::MemoryContext m_context;
    std::string m_officer;
    std::string m_reviewer;
    std::string m_donor;
    test::MemoryContext::Saved m_saved;
    unsigned m_count = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static Stage stage;
    if (size < 2)
        return 0;
    stage.play(data[0], data[1], base::asText({ data + 2, size - 2 }));
    return 0;
}
