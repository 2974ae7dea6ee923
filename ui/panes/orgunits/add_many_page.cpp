#include "ui/panes/orgunits/add_many_page.h"

#include "models/commands/words.h"
#include "ui/diff/import_run.h"
#include "ui/panes/orgunits/place_preview.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::orgunits {

using diff::ImportRun;

AddManyPage::AddManyPage(const PaneServices& services, std::function<QString()> whyNot, QWidget* parent)
    : QWidget(parent), services_(services), whyNot_(std::move(whyNot)), desk_(services.imports.beside()) {
    setObjectName(QStringLiteral("orgunits.addMany"));
    setAcceptDrops(true);
    build();
    connect(close_, &QPushButton::clicked, this, &AddManyPage::close);
    connect(sample_, &QPushButton::clicked, this, &AddManyPage::saveSample);
    connect(another_, &QPushButton::clicked, this, &AddManyPage::chooseFile);
    connect(results_, &QPushButton::clicked, run_, &ImportRun::saveResults);
    connect(back_, &QPushButton::clicked, this, [this] {
        banner_->dismiss();
        run_->back();
    });
    connect(next_, &QPushButton::clicked, this, [this] {
        banner_->dismiss();
        run_->send();
    });
    connect(run_, &ImportRun::moved, this, &AddManyPage::refresh);
    connect(run_, &ImportRun::checked, this, &AddManyPage::showPlaces);
    connect(run_, &ImportRun::checkFailed, this, &AddManyPage::showStart);
    retranslate();
}

AddManyPage::~AddManyPage() {
    delete run_; // before the desk that it stands on
}

void AddManyPage::build() {
    heading_ = new QLabel(this);
    setTextSize(heading_, TextSize::Page);
    heading_->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("addMany.banner"));
    start_ = new StatePage(this);
    start_->setIconName(QStringLiteral("view-list-tree"));
    preview_ = new PlacePreview(this);
    run_ = new ImportRun(
        {*desk_, services_.gateway.changesets(), services_.cache, services_.sync, services_.gui}, banner_,
        [this](std::size_t part, int column) { return columnName(part, column); }, this);
    run_->setMayDecide(whyNot_);
    run_->setBesideCheck(preview_);
    pages_ = new QStackedWidget(this);
    pages_->addWidget(start_);
    pages_->addWidget(run_);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    foot->setSpacing(space::kSmall);
    const auto button = [&](QPushButton*& made, const char* name) {
        made = new QPushButton(this);
        made->setObjectName(QLatin1String(name));
        made->setAutoDefault(false);
        foot->addWidget(made);
    };
    button(close_, "addMany.close");
    button(sample_, "addMany.sample");
    button(another_, "addMany.another");
    button(results_, "addMany.results");
    foot->addStretch(1);
    button(back_, "addMany.back");
    button(next_, "addMany.next");
    next_->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(heading_);
    column->addWidget(banner_);
    column->addWidget(pages_, 1);
    column->addLayout(foot);
}

bool AddManyPage::started() const {
    return pages_->currentWidget() == run_;
}

bool AddManyPage::hasDraft() const {
    return started() && (run_->step() != ImportRun::Step::Changes || run_->planned());
}

QString AddManyPage::columnName(std::size_t part, int column) const {
    const std::vector<std::string>& columns = file_.parts[part].mapping.columns;
    for (const ports::ImportColumn& each : desk_->columns(ports::SheetKind::OrgUnit))
        if (each.key == columns[static_cast<std::size_t>(column)]) return commands::factText(each.ja, each.en);
    return {};
}

// --- the file --------------------------------------------------------------------------------------------------------

void AddManyPage::chooseFile() {
    diff::chooseSheet(this, [this](const QString& path) { openFile(path); });
}

void AddManyPage::openFile(const QString& path) {
    banner_->dismiss();
    working_ = true;
    pages_->setCurrentWidget(start_);
    start_->present(StatePage::Look::Loading, tr("Reading the file"));
    call_ = desk_->open(
        path.toStdString(), ports::SheetUse::NewOrgUnits, services_.gui,
        [this](std::int64_t done, std::int64_t total) { start_->setProgress(done, total); },
        [this](Result<ports::ImportFile> file) {
            working_ = false;
            if (!file) {
                showStart();
                return fail(file.error());
            }
            file_ = std::move(*file);
            preview_->present({});
            pages_->setCurrentWidget(run_);
            run_->start(file_);
        });
    refresh();
}

void AddManyPage::dragEnterEvent(QDragEnterEvent* event) {
    if (!diff::droppedFile(event->mimeData()).isEmpty() && !working_) event->acceptProposedAction();
}

void AddManyPage::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    openFile(diff::droppedFile(event->mimeData()));
}

void AddManyPage::showPlaces() {
    placesCall_ = desk_->newPlaces(services_.gui, [this](const Result<std::vector<ports::ImportPlace>>& places) {
        if (!places) return fail(places.error());
        preview_->present(*places);
    });
}

void AddManyPage::saveSample() {
    auto* dialog = new QFileDialog(this, tr("Save the sample file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Excel workbook (*.xlsx)"), tr("CSV (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    dialog->selectFile(tr("organizations-sample") + QStringLiteral(".xlsx"));
    connect(dialog, &QFileDialog::fileSelected, this, &AddManyPage::writeSample);
    dialog->open();
}

void AddManyPage::writeSample(const QString& path) {
    sampleCall_ = desk_->saveSample(
        path.toStdString(), ports::SheetUse::NewOrgUnits, commands::language() == commands::Language::Japanese,
        services_.gui, [this, path](const Result<std::monostate>& saved) {
            if (!saved) return fail(saved.error());
            banner_->announce(Banner::Kind::Success, tr("The sample file is %1.").arg(path));
        });
}

// --- the page --------------------------------------------------------------------------------------------------------

void AddManyPage::close() {
    run_->back(); // what is planned and was not wanted is not left behind
    call_.cancel();
    working_ = false;
    banner_->dismiss();
    desk_->close();
    showStart();
    Q_EMIT closed();
}

void AddManyPage::fail(const Error& error) {
    if (error.kind != ErrorKind::Cancelled) banner_->tell(error);
    refresh();
}

void AddManyPage::showStart() {
    pages_->setCurrentWidget(start_);
    start_->present(StatePage::Look::Empty, tr("Add many organizations at once"),
                    tr("Drop a CSV, TSV, XLSX or ODS file here: a column for each level (Depth 1 to Depth 15), one "
                       "organization in each row, below the ones named in front of it, at most %1 rows. You see the "
                       "tree before anything happens, and can take everything back.")
                        .arg(commands::locale().toString(static_cast<qulonglong>(ports::kMostNewOrgUnitRows))),
                    tr("Choose a file…"), [this] { chooseFile(); });
    refresh();
}

void AddManyPage::refresh() {
    const bool check = started() && run_->step() == ImportRun::Step::Check;
    const bool changes = started() && run_->step() == ImportRun::Step::Changes;
    const bool working = working_ || run_->working();
    sample_->setVisible(!started());
    another_->setVisible(started());
    another_->setEnabled(!working);
    results_->setVisible(changes && run_->applied());
    back_->setVisible(changes && run_->planned());
    back_->setEnabled(!working);
    next_->setVisible(check);
    const QString why = check ? run_->whyNotSend() : QString();
    next_->setEnabled(!working && why.isEmpty());
    next_->setToolTip(why);
    Q_EMIT draftChanged();
}

void AddManyPage::retranslate() {
    heading_->setText(tr("Add organizations in bulk"));
    close_->setText(tr("Back to the tree"));
    sample_->setText(tr("Save a sample file…"));
    another_->setText(tr("Another file…"));
    results_->setText(tr("Save the results…"));
    back_->setText(tr("Back"));
    next_->setText(tr("See the changes"));
    sample_->setIcon(icon(QStringLiteral("document-export")));
    results_->setIcon(icon(QStringLiteral("document-export")));
    if (!started() && !working_) showStart();
}

void AddManyPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::orgunits

#include "moc_add_many_page.cpp"
