// SPDX-License-Identifier: Apache-2.0
// A vault in a temporary folder, with its keys beside it.
#pragma once

#include "server/vault/vault.h"
#include "shared/crypto/aead.h"

#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace maru::test {

class VaultHouse {
public:
    VaultHouse()
    {
        std::filesystem::create_directories(files().folder);
        m_kek = require(crypto::createKeyWrapperFile(kek()), "kek");
        m_separateKek = require(crypto::createKeyWrapperFile(separateKek()), "separate kek");
        reopen(vault::OpenMode::Create);
    }

    std::filesystem::path root() const { return m_dir.path().toStdString(); }
    vault::VaultFiles files() const { return { root() / "vault" }; }
    std::filesystem::path kek() const { return root() / "vault.kek.json"; }
    std::filesystem::path separateKek() const { return root() / "vault-separate.kek.json"; }
    base::SecretBytes databaseKey() const { return base::SecretBytes(base::Bytes(32, 0x5a)); }

    vault::Vault& vault() { return *m_vault; }
    void close() { m_vault.reset(); }
    void reopen(vault::OpenMode mode = vault::OpenMode::ReadWrite)
    {
        m_vault.reset();
        if (mode != vault::OpenMode::Create) {
            m_kek = require(crypto::openKeyWrapperFile(kek()), "kek");
            m_separateKek = require(crypto::openKeyWrapperFile(separateKek()), "separate kek");
        }
        m_vault = require(
            vault::Vault::open(files(), databaseKey(), std::move(m_kek), std::move(m_separateKek), mode),
            "vault");
    }
    vault::Stored put(const std::string& secret, const std::string& subject = {})
    {
        return require(m_vault->put({ "welfare.application", subject, "city",
                                        base::Json::object({ { "name", secret }, { "age", 41 } }) },
                           base::UnixSeconds(1767571200)),
            "put");
    }

    static base::Bytes bytesOf(const std::filesystem::path& file)
    {
        std::ifstream in(file, std::ios::binary);
        return base::Bytes(std::istreambuf_iterator<char>(in), {});
    }
    template<class T>
    static T require(base::Result<T> result, const char* what)
    {
        if (!result) {
            std::fprintf(
                stderr, "%s: %s %s\n", what, result.error().code.c_str(), result.error().detail.c_str());
            std::abort();
        }
        return std::move(*result);
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<crypto::KeyWrapper> m_kek;
    std::unique_ptr<crypto::KeyWrapper> m_separateKek;
    std::unique_ptr<vault::Vault> m_vault;
};

} // namespace maru::test
