// SPDX-License-Identifier: Apache-2.0
// Time as a parameter: the system's clock, and one that a script sets (demo loading, tests). Thread-safe.
#pragma once

#include "shared/base/units.h"

#include <atomic>

namespace maru::base {

class Clock {
public:
    virtual ~Clock() = default;
    virtual UnixSeconds now() const = 0;
};

class SystemClock final : public Clock {
public:
    UnixSeconds now() const override;
};

/// Stands still until set.
class ScriptedClock final : public Clock {
public:
    explicit ScriptedClock(UnixSeconds start) : m_now(start.count()) { }
    UnixSeconds now() const override { return UnixSeconds(m_now.load()); }
    void set(UnixSeconds time) { m_now.store(time.count()); }

private:
    std::atomic<std::int64_t> m_now;
};

} // namespace maru::base
