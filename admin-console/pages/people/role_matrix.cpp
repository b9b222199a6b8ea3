// SPDX-License-Identifier: Apache-2.0
// The model of ticks, and the tab around it.
#include "admin-console/pages/people/role_matrix.h"

#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/core/transaction_sender.h"
#include "admin-console/dialogs/dialogs.h"

#include <QDialog>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console::people {

using namespace Qt::StringLiterals;

RoleMatrixModel::RoleMatrixModel(Services& services, QObject* parent)
    : QAbstractTableModel(parent), m_services(services)
{
    rebuild();
}

QString RoleMatrixModel::actionName(const std::string& right) const
{
    const std::size_t slash = right.find('/');
    return m_services.catalogue.actionLabel(
        right.substr(0, slash), right.substr(slash + 1), m_services.language);
}

void RoleMatrixModel::rebuild()
{
    beginResetModel();
    m_rights.clear();
    for (const auto& [key, action] : m_services.catalogue.actions()) {
        const std::string right = key.first + '/' + key.second;
        if (!action.roles.empty()
            && (m_filter.isEmpty() || actionName(right).contains(m_filter, Qt::CaseInsensitive)
                || toQt(right).contains(m_filter, Qt::CaseInsensitive)))
            m_rights.push_back(right);
    }
    endResetModel();
}

void RoleMatrixModel::setRoles(const std::map<std::string, RoleRow>& roles)
{
    // Edits that are not signed yet are kept over news from the ledger.
    const std::vector<RoleRow> kept = edited();
    beginResetModel();
    m_ledger = roles;
    m_roles.clear();
    for (const auto& [id, role] : roles) {
        if (role.isActive)
            m_roles.push_back(role);
    }
    for (const RoleRow& edit : kept) {
        const auto found = std::find_if(
            m_roles.begin(), m_roles.end(), [&edit](const RoleRow& role) { return role.id == edit.id; });
        if (found == m_roles.end())
            m_roles.push_back(edit);
        else
            *found = edit;
    }
    endResetModel();
    rebuild();
    Q_EMIT editsChanged();
}

void RoleMatrixModel::addRole(RoleRow role)
{
    const int column = columnCount();
    beginInsertColumns({}, column, column);
    m_roles.push_back(std::move(role));
    endInsertColumns();
    Q_EMIT editsChanged();
}

void RoleMatrixModel::setEditable(bool isEditable)
{
    if (m_isEditable == isEditable)
        return;
    beginResetModel();
    m_isEditable = isEditable;
    endResetModel();
}

void RoleMatrixModel::forgetEdits()
{
    beginResetModel();
    m_roles.clear();
    for (const auto& [id, role] : m_ledger) {
        if (role.isActive)
            m_roles.push_back(role);
    }
    endResetModel();
    Q_EMIT editsChanged();
}

std::vector<RoleRow> RoleMatrixModel::edited() const
{
    std::vector<RoleRow> changed;
    for (const RoleRow& role : m_roles) {
        const auto before = m_ledger.find(role.id);
        if (before == m_ledger.end() || !before->second.isActive || before->second.actions != role.actions)
            changed.push_back(role);
    }
    return changed;
}

QString RoleMatrixModel::difference(const RoleRow& role) const
{
    const auto before = m_ledger.find(role.id);
    const std::set<std::string> none;
    const std::set<std::string>& old = before == m_ledger.end() ? none : before->second.actions;
    QStringList gained;
    QStringList lost;
    for (const std::string& right : role.actions) {
        if (old.count(right) == 0)
            gained << actionName(right);
    }
    for (const std::string& right : old) {
        if (role.actions.count(right) == 0)
            lost << actionName(right);
    }
    QStringList parts;
    if (!gained.isEmpty())
        parts << tr("gains %1").arg(gained.join(u", "_s));
    if (!lost.isEmpty())
        parts << tr("loses %1").arg(lost.join(u", "_s));
    return m_services.language.pick(role.name) + u": "_s
        + (parts.isEmpty() ? tr("a new role without actions") : parts.join(u"; "_s));
}

void RoleMatrixModel::setFilter(const QString& text)
{
    m_filter = text.trimmed();
    rebuild();
}

void RoleMatrixModel::retranslate()
{
    rebuild();
}

int RoleMatrixModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rights.size());
}

int RoleMatrixModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_roles.size()) + 1;
}

QVariant RoleMatrixModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const std::string& right = m_rights[static_cast<std::size_t>(index.row())];
    if (index.column() == 0) {
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return actionName(right);
        if (role == Qt::ToolTipRole)
            return toQt(right);
        return {};
    }
    const RoleRow& holder = m_roles[static_cast<std::size_t>(index.column() - 1)];
    const bool holds = holder.actions.count(right) != 0;
    if (role == Qt::CheckStateRole)
        return static_cast<int>(holds ? Qt::Checked : Qt::Unchecked);
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return (holds ? tr("%1 may: %2") : tr("%1 may not: %2"))
            .arg(m_services.language.pick(holder.name), actionName(right));
    if (role == Qt::DisplayRole) {
        // A change that is not signed yet is marked by a sign, not by colour alone.
        const auto before = m_ledger.find(holder.id);
        const bool was = before != m_ledger.end() && before->second.actions.count(right) != 0;
        return was == holds ? QString() : (holds ? u"+"_s : u"−"_s);
    }
    return {};
}

bool RoleMatrixModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!m_isEditable || !index.isValid() || index.column() == 0 || role != Qt::CheckStateRole)
        return false;
    RoleRow& holder = m_roles[static_cast<std::size_t>(index.column() - 1)];
    const std::string& right = m_rights[static_cast<std::size_t>(index.row())];
    if (value.toInt() == Qt::Checked)
        holder.actions.insert(right);
    else
        holder.actions.erase(right);
    Q_EMIT dataChanged(index, index);
    Q_EMIT editsChanged();
    return true;
}

Qt::ItemFlags RoleMatrixModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags base = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() > 0 && m_isEditable ? base | Qt::ItemIsUserCheckable : base;
}

QVariant RoleMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return section == 0 ? tr("Action")
                            : m_services.language.pick(m_roles[static_cast<std::size_t>(section - 1)].name);
    if (role == Qt::ToolTipRole && section > 0)
        return toQt(m_roles[static_cast<std::size_t>(section - 1)].id);
    return {};
}

RolesTab::RolesTab(Services& services, PeopleBook& book, QWidget* parent)
    : QWidget(parent), m_services(services), m_book(book)
{
    setObjectName(u"rolesTab"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    m_hint = new QLabel(this);
    m_hint->setObjectName(u"subtle"_s);
    m_hint->setWordWrap(true);
    layout->addWidget(m_hint);
    auto* row = new QHBoxLayout;
    m_search = new QLineEdit(this);
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(320);
    m_new = new QPushButton(this);
    m_new->setObjectName(u"newRole"_s);
    m_undo = new QPushButton(this);
    m_send = new QPushButton(this);
    m_send->setObjectName(u"sendRoles"_s);
    row->addWidget(m_search, 1);
    row->addStretch(1);
    row->addWidget(m_new);
    row->addWidget(m_undo);
    row->addWidget(m_send);
    layout->addLayout(row);
    m_model = new RoleMatrixModel(services, this);
    m_view = new QTableView(this);
    m_view->setObjectName(u"roleMatrix"_s);
    m_view->setModel(m_model);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(30);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setAlternatingRowColors(true);
    m_view->horizontalHeader()->setDefaultSectionSize(132);
    m_view->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout->addWidget(m_view, 1);
    m_state = new QLabel(this);
    m_state->setObjectName(u"rolesState"_s);
    m_state->setWordWrap(true);
    layout->addWidget(m_state);
    connect(m_search, &QLineEdit::textChanged, m_model, &RoleMatrixModel::setFilter);
    connect(m_new, &QPushButton::clicked, this, &RolesTab::askForRole);
    connect(m_undo, &QPushButton::clicked, m_model, &RoleMatrixModel::forgetEdits);
    connect(m_send, &QPushButton::clicked, this, &RolesTab::send);
    connect(m_model, &RoleMatrixModel::editsChanged, this, &RolesTab::showState);
    const auto take = [this] {
        m_model->setRoles(m_book.roles());
        m_view->setColumnWidth(0, 300);
        showState();
    };
    connect(&book, &PeopleBook::changed, this, take);
    connect(&services.session, &Session::opened, this, &RolesTab::showState);
    connect(&services.catalogue, &DomainCatalogue::loaded, this, take);
    take();
    retranslateUi();
}

void RolesTab::showState()
{
    const ActionInfo* info = m_services.catalogue.action("identity", "defineRole");
    const bool mayEdit = info != nullptr && m_services.session.mayDo(*info);
    m_model->setEditable(mayEdit);
    const auto edits = m_model->edited();
    m_new->setEnabled(mayEdit);
    m_undo->setEnabled(!edits.empty());
    m_send->setEnabled(mayEdit && !edits.empty() && m_queue.empty());
    QStringList lines = m_told;
    if (!edits.empty())
        lines << tr("Not signed yet: %1 roles").arg(edits.size());
    else if (!mayEdit)
        lines << tr("You see the roles. Changing them needs the right “%1”.")
                     .arg(m_services.catalogue.actionLabel("identity", "defineRole", m_services.language));
    m_state->setText(lines.join(u'\n'));
    m_state->setVisible(!lines.isEmpty());
}

void RolesTab::askForRole()
{
    auto* window = new QDialog(this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setObjectName(u"newRoleDialog"_s);
    window->setWindowTitle(tr("New role"));
    auto* form = new QFormLayout(window);
    const auto add = [window, form](const QString& label, const QString& name) {
        auto* line = new QLineEdit(window);
        line->setObjectName(name);
        line->setAccessibleName(QString(label).remove(u'&'));
        form->addRow(label, line);
        return line;
    };
    auto* id = add(tr("&Id, e.g. office.counter"), u"newRoleId"_s);
    auto* ko = add(tr("Name (&Korean)"), u"newRoleKo"_s);
    auto* en = add(tr("Name (&English)"), u"newRoleEn"_s);
    auto* done = new QPushButton(tr("Add to the table"), window);
    done->setProperty("main", true);
    done->setDefault(true);
    done->setEnabled(false);
    form->addRow(done);
    const auto check = [=] {
        static const QRegularExpression kRoleId(u"^[a-z][a-z0-9.-]*[a-z0-9]$"_s);
        done->setEnabled(kRoleId.match(id->text()).hasMatch() && !ko->text().trimmed().isEmpty()
            && !en->text().trimmed().isEmpty());
    };
    for (QLineEdit* line : { id, ko, en })
        connect(line, &QLineEdit::textChanged, window, check);
    connect(done, &QPushButton::clicked, window, [this, window, id, ko, en] {
        addRole(id->text(), ko->text().trimmed(), en->text().trimmed());
        window->accept();
    });
    window->open();
}

void RolesTab::addRole(const QString& id, const QString& nameKo, const QString& nameEn)
{
    RoleRow role;
    role.id = fromQt(id);
    role.name = { fromQt(nameKo), fromQt(nameEn) };
    m_model->addRole(std::move(role));
}

void RolesTab::send()
{
    const auto edits = m_model->edited();
    if (edits.empty() || !m_queue.empty())
        return;
    QStringList lines;
    for (const RoleRow& role : edits)
        lines << u"· "_s + m_model->difference(role);
    Confirmation::ask(this, tr("Change roles"),
        lines.join(u'\n') + u"\n\n"_s
            + tr("Every officer with the role is affected from the block on in which it is approved."),
        tr("Sign"), [this, edits] {
            m_told.clear();
            m_queue = edits;
            sendNext();
        });
}

void RolesTab::sendNext()
{
    showState();
    if (m_queue.empty()) {
        m_book.load();
        return;
    }
    const RoleRow role = m_queue.front();
    base::Json actions = base::Json::array();
    for (const std::string& right : role.actions)
        actions.push(right);
    base::Json reads = base::Json::array();
    for (const std::string& domain : role.reads)
        reads.push(domain);
    m_services.sender.send("identity", "defineRole",
        base::Json::object({ { "id", role.id }, { "name_ko", role.name.ko }, { "name_en", role.name.en },
            { "actions", std::move(actions) }, { "reads", std::move(reads) } }),
        this, [this, role](const base::Result<Outcome>& result) {
            const QString name = m_services.language.pick(role.name);
            if (!result || !result->isOk()) {
                const base::Error error = result ? base::refused(result->code) : result.error();
                m_told << u"✕ "_s + name + u": "_s + problemText(error, m_services.language.code());
                m_queue.clear();
            } else {
                m_told << u"✓ "_s + name + u": "_s
                        + (result->isProposal() ? tr("sent for approval") : tr("in force"));
                if (!m_queue.empty())
                    m_queue.erase(m_queue.begin());
                // What waits for approval is no open edit any more.
                if (result->isProposal() && m_queue.empty())
                    m_model->forgetEdits();
            }
            sendNext();
        });
}

void RolesTab::retranslateUi()
{
    m_hint->setText(
        tr("A role is a list of actions. Tick what a role may do; nothing counts before it is signed, "
           "and approved where a rule asks for it."));
    m_search->setPlaceholderText(tr("Find an action"));
    m_search->setAccessibleName(tr("Find an action"));
    m_new->setText(tr("&New role…"));
    m_new->setAccessibleName(tr("New role"));
    m_undo->setText(tr("&Undo ticks"));
    m_undo->setAccessibleName(tr("Undo ticks"));
    m_send->setText(tr("Sign the &changes…"));
    m_send->setAccessibleName(tr("Sign the changes"));
    m_view->setAccessibleName(tr("Roles and their actions"));
    m_model->retranslate();
    showState();
}

void RolesTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console::people
