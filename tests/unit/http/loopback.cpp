// SPDX-License-Identifier: Apache-2.0
// POSIX sockets for the tests.
#include "tests/unit/http/loopback.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>

RawConnection::RawConnection(std::uint16_t port)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (m_socket < 0)
        return;
    const timeval limit { 20, 0 };
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
    ::sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const ::sockaddr*>(&address), sizeof(address)) != 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

RawConnection::~RawConnection()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool RawConnection::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ::ssize_t count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

std::string RawConnection::readAll()
{
    std::array<char, 4096> chunk {};
    while (true) {
        const ::ssize_t count = ::recv(m_socket, chunk.data(), chunk.size(), 0);
        if (count <= 0)
            return std::move(m_received);
        m_received.append(chunk.data(), static_cast<std::size_t>(count));
    }
}

std::string RawConnection::readUntil(std::string_view text)
{
    std::array<char, 4096> chunk {};
    while (m_received.find(text) == std::string::npos) {
        const ::ssize_t count = ::recv(m_socket, chunk.data(), chunk.size(), 0);
        if (count <= 0)
            break;
        m_received.append(chunk.data(), static_cast<std::size_t>(count));
    }
    const std::size_t found = m_received.find(text);
    const std::size_t end = found == std::string::npos ? m_received.size() : found + text.size();
    std::string taken = m_received.substr(0, end);
    m_received.erase(0, end);
    return taken;
}

void RawConnection::closeWriting()
{
    ::shutdown(m_socket, SHUT_WR);
}

ScriptedPeer::ScriptedPeer(std::vector<std::string> answers) : m_answers(std::move(answers))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ::sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::socklen_t size = sizeof(address);
    ::bind(m_listener, reinterpret_cast<const ::sockaddr*>(&address), size);
    ::listen(m_listener, 8);
    ::getsockname(m_listener, reinterpret_cast<::sockaddr*>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

ScriptedPeer::~ScriptedPeer()
{
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
}

std::string ScriptedPeer::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port);
}

void ScriptedPeer::serve()
{
    std::array<char, 4096> chunk {};
    for (const std::string& answer : m_answers) {
        const int socket = ::accept(m_listener, nullptr, nullptr);
        if (socket < 0)
            return;
        std::string received;
        while (received.find("\r\n\r\n") == std::string::npos) {
            const ::ssize_t count = ::recv(socket, chunk.data(), chunk.size(), 0);
            if (count <= 0)
                break;
            received.append(chunk.data(), static_cast<std::size_t>(count));
        }
        if (answer == "silence")
            ::recv(socket, chunk.data(), chunk.size(), 0);
        else
            ::send(socket, answer.data(), answer.size(), MSG_NOSIGNAL);
        ::shutdown(socket, SHUT_WR);
        // Unread bytes at close would reset the connection and lose the answer.
        while (::recv(socket, chunk.data(), chunk.size(), 0) > 0) { }
        ::close(socket);
    }
}
