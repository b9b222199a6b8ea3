// SPDX-License-Identifier: Apache-2.0
// Where the lines of an export come from: a file, or a server page by page.
#pragma once

#include "shared/client/blocking_client.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace maru::verify {

/// One thread. A line is without its line feed.
class LineSource {
public:
    virtual ~LineSource() = default;
    /// False at the end. Failed `file.read` or http.*, refused `verify.line_too_long`.
    virtual base::Result<bool> next(std::string& line) = 0;
};

/// Failed `file.read`.
base::Result<std::unique_ptr<LineSource>> openFile(const std::filesystem::path& path);
/// The client must outlive the source.
std::unique_ptr<LineSource> openServer(client::BlockingClient& client);
/// The record of one election; as above. Refused `client.answer` when the server gives an empty page, a cursor again, or
/// no end.
std::unique_ptr<LineSource> openElection(client::BlockingClient& client, std::string election);
/// Answers with this error: for what could not be opened.
std::unique_ptr<LineSource> openNothing(base::Error why);

/// A whole small file; failed `file.read`, refused `verify.line_too_long` beyond 64 MiB.
base::Result<std::string> readWhole(const std::filesystem::path& path);

/// "https://..." or "http://...": a server; else a path.
bool isUrl(std::string_view text);

} // namespace maru::verify
