// SPDX-License-Identifier: Apache-2.0
// Values of an earlier campaign, moved to the future, in the steps of a wizard.
#include "admin-console/shell/wizard_tour.h"

#include "admin-console/core/text.h"
#include "admin-console/widgets/draft_notice.h"
#include "admin-console/widgets/wizard.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTourStepMs = 500;
constexpr std::int64_t kTourAheadSeconds = 8 * 86'400;

} // namespace

WizardTour::WizardTour(Wizard& wizard, std::function<void(const QString& name)> shoot,
    std::function<void()> done, QObject* parent)
    : QObject(parent), m_wizard(&wizard), m_shoot(std::move(shoot)), m_done(std::move(done))
{
}

void WizardTour::start(const base::Json& row, Transport& transport, qint64 now)
{
    const auto* notice = m_wizard->findChild<DraftNotice*>();
    const bool hasDraft = notice != nullptr && notice->isVisible();
    // What an officer has begun is not written over.
    if (!row.isObject() || hasDraft) {
        QTimer::singleShot(kTourStepMs, this, &WizardTour::next);
        return;
    }
    transport.send(get(u"/v1/query/donation/milestones"_s,
                       { { u"campaign"_s, toQt(row.stringOr("id", "")) }, { u"limit"_s, u"100"_s } }),
        this, [this, row, now](const ApiAnswer& answer) {
            const base::Json* rows = answer ? answer->find("rows") : nullptr;
            if (rows != nullptr && rows->isArray())
                fill(row, *rows, now);
            QTimer::singleShot(kTourStepMs, this, &WizardTour::next);
        });
}

void WizardTour::fill(const base::Json& row, const base::Json& milestones, qint64 now)
{
    if (m_wizard == nullptr)
        return;
    // All times keep their distance from the beginning.
    const std::int64_t ahead = now + kTourAheadSeconds - row.integerOr("start", now);
    base::Json all = row;
    for (const char* time : { "start", "end", "use_until" })
        all.set(time, row.integerOr(time, 0) + ahead);
    base::Json moved = milestones;
    std::sort(
        moved.asArray().begin(), moved.asArray().end(), [](const base::Json& one, const base::Json& other) {
            return one.integerOr("seq", 0) < other.integerOr("seq", 0);
        });
    // The step for the cost of raising is the ledger's own (server/domains/donation/milestones.cpp).
    std::erase_if(moved.asArray(), [&row](const base::Json& one) {
        return one.integerOr("due", 0) == row.integerOr("use_until", -1)
            && one.integerOr("planned", 0) == row.integerOr("fundraising_cost", -1);
    });
    for (base::Json& one : moved.asArray()) {
        one.set("amount", one.integerOr("planned", one.integerOr("amount", 0)));
        one.set("due", one.integerOr("due", 0) + ahead);
    }
    all.set("milestones", moved);
    for (int i = 1; i < m_wizard->stepCount(); ++i)
        m_wizard->step(i)->setValue(all);
}

void WizardTour::next()
{
    if (m_wizard == nullptr || m_wizard->phase() != Wizard::Phase::Steps) {
        if (m_wizard != nullptr && m_wizard->phase() == Wizard::Phase::Review)
            m_shoot(u"review"_s);
        finish();
        return;
    }
    const int step = m_wizard->currentStep();
    m_shoot(u"step-"_s + QString::number(step + 1));
    m_wizard->next();
    if (m_wizard->phase() == Wizard::Phase::Steps && m_wizard->currentStep() == step) {
        finish();
        return;
    }
    QTimer::singleShot(kTourStepMs, this, &WizardTour::next);
}

void WizardTour::finish()
{
    if (m_wizard != nullptr)
        m_wizard->close();
    m_done();
    deleteLater();
}

} // namespace maru::console
