// SPDX-License-Identifier: Apache-2.0
// Lists, their columns and what an officer may do with a row.
#include "admin-console/pages/privacy/resources.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/privacy/certificate_part.h"
#include "admin-console/widgets/reveal_part.h"

#include <QCoreApplication>

namespace maru::console::privacy {

using namespace Qt::StringLiterals;

namespace {

using V = ValueKind;

struct FieldWord {
    const char* field;
    const char* word;
};

/// What records are usually made of; a field of another name stands as it is.
constexpr FieldWord kFieldWords[] = {
    { "name", QT_TRANSLATE_NOOP("Columns", "Name") },
    { "resident_number", QT_TRANSLATE_NOOP("Columns", "Resident registration number") },
    { "birth_date", QT_TRANSLATE_NOOP("Columns", "Date of birth") },
    { "address", QT_TRANSLATE_NOOP("Columns", "Address") },
    { "telephone", QT_TRANSLATE_NOOP("Columns", "Telephone") },
    { "email", QT_TRANSLATE_NOOP("Columns", "E-mail") },
    { "receipt", QT_TRANSLATE_NOOP("Columns", "Receipt number") },
    { "motive", QT_TRANSLATE_NOOP("Columns", "Motive") },
};

/// A payload that takes a list of records, from the one that is selected.
base::Json recordList(const base::Json& row)
{
    return base::Json::object({ { "records", base::Json::array({ base::Json(row.stringOr("id", "")) }) } });
}

ResourceSpec queryOf(const char* name)
{
    ResourceSpec spec;
    spec.domain = "privacy";
    spec.query = spec.table = name;
    spec.id = QString::fromLatin1(name);
    spec.source = { u"/v1/query/privacy/"_s + spec.id, {}, u"after"_s, "key", true };
    spec.titleKey = "id";
    return spec;
}

ResourceSpec recordsResource()
{
    ResourceSpec spec;
    spec.id = u"records"_s;
    spec.title = QT_TRANSLATE_NOOP("Columns", "Records");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "Your agency holds no records");
    spec.source = { u"/v1/vault/records"_s, {}, u"after"_s, "id", false };
    spec.domain = "privacy";
    spec.titleKey = "id";
    spec.stateKey = "state";
    spec.columns = {
        { "id", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Record"), {}, 125 },
        { "class", V::Choice, QT_TRANSLATE_NOOP("Columns", "Kind of record"), {}, 155, true, true },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 170 },
        { "subject", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Person (pseudonym)"), {}, 135 },
        { "stored_at", V::Time, QT_TRANSLATE_NOOP("Columns", "Collected"), {}, 130 },
        { "due_at", V::Date, QT_TRANSLATE_NOOP("Columns", "Kept until"), {}, 100 },
        { "suspended", V::Boolean, QT_TRANSLATE_NOOP("Columns", "Suspended"), {}, 90, false },
        { "commitment", V::Hash, QT_TRANSLATE_NOOP("Columns", "Commitment"), {}, 130, false },
    };
    RowAction end { "privacy", "endPurpose", {}, { "held" }, false, &recordList };
    RowAction lift { "privacy", "liftSuspension", { { "record", "id" } }, {}, false, {} };
    RowAction order { "privacy", "destroyByOrder", { { "class", "class" } }, {}, false, &recordList };
    spec.actions = { lift, end, order };
    spec.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new RevealPart(services, services.connection, parent);
    };
    return spec;
}

ResourceSpec revealsResource()
{
    ResourceSpec spec = queryOf("reveals");
    spec.title = QT_TRANSLATE_NOOP("Columns", "Who looked");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "Nobody has looked at anything yet");
    spec.newestFirst = "revealed_at";
    spec.columns = {
        { "revealed_at", V::Time, QT_TRANSLATE_NOOP("Columns", "When"), "revealed_at", 130 },
        { "did", V::Signer, QT_TRANSLATE_NOOP("Columns", "Officer"), {}, 170, true, true },
        { "purpose", V::Choice, QT_TRANSLATE_NOOP("Columns", "Purpose"), {}, 120 },
        { "fields", V::Words, QT_TRANSLATE_NOOP("Columns", "Fields"), {}, 110 },
        { "reason", V::Text, QT_TRANSLATE_NOOP("Columns", "Reason"), {}, 170 },
        { "class", V::Choice, QT_TRANSLATE_NOOP("Columns", "Kind of record"), {}, 110 },
        { "record", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Record"), {}, 130, false },
        { "agency", V::Choice, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 130, false },
    };
    return spec;
}

ResourceSpec requestsResource()
{
    ResourceSpec spec = queryOf("requests");
    spec.title = QT_TRANSLATE_NOOP("Columns", "Requests");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "No requests");
    spec.newestFirst = "received_at";
    spec.columns = {
        { "kind", V::Choice, QT_TRANSLATE_NOOP("Columns", "Request"), {}, 110 },
        { "state", V::Choice, QT_TRANSLATE_NOOP("Columns", "State"), {}, 90 },
        { "deadline", V::Time, QT_TRANSLATE_NOOP("Columns", "Deadline"), "deadline", 130 },
        { "overdue", V::Boolean, QT_TRANSLATE_NOOP("Columns", "Overdue"), {}, 80 },
        { "received_at", V::Time, QT_TRANSLATE_NOOP("Columns", "Received"), "received_at", 130 },
        { "record", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Record"), {}, 130 },
        { "detail", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Record with the explanation"), {}, 130,
            false },
        { "subject", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Person (pseudonym)"), {}, 130, true, true },
        { "answered_at", V::Time, QT_TRANSLATE_NOOP("Columns", "Answered"), {}, 130, false },
        { "reason", V::Text, QT_TRANSLATE_NOOP("Columns", "Reason of the answer"), {}, 180, false },
    };
    RowAction answer { "privacy", "answerRequest", { { "request", "id" } }, { "open" }, true, {} };
    spec.stateKey = "state";
    spec.stateFilters = { "open", "accepted", "refused", "withdrawn" };
    spec.actions = { answer };
    return spec;
}

ResourceSpec consentsResource()
{
    ResourceSpec spec = queryOf("consents");
    spec.title = QT_TRANSLATE_NOOP("Columns", "Consents");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "No consents yet");
    spec.newestFirst = "given_at";
    spec.columns = {
        { "class", V::Choice, QT_TRANSLATE_NOOP("Columns", "Kind of record"), {}, 160 },
        { "state", V::Choice, QT_TRANSLATE_NOOP("Columns", "State"), {}, 70 },
        { "recipients", V::Words, QT_TRANSLATE_NOOP("Columns", "Recipients"), {}, 130, true, true },
        { "purpose", V::Text, QT_TRANSLATE_NOOP("Columns", "Purpose"), {}, 150 },
        { "given_at", V::Time, QT_TRANSLATE_NOOP("Columns", "Given"), "given_at", 130 },
        { "until", V::Date, QT_TRANSLATE_NOOP("Columns", "Until"), {}, 100, false },
        { "withdrawn_at", V::Time, QT_TRANSLATE_NOOP("Columns", "Withdrawn"), {}, 130, false },
        { "subject", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Person (pseudonym)"), {}, 140 },
    };
    return spec;
}

ResourceSpec recipientsResource()
{
    ResourceSpec spec = queryOf("recipients");
    spec.title = QT_TRANSLATE_NOOP("Columns", "Recipients");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "Nothing is given to other agencies");
    spec.titleKey = "key";
    spec.columns = {
        { "class", V::Choice, QT_TRANSLATE_NOOP("Columns", "Kind of record"), {}, 190 },
        { "agency", V::Choice, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 190, true, true },
        { "state", V::Choice, QT_TRANSLATE_NOOP("Columns", "State"), {}, 90 },
        { "purpose", V::Text, QT_TRANSLATE_NOOP("Columns", "Purpose"), {}, 220 },
        { "since", V::Time, QT_TRANSLATE_NOOP("Columns", "Since"), {}, 130 },
    };
    spec.actions = { RowAction { "privacy", "addRecipient", {}, {}, true, {} },
        RowAction {
            "privacy", "endRecipient", { { "class", "class" }, { "agency", "agency" } }, {}, false, {} } };
    spec.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new ToAskPart(services, parent);
    };
    return spec;
}

ResourceSpec retentionResource()
{
    ResourceSpec spec;
    spec.id = u"retention"_s;
    spec.title = QT_TRANSLATE_NOOP("Columns", "Retention");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "No kinds of record yet");
    spec.source = { u"/v1/query/privacy/retention"_s, {}, QString(), "key", false };
    spec.domain = "privacy";
    spec.columns = {
        { "name", V::LocalText, QT_TRANSLATE_NOOP("Columns", "Kind of record"), {}, 145, true, true },
        { "legal_basis", V::Text, QT_TRANSLATE_NOOP("Columns", "Legal basis"), {}, 150 },
        { "years", V::Integer, QT_TRANSLATE_NOOP("Columns", "Years"), {}, 62 },
        { "days", V::Integer, QT_TRANSLATE_NOOP("Columns", "Days"), {}, 55 },
        { "start", V::Choice, QT_TRANSLATE_NOOP("Columns", "Counted from"), {}, 110, false },
        { "next", V::Choice, QT_TRANSLATE_NOOP("Columns", "Then"), {}, 110 },
        { "count_held", V::Integer, QT_TRANSLATE_NOOP("Columns", "Held"), {}, 60 },
        { "count_due", V::Integer, QT_TRANSLATE_NOOP("Columns", "Due"), {}, 60 },
        { "count_separate", V::Integer, QT_TRANSLATE_NOOP("Columns", "Kept apart"), {}, 95 },
        { "count_destroyed", V::Integer, QT_TRANSLATE_NOOP("Columns", "Destroyed"), {}, 90 },
        { "separate_law", V::Text, QT_TRANSLATE_NOOP("Columns", "Law for keeping apart"), {}, 160, false },
        { "separate_years", V::Integer, QT_TRANSLATE_NOOP("Columns", "Kept apart for (years)"), {}, 80,
            false },
        { "state", V::Choice, QT_TRANSLATE_NOOP("Columns", "State"), {}, 90, false },
    };
    spec.titleKey = "name";
    RowAction fresh { "privacy", "defineClass", {}, {}, true, {} };
    RowAction retire { "privacy", "retireClass", { { "class", "id" } }, { "active" }, false, {} };
    spec.actions = { fresh, retire };
    return spec;
}

ResourceSpec dueResource()
{
    ResourceSpec spec = queryOf("records");
    spec.id = u"due"_s;
    spec.title = QT_TRANSLATE_NOOP("Columns", "Due for destruction");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "Nothing waits for destruction");
    spec.source.fixed = { { u"state"_s, u"due"_s } };
    spec.columns = {
        { "class", V::Choice, QT_TRANSLATE_NOOP("Columns", "Kind of record"), {}, 200, true, true },
        { "id", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Record"), {}, 150 },
        { "stored_at", V::Time, QT_TRANSLATE_NOOP("Columns", "Collected"), {}, 130 },
        { "due_at", V::Date, QT_TRANSLATE_NOOP("Columns", "Kept until"), "due_at", 110 },
        { "agency", V::Choice, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 160 },
    };
    RowAction destroy { "privacy", "destroy", { { "class", "class" } }, {}, true, &recordList, true };
    spec.actions = { destroy };
    return spec;
}

ResourceSpec destructionsResource()
{
    ResourceSpec spec = queryOf("destructions");
    spec.title = QT_TRANSLATE_NOOP("Columns", "Certificates of destruction");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "Nothing was destroyed yet");
    spec.newestFirst = "ordered_at";
    spec.stateKey = "state";
    spec.stateFilters = { "ordered", "certified", "declined" };
    spec.columns = {
        { "id", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Certificate"), {}, 125 },
        { "class", V::Choice, QT_TRANSLATE_NOOP("Columns", "Kind of record"), {}, 140, true, true },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 100 },
        { "basis", V::Choice, QT_TRANSLATE_NOOP("Columns", "Basis"), {}, 125 },
        { "count", V::Integer, QT_TRANSLATE_NOOP("Columns", "Records"), "count", 78 },
        { "did", V::Signer, QT_TRANSLATE_NOOP("Columns", "Ordered by"), {}, 130 },
        { "ordered_at", V::Time, QT_TRANSLATE_NOOP("Columns", "Ordered"), "ordered_at", 130 },
        { "certified_at", V::Time, QT_TRANSLATE_NOOP("Columns", "Certified"), "certified_at", 130, false },
        { "legal_basis", V::Text, QT_TRANSLATE_NOOP("Columns", "Legal basis"), {}, 180, false },
        { "reference", V::Text, QT_TRANSLATE_NOOP("Columns", "Reference"), {}, 160, false },
        { "root", V::Hash, QT_TRANSLATE_NOOP("Columns", "Root of the destroyed commitments"), {}, 130,
            false },
    };
    spec.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new CertificatePart(services, parent);
    };
    return spec;
}

} // namespace

void learnFields(DomainCatalogue& catalogue)
{
    for (const FieldWord& one : kFieldWords) {
        const std::string word = fromQt(QCoreApplication::translate("Columns", one.word));
        catalogue.learn("privacy", "fields", one.field, { word, word });
    }
}

std::vector<ResourceSpec> makeResources()
{
    std::vector<ResourceSpec> all;
    all.push_back(recordsResource());
    all.push_back(requestsResource());
    all.push_back(revealsResource());
    all.push_back(consentsResource());
    all.push_back(recipientsResource());
    all.push_back(retentionResource());
    all.push_back(dueResource());
    all.push_back(destructionsResource());
    return all;
}

} // namespace maru::console::privacy
