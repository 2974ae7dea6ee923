#include "ui/diff/import_run.h"

#include "models/commands/words.h"
#include "ui/diff/changeset_view.h"
#include "ui/diff/check_page.h"
#include "ui/diff/result_rows.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/list_export.h"
#include "ui/widgets/state_page.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QRegularExpression>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::diff {

using commands::fromUtf8;
using commands::toUtf8;

QString droppedFile(const QMimeData* data) {
    const QList<QUrl> urls = data ? data->urls() : QList<QUrl>();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

void chooseSheet(QWidget* over, std::function<void(const QString& path)> chosen) {
    auto* dialog = new QFileDialog(over, ImportRun::tr("Choose a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ImportRun::tr("Sheets (*.csv *.tsv *.txt *.xlsx *.ods)"), ImportRun::tr("All files (*)")});
    QObject::connect(dialog, &QFileDialog::fileSelected, over, std::move(chosen));
    dialog->open();
}

namespace {

// The file of another sheet, in the same folder and under no name that is taken.
QString besideOf(const QString& path, QString sheet) {
    static const QRegularExpression unfit(QStringLiteral("[/\\\\:*?\"<>|]"));
    const QFileInfo file(path);
    const QString stem = file.path() + QLatin1Char('/') + file.completeBaseName() + QLatin1Char('-') +
                         sheet.replace(unfit, QStringLiteral("_"));
    QString found = stem;
    for (int number = 2; QFileInfo::exists(found + QLatin1Char('.') + file.suffix()); ++number)
        found = QStringLiteral("%1-%2").arg(stem).arg(number);
    return found + QLatin1Char('.') + file.suffix();
}

} // namespace

ImportRun::ImportRun(Services services, Banner* banner, std::function<QString(std::size_t, int)> heading,
                     QWidget* parent)
    : QWidget(parent), services_(services), banner_(banner), pages_(new QStackedWidget(this)),
      checkSide_(new QSplitter(Qt::Horizontal, this)),
      check_(new CheckPage(services.desk, services.gui, std::move(heading), checkSide_)), sending_(new StatePage(this)),
      changes_(new ChangesetView(services.pipe, services.cache, services.gui, this)) {
    checkSide_->setChildrenCollapsible(false);
    checkSide_->setHandleWidth(1);
    checkSide_->addWidget(check_);
    changes_->setMayDecide([this] { return whyNot_ ? whyNot_() : QString(); });
    for (QWidget* page : std::initializer_list<QWidget*>{checkSide_, sending_, changes_})
        pages_->addWidget(page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(pages_);
    connectParts();
}

ImportRun::~ImportRun() {
    if (upload_) upload_->stop();
}

void ImportRun::connectParts() {
    connect(check_, &CheckPage::stepTaken, this, &ImportRun::remember);
    connect(check_, &CheckPage::corrected, this, [this] {
        Q_EMIT moved();
        Q_EMIT checked();
    });
    connect(check_, &CheckPage::failed, this, &ImportRun::fail);
    connect(changes_, &ChangesetView::applied, this, [this] {
        services_.sync.refreshNow();
        banner_->announce(Banner::Kind::Success, tr("The changes are applied. A file tells what became of each row."),
                          tr("Save the results…"), [this] { saveResults(); });
        Q_EMIT moved();
    });
    connect(changes_, &ChangesetView::undone, changes_, &ChangesetView::present);
    connect(changes_, &ChangesetView::discarded, this, [this] { goTo(Step::Check); });
    connect(&changes_->follower(), &commands::ChangesetFollower::moved, this, &ImportRun::moved);
}

void ImportRun::setBesideCheck(QWidget* widget) {
    checkSide_->addWidget(widget);
    checkSide_->setStretchFactor(0, 3);
    checkSide_->setStretchFactor(1, 2);
}

void ImportRun::setMayDecide(std::function<QString()> whyNot) {
    whyNot_ = std::move(whyNot);
}

bool ImportRun::planned() const {
    return step_ == Step::Changes && changes_->follower().now().state == ChangesetState::Planned;
}

bool ImportRun::applied() const {
    return step_ == Step::Changes && changes_->follower().now().state == ChangesetState::Applied;
}

const ports::ImportCounts& ImportRun::counts() const {
    return check_->counts();
}

QString ImportRun::whyNotSend() const {
    const ports::ImportCounts& now = counts();
    if (now.added + now.changed + now.removed + now.other == 0) return tr("There is no row that could be taken.");
    return whyNot_ ? whyNot_() : QString();
}

void ImportRun::goTo(Step step) {
    step_ = step;
    QWidget* const places[] = {checkSide_, sending_, changes_};
    pages_->setCurrentWidget(places[static_cast<int>(step)]);
    Q_EMIT moved();
}

void ImportRun::refresh() {
    changes_->refresh();
    Q_EMIT moved();
}

void ImportRun::start(const ports::ImportFile& file) {
    file_ = file;
    working_ = true;
    check_->checking();
    goTo(Step::Check);
    call_ = services_.desk.check(
        services_.gui, [this](std::int64_t done, std::int64_t total) { check_->setProgress(done, total); },
        [this](Result<ports::ImportCounts> counts) {
            if (counts) return replay(*counts);
            working_ = false;
            fail(counts.error());
            Q_EMIT checkFailed();
        });
}

void ImportRun::resume(const ports::ImportFile& file, const std::vector<commands::SheetStep>& steps) {
    forget();
    again_.assign(steps.begin(), steps.end());
    start(file);
}

void ImportRun::forget() {
    steps_.clear();
    again_.clear();
}

void ImportRun::remember(const commands::SheetStep& step) {
    const bool cell = !step.suggestions && step.part < file_.parts.size();
    if (cell && file_.parts[step.part].mapping.columnOf("password") == static_cast<int>(step.column)) return;
    steps_.push_back(step);
}

void ImportRun::replay(const ports::ImportCounts& counts) {
    if (again_.empty()) {
        working_ = false;
        check_->present(file_, counts);
        Q_EMIT moved();
        Q_EMIT checked();
        return;
    }
    const commands::SheetStep step = std::move(again_.front());
    again_.pop_front();
    const auto taken = [this, step, counts](const Result<ports::ImportCounts>& now) {
        if (now)
            steps_.push_back(step);
        else // the rest stood on it
            again_.clear();
        replay(now ? *now : counts);
        if (!now) fail(now.error());
    };
    call_ = step.suggestions
                ? services_.desk.takeSuggestions({}, services_.gui, taken)
                : services_.desk.setCell(step.part, step.row, step.column, step.text, services_.gui, taken);
}

void ImportRun::send(bool invite) {
    working_ = true;
    sending_->present(StatePage::Look::Loading, tr("Sending the rows to the service"));
    goTo(Step::Sending);
    NewChangeset wanted;
    wanted.origin = ChangesetOrigin::Import;
    wanted.title = file_.path.filename().string();
    wanted.sendInvitations = invite;
    call_ = services_.pipe.create(wanted, services_.gui, [this](Result<Changeset> made) {
        if (!made) return sent(made.error());
        sendInto(*made);
    });
}

void ImportRun::sendInto(const Changeset& changeset) {
    changeset_ = changeset.id;
    upload_ = commands::ChangesetUpload::make(services_.pipe);
    upload_->into(changeset_);
    call_ = services_.desk.send(
        upload_->sink(), services_.gui,
        [this](std::int64_t done, std::int64_t total) { sending_->setProgress(done, total); },
        [this](Result<ports::ImportSent> outcome) { sent(std::move(outcome)); });
}

void ImportRun::sent(Result<ports::ImportSent> outcome) {
    upload_.reset();
    const auto stop = [this] {
        working_ = false;
        goTo(Step::Check);
    };
    if (!outcome) {
        stop();
        return fail(outcome.error());
    }
    if (outcome->operations == 0) {
        stop();
        banner_->announce(Banner::Kind::Information,
                          tr("Everything in the file is so already. There is nothing to do."));
        return;
    }
    call_ = services_.pipe.plan(changeset_, services_.gui, [this, stop](Result<Changeset> planned) {
        if (!planned) {
            stop();
            return fail(planned.error());
        }
        working_ = false;
        changes_->present(*planned);
        goTo(Step::Changes);
    });
}

void ImportRun::back() {
    if (planned()) changes_->follower().discard(); // discarded() then goes back
}

// --- results -------------------------------------------------------------------------------------------------------

ListTable ImportRun::changesForFile() const {
    return changes_->rowsForFile();
}

void ImportRun::saveResults() {
    const bool faults = step_ == Step::Check;
    auto* dialog = new QFileDialog(this, faults ? tr("Save the rows with faults") : tr("Save the results"));
    dialog->setObjectName(QStringLiteral("import.resultsFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Excel workbook (*.xlsx)"), tr("CSV (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    dialog->selectFile(fromUtf8(file_.path.stem().string()) + (faults ? tr("-faults") : tr("-results")) +
                       QStringLiteral(".xlsx"));
    connect(dialog, &QFileDialog::fileSelected, this, &ImportRun::writeResults);
    dialog->open();
}

void ImportRun::writeResults(const QString& path) {
    std::deque<std::pair<std::size_t, QString>> parts;
    for (std::size_t part = 0; part < file_.parts.size(); ++part)
        if (file_.parts[part].chosen)
            parts.emplace_back(part, parts.empty() ? path : besideOf(path, fromUtf8(file_.parts[part].name)));
    ports::ResultRequest request;
    request.format = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ? "csv" : "xlsx";
    request.japanese = commands::language() == commands::Language::Japanese;
    request.sentence = [](const Error& error) { return toUtf8(commands::errorText(error)); };
    request.onlyFaulty = step_ == Step::Check;
    const QString told =
        parts.size() > 1
            ? tr("One file for each sheet is beside %1.").arg(path)
            : (request.onlyFaulty ? tr("The rows with faults are in %1.") : tr("The results are in %1.")).arg(path);
    if (request.onlyFaulty) return writeParts(std::move(parts), request, told);
    request.withPasswords = true;
    auto* rows = new ResultRows(services_.pipe, services_.gui, this);
    connect(rows, &ResultRows::failed, this, &ImportRun::fail);
    connect(rows, &ResultRows::complete, this, [this, rows, parts, request, told]() mutable {
        request.result = rows->lookUp();
        rows->deleteLater();
        writeParts(std::move(parts), request, told);
    });
    rows->collect(changeset_);
}

void ImportRun::writeParts(std::deque<std::pair<std::size_t, QString>> parts, const ports::ResultRequest& request,
                           const QString& told) {
    const auto [part, path] = parts.front();
    parts.pop_front();
    ports::ResultRequest one = request;
    one.path = path.toStdString();
    call_ = services_.desk.saveResults(
        part, std::move(one), services_.gui, {},
        [this, parts = std::move(parts), path = path, request, told](const Result<std::monostate>& saved) {
            if (!saved) return fail(saved.error());
            if (!parts.empty()) return writeParts(parts, request, told);
            banner_->announce(Banner::Kind::Success, told, tr("Open"),
                              [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
        });
}

void ImportRun::fail(const Error& error) {
    if (error.kind != ErrorKind::Cancelled) banner_->tell(error);
    Q_EMIT moved();
}

} // namespace sekisho::ui::diff

#include "moc_import_run.cpp"
