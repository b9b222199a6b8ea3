// SPDX-License-Identifier: Apache-2.0
// What the campaign wizard asks.
#include "admin-console/pages/donations/campaign_steps.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/josa.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"

#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maru::console::donations {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kDaySeconds = 86'400;

std::int64_t koreanMidnight(std::int64_t now, std::int64_t daysAhead)
{
    constexpr std::int64_t kKorea = 9 * 3600;
    return (now + kKorea) / kDaySeconds * kDaySeconds - kKorea + daysAhead * kDaySeconds;
}

} // namespace

OrganisationStep::OrganisationStep(Services& given, QWidget* parent) : WizardStep(parent), m_services(given)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    m_list = new QListWidget(this);
    m_list->setObjectName(u"organisation"_s);
    m_list->setMinimumHeight(320);
    m_list->setWordWrap(true);
    m_note = new QLabel(this);
    m_note->setObjectName(u"stepNote"_s);
    m_note->setWordWrap(true);
    layout->addWidget(m_list);
    layout->addWidget(m_note);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item == nullptr || (item->flags() & Qt::ItemIsEnabled) == 0)
            return;
        m_chosen = fromQt(item->data(Qt::UserRole).toString());
        showNote(QString());
        Q_EMIT edited();
    });
    m_note->hide();
    load();
    fill();
}

void OrganisationStep::showNote(const QString& text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void OrganisationStep::load()
{
    m_services.connection.send(get(u"/v1/query/donation/organisations"_s, { { u"limit"_s, u"500"_s } }), this,
        [this](const ApiAnswer& answer) {
            const base::Json* rows = answer ? answer->find("rows") : nullptr;
            if (rows == nullptr || !rows->isArray()) {
                showNote(answer ? QString() : problemText(answer.error(), m_services.language.code()));
                return;
            }
            m_rows = rows->asArray();
            // Those that can be chosen first.
            std::stable_partition(m_rows.begin(), m_rows.end(),
                [this](const base::Json& row) { return reasonAgainst(row).isEmpty(); });
            m_isLoaded = true;
            fill();
        });
}

QString OrganisationStep::reasonAgainst(const base::Json& row) const
{
    const QString agency = toQt(row.stringOr("agency", ""));
    if (agency != m_services.session.officer().agency)
        return tr("belongs to another agency (%1); only its own managers raise for it").arg(agency);
    return {};
}

void OrganisationStep::fill()
{
    const QSignalBlocker blocker(m_list);
    m_list->setAccessibleName(tr("Organisations"));
    m_list->clear();
    int possible = 0;
    for (const base::Json& row : m_rows) {
        const QString against = reasonAgainst(row);
        const bool isVerified = row.stringOr("state", "") == "verified";
        QString text = m_services.language.pick(row, "name") + u"  ·  "_s + toQt(row.stringOr("number", ""));
        if (!against.isEmpty())
            text += u"\n✕ "_s + against;
        else if (!isVerified)
            text += u"\n! "_s
                + tr("not verified yet: a draft can be made, but it is registered only after the authority "
                     "has "
                     "checked the organisation's documents");
        else
            text += u"\n✓ "_s + tr("verified");
        auto* item = new QListWidgetItem(text, m_list);
        item->setData(Qt::UserRole, toQt(row.stringOr("id", "")));
        if (!against.isEmpty())
            item->setFlags(Qt::NoItemFlags);
        else
            ++possible;
        if (row.stringOr("id", "") == m_chosen)
            m_list->setCurrentItem(item);
    }
    // The only one there is needs no choosing.
    if (possible == 1 && m_chosen.empty()) {
        m_list->setCurrentRow(0);
        m_chosen = fromQt(m_list->item(0)->data(Qt::UserRole).toString());
    }
    if (!m_isLoaded)
        showNote(tr("The list of organisations is on its way…"));
    else if (possible == 0)
        showNote(tr("Your agency has no registered organisation yet. Ask the registering authority (role "
                    "“%1”) to register it; what you type here is kept.")
                     .arg(m_services.catalogue.choiceLabel(
                         "identity", "roles", "donation.registrar", m_services.language)));
    else
        showNote(QString());
}

QString OrganisationStep::hint() const
{
    return tr("Whose campaign is it? You see why an organisation cannot be chosen.");
}

base::Json OrganisationStep::organisation() const
{
    for (const base::Json& row : m_rows) {
        if (row.stringOr("id", "") == m_chosen)
            return row;
    }
    return {};
}

std::vector<WizardProblem> OrganisationStep::check()
{
    const base::Json row = organisation();
    if (row.isObject() && reasonAgainst(row).isEmpty())
        return {};
    return { { row.isObject()
            ? reasonAgainst(row)
            : problemText(base::refused("console.organisation_needed"), m_services.language.code()),
        [this] { m_list->setFocus(Qt::OtherFocusReason); } } };
}

base::Json OrganisationStep::value() const
{
    return base::Json::object({ { "organisation", m_chosen } });
}

void OrganisationStep::setValue(const base::Json& value)
{
    m_chosen = value.stringOr("organisation", "");
    fill();
}

std::vector<std::pair<QString, QString>> OrganisationStep::facts() const
{
    return { { tr("Organisation"), m_services.language.pick(organisation(), "name") } };
}

void OrganisationStep::focusFirst()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void OrganisationStep::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    WizardStep::changeEvent(event);
}

TextsStep::TextsStep(Services& given, const ActionInfo& action, QWidget* parent) : FieldsStep(given, parent)
{
    addFields(
        action, { "title_ko", "title_en", "purpose_ko", "purpose_en", "category", "region", "attachments" });
}

MoneyStep::MoneyStep(Services& given, const ActionInfo& action, QWidget* parent) : FieldsStep(given, parent)
{
    addFields(action, { "target" });
    m_targetNote = addNote();
    addFields(action, { "minimum", "fundraising_cost" });
    m_capNote = addNote();
    m_capNote->setObjectName(u"capNote"_s);
    if (FieldEditor* minimum = editor("minimum"))
        minimum->setValue(base::Json(0));
    given.connection.send(get(u"/v1/query/parameters/values"_s, { { u"limit"_s, u"200"_s } }), this,
        [this](const ApiAnswer& answer) {
            if (!answer)
                return;
            if (const base::Json* rows = answer->find("rows"))
                m_law = CampaignLaw::read(*rows, services().connection.serverNow());
            explain();
        });
    explain();
}

void MoneyStep::explain()
{
    const base::Won target(amountOf("target"));
    QStringList lines;
    if (m_law.threshold) {
        lines << (m_law.needsNumber(target)
                ? tr("! From %1 on a registration number is needed before the campaign opens (%2).")
                      .arg(formatWon(base::Won(*m_law.threshold)), m_law.thresholdBasis)
                : tr("Below %1 no registration number is needed (%2).")
                      .arg(formatWon(base::Won(*m_law.threshold)), m_law.thresholdBasis));
    }
    if (m_law.least && m_law.most)
        lines << tr("One donation may be %1 to %2.")
                     .arg(formatWon(base::Won(*m_law.least)), formatWon(base::Won(*m_law.most)));
    m_targetNote->setText(lines.join(u'\n'));
    m_targetNote->setVisible(!lines.isEmpty());

    const auto cap = m_law.costCap(target);
    if (!cap) {
        m_capNote->setText(target.count() > 0
                ? tr("The legal cap is not known yet; the server checks it.")
                : tr("Enter the target: the legal cap on costs follows from it."));
        return;
    }
    const base::Won cost(amountOf("fundraising_cost"));
    const bool isOver = cost > cap->amount;
    m_capNote->setText(
        tr("%1 Legal cap: %2 % of %3 = %4 (%5). For the cause remain %6.")
            .arg(isOver ? u"✕"_s : u"✓"_s, QString::number(cap->percent), formatWon(target),
                formatWon(cap->amount), cap->basis,
                formatWon(base::Won(std::max<std::int64_t>(0, target.count() - cost.count())))));
}

void MoneyStep::checkTogether(std::vector<WizardProblem>& problems)
{
    const std::int64_t target = amountOf("target");
    if (amountOf("minimum") > target)
        fail(problems, editor("minimum"), base::refused("console.over_target"));
    FieldEditor* cost = editor("fundraising_cost");
    const auto cap = m_law.costCap(base::Won(target));
    if (cost != nullptr && cap && amountOf("fundraising_cost") > cap->amount.count())
        fail(problems, cost, base::refused("console.cost_over_cap"));
    else if (cost != nullptr && target > 0 && amountOf("fundraising_cost") >= target)
        fail(problems, cost, base::refused("console.over_target"));
}

PeriodStep::PeriodStep(Services& given, const ActionInfo& action, QWidget* parent) : FieldsStep(given, parent)
{
    addFields(action, { "start", "end", "stop_rule", "overflow", "use_until", "refund_policy" });
    m_note = addNote();
    const std::int64_t now = given.connection.serverNow();
    const auto preset = [this](const char* name, const base::Json& value) {
        if (FieldEditor* one = editor(name))
            one->setValue(value);
    };
    preset("start", base::Json(koreanMidnight(now, 7)));
    preset("end", base::Json(koreanMidnight(now, 37)));
    preset("use_until", base::Json(koreanMidnight(now, 217)));
    preset("stop_rule", base::Json("both"));
    preset("overflow", base::Json("stop"));
    preset("refund_policy", base::Json("refund"));
    explain();
}

std::string PeriodStep::choiceOf(const std::string& name) const
{
    const FieldEditor* one = editor(name);
    const std::optional<base::Json> given = one == nullptr ? std::nullopt : one->value();
    return given && given->isString() ? given->asString() : std::string();
}

void PeriodStep::explain()
{
    const std::int64_t start = amountOf("start");
    const std::int64_t end = amountOf("end");
    QStringList lines;
    lines << tr("Once registered, the campaign opens by itself on %1 and runs for %2 days at most.")
                 .arg(formatTimeWithZone(base::UnixSeconds(start)),
                     formatInteger(std::max<std::int64_t>(0, (end - start) / kDaySeconds)));
    const std::string rule = choiceOf("stop_rule");
    if (rule == "target")
        lines << tr("It ends as soon as the target is reached, on %1 at the latest.")
                     .arg(formatTimeWithZone(base::UnixSeconds(end)));
    else if (rule == "period")
        lines
            << tr("It ends on %1, whatever has been raised.").arg(formatTimeWithZone(base::UnixSeconds(end)));
    else if (rule == "both")
        lines << tr("It ends at the target, by a manager's hand, or on %1, whichever comes first.")
                     .arg(formatTimeWithZone(base::UnixSeconds(end)));
    else if (rule == "manual")
        lines << tr("It ends by a manager's hand, on %1 at the latest.")
                     .arg(formatTimeWithZone(base::UnixSeconds(end)));
    if (choiceOf("overflow") == "stop")
        lines << tr(
            "A donation that would pass the target is refused, and the donor is told how much is missing.");
    if (choiceOf("refund_policy") == "refund")
        lines << tr("What is left at the end goes back to the donors in proportion to what they gave.");
    else if (choiceOf("refund_policy") == "organisation")
        lines << tr("What is left at the end is passed on to the organisation.");
    lines << tr("Milestones that are not paid by %1 are cancelled.")
                 .arg(formatTimeWithZone(base::UnixSeconds(amountOf("use_until"))));
    m_note->setText(lines.join(u'\n'));
}

void PeriodStep::checkTogether(std::vector<WizardProblem>& problems)
{
    const base::Error wrong = base::refused("console.dates_order");
    if (amountOf("end") <= services().connection.serverNow())
        fail(problems, editor("end"), wrong);
    else if (amountOf("start") >= amountOf("end"))
        fail(problems, editor("start"), wrong);
    else if (amountOf("use_until") <= amountOf("end"))
        fail(problems, editor("use_until"), wrong);
}

MilestonesStep::MilestonesStep(Services& given, const ActionInfo& action, QWidget* parent)
    : FieldsStep(given, parent)
{
    m_sumNote = addNote();
    m_sumNote->setObjectName(u"sumNote"_s);
    for (schema::Field field : action.payload.fields) {
        if (field.name != "milestones" || field.fields.empty())
            continue;
        // The recipient is chosen by name from the registers instead of being typed as an id.
        for (schema::Field& member : field.fields.front().fields) {
            if (member.name == "recipient") {
                member.type = schema::FieldType::Reference;
                member.reference = "donation/organisations,donation/merchants";
                member.required = false;
            }
        }
        EditorContext list = context();
        list.offers = [](const schema::Field& member, const base::Json& row) {
            if (member.name != "reviewer")
                return true;
            const base::Json* roles = row.find("roles");
            return row.stringOr("state", "active") == "active" && roles != nullptr && roles->isArray()
                && std::find(
                       roles->asArray().begin(), roles->asArray().end(), base::Json("donation.reviewer"))
                != roles->asArray().end();
        };
        // A milestone is due by the end of use, until the officer says otherwise.
        list.initial = [this](const schema::Field& member) -> std::optional<base::Json> {
            const std::int64_t until = before().integerOr("use_until", 0);
            return member.name == "due" && until > 0 ? std::optional(base::Json(until)) : std::nullopt;
        };
        addField(field, list);
    }
    m_howNote = addNote();
    explain();
}

base::Json MilestonesStep::value() const
{
    base::Json all = FieldsStep::value();
    const base::Json* found = all.find("milestones");
    if (found == nullptr || !found->isArray())
        return all;
    base::Json list = *found;
    for (base::Json& one : list.asArray()) {
        if (one.isObject() && one.find("recipient") == nullptr)
            one.set("recipient", "");
    }
    all.set("milestones", std::move(list));
    return all;
}

bool MilestonesStep::isUntouched() const
{
    const base::Json all = value();
    const base::Json* list = all.find("milestones");
    return list != nullptr && list->isArray()
        && std::all_of(list->asArray().begin(), list->asArray().end(), [](const base::Json& one) {
               return one.stringOr("title_ko", "").empty() && one.stringOr("title_en", "").empty()
                   && one.find("amount") == nullptr;
           });
}

void MilestonesStep::enter(const base::Json& all)
{
    FieldsStep::enter(all);
    if (FieldEditor* list = editor("milestones"); list != nullptr && isUntouched()) {
        list->reset();
        explain();
    }
}

base::Won MilestonesStep::sum() const
{
    std::int64_t total = 0;
    const base::Json all = value();
    const base::Json* list = all.find("milestones");
    if (list == nullptr || !list->isArray())
        return base::Won(0);
    for (const base::Json& one : list->asArray()) {
        const std::int64_t amount = one.isObject() ? one.integerOr("amount", 0) : 0;
        if (amount > 0 && total <= base::kMaxSafeInteger - amount)
            total += amount;
    }
    return base::Won(total);
}

void MilestonesStep::explain()
{
    const base::Won usable(std::max<std::int64_t>(
        0, before().integerOr("target", 0) - before().integerOr("fundraising_cost", 0)));
    const base::Won now = sum();
    const QString sums =
        tr("Milestones: %1 · can be used (target less costs): %2").arg(formatWon(now), formatWon(usable));
    if (now > usable)
        m_sumNote->setText(u"✕ "_s + sums + u" · "_s + tr("%1 too much").arg(formatWon(now - usable)));
    else if (now < usable)
        m_sumNote->setText(u"! "_s + sums + u" · "_s
            + tr("%1 not planned yet; it would be left at the end").arg(formatWon(usable - now)));
    else
        m_sumNote->setText(u"✓ "_s + sums + u" · "_s + tr("adds up"));
    m_howNote->setText(tr("Before each payout the manager hands in evidence (receipts, contracts, "
                          "photographs: only their hashes go "
                          "on the chain), and the reviewer approves it; then it is paid by itself. A "
                          "reviewer may not belong to the "
                          "recipient's agency. If less is raised than the target, all milestones are scaled "
                          "down in proportion. "
                          "For money to persons choose “distribution plan” and leave the recipient empty: "
                          "the shares are entered "
                          "later, under pseudonyms, and reviewed too."));
}

void MilestonesStep::checkTogether(std::vector<WizardProblem>& problems)
{
    FieldEditor* list = editor("milestones");
    if (list == nullptr)
        return;
    const base::Won usable(before().integerOr("target", 0) - before().integerOr("fundraising_cost", 0));
    if (sum() > usable)
        fail(problems, list, base::refused("console.milestones_over"));
    const base::Json all = value();
    for (const base::Json& one : all.at("milestones").asArray()) {
        const bool isPlan = one.stringOr("recipient_kind", "") == "plan";
        if (isPlan != one.stringOr("recipient", "").empty()) {
            fail(problems, list, base::refused("console.recipient_needed"));
            break;
        }
        if (one.integerOr("due", 0) > before().integerOr("use_until", 0)) {
            fail(problems, list, base::refused("console.dates_order"));
            break;
        }
    }
}

RegisterStep::RegisterStep(Services& given, QWidget* parent) : FieldsStep(given, parent)
{
    schema::Field now;
    now.name = "register_now";
    now.type = schema::FieldType::Boolean;
    now.label = { "작성한 뒤 바로 등록합니다", "Register it right after it is made" };
    addField(now);
    if (const ActionInfo* action = given.catalogue.action("donation", "registerCampaign"))
        addFields(*action, { "registration_number" });
}

} // namespace maru::console::donations
