// SPDX-License-Identifier: Apache-2.0
// maru-console: reads the command line and shows the window.
#include "admin-console/shell/appearance.h"
#include "admin-console/shell/capture.h"
#include "admin-console/shell/main_window.h"
#include "admin-console/widgets/palette.h"
#include "shared/base/process_memory.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QStyleFactory>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace maru::console;

int main(int argc, char** argv)
{
    maru::base::protectProcessMemory(maru::base::CoreDumps::Never);
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"maru"_s);
    QApplication::setApplicationName(u"maru-console"_s);
    QApplication::setApplicationVersion(u"0.1.0"_s);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Maru console for officers"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption server(u"server"_s, u"Server, e.g. https://127.0.0.1:7443"_s, u"URL"_s);
    const QCommandLineOption ca(u"ca"_s, u"CA certificate of the server (PEM)"_s, u"FILE"_s);
    const QCommandLineOption key(
        u"key"_s, u"Key file of the officer, or a token: pkcs11:token=NAME?module-path=FILE"_s, u"KEY"_s);
    const QCommandLineOption passphrase(
        u"passphrase-file"_s, u"Signs in at once with this passphrase or PIN"_s, u"FILE"_s);
    const QCommandLineOption language(u"language"_s, u"ko or en"_s, u"LANGUAGE"_s);
    const QCommandLineOption theme(u"theme"_s, u"light, dark or contrast; for this run"_s, u"THEME"_s);
    const QCommandLineOption dark(u"dark"_s, u"The same as --theme dark"_s);
    const QCommandLineOption capture(
        u"capture"_s, u"Saves pictures of the pages into DIR and quits"_s, u"DIR"_s);
    const QCommandLineOption page(u"page"_s, u"With --capture: this page only"_s, u"NAME"_s, u"all"_s);
    const QCommandLineOption size(
        u"size"_s, u"With --capture: size of the window, e.g. 1024x700"_s, u"WxH"_s, u"1440x900"_s);
    const QCommandLineOption textSize(
        u"text-size"_s, u"100, 115 or 130 percent; for this run"_s, u"PERCENT"_s);
    parser.addOptions({ size, textSize, server, ca, key, passphrase, language, theme, dark, capture, page });
    parser.process(application);

    const QString wantedTheme = parser.isSet(theme) ? parser.value(theme)
        : parser.isSet(dark)                        ? u"dark"_s
                                                    : QString();
    if (!wantedTheme.isEmpty() && !schemeFromName(wantedTheme)) {
        qCritical("maru-console: --theme is light, dark or contrast");
        return 2;
    }
    initResources();
    Workbench bench;
    if (!wantedTheme.isEmpty())
        bench.preferences.overrideTheme(wantedTheme);
    if (parser.isSet(textSize))
        bench.preferences.overrideTextPercent(parser.value(textSize).toInt());
    applyAppearance(application, bench.preferences);
    bench.language.set(
        languageFromTag(parser.isSet(language) ? parser.value(language) : bench.preferences.languageTag()));

    MainWindow window(bench);
    std::unique_ptr<Capture> pictures;
    if (parser.isSet(capture)) {
        window.setWindowState(Qt::WindowNoState);
        const QStringList sides = parser.value(size).split(u'x');
        window.resize(std::max(640, sides.value(0).toInt()), std::max(480, sides.value(1).toInt()));
        pictures = std::make_unique<Capture>(bench, window, QDir(parser.value(capture)), parser.value(page));
    }
    window.show();
    window.signIn().focusInput();
    if (pictures)
        pictures->shootSignIn();
    window.signIn().start(
        { parser.value(server), parser.value(ca), parser.value(key), parser.value(passphrase) });
    return QApplication::exec();
}
