// SPDX-License-Identifier: Apache-2.0
// Sign-in: key file, challenge, token.
#include "admin-console/core/session.h"

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
    ++m_generation;
    m_busy = true;
    m_key.reset();
    m_open = false;
    const auto secret = std::make_shared<base::SecretBytes>(std::move(passphrase));
    QThreadPool::globalInstance()->start(
        [guard = QPointer<Session>(this), generation = m_generation, keyFileText, secret] {
            const auto key = std::make_shared<base::Result<crypto::SigningKey>>(
                crypto::decodeKeyFile(viewOf(keyFileText), *secret));
            QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, generation, key] {
                if (!guard || guard->m_generation != generation)
                    return;
                if (!*key) {
                    guard->fail(key->error());
                    return;
                }
                guard->m_key.emplace(std::move(*key).value());
                guard->askChallenge();
            });
        });
}

void Session::fail(const base::Error& error)
{
    m_busy = false;
    m_key.reset();
    Q_EMIT failed(error);
}

void Session::askChallenge()
{
    const std::string did = crypto::didOf(m_key->publicKey());
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
    const std::string did = crypto::didOf(m_key->publicKey());
    const std::string text = base::canonical(base::Json::object(
        { { "chain", fromQt(m_connection.node().chain) }, { "challenge", challenge }, { "did", did } }));
    const crypto::Signature signature = crypto::sign(*m_key, "session", text);
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
    m_officer = {};
    m_officer.did = toQt(json.stringOr("did", ""));
    m_officer.agency = toQt(officer->stringOr("agency", ""));
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
    m_key.reset();
    if (!m_open)
        return;
    m_open = false;
    // The token is sent with this last request and forgotten whatever the answer is.
    m_connection.send(ApiRequest { "DELETE", u"/v1/sessions"_s, {}, {} }, this, [](const ApiAnswer&) {});
    m_connection.setToken({});
    Q_EMIT closed();
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
