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

namespace maru::console {

class RealServer {
public:
    static constexpr int kStartMs = 60'000;

    /// False when the server did not come up; its own words are in the test's output.
    bool start()
    {
        if (!m_folder.isValid())
            return false;
        using namespace Qt::StringLiterals;
        const QString program =
            qEnvironmentVariable("MARU_BIN_DIR", QCoreApplication::applicationDirPath()) + u"/maru-server"_s;
        const QString data = m_folder.path() + u"/data"_s;
        const QString ready = m_folder.path() + u"/ready.json"_s;
        QProcess init;
        init.setProcessChannelMode(QProcess::ForwardedChannels);
        init.start(program, { u"init"_s, u"--data"_s, data, u"--profile"_s, u"demo"_s });
        if (!init.waitForFinished(kStartMs) || init.exitCode() != 0)
            return false;
        m_server.setProcessChannelMode(QProcess::ForwardedChannels);
        m_server.start(
            program, { u"run"_s, u"--data"_s, data, u"--port"_s, u"0"_s, u"--ready-file"_s, ready });
        if (!m_server.waitForStarted()
            || !QTest::qWaitFor([&ready] { return QFile::exists(ready); }, kStartMs))
            return false;
        m_url = toQt(readJson(ready).stringOr("url", ""));
        m_keys = readJson(data + u"/keys/keys.json"_s);
        return !m_url.isEmpty() && m_keys.isObject();
    }

    void stop()
    {
        m_server.terminate();
        if (!m_server.waitForFinished(10'000))
            m_server.kill();
    }

    QString url() const { return m_url; }
    QString ca() const { return m_folder.path() + QStringLiteral("/data/tls/ca.pem"); }
    QString key(const char* name) const { return keyPath(name, "file"); }
    QString passphrase(const char* name) const { return keyPath(name, "passphrase_file"); }

private:
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
