// F9: a file of members in the service's 22 columns against a tenant of the same size: reading it (CSV in CP932, XLSX),
// checking all rows with faults at their cells, correcting one cell, making the operations. Prints JSON records, one a
// line.
//
//   bench_sheet [ROWS…]     1,000 and 100,000 when nothing is said
#include "models/sheet/export.h"
#include "tests/bench/need.h"
#include "tests/fakes/april_sheets.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <unordered_map>
#include <vector>

#include <unistd.h>

using namespace sekisho;
using namespace sekisho::sheet;
using sekisho::bench::need;

namespace {

constexpr DomainId kDomain = 10'000'001;
constexpr int kRounds = 7;

template<class Work>
double millisOf(Work&& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void report(const char* what, std::size_t rows, std::vector<double> times, const std::string& more = {}) {
    std::ranges::sort(times);
    fmt::print("{{\"id\":\"F9\",\"what\":\"{}\",\"size\":{},\"n\":{},\"p50_ms\":{:.1f},\"max_ms\":{:.1f}{}}}\n", what,
               rows, times.size(), times[times.size() / 2], times.back(), more);
    std::fflush(stdout);
}

double residentMegabytes() {
    std::ifstream statm("/proc/self/statm");
    double total = 0;
    double resident = 0;
    statm >> total >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

struct Bench {
    explicit Bench(std::size_t rows) : count(rows) {
        std::string pattern = (std::filesystem::temp_directory_path() / "sekisho-sheet-XXXXXX").string();
        folder = ::mkdtemp(pattern.data());
        structure = fakes::sampleStructure(count, kDomain, 1);
        members.reserve(count);
        const Instant now = *parseInstant("2026-04-01T00:00:00Z");
        for (std::size_t i = 0; i < count; ++i)
            members.push_back(fakes::sampleMember(i, structure, kDomain, "demo", now, 1));
        for (const Member& member : members)
            byId.emplace(member.id.value, &member);
    }
    ~Bench() { std::filesystem::remove_all(folder); }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    MemberSource source() {
        return [this](std::span<const UserId> ids) -> Result<std::vector<Member>> {
            std::vector<Member> out;
            out.reserve(ids.size());
            for (const UserId& id : ids)
                out.push_back(*byId.at(id.value));
            return out;
        };
    }

    void write(const char* name, FileFormat format) {
        std::vector<std::string> keys;
        for (const Column* column : serviceColumns())
            keys.emplace_back(column->key);
        std::vector<UserId> ids;
        for (const Member& member : members)
            ids.push_back(member.id);
        auto writer = need(createFile(folder / name, format, "members"), "creating");
        need(exportMembers(*writer, keys, ids, source(), directory, {}), "exporting");
        need(writer->finish(), "finishing");
    }

    Part read(const char* name) {
        const auto file = need(openFile(folder / name), "opening");
        const FileFacts facts = need(inspectFile(*file), "inspecting");
        Table table = need(loadTable(*file, facts, 0), "loading");
        Mapping mapping = detectMapping(table, "", {});
        mapping.passwords = Passwords::Later;
        need(checkMapping(mapping), "mapping");
        return {"", std::move(table), std::move(mapping)};
    }

    void run() {
        std::vector<double> filling;
        filling.push_back(millisOf([&] { directory = fakes::directoryOf(structure, members, kDomain, "demo"); }));
        report("what is known of the tenant", count, filling);
        report("export of 22 columns, CSV", count, {millisOf([&] { write("a.csv", FileFormat::Csv); })});
        report("export of 22 columns, XLSX", count, {millisOf([&] { write("a.xlsx", FileFormat::Xlsx); })});
        std::vector<double> csv;
        std::vector<double> xlsx;
        for (int i = 0; i < 3; ++i) {
            csv.push_back(millisOf([&] { read("a.csv"); }));
            xlsx.push_back(millisOf([&] { read("a.xlsx"); }));
        }
        report("read of 22 columns, CSV", count, csv);
        report("read of 22 columns, XLSX", count, xlsx);
        check();
    }

    void check() {
        Part part = read("a.csv");
        // Every hundredth row has a fault, as in a file that people made.
        const auto reading = static_cast<std::size_t>(part.mapping.columnOf("phoneticLastName"));
        for (std::size_t row = 1; row < part.table.rows(); row += 100)
            part.table.setCell(row, reading, "さとう");
        std::vector<Part> parts;
        parts.push_back(std::move(part));
        Checker checker(directory, std::move(parts));
        std::vector<double> one;
        std::vector<double> all;
        for (int i = 0; i < kRounds; ++i) {
            all.push_back(millisOf([&] { need(checker.run(), "checking"); }));
            one.push_back(millisOf([&] { need(checker.run({}, 1), "checking"); }));
        }
        const std::string faults = fmt::format(",\"faults\":{}", checker.counts().faults);
        report("check of 22 columns, all cores", count, all, faults);
        report("check of 22 columns, one core", count, one, faults);
        std::vector<double> corrections;
        for (std::size_t i = 0; i < 100; ++i)
            corrections.push_back(
                millisOf([&] { need(checker.setCell(0, 1 + i * 7 % count, reading, "サトウ"), "correcting"); }));
        report("correction of one cell", count, corrections);
        std::int64_t bytes = 0;
        std::int64_t operations = 0;
        const double making = millisOf([&] {
            OperationStream stream(checker, source());
            OperationChunk chunk;
            for (bool more = true; more; bytes += static_cast<std::int64_t>(chunk.lines.size()))
                more = need(stream.next(chunk), "operations");
            operations = stream.made();
        });
        report("operations for a tenant that is so already", count, {making},
               fmt::format(",\"operations\":{},\"bytes\":{}", operations, bytes));
        Directory empty;
        empty.tenant = directory.tenant;
        std::vector<Part> fresh;
        fresh.push_back(read("a.csv"));
        Checker adding(empty, std::move(fresh));
        const double checking = millisOf([&] { need(adding.run(), "checking"); });
        report("check of rows that are all added", count, {checking},
               fmt::format(",\"faults\":{}", adding.counts().faults));
        bytes = 0;
        const double writing = millisOf([&] {
            OperationStream stream(adding, {});
            OperationChunk chunk;
            for (bool more = true; more; bytes += static_cast<std::int64_t>(chunk.lines.size()))
                more = need(stream.next(chunk), "operations");
        });
        report("operations that add everybody", count, {writing},
               fmt::format(",\"bytes\":{},\"resident_MB\":{:.0f}", bytes, residentMegabytes()));
    }

    std::size_t count;
    std::filesystem::path folder;
    fakes::SampleStructure structure;
    std::vector<Member> members;
    std::unordered_map<std::string, const Member*> byId;
    Directory directory;
};

} // namespace

int main(int argc, char** argv) {
    std::vector<std::size_t> sizes;
    for (int i = 1; i < argc; ++i)
        sizes.push_back(std::strtoull(argv[i], nullptr, 10));
    if (sizes.empty()) sizes = {1'000, 100'000};
    for (const std::size_t size : sizes)
        Bench(size).run();
    return 0;
}
