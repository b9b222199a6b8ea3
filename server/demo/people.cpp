// SPDX-License-Identifier: Apache-2.0
// Administrators' work at the end of the year.
#include "server/demo/people.h"

#include "shared/crypto/one_time_code.h"

namespace maru::demo {

namespace {

std::string officerIdOf(Stage& stage, const crypto::SigningKey& key)
{
    return stage.must("identity", "officers", crypto::didOf(key.publicKey())).at("officer").asString();
}

} // namespace

void sendApproved(Stage& stage, const Cast& cast, std::string domain, std::string action, Json payload)
{
    stage.send(cast.administrator, std::move(domain), std::move(action), std::move(payload),
        [&stage, &cast](const chain::SubmitOutcome& outcome) {
            const std::string proposal = outcome.result.data.stringOr("proposal", "");
            if (!proposal.empty())
                stage.send(cast.administrator2, "approvals", "approve",
                    Json::object({ { "proposal", proposal }, { "transaction", outcome.id } }));
        });
}

std::string leavePeople(Stage& stage, const Cast& cast)
{
    // Nobody guesses a signature, and the same cast gives the same chain.
    constexpr std::size_t kCodeBytes = 24;
    const crypto::Signature random = crypto::sign(cast.administrator, "demo-invitation", "1");
    const auto secret = crypto::oneTimeCodeOf(base::ByteView(random.bytes).first(kCodeBytes));
    MARU_ASSERT(secret.has_value());
    std::string code(base::asText(secret->view()));
    const auto key = crypto::keyOfOneTimeCode(code);
    MARU_ASSERT(key.has_value());
    const std::int64_t now = stage.now().count();
    stage.send(cast.administrator, "identity", "invite",
        Json::object({ { "agency", "donation-registry" }, { "name_ko", "기부 등록 담당 2" },
            { "name_en", "Donation registrar 2" }, { "roles", Json::array({ "donation.registrar" }) },
            { "key", crypto::didOf(key->publicKey()) }, { "expires", now + 13 * kDay } }));
    sendApproved(stage, cast, "identity", "appointDeputy",
        Json::object({ { "for", officerIdOf(stage, cast.registrar) },
            { "by", officerIdOf(stage, cast.auditor) }, { "roles", Json::array({ "donation.registrar" }) },
            { "from", now }, { "until", now + 14 * kDay }, { "reason", "연가 / Annual leave" } }));
    // Waits for another administrator: something to look at in the inbox.
    stage.send(cast.administrator2, "identity", "setGrants",
        Json::object({ { "did", crypto::didOf(cast.reviewer2.publicKey()) },
            { "grants",
                Json::array({ Json::object({ { "role", "donation.reviewer" }, { "region", "00" } }),
                    Json::object({ { "role", "donation.auditor" }, { "region", "41" }, { "from", now },
                        { "until", now + 90 * kDay } }) }) } }));
    return code;
}

} // namespace maru::demo
