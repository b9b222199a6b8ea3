// SPDX-License-Identifier: Apache-2.0
// A dry run in words: each record that would change, member by member, before and after.
#pragma once

#include "admin-console/core/services.h"
#include "shared/base/json.h"

#include <QString>

#include <vector>

namespace maru::console::approvals {

enum class ChangeKind {
    Created,
    Changed,
    Removed,
    Hidden, ///< a record that the officer may not read
};

struct ChangedMember {
    QString label;
    QString before; ///< "–" where there is nothing
    QString after;
};

struct ChangedRecord {
    ChangeKind kind = ChangeKind::Changed;
    QString title; ///< "기관 · gu-1"
    std::vector<ChangedMember> members;
};

/// `run`: answer of a preview. In the server's order.
std::vector<ChangedRecord> changedRecords(const base::Json& run, const Services& services);
/// "＋ 기관 · gu-1: new"; sign and word, so that nothing hangs on colour.
QString recordHeading(const ChangedRecord& record);
/// Why it would be refused now; empty when it would be done.
QString refusalOf(const base::Json& run, const Services& services);

} // namespace maru::console::approvals
