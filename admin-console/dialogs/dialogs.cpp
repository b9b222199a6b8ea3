// SPDX-License-Identifier: Apache-2.0
// Non-blocking dialogs.
#include "admin-console/dialogs/dialogs.h"

#include "admin-console/dialogs/fonts.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <optional>
#include <utility>

namespace maru::console {

namespace {

QString g_nextPath; // tests only, GUI thread
std::optional<bool> g_nextAnswer; // tests only, GUI thread

bool answerFromTest(const FileDialog::Callback& callback)
{
    if (g_nextPath.isEmpty())
        return false;
    callback(std::exchange(g_nextPath, QString()));
    return true;
}

constexpr const char16_t* kFolderKey = u"files/folder";

/// Where the officer was last, else the documents: never the folder that the program was started in.
QString firstFolder()
{
    const QString last = QSettings().value(QString::fromUtf16(kFolderKey)).toString();
    if (!last.isEmpty() && QFileInfo(last).isDir())
        return last;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

/// Qt's own texts are there only where its translations are installed.
void label(QFileDialog& dialog)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("FileDialog", text); };
    dialog.setLabelText(QFileDialog::LookIn, say(QT_TRANSLATE_NOOP("FileDialog", "Folder:")));
    dialog.setLabelText(QFileDialog::FileName, say(QT_TRANSLATE_NOOP("FileDialog", "File &name:")));
    dialog.setLabelText(QFileDialog::FileType, say(QT_TRANSLATE_NOOP("FileDialog", "Kind of file:")));
    dialog.setLabelText(QFileDialog::Accept,
        dialog.acceptMode() == QFileDialog::AcceptSave ? say(QT_TRANSLATE_NOOP("FileDialog", "&Save"))
                                                       : say(QT_TRANSLATE_NOOP("FileDialog", "&Open")));
    dialog.setLabelText(QFileDialog::Reject, say(QT_TRANSLATE_NOOP("FileDialog", "Cancel")));
}

void open(QFileDialog* dialog, FileDialog::Callback callback)
{
    label(*dialog);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, [](const QString& path) {
        QSettings().setValue(QString::fromUtf16(kFolderKey), QFileInfo(path).absolutePath());
    });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog,
        [callback = std::move(callback)](const QString& path) { callback(path); });
    dialog->open();
}

} // namespace

void FileDialog::setNextPath(const QString& path)
{
    g_nextPath = path;
}

void FileDialog::askSave(
    QWidget* parent, const QString& title, const QString& suggested, const QString& filter, Callback callback)
{
    if (answerFromTest(callback))
        return;
    auto* dialog = new QFileDialog(parent, title, suggested, filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(suggested).suffix());
    dialog->setDirectory(firstFolder());
    dialog->selectFile(suggested);
    open(dialog, std::move(callback));
}

void FileDialog::askOpen(QWidget* parent, const QString& title, const QString& filter, Callback callback)
{
    if (answerFromTest(callback))
        return;
    auto* dialog = new QFileDialog(parent, title, firstFolder(), filter);
    dialog->setFileMode(QFileDialog::ExistingFile);
    open(dialog, std::move(callback));
}

void Confirmation::setNextAnswer(bool agrees)
{
    g_nextAnswer = agrees;
}

void Confirmation::ask(QWidget* parent, const QString& title, const QString& text, const QString& action,
    Callback callback, const QString& refusal)
{
    if (g_nextAnswer) {
        if (*std::exchange(g_nextAnswer, std::nullopt))
            callback();
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Question, title, text, QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* agree = box->addButton(action, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    box->button(QMessageBox::Cancel)
        ->setText(refusal.isEmpty() ? QCoreApplication::translate("FileDialog", "Cancel") : refusal);
    QObject::connect(agree, &QPushButton::clicked, box, [callback = std::move(callback)] { callback(); });
    box->open();
}

void showText(QWidget* parent, const QString& title, const QString& text)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->resize(720, 560);
    auto* layout = new QVBoxLayout(dialog);
    auto* view = new QPlainTextEdit(text, dialog);
    view->setReadOnly(true);
    view->setFont(monospaced(dialog->font()));
    view->setAccessibleName(title);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(view);
    layout->addWidget(buttons);
    dialog->open();
}

void showMessage(QWidget* parent, const QString& title, const QString& text)
{
    auto* box = new QMessageBox(QMessageBox::Information, title, text, QMessageBox::Ok, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace maru::console
