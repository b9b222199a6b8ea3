// SPDX-License-Identifier: Apache-2.0
// Asynchronous typed client over a Transport. One thread: the transport's.
#pragma once

#include "shared/client/requests.h"

#include <memory>
#include <string>

namespace maru::client {

class ApiClient {
public:
    /// The transport must outlive the client, and the client a signIn() in work.
    explicit ApiClient(Transport& transport) : m_transport(transport) { }

    /// Bearer token of the session, "" for none.
    void setToken(std::string token) { m_token = std::move(token); }
    const std::string& token() const { return m_token; }
    /// "ko" or "en", for titles of problems.
    void setLanguage(std::string language) { m_language = std::move(language); }

    /// `done` is called once: the decoded answer, the problem's error, or what the transport failed with.
    template<class T>
    void run(Request<T> request, std::function<void(base::Result<T>)> done)
    {
        m_transport.send(prepared(std::move(request.call)),
            [decode = std::move(request.decode), done = std::move(done)](
                base::Result<http::Response> response) {
                if (!response)
                    return done(response.error());
                if (response->status < 200 || response->status > 299)
                    return done(problemOf(*response));
                done(decode(*response));
            });
    }

    /// Challenge, signature and session in one; keeps the token.
    void signIn(std::shared_ptr<const crypto::SigningKey> key, std::string chain,
        std::function<void(base::Result<Session>)> done);

private:
    Call prepared(Call call) const;

    Transport& m_transport;
    std::string m_token;
    std::string m_language = "ko";
};

} // namespace maru::client
