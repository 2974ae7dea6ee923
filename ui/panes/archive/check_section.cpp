#include "ui/panes/archive/check_section.h"

#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/log_report.h"
#include "ui/widgets/paper_dialog.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QRegularExpressionValidator>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::archive {

namespace {

constexpr int kCheckBar = 160;
constexpr int kCheckSign = 16;
constexpr int kRowsShown = 6;
constexpr int kNumberWidth = 150;

} // namespace

CheckSection::CheckSection(const PaneServices& services, Banner* banner, QWidget* parent)
    : Section(services, banner, parent), go_(button("archive.verify")), stop_(button("archive.verify.stop")),
      paper_(button("archive.report.open")), progress_(new QProgressBar(this)), sign_(new QLabel(this)),
      says_(new WrappedLabel(this)), faults_(new QTableView(this)), model_(new QStandardItemModel(0, 2, this)),
      numberTitle_(new QLabel(this)), number_(new QLineEdit(this)), evidence_(button("archive.evidence")),
      note_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("archive.check"));
    says_->setObjectName(QStringLiteral("archive.finding"));
    progress_->setObjectName(QStringLiteral("archive.verify.progress"));
    progress_->setFixedWidth(kCheckBar);
    faults_->setObjectName(QStringLiteral("archive.faults"));
    faults_->setModel(model_);
    layAsRows(faults_);
    faults_->setSelectionBehavior(QAbstractItemView::SelectRows);
    faults_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    faults_->horizontalHeader()->setStretchLastSection(true);
    number_->setObjectName(QStringLiteral("archive.number"));
    number_->setFixedWidth(kNumberWidth);
    number_->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,18}")), this));
    numberTitle_->setBuddy(number_);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    for (QWidget* one : {static_cast<QWidget*>(go_), static_cast<QWidget*>(progress_), static_cast<QWidget*>(stop_),
                         static_cast<QWidget*>(paper_)})
        row->addWidget(one);
    row->addStretch(1);
    auto* finding = new QHBoxLayout;
    finding->setSpacing(space::kSmall);
    finding->addWidget(sign_, 0, Qt::AlignTop);
    finding->addWidget(says_, 1);
    auto* proof = new QHBoxLayout;
    proof->setSpacing(space::kSmall);
    proof->addWidget(numberTitle_);
    proof->addWidget(number_);
    proof->addWidget(evidence_);
    proof->addStretch(1);
    column()->addLayout(row);
    column()->addLayout(finding);
    column()->addWidget(faults_);
    column()->addSpacing(space::kSmall);
    column()->addWidget(note_);
    column()->addLayout(proof);
    connect(go_, &QPushButton::clicked, this, &CheckSection::verify);
    connect(stop_, &QPushButton::clicked, this, &CheckSection::stop);
    connect(paper_, &QPushButton::clicked, this, [this] {
        if (report_) archiveReportDialog(*report_, this)->open();
    });
    const auto ask = [this] {
        if (const std::int64_t seq = number_->text().toLongLong(); seq > 0) Q_EMIT evidenceWanted(seq);
    };
    connect(evidence_, &QPushButton::clicked, this, ask);
    connect(number_, &QLineEdit::returnPressed, this, ask);
    connect(number_, &QLineEdit::textChanged, this, [this] { present(state_); });
}

void CheckSection::retranslate() {
    setTitle(tr("Verification and evidence"));
    go_->setText(tr("Verify"));
    stop_->setText(tr("Stop"));
    paper_->setText(tr("Report…"));
    progress_->setAccessibleName(tr("Verifying"));
    faults_->setAccessibleName(tr("What does not fit"));
    model_->setHorizontalHeaderLabels({tr("Number"), tr("What does not fit")});
    numberTitle_->setText(tr("Number of a record"));
    number_->setAccessibleName(numberTitle_->text());
    evidence_->setText(tr("Evidence…"));
    note_->say(
        tr("Evidence of one record is a page to print and a file that anybody can check with the service's public "
           "key. The number of a record stands in the details of the log screens."));
    showFaults();
    present(state_);
}

void CheckSection::present(const ports::ArchiveState& state) {
    state_ = state;
    const bool busy = checking_.running();
    go_->setVisible(!busy);
    go_->setEnabled(state.records > 0);
    go_->setToolTip(state.records > 0 ? QString() : tr("There is nothing to verify yet."));
    progress_->setVisible(busy);
    stop_->setVisible(busy);
    paper_->setVisible(!busy && report_.has_value());
    const bool given = number_->text().toLongLong() > 0;
    evidence_->setEnabled(state.records > 0 && given);
    evidence_->setToolTip(state.records == 0 ? tr("There is nothing to prove yet.")
                          : given            ? QString()
                                             : tr("Type the number of a record first."));
    QString text;
    Tone tone = Tone::Neutral;
    if (busy) {
        text = tr("Every record is being checked.");
    } else if (report_) {
        text = archiveFindingText(*report_);
        tone = report_->whole() ? Tone::Good : Tone::Danger;
        if (report_->whole() && report_->unsignedRecords > 0)
            text = commands::inARow({text, tr("The last %Ln record(s) are chained, and signed with the next statement.",
                                              nullptr, static_cast<int>(report_->unsignedRecords))});
    } else if (state.verifiedAt) {
        const QString at = commands::timeText(*state.verifiedAt);
        text =
            state.faults == 0
                ? tr("Last verified at %1: whole.").arg(at)
                : tr("Last verified at %1: %Ln place(s) did not fit.", nullptr, static_cast<int>(state.faults)).arg(at);
        tone = state.faults == 0 ? Tone::Good : Tone::Danger;
    } else {
        text = tr("Never verified on this machine.");
    }
    says_->say(text);
    sign_->setVisible(tone != Tone::Neutral);
    if (tone != Tone::Neutral)
        sign_->setPixmap(
            iconPixmap(tone == Tone::Good ? QStringLiteral("dialog-ok-apply") : QStringLiteral("dialog-error"),
                       kCheckSign, toneInk(tone, palette()), devicePixelRatioF()));
    faults_->setVisible(!busy && model_->rowCount() > 0);
}

void CheckSection::verify() {
    report_.reset();
    progress_->setRange(0, 0);
    checking_ = services_.archive.verify(
        services_.gui,
        [this](std::int64_t done, std::int64_t total) {
            progress_->setRange(0, 1000); // a thousandth each: counts do not fit the bar's numbers
            progress_->setValue(static_cast<int>(1000 * done / std::max<std::int64_t>(total, 1)));
        },
        [this](Result<ports::ArchiveReport> report) { found(std::move(report)); });
    showFaults();
    present(state_);
    stop_->setFocus();
}

void CheckSection::stop() {
    checking_ = {};
    present(state_);
    go_->setFocus();
}

void CheckSection::found(Result<ports::ArchiveReport> report) {
    checking_ = {};
    if (report)
        report_ = std::move(*report);
    else
        banner_->tell(report.error());
    showFaults();
    present(state_);
    go_->setFocus();
}

void CheckSection::showFaults() {
    model_->removeRows(0, model_->rowCount());
    if (report_)
        for (const ports::ArchiveFault& fault : report_->faults) {
            auto* number = new QStandardItem(countText(fault.seq));
            number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            auto* what = new QStandardItem(archiveFaultText(fault));
            what->setToolTip(what->text());
            model_->appendRow({number, what});
        }
    const int rows = std::min(model_->rowCount(), kRowsShown);
    faults_->setFixedHeight(faults_->horizontalHeader()->sizeHint().height() +
                            rows * faults_->verticalHeader()->defaultSectionSize() + 2 * faults_->frameWidth());
    faults_->setColumnWidth(0, columnWidthFor(faults_, 0, QStringLiteral("10,000,000")));
}

} // namespace sekisho::ui::archive

#include "moc_check_section.cpp"
