// SPDX-License-Identifier: Apache-2.0
// The command palette.
#include "admin-console/shell/command_palette.h"

#include "admin-console/shell/palette_delegate.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPaletteWidth = 640;
constexpr int kPaletteHeight = 520;
constexpr int kPaletteTop = 56;
constexpr int kRowsOfPage = 8;
constexpr qsizetype kRecentKept = 8;

} // namespace

CommandPalette::CommandPalette(PaletteSearch& search, QWidget* window) : QWidget(window), m_search(search)
{
    setObjectName(u"palette"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    m_field = new QLineEdit(this);
    m_field->setObjectName(u"paletteField"_s);
    m_list = new QListView(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    // The field keeps the keys; the list is moved from there and spoken through it.
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_state = new QLabel(this);
    m_state->setObjectName(u"paletteState"_s);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_state);
    hide();
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model.setTyped(text);
        m_list->setCurrentIndex(m_model.firstEntry());
        m_list->scrollToTop();
        if (m_online)
            m_search.setTyped(text);
        showState();
        sayCurrent();
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        m_list->setCurrentIndex(index);
        choose();
    });
    connect(&m_search, &PaletteSearch::changed, this, [this] {
        const PaletteEntry* current = m_model.entry(m_list->currentIndex());
        const QString id = current == nullptr ? QString() : current->id;
        m_model.setFound(m_search.found());
        keepCurrent(id);
        showState();
    });
    retranslateUi();
}

void CommandPalette::open(std::vector<PaletteEntry> entries)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_field->clear();
    m_model.setRecent(QSettings().value(recentKey()).toStringList());
    m_model.setEntries(std::move(entries));
    m_model.setTyped({});
    m_list->setCurrentIndex(m_model.firstEntry());
    m_list->scrollToTop();
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
    showState();
    sayCurrent();
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    hide();
    m_search.setTyped({});
    m_model.setFound({});
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::setTyped(const QString& text)
{
    m_field->setText(text);
}

bool CommandPalette::choose()
{
    const PaletteEntry* current = m_model.entry(m_list->currentIndex());
    if (current == nullptr) {
        m_search.start();
        return false;
    }
    // What runs may show another page or a form: a copy, and the palette gone before.
    const PaletteEntry chosen = *current;
    if (chosen.group != PaletteGroup::Found) {
        QStringList recent = QSettings().value(recentKey()).toStringList();
        recent.removeAll(chosen.id);
        recent.prepend(chosen.id);
        QSettings().setValue(recentKey(), QStringList(recent.mid(0, kRecentKept)));
    }
    close();
    if (chosen.run)
        chosen.run();
    return true;
}

void CommandPalette::move(int rows)
{
    const int step = rows > 0 ? 1 : -1;
    int row = m_list->currentIndex().row();
    for (int moved = 0; moved != rows; moved += step) {
        int next = row + step;
        while (next >= 0 && next < m_model.rowCount() && m_model.entry(m_model.index(next)) == nullptr)
            next += step;
        if (next < 0 || next >= m_model.rowCount())
            break;
        row = next;
    }
    if (row >= 0 && row < m_model.rowCount())
        m_list->setCurrentIndex(m_model.index(row));
    sayCurrent();
}

void CommandPalette::keepCurrent(const QString& id)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const PaletteEntry* entry = m_model.entry(m_model.index(row));
        if (entry != nullptr && !id.isEmpty() && entry->id == id) {
            m_list->setCurrentIndex(m_model.index(row));
            return;
        }
    }
    m_list->setCurrentIndex(m_model.firstEntry());
    sayCurrent();
}

void CommandPalette::sayCurrent()
{
    const QString text = m_list->currentIndex().data(Qt::AccessibleTextRole).toString();
    if (m_field->accessibleDescription() == text)
        return;
    m_field->setAccessibleDescription(text);
    QAccessibleEvent event(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QString CommandPalette::stateText() const
{
    return m_state->text();
}

void CommandPalette::setOnline(bool online)
{
    m_online = online;
    showState();
}

void CommandPalette::setOfficer(const QString& did)
{
    m_officer = did;
}

QString CommandPalette::recentKey() const
{
    return u"recent/"_s + m_officer.right(12);
}

void CommandPalette::showState()
{
    const bool isEmpty = m_model.entryCount() == 0;
    QString text;
    if (!m_online || m_search.state() == PaletteSearch::State::Offline)
        text = tr("No connection: only pages, actions and commands are searched.");
    else if (m_search.state() == PaletteSearch::State::Searching)
        text = tr("Searching on the server…");
    else if (isEmpty)
        text = tr("Nothing found for “%1”.").arg(m_model.typed());
    else
        text = tr("↑ ↓ to move · Enter to choose · Esc to close");
    m_state->setText(text);
    m_state->setAccessibleName(text);
}

void CommandPalette::place()
{
    const QSize room = parentWidget()->size();
    const int width = std::min(kPaletteWidth, room.width() - 24);
    const int height = std::min(kPaletteHeight, room.height() - kPaletteTop - 40);
    setGeometry((room.width() - width) / 2, kPaletteTop, width, std::max(160, height));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (watched != m_field)
        return false;
    if (event->type() == QEvent::FocusOut && isVisible()) {
        // A click elsewhere closes; another window in front does not, the officer comes back to what was typed.
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason == Qt::MouseFocusReason || reason == Qt::OtherFocusReason) {
            m_before = nullptr;
            close();
        }
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(kRowsOfPage);
        return true;
    case Qt::Key_PageUp:
        move(-kRowsOfPage);
        return true;
    case Qt::Key_Tab:
        move(1);
        return true;
    case Qt::Key_Backtab:
        move(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void CommandPalette::retranslateUi()
{
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("Pages, actions, commands, transactions, campaigns, people, blocks"));
    m_field->setAccessibleName(tr("Search everything"));
    m_list->setAccessibleName(tr("Results"));
    showState();
}

void CommandPalette::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        close();
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace maru::console
