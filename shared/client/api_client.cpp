// SPDX-License-Identifier: Apache-2.0
// Headers that every call carries, and signing in.
#include "shared/client/api_client.h"

namespace maru::client {

Call ApiClient::prepared(Call call) const
{
    if (!m_token.empty())
        call.headers["Authorization"] = "Bearer " + m_token;
    call.headers["Accept-Language"] = m_language;
    return call;
}

void ApiClient::signIn(std::shared_ptr<const crypto::SigningKey> key, std::string chain,
    std::function<void(base::Result<Session>)> done)
{
    const std::string did = crypto::didOf(key->publicKey());
    run<Challenge>(requests::challenge(did),
        [this, key = std::move(key), chain = std::move(chain), done = std::move(done)](
            base::Result<Challenge> challenge) {
            if (!challenge)
                return done(challenge.error());
            run<Session>(
                requests::openSession(*key, chain, *challenge), [this, done](base::Result<Session> session) {
                    if (session)
                        m_token = session->token;
                    done(std::move(session));
                });
        });
}

} // namespace maru::client
