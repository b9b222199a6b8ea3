// SPDX-License-Identifier: Apache-2.0
// What a page may use. Made once by the shell; outlives every page.
#pragma once

#include <QString>

#include <functional>

namespace maru::console {

class Connection;
class DomainCatalogue;
class Language;
class Notices;
class Preferences;
class ProofChecker;
class RunningWork;
class Session;
class TransactionSender;

struct Services {
    Connection& connection;
    Session& session;
    DomainCatalogue& catalogue;
    TransactionSender& sender;
    ProofChecker& proofs;
    Language& language;
    /// Shows a thing wherever it is at home: kind "transaction", "block", "campaign" ...; pages know no other page.
    std::function<void(const QString& kind, const QString& id)> show;
    /// Null where there is no shell, in tests of a single widget.
    Notices* notices = nullptr;
    Preferences* preferences = nullptr;
    RunningWork* work = nullptr;
};

} // namespace maru::console
