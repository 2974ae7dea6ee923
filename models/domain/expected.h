#pragma once
// Expected<T, E>: a value or an error, never both; the small part of C++23's std::expected that g++ 12 lacks in C++20.
// Expected<void, E> carries only success. Access without a check terminates in debug builds.

#include <cassert>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

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

// Held by hand, not in a std::variant: that has a third state (neither of both, after an exception) which every reader
// would have to mind.
template<class T, class E>
class [[nodiscard]] Expected {
  public:
    using value_type = T;
    using error_type = E;

    Expected(T value) : value_(std::move(value)), good_(true) {}
    Expected(Unexpected<E> e) : error_(std::move(e).error()), good_(false) {}
    Expected(E e) requires(!std::is_same_v<T, E>) : error_(std::move(e)), good_(false) {}
    Expected(const Expected& other) requires(std::is_copy_constructible_v<T>) : good_(other.good_) { copy(other); }
    Expected(Expected&& other) noexcept : good_(other.good_) { take(other); }
    Expected& operator=(Expected other) noexcept {
        clear();
        good_ = other.good_;
        take(other);
        return *this;
    }
    ~Expected() { clear(); }

    bool has_value() const { return good_; }
    explicit operator bool() const { return good_; }

    T& value() & {
        assert(good_);
        return value_;
    }
    const T& value() const& {
        assert(good_);
        return value_;
    }
    T&& value() && {
        assert(good_);
        return std::move(value_);
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    E& error() & {
        assert(!good_);
        return error_;
    }
    const E& error() const& {
        assert(!good_);
        return error_;
    }
    E&& error() && {
        assert(!good_);
        return std::move(error_);
    }

    template<class U>
    T value_or(U&& fallback) const& {
        return good_ ? value_ : static_cast<T>(std::forward<U>(fallback));
    }

  private:
    // Neither of both is alive before. Out of line, for they are large; and where g++ 12 sees through them it warns of
    // the one that is not alive.
    [[gnu::noinline]] void copy(const Expected& other) {
        if (good_)
            std::construct_at(&value_, other.value_);
        else
            std::construct_at(&error_, other.error_);
    }
    [[gnu::noinline]] void take(Expected& other) noexcept {
        if (good_)
            std::construct_at(&value_, std::move(other.value_));
        else
            std::construct_at(&error_, std::move(other.error_));
    }
    void clear() noexcept {
        if (good_)
            std::destroy_at(&value_);
        else
            std::destroy_at(&error_);
    }

    union {
        T value_;
        E error_;
    };
    bool good_;
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
    auto& var = *SEKISHO_TRY_NAME_(__LINE__) // NOLINT(bugprone-macro-parentheses): the name that is declared
#define SEKISHO_CHECK(expr)                                                                                            \
    do {                                                                                                               \
        if (auto sekisho_check_ = (expr); !sekisho_check_)                                                             \
            return ::sekisho::Unexpected(std::move(sekisho_check_).error());                                           \
    } while (false)
