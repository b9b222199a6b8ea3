// SPDX-License-Identifier: Apache-2.0
// The real server program on a fresh demo chain, for tests of the whole console.
#pragma once

#include "admin-console/core/text.h"
#include "shared/base/json.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <functional>

namespace maru::console {

class RealServer {
public:
    static constexpr int kStartMs = 60'000;

    RealServer() = default;
    ~RealServer() { stop(); }
    RealServer(const RealServer&) = delete;
    RealServer& operator=(const RealServer&) = delete;

    /// False when the server did not come up; its own words are in the test's output. `percent`: so much of the demo's
    /// year of donations is on the chain; 0: the officers and agencies only.
    /// `play`: puts blocks of its own into the new folder before the server runs; false ends the start.
    bool start(int percent = 0, const std::function<bool(const QString& data)>& play = {})
    {
        if (!m_folder.isValid())
            return false;
        using namespace Qt::StringLiterals;
        if (!runToEnd({ u"init"_s, u"--data"_s, data(), u"--profile"_s, u"demo"_s }))
            return false;
        if (percent > 0
            && !runToEnd({ u"demo"_s, u"--data"_s, data(), u"--scale"_s, QString::number(percent) }))
            return false;
        if (play && !play(data()))
            return false;
        return launch(0);
    }

    /// Orderly, as an administrator does.
    void stop()
    {
        if (m_server.state() == QProcess::NotRunning)
            return;
        m_server.terminate();
        if (!m_server.waitForFinished(10'000))
            kill();
    }
    /// As a power cut does.
    void kill()
    {
        m_server.kill();
        m_server.waitForFinished(10'000);
    }
    /// The same chain at the same address.
    bool restart()
    {
        stop();
        return launch(QUrl(m_url).port());
    }

    QString url() const { return m_url; }
    QString ca() const { return m_folder.path() + QStringLiteral("/data/tls/ca.pem"); }
    QString key(const char* name) const { return keyPath(name, "file"); }
    QString passphrase(const char* name) const { return keyPath(name, "passphrase_file"); }

private:
    static QString program()
    {
        return qEnvironmentVariable("MARU_BIN_DIR", QCoreApplication::applicationDirPath())
            + QStringLiteral("/maru-server");
    }
    QString data() const { return m_folder.path() + QStringLiteral("/data"); }
    static bool runToEnd(const QStringList& arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(program(), arguments);
        return process.waitForFinished(kStartMs) && process.exitCode() == 0;
    }
    /// Port 0: one that is free.
    bool launch(int port)
    {
        using namespace Qt::StringLiterals;
        const QString ready = m_folder.path() + u"/ready.json"_s;
        QFile::remove(ready);
        m_server.setProcessChannelMode(QProcess::ForwardedChannels);
        m_server.start(program(),
            { u"run"_s, u"--data"_s, data(), u"--port"_s, QString::number(port), u"--ready-file"_s, ready });
        if (!m_server.waitForStarted()
            || !QTest::qWaitFor(
                [this, &ready] { return QFile::exists(ready) || m_server.state() == QProcess::NotRunning; },
                kStartMs))
            return false;
        m_url = toQt(readJson(ready).stringOr("url", ""));
        m_keys = readJson(data() + u"/keys/keys.json"_s);
        return !m_url.isEmpty() && m_keys.isObject();
    }
    static base::Json readJson(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const auto json = base::parseJson(viewOf(file.readAll()));
        return json ? *json : base::Json();
    }
    QString keyPath(const char* name, const char* member) const
    {
        const QString file = toQt(m_keys.at(name).stringOr(member, ""));
        return file.startsWith(QChar(u'/')) ? file
                                            : QString(m_folder.path() + QStringLiteral("/data/keys/") + file);
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_url;
    base::Json m_keys;
};

} // namespace maru::console
