// SPDX-License-Identifier: Apache-2.0
// Everything the console is made of, in the order in which it must live: no globals.
#pragma once

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/language.h"
#include "admin-console/core/notices.h"
#include "admin-console/core/page.h"
#include "admin-console/core/preferences.h"
#include "admin-console/core/proof.h"
#include "admin-console/core/running_work.h"
#include "admin-console/core/session.h"
#include "admin-console/core/transaction_sender.h"

namespace maru::console {

/// Links the embedded translations and style in; call once before a Workbench is made.
void initResources();

struct Workbench {
    Workbench();

    Language language;
    Connection connection;
    Session session;
    DomainCatalogue catalogue;
    TransactionSender sender;
    ProofChecker proofs;
    Notices notices;
    Preferences preferences;
    RunningWork work;
    Services services;
    PageRegistry pages;
};

} // namespace maru::console
