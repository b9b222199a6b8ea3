// SPDX-License-Identifier: Apache-2.0
// Answers to computed queries, kept while the chain stands at one block: on the evening of an election thousands ask for
// the same result. An answer follows from the state and the arguments alone (domains have neither clock nor memory), so it
// is right as long as the height is; the first reader of a later block empties the cache. Nothing that only some may
// read is kept. Safe from any thread.
#pragma once

#include "shared/base/result.h"
#include "shared/base/units.h"
#include "shared/http/message.h"

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace maru::api {

class QueryCache {
public:
    using Make = std::function<base::Result<http::Response>()>;

    /// The answer of that key at that height: the kept one, or make()'s. Who asks while another makes the same one waits
    /// for it. Errors are not kept.
    base::Result<http::Response> answer(const std::string& key, base::Height height, const Make& make);

private:
    struct Slot {
        std::string key;
        std::mutex making; ///< held while the answer is made
        std::shared_ptr<const http::Response> answer; ///< guarded by `making`
        std::size_t bytes = 0; ///< guarded by m_mutex
    };
    using Order = std::list<std::shared_ptr<Slot>>;

    /// Null: the height is not the newest one.
    std::shared_ptr<Slot> slotOf(const std::string& key, base::Height height);
    /// Makes room for an answer of so many bytes, unless the slot is gone: then it lasts as long as somebody waits.
    void book(const Slot& slot, std::size_t bytes);
    void dropLast();

    std::mutex m_mutex;
    base::Height m_height { -1 };
    Order m_order; ///< last used first
    std::map<std::string, Order::iterator, std::less<>> m_slots;
    std::size_t m_bytes = 0;
};

} // namespace maru::api
