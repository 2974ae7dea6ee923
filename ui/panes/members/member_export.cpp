#include "ui/panes/members/member_export.h"

#include "models/commands/words.h"
#include "ui/forms/member_text.h"
#include "ui/panes/members/member_words.h"
#include "ui/panes/members/members_pane.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace sekisho::ui::members {

namespace {

constexpr std::size_t kPiece = 2'000;

std::string exportedCell(const ports::MemberCells& cells, ports::MemberColumn column) {
    using Column = ports::MemberColumn;
    const auto time = [](std::int64_t ms) {
        return ms > 0 ? commands::toUtf8(isoTime(fromMillis(ms))) : std::string();
    };
    switch (column) {
    case Column::Name:
        return std::string(cells.name);
    case Column::Reading:
        return std::string(cells.reading);
    case Column::LoginId:
        return std::string(cells.loginId);
    case Column::OrgUnit:
        return std::string(cells.orgUnit);
    case Column::Position:
        return std::string(cells.position);
    case Column::Level:
        return std::string(cells.level);
    case Column::UserType:
        return std::string(cells.userType);
    case Column::Status:
        return commands::toUtf8(commands::statusText(cells.status));
    case Column::EmployeeNumber:
        return std::string(cells.employeeNumber);
    case Column::Telephone:
        return std::string(cells.telephone);
    case Column::CellPhone:
        return std::string(cells.cellPhone);
    case Column::NickName:
        return std::string(cells.nickName);
    case Column::HiredDate:
        return std::string(cells.hiredDate);
    case Column::LastAccess:
        return time(cells.lastAccess);
    case Column::LastSignIn:
        return time(cells.lastSignIn);
    case Column::CreatedAt:
        return time(cells.createdAt);
    case Column::ExternalKey:
        return std::string(cells.externalKey);
    case Column::Count:
        break;
    }
    return {};
}

// Rows that have to be read yet. When the list is about to exchange its rows, their ids are kept instead.
class RowsToWrite {
  public:
    RowsToWrite(ports::Cache& cache, ports::Executor& gui, ShownMembers shown)
        : cache_(cache), gui_(gui), list_(cache.members()), shown_(std::move(shown)),
          exchange_(list_.watchExchange([this] { keepIds(); })) {}

    ports::CallHandle next(const ports::Reply<ExportPage>& reply) {
        if (!shown_.properties.empty()) return nextWithProperties(reply);
        ExportPage page;
        eachOfPiece([&](const ports::MemberCells& cells) { page.rows.push_back(line(cells)); });
        page.last = ended();
        reply(std::move(page));
        return {};
    }

  private:
    // Their values stand in the records only. `this` is kept by the table for as long as the handle.
    ports::CallHandle nextWithProperties(const ports::Reply<ExportPage>& reply) {
        std::vector<UserId> ids;
        eachOfPiece([&](const ports::MemberCells& cells) { ids.emplace_back(std::string(cells.id)); });
        return cache_.members(std::move(ids), gui_, [this, reply](Result<std::vector<Member>> found) {
            if (!found) return reply(found.error());
            ExportPage page;
            for (const Member& member : *found) {
                const auto row = list_.find(member.id.value);
                if (!row) continue;
                std::vector<std::string>& cells = page.rows.emplace_back(line(list_.cells(*row)));
                for (const std::string& key : shown_.properties)
                    cells.push_back(commands::toUtf8(memberFieldValue(member, key, cache_)));
            }
            page.last = ended();
            reply(std::move(page));
        });
    }
    template<class Take>
    void eachOfPiece(Take take) {
        const std::size_t upTo = std::min(at_ + kPiece, shown_.rows.size());
        for (; at_ < upTo; ++at_) {
            const auto row = ids_.empty() ? std::optional(shown_.rows[at_]) : list_.find(ids_[at_]);
            const ports::MemberCells cells = row ? list_.cells(*row) : ports::MemberCells();
            if (!cells.id.empty()) take(cells); // else deleted for good meanwhile
        }
    }
    std::vector<std::string> line(const ports::MemberCells& cells) const {
        std::vector<std::string> out;
        for (const ports::MemberColumn column : shown_.columns)
            out.push_back(exportedCell(cells, column));
        return out;
    }
    bool ended() const { return at_ == shown_.rows.size(); }
    void keepIds() {
        if (!ids_.empty()) return;
        ids_.reserve(shown_.rows.size());
        for (const ports::RowNo row : shown_.rows)
            ids_.emplace_back(list_.cells(row).id);
    }

    ports::Cache& cache_;
    ports::Executor& gui_;
    ports::MemberList& list_;
    ShownMembers shown_;
    std::vector<std::string> ids_;
    std::size_t at_ = 0;
    ports::CallHandle exchange_;
};

} // namespace

ExportDialog::ExportDialog(qint64 shown, qint64 selected, std::function<void(ExportChoice)> agreed, QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("members.exportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export members"));
    setMinimumWidth(420);
    const QLocale locale = commands::locale();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(8);
    auto* whoTitle = new QLabel(tr("Members"), this);
    auto* everyone = new QRadioButton(tr("The list as filtered (%1)").arg(locale.toString(shown)), this);
    auto* chosen = new QRadioButton(tr("The selection (%1)").arg(locale.toString(selected)), this);
    auto* whatTitle = new QLabel(tr("Columns"), this);
    auto* visible = new QRadioButton(tr("The visible columns"), this);
    auto* all = new QRadioButton(tr("All fields, as an import takes them back"), this);
    everyone->setObjectName(QStringLiteral("export.list"));
    chosen->setObjectName(QStringLiteral("export.selection"));
    visible->setObjectName(QStringLiteral("export.visible"));
    all->setObjectName(QStringLiteral("export.all"));
    chosen->setEnabled(selected > 0);
    chosen->setToolTip(selected > 0 ? QString() : tr("Nothing is selected."));
    for (const auto& [first, second] : {std::pair{everyone, chosen}, std::pair{visible, all}}) {
        auto* group = new QButtonGroup(this);
        group->addButton(first);
        group->addButton(second);
    }
    // Only now: without their groups all four are one choice, and the second would take back the first.
    (selected > 1 ? chosen : everyone)->setChecked(true);
    visible->setChecked(true);
    auto* advice = new WrappedLabel(this);
    advice->say(
        tr("The file holds personal data in plain text. Keep it safe and delete it when it is no longer needed."));
    for (QLabel* title : {whoTitle, whatTitle}) {
        setTextSize(title, TextSize::Strong);
    }
    for (QWidget* part : std::initializer_list<QWidget*>{whoTitle, everyone, chosen})
        column->addWidget(part);
    column->addSpacing(8);
    for (QWidget* part : std::initializer_list<QWidget*>{whatTitle, visible, all})
        column->addWidget(part);
    column->addSpacing(8);
    column->addWidget(advice);
    column->addSpacing(8);
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* go = buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole);
    go->setObjectName(QStringLiteral("export.go"));
    go->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, chosen, all, agreed = std::move(agreed)]() mutable {
        auto work = std::exchange(agreed, {});
        const ExportChoice choice{chosen->isChecked(), all->isChecked()};
        accept();
        if (work) work(choice);
    });
}

ListTable memberListTable(ports::Cache& cache, ports::Executor& gui, ShownMembers shown) {
    ListTable table;
    table.title = MembersPane::tr("Members");
    table.fileName = MembersPane::tr("members");
    table.rows = static_cast<qint64>(shown.rows.size());
    for (const ports::MemberColumn column : shown.columns)
        table.heads << columnHead(column);
    for (const std::string& key : shown.properties)
        table.heads << memberFieldLabel(key, cache);
    auto left = std::make_shared<RowsToWrite>(cache, gui, std::move(shown));
    table.more = [left](qint64, const ports::Reply<ExportPage>& reply) { return left->next(reply); };
    return table;
}

ports::SheetRequest memberSheet(const ports::MemberList& list, const std::vector<ports::RowNo>& rows, Instant now) {
    ports::SheetRequest request;
    request.japanese = commands::language() == commands::Language::Japanese;
    request.now = now;
    request.members.reserve(rows.size());
    for (const ports::RowNo row : rows)
        if (const ports::MemberCells cells = list.cells(row); !cells.id.empty())
            request.members.emplace_back(std::string(cells.id));
    return request;
}

} // namespace sekisho::ui::members

#include "moc_member_export.cpp"
