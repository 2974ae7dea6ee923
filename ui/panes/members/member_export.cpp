#include "ui/panes/members/member_export.h"

#include "models/commands/custom_values.h"
#include "models/commands/export_rows.h"
#include "models/commands/words.h"
#include "ui/forms/member_text.h"
#include "ui/panes/members/member_words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QButtonGroup>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::members {

namespace {

constexpr std::size_t kColumnSlice = 2'000;
constexpr std::size_t kFieldSlice = 200;
constexpr int kByteOrderMark = 3;

QString isoTime(Instant at) {
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(toMillis(at));
    return when.toOffsetFromUtc(when.offsetFromUtc()).toString(Qt::ISODate);
}

QString exportedCell(const ports::MemberCells& cells, ports::MemberColumn column) {
    using Column = ports::MemberColumn;
    const auto time = [](std::int64_t ms) { return ms > 0 ? isoTime(fromMillis(ms)) : QString(); };
    switch (column) {
    case Column::Name:
        return commands::fromUtf8(cells.name);
    case Column::Reading:
        return commands::fromUtf8(cells.reading);
    case Column::LoginId:
        return commands::fromUtf8(cells.loginId);
    case Column::OrgUnit:
        return commands::fromUtf8(cells.orgUnit);
    case Column::Position:
        return commands::fromUtf8(cells.position);
    case Column::Level:
        return commands::fromUtf8(cells.level);
    case Column::UserType:
        return commands::fromUtf8(cells.userType);
    case Column::Status:
        return commands::statusText(cells.status);
    case Column::EmployeeNumber:
        return commands::fromUtf8(cells.employeeNumber);
    case Column::Telephone:
        return commands::fromUtf8(cells.telephone);
    case Column::CellPhone:
        return commands::fromUtf8(cells.cellPhone);
    case Column::NickName:
        return commands::fromUtf8(cells.nickName);
    case Column::HiredDate:
        return commands::fromUtf8(cells.hiredDate);
    case Column::LastAccess:
        return time(cells.lastAccess);
    case Column::CreatedAt:
        return time(cells.createdAt);
    case Column::ExternalKey:
        return commands::fromUtf8(cells.externalKey);
    case Column::Count:
        break;
    }
    return {};
}

// As in read mode, but dates and codes as a machine reads them.
QString exportedField(const Member& member, std::string_view key, ports::Cache& cache) {
    if (key == "birthday") return commands::fromUtf8(member.birthday);
    if (key == "hiredDate") return commands::fromUtf8(member.hiredDate);
    if (key == "locale") return commands::fromUtf8(member.locale);
    if (key == "activationDate") return member.activation ? isoTime(*member.activation) : QString();
    if (key == "leaveOfAbsence")
        return member.leave.start && member.leave.end
                   ? isoTime(*member.leave.start) + QLatin1Char('/') + isoTime(*member.leave.end)
                   : QString();
    return memberFieldValue(member, key, cache);
}

std::vector<std::string> exportedKeys(const ports::Cache& cache) {
    std::vector<std::string> keys;
    for (const FieldGroup& group : memberFieldGroups(cache))
        keys.insert(keys.end(), group.keys.begin(), group.keys.end());
    keys.push_back("organizations.orgUnits");
    keys.push_back("searchable");
    return keys;
}

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
    auto* all = new QRadioButton(tr("All fields"), this);
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

MemberExport::MemberExport(const PaneServices& services, ExportPlan plan, QObject* parent)
    : QObject(parent), services_(services), plan_(std::move(plan)), file_(plan_.path) {}

MemberExport::~MemberExport() {
    if (control_) control_->finish(Error(ErrorKind::Cancelled, "CANCELLED"));
}

void MemberExport::start() {
    ports::JobSpec job;
    job.title = tr("Export %n member(s) to a file", nullptr, static_cast<int>(plan_.rows.size())).toStdString();
    job.canCancel = true;
    job.work = [this](std::shared_ptr<ports::JobControl> control) {
        control_ = std::move(control);
        control_->progress(0, static_cast<std::int64_t>(plan_.rows.size()));
        QTimer::singleShot(0, this, &MemberExport::slice);
    };
    services_.jobs.start(std::move(job));
}

bool MemberExport::write(const std::vector<QStringList>& rows) {
    QByteArray bytes = commands::csv(rows);
    if (!std::exchange(first_, false)) bytes.remove(0, kByteOrderMark);
    return file_.write(bytes) == bytes.size();
}

void MemberExport::slice() {
    if (control_->cancelled()) {
        finish(Error(ErrorKind::Cancelled, "CANCELLED"));
        return;
    }
    if (first_) {
        QStringList head;
        if (plan_.allFields) {
            keys_ = exportedKeys(services_.cache); // the same to the end of the file
            for (const std::string& key : keys_)
                head << memberFieldLabel(key, services_.cache);
            head << columnHead(ports::MemberColumn::Status) << columnHead(ports::MemberColumn::LastAccess);
        } else {
            for (const ports::MemberColumn column : plan_.columns)
                head << columnHead(column);
            for (const QString& name : plan_.customs)
                head << memberFieldLabel(std::string(commands::kCustomPrefix) + commands::toUtf8(name),
                                         services_.cache);
        }
        if (!file_.open(QIODevice::WriteOnly) || !write({head})) {
            finish(Error(ErrorKind::Storage, "FILE_WRITE_FAILED"));
            return;
        }
    }
    const std::size_t most = plan_.allFields || !plan_.customs.isEmpty() ? kFieldSlice : kColumnSlice;
    const std::size_t upTo = std::min(at_ + most, plan_.rows.size());
    if (plan_.allFields)
        fieldSlice(upTo);
    else if (!plan_.customs.isEmpty())
        customSlice(upTo);
    else
        columnSlice(upTo);
}

void MemberExport::columnSlice(std::size_t upTo) {
    std::vector<QStringList> rows;
    rows.reserve(upTo - at_);
    const ports::MemberList& list = services_.cache.members();
    for (std::size_t i = at_; i < upTo; ++i) {
        const ports::MemberCells cells = list.cells(plan_.rows[i]);
        if (cells.id.empty()) continue; // deleted for good meanwhile
        rows.push_back(usualCells(cells));
    }
    writeAndGoOn(rows, upTo);
}

QStringList MemberExport::usualCells(const ports::MemberCells& cells) const {
    QStringList row;
    for (const ports::MemberColumn column : plan_.columns)
        row << exportedCell(cells, column);
    return row;
}

void MemberExport::writeAndGoOn(const std::vector<QStringList>& rows, std::size_t upTo) {
    if (write(rows))
        next(upTo);
    else
        finish(Error(ErrorKind::Storage, "FILE_WRITE_FAILED"));
}

// Values of custom properties stand in the records only.
void MemberExport::customSlice(std::size_t upTo) {
    std::vector<UserId> ids;
    for (std::size_t i = at_; i < upTo; ++i)
        if (const ports::MemberCells cells = services_.cache.members().cells(plan_.rows[i]); !cells.id.empty())
            ids.emplace_back(std::string(cells.id));
    call_ = services_.cache.members(std::move(ids), services_.gui, [this, upTo](Result<std::vector<Member>> found) {
        if (!found) return finish(found.error());
        std::vector<QStringList> rows;
        for (const Member& member : *found) {
            const auto row = services_.cache.members().find(member.id.value);
            if (!row) continue; // deleted for good meanwhile
            QStringList cells = usualCells(services_.cache.members().cells(*row));
            for (const QString& name : plan_.customs)
                cells << memberFieldValue(member, std::string(commands::kCustomPrefix) + commands::toUtf8(name),
                                          services_.cache);
            rows.push_back(std::move(cells));
        }
        writeAndGoOn(rows, upTo);
    });
}

void MemberExport::fieldSlice(std::size_t upTo) {
    std::vector<UserId> ids;
    for (std::size_t i = at_; i < upTo; ++i)
        if (const ports::MemberCells cells = services_.cache.members().cells(plan_.rows[i]); !cells.id.empty())
            ids.emplace_back(std::string(cells.id));
    call_ = services_.cache.members(std::move(ids), services_.gui, [this, upTo](Result<std::vector<Member>> found) {
        if (!found) {
            finish(found.error());
            return;
        }
        std::vector<QStringList> rows;
        for (const Member& member : *found) {
            QStringList row;
            for (const std::string& key : keys_)
                row << exportedField(member, key, services_.cache);
            row << commands::statusText(member.statusAt(services_.clock.now()))
                << (member.lastAccess ? isoTime(*member.lastAccess) : QString());
            rows.push_back(std::move(row));
        }
        writeAndGoOn(rows, upTo);
    });
}

void MemberExport::next(std::size_t upTo) {
    at_ = upTo;
    control_->progress(static_cast<std::int64_t>(at_), static_cast<std::int64_t>(plan_.rows.size()));
    if (at_ < plan_.rows.size()) {
        QTimer::singleShot(0, this, &MemberExport::slice);
        return;
    }
    if (file_.commit())
        finish({});
    else
        finish(Error(ErrorKind::Storage, "FILE_WRITE_FAILED"));
}

void MemberExport::finish(Done outcome) {
    if (!outcome) {
        Error& error = outcome.error();
        if (error.code == "FILE_WRITE_FAILED") {
            if (file_.error() == QFileDevice::ResourceError) error = Error(ErrorKind::DiskFull, "DISK_FULL");
            error.params.push_back({"path", plan_.path.toStdString()});
            error.detail = file_.errorString().toStdString();
        }
        file_.cancelWriting();
        const Error told = error;
        std::exchange(control_, {})->finish(std::move(outcome));
        if (told.kind != ErrorKind::Cancelled) Q_EMIT failed(told);
    } else {
        std::exchange(control_, {})->finish({});
        Q_EMIT written(static_cast<qint64>(plan_.rows.size()), plan_.path);
    }
    deleteLater();
}

} // namespace sekisho::ui::members
