// SPDX-License-Identifier: Apache-2.0
// Pooled blocking client: request text out, Beast's parser in, one deadline over the whole exchange.
#include "shared/http/client.h"

#include "shared/http/client_wire.h"
#include "shared/http/url.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <optional>
#include <set>

namespace maru::http {

namespace net = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

namespace {

constexpr std::size_t kReadBytes = 64 * 1024;
constexpr std::size_t kHeaderLimit = 64 * 1024;
constexpr std::size_t kErrorBodyLimit = 64 * 1024;
/// An event stream's server sends something every 15 s.
constexpr int kStreamSilenceMs = 60'000;
/// Shorter than the server's idle limit, so that a request seldom meets a closing connection.
constexpr std::int64_t kIdleMs = 30'000;

std::int64_t nowMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// A Beast body that hands each piece on.
struct PieceBody {
    struct value_type {
        std::function<bool(std::string_view)> onData;
    };

    class reader {
    public:
        template<bool isRequest, class Fields>
        reader(beast::http::header<isRequest, Fields>&, value_type& value) : m_value(value)
        {
        }
        void init(const boost::optional<std::uint64_t>&, error_code& error) { error = {}; }
        template<class Buffers>
        std::size_t put(const Buffers& buffers, error_code& error)
        {
            error = {};
            std::size_t size = 0;
            for (auto piece = net::buffer_sequence_begin(buffers); piece != net::buffer_sequence_end(buffers);
                 ++piece) {
                const net::const_buffer buffer(*piece);
                size += buffer.size();
                if (m_value.onData
                    && !m_value.onData(
                        std::string_view(static_cast<const char*>(buffer.data()), buffer.size()))) {
                    error = net::error::operation_aborted;
                    return size;
                }
            }
            return size;
        }
        void finish(error_code& error) { error = {}; }

    private:
        value_type& m_value;
    };
};

using Parser = beast::http::response_parser<PieceBody>;

bool isPrintable(std::string_view text, bool spaces)
{
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F || (byte == ' ' && !spaces))
            return false;
    }
    return true;
}

struct Connection {
    std::unique_ptr<ClientWire> wire;
    std::int64_t idleSinceMs = 0;
    bool isReused = false;
};

/// Where an exchange stands when it fails: before the first byte of an answer a GET may be sent again.
struct Exchange {
    Response response;
    bool hasStarted = false;
    bool isReusable = false;
};

class PooledClient final : public Client {
public:
    PooledClient(ClientOptions options, BaseUrl url, std::shared_ptr<ClientTrust> trust)
        : m_options(std::move(options)), m_url(std::move(url)), m_trust(std::move(trust))
    {
    }

    base::Result<Response> send(
        std::string_view method, std::string_view target, Headers headers, std::string body) override
    {
        try {
            std::string received;
            const std::size_t limit = m_options.responseLimitBytes;
            bool isTooLarge = false;
            const auto onData = [&](std::string_view piece) {
                if (received.size() + piece.size() > limit) {
                    isTooLarge = true;
                    return false;
                }
                received.append(piece);
                return true;
            };
            auto outcome = exchange(method, target, headers, body, onData, m_options.timeoutSeconds * 1000);
            if (isTooLarge)
                return base::failed("http.too_large", std::string(target));
            if (!outcome)
                return outcome.error();
            outcome->body = std::move(received);
            return outcome;
        } catch (const std::exception& exception) {
            return base::failed("http.protocol", exception.what());
        }
    }

    base::Status stream(std::string_view target, Headers headers,
        const std::function<bool(std::string_view)>& onData) override
    {
        try {
            std::string errorBody;
            bool isStopped = false;
            int status = 0;
            const auto onPiece = [&](std::string_view piece) {
                if (status < 200 || status > 299) {
                    errorBody.append(
                        piece.substr(0, kErrorBodyLimit - std::min(kErrorBodyLimit, errorBody.size())));
                    return errorBody.size() < kErrorBodyLimit;
                }
                isStopped = !onData(piece);
                return !isStopped;
            };
            const auto outcome = exchange("GET", target, headers, {}, onPiece,
                std::max(m_options.timeoutSeconds * 1000, kStreamSilenceMs), &status);
            if (isStopped)
                return {};
            if (status != 0 && (status < 200 || status > 299))
                return statusError(status, errorBody);
            if (!outcome)
                return outcome.error();
            return {};
        } catch (const std::exception& exception) {
            return base::failed("http.protocol", exception.what());
        }
    }

    void stopStreams() override
    {
        const std::lock_guard lock(m_mutex);
        m_refusesStreams = true;
        for (ClientWire* wire : m_streaming)
            wire->interrupt();
    }

private:
    /// Makes a stream's connection known to stopStreams() for as long as it is read.
    class Streaming {
    public:
        Streaming(PooledClient& client, ClientWire& wire) : m_client(client), m_wire(&wire)
        {
            const std::lock_guard lock(m_client.m_mutex);
            m_client.m_streaming.insert(m_wire);
            if (m_client.m_refusesStreams)
                m_wire->interrupt();
        }
        ~Streaming()
        {
            const std::lock_guard lock(m_client.m_mutex);
            m_client.m_streaming.erase(m_wire);
        }
        Streaming(const Streaming&) = delete;
        Streaming& operator=(const Streaming&) = delete;

    private:
        PooledClient& m_client;
        ClientWire* m_wire;
    };

    static base::Error statusError(int status, const std::string& body)
    {
        const auto problem = base::parseJson(body);
        const std::string code = problem ? problem->stringOr("code", "http.status") : "http.status";
        const std::string field = problem ? problem->stringOr("field", "") : "";
        const base::ErrorKind kind = status >= 500 ? base::ErrorKind::Failed : base::ErrorKind::Refused;
        return base::Error { kind, code, field, "HTTP status " + std::to_string(status) };
    }

    base::Result<std::string> requestText(std::string_view method, std::string_view target,
        const Headers& headers, const std::string& body) const
    {
        if (method.empty() || !isPrintable(method, false) || !target.starts_with('/')
            || !isPrintable(target, false))
            return base::refused("http.target", {}, std::string(target));
        std::string text(method);
        text += ' ';
        text += target;
        text += " HTTP/1.1\r\nHost: " + m_url.authority + "\r\n";
        for (const auto& header : headers) {
            if (header.first.empty() || !isPrintable(header.first, false) || !isPrintable(header.second, true)
                || header.first.find(':') != std::string::npos)
                return base::refused("http.malformed", header.first, "header");
            text += header.first + ": " + header.second + "\r\n";
        }
        if (headers.find("User-Agent") == headers.end())
            text += "User-Agent: maru/1\r\n";
        if (!body.empty() || method == "POST" || method == "PUT")
            text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
        return text + "\r\n";
    }

    base::Result<Response> exchange(std::string_view method, std::string_view target, const Headers& headers,
        const std::string& body, const std::function<bool(std::string_view)>& onData, int readTimeoutMs,
        int* status = nullptr)
    {
        MARU_TRY(head, requestText(method, target, headers, body));
        const bool isStream = status != nullptr;
        for (int attempt = 0;; ++attempt) {
            const std::int64_t deadline = nowMs() + m_options.timeoutSeconds * std::int64_t { 1000 };
            MARU_TRY(connection, take(/*fresh=*/attempt > 0));
            std::optional<Streaming> streaming;
            if (isStream)
                streaming.emplace(*this, *connection.wire);
            Exchange state;
            const auto remaining = [&] {
                return isStream ? readTimeoutMs
                                : static_cast<int>(std::max<std::int64_t>(deadline - nowMs(), 1));
            };
            const base::Status done =
                talk(*connection.wire, method, head, body, onData, remaining, state, status);
            if (!done) {
                const bool isStale = connection.isReused && !state.hasStarted && attempt == 0;
                if (isStale && (method == "GET" || method == "HEAD") && done.error().code != "http.timeout")
                    continue;
                return done.error();
            }
            if (state.isReusable)
                giveBack(std::move(connection));
            return std::move(state.response);
        }
    }

    static base::Error lost(const error_code& error)
    {
        if (error == beast::error::timeout)
            return base::failed("http.timeout");
        return base::failed("http.connect", "connection lost: " + error.message());
    }

    template<class Remaining>
    base::Status talk(ClientWire& wire, std::string_view method, const std::string& head,
        const std::string& body, const std::function<bool(std::string_view)>& onData,
        const Remaining& remaining, Exchange& state, int* status)
    {
        // One write where it pays: a second small segment would wait for the first one's acknowledgement.
        constexpr std::size_t kJoinBytes = 64 * 1024;
        const bool isJoined = body.size() <= kJoinBytes;
        error_code error = wire.write(isJoined ? head + body : head, remaining());
        if (!error && !isJoined)
            error = wire.write(body, remaining());
        // A server that refuses early closes after its answer: read it even when not all could be written.
        const bool isWritten = !error;
        const error_code writeError = error;
        if (!isWritten && error == beast::error::timeout)
            return lost(error);

        auto parser = std::make_unique<Parser>();
        const auto prepare = [&] {
            parser->header_limit(static_cast<std::uint32_t>(kHeaderLimit));
            parser->body_limit(boost::none);
            parser->eager(false);
            if (method == "HEAD")
                parser->skip(true);
        };
        prepare();
        std::string buffer;
        std::string chunk(kReadBytes, '\0');
        while (true) {
            if (!buffer.empty()) {
                const std::size_t used = parser->put(net::buffer(buffer.data(), buffer.size()), error);
                buffer.erase(0, used);
                if (error == net::error::operation_aborted)
                    return base::failed("http.too_large", "stopped by the reader");
                if (error && error != beast::http::error::need_more)
                    return base::failed("http.protocol", error.message());
            }
            if (parser->is_header_done() && !parser->eager()) {
                if (parser->get().result_int() / 100 == 1) {
                    parser = std::make_unique<Parser>();
                    prepare();
                    continue;
                }
                if (status != nullptr)
                    *status = static_cast<int>(parser->get().result_int());
                parser->get().body().onData = onData;
                parser->eager(true);
                if (!parser->is_done() && !buffer.empty())
                    continue;
            }
            if (parser->is_done())
                break;
            std::size_t count = 0;
            error = wire.readSome(chunk.data(), chunk.size(), count, remaining());
            if (error == net::error::eof && state.hasStarted) {
                parser->put_eof(error);
                if (error)
                    return base::failed("http.protocol", error.message());
                break;
            }
            if (error)
                return lost(isWritten ? error : writeError);
            state.hasStarted = true;
            buffer.append(chunk.data(), count);
        }
        state.isReusable = isWritten && parser->keep_alive() && buffer.empty();
        const auto& message = parser->get();
        state.response.status = static_cast<int>(message.result_int());
        for (const auto& field : message) {
            const auto name = field.name_string();
            const auto value = field.value();
            auto [entry, isNew] = state.response.headers.try_emplace(
                std::string(name.data(), name.size()), value.data(), value.size());
            if (!isNew)
                entry->second += ", " + std::string(value.data(), value.size());
        }
        return {};
    }

    base::Result<Connection> take(bool fresh)
    {
        if (!fresh) {
            const std::lock_guard lock(m_mutex);
            while (!m_idle.empty()) {
                Connection connection = std::move(m_idle.back());
                m_idle.pop_back();
                if (nowMs() - connection.idleSinceMs < kIdleMs && connection.wire->isUsable()) {
                    connection.isReused = true;
                    return connection;
                }
            }
        }
        Connection connection;
        connection.wire = makeClientWire(m_trust, m_options.publicAddressesOnly);
        MARU_CHECK(connection.wire->open(m_url.host, m_url.port, m_options.timeoutSeconds * 1000));
        return connection;
    }

    void giveBack(Connection connection)
    {
        connection.idleSinceMs = nowMs();
        const std::lock_guard lock(m_mutex);
        if (m_idle.size() < m_options.connections)
            m_idle.push_back(std::move(connection));
    }

    const ClientOptions m_options;
    const BaseUrl m_url;
    const std::shared_ptr<ClientTrust> m_trust;
    std::mutex m_mutex; ///< guards what follows
    std::vector<Connection> m_idle;
    std::set<ClientWire*> m_streaming;
    bool m_refusesStreams = false;
};

} // namespace

base::Result<std::unique_ptr<Client>> makeClient(ClientOptions options)
{
    MARU_TRY(url, parseBaseUrl(options.baseUrl));
    if (options.timeoutSeconds < 1)
        return base::refused("http.url", "timeoutSeconds");
    std::shared_ptr<ClientTrust> trust;
    if (url.isTls) {
        MARU_TRY(made, makeClientTrust(options.caPem));
        trust = std::move(made);
    }
    return std::unique_ptr<Client>(
        std::make_unique<PooledClient>(std::move(options), std::move(url), std::move(trust)));
}

} // namespace maru::http
