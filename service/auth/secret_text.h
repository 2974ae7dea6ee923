#pragma once
// Texts that must not linger in memory longer than they are used.

#include <openssl/crypto.h>

#include <string>
#include <utility>

namespace sekishod {

inline void wipe(std::string& secret) {
    OPENSSL_cleanse(secret.data(), secret.size());
    secret.clear();
}

// Overwrites its text when it goes out of sight. Short texts live inside std::string itself, hence no copies.
class SecretText {
  public:
    SecretText() = default;
    explicit SecretText(std::string text) : text_(std::move(text)) {}
    ~SecretText() { wipe(text_); }
    SecretText(const SecretText&) = delete;
    SecretText& operator=(const SecretText&) = delete;
    SecretText(SecretText&& other) noexcept { take(other); }
    SecretText& operator=(SecretText&& other) noexcept {
        if (this != &other) take(other);
        return *this;
    }
    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }

  private:
    void take(SecretText& other) {
        wipe(text_);
        text_ = other.text_;
        wipe(other.text_);
    }
    std::string text_;
};

} // namespace sekishod
