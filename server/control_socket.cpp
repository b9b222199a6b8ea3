// SPDX-License-Identifier: Apache-2.0
// The control socket's two ends.
#include "server/control_socket.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

namespace maru::server {

namespace {

constexpr int kLineTimeoutMs = 1'000;
constexpr int kAnswerTimeoutMs = 3'600'000; // a large database is copied in between
constexpr std::size_t kMaxLine = 1'024;

base::Error controlError(const std::filesystem::path& path)
{
    return base::failed("server.control", path.string() + ": " + std::strerror(errno));
}

/// False when the path is longer than such an address can be.
bool setAddress(sockaddr_un& address, const std::filesystem::path& path)
{
    const std::string name = path.string();
    address.sun_family = AF_UNIX;
    if (name.size() >= sizeof(address.sun_path))
        return false;
    std::copy(name.begin(), name.end(), address.sun_path);
    return true;
}

std::optional<std::string> readLine(int descriptor, int timeoutMs)
{
    std::string line;
    while (line.size() < kMaxLine) {
        pollfd wait { descriptor, POLLIN, 0 };
        if (::poll(&wait, 1, timeoutMs) <= 0)
            return std::nullopt;
        char c = 0;
        if (::recv(descriptor, &c, 1, 0) != 1)
            return std::nullopt;
        if (c == '\n')
            return line;
        line += c;
    }
    return std::nullopt;
}

void writeLine(int descriptor, std::string line)
{
    std::replace(line.begin(), line.end(), '\n', ' ');
    line.resize(std::min(line.size(), kMaxLine - 2));
    line += '\n';
    std::string_view rest = line;
    while (!rest.empty()) {
        const ssize_t sent = ::send(descriptor, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool isOurs(int peer)
{
#if defined(__linux__)
    ucred who {};
    socklen_t size = sizeof(who);
    return ::getsockopt(peer, SOL_SOCKET, SO_PEERCRED, &who, &size) == 0
        && (who.uid == ::geteuid() || who.uid == 0);
#else
    uid_t user = 0;
    gid_t group = 0;
    return ::getpeereid(peer, &user, &group) == 0 && (user == ::geteuid() || user == 0);
#endif
}

/// "failed store.busy somebody reads" as the error that it was.
base::Error errorOfLine(const std::string& line)
{
    const std::size_t kindEnd = line.find(' ');
    const std::size_t codeEnd = line.find(' ', kindEnd == std::string::npos ? kindEnd : kindEnd + 1);
    if (kindEnd == std::string::npos)
        return base::failed("server.control", line);
    const std::string code =
        line.substr(kindEnd + 1, codeEnd == std::string::npos ? codeEnd : codeEnd - kindEnd - 1);
    const std::string detail = codeEnd == std::string::npos ? std::string() : line.substr(codeEnd + 1);
    if (line.substr(0, kindEnd) == "refused")
        return base::refused(code, {}, detail);
    return base::failed(code, detail);
}

} // namespace

base::Result<std::unique_ptr<ControlSocket>> ControlSocket::open(
    const std::filesystem::path& path, Handler handler)
{
    sockaddr_un address {};
    if (!setAddress(address, path))
        return base::failed("server.control", path.string() + " is too long a name for a socket");
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (descriptor < 0)
        return controlError(path);
    std::unique_ptr<ControlSocket> control(new ControlSocket(path, descriptor, std::move(handler)));
    const mode_t before = ::umask(0177); // nobody else may connect, not even for a moment
    const int bound = ::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address));
    ::umask(before);
    if (bound != 0 || ::listen(descriptor, 4) != 0)
        return controlError(path);
    return control;
}

ControlSocket::ControlSocket(std::filesystem::path path, int descriptor, Handler handler)
    : m_path(std::move(path)), m_descriptor(descriptor), m_handler(std::move(handler))
{
}

ControlSocket::~ControlSocket()
{
    ::close(m_descriptor);
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
}

void ControlSocket::poll()
{
    pollfd wait { m_descriptor, POLLIN, 0 };
    if (::poll(&wait, 1, 0) <= 0)
        return;
    const int peer = ::accept(m_descriptor, nullptr, nullptr);
    if (peer < 0)
        return;
    answer(peer);
    ::close(peer);
}

void ControlSocket::answer(int peer)
{
    if (!isOurs(peer))
        return;
    const auto command = readLine(peer, kLineTimeoutMs);
    if (!command)
        return;
    const base::Status status = m_handler(*command);
    if (status) {
        writeLine(peer, "ok");
        return;
    }
    const base::Error& error = status.error();
    writeLine(peer,
        std::string(error.kind == base::ErrorKind::Refused ? "refused " : "failed ") + error.code + " "
            + error.detail);
}

base::Status askRunningServer(const std::filesystem::path& path, std::string_view command)
{
    sockaddr_un address {};
    if (!setAddress(address, path))
        return base::failed("server.control", path.string() + " is too long a name for a socket");
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (descriptor < 0)
        return controlError(path);
    base::Status status;
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
        status = controlError(path);
    } else {
        writeLine(descriptor, std::string(command));
        const auto line = readLine(descriptor, kAnswerTimeoutMs);
        if (!line)
            status = base::failed("server.control", "no answer");
        else if (*line != "ok")
            status = errorOfLine(*line);
    }
    ::close(descriptor);
    return status;
}

} // namespace maru::server
