// SPDX-License-Identifier: Apache-2.0
// Views, services and due entries of one execution.
#include "server/chain/execution_context.h"

#include <algorithm>

namespace maru::chain {

namespace {

constexpr std::size_t kMaxKeyBytes = 200;
constexpr std::size_t kMaxDueIdBytes = 120;
constexpr std::size_t kDueDigits = 12;
constexpr std::int64_t kMaxDueTime = 999'999'999'999;

bool isStateKey(std::string_view key)
{
    return !key.empty() && key.size() <= kMaxKeyBytes
        && std::all_of(key.begin(), key.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
}

bool isDueId(std::string_view id)
{
    return !id.empty() && id.size() <= kMaxDueIdBytes && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':'
            || c == '.' || c == '_' || c == '-';
    });
}

/// Goes through a value as the parser will. What it adds up is an upper bound of the text's length, so that only large
/// values are written out to be measured.
class ValueMeasure {
public:
    bool add(const base::Json& value, int depth = 0)
    {
        switch (value.type()) {
        case base::Json::Type::String:
            return addText(value.asString());
        case base::Json::Type::Integer:
            m_bytes += kMostDigits;
            return value.asInteger() >= -base::kMaxSafeInteger && value.asInteger() <= base::kMaxSafeInteger;
        case base::Json::Type::Array:
            m_bytes += 2;
            if (depth + 1 > m_limits.maxDepth)
                return false;
            for (const base::Json& item : value.asArray()) {
                if (++m_items > m_limits.maxItems || !add(item, depth + 1))
                    return false;
            }
            return true;
        case base::Json::Type::Object:
            m_bytes += 2;
            if (depth + 1 > m_limits.maxDepth)
                return false;
            for (const auto& [name, item] : value.asObject()) {
                if (++m_items > m_limits.maxItems || !addText(name) || !add(item, depth + 1))
                    return false;
            }
            return true;
        default:
            m_bytes += kMostDigits;
            return true;
        }
    }
    std::size_t bytes() const { return m_bytes; }

private:
    static constexpr std::size_t kMostDigits = 18; ///< with the sign and a comma
    static constexpr std::size_t kMostEscape = 6; ///< \u001f

    bool addText(const std::string& text)
    {
        m_bytes += text.size() * kMostEscape + 4;
        return text.size() <= m_limits.maxStringBytes;
    }

    const base::JsonLimits m_limits;
    std::size_t m_items = 0;
    std::size_t m_bytes = 0;
};

/// Whether the store's text of this value can be read again: what is beyond the limits would stop the node as corrupt.
bool isStateValue(const base::Json& value)
{
    ValueMeasure measure;
    if (!measure.add(value))
        return false;
    const std::size_t most = base::JsonLimits().maxBytes;
    return measure.bytes() <= most || base::canonical(value).size() <= most;
}

// A node without one of the house domains (tests, benchmarks): nobody is an officer, nothing has been changed.
class NoIdentity final : public domain::Identity {
public:
    std::optional<domain::OfficerInfo> officer(std::string_view) const override { return std::nullopt; }
    base::Status mayAct(std::string_view, std::string_view, std::string_view) const override
    {
        return base::refused("auth.not_officer", "signer");
    }
    base::Status mayActIn(
        std::string_view, std::string_view, std::string_view, std::string_view) const override
    {
        return base::refused("auth.not_officer", "signer");
    }
    bool hasAgency(std::string_view) const override { return false; }
    bool hasRole(std::string_view) const override { return false; }
    std::optional<std::string> agencyDid(std::string_view) const override { return std::nullopt; }
};

class NoParameters final : public domain::Parameters {
public:
    base::Json value(std::string_view) const override
    {
        base::assertionFailed("parameters domain", __FILE__, __LINE__);
    }
    std::int64_t version() const override { return 0; }
};

class NoAccounts final : public domain::Accounts {
public:
    base::Won balance(std::string_view) const override { return base::Won(0); }
    base::Status transfer(std::string_view, std::string_view, base::Won, std::string_view) override
    {
        return base::refused("accounts.name", {}, "no accounts domain");
    }
};

} // namespace

std::string dueKey(base::UnixSeconds time, std::string_view id)
{
    const std::string digits = std::to_string(time.count());
    std::string key(kDueDigits > digits.size() ? kDueDigits - digits.size() : 0, '0');
    key += digits;
    key += '/';
    key += id;
    return key;
}

base::UnixSeconds dueTime(std::string_view key)
{
    std::int64_t time = 0;
    MARU_ASSERT(key.size() > kDueDigits && key[kDueDigits] == '/');
    for (const char digit : key.substr(0, kDueDigits)) {
        MARU_ASSERT(digit >= '0' && digit <= '9');
        time = time * 10 + (digit - '0');
    }
    return base::UnixSeconds(time);
}

std::string dueId(std::string_view key)
{
    return std::string(key.substr(kDueDigits + 1));
}

DomainView::DomainView(LayeredState& state, std::string domain) : m_state(state), m_domain(std::move(domain))
{
}

std::optional<base::Json> DomainView::get(std::string_view table, std::string_view key) const
{
    const Value value = m_state.get(m_domain, table, key);
    return value ? std::optional<base::Json>(*value) : std::nullopt;
}

bool DomainView::has(std::string_view table, std::string_view key) const
{
    return m_state.get(m_domain, table, key) != nullptr;
}

void DomainView::put(std::string_view table, std::string_view key, base::Json value)
{
    if (!isStateKey(key) || table.empty()) {
        m_hasBadWrite = true;
        return;
    }
    if (!isStateValue(value)) {
        m_hasBadValue = true;
        return;
    }
    m_state.put(m_domain, table, key, std::make_shared<const base::Json>(std::move(value)));
}

void DomainView::erase(std::string_view table, std::string_view key)
{
    if (isStateKey(key))
        m_state.put(m_domain, table, key, nullptr);
}

std::vector<domain::Row> DomainView::scan(
    std::string_view table, std::string_view prefix, std::string_view after, std::size_t limit) const
{
    std::vector<domain::Row> rows;
    for (auto& [key, value] : m_state.scan(m_domain, table, prefix, after, limit))
        rows.push_back(domain::Row { key, *value });
    return rows;
}

ExecutionContext::ExecutionContext(LayeredState& state, const domain::ServiceFactories& services,
    const domain::BlockContext& block, std::string domain, std::string signer,
    const base::Hash256& transactionId)
    : m_services(services)
    , m_block(block)
    , m_signer(std::move(signer))
    , m_transactionId(transactionId)
    , m_view(state, std::move(domain))
    , m_accountsView(state, "accounts")
    , m_parametersView(state, "parameters")
    , m_identityView(state, "identity")
    , m_privacyView(state, "privacy")
{
}

domain::Accounts& ExecutionContext::accounts()
{
    if (!m_accounts) {
        if (m_services.accounts != nullptr)
            m_accounts = m_services.accounts(m_accountsView, m_block, m_transactionId);
        else
            m_accounts = std::make_unique<NoAccounts>();
    }
    return *m_accounts;
}

const domain::Parameters& ExecutionContext::parameters() const
{
    if (!m_parameters) {
        if (m_services.parameters != nullptr)
            m_parameters = m_services.parameters(m_parametersView, m_block.time);
        else
            m_parameters = std::make_unique<NoParameters>();
    }
    return *m_parameters;
}

const domain::Identity& ExecutionContext::identity() const
{
    if (!m_identity) {
        if (m_services.identity != nullptr)
            m_identity = m_services.identity(m_identityView, m_block.time);
        else
            m_identity = std::make_unique<NoIdentity>();
    }
    return *m_identity;
}

const domain::Destructions* ExecutionContext::destructions() const
{
    if (!m_destructions && m_services.destructions != nullptr)
        m_destructions = m_services.destructions(m_privacyView);
    return m_destructions.get();
}

void ExecutionContext::emit(std::string type, base::Json data)
{
    m_events.push_back(domain::Event { std::move(type), std::move(data) });
}

void ExecutionContext::schedule(base::UnixSeconds time, std::string_view id, base::Json payload)
{
    if (!isDueId(id) || time.count() < 0 || time.count() > kMaxDueTime) {
        m_hasBadDueEntry = true;
        return;
    }
    m_view.put(kDueTable, dueKey(time, id), std::move(payload));
}

void ExecutionContext::unschedule(base::UnixSeconds time, std::string_view id)
{
    if (isDueId(id) && time.count() >= 0 && time.count() <= kMaxDueTime)
        m_view.erase(kDueTable, dueKey(time, id));
}

base::Status ExecutionContext::check() const
{
    if (m_hasBadDueEntry || m_view.hasBadWrite() || m_accountsView.hasBadWrite())
        return base::refused("chain.state_key");
    if (m_view.hasBadValue() || m_accountsView.hasBadValue())
        return base::refused("chain.state_value");
    return {};
}

} // namespace maru::chain
