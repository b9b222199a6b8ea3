// SPDX-License-Identifier: Apache-2.0
// Written but not yet stored state values, by domain, table and key. Not thread-safe; read-only once shared.
#pragma once

#include "shared/base/json.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace maru::chain {

/// A parsed value, shared between layers and the cache; null: the key is absent.
using Value = std::shared_ptr<const base::Json>;

class Overlay {
public:
    using Table = std::map<std::string, Value, std::less<>>;
    using Tables = std::map<std::string, Table, std::less<>>;

    /// Null when the overlay says nothing about the key; a pointer to a null Value when it was removed.
    const Value* find(std::string_view domain, std::string_view table, std::string_view key) const;
    const Table* table(std::string_view domain, std::string_view table) const;
    void put(std::string_view domain, std::string_view table, std::string_view key, Value value);
    /// Takes everything that `newer` holds, over what is here.
    void merge(Overlay&& newer);
    void clear() { m_domains.clear(); }
    bool isEmpty() const { return m_domains.empty(); }
    const std::map<std::string, Tables, std::less<>>& domains() const { return m_domains; }

private:
    std::map<std::string, Tables, std::less<>> m_domains;
};

} // namespace maru::chain
