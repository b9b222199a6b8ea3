// SPDX-License-Identifier: Apache-2.0
// SoftHSM2 for tests: tokens in a folder of their own.
#pragma once

#include <QtTest>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <filesystem>
#include <string>

namespace maru::testing {

/// The module, or an empty path when SoftHSM2 is not installed.
inline std::filesystem::path softHsmModule()
{
    for (const char* path :
        { "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so" })
        if (std::filesystem::exists(path))
            return path;
    return {};
}

/// One configuration for the process: the module reads it once, when it is loaded.
class SoftHsm {
public:
    SoftHsm()
    {
        const QString folder = m_folder.path();
        QDir(folder).mkdir(QStringLiteral("tokens"));
        QFile config(configPath());
        if (config.open(QIODevice::WriteOnly))
            config.write("directories.tokendir = " + folder.toUtf8()
                + "/tokens\nobjectstore.backend = file\nlog.level = ERROR\n");
        config.close();
        qputenv("SOFTHSM2_CONF", configPath().toUtf8());
    }

    QString configPath() const { return m_folder.path() + QStringLiteral("/softhsm2.conf"); }

    /// Must be called before the module is loaded. False when softhsm2-util is not there or fails.
    bool addToken(const QString& label, const QString& pin) const
    {
        QProcess tool;
        tool.start(QStringLiteral("softhsm2-util"),
            { QStringLiteral("--init-token"), QStringLiteral("--free"), QStringLiteral("--label"), label,
                QStringLiteral("--pin"), pin, QStringLiteral("--so-pin"), QStringLiteral("87654321") });
        return tool.waitForFinished(30'000) && tool.exitStatus() == QProcess::NormalExit
            && tool.exitCode() == 0;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace maru::testing
