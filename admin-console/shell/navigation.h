// SPDX-License-Identifier: Apache-2.0
// The list of pages at the left: groups, icons, how much waits on each; narrow where the window is.
#pragma once

#include <QListWidget>
#include <QString>

#include <map>
#include <vector>

namespace maru::console {

struct NavigationEntry {
    QString id; ///< empty: heading of a group
    QString title;
    QString icon;
};

class Navigation final : public QListWidget {
    Q_OBJECT

public:
    static constexpr int kWideWidth = 206;
    static constexpr int kNarrowWidth = 58;

    explicit Navigation(QWidget* parent = nullptr);

    void setEntries(const std::vector<NavigationEntry>& entries);
    /// Things that wait on a page; 0 shows nothing.
    void setWaiting(const QString& id, int count);
    int waiting(const QString& id) const;
    void setCurrent(const QString& id);
    /// Id of the n-th page from the top, 1 the first; empty beyond.
    QString pageAt(int n) const;
    void setNarrow(bool narrow);
    bool isNarrow() const { return m_narrow; }

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void label(QListWidgetItem& item, const NavigationEntry& entry, int number) const;

    std::vector<NavigationEntry> m_entries;
    std::map<QString, int> m_waiting;
    QString m_current;
    bool m_narrow = false;
};

} // namespace maru::console
