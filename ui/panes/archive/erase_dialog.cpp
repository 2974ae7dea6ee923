#include "ui/panes/archive/erase_dialog.h"

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "models/domain/log_facts.h"
#include "models/domain/text_fold.h"
#include "ui/forms/date_field.h"
#include "ui/panes/archive/archive_parts.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QComboBox>
#include <QDate>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <initializer_list>
#include <utility>

namespace sekisho::ui::archive {

namespace {

constexpr int kDialogWidth = 560;
constexpr int kTypingPause = 300; // ms
constexpr int kReasonLines = 3;
constexpr std::size_t kLongestReason = 500;

Instant startOf(const QDate& day, const QTimeZone& zone) {
    return fromMillis(day.startOfDay(zone).toMSecsSinceEpoch());
}

} // namespace

EraseDialog::EraseDialog(const PaneServices& services, QWidget* parent)
    : QDialog(parent), services_(services), typing_(new QTimer(this)), log_(new QComboBox(this)),
      from_(new DateField(this)), until_(new DateField(this)), party_(new QLineEdit(this)), words_(new QLineEdit(this)),
      reason_(new QPlainTextEdit(this)), says_(new WrappedLabel(this)), go_(new QPushButton(this)) {
    setObjectName(QStringLiteral("archive.erase.dialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Erase records"));
    setMinimumWidth(kDialogWidth);
    typing_->setSingleShot(true);
    typing_->setInterval(kTypingPause);
    says_->setObjectName(QStringLiteral("archive.erase.says"));
    go_->setObjectName(QStringLiteral("archive.erase.go"));
    go_->setText(tr("Erase…"));
    go_->setProperty("danger", true);
    auto* title = new QLabel(tr("Which records are to be erased?"), this);
    setTextSize(title, TextSize::Dialog);
    auto* buttons = new QDialogButtonBox(this);
    auto* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setAutoDefault(false);
    buttons->addButton(go_, QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kWide);
    column->setSpacing(space::kNormal);
    column->addWidget(title);
    column->addLayout(form());
    column->addWidget(says_);
    column->addWidget(buttons);
    connect(typing_, &QTimer::timeout, this, &EraseDialog::count);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const auto wanted = query();
        if (!wanted || !count_) return;
        Q_EMIT chosen(*wanted, reason_->toPlainText().trimmed(), *count_);
        accept();
    });
    changed();
}

QFormLayout* EraseDialog::form() {
    log_->setObjectName(QStringLiteral("archive.erase.log"));
    log_->addItem(tr("All logs"), QString());
    for (const LogFact& fact : logFacts())
        log_->addItem(commands::logText(fact.key), commands::fromUtf8(fact.key));
    from_->setObjectName(QStringLiteral("archive.erase.from"));
    until_->setObjectName(QStringLiteral("archive.erase.until"));
    party_->setObjectName(QStringLiteral("archive.erase.party"));
    party_->setPlaceholderText(tr("ID or mail address"));
    words_->setObjectName(QStringLiteral("archive.erase.words"));
    reason_->setObjectName(QStringLiteral("archive.erase.reason"));
    reason_->setTabChangesFocus(true);
    reason_->setFixedHeight(reason_->fontMetrics().lineSpacing() * kReasonLines + space::kWide);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kWide);
    form->setVerticalSpacing(space::kSmall);
    form->addRow(tr("Log"), log_);
    form->addRow(tr("From (first day)"), from_);
    form->addRow(tr("Until (last day)"), until_);
    form->addRow(tr("About"), party_);
    form->addRow(tr("Words"), words_);
    form->addRow(tr("Reason"), reason_);
    for (const auto& [field, row] : std::initializer_list<std::pair<QWidget*, QWidget*>>{{log_, log_},
                                                                                         {from_->line(), from_},
                                                                                         {until_->line(), until_},
                                                                                         {party_, party_},
                                                                                         {words_, words_},
                                                                                         {reason_, reason_}})
        field->setAccessibleName(qobject_cast<QLabel*>(form->labelForField(row))->text());
    connect(log_, &QComboBox::currentIndexChanged, this, &EraseDialog::changed);
    connect(from_, &DateField::edited, this, &EraseDialog::changed);
    connect(until_, &DateField::edited, this, &EraseDialog::changed);
    connect(party_, &QLineEdit::textChanged, this, &EraseDialog::changed);
    connect(words_, &QLineEdit::textChanged, this, &EraseDialog::changed);
    connect(reason_, &QPlainTextEdit::textChanged, this, &EraseDialog::update);
    return form;
}

std::optional<LogQuery> EraseDialog::query() const {
    LogQuery query;
    const QTimeZone zone = commands::logZone(services_.identity());
    if (const QString log = log_->currentData().toString(); !log.isEmpty()) query.logs = {commands::toUtf8(log)};
    if (!from_->text().isEmpty()) {
        if (!from_->date().isValid()) return std::nullopt;
        query.from = startOf(from_->date(), zone);
    }
    if (!until_->text().isEmpty()) {
        if (!until_->date().isValid()) return std::nullopt;
        query.until = startOf(until_->date().addDays(1), zone);
    }
    query.party = commands::toUtf8(party_->text().trimmed());
    query.text = commands::toUtf8(words_->text().trimmed());
    return query;
}

QString EraseDialog::fault() const {
    const auto wanted = query();
    if (!wanted) return tr("A date has the form 2026-04-01.");
    if (wanted->from && wanted->until && *wanted->until <= *wanted->from)
        return tr("The period must end after it begins.");
    if (*wanted == LogQuery()) return tr("Give at least one condition.");
    return {};
}

void EraseDialog::changed() {
    counting_ = {};
    count_.reset();
    error_.reset();
    if (fault().isEmpty()) typing_->start();
    update();
}

void EraseDialog::count() {
    const auto wanted = query();
    if (!wanted || !fault().isEmpty()) return;
    counting_ = services_.archive.erasable(*wanted, services_.gui, [this](const Result<std::int64_t>& found) {
        counting_ = {};
        if (found)
            count_ = *found;
        else
            error_ = found.error();
        update();
    });
    update();
}

void EraseDialog::update() {
    QString why = fault();
    if (why.isEmpty() && error_) why = commands::errorText(*error_);
    if (why.isEmpty() && !count_) why = tr("The records are being counted.");
    if (why.isEmpty() && *count_ == 0) why = tr("No record that can be erased matches.");
    const QString reason = reason_->toPlainText().trimmed();
    QString says = why;
    if (why.isEmpty()) {
        says = tr("%Ln record(s) match.", nullptr, static_cast<int>(*count_));
        if (reason.isEmpty()) why = tr("A reason is needed; it stands in the certificate.");
        if (lengthOf(commands::toUtf8(reason)) > kLongestReason) why = tr("The reason is too long.");
        if (!why.isEmpty()) says = commands::inARow({says, why});
    }
    says_->say(says);
    go_->setEnabled(why.isEmpty());
    go_->setToolTip(why);
}

} // namespace sekisho::ui::archive

#include "moc_erase_dialog.cpp"
