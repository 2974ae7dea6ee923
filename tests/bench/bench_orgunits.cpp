// The tree of organizations with 10, 1,000 and as many as a tenant can have (10,000), without a display (offscreen): F2
// filled and painted, F3 filter as one types, F4 everything opened; and, of the largest, its export and check as a
// file. It does not grow with the members, so it is measured at one size of them only.
//
//   bench_orgunits MEMBERS     prints JSON records when MEMBERS is 100000
#include "models/sheet/export.h"
#include "models/sheet/new_org_units.h"
#include "ui/panes/orgunits/org_unit_tree.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <fmt/format.h>

#include <QApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

using namespace sekisho;

namespace {

constexpr int kMostOrgUnits = 10'000;
constexpr int kRounds = 20;
constexpr int kMeasuredAt = 100'000;

double millis(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

void print(const char* id, std::size_t units, const char* what, std::vector<double> times) {
    std::ranges::sort(times);
    const auto at = [&](double share) {
        const auto place = static_cast<std::size_t>(share * static_cast<double>(times.size()));
        return times[std::min(times.size() - 1, place)];
    };
    fmt::print("{{\"id\":\"{}\",\"what\":\"tree of {} organizations: "
               "{}\",\"size\":{},\"unit\":\"ms\",\"p50\":{:.2f},\"p95\":{:.2f},\"max\":{:.2f},"
               "\"n\":{}}}\n",
               id, fmt::group_digits(units), what, kMeasuredAt, at(0.5), at(0.95), times.back(), times.size());
}

// Ten branches at each of the first levels, names as they are in companies.
std::vector<OrgUnit> invented(int count) {
    constexpr const char* kinds[] = {"本部", "部", "課", "係", "班"};
    std::vector<OrgUnit> units;
    for (int i = 0; i < count; ++i) {
        OrgUnit unit;
        unit.domain = 10'000'001;
        unit.id = OrgUnitId(fmt::format("00000000-0000-4000-8000-{:012}", i));
        if (i >= 10) unit.parent = units[static_cast<std::size_t>(i / 10 - 1)].id;
        unit.displayOrder = i % 10 + 1;
        const int depth = i < 10 ? 0 : i < 110 ? 1 : i < 1'110 ? 2 : 3;
        unit.name = fmt::format("第{}{}", i, kinds[depth]);
        unit.email = fmt::format("org{}@demo", i);
        unit.version = 1;
        units.push_back(std::move(unit));
    }
    return units;
}

std::vector<ports::OrgNode> nodesOf(const std::vector<OrgUnit>& units) {
    std::vector<ports::OrgNode> nodes; // parents come before their children
    for (const OrgUnit& unit : units)
        nodes.push_back({unit.id, unit.parent.value_or(OrgUnitId()), unit.name, unit.displayOrder, 3, 30});
    return nodes;
}

void painted(QWidget& widget) {
    QCoreApplication::processEvents();
    widget.repaint();
}

void measureTree(const std::vector<ports::OrgNode>& nodes) {
    ui::orgunits::OrgUnitTree tree;
    tree.resize(360, 760);
    tree.show();
    painted(tree);
    std::vector<double> load, typing, open;
    for (int round = 0; round <= kRounds; ++round) {
        tree.setNodes({}, 0);
        painted(tree);
        const double took = millis([&] {
            tree.setNodes(nodes, 100'000);
            painted(*tree.viewport());
        });
        if (round > 0) load.push_back(took); // the first one warms up
    }
    for (const char* words : {"第12", "営業", "課", "9班", "第5"}) {
        const QString text = QString::fromUtf8(words);
        for (int length = 1; length <= text.size(); ++length)
            typing.push_back(millis([&] {
                tree.setFilter(text.left(length));
                painted(*tree.viewport());
            }));
        tree.setFilter({});
    }
    for (int round = 0; round < kRounds; ++round) {
        tree.collapseAll();
        painted(tree);
        open.push_back(millis([&] {
            tree.expandAll();
            painted(*tree.viewport());
        }));
    }
    print("F2", nodes.size(), "filled and painted", std::move(load));
    print("F3", nodes.size(), "filter, keystroke to painted", std::move(typing));
    print("F4", nodes.size(), "all opened and painted", std::move(open));
}

void measureFile(const std::vector<OrgUnit>& units) {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath(QStringLiteral("levels.csv")).toStdString();
    sheet::Directory directory;
    directory.tenant = {.domain = 10'000'001, .workgroup = "demo"};
    sheet::Directory empty;
    empty.tenant = directory.tenant;
    for (const OrgUnit& unit : units)
        directory.addOrgUnit(unit);
    std::vector<double> writing, checking;
    for (int round = 0; round < kRounds / 4; ++round) {
        writing.push_back(millis([&] {
            auto writer = sheet::createFile(path, sheet::FileFormat::Csv, "");
            if (!writer || !sheet::exportOrgUnitLevels(**writer, directory, {}) || !(*writer)->finish()) std::exit(1);
        }));
        checking.push_back(millis([&] {
            auto source = sheet::openFile(path);
            auto facts = sheet::inspectFile(**source);
            auto table = sheet::loadTable(**source, *facts, 0);
            sheet::Mapping mapping = sheet::newOrgUnitsMapping(*table, "");
            std::vector<sheet::Part> parts;
            parts.push_back({"", std::move(*table), std::move(mapping)});
            sheet::Checker checker(empty, std::move(parts));
            if (!checker.run() || checker.counts().added != kMostOrgUnits) std::exit(1);
        }));
    }
    print("F9", units.size(), "list written as CSV", std::move(writing));
    print("F9", units.size(), "list read and checked", std::move(checking));
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2 || std::atoi(argv[1]) != kMeasuredAt) return 0;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    ui::applyTheme(ui::Theme::Light);
    ui::applyLanguage(QStringLiteral("ja"));
    for (const int count : {10, 1'000, kMostOrgUnits})
        measureTree(nodesOf(invented(count)));
    measureFile(invented(kMostOrgUnits));
    return 0;
}
