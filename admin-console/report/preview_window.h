// SPDX-License-Identifier: Apache-2.0
// The pages of a document on the screen, and from there to a printer or a file.
#pragma once

#include "admin-console/report/pages.h"
#include "admin-console/report/row_writer.h"

#include <QPrinter>
#include <QWidget>

class QLabel;
class QPrintPreviewWidget;
class QToolButton;

namespace maru::console::report {

/// A window of its own, not modal; deletes itself when it is closed.
class PreviewWindow final : public QWidget {
    Q_OBJECT

public:
    /// `pages` are laid out.
    PreviewWindow(
        QWidget* parent, std::shared_ptr<const Document> document, std::shared_ptr<const Pages> pages);
    ~PreviewWindow() override;

    /// Begins with the layout and opens the window when it is done.
    static void open(QObject* context, QWidget* parent, std::shared_ptr<const Document> document,
        RowWriter::Progress progress, RowWriter::Done done);

    int pageCount() const;

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void retranslateUi();
    void paintAll(QPrinter* printer) const;
    void showPage();
    void print();
    void savePdf();

    std::shared_ptr<const Document> m_document;
    std::shared_ptr<const Pages> m_pages;
    QPrinter m_printer;
    QPrintPreviewWidget* m_preview = nullptr;
    QToolButton* m_print = nullptr;
    QToolButton* m_save = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QToolButton* m_smaller = nullptr;
    QToolButton* m_larger = nullptr;
    QToolButton* m_fitWidth = nullptr;
    QToolButton* m_fitPage = nullptr;
    QLabel* m_page = nullptr;
};

} // namespace maru::console::report
