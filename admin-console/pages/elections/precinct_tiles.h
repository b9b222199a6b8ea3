// SPDX-License-Identifier: Apache-2.0
// The precincts as tiles, shaded by turnout or by who leads. Every tile says in words what its shade says.
#pragma once

#include "admin-console/pages/elections/counting_figures.h"

#include <QAbstractListModel>
#include <QListView>

namespace maru::console::elections {

class TilesModel final : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int kTileRole = Qt::UserRole + 1; ///< the row, for the painter
    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    void setTiles(std::vector<Tile> tiles);
    const Tile& tile(int row) const { return m_tiles[static_cast<std::size_t>(row)]; }

private:
    std::vector<Tile> m_tiles;
};

class PrecinctTiles final : public QListView {
    Q_OBJECT

public:
    explicit PrecinctTiles(QWidget* parent);
    TilesModel& tiles() { return *m_model; }

private:
    TilesModel* m_model;
};

} // namespace maru::console::elections
