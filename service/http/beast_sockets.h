#pragma once
// Part of service/http/beast_server.cpp: what is told apart by the kind of a socket.

#include "service/http/beast_connection.h"

#include <filesystem>
#include <string>
#include <system_error>

#include <sys/un.h>

namespace sekishod::transport {

inline Error socketFault(const std::filesystem::path& path, const std::string& why) {
    return Error(ErrorKind::Unavailable, "LISTEN_FAILED",
                 "The service cannot listen at the socket " + path.string() + ": " + why + ".");
}

// What a service that was killed has left. Nothing else is removed, and no socket that somebody listens at.
inline Done clearSocket(const std::filesystem::path& path) {
    if (path.string().size() >= sizeof(sockaddr_un::sun_path)) return socketFault(path, "the path is too long");
    std::error_code fault;
    const auto there = std::filesystem::symlink_status(path, fault);
    if (there.type() == std::filesystem::file_type::not_found) return {};
    if (there.type() != std::filesystem::file_type::socket)
        return socketFault(path, fault ? fault.message() : std::string("this is another file"));
    asio::io_context io;
    local::socket probe(io);
    error_code ec;
    probe.connect(local::endpoint(path.string()), ec);
    if (ec != asio::error::connection_refused)
        return socketFault(path, ec ? ec.message() : std::string("another service listens there"));
    std::filesystem::remove(path, fault);
    return fault ? Done(socketFault(path, fault.message())) : Done();
}

// The address of the peer; none on the socket of a proxy.
inline std::string setUpSocket(tcp::socket& socket) {
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    const auto peer = socket.remote_endpoint(ignored).address();
    return peer.is_v6() && peer.to_v6().is_v4_mapped()
               ? asio::ip::make_address_v4(asio::ip::v4_mapped, peer.to_v6()).to_string()
               : peer.to_string();
}

inline std::string setUpSocket(local::socket&) {
    return {};
}

} // namespace sekishod::transport
