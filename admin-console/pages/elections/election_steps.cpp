// SPDX-License-Identifier: Apache-2.0
// Kind, precincts, roll, schedule, check list.
#include "admin-console/pages/elections/election_steps.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/roll_preview.h"

#include <QEvent>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kHour = 3'600;
constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kKoreanOffset = 9 * kHour;
constexpr std::int64_t kPrecinctsAtMost = 4'096;
constexpr std::size_t kPrecinctsShown = 500;

/// An hour of the day in Korea, `days` from the day of `now`.
std::int64_t koreanHour(std::int64_t now, int days, int hour)
{
    const std::int64_t today = (now + kKoreanOffset) / kDay;
    return (today + days) * kDay - kKoreanOffset + hour * kHour;
}

std::string chosen(const FieldEditor* one)
{
    const std::optional<base::Json> given = one == nullptr ? std::nullopt : one->value();
    return given && given->isString() ? given->asString() : std::string();
}

/// Periods that the chain counts in seconds and people in days or minutes. The most is that of the rules in force; the
/// server has the last word.
struct ScheduleUnit {
    const char* name;
    std::int64_t seconds;
    std::int64_t most;
    const char* unit;
    const char* ko;
    const char* en;
};

constexpr ScheduleUnit kScheduleUnits[] = {
    { "grace", 60, 60, "분", "마감 여유", "Grace after closing (minutes)" },
    { "objections", kDay, 365, "일", "이의 제기 기간", "Period of objections (days)" },
};

const ScheduleUnit* scheduleUnit(std::string_view name)
{
    const auto* found = std::find_if(std::begin(kScheduleUnits), std::end(kScheduleUnits),
        [name](const ScheduleUnit& one) { return one.name == name; });
    return found == std::end(kScheduleUnits) ? nullptr : found;
}

/// Members that may be empty texts: the sheet must not ask for them.
void mayBeEmpty(schema::Field& list)
{
    for (schema::Field& member : list.fields.front().fields) {
        if (member.type == schema::FieldType::String && member.minimum.value_or(1) == 0)
            member.required = false;
    }
}

} // namespace

QString checkSign(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return u"✓ "_s;
    case Tone::Warning:
        return u"! "_s;
    case Tone::Danger:
        return u"✕ "_s;
    case Tone::Neutral:
    case Tone::Primary:
    case Tone::Information:
        break;
    }
    return u"· "_s;
}

KindStep::KindStep(Services& given, const ActionInfo& action, Rehearsal rehearsal, QWidget* parent)
    : FieldsStep(given, parent), m_rehearsal(rehearsal)
{
    addFields(action, { "title_ko", "title_en", "kind", "mode" });
    if (rehearsal != Rehearsal::Hidden)
        addFields(action, { "rehearsal" });
    m_note = addNote(); // before anything is set: what is edited is explained in it
    if (FieldEditor* one = editor("rehearsal"); one != nullptr && rehearsal == Rehearsal::Always) {
        one->setValue(base::Json(true));
        one->setEnabled(false);
    }
    explain();
}

base::Json KindStep::value() const
{
    base::Json all = FieldsStep::value();
    // A draft of the wizard may say otherwise.
    if (m_rehearsal == Rehearsal::Always)
        all.set("rehearsal", true);
    return all;
}

void KindStep::checkTogether(std::vector<WizardProblem>& problems)
{
    const base::Json all = value();
    if (all.booleanOr("rehearsal", false) || m_rehearsal == Rehearsal::Hidden)
        return;
    // Nothing that calls itself a rehearsal may be real.
    for (const char* name : { "title_ko", "title_en" }) {
        const QString title = toQt(all.stringOr(name, "")).trimmed();
        if (title.startsWith(u"[모의]"_s) || title.startsWith(u"[모의 선거]"_s)
            || title.startsWith(u"[rehearsal]"_s, Qt::CaseInsensitive))
            fail(problems, editor(name), base::refused("console.rehearsal_title"));
    }
}

void KindStep::explain()
{
    QStringList lines;
    const std::string mode = chosen(editor("mode"));
    if (mode == "ring")
        lines << tr(
            "Ring: a ballot proves that it comes from somebody in the precinct, and nobody learns from whom. "
            "Who has voted stays hidden, also from you; reminders are not possible. A precinct needs at "
            "least 128 enrolled voters, or it is counted together with another.");
    else if (mode == "signed")
        lines << tr(
            "Signed: what was chosen stays secret, who has voted is visible. Reminders and proxies are "
            "possible, and precincts may be small.");
    const FieldEditor* rehearsal = editor("rehearsal");
    const auto isRehearsal = rehearsal == nullptr ? std::nullopt : rehearsal->value();
    if (isRehearsal && isRehearsal->isBoolean() && isRehearsal->asBoolean())
        lines << tr("A rehearsal: marked as one everywhere, its ballots count for nothing.");
    m_note->setText(lines.join(u'\n'));
    m_note->setVisible(!lines.isEmpty());
}

PrecinctsStep::PrecinctsStep(Services& given, const ActionInfo& action, QWidget* parent)
    : FieldsStep(given, parent)
{
    m_note = addNote();
    for (schema::Field field : action.payload.fields) {
        if (field.name != "precincts" || field.fields.empty())
            continue;
        // More than a transaction takes are sent in several.
        field.maximum = kPrecinctsAtMost;
        mayBeEmpty(field);
        addField(field);
    }
    explain();
}

base::Json PrecinctsStep::value() const
{
    base::Json all = FieldsStep::value();
    const base::Json* list = all.find("precincts");
    if (list == nullptr || !list->isArray())
        return all;
    base::Json made = *list;
    for (base::Json& one : made.asArray()) {
        for (const char* member : { "constituency", "counted_in" }) {
            if (one.isObject() && one.find(member) == nullptr)
                one.set(member, "");
        }
    }
    all.set("precincts", std::move(made));
    return all;
}

std::vector<std::pair<QString, QString>> PrecinctsStep::facts() const
{
    const base::Json all = value();
    const base::Json* rows = all.find("precincts");
    const std::size_t count = rows == nullptr || !rows->isArray() ? 0 : rows->asArray().size();
    QStringList lines;
    for (std::size_t i = 0; i < std::min(count, kPrecinctsShown); ++i) {
        const base::Json& one = rows->asArray()[i];
        QStringList parts { toQt(one.stringOr("id", "")), services().language.pick(one, "name") };
        if (const std::string constituency = one.stringOr("constituency", ""); !constituency.empty())
            parts << tr("constituency %1").arg(toQt(constituency));
        if (const std::string in = one.stringOr("counted_in", ""); !in.empty())
            parts << tr("counted in %1").arg(toQt(in));
        lines << parts.join(u" · "_s);
    }
    if (count > kPrecinctsShown)
        lines << tr("and %1 more, as in the table of that step")
                     .arg(formatInteger(static_cast<qint64>(count - kPrecinctsShown)));
    return { { tr("Precincts (%1)").arg(formatInteger(static_cast<qint64>(count))), lines.join(u'\n') } };
}

void PrecinctsStep::explain()
{
    m_note->setText(
        tr("Type, paste from a spreadsheet, or take a CSV file. “Counted in” names the precinct in which "
           "a small one is counted, so that its votes stay secret."));
}

void PrecinctsStep::checkTogether(std::vector<WizardProblem>& problems)
{
    FieldEditor* list = editor("precincts");
    const base::Json all = value();
    const base::Json* rows = all.find("precincts");
    if (list == nullptr || rows == nullptr || !rows->isArray())
        return;
    std::set<std::string> ids;
    std::set<std::string> merged;
    for (const base::Json& one : rows->asArray()) {
        if (!ids.insert(one.stringOr("id", "")).second) {
            fail(problems, list, base::refused("console.precinct_twice"));
            return;
        }
        if (!one.stringOr("counted_in", "").empty())
            merged.insert(one.stringOr("id", ""));
    }
    for (const base::Json& one : rows->asArray()) {
        const std::string in = one.stringOr("counted_in", "");
        if (!in.empty() && (ids.count(in) == 0 || merged.count(in) != 0 || in == one.stringOr("id", ""))) {
            fail(problems, list, base::refused("console.precinct_counted_in"));
            return;
        }
    }
}

RollStep::RollStep(Services& given, QWidget* parent) : WizardStep(parent), m_services(given)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_preview = new RollPreview(given, this);
    // Managers of elections need not be keepers of the roll: then it is imported by those.
    const ActionInfo* action = given.catalogue.action("election", "addVoters");
    if (action != nullptr && given.session.isOpen() && !given.session.mayDo(*action))
        m_preview->setForbidden(rollRightText(given));
    layout->addWidget(m_preview);
    connect(m_preview, &RollPreview::changed, this, &WizardStep::edited);
}

std::vector<WizardProblem> RollStep::check()
{
    if (m_preview->isReading())
        return { { tr("The file is still being read."), [this] { m_preview->focusFirst(); } } };
    if (!m_preview->error())
        return {};
    return { { problemText(*m_preview->error(), m_services.language.code()),
        [this] { m_preview->focusFirst(); } } };
}

void RollStep::enter(const base::Json& all)
{
    const base::Json* rows = all.find("precincts");
    m_preview->setPrecincts(
        rows != nullptr && rows->isArray() ? rollPrecincts(rows->asArray()) : std::vector<RollPrecinct>());
}

std::vector<std::pair<QString, QString>> RollStep::facts() const
{
    if (!m_preview->plan())
        return { { tr("Roll of voters"), tr("follows later") } };
    return { { tr("Roll of voters"),
        tr("%1 voters from %2, %3 lines are left out")
            .arg(formatInteger(static_cast<qint64>(m_preview->plan()->lines.size())), m_preview->fileName(),
                formatInteger(m_preview->plan()->wrongLines())) } };
}

void RollStep::focusFirst()
{
    m_preview->focusFirst();
}

ScheduleStep::ScheduleStep(Services& given, const ActionInfo& action, QWidget* parent)
    : FieldsStep(given, parent)
{
    for (const char* name : { "enrol_from", "enrol_until", "opens", "closes", "opening", "grace", "revote",
             "objections", "certifiers", "ring_size" }) {
        for (schema::Field field : action.payload.fields) {
            if (field.name != name)
                continue;
            if (const ScheduleUnit* unit = scheduleUnit(name)) {
                field.label = { unit->ko, unit->en };
                field.unit = unit->unit;
                field.minimum = field.minimum.value_or(0) / unit->seconds;
                field.maximum =
                    std::min(unit->most, field.maximum.value_or(unit->most * unit->seconds) / unit->seconds);
            }
            addField(field);
        }
    }
    m_note = addNote();
    const std::int64_t now = given.connection.serverNow();
    const auto preset = [this](const char* name, const base::Json& value) {
        if (FieldEditor* one = editor(name))
            one->setValue(value);
    };
    preset("enrol_from", base::Json(koreanHour(now, 7, 9)));
    preset("enrol_until", base::Json(koreanHour(now, 20, 18)));
    preset("opens", base::Json(koreanHour(now, 22, 9)));
    preset("closes", base::Json(koreanHour(now, 23, 18)));
    preset("opening", base::Json("time"));
    preset("grace", base::Json(std::int64_t { 10 }));
    preset("revote", base::Json(true));
    preset("objections", base::Json(std::int64_t { 14 }));
    preset("certifiers", base::Json(std::int64_t { 2 }));
    preset("ring_size", base::Json(std::int64_t { 1'024 }));
    explain();
}

base::Json ScheduleStep::value() const
{
    base::Json all = FieldsStep::value();
    for (const ScheduleUnit& unit : kScheduleUnits) {
        const base::Json* given = all.find(unit.name);
        if (given == nullptr || !given->isInteger())
            continue;
        const std::int64_t shown = given->asInteger();
        const auto exact = m_exact.find(unit.name);
        all.set(unit.name,
            exact != m_exact.end() && exact->second.first == shown ? exact->second.second
                                                                   : shown * unit.seconds);
    }
    return all;
}

void ScheduleStep::setValue(const base::Json& value)
{
    base::Json all = value;
    m_exact.clear();
    for (const ScheduleUnit& unit : kScheduleUnits) {
        const base::Json* given = all.find(unit.name);
        if (given == nullptr || !given->isInteger())
            continue;
        const std::int64_t seconds = given->asInteger();
        const std::int64_t shown = (seconds + unit.seconds - 1) / unit.seconds;
        // What was not whole days or minutes stays what it was unless it is changed here.
        m_exact[unit.name] = { shown, seconds };
        all.set(unit.name, shown);
    }
    FieldsStep::setValue(all);
}

void ScheduleStep::explain()
{
    QStringList lines;
    const std::int64_t opens = amountOf("opens");
    const std::int64_t closes = amountOf("closes");
    if (closes > opens && opens > 0)
        lines << tr("Voting lasts %1 hours, from %2 to %3.")
                     .arg(formatInteger((closes - opens) / kHour),
                         formatTimeWithZone(base::UnixSeconds(opens)),
                         formatTimeWithZone(base::UnixSeconds(closes)));
    if (chosen(editor("opening")) == "time")
        lines << tr("It is frozen and opens by itself; nobody has to be there.");
    else
        lines << tr("It opens when an officer opens it, not before the set time.");
    if (before().stringOr("mode", "") == "signed")
        lines << tr("The ring size has no meaning in signed mode.");
    if (before().stringOr("kind", "") == "public")
        lines << tr(
            "Public election: objections to the result within 14 days (Public Official Election Act §219).");
    m_note->setText(lines.join(u'\n'));
}

void ScheduleStep::checkTogether(std::vector<WizardProblem>& problems)
{
    const base::Error wrong = base::refused("console.dates_order");
    if (amountOf("closes") <= amountOf("opens"))
        fail(problems, editor("closes"), wrong);
    else if (amountOf("opens") < amountOf("enrol_until"))
        fail(problems, editor("opens"), wrong);
    else if (amountOf("enrol_until") <= amountOf("enrol_from"))
        fail(problems, editor("enrol_until"), wrong);
    else if (amountOf("opens") <= services().connection.serverNow())
        fail(problems, editor("opens"), base::refused("console.date_past"));
}

CheckStep::CheckStep(Lines lines, QWidget* parent) : WizardStep(parent), m_lines(std::move(lines))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_label = new QLabel(this);
    m_label->setObjectName(u"checkList"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_label);
    layout->addStretch(1);
}

void CheckStep::enter(const base::Json&)
{
    showAll();
}

void CheckStep::focusFirst()
{
    m_label->setFocus(Qt::OtherFocusReason);
}

QString CheckStep::text() const
{
    return m_label->text();
}

void CheckStep::showAll()
{
    QStringList texts;
    for (const Line& line : m_lines())
        texts << checkSign(line.tone) + line.text;
    m_label->setText(texts.join(u"\n\n"_s));
    m_label->setAccessibleName(title());
}

void CheckStep::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        QTimer::singleShot(0, this, &CheckStep::showAll);
    WizardStep::changeEvent(event);
}

} // namespace maru::console::elections
