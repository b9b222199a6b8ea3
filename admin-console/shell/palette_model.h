// SPDX-License-Identifier: Apache-2.0
// The list of the command palette: everything that can be gone to or done, filtered by what was typed.
#pragma once

#include <QAbstractListModel>
#include <QString>

#include <functional>
#include <vector>

namespace maru::console {

enum class PaletteGroup {
    Recent,
    Pages,
    Actions,
    Commands,
    Found, ///< on the server, while typing
};

struct PaletteEntry {
    QString id; ///< stable: "page:blocks", "action:donation.createCampaign", "item:campaigns/c-…"
    PaletteGroup group = PaletteGroup::Pages;
    QString title;
    QString hint; ///< beside the title: kind, shortcut
    QString icon;
    QString keywords; ///< found by these too, e.g. the title in the other language
    std::function<void()> run;
};

/// Rows are entries and, before the first of each group, its heading, which cannot be selected. GUI thread only.
class PaletteModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        HintRole = Qt::UserRole + 1,
        IconRole,
        HeadingRole, ///< true for headings
        IdRole,
    };

    explicit PaletteModel(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// What is always there; found things are kept.
    void setEntries(std::vector<PaletteEntry> entries);
    /// Answers of the server, shown as they are.
    void setFound(std::vector<PaletteEntry> entries);
    void setTyped(const QString& typed);
    const QString& typed() const { return m_typed; }
    /// Ids that were chosen before, newest first.
    void setRecent(const QStringList& ids);

    /// Null for headings.
    const PaletteEntry* entry(const QModelIndex& index) const;
    /// Number of entries, without headings.
    int entryCount() const;
    /// First row that can be selected, or an invalid index.
    QModelIndex firstEntry() const;
    static QString headingOf(PaletteGroup group);

private:
    struct Row {
        PaletteEntry entry;
        bool isHeading = false;
    };
    void rebuild();
    void append(PaletteGroup group, std::vector<PaletteEntry> entries, std::vector<Row>& rows) const;

    std::vector<PaletteEntry> m_entries;
    std::vector<PaletteEntry> m_found;
    QStringList m_recent;
    QString m_typed;
    std::vector<Row> m_rows;
};

} // namespace maru::console
