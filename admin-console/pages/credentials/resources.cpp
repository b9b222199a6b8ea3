// SPDX-License-Identifier: Apache-2.0
// Columns, actions and details of the credentials' lists.
#include "admin-console/pages/credentials/resources.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/credentials/claims_part.h"
#include "admin-console/pages/credentials/offer_part.h"
#include "admin-console/widgets/action_form.h"

#include <QPointer>

namespace maru::console::credentials {

using namespace Qt::StringLiterals;
using V = ValueKind;

namespace {

ResourceSpec listOf(const QString& id, const char* title, const char* emptyText, const std::string& query)
{
    ResourceSpec spec;
    spec.id = id;
    spec.title = title;
    spec.emptyText = emptyText;
    spec.source = { u"/v1/query/credentials/"_s + toQt(query), {}, u"after"_s, "key", true };
    spec.domain = "credentials";
    spec.query = spec.table = query;
    spec.titleKey = "name";
    return spec;
}

RowAction plain(const std::string& action, std::vector<std::pair<std::string, std::string>> prefill = {},
    std::vector<std::string> states = {}, bool isMain = false)
{
    RowAction made { "credentials", action, std::move(prefill), std::move(states), isMain, {} };
    return made;
}

void openForm(Services& services, const std::string& action, const base::Json& prefill, QWidget* window)
{
    if (const ActionInfo* info = services.catalogue.action("credentials", action))
        (new ActionForm(services, *info, prefill, window))->open();
}

/// What the server's keys are, or will be, comes from the server; the officer signs that they are the agency's.
void openIssuerForm(Services& services, QWidget* window, bool nextKeys)
{
    QueryItems items;
    if (nextKeys)
        items.emplace_back(u"keys"_s, u"next"_s);
    services.connection.send(get(u"/v1/issuing"_s, std::move(items)), window,
        [&services, window = QPointer<QWidget>(window)](const ApiAnswer& answer) {
            if (!window)
                return;
            const base::Json* payload = answer ? answer->find("payload") : nullptr;
            if (payload == nullptr) {
                showMessage(window, QString(),
                    problemText(answer ? base::failed("console.protocol") : answer.error(),
                        services.language.code()));
                return;
            }
            openForm(services, "setIssuer", *payload, window);
        });
}

ResourceSpec issues(const std::function<void(const QString&)>& openDesk)
{
    ResourceSpec spec = listOf(u"issues"_s, QT_TRANSLATE_NOOP("Columns", "Issued credentials"),
        QT_TRANSLATE_NOOP("Columns", "No credential has been issued yet"), "issues");
    spec.titleKey = "id";
    spec.stateKey = "state";
    spec.stateFilters = { "offered", "issued", "suspended", "revoked" };
    spec.newestFirst = "time";
    spec.columns = {
        { "id", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Number"), {}, 140 },
        { "type", V::Choice, QT_TRANSLATE_NOOP("Columns", "Credential"), {}, 170, true, true },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 110 },
        { "agency", V::Choice, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 140 },
        { "time", V::Time, QT_TRANSLATE_NOOP("Columns", "Time"), "time", 140 },
        { "valid_until", V::Date, QT_TRANSLATE_NOOP("Columns", "Valid until"), "valid_until", 110 },
        { "officer", V::Signer, QT_TRANSLATE_NOOP("Columns", "Officer"), {}, 150, false },
        { "index", V::Integer, QT_TRANSLATE_NOOP("Columns", "Position"), {}, 90, false },
        { "list", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Status list"), {}, 130, false },
        { "record", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Vault record"), {}, 130, false },
        { "commitment", V::Hash, QT_TRANSLATE_NOOP("Columns", "Commitment"), {}, 130, false },
        { "reason", V::Text, QT_TRANSLATE_NOOP("Columns", "Reason"), {}, 160, false },
    };
    RowAction issue = plain("issue", {}, {}, true);
    issue.open = [openDesk](Services&, const base::Json&, QWidget*) { openDesk(QString()); };
    const auto step = [](const char* name, std::vector<std::string> states) {
        RowAction made = plain("setStatus", { { "issue", "id" } }, std::move(states));
        made.more = [name](const base::Json&) { return base::Json::object({ { "status", name } }); };
        made.isBatch = true;
        return made;
    };
    spec.actions = { std::move(issue), step("suspend", { "offered", "issued", "suspended" }) };
    spec.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new OfferPart(services, services.connection, parent);
    };
    return spec;
}

ResourceSpec types(const std::function<void(const QString&)>& openDesk)
{
    ResourceSpec spec = listOf(u"credentialtypes"_s, QT_TRANSLATE_NOOP("Columns", "Credential types"),
        QT_TRANSLATE_NOOP("Columns", "No credential types yet"), "types");
    spec.stateKey = "state";
    spec.stateFilters = { "active", "retired" };
    spec.columns = {
        { "name", V::LocalText, QT_TRANSLATE_NOOP("Columns", "Credential"), {}, 220, true, true },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 100 },
        { "claims", V::Count, QT_TRANSLATE_NOOP("Columns", "Claims"), {}, 80 },
        { "validity_days", V::Integer, QT_TRANSLATE_NOOP("Columns", "Valid for days"), {}, 110 },
        { "formats", V::Words, QT_TRANSLATE_NOOP("Columns", "Formats"), {}, 300 },
        { "vct", V::Text, QT_TRANSLATE_NOOP("Columns", "Type name"), {}, 220, false },
        { "id", V::Text, QT_TRANSLATE_NOOP("Columns", "Id"), {}, 140, false },
        { "defined", V::Time, QT_TRANSLATE_NOOP("Columns", "Defined"), "defined", 140, false },
    };
    RowAction issue = plain("issue", { { "type", "id" } }, { "active" });
    issue.open = [openDesk](
                     Services&, const base::Json& row, QWidget*) { openDesk(toQt(row.stringOr("id", ""))); };
    RowAction define = plain("defineType", {}, {}, true);
    // A type is never changed: a new one begins as a copy of the row that is chosen.
    define.open = [](Services& services, const base::Json& row, QWidget* window) {
        base::Json prefill = base::Json::object();
        for (const char* member : { "name_ko", "name_en", "claims", "validity_days", "formats" })
            if (const base::Json* value = row.find(member))
                prefill.set(member, *value);
        openForm(services, "defineType", prefill, window);
    };
    spec.actions = { std::move(define), std::move(issue),
        plain("retireType", { { "type", "id" } }, { "active" }) };
    spec.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new ClaimsPart(services, ClaimsPart::Of::Type, parent);
    };
    return spec;
}

ResourceSpec accreditations()
{
    ResourceSpec spec = listOf(u"accreditations"_s, QT_TRANSLATE_NOOP("Columns", "Accreditations"),
        QT_TRANSLATE_NOOP("Columns", "No agency is accredited yet"), "accreditations");
    spec.titleKey = "id";
    spec.stateKey = "state";
    spec.stateFilters = { "active", "ended" };
    spec.columns = {
        { "agency", V::Choice, QT_TRANSLATE_NOOP("Columns", "Agency"), "agency", 165, true, true },
        { "type", V::Choice, QT_TRANSLATE_NOOP("Columns", "Credential"), "type", 165 },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 95 },
        { "from", V::Date, QT_TRANSLATE_NOOP("Columns", "From"), "from", 105 },
        { "until", V::Date, QT_TRANSLATE_NOOP("Columns", "Until"), "until", 105 },
        { "accreditor", V::Choice, QT_TRANSLATE_NOOP("Columns", "Accredited by"), {}, 165 },
        { "basis", V::Text, QT_TRANSLATE_NOOP("Columns", "Legal basis"), {}, 180, false },
        { "reason", V::Text, QT_TRANSLATE_NOOP("Columns", "Reason"), {}, 160, false },
        { "id", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Number"), {}, 150, false },
    };
    spec.actions = { plain("accredit", {}, {}, true),
        plain("endAccreditation", { { "accreditation", "key" } }, { "active" }) };
    return spec;
}

ResourceSpec verifiers()
{
    ResourceSpec spec = listOf(u"verifiers"_s, QT_TRANSLATE_NOOP("Columns", "Verifiers"),
        QT_TRANSLATE_NOOP("Columns", "No verifier is registered yet"), "verifiers");
    spec.stateKey = "state";
    spec.stateFilters = { "active", "ended" };
    spec.columns = {
        { "name", V::LocalText, QT_TRANSLATE_NOOP("Columns", "Verifier"), {}, 160, true, true },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 95 },
        { "client_id", V::Text, QT_TRANSLATE_NOOP("Columns", "Address"), {}, 190 },
        { "claims", V::Count, QT_TRANSLATE_NOOP("Columns", "Claims"), {}, 75 },
        { "purpose", V::LocalText, QT_TRANSLATE_NOOP("Columns", "Purpose"), {}, 180 },
        { "until", V::Date, QT_TRANSLATE_NOOP("Columns", "Until"), "until", 105 },
        { "agency", V::Choice, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 150, false },
        { "id", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Number"), {}, 150, false },
    };
    spec.actions = { plain("registerVerifier", {}, {}, true),
        plain("endVerifier", { { "verifier", "id" } }, { "active" }) };
    spec.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new ClaimsPart(services, ClaimsPart::Of::Verifier, parent);
    };
    return spec;
}

ResourceSpec issuers()
{
    ResourceSpec spec = listOf(u"issuers"_s, QT_TRANSLATE_NOOP("Columns", "Issuers and keys"),
        QT_TRANSLATE_NOOP("Columns", "No agency has entered its issuing keys yet"), "issuers");
    spec.titleKey = "agency";
    spec.columns = {
        { "agency", V::Choice, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 180, true, true },
        { "keys", V::Count, QT_TRANSLATE_NOOP("Columns", "Keys"), {}, 80 },
        { "url", V::Text, QT_TRANSLATE_NOOP("Columns", "Issuer address"), {}, 280 },
        { "updated", V::Time, QT_TRANSLATE_NOOP("Columns", "Changed"), "updated", 140 },
        { "did", V::Identifier, QT_TRANSLATE_NOOP("Columns", "DID"), {}, 140, false },
        { "service", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Issuing service"), {}, 140, false },
    };
    RowAction enter = plain("setIssuer", {}, {}, true);
    enter.open = [](Services& services, const base::Json& row, QWidget* window) {
        // With a row there are keys already: what the officer wants then is new ones.
        openIssuerForm(services, window, row.find("keys") != nullptr);
    };
    spec.actions = { std::move(enter) };
    spec.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new ClaimsPart(services, ClaimsPart::Of::Issuer, parent);
    };
    return spec;
}

ResourceSpec lists()
{
    ResourceSpec spec = listOf(u"statuslists"_s, QT_TRANSLATE_NOOP("Columns", "Status lists"),
        QT_TRANSLATE_NOOP("Columns", "No status list yet; the first issue opens one"), "lists");
    spec.titleKey = "id";
    spec.stateKey = "state";
    spec.columns = {
        { "id", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Number"), {}, 135 },
        { "type", V::Choice, QT_TRANSLATE_NOOP("Columns", "Credential"), {}, 165, true, true },
        { "agency", V::Choice, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 140 },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 90 },
        { "used", V::Integer, QT_TRANSLATE_NOOP("Columns", "Used"), "used", 65 },
        { "size", V::Integer, QT_TRANSLATE_NOOP("Columns", "Places"), {}, 80 },
        { "opened", V::Time, QT_TRANSLATE_NOOP("Columns", "Opened"), "opened", 135 },
    };
    spec.actions = { plain("openList", {}, {}, true) };
    return spec;
}

} // namespace

std::vector<ResourceSpec> makeResources(std::function<void(const QString& type)> openDesk)
{
    std::vector<ResourceSpec> all;
    all.push_back(issues(openDesk));
    all.push_back(types(openDesk));
    all.push_back(accreditations());
    all.push_back(issuers());
    all.push_back(verifiers());
    all.push_back(lists());
    return all;
}

} // namespace maru::console::credentials
