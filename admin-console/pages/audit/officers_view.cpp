// SPDX-License-Identifier: Apache-2.0
// Officers with their counts.
#include "admin-console/pages/audit/officers_view.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/export_button.h"
#include "admin-console/widgets/local_table.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowHeight = 30;

} // namespace

OfficersView::OfficersView(Services& services, Transport& transport, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(new ActivityModel(transport, services.catalogue, services.language, this))
    , m_sorted(new QSortFilterProxyModel(this))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* card = new QWidget(this);
    card->setObjectName(u"card"_s);
    card->setAttribute(Qt::WA_StyledBackground);
    outer->addWidget(card);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 10, 1, 8);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(11, 0, 11, 0);
    m_search = new QLineEdit(card);
    m_search->setObjectName(u"officerSearch"_s);
    m_search->setMaximumWidth(260);
    m_search->setClearButtonEnabled(true);
    m_actions = new QPushButton(card);
    m_actions->setObjectName(u"officerActions"_s);
    m_refusals = new QPushButton(card);
    m_refusals->setObjectName(u"officerRefusals"_s);
    m_reload = new QPushButton(card);
    m_reload->setObjectName(u"officerReload"_s);
    bar->addWidget(m_search, 1);
    bar->addStretch(1);
    bar->addWidget(m_actions);
    bar->addWidget(m_refusals);
    bar->addWidget(m_reload);
    m_export = new ExportButton(
        this,
        [this] {
            return localReport(*m_sorted, m_services, tr("Officers and their actions"), m_note->text());
        },
        card);
    bar->addWidget(m_export);
    layout->addLayout(bar);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ActivityModel::SortRole);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table = new QTableView(card);
    m_table->setObjectName(u"officerTable"_s);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ActivityModel::LastTime, Qt::DescendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = { 170, 200, 170, 80, 90, 90, 220, 140 };
    for (int i = 0; i < ActivityModel::ColumnCount; ++i)
        m_table->setColumnWidth(i, widths[i]);
    layout->addWidget(m_table, 1);
    m_note = new QLabel(card);
    m_note->setObjectName(u"tableFooter"_s);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(11, 0, 11, 0);
    layout->addWidget(m_note);

    const auto enable = [this] {
        const bool hasRow = !currentDid().isEmpty();
        m_actions->setEnabled(hasRow);
        m_refusals->setEnabled(hasRow);
    };
    connect(m_search, &QLineEdit::textChanged, m_sorted, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_model, &ActivityModel::progressed, this, &OfficersView::showNote);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, enable);
    connect(m_model, &QAbstractItemModel::modelReset, this, enable);
    connect(m_table, &QTableView::activated, this, [this] { Q_EMIT wanted(currentDid(), false); });
    connect(m_actions, &QPushButton::clicked, this, [this] { Q_EMIT wanted(currentDid(), false); });
    connect(m_refusals, &QPushButton::clicked, this, [this] { Q_EMIT wanted(currentDid(), true); });
    connect(m_reload, &QPushButton::clicked, this, &OfficersView::reload);
    connect(&services.catalogue.officers(), &OfficerNames::changed, this, &OfficersView::onNames);
    connect(&services.connection, &Connection::blockArrived, this, [this](const base::Json& block) {
        const base::Json* transactions = block.find("transactions");
        const bool isEmpty =
            transactions == nullptr || !transactions->isArray() || transactions->asArray().empty();
        if (m_isOld || !m_isStarted || isEmpty)
            return;
        m_isOld = true;
        showNote();
    });
    connect(&services.catalogue, &DomainCatalogue::loaded, m_model, &ActivityModel::retranslate);
    enable();
    retranslateUi();
}

void OfficersView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStarted || m_services.connection.state() != Connection::State::Online)
        return;
    m_isStarted = true;
    m_wantsCount = true;
    if (m_services.catalogue.officers().isLoaded())
        onNames();
    else
        reload();
}

void OfficersView::onNames()
{
    if (!m_isStarted)
        return;
    // Other pages ask for the names too; that alone is no reason to count everybody again.
    const std::size_t known = std::min<std::size_t>(
        m_services.catalogue.officers().all().size(), static_cast<std::size_t>(ActivityModel::kOfficers));
    if (!m_wantsCount && known == static_cast<std::size_t>(m_model->rowCount())) {
        m_model->retranslate();
        showNote();
        return;
    }
    m_wantsCount = false;
    m_isOld = false;
    m_asOfHeight = m_services.connection.node().height;
    m_model->reload();
}

void OfficersView::reload()
{
    // Names first: their arrival starts the counting.
    m_wantsCount = true;
    m_services.catalogue.officers().load(m_services.connection);
}

QString OfficersView::currentDid() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? index.data(ActivityModel::DidRole).toString() : QString();
}

void OfficersView::selectOfficer(const QString& did)
{
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        if (m_sorted->index(row, 0).data(ActivityModel::DidRole).toString() == did) {
            m_table->selectRow(row);
            return;
        }
    }
}

void OfficersView::showNote()
{
    const OfficerNames& names = m_services.catalogue.officers();
    QString text;
    if (m_model->isCounting()) {
        text = tr("Counting: %1 of %2 officers")
                   .arg(formatInteger(m_model->counted()), formatInteger(m_model->rowCount()));
    } else if (m_model->rowCount() == 0) {
        text = names.error() ? QString() : tr("No officers yet");
    } else {
        const qint64 before = m_model->leftOutBefore();
        text = tr("%1 officers, counted from the ledger.").arg(formatInteger(m_model->rowCount())) + u' ';
        if (m_model->failed() > 0)
            text += u"! "_s
                + counted(m_model->failed(),
                    tr("The transactions of 1 officer could not be read (?); count again to try."),
                    tr("The transactions of %1 officers could not be read (?); count again to try.")
                        .arg(formatInteger(m_model->failed())));
        else
            text += (before == 0 ? tr("All of their transactions are counted.")
                                 : tr("Of each officer the newest %1 transactions are counted; where a + "
                                      "stands, older ones "
                                      "(before %2 at the latest) are not.")
                                       .arg(formatInteger(ActivityModel::kCounted),
                                           formatTime(base::UnixSeconds(before))));
        if (m_model->isCut())
            text += u" ! "_s + tr("There are more officers than this table counts.");
        text += u' ' + tr("As of block %1.").arg(formatInteger(m_asOfHeight));
        if (m_isOld)
            text += u' ' + tr("Newer transactions have come: count again.");
    }
    if (names.error()) {
        const QString why = problemText(*names.error(), m_services.language.code());
        text.prepend(u"! "_s + tr("The list of officers could not be read: %1").arg(why) + u' ');
    }
    m_export->setEnabled(m_model->rowCount() > 0 && !m_model->isCounting());
    m_note->setText(text);
}

void OfficersView::retranslateUi()
{
    const auto name = [](QPushButton* button, const QString& text) {
        button->setText(text);
        button->setAccessibleName(text);
    };
    name(m_actions, tr("Show the actions"));
    name(m_refusals, tr("Show the refusals"));
    name(m_reload, tr("Count again"));
    m_search->setPlaceholderText(tr("Find an officer"));
    m_search->setAccessibleName(tr("Find an officer"));
    m_table->setAccessibleName(tr("Officers and their actions"));
    m_model->retranslate();
    showNote();
}

void OfficersView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
