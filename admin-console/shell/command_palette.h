// SPDX-License-Identifier: Apache-2.0
// The command palette (Ctrl+K): one field, one list, keyboard only where wanted. Lies over the window that it belongs
// to, so that it is part of it for screen readers and pictures.
#pragma once

#include "admin-console/shell/palette_model.h"
#include "admin-console/shell/palette_search.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace maru::console {

class CommandPalette final : public QWidget {
    Q_OBJECT

public:
    CommandPalette(PaletteSearch& search, QWidget* window);

    /// Shows the palette with these entries and an empty field.
    void open(std::vector<PaletteEntry> entries);
    /// Hides it; the focus goes back to where it was.
    void close();
    void setTyped(const QString& text);
    /// Runs the current entry; false when there is none.
    bool choose();

    PaletteModel& model() { return m_model; }
    QListView& list() { return *m_list; }
    QLineEdit& field() { return *m_field; }
    /// The sentence under the list.
    QString stateText() const;
    /// Whether the server can be asked; told by the shell.
    void setOnline(bool online);
    /// Chosen entries are remembered under this name; another one has its own.
    void setOfficer(const QString& did);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void move(int rows);
    void place();
    void showState();
    void sayCurrent();
    void keepCurrent(const QString& id);
    QString recentKey() const;
    void retranslateUi();

    PaletteSearch& m_search;
    PaletteModel m_model;
    QLineEdit* m_field = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_state = nullptr;
    QPointer<QWidget> m_before; ///< had the focus
    QString m_officer;
    bool m_online = true;
};

} // namespace maru::console
