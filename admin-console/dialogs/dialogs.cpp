// SPDX-License-Identifier: Apache-2.0
// Non-blocking dialogs.
#include "admin-console/dialogs/dialogs.h"

#include "admin-console/dialogs/fonts.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
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

void open(QFileDialog* dialog, FileDialog::Callback callback)
{
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
    dialog->selectFile(suggested);
    dialog->setDefaultSuffix(QFileInfo(suggested).suffix());
    open(dialog, std::move(callback));
}

void FileDialog::askOpen(QWidget* parent, const QString& title, const QString& filter, Callback callback)
{
    if (answerFromTest(callback))
        return;
    auto* dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setFileMode(QFileDialog::ExistingFile);
    open(dialog, std::move(callback));
}

void Confirmation::setNextAnswer(bool agrees)
{
    g_nextAnswer = agrees;
}

void Confirmation::ask(
    QWidget* parent, const QString& title, const QString& text, const QString& action, Callback callback)
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
