// SPDX-License-Identifier: Apache-2.0
// Raw TCP on this machine: requests that no well-behaved client sends, answers that no good server gives.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

class RawConnection {
public:
    explicit RawConnection(std::uint16_t port);
    ~RawConnection();
    RawConnection(const RawConnection&) = delete;
    RawConnection& operator=(const RawConnection&) = delete;

    bool isOpen() const { return m_socket >= 0; }
    bool send(std::string_view bytes);
    /// Until the peer closes or 20 s have passed without a byte.
    std::string readAll();
    /// Until `text` has come; what was read so far.
    std::string readUntil(std::string_view text);
    void closeWriting();

private:
    int m_socket = -1;
    std::string m_received;
};

/// Accepts one connection after the other and answers each with fixed bytes; "silence" waits for the client's end.
class ScriptedPeer {
public:
    explicit ScriptedPeer(std::vector<std::string> answers);
    ~ScriptedPeer();
    ScriptedPeer(const ScriptedPeer&) = delete;
    ScriptedPeer& operator=(const ScriptedPeer&) = delete;
    std::string url() const;

private:
    void serve();

    std::vector<std::string> m_answers;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::thread m_thread;
};
