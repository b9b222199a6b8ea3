// SPDX-License-Identifier: Apache-2.0
// What narrows a list: search, chips of states, typed conditions as removable chips, and named presets of all of them.
#pragma once

#include "admin-console/core/rows_model.h"
#include "admin-console/widgets/filter_presets.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace maru::console {

class ConditionEditor;
class FlowLayout;

class FilterBar final : public QWidget {
    Q_OBJECT

public:
    /// `list` names the list in the settings.
    FilterBar(RowsModel& model, QString list, QWidget* parent = nullptr);

    /// Chips for values of a filter ("state"); the first chip is "All".
    void setStateFilter(const QString& filterName, const std::vector<std::string>& values);
    void setCanSearch(bool can);
    /// What conditions can be about; presets and conditions stay.
    void setFields(std::vector<FilterField> fields);
    /// Presets are kept for each server.
    void setServer(const QString& server) { m_server = server; }
    /// More buttons at the right.
    void addButton(QWidget* button);
    void focusSearch();
    bool isFiltered() const;
    /// Everything: search, chips, conditions.
    void clearAll();
    /// This equality filter and nothing else.
    void showOnly(const QString& filterName, const QString& value);
    /// This search and nothing else.
    void showFound(const QString& text);
    /// A filter that says where the list begins; `words` puts its value into words for the chip.
    void setPlace(const QString& filterName, std::function<QString(const QString& value)> words);
    /// The list from this place on and nothing else; an empty value takes the place away.
    void showFrom(const QString& value);
    bool hasPlace() const { return !m_placeName.isEmpty() && !m_model.filter(m_placeName).isEmpty(); }
    /// Filters in words, for documents; empty: nothing is left out.
    QString inWords() const;

    /// The window for a new condition, or for the n-th one that there is; null when nothing can be asked.
    ConditionEditor* openEditor(int n = -1);
    /// Refused `console.filter_many`, or what checkCondition() says; nothing changes then.
    base::Status addCondition(const Condition& condition);
    void removeCondition(int n);

    FilterPresets presets() const { return FilterPresets(m_server, m_list); }
    void savePreset(const QString& name, bool withColumns);
    /// Applies what fits and names the rest in a line under the bar; false: there is no such preset.
    bool applyPreset(const QString& name);
    /// The window that asks for a name: for what is set now, or a new name for `renamed`.
    void askPresetName(const QString& renamed = {});

    /// Columns and order of rows of the table, for presets.
    void setLayoutDoors(std::function<base::Json()> get, std::function<void(const base::Json&)> apply);

Q_SIGNALS:
    /// Esc in an empty search field, Enter: on to the table.
    void left();
    /// The list begins elsewhere than at its top, or at its top again.
    void placeChanged(bool isSet);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void retranslateUi();
    void fillStates();
    void fillConditions();
    QWidget* makeChip(const QString& text, QPushButton*& edit, QPushButton*& remove);
    void addPlaceChip();
    void fillPresetMenu();
    void showLeftOut(const QStringList& names, const QString& preset);
    void applySearch();
    void syncFromModel();

    RowsModel& m_model;
    QString m_list;
    QString m_server;
    QString m_filterName;
    std::vector<std::string> m_filterValues;
    QString m_placeName;
    std::function<QString(const QString&)> m_placeWords;
    bool m_hadPlace = false;
    QTimer m_searchDelay;
    std::function<base::Json()> m_getLayout;
    std::function<void(const base::Json&)> m_applyLayout;
    QPointer<ConditionEditor> m_editor;

    QLineEdit* m_search = nullptr;
    QHBoxLayout* m_top = nullptr;
    QToolButton* m_add = nullptr;
    QToolButton* m_presetButton = nullptr;
    QMenu* m_presetMenu = nullptr;
    QWidget* m_chipBox = nullptr;
    FlowLayout* m_chips = nullptr;
    QButtonGroup* m_stateGroup = nullptr;
    std::vector<QWidget*> m_stateChips;
    std::vector<QWidget*> m_conditionChips;
    QPushButton* m_clear = nullptr;
    QWidget* m_notice = nullptr;
    QLabel* m_noticeText = nullptr;
    QToolButton* m_noticeClose = nullptr;
};

} // namespace maru::console
