// SPDX-License-Identifier: Apache-2.0
// Opening, sealing and wiping of a trustee's secret.
#include "admin-console/pages/elections/trustee_desk.h"

#include "admin-console/core/text.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace maru::console::elections {

namespace {

/// Another desk may have opened sums with this file since it was read here: what it remembers is not overwritten.
base::Status replaceFile(const std::string& file, const voting::TrusteeSecret& secret,
    const base::SecretBytes& key, const crypto::Argon2Cost& cost)
{
    if (const auto there = voting::TrusteeSecret::read(file, key)) {
        const voting::TrusteeMemory& written = there->memory();
        const voting::TrusteeMemory& own = secret.memory();
        if ((!written.fingerprint.empty() && written.fingerprint != own.fingerprint)
            || (!written.sums.empty() && written.sums != own.sums))
            return base::refused("voting.trustee_opened");
    }
    return secret.write(file, key, voting::TrusteeSecret::Existing::Replace, cost);
}

} // namespace

TrusteeDesk::TrusteeDesk(QObject* parent, crypto::Argon2Cost cost) : QObject(parent), m_cost(cost) { }

void TrusteeDesk::setHome(std::string chain, std::string node)
{
    m_chain = std::move(chain);
    m_node = std::move(node);
}

void TrusteeDesk::run(
    std::function<Opened(const base::SecretBytes&)> work, base::SecretBytes passphrase, const QString& path)
{
    if (m_isBusy)
        return;
    wipe();
    const int generation = m_generation;
    m_isBusy = true;
    Q_EMIT changed();
    auto key = std::make_shared<base::SecretBytes>(std::move(passphrase));
    QThreadPool::globalInstance()->start(
        [guard = QPointer<TrusteeDesk>(this), generation, work = std::move(work), key, path] {
            auto opened = std::make_shared<Opened>(work(*key));
            QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, generation, opened, key, path] {
                if (!guard || guard->m_generation != generation)
                    return;
                guard->m_isBusy = false;
                guard->m_error = opened->error;
                if (opened->secret) {
                    guard->m_secret = opened->secret;
                    guard->m_passphrase = key;
                    guard->m_path = path;
                }
                Q_EMIT guard->changed();
            });
        });
}

void TrusteeDesk::make(
    const QString& path, base::SecretBytes passphrase, voting::CeremonyContext context, std::int64_t index)
{
    const std::string file = fromQt(path);
    run(
        [file, context = std::move(context), index, cost = m_cost, chain = m_chain, node = m_node](
            const base::SecretBytes& key) -> Opened {
            auto secret =
                std::make_shared<voting::TrusteeSecret>(voting::TrusteeSecret::create(context, index));
            secret->noteHome(chain, node);
            const base::Status written =
                secret->write(file, key, voting::TrusteeSecret::Existing::Refuse, cost);
            if (!written)
                return { nullptr, written.error() };
            return { std::move(secret), std::nullopt };
        },
        std::move(passphrase), path);
}

void TrusteeDesk::open(const QString& path, base::SecretBytes passphrase, const std::string& election,
    std::int64_t attempt, std::int64_t index)
{
    const std::string file = fromQt(path);
    run(
        [file, election, attempt, index](const base::SecretBytes& key) -> Opened {
            auto read = voting::TrusteeSecret::read(file, key);
            if (!read)
                return { nullptr, read.error() };
            if (read->context().election != election || read->index() != index
                || (attempt != 0 && read->context().attempt != attempt))
                return { nullptr, base::refused("console.ceremony_other_attempt") };
            return { std::make_shared<voting::TrusteeSecret>(std::move(*read)), std::nullopt };
        },
        std::move(passphrase), path);
}

void TrusteeDesk::finish(const std::function<base::Status(voting::TrusteeSecret&)>& add,
    std::function<void(const base::Status&)> done)
{
    if (!isOpen() || m_isBusy) {
        done(base::refused("console.ceremony_not_mine"));
        return;
    }
    if (const base::Status added = add(*m_secret); !added) {
        done(added);
        return;
    }
    m_secret->noteHome(m_chain, m_node);
    rewrite(std::move(done));
}

void TrusteeDesk::remember(const std::function<base::Status(voting::TrusteeSecret&)>& change,
    std::function<void(const base::Status&)> done)
{
    if (!isOpen() || m_isBusy) {
        done(base::refused("console.ceremony_not_mine"));
        return;
    }
    const voting::TrusteeMemory before = m_secret->memory();
    const base::Status changed = change(*m_secret);
    if (!changed || (m_secret->memory() == before && !m_isUnwritten))
        done(changed);
    else
        rewrite(std::move(done));
}

void TrusteeDesk::rewrite(std::function<void(const base::Status&)> done)
{
    m_isBusy = true;
    m_isUnwritten = true;
    Q_EMIT changed();
    QThreadPool::globalInstance()->start(
        [guard = QPointer<TrusteeDesk>(this), generation = m_generation, secret = m_secret,
            key = m_passphrase, file = fromQt(m_path), cost = m_cost, done = std::move(done)] {
            const auto status = std::make_shared<base::Status>(replaceFile(file, *secret, *key, cost));
            QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, generation, status, done] {
                if (guard && guard->m_generation == generation) {
                    guard->m_isBusy = false;
                    guard->m_isUnwritten = !*status;
                    if (!*status)
                        guard->m_error = status->error();
                    Q_EMIT guard->changed();
                }
                done(*status);
            });
        });
}

void TrusteeDesk::wipe()
{
    ++m_generation;
    m_isBusy = false;
    m_isUnwritten = false;
    m_secret.reset();
    m_passphrase.reset();
    m_path.clear();
    m_error.reset();
    Q_EMIT changed();
}

} // namespace maru::console::elections
