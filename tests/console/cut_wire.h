// SPDX-License-Identifier: Apache-2.0
// A wire between console and server that can be cut and joined again: bytes are passed on unread, so TLS stays between
// the two ends.
#pragma once

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace maru::console {

class CutWire final : public QObject {
public:
    /// Listens on a free port of this computer for what goes to `server`.
    bool lay(const QUrl& server)
    {
        m_target = server;
        connect(&m_listener, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* near = m_listener.nextPendingConnection())
                pass(near);
        });
        return m_listener.listen(QHostAddress::LocalHost, 0);
    }
    QString url() const
    {
        QUrl url = m_target;
        url.setPort(m_port == 0 ? m_listener.serverPort() : m_port);
        return url.toString();
    }
    /// Everything under way is lost and nothing gets through.
    void cut()
    {
        m_port = m_listener.serverPort();
        m_listener.close();
        const QList<QTcpSocket*> sockets = findChildren<QTcpSocket*>();
        for (QTcpSocket* socket : sockets) {
            socket->disconnect(this);
            socket->abort();
            socket->deleteLater();
        }
    }
    bool join() { return m_listener.listen(QHostAddress::LocalHost, m_port); }

private:
    void pass(QTcpSocket* near)
    {
        near->setParent(this);
        auto* far = new QTcpSocket(this);
        const auto forward = [this](QTcpSocket* from, QTcpSocket* to) {
            connect(from, &QTcpSocket::readyRead, this, [from, other = QPointer<QTcpSocket>(to)] {
                if (other)
                    other->write(from->readAll());
            });
            connect(from, &QTcpSocket::disconnected, this, [from, other = QPointer<QTcpSocket>(to)] {
                if (other)
                    other->disconnectFromHost();
                from->deleteLater();
            });
        };
        forward(near, far);
        forward(far, near);
        // What is written before the connection stands waits in the socket.
        far->connectToHost(m_target.host(), static_cast<quint16>(m_target.port()));
    }

    QUrl m_target;
    QTcpServer m_listener;
    quint16 m_port = 0;
};

} // namespace maru::console
