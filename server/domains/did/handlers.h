// SPDX-License-Identifier: Apache-2.0
// The domain's actions, one function each. A payload has passed its schema. Executor thread.
#pragma once

#include "server/domain/context.h"

namespace maru::dids {

using Answer = base::Result<base::Json>;

// documents.cpp
Answer createDocument(domain::Context& context, const base::Json& payload);
Answer updateDocument(domain::Context& context, const base::Json& payload);
Answer rotateKey(domain::Context& context, const base::Json& payload);
Answer addDevice(domain::Context& context, const base::Json& payload);
Answer removeDevice(domain::Context& context, const base::Json& payload);
Answer addService(domain::Context& context, const base::Json& payload);
Answer removeService(domain::Context& context, const base::Json& payload);
Answer deactivateDocument(domain::Context& context, const base::Json& payload);
/// Gives the controller's room back; nothing without a controller.
void releaseFromController(domain::Context& context, const base::Json& document);

// recovery.cpp
Answer setGuardians(domain::Context& context, const base::Json& payload);
Answer requestRecovery(domain::Context& context, const base::Json& payload);
Answer approveRecovery(domain::Context& context, const base::Json& payload);
Answer cancelRecovery(domain::Context& context, const base::Json& payload);
Answer recoverInPerson(domain::Context& context, const base::Json& payload);
base::Status onRecoveryDue(domain::Context& context, const base::Json& entry);
/// For a document that is gone: nothing recovers it any more.
void closeRecoveries(domain::Context& context, const std::string& did, const std::string& state);

/// The agency that may recover in person was another one a short while ago: that one stays good until then.
void setAgency(domain::Context& context, base::Json& document, const std::string& agency);

} // namespace maru::dids
