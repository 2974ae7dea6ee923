#pragma once
// The ImportDesk of the console: everything is done on one serial executor, one piece after the other; only small
// values cross to the caller. Made and used on the caller's (GUI) thread; the executor must run until it is gone.

#include "models/ports/import.h"
#include "models/sheet/checker.h"
#include "models/sheet/operations.h"

#include <functional>
#include <memory>
#include <string>

namespace sekisho::sheet {

struct DeskServices {
    // What is known of the tenant; asked on the executor whenever a file is opened or checked. May block.
    std::function<Result<std::shared_ptr<const Directory>>()> directory;
    MemberSource members;                                                                 // on the executor, may block
    std::function<Done(std::string_view login, std::string_view password)> checkPassword; // from several threads
    std::function<std::string()> makePassword;
    GroupSource groups; // on the executor, may block; may be empty
    // Mappings that were chosen before, by ImportPart::rememberUnder; called on the executor. May be empty.
    std::function<std::optional<std::string>(const std::string& key)> recall;
    std::function<void(const std::string& key, const std::string& mapping)> remember;
};

std::unique_ptr<ports::ImportDesk> makeImportDesk(ports::Executor& work, DeskServices services);

} // namespace sekisho::sheet
