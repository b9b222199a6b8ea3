// SPDX-License-Identifier: Apache-2.0
// The log as a parameter. Thread-safe. Never give it secrets or personal data.
#pragma once

#include <string_view>

namespace maru::base {

enum class LogLevel { Debug, Info, Warning, Error };

class Logger {
public:
    virtual ~Logger() = default;
    virtual void write(LogLevel level, std::string_view text) = 0;

    void info(std::string_view text) { write(LogLevel::Info, text); }
    void warning(std::string_view text) { write(LogLevel::Warning, text); }
    void error(std::string_view text) { write(LogLevel::Error, text); }
};

/// Drops everything; for tests and libraries without a log.
class NullLogger final : public Logger {
public:
    void write(LogLevel, std::string_view) override { }
};

} // namespace maru::base
