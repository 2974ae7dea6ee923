#include "ui/panes/imports/import_pane.h"

#include "models/commands/changeset_words.h"
#include "ui/diff/changeset_view.h"
#include "ui/panes/imports/check_page.h"
#include "ui/panes/imports/columns_page.h"
#include "ui/panes/imports/result_rows.h"
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
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using namespace imports;

namespace {

QString droppedFile(const QMimeData* data) {
    const QList<QUrl> urls = data ? data->urls() : QList<QUrl>();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

} // namespace

ImportPane::ImportPane(PaneServices services, QWidget* parent) : Pane(std::move(services), parent) {
    setObjectName(QStringLiteral("import.pane"));
    setAcceptDrops(true);
    build();
    connectParts();
    retranslate();
}

ImportPane::~ImportPane() {
    if (upload_) upload_->stop();
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
    head->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    head->addWidget(heading_);
    head->addSpacing(space::kLarge);
    head->addWidget(steps_);
    head->addStretch(1);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("import.banner"));
    start_ = new StatePage(this);
    start_->setIconName(QStringLiteral("view-list-details"));
    columns_ = new ColumnsPage(services_.imports, services_.gui, this);
    check_ = new CheckPage(
        services_.imports, services_.gui,
        [this](std::size_t part, int column) { return columns_->headingOf(part, column); }, this);
    sending_ = new StatePage(this);
    changes_ = new diff::ChangesetView(services_.gateway.changesets(), services_.cache, services_.gui, this);
    changes_->setMayDecide([this] { return refusal(); });
    pages_ = new QStackedWidget(this);
    for (QWidget* page : std::initializer_list<QWidget*>{start_, columns_, check_, sending_, changes_})
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
    column->addWidget(banner_);
    column->addWidget(pages_, 1);
    column->addLayout(foot);
}

void ImportPane::connectParts() {
    connect(another_, &QPushButton::clicked, this, &ImportPane::chooseFile);
    connect(back_, &QPushButton::clicked, this, &ImportPane::back);
    connect(next_, &QPushButton::clicked, this, &ImportPane::next);
    connect(results_, &QPushButton::clicked, this, &ImportPane::saveResults);
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
    connect(check_, &CheckPage::corrected, this, &ImportPane::refresh);
    connect(check_, &CheckPage::failed, this, &ImportPane::fail);
    connect(changes_, &diff::ChangesetView::applied, this, [this] {
        services_.sync.refreshNow();
        banner_->announce(Banner::Kind::Success, tr("The changes are applied."));
        refresh();
    });
    connect(changes_, &diff::ChangesetView::undone, changes_, &diff::ChangesetView::present);
    connect(changes_, &diff::ChangesetView::discarded, this, [this] { goTo(CheckStep); });
    connect(&changes_->follower(), &commands::ChangesetFollower::moved, this, &ImportPane::refresh);
}

QString ImportPane::refusal() const {
    const ports::Identity* identity = services_.identity();
    if (!services_.online() || !identity) return tr("This needs a connection to the service.");
    return {};
}

// --- file ----------------------------------------------------------------------------------------------------------

void ImportPane::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Choose a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Sheets (*.csv *.tsv *.txt *.xlsx *.ods)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ImportPane::openFile);
    dialog->open();
}

void ImportPane::openFile(const QString& path) {
    banner_->dismiss();
    working_ = true;
    start_->present(StatePage::Look::Loading, tr("Reading the file"));
    goTo(FileStep);
    call_ = services_.imports.open(
        path.toStdString(), services_.gui,
        [this](std::int64_t done, std::int64_t total) { start_->setProgress(done, total); },
        [this](Result<ports::ImportFile> file) {
            working_ = false;
            retranslate();
            if (!file) return fail(file.error());
            file_ = std::move(*file);
            columns_->present(file_);
            goTo(ColumnsStep);
        });
    refresh();
}

void ImportPane::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFile(event->mimeData()).isEmpty() && !working_) event->acceptProposedAction();
}

void ImportPane::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    openFile(droppedFile(event->mimeData()));
}

// --- steps ---------------------------------------------------------------------------------------------------------

void ImportPane::goTo(Step step) {
    step_ = step;
    QWidget* const places[] = {start_, columns_, check_, changes_};
    pages_->setCurrentWidget(places[step]);
    refresh();
    Q_EMIT draftChanged();
}

bool ImportPane::hasDraft() const {
    return step_ == ColumnsStep || step_ == CheckStep ||
           (step_ == ChangesStep && changes_->follower().now().state == ChangesetState::Planned);
}

void ImportPane::next() {
    if (step_ == FileStep) return chooseFile();
    if (step_ == ColumnsStep) return check();
    if (step_ == CheckStep) return send();
}

void ImportPane::back() {
    banner_->dismiss();
    if (step_ == CheckStep) goTo(ColumnsStep);
    if (step_ == ChangesStep && changes_->follower().now().state == ChangesetState::Planned)
        changes_->follower().discard(); // discarded() then goes back
}

void ImportPane::check() {
    banner_->dismiss();
    working_ = true;
    check_->checking();
    goTo(CheckStep);
    call_ = services_.imports.check(
        services_.gui, [this](std::int64_t done, std::int64_t total) { check_->setProgress(done, total); },
        [this](Result<ports::ImportCounts> counts) {
            working_ = false;
            if (!counts) {
                goTo(ColumnsStep);
                return fail(counts.error());
            }
            check_->present(file_, *counts);
            refresh();
        });
    refresh();
}

void ImportPane::send() {
    banner_->dismiss();
    working_ = true;
    sending_->present(StatePage::Look::Loading, tr("Sending the rows to the service"));
    pages_->setCurrentWidget(sending_);
    NewChangeset wanted;
    wanted.origin = ChangesetOrigin::Import;
    wanted.title = file_.path.filename().string();
    call_ = services_.gateway.changesets().create(wanted, services_.gui, [this](Result<Changeset> made) {
        if (!made) return sent(made.error());
        sendInto(*made);
    });
    refresh();
}

void ImportPane::sendInto(const Changeset& changeset) {
    changeset_ = changeset.id;
    upload_ = commands::ChangesetUpload::make(services_.gateway.changesets());
    upload_->into(changeset_);
    call_ = services_.imports.send(
        upload_->sink(), services_.gui,
        [this](std::int64_t done, std::int64_t total) { sending_->setProgress(done, total); },
        [this](Result<ports::ImportSent> outcome) { sent(std::move(outcome)); });
}

void ImportPane::sent(Result<ports::ImportSent> outcome) {
    upload_.reset();
    if (!outcome) {
        working_ = false;
        goTo(CheckStep);
        return fail(outcome.error());
    }
    if (outcome->operations == 0) {
        working_ = false;
        goTo(CheckStep);
        banner_->announce(Banner::Kind::Information,
                          tr("Everything in the file is so already. There is nothing to do."));
        return;
    }
    call_ = services_.gateway.changesets().plan(changeset_, services_.gui, [this](Result<Changeset> planned) {
        working_ = false;
        if (!planned) {
            goTo(CheckStep);
            return fail(planned.error());
        }
        changes_->present(*planned);
        goTo(ChangesStep);
    });
}

// --- results -------------------------------------------------------------------------------------------------------

void ImportPane::saveResults() {
    auto* dialog = new QFileDialog(this, tr("Save the results"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Excel workbook (*.xlsx)"), tr("CSV (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    dialog->selectFile(fromUtf8(file_.path.stem().string()) + tr("-results") + QStringLiteral(".xlsx"));
    connect(dialog, &QFileDialog::fileSelected, this, &ImportPane::writeResults);
    dialog->open();
}

void ImportPane::writeResults(const QString& path) {
    auto* rows = new ResultRows(services_.gateway.changesets(), services_.gui, this);
    connect(rows, &ResultRows::failed, this, &ImportPane::fail);
    connect(rows, &ResultRows::complete, this, [this, rows, path] {
        ports::ResultRequest request;
        request.path = path.toStdString();
        request.format = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ? "csv" : "xlsx";
        request.japanese = commands::language() == commands::Language::Japanese;
        request.sentence = [](const Error& error) { return toUtf8(commands::errorText(error)); };
        request.result = rows->lookUp();
        request.withPasswords = true;
        rows->deleteLater();
        std::size_t part = 0;
        while (part + 1 < file_.parts.size() && !file_.parts[part].chosen)
            ++part;
        call_ = services_.imports.saveResults(
            part, std::move(request), services_.gui, {}, [this, path](Result<std::monostate> saved) {
                if (!saved) return fail(saved.error());
                banner_->announce(Banner::Kind::Success, tr("The results are in %1.").arg(path));
            });
    });
    rows->collect(changeset_);
}

void ImportPane::fail(const Error& error) {
    if (error.kind != ErrorKind::Cancelled) banner_->announce(Banner::Kind::Error, commands::errorText(error));
    refresh();
}

void ImportPane::linkChanged() {
    changes_->refresh();
    refresh();
}

void ImportPane::refresh() {
    const QString names[] = {tr("File"), tr("Columns"), tr("Check"), tr("Changes")};
    QStringList marked;
    for (int i = FileStep; i <= ChangesStep; ++i)
        marked << (i == step_ ? QStringLiteral("<b>%1 %2</b>").arg(i + 1).arg(names[i])
                              : QStringLiteral("%1 %2").arg(i + 1).arg(names[i]));
    steps_->setText(marked.join(QStringLiteral("&nbsp;&nbsp;›&nbsp;&nbsp;")));
    steps_->setAccessibleName(tr("Step %1 of 4: %2").arg(static_cast<int>(step_) + 1).arg(names[step_]));
    const ChangesetState state = changes_->follower().now().state;
    another_->setVisible(step_ != FileStep);
    another_->setEnabled(!working_);
    back_->setVisible(step_ == CheckStep || (step_ == ChangesStep && state == ChangesetState::Planned));
    back_->setEnabled(!working_);
    results_->setVisible(step_ == ChangesStep && state == ChangesetState::Applied);
    next_->setVisible(step_ != ChangesStep && step_ != FileStep);
    QString why;
    if (step_ == ColumnsStep && !columns_->anyChosen()) why = tr("Choose at least one sheet.");
    if (step_ == CheckStep) {
        const ports::ImportCounts& counts = check_->counts();
        if (counts.added + counts.changed + counts.removed + counts.other == 0)
            why = tr("There is no row that could be taken.");
        else
            why = refusal();
    }
    next_->setEnabled(!working_ && why.isEmpty());
    next_->setToolTip(why);
    next_->setText(step_ == CheckStep ? tr("See the changes") : tr("Check"));
}

void ImportPane::retranslate() {
    heading_->setText(title());
    another_->setText(tr("Another file…"));
    another_->setIcon(icon(QStringLiteral("view-list-details")));
    back_->setText(tr("Back"));
    results_->setText(tr("Save the results…"));
    results_->setIcon(icon(QStringLiteral("document-export")));
    if (!working_)
        start_->present(
            StatePage::Look::Empty, tr("Add and change many at once"),
            tr("Drop a CSV, TSV, XLSX or ODS file here: members, organizations, positions, levels, user types. "
               "You see every change before anything happens, and can take it back as a whole."),
            tr("Choose a file…"), [this] { chooseFile(); });
    refresh();
}

void ImportPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui
