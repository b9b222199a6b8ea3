// SPDX-License-Identifier: Apache-2.0
// Typed calls over the pooled HTTPS client.
#include "shared/client/blocking_client.h"

#include "shared/http/event_stream.h"

namespace maru::client {

base::Result<std::unique_ptr<BlockingClient>> BlockingClient::open(http::ClientOptions options)
{
    MARU_TRY(http, http::makeClient(std::move(options)));
    return std::make_unique<BlockingClient>(std::move(http));
}

void BlockingClient::setToken(std::string token)
{
    const std::lock_guard lock(m_mutex);
    m_token = std::move(token);
}

void BlockingClient::setLanguage(std::string language)
{
    const std::lock_guard lock(m_mutex);
    m_language = std::move(language);
}

http::Headers BlockingClient::headers(http::Headers headers) const
{
    const std::lock_guard lock(m_mutex);
    if (!m_token.empty())
        headers["Authorization"] = "Bearer " + m_token;
    headers["Accept-Language"] = m_language;
    return headers;
}

base::Result<http::Response> BlockingClient::send(const Call& call)
{
    return m_http->send(call.method, call.target, headers(call.headers), call.body);
}

base::Result<Session> BlockingClient::signIn(const crypto::SigningKey& key, const std::string& chain)
{
    MARU_TRY(challenge, run(requests::challenge(crypto::didOf(key.publicKey()))));
    MARU_TRY(session, run(requests::openSession(key, chain, challenge)));
    setToken(session.token);
    return session;
}

base::Status BlockingClient::follow(
    std::optional<base::Height> after, const std::function<bool(const BlockEvent&)>& onBlock)
{
    http::Headers extra { { "Accept", "text/event-stream" } };
    if (after)
        extra["Last-Event-ID"] = std::to_string(after->count());
    http::EventParser parser(std::size_t { 16 } << 20);
    base::Status problem;
    bool goesOn = true;
    const base::Status status =
        m_http->stream("/v1/stream", headers(std::move(extra)), [&](std::string_view bytes) {
            const base::Status fed = parser.feed(bytes, [&](const http::StreamEvent& event) {
                if (event.type != "block")
                    return true;
                const auto block = decodeBlockEvent(event.data);
                if (!block) {
                    problem = block.error();
                    goesOn = false;
                } else {
                    goesOn = onBlock(*block);
                }
                return goesOn;
            });
            if (!fed && problem)
                problem = fed;
            return goesOn && fed.has_value();
        });
    MARU_CHECK(problem);
    return status;
}

} // namespace maru::client
