// SPDX-License-Identifier: Apache-2.0
// Walks through the pages and saves pictures.
#include "admin-console/shell/capture.h"

#include "admin-console/core/rows_model.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/detail_pane.h"
#include "admin-console/widgets/table_view.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStepMs = 150;
constexpr int kTries = 60;
constexpr int kSettleMs = 900; // history and proof of the selected row

} // namespace

Capture::Capture(
    Workbench& bench, MainWindow& window, const QDir& folder, const QString& page, QObject* parent)
    : QObject(parent), m_bench(bench), m_window(window), m_folder(folder)
{
    if (page.isEmpty() || page == u"all"_s) {
        for (const auto& one : bench.pages.pages())
            m_pages << one->id();
    } else {
        m_pages << page;
    }
    connect(&bench.session, &Session::opened, this,
        [this] { QTimer::singleShot(kSettleMs, this, &Capture::next); });
    connect(&bench.session, &Session::failed, this, [](const base::Error& error) {
        qCritical("sign-in failed: %s", error.code.c_str());
        QCoreApplication::exit(1);
    });
}

void Capture::next()
{
    if (m_pages.isEmpty()) {
        QCoreApplication::exit(0);
        return;
    }
    Page* page = m_bench.pages.find(m_pages.front());
    QWidget* widget = page == nullptr ? nullptr : m_window.showPage(page->id());
    if (widget == nullptr) {
        m_pages.removeFirst();
        next();
        return;
    }
    const QString view = page->showView(*widget, m_view);
    if (view.isEmpty() && m_view > 0) {
        m_view = 0;
        m_pages.removeFirst();
        next();
        return;
    }
    ++m_view;
    waitForRows(view.isEmpty() ? page->id() : QString(page->id() + u'-' + view), kTries);
    if (view.isEmpty())
        m_view = 1;
}

void Capture::waitForRows(const QString& name, int triesLeft)
{
    for (QTableView* table : m_window.findChildren<QTableView*>()) {
        if (!table->isVisible())
            continue;
        if (table->model()->rowCount() > 0 && !table->currentIndex().isValid())
            table->selectRow(0);
    }
    bool isReady = true;
    for (const RowsModel* model : m_window.findChildren<RowsModel*>()) {
        if (model->isFetching())
            isReady = false;
    }
    if (!isReady && triesLeft > 0) {
        QTimer::singleShot(kStepMs, this, [this, name, triesLeft] { waitForRows(name, triesLeft - 1); });
        return;
    }
    QTimer::singleShot(kSettleMs, this, [this, name] {
        for (DetailPane* detail : m_window.findChildren<DetailPane*>()) {
            if (detail->isVisible())
                detail->checkProof();
        }
        QTimer::singleShot(kSettleMs, this, [this, name] { shoot(name); });
    });
}

bool Capture::save(QWidget& widget, const QString& name)
{
    const QString file = m_folder.filePath(m_bench.language.tag() + u'-' + name + u".png"_s);
    if (widget.grab().save(file))
        return true;
    qCritical("cannot write %s", qPrintable(file));
    QCoreApplication::exit(1);
    return false;
}

void Capture::shoot(const QString& name)
{
    if (!save(m_window, name))
        return;
    // The form behind the main button, where the officer has one.
    for (QPushButton* button : m_window.findChildren<QPushButton*>()) {
        if (!button->isVisible() || !button->isEnabled() || !button->objectName().startsWith(u"action_"_s))
            continue;
        button->click();
        auto* form = m_window.findChild<ActionForm*>();
        if (form == nullptr)
            break;
        QTimer::singleShot(kSettleMs, this, [this, name, form] {
            const bool isSaved = save(*form, QString(name + u"-form"_s));
            form->close();
            if (isSaved)
                QTimer::singleShot(0, this, &Capture::next);
        });
        return;
    }
    next();
}

} // namespace maru::console
