// SPDX-License-Identifier: Apache-2.0
// Hashing on the thread pool.
#include "admin-console/core/file_hash.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHashChunkBytes = 1 << 20;

} // namespace

FileHasher::~FileHasher()
{
    cancel();
}

void FileHasher::cancel()
{
    if (m_running)
        m_running->store(true);
    m_running.reset();
}

void FileHasher::start(const QString& path)
{
    cancel();
    const auto stop = std::make_shared<std::atomic<bool>>(false);
    m_running = stop;
    // The thread touches the object only through this pointer on the GUI thread; the flag tells whether it is still of
    // interest, and is set before the object dies.
    const QPointer<FileHasher> self(this);
    const auto tell = [self, stop](std::function<void(FileHasher&)> what) {
        QMetaObject::invokeMethod(
            qApp,
            [self, stop, what = std::move(what)] {
                if (self && !stop->load())
                    what(*self);
            },
            Qt::QueuedConnection);
    };
    QThreadPool::globalInstance()->start([path, stop, tell] {
        QFile file(path);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        qint64 done = 0;
        int told = -1;
        bool isGood = file.open(QIODevice::ReadOnly);
        const qint64 size = isGood ? file.size() : 0;
        while (isGood && !stop->load()) {
            const QByteArray chunk = file.read(kHashChunkBytes);
            if (chunk.isEmpty()) {
                isGood = file.error() == QFileDevice::NoError;
                break;
            }
            hash.addData(chunk);
            done += chunk.size();
            const int percent = size <= 0 ? 0 : static_cast<int>(qMin<qint64>(100, done * 100 / size));
            if (percent != told) {
                told = percent;
                tell([percent](FileHasher& one) { Q_EMIT one.progressed(percent); });
            }
        }
        if (!isGood) {
            tell([path](FileHasher& one) {
                one.m_running.reset();
                Q_EMIT one.failed(base::refused("console.file_read"));
            });
            return;
        }
        const HashedFile result { QFileInfo(path).fileName(), done,
            QString::fromLatin1(hash.result().toHex()) };
        tell([result](FileHasher& one) {
            one.m_running.reset();
            Q_EMIT one.finished(result);
        });
    });
}

QString formatFileSize(qint64 bytes)
{
    if (bytes < 1000)
        return QString::number(bytes) + u" B"_s;
    const char* const units[] = { "kB", "MB", "GB", "TB" };
    qint64 tenths = bytes / 100;
    int unit = 0;
    while (tenths >= 10'000 && unit < 3) {
        tenths /= 1000;
        ++unit;
    }
    return QString::number(tenths / 10) + u'.' + QString::number(tenths % 10) + u' '
        + QString::fromLatin1(units[unit]);
}

} // namespace maru::console
