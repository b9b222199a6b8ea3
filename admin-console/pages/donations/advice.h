// SPDX-License-Identifier: Apache-2.0
// What stopping, suspending, cancelling and other steps of a campaign bring about, said with its own figures before they
// are signed.
#pragma once

#include "admin-console/core/services.h"
#include "shared/base/json.h"

#include <QCoreApplication>
#include <QString>
#include <QWidget>

#include <string>

namespace maru::console::donations {

class Advice {
    Q_DECLARE_TR_FUNCTIONS(Advice)

public:
    /// Empty for actions that bring about nothing that needs saying. `row` is the campaign's (or milestone's, plan's) row.
    static QString text(const Services& services, const std::string& action, const base::Json& row,
        const base::Json& payload);
};

/// The plain form of an action with its advice; the row's "id" (or "campaign" and "seq") goes into the payload.
void openAdvisedForm(Services& services, const std::string& action, const base::Json& prefill,
    const base::Json& row, QWidget* window);

} // namespace maru::console::donations
