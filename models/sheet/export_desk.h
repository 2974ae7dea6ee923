#pragma once
// The ExportDesk of the console: rows are written on one serial executor. Made and used on the caller's (GUI) thread;
// the executor must run until the desk and its files are gone.

#include "models/ports/export.h"
#include "models/sheet/directory.h"
#include "models/sheet/export.h"

#include <functional>
#include <memory>

namespace sekisho::sheet {

struct ExportSources { // all are asked on the executor and may block
    std::function<Result<std::shared_ptr<const Directory>>()> directory;
    MemberSource members;
    GroupSource groups;
};

std::unique_ptr<ports::ExportDesk> makeExportDesk(ports::Executor& work, ExportSources sources);

} // namespace sekisho::sheet
