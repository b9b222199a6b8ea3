// SPDX-License-Identifier: Apache-2.0
// A server with a vault of its own, and the officers who work with it.
#pragma once

#ifndef Q_MOC_RUN // moc stumbles over <compare> of this library when it comes first
#include "server/api/vault_keeper.h"
#include "shared/crypto/aead.h"
#endif
#include "tests/api/api_house.h"

namespace maru::test {

using base::Json;

class VaultApi {
public:
    VaultApi() { enter(); }
    ~VaultApi()
    {
        if (m_keeper)
            m_keeper->stop();
        house.services().vaultKeeper = nullptr;
    }

    ApiHouse house;
    crypto::SigningKey officer = crypto::SigningKey::generate();
    crypto::SigningKey handler = crypto::SigningKey::generate();
    crypto::SigningKey other = crypto::SigningKey::generate(); ///< handler of another agency
    crypto::SigningKey keeperKey = crypto::SigningKey::generate();

    static std::string didOf(const crypto::SigningKey& key) { return crypto::didOf(key.publicKey()); }
    vault::Vault& vault() { return *m_vault; }
    api::VaultKeeper& keeper() { return *m_keeper; }

    /// The outcome of the one transaction, or the problem.
    static Json outcomeOf(const Answer& answer)
    {
        const Json* results = answer.json.find("results");
        return results == nullptr ? answer.json : results->asArray().at(0);
    }
    std::string send(const crypto::SigningKey& key, const char* action, Json payload, Json* data = nullptr)
    {
        const Json outcome =
            outcomeOf(house.submit(house.transaction(key, "privacy", action, std::move(payload))));
        m_last = outcome.stringOr("id", "");
        if (data != nullptr && outcome.find("data") != nullptr)
            *data = outcome.at("data");
        return outcome.stringOr("code", "");
    }
    const std::string& lastId() const { return m_last; }

    std::string put(const crypto::SigningKey& subject)
    {
        const Answer answer = house.post("/v1/vault/records",
            base::canonical(Json::object({ { "class", "test.case" }, { "subject", didOf(subject) },
                { "data", Json::object({ { "name", "홍길동" }, { "phone", "010-1234-5678" } }) } })),
            house.signIn(handler));
        if (answer.status != 201)
            qFatal("%s", answer.text.c_str());
        return answer.json.at("id").asString();
    }
    std::string reveal(const crypto::SigningKey& key, const std::string& record)
    {
        const std::string code = send(key, "reveal",
            Json::object({ { "record", record }, { "fields", Json::array({ "name" }) }, { "purpose", "case" },
                { "reason", "민원 처리" } }));
        return code == "ok" ? m_last : code;
    }
    void openVault(const QString& folder, vault::OpenMode mode)
    {
        if (m_keeper)
            m_keeper->stop();
        m_keeper.reset();
        m_vault.reset();
        const std::filesystem::path root = folder.toStdString();
        std::filesystem::create_directories(root / "files");
        auto kek = mode == vault::OpenMode::Create ? crypto::createKeyWrapperFile(root / "kek")
                                                   : crypto::openKeyWrapperFile(root / "kek");
        auto separateKek = mode == vault::OpenMode::Create ? crypto::createKeyWrapperFile(root / "kek2")
                                                           : crypto::openKeyWrapperFile(root / "kek2");
        m_vault = must(vault::Vault::open({ root / "files" }, base::SecretBytes(base::Bytes(32, 7)),
            must(std::move(kek)), must(std::move(separateKek)), mode));
        m_keeper =
            std::make_unique<api::VaultKeeper>(*m_vault, house.node(), keeperKey.clone(), house.clock, m_log);
        house.services().vaultKeeper = m_keeper.get();
    }
    QString folder() const { return m_folder.path(); }

private:
    void enter()
    {
        const auto hire = [this](const crypto::SigningKey& key, const char* agency, const char* role) {
            must(house.submit(house.transaction(house.administrator, "identity", "registerOfficer",
                Json::object({ { "did", didOf(key) }, { "agency", agency }, { "name_ko", "담당" },
                    { "name_en", "Officer" }, { "roles", Json::array({ role }) } }))));
        };
        hire(officer, "office", "privacy.officer");
        hire(handler, "office", "privacy.handler");
        hire(other, "board", "privacy.handler");
        must(house.submit(house.transaction(house.administrator, "privacy", "registerKeeper",
            Json::object({ { "did", didOf(keeperKey) }, { "agency", "office" } }))));
        for (const char* id : { "test.case", "privacy.request" })
            must(house.submit(house.transaction(officer, "privacy", "defineClass",
                Json::object({ { "id", id }, { "name_ko", "사건" }, { "name_en", "Case" },
                    { "legal_basis", "법 제1조" }, { "years", 1 }, { "days", 0 }, { "start", "stored" },
                    { "next", "officer" } }))));
        openVault(m_folder.path(), vault::OpenMode::Create);
    }
    static void must(const Answer& answer)
    {
        if (outcomeOf(answer).stringOr("code", "") != "ok")
            qFatal("%s", answer.text.c_str());
    }
    template<class T>
    static T must(base::Result<T> result)
    {
        return test::must(std::move(result));
    }

    QTemporaryDir m_folder;
    base::NullLogger m_log;
    std::unique_ptr<vault::Vault> m_vault;
    std::unique_ptr<api::VaultKeeper> m_keeper;
    std::string m_last;
};

} // namespace maru::test
