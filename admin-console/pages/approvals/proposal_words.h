// SPDX-License-Identifier: Apache-2.0
// A proposal in words: what it is about, who has signed, who is still needed.
#pragma once

#include "admin-console/core/services.h"
#include "shared/base/json.h"

#include <QString>
#include <QStringList>

namespace maru::console::approvals {

/// "기관·담당자 · 역할 부여"
QString actionText(const base::Json& row, const Services& services);
/// "관리 담당 1 (원장운영센터) proposed this on 2026-11-22 14:03 KST."
QString proposedText(const base::Json& row, const Services& services);
/// One line a signature, then who is still needed or how it ended.
QStringList signatureLines(const base::Json& row, const Services& services);
/// How an approval ended, from the data of its result.
QString approvedText(const base::Json& data, qint64 height, const Services& services);

} // namespace maru::console::approvals
