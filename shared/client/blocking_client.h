// SPDX-License-Identifier: Apache-2.0
// Typed client that waits for its answers, over shared/http: portal, tools, verifier, tests. Safe from any thread.
#pragma once

#include "shared/client/requests.h"
#include "shared/http/client.h"

#include <memory>
#include <mutex>
#include <string>

namespace maru::client {

class BlockingClient {
public:
    /// Refused `http.url`, failed `http.tls`.
    static base::Result<std::unique_ptr<BlockingClient>> open(http::ClientOptions options);
    explicit BlockingClient(std::unique_ptr<http::Client> http) : m_http(std::move(http)) { }

    void setToken(std::string token);
    void setLanguage(std::string language);

    /// The decoded answer, the problem's error, or what the connection failed with.
    template<class T>
    base::Result<T> run(const Request<T>& request)
    {
        MARU_TRY(response, send(request.call));
        if (response.status < 200 || response.status > 299)
            return problemOf(response);
        return request.decode(response);
    }
    /// Any status is a value.
    base::Result<http::Response> send(const Call& call);

    base::Result<Session> signIn(const crypto::SigningKey& key, const std::string& chain);
    /// Blocks after `after` (from now on when absent), as they come, until `onBlock` returns false or the stream ends.
    /// A broken stream is an error of http.*: call again with the last height.
    base::Status follow(
        std::optional<base::Height> after, const std::function<bool(const BlockEvent&)>& onBlock);

private:
    http::Headers headers(http::Headers headers) const;

    std::unique_ptr<http::Client> m_http;
    mutable std::mutex m_mutex; ///< guards the two below
    std::string m_token;
    std::string m_language = "ko";
};

} // namespace maru::client
