// SPDX-License-Identifier: Apache-2.0
// Calls of PKCS#11 modules.
#include "shared/crypto/pkcs11_module.h"

#include "shared/crypto/aead.h"
#include "shared/crypto/hkdf.h"

#if defined(_WIN32)
#define NOMINMAX
#include <windows.h>
#else
#include <dlfcn.h>
#endif

#include <algorithm>
#include <cstdio>

namespace maru::crypto {
namespace {

using base::Bytes;
using base::ByteView;
using base::Result;
using base::Status;

constexpr std::size_t kEd25519SignatureBytes = 64;
constexpr CK_ULONG kMaxFound = 256;

/// Attributes of a template; the values live as long as it does.
class Template {
public:
    Template& number(CK_ATTRIBUTE_TYPE type, CK_ULONG value)
    {
        const auto* at = reinterpret_cast<const std::uint8_t*>(&value);
        return bytes(type, ByteView(at, sizeof(value)));
    }
    Template& flag(CK_ATTRIBUTE_TYPE type, bool value)
    {
        const std::uint8_t byte = value ? CK_TRUE : CK_FALSE;
        return bytes(type, ByteView(&byte, 1));
    }
    Template& bytes(CK_ATTRIBUTE_TYPE type, ByteView value)
    {
        m_values.push_back(std::make_unique<Bytes>(value.begin(), value.end()));
        Bytes& kept = *m_values.back();
        m_attributes.push_back(CK_ATTRIBUTE { type, kept.data(), kept.size() });
        return *this;
    }
    CK_ATTRIBUTE* data() { return m_attributes.data(); }
    CK_ULONG size() const { return m_attributes.size(); }

private:
    std::vector<std::unique_ptr<Bytes>> m_values;
    std::vector<CK_ATTRIBUTE> m_attributes;
};

/// PKCS#11 takes no pointer to const, and writes to none of its inputs.
CK_BYTE* input(ByteView bytes)
{
    return const_cast<CK_BYTE*>(bytes.data());
}

template<std::size_t Size>
std::string padded(const unsigned char (&text)[Size])
{
    std::string out(reinterpret_cast<const char*>(text), Size);
    out.erase(out.find_last_not_of(' ') + 1);
    return out.substr(0, out.find('\0'));
}

CK_C_GetFunctionList loadLibrary(const std::filesystem::path& path, std::string& problem)
{
#if defined(_WIN32)
    HMODULE library = ::LoadLibraryW(path.c_str());
    if (library == nullptr) {
        problem = "LoadLibrary " + std::to_string(::GetLastError());
        return nullptr;
    }
    auto* symbol = reinterpret_cast<void*>(::GetProcAddress(library, "C_GetFunctionList"));
#else
    void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        const char* text = ::dlerror();
        problem = text == nullptr ? path.string() : text;
        return nullptr;
    }
    void* symbol = ::dlsym(library, "C_GetFunctionList");
#endif
    if (symbol == nullptr)
        problem = path.string() + " is no PKCS#11 module";
    return reinterpret_cast<CK_C_GetFunctionList>(symbol);
}

} // namespace

base::Error pkcs11Error(CK_RV result, std::string_view what)
{
    std::array<char, 32> number {};
    std::snprintf(number.data(), number.size(), "0x%lx", static_cast<unsigned long>(result));
    const std::string detail = std::string(what) + " " + number.data();
    switch (result) {
    case CKR_PIN_INCORRECT:
    case CKR_PIN_INVALID:
    case CKR_PIN_LEN_RANGE:
        return base::refused("pkcs11.pin", {}, detail);
    case CKR_PIN_LOCKED:
        return base::refused("pkcs11.pin_locked", {}, detail);
    case CKR_MECHANISM_INVALID:
    case CKR_MECHANISM_PARAM_INVALID:
    case CKR_FUNCTION_NOT_SUPPORTED:
    case CKR_TOKEN_WRITE_PROTECTED:
        return base::refused("pkcs11.not_supported", {}, detail);
    default:
        return base::failed("pkcs11.token", detail);
    }
}

Result<Pkcs11Module*> Pkcs11Module::load(const std::filesystem::path& path)
{
    // A module has one state a process, so it is kept for the process: the one place where that is so.
    struct Entry {
        std::mutex mutex; // a reader that hangs keeps nobody from another module
        std::unique_ptr<Pkcs11Module> module; // guarded by mutex
    };
    static std::mutex mutex;
    static auto& entries = *new std::map<std::string, std::unique_ptr<Entry>>; // guarded by mutex
    std::error_code ignored;
    const std::string name = std::filesystem::weakly_canonical(path, ignored).string();
    Entry* entry = nullptr;
    {
        const std::lock_guard lock(mutex);
        std::unique_ptr<Entry>& kept = entries[name];
        if (!kept)
            kept = std::make_unique<Entry>();
        entry = kept.get();
    }
    const std::lock_guard lock(entry->mutex);
    if (entry->module)
        return entry->module.get();

    if (!path.is_absolute()) // never from the search path, where another could lie
        return base::failed("pkcs11.module", path.string() + " is no absolute path");
    std::string problem;
    const CK_C_GetFunctionList getFunctions = loadLibrary(path, problem);
    CK_FUNCTION_LIST* functions = nullptr;
    if (getFunctions == nullptr)
        return base::failed("pkcs11.module", problem);
    if (getFunctions(&functions) != CKR_OK || functions == nullptr)
        return base::failed("pkcs11.module", "C_GetFunctionList");
    CK_C_INITIALIZE_ARGS arguments {};
    arguments.flags = CKF_OS_LOCKING_OK;
    const CK_RV started = functions->C_Initialize(&arguments);
    if (started != CKR_OK && started != CKR_CRYPTOKI_ALREADY_INITIALIZED)
        return base::failed("pkcs11.module", pkcs11Error(started, "C_Initialize").detail);
    entry->module.reset(new Pkcs11Module(functions));
    return entry->module.get();
}

Result<std::vector<Pkcs11Module::Slot>> Pkcs11Module::slots() const
{
    CK_ULONG count = 0;
    CK_RV result = m_functions->C_GetSlotList(CK_TRUE, nullptr, &count);
    std::vector<CK_SLOT_ID> ids(std::min<CK_ULONG>(count, kMaxFound));
    count = ids.size();
    if (result == CKR_OK && count > 0)
        result = m_functions->C_GetSlotList(CK_TRUE, ids.data(), &count);
    if (result != CKR_OK)
        return pkcs11Error(result, "C_GetSlotList");
    ids.resize(std::min<std::size_t>(ids.size(), count));
    std::vector<Slot> slots;
    for (const CK_SLOT_ID id : ids) {
        CK_TOKEN_INFO token {};
        if (m_functions->C_GetTokenInfo(id, &token) != CKR_OK || (token.flags & CKF_TOKEN_INITIALIZED) == 0)
            continue;
        Slot slot;
        slot.id = id;
        slot.info = Pkcs11TokenInfo { padded(token.label), padded(token.manufacturerID), padded(token.model),
            padded(token.serialNumber), (token.flags & CKF_LOGIN_REQUIRED) != 0,
            (token.flags & CKF_USER_PIN_LOCKED) != 0, (token.flags & CKF_USER_PIN_FINAL_TRY) != 0 };
        slot.isWriteProtected = (token.flags & CKF_WRITE_PROTECTED) != 0;
        slot.hasOwnPad = (token.flags & CKF_PROTECTED_AUTHENTICATION_PATH) != 0;
        slots.push_back(std::move(slot));
    }
    return slots;
}

Status Pkcs11Module::enter(const Slot& slot, CK_SESSION_HANDLE session, const base::SecretBytes& pin)
{
    const std::lock_guard lock(m_mutex);
    if (slot.info.needsPin && pin.isEmpty() && !slot.hasOwnPad)
        return base::refused("pkcs11.pin");
    const auto held = m_logins.find(slot.id);
    if (held != m_logins.end()) {
        Login& login = held->second;
        if (hmacSha256(login.salt, pin.view()) != login.proof)
            return base::refused("pkcs11.pin");
        ++login.sessions;
        return {};
    }
    CK_RV result = CKR_OK;
    if (slot.info.needsPin)
        result =
            m_functions->C_Login(session, CKU_USER, pin.isEmpty() ? nullptr : input(pin.view()), pin.size());
    if (result != CKR_OK) // also when another library of this process logged in: then no PIN was checked
        return pkcs11Error(result, "C_Login");
    Login& login = m_logins[slot.id];
    login.sessions = 1;
    login.salt = randomBytes(32);
    login.proof = hmacSha256(login.salt, pin.view());
    return {};
}

void Pkcs11Module::leave(CK_SLOT_ID slot)
{
    // The caller closes its session first; the token logs out with the last one by itself.
    const std::lock_guard lock(m_mutex);
    const auto found = m_logins.find(slot);
    if (found != m_logins.end() && --found->second.sessions <= 0)
        m_logins.erase(found);
}

Result<std::shared_ptr<Pkcs11Session>> Pkcs11Session::open(
    Pkcs11Module& module, const Pkcs11Module::Slot& slot, const base::SecretBytes& pin)
{
    CK_FLAGS flags = CKF_SERIAL_SESSION;
    if (!slot.isWriteProtected)
        flags |= CKF_RW_SESSION;
    CK_SESSION_HANDLE handle = 0;
    const CK_RV opened = module.functions()->C_OpenSession(slot.id, flags, nullptr, nullptr, &handle);
    if (opened != CKR_OK)
        return pkcs11Error(opened, "C_OpenSession");
    const Status entered = module.enter(slot, handle, pin);
    if (!entered) {
        module.functions()->C_CloseSession(handle);
        return entered.error();
    }
    return std::shared_ptr<Pkcs11Session>(new Pkcs11Session(module, slot.id, handle, slot.info));
}

Pkcs11Session::~Pkcs11Session()
{
    functions()->C_CloseSession(m_handle);
    m_module.leave(m_slot);
}

std::optional<Bytes> Pkcs11Session::attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const
{
    const std::lock_guard lock(m_mutex);
    CK_ATTRIBUTE wanted { type, nullptr, 0 };
    if (functions()->C_GetAttributeValue(m_handle, object, &wanted, 1) != CKR_OK || wanted.ulValueLen > 4096)
        return std::nullopt;
    Bytes value(wanted.ulValueLen);
    wanted.pValue = value.data();
    if (functions()->C_GetAttributeValue(m_handle, object, &wanted, 1) != CKR_OK)
        return std::nullopt;
    value.resize(std::min<std::size_t>(value.size(), wanted.ulValueLen));
    return value;
}

Result<std::vector<Pkcs11Session::Object>> Pkcs11Session::find(
    CK_OBJECT_CLASS objectClass, CK_KEY_TYPE keyType, std::optional<std::string> label) const
{
    Template wanted;
    wanted.number(CKA_CLASS, objectClass).number(CKA_KEY_TYPE, keyType).flag(CKA_TOKEN, true);
    if (label)
        wanted.bytes(CKA_LABEL, base::asBytes(*label));
    std::vector<CK_OBJECT_HANDLE> handles(kMaxFound);
    CK_ULONG count = 0;
    {
        const std::lock_guard lock(m_mutex);
        CK_RV result = functions()->C_FindObjectsInit(m_handle, wanted.data(), wanted.size());
        if (result != CKR_OK)
            return pkcs11Error(result, "C_FindObjectsInit");
        result = functions()->C_FindObjects(m_handle, handles.data(), kMaxFound, &count);
        functions()->C_FindObjectsFinal(m_handle);
        if (result != CKR_OK)
            return pkcs11Error(result, "C_FindObjects");
    }
    std::vector<Object> found;
    for (CK_ULONG i = 0; i < std::min(count, kMaxFound); ++i) {
        const Bytes name = attribute(handles[i], CKA_LABEL).value_or(Bytes());
        found.push_back(Object {
            handles[i], std::string(base::asText(name)), attribute(handles[i], CKA_ID).value_or(Bytes()) });
    }
    return found;
}

Result<Bytes> Pkcs11Session::signEd25519(CK_OBJECT_HANDLE key, ByteView message) const
{
    const std::lock_guard lock(m_mutex);
    CK_MECHANISM mechanism { CKM_EDDSA, nullptr, 0 };
    CK_RV result = functions()->C_SignInit(m_handle, &mechanism, key);
    if (result != CKR_OK)
        return pkcs11Error(result, "C_SignInit");
    Bytes signature(kEd25519SignatureBytes);
    CK_ULONG size = signature.size();
    result = functions()->C_Sign(m_handle, input(message), message.size(), signature.data(), &size);
    if (result != CKR_OK || size != signature.size())
        return pkcs11Error(result, "C_Sign");
    return signature;
}

Result<Bytes> Pkcs11Session::encryptGcm(
    CK_OBJECT_HANDLE key, ByteView nonce, ByteView associated, ByteView plain) const
{
    CK_GCM_PARAMS parameters { input(nonce), nonce.size(), nonce.size() * 8, input(associated),
        associated.size(), kAeadTagBytes * 8 };
    CK_MECHANISM mechanism { CKM_AES_GCM, &parameters, sizeof(parameters) };
    const std::lock_guard lock(m_mutex);
    CK_RV result = functions()->C_EncryptInit(m_handle, &mechanism, key);
    if (result != CKR_OK)
        return pkcs11Error(result, "C_EncryptInit");
    Bytes sealed(plain.size() + kAeadTagBytes);
    CK_ULONG size = sealed.size();
    result = functions()->C_Encrypt(m_handle, input(plain), plain.size(), sealed.data(), &size);
    if (result != CKR_OK || size != sealed.size())
        return pkcs11Error(result, "C_Encrypt");
    return sealed;
}

Result<base::SecretBytes> Pkcs11Session::decryptGcm(
    CK_OBJECT_HANDLE key, ByteView nonce, ByteView associated, ByteView sealed) const
{
    CK_GCM_PARAMS parameters { input(nonce), nonce.size(), nonce.size() * 8, input(associated),
        associated.size(), kAeadTagBytes * 8 };
    CK_MECHANISM mechanism { CKM_AES_GCM, &parameters, sizeof(parameters) };
    const std::lock_guard lock(m_mutex);
    CK_RV result = functions()->C_DecryptInit(m_handle, &mechanism, key);
    if (result != CKR_OK)
        return pkcs11Error(result, "C_DecryptInit");
    // Some modules want room for the tag as well.
    base::SecretBytes room(sealed.size());
    CK_ULONG size = room.size();
    result = functions()->C_Decrypt(m_handle, input(sealed), sealed.size(), room.mutableView().data(), &size);
    if (result == CKR_ENCRYPTED_DATA_INVALID || result == CKR_ENCRYPTED_DATA_LEN_RANGE
        || result == CKR_GENERAL_ERROR || result == CKR_DATA_INVALID || result == CKR_FUNCTION_FAILED)
        return base::refused("crypto.unwrap", {}, pkcs11Error(result, "C_Decrypt").detail);
    if (result != CKR_OK || size + kAeadTagBytes != sealed.size())
        return pkcs11Error(result, "C_Decrypt");
    return base::SecretBytes::copyOf(room.view().first(size));
}

Status Pkcs11Session::makeEd25519(const std::string& label, const Bytes& id)
{
    // PKCS#11 3.0 §2.3.10 takes the curve as an OID or as its name; modules differ in which.
    const Bytes curveOid { 0x06, 0x03, 0x2b, 0x65, 0x70 };
    Bytes curveName { 0x13, 0x0c };
    const Bytes name = base::toBytes("edwards25519");
    curveName.insert(curveName.end(), name.begin(), name.end());
    CK_RV result = CKR_OK;
    for (const Bytes& curve : { curveOid, curveName }) {
        Template publicHalf;
        publicHalf.flag(CKA_TOKEN, true)
            .flag(CKA_PRIVATE, false)
            .flag(CKA_VERIFY, true)
            .bytes(CKA_EC_PARAMS, curve);
        publicHalf.bytes(CKA_LABEL, base::asBytes(label)).bytes(CKA_ID, id);
        Template privateHalf;
        privateHalf.flag(CKA_TOKEN, true).flag(CKA_PRIVATE, true).flag(CKA_SENSITIVE, true);
        privateHalf.flag(CKA_EXTRACTABLE, false).flag(CKA_SIGN, true);
        privateHalf.bytes(CKA_LABEL, base::asBytes(label)).bytes(CKA_ID, id);
        CK_MECHANISM mechanism { CKM_EC_EDWARDS_KEY_PAIR_GEN, nullptr, 0 };
        CK_OBJECT_HANDLE publicKey = 0;
        CK_OBJECT_HANDLE privateKey = 0;
        const std::lock_guard lock(m_mutex);
        result = functions()->C_GenerateKeyPair(m_handle, &mechanism, publicHalf.data(), publicHalf.size(),
            privateHalf.data(), privateHalf.size(), &publicKey, &privateKey);
        if (result == CKR_OK)
            return {};
    }
    return pkcs11Error(result, "C_GenerateKeyPair");
}

Status Pkcs11Session::makeAes256(const std::string& label, const Bytes& id)
{
    Template wanted;
    wanted.number(CKA_CLASS, CKO_SECRET_KEY)
        .number(CKA_KEY_TYPE, CKK_AES)
        .number(CKA_VALUE_LEN, kAeadKeyBytes);
    wanted.flag(CKA_TOKEN, true)
        .flag(CKA_PRIVATE, true)
        .flag(CKA_SENSITIVE, true)
        .flag(CKA_EXTRACTABLE, false);
    wanted.flag(CKA_ENCRYPT, true).flag(CKA_DECRYPT, true);
    wanted.bytes(CKA_LABEL, base::asBytes(label)).bytes(CKA_ID, id);
    CK_MECHANISM mechanism { CKM_AES_KEY_GEN, nullptr, 0 };
    CK_OBJECT_HANDLE key = 0;
    const std::lock_guard lock(m_mutex);
    const CK_RV result = functions()->C_GenerateKey(m_handle, &mechanism, wanted.data(), wanted.size(), &key);
    if (result != CKR_OK)
        return pkcs11Error(result, "C_GenerateKey");
    return {};
}

Status Pkcs11Session::destroy(CK_OBJECT_HANDLE object)
{
    const std::lock_guard lock(m_mutex);
    const CK_RV result = functions()->C_DestroyObject(m_handle, object);
    if (result != CKR_OK)
        return pkcs11Error(result, "C_DestroyObject");
    return {};
}

} // namespace maru::crypto
