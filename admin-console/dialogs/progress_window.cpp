// SPDX-License-Identifier: Apache-2.0
// The progress window.
#include "admin-console/dialogs/progress_window.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShowAfterMs = 500; // shorter work would only flicker
constexpr int kBarSteps = 1000; // the bar counts in int; totals may be larger

QString grouped(qint64 value)
{
    return QLocale(QLocale::English).toString(value);
}

} // namespace

ProgressWindow::ProgressWindow(const QString& title, QWidget* parent) : QDialog(parent)
{
    setObjectName(u"progressWindow"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::NonModal);
    setWindowTitle(title);
    setMinimumWidth(440);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    m_heading = new QLabel(title, this);
    m_heading->setObjectName(u"emptyTitle"_s);
    m_heading->setWordWrap(true);
    layout->addWidget(m_heading);
    m_text = new QLabel(this);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_text);
    m_bar = new QProgressBar(this);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    layout->addWidget(m_bar);
    m_count = new QLabel(this);
    m_count->setObjectName(u"subtle"_s);
    layout->addWidget(m_count);
    m_codeLabel = new QLabel(this);
    m_codeLabel->setObjectName(u"subtle"_s);
    m_codeLabel->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_codeLabel->hide();
    layout->addWidget(m_codeLabel);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    m_openFile = new QPushButton(this);
    m_openFolder = new QPushButton(this);
    m_close = new QPushButton(this);
    for (QPushButton* button : { m_openFile, m_openFolder, m_close }) {
        button->setAutoDefault(true);
        buttons->addWidget(button);
    }
    m_openFile->hide();
    m_openFolder->hide();
    layout->addLayout(buttons);

    connect(m_openFile, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_path)); });
    connect(m_openFolder, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath())); });
    connect(m_close, &QPushButton::clicked, this, &ProgressWindow::reject);
    QTimer::singleShot(kShowAfterMs, this, &QWidget::show);
    retranslateUi();
}

void ProgressWindow::setStep(const QString& text)
{
    if (m_state == State::Running)
        m_text->setText(text);
}

void ProgressWindow::setProgress(qint64 done, std::optional<qint64> total)
{
    if (m_state != State::Running)
        return;
    if (total && *total > 0) {
        m_bar->setRange(0, kBarSteps);
        // Rows may be added while they are read: more than all is still all.
        const qint64 shown = qMin(done, *total);
        m_bar->setValue(
            static_cast<int>(static_cast<double>(shown) / static_cast<double>(*total) * kBarSteps));
        m_count->setText(grouped(done) + u" / "_s + grouped(qMax(done, *total)));
    } else {
        m_bar->setRange(0, 0);
        m_count->setText(done > 0 ? grouped(done) : QString());
    }
    m_bar->setAccessibleDescription(m_count->text());
}

void ProgressWindow::finish(const QString& text, const QString& path)
{
    m_path = path;
    end(State::Finished, text);
    m_openFile->setVisible(!path.isEmpty());
    m_openFolder->setVisible(!path.isEmpty());
}

void ProgressWindow::fail(const QString& text, const QString& code)
{
    m_code = code;
    end(State::Failed, text);
    m_codeLabel->setVisible(!code.isEmpty());
}

void ProgressWindow::end(State state, const QString& text)
{
    if (m_state == State::Finished || m_state == State::Failed)
        return;
    m_state = state;
    m_text->setText(text);
    m_bar->hide();
    m_count->hide();
    m_close->setEnabled(true);
    retranslateUi();
    show();
    m_close->setFocus();
}

void ProgressWindow::cancel()
{
    if (m_state != State::Running)
        return;
    m_state = State::Cancelling;
    m_close->setEnabled(false);
    retranslateUi();
    Q_EMIT cancelRequested();
}

void ProgressWindow::reject()
{
    if (m_state == State::Running) {
        cancel();
        return;
    }
    if (m_state != State::Cancelling)
        QDialog::reject();
}

QString ProgressWindow::text() const
{
    return m_text->text();
}

QString ProgressWindow::countText() const
{
    return m_count->text();
}

void ProgressWindow::retranslateUi()
{
    switch (m_state) {
    case State::Running:
        m_heading->setText(windowTitle());
        break;
    case State::Cancelling:
        m_heading->setText(tr("Cancelling…"));
        break;
    case State::Finished:
        m_heading->setText(u"✓ "_s + tr("Done"));
        break;
    case State::Failed:
        m_heading->setText(u"! "_s + tr("Not done"));
        break;
    }
    const bool runs = m_state == State::Running || m_state == State::Cancelling;
    m_close->setText(runs ? tr("&Cancel") : tr("&Close"));
    m_close->setAccessibleName(runs ? tr("Cancel") : tr("Close"));
    m_openFile->setText(tr("&Open"));
    m_openFile->setAccessibleName(tr("Open the file"));
    m_openFolder->setText(tr("Open &folder"));
    m_openFolder->setAccessibleName(tr("Open the folder of the file"));
    m_bar->setAccessibleName(tr("Progress"));
    m_text->setAccessibleName(tr("What is being done"));
    m_codeLabel->setText(m_code.isEmpty() ? QString() : tr("Code: %1").arg(m_code));
}

void ProgressWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace maru::console
