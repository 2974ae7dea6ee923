#pragma once
// A small file of countries in MaxMind's format (version 2.0, 24-bit records, IPv6 tree with IPv4 below ::/96), made
// for tests so that they need no data from elsewhere.

#include "service/http/client_address.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod::test {

class CountryFileMaker {
  public:
    enum class Form { Flat, Nested }; // {"country_code":…} or {"country":{"iso_code":…}}

    CountryFileMaker& add(std::string_view address, unsigned bits, std::string_view country, Form form = Form::Flat) {
        const auto parsed = IpAddress::of(address);
        EXPECT_TRUE(parsed) << address;
        std::array<std::uint8_t, 16> path{};
        if (parsed->v6)
            path = parsed->bytes;
        else
            std::copy_n(parsed->bytes.begin(), 4, path.begin() + 12);
        const unsigned depth = parsed->v6 ? bits : bits + 96;
        std::size_t node = 0;
        for (unsigned bit = 0; bit < depth; ++bit) {
            const unsigned side = (path[bit / 8] >> (7 - bit % 8)) & 1U;
            if (bit + 1 == depth) {
                nodes_[node][side] = {Kind::Data, data_.size()};
                break;
            }
            if (nodes_[node][side].kind != Kind::Node) {
                nodes_[node][side] = {Kind::Node, nodes_.size()};
                nodes_.emplace_back();
            }
            node = nodes_[node][side].value;
        }
        const std::string code = text(country);
        data_ += form == Form::Flat ? map(1) + text("country_code") + code
                                    : map(1) + text("country") + map(1) + text("iso_code") + code;
        return *this;
    }

    void write(const std::filesystem::path& file, std::uint32_t builtAt) const {
        std::string out;
        for (const auto& node : nodes_)
            for (const Record& record : node) {
                std::size_t value = nodes_.size(); // nothing known
                if (record.kind == Kind::Node) value = record.value;
                if (record.kind == Kind::Data) value = nodes_.size() + 16 + record.value;
                out += bytes(value, 3);
            }
        out += std::string(16, '\0') + data_ + "\xAB\xCD\xEFMaxMind.com" + map(9);
        out += text("node_count") + number(6, nodes_.size(), 4) + text("record_size") + number(5, 24, 2);
        out += text("ip_version") + number(5, 6, 2) + text("database_type") + text("test");
        out += text("languages") + std::string("\x00\x04", 2); // an empty array
        out += text("binary_format_major_version") + number(5, 2, 2);
        out += text("binary_format_minor_version") + number(5, 0, 2);
        out += text("build_epoch") + std::string("\x08\x02", 2) + bytes(builtAt, 8);
        out += text("description") + map(0);
        std::ofstream(file, std::ios::binary) << out;
    }

  private:
    enum class Kind { Nothing, Node, Data };
    struct Record {
        Kind kind = Kind::Nothing;
        std::size_t value = 0;
    };
    static std::string bytes(std::uint64_t value, int count) {
        std::string out;
        for (int at = count - 1; at >= 0; --at)
            out.push_back(static_cast<char>((value >> (8 * at)) & 0xFFU));
        return out;
    }
    static std::string number(unsigned type, std::uint64_t value, int size) {
        return bytes(type << 5U | static_cast<unsigned>(size), 1) + bytes(value, size);
    }
    static std::string text(std::string_view value) {
        EXPECT_LT(value.size(), 29U);
        return bytes(2U << 5U | value.size(), 1) + std::string(value);
    }
    static std::string map(unsigned entries) { return bytes(7U << 5U | entries, 1); }

    std::vector<std::array<Record, 2>> nodes_{1};
    std::string data_;
};

} // namespace sekishod::test
