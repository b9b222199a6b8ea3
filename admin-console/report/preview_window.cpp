// SPDX-License-Identifier: Apache-2.0
// Print preview.
#include "admin-console/report/preview_window.h"

#include "admin-console/dialogs/dialogs.h"
#include "admin-console/report/export_job.h"
#include "admin-console/report/file_name.h"
#include "admin-console/report/pdf_writer.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPointer>
#include <QPrintDialog>
#include <QPrintPreviewWidget>
#include <QPrinterInfo>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace maru::console::report {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPreviewSliceMs = 12;

} // namespace

void PreviewWindow::open(QObject* context, QWidget* parent, std::shared_ptr<const Document> document,
    RowWriter::Progress progress, RowWriter::Done done)
{
    auto pages = std::make_shared<Pages>(document);
    auto* timer = new QTimer(context);
    QObject::connect(timer, &QTimer::timeout, context,
        [timer, parent = QPointer<QWidget>(parent), document, pages, progress = std::move(progress),
            done = std::move(done)] {
            if (!pages->layOut(kPreviewSliceMs)) {
                progress(pages->rowsPlaced(), static_cast<qint64>(document->rows.size()));
                return;
            }
            timer->stop();
            (new PreviewWindow(parent, document, pages))->show();
            done({});
        });
    timer->start(0);
}

PreviewWindow::PreviewWindow(
    QWidget* parent, std::shared_ptr<const Document> document, std::shared_ptr<const Pages> pages)
    : QWidget(parent, Qt::Window)
    , m_document(std::move(document))
    , m_pages(std::move(pages))
    , m_printer(QPrinter::HighResolution)
{
    setObjectName(u"printPreview"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_printer.setPageLayout(m_pages->pageLayout());
    m_printer.setFullPage(true);
    m_printer.setDocName(m_document->title);
    build();
    retranslateUi();
}

PreviewWindow::~PreviewWindow() = default;

int PreviewWindow::pageCount() const
{
    return m_pages->count();
}

void PreviewWindow::build()
{
    resize(m_pages->isLandscape() ? 1080 : 820, 900);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 8, 10, 8);
    bar->setSpacing(6);
    const auto button = [this, bar](const QKeySequence& keys, auto slot) {
        auto* made = new QToolButton(this);
        made->setShortcut(keys);
        bar->addWidget(made);
        connect(made, &QToolButton::clicked, this, slot);
        return made;
    };
    m_preview = new QPrintPreviewWidget(&m_printer, this);
    m_print = button(QKeySequence::Print, [this] { print(); });
    m_save = button(QKeySequence::Save, [this] { savePdf(); });
    bar->addSpacing(12);
    m_previous = button(QKeySequence(Qt::ALT | Qt::Key_PageUp),
        [this] { m_preview->setCurrentPage(m_preview->currentPage() - 1); });
    m_page = new QLabel(this);
    bar->addWidget(m_page);
    m_next = button(QKeySequence(Qt::ALT | Qt::Key_PageDown),
        [this] { m_preview->setCurrentPage(m_preview->currentPage() + 1); });
    bar->addStretch();
    m_smaller = button(QKeySequence::ZoomOut, [this] { m_preview->zoomOut(); });
    m_larger = button(QKeySequence::ZoomIn, [this] { m_preview->zoomIn(); });
    m_fitWidth = button(QKeySequence(u"Ctrl+2"_s), [this] { m_preview->fitToWidth(); });
    m_fitPage = button(QKeySequence(u"Ctrl+0"_s), [this] { m_preview->fitInView(); });
    layout->addLayout(bar);
    layout->addWidget(m_preview, 1);
    connect(m_preview, &QPrintPreviewWidget::paintRequested, this, &PreviewWindow::paintAll);
    connect(m_preview, &QPrintPreviewWidget::previewChanged, this, &PreviewWindow::showPage);
    m_preview->fitToWidth();
}

void PreviewWindow::paintAll(QPrinter* printer) const
{
    QPainter painter;
    if (!painter.begin(printer))
        return;
    for (int page = 0; page < m_pages->count(); ++page) {
        if (page > 0)
            printer->newPage();
        m_pages->paint(painter, page);
    }
}

void PreviewWindow::showPage()
{
    const int page = m_preview->currentPage();
    m_page->setText(m_document->pageText.arg(page).arg(m_pages->count()));
    m_previous->setEnabled(page > 1);
    m_next->setEnabled(page < m_pages->count());
}

void PreviewWindow::print()
{
    if (QPrinterInfo::availablePrinterNames().isEmpty()) {
        showMessage(this, tr("Print"),
            tr("This computer has no printer. Save the document as PDF and print it elsewhere."));
        return;
    }
    auto* dialog = new QPrintDialog(&m_printer, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this,
        [this](QPrinter*) { m_preview->print(); });
    dialog->QDialog::open();
}

void PreviewWindow::savePdf()
{
    FileDialog::askSave(this, tr("Save as PDF"), suggestedFileName(m_document->title, u"pdf"_s),
        tr("PDF files (*.pdf)"), [this](const QString& path) {
            ExportJob::start(this, m_document->title, nullptr,
                std::make_unique<DocumentPdfWriter>(path, m_document), path);
        });
}

void PreviewWindow::retranslateUi()
{
    setWindowTitle(tr("Print preview: %1").arg(m_document->title));
    // A shortcut is lost when the text is set.
    const auto relabel = [](QToolButton* button, const QString& text, const QString& name) {
        const QKeySequence keys = button->shortcut();
        button->setText(text);
        button->setAccessibleName(name);
        button->setShortcut(keys);
        button->setToolTip(QString(name + u" ("_s + keys.toString(QKeySequence::NativeText) + u')'));
    };
    relabel(m_print, tr("Print…"), tr("Print"));
    relabel(m_save, tr("Save as PDF…"), tr("Save as PDF"));
    relabel(m_previous, u"‹"_s, tr("Previous page"));
    relabel(m_next, u"›"_s, tr("Next page"));
    relabel(m_smaller, u"−"_s, tr("Smaller"));
    relabel(m_larger, u"+"_s, tr("Larger"));
    relabel(m_fitWidth, tr("Page width"), tr("As wide as the window"));
    relabel(m_fitPage, tr("Whole page"), tr("The whole page"));
    m_preview->setAccessibleName(tr("Pages"));
    m_page->setAccessibleName(tr("Page shown"));
    showPage();
}

void PreviewWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void PreviewWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console::report
