// SPDX-License-Identifier: Apache-2.0
// Collects findings and prints them for people and for programs.
#include "shared/verify/report.h"

#include "shared/client/requests.h"
#include "shared/errors/catalogue.h"
#include "shared/verify/texts.h"

namespace maru::verify {

namespace {

base::Json toJsonList(const std::vector<Finding>& findings)
{
    base::Json list = base::Json::array();
    for (const Finding& finding : findings) {
        list.push(base::Json::object(
            { { "check", finding.check }, { "code", finding.error.code }, { "where", finding.where },
                { "field", finding.error.field }, { "detail", finding.error.detail } }));
    }
    return list;
}

std::string_view name(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return "pass";
    case Outcome::Fail:
        return "fail";
    case Outcome::Unavailable:
        break;
    }
    return "unavailable";
}

std::string factText(const base::Json& value)
{
    return value.isString() ? value.asString() : base::canonical(value);
}

/// The server answered, but not with what was asked for: that proves nothing against it.
bool isDenied(std::string_view code)
{
    for (const std::string_view prefix :
        { "http.", "session.", "auth.", "mempool.", "query.", "api.", "chain.unknown" }) {
        if (code.starts_with(prefix))
            return true;
    }
    return false;
}

/// What comes from a file or a server may hold control characters, which could repaint a terminal.
std::string printable(std::string_view text)
{
    std::string clean;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        clean += byte < 0x20 || byte == 0x7F ? '?' : c;
    }
    return clean;
}

} // namespace

void Report::pass(std::string_view check, std::int64_t times)
{
    for (Check& known : m_checks) {
        if (known.name == check) {
            known.times += times;
            return;
        }
    }
    m_checks.push_back(Check { std::string(check), times });
}

bool Report::fail(std::string_view check, std::string where, std::string detail)
{
    return fail(base::refused(check, {}, std::move(detail)), std::move(where));
}

bool Report::fail(const base::Error& error, std::string where)
{
    m_failures.push_back(Finding { error.code, std::move(where), error });
    return false;
}

bool Report::unavailable(const base::Error& error)
{
    m_unavailable.push_back(Finding { error.code, {}, error });
    return false;
}

bool Report::stopOn(const base::Error& error, std::string where)
{
    if (error.kind == base::ErrorKind::Failed || client::isTemporary(error) || isDenied(error.code))
        return unavailable(error);
    return fail(error, std::move(where));
}

void Report::note(std::string_view code)
{
    m_notes.emplace_back(code);
}

void Report::fact(std::string factName, base::Json value)
{
    m_facts.set(std::move(factName), std::move(value));
}

Outcome Report::outcome() const
{
    if (!m_failures.empty())
        return Outcome::Fail;
    return m_unavailable.empty() && !m_checks.empty() ? Outcome::Pass : Outcome::Unavailable;
}

std::int64_t Report::passed(std::string_view check) const
{
    for (const Check& known : m_checks) {
        if (known.name == check)
            return known.times;
    }
    return 0;
}

base::Json Report::toJson(std::string_view command) const
{
    base::Json checks = base::Json::array();
    for (const Check& check : m_checks)
        checks.push(base::Json::object({ { "check", check.name }, { "times", check.times } }));
    base::Json notes = base::Json::array();
    for (const std::string& code : m_notes)
        notes.push(code);
    return base::Json::object({ { "command", command }, { "outcome", name(outcome()) },
        { "checks", std::move(checks) }, { "failures", toJsonList(m_failures) },
        { "unavailable", toJsonList(m_unavailable) }, { "notes", std::move(notes) }, { "facts", m_facts } });
}

std::string Report::toText(Language language) const
{
    const errors::Language titles =
        language == Language::Korean ? errors::Language::Korean : errors::Language::English;
    std::string text;
    for (const Check& check : m_checks) {
        text += "  [ok]   ";
        text += checkLabel(check.name, language);
        text += " (" + std::to_string(check.times) + ")\n";
    }
    const auto addFindings = [&](const std::vector<Finding>& findings, std::string_view mark) {
        for (const Finding& finding : findings) {
            text += mark;
            text += errors::title(finding.error.code, titles);
            text += " [" + printable(finding.error.code) + ']';
            for (const std::string* part : { &finding.where, &finding.error.field, &finding.error.detail }) {
                if (!part->empty())
                    text += "\n         " + printable(*part);
            }
            text += '\n';
        }
    };
    addFindings(m_failures, "  [FAIL] ");
    addFindings(m_unavailable, "  [?]    ");
    for (const auto& fact : m_facts.asObject()) {
        text += "  ";
        text += factLabel(fact.first, language);
        text += ": " + printable(factText(fact.second)) + '\n';
    }
    for (const std::string& code : m_notes) {
        text += "  * ";
        text += errors::title(code, titles);
        text += '\n';
    }
    text += outcomeLabel(outcome(), language);
    text += '\n';
    return text;
}

} // namespace maru::verify
