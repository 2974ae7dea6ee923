#pragma once
// From method and path segments to an endpoint. A literal segment wins over a {place}; the search goes back when a
// literal leads nowhere. Built once, then read by all threads.

#include "models/domain/error.h"
#include "service/http/endpoint.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekishod {

using PathValues = std::vector<std::pair<std::string_view, std::string>>;

struct RouteMatch {
    const Endpoint* endpoint = nullptr;
    PathValues path;
    std::string allow; // the methods of this path when `endpoint` is null and the path exists: "GET, HEAD, POST"
};

class Router {
  public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    // CONFLICT when two endpoints claim the same method and path; BAD_REQUEST for a template that is not one.
    sekisho::Done add(std::vector<Endpoint> endpoints);
    RouteMatch match(Method method, std::span<const std::string> segments) const; // HEAD finds GET
    std::string allowed(std::span<const std::string> segments) const;             // empty: no such path
    std::vector<const Endpoint*> endpoints() const;

  private:
    struct Node;
    std::unique_ptr<Node> root_;
    std::vector<std::unique_ptr<Endpoint>> endpoints_;
};

} // namespace sekishod
