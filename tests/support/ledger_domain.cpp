// SPDX-License-Identifier: Apache-2.0
// The test domain's actions.
#include "tests/support/ledger_domain.h"

namespace maru::test {

namespace {

schema::Field field(std::string name, schema::FieldType type)
{
    schema::Field made;
    made.name = std::move(name);
    made.type = type;
    made.label = schema::Text { made.name, made.name };
    made.maximum = type == schema::FieldType::String ? 100 : base::kMaxSafeInteger;
    if (type != schema::FieldType::String)
        made.minimum = 0;
    return made;
}

domain::ActionSpec action(
    std::string name, std::vector<schema::Field> fields, std::vector<std::string> roles = {})
{
    domain::ActionSpec made;
    made.label = schema::Text { name, name };
    made.name = std::move(name);
    made.payload.fields = std::move(fields);
    made.roles = std::move(roles);
    return made;
}

/// Values at and beyond what can be read back from the store.
base::Json valueOf(const std::string& kind)
{
    if (kind == "longest string")
        return base::Json(std::string(base::JsonLimits().maxStringBytes, 'x'));
    if (kind == "string too long")
        return base::Json(std::string(base::JsonLimits().maxStringBytes + 1, 'x'));
    if (kind == "number too large")
        return base::Json(base::kMaxSafeInteger + 1);
    base::Json value = base::Json::array();
    if (kind == "most items" || kind == "too many items") {
        value = base::Json(base::Json::Array(base::JsonLimits().maxItems, base::Json(1)));
        if (kind == "too many items")
            value.push(1);
    }
    if (kind == "too long") {
        for (int i = 0; i < 5; ++i)
            value.push(std::string(base::JsonLimits().maxStringBytes, 'x'));
    }
    if (kind == "long text") {
        for (int i = 0; i < 3; ++i)
            value.push(std::string(base::JsonLimits().maxStringBytes, 'x'));
    }
    if (kind == "deepest" || kind == "too deep") {
        for (int i = kind == "deepest" ? 1 : 0; i < base::JsonLimits().maxDepth; ++i)
            value = base::Json::array({ std::move(value) });
    }
    return value;
}

class LedgerDomain final : public domain::Domain {
public:
    LedgerDomain()
    {
        using schema::FieldType;
        m_spec.name = "ledger";
        m_spec.label = { "장부", "Ledger" };
        const auto account = field("account", FieldType::String);
        const auto amount = field("amount", FieldType::Won);
        const auto time = field("time", FieldType::Time);
        const auto id = field("id", FieldType::String);
        m_spec.actions = {
            action("credit", { account, amount }),
            action("move", { field("from", FieldType::String), field("to", FieldType::String), amount }),
            action("remind", { time, id }),
            action("remindBadly", { time, id }),
            action("repeat", { time, id, field("times", FieldType::Integer) }),
            action("guarded", {}, { "ledger.keeper" }),
            action("fail", {}),
            action("badKey", {}),
            action("badValue", { field("kind", FieldType::String) }),
        };
        domain::TableSpec accounts;
        accounts.name = "accounts";
        accounts.label = { "계정", "Accounts" };
        accounts.indexes = { { "balance", { "balance" } } };
        domain::TableSpec counters;
        counters.name = "counters";
        counters.label = { "계수기", "Counters" };
        m_spec.tables = { accounts, counters };
    }

    const domain::DomainSpec& spec() const override { return m_spec; }

    base::Status genesis(domain::Context& context, const base::Json& section) override
    {
        if (section.isNull())
            return {};
        for (const auto& [account, amount] : section.at("accounts").asObject())
            setBalance(context, account, amount.asInteger());
        return {};
    }

    base::Result<base::Json> execute(
        domain::Context& context, const std::string& name, const base::Json& payload) override
    {
        if (name == "credit") {
            const std::string& account = payload.at("account").asString();
            const std::int64_t after = balance(context, account) + payload.at("amount").asInteger();
            setBalance(context, account, after);
            context.emit("ledger.credited", base::Json::object({ { "account", account } }));
            return base::Json::object({ { "balance", after } });
        }
        if (name == "move")
            return move(context, payload);
        if (name == "remind" || name == "remindBadly" || name == "repeat") {
            base::Json due =
                base::Json::object({ { "kind", name }, { "times", payload.integerOr("times", 0) } });
            context.schedule(base::UnixSeconds(payload.at("time").asInteger()), payload.at("id").asString(),
                std::move(due));
            return base::Json::object();
        }
        if (name == "guarded") {
            raise(context, "guarded");
            return base::Json::object();
        }
        if (name == "badKey") {
            context.state().put("accounts", "\n", base::Json::object());
            return base::Json::object();
        }
        if (name == "badValue") {
            context.state().put("accounts", "value", valueOf(payload.at("kind").asString()));
            return base::Json::object();
        }
        setBalance(context, "lost", 1);
        context.emit("ledger.lost", base::Json::object());
        return base::refused("ledger.failed", "payload");
    }

    base::Status onDue(domain::Context& context, const domain::DueEntry& entry) override
    {
        raise(context, entry.id);
        const std::string& kind = entry.payload.at("kind").asString();
        if (kind == "remindBadly")
            return base::refused("ledger.due");
        const std::int64_t times = entry.payload.at("times").asInteger();
        if (kind == "repeat" && times > 1) {
            context.schedule(context.block().time, entry.id,
                base::Json::object({ { "kind", kind }, { "times", times - 1 } }));
        }
        context.emit("ledger.reminded", base::Json::object({ { "id", entry.id }, { "time", entry.time } }));
        return {};
    }

private:
    static std::int64_t balance(domain::Context& context, const std::string& account)
    {
        const auto row = context.state().get("accounts", account);
        return row ? row->at("balance").asInteger() : 0;
    }

    static void setBalance(domain::Context& context, const std::string& account, std::int64_t amount)
    {
        context.state().put(
            "accounts", account, base::Json::object({ { "account", account }, { "balance", amount } }));
    }

    static void raise(domain::Context& context, const std::string& id)
    {
        const auto row = context.state().get("counters", id);
        context.state().put("counters", id,
            base::Json::object({ { "count", (row ? row->at("count").asInteger() : 0) + 1 } }));
    }

    static base::Result<base::Json> move(domain::Context& context, const base::Json& payload)
    {
        const std::string& from = payload.at("from").asString();
        const std::string& to = payload.at("to").asString();
        const std::int64_t amount = payload.at("amount").asInteger();
        // Written first on purpose: a refusal must take it back.
        setBalance(context, to, balance(context, to) + amount);
        const std::int64_t rest = balance(context, from) - amount;
        if (rest < 0)
            return base::refused("ledger.insufficient", "payload.amount");
        if (rest == 0)
            context.state().erase("accounts", from);
        else
            setBalance(context, from, rest);
        return base::Json::object();
    }

    domain::DomainSpec m_spec;
};

class KeeperDomain final : public domain::Domain {
public:
    KeeperDomain() { m_spec.name = "identity"; }
    const domain::DomainSpec& spec() const override { return m_spec; }
    base::Status genesis(domain::Context& context, const base::Json& section) override
    {
        if (section.isArray()) {
            for (const base::Json& did : section.asArray())
                context.state().put("keepers", did.asString(), base::Json(true));
        }
        return {};
    }
    base::Result<base::Json> execute(domain::Context&, const std::string&, const base::Json&) override
    {
        return base::refused("identity.none");
    }

private:
    domain::DomainSpec m_spec;
};

class KeeperIdentity final : public domain::Identity {
public:
    explicit KeeperIdentity(const domain::StateView& state) : m_state(state) { }
    std::optional<domain::OfficerInfo> officer(std::string_view did) const override
    {
        const auto row = m_state.get("keepers", did);
        if (!row)
            return std::nullopt;
        domain::OfficerInfo info { std::string(did), "o-0000000000000001", "agency", {} };
        if (row->asBoolean())
            info.roles.push_back("ledger.keeper");
        return info;
    }
    base::Status mayAct(std::string_view did, std::string_view, std::string_view) const override
    {
        const auto row = m_state.get("keepers", did);
        if (!row)
            return base::refused("auth.not_officer", "signer");
        return row->asBoolean() ? base::Status() : base::refused("auth.role", "signer");
    }
    base::Status mayActIn(std::string_view did, std::string_view domain, std::string_view action,
        std::string_view) const override
    {
        return mayAct(did, domain, action);
    }
    bool hasAgency(std::string_view) const override { return false; }
    std::optional<std::string> agencyDid(std::string_view) const override { return std::nullopt; }

private:
    const domain::StateView& m_state;
};

} // namespace

std::unique_ptr<domain::Domain> makeLedgerDomain()
{
    return std::make_unique<LedgerDomain>();
}

std::unique_ptr<domain::Domain> makeKeeperDomain()
{
    return std::make_unique<KeeperDomain>();
}

void fillRegistry(domain::Registry& registry)
{
    registry.add(makeLedgerDomain());
    registry.add(makeKeeperDomain());
}

domain::ServiceFactories testServices()
{
    domain::ServiceFactories services;
    services.identity = [](const domain::StateView& state,
                            base::UnixSeconds) -> std::unique_ptr<domain::Identity> {
        return std::make_unique<KeeperIdentity>(state);
    };
    return services;
}

} // namespace maru::test
