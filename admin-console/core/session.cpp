// SPDX-License-Identifier: Apache-2.0
// Sign-in: key file, challenge, token.
#include "admin-console/core/session.h"

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/text.h"
#include "shared/crypto/key_file.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <algorithm>
#include <memory>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

Session::Session(Connection& connection, QObject* parent) : QObject(parent), m_connection(connection)
{
    connect(&connection, &Connection::sessionExpired, this, [this] {
        m_hasExpired = m_open;
        end();
    });
}

void Session::signIn(const QByteArray& keyFileText, base::SecretBytes passphrase)
{
    const auto info = crypto::describeKeyFile(viewOf(keyFileText));
    const auto secret = std::make_shared<base::SecretBytes>(std::move(passphrase));
    unlock(info ? toQt(info->did) : QString(),
        [keyFileText, secret]() -> base::Result<std::unique_ptr<crypto::Signer>> {
            MARU_TRY(key, crypto::decodeKeyFile(viewOf(keyFileText), *secret));
            return crypto::makeSigner(std::move(key));
        });
}

void Session::signInWithToken(const crypto::Pkcs11Uri& key, base::SecretBytes pin)
{
    const auto secret = std::make_shared<base::SecretBytes>(std::move(pin));
    unlock(toQt(key.module.string() + '\n' + key.token),
        [key, secret]() -> base::Result<std::unique_ptr<crypto::Signer>> {
            MARU_TRY(token, crypto::openPkcs11Token(key.module, key.token, *secret));
            return token->signer(key.object);
        });
}

void Session::unlock(const QString& identity, OpenKey open)
{
    ++m_generation;
    m_busy = true;
    m_candidate.reset();
    m_unlocking = identity;
    if (m_throttle.secondsLeft(identity) > 0) {
        fail(base::refused("console.unlock_wait"));
        return;
    }
    QThreadPool::globalInstance()->start(
        [guard = QPointer<Session>(this), generation = m_generation, identity, open = std::move(open)] {
            const auto key = std::make_shared<base::Result<std::unique_ptr<crypto::Signer>>>(open());
            QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, generation, identity, key] {
                if (!guard)
                    return;
                // Counted also when the officer has given up waiting for the answer.
                const std::string code = *key ? std::string() : key->error().code;
                if (*key)
                    guard->m_throttle.noteRight(identity);
                else if (code == "key_file.passphrase" || code == "pkcs11.pin")
                    guard->m_throttle.noteWrong(identity);
                if (guard->m_generation != generation)
                    return;
                if (!*key) {
                    guard->fail(key->error());
                    return;
                }
                guard->m_candidate = std::move(*key).value();
                guard->askChallenge();
            });
        });
}

void Session::fail(const base::Error& error)
{
    m_busy = false;
    m_candidate.reset();
    Q_EMIT failed(error);
}

void Session::askChallenge()
{
    const std::string did = m_candidate->did();
    const std::string body = base::canonical(base::Json::object({ { "did", did } }));
    ApiRequest request { "POST", u"/v1/sessions/challenge"_s, {}, bytesOf(body) };
    m_connection.send(std::move(request), this, [this, generation = m_generation](const ApiAnswer& answer) {
        if (generation != m_generation)
            return;
        if (answer)
            answerChallenge(answer->stringOr("challenge", ""));
        else
            fail(answer.error());
    });
}

void Session::answerChallenge(const std::string& challenge)
{
    const std::string did = m_candidate->did();
    const std::string text = base::canonical(base::Json::object(
        { { "chain", fromQt(m_connection.node().chain) }, { "challenge", challenge }, { "did", did } }));
    // A token may take a moment, so that all keys sign on another thread.
    QThreadPool::globalInstance()->start([guard = QPointer<Session>(this), generation = m_generation,
                                             signer = m_candidate, did, challenge, text] {
        const auto signature =
            std::make_shared<base::Result<crypto::Signature>>(signer->sign("session", text));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [guard, generation, did, challenge, signature] {
                if (!guard || guard->m_generation != generation)
                    return;
                if (!*signature) {
                    guard->fail(signature->error());
                    return;
                }
                guard->sendAnswer(did, challenge, **signature);
            });
    });
}

void Session::sendAnswer(
    const std::string& did, const std::string& challenge, const crypto::Signature& signature)
{
    const std::string body = base::canonical(base::Json::object(
        { { "did", did }, { "challenge", challenge }, { "signature", signature.text() } }));
    ApiRequest request { "POST", u"/v1/sessions"_s, {}, bytesOf(body) };
    m_connection.send(std::move(request), this, [this, generation = m_generation](const ApiAnswer& answer) {
        if (generation != m_generation)
            return;
        if (answer)
            onToken(*answer);
        else
            fail(answer.error());
    });
}

void Session::onToken(const base::Json& json)
{
    const base::Json* officer = json.find("officer");
    if (officer == nullptr || !officer->isObject()) {
        fail(base::refused("console.no_officer"));
        return;
    }
    // The earlier token goes with its last request.
    if (m_open)
        m_connection.send(ApiRequest { "DELETE", u"/v1/sessions"_s, {}, {} }, this, [](const ApiAnswer&) {});
    m_signer = std::move(m_candidate);
    m_officer = {};
    m_officer.did = toQt(json.stringOr("did", ""));
    m_officer.officer = toQt(officer->stringOr("officer", ""));
    m_officer.agency = toQt(officer->stringOr("agency", ""));
    if (const base::Json* rights = officer->find("rights"); rights != nullptr && rights->isArray()) {
        m_officer.rights.emplace();
        for (const base::Json& right : rights->asArray()) {
            if (right.isString())
                m_officer.rights->insert(right.asString());
        }
    }
    m_officer.agencyName = { officer->stringOr("agency_ko", ""), officer->stringOr("agency_en", "") };
    m_officer.name = { officer->stringOr("name_ko", ""), officer->stringOr("name_en", "") };
    if (const base::Json* roles = officer->find("roles"); roles != nullptr && roles->isArray()) {
        for (const base::Json& role : roles->asArray()) {
            if (role.isString())
                m_officer.roles << toQt(role.asString());
        }
    }
    m_connection.setToken(bytesOf(json.stringOr("token", "")));
    m_open = true;
    m_busy = false;
    m_hasExpired = false;
    Q_EMIT opened();
}

void Session::lock()
{
    m_hasExpired = false;
    end();
}

void Session::end()
{
    ++m_generation;
    m_busy = false;
    m_candidate.reset();
    m_signer.reset();
    if (!m_open)
        return;
    m_open = false;
    // The token is sent with this last request and forgotten whatever the answer is.
    m_connection.send(ApiRequest { "DELETE", u"/v1/sessions"_s, {}, {} }, this, [](const ApiAnswer&) {});
    m_connection.setToken({});
    Q_EMIT closed();
}

bool Session::mayDo(const ActionInfo& action) const
{
    if (action.roles.empty() || !isOpen())
        return false;
    return m_officer.rights ? m_officer.rights->count(action.domain + '/' + action.name) != 0
                            : hasAnyRole(action.roles);
}

bool Session::hasAnyRole(const std::vector<std::string>& roles) const
{
    if (!isOpen())
        return false;
    return roles.empty() || std::any_of(roles.begin(), roles.end(), [this](const std::string& role) {
        return m_officer.roles.contains(toQt(role));
    });
}

} // namespace maru::console
