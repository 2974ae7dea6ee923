#pragma once
// The import desk over a small tenant, its calls brought to their end one after the other.

#include "models/sheet/desk.h"
#include "tests/fakes/manual_executor.h"
#include "tests/unit/sheet_tenant.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unistd.h>

namespace sekisho::sheet {

class SheetDesk : public testing::Test {
  protected:
    SheetDesk() {
        folder = std::filesystem::temp_directory_path() / fmt::format("sekisho-desk-{}", getpid());
        std::filesystem::create_directories(folder);
        DeskServices services;
        services.directory = [this]() -> Result<std::shared_ptr<const Directory>> {
            return std::shared_ptr<const Directory>(&tenant.directory, [](const Directory*) {});
        };
        services.members = tenant.source();
        services.makePassword = [] { return "Made-1"; };
        services.recall = [this](const std::string& key) -> std::optional<std::string> {
            const auto found = remembered.find(key);
            return found != remembered.end() ? std::optional(found->second) : std::nullopt;
        };
        services.remember = [this](const std::string& key, const std::string& text) { remembered[key] = text; };
        desk = makeImportDesk(work, std::move(services));
    }
    ~SheetDesk() override { std::filesystem::remove_all(folder); }

    std::filesystem::path file(const std::string& name, const std::string& content) {
        std::ofstream(folder / name, std::ios::binary) << content;
        return folder / name;
    }
    // Starts a call, lets it come to its end, and gives its outcome.
    template<class T, class Call>
    Result<T> outcome(Call call) {
        std::optional<Result<T>> out;
        const ports::CallHandle handle = call([&out](Result<T> result) { out.emplace(std::move(result)); });
        EXPECT_FALSE(out) << "nothing is done before the executor's turn";
        work.run();
        gui.run();
        EXPECT_TRUE(out);
        return out ? std::move(*out) : Result<T>(Error(ErrorKind::Internal, "NO_REPLY"));
    }
    Result<ports::ImportFile> open(const std::filesystem::path& path, ports::SheetUse use = ports::SheetUse::Anything) {
        return outcome<ports::ImportFile>([&](auto reply) { return desk->open(path, use, gui, {}, std::move(reply)); });
    }
    Result<ports::ImportCounts> check() {
        return outcome<ports::ImportCounts>([&](auto reply) { return desk->check(gui, {}, std::move(reply)); });
    }

    SmallTenant tenant;
    fakes::ManualExecutor work, gui;
    std::map<std::string, std::string> remembered;
    std::filesystem::path folder;
    std::unique_ptr<ports::ImportDesk> desk;
};

} // namespace sekisho::sheet
