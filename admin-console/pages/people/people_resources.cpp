// SPDX-License-Identifier: Apache-2.0
// Columns, filters and actions of the lists.
#include "admin-console/pages/people/people_resources.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/language.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/people/authority_dialog.h"
#include "admin-console/pages/people/invite_wizard.h"
#include "admin-console/pages/people/rights_part.h"
#include "admin-console/widgets/action_form.h"

#include <QCoreApplication>

namespace maru::console::people {

using namespace Qt::StringLiterals;

namespace {

using V = ValueKind;

/// What a change of an officer brings about.
class PeopleAdvice {
    Q_DECLARE_TR_FUNCTIONS(PeopleAdvice)

public:
    static QString text(
        const Services& services, const std::string& action, const base::Json& row, const base::Json& payload)
    {
        const QString name = services.language.pick(row, "name");
        if (action == "registerOfficer" || action == "setRoles") {
            const std::vector<std::string> before =
                action == "setRoles" ? rolesOf(row) : std::vector<std::string> {};
            const std::vector<std::string> after = rolesOf(payload);
            const QStringList gained = rightsGained(services, before, after);
            const QStringList lost = rightsGained(services, after, before);
            QStringList lines;
            if (!gained.isEmpty())
                lines << tr("Will be able to: %1").arg(gained.join(u", "_s));
            if (!lost.isEmpty())
                lines << tr("Will no longer be able to: %1").arg(lost.join(u", "_s));
            if (lines.isEmpty())
                lines << (action == "setRoles" ? tr("Changes nothing of what the officer may do.")
                                               : tr("Without a role the officer can sign nothing."));
            return lines.join(u'\n');
        }
        if (action == "setOfficerState") {
            const std::string state = payload.stringOr("state", "");
            if (state == "suspended")
                return tr(
                    "From the next block on everything that %1 signs is refused, until the state is set back "
                    "to active. What was signed before stands.")
                    .arg(name);
            if (state == "left")
                return tr(
                    "From the next block on everything that %1 signs is refused. Cases that wait for this "
                    "officer (reviews of milestones) need another one.")
                    .arg(name);
            if (state == "active")
                return tr("%1 can sign again with the roles of before.").arg(name);
        }
        return {};
    }
};

/// The plain form, with the page's lists to choose from and what the change brings about.
RowAction formAction(PeopleBook& book, RowAction action)
{
    action.open = [&book, domain = action.domain, name = action.action, prefill = action.prefill,
                      more = action.more](Services& services, const base::Json& row, QWidget* window) {
        const ActionInfo* info = services.catalogue.action(domain, name);
        if (info == nullptr)
            return;
        base::Json given = more && row.isObject() ? more(row) : base::Json::object();
        for (const auto& [member, from] : prefill) {
            if (const base::Json* value = row.find(from); value != nullptr)
                given.set(member, *value);
        }
        auto* form = new ActionForm(services, book.withChoices(*info), given, window);
        form->setAdvice([&services, name, row](const base::Json& payload) {
            return PeopleAdvice::text(services, name, row, payload);
        });
        form->open();
    };
    return action;
}

ResourceSpec listOf(const char* id, const char* title, const char* emptyText)
{
    ResourceSpec spec;
    spec.id = QString::fromLatin1(id);
    spec.title = title;
    spec.emptyText = emptyText;
    spec.source = { u"/v1/query/identity/"_s + spec.id, {}, u"after"_s, "key", true };
    spec.domain = "identity";
    spec.query = spec.table = id;
    spec.stateKey = "state";
    return spec;
}

ResourceSpec officerList(PeopleBook& book)
{
    ResourceSpec spec = listOf("officers", QT_TRANSLATE_NOOP("Columns", "Officers"),
        QT_TRANSLATE_NOOP("Columns", "No officers yet"));
    spec.titleKey = "name";
    spec.stateFilters = { "active", "suspended", "left", "replaced" };
    spec.columns = {
        { "name", V::LocalText, QT_TRANSLATE_NOOP("Columns", "Officer"), {}, 200, true, true },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 100 },
        { "agency", V::Choice, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 170 },
        { "roles", V::Words, QT_TRANSLATE_NOOP("Columns", "Roles"), {}, 240 },
        { "did", V::Identifier, QT_TRANSLATE_NOOP("Columns", "DID"), {}, 120 },
    };
    spec.facts = spec.columns;
    spec.facts.push_back({ "since", V::Time, QT_TRANSLATE_NOOP("Columns", "Since"), {}, 140 });
    spec.facts.push_back(
        { "certificate_until", V::Time, QT_TRANSLATE_NOOP("Columns", "Certificate until"), {}, 140 });
    spec.facts.push_back(
        { "replaced_by", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Replaced by"), {}, 120 });
    spec.facts.push_back({ "reason", V::Text, QT_TRANSLATE_NOOP("Columns", "Reason"), {}, 160 });
    RowAction invite { "identity", "invite", {}, {}, true, {} };
    invite.open = [&book](Services& services, const base::Json&, QWidget* window) {
        (new InviteWizard(services, book, {}, window))->open();
    };
    RowAction replace { "identity", "replaceOfficerKey", { { "did", "did" } }, { "active", "suspended" },
        false, {} };
    replace.open = [&book](Services& services, const base::Json& row, QWidget* window) {
        if (row.isObject())
            (new InviteWizard(services, book, row, window))->open();
    };
    RowAction deputy { "identity", "appointDeputy", { { "for", "officer" }, { "roles", "roles" } },
        { "active", "suspended" }, false, {} };
    RowAction grants { "identity", "setGrants", { { "did", "did" }, { "grants", "grants" } }, { "active" },
        false, {} };
    spec.actions = {
        std::move(invite),
        formAction(book, RowAction { "identity", "registerOfficer", {}, {}, true, {} }),
        formAction(book,
            RowAction { "identity", "setRoles", { { "did", "did" }, { "roles", "roles" } }, { "active" },
                false, {} }),
        formAction(book, std::move(grants)),
        formAction(book, std::move(deputy)),
        formAction(book,
            RowAction {
                "identity", "setOfficerState", { { "did", "did" } }, { "active", "suspended" }, false, {} }),
        std::move(replace),
    };
    spec.part = [&book](Services& services, QWidget* parent) -> DetailPart* {
        return new RightsPart(services, parent, &book);
    };
    return spec;
}

ResourceSpec agencyList(PeopleBook& book)
{
    ResourceSpec spec = listOf("agencies", QT_TRANSLATE_NOOP("Columns", "Agencies"),
        QT_TRANSLATE_NOOP("Columns", "No agencies yet"));
    spec.titleKey = "name";
    spec.stateFilters = { "active", "suspended", "left" };
    spec.columns = {
        { "name", V::LocalText, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 190, true, true },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 100 },
        { "kind", V::Choice, QT_TRANSLATE_NOOP("Columns", "Kind"), {}, 130 },
        { "certificate_until", V::Time, QT_TRANSLATE_NOOP("Columns", "Certificate until"), {}, 135 },
        { "sponsor", V::Choice, QT_TRANSLATE_NOOP("Columns", "Node of"), {}, 130 },
    };
    spec.facts = spec.columns;
    spec.facts.push_back({ "id", V::Text, QT_TRANSLATE_NOOP("Columns", "Id"), {}, 140 });
    spec.facts.push_back({ "did", V::Identifier, QT_TRANSLATE_NOOP("Columns", "DID"), {}, 120 });
    spec.facts.push_back({ "since", V::Time, QT_TRANSLATE_NOOP("Columns", "Since"), {}, 140 });
    spec.facts.push_back({ "reason", V::Text, QT_TRANSLATE_NOOP("Columns", "Reason"), {}, 160 });
    RowAction certificate { "identity", "setAgencyCertificate", { { "agency", "id" } }, { "active" }, false,
        {} };
    certificate.open = [](Services& services, const base::Json& row, QWidget* window) {
        if (row.isObject())
            (new CertificateDialog(services, row, window))->open();
    };
    spec.actions = {
        formAction(book, RowAction { "identity", "registerAgency", {}, {}, true, {} }),
        std::move(certificate),
        formAction(book,
            RowAction { "identity", "updateAgency",
                { { "agency", "id" }, { "name_ko", "name_ko" }, { "name_en", "name_en" }, { "kind", "kind" },
                    { "sponsor", "sponsor" } },
                { "active", "suspended" }, false, {} }),
        formAction(
            book, RowAction { "identity", "setAgencyKey", { { "agency", "id" } }, { "active" }, false, {} }),
        formAction(book,
            RowAction {
                "identity", "setAgencyState", { { "agency", "id" } }, { "active", "suspended" }, false, {} }),
    };
    spec.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new StaffPart(services, services.connection, parent);
    };
    return spec;
}

ResourceSpec invitationList(PeopleBook& book)
{
    ResourceSpec spec = listOf("invitations", QT_TRANSLATE_NOOP("Columns", "Invitations"),
        QT_TRANSLATE_NOOP("Columns", "Nobody is invited"));
    spec.titleKey = "name";
    spec.newestFirst = "time";
    spec.stateFilters = { "open", "enrolled", "confirmed", "withdrawn", "expired" };
    spec.columns = {
        { "name", V::LocalText, QT_TRANSLATE_NOOP("Columns", "Post"), {}, 200, true, true },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 110 },
        { "agency", V::Choice, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 170 },
        { "expires", V::Time, QT_TRANSLATE_NOOP("Columns", "Code expires"), {}, 140 },
        { "replaces", V::Choice, QT_TRANSLATE_NOOP("Columns", "Other key for"), {}, 160 },
        { "did", V::Identifier, QT_TRANSLATE_NOOP("Columns", "DID"), {}, 120 },
        { "time", V::Time, QT_TRANSLATE_NOOP("Columns", "Invited"), {}, 140 },
    };
    RowAction confirm { "identity", "confirmOfficer", { { "invitation", "id" } }, { "enrolled" }, true, {} };
    confirm.open = [&book](Services& services, const base::Json& row, QWidget* window) {
        if (row.isObject())
            (new ConfirmDialog(services, book, row, window))->open();
    };
    spec.actions = { std::move(confirm),
        formAction(book,
            RowAction { "identity", "withdrawInvitation", { { "invitation", "id" } }, { "open", "enrolled" },
                false, {} }) };
    return spec;
}

ResourceSpec deputyList(PeopleBook& book)
{
    ResourceSpec spec = listOf(
        "deputies", QT_TRANSLATE_NOOP("Columns", "Deputies"), QT_TRANSLATE_NOOP("Columns", "No deputies"));
    spec.titleKey = "by";
    spec.stateFilters = { "appointed", "ended" };
    spec.columns = {
        { "by", V::Choice, QT_TRANSLATE_NOOP("Columns", "Deputy"), {}, 190 },
        { "for", V::Choice, QT_TRANSLATE_NOOP("Columns", "Stands in for"), {}, 190 },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 100 },
        { "roles", V::Words, QT_TRANSLATE_NOOP("Columns", "Roles"), {}, 180 },
        { "from", V::Time, QT_TRANSLATE_NOOP("Columns", "From"), {}, 140 },
        { "until", V::Time, QT_TRANSLATE_NOOP("Columns", "Until"), {}, 140 },
        { "reason", V::Text, QT_TRANSLATE_NOOP("Columns", "Reason"), {}, 160 },
    };
    spec.actions = {
        formAction(book, RowAction { "identity", "appointDeputy", {}, {}, true, {} }),
        formAction(
            book, RowAction { "identity", "endDeputy", { { "deputy", "key" } }, { "appointed" }, false, {} }),
    };
    return spec;
}

ResourceSpec certificateList()
{
    ResourceSpec spec = listOf("certificates", QT_TRANSLATE_NOOP("Columns", "Certificates"),
        QT_TRANSLATE_NOOP("Columns", "No certificates yet"));
    spec.titleKey = "subject";
    spec.stateFilters = { "current", "superseded", "revoked" };
    spec.columns = {
        { "subject", V::Text, QT_TRANSLATE_NOOP("Columns", "Subject"), {}, 200, true, true },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 100 },
        { "kind", V::Choice, QT_TRANSLATE_NOOP("Columns", "Kind"), {}, 140 },
        { "agency", V::Choice, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 170 },
        { "not_after", V::Time, QT_TRANSLATE_NOOP("Columns", "Until"), {}, 140 },
        { "serial", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Serial number"), {}, 120, false },
        { "fingerprint", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Fingerprint"), {}, 120, false },
    };
    return spec;
}

} // namespace

std::vector<ResourceSpec> peopleResources(PeopleBook& book)
{
    std::vector<ResourceSpec> all;
    all.push_back(officerList(book));
    all.push_back(agencyList(book));
    all.push_back(invitationList(book));
    all.push_back(deputyList(book));
    all.push_back(certificateList());
    return all;
}

} // namespace maru::console::people
