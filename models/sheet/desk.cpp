#include "models/sheet/desk.h"

#include "models/sheet/desk_hooks.h"
#include "models/sheet/desk_session.h"
#include "models/sheet/export.h"
#include "models/sheet/new_org_units.h"

#include <utility>

namespace sekisho::sheet {

namespace {

using ports::CallHandle;
using ports::CallState;
using ports::Executor;
using ports::ImportProgress;
using ports::Reply;

class Desk final : public ports::ImportDesk {
  public:
    Desk(Executor& work, DeskServices services)
        : work_(work), session_(std::make_shared<DeskSession>(std::move(services))) {}
    ~Desk() override { session_->abandon(); }

    std::vector<ports::ImportColumn> columns(SheetKind kind) const override { return session_->columnChoices(kind); }

    std::unique_ptr<ports::ImportDesk> beside() const override { return makeImportDesk(work_, session_->services()); }

    CallHandle open(std::filesystem::path path, ports::SheetUse use, Executor& on, ImportProgress progress,
                    Reply<ports::ImportFile> reply) override {
        return run<ports::ImportFile>(on, std::move(progress), std::move(reply),
                                      [path = std::move(path), use](DeskSession& desk, const Hooks& hooks) {
                                          return desk.open(path, use, hooks);
                                      });
    }
    void close() override {
        work_.post([session = session_] { session->close(); });
    }
    CallHandle saveSample(std::filesystem::path path, ports::SheetUse use, bool japanese, Executor& on,
                          Reply<std::monostate> reply) override {
        return run<std::monostate>(on, {}, std::move(reply),
                                   [path = std::move(path), use, japanese](DeskSession&, const Hooks&) {
                                       return writeSample(path, use, japanese ? Language::Japanese : Language::English);
                                   });
    }
    CallHandle newPlaces(Executor& on, Reply<std::vector<ports::ImportPlace>> reply) override {
        return run<std::vector<ports::ImportPlace>>(on, {}, std::move(reply),
                                                    [](DeskSession& desk, const Hooks&) { return desk.newPlaces(); });
    }
    CallHandle setMapping(std::size_t part, ports::ImportMapping mapping, bool chosen, Executor& on,
                          Reply<ports::ImportFile> reply) override {
        return run<ports::ImportFile>(on, {}, std::move(reply),
                                      [part, mapping = std::move(mapping), chosen](DeskSession& desk, const Hooks&) {
                                          return desk.setMapping(part, mapping, chosen);
                                      });
    }
    CallHandle check(Executor& on, ImportProgress progress, Reply<ports::ImportCounts> reply) override {
        return run<ports::ImportCounts>(on, std::move(progress), std::move(reply),
                                        [](DeskSession& desk, const Hooks& hooks) { return desk.check(hooks); });
    }
    CallHandle summary(Executor& on, Reply<std::vector<ports::FaultKind>> reply) override {
        return run<std::vector<ports::FaultKind>>(on, {}, std::move(reply),
                                                  [](DeskSession& desk, const Hooks&) { return desk.summary(); });
    }
    CallHandle rows(std::size_t part, std::size_t first, std::size_t count, Executor& on,
                    Reply<std::vector<ports::ImportRow>> reply) override {
        return run<std::vector<ports::ImportRow>>(
            on, {}, std::move(reply),
            [part, first, count](DeskSession& desk, const Hooks&) { return desk.rows(part, first, count); });
    }
    CallHandle faultyRows(std::size_t part, std::size_t first, std::size_t count, bool withWarnings, Executor& on,
                          Reply<std::vector<ports::ImportRow>> reply) override {
        return run<std::vector<ports::ImportRow>>(on, {}, std::move(reply),
                                                  [part, first, count, withWarnings](DeskSession& desk, const Hooks&) {
                                                      return desk.faultyRows(part, first, count, withWarnings);
                                                  });
    }
    CallHandle setCell(std::size_t part, std::size_t row, std::size_t column, std::string text, Executor& on,
                       Reply<ports::ImportCounts> reply) override {
        return run<ports::ImportCounts>(on, {}, std::move(reply),
                                        [part, row, column, text = std::move(text)](DeskSession& desk, const Hooks&) {
                                            return desk.setCell(part, row, column, text);
                                        });
    }
    CallHandle takeSuggestions(std::string code, Executor& on, Reply<ports::ImportCounts> reply) override {
        return run<ports::ImportCounts>(on, {}, std::move(reply),
                                        [code = std::move(code)](DeskSession& desk, const Hooks& hooks) {
                                            return desk.takeSuggestions(code, hooks);
                                        });
    }
    CallHandle send(ports::OperationSink sink, Executor& on, ImportProgress progress,
                    Reply<ports::ImportSent> reply) override {
        return run<ports::ImportSent>(
            on, std::move(progress), std::move(reply),
            [sink = std::move(sink)](DeskSession& desk, const Hooks& hooks) { return desk.send(sink, hooks); });
    }
    CallHandle saveResults(std::size_t part, ports::ResultRequest request, Executor& on, ImportProgress progress,
                           Reply<std::monostate> reply) override {
        return run<std::monostate>(on, std::move(progress), std::move(reply),
                                   [part, request = std::move(request)](DeskSession& desk, const Hooks& hooks) {
                                       return desk.saveResults(part, request, hooks);
                                   });
    }

    CallHandle exportOrgUnits(ports::OrgUnitExport wanted, Executor& on, ImportProgress progress,
                              Reply<std::int64_t> reply) override {
        return run<std::int64_t>(on, std::move(progress), std::move(reply),
                                 [wanted = std::move(wanted)](const DeskSession& desk, const Hooks& hooks) {
                                     return desk.exportOrgUnits(wanted, hooks);
                                 });
    }

  private:
    template<class T, class Work>
    CallHandle run(Executor& on, ImportProgress progress, Reply<T> reply, Work work) {
        auto call = std::make_shared<CallState>();
        work_.post([call, &on, session = session_, progress = std::move(progress), reply = std::move(reply),
                    work = std::move(work)]() mutable {
            if (call->cancelled()) return;
            ports::deliver<T>(call, on, std::move(reply), work(*session, hooksOf(call, on, std::move(progress))));
        });
        return CallHandle(call);
    }

    Executor& work_;
    std::shared_ptr<DeskSession> session_;
};

} // namespace

std::unique_ptr<ports::ImportDesk> makeImportDesk(ports::Executor& work, DeskServices services) {
    return std::make_unique<Desk>(work, std::move(services));
}

} // namespace sekisho::sheet
