// SPDX-License-Identifier: Apache-2.0
// The full record of an election, page after page into a file: for whoever exports it and for the observer's check.
#pragma once

#include "shared/client/transport.h"

#include <QObject>
#include <QSaveFile>
#include <QString>

#include <memory>

class QWidget;

namespace maru::console::elections {

/// GUI thread only. Never holds more than a page. Until it has ended well there is no file; cancelled or destroyed
/// before that, none is left.
class RecordDownload final : public QObject {
    Q_OBJECT

public:
    RecordDownload(client::Transport& transport, QString election, QObject* parent);

    /// `cursor`: of the page to begin with; empty: the first.
    void start(const QString& path, const std::string& cursor = {});
    /// ended() follows at once, refused `console.export_cancelled`.
    void cancel();
    qint64 bytes() const { return m_bytes; }

Q_SIGNALS:
    void progressed();
    /// Once.
    void ended(const maru::base::Status& status);

private:
    void ask();
    void take(const base::Result<http::Response>& answer);
    void end(const base::Status& status);

    client::Transport& m_transport;
    QString m_election;
    std::string m_cursor;
    std::unique_ptr<QSaveFile> m_file;
    qint64 m_bytes = 0;
    bool m_hasEnded = false;
};

/// Asks for a file and writes the record into it, with a window that shows how far it is and can cancel.
void exportElectionRecord(
    QWidget* parent, client::Transport& transport, const QString& election, const QString& title);

} // namespace maru::console::elections
