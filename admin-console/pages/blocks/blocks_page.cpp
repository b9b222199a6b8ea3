// SPDX-License-Identifier: Apache-2.0
// The ledger as it is: blocks and transactions.
#include "admin-console/pages/blocks/blocks_page.h"

#include "admin-console/core/client_transport.h"
#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/news.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/blocks/block_part.h"
#include "admin-console/pages/blocks/block_strip.h"
#include "admin-console/pages/blocks/check_panel.h"
#include "admin-console/pages/blocks/transaction_part.h"
#include "admin-console/widgets/tabs_page.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

using B = ValueKind;

ResourceSpec blockList()
{
    ResourceSpec spec;
    spec.id = u"blocks"_s;
    spec.title = QT_TRANSLATE_NOOP("Columns", "Blocks");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "No blocks yet");
    spec.source = { u"/v1/blocks"_s, {}, u"before"_s, "height", false };
    spec.titleKey = "";
    spec.columns = {
        { "height", B::Integer, QT_TRANSLATE_NOOP("Columns", "Block"), {}, 90 },
        { "time", B::Time, QT_TRANSLATE_NOOP("Columns", "Time"), {}, 150 },
        { "transactions", B::Integer, QT_TRANSLATE_NOOP("Columns", "Transactions"), {}, 104 },
        { "log_size", B::Integer, QT_TRANSLATE_NOOP("Columns", "In the log"), {}, 100 },
        { "hash", B::Hash, QT_TRANSLATE_NOOP("Columns", "Hash"), {}, 140, true, true },
        { "previous", B::Hash, QT_TRANSLATE_NOOP("Columns", "Previous"), {}, 140, false },
        { "state_root", B::Hash, QT_TRANSLATE_NOOP("Columns", "State root"), {}, 140 },
        { "proposer", B::Identifier, QT_TRANSLATE_NOOP("Columns", "Node"), {}, 110 },
    };
    spec.check = [](Services& services, const base::Json& row, QObject* context,
                     ProofChecker::Callback callback) {
        services.proofs.checkBlock(row, context, std::move(callback));
    };
    spec.fullPath = [](const base::Json& row) {
        return QString(u"/v1/blocks/"_s + QString::number(row.integerOr("height", 0)));
    };
    spec.facts = {
        { "height", B::Integer, QT_TRANSLATE_NOOP("Columns", "Block") },
        { "time", B::Time, QT_TRANSLATE_NOOP("Columns", "Time") },
        { "transactions", B::Integer, QT_TRANSLATE_NOOP("Columns", "Transactions") },
        { "proposer", B::Identifier, QT_TRANSLATE_NOOP("Columns", "Node") },
    };
    spec.locate = [](const QString& id) { return QString::number(id.toLongLong() + 1); };
    spec.placeInWords = [](const QString& before) {
        return QCoreApplication::translate("Columns", "from block %1")
            .arg(formatInteger(before.toLongLong() - 1));
    };
    spec.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new BlockPart(services, services.connection, parent);
    };
    // The transactions of the block are its history.
    spec.history = [](Services& services, const base::Json& row, QObject* context,
                       std::function<void(std::vector<TimelineEntry>)> sink) {
        const qint64 height = row.integerOr("height", 0);
        const qint64 time = row.integerOr("time", 0);
        services.connection.send(get(u"/v1/blocks/"_s + QString::number(height)), context,
            [&services, height, time, sink = std::move(sink)](const ApiAnswer& answer) {
                std::vector<TimelineEntry> entries;
                const base::Json* list = answer ? answer->find("transactions") : nullptr;
                if (list != nullptr && list->isArray()) {
                    for (const base::Json& one : list->asArray()) {
                        const StateWord word = stateWord(one.stringOr("code", "ok"));
                        TimelineEntry entry;
                        entry.title = services.catalogue.actionLabel(
                            one.stringOr("domain", ""), one.stringOr("action", ""), services.language);
                        entry.note = one.stringOr("code", "ok") == "ok" ? QString() : word.word;
                        entry.tone = word.tone;
                        entry.time = time;
                        entry.height = height;
                        entry.transaction = toQt(one.stringOr("id", ""));
                        entries.push_back(std::move(entry));
                        if (entries.size() == 100)
                            break;
                    }
                }
                sink(std::move(entries));
            });
    };
    return spec;
}

ResourceSpec transactionList()
{
    ResourceSpec spec;
    spec.id = u"transactions"_s;
    spec.title = QT_TRANSLATE_NOOP("Columns", "Transactions");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "No transactions yet");
    spec.source = { u"/v1/transactions"_s, {}, u"after"_s, "id", false };
    spec.titleKey = "";
    spec.stateKey = "code";
    spec.stateFilters = { "ok", "refused" };
    spec.canSearch = true;
    spec.columns = {
        { "time", B::Time, QT_TRANSLATE_NOOP("Columns", "Time"), {}, 150 },
        { "domain", B::Domain, QT_TRANSLATE_NOOP("Columns", "Domain"), {}, 84 },
        { "action", B::Action, QT_TRANSLATE_NOOP("Columns", "Action"), {}, 116 },
        { "code", B::State, QT_TRANSLATE_NOOP("Columns", "Outcome"), {}, 104 },
        { "signer", B::Signer, QT_TRANSLATE_NOOP("Columns", "Signer"), {}, 172, true, true },
        { "height", B::Integer, QT_TRANSLATE_NOOP("Columns", "Block"), {}, 76 },
        { "index", B::Integer, QT_TRANSLATE_NOOP("Columns", "Place in the log"), {}, 100, false },
        { "id", B::Hash, QT_TRANSLATE_NOOP("Columns", "Transaction"), {}, 124 },
    };
    spec.check = [](Services& services, const base::Json& row, QObject* context,
                     ProofChecker::Callback callback) {
        services.proofs.checkTransaction(row, context, std::move(callback));
    };
    spec.fullPath = [](const base::Json& row) {
        return QString(u"/v1/transactions/"_s + toQt(row.stringOr("id", "")));
    };
    spec.facts = {
        { "signer", B::Signer, QT_TRANSLATE_NOOP("Columns", "Signer") },
        { "index", B::Integer, QT_TRANSLATE_NOOP("Columns", "Place in the log") },
        { "id", B::Hash, QT_TRANSLATE_NOOP("Columns", "Transaction") },
    };
    spec.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new TransactionPart(services, services.connection, parent);
    };
    FilterField domain { "domain", QT_TRANSLATE_NOOP("Columns", "Domain"), FilterType::Choice };
    domain.words = B::Domain;
    domain.equals = u"domain"_s;
    FilterField action { "action", QT_TRANSLATE_NOOP("Columns", "Action"), FilterType::Choice };
    action.words = B::Action;
    action.equals = u"action"_s;
    FilterField signer { "signer", QT_TRANSLATE_NOOP("Columns", "Signer's DID"), FilterType::Text };
    signer.equals = u"signer"_s;
    FilterField time { "time", QT_TRANSLATE_NOOP("Columns", "Time"), FilterType::Time };
    time.from = u"from"_s;
    time.until = u"until"_s;
    FilterField height { "height", QT_TRANSLATE_NOOP("Columns", "Block"), FilterType::Integer };
    height.equals = u"height"_s;
    spec.filters = { domain, action, signer, time, height };
    return spec;
}

std::vector<ResourceSpec> ledgerResources()
{
    std::vector<ResourceSpec> all;
    all.push_back(blockList());
    all.push_back(transactionList());
    return all;
}

class BlocksWidget final : public TabsPage {
    Q_OBJECT

public:
    BlocksWidget(Services& given, QWidget* parent)
        : TabsPage(given, ledgerResources(), parent), m_transport(given.connection)
    {
        m_jump = new QLineEdit(this);
        m_jump->setObjectName(u"jump"_s);
        m_jump->setFixedWidth(170);
        m_jump->setClearButtonEnabled(true);
        m_live = new QPushButton(this);
        m_live->setObjectName(u"live"_s);
        m_live->setCheckable(true);
        m_live->setChecked(true);
        m_check = new QPushButton(this);
        m_check->setObjectName(u"checkAll"_s);
        m_check->setProperty("main", true);
        frame().setButtons({ m_jump, m_live, m_check });
        m_stripModel = new BlockStripModel(given.connection, this);
        m_strip = new BlockStrip(*m_stripModel, this);
        m_panel = new CheckPanel(given, m_transport, this);
        m_panel->hide();
        frame().body()->insertWidget(0, m_strip);
        frame().body()->insertWidget(1, m_panel);
        m_news.setSingleShot(true);
        m_news.setInterval(kNewsDelayMs);

        connect(m_jump, &QLineEdit::returnPressed, this, &BlocksWidget::jump);
        connect(m_jump, &QLineEdit::textChanged, this, [this](const QString& text) {
            if (text.isEmpty())
                pane(u"blocks"_s)->table().filterBar().showFrom({});
        });
        connect(m_strip, &BlockStrip::blockChosen, this, &BlocksWidget::showBlock);
        connect(m_live, &QPushButton::toggled, this, &BlocksWidget::setLive);
        connect(
            &pane(u"blocks"_s)->table().filterBar(), &FilterBar::placeChanged, this, &BlocksWidget::onPlace);
        connect(m_check, &QPushButton::clicked, m_panel, &CheckPanel::open);
        connect(&m_panel->check(), &ChainCheck::stateChanged, this, &BlocksWidget::showTexts);
        connect(m_panel, &CheckPanel::comparisonChanged, this, &BlocksWidget::showTexts);
        connect(m_panel, &CheckPanel::closed, m_check, [this] { m_check->setFocus(); });
        connect(&m_news, &QTimer::timeout, this, [this] {
            for (ResourcePane* one : panes())
                one->refresh();
        });
        connect(&given.connection, &Connection::headChanged, this, &BlocksWidget::onHead);
        connect(&given.connection, &Connection::stateChanged, this, &BlocksWidget::onState);
        connect(&given.catalogue.officers(), &OfficerNames::changed, this, [this] {
            for (ResourcePane* one : panes())
                one->model().retranslate();
        });
        // The page itself says when its lists follow, so that they stand still while the officer reads.
        for (ResourcePane* one : panes())
            disconnect(&given.connection, &Connection::blockArrived, one, nullptr);
        onState();
        showTexts();
    }

    void showBlock(qint64 height)
    {
        showPane(u"blocks"_s);
        pane(u"blocks"_s)->showItem(QString::number(height));
        m_strip->selectHeight(height);
    }
    CheckPanel& checkPanel() { return *m_panel; }

protected:
    void retranslateUi() override
    {
        TabsPage::retranslateUi();
        showTexts();
    }

private:
    void jump()
    {
        const auto height = parseInteger(m_jump->text());
        if (!height || *height < 0)
            return;
        const qint64 newest = services().connection.node().height;
        if (*height > newest)
            showMessage(this, tr("Go to block number"),
                tr("There is no block %1 yet; the newest is block %2.")
                    .arg(formatInteger(*height), formatInteger(newest)));
        else
            showBlock(*height);
    }

    void onState()
    {
        const Connection& connection = services().connection;
        if (connection.state() != Connection::State::Online)
            return;
        if (m_chain != connection.node().did) {
            m_chain = connection.node().did;
            m_stripModel->clear();
        }
        m_stripModel->refresh();
        if (!services().catalogue.officers().isLoaded())
            services().catalogue.officers().load(services().connection);
        showTexts();
    }

    void onHead()
    {
        if (m_live->isChecked()) {
            m_stripModel->refresh();
            startOnce(m_news);
        }
        showTexts();
    }

    /// News would pull the list away from the place that the officer went to.
    void onPlace(bool isSet)
    {
        if (isSet) {
            m_wasLive = m_live->isChecked();
            m_live->setChecked(false);
            return;
        }
        m_jump->clear();
        if (m_wasLive)
            m_live->setChecked(true);
    }

    void setLive(bool isLive)
    {
        if (isLive)
            pane(u"blocks"_s)->table().filterBar().showFrom({});
        m_strip->setFollowing(isLive);
        if (isLive)
            onHead();
        showTexts();
    }

    void showTexts()
    {
        const Connection::Node& node = services().connection.node();
        frame().setTitle(tr("Blocks"));
        QString facts;
        if (!node.chain.isEmpty()) {
            facts = tr("Chain %1 · newest block %2 · %3")
                        .arg(node.chain, formatInteger(node.height),
                            formatTimeWithZone(base::UnixSeconds(node.blockTime)));
            const CheckedRange range = m_panel->remembered();
            facts += u" · "_s
                + (!range.isKnown() ? tr("not checked on this computer yet")
                        : m_panel->comparison() == CheckedComparison::State::Same
                        ? tr("✓ checked on this computer: blocks %1 to %2")
                              .arg(formatInteger(range.from), formatInteger(range.to))
                        : m_panel->comparison() == CheckedComparison::State::Differs
                        ? tr("✕ the server now shows another block %1 than the one checked on this computer: "
                             "tell your "
                             "system administrator")
                              .arg(formatInteger(range.to))
                        : tr("checked on this computer earlier, not compared with the server yet: blocks %1 "
                             "to %2")
                              .arg(formatInteger(range.from), formatInteger(range.to)));
        }
        frame().setFacts(facts);
        const qint64 behind = node.height - m_stripModel->newest();
        const bool isLive = m_live->isChecked();
        m_live->setText(isLive ? tr("● Live")
                : behind > 0 && m_stripModel->newest() >= 0
                ? tr("❙❙ Paused · %1 new").arg(formatInteger(behind))
                : tr("❙❙ Paused"));
        m_live->setAccessibleName(
            isLive ? tr("Following new blocks; press to pause") : tr("Paused; press to follow new blocks"));
        m_live->setToolTip(m_live->accessibleName());
        m_check->setText(tr("Check everything…"));
        m_check->setAccessibleName(tr("Check every block on this computer"));
        m_jump->setPlaceholderText(tr("Go to block number"));
        m_jump->setAccessibleName(tr("Go to block number"));
    }

    static constexpr int kNewsDelayMs = 400; // several blocks in a row are one refresh

    ClientTransport m_transport;
    QLineEdit* m_jump = nullptr;
    QPushButton* m_live = nullptr;
    QPushButton* m_check = nullptr;
    BlockStripModel* m_stripModel = nullptr;
    BlockStrip* m_strip = nullptr;
    CheckPanel* m_panel = nullptr;
    QTimer m_news;
    bool m_wasLive = false; ///< when the list was begun at another place
    QString m_chain; ///< DID of the node whose blocks the strip shows
};

class BlocksPage final : public Page {
public:
    QString id() const override { return u"blocks"_s; }
    QString title() const override { return BlocksWidget::tr("&Blocks"); }
    QString icon() const override { return u"blocks"_s; }
    PageGroup group() const override { return PageGroup::Ledger; }
    QStringList kinds() const override { return { u"block"_s, u"transaction"_s }; }
    QWidget* makeWidget(Services& services, QWidget* parent) override
    {
        return new BlocksWidget(services, parent);
    }
    void showItem(QWidget& widget, const QString& kind, const QString& id) override
    {
        auto& page = static_cast<BlocksWidget&>(widget);
        if (kind == u"block"_s) {
            page.showBlock(id.toLongLong());
            return;
        }
        page.showPane(u"transactions"_s);
        page.pane(u"transactions"_s)->showItem(id);
    }
    QString showView(QWidget& widget, int n) override
    {
        auto& page = static_cast<BlocksWidget&>(widget);
        const int path = static_cast<int>(page.panes().size());
        if (n == path) {
            page.showPane(u"transactions"_s);
            if (auto* part = widget.findChild<TransactionPart*>())
                part->revealPath();
            return u"path"_s;
        }
        if (n == path + 1) {
            page.showPane(u"blocks"_s);
            page.checkPanel().open();
            page.checkPanel().start();
            return u"check"_s;
        }
        if (n > path + 1)
            return {};
        ResourcePane* one = page.panes()[static_cast<std::size_t>(n)];
        page.showPane(one->spec().id);
        return one->spec().id;
    }
};

} // namespace

std::unique_ptr<Page> makeBlocksPage()
{
    return std::make_unique<BlocksPage>();
}

} // namespace maru::console

#include "blocks_page.moc"
