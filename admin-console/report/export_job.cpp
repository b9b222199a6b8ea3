// SPDX-License-Identifier: Apache-2.0
// Exports that run.
#include "admin-console/report/export_job.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/progress_window.h"
#include "admin-console/report/document.h"

#include <QCoreApplication>
#include <QDir>
#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace maru::console::report {

using namespace Qt::StringLiterals;

ProgressWindow* ExportJob::start(QWidget* parent, const QString& title, std::shared_ptr<RowSupply> rows,
    std::unique_ptr<RowWriter> writer, const QString& path)
{
    // The page may be closed meanwhile, its window stays.
    auto* window = new ProgressWindow(title, parent == nullptr ? nullptr : parent->window());
    auto* job = new ExportJob(window, std::move(rows), std::move(writer), path);
    QTimer::singleShot(0, job, &ExportJob::begin);
    return window;
}

ExportJob::ExportJob(ProgressWindow* window, std::shared_ptr<RowSupply> rows,
    std::unique_ptr<RowWriter> writer, const QString& path)
    : QObject(window), m_window(window), m_rows(std::move(rows)), m_writer(std::move(writer)), m_path(path)
{
    connect(window, &ProgressWindow::cancelRequested, this,
        [this] { fail(base::refused("console.export_cancelled")); });
}

void ExportJob::begin()
{
    if (m_hasEnded)
        return;
    if (const base::Status status = m_writer->open(); !status)
        return fail(status.error());
    if (m_rows == nullptr)
        return finishWriting();
    m_window->setStep(QCoreApplication::translate("Report", "Reading and writing the rows"));
    m_window->setProgress(0, m_rows->total());
    askForPage();
}

void ExportJob::askForPage()
{
    if (m_hasEnded)
        return;
    m_waits = true;
    const std::shared_ptr<RowSupply> rows = m_rows; // lives through a cancel from inside
    rows->next(this, [guard = QPointer<ExportJob>(this)](const auto& page, bool isLast) {
        if (guard)
            guard->takePage(page, isLast);
    });
}

void ExportJob::takePage(const base::Result<std::vector<base::Json>>& page, bool isLast)
{
    if (m_hasEnded || !m_waits)
        return;
    m_waits = false;
    if (!page)
        return fail(page.error());
    if (const base::Status status = m_writer->write(*page); !status)
        return fail(status.error());
    m_count += static_cast<qint64>(page->size());
    m_window->setProgress(m_count, m_rows->total());
    if (isLast)
        return finishWriting();
    // Through the event loop, so that a supply that answers at once neither blocks the window nor fills the stack.
    QTimer::singleShot(0, this, &ExportJob::askForPage);
}

void ExportJob::finishWriting()
{
    m_window->setStep(QCoreApplication::translate("Report", "Finishing the document"));
    m_window->setProgress(0, std::nullopt);
    // A child, so that release() ends at once whatever the writer still has under way.
    m_writer->finish(
        new QObject(this),
        [this](qint64 done, std::optional<qint64> total) { m_window->setProgress(done, total); },
        [this](const base::Status& status) {
            if (m_hasEnded)
                return;
            if (status)
                succeed();
            else
                fail(status.error());
        });
}

void ExportJob::succeed()
{
    m_hasEnded = true;
    if (m_path.isEmpty()) {
        m_window->deleteLater();
        return;
    }
    const QString path = QDir::toNativeSeparators(m_path);
    m_window->finish(m_rows == nullptr
            ? QCoreApplication::translate("Report", "Saved: %1").arg(path)
            : QCoreApplication::translate("Report", "Saved %1 rows: %2").arg(formatInteger(m_count), path),
        m_path);
    deleteLater();
}

void ExportJob::fail(const base::Error& error)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    release();
    QString text = problemText(error, documentLanguage());
    if (error.code != "console.export_cancelled" && !m_path.isEmpty())
        text += u'\n' + QCoreApplication::translate("Report", "No file was made or changed.");
    m_window->fail(text, toQt(error.code));
    deleteLater();
}

void ExportJob::release()
{
    m_writer.reset();
    m_rows.reset();
    while (!children().isEmpty())
        delete children().constFirst();
}

} // namespace maru::console::report
