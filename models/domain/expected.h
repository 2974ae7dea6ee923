#pragma once
// Expected<T, E>: a value or an error, never both; the small part of C++23's std::expected that g++ 12 lacks in C++20.
// Expected<void, E> carries only success. Access without a check terminates in debug builds.

#include <cassert>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace sekisho {

template<class E>
class Unexpected {
  public:
    explicit Unexpected(E e) : error_(std::move(e)) {}
    const E& error() const& { return error_; }
    E&& error() && { return std::move(error_); }

  private:
    E error_;
};
template<class E>
Unexpected(E) -> Unexpected<E>;

template<class T, class E>
class [[nodiscard]] Expected {
  public:
    using value_type = T;
    using error_type = E;

    Expected(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Expected(Unexpected<E> e) : state_(std::in_place_index<1>, std::move(e).error()) {}
    Expected(E e) requires(!std::is_same_v<T, E>) : state_(std::in_place_index<1>, std::move(e)) {}

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& value() & { return *std::get_if<0>(&state_); }
    const T& value() const& { return *std::get_if<0>(&state_); }
    T&& value() && { return std::move(*std::get_if<0>(&state_)); }
    T& operator*() & {
        assert(has_value());
        return value();
    }
    const T& operator*() const& {
        assert(has_value());
        return value();
    }
    T&& operator*() && {
        assert(has_value());
        return std::move(*this).value();
    }
    T* operator->() {
        assert(has_value());
        return std::get_if<0>(&state_);
    }
    const T* operator->() const {
        assert(has_value());
        return std::get_if<0>(&state_);
    }

    E& error() & {
        assert(!has_value());
        return *std::get_if<1>(&state_);
    }
    const E& error() const& {
        assert(!has_value());
        return *std::get_if<1>(&state_);
    }
    E&& error() && {
        assert(!has_value());
        return std::move(*std::get_if<1>(&state_));
    }

    template<class U>
    T value_or(U&& fallback) const& {
        return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
    }

  private:
    std::variant<T, E> state_;
};

template<class E>
class [[nodiscard]] Expected<void, E> {
  public:
    using value_type = void;
    using error_type = E;

    Expected() = default;
    Expected(Unexpected<E> e) : error_(std::move(e).error()) {}
    Expected(E e) : error_(std::move(e)) {}

    bool has_value() const { return !error_; }
    explicit operator bool() const { return has_value(); }
    E& error() & {
        assert(error_);
        return *error_;
    }
    const E& error() const& {
        assert(error_);
        return *error_;
    }
    E&& error() && {
        assert(error_);
        return std::move(*error_);
    }

  private:
    std::optional<E> error_;
};

} // namespace sekisho

// Gives up the present function with the error of EXPR, or goes on with its value in VAR.
#define SEKISHO_TRY_CONCAT_(a, b) a##b
#define SEKISHO_TRY_NAME_(line) SEKISHO_TRY_CONCAT_(sekisho_try_, line)
#define SEKISHO_TRY(var, expr)                                                                                         \
    auto SEKISHO_TRY_NAME_(__LINE__) = (expr);                                                                         \
    if (!SEKISHO_TRY_NAME_(__LINE__)) return ::sekisho::Unexpected(std::move(SEKISHO_TRY_NAME_(__LINE__)).error());    \
    auto& var = *SEKISHO_TRY_NAME_(__LINE__)
#define SEKISHO_CHECK(expr)                                                                                            \
    do {                                                                                                               \
        if (auto sekisho_check_ = (expr); !sekisho_check_)                                                             \
            return ::sekisho::Unexpected(std::move(sekisho_check_).error());                                           \
    } while (false)
