// SPDX-License-Identifier: Apache-2.0
// Contrast of every pair of colours in every scheme (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11), and schemes that change while
// windows are open.
#include "admin-console/shell/workbench.h"
#include "admin-console/widgets/badge.h"
#include "admin-console/widgets/icons.h"
#include "admin-console/widgets/palette.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QStyleFactory>
#include <QTest>

using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

class EventCounter final : public QLabel {
public:
    int palettes = 0;
    int styles = 0;

protected:
    void changeEvent(QEvent* event) override
    {
        palettes += event->type() == QEvent::PaletteChange ? 1 : 0;
        styles += event->type() == QEvent::StyleChange ? 1 : 0;
        QLabel::changeEvent(event);
    }
};

const QList<Scheme> kSchemes { Scheme::Light, Scheme::Dark, Scheme::HighContrast };

} // namespace

class TestPalette final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        initResources();
    }

    void measuresContrastAsWcagDoes()
    {
        QVERIFY(qAbs(contrastRatio(Qt::black, Qt::white) - 21.0) < 0.001);
        QVERIFY(qAbs(contrastRatio(Qt::white, Qt::white) - 1.0) < 0.001);
        // The grey that is known as the palest with 4.5:1 on white.
        QVERIFY(contrastRatio(QColor(0x767676), Qt::white) >= 4.5);
        QVERIFY(contrastRatio(QColor(0x777777), Qt::white) < 4.5);
        QCOMPARE(contrastRatio(Qt::red, Qt::blue), contrastRatio(Qt::blue, Qt::red));
    }

    void reachesTheContrast_data()
    {
        QTest::addColumn<QColor>("front");
        QTest::addColumn<QColor>("back");
        QTest::addColumn<double>("least");
        for (const Scheme scheme : kSchemes) {
            const Palette& p = palette(scheme);
            const double text = scheme == Scheme::HighContrast ? 7.0 : 4.5;
            const auto add = [scheme](
                                 const char* name, const QColor& front, const QColor& back, double least) {
                QTest::addRow("%s %s", qPrintable(schemeName(scheme)), name) << front << back << least;
            };
            add("text on surface", p.text, p.surface, text);
            add("text on background", p.text, p.background, text);
            add("text on hover", p.text, p.hover, text);
            add("text on a pressed button", p.text, p.divider, scheme == Scheme::HighContrast ? 4.5 : text);
            add("text on a selected row", p.text, p.primarySubtle, text);
            add("subtle text on surface", p.subtleText, p.surface, text);
            add("subtle text on background", p.subtleText, p.background, text);
            add("subtle text on hover", p.subtleText, p.hover, text);
            add("link on surface", p.primaryText, p.surface, text);
            add("link on background", p.primaryText, p.background, text);
            add("chosen tab", p.primaryText, p.primarySubtle, text);
            add("filled button", p.onPrimary, p.primary, text);
            add("filled button under the pointer", p.onPrimary, p.primaryHover, text);
            for (const Tone tone : { Tone::Neutral, Tone::Primary, Tone::Success, Tone::Warning, Tone::Danger,
                     Tone::Information }) {
                const Palette::Pair pair = p.tone(tone);
                const QByteArray name = toneName(tone).toLatin1();
                add(("badge " + name).constData(), pair.text, pair.fill, text);
                add(("words of tone " + name).constData(), pair.text, p.surface, text);
            }
            add("danger on a selected row", p.tone(Tone::Danger).text, p.primarySubtle, text);
            add("danger on hover", p.tone(Tone::Danger).text, p.hover, text);
            add("field on surface", p.field, p.surface, 3.0);
            add("field on background", p.field, p.background, 3.0);
            add("focus on surface", p.focus, p.surface, 3.0);
            add("focus on background", p.focus, p.background, 3.0);
            add("focus on a selected row", p.focus, p.primarySubtle, 3.0);
            add("focus of the filled button", scheme == Scheme::HighContrast ? p.focus : p.text,
                scheme == Scheme::HighContrast ? p.surface : p.primary, 3.0);
            add("accent on surface", p.primary, p.surface, 3.0);
            for (int i = 0; i < Palette::kSeries; ++i)
                add(("series " + QByteArray::number(i)).constData(), p.series(i), p.surface, 3.0);
            if (scheme == Scheme::HighContrast) {
                add("edge of a card", p.border, p.background, 3.0);
                add("line between rows", p.divider, p.surface, 3.0);
                add("disabled text", p.disabledText, p.surface, 3.0);
            }
        }
    }
    void reachesTheContrast()
    {
        QFETCH(QColor, front);
        QFETCH(QColor, back);
        QFETCH(double, least);
        QVERIFY(front.isValid() && back.isValid() && front.alpha() == 255 && back.alpha() == 255);
        const double found = contrastRatio(front, back);
        QVERIFY2(found >= least,
            qPrintable(u"%1 on %2 is %3:1"_s.arg(front.name(), back.name()).arg(found, 0, 'f', 2)));
    }

    void standsOnBlackInHighContrast()
    {
        QCOMPARE(palette(Scheme::HighContrast).background, QColor(Qt::black));
        QCOMPARE(palette(Scheme::HighContrast).surface, QColor(Qt::black));
        QVERIFY(!palette(Scheme::Light).isDark);
        QVERIFY(palette(Scheme::Dark).isDark && palette(Scheme::HighContrast).isDark);
    }

    void knowsSchemesByName()
    {
        for (const Scheme scheme : kSchemes)
            QCOMPARE(schemeFromName(schemeName(scheme)), std::optional(scheme));
        for (const QString& bad : { u""_s, u"Light"_s, u"dark "_s, u"sepia"_s, u"highcontrast"_s })
            QVERIFY2(!schemeFromName(bad), qPrintable(bad));
    }

    void leavesNoTokenInTheStyleSheet_data()
    {
        QTest::addColumn<int>("scheme");
        for (int i = 0; i < kSchemes.size(); ++i)
            QTest::addRow("%s", qPrintable(schemeName(kSchemes[i]))) << i;
    }
    void leavesNoTokenInTheStyleSheet()
    {
        QFETCH(int, scheme);
        applyStyle(*qApp, kSchemes[scheme]);
        QCOMPARE(currentScheme(), kSchemes[scheme]);
        const QString sheet = qApp->styleSheet();
        QVERIFY(sheet.contains(currentPalette().surface.name()));
        QVERIFY2(!sheet.contains(u'@'), qPrintable(sheet.mid(sheet.indexOf(u'@'), 40)));
        QCOMPARE(sheet.contains(u"border: 3px solid "_s + palette(Scheme::HighContrast).focus.name()),
            kSchemes[scheme] == Scheme::HighContrast);
    }

    void repaintsOpenWindows()
    {
        applyStyle(*qApp, Scheme::Light);
        EventCounter label;
        label.setText(u"마루"_s);
        label.resize(120, 40);
        label.setAutoFillBackground(true);
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        const QImage light = label.grab().toImage();
        const int palettes = label.palettes;
        const int styles = label.styles;
        applyStyle(*qApp, Scheme::HighContrast);
        QVERIFY(label.palettes > palettes);
        QVERIFY(label.styles > styles);
        const QImage contrast = label.grab().toImage();
        QVERIFY(light != contrast);
        QCOMPARE(contrast.pixelColor(2, 2), QColor(Qt::black));
        applyStyle(*qApp, Scheme::Light);
        QCOMPARE(label.grab().toImage(), light);
    }

    void tintsIconsAnew()
    {
        applyStyle(*qApp, Scheme::Light);
        const QIcon made = icon(u"home"_s);
        const QImage light = made.pixmap(18, 18).toImage();
        QVERIFY(light != made.pixmap(18, 18, QIcon::Disabled).toImage());
        QVERIFY(light != made.pixmap(18, 18, QIcon::Selected).toImage());
        applyStyle(*qApp, Scheme::Dark);
        QVERIFY(light != made.pixmap(18, 18).toImage());
        applyStyle(*qApp, Scheme::Light);
        QCOMPARE(made.pixmap(18, 18).toImage(), light);
        // A colour of one's own stays.
        const QIcon red = icon(u"home"_s, Qt::red);
        const QImage before = red.pixmap(18, 18).toImage();
        applyStyle(*qApp, Scheme::HighContrast);
        QCOMPARE(red.pixmap(18, 18).toImage(), before);
    }

    void drawsEveryIcon()
    {
        applyStyle(*qApp, Scheme::Light);
        const QImage unknown = icon(u"no such icon"_s).pixmap(36, 36).toImage();
        QImage blank(36, 36, unknown.format());
        blank.fill(Qt::transparent);
        QVERIFY(iconNames().size() >= 30);
        for (const QString& name : iconNames()) {
            const QImage drawn = icon(name).pixmap(36, 36).toImage();
            QVERIFY2(drawn != blank && drawn != unknown, qPrintable(name));
        }
    }

    void keepsSignAndWordInBadges()
    {
        for (const Scheme scheme : kSchemes) {
            applyStyle(*qApp, scheme);
            Badge badge;
            badge.show({ u"✓"_s, u"확인됨"_s, Tone::Success });
            QCOMPARE(badge.text(), u"✓ 확인됨"_s);
            QCOMPARE(badge.accessibleName(), u"확인됨"_s);
            const QImage drawn = badge.grab().toImage();
            QCOMPARE(drawn.pixelColor(drawn.width() / 2, 3), currentPalette().tone(Tone::Success).fill);
        }
    }
};

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
