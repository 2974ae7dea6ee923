#include "ui/panes/imports/import_pane.h"

#include "models/commands/words.h"
#include "ui/diff/import_run.h"
#include "ui/panes/imports/columns_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/list_export.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <filesystem>
#include <system_error>
#include <utility>

namespace sekisho::ui {

using diff::ImportRun;
using namespace imports;

namespace {

// As it is now; nothing of a file that is not there.
commands::SheetDraft sheetAt(const std::filesystem::path& path) {
    std::error_code error;
    commands::SheetDraft sheet;
    sheet.path = path.string();
    const auto size = std::filesystem::file_size(path, error);
    if (!error) sheet.size = static_cast<std::int64_t>(size);
    const auto changed = std::filesystem::last_write_time(path, error);
    if (!error) sheet.changedAt = static_cast<std::int64_t>(changed.time_since_epoch().count());
    return sheet;
}

QString nameOf(const commands::SheetDraft& sheet) {
    return commands::fromUtf8(std::filesystem::path(sheet.path).filename().string());
}

} // namespace

ImportPane::ImportPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent),
      kept_(new KeptDraft(this, services_.cache, KeptDraft::noteOf(menuKey()), [this] { return draftText(); })) {
    setObjectName(QStringLiteral("import.pane"));
    setAcceptDrops(true);
    build();
    connectParts();
    retranslate();
    offerDraft();
}

ImportPane::~ImportPane() {
    kept_->flush();
}

QString ImportPane::title() const {
    return tr("Bulk add and modify");
}

void ImportPane::build() {
    heading_ = new QLabel(this);
    setTextSize(heading_, TextSize::Page);
    steps_ = new QLabel(this);
    steps_->setObjectName(QStringLiteral("import.steps"));
    steps_->setTextFormat(Qt::RichText);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kNormal);
    head->addWidget(heading_);
    head->addSpacing(space::kLarge);
    head->addWidget(steps_);
    head->addStretch(1);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("import.banner"));
    start_ = new StatePage(this);
    start_->setIconName(QStringLiteral("document-import"));
    columns_ = new ColumnsPage(services_.imports, services_.gui, this);
    run_ = new ImportRun(
        {services_.imports, services_.gateway.changesets(), services_.cache, services_.sync, services_.gui}, banner_,
        [this](std::size_t part, int column) { return columns_->headingOf(part, column); }, this);
    run_->setMayDecide([this] { return refusal(); });
    pages_ = new QStackedWidget(this);
    for (QWidget* page : std::initializer_list<QWidget*>{start_, columns_, run_})
        pages_->addWidget(page);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    foot->setSpacing(space::kSmall);
    const auto button = [this](const char* name) {
        auto* made = new QPushButton(this);
        made->setObjectName(QLatin1String(name));
        made->setAutoDefault(false);
        return made;
    };
    another_ = button("import.another");
    results_ = button("import.results");
    back_ = button("import.back");
    next_ = button("import.next");
    next_->setDefault(true);
    foot->addWidget(another_);
    foot->addWidget(results_);
    foot->addStretch(1);
    foot->addWidget(back_);
    foot->addWidget(next_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(pages_, 1);
    column->addLayout(foot);
}

void ImportPane::connectParts() {
    connect(another_, &QPushButton::clicked, this, &ImportPane::chooseFile);
    connect(back_, &QPushButton::clicked, this, &ImportPane::back);
    connect(next_, &QPushButton::clicked, this, &ImportPane::next);
    connect(results_, &QPushButton::clicked, run_, &ImportRun::saveResults);
    connect(columns_, &ColumnsPage::mappingWanted, this,
            [this](std::size_t part, const ports::ImportMapping& mapping, bool chosen) {
                call_ = services_.imports.setMapping(part, mapping, chosen, services_.gui,
                                                     [this](Result<ports::ImportFile> file) {
                                                         if (!file) return columns_->showFault(file.error());
                                                         file_ = std::move(*file);
                                                         columns_->present(file_);
                                                         refresh();
                                                     });
            });
    connect(run_, &ImportRun::moved, this, &ImportPane::moved);
    connect(run_, &ImportRun::checkFailed, this, [this] { goTo(ColumnsStep); });
    connect(run_, &ImportRun::checked, this, [this] { waiting_.reset(); });
}

QString ImportPane::refusal() const {
    const ports::Identity* identity = services_.identity();
    if (!services_.online() || !identity) return tr("This needs a connection to the service.");
    return {};
}

// --- file ----------------------------------------------------------------------------------------------------------

void ImportPane::chooseFile() {
    diff::chooseSheet(this, [this](const QString& path) { openFile(path); });
}

void ImportPane::openFile(const QString& path) {
    waiting_.reset();
    open(path);
}

void ImportPane::open(const QString& path) {
    banner_->dismiss();
    run_->forget();
    working_ = true;
    start_->present(StatePage::Look::Loading, tr("Reading the file"));
    goTo(FileStep);
    call_ = services_.imports.open(
        path.toStdString(), ports::SheetUse::Anything, services_.gui,
        [this](std::int64_t done, std::int64_t total) { start_->setProgress(done, total); },
        [this](Result<ports::ImportFile> file) {
            working_ = false;
            retranslate();
            if (!file && waiting_) // the members may still be loading
                return banner_->tell(file.error(), tr("Go on with it"), [this] { resumeDraft(); });
            if (!file) return fail(file.error());
            file_ = std::move(*file);
            opened_ = sheetAt(file_.path);
            columns_->present(file_);
            goTo(ColumnsStep);
            if (!waiting_) return;
            goTo(RunStep);
            run_->resume(file_, waiting_->steps);
        });
    refresh();
}

// --- corrections of an earlier time --------------------------------------------------------------------------------

std::string ImportPane::draftText() const {
    commands::SheetDraft sheet = opened_;
    sheet.steps = run_->steps();
    if (waiting_) sheet = *waiting_;
    return hasDraft() && !sheet.steps.empty() ? commands::draftsText<commands::SheetDraft>({{"", {{}, sheet}}})
                                              : std::string();
}

void ImportPane::offerDraft() {
    kept_->tellOn(banner_);
    for (const auto& [id, draft] : commands::draftsFromText<commands::SheetDraft>(kept_->takeUp()))
        waiting_ = draft.edited;
    if (!waiting_) return;
    banner_->announce(Banner::Kind::Information,
                      tr("What you corrected in %1 and did not send is kept.").arg(nameOf(*waiting_)),
                      tr("Go on with it"), [this] { resumeDraft(); });
}

// Corrections are of cells: in another file they would stand somewhere else.
void ImportPane::resumeDraft() {
    if (!waiting_) return;
    commands::SheetDraft now = sheetAt(waiting_->path);
    now.steps = waiting_->steps;
    if (now == *waiting_) return open(commands::fromUtf8(now.path));
    banner_->announce(
        Banner::Kind::Warning,
        tr("%1 was changed or is not there any more. Its corrections do not fit it.").arg(nameOf(*waiting_)));
    waiting_.reset();
    moved();
}

void ImportPane::dragEnterEvent(QDragEnterEvent* event) {
    if (!diff::droppedFile(event->mimeData()).isEmpty() && !working_) event->acceptProposedAction();
}

void ImportPane::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    openFile(diff::droppedFile(event->mimeData()));
}

// --- steps ---------------------------------------------------------------------------------------------------------

void ImportPane::goTo(Step step) {
    step_ = step;
    QWidget* const places[] = {start_, columns_, run_};
    pages_->setCurrentWidget(places[step]);
    moved();
}

void ImportPane::moved() {
    refresh();
    Q_EMIT draftChanged();
}

bool ImportPane::hasDraft() const {
    return waiting_ || step_ == ColumnsStep ||
           (step_ == RunStep && (run_->step() != ImportRun::Step::Changes || run_->planned()));
}

void ImportPane::next() {
    if (step_ == FileStep) return chooseFile();
    banner_->dismiss();
    if (step_ == RunStep) return run_->send(columns_->invites());
    goTo(RunStep);
    run_->start(file_);
}

void ImportPane::back() {
    banner_->dismiss();
    if (run_->step() == ImportRun::Step::Check)
        goTo(ColumnsStep);
    else
        run_->back();
}

void ImportPane::fail(const Error& error) {
    if (error.kind != ErrorKind::Cancelled) banner_->tell(error);
    refresh();
}

void ImportPane::linkChanged() {
    run_->refresh();
}

void ImportPane::refresh() {
    const QString names[] = {tr("File"), tr("Columns"), tr("Check"), tr("Changes")};
    QStringList marked;
    const bool changes = step_ == RunStep && run_->step() == ImportRun::Step::Changes;
    const bool check = step_ == RunStep && !changes;
    const int at = changes ? RunStep + 1 : step_;
    for (int i = 0; i < 4; ++i)
        marked << (i == at ? QStringLiteral("<b>%1 %2</b>").arg(i + 1).arg(names[i])
                           : QStringLiteral("%1 %2").arg(i + 1).arg(names[i]));
    steps_->setText(marked.join(QStringLiteral("&nbsp;&nbsp;›&nbsp;&nbsp;")));
    steps_->setAccessibleName(tr("Step %1 of 4: %2").arg(at + 1).arg(names[at]));
    const bool working = working_ || run_->working();
    another_->setVisible(step_ != FileStep);
    another_->setEnabled(!working);
    back_->setVisible(check || (changes && run_->planned()));
    back_->setEnabled(!working);
    results_->setVisible((changes && run_->applied()) || (check && run_->counts().faultyRows > 0));
    results_->setEnabled(!working);
    results_->setText(check ? tr("Save the rows with faults…") : tr("Save the results…"));
    next_->setVisible(step_ == ColumnsStep || check);
    QString why;
    if (step_ == ColumnsStep && !columns_->anyChosen()) why = tr("Choose at least one sheet.");
    if (check) why = run_->whyNotSend();
    next_->setEnabled(!working && why.isEmpty());
    next_->setToolTip(why);
    next_->setText(check ? tr("See the changes") : tr("Check"));
}

bool ImportPane::hasList() const {
    if (step_ != RunStep || working_ || run_->working()) return false;
    return run_->step() == ImportRun::Step::Changes || run_->counts().faultyRows > 0;
}

void ImportPane::exportShown(const TellExport& tell) {
    if (run_->step() == ImportRun::Step::Check) return run_->saveResults();
    exportList(exportServices(services_), run_->changesForFile(), this, tell);
}

void ImportPane::retranslate() {
    heading_->setText(title());
    another_->setText(tr("Another file…"));
    another_->setIcon(icon(QStringLiteral("document-import")));
    back_->setText(tr("Back"));
    results_->setIcon(icon(QStringLiteral("document-export")));
    if (!working_)
        start_->present(
            StatePage::Look::Empty, tr("Add and change many at once"),
            tr("Drop a CSV, TSV, XLSX or ODS file here: members, organizations, groups, positions, levels, user types. "
               "You see every change before anything happens, and can take it back as a whole."),
            tr("Choose a file…"), [this] { chooseFile(); });
    refresh();
}

void ImportPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_import_pane.cpp"
