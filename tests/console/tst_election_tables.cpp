// SPDX-License-Identifier: Apache-2.0
// Tables of elections: the roll of the chosen election with its precincts by name, shares that are numbers in a
// workbook, and what cannot be done now looks so.
#include "admin-console/core/column.h"
#include "admin-console/core/rows_model.h"
#include "admin-console/pages/elections/election_book.h"
#include "admin-console/pages/elections/resources.h"
#include "admin-console/pages/elections/voters_head.h"
#include "admin-console/widgets/cells_model.h"
#include "admin-console/widgets/local_table.h"
#include "admin-console/widgets/palette.h"
#include "admin-console/widgets/resource_pane.h"
#include "tests/console/election_bench.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;
using base::Json;

namespace {

Json election(const char* id)
{
    return Json::object({ { "id", id }, { "title_ko", id }, { "title_en", id }, { "state", "open" },
        { "rehearsal", false } });
}

Json precinct(const char* id, const char* name)
{
    return Json::object({ { "id", id }, { "name_ko", name }, { "name_en", "" } });
}

Json rowsJson(Json rows)
{
    return Json::object({ { "rows", std::move(rows) }, { "next", "" } });
}

/// How far two colours are apart.
int apart(const QColor& one, const QColor& other)
{
    return qAbs(one.red() - other.red()) + qAbs(one.green() - other.green())
        + qAbs(one.blue() - other.blue());
}

} // namespace

class TestElectionTables final : public QObject {
    Q_OBJECT

private:
    struct Voters {
        ElectionBench bench;
        ElectionBook book { bench.transport };
        ResourcePane pane;
        VotersHead head;

        explicit Voters(ResourceSpec spec)
            : pane(*bench.services, std::move(spec))
            , head(*bench.services, bench.transport, book, pane, nullptr)
        {
        }
        QString precinct(const char* id) const
        {
            const auto& columns = pane.spec().columns;
            const auto found = std::find_if(columns.begin(), columns.end(),
                [](const ColumnSpec& column) { return column.key == "precinct"; });
            return found == columns.end()
                ? QString()
                : cellText(Json::object({ { "precinct", id } }), *found,
                    Words { &bench.bench.language, &bench.bench.catalogue, "election" });
        }
        QString fixed()
        {
            QStringList parts;
            for (const auto& [name, value] : pane.model().source().fixed)
                parts << QString(name + u'=' + value);
            return parts.join(u'&');
        }
    };

    static std::unique_ptr<Voters> voters()
    {
        for (ResourceSpec& spec : makeResources({})) {
            if (spec.id == u"voters"_s)
                return std::make_unique<Voters>(std::move(spec));
        }
        return nullptr;
    }
    static void chooseFirst(Voters& made)
    {
        made.book.load();
        made.bench.transport.answer(rowsJson(Json::array({ election("e-1"), election("e-2") })));
    }

private Q_SLOTS:
    void initTestCase() { initResources(); }

    void listsTheRollOfTheChosenElectionOnly()
    {
        auto made = voters();
        QVERIFY(made != nullptr);
        QCOMPARE(made->fixed(), QString());
        chooseFirst(*made);
        QCOMPARE(made->fixed(), u"election=e-1"_s);
        made->book.choose(u"e-2"_s);
        QCOMPARE(made->fixed(), u"election=e-2"_s);
        // The same election again asks nothing.
        const std::size_t before = made->bench.transport.waiting.size();
        Q_EMIT made->book.changed();
        QCOMPARE(made->bench.transport.waiting.size(), before);
    }

    void findsAVoterByNumber()
    {
        auto made = voters();
        chooseFirst(*made);
        auto* field = made->head.findChild<QLineEdit*>(u"voterNumber"_s);
        auto* find = made->head.findChild<QPushButton*>(u"voterFind"_s);
        auto* error = made->head.findChild<QLabel*>(u"fieldError"_s);
        QVERIFY(field != nullptr && find != nullptr && error != nullptr && find->isEnabled());
        field->setText(u" 1,042 "_s);
        find->click();
        QCOMPARE(made->fixed(), u"election=e-1&number=1042"_s);
        QVERIFY(error->text().isEmpty());
        // What is no number says so and leaves the list as it is.
        for (const QString& wrong : { u"열"_s, u"0"_s, u"-3"_s, u"12x"_s }) {
            field->setText(wrong);
            find->click();
            QVERIFY2(error->text().startsWith(u'!'), qPrintable(wrong));
            QCOMPARE(made->fixed(), u"election=e-1&number=1042"_s);
        }
        field->clear();
        QCOMPARE(made->fixed(), u"election=e-1"_s);
        QVERIFY(error->text().isEmpty());
        // Another roll begins whole.
        made->head.findNumber(u"7"_s);
        made->book.choose(u"e-2"_s);
        QCOMPARE(made->fixed(), u"election=e-2"_s);
    }

    void namesPrecinctsOfThisElectionAndOfNoOther()
    {
        auto made = voters();
        made->bench.bench.language.set(LanguageCode::Korean);
        chooseFirst(*made);
        QCOMPARE(made->precinct("d1"), u"d1"_s); // not known yet
        made->bench.transport.answer(rowsJson(Json::array({ precinct("d1", "하늘1동 투표구") })));
        QCOMPARE(made->precinct("d1"), u"하늘1동 투표구"_s);
        // Until the names of the next election are here its ids are not called by those of the one before.
        made->book.choose(u"e-2"_s);
        QCOMPARE(made->precinct("d1"), u"d1"_s);
        made->bench.transport.answer(rowsJson(Json::array({ precinct("d1", "교수 1") })));
        QCOMPARE(made->precinct("d1"), u"교수 1"_s);
        // Nothing else in the console takes these names for its own precincts.
        QCOMPARE(
            made->bench.bench.catalogue.choiceLabel("election", "precinct", "d1", made->bench.bench.language),
            QString());
    }

    void dropsNamesThatComeTooLate()
    {
        auto made = voters();
        made->bench.bench.language.set(LanguageCode::Korean);
        chooseFirst(*made);
        made->book.choose(u"e-2"_s);
        made->bench.transport.answer(rowsJson(Json::array({ precinct("d1", "하늘1동 투표구") })));
        QCOMPARE(made->precinct("d1"), u"d1"_s);
    }

    void givesSharesAsNumbers_data()
    {
        QTest::addColumn<qint64>("part");
        QTest::addColumn<qint64>("whole");
        QTest::addColumn<qint64>("billionths");
        QTest::newRow("a third") << qint64(1) << qint64(3) << qint64(333'333'333);
        QTest::newRow("two thirds, half up") << qint64(2) << qint64(3) << qint64(666'666'667);
        QTest::newRow("all") << qint64(44'000'000) << qint64(44'000'000) << qint64(1'000'000'000);
        QTest::newRow("none") << qint64(0) << qint64(9) << qint64(0);
        QTest::newRow("large") << qint64(4'503'599'627'370'496) << qint64(9'007'199'254'740'992)
                               << qint64(500'000'000);
    }
    void givesSharesAsNumbers()
    {
        QFETCH(qint64, part);
        QFETCH(qint64, whole);
        QFETCH(qint64, billionths);
        ElectionBench bench;
        CellsModel model;
        model.setHeader({ u"Share"_s, u"Name"_s });
        const auto cell = [](qint64 one, qint64 other) {
            return Cell { u"shown"_s, true, Tone::Neutral, false,
                QVariant::fromValue(ShareOf { one, other }) };
        };
        model.setRows({ { cell(part, whole), { u"a"_s } }, { cell(1, 0), { u"b"_s } } });
        const report::TableReport made = localReport(model, *bench.services, u"t"_s, {});
        QCOMPARE(made.columns[0].kind, ValueKind::Share);
        QCOMPARE(made.columns[1].kind, ValueKind::Text);
        QCOMPARE(made.totals, 0);
        bool isCalled = false;
        made.rows->next(&model, [&](base::Result<std::vector<Json>> rows, bool) {
            isCalled = true;
            QVERIFY(rows.has_value());
            QCOMPARE(rows->at(0).integerOr("c0", -1), std::int64_t(billionths));
            // Of nothing there is no share: the words stay.
            QCOMPARE(rows->at(1).stringOr("c0", ""), std::string("shown"));
        });
        QTRY_VERIFY(isCalled);
    }

    void showsDisabledEntriesOfAMenuAsDisabled_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::newRow("light") << int(Scheme::Light);
        QTest::newRow("dark") << int(Scheme::Dark);
        QTest::newRow("contrast") << int(Scheme::HighContrast);
    }
    void showsDisabledEntriesOfAMenuAsDisabled()
    {
        QFETCH(int, scheme);
        applyStyle(*qApp, static_cast<Scheme>(scheme));
        const Palette& colours = currentPalette();
        QMenu menu;
        QAction* on = menu.addAction(u"█████"_s);
        QAction* off = menu.addAction(u"█████"_s);
        off->setEnabled(false);
        menu.ensurePolished();
        menu.resize(menu.sizeHint());
        const QImage picture = menu.grab().toImage();
        // The colour of the letters: what differs most from the surface.
        const auto ink = [&](QAction* entry) {
            const QRect room = menu.actionGeometry(entry).adjusted(4, 4, -4, -4);
            QColor found = colours.surface;
            for (int y = room.top(); y <= room.bottom(); ++y) {
                for (int x = room.left(); x <= room.right(); ++x) {
                    const QColor here = picture.pixelColor(x, y);
                    if (apart(here, colours.surface) > apart(found, colours.surface))
                        found = here;
                }
            }
            return found;
        };
        QVERIFY(apart(colours.text, colours.disabledText) > 60);
        QVERIFY(apart(ink(on), colours.text) < apart(ink(on), colours.disabledText));
        QVERIFY(apart(ink(off), colours.disabledText) < apart(ink(off), colours.text));
    }
};

QTEST_MAIN(TestElectionTables)
#include "tst_election_tables.moc"
