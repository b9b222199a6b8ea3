// SPDX-License-Identifier: Apache-2.0
// How a command reaches the server that runs on the same data folder: a Unix socket of mode 0600 in it. One line asks,
// one line answers: "ok", or "refused <code> <detail>" or "failed <code> <detail>". Only the server's own user and root
// are answered.
#pragma once

#include "shared/base/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace maru::server {

class ControlSocket {
public:
    using Handler = std::function<base::Status(std::string_view command)>;

    /// An older socket of a server that died is replaced: call it with the folder's lock held. Failed `server.control`.
    static base::Result<std::unique_ptr<ControlSocket>> open(
        const std::filesystem::path& path, Handler handler);
    ControlSocket(const ControlSocket&) = delete;
    ControlSocket& operator=(const ControlSocket&) = delete;
    ~ControlSocket();

    /// Answers whoever is waiting, on the caller's thread; returns at once when nobody is.
    void poll();

private:
    ControlSocket(std::filesystem::path path, int descriptor, Handler handler);
    void answer(int peer);

    const std::filesystem::path m_path;
    const int m_descriptor;
    const Handler m_handler;
};

/// The running server's answer. Failed `server.control`, and what the server says.
base::Status askRunningServer(const std::filesystem::path& path, std::string_view command);

} // namespace maru::server
