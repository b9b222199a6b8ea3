// SPDX-License-Identifier: Apache-2.0
// Requests, reconnection and the stream over Qt Network.
#include "admin-console/core/connection.h"

#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QNetworkReply>
#include <QPointer>
#include <QSettings>
#include <QSslCertificate>
#include <QThreadPool>
#include <QUrlQuery>

#include <algorithm>
#include <memory>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTimeoutMs = 30'000;
constexpr int kSilenceMs = 40'000;
constexpr int kLongestRetrySeconds = 20;
/// About a tenth of a frame's time to parse; longer answers are parsed on the pool.
constexpr qsizetype kParsedApartBytes = 512 * 1024;

base::Result<base::Json> parseAnswer(const QByteArray& body)
{
    if (body.isEmpty())
        return base::Json::object();
    base::JsonLimits limits;
    limits.maxBytes = 64u << 20;
    limits.maxItems = 4'000'000;
    return base::parseJson(viewOf(body), limits);
}

/// The answer to a request that went well.
ApiAnswer answerOf(base::Result<base::Json> body)
{
    if (!body)
        return base::failed("console.protocol", body.error().code);
    return body;
}

/// `callback` runs on the GUI thread when the text is parsed, unless `context` is gone by then.
void answerApart(const QByteArray& text, QObject* context, const ApiCallback& callback)
{
    QThreadPool::globalInstance()->start([guard = QPointer<QObject>(context), text, callback] {
        const auto answer = std::make_shared<ApiAnswer>(answerOf(parseAnswer(text)));
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, answer, callback] {
            if (guard)
                callback(*answer);
        });
    });
}

} // namespace

Connection::Connection(QObject* parent)
    : QObject(parent), m_reader([this](const ServerEvent& event) { onEvent(event); })
{
    m_retry.setSingleShot(true);
    m_silence.setSingleShot(true);
    m_silence.setInterval(kSilenceMs);
    connect(&m_retry, &QTimer::timeout, this, &Connection::meet);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        if (m_stream)
            m_stream->abort();
    });
}

Connection::~Connection()
{
    // The replies are children of m_network and finish while it is destroyed; nobody listens any more.
    if (m_stream)
        m_stream->disconnect(this);
}

base::Status Connection::open(const QUrl& server, const QByteArray& caPem, const QString& pin)
{
    if (!server.isValid() || server.scheme() != u"https"_s || server.host().isEmpty())
        return base::refused("console.url");
    QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
    ssl.setPeerVerifyMode(QSslSocket::VerifyPeer);
    ssl.setProtocol(QSsl::TlsV1_2OrLater);
    if (!caPem.isEmpty()) {
        const QList<QSslCertificate> authorities = QSslCertificate::fromData(caPem, QSsl::Pem);
        if (authorities.isEmpty())
            return base::refused("console.ca");
        ssl.setCaCertificates(authorities);
    }
    close();
    // A key that was refused must not live on in a kept connection, nor a trusted one beyond its pin.
    m_network.clearConnectionCache();
    m_ssl = ssl;
    m_pin = pin;
    m_seen = {};
    m_serverKey.clear();
    m_server = server;
    m_node = {};
    setState(State::Connecting);
    meet();
    return {};
}

void Connection::close()
{
    ++m_generation;
    m_retry.stop();
    m_silence.stop();
    m_reader.reset();
    setToken({});
    if (m_stream) {
        m_stream->disconnect(this);
        m_stream->abort();
        m_stream->deleteLater();
    }
    setState(State::Closed);
}

void Connection::setToken(const QByteArray& token)
{
    m_token.fill('\0');
    m_token = token;
    ++m_tokenGeneration;
    // What one officer has read is not shown to the next.
    m_cache.clear();
    ++m_cacheOwner;
}

QNetworkRequest Connection::makeRequest(const ApiRequest& request) const
{
    QUrl url = m_server;
    url.setPath(QString());
    QUrl full(url.toString(QUrl::RemovePath | QUrl::StripTrailingSlash) + request.path);
    if (!request.query.empty()) {
        QByteArray text;
        for (const auto& [name, value] : request.query) {
            if (!text.isEmpty())
                text += '&';
            text += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
        }
        full.setQuery(QString::fromLatin1(text), QUrl::StrictMode);
    }
    QNetworkRequest made(full);
    made.setSslConfiguration(m_ssl);
    made.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    made.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    made.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    made.setRawHeader("Accept-Language", m_language);
    if (!m_token.isEmpty())
        made.setRawHeader("Authorization", "Bearer " + m_token);
    return made;
}

base::Error Connection::errorOf(const QNetworkReply& reply) const
{
    const std::string detail = fromQt(reply.errorString());
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return base::failed("console.tls", detail);
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return base::failed("console.timeout", detail);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return base::failed("console.protocol", detail);
    default:
        return base::failed("console.offline", detail);
    }
}

QNetworkReply* Connection::start(
    const QNetworkRequest& request, const QByteArray& method, const QByteArray& body)
{
    QNetworkReply* reply = m_network.sendCustomRequest(request, method, body);
    connect(reply, &QNetworkReply::sslErrors, this,
        [this, reply](const QList<QSslError>& errors) { onTlsErrors(*reply, errors); });
    connect(reply, &QNetworkReply::encrypted, this, [this, reply] {
        const QSslCertificate certificate = reply->sslConfiguration().peerCertificate();
        const QString key = keyFingerprint(certificate);
        if (!m_pin.isEmpty() && !isSameFingerprint(key, m_pin)) {
            refuseServer(certificate, "console.certificate_changed", {}, /*isVouched=*/true);
            reply->abort();
            return;
        }
        m_serverKey = key;
    });
    return reply;
}

void Connection::onTlsErrors(QNetworkReply& reply, const QList<QSslError>& errors)
{
    const QSslCertificate certificate = reply.sslConfiguration().peerCertificate();
    QStringList words;
    bool isExpired = false;
    for (const QSslError& error : errors) {
        words << error.errorString();
        isExpired = isExpired || error.error() == QSslError::CertificateExpired
            || error.error() == QSslError::CertificateNotYetValid;
    }
    const bool isPinned = isSameFingerprint(keyFingerprint(certificate), m_pin);
    if (isPinned && !isExpired) {
        // The officer has compared this very key: nobody else needs to vouch for it.
        reply.ignoreSslErrors(errors);
        return;
    }
    refuseServer(certificate,
        isPinned              ? "console.certificate_expired"
            : m_pin.isEmpty() ? "console.certificate_unknown"
                              : "console.certificate_changed",
        words.join(u' '), /*isVouched=*/false);
}

void Connection::refuseServer(
    const QSslCertificate& certificate, const char* code, const QString& problem, bool isVouched)
{
    m_seen = describe(certificate);
    m_seen.problem = problem;
    m_seen.isVouched = isVouched;
    m_lastError = base::refused(code);
    m_retry.stop();
    m_silence.stop();
    setState(State::Untrusted);
}

bool Connection::answerFromCache(const QString& target, QObject* context, const ApiCallback& callback)
{
    const std::optional<AnswerCache::Kept> kept = m_cache.find(target);
    if (!kept)
        return false;
    base::Result<base::Json> json = parseAnswer(kept->body);
    if (!json)
        return false;
    if (!m_oldestShown || kept->height < m_oldestShown->height) {
        m_oldestShown = AsOf { kept->height, kept->time };
        Q_EMIT stateChanged();
    }
    QMetaObject::invokeMethod(
        context, [callback, answer = std::move(*json)] { callback(answer); }, Qt::QueuedConnection);
    return true;
}

void Connection::send(ApiRequest request, QObject* context, ApiCallback callback)
{
    QNetworkRequest made = makeRequest(request);
    made.setTransferTimeout(kTimeoutMs);
    const bool isRead = request.method == "GET" && request.mayBeOld;
    const QString target =
        isRead ? made.url().toString(QUrl::RemoveScheme | QUrl::RemoveAuthority) : QString();
    if (isRead && m_state == State::Offline && answerFromCache(target, context, callback))
        return;
    if (!request.body.isEmpty())
        made.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkReply* reply = start(made, request.method, request.body);
    const int tokenGeneration = m_token.isEmpty() ? -1 : m_tokenGeneration;
    const int generation = m_generation;
    const int cacheOwner = m_cacheOwner;
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    connect(reply, &QNetworkReply::finished, context,
        [this, guard = QPointer<Connection>(this), context, target, reply, generation, tokenGeneration,
            cacheOwner, callback = std::move(callback)] {
            if (!guard)
                return;
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            if (status == 0) {
                const base::Error error = errorOf(*reply);
                // A changed language or server drops answers on purpose: that is no lost connection.
                if (generation == m_generation && m_state == State::Online)
                    goOffline(error);
                if (generation == m_generation && !target.isEmpty()
                    && answerFromCache(target, context, callback))
                    return;
                callback(m_state == State::Untrusted ? m_lastError : error);
                return;
            }
            const QByteArray text = reply->readAll();
            m_lastContact = QDateTime::currentSecsSinceEpoch();
            if (status < 300 && !target.isEmpty() && generation == m_generation && cacheOwner == m_cacheOwner)
                m_cache.put(target, { text, m_node.height, m_node.blockTime });
            if (status < 300 && text.size() >= kParsedApartBytes) {
                answerApart(text, context, callback);
                return;
            }
            const base::Result<base::Json> body = parseAnswer(text);
            if (status >= 400) {
                const base::Error error = problemFromJson(body ? *body : base::Json(), status);
                if (status == 401 && tokenGeneration == m_tokenGeneration && generation == m_generation)
                    Q_EMIT sessionExpired();
                callback(error);
                return;
            }
            callback(answerOf(body));
        });
}

void Connection::sendRaw(const QByteArray& method, const QString& target, const http::Headers& headers,
    const QByteArray& body, std::function<void(base::Result<http::Response>)> answer)
{
    QNetworkRequest made = makeRequest(get(target));
    made.setTransferTimeout(kTimeoutMs);
    for (const auto& [name, value] : headers)
        made.setRawHeader(bytesOf(name), bytesOf(value));
    if (!body.isEmpty() && !made.hasRawHeader("Content-Type"))
        made.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkReply* reply = start(made, method, body);
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    connect(reply, &QNetworkReply::finished, this, [this, reply, answer = std::move(answer)] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0) {
            base::Error error = errorOf(*reply);
            error.code = error.code == "console.tls" ? "http.tls"
                : error.code == "console.timeout"    ? "http.timeout"
                : error.code == "console.protocol"   ? "http.protocol"
                                                     : "http.connect";
            answer(error);
            return;
        }
        http::Response response;
        response.status = status;
        const QByteArray content = reply->readAll();
        response.body = std::string(viewOf(content));
        for (const auto& [name, value] : reply->rawHeaderPairs())
            response.headers[std::string(viewOf(name))] = std::string(viewOf(value));
        answer(std::move(response));
    });
}

Connection::AsOf Connection::shownAsOf() const
{
    return m_state != State::Online && m_oldestShown ? *m_oldestShown
                                                     : AsOf { m_node.height, m_node.blockTime };
}

void Connection::setState(State state)
{
    if (state == m_state)
        return;
    if (state == State::Online)
        m_oldestShown.reset();
    m_state = state;
    Q_EMIT stateChanged();
}

void Connection::goOffline(const base::Error& error)
{
    if (m_state == State::Untrusted)
        return;
    m_lastError = error;
    m_silence.stop();
    setState(State::Offline);
    m_retry.start(m_retrySeconds * 1000);
    m_retrySeconds = std::min(m_retrySeconds * 2, kLongestRetrySeconds);
}

void Connection::meet()
{
    const int generation = m_generation;
    send(get(u"/v1/node"_s), this, [this, generation](const ApiAnswer& answer) {
        if (generation != m_generation)
            return;
        if (answer)
            onNode(*answer);
        else
            goOffline(answer.error());
    });
}

void Connection::onNode(const base::Json& node)
{
    const QString chain = toQt(node.stringOr("chain", ""));
    const QString did = toQt(node.stringOr("node", ""));
    // Trust in the node is settled once for each server and chain: another key afterwards is an alarm, not news.
    QSettings settings;
    const QString pin = u"nodes/"_s + m_server.authority() + u'/' + chain;
    const QString pinned = settings.value(pin).toString();
    if (chain.isEmpty() || did.isEmpty() || (!pinned.isEmpty() && pinned != did)) {
        m_lastError = base::refused("console.node_changed");
        setState(State::Offline);
        return;
    }
    if (pinned.isEmpty())
        settings.setValue(pin, did);
    m_node.chain = chain;
    m_node.did = did;
    m_node.version = toQt(node.stringOr("version", ""));
    m_node.height = node.integerOr("height", 0);
    m_node.blockTime = node.integerOr("time", 0);
    m_node.clockAheadSeconds = node.integerOr("now", 0) - QDateTime::currentSecsSinceEpoch();
    m_retrySeconds = 1;
    setState(State::Online);
    Q_EMIT headChanged();
    startStream();
}

void Connection::startStream()
{
    if (m_stream) {
        m_stream->disconnect(this);
        m_stream->abort();
        m_stream->deleteLater();
    }
    m_reader.reset();
    ApiRequest request = get(u"/v1/stream"_s, { { u"from"_s, QString::number(m_node.height) } });
    QNetworkRequest made = makeRequest(request);
    made.setRawHeader("Accept", "text/event-stream");
    m_stream = start(made, "GET", {});
    m_silence.start();
    const int generation = m_generation;
    connect(m_stream, &QNetworkReply::readyRead, this, [this, reply = m_stream.data()] {
        m_silence.start();
        m_reader.feed(reply->readAll());
    });
    connect(m_stream, &QNetworkReply::finished, this, [this, reply = m_stream.data(), generation] {
        reply->deleteLater();
        if (generation == m_generation && m_state == State::Online)
            goOffline(errorOf(*reply));
    });
}

void Connection::onEvent(const ServerEvent& event)
{
    if (event.type != "block")
        return;
    const base::Result<base::Json> block = parseAnswer(event.data);
    if (!block)
        return;
    const qint64 height = block->integerOr("height", 0);
    if (height <= m_node.height)
        return;
    m_node.height = height;
    m_node.blockTime = block->integerOr("time", m_node.blockTime);
    Q_EMIT headChanged();
    Q_EMIT blockArrived(*block);
}

qint64 Connection::serverNow() const
{
    return QDateTime::currentSecsSinceEpoch() + m_node.clockAheadSeconds;
}

} // namespace maru::console
