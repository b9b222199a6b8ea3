// SPDX-License-Identifier: Apache-2.0
// The log through spdlog.
#include "server/console_log.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace maru::server {

namespace {

class SpdLogger final : public base::Logger {
public:
    explicit SpdLogger(std::shared_ptr<spdlog::logger> logger) : m_logger(std::move(logger)) { }

    void write(base::LogLevel level, std::string_view text) override
    {
        m_logger->log(levelOf(level), spdlog::string_view_t(text.data(), text.size()));
    }

private:
    static spdlog::level::level_enum levelOf(base::LogLevel level)
    {
        switch (level) {
        case base::LogLevel::Debug:
            return spdlog::level::debug;
        case base::LogLevel::Info:
            return spdlog::level::info;
        case base::LogLevel::Warning:
            return spdlog::level::warn;
        case base::LogLevel::Error:
            return spdlog::level::err;
        }
        return spdlog::level::info;
    }

    std::shared_ptr<spdlog::logger> m_logger;
};

} // namespace

base::Result<std::unique_ptr<base::Logger>> makeLogger(
    const Config& config, const std::filesystem::path& dataFolder)
{
    std::vector<spdlog::sink_ptr> sinks;
    sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
    if (!config.logFile.empty()) {
        try {
            sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
                (dataFolder / config.logFile).string(), static_cast<std::size_t>(config.logFileBytes),
                static_cast<std::size_t>(config.logFiles)));
        } catch (const spdlog::spdlog_ex& problem) {
            return base::failed("server.log_file", problem.what());
        }
    }
    auto logger = std::make_shared<spdlog::logger>("maru", sinks.begin(), sinks.end());
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    logger->set_level(config.logLevel == "debug" ? spdlog::level::debug
            : config.logLevel == "warning"       ? spdlog::level::warn
            : config.logLevel == "error"         ? spdlog::level::err
                                                 : spdlog::level::info);
    logger->flush_on(spdlog::level::info);
    return std::unique_ptr<base::Logger>(std::make_unique<SpdLogger>(std::move(logger)));
}

} // namespace maru::server
