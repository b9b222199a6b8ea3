// SPDX-License-Identifier: Apache-2.0
// Tables as CSV and XLSX: read back by others, page by page, and nothing left when it goes wrong.
#include "tests/console/report_fixture.h"

#include "admin-console/core/format.h"
#include "admin-console/report/csv_writer.h"
#include "admin-console/report/file_name.h"
#include "admin-console/report/xlsx_writer.h"

#include <QAbstractButton>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <algorithm>
#include <limits>

using namespace maru;
using namespace maru::console;
using namespace maru::console::report;

namespace {

/// The value of an amount in words, by reading: a second way that shares nothing with the writer.
std::optional<qint64> readWords(QString text)
{
    if (!text.startsWith(u"일금 "_s) || !text.endsWith(u"원정"_s))
        return std::nullopt;
    text = text.mid(3).chopped(2);
    qint64 sign = 1;
    if (text.startsWith(u"마이너스 "_s)) {
        sign = -1;
        text = text.mid(5);
    }
    if (text == u"영"_s)
        return sign == 1 ? std::optional<qint64>(0) : std::nullopt;
    const QString digits = u"영일이삼사오육칠팔구"_s;
    qint64 total = 0;
    qint64 group = 0;
    qint64 digit = -1;
    for (const QChar character : text) {
        if (const auto value = digits.indexOf(character); value > 0) {
            if (digit != -1)
                return std::nullopt;
            digit = value;
            continue;
        }
        const qint64 unit = character == u'십' ? 10
            : character == u'백'               ? 100
            : character == u'천'               ? 1000
                                               : 0;
        if (unit != 0) {
            if (digit == -1) // every place is named: 일십, not 십
                return std::nullopt;
            group += digit * unit;
            digit = -1;
            continue;
        }
        const qint64 big = character == u'만' ? 10'000
            : character == u'억'              ? 100'000'000
            : character == u'조'              ? 1'000'000'000'000
                                              : 0;
        if (big == 0)
            return std::nullopt;
        total += (group + std::max<qint64>(digit, 0)) * big;
        group = 0;
        digit = -1;
    }
    return sign * (total + group + std::max<qint64>(digit, 0));
}

QJsonArray readBook(const QString& path, bool onlyCount = false)
{
    QStringList arguments { QStringLiteral(MARU_SOURCE_DIR) + u"/tests/console/read_xlsx.py"_s, path };
    if (onlyCount)
        arguments << u"--count"_s;
    const auto output = outputOf(u"python3"_s, arguments);
    return output ? QJsonDocument::fromJson(*output).array() : QJsonArray();
}

QJsonObject cellAt(const QJsonArray& book, int sheet, int row, int column)
{
    return book[sheet].toObject()[u"rows"_s].toArray()[row].toArray()[column].toObject();
}

QString textAt(const QJsonArray& book, int sheet, int row, int column)
{
    return cellAt(book, sheet, row, column)[u"value"_s].toString();
}

} // namespace

class TestReportFiles final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ReportFixture> m_fixture;

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<ReportFixture>();
        QVERIFY(m_fixture->load(LanguageCode::Korean));
    }
    void cleanup() { m_fixture.reset(); }

    void escapesCells_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << u"겨울 이불"_s << QByteArray("겨울 이불");
        QTest::newRow("empty") << QString() << QByteArray();
        QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"");
        QTest::newRow("quotes") << u"say \"hi\""_s << QByteArray("\"say \"\"hi\"\"\"");
        QTest::newRow("line end") << u"a\nb"_s << QByteArray("\"a\nb\"");
        QTest::newRow("line end of Windows") << u"a\r\nb"_s << QByteArray("\"a\nb\"");
        QTest::newRow("formula") << u"=HYPERLINK(\"x\",\"y\")"_s
                                 << QByteArray("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
        QTest::newRow("plus") << u"+82 2 1234"_s << QByteArray("'+82 2 1234");
        QTest::newRow("minus text") << u"-x"_s << QByteArray("'-x");
        QTest::newRow("minus number") << u"-5000"_s << QByteArray("-5000");
        QTest::newRow("at") << u"@SUM(A1)"_s << QByteArray("'@SUM(A1)");
        QTest::newRow("tab") << u"\t=1"_s << QByteArray("'\t=1");
        QTest::newRow("line end first") << u"\n=1"_s << QByteArray("\"'\n=1\"");
        QTest::newRow("carriage return first") << u"\r=1"_s << QByteArray("\"'\n=1\"");
        QTest::newRow("wide equals") << u"＝1+1"_s << QByteArray("'＝1+1");
        QTest::newRow("number") << u"1234567"_s << QByteArray("1234567");
        QTest::newRow("NUL") << QString(u"a"_s + QChar(0) + u'b') << QByteArray("a␀b");
        QTest::newRow("bell and DEL") << QString(QChar(7) + QString(QChar(0x7f))) << QByteArray("␇␡");
        QTest::newRow("half of a pair") << QString(QChar(0xd83d)) << QByteArray("\xEF\xBF\xBD");
        QTest::newRow("beyond the basic plane") << QString::fromUcs4(U"😀") << QByteArray("😀");
    }
    void escapesCells()
    {
        QFETCH(QString, text);
        QTEST(csvCell(text), "cell");
    }

    void writesCsvByteForByte()
    {
        base::Json second = campaign(u"=1+1"_s, -50000, 0);
        second.set("state", "refunding");
        ProgressWindow* end =
            m_fixture->run(m_fixture->table(supplyOf({ campaign(u"겨울, \"이불\""_s, 1234567), second })),
                Format::Csv, u"a.csv"_s);
        QVERIFY(end != nullptr);
        QCOMPARE(end->state(), ProgressWindow::State::Finished);
        QCOMPARE(contentOf(m_fixture->path(u"a.csv"_s)),
            QByteArray("\xEF\xBB\xBF"
                       "캠페인,모금액,기부자,시각,상태,거래\r\n"
                       "\"겨울, \"\"이불\"\"\",1234567,1234,2026-11-22 14:03,진행 중,3\r\n"
                       "'=1+1,-50000,-50,,환급 중,3\r\n"));
        QCOMPARE(m_fixture->files(), QStringList { u"a.csv"_s });
        QVERIFY(end->text().contains(u"2건"_s));
    }

    void writesSharesAsNumbersAndLeavesTotalsOutOfTheFilter()
    {
        TableReport report = m_fixture->table(nullptr);
        report.columns = { { "name", ValueKind::Text, nullptr, {}, 120, true, false, u"투표구"_s },
            { "share", ValueKind::Share, nullptr, {}, 120, true, false, u"투표율"_s } };
        const auto row = [](const char* name, const base::Json& share) {
            return base::Json::object({ { "name", name }, { "share", share } });
        };
        const auto rows = [&row] {
            return supplyOf({ row("1동", base::Json(666'666'667)), row("2동", base::Json("–")),
                row("합계", base::Json(300'000'000)) });
        };
        report.rows = rows();
        report.totals = 1;
        QVERIFY(m_fixture->run(report, Format::Xlsx, u"a.xlsx"_s));
        const QJsonArray book = readBook(m_fixture->path(u"a.xlsx"_s));
        const QJsonObject share = cellAt(book, 0, 1, 1);
        QCOMPARE(share[u"type"_s].toString(), u"n"_s);
        QCOMPARE(share[u"format"_s].toString(), u"0.00 %"_s);
        QVERIFY(qAbs(share[u"value"_s].toString().toDouble() - 0.666'666'667) < 1e-12);
        // Where there is no share there is no number.
        QCOMPARE(textAt(book, 0, 2, 1), u"–"_s);
        QCOMPARE(cellAt(book, 0, 2, 1)[u"type"_s].toString(), u"inlineStr"_s);
        // Sorting and filtering leave the total where it is.
        QCOMPARE(book[0].toObject()[u"filter"_s].toString(), u"A1:B3"_s);
        QCOMPARE(book[0].toObject()[u"count"_s].toInt(), 4);
        // In text it is what people read.
        m_fixture->closeWindows();
        report.rows = rows();
        QVERIFY(m_fixture->run(report, Format::Csv, u"a.csv"_s));
        QVERIFY(contentOf(m_fixture->path(u"a.csv"_s)).contains("1동,66.67 %\r\n"));
    }

    void writesWorkbooksThatOthersRead()
    {
        const QString nasty = u"_x0041_ <&> \"q\"\nline"_s + QChar(1);
        const QString huge = QString(40'000, u'가');
        TableReport report = m_fixture->table(
            supplyOf({ campaign(u"=SUM(A1:A9)"_s, 1234567), campaign(nasty, -5, 0), campaign(huge, 0) }));
        report.title = u"모금: 목록/2026 [전체]"_s;
        report.conditions = u"상태: 모금 중"_s;
        ProgressWindow* end = m_fixture->run(report, Format::Xlsx, u"a.xlsx"_s);
        QVERIFY(end != nullptr);
        QVERIFY2(end->state() == ProgressWindow::State::Finished, qPrintable(end->text()));
        QCOMPARE(m_fixture->files(), QStringList { u"a.xlsx"_s });

        const QJsonArray book = readBook(m_fixture->path(u"a.xlsx"_s));
        QCOMPARE(book.size(), 2);
        const QJsonObject rows = book[0].toObject();
        QCOMPARE(rows[u"name"_s].toString(), u"모금  목록 2026  전체"_s);
        QCOMPARE(rows[u"frozen"_s].toArray(), (QJsonArray { u"1"_s, u"frozen"_s }));
        QCOMPARE(rows[u"filter"_s].toString(), u"A1:F4"_s);
        QCOMPARE(rows[u"count"_s].toInt(), 4);
        QCOMPARE(textAt(book, 0, 0, 1), u"모금액"_s);
        // Text stays text, numbers and times are numbers with a format.
        QCOMPARE(textAt(book, 0, 1, 0), u"=SUM(A1:A9)"_s);
        QCOMPARE(cellAt(book, 0, 1, 0)[u"type"_s].toString(), u"inlineStr"_s);
        QVERIFY(!cellAt(book, 0, 1, 0)[u"formula"_s].toBool());
        const QJsonObject won = cellAt(book, 0, 1, 1);
        QCOMPARE(won[u"type"_s].toString(), u"n"_s);
        QCOMPARE(won[u"value"_s].toString(), u"1234567"_s);
        QCOMPARE(won[u"format"_s].toString(), u"#,##0\"원\""_s);
        QCOMPARE(cellAt(book, 0, 1, 2)[u"format"_s].toString(), u"#,##0"_s);
        const QJsonObject time = cellAt(book, 0, 1, 3);
        QCOMPARE(time[u"format"_s].toString(), u"yyyy-mm-dd hh:mm"_s);
        // 2026-11-22 is day 46348 of Excel; 14:03 is 843 of 1440 minutes.
        QVERIFY(qAbs(time[u"value"_s].toString().toDouble() - (46348 + 843.0 / 1440)) < 1e-6);
        QCOMPARE(textAt(book, 0, 1, 4), u"진행 중"_s);
        QCOMPARE(textAt(book, 0, 1, 5), u"3"_s);
        QCOMPARE(textAt(book, 0, 2, 0), u"_x0041_ <&> \"q\"\nline␁"_s);
        QCOMPARE(textAt(book, 0, 2, 1), u"-5"_s);
        // A time that is not set leaves no cell: what stands there is the next column's.
        QCOMPARE(cellAt(book, 0, 2, 3)[u"at"_s].toString(), u"E3"_s);
        const QString cut = textAt(book, 0, 3, 0);
        QCOMPARE(cut.size(), qsizetype(32'767));
        QVERIFY(cut.endsWith(u'…'));
        const QJsonArray widths = rows[u"widths"_s].toArray();
        QCOMPARE(widths.size(), 6);
        QVERIFY(widths[0].toDouble() > 50 && widths[0].toDouble() < 70);

        QCOMPARE(book[1].toObject()[u"name"_s].toString(), u"정보"_s);
        QMap<QString, QString> about;
        for (const QJsonValue& row : book[1].toObject()[u"rows"_s].toArray()) {
            if (const QJsonArray cells = row.toArray(); cells.size() == 2)
                about[cells[0].toObject()[u"value"_s].toString()] =
                    cells[1].toObject()[u"value"_s].toString();
        }
        QCOMPARE(textAt(book, 1, 0, 0), u"모금: 목록/2026 [전체]"_s);
        QCOMPARE(about[u"기관"_s], u"행정안전부"_s);
        QCOMPARE(about[u"작성자"_s], u"김하늘 주무관"_s);
        QCOMPARE(about[u"조건"_s], u"상태: 모금 중"_s);
        QCOMPARE(about[u"건수"_s], u"3"_s);
        QCOMPARE(about[u"기준 블록"_s], u"128402"_s);
        QCOMPARE(about[u"블록 시각"_s], u"2026-11-22 14:03 KST"_s);
    }

    void keepsTheLargestAmountExact()
    {
        QVERIFY(m_fixture->run(m_fixture->table(supplyOf({ campaign(u"a"_s, base::kMaxSafeInteger) })),
            Format::Xlsx, u"a.xlsx"_s));
        QCOMPARE(textAt(readBook(m_fixture->path(u"a.xlsx"_s)), 0, 1, 1), u"9007199254740991"_s);
    }

    void goesOnInFurtherSheets()
    {
        QCOMPARE(kXlsxRowsPerSheet, qint64(1'048'575)); // Excel's 2^20 rows less the header
        std::vector<base::Json> rows;
        for (int i = 0; i < 25; ++i)
            rows.push_back(campaign(u"모금 "_s + QString::number(i), i));
        const QString path = m_fixture->path(u"a.xlsx"_s);
        XlsxWriter writer(path, m_fixture->table(nullptr), 10);
        QVERIFY(writer.open());
        QVERIFY(writer.write({ rows.begin(), rows.begin() + 10 })); // exactly one sheet
        QVERIFY(writer.write({ rows.begin() + 10, rows.end() }));
        std::optional<base::Status> end;
        writer.finish(
            this, [](qint64, std::optional<qint64>) {}, [&end](const base::Status& status) { end = status; });
        QTRY_VERIFY(end.has_value());
        QVERIFY(end->has_value());
        const QJsonArray book = readBook(path);
        QCOMPARE(book.size(), 4);
        const QStringList names { u"모금 목록"_s, u"정보"_s, u"모금 목록 (2)"_s, u"모금 목록 (3)"_s };
        const QList<int> counts { 11, -1, 11, 6 };
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(book[i].toObject()[u"name"_s].toString(), names[i]);
            if (counts[i] >= 0)
                QCOMPARE(book[i].toObject()[u"count"_s].toInt(), counts[i]);
        }
        QCOMPARE(textAt(book, 2, 0, 0), u"캠페인"_s);
        QCOMPARE(textAt(book, 2, 1, 0), u"모금 10"_s);
        QCOMPARE(textAt(book, 3, 5, 0), u"모금 24"_s);
        QCOMPARE(book[2].toObject()[u"filter"_s].toString(), u"A1:F11"_s);
        QCOMPARE(book[3].toObject()[u"filter"_s].toString(), u"A1:F6"_s);
    }

    void writesEmptyTables_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("csv") << int(Format::Csv);
        QTest::newRow("xlsx") << int(Format::Xlsx);
    }
    void writesEmptyTables()
    {
        QFETCH(int, format);
        ProgressWindow* end = m_fixture->run(m_fixture->table(supplyOf({})), Format(format), u"a"_s);
        QVERIFY(end != nullptr);
        QCOMPARE(end->state(), ProgressWindow::State::Finished);
        if (Format(format) == Format::Csv)
            QCOMPARE(contentOf(m_fixture->path(u"a"_s)).count('\n'), 1);
        else
            QCOMPARE(readBook(m_fixture->path(u"a"_s))[0].toObject()[u"count"_s].toInt(), 1);
    }

    void leavesNothingWhenCancelled_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("csv") << int(Format::Csv);
        QTest::newRow("xlsx") << int(Format::Xlsx);
        QTest::newRow("pdf") << int(Format::Pdf);
    }
    void leavesNothingWhenCancelled()
    {
        QFETCH(int, format);
        QFile old(m_fixture->path(u"old"_s));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("before") == 6);
        old.close();
        const int nameless = openNamelessFiles();
        const auto supply = std::make_shared<WaitingSupply>();
        FileDialog::setNextPath(m_fixture->path(u"old"_s));
        exportTable(m_fixture->window(), m_fixture->table(supply), Format(format));
        QTRY_COMPARE(supply->asked, 1);
        supply->answer(std::vector<base::Json>(5, campaign(u"a"_s, 1)), false);
        QTRY_COMPARE(supply->asked, 2);
        ProgressWindow* window = m_fixture->progress();
        QCOMPARE(window->state(), ProgressWindow::State::Running);
        QCOMPARE(window->countText(), u"5 / 10"_s);
        window->cancel();
        QCOMPARE(window->state(), ProgressWindow::State::Failed);
        QCOMPARE(window->code(), u"console.export_cancelled"_s);
        QVERIFY(!window->text().isEmpty());
        // The answer to the last question comes too late and changes nothing.
        supply->answer(std::vector<base::Json>(5, campaign(u"b"_s, 1)), true);
        QTRY_VERIFY(supply->context.isNull());
        QCOMPARE(m_fixture->files(), QStringList { u"old"_s });
        QCOMPARE(contentOf(m_fixture->path(u"old"_s)), QByteArray("before"));
        QCOMPARE(openNamelessFiles(), nameless);
    }

    void leavesNothingWhenTheServerGoesAway_data() { leavesNothingWhenCancelled_data(); }
    void leavesNothingWhenTheServerGoesAway()
    {
        QFETCH(int, format);
        const auto supply = std::make_shared<WaitingSupply>();
        FileDialog::setNextPath(m_fixture->path(u"a"_s));
        exportTable(m_fixture->window(), m_fixture->table(supply), Format(format));
        QTRY_COMPARE(supply->asked, 1);
        supply->answer(std::vector<base::Json>(5, campaign(u"a"_s, 1)), false);
        QTRY_COMPARE(supply->asked, 2);
        supply->answer(base::failed("console.offline"), false);
        ProgressWindow* window = m_fixture->waitForEnd();
        QVERIFY(window != nullptr);
        QCOMPARE(window->state(), ProgressWindow::State::Failed);
        QCOMPARE(window->code(), u"console.offline"_s);
        QVERIFY(window->text().contains(u"서버에 연결할 수 없습니다"_s));
        QVERIFY(window->text().contains(u"파일을 새로 만들거나 바꾸지 않았습니다"_s));
        QCOMPARE(m_fixture->files(), QStringList());
    }

    void refusesPlacesThatCannotBeWritten_data() { leavesNothingWhenCancelled_data(); }
    void refusesPlacesThatCannotBeWritten()
    {
        QFETCH(int, format);
        // A folder that is not there, and a folder where the file should be: also root cannot write these.
        QVERIFY(QDir().mkpath(m_fixture->path(u"folder"_s)));
        for (const QString& name : { u"missing/a"_s, u"folder"_s }) {
            const auto supply = std::make_shared<WaitingSupply>();
            ProgressWindow* window = m_fixture->run(m_fixture->table(supply), Format(format), name);
            QVERIFY(window != nullptr);
            QCOMPARE(window->state(), ProgressWindow::State::Failed);
            QCOMPARE(window->code(), u"console.export_file"_s);
            QCOMPARE(supply->asked, 0); // found before anything was read
            m_fixture->closeWindows();
        }
        QCOMPARE(m_fixture->files(), QStringList());
    }

    void cancelsWhilePacking()
    {
        FileDialog::setNextPath(m_fixture->path(u"a.xlsx"_s));
        auto supply = std::make_shared<ListSupply>();
        for (int page = 0; page < 20; ++page)
            supply->pages.push_back(std::vector<base::Json>(500, campaign(u"모금"_s, page)));
        exportTable(m_fixture->window(), m_fixture->table(supply), Format::Xlsx);
        ProgressWindow* window = m_fixture->progress();
        // Posted before the last page is given, so it comes when the thread packs and before its answer.
        supply->onAsked = [window](int question) {
            if (question == 19)
                QMetaObject::invokeMethod(window, &ProgressWindow::cancel, Qt::QueuedConnection);
        };
        QVERIFY(m_fixture->waitForEnd() == window);
        QVERIFY(supply->pages.empty());
        QCOMPARE(window->code(), u"console.export_cancelled"_s);
        // The unfinished file goes when the thread has ended.
        QTRY_COMPARE(m_fixture->files(), QStringList());
    }

    void diesWithItsWindow()
    {
        const auto supply = std::make_shared<WaitingSupply>();
        {
            QWidget parent;
            FileDialog::setNextPath(m_fixture->path(u"a.xlsx"_s));
            exportTable(&parent, m_fixture->table(supply), Format::Xlsx);
            QTRY_COMPARE(supply->asked, 1);
            QCOMPARE(m_fixture->files().size(), 1);
        }
        QVERIFY(supply->context.isNull());
        supply->answer(std::vector<base::Json> {}, true);
        QCOMPARE(m_fixture->files(), QStringList());
    }

    void asksForAPageOnlyWhenTheLastIsOnDisk_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("csv") << int(Format::Csv);
        QTest::newRow("xlsx") << int(Format::Xlsx);
    }
    void asksForAPageOnlyWhenTheLastIsOnDisk()
    {
#ifndef Q_OS_LINUX
        QSKIP("looks at /proc/self/fd");
#endif
        QFETCH(int, format);
        constexpr int kPages = 200;
        constexpr int kRows = 1'000;
        constexpr qint64 kLeastBytesOfARow = 20;
        constexpr qint64 kBufferBytes = 64 * 1024;
        // Makes each page when it is asked for, so that whoever keeps rows keeps them alone.
        class Endless final : public RowSupply {
        public:
            int asked = 0;
            int behind = 0;
            void next(QObject*, Sink sink) override
            {
                if (bytesInOpenFiles() < asked * kRows * kLeastBytesOfARow - kBufferBytes)
                    ++behind;
                ++asked;
                std::vector<base::Json> page;
                for (int i = 0; i < kRows; ++i)
                    page.push_back(base::Json::object(
                        { { "title_ko", "겨울 이불 나눔" }, { "raised", std::int64_t(asked) * kRows + i } }));
                sink(std::move(page), asked == kPages);
            }
            std::optional<qint64> total() const override { return qint64(kPages) * kRows; }
        };
        const auto supply = std::make_shared<Endless>();
        TableReport report = m_fixture->table(supply);
        report.columns.resize(2);
        ProgressWindow* end = m_fixture->run(report, Format(format), u"a"_s);
        QVERIFY(end != nullptr);
        QVERIFY2(end->state() == ProgressWindow::State::Finished, qPrintable(end->text()));
        QCOMPARE(supply->asked, kPages);
        QCOMPARE(supply->behind, 0);
        if (Format(format) == Format::Csv)
            QCOMPARE(contentOf(m_fixture->path(u"a"_s)).count('\n'), kPages * kRows + 1);
        else
            QCOMPARE(readBook(m_fixture->path(u"a"_s), true)[0].toObject()[u"count"_s].toInt(),
                kPages * kRows + 1);
    }

    void showsHowFarItIs()
    {
        QWidget parent;
        auto* window = new ProgressWindow(u"내보내기"_s, &parent);
        QSignalSpy cancelled(window, &ProgressWindow::cancelRequested);
        auto* bar = window->findChild<QProgressBar*>();
        QVERIFY(!window->isModal());
        QVERIFY(!window->isVisible()); // short work shows no window
        window->setStep(u"읽는 중"_s);
        window->setProgress(0, std::nullopt);
        QCOMPARE(bar->maximum(), 0);
        window->setProgress(1'200, 10'000);
        QCOMPARE(window->countText(), u"1,200 / 10,000"_s);
        QCOMPARE(bar->value() * 10'000, 1'200 * bar->maximum());
        window->setProgress(12, 10); // rows came while they were read
        QCOMPARE(bar->value(), bar->maximum());
        QCOMPARE(window->countText(), u"12 / 12"_s);
        window->setProgress(std::numeric_limits<qint64>::max() / 2, std::numeric_limits<qint64>::max());
        QVERIFY(bar->value() > 0 && bar->value() < bar->maximum());
        QTRY_VERIFY(window->isVisible());
        for (const QAbstractButton* button : window->findChildren<QAbstractButton*>())
            QVERIFY(!button->accessibleName().isEmpty());
        QTest::keyClick(window, Qt::Key_Escape);
        QCOMPARE(cancelled.count(), 1);
        QCOMPARE(window->state(), ProgressWindow::State::Cancelling);
        QTest::keyClick(window, Qt::Key_Escape); // asked for already
        QCOMPARE(cancelled.count(), 1);
        QVERIFY(window->isVisible());
        window->fail(u"취소했습니다"_s, u"console.export_cancelled"_s);
        window->finish(u"too late"_s, QString()); // an end is an end
        QCOMPARE(window->state(), ProgressWindow::State::Failed);
        QCOMPARE(window->text(), u"취소했습니다"_s);
        QVERIFY(m_fixture->load(LanguageCode::English));
        const auto labels = window->findChildren<QLabel*>();
        QTRY_VERIFY(std::any_of(labels.begin(), labels.end(),
            [](const QLabel* label) { return label->text() == u"Code: console.export_cancelled"_s; }));
        const QPointer<ProgressWindow> guard(window);
        QTest::keyClick(window, Qt::Key_Escape);
        QTRY_VERIFY(guard.isNull());
    }

    void asksBeforeItActs()
    {
        QWidget parent;
        int acted = 0;
        const auto act = [&acted] { ++acted; };
        Confirmation::setNextAnswer(false);
        Confirmation::ask(&parent, u"a"_s, u"b"_s, u"지우기"_s, act);
        QCOMPARE(acted, 0);
        Confirmation::setNextAnswer(true);
        Confirmation::ask(&parent, u"a"_s, u"b"_s, u"지우기"_s, act);
        QCOMPARE(acted, 1);
        // The real one: the answer that changes nothing is the one that Enter and Esc take.
        for (const Qt::Key key : { Qt::Key_Escape, Qt::Key_Return }) {
            Confirmation::ask(&parent, u"a"_s, u"b"_s, u"지우기"_s, act);
            auto* box = parent.findChild<QMessageBox*>();
            QVERIFY(box != nullptr);
            QTest::keyClick(box->defaultButton(), key);
            QTRY_VERIFY(parent.findChild<QMessageBox*>() == nullptr);
            QCOMPARE(acted, 1);
        }
        Confirmation::ask(&parent, u"a"_s, u"b"_s, u"지우기"_s, act);
        for (QAbstractButton* button : parent.findChild<QMessageBox*>()->buttons()) {
            if (button->text() == u"지우기"_s)
                button->click();
        }
        QCOMPARE(acted, 2);
    }

    void namesFilesSafely_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("stem");
        QTest::newRow("plain") << u"모금 목록"_s << u"모금 목록"_s;
        QTest::newRow("path") << u"../../etc/passwd"_s << u"_.._etc_passwd"_s;
        QTest::newRow("drive") << u"C:\\a?*<>|\""_s << u"C__a______"_s;
        QTest::newRow("hidden") << u". .a"_s << u"a"_s;
        QTest::newRow("empty") << QString() << u"maru"_s;
        QTest::newRow("long") << QString(500, u'가') << QString(80, u'가');
    }
    void namesFilesSafely()
    {
        QFETCH(QString, title);
        QFETCH(QString, stem);
        const QString name = suggestedFileName(title, u"csv"_s);
        QVERIFY2(name.startsWith(QString(stem + u"-20"_s)), qPrintable(name));
        QVERIFY(name.endsWith(u".csv"_s));
    }

    void writesWonInWords_data()
    {
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << qint64(0) << u"일금 영원정"_s;
        QTest::newRow("one") << qint64(1) << u"일금 일원정"_s;
        QTest::newRow("ten") << qint64(10) << u"일금 일십원정"_s;
        QTest::newRow("ten thousand") << qint64(10'000) << u"일금 일만원정"_s;
        QTest::newRow("the example") << qint64(1'234'567) << u"일금 일백이십삼만사천오백육십칠원정"_s;
        QTest::newRow("an empty group") << qint64(100'000'001) << u"일금 일억일원정"_s;
        QTest::newRow("negative") << qint64(-50'000) << u"일금 마이너스 오만원정"_s;
        QTest::newRow("largest") << qint64(base::kMaxSafeInteger)
                                 << u"일금 구천칠조일천구백구십이억오천사백칠십사만구백구십일원정"_s;
    }
    void writesWonInWords()
    {
        QFETCH(qint64, amount);
        QTEST(wonInWords(base::Won(amount)), "text");
    }

    void readsWonInWordsBack()
    {
        QRandomGenerator random(20261122);
        for (int i = 0; i < 20'000; ++i) {
            // All lengths alike, and many zeros.
            qint64 amount =
                static_cast<qint64>(random.generate64() % static_cast<quint64>(base::kMaxSafeInteger));
            for (int drop = static_cast<int>(random.bounded(16)); drop > 0; --drop)
                amount /= 10;
            if (random.bounded(2) == 0) {
                qint64 unit = 1;
                for (int keep = static_cast<int>(random.bounded(10)); keep > 0; --keep)
                    unit *= 10;
                amount -= amount % unit;
            }
            if (random.bounded(4) == 0)
                amount = -amount;
            const QString text = wonInWords(base::Won(amount));
            QVERIFY2(readWords(text) == amount, qPrintable(QString::number(amount) + u' ' + text));
        }
    }
};

QTEST_MAIN(TestReportFiles)
#include "tst_report_files.moc"
