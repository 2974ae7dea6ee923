// The program that many files of tests are joined to: its first argument says which of them runs.
#include "tests/fakes/qt_suite.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>

namespace sekisho::tests {

namespace {

std::map<std::string, QtSuite::Run>& suites() {
    static std::map<std::string, QtSuite::Run> all;
    return all;
}

} // namespace

QtSuite::QtSuite(const char* name, Run run) {
    suites().emplace(name, run);
}

} // namespace sekisho::tests

int main(int argc, char** argv) {
    const auto& all = sekisho::tests::suites();
    const auto found = argc > 1 ? all.find(argv[1]) : all.end();
    if (found == all.end()) {
        std::fprintf(stderr, "Which of these files of tests?\n");
        for (const auto& [name, run] : all)
            std::fprintf(stderr, "  %s\n", name.c_str());
        return 2;
    }
    std::rotate(argv + 1, argv + 2, argv + argc); // its name is no option of QTest
    return found->second(argc - 1, argv);
}
