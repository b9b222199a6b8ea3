// SPDX-License-Identifier: Apache-2.0
// The tabs of the elections page that are about one election: voting day, counting, help desk. A tab says what it shows;
// the page gives it the election that is chosen, with its state and, for a rehearsal, the banner.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/transport.h"
#include "shared/base/json.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace maru::console::elections {

class ElectionView : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
    /// Row of the query `elections`; null: none is chosen. Again whenever the row has changed; what is typed stays while
    /// it is the same election.
    virtual void showElection(const base::Json& row) = 0;
    /// News of the chain about elections: at most once a second, only while the view is visible.
    virtual void refresh() { }
};

struct ElectionTab {
    QString id; ///< also the kind for Services::show(kind, id of the election)
    std::function<QString()> title; ///< asked again when the language changes
    std::function<ElectionView*(Services&, Transport&, QWidget* parent)> make;
};

/// In the order of the tabs.
std::vector<ElectionTab> makeElectionTabs();

} // namespace maru::console::elections
