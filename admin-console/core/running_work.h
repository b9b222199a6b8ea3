// SPDX-License-Identifier: Apache-2.0
// What is under way in the console: signed work that takes longer than the officer stays at the desk, and things that
// nobody has saved yet. The window asks before it closes over them, and its lock lets signed work go on behind it.
#pragma once

#include <QObject>
#include <QStringList>

#include <functional>
#include <vector>

namespace maru::console {

/// GUI thread only.
class RunningWork final : public QObject {
    Q_OBJECT

public:
    enum class Kind {
        Running, ///< signs by itself: locking covers it and does not stop it
        Waiting, ///< somebody has to do something with it before the console is closed
    };
    /// In the language that is set when it is called.
    using Say = std::function<QString()>;

    explicit RunningWork(QObject* parent = nullptr) : QObject(parent) { }

    /// Replaces what `owner` has said of this kind; ends with end() and with the owner.
    void begin(const QObject* owner, Kind kind, Say say);
    void end(const QObject* owner, Kind kind);
    bool isRunning() const;
    /// One sentence each, first what runs.
    QStringList texts(Kind kind) const;

Q_SIGNALS:
    void changed();

private:
    struct Entry {
        const QObject* owner = nullptr;
        Kind kind = Kind::Running;
        Say say;
    };
    void forget(const QObject* owner);

    std::vector<Entry> m_entries;
};

} // namespace maru::console
