// SPDX-License-Identifier: Apache-2.0
// Exports as an officer makes them: from the table's menu and the detail pane of the real window, rows from the real
// server; what is in the files is compared with what the chain says.
#include <QTest>

#include "admin-console/dialogs/dialogs.h"
#include "admin-console/dialogs/progress_window.h"
#include "admin-console/report/preview_window.h"
#include "admin-console/widgets/badge.h"
#include "admin-console/widgets/column_layout.h"
#include "admin-console/widgets/detail_pane.h"
#include "tests/console/real_window.h"
#include "tests/console/report_fixture.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProgressBar>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;
using maru::console::report::contentOf;
using maru::console::report::outputOf;

namespace {

constexpr int kPercent = 2;
/// Entries of the export menu from the top, separators left out.
constexpr int kCsvEntry = 1;
constexpr int kXlsxEntry = 2;
constexpr int kPdfEntry = 3;
constexpr int kPrintEntry = 4;

QStringList linesOf(const QString& path)
{
    QString text = QString::fromUtf8(contentOf(path));
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    return text.split(u"\r\n"_s, Qt::SkipEmptyParts);
}

QString withoutSpaces(QString text)
{
    static const QRegularExpression spaces(u"\\s"_s);
    return text.remove(spaces);
}

QString pdfText(const QString& path)
{
    return withoutSpaces(QString::fromUtf8(
        outputOf(u"pdftotext"_s, { u"-enc"_s, u"UTF-8"_s, path, u"-"_s }).value_or(QByteArray())));
}

} // namespace

class TestConsoleExport final : public QObject {
    Q_OBJECT

private:
    RealServer m_server;
    RealWindow m_desk;
    QTemporaryDir m_folder;

    ResourcePane* campaigns() { return m_desk.list(u"donations"_s, u"campaigns"_s); }
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QStringList files() const
    {
        return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }
    /// Ctrl+E in the list, down to the entry, Enter; the window that shows how it went.
    ProgressWindow* exportBy(ResourcePane& pane, int entry, const QString& file)
    {
        FileDialog::setNextPath(file);
        QWidget* view = RealWindow::view(pane);
        view->setFocus();
        RealWindow::choose(this, entry, [view] { QTest::keyClick(view, Qt::Key_E, Qt::ControlModifier); });
        if (!QTest::qWaitFor([this] { return progress() != nullptr; }, RealWindow::kActMs))
            return nullptr;
        return progress();
    }
    ProgressWindow* progress() { return m_desk.window().findChild<ProgressWindow*>(); }
    static bool hasEnded(ProgressWindow* window)
    {
        return window != nullptr
            && QTest::qWaitFor(
                [window] {
                    return window->state() == ProgressWindow::State::Finished
                        || window->state() == ProgressWindow::State::Failed;
                },
                RealWindow::kActMs);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty(),
            "poppler-utils is missing: scripts/install-dependencies --test");
        RealWindow::prepare("tst_console_export");
        QVERIFY(m_server.start(kPercent));
    }
    void init()
    {
        QSettings().clear();
        QVERIFY(m_desk.open(m_server, "registrar"));
    }
    void cleanup()
    {
        m_desk.close();
        for (const QString& name : files())
            QFile::remove(m_folder.filePath(name));
    }

    void writesWhatTheTableShows()
    {
        ResourcePane* pane = campaigns();
        QVERIFY(pane != nullptr);
        const int rows = pane->model().rowCount();
        QVERIFY(rows > 10 && rows < 100);
        ProgressWindow* window = exportBy(*pane, kCsvEntry, path("all.csv"));
        QVERIFY(hasEnded(window));
        QVERIFY2(window->state() == ProgressWindow::State::Finished, qPrintable(window->text()));
        QVERIFY2(window->text().contains(QString::number(rows)), qPrintable(window->text()));
        QVERIFY(contentOf(path("all.csv")).startsWith("\xEF\xBB\xBF"));
        const QStringList lines = linesOf(path("all.csv"));
        QCOMPARE(lines.size(), rows + 1);
        // The columns that are shown, in their order, and no other.
        QStringList heads;
        for (const int column : pane->table().layoutOfColumns().shownColumns())
            heads << columnTitle(pane->model().columns()[static_cast<std::size_t>(column)]);
        QCOMPARE(lines.front(), heads.join(u','));
        for (int row = 0; row < rows; ++row) {
            const QString title = pane->model().index(row, 0).data(RowsModel::FullTextRole).toString();
            QVERIFY2(lines[row + 1].contains(title), qPrintable(lines[row + 1]));
        }
    }

    void writesOnlyWhatMatches()
    {
        ResourcePane* pane = campaigns();
        QVERIFY(pane != nullptr);
        const int all = pane->model().rowCount();
        QAbstractButton* chip = RealWindow::chip(*pane, "open");
        QVERIFY(chip != nullptr);
        QTest::mouseClick(chip, Qt::LeftButton);
        QTRY_COMPARE(pane->model().filter(u"state"_s), u"open"_s);
        QVERIFY(RealWindow::waitFor(*pane));
        const int matching = pane->model().rowCount();
        QVERIFY(matching > 0 && matching < all);

        ProgressWindow* window = exportBy(*pane, kCsvEntry, path("open.csv"));
        QVERIFY(hasEnded(window));
        delete window;
        const QStringList lines = linesOf(path("open.csv"));
        QCOMPARE(lines.size(), matching + 1);
        for (int i = 1; i < lines.size(); ++i)
            QVERIFY2(lines[i].contains(stateWord("open").word), qPrintable(lines[i]));

        window = exportBy(*pane, kXlsxEntry, path("open.xlsx"));
        QVERIFY(hasEnded(window));
        QVERIFY2(window->state() == ProgressWindow::State::Finished, qPrintable(window->text()));
        delete window;
        const auto book = outputOf(u"python3"_s,
            { QStringLiteral(MARU_SOURCE_DIR) + u"/tests/console/read_xlsx.py"_s, path("open.xlsx") });
        QVERIFY(book.has_value());
        const QString cells = QString::fromUtf8(QJsonDocument::fromJson(*book).toJson());
        for (int row = 0; row < matching; ++row) {
            const QString title = pane->model().index(row, 0).data(RowsModel::FullTextRole).toString();
            QVERIFY2(cells.contains(title), qPrintable(title));
        }
        const QString closed = stateWord("closed").word;
        QVERIFY2(!cells.contains(u'"' + closed + u'"'), qPrintable(closed));

        window = exportBy(*pane, kPdfEntry, path("open.pdf"));
        QVERIFY(hasEnded(window));
        QVERIFY2(window->state() == ProgressWindow::State::Finished, qPrintable(window->text()));
        const QString text = pdfText(path("open.pdf"));
        // The document says what was left out, and by whom and of which block it is.
        QVERIFY2(text.contains(withoutSpaces(pane->table().filterBar().inWords())), qPrintable(text));
        QVERIFY(text.contains(
            withoutSpaces(m_desk.bench().language.pick(m_desk.bench().session.officer().agencyName))));
        QVERIFY(!text.contains(withoutSpaces(closed)));
    }

    void writesTheSelectedRows()
    {
        ResourcePane* pane = campaigns();
        QVERIFY(pane != nullptr);
        QWidget* view = RealWindow::view(*pane);
        pane->table().view()->selectRow(0);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(pane->table().selectedRows(), (std::vector<int> { 0, 1, 2 }));
        ProgressWindow* window = exportBy(*pane, kCsvEntry, path("three.csv"));
        QVERIFY(hasEnded(window));
        QCOMPARE(linesOf(path("three.csv")).size(), 4);
    }

    void makesADocumentOfARecord()
    {
        ResourcePane* pane = campaigns();
        QVERIFY(pane != nullptr);
        pane->table().view()->selectRow(0);
        const base::Json row = pane->model().row(0);
        pane->detail().checkProof();
        QTRY_COMPARE_WITH_TIMEOUT(
            pane->detail().proofBadge().state(), ProofBadge::State::Holds, RealWindow::kActMs);
        auto* button = pane->detail().findChild<QPushButton*>(u"recordDocument"_s);
        QVERIFY(button != nullptr && button->isVisible());
        FileDialog::setNextPath(path("record.pdf"));
        RealWindow::choose(this, 1, [button] {
            button->setFocus();
            QTest::keyClick(button, Qt::Key_Space);
        });
        QTRY_VERIFY_WITH_TIMEOUT(progress() != nullptr, RealWindow::kActMs);
        ProgressWindow* window = progress();
        QVERIFY(hasEnded(window));
        QVERIFY2(window->state() == ProgressWindow::State::Finished, qPrintable(window->text()));
        const QString text = pdfText(path("record.pdf"));
        QVERIFY2(text.contains(withoutSpaces(m_desk.bench().language.pick(row, "title"))), qPrintable(text));
        QVERIFY(text.contains(toQt(row.stringOr("id", "?"))));
    }

    void opensThePrintPreview()
    {
        ResourcePane* pane = campaigns();
        QVERIFY(pane != nullptr);
        QWidget* view = RealWindow::view(*pane);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_P, Qt::ControlModifier);
        const auto preview = [this] { return m_desk.window().findChild<report::PreviewWindow*>(); };
        QTRY_VERIFY_WITH_TIMEOUT(preview() != nullptr && preview()->isVisible(), RealWindow::kActMs);
        QVERIFY(preview()->pageCount() >= 1);
        QPointer<report::PreviewWindow> window = preview();
        QTest::keyClick(window, Qt::Key_Escape);
        QTRY_VERIFY(window.isNull());
        // And from the menu.
        m_desk.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk.window()));
        view->setFocus();
        RealWindow::choose(
            this, kPrintEntry, [view] { QTest::keyClick(view, Qt::Key_E, Qt::ControlModifier); });
        QTRY_VERIFY_WITH_TIMEOUT(preview() != nullptr && preview()->isVisible(), RealWindow::kActMs);
    }

    void leavesNoFileWhenTheServerDies_data()
    {
        QTest::addColumn<int>("entry");
        QTest::addColumn<QString>("name");
        QTest::newRow("csv") << kCsvEntry << u"dead.csv"_s;
        QTest::newRow("xlsx") << kXlsxEntry << u"dead.xlsx"_s;
        QTest::newRow("pdf") << kPdfEntry << u"dead.pdf"_s;
    }
    void leavesNoFileWhenTheServerDies()
    {
        QFETCH(int, entry);
        QFETCH(QString, name);
        ResourcePane* pane = m_desk.list(u"blocks"_s, u"transactions"_s);
        QVERIFY(pane != nullptr);
        ProgressWindow* window = exportBy(*pane, entry, m_folder.filePath(name));
        QVERIFY(window != nullptr);
        // The demo has more transactions than two of the server's pages: after the first the export is midway.
        const auto* bar = window->findChild<QProgressBar*>();
        while (bar->accessibleDescription().isEmpty() && window->state() == ProgressWindow::State::Running)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCOMPARE(window->state(), ProgressWindow::State::Running);
        m_server.kill();
        QVERIFY(hasEnded(window));
        QCOMPARE(window->state(), ProgressWindow::State::Failed);
        QVERIFY2(window->code().startsWith(u"console."_s), qPrintable(window->code()));
        QVERIFY(window->isVisible());
        QVERIFY2(
            window->text().contains(QCoreApplication::translate("Report", "No file was made or changed.")),
            qPrintable(window->text()));
        QTRY_COMPARE(files(), QStringList());
        m_desk.close();
        QVERIFY(m_server.restart());
    }
};

QTEST_MAIN(TestConsoleExport)
#include "tst_console_export.moc"
