// SPDX-License-Identifier: Apache-2.0
// SHA-256 of a file, read in chunks on another thread: a film of evidence is hashed while the officer goes on typing.
#pragma once

#include "shared/base/result.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>

namespace maru::console {

struct HashedFile {
    QString name; ///< without its folder
    qint64 sizeBytes = 0;
    QString hash; ///< 64 hex digits
};

/// One at a time; starting another or destroying the object gives the earlier one up.
class FileHasher final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~FileHasher() override;

    void start(const QString& path);
    void cancel();
    bool isRunning() const { return m_running != nullptr; }

Q_SIGNALS:
    void progressed(int percent);
    void finished(const maru::console::HashedFile& file);
    /// `console.file_read`
    void failed(const maru::base::Error& error);

private:
    std::shared_ptr<std::atomic<bool>> m_running; ///< true in it: give up
};

/// "3.4 MB", in the units that file managers show (powers of 1000). Whole bytes below 1 kB.
QString formatFileSize(qint64 bytes);

} // namespace maru::console
