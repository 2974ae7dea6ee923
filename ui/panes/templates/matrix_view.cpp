#include "ui/panes/templates/matrix_view.h"

#include "models/commands/template_words.h"
#include "models/commands/words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace sekisho::ui::templates {

using policy::Right;
using policy::Service;

namespace {

constexpr std::array kColumns{Right::MobileApp, Right::Browser, Right::PcApp, Right::MobileDownload};
constexpr int kFirstColumn = 1; // behind the names of the services
constexpr int kExtraColumn = kFirstColumn + static_cast<int>(kColumns.size());
constexpr int kHeadRow = 0, kLineRow = 1, kFirstRow = 2;

bool isExtra(Right right) {
    return std::ranges::find(kColumns, right) == kColumns.end();
}
// The one switch of アンケート stands for its three environments.
bool standsForAll(Service service, Right right) {
    return service == Service::Forms && right == policy::switchOf(service, Right::Browser);
}

} // namespace

MatrixView::MatrixView(const QString& name, QWidget* parent)
    : QWidget(parent), aboutMaster_(new WrappedLabel(this)), grid_(new QGridLayout), fault_(new WrappedLabel(this)),
      rules_(new WrappedLabel(this)) {
    setObjectName(name + QStringLiteral(".matrix"));
    fault_->setObjectName(name + QStringLiteral(".matrixFault"));
    build(name);
    refresh();
}

void MatrixView::build(const QString& name) {
    const auto made = [this, &name](const QString& part) {
        const QString full = name + QLatin1Char('.') + part;
        Cell cell;
        cell.box = new QWidget(this);
        cell.box->setAutoFillBackground(true);
        cell.box->setMinimumHeight(cellHeight());
        cell.tick = new QCheckBox(cell.box);
        cell.tick->setObjectName(full);
        cell.word = new QLabel(cell.box);
        cell.word->setObjectName(full + QStringLiteral(".word"));
        auto* row = new QHBoxLayout(cell.box);
        row->setContentsMargins(space::kTight, 0, space::kTight, 0);
        row->addWidget(cell.tick);
        row->addWidget(cell.word);
        row->addStretch(1);
        return cell;
    };
    master_ = made(QStringLiteral("mobileApp"));
    master_.box->layout()->setContentsMargins(0, 0, 0, 0);
    connect(master_.tick, &QCheckBox::toggled, this, [this](bool on) {
        shown_.mobileApp = on;
        refresh();
        Q_EMIT edited();
    });
    grid_->setHorizontalSpacing(space::kNormal);
    grid_->setVerticalSpacing(space::kHair);
    grid_->addWidget(new Rule(this), kLineRow, 0, 1, kExtraColumn + 1);
    for (int column = 0; column <= kExtraColumn; ++column) {
        auto* head = new QLabel(this);
        head->setForegroundRole(QPalette::PlaceholderText);
        head->setContentsMargins(column == 0 ? 0 : space::kTight, 0, 0, 0);
        grid_->addWidget(head, kHeadRow, column, Qt::AlignLeft | Qt::AlignBottom);
        heads_.push_back(head);
    }
    for (std::size_t i = 0; i < policy::kServices; ++i) {
        const auto service = static_cast<Service>(i);
        const int row = kFirstRow + static_cast<int>(i);
        auto* label = new QLabel(this);
        label->setMinimumHeight(cellHeight());
        services_.push_back(label);
        grid_->addWidget(label, row, 0, Qt::AlignLeft | Qt::AlignTop);
        auto* extras = new QVBoxLayout;
        extras->setSpacing(0);
        for (const Right right : policy::rightsOf(service)) {
            Cell cell = made(QStringLiteral("%1.%2").arg(commands::fromUtf8(policy::serviceKey(service)),
                                                         commands::fromUtf8(policy::rightKey(right))));
            cell.extra = isExtra(right);
            connect(cell.tick, &QCheckBox::toggled, this, [this, service, right](bool on) {
                shown_.set(service, right, on);
                refresh();
                Q_EMIT edited();
            });
            if (cell.extra) {
                extras->addWidget(cell.box);
            } else {
                const bool all = standsForAll(service, right);
                const int column =
                    all ? kFirstColumn
                        : kFirstColumn + static_cast<int>(std::ranges::find(kColumns, right) - kColumns.begin());
                grid_->addWidget(cell.box, row, column, 1, all ? 3 : 1, Qt::AlignTop);
            }
            cells_.emplace(Key(service, right), cell);
        }
        grid_->addLayout(extras, row, kExtraColumn, Qt::AlignTop);
        for (std::size_t c = 0; c < kColumns.size(); ++c) {
            if (policy::offers(service, kColumns[c]) || (service == Service::Forms && c < 3)) continue;
            auto* none = new QLabel(QStringLiteral("–"), this);
            none->setContentsMargins(space::kTight, 0, 0, 0);
            none->setMinimumHeight(cellHeight());
            none->setForegroundRole(QPalette::PlaceholderText);
            grid_->addWidget(none, row, kFirstColumn + static_cast<int>(c), Qt::AlignLeft | Qt::AlignTop);
            missing_.emplace(Key(service, kColumns[c]), none);
        }
    }
    grid_->setColumnStretch(kExtraColumn, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(master_.box);
    column->addWidget(aboutMaster_);
    column->addSpacing(space::kSmall);
    column->addLayout(grid_);
    column->addWidget(fault_);
    column->addWidget(rules_);
    column->addStretch(1);
}

// With and without words beside it, a tick stands in the middle of its line.
int MatrixView::cellHeight() const {
    return fontMetrics().height() + space::kSmall;
}

void MatrixView::present(const policy::Matrix& shown, const policy::Matrix& base) {
    shown_ = shown;
    base_ = base;
    refresh();
}

void MatrixView::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    refresh();
}

void MatrixView::showFaults(const std::vector<Error>& faults) {
    faults_ = faults;
    refresh();
}

// A word, so that colour and shape alone carry nothing.
void MatrixView::fillWord(Cell& cell, bool on, bool changed, const QString& name) {
    const QSignalBlocker quiet(cell.tick);
    cell.tick->setVisible(!readOnly_);
    cell.word->setVisible(readOnly_);
    cell.tick->setChecked(on);
    const QString word = commands::allowedText(on);
    cell.word->setText(name.isEmpty() ? word : tr("%1: %2").arg(name, word));
    QPalette ink = palette();
    if (!on) ink.setColor(QPalette::WindowText, toneInk(Tone::Warning, palette()));
    cell.word->setPalette(ink);
    QPalette ground = palette();
    ground.setColor(QPalette::Window,
                    changed ? toneGround(Tone::Information, palette()) : palette().color(backgroundRole()));
    cell.box->setPalette(ground);
}

void MatrixView::fillCell(const Key& key, Cell& cell) {
    const auto [service, right] = key;
    const QString fixed = commands::whySwitchIsFixed(shown_, service, right);
    const bool on = fixed.isEmpty() ? shown_.has(service, right) : commands::inEffect(shown_, service, right);
    const bool before = base_.has(service, right);
    const bool changed = fixed.isEmpty() && shown_.has(service, right) != before;
    const QString name = cell.extra                     ? commands::rightText(right)
                         : standsForAll(service, right) ? tr("All environments")
                                                        : QString();
    fillWord(cell, on, changed && !readOnly_, name);
    cell.tick->setText(name);
    cell.tick->setAccessibleName(commands::switchText(service, right));
    cell.tick->setEnabled(fixed.isEmpty());
    const QString tip = !fixed.isEmpty() ? fixed
                        : changed        ? tr("At present: %1").arg(commands::allowedText(before))
                                         : QString();
    cell.tick->setToolTip(tip);
    cell.tick->setAccessibleDescription(tip);
    cell.word->setToolTip(fixed);
    cell.word->setAccessibleName(commands::switchText(service, right) + QLatin1Char(' ') + cell.word->text());
}

void MatrixView::refresh() {
    const bool changed = shown_.mobileApp != base_.mobileApp;
    fillWord(master_, shown_.mobileApp, changed && !readOnly_, commands::rightText(Right::MobileApp));
    master_.tick->setText(tr("The mobile app can be used"));
    master_.tick->setToolTip(changed ? tr("At present: %1").arg(commands::allowedText(base_.mobileApp)) : QString());
    aboutMaster_->say(tr("When this is off, the whole mobile app is unusable: it is logged out at once and refused."));
    aboutMaster_->setForegroundRole(QPalette::PlaceholderText);
    heads_[0]->setText(tr("Service"));
    for (std::size_t c = 0; c < kColumns.size(); ++c)
        heads_[c + kFirstColumn]->setText(commands::rightText(kColumns[c]));
    heads_[kExtraColumn]->setText(tr("Others"));
    for (std::size_t i = 0; i < services_.size(); ++i)
        services_[i]->setText(commands::serviceText(static_cast<Service>(i)));
    for (auto& [key, cell] : cells_)
        fillCell(key, cell);
    for (const auto& [key, label] : missing_) {
        label->setToolTip(commands::whySwitchIsMissing(key.first, key.second));
        label->setAccessibleName(label->toolTip());
    }
    QStringList sentences;
    for (const Error& fault : faults_)
        sentences << commands::templateErrorText(fault);
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    fault_->setPalette(ink);
    fault_->say(readOnly_ ? QString() : sentences.join(QLatin1Char('\n')));
    rules_->setForegroundRole(QPalette::PlaceholderText);
    rules_->say(tr("Talk in the mobile app is always on while the mobile app is on. Talk, calendar and tasks need at "
                   "least one environment. Forms have one switch for all three. Files that may not be downloaded to "
                   "phones can still be looked at there."));
}

void MatrixView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::templates

#include "moc_matrix_view.cpp"
