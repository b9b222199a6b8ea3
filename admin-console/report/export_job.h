// SPDX-License-Identifier: Apache-2.0
// An export that runs: asks for rows, writes them, shows how far it is.
#pragma once

#include "admin-console/report/report.h"
#include "admin-console/report/row_writer.h"

#include <QObject>

namespace maru::console {
class ProgressWindow;
}

namespace maru::console::report {

/// Lives in its ProgressWindow and ends before it. GUI thread.
class ExportJob final : public QObject {
    Q_OBJECT

public:
    /// Begins when the event loop comes round. `rows` may be null: the writer has everything. `path` is shown at the
    /// end; empty where the result is no file: then the window goes by itself when all went well.
    static ProgressWindow* start(QWidget* parent, const QString& title, std::shared_ptr<RowSupply> rows,
        std::unique_ptr<RowWriter> writer, const QString& path);

private:
    ExportJob(ProgressWindow* window, std::shared_ptr<RowSupply> rows, std::unique_ptr<RowWriter> writer,
        const QString& path);
    void begin();
    void askForPage();
    void takePage(const base::Result<std::vector<base::Json>>& page, bool isLast);
    void finishWriting();
    void succeed();
    void fail(const base::Error& error);
    void release();

    ProgressWindow* m_window;
    std::shared_ptr<RowSupply> m_rows;
    std::unique_ptr<RowWriter> m_writer;
    QString m_path;
    qint64 m_count = 0;
    bool m_hasEnded = false;
    bool m_waits = false; ///< for a page: a second answer to one question is dropped
};

} // namespace maru::console::report
