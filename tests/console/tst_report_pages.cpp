// SPDX-License-Identifier: Apache-2.0
// Documents on paper: what poppler reads in our PDF files, the layout's rules, QR codes and the preview.
// MARU_REPORT_DIR=DIR keeps the PDF files there, to be looked at.
#include "tests/console/report_fixture.h"

#include "admin-console/report/document.h"
#include "admin-console/report/pages.h"
#include "admin-console/report/pdf_writer.h"
#include "admin-console/report/preview_window.h"
#include "admin-console/report/qr_code.h"

#include <QAbstractButton>
#include <QImage>
#include <QPainter>
#include <QPrintPreviewWidget>
#include <QRegularExpression>

using namespace maru;
using namespace maru::console;
using namespace maru::console::report;

namespace {

RecordReport sampleRecord()
{
    RecordReport report;
    report.title = u"모금 기록 확인서"_s;
    report.subject = u"겨울을 함께 나는 이불 나눔"_s;
    report.number = u"c-01j9zq4m2k"_s;
    report.agency = u"행정안전부"_s;
    report.officer = u"김하늘 주무관"_s;
    report.state = u"집행 중"_s;
    report.amount = base::Won(1'234'567);
    report.amountTitle = u"모금액"_s;
    report.facts = {
        { u"모집단체"_s, u"사단법인 따뜻한 이웃"_s }, { u"모집기간"_s, u"2026-10-01 ~ 2026-12-31"_s },
        { u"목적"_s,
            u"난방이 어려운 가구에 겨울 이불과 전기요를 전달하고, 배분이 끝난 뒤 사용 내역을 모두 공개합니다."_s }
    };
    report.timeline = { { u"2026-09-20 10:00"_s, u"모집등록"_s, u"서울특별시"_s, QString(64, u'a') },
        { u"2026-10-01 00:00"_s, u"모금 시작"_s, QString(), QString(64, u'b') },
        { u"2026-11-02 09:12"_s, u"1단계 지급"_s, u"500,000원 · 이불 50채"_s, QString(64, u'c') } };
    report.proof = u"이 기록은 블록 128,402의 상태 뿌리에 포함되어 있음을 이 컴퓨터에서 확인했습니다."_s;
    report.proofLink = u"https://maru.example.go.kr/v1/proof/donation/campaigns/c-01j9zq4m2k"_s;
    report.asOfHeight = 128402;
    report.asOfTime = 1795323780;
    report.issuedAt = 1795323900;
    return report;
}

/// Text of the pages in reading order, as a person would select it.
QStringList pageTexts(const QString& path)
{
    const auto output = outputOf(u"pdftotext"_s, { u"-layout"_s, u"-enc"_s, u"UTF-8"_s, path, u"-"_s });
    if (!output)
        return {};
    QStringList pages = QString::fromUtf8(*output).split(u'\f');
    if (!pages.isEmpty() && pages.last().trimmed().isEmpty())
        pages.removeLast();
    return pages;
}

QString infoOf(const QString& path, const QString& name)
{
    for (const QString& line :
        QString::fromUtf8(outputOf(u"pdfinfo"_s, { path }).value_or(QByteArray())).split(u'\n')) {
        if (line.startsWith(QString(name + u':')))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

QString withoutSpaces(QString text)
{
    static const QRegularExpression spaces(u"\\s"_s);
    return text.remove(spaces);
}

Pages laidOut(std::shared_ptr<const Document> document)
{
    Pages pages(std::move(document));
    while (!pages.layOut(50)) { }
    return pages;
}

} // namespace

class TestReportPages final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ReportFixture> m_fixture;

    void keep(const QString& path)
    {
        const QString folder = qEnvironmentVariable("MARU_REPORT_DIR");
        if (folder.isEmpty())
            return;
        const QString kept = folder + u'/' + QString::fromUtf8(QTest::currentTestFunction()) + u'-'
            + QFileInfo(path).fileName();
        QFile::remove(kept);
        QVERIFY(QFile::copy(path, kept));
    }
    QString record(const RecordReport& report, const QString& name)
    {
        FileDialog::setNextPath(m_fixture->path(name));
        exportRecord(m_fixture->window(), report);
        ProgressWindow* end = m_fixture->waitForEnd();
        if (end == nullptr || end->state() != ProgressWindow::State::Finished)
            return {};
        keep(m_fixture->path(name));
        m_fixture->closeWindows();
        return m_fixture->path(name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString& tool : { u"pdftotext"_s, u"pdffonts"_s, u"pdfinfo"_s })
            QVERIFY2(!QStandardPaths::findExecutable(tool).isEmpty(),
                "poppler-utils is missing: scripts/install-dependencies --test");
    }
    void init()
    {
        m_fixture = std::make_unique<ReportFixture>();
        QVERIFY(m_fixture->load(LanguageCode::Korean));
    }
    void cleanup() { m_fixture.reset(); }

    void writesRecordsThatCanBeRead()
    {
        const QString path = record(sampleRecord(), u"record.pdf"_s);
        QVERIFY(!path.isEmpty());
        QVERIFY(contentOf(path).startsWith("%PDF-1."));
        QCOMPARE(infoOf(path, u"Pages"_s), u"1"_s);
        QCOMPARE(infoOf(path, u"Title"_s), u"모금 기록 확인서"_s);
        QVERIFY2(infoOf(path, u"Page size"_s).contains(u"A4"_s), qPrintable(infoOf(path, u"Page size"_s)));
        const QString text = pageTexts(path).value(0);
        for (const QString& wanted : { u"문서번호 c-01j9zq4m2k"_s, u"모금 기록 확인서"_s,
                 u"겨울을 함께 나는 이불 나눔"_s, u"일금 일백이십삼만사천오백육십칠원정 (1,234,567원)"_s,
                 u"사단법인 따뜻한 이웃"_s, u"집행 중"_s, u"블록 128,402 (2026-11-22 14:03 KST)"_s,
                 u"처리 이력"_s, u"1단계 지급"_s, u"2026년 11월 22일"_s, u"행정안전부"_s, u"(직인)"_s,
                 u"원장 증명 확인"_s, u"전체 1쪽 중 1쪽"_s, u"김하늘 주무관"_s,
                 u"이 컴퓨터에서 확인했습니다"_s, u"https://maru.example.go.kr/v1/proof"_s })
            QVERIFY2(text.contains(wanted), qPrintable(QString(wanted + u" is not in\n"_s + text)));
        // The whole id, though broken over lines.
        QVERIFY(text.count(u'a') >= 64 && text.count(u'b') >= 64 && text.count(u'c') >= 64);
    }

    void embedsEveryFont()
    {
        const QString path = record(sampleRecord(), u"record.pdf"_s);
        const QStringList lines = QString::fromUtf8(outputOf(u"pdffonts"_s, { path }).value_or(QByteArray()))
                                      .split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() >= 3); // two lines of heading
        static const QRegularExpression embedded(u"\\byes\\s+(yes|no)\\s+yes\\b"_s); // embedded, any, Unicode
        for (qsizetype i = 2; i < lines.size(); ++i)
            QVERIFY2(lines[i].contains(embedded), qPrintable(lines[i]));
    }

    void writesEnglishDocuments()
    {
        QVERIFY(m_fixture->load(LanguageCode::English));
        const QString text = pageTexts(record(sampleRecord(), u"record.pdf"_s)).value(0);
        for (const QString& wanted : { u"Document no. c-01j9zq4m2k"_s, u"22 November 2026"_s,
                 u"(official seal)"_s, u"1,234,567원"_s, u"Page 1 of 1"_s, u"as of block 128,402"_s })
            QVERIFY2(text.contains(wanted), qPrintable(QString(wanted + u" is not in\n"_s + text)));
        QVERIFY(!text.contains(u"일금"_s));
    }

    void saysWhenNothingWasChecked()
    {
        RecordReport report = sampleRecord();
        report.proof.clear();
        report.proofLink.clear();
        const QString text = pageTexts(record(report, u"record.pdf"_s)).value(0);
        QVERIFY(text.contains(u"증명을 확인하지 않았습니다"_s));
        QVERIFY(!text.contains(u"원장 증명 확인"_s)); // no QR code, no caption
        QVERIFY(!text.contains(u"증명 주소"_s));
    }

    void leavesOutColumnsThatNothingFills()
    {
        RecordReport report = sampleRecord();
        QVERIFY(pageTexts(record(report, u"record.pdf"_s)).value(0).contains(u"비고"_s));
        for (RecordReport::Line& line : report.timeline) {
            line.note.clear();
            line.transaction.clear();
        }
        const QString text = pageTexts(record(report, u"record.pdf"_s)).value(0);
        QVERIFY(text.contains(u"1단계 지급"_s));
        QVERIFY(!text.contains(u"비고"_s));
        static const QRegularExpression head(u"일시\\s+내용\\s*$"_s, QRegularExpression::MultilineOption);
        QVERIFY(text.contains(head));
    }

    void carriesLongFactsOverPages()
    {
        RecordReport report = sampleRecord();
        QString words;
        for (int i = 0; words.size() < 5'000; ++i)
            words += u"낱말"_s + QString::number(i) + u' ';
        report.facts.emplace_back(u"설명"_s, words);
        report.facts.emplace_back(u"마지막"_s, u"여기까지"_s);
        const QString path = record(report, u"long.pdf"_s);
        const QStringList pages = pageTexts(path);
        QVERIFY(pages.size() >= 2);
        QString all = withoutSpaces(pages.join(QString()));
        QVERIFY(all.contains(withoutSpaces(words.left(200))));
        QVERIFY(all.contains(withoutSpaces(words.right(40))));
        QVERIFY(pages.last().contains(u"(직인)"_s));
        for (qsizetype i = 0; i < pages.size(); ++i)
            QVERIFY(pages[i].contains(QString(u"전체 "_s + QString::number(pages.size()) + u"쪽 중 "_s
                + QString::number(i + 1) + u"쪽"_s)));
    }

    void repeatsTheHeaderOnEveryPage()
    {
        auto supply = std::make_shared<ListSupply>();
        constexpr int kRows = 300;
        for (int page = 0; page < 3; ++page) {
            std::vector<base::Json> rows;
            for (int i = 0; i < kRows / 3; ++i)
                rows.push_back(
                    campaign(u"모금 "_s + QString::number(page * kRows / 3 + i + 1), 1'000'000 + i));
            supply->pages.push_back(std::move(rows));
        }
        TableReport report = m_fixture->table(supply);
        report.conditions = u"상태: 진행 중 · 목표 100만원 이상"_s;
        report.proofLink = u"https://maru.example.go.kr/v1/checkpoints/128402"_s;
        ProgressWindow* end = m_fixture->run(report, Format::Pdf, u"table.pdf"_s);
        QVERIFY(end != nullptr);
        QVERIFY2(end->state() == ProgressWindow::State::Finished, qPrintable(end->text()));
        keep(m_fixture->path(u"table.pdf"_s));
        const QStringList pages = pageTexts(m_fixture->path(u"table.pdf"_s));
        QVERIFY(pages.size() > 5);
        QVERIFY(pages[0].contains(u"문서번호 128402-20261122-1405"_s));
        QVERIFY(pages[0].contains(u"상태: 진행 중 · 목표 100만원 이상"_s));
        int rows = 0;
        static const QRegularExpression row(
            u"^\\s*([0-9]+)\\s+모금 ([0-9]+)\\s+1,000,0[0-9][0-9]원"_s, QRegularExpression::MultilineOption);
        for (qsizetype i = 0; i < pages.size(); ++i) {
            QVERIFY(pages[i].contains(QString(u"전체 "_s + QString::number(pages.size()) + u"쪽 중 "_s
                + QString::number(i + 1) + u"쪽"_s)));
            auto found = row.globalMatch(pages[i]);
            if (found.hasNext())
                QVERIFY2(
                    pages[i].contains(u"연번"_s) && pages[i].contains(u"모금액"_s), qPrintable(pages[i]));
            while (found.hasNext()) {
                const QRegularExpressionMatch match = found.next();
                ++rows;
                QCOMPARE(match.captured(1).toInt(), rows); // none lost, none twice, in order
                QCOMPARE(match.captured(2).toInt(), rows);
            }
        }
        QCOMPARE(rows, kRows);
        QVERIFY(pages.last().contains(u"2026년 11월 22일"_s) && pages.last().contains(u"(직인)"_s));
        QCOMPARE(pages.join(QString()).count(u"(직인)"_s), 1);
    }

    void putsNoSealOnAPageOfItsOwn()
    {
        TableReport report = m_fixture->table(nullptr);
        auto document = std::make_shared<Document>(tableDocument(report));
        // Whatever the number of rows, the page with the seal has rows on it.
        for (int rows = 1; rows < 90; ++rows) {
            document->rows.push_back(tableCells(report, campaign(u"겨울 이불 나눔"_s, rows), rows));
            const QString path = m_fixture->path(u"a.pdf"_s);
            if (rows % 6 != 0
                && (rows < 20 || rows > 30)) // the pages of a few, the first turn of the page whole
                continue;
            std::optional<base::Status> end;
            PdfPrinting::start(
                this, document, path, [](qint64, std::optional<qint64>) {},
                [&end](const base::Status& status) { end = status; });
            QTRY_VERIFY(end.has_value());
            QVERIFY(end->has_value());
            const QStringList pages = pageTexts(path);
            QVERIFY(pages.last().contains(u"(직인)"_s));
            QVERIFY2(pages.last().contains(u"겨울 이불 나눔"_s), qPrintable(QString::number(rows)));
            QCOMPARE(pages.join(QString()).count(u"겨울 이불 나눔"_s), rows);
        }
    }

    void turnsThePageForManyColumns()
    {
        TableReport report = m_fixture->table(supplyOf({ campaign(u"겨울 이불 나눔"_s, 987'654'321'000) }));
        ProgressWindow* end = m_fixture->run(report, Format::Pdf, u"upright.pdf"_s);
        QVERIFY(end != nullptr);
        QVERIFY(infoOf(m_fixture->path(u"upright.pdf"_s), u"Page size"_s).startsWith(u"59"_s));
        m_fixture->closeWindows();

        for (int i = 0; i < 2; ++i) {
            report.columns.push_back(report.columns[1]);
            report.columns.push_back(report.columns[3]);
        }
        std::vector<base::Json> rows;
        for (int i = 0; i < 60; ++i)
            rows.push_back(
                campaign(u"겨울을 함께 나는 이불 나눔과 난방비 지원 "_s + QString::number(i), 987'654'321));
        report.rows = supplyOf(rows);
        end = m_fixture->run(report, Format::Pdf, u"wide.pdf"_s);
        QVERIFY(end != nullptr);
        keep(m_fixture->path(u"wide.pdf"_s));
        QVERIFY(infoOf(m_fixture->path(u"wide.pdf"_s), u"Page size"_s).startsWith(u"84"_s));
        const QString text = pageTexts(m_fixture->path(u"wide.pdf"_s)).value(0);
        QVERIFY(text.contains(u"987,654,321원"_s));
    }

    void survivesTextThatNobodyExpects_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("formula") << u"=1+1"_s;
        QTest::newRow("line ends") << u"a\nb\r\nc\n"_s;
        QTest::newRow("only a line end") << u"\n"_s;
        QTest::newRow("quotes and markup") << u"\"<b>&amp;</b>\" %1 %2"_s;
        QTest::newRow("control characters") << QString(QChar(0) + QString(QChar(7)) + QChar(27));
        QTest::newRow("half of a pair") << QString(QChar(0xdc00));
        QTest::newRow("5,000 letters without a space") << QString(5'000, u'x');
        QTest::newRow("5,000 syllables") << QString(5'000, u'가');
        QTest::newRow("500 line ends") << QString(500, u'\n');
        QTest::newRow("right to left") << QString::fromUcs4(U"שלום عالم");
        QTest::newRow("emoji") << QString::fromUcs4(U"😀👨‍👩‍👧");
    }
    void survivesTextThatNobodyExpects()
    {
        QFETCH(QString, text);
        TableReport table = m_fixture->table(supplyOf({ campaign(text, 1), campaign(u"다음"_s, 2) }));
        table.title = text;
        table.conditions = text;
        table.agency = text;
        ProgressWindow* end = m_fixture->run(table, Format::Pdf, u"table.pdf"_s);
        QVERIFY(end != nullptr);
        QCOMPARE(end->state(), ProgressWindow::State::Finished);
        m_fixture->closeWindows();
        QVERIFY(pageTexts(m_fixture->path(u"table.pdf"_s)).join(QString()).contains(u"다음"_s));
        RecordReport report = sampleRecord();
        report.title = text;
        report.number = text;
        report.agency = text;
        report.facts.emplace_back(text, text);
        report.timeline.push_back({ text, text, text, text });
        report.proof = text;
        const QString path = record(report, u"record.pdf"_s);
        QVERIFY(!path.isEmpty());
        QVERIFY(pageTexts(path).last().contains(u"2026년 11월 22일"_s));
    }

    void saysThatThereAreNoRows()
    {
        QVERIFY(m_fixture->run(m_fixture->table(supplyOf({})), Format::Pdf, u"empty.pdf"_s));
        keep(m_fixture->path(u"empty.pdf"_s));
        const QString text = pageTexts(m_fixture->path(u"empty.pdf"_s)).value(0);
        QVERIFY(text.contains(u"조건에 맞는 자료가 없습니다."_s));
        QVERIFY(text.contains(u"전체 1쪽 중 1쪽"_s));
    }

    void refusesTablesThatAreTooLong()
    {
        PdfWriter writer(m_fixture->path(u"a.pdf"_s), m_fixture->table(nullptr), 10);
        QVERIFY(writer.open());
        QVERIFY(writer.write(std::vector<base::Json>(10, campaign(u"a"_s, 1))));
        const base::Status status = writer.write({ campaign(u"b"_s, 1) });
        QVERIFY(!status);
        QCOMPARE(toQt(status.error().code), u"console.export_too_long"_s);
    }

    void printsTenThousandRows()
    {
        auto supply = std::make_shared<ListSupply>();
        for (int page = 0; page < 20; ++page)
            supply->pages.push_back(
                std::vector<base::Json>(500, campaign(u"겨울 이불 나눔"_s, 1'000 * page)));
        FileDialog::setNextPath(m_fixture->path(u"long.pdf"_s));
        exportTable(m_fixture->window(), m_fixture->table(supply), Format::Pdf);
        ProgressWindow* window = m_fixture->waitForEnd();
        QVERIFY(window != nullptr);
        QCOMPARE(window->state(), ProgressWindow::State::Finished);
        QVERIFY(infoOf(m_fixture->path(u"long.pdf"_s), u"Pages"_s).toInt() > 150);
        QVERIFY(pageTexts(m_fixture->path(u"long.pdf"_s)).last().contains(u"(직인)"_s));
    }

    void cancelsWhilePrinting()
    {
        auto supply = std::make_shared<ListSupply>();
        supply->pages.push_back(std::vector<base::Json>(5'000, campaign(u"겨울 이불 나눔"_s, 1)));
        FileDialog::setNextPath(m_fixture->path(u"long.pdf"_s));
        exportTable(m_fixture->window(), m_fixture->table(supply), Format::Pdf);
        ProgressWindow* window = m_fixture->progress();
        QTRY_VERIFY(supply->pages.empty());
        QCOMPARE(window->state(), ProgressWindow::State::Running);
        window->cancel();
        QCOMPARE(window->code(), u"console.export_cancelled"_s);
        QCoreApplication::processEvents();
        QCOMPARE(m_fixture->files(), QStringList());
    }

    void paintsTheSamePagesOnAnyDevice()
    {
        const auto document = std::make_shared<Document>(recordDocument(sampleRecord()));
        const Pages pages = laidOut(document);
        QCOMPARE(pages.count(), 1);
        // Twice as fine: every ink of the coarse picture is where the fine one has it.
        QImage coarse(595, 842, QImage::Format_Grayscale8);
        QImage fine(1190, 1684, QImage::Format_Grayscale8);
        for (QImage* image : { &coarse, &fine }) {
            image->fill(Qt::white);
            QPainter painter(image);
            pages.paint(painter, 0);
        }
        const QImage shrunk = fine.scaled(coarse.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        int different = 0;
        for (int y = 0; y < coarse.height(); ++y) {
            for (int x = 0; x < coarse.width(); ++x)
                different += qAbs(qGray(coarse.pixel(x, y)) - qGray(shrunk.pixel(x, y))) > 128 ? 1 : 0;
        }
        QVERIFY2(different < coarse.width() * coarse.height() / 100, qPrintable(QString::number(different)));
        QVERIFY(qGray(coarse.pixel(5, 5)) == 255); // margins stay free
    }

    void wrapsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("lines");
        QTest::newRow("empty") << QString() << 0 << 1;
        QTest::newRow("short") << u"가나다"_s << 0 << 1;
        QTest::newRow("lines") << u"가\n나\n다"_s << 0 << 3;
        QTest::newRow("limited") << u"가\n나\n다"_s << 2 << 2;
        QTest::newRow("just enough") << u"가\n나"_s << 2 << 2;
    }
    void wrapsText()
    {
        QFETCH(QString, text);
        QFETCH(int, limit);
        const QStringList lines = wrapText(text, documentFont(100), 1'000, limit);
        QTEST(static_cast<int>(lines.size()), "lines");
        const bool isCut = limit > 0 && text.count(u'\n') + 1 > limit;
        QCOMPARE(lines.last().endsWith(u'…'), isCut);
    }

    void wrapsWithinTheWidth()
    {
        const QFont font = documentFont(85);
        const QFontMetricsF metrics(font);
        const QString text = u"난방이 어려운 가구에 겨울 이불을 "_s + QString(300, u'f') + u" 전달합니다."_s;
        for (const qreal width : { 200.0, 500.0, 2'000.0 }) {
            const QStringList lines = wrapText(text, font, width, 0);
            for (const QString& line : lines)
                QVERIFY2(metrics.horizontalAdvance(line) <= width + 1, qPrintable(line));
            QCOMPARE(withoutSpaces(lines.join(QString())), withoutSpaces(text));
        }
    }

    void encodesLinksAsQrCodes()
    {
        const QString link = sampleRecord().proofLink;
        const auto code = makeQrCode(link);
        QVERIFY(code.has_value());
        QCOMPARE((code->width - 17) % 4, 0);
        QCOMPARE(code->dark.size(), std::size_t(code->width) * std::size_t(code->width));
        // The finder patterns: a ring and a block in three corners, and none in the fourth.
        const auto isFinder = [&](int left, int top) {
            for (int y = 0; y < 7; ++y) {
                for (int x = 0; x < 7; ++x) {
                    const bool ring = x == 0 || x == 6 || y == 0 || y == 6;
                    const bool block = x >= 2 && x <= 4 && y >= 2 && y <= 4;
                    if (code->isDark(left + x, top + y) != (ring || block))
                        return false;
                }
            }
            return true;
        };
        const int far = code->width - 7;
        QVERIFY(isFinder(0, 0) && isFinder(far, 0) && isFinder(0, far) && !isFinder(far, far));
        // Another link is another picture; the same is the same.
        QVERIFY(makeQrCode(link)->dark == code->dark);
        QVERIFY(makeQrCode(QString(link + u'x'))->dark != code->dark);
        QVERIFY(!makeQrCode(QString()));
        QVERIFY(!makeQrCode(QString(10'000, u'a')));

        // On paper every module is where it belongs, with four free ones around.
        const int side = code->width + 8;
        QImage image(side * 4, side * 4, QImage::Format_Grayscale8);
        image.fill(Qt::gray);
        {
            QPainter painter(&image);
            paintQrCode(painter, QRectF(0, 0, image.width(), image.height()), *code);
        }
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                const bool inside = x >= 4 && y >= 4 && x < side - 4 && y < side - 4;
                const bool wanted = inside && code->isDark(x - 4, y - 4);
                QCOMPARE(qGray(image.pixel(x * 4 + 2, y * 4 + 2)), wanted ? 0 : 255);
            }
        }
    }

    void showsThePagesBeforePrinting()
    {
        std::vector<base::Json> rows(100, campaign(u"겨울 이불 나눔"_s, 5'000));
        printTable(m_fixture->window(), m_fixture->table(supplyOf(rows)));
        PreviewWindow* preview = nullptr;
        QTRY_VERIFY((preview = m_fixture->window()->findChild<PreviewWindow*>()) != nullptr);
        QVERIFY(!preview->isModal());
        QVERIFY(preview->isVisible());
        QVERIFY(preview->pageCount() > 1);
        auto* pages = preview->findChild<QPrintPreviewWidget*>();
        QTRY_COMPARE(pages->pageCount(), preview->pageCount());
        for (const QAbstractButton* button : preview->findChildren<QAbstractButton*>()) {
            if (button->isVisible())
                QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->text()));
        }
        QTRY_VERIFY(m_fixture->progress() == nullptr);

        // What the window shows can be saved.
        FileDialog::setNextPath(m_fixture->path(u"preview.pdf"_s));
        for (QAbstractButton* button : preview->findChildren<QAbstractButton*>()) {
            if (button->accessibleName() == u"PDF로 저장"_s)
                button->click();
        }
        QTRY_VERIFY(!contentOf(m_fixture->path(u"preview.pdf"_s)).isEmpty());
        QCOMPARE(infoOf(m_fixture->path(u"preview.pdf"_s), u"Pages"_s).toInt(), preview->pageCount());

        QVERIFY(m_fixture->load(LanguageCode::English));
        QTRY_VERIFY(preview->windowTitle().startsWith(u"Print preview"_s));
        const QPointer<PreviewWindow> guard(preview);
        preview->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(preview));
        QTest::keyClick(preview, Qt::Key_Escape);
        QTRY_VERIFY(guard.isNull());
    }

    void showsRecordsBeforePrinting()
    {
        printRecord(m_fixture->window(), sampleRecord());
        PreviewWindow* preview = nullptr;
        QTRY_VERIFY((preview = m_fixture->window()->findChild<PreviewWindow*>()) != nullptr);
        QCOMPARE(preview->pageCount(), 1);
    }

    void refusesPreviewsThatAreTooLong()
    {
        printTable(m_fixture->window(),
            m_fixture->table(supplyOf(std::vector<base::Json>(kMaxPreviewRows + 1, campaign(u"a"_s, 1)))));
        ProgressWindow* end = m_fixture->waitForEnd();
        QVERIFY(end != nullptr);
        QCOMPARE(end->code(), u"console.export_too_long"_s);
        QVERIFY(m_fixture->window()->findChild<PreviewWindow*>() == nullptr);
    }
};

QTEST_MAIN(TestReportPages)
#include "tst_report_pages.moc"
