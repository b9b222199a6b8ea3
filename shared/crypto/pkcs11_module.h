// SPDX-License-Identifier: Apache-2.0
// A loaded PKCS#11 module and its sessions. For the files of shared/crypto only.
#pragma once

#include "shared/crypto/pkcs11.h"

#include <p11-kit/pkcs11.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace maru::crypto {

/// Loaded and started once a process and kept: modules do not come back well from C_Finalize and unloading.
class Pkcs11Module {
public:
    static base::Result<Pkcs11Module*> load(const std::filesystem::path& path);

    CK_FUNCTION_LIST* functions() const { return m_functions; }

    struct Slot {
        CK_SLOT_ID id = 0;
        Pkcs11TokenInfo info;
        bool isWriteProtected = false;
        bool hasOwnPad = false; ///< the PIN is typed on the token itself
    };
    base::Result<std::vector<Slot>> slots() const;

    /// A session is logged in with that PIN when this is good; each good call is ended by one leave(). A token that
    /// another session of this process has logged in asks for no PIN any more, so the PIN is compared with the one that it
    /// took.
    base::Status enter(const Slot& slot, CK_SESSION_HANDLE session, const base::SecretBytes& pin);
    void leave(CK_SLOT_ID slot);

private:
    explicit Pkcs11Module(CK_FUNCTION_LIST* functions) : m_functions(functions) { }

    struct Login {
        int sessions = 0;
        base::Bytes salt;
        base::Hash256 proof; ///< HMAC of the PIN
    };

    CK_FUNCTION_LIST* const m_functions;
    std::mutex m_mutex;
    std::map<CK_SLOT_ID, Login> m_logins; // guarded by m_mutex
};

/// One logged-in session; its calls come one at a time.
class Pkcs11Session {
public:
    static base::Result<std::shared_ptr<Pkcs11Session>> open(
        Pkcs11Module& module, const Pkcs11Module::Slot& slot, const base::SecretBytes& pin);
    Pkcs11Session(const Pkcs11Session&) = delete;
    Pkcs11Session& operator=(const Pkcs11Session&) = delete;
    ~Pkcs11Session();

    const Pkcs11TokenInfo& info() const { return m_info; }

    struct Object {
        CK_OBJECT_HANDLE handle = 0;
        std::string label;
        base::Bytes id;
    };
    base::Result<std::vector<Object>> find(
        CK_OBJECT_CLASS objectClass, CK_KEY_TYPE keyType, std::optional<std::string> label) const;
    /// Nothing when the object has no such attribute.
    std::optional<base::Bytes> attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const;
    base::Result<base::Bytes> signEd25519(CK_OBJECT_HANDLE key, base::ByteView message) const;
    base::Result<base::Bytes> encryptGcm(
        CK_OBJECT_HANDLE key, base::ByteView nonce, base::ByteView associated, base::ByteView plain) const;
    /// Refused `crypto.unwrap` when the token says that it does not fit.
    base::Result<base::SecretBytes> decryptGcm(
        CK_OBJECT_HANDLE key, base::ByteView nonce, base::ByteView associated, base::ByteView sealed) const;
    base::Status makeEd25519(const std::string& label, const base::Bytes& id);
    base::Status makeAes256(const std::string& label, const base::Bytes& id);
    base::Status destroy(CK_OBJECT_HANDLE object);

private:
    Pkcs11Session(Pkcs11Module& module, CK_SLOT_ID slot, CK_SESSION_HANDLE handle, Pkcs11TokenInfo info)
        : m_module(module), m_slot(slot), m_handle(handle), m_info(std::move(info))
    {
    }
    CK_FUNCTION_LIST* functions() const { return m_module.functions(); }

    Pkcs11Module& m_module;
    const CK_SLOT_ID m_slot;
    const CK_SESSION_HANDLE m_handle;
    const Pkcs11TokenInfo m_info;
    mutable std::mutex m_mutex; // one call of the session at a time
};

base::Error pkcs11Error(CK_RV result, std::string_view what);

} // namespace maru::crypto
