// SPDX-License-Identifier: Apache-2.0
// Rows, supplies and outside readers for the tests of reports.
#pragma once

#include <QTest> // first: moc cannot read <compare> of libstdc++ 12 before it

#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/dialogs/progress_window.h"
#include "admin-console/report/report.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTranslator>

#include <deque>

namespace maru::console::report {

using namespace Qt::StringLiterals;

/// A campaign of the fixture; `name` is the Korean title.
inline base::Json campaign(const QString& name, qint64 raised, qint64 opened = 1795323780)
{
    return base::Json::object(
        { { "title_ko", fromQt(name) }, { "title_en", "Campaign" }, { "raised", std::int64_t(raised) },
            { "donors", std::int64_t(raised / 1000) }, { "opened", std::int64_t(opened) },
            { "state", "open" }, { "days", base::Json::array({ 1, 2, 3 }) } });
}

inline std::vector<ColumnSpec> campaignColumns()
{
    return { { "title", ValueKind::LocalText, QT_TRANSLATE_NOOP("Columns", "Campaign") },
        { "raised", ValueKind::Won, QT_TRANSLATE_NOOP("Columns", "Raised") },
        { "donors", ValueKind::Integer, QT_TRANSLATE_NOOP("Columns", "Donors") },
        { "opened", ValueKind::Time, QT_TRANSLATE_NOOP("Columns", "Time") },
        { "state", ValueKind::State, QT_TRANSLATE_NOOP("Columns", "State") },
        { "days", ValueKind::Count, QT_TRANSLATE_NOOP("Columns", "Transactions") } };
}

/// Pages of a list, given at once; refuses to be asked again before it has answered, and after the last page.
class ListSupply : public RowSupply {
public:
    std::deque<std::vector<base::Json>> pages;
    std::function<void(int question)> onAsked; ///< before the answer
    int asked = 0;

    void next(QObject* context, Sink sink) override
    {
        Q_UNUSED(context)
        QVERIFY2(!pages.empty(), "asked after the last page");
        if (onAsked)
            onAsked(asked);
        ++asked;
        std::vector<base::Json> page = std::move(pages.front());
        pages.pop_front();
        sink(std::move(page), pages.empty());
    }
    std::optional<qint64> total() const override { return std::nullopt; }
};

/// Answers when the test says so.
class WaitingSupply final : public RowSupply {
public:
    Sink waiting;
    QPointer<QObject> context;
    int asked = 0;

    void next(QObject* askedFor, Sink sink) override
    {
        QVERIFY2(!waiting, "two questions at once");
        context = askedFor;
        waiting = std::move(sink);
        ++asked;
    }
    std::optional<qint64> total() const override { return 10; }

    void answer(base::Result<std::vector<base::Json>> page, bool isLast)
    {
        const Sink sink = std::exchange(waiting, nullptr);
        sink(std::move(page), isLast);
    }
};

inline std::shared_ptr<ListSupply> supplyOf(std::vector<base::Json> rows)
{
    auto supply = std::make_shared<ListSupply>();
    supply->pages.push_back(std::move(rows));
    return supply;
}

/// The words of the language, a folder, and a window to be the parent.
class ReportFixture {
public:
    ReportFixture() { m_window.setObjectName(u"parent"_s); }

    bool load(LanguageCode code)
    {
        m_language.set(code);
        QCoreApplication::removeTranslator(&m_translator);
        const QString file = QCoreApplication::applicationDirPath() + u"/../admin-console/shell/console_"_s
            + m_language.tag() + u".qm"_s;
        return m_translator.load(file) && QCoreApplication::installTranslator(&m_translator);
    }

    TableReport table(std::shared_ptr<RowSupply> rows) const
    {
        TableReport report;
        report.title = u"모금 목록"_s;
        report.agency = u"행정안전부"_s;
        report.officer = u"김하늘 주무관"_s;
        report.columns = campaignColumns();
        report.words = Words { &m_language, nullptr, "donation" };
        report.rows = std::move(rows);
        report.asOfHeight = 128402;
        report.asOfTime = 1795323780; // 2026-11-22 14:03 in Korea
        report.issuedAt = 1795323900;
        return report;
    }

    QWidget* window() { return &m_window; }
    QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Everything in the folder, hidden files too.
    QStringList files() const
    {
        return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }
    ProgressWindow* progress() { return m_window.findChild<ProgressWindow*>(); }
    /// Exports and waits for its end; the window that says how it ended.
    ProgressWindow* run(TableReport report, Format format, const QString& name)
    {
        FileDialog::setNextPath(path(name));
        exportTable(&m_window, std::move(report), format);
        return waitForEnd();
    }
    ProgressWindow* waitForEnd()
    {
        ProgressWindow* window = progress();
        if (window == nullptr)
            return nullptr;
        const bool ended = QTest::qWaitFor(
            [window] {
                return window->state() == ProgressWindow::State::Finished
                    || window->state() == ProgressWindow::State::Failed;
            },
            120'000);
        return ended ? window : nullptr;
    }
    void closeWindows()
    {
        for (ProgressWindow* window : m_window.findChildren<ProgressWindow*>())
            delete window;
    }
    const Language& language() const { return m_language; }

private:
    QWidget m_window;
    Language m_language;
    QTranslator m_translator;
    QTemporaryDir m_folder;
};

inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Standard output of a program; nothing when it is missing or fails.
inline std::optional<QByteArray> outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForStarted() || !process.waitForFinished(120'000)
        || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput();
}

/// Files that this process has open though they have no name any more (Linux).
inline int openNamelessFiles()
{
    int count = 0;
    for (const QFileInfo& link : QDir(u"/proc/self/fd"_s).entryInfoList(QDir::Files | QDir::System))
        count += link.symLinkTarget().endsWith(u"(deleted)"_s) ? 1 : 0;
    return count;
}

/// Bytes of all regular files that this process has open (Linux), also of those without a name.
inline qint64 bytesInOpenFiles()
{
    qint64 bytes = 0;
    for (const QFileInfo& link : QDir(u"/proc/self/fd"_s).entryInfoList(QDir::Files | QDir::System)) {
        QFile file(link.filePath());
        // Opened anew, as the target may have no name any more; pipes and sockets are left alone.
        const QString target = link.symLinkTarget();
        if (target.contains(u"pipe:"_s) || target.contains(u"socket:"_s) || target.startsWith(u"/dev/"_s))
            continue;
        if ((target.endsWith(u"(deleted)"_s) || QFileInfo(target).isWritable())
            && file.open(QIODevice::ReadOnly))
            bytes += file.size();
    }
    return bytes;
}

} // namespace maru::console::report
