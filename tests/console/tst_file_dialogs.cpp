// SPDX-License-Identifier: Apache-2.0
// Dialogs that ask for a file: in the officer's language whatever Qt brings along, and not in the folder that the
// program was started in.
#include "admin-console/core/language.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/shell/workbench.h"

#include <QDir>
#include <QFileDialog>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace maru::console;
using namespace Qt::StringLiterals;

class TestFileDialogs final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_home;
    QTranslator m_translator;

    /// The dialog that a call has opened; null: none.
    static QFileDialog* dialogOf(QWidget& parent) { return parent.findChild<QFileDialog*>(); }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        qputenv("HOME", m_home.path().toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toLocal8Bit());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
        QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
        QVERIFY(m_translator.load(
            QCoreApplication::applicationDirPath() + u"/../admin-console/shell/console_ko.qm"_s));
    }
    void init() { QSettings().clear(); }
    void cleanup() { QCoreApplication::removeTranslator(&m_translator); }

    void beginsInTheDocuments()
    {
        const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        QVERIFY(QDir::current() != QDir(documents));
        QWidget parent;
        FileDialog::askOpen(&parent, u"Open"_s, u"CSV (*.csv)"_s, [](const QString&) {});
        QVERIFY(dialogOf(parent) != nullptr);
        QCOMPARE(dialogOf(parent)->directory().canonicalPath(), QDir(documents).canonicalPath());
        delete dialogOf(parent);
        FileDialog::askSave(&parent, u"Save"_s, u"roll.csv"_s, u"CSV (*.csv)"_s, [](const QString&) {});
        QCOMPARE(dialogOf(parent)->directory().canonicalPath(), QDir(documents).canonicalPath());
        QVERIFY(dialogOf(parent)->selectedFiles().value(0).endsWith(u"/roll.csv"_s));
    }

    void comesBackToTheFolderOfBefore()
    {
        QTemporaryDir used;
        QWidget parent;
        QString chosen;
        FileDialog::askSave(&parent, u"Save"_s, u"a.csv"_s, u"CSV (*.csv)"_s,
            [&chosen](const QString& path) { chosen = path; });
        Q_EMIT dialogOf(parent)->fileSelected(used.filePath(u"a.csv"_s));
        QCOMPARE(chosen, used.filePath(u"a.csv"_s));
        delete dialogOf(parent);
        FileDialog::askOpen(&parent, u"Open"_s, u"CSV (*.csv)"_s, [](const QString&) {});
        QCOMPARE(dialogOf(parent)->directory().canonicalPath(), QDir(used.path()).canonicalPath());
        delete dialogOf(parent);
        // A folder that is gone (a stick that was taken out) is not asked for again.
        QVERIFY(used.remove());
        FileDialog::askOpen(&parent, u"Open"_s, u"CSV (*.csv)"_s, [](const QString&) {});
        QVERIFY(dialogOf(parent)->directory().exists());
    }

    void speaksTheLanguageOfTheConsole_data()
    {
        QTest::addColumn<bool>("isKorean");
        QTest::addColumn<bool>("isSave");
        QTest::addColumn<QString>("accept");
        QTest::addColumn<QString>("reject");
        QTest::newRow("open, Korean") << true << false << u"열기"_s << u"취소"_s;
        QTest::newRow("save, Korean") << true << true << u"저장"_s << u"취소"_s;
        QTest::newRow("open, English") << false << false << u"Open"_s << u"Cancel"_s;
        QTest::newRow("save, English") << false << true << u"Save"_s << u"Cancel"_s;
    }
    void speaksTheLanguageOfTheConsole()
    {
        QFETCH(bool, isKorean);
        QFETCH(bool, isSave);
        QFETCH(QString, accept);
        QFETCH(QString, reject);
        if (isKorean)
            QVERIFY(QCoreApplication::installTranslator(&m_translator));
        QWidget parent;
        if (isSave)
            FileDialog::askSave(&parent, u"t"_s, u"a.csv"_s, u"CSV (*.csv)"_s, [](const QString&) {});
        else
            FileDialog::askOpen(&parent, u"t"_s, u"CSV (*.csv)"_s, [](const QString&) {});
        QFileDialog* dialog = dialogOf(parent);
        QVERIFY(dialog != nullptr);
        // Without the mnemonic: "&Open", "열기(&O)".
        const auto plain = [dialog](QFileDialog::DialogLabel which) {
            QString text = dialog->labelText(which);
            const qsizetype key = text.indexOf(u"(&"_s);
            return key > 0 ? text.left(key).trimmed() : text.remove(u'&');
        };
        QCOMPARE(plain(QFileDialog::Accept), accept);
        QCOMPARE(plain(QFileDialog::Reject), reject);
        const QString name = plain(QFileDialog::FileName);
        QCOMPARE(name.contains(u"파일"_s), isKorean);
        QCOMPARE(name.contains(u"name"_s), !isKorean);
    }
};

QTEST_MAIN(TestFileDialogs)
#include "tst_file_dialogs.moc"
