// SPDX-License-Identifier: Apache-2.0
// The console's one connection: HTTPS with a pinned CA, the node's identity, and the live stream of blocks.
#pragma once

#include "admin-console/core/answer_cache.h"
#include "admin-console/core/event_stream.h"
#include "admin-console/core/server_trust.h"
#include "admin-console/core/transport.h"
#include "shared/http/message.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>

namespace maru::console {

/// GUI thread only; nothing here waits.
class Connection final : public QObject, public Transport {
    Q_OBJECT

public:
    enum class State {
        Closed,
        Connecting,
        Online,
        Offline, ///< was asked to connect and cannot reach the server; tries again by itself
        Untrusted, ///< seen() is not a key that the officer trusts; nothing is sent until open() says otherwise
    };

    struct Node {
        QString chain;
        QString did; ///< signs the headers; pinned for the server after the first meeting
        QString version;
        qint64 height = 0;
        qint64 blockTime = 0; ///< Unix seconds
        qint64 clockAheadSeconds = 0; ///< server's clock minus this computer's
    };

    explicit Connection(QObject* parent = nullptr);
    ~Connection() override;

    /// `caPem` empty: the system's authorities. `pin`: fingerprint of the key that the officer trusts (server_trust.h);
    /// with it the server must show that key, whoever vouches for it; without it an authority must vouch.
    /// Refused `console.url` (https only), `console.ca`. Untrusted follows with `console.certificate_unknown`,
    /// `console.certificate_changed` or `console.certificate_expired` in lastError().
    base::Status open(const QUrl& server, const QByteArray& caPem, const QString& pin = {});
    void close();

    /// While the server is away, reads that may be old are answered with what came last for the same question, if
    /// anything did; shownAsOf() says how old.
    void send(ApiRequest request, QObject* context, ApiCallback callback) override;
    /// Any status is a value; `target` is encoded. For ClientTransport.
    void sendRaw(const QByteArray& method, const QString& target, const http::Headers& headers,
        const QByteArray& body, std::function<void(base::Result<http::Response>)> answer);

    /// Empty: no session.
    void setToken(const QByteArray& token);
    /// "ko" or "en", for the titles of problems.
    void setLanguageTag(const QString& tag) { m_language = tag.toLatin1(); }

    State state() const { return m_state; }
    const Node& node() const { return m_node; }
    QUrl server() const { return m_server; }
    const base::Error& lastError() const { return m_lastError; }
    /// The certificate of the last handshake that failed.
    const SeenCertificate& seen() const { return m_seen; }
    /// Fingerprint of the key that the server has shown and that is trusted; empty before the first handshake.
    QString serverKey() const { return m_serverKey; }
    struct AsOf {
        qint64 height = 0;
        qint64 time = 0; ///< of that block, Unix seconds
    };
    /// The block up to which everything that is shown is right: the newest while online, that of the oldest answer
    /// from memory while the server is away.
    AsOf shownAsOf() const;
    /// Unix seconds by this computer when the server last answered; 0: never.
    qint64 lastContact() const { return m_lastContact; }
    /// Seconds since 1970 by the server's clock.
    qint64 serverNow() const;

Q_SIGNALS:
    void stateChanged();
    void headChanged();
    /// Data of a "block" event, in order of height.
    void blockArrived(const maru::base::Json& block);
    /// The server no longer knows the token.
    void sessionExpired();

private:
    QNetworkRequest makeRequest(const ApiRequest& request) const;
    void setState(State state);
    void goOffline(const base::Error& error);
    void meet();
    void onNode(const base::Json& node);
    void startStream();
    void onEvent(const ServerEvent& event);
    base::Error errorOf(const QNetworkReply& reply) const;
    /// Every request is made here: the same trust for all.
    QNetworkReply* start(const QNetworkRequest& request, const QByteArray& method, const QByteArray& body);
    void onTlsErrors(QNetworkReply& reply, const QList<QSslError>& errors);
    void refuseServer(
        const QSslCertificate& certificate, const char* code, const QString& problem, bool isVouched);
    bool answerFromCache(const QString& target, QObject* context, const ApiCallback& callback);

    QNetworkAccessManager m_network;
    QSslConfiguration m_ssl;
    QUrl m_server;
    QByteArray m_token;
    int m_tokenGeneration = 0; ///< a refusal of an earlier token says nothing about this one
    QByteArray m_language = "ko";
    State m_state = State::Closed;
    Node m_node;
    base::Error m_lastError;
    QString m_pin;
    QString m_serverKey;
    SeenCertificate m_seen;
    AnswerCache m_cache;
    std::optional<AsOf> m_oldestShown; ///< of the answers from memory since the server went away
    qint64 m_lastContact = 0;
    EventStreamReader m_reader;
    QPointer<QNetworkReply> m_stream;
    QTimer m_retry;
    QTimer m_silence; ///< the server sends a comment every 15 s; without one the stream is dead
    int m_retrySeconds = 1;
    int m_cacheOwner = 0; ///< grows when another officer signs in or nobody does
    int m_generation = 0; ///< answers of an earlier server are dropped
};

} // namespace maru::console
