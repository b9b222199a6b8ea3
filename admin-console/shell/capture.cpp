// SPDX-License-Identifier: Apache-2.0
// Walks through the pages and saves pictures.
#include "admin-console/shell/capture.h"

#include "admin-console/core/rows_model.h"
#include "admin-console/shell/command_palette.h"
#include "admin-console/shell/wizard_tour.h"
#include "admin-console/widgets/detail_pane.h"
#include "admin-console/widgets/resource_pane.h"
#include "admin-console/widgets/table_view.h"
#include "admin-console/widgets/wizard.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QImage>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStepMs = 150;
constexpr int kTries = 600;
constexpr int kFormTries = 40; // what a form shows may have to be asked for
constexpr int kSettleMs = 900; // history and proof of the selected row

/// With the 256 most frequent colours, which a screen of flat colours hardly needs: a third of the size of the file.
QImage withFewColours(const QImage& picture)
{
    constexpr std::size_t kColours = 256;
    const QImage source = picture.convertToFormat(QImage::Format_RGB32);
    std::unordered_map<QRgb, int> counts;
    for (int y = 0; y < source.height(); ++y) {
        for (int x = 0; x < source.width(); ++x)
            ++counts[source.pixel(x, y)];
    }
    std::vector<std::pair<QRgb, int>> frequent(counts.begin(), counts.end());
    std::sort(frequent.begin(), frequent.end(), [](const auto& left, const auto& right) {
        return left.second != right.second ? left.second > right.second : left.first < right.first;
    });
    frequent.resize(std::min(frequent.size(), kColours));
    QImage made(source.size(), QImage::Format_Indexed8);
    made.setColorCount(static_cast<int>(frequent.size()));
    std::unordered_map<QRgb, uint> nearest;
    for (std::size_t i = 0; i < frequent.size(); ++i)
        made.setColor(static_cast<int>(i), frequent[i].first);
    for (const auto& one : counts) {
        int best = std::numeric_limits<int>::max();
        for (std::size_t i = 0; i < frequent.size(); ++i) {
            const QRgb other = frequent[i].first;
            const int red = qRed(one.first) - qRed(other);
            const int green = qGreen(one.first) - qGreen(other);
            const int blue = qBlue(one.first) - qBlue(other);
            const int distance = red * red + green * green + blue * blue;
            if (distance < best) {
                best = distance;
                nearest[one.first] = static_cast<uint>(i);
            }
        }
    }
    for (int y = 0; y < source.height(); ++y) {
        for (int x = 0; x < source.width(); ++x)
            made.setPixel(x, y, nearest[source.pixel(x, y)]);
    }
    return made;
}

} // namespace

Capture::Capture(
    Workbench& bench, MainWindow& window, const QDir& folder, const QString& page, QObject* parent)
    : QObject(parent), m_bench(bench), m_window(window), m_folder(folder)
{
    const QStringList overlays { u"palette"_s, u"notices"_s, u"help"_s };
    if (page.isEmpty() || page == u"all"_s) {
        for (const auto& one : bench.pages.pages())
            m_pages << one->id();
        m_overlays = overlays;
        m_wantsSignIn = true;
    } else if (overlays.contains(page)) {
        m_overlays << page;
    } else if (page == u"sign-in"_s) {
        m_wantsSignIn = true;
    } else if (page == u"trust"_s) {
        m_wantsTrust = true;
    } else {
        m_pages << page;
    }
    connect(&bench.connection, &Connection::stateChanged, this, &Capture::onConnection);
    connect(&bench.session, &Session::opened, this,
        [this] { QTimer::singleShot(kSettleMs, this, &Capture::next); });
    connect(&bench.session, &Session::failed, this, [](const base::Error& error) {
        qCritical("sign-in failed: %s", error.code.c_str());
        QCoreApplication::exit(1);
    });
}

void Capture::shootSignIn()
{
    if (m_wantsSignIn)
        save(m_window, u"sign-in"_s);
}

void Capture::onConnection()
{
    if (m_bench.connection.state() != Connection::State::Untrusted)
        return;
    if (!m_wantsTrust) {
        qCritical("the server is not trusted; give --ca");
        QCoreApplication::exit(1);
        return;
    }
    QTimer::singleShot(kSettleMs, this, [this] {
        if (save(m_window, u"trust"_s))
            QCoreApplication::exit(0);
    });
}

void Capture::tour(Wizard& wizard, const QString& name)
{
    // Filled from an earlier campaign of the same organisation, where the list has one.
    base::Json row;
    const std::string organisation = wizard.value().stringOr("organisation", "");
    for (ResourcePane* pane : m_window.findChildren<ResourcePane*>()) {
        for (int i = 0; pane->isVisible() && row.isNull() && i < pane->model().rowCount(); ++i) {
            if (!organisation.empty() && pane->model().row(i).stringOr("organisation", "") == organisation)
                row = pane->model().row(i);
        }
    }
    auto* guide = new WizardTour(
        wizard, [this, name, &wizard](const QString& part) { save(wizard, QString(name + u'-' + part)); },
        [this] { QTimer::singleShot(0, this, &Capture::next); }, this);
    guide->start(row, m_bench.connection, m_bench.connection.serverNow());
}

void Capture::nextOverlay()
{
    m_window.closeOverlays();
    m_window.closeHelp();
    if (m_overlays.isEmpty()) {
        QCoreApplication::exit(0);
        return;
    }
    const QString name = m_overlays.takeFirst();
    m_window.showPage(u"donations"_s);
    if (name == u"palette"_s) {
        m_window.openPalette();
        // A text that finds pages, actions and things on the server.
        m_window.commandPalette().setTyped(
            m_bench.language.code() == LanguageCode::Korean ? u"등록"_s : u"regist"_s);
    } else if (name == u"notices"_s) {
        m_window.openNotices();
    } else {
        m_window.openHelp();
    }
    QTimer::singleShot(2 * kSettleMs, this, [this, name] {
        if (save(m_window, name))
            nextOverlay();
    });
}

void Capture::next()
{
    if (m_pages.isEmpty()) {
        nextOverlay();
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
    // A check that runs is worth its result.
    for (const QProgressBar* bar : m_window.findChildren<QProgressBar*>()) {
        const bool isRun = bar->objectName() == u"runningProgress"_s || bar->objectName() == u"checkBar"_s;
        if (isRun && bar->isVisible() && bar->value() < bar->maximum())
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
    const QString file = m_folder.filePath(
        QString(m_bench.language.tag() + u'-' + m_bench.preferences.theme() + u'-' + name + u".png"_s));
    // Quality 0 is the strongest compression.
    if (withFewColours(widget.grab().toImage()).save(file, "PNG", 0))
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
        // The same action from the selected row, where the menu has it, comes filled in: there is more to see.
        QAction* filled = nullptr;
        for (QAction* one :
            m_window.findChildren<QAction*>(u"menu_"_s + button->objectName().section(u'_', 1)))
            filled = one->isEnabled() ? one : filled;
        if (filled != nullptr)
            filled->trigger();
        else
            button->click();
        shootForm(name, kFormTries);
        return;
    }
    next();
}

void Capture::shootForm(const QString& name, int triesLeft)
{
    QDialog* form = nullptr;
    for (QDialog* one : m_window.findChildren<QDialog*>()) {
        if (one->isVisible())
            form = one;
    }
    if (form == nullptr && triesLeft > 0) {
        QTimer::singleShot(kStepMs, this, [this, name, triesLeft] { shootForm(name, triesLeft - 1); });
        return;
    }
    if (form == nullptr) {
        next();
        return;
    }
    QTimer::singleShot(kSettleMs, this, [this, name, form] {
        if (auto* wizard = qobject_cast<Wizard*>(form)) {
            tour(*wizard, name);
            return;
        }
        const bool isSaved = save(*form, QString(name + u"-form"_s));
        form->close();
        if (isSaved)
            QTimer::singleShot(0, this, &Capture::next);
    });
}

} // namespace maru::console
