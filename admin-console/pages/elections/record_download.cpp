// SPDX-License-Identifier: Apache-2.0
// Pages of a record into a file.
#include "admin-console/pages/elections/record_download.h"

#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/dialogs/progress_window.h"
#include "admin-console/report/document.h"
#include "shared/client/requests.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>
#include <QWidget>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

struct RecordWords {
    Q_DECLARE_TR_FUNCTIONS(maru::console::elections::RecordWords)
};

} // namespace

RecordDownload::RecordDownload(client::Transport& transport, QString election, QObject* parent)
    : QObject(parent), m_transport(transport), m_election(std::move(election))
{
}

void RecordDownload::start(const QString& path, const std::string& cursor)
{
    m_cursor = cursor;
    m_file = std::make_unique<QSaveFile>(path);
    if (!m_file->open(QIODevice::WriteOnly)) {
        end(base::failed("console.export_file"));
        return;
    }
    ask();
}

void RecordDownload::ask()
{
    const auto request = client::requests::electionRecord(fromQt(m_election), m_cursor);
    m_transport.send(
        request.call, [guard = QPointer<RecordDownload>(this)](base::Result<http::Response> answer) {
            if (guard)
                guard->take(answer);
        });
}

void RecordDownload::take(const base::Result<http::Response>& answer)
{
    if (m_hasEnded)
        return;
    if (!answer) {
        end(answer.error());
        return;
    }
    if (answer->status < 200 || answer->status > 299) {
        end(client::problemOf(*answer));
        return;
    }
    const auto page = client::requests::electionRecord(fromQt(m_election), m_cursor).decode(*answer);
    if (!page) {
        end(page.error());
        return;
    }
    const auto size = static_cast<qint64>(page->lines.size());
    if (m_file->write(page->lines.data(), size) != size) {
        end(base::failed("console.export_file"));
        return;
    }
    m_bytes += size;
    if (page->next.empty()) {
        if (m_file->commit())
            end({});
        else
            end(base::failed("console.export_file"));
        return;
    }
    if (page->next == m_cursor) { // would never end
        end(base::failed("console.protocol"));
        return;
    }
    m_cursor = page->next;
    Q_EMIT progressed();
    ask();
}

void RecordDownload::cancel()
{
    end(base::refused("console.export_cancelled"));
}

void RecordDownload::end(const base::Status& status)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_file.reset();
    Q_EMIT ended(status);
}

void exportElectionRecord(
    QWidget* parent, client::Transport& transport, const QString& election, const QString& title)
{
    FileDialog::askSave(parent, RecordWords::tr("Save the full record"), election + u".maru-election.jsonl"_s,
        RecordWords::tr("Election records (*.jsonl)"),
        [parent, &transport, election, title](const QString& path) {
            auto* window = new ProgressWindow(RecordWords::tr("Record: %1").arg(title), parent);
            auto* work = new RecordDownload(transport, election, window);
            window->setStep(RecordWords::tr("Fetching the record…"));
            window->setProgress(0, std::nullopt);
            QObject::connect(window, &ProgressWindow::cancelRequested, work, &RecordDownload::cancel);
            QObject::connect(work, &RecordDownload::progressed, window, [window, work] {
                window->setStep(RecordWords::tr("Fetching the record… %1")
                                    .arg(QLocale().formattedDataSize(work->bytes())));
            });
            QObject::connect(
                work, &RecordDownload::ended, window, [window, work, path](const base::Status& status) {
                    if (status)
                        window->finish(
                            RecordWords::tr("The record is written (%1). Anybody can check it with: "
                                            "maru-verify election FILE")
                                .arg(QLocale().formattedDataSize(work->bytes())),
                            path);
                    else
                        window->fail(problemText(status.error(), report::documentLanguage()),
                            toQt(status.error().code));
                });
            work->start(path);
        });
}

} // namespace maru::console::elections
