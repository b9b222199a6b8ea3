// SPDX-License-Identifier: Apache-2.0
// Leads a wizard through its steps for pictures, filled from a campaign that exists; nothing is signed or sent.
#pragma once

#include "admin-console/core/transport.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace maru::console {

class Wizard;

/// GUI thread only. Goes as far as the steps let it: up to the review, at most.
class WizardTour final : public QObject {
    Q_OBJECT

public:
    /// `shoot` saves a picture of the wizard under a name ("step-1", "review"); `done` follows the last one.
    WizardTour(Wizard& wizard, std::function<void(const QString& name)> shoot, std::function<void()> done,
        QObject* parent);

    /// `row` is a campaign whose milestones are asked for over `transport`; null: the wizard stays empty.
    void start(const base::Json& row, Transport& transport, qint64 now);

private:
    void fill(const base::Json& row, const base::Json& milestones, qint64 now);
    void next();
    void finish();

    QPointer<Wizard> m_wizard;
    std::function<void(const QString& name)> m_shoot;
    std::function<void()> m_done;
};

} // namespace maru::console
