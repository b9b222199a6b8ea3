// SPDX-License-Identifier: Apache-2.0
// The bar above a table.
#include "admin-console/widgets/filter_bar.h"

#include "admin-console/core/problem.h"
#include "admin-console/core/states.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/widgets/condition_editor.h"
#include "admin-console/widgets/flow_layout.h"
#include "admin-console/widgets/preset_name_dialog.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTypingDelayMs = 250;

QToolButton* barButton(QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(u"textButton"_s);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

FilterBar::FilterBar(RowsModel& model, QString list, QWidget* parent)
    : QWidget(parent), m_model(model), m_list(std::move(list))
{
    build();
    retranslateUi();
}

void FilterBar::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(10, 8, 10, 8);
    outer->setSpacing(6);
    m_top = new QHBoxLayout;
    m_top->setSpacing(8);
    m_search = new QLineEdit(this);
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(110);
    m_search->setMaximumWidth(320);
    m_search->setObjectName(u"filter"_s);
    m_search->installEventFilter(this);
    m_add = barButton(this);
    m_presetButton = barButton(this);
    m_presetButton->setPopupMode(QToolButton::InstantPopup);
    m_presetMenu = new QMenu(m_presetButton);
    m_presetButton->setMenu(m_presetMenu);
    m_top->addWidget(m_search, 3);
    m_top->addWidget(m_add);
    m_top->addWidget(m_presetButton);
    m_top->addStretch(1);
    outer->addLayout(m_top);

    m_chipBox = new QWidget(this);
    m_chips = new FlowLayout(m_chipBox, 4);
    m_stateGroup = new QButtonGroup(this);
    m_clear = new QPushButton(m_chipBox);
    m_clear->setProperty("link", true);
    m_clear->setObjectName(u"clearFilter"_s);
    outer->addWidget(m_chipBox);

    m_notice = new QWidget(this);
    m_notice->setObjectName(u"staleLine"_s);
    m_notice->setAttribute(Qt::WA_StyledBackground);
    auto* noticeLayout = new QHBoxLayout(m_notice);
    noticeLayout->setContentsMargins(8, 4, 4, 4);
    m_noticeText = new QLabel(m_notice);
    m_noticeText->setObjectName(u"filterNotice"_s);
    m_noticeText->setWordWrap(true);
    m_noticeClose = barButton(m_notice);
    m_noticeClose->setText(u"✕"_s);
    noticeLayout->addWidget(m_noticeText, 1);
    noticeLayout->addWidget(m_noticeClose);
    m_notice->hide();
    outer->addWidget(m_notice);

    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(kTypingDelayMs);
    connect(m_search, &QLineEdit::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
    connect(&m_searchDelay, &QTimer::timeout, this, &FilterBar::applySearch);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        applySearch();
        Q_EMIT left();
    });
    connect(m_add, &QToolButton::clicked, this, [this] { openEditor(); });
    connect(m_presetMenu, &QMenu::aboutToShow, this, &FilterBar::fillPresetMenu);
    connect(m_clear, &QPushButton::clicked, this, &FilterBar::clearAll);
    connect(m_noticeClose, &QToolButton::clicked, m_notice, &QWidget::hide);
}

void FilterBar::addButton(QWidget* button)
{
    m_top->addWidget(button);
}

void FilterBar::setLayoutDoors(
    std::function<base::Json()> getLayout, std::function<void(const base::Json&)> applyLayout)
{
    m_getLayout = std::move(getLayout);
    m_applyLayout = std::move(applyLayout);
}

void FilterBar::applySearch()
{
    m_searchDelay.stop();
    m_model.setSearch(m_search->text().trimmed());
    fillConditions();
}

void FilterBar::setStateFilter(const QString& filterName, const std::vector<std::string>& values)
{
    m_filterName = filterName;
    m_filterValues = values;
    fillStates();
    fillConditions();
}

void FilterBar::setCanSearch(bool can)
{
    m_search->setVisible(can);
}

void FilterBar::setFields(std::vector<FilterField> fields)
{
    m_model.setFilterFields(std::move(fields));
    m_add->setVisible(!m_model.filterFields().empty());
    fillConditions();
}

void FilterBar::focusSearch()
{
    if (m_search->isHidden()) {
        m_add->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool FilterBar::isFiltered() const
{
    return !m_model.search().isEmpty() || !m_model.conditions().empty() || hasPlace()
        || (!m_filterName.isEmpty() && !m_model.filter(m_filterName).isEmpty());
}

void FilterBar::clearAll()
{
    m_notice->hide();
    m_model.setQuery({}, {}, {});
    syncFromModel();
}

void FilterBar::showOnly(const QString& filterName, const QString& value)
{
    m_notice->hide();
    m_model.setQuery({ { filterName, value } }, {}, {});
    syncFromModel();
}

void FilterBar::showFound(const QString& text)
{
    m_notice->hide();
    m_model.setQuery({}, text, {});
    syncFromModel();
}

void FilterBar::setPlace(const QString& filterName, std::function<QString(const QString& value)> words)
{
    m_placeName = filterName;
    m_placeWords = std::move(words);
    fillConditions();
}

void FilterBar::showFrom(const QString& value)
{
    if (m_placeName.isEmpty())
        return;
    m_notice->hide();
    if (value.isEmpty())
        m_model.setFilter(m_placeName, {});
    else
        m_model.setQuery({ { m_placeName, value } }, {}, {});
    syncFromModel();
}

void FilterBar::syncFromModel()
{
    m_search->blockSignals(true);
    m_search->setText(m_model.search());
    m_search->blockSignals(false);
    m_searchDelay.stop();
    fillStates();
    fillConditions();
}

QString FilterBar::inWords() const
{
    QStringList parts;
    if (!m_model.search().isEmpty())
        parts << tr("text “%1”").arg(m_model.search());
    if (!m_filterName.isEmpty() && !m_model.filter(m_filterName).isEmpty())
        parts << stateWord(
            fromQt(m_model.source().path.section(u'/', -1) + u'/' + m_model.filter(m_filterName)))
                     .word;
    if (hasPlace())
        parts << m_placeWords(m_model.filter(m_placeName));
    for (const Condition& one : m_model.conditions()) {
        if (const FilterField* field = findField(m_model.filterFields(), one.field))
            parts << conditionText(*field, one, m_model.words());
    }
    return parts.join(u" · "_s);
}

void FilterBar::fillStates()
{
    const QString chosen = m_filterName.isEmpty() ? QString() : m_model.filter(m_filterName);
    for (QWidget* chip : std::exchange(m_stateChips, {}))
        delete chip;
    if (m_filterName.isEmpty())
        return;
    const auto addChip = [this, &chosen](const QString& value, const QString& word) {
        auto* chip = new QPushButton(word, m_chipBox);
        chip->setProperty("chip", true);
        chip->setCheckable(true);
        chip->setChecked(value == chosen);
        chip->setAccessibleName(tr("Filter: %1").arg(word));
        m_stateGroup->addButton(chip);
        m_stateChips.push_back(chip);
        connect(chip, &QPushButton::clicked, this, [this, value] {
            m_model.setFilter(m_filterName, value);
            fillConditions();
        });
    };
    addChip(QString(), tr("All"));
    for (const std::string& value : m_filterValues)
        addChip(toQt(value), stateWord(fromQt(m_model.source().path.section(u'/', -1)) + '/' + value).word);
}

void FilterBar::fillConditions()
{
    for (QWidget* chip : std::exchange(m_conditionChips, {})) {
        chip->hide();
        chip->deleteLater(); // its own button may be the one that was clicked
    }
    while (m_chips->count() > 0)
        delete m_chips->takeAt(0);
    for (QWidget* chip : m_stateChips)
        m_chips->addWidget(chip);
    const std::vector<Condition>& conditions = m_model.conditions();
    for (int n = 0; n < static_cast<int>(conditions.size()); ++n) {
        const Condition& one = conditions[static_cast<std::size_t>(n)];
        const FilterField* field = findField(m_model.filterFields(), one.field);
        const QString text = field == nullptr ? toQt(one.field) : conditionText(*field, one, m_model.words());
        QPushButton* edit = nullptr;
        QPushButton* remove = nullptr;
        makeChip(text, edit, remove);
        edit->setObjectName(u"conditionText"_s);
        edit->setAccessibleName(tr("Condition: %1. Press to change, Delete to remove.").arg(text));
        edit->setToolTip(tr("Press to change, Delete to remove"));
        edit->setProperty("condition", n);
        edit->installEventFilter(this);
        remove->setObjectName(u"conditionRemove"_s);
        remove->setAccessibleName(tr("Remove the condition %1").arg(text));
        connect(edit, &QPushButton::clicked, this, [this, n, edit] {
            edit->setChecked(true);
            openEditor(n);
        });
        connect(remove, &QPushButton::clicked, this, [this, n] { removeCondition(n); });
    }
    addPlaceChip();
    m_chips->addWidget(m_clear);
    m_clear->setVisible(!m_conditionChips.empty() || !m_model.search().isEmpty());
    m_chipBox->setVisible(!m_stateChips.empty() || !m_clear->isHidden());
    m_chips->invalidate();
    m_chipBox->updateGeometry();
    if (m_hadPlace != hasPlace()) {
        m_hadPlace = hasPlace();
        Q_EMIT placeChanged(m_hadPlace);
    }
}

QWidget* FilterBar::makeChip(const QString& text, QPushButton*& edit, QPushButton*& remove)
{
    auto* chip = new QWidget(m_chipBox);
    chip->setObjectName(u"conditionChip"_s);
    auto* layout = new QHBoxLayout(chip);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    edit = new QPushButton(text, chip);
    edit->setProperty("chip", true);
    edit->setCheckable(true);
    edit->setChecked(true);
    remove = new QPushButton(u"✕"_s, chip);
    remove->setProperty("chip", true);
    layout->addWidget(edit);
    layout->addWidget(remove);
    chip->show();
    m_conditionChips.push_back(chip);
    m_chips->addWidget(chip);
    return chip;
}

void FilterBar::addPlaceChip()
{
    if (!hasPlace())
        return;
    const QString text = m_placeWords(m_model.filter(m_placeName));
    QPushButton* label = nullptr;
    QPushButton* remove = nullptr;
    makeChip(text, label, remove);
    label->setObjectName(u"placeText"_s);
    label->setAccessibleName(tr("The list begins elsewhere: %1. Press to see it from its top.").arg(text));
    label->setToolTip(tr("Press to see the list from its top"));
    remove->setObjectName(u"placeRemove"_s);
    remove->setAccessibleName(tr("See the list from its top"));
    connect(label, &QPushButton::clicked, this, [this] { showFrom({}); });
    connect(remove, &QPushButton::clicked, this, [this] { showFrom({}); });
}

ConditionEditor* FilterBar::openEditor(int n)
{
    if (m_model.filterFields().empty())
        return nullptr;
    const std::vector<Condition>& conditions = m_model.conditions();
    std::optional<Condition> start;
    if (n >= 0 && n < static_cast<int>(conditions.size()))
        start = conditions[static_cast<std::size_t>(n)];
    m_editor = new ConditionEditor(
        m_model.filterFields(), m_model.words(), start, QDateTime::currentSecsSinceEpoch(), this);
    connect(m_editor, &ConditionEditor::chosen, this, [this, n, start](const Condition& made) {
        std::vector<Condition> all = m_model.conditions();
        if (!start) {
            if (const base::Status status = addCondition(made); !status)
                showMessage(
                    this, tr("Conditions"), problemText(status.error(), m_model.words().language->code()));
            return;
        }
        if (n >= static_cast<int>(all.size()))
            return;
        all[static_cast<std::size_t>(n)] = made;
        m_model.setConditions(std::move(all));
        fillConditions();
    });
    m_editor->open();
    return m_editor;
}

base::Status FilterBar::addCondition(const Condition& condition)
{
    if (const base::Status status = checkCondition(m_model.filterFields(), condition); !status)
        return status.error();
    std::vector<Condition> all = m_model.conditions();
    int parts = conditionParts(condition);
    for (const Condition& one : all)
        parts += conditionParts(one);
    if (parts > kMostConditionParts)
        return base::refused("console.filter_many", condition.field);
    all.push_back(condition);
    m_model.setConditions(std::move(all));
    fillConditions();
    return {};
}

void FilterBar::removeCondition(int n)
{
    std::vector<Condition> all = m_model.conditions();
    if (n < 0 || n >= static_cast<int>(all.size()))
        return;
    all.erase(all.begin() + n);
    m_model.setConditions(std::move(all));
    fillConditions();
    m_add->setFocus(Qt::OtherFocusReason);
}

void FilterBar::fillPresetMenu()
{
    m_presetMenu->clear();
    const std::vector<FilterPreset> all = presets().all();
    for (const FilterPreset& one : all)
        connect(m_presetMenu->addAction(QString(one.name).replace(u'&', u"&&"_s)), &QAction::triggered, this,
            [this, name = one.name] { applyPreset(name); });
    if (!all.empty())
        m_presetMenu->addSeparator();
    connect(m_presetMenu->addAction(tr("&Save what is set now…")), &QAction::triggered, this,
        [this] { askPresetName(); });
    if (all.empty())
        return;
    QMenu* rename = m_presetMenu->addMenu(tr("&Rename"));
    QMenu* remove = m_presetMenu->addMenu(tr("&Delete"));
    for (const FilterPreset& one : all) {
        const QString shown = QString(one.name).replace(u'&', u"&&"_s);
        connect(rename->addAction(shown), &QAction::triggered, this,
            [this, name = one.name] { askPresetName(name); });
        connect(remove->addAction(shown), &QAction::triggered, this, [this, name = one.name] {
            Confirmation::ask(this, tr("Delete the preset"), tr("The preset “%1” is deleted.").arg(name),
                tr("Delete the preset"), [this, name] { presets().remove(name); });
        });
    }
}

void FilterBar::askPresetName(const QString& renamed)
{
    auto* dialog = new PresetNameDialog(renamed, presets().all(), this);
    connect(dialog, &PresetNameDialog::named, this, [this, renamed](const QString& name, bool withColumns) {
        if (renamed.isEmpty())
            savePreset(name, withColumns);
        else
            presets().rename(renamed, name);
    });
    dialog->open();
}

void FilterBar::savePreset(const QString& name, bool withColumns)
{
    FilterPreset preset;
    preset.name = name;
    preset.search = m_search->text().trimmed();
    if (!m_filterName.isEmpty() && !m_model.filter(m_filterName).isEmpty())
        preset.filters.emplace_back(m_filterName, m_model.filter(m_filterName));
    preset.conditions = m_model.conditions();
    if (m_getLayout)
        preset.layout = m_getLayout();
    if (!withColumns && preset.layout.isObject())
        preset.layout.remove("columns");
    presets().save(preset);
}

bool FilterBar::applyPreset(const QString& name)
{
    const std::vector<FilterPreset> all = presets().all();
    const FilterPreset* found = presets().find(all, name);
    if (found == nullptr)
        return false;
    QStringList leftOut;
    std::vector<Condition> conditions;
    int parts = 0;
    for (const Condition& one : found->conditions) {
        parts += conditionParts(one);
        if (checkCondition(m_model.filterFields(), one) && parts <= kMostConditionParts) {
            conditions.push_back(one);
            continue;
        }
        const FilterField* field = findField(m_model.filterFields(), one.field);
        leftOut << (field == nullptr ? toQt(one.field)
                                     : QCoreApplication::translate("Columns", field->title));
    }
    QueryItems filters;
    for (const auto& item : found->filters) {
        const bool isKnown = item.first == m_filterName
            && std::find(m_filterValues.begin(), m_filterValues.end(), fromQt(item.second))
                != m_filterValues.end();
        if (isKnown)
            filters.push_back(item);
        else
            leftOut << item.second;
    }
    if (m_applyLayout) {
        m_applyLayout(found->layout);
        const base::Json* sort = found->layout.find("sort");
        const QString key = sort == nullptr ? QString() : toQt(sort->stringOr("key", ""));
        if (!key.isEmpty() && m_model.sortColumn() < 0)
            leftOut << key;
    }
    m_model.setQuery(filters, found->search, std::move(conditions));
    syncFromModel();
    showLeftOut(leftOut, name);
    return true;
}

void FilterBar::showLeftOut(const QStringList& names, const QString& preset)
{
    m_notice->setVisible(!names.isEmpty());
    m_noticeText->setText(
        tr("The preset “%1” names what this list no longer has; the rest is applied. Left out: %2")
            .arg(preset, names.join(u", "_s)));
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && watched == m_search
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (watched == m_search && key == Qt::Key_Escape) {
        if (m_search->text().isEmpty()) {
            Q_EMIT left();
        } else {
            m_search->clear();
            applySearch();
        }
        return true;
    }
    if (watched == m_search && key == Qt::Key_Down) {
        Q_EMIT left();
        return true;
    }
    if (watched != m_search && (key == Qt::Key_Delete || key == Qt::Key_Backspace)) {
        removeCondition(watched->property("condition").toInt());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::retranslateUi()
{
    m_search->setPlaceholderText(tr("Find in this list"));
    m_search->setAccessibleName(tr("Find in this list"));
    m_search->setToolTip(tr("Ctrl+F"));
    m_add->setText(tr("＋ Condition"));
    m_add->setAccessibleName(tr("Add a condition"));
    m_presetButton->setText(tr("Presets ▾"));
    m_presetButton->setAccessibleName(tr("Saved filters"));
    m_clear->setText(tr("Clear all"));
    m_clear->setAccessibleName(tr("Clear search, chips and conditions"));
    m_noticeClose->setAccessibleName(tr("Close the notice"));
    fillStates();
    fillConditions();
}

void FilterBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
