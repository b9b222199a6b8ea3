// SPDX-License-Identifier: Apache-2.0
// Contests of an election in its wizard.
#include "admin-console/pages/elections/election_steps.h"

#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <set>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kContestsAtMost = 64;
constexpr int kContestTabsHeight = 46;

/// What a new contest begins with: one of several people by most votes, with a blank vote.
base::Json usualContest(const std::string& id)
{
    return base::Json::object({ { "contest", id }, { "kind", "choose" }, { "minimum", 1 }, { "maximum", 1 },
        { "blank", true }, { "score", 1 }, { "seats", 1 }, { "rule", "plurality" }, { "share", 0 },
        { "quorum", 0 }, { "quorum_of", "enrolled" }, { "tie", "lot" } });
}

base::Json referendumOption(const char* id, int number, const char* ko, const char* en)
{
    return base::Json::object({ { "id", id }, { "number", number }, { "name_ko", ko }, { "name_en", en },
        { "party_ko", "" }, { "party_en", "" }, { "photo", "" }, { "list", "" } });
}

/// The ids are what the result's wording goes by: adopted or rejected, not elected.
base::Json referendumContest(const std::string& id)
{
    base::Json made = usualContest(id);
    made.set("rule", "majority");
    made.set("options",
        base::Json::array(
            { referendumOption("yes", 1, "찬성", "Yes"), referendumOption("no", 2, "반대", "No") }));
    return made;
}

bool isUntouched(const base::Json& contest)
{
    const base::Json* options = contest.find("options");
    return contest.stringOr("title_ko", "").empty() && contest.stringOr("title_en", "").empty()
        && (options == nullptr || !options->isArray() || options->asArray().empty());
}

} // namespace

ContestForm::ContestForm(Services& given, const ActionInfo& action, QWidget* parent)
    : FieldsStep(given, parent)
{
    m_note = addNote();
    for (const char* name : { "contest", "title_ko", "title_en", "kind", "options", "minimum", "maximum",
             "blank", "score", "seats", "rule", "share", "quorum", "quorum_of", "tie", "constituencies" }) {
        for (schema::Field field : action.payload.fields) {
            if (field.name != name)
                continue;
            if (field.name == "constituencies")
                field.required = false;
            if (field.name == "quorum_of")
                field.required = true; // a new contest begins with one, and there is no third
            if (field.type == schema::FieldType::List && !field.fields.empty()) {
                for (schema::Field& member : field.fields.front().fields) {
                    if (member.type == schema::FieldType::String && member.minimum.value_or(1) == 0)
                        member.required = false;
                }
            }
            addField(field);
        }
    }
    explain();
}

QString ContestForm::title() const
{
    const base::Json all = FieldsStep::value();
    const QString name = services().language.pick(all, "title");
    return name.isEmpty() ? toQt(all.stringOr("contest", "")) : name;
}

QString ContestForm::summary() const
{
    const base::Json all = value();
    QStringList lines;
    for (const char* name : { "contest", "title_ko", "title_en", "kind", "minimum", "maximum", "blank",
             "score", "seats", "rule", "share", "quorum", "quorum_of", "tie", "constituencies" }) {
        const FieldEditor* one = editor(name);
        if (one == nullptr || one->isHidden())
            continue;
        if (const QString text = one->displayText(); !text.isEmpty())
            lines << one->label() + u": "_s + text;
    }
    const base::Json* options = all.find("options");
    std::map<std::string, QString> lists;
    if (options != nullptr && options->isArray()) {
        for (const base::Json& option : options->asArray())
            lists[option.stringOr("id", "")] = services().language.pick(option, "name");
        for (const base::Json& option : options->asArray()) {
            QStringList parts { QString::number(option.integerOr("number", 0)) + u". "_s
                + services().language.pick(option, "name") };
            if (const QString party = services().language.pick(option, "party"); !party.isEmpty())
                parts << party;
            if (const std::string list = option.stringOr("list", ""); !list.empty())
                parts << tr("on the list “%1”").arg(lists[list].isEmpty() ? toQt(list) : lists[list]);
            if (const std::string photo = option.stringOr("photo", ""); !photo.empty())
                parts << tr("photo %1…").arg(toQt(photo).left(8));
            lines << parts.join(u" · "_s);
        }
    }
    return lines.join(u'\n');
}

std::string ContestForm::textOf(const std::string& name) const
{
    const FieldEditor* one = editor(name);
    const std::optional<base::Json> given = one == nullptr ? std::nullopt : one->value();
    return given && given->isString() ? given->asString() : std::string();
}

base::Json ContestForm::value() const
{
    base::Json all = FieldsStep::value();
    if (all.find("constituencies") == nullptr)
        all.set("constituencies", base::Json::array());
    const std::string kind = all.stringOr("kind", "");
    // What has no meaning for the kind is what it always is.
    if (kind != "score")
        all.set("score", 1);
    if (all.stringOr("rule", "") != "share" && kind != "list")
        all.set("share", 0);
    if (all.integerOr("quorum", 0) == 0)
        all.set("quorum_of", "enrolled");
    if (const base::Json* list = all.find("options"); list != nullptr && list->isArray()) {
        base::Json options = *list;
        for (base::Json& one : options.asArray()) {
            for (const char* member : { "party_ko", "party_en", "photo", "list" }) {
                if (one.isObject() && one.find(member) == nullptr)
                    one.set(member, "");
            }
        }
        all.set("options", std::move(options));
    }
    return all;
}

void ContestForm::setValue(const base::Json& given)
{
    base::Json all = usualContest(given.stringOr("contest", "c1"));
    for (const auto& [name, value] : given.asObject())
        all.set(name, value);
    FieldsStep::setValue(all);
}

void ContestForm::explain()
{
    const std::string kind = textOf("kind");
    const std::string rule = textOf("rule");
    const auto show = [this](const char* name, bool isShown) {
        if (FieldEditor* one = editor(name))
            one->setVisible(isShown);
    };
    show("score", kind == "score");
    show("share", rule == "share" || kind == "list");
    show("quorum_of", amountOf("quorum") > 0);
    if (kind == "score")
        m_note->setText(
            tr("Every candidate gets 0 to the highest score; minimum and maximum bound the sum."));
    else if (kind == "list")
        m_note->setText(
            tr("Lines without a list are party lists; candidates name the id of their list. The voter "
               "chooses one list, and minimum to maximum candidates inside it."));
    else
        m_note->setText(
            tr("The voter chooses minimum to maximum of the candidates. Minimum 0 with a maximum of all is "
               "approval voting; two options “yes” and “no” make a referendum."));
}

void ContestForm::checkTogether(std::vector<WizardProblem>& problems)
{
    const base::Json all = value();
    const base::Json* options = all.find("options");
    const auto count = options != nullptr && options->isArray() ? options->asArray().size() : 0;
    if (amountOf("minimum") > amountOf("maximum"))
        fail(problems, editor("minimum"), base::refused("console.contest_minimum"));
    if (all.stringOr("kind", "") == "choose" && amountOf("maximum") > static_cast<std::int64_t>(count))
        fail(problems, editor("maximum"), base::refused("console.contest_maximum"));
    std::set<std::string> ids;
    std::set<std::int64_t> numbers;
    std::set<std::string> lists;
    for (std::size_t i = 0; i < count; ++i) {
        const base::Json& one = options->asArray()[i];
        if (!ids.insert(one.stringOr("id", "")).second
            || !numbers.insert(one.integerOr("number", -static_cast<std::int64_t>(i))).second) {
            // Candidates of different lists may have the same number.
            if (all.stringOr("kind", "") == "list" && ids.size() == i + 1)
                continue;
            fail(problems, editor("options"), base::refused("console.option_twice"));
            return;
        }
        if (one.stringOr("list", "").empty())
            lists.insert(one.stringOr("id", ""));
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::string list = options->asArray()[i].stringOr("list", "");
        if (!list.empty() && (all.stringOr("kind", "") != "list" || lists.count(list) == 0)) {
            fail(problems, editor("options"), base::refused("console.option_list"));
            return;
        }
    }
}

ContestsStep::ContestsStep(Services& given, const ActionInfo& action, QWidget* parent)
    : WizardStep(parent), m_services(given), m_action(action)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    m_list = new QListWidget(this);
    m_list->setObjectName(u"contestList"_s);
    // Side by side above the form: a table of candidates needs the whole width.
    m_list->setFlow(QListView::LeftToRight);
    m_list->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedHeight(kContestTabsHeight);
    m_add = new QPushButton(this);
    m_add->setObjectName(u"contestAdd"_s);
    m_referendum = new QPushButton(this);
    m_referendum->setObjectName(u"contestReferendum"_s);
    m_remove = new QPushButton(this);
    m_remove->setObjectName(u"contestRemove"_s);
    for (QPushButton* button : { m_add, m_referendum, m_remove })
        button->setAutoDefault(false);
    head->addWidget(m_list, 1);
    head->addWidget(m_add);
    head->addWidget(m_referendum);
    head->addWidget(m_remove);
    layout->addLayout(head);
    m_stack = new QStackedWidget(this);
    layout->addWidget(m_stack, 1);
    connect(m_list, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_add, &QPushButton::clicked, this, [this] {
        if (ContestForm* made = add())
            made->focusFirst();
        Q_EMIT edited();
    });
    connect(m_referendum, &QPushButton::clicked, this, [this] {
        if (ContestForm* made = addReferendum())
            made->focusFirst();
        Q_EMIT edited();
    });
    connect(m_remove, &QPushButton::clicked, this, &ContestsStep::removeCurrent);
    add();
}

QString ContestsStep::hint() const
{
    return tr("What is on the ballot paper, in this order. Candidates can be taken from a CSV file.");
}

std::string ContestsStep::freeId() const
{
    std::set<std::string> taken;
    for (const ContestForm* one : m_forms)
        taken.insert(one->value().stringOr("contest", ""));
    int n = 1;
    while (taken.count("c" + std::to_string(n)) != 0)
        ++n;
    return "c" + std::to_string(n);
}

ContestForm* ContestsStep::add()
{
    if (m_forms.size() >= kContestsAtMost)
        return nullptr;
    const std::string id = freeId();
    auto* made = new ContestForm(m_services, m_action, m_stack);
    made->setValue(base::Json::object({ { "contest", id } }));
    m_forms.push_back(made);
    m_stack->addWidget(made);
    m_list->addItem(QString());
    connect(made, &WizardStep::edited, this, [this] {
        showNames();
        Q_EMIT edited();
    });
    showNames();
    m_list->setCurrentRow(count() - 1);
    return made;
}

ContestForm* ContestsStep::addReferendum()
{
    ContestForm* made = m_list->currentRow() >= 0 ? form(m_list->currentRow()) : nullptr;
    if (made == nullptr || !isUntouched(made->value()))
        made = add();
    if (made == nullptr)
        return nullptr;
    made->setValue(referendumContest(made->value().stringOr("contest", "c1")));
    showNames();
    return made;
}

void ContestsStep::removeCurrent()
{
    const int at = m_list->currentRow();
    if (at < 0 || count() <= 1)
        return;
    ContestForm* gone = m_forms[static_cast<std::size_t>(at)];
    m_forms.erase(m_forms.begin() + at);
    m_stack->removeWidget(gone);
    gone->deleteLater();
    delete m_list->takeItem(at);
    m_stack->setCurrentIndex(m_list->currentRow());
    showNames();
    Q_EMIT edited();
}

void ContestsStep::showNames()
{
    for (int i = 0; i < count(); ++i)
        m_list->item(i)->setText(QString::number(i + 1) + u". "_s + form(i)->title());
    m_list->setAccessibleName(tr("Contests"));
    m_add->setText(tr("Add a contest"));
    m_remove->setText(tr("Remove this contest"));
    m_remove->setEnabled(count() > 1);
    m_referendum->setText(tr("Add a yes–no vote"));
    m_add->setEnabled(m_forms.size() < kContestsAtMost);
    m_referendum->setEnabled(m_add->isEnabled());
    for (QPushButton* button : { m_add, m_referendum, m_remove })
        button->setAccessibleName(button->text());
}

std::vector<WizardProblem> ContestsStep::check()
{
    std::vector<WizardProblem> all;
    std::set<std::string> ids;
    for (int i = 0; i < count(); ++i) {
        ContestForm* one = form(i);
        std::vector<WizardProblem> found = one->check();
        if (!ids.insert(one->value().stringOr("contest", "")).second && found.empty()) {
            FieldEditor* id = one->editor("contest");
            id->showError(base::refused("console.contest_twice"));
            found.push_back({ problemText(base::refused("console.contest_twice"), m_services.language.code()),
                [id] { id->focusInput(); } });
        }
        for (WizardProblem& problem : found) {
            all.push_back({ one->title() + u" · "_s + problem.text, [this, i, focus = problem.focus] {
                               m_list->setCurrentRow(i);
                               if (focus)
                                   focus();
                           } });
        }
    }
    return all;
}

base::Json ContestsStep::value() const
{
    base::Json list = base::Json::array();
    for (const ContestForm* one : m_forms)
        list.push(one->value());
    return base::Json::object({ { "contests", std::move(list) } });
}

void ContestsStep::setValue(const base::Json& value)
{
    const base::Json* list = value.find("contests");
    const std::size_t wanted =
        list != nullptr && list->isArray() ? std::max<std::size_t>(1, list->asArray().size()) : 1;
    while (m_forms.size() > wanted) {
        m_list->setCurrentRow(count() - 1);
        removeCurrent();
    }
    while (m_forms.size() < std::min(wanted, kContestsAtMost))
        (void)add();
    for (int i = 0; i < count(); ++i) {
        const bool isGiven =
            list != nullptr && list->isArray() && i < static_cast<int>(list->asArray().size());
        form(i)->setValue(isGiven && list->asArray()[static_cast<std::size_t>(i)].isObject()
                ? list->asArray()[static_cast<std::size_t>(i)]
                : usualContest("c" + std::to_string(i + 1)));
    }
    m_list->setCurrentRow(0);
    showNames();
}

std::vector<std::pair<QString, QString>> ContestsStep::facts() const
{
    std::vector<std::pair<QString, QString>> all;
    for (const ContestForm* one : m_forms) {
        all.emplace_back(one->title(), one->summary());
    }
    return all;
}

void ContestsStep::focusFirst()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void ContestsStep::choose(const std::string& contest)
{
    for (int i = 0; i < count(); ++i) {
        if (form(i)->value().stringOr("contest", "") == contest)
            m_list->setCurrentRow(i);
    }
}

void ContestsStep::showRefusal(const base::Error& error)
{
    const int at = m_list->currentRow();
    if (at >= 0)
        form(at)->showRefusal(error);
}

void ContestsStep::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showNames();
    WizardStep::changeEvent(event);
}

} // namespace maru::console::elections
