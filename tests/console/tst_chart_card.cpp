// SPDX-License-Identifier: Apache-2.0
// Chart cards: the numbers in the drawing, in the table behind it and in words; pictures on disk; bad numbers.
#include "admin-console/charts/chart_card.h"
#include "admin-console/charts/chart_table_model.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/widgets/palette.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QGraphicsObject>
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <limits>
#include <memory>

using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLowest = std::numeric_limits<qint64>::min();
constexpr qint64 kHighest = std::numeric_limits<qint64>::max();
const QList<ChartKind> kKinds { ChartKind::Line, ChartKind::Bar, ChartKind::StackedBar,
    ChartKind::HorizontalBar, ChartKind::Donut };

ChartData months()
{
    ChartData data;
    data.unit = ChartUnit::Won;
    data.categoryTitle = u"월"_s;
    data.categories = { u"2026-09"_s, u"2026-10"_s, u"2026-11"_s };
    data.series = { { u"모금액"_s, { 1'389'000, 6'070'000, 8'005'000 } },
        { u"집행액"_s, { 0, 250'000, {} } } };
    return data;
}

ChartData counts(std::vector<std::optional<qint64>> values)
{
    ChartData data;
    for (std::size_t i = 0; i < values.size(); ++i)
        data.categories << QString(u"c"_s + QString::number(i));
    data.series = { { u"n"_s, std::move(values) } };
    return data;
}

/// Dark and light only, halfway between the darkest and the lightest: colours play no part.
QString shapeOf(const QImage& image)
{
    int darkest = 255;
    int lightest = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            darkest = std::min(darkest, qGray(image.pixel(x, y)));
            lightest = std::max(lightest, qGray(image.pixel(x, y)));
        }
    }
    QString shape;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            shape += qGray(image.pixel(x, y)) * 2 > darkest + lightest ? u'1' : u'0';
    }
    return shape;
}

QAction* actionOf(ChartCard& card, int n)
{
    const QList<QAction*> all = card.findChild<QToolButton*>(u"chartMenu"_s)->menu()->actions();
    return all.value(n);
}

} // namespace

class TestChartCard final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::unique_ptr<ChartCard> show(ChartKind kind, const ChartData& data)
    {
        auto card = std::make_unique<ChartCard>(kind);
        card->setTitle(u"월별 모금과 집행"_s);
        card->setNote(u"원"_s);
        card->setData(data);
        card->resize(520, 320);
        card->show();
        (void)QTest::qWaitForWindowExposed(card.get());
        return card;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        QLocale::setDefault(QLocale(QLocale::Korean, QLocale::SouthKorea));
        applyStyle(*qApp, Scheme::Light);
    }

    // Numbers

    void choosesWholeMarks_data()
    {
        QTest::addColumn<qint64>("lowest");
        QTest::addColumn<qint64>("highest");
        QTest::addColumn<qint64>("low");
        QTest::addColumn<qint64>("high");
        QTest::addColumn<qint64>("step");
        QTest::newRow("nothing") << qint64 { 0 } << qint64 { 0 } << qint64 { 0 } << qint64 { 1 }
                                 << qint64 { 1 };
        QTest::newRow("one") << qint64 { 1 } << qint64 { 1 } << qint64 { 0 } << qint64 { 1 } << qint64 { 1 };
        QTest::newRow("seven") << qint64 { 3 } << qint64 { 7 } << qint64 { 0 } << qint64 { 8 }
                               << qint64 { 2 };
        QTest::newRow("won") << qint64 { 0 } << qint64 { 18'700'000 } << qint64 { 0 } << qint64 { 20'000'000 }
                             << qint64 { 5'000'000 };
        QTest::newRow("below zero") << qint64 { -11 } << qint64 { -3 } << qint64 { -15 } << qint64 { 0 }
                                    << qint64 { 5 };
        QTest::newRow("both") << qint64 { -7 } << qint64 { 12 } << qint64 { -10 } << qint64 { 15 }
                              << qint64 { 5 };
        QTest::newRow("ends of the type")
            << kLowest << kHighest << qint64 { -1'000'000'000'000'000'000 }
            << qint64 { 1'000'000'000'000'000'000 } << qint64 { 500'000'000'000'000'000 };
    }
    void choosesWholeMarks()
    {
        QFETCH(qint64, lowest);
        QFETCH(qint64, highest);
        const AxisMarks marks = axisMarks(lowest, highest, 4);
        QTEST(marks.low, "low");
        QTEST(marks.high, "high");
        QTEST(marks.step, "step");
    }

    void keepsMarksFewAndAroundTheValues()
    {
        for (const int wanted : { -3, 0, 1, 2, 5, 9 }) {
            for (qint64 value = 1; value < 1'000'000'000'000'000; value = value * 3 + 1) {
                const AxisMarks marks = axisMarks(-value / 2, value, wanted);
                QVERIFY(marks.low <= -value / 2 && marks.high >= value);
                QCOMPARE(marks.low % marks.step, 0);
                QCOMPARE(marks.high % marks.step, 0);
                QVERIFY((marks.high - marks.low) / marks.step <= std::max(wanted, 1) + 3);
            }
        }
    }

    void shortensNumbers_data()
    {
        QTest::addColumn<qint64>("value");
        QTest::addColumn<QString>("korean");
        QTest::addColumn<QString>("english");
        const auto row = [](qint64 value, const QString& korean, const QString& english) {
            QTest::addRow("%lld", static_cast<long long>(value)) << value << korean << english;
        };
        row(0, u"0"_s, u"0"_s);
        row(999, u"999"_s, u"999"_s);
        row(9'999, u"9,999"_s, u"9.99K"_s);
        row(10'000, u"1만"_s, u"10K"_s);
        row(12'300, u"1.23만"_s, u"12.3K"_s);
        row(20'500, u"2.05만"_s, u"20.5K"_s);
        row(99'999'999, u"9,999만"_s, u"99.9M"_s);
        row(100'409'000, u"1억"_s, u"100M"_s);
        row(1'250'000'000, u"12.5억"_s, u"1.25B"_s);
        row(3'000'000'000'000, u"3조"_s, u"3T"_s);
        row(-45'000, u"−4.5만"_s, u"−45K"_s);
        row(kHighest, u"922경"_s, u"9,223,372T"_s);
        row(kLowest, u"−922경"_s, u"−9,223,372T"_s);
    }
    void shortensNumbers()
    {
        QFETCH(qint64, value);
        QTEST(compactNumber(value), "korean");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        const QString english = compactNumber(value);
        QLocale::setDefault(QLocale(QLocale::Korean, QLocale::SouthKorea));
        QTEST(english, "english");
    }

    void writesNumbersInFull()
    {
        QCOMPARE(chartNumber(1'234'567, ChartUnit::Won), u"1,234,567원"_s);
        QCOMPARE(chartNumber(-1'234, ChartUnit::Count), u"−1,234"_s);
        QCOMPARE(chartNumber(std::nullopt, ChartUnit::Won), u"–"_s);
        QCOMPARE(chartNumber(kLowest, ChartUnit::Count), u"−9,223,372,036,854,775,808"_s);
    }

    // Table

    void showsTheSameNumbersInTheTable()
    {
        auto card = show(ChartKind::Bar, months());
        ChartTableModel& model = card->table();
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), u"월"_s);
        QCOMPARE(model.headerData(2, Qt::Horizontal).toString(), u"집행액"_s);
        QCOMPARE(model.index(2, 0).data().toString(), u"2026-11"_s);
        QCOMPARE(model.index(2, 1).data().toString(), u"8,005,000원"_s);
        QCOMPARE(model.index(2, 2).data().toString(), u"–"_s);
        QVERIFY(model.index(0, 1).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QCOMPARE(model.toText(),
            u"월\t모금액\t집행액\n2026-09\t1389000\t0\n2026-10\t6070000\t250000\n2026-11\t8005000\t\n"_s);
        // A name that somebody typed is no formula in the spreadsheet that it is pasted into.
        ChartData typed;
        typed.categoryTitle = u"=1+1"_s;
        typed.categories = { u"＝cmd()"_s, u"a\tb"_s };
        ChartTableModel pasted;
        pasted.set(typed);
        QCOMPARE(pasted.toText(), u"'=1+1\n'＝cmd()\na b\n"_s);

        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        card->showTable(true);
        QVERIFY(card->isTableShown());
        QVERIFY(card->tableView().isVisible());
        QCOMPARE(card->tableView().accessibleName(), u"월별 모금과 집행"_s);
        card->tableView().selectRow(1);
        ChartData more = months();
        more.series[0].values[1] = 7'000'000;
        card->setData(more);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(card->tableView().currentIndex().row(), 1);
        QCOMPARE(model.index(1, 1).data().toString(), u"7,000,000원"_s);
        more.categories << u"2026-12"_s;
        card->setData(more);
        QCOMPARE(resets.count(), 1);
        QCOMPARE(model.rowCount(), 4);
        card->setData({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.columnCount(), 1);
        card->showTable(false);
        QVERIFY(!card->isTableShown());
    }

    // Keyboard, mouse, words

    void readsEveryValueByKeyboard()
    {
        auto card = show(ChartKind::Bar, months());
        ChartCanvas& canvas = card->canvas();
        card->setCanOpen(true);
        QCOMPARE(canvas.accessibleName(), u"월별 모금과 집행"_s);
        // Without a mark everything of a small chart is said.
        QVERIFY(canvas.accessibleDescription().contains(u"2026-09: 모금액 1,389,000원, 집행액 0원"_s));
        canvas.setFocus();
        QTest::keyClick(&canvas, Qt::Key_Home);
        QCOMPARE(canvas.current(), 0);
        QTest::keyClick(&canvas, Qt::Key_Right);
        QCOMPARE(canvas.accessibleDescription(), u"2026-10: 모금액 6,070,000원, 집행액 250,000원"_s);
        QVERIFY(QToolTip::text().contains(u"6,070,000원"_s));
        QTest::keyClick(&canvas, Qt::Key_End);
        QCOMPARE(canvas.accessibleDescription(), u"2026-11: 모금액 8,005,000원, 집행액 –"_s);
        QTest::keyClick(&canvas, Qt::Key_Right);
        QCOMPARE(canvas.current(), 2);
        QTest::keyClick(&canvas, Qt::Key_Left);
        QCOMPARE(canvas.current(), 1);

        QSignalSpy opened(card.get(), &ChartCard::opened);
        QTest::keyClick(&canvas, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toString(), u"2026-10"_s);
        QTest::keyClick(&canvas, Qt::Key_Escape);
        QCOMPARE(canvas.current(), -1);
        QTest::keyClick(&canvas, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
    }

    void opensNothingWhereNothingIsBehind()
    {
        auto card = show(ChartKind::Line, months());
        QSignalSpy opened(card.get(), &ChartCard::opened);
        card->canvas().setCurrent(1);
        QTest::keyClick(&card->canvas(), Qt::Key_Return);
        const QRect room = card->canvas().plot().categoryRect(1);
        QTest::mouseClick(&card->canvas(), Qt::LeftButton, {}, room.center());
        QCOMPARE(opened.count(), 0);
    }

    void findsEveryValueWithTheMouse_data()
    {
        QTest::addColumn<int>("kind");
        for (int i = 0; i < kKinds.size(); ++i)
            QTest::addRow("%d", i) << i;
    }
    void findsEveryValueWithTheMouse()
    {
        QFETCH(int, kind);
        ChartData data = months();
        data.ids = { u"a"_s, u"b"_s, u"c"_s };
        auto card = show(kKinds[kind], data);
        card->setCanOpen(true);
        QSignalSpy opened(card.get(), &ChartCard::opened);
        for (int category = 0; category < 3; ++category) {
            const QRect room = card->canvas().plot().categoryRect(category);
            QVERIFY(card->canvas().rect().contains(room.center()));
            QTest::mouseMove(&card->canvas(), room.center());
            QTRY_COMPARE(card->canvas().current(), category);
            QTest::mouseClick(&card->canvas(), Qt::LeftButton, {}, room.center());
            QCOMPARE(opened.count(), category + 1);
            QCOMPARE(opened.last()[0].toString(), data.ids[category]);
        }
        QCOMPARE(card->canvas().plot().categoryAt(QPoint(-5, -5)), -1);
    }

    void keepsTheMarkWhenNumbersMove()
    {
        auto card = show(ChartKind::Line, months());
        card->canvas().setFocus();
        card->canvas().setCurrent(2);
        ChartData next = months();
        next.categories.removeFirst();
        next.categories << u"2026-12"_s;
        card->setData(next);
        QCOMPARE(card->canvas().current(), 1);
        QCOMPARE(card->canvas().describe(1).left(7), u"2026-11"_s);
        next.categories = { u"x"_s };
        card->setData(next);
        QCOMPARE(card->canvas().current(), -1);
    }

    // Drawing

    void survivesBadNumbers_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("sample");
        for (int kind = 0; kind < kKinds.size(); ++kind) {
            for (int sample = 0; sample < 10; ++sample)
                QTest::addRow("kind %d sample %d", kind, sample) << kind << sample;
        }
    }
    void survivesBadNumbers()
    {
        QFETCH(int, kind);
        QFETCH(int, sample);
        ChartData uneven = months();
        uneven.series[1].values.resize(1);
        ChartData many = months();
        for (int i = 0; i < 9; ++i)
            many.series.push_back({ QString::number(i), { i, -i, 2 * i } });
        ChartData nameless = months();
        nameless.series.clear();
        ChartData crowded;
        crowded.series = { { u"n"_s, {} } };
        for (int i = 0; i < 2'000; ++i) {
            crowded.categories << QString(u"same name"_s);
            crowded.series[0].values.emplace_back(i * i);
        }
        const QList<ChartData> samples { {}, counts({ {}, {} }), counts({ 0, 0, 0 }), counts({ -5, -7, -1 }),
            counts({ kHighest, kLowest, 1 }), counts({ kHighest, kHighest, kHighest }), uneven, many,
            nameless, crowded };
        const ChartData& bad = samples[sample];
        auto card = show(kKinds[kind], bad);
        QCOMPARE(card->state(), bad.isEmpty() ? ChartCard::State::Empty : ChartCard::State::Ready);
        QCOMPARE(card->table().rowCount(), static_cast<int>(bad.categories.size()));
        QVERIFY(!card->grab().isNull());
        for (int category = -1; category <= bad.categories.size() && category < 5; ++category) {
            card->canvas().setCurrent(category);
            QVERIFY(card->canvas().current() < bad.categories.size());
            (void)card->canvas().plot().categoryRect(category);
        }
        // From bad to good and back, in the same chart.
        card->setData(months());
        QCOMPARE(card->state(), ChartCard::State::Ready);
        QVERIFY(!card->grab().isNull());
        card->setData(bad);
        QVERIFY(!card->grab().isNull());
    }

    void changesNumbersWithoutMakingTheChartAnew()
    {
        auto card = show(ChartKind::Bar, months());
        const auto sets = [&card] {
            QList<QObject*> found;
            for (QGraphicsItem* item : card->findChild<QGraphicsView*>()->scene()->items()) {
                const QGraphicsObject* object = item->toGraphicsObject();
                if (object == nullptr || !object->inherits("QChart"))
                    continue;
                for (QObject* one : object->findChildren<QObject*>()) {
                    if (one->inherits("QAbstractBarSeries") || one->inherits("QBarSet"))
                        found << one;
                }
            }
            return found;
        };
        const QList<QObject*> before = sets();
        QCOMPARE(before.size(), 3); // a series of two sets
        ChartData more = months();
        more.series[0].values[2] = 9'000'000;
        card->setData(more);
        more.categories << u"2026-12"_s;
        more.series[0].values.emplace_back(1'000'000);
        card->setData(more);
        QCOMPARE(sets(), before);
        // What is drawn at the end is what a new chart would draw.
        auto fresh = show(ChartKind::Bar, more);
        QTRY_COMPARE(card->canvas().grab().toImage(), fresh->canvas().grab().toImage());
    }

    void tellsSeriesApartWithoutColour()
    {
        for (const Scheme scheme : { Scheme::Light, Scheme::Dark, Scheme::HighContrast }) {
            applyStyle(*qApp, scheme);
            for (const ChartKind kind : { ChartKind::Bar, ChartKind::Line }) {
                QStringList shapes;
                for (int i = 0; i < Palette::kSeries; ++i) {
                    QImage swatch(48, 32, QImage::Format_RGB32);
                    swatch.fill(currentPalette().surface);
                    QPainter painter(&swatch);
                    paintSwatch(painter, QRect(4, 4, 40, 24), kind, i);
                    painter.end();
                    const QString shape = shapeOf(swatch);
                    QVERIFY2(!shapes.contains(shape), qPrintable(u"series %1"_s.arg(i)));
                    shapes << shape;
                }
            }
        }
        applyStyle(*qApp, Scheme::Light);
    }

    void followsTheScheme()
    {
        auto card = show(ChartKind::Donut, months());
        const QImage light = card->grab().toImage();
        applyStyle(*qApp, Scheme::HighContrast);
        const QImage contrast = card->grab().toImage();
        QVERIFY(light != contrast);
        QCOMPARE(card->picture().pixelColor(2, 2), QColor(Qt::black));
        applyStyle(*qApp, Scheme::Light);
        QCOMPARE(card->grab().toImage(), light);
    }

    // Ways out

    void savesPictures_data()
    {
        QTest::addColumn<int>("kind");
        for (int i = 0; i < kKinds.size(); ++i)
            QTest::addRow("%d", i) << i;
    }
    void savesPictures()
    {
        QFETCH(int, kind);
        auto card = show(kKinds[kind], months());
        const QString png = m_folder.filePath(u"chart%1.png"_s.arg(kind));
        FileDialog::setNextPath(png);
        actionOf(*card, 0)->trigger();
        const QImage picture(png);
        QVERIFY(picture.width() >= 400 && picture.height() >= 300);
        QImage expected = card->picture().convertToFormat(picture.format());
        expected.setDevicePixelRatio(1);
        QCOMPARE(picture, expected);
        QCOMPARE(picture.pixelColor(1, 1), currentPalette().surface);

        // The ending is added where it is missing.
        FileDialog::setNextPath(m_folder.filePath(u"chart%1"_s.arg(kind)));
        actionOf(*card, 1)->trigger();
        QSvgRenderer drawing(m_folder.filePath(u"chart%1.svg"_s.arg(kind)));
        QVERIFY(drawing.isValid());
        QImage drawn(drawing.defaultSize(), QImage::Format_RGB32);
        drawn.fill(Qt::red);
        QPainter painter(&drawn);
        drawing.render(&painter);
        painter.end();
        QCOMPARE(drawn.pixelColor(3, 3), currentPalette().surface);
        bool hasAccent = false;
        for (int y = 0; y < drawn.height() && !hasAccent; ++y) {
            for (int x = 0; x < drawn.width() && !hasAccent; ++x)
                hasAccent = drawn.pixelColor(x, y) == currentPalette().series(0);
        }
        QVERIFY(hasAccent);
        // The screen looks as before.
        QCOMPARE(card->grab().toImage(), show(kKinds[kind], months())->grab().toImage());
    }

    void saysWhenAFileCannotBeWritten()
    {
        auto card = show(ChartKind::Bar, months());
        for (const int action : { 0, 1 }) {
            FileDialog::setNextPath(m_folder.filePath(u"no/such/folder/chart"_s));
            actionOf(*card, action)->trigger();
            QMessageBox* box = nullptr;
            QTRY_VERIFY((box = card->findChild<QMessageBox*>()) != nullptr && box->isVisible());
            QVERIFY(box->text().contains(u"no/such/folder/chart"_s));
            delete box;
        }
    }

    void copiesPictureAndTable()
    {
        auto card = show(ChartKind::Line, months());
        actionOf(*card, 3)->trigger();
        QVERIFY(!QApplication::clipboard()->image().isNull());
        actionOf(*card, 4)->trigger();
        QCOMPARE(QApplication::clipboard()->text(), card->table().toText());
    }

    // States

    void saysWhatIsMissing()
    {
        ChartCard card(ChartKind::Bar);
        card.resize(400, 300);
        card.show();
        card.setEmptyText(u"아직 없습니다."_s);
        auto* table = card.findChild<QToolButton*>(u"chartTable"_s);
        auto* retry = card.findChild<QPushButton*>(u"chartRetry"_s);
        QCOMPARE(card.state(), ChartCard::State::Loading);
        QVERIFY(!table->isEnabled() && !retry->isVisible());
        card.setError(u"서버가 답하지 않습니다."_s);
        QCOMPARE(card.state(), ChartCard::State::Failed);
        QVERIFY(retry->isVisible());
        QSignalSpy again(&card, &ChartCard::retryAsked);
        QTest::mouseClick(retry, Qt::LeftButton);
        QCOMPARE(again.count(), 1);
        card.setData({});
        QCOMPARE(card.state(), ChartCard::State::Empty);
        card.setData(months());
        QCOMPARE(card.state(), ChartCard::State::Ready);
        QVERIFY(table->isEnabled());
        // What is shown stays when the next answer fails.
        card.setError(u"서버가 답하지 않습니다."_s);
        QCOMPARE(card.state(), ChartCard::State::Ready);
    }

    void namesItsControls()
    {
        auto card = show(ChartKind::Bar, months());
        for (const QAbstractButton* button : card->findChildren<QAbstractButton*>()) {
            if (button->objectName().startsWith(u"chart"_s))
                QVERIFY2(button->accessibleName().contains(u"월별 모금과 집행"_s),
                    qPrintable(button->objectName()));
        }
    }
};

QTEST_MAIN(TestChartCard)
#include "tst_chart_card.moc"
