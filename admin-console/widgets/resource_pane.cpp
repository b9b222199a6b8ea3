// SPDX-License-Identifier: Apache-2.0
// Table, detail and actions of one list.
#include "admin-console/widgets/resource_pane.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/news.h"
#include "admin-console/core/sentence.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/batch_dialog.h"
#include "admin-console/widgets/field_editor.h"
#include "admin-console/widgets/local_table.h"

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

QString labelOf(const RowAction& action, const ActionInfo& info, const Language& language)
{
    return action.label == nullptr ? language.pick(info.label)
                                   : QCoreApplication::translate("Columns", action.label);
}

constexpr int kNewsDelayMs = 400; // several blocks in a row are one refresh

constexpr std::size_t kButtonsAtMost = 2;

QToolButton* textButton(const QString& text, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(u"textButton"_s);
    button->setText(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::StrongFocus);
    button->hide();
    return button;
}

} // namespace

ResourcePane::ResourcePane(Services& services, ResourceSpec spec, QWidget* parent)
    : QWidget(parent), m_services(services), m_spec(std::move(spec))
{
    m_model = new RowsModel(services.connection, m_spec.source, m_spec.columns,
        Words { &services.language, &services.catalogue, m_spec.domain }, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setHandleWidth(12);
    m_splitter->setChildrenCollapsible(false);
    m_table = new TableView(*m_model, m_spec.id, m_splitter);
    m_table->setObjectName(u"card"_s);
    m_table->setAttribute(Qt::WA_StyledBackground);
    m_table->setEmptyText(m_spec.emptyText);
    if (!m_spec.newestFirst.empty())
        m_table->setDefaultSort(m_spec.newestFirst, Qt::DescendingOrder);
    m_table->setReportDoor([this](report::TableReport& made) { completeReport(made); });
    m_model->setClock([this] { return m_services.connection.serverNow(); });
    if (m_spec.placeInWords)
        m_table->filterBar().setPlace(m_spec.source.cursor, m_spec.placeInWords);
    if (!m_spec.stateFilters.empty())
        m_table->setStateFilter(
            toQt(m_spec.stateKey.empty() ? "state" : m_spec.stateKey), m_spec.stateFilters);
    m_detail = new DetailPane(services, m_splitter);
    if (m_spec.part) {
        m_part = m_spec.part(services, m_detail);
        m_detail->setPart(m_part);
    }
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({ 820, 350 });
    m_detail->setMinimumWidth(300);
    m_splitter->restoreState(QSettings().value(u"splitters/"_s + m_spec.id).toByteArray());
    layout->addWidget(m_splitter, 1);
    m_news = new QTimer(this);
    m_news->setSingleShot(true);
    m_news->setInterval(kNewsDelayMs);

    connect(m_splitter, &QSplitter::splitterMoved, this,
        [this] { QSettings().setValue(u"splitters/"_s + m_spec.id, m_splitter->saveState()); });
    connect(m_news, &QTimer::timeout, m_model, &RowsModel::refresh);
    connect(m_table, &TableView::currentChanged, this, &ResourcePane::showRow);
    connect(m_table, &TableView::selectionChanged, this, &ResourcePane::updateButtons);
    connect(m_table, &TableView::activated, m_detail, &DetailPane::focusFirst);
    connect(
        m_model, &RowsModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
            if (const int row = m_table->currentRow(); row >= first.row() && row <= last.row())
                showRow(row);
        });
    connect(m_model, &RowsModel::loadStateChanged, this, &ResourcePane::selectWanted);
    connect(&services.connection, &Connection::blockArrived, this, &ResourcePane::onBlock);
    connect(&services.connection, &Connection::stateChanged, this, [this] {
        if (m_started && m_services.connection.state() == Connection::State::Online)
            m_model->refresh();
        showConnection();
        updateButtons();
    });
    // What was asked while the session had run out was refused.
    connect(&services.session, &Session::opened, this, [this] {
        if (m_started)
            m_model->refresh();
    });
    showConnection();
    rebuildActions();
}

void ResourcePane::setHead(QWidget* head)
{
    static_cast<QVBoxLayout*>(layout())->insertWidget(0, head);
}

QString ResourcePane::title() const
{
    return QCoreApplication::translate("Columns", m_spec.title);
}

void ResourcePane::start()
{
    const Connection::State state = m_services.connection.state();
    // Away it still begins: with what was read before, or by saying that the server is away.
    if (m_started || (state != Connection::State::Online && state != Connection::State::Offline))
        return;
    m_started = true;
    m_model->reload();
}

void ResourcePane::showItem(const QString& id)
{
    m_wanted = id;
    m_isNarrowed = false;
    if (!m_started)
        start();
    selectWanted();
}

void ResourcePane::selectWanted()
{
    // While rows are on their way, their coming asks again.
    if (m_wanted.isEmpty() || m_model->loadState() != RowsModel::LoadState::Ready)
        return;
    if (m_model->indexOfKey(m_wanted) >= 0)
        m_table->selectKey(std::exchange(m_wanted, QString()));
    else if (m_isNarrowed || !narrowTo(m_wanted))
        m_wanted.clear(); // the filter bar shows what was looked for; rows that come later are nobody's wish
}

bool ResourcePane::narrowTo(const QString& id)
{
    m_isNarrowed = true;
    if (m_canSearch)
        m_table->filterBar().showFound(id);
    else if (m_spec.locate)
        m_table->filterBar().showFrom(m_spec.locate(id));
    else
        return false;
    // The same question as before brings no new answer.
    return m_model->loadState() != RowsModel::LoadState::Ready;
}

void ResourcePane::onBlock(const base::Json& block)
{
    if (m_started && concerns(block, m_spec.domain))
        startOnce(*m_news);
}

std::optional<base::Json> ResourcePane::currentRow() const
{
    const int row = m_table->currentRow();
    return row < 0 ? std::nullopt : std::optional(m_model->row(row));
}

void ResourcePane::showRow(int row)
{
    updateButtons();
    const int generation = ++m_generation;
    if (row < 0) {
        m_detail->clear();
        if (m_part != nullptr)
            m_part->clear();
        return;
    }
    const base::Json record = m_model->row(row);
    DetailContent content;
    content.title = titleOf(record);
    content.kind = title();
    content.number = m_model->keyAt(row);
    content.proofPath = proofPathOf(record);
    if (!m_spec.stateKey.empty())
        content.state = record.stringOr(m_spec.stateKey, "");
    if (!content.state.empty())
        content.state = fromQt(m_model->source().path.section(u'/', -1)) + '/' + content.state;
    for (const ColumnSpec& column : m_spec.facts.empty() ? m_spec.columns : m_spec.facts) {
        if (column.kind == ValueKind::State && column.key == m_spec.stateKey)
            continue;
        if (column.kind == ValueKind::Won && (column.key == "amount" || column.key == "raised")
            && content.amountTitle.isEmpty()) {
            content.amount = base::Won(record.integerOr(column.key, 0));
            content.amountTitle = columnTitle(column);
        }
        const bool isMono = isMonospaced(column.kind);
        content.facts.push_back({ columnTitle(column), cellText(record, column, m_model->words()),
            fullText(record, column, m_model->words()), isMono });
    }
    content.json = record;
    content.fileName = m_model->keyAt(row).replace(u'/', u'-');
    if (m_spec.check) {
        content.check = [this, record](QObject* context, ProofChecker::Callback callback) {
            m_spec.check(m_services, record, context, std::move(callback));
        };
    } else if (!m_spec.table.empty()) {
        content.check = [this, record](QObject* context, ProofChecker::Callback callback) {
            m_services.proofs.checkRow(m_spec.domain, m_spec.table, record.stringOr("key", ""), record,
                context, std::move(callback));
        };
    }
    m_detail->setContent(std::move(content));
    if (m_part != nullptr)
        m_part->showRow(record);
    if (m_spec.history) {
        m_spec.history(m_services, record, this, [this, generation](std::vector<TimelineEntry> entries) {
            if (generation == m_generation)
                m_detail->setTimeline(entries);
        });
    }
    if (m_spec.fullPath)
        loadFull(record);
}

void ResourcePane::loadFull(const base::Json& row)
{
    // Not the row's place: rows that come in above it move it while the answer is on its way.
    m_services.connection.send(
        get(m_spec.fullPath(row)), this, [this, generation = m_generation](const ApiAnswer& answer) {
            if (answer && generation == m_generation)
                takeFull(*answer);
        });
}

void ResourcePane::takeFull(const base::Json& full)
{
    m_detail->setJson(full);
    if (m_part != nullptr)
        m_part->showFull(full);
}

void ResourcePane::rebuildActions()
{
    m_main = nullptr;
    for (QWidget* button : m_buttons) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    const QueryInfo* query = m_services.catalogue.query(m_spec.domain, m_spec.query);
    m_canSearch = query == nullptr ? m_spec.canSearch : query->canSearch;
    m_table->setCanSearch(m_canSearch);
    declareFilters();
    m_table->setEmptyAction({}, {});
    qDeleteAll(m_menuActions);
    m_menuActions.clear();
    QPushButton* main = nullptr;
    for (std::size_t i = 0; i < m_spec.actions.size(); ++i) {
        const RowAction& action = m_spec.actions[i];
        const ActionInfo* info = m_services.catalogue.action(action.domain, action.action);
        if (info == nullptr || !m_services.session.mayDo(*info))
            continue;
        const QString label = labelOf(action, *info, m_services.language);
        const QString help = m_services.language.pick(info->help);
        if (action.isMain && main == nullptr) {
            main = new QPushButton(QString(label + u'…'), this);
            main->setObjectName(u"action_"_s + toQt(action.action));
            main->setProperty("main", true);
            main->setAccessibleName(label);
            main->setToolTip(help);
            main->hide();
            connect(main, &QPushButton::clicked, this, [this, i] { run(m_spec.actions[i]); });
            if (action.prefill.empty())
                m_table->setEmptyAction(QString(label + u'…'), [this, i] {
                    if (whyNot(m_spec.actions[i]).isEmpty())
                        run(m_spec.actions[i]);
                });
            m_mainAction = i;
            m_mainHelp = help;
            continue;
        }
        auto* item = new QAction(QString(label + u'…'), this);
        item->setObjectName(u"menu_"_s + toQt(action.action));
        item->setToolTip(help);
        item->setData(QVariant::fromValue(static_cast<qulonglong>(i)));
        item->setStatusTip(help);
        connect(item, &QAction::triggered, this, [this, i] { run(m_spec.actions[i]); });
        m_menuActions.push_back(item);
    }
    // A few fit beside the main button; more would drown it.
    if (m_menuActions.size() <= kButtonsAtMost) {
        for (QAction* item : m_menuActions) {
            auto* button = textButton(item->text(), this);
            connect(button, &QToolButton::clicked, item, &QAction::trigger);
            connect(item, &QAction::changed, button, [item, button] {
                button->setText(item->text());
                button->setAccessibleName(item->text());
                button->setToolTip(item->toolTip());
                button->setEnabled(item->isEnabled());
            });
            m_buttons.push_back(button);
        }
    } else {
        auto* button = textButton(tr("Act on the selected ▾"), this);
        button->setPopupMode(QToolButton::InstantPopup);
        auto* menu = new QMenu(button);
        menu->setToolTipsVisible(true);
        for (QAction* item : m_menuActions)
            menu->addAction(item);
        button->setMenu(menu);
        m_buttons.push_back(button);
    }
    m_main = main;
    if (main != nullptr)
        m_buttons.push_back(main);
    updateButtons();
    Q_EMIT buttonsChanged();
}

QString ResourcePane::whyNot(const RowAction& action) const
{
    if (m_services.connection.state() != Connection::State::Online)
        return tr(
            "The server cannot be reached; nothing is queued. The button comes back with the connection.");
    if (action.prefill.empty())
        return {};
    const std::vector<int> rows = m_table->selectedRows();
    if (rows.size() > 1)
        return action.isBatch ? QString() : tr("Select one row: this is not done for several at once.");
    const std::optional<base::Json> row = currentRow();
    if (!row)
        return tr("Select a row first.");
    const bool fits = action.states.empty()
        || std::find(action.states.begin(), action.states.end(), row->stringOr(m_spec.stateKey, ""))
            != action.states.end();
    if (!fits)
        return tr("The state of the selected row does not allow this.");
    return action.refuses ? action.refuses(m_services, *row) : QString();
}

void ResourcePane::updateLabel(
    const RowAction& action, const std::function<void(const QString& text, const QString& why)>& set)
{
    const ActionInfo* info = m_services.catalogue.action(action.domain, action.action);
    if (info == nullptr)
        return;
    QString text = labelOf(action, *info, m_services.language);
    const std::size_t rows = m_table->selectedRows().size();
    if (action.isBatch && rows > 1)
        text = tr("%1 (%2 rows)").arg(text, formatInteger(static_cast<qint64>(rows)));
    set(text + u'…', whyNot(action));
}

void ResourcePane::updateButtons()
{
    for (QAction* item : m_menuActions) {
        updateLabel(m_spec.actions[static_cast<std::size_t>(item->data().toULongLong())],
            [item](const QString& text, const QString& why) {
                item->setText(text);
                item->setToolTip(why.isEmpty() ? item->statusTip() : why);
                item->setEnabled(why.isEmpty());
            });
    }
    if (m_main == nullptr)
        return;
    auto* main = static_cast<QPushButton*>(m_main);
    updateLabel(m_spec.actions[m_mainAction], [this, main](const QString& text, const QString& why) {
        main->setText(text);
        main->setToolTip(why.isEmpty() ? m_mainHelp : why);
        main->setEnabled(why.isEmpty());
    });
}

ActionForm* ResourcePane::openAction(const std::string& action)
{
    for (const RowAction& one : m_spec.actions) {
        if (one.action == action)
            return openForm(one);
    }
    return nullptr;
}

ActionForm* ResourcePane::openForm(const RowAction& action)
{
    const ActionInfo* info = m_services.catalogue.action(action.domain, action.action);
    if (info == nullptr)
        return nullptr;
    if (action.open) {
        action.open(m_services, currentRow().value_or(base::Json()), window());
        return nullptr;
    }
    const std::optional<base::Json> row = currentRow();
    const base::Json prefill = row ? fromRow(action, *row) : base::Json::object();
    m_form = new ActionForm(m_services, *info, prefill, window());
    connect(m_form, &ActionForm::committed, m_model, &RowsModel::refresh);
    m_form->open();
    return m_form;
}

base::Json ResourcePane::fromRow(const RowAction& action, const base::Json& row) const
{
    base::Json prefill = action.more ? action.more(row) : base::Json::object();
    for (const auto& [member, from] : action.prefill) {
        if (const base::Json* value = row.find(from); value != nullptr)
            prefill.set(member, *value);
    }
    return prefill;
}

void ResourcePane::run(const RowAction& action)
{
    if (action.isBatch && m_table->selectedRows().size() > 1)
        openBatchFor(action);
    else
        openForm(action);
}

BatchDialog* ResourcePane::openBatch(const std::string& action)
{
    for (const RowAction& one : m_spec.actions) {
        if (one.action == action && one.isBatch)
            return openBatchFor(one);
    }
    return nullptr;
}

BatchDialog* ResourcePane::openBatchFor(const RowAction& action)
{
    const ActionInfo* info = m_services.catalogue.action(action.domain, action.action);
    const std::vector<int> rows = m_table->selectedRows();
    if (info == nullptr || rows.empty())
        return nullptr;
    BatchSetup setup;
    setup.action = *info;
    setup.stateKey = m_spec.stateKey;
    setup.states = action.states;
    setup.language = &m_services.language;
    for (const int row : rows)
        setup.rows.push_back(m_model->row(row));
    setup.titleOf = [this](const base::Json& row) { return titleOf(row); };
    setup.fromRow = [this, action](const base::Json& row) { return fromRow(action, row); };
    setup.describe = [this, domain = action.domain, name = action.action](const base::Json& payload) {
        QStringList parts;
        for (const auto& [label, value] :
            payloadFacts(domain, name, payload, { m_services.catalogue, m_services.language }))
            parts << label + u' ' + value;
        return parts.join(u" · "_s);
    };
    setup.send = [this, domain = action.domain, name = action.action](
                     const base::Json& payload, QObject* context, TransactionSender::Callback callback) {
        m_services.sender.send(domain, name, payload, context, std::move(callback));
    };
    setup.perRow = action.perRow;
    if (action.advise)
        setup.advise = [this, advise = action.advise](const base::Json& row, const base::Json& payload) {
            return advise(m_services, row, payload);
        };
    const Officer& officer = m_services.session.officer();
    auto* dialog = new BatchDialog(
        std::move(setup),
        EditorContext { &m_services.connection, &m_services.language, &m_services.catalogue, {} },
        tr("As %1 (%2) you")
            .arg(m_services.language.pick(officer.name), m_services.language.pick(officer.agencyName)),
        [this](const QString& id) { m_services.show(u"transaction"_s, id); }, window());
    // The window speaks through this pane; it cannot outlive it.
    connect(this, &QObject::destroyed, dialog, &QObject::deleteLater);
    connect(dialog, &BatchDialog::committed, m_model, &RowsModel::refresh);
    dialog->open();
    return dialog;
}

QString ResourcePane::titleOf(const base::Json& row) const
{
    QString text = m_services.language.pick(row, m_spec.titleKey);
    for (const ColumnSpec& column : m_spec.columns) {
        // What an action's row is called is the action in words, not its name in the protocol.
        if (text.isEmpty() && column.key == m_spec.titleKey && column.kind == ValueKind::Action)
            text =
                cellText(row, column, Words { &m_services.language, &m_services.catalogue, m_spec.domain });
        // What has no name but a number is "Number 12", not a key in the protocol.
        if (text.isEmpty() && column.key == m_spec.titleKey && column.kind == ValueKind::Integer
            && row.integerOr(column.key, 0) > 0)
            text = columnTitle(column) + u' ' + formatInteger(row.integerOr(column.key, 0));
    }
    if (text.isEmpty())
        text = shortened(toQt(row.stringOr(m_spec.titleKey, "")), 40, 4);
    if (text.isEmpty())
        text = title() + u' ' + shortened(m_model->keyOf(row), 12, 6);
    return text;
}

QString ResourcePane::proofPathOf(const base::Json& row) const
{
    const auto encoded = [](const QString& text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    if (m_spec.proofPath)
        return m_spec.proofPath(row);
    if (!m_spec.table.empty())
        return u"/v1/state/"_s + toQt(m_spec.domain) + u'/' + toQt(m_spec.table) + u'/'
            + encoded(m_model->keyOf(row));
    if (m_spec.source.path == u"/v1/transactions"_s)
        return u"/v1/transactions/"_s + encoded(m_model->keyOf(row)) + u"/receipt"_s;
    return {};
}

void ResourcePane::declareFilters()
{
    const QueryInfo* query = m_services.catalogue.query(m_spec.domain, m_spec.query);
    if (query != nullptr && query->isRows)
        m_table->filterBar().setFields(filterFields(m_spec.columns, *query));
    else
        m_table->filterBar().setFields(m_spec.filters);
    QStringList roles;
    for (const std::string& role : m_services.catalogue.readers(m_spec.domain)) {
        const QString word = m_services.catalogue.choiceLabel("identity", "roles", role, m_services.language);
        roles << (word.isEmpty() ? toQt(role) : word);
    }
    m_table->setNeededRoles(roles.join(u", "_s));
}

void ResourcePane::showConnection()
{
    const Connection& connection = m_services.connection;
    m_table->filterBar().setServer(connection.server().authority());
    const bool isAway = connection.state() == Connection::State::Offline
        || (connection.state() == Connection::State::Connecting && m_started);
    m_table->setOfflineText(isAway
            ? tr("The server cannot be reached. Data as of block %1, %2; actions are off until "
                 "the connection is back.")
                  .arg(formatInteger(connection.shownAsOf().height),
                      formatTimeWithZone(base::UnixSeconds(connection.shownAsOf().time)))
            : QString());
}

void ResourcePane::completeReport(report::TableReport& made) const
{
    made.title = title();
    describeReport(made, m_services);
}

void ResourcePane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        rebuildActions();
        if (m_table->currentRow() >= 0)
            showRow(m_table->currentRow());
    }
    QWidget::changeEvent(event);
}

} // namespace maru::console
