// SPDX-License-Identifier: Apache-2.0
// Transactions and events of the ledger as sentences: who did what with which values, and how it ended. Made from the
// server's own declarations (labels of actions, fields, choices), so that new domains read well without code here.
#pragma once

#include "admin-console/core/domain_catalogue.h"

#include <QString>

#include <utility>
#include <vector>

namespace maru::console {

struct Speech {
    const DomainCatalogue& catalogue;
    const Language& language;
};

/// "정산 담당 1(정산 사무소)이 ‘충전’을 했습니다: 계정 시민 …Qpxk, 금액 300,000원." `full` is the answer of
/// GET /v1/transactions/{id}; for a restricted one without the right the sentence says so.
QString transactionSentence(const base::Json& full, const Speech& speech);
/// "Accepted in block 1,689 at 2026-11-22 15:51 KST." or why it was refused.
QString resultSentence(const base::Json& full, const Speech& speech);
/// "모금 c-90f0…: 기부 10,000원, 모두 1,077,000원". `event` is {"type", "data"}.
QString eventSentence(const base::Json& event, const Speech& speech);

/// Every member of the payload as label and value, items of lists numbered; in the order of the declarations.
std::vector<std::pair<QString, QString>> payloadFacts(
    const std::string& domain, const std::string& action, const base::Json& payload, const Speech& speech);
/// A value as people write it: won, times, choices in words, shortened ids and hashes.
QString fieldValueText(
    const std::string& domain, const schema::Field& field, const base::Json& value, const Speech& speech);
/// "citizen …Qpxk" for "citizen:did:key:z6Mk…Qpxk"; the text itself when it is no account.
QString accountText(const std::string& account, const Speech& speech);

} // namespace maru::console
