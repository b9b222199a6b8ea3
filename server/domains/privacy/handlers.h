// SPDX-License-Identifier: Apache-2.0
// Actions, due entries and rows of the privacy domain. Private to server/domains/privacy.
#pragma once

#include "server/domain/domain.h"

namespace maru::privacy {

using base::Json;
using base::Result;
using base::Status;
using base::UnixSeconds;
using domain::Context;

// rows.cpp
/// Refused `privacy.not_keeper`.
Status requireKeeper(Context& context);
/// The signer as an officer; the executor has checked the role. Refused `auth.not_officer`.
Result<domain::OfficerInfo> officerOf(Context& context);
/// Refused `privacy.unknown_record` at `field`.
Result<Json> recordAt(Context& context, const std::string& id, const std::string& field);
/// Refused `privacy.unknown_class`.
Result<Json> classAt(Context& context, const std::string& id, const std::string& field);
/// The records of payload.records, each once, each of the officer's agency. Refused `privacy.duplicate_in_list`,
/// `privacy.unknown_record`, `privacy.other_agency`.
Result<std::vector<Json>> recordsOf(
    Context& context, const Json& payload, const domain::OfficerInfo& officer);
void saveRecord(Context& context, Json record);
bool hasState(const Json& row, std::initializer_list<std::string_view> states);
/// Root of the Merkle tree (RFC 6962) over the commitments, sorted.
base::Hash256 rootOf(std::vector<std::string> commitments);

// classes.cpp
Result<Json> registerKeeper(Context& context, const Json& payload);
Result<Json> endKeeper(Context& context, const Json& payload);
Result<Json> defineClass(Context& context, const Json& payload);
Result<Json> retireClass(Context& context, const Json& payload);
Result<Json> addRecipient(Context& context, const Json& payload);
Result<Json> endRecipient(Context& context, const Json& payload);

// retention.cpp
Result<Json> commitRecords(Context& context, const Json& payload);
Result<Json> endPurpose(Context& context, const Json& payload);
Result<Json> confirmSeparated(Context& context, const Json& payload);
Status onSweep(Context& context, const Json& payload);
/// For a record that was out of reach of the sweep on its day: the next one of this block takes it.
void sweepIfDue(Context& context, Json& record);

// destruction.cpp
struct Order {
    std::string id;
    std::string recordClass;
    std::string basis;
    std::string reference;
    std::string officer; ///< stable id; "" for the sweep
    std::string did;
    std::string agency;
    std::string reason;
    std::string subject; ///< of a request; the vault checks it
};
/// Writes the row and marks the records.
void orderDestruction(Context& context, const Order& order, std::vector<Json> records);
Result<Json> destroy(Context& context, const Json& payload);
Result<Json> destroyByOrder(Context& context, const Json& payload);
Result<Json> certify(Context& context, const Json& payload);
Result<Json> decline(Context& context, const Json& payload);

// use.cpp
Result<Json> reveal(Context& context, const Json& payload);
Result<Json> giveConsent(Context& context, const Json& payload);
Result<Json> withdrawConsent(Context& context, const Json& payload);
Result<Json> liftSuspension(Context& context, const Json& payload);

// requests.cpp
Result<Json> makeRequest(Context& context, const Json& payload);
Result<Json> withdrawRequest(Context& context, const Json& payload);
Result<Json> answerRequest(Context& context, const Json& payload);
Status onDeadline(Context& context, const Json& payload);

// queries.cpp
Result<Json> queryToAsk(const domain::QueryView& view, const Json& arguments);
Result<Json> queryRetention(const domain::QueryView& view);

} // namespace maru::privacy
