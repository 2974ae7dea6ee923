#include "service/http/router.h"

#include <fmt/format.h>

#include <functional>
#include <map>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;

struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> place;
    std::map<Method, std::pair<const Endpoint*, std::vector<std::string_view>>> ends; // with the names of the places

    const std::pair<const Endpoint*, std::vector<std::string_view>>* end(Method method) const {
        auto found = ends.find(method);
        if (found == ends.end() && method == Method::Head) found = ends.find(Method::Get);
        return found == ends.end() ? nullptr : &found->second;
    }
};

namespace {

// Calls `visit(node, values of the places)` for each node that fits, best first, until it returns true.
template<class Node, class Visit>
bool walk(const Node& node, std::span<const std::string> rest, std::vector<std::string_view>& values,
          const Visit& visit) {
    if (rest.empty()) return !node.ends.empty() && visit(node, values);
    const auto literal = node.literals.find(rest.front());
    if (literal != node.literals.end() && walk(*literal->second, rest.subspan(1), values, visit)) return true;
    if (!node.place || rest.front().empty()) return false;
    values.push_back(rest.front());
    const bool found = walk(*node.place, rest.subspan(1), values, visit);
    values.pop_back();
    return found;
}

bool isPlace(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

} // namespace

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

Done Router::add(std::vector<Endpoint> endpoints) {
    for (Endpoint& given : endpoints) {
        const Endpoint& endpoint = *endpoints_.emplace_back(std::make_unique<Endpoint>(std::move(given)));
        std::string_view rest = endpoint.path;
        if (rest.empty() || rest.front() != '/' || !endpoint.handler)
            return Error(ErrorKind::BadInput, "BAD_REQUEST",
                         fmt::format("The endpoint {} is not complete.", endpoint.path));
        Node* node = root_.get();
        std::vector<std::string_view> names;
        while (!rest.empty()) {
            rest.remove_prefix(1);
            const std::string_view segment = rest.substr(0, rest.find('/'));
            rest.remove_prefix(segment.size());
            std::unique_ptr<Node>& next = isPlace(segment) ? node->place : node->literals[std::string(segment)];
            if (isPlace(segment)) names.push_back(segment.substr(1, segment.size() - 2));
            if (!next) next = std::make_unique<Node>();
            node = next.get();
        }
        if (!node->ends.try_emplace(endpoint.method, &endpoint, std::move(names)).second)
            return Error(ErrorKind::Conflict, "CONFLICT",
                         fmt::format("{} {} is declared twice.", methodName(endpoint.method), endpoint.path));
    }
    return {};
}

RouteMatch Router::match(Method method, std::span<const std::string> segments) const {
    RouteMatch out;
    std::vector<std::string_view> values;
    walk(*root_, segments, values, [&](const Node& node, const std::vector<std::string_view>& found) {
        const auto* end = node.end(method);
        if (!end) return false;
        out.endpoint = end->first;
        for (std::size_t i = 0; i < found.size(); ++i)
            out.path.emplace_back(end->second[i], found[i]);
        return true;
    });
    if (!out.endpoint) out.allow = allowed(segments);
    return out;
}

std::string Router::allowed(std::span<const std::string> segments) const {
    std::map<Method, bool> methods;
    std::vector<std::string_view> values;
    walk(*root_, segments, values, [&](const Node& node, const std::vector<std::string_view>&) {
        for (const auto& [method, end] : node.ends)
            methods[method] = true;
        return false;
    });
    if (methods.empty()) return {};
    if (methods.contains(Method::Get)) methods[Method::Head] = true;
    methods[Method::Options] = true;
    std::string out;
    for (const auto& [method, present] : methods) {
        if (!out.empty()) out += ", ";
        out += methodName(method);
    }
    return out;
}

std::vector<const Endpoint*> Router::endpoints() const {
    std::vector<const Endpoint*> out;
    for (const auto& endpoint : endpoints_)
        out.push_back(endpoint.get());
    return out;
}

} // namespace sekishod
