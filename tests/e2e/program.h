// SPDX-License-Identifier: Apache-2.0
// Runs the real maru-server and talks to it.
#pragma once

#ifndef Q_MOC_RUN // moc stumbles over <compare> of this library when it comes first
#include "shared/base/clock.h"
#include "shared/crypto/key_file.h"
#include "shared/http/client.h"
#include "shared/ledger/transaction.h"
#endif

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <string>

namespace maru::test {

inline QString serverProgram()
{
    return QDir(qEnvironmentVariable("MARU_BIN_DIR", QCoreApplication::applicationDirPath()))
        .filePath(QStringLiteral("maru-server"));
}

struct Finished {
    int status = -1;
    QString out;
    QString err;
};

inline Finished runProgram(const QStringList& arguments, int timeoutMs = 240'000)
{
    QProcess process;
    process.start(serverProgram(), arguments);
    if (!process.waitForFinished(timeoutMs) || process.exitStatus() != QProcess::NormalExit)
        return { -1, QString(), process.errorString() + QString::fromUtf8(process.readAllStandardError()) };
    return { process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError()) };
}

inline std::string textOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().toStdString();
}

/// `maru-server run` on a free port until destroyed.
class RunningServer {
public:
    /// `fileLimitKib`: no file may grow beyond it, as on a full disk; 0: no limit.
    explicit RunningServer(const QString& data, int fileLimitKib = 0) : m_data(data)
    {
        const QString ready = m_folder.filePath(QStringLiteral("ready.json"));
        QStringList command { serverProgram(), QStringLiteral("run"), QStringLiteral("--data"), data,
            QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--ready-file"), ready };
        if (fileLimitKib > 0)
            // POSIX: in units of 512 bytes.
            command = QStringList { QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                QStringLiteral("ulimit -f \"$1\"; shift; exec \"$@\""), QStringLiteral("sh"),
                QString::number(fileLimitKib * 2) }
                + command;
        const QString program = command.takeFirst();
        m_process.start(program, command);
        if (!QTest::qWaitFor(
                [&] { return QFile::exists(ready) || m_process.state() == QProcess::NotRunning; }, 120'000)
            || !QFile::exists(ready))
            return;
        const auto json = base::parseJson(textOf(ready));
        m_url = json->at("url").asString();
        m_chain = json->at("chain").asString();
        http::ClientOptions options;
        options.baseUrl = m_url;
        options.caPem = textOf(data + QStringLiteral("/tls/ca.pem"));
        m_client = std::move(http::makeClient(options)).value();
    }
    ~RunningServer() { stop(); }

    bool isReady() const { return m_client != nullptr; }
    QString log() { return QString::fromUtf8(m_process.readAllStandardError()); }

    /// The exit status of a server that stops by itself.
    int waitForEnd()
    {
        m_process.waitForFinished(60'000);
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    /// SIGTERM; the exit status.
    int stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return m_process.exitCode();
        m_process.terminate();
        m_process.waitForFinished(60'000);
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    /// SIGKILL: nothing is finished, written or said any more.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(60'000);
    }

    http::Client& client() { return *m_client; }

    base::Json get(const std::string& target)
    {
        const auto response = m_client->send("GET", target, {}, {});
        if (!response)
            return nullptr;
        auto json = base::parseJson(response->body);
        return json ? std::move(json).value() : base::Json(nullptr);
    }

    base::Json post(const std::string& target, const base::Json& body)
    {
        const auto response =
            m_client->send("POST", target, { { "Content-Type", "application/json" } }, base::canonical(body));
        if (!response)
            return nullptr;
        auto json = base::parseJson(response->body);
        return json ? std::move(json).value() : base::Json(nullptr);
    }
    const std::string& chain() const { return m_chain; }

    /// A key of keys/keys.json.
    crypto::SigningKey key(const std::string& name) const
    {
        const QString keys = m_data + QStringLiteral("/keys/");
        const auto list = base::parseJson(textOf(keys + QStringLiteral("keys.json")));
        const base::Json& entry = list->at(name);
        const auto passphrase = crypto::readPassphraseFile(
            (keys + QString::fromStdString(entry.at("passphrase_file").asString())).toStdString());
        return std::move(
            crypto::readKeyFile(
                (keys + QString::fromStdString(entry.at("file").asString())).toStdString(), *passphrase))
            .value();
    }

    /// The result of one transaction.
    base::Json submit(
        const crypto::SigningKey& signer, std::string domain, std::string action, base::Json payload)
    {
        const auto transaction = ledger::makeTransaction(signer, m_chain, std::move(domain),
            std::move(action), std::move(payload), base::SystemClock().now() + 300);
        const auto response = m_client->send("POST", "/v1/transactions",
            { { "Content-Type", "application/json" } }, base::canonical(ledger::toJson(transaction)));
        if (!response)
            return nullptr;
        const auto json = base::parseJson(response->body);
        const base::Json* results = json->find("results");
        return results == nullptr ? *json : results->asArray().at(0);
    }

private:
    QString m_data;
    QTemporaryDir m_folder;
    QProcess m_process;
    std::string m_url;
    std::string m_chain;
    std::unique_ptr<http::Client> m_client;
};

} // namespace maru::test
