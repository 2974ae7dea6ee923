#pragma once
// What somebody does in the list of members, measured: typing into its filter, sorting, an organization, paging,
// selecting all. GUI thread.

#include "models/commands/member_commands.h"
#include "models/items/member_table_model.h"
#include "tests/bench/console_bench.h"
#include "ui/panes/members/edit_page.h"
#include "ui/panes/members/members_pane.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>

namespace sekisho::bench {

inline constexpr double kFrame = 16.0; // ms

inline void type(QLineEdit* field, const QString& letter) {
    QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, letter);
    QKeyEvent release(QEvent::KeyRelease, 0, Qt::NoModifier, letter);
    QCoreApplication::sendEvent(field, &press);
    QCoreApplication::sendEvent(field, &release);
}

inline void measureTyping(ui::MembersPane& pane, const QTableView* table, int members, int rounds) {
    auto* search = pane.findChild<QLineEdit*>(QStringLiteral("members.search"));
    if (!search) giveUp("there is no filter");
    // Words of somebody who is there: an empty list paints something else.
    const auto* model = table->model();
    const auto text = [&](int row, ports::MemberColumn column) {
        return model->index(row, static_cast<int>(column)).data().toString();
    };
    int somebody = 0;
    while (somebody + 1 < model->rowCount() && (text(somebody, ports::MemberColumn::Name).front() < QChar(0x4e00) ||
                                                text(somebody, ports::MemberColumn::LoginId).size() < 6))
        ++somebody;
    const QString login = text(somebody, ports::MemberColumn::LoginId);
    const std::vector<std::pair<const char*, QString>> words{
        {"one and two kanji", text(somebody, ports::MemberColumn::Name).left(2)},
        {"kana", text(somebody, ports::MemberColumn::Reading).left(3)},
        {"romaji", login.left(3)},
        {"ID", login.left(6)}};
    Times all;
    for (const auto& [name, word] : words) {
        Times times;
        for (int round = 0; round < rounds; ++round) {
            for (const QChar& letter : word) {
                times.add(untilPainted(table->viewport(), [&] { type(search, letter); }));
                all.add(times.all.back());
            }
            untilPainted(table->viewport(), [&] { search->clear(); });
        }
        print("F3", fmt::format("keystroke to painted, {}", name), members, times.text());
    }
    print("F3", "keystroke to painted, all", members, all.text());
}

inline void measureSorting(QTableView* table, int members, int rounds) {
    Times times;
    for (int round = 0; round < rounds; ++round)
        for (const ports::MemberColumn column : {ports::MemberColumn::LoginId, ports::MemberColumn::Reading,
                                                 ports::MemberColumn::OrgUnit, ports::MemberColumn::Name})
            times.add(untilPainted(table->viewport(), [&] {
                table->sortByColumn(static_cast<int>(column), round % 2 ? Qt::DescendingOrder : Qt::AscendingOrder);
            }));
    print("F4", "another sort column to painted", members, times.text());
    untilPainted(table->viewport(),
                 [&] { table->sortByColumn(static_cast<int>(ports::MemberColumn::Reading), Qt::AscendingOrder); });
}

// By reading and by standing in turns: the one is as it costs without the order of ranks, the other with it.
inline void measureOrganization(const ports::Cache& cache, QTableView* table, int members, int rounds) {
    auto* model = qobject_cast<items::MemberTableModel*>(table->model());
    const auto nodes = cache.orgTree();
    const ports::MemberQuery whole = model->query();
    Times byReading, byStanding;
    const auto choose = [&](Times& times, std::optional<ports::MemberColumn> sortBy) {
        for (const std::size_t place : {std::size_t{0}, nodes.size() / 2}) {
            ports::MemberQuery query = whole;
            query.orgUnit = nodes[place].id;
            query.sortBy = sortBy;
            times.add(untilPainted(table->viewport(), [&] { model->setQuery(query); }));
        }
    };
    for (int round = 0; round < rounds; ++round) {
        choose(byReading, ports::MemberColumn::Reading);
        choose(byStanding, std::nullopt);
    }
    untilPainted(table->viewport(), [&] { model->setQuery(whole); });
    print("F4", "an organization chosen to painted, by reading", members, byReading.text());
    print("F4", "an organization chosen to painted, by standing", members, byStanding.text());
}

inline void measurePaging(QTableView* table, int members, int rounds) {
    Times times;
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    const auto step = [&](const auto& act) { times.add(untilPainted(table->viewport(), act)); };
    for (int page = 0; page < rounds * 10; ++page)
        step([&] {
            const bool end = table->currentIndex().row() + 1 >= table->model()->rowCount();
            QKeyEvent press(QEvent::KeyPress, end ? Qt::Key_Home : Qt::Key_PageDown,
                            end ? Qt::ControlModifier : Qt::NoModifier);
            QCoreApplication::sendEvent(table, &press);
        });
    QScrollBar* bar = table->verticalScrollBar();
    const int pages = rounds * 10;
    for (int page = 1; page <= pages; ++page)
        step([&] { bar->setValue(static_cast<int>(static_cast<qint64>(bar->maximum()) * page / (pages + 1))); });
    const auto late = std::count_if(times.all.begin(), times.all.end(), [](double ms) { return ms > kFrame; });
    print("F5", "frames while paging", members, fmt::format("{},\"over16\":{}", times.text(), late));
}

// No target of its own: what every change of selection costs when all match, and what an action costs before it asks.
inline void measureSelecting(const ui::MembersPane& pane, const ui::PaneServices& services, QTableView* table,
                             int members, int rounds) {
    services.registry.setContextSource([&] { return ui::members::contextOf(services, pane.selection()); });
    Times judging, pinning;
    for (int round = 0; round < rounds; ++round) {
        table->clearSelection(); // and what was known of it
        table->selectAll();
        double begin = nowMillis();
        for (const commands::Command* command : services.registry.all())
            static_cast<void>(command->applicability(services.registry.context()));
        judging.add(nowMillis() - begin);
        begin = nowMillis();
        static_cast<void>(pane.selection().pinned());
        pinning.add(nowMillis() - begin);
    }
    table->clearSelection();
    services.registry.setContextSource({});
    print("sel", "all selected, every command judged", members, judging.text());
    print("sel", "all selected, read for an action", members, pinning.text());
}

} // namespace sekisho::bench
