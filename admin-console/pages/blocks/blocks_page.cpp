// SPDX-License-Identifier: Apache-2.0
// The ledger as it is: blocks and transactions.
#include "admin-console/pages/blocks/blocks_page.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/tabs_page.h"

#include <QCoreApplication>
#include <QLineEdit>

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
        { "time", B::Time, QT_TRANSLATE_NOOP("Columns", "Time"), {}, 140 },
        { "transactions", B::Integer, QT_TRANSLATE_NOOP("Columns", "Transactions"), {}, 90 },
        { "log_size", B::Integer, QT_TRANSLATE_NOOP("Columns", "In the log"), {}, 100 },
        { "hash", B::Hash, QT_TRANSLATE_NOOP("Columns", "Hash"), {}, 140, true, true },
        { "previous", B::Hash, QT_TRANSLATE_NOOP("Columns", "Previous"), {}, 140, false },
        { "state_root", B::Hash, QT_TRANSLATE_NOOP("Columns", "State root"), {}, 140 },
        { "proposer", B::Identifier, QT_TRANSLATE_NOOP("Columns", "Node"), {}, 110 },
    };
    spec.check = [](Services& services, const base::Json& row, QObject* context,
                     ProofChecker::Callback callback) {
        services.proofs.checkBlock(row.integerOr("height", 0), context, std::move(callback));
    };
    spec.fullPath = [](const base::Json& row) {
        return QString(u"/v1/blocks/"_s + QString::number(row.integerOr("height", 0)));
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
        { "time", B::Time, QT_TRANSLATE_NOOP("Columns", "Time"), {}, 130 },
        { "domain", B::Domain, QT_TRANSLATE_NOOP("Columns", "Domain"), {}, 90 },
        { "action", B::Action, QT_TRANSLATE_NOOP("Columns", "Action"), {}, 150, true, true },
        { "code", B::State, QT_TRANSLATE_NOOP("Columns", "Outcome"), {}, 140 },
        { "signer", B::Identifier, QT_TRANSLATE_NOOP("Columns", "Signer"), {}, 110 },
        { "height", B::Integer, QT_TRANSLATE_NOOP("Columns", "Block"), {}, 80 },
        { "index", B::Integer, QT_TRANSLATE_NOOP("Columns", "Place in the log"), {}, 100, false },
        { "id", B::Hash, QT_TRANSLATE_NOOP("Columns", "Transaction"), {}, 130 },
    };
    spec.check = [](Services& services, const base::Json& row, QObject* context,
                     ProofChecker::Callback callback) {
        services.proofs.checkTransaction(toQt(row.stringOr("id", "")), context, std::move(callback));
    };
    spec.fullPath = [](const base::Json& row) {
        return QString(u"/v1/transactions/"_s + toQt(row.stringOr("id", "")));
    };
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
    BlocksWidget(Services& given, QWidget* parent) : TabsPage(given, ledgerResources(), parent)
    {
        m_jump = new QLineEdit(this);
        m_jump->setObjectName(u"jump"_s);
        m_jump->setFixedWidth(170);
        m_jump->setClearButtonEnabled(true);
        frame().setButtons({ m_jump });
        connect(m_jump, &QLineEdit::returnPressed, this, &BlocksWidget::jump);
        connect(m_jump, &QLineEdit::textChanged, this, [this](const QString& text) {
            if (text.isEmpty())
                pane(u"blocks"_s)->model().setFilter(u"before"_s, QString());
        });
        connect(&given.connection, &Connection::headChanged, this, &BlocksWidget::showTexts);
        showTexts();
    }

    void showBlock(qint64 height)
    {
        showPane(u"blocks"_s);
        ResourcePane* blocks = pane(u"blocks"_s);
        blocks->start();
        if (blocks->model().indexOfKey(QString::number(height)) < 0)
            blocks->model().setFilter(u"before"_s, QString::number(height + 1));
        blocks->showItem(QString::number(height));
    }

protected:
    void retranslateUi() override
    {
        TabsPage::retranslateUi();
        showTexts();
    }

private:
    void jump()
    {
        if (const auto height = parseInteger(m_jump->text()); height && *height >= 0)
            showBlock(*height);
    }

    void showTexts()
    {
        const Connection::Node& node = services().connection.node();
        frame().setTitle(tr("Blocks"));
        frame().setFacts(node.chain.isEmpty()
                ? QString()
                : tr("Chain %1 · newest block %2 · %3")
                      .arg(node.chain, formatInteger(node.height),
                          formatTimeWithZone(base::UnixSeconds(node.blockTime))));
        m_jump->setPlaceholderText(tr("Go to block number"));
        m_jump->setAccessibleName(tr("Go to block number"));
    }

    QLineEdit* m_jump = nullptr;
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
        if (n >= static_cast<int>(page.panes().size()))
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
