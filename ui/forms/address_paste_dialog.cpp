#include "ui/forms/address_paste_dialog.h"

#include "models/commands/words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

namespace {
constexpr int kReadMillis = 150;
constexpr std::size_t kMostShownFaults = 200; // whoever has more has pasted something else
} // namespace

AddressPasteDialog::AddressPasteDialog(const QString& text, std::function<std::vector<policy::AddressEntry>()> present,
                                       std::function<void(const std::vector<policy::AddressEntry>&)> take,
                                       std::function<void(const QString&)> left, QWidget* parent)
    : QDialog(parent), present_(std::move(present)), take_(std::move(take)), left_(std::move(left)),
      text_(new QPlainTextEdit(text, this)), summary_(new WrappedLabel(this)), wrong_(new QTreeWidget(this)),
      reason_(new WrappedLabel(this)), reader_(new QTimer(this)) {
    setObjectName(QStringLiteral("addresses.paste"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Paste a list of addresses"));
    resize(640, 560);
    auto* help = new WrappedLabel(this);
    help->say(tr("One a line: an address, a range such as 203.0.113.0/24, or first and last address with a hyphen. A "
                 "label may stand behind it, after a comma, a tab, a blank or a # sign. Lines that begin with # are "
                 "comments."));
    text_->setObjectName(QStringLiteral("addresses.paste.text"));
    text_->setAccessibleName(tr("List of addresses"));
    text_->setTabChangesFocus(true);
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setPlaceholderText(QStringLiteral("203.0.113.0/24, ") + tr("Head office"));
    summary_->setObjectName(QStringLiteral("addresses.paste.summary"));
    wrong_->setObjectName(QStringLiteral("addresses.paste.wrong"));
    wrong_->setAccessibleName(tr("Lines that are wrong"));
    wrong_->setRootIsDecorated(false);
    wrong_->setUniformRowHeights(true);
    wrong_->setHeaderLabels({tr("Line"), tr("Text"), tr("What is wrong")});
    wrong_->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    wrong_->header()->resizeSection(1, 180);
    auto* buttons = new QDialogButtonBox(this);
    go_ = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    go_->setObjectName(QStringLiteral("addresses.paste.go"));
    go_->setDefault(true);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kWide, space::kLarge, space::kNormal);
    column->setSpacing(space::kSmall);
    column->addWidget(help);
    column->addWidget(text_, 3);
    column->addWidget(summary_);
    column->addWidget(wrong_, 2);
    column->addWidget(reason_);
    column->addWidget(buttons);
    reader_->setSingleShot(true);
    reader_->setInterval(kReadMillis);
    connect(text_, &QPlainTextEdit::textChanged, reader_, qOverload<>(&QTimer::start));
    connect(reader_, &QTimer::timeout, this, &AddressPasteDialog::read);
    connect(go_, &QPushButton::clicked, this, &AddressPasteDialog::takeGood);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto show = [this](const QTreeWidgetItem* item) {
        if (item) showLine(item->data(0, Qt::UserRole).toInt());
    };
    connect(wrong_, &QTreeWidget::currentItemChanged, this,
            [this](const QTreeWidgetItem* item) { reason_->say(item ? item->text(2) : QString()); });
    connect(wrong_, &QTreeWidget::itemActivated, this, show);
    connect(wrong_, &QTreeWidget::itemClicked, this, show);
    read();
}

void AddressPasteDialog::read() {
    reading_ = readAddresses(text_->toPlainText(), present_());
    wrong_->clear();
    QList<QTreeWidgetItem*> lines;
    for (const AddressFault& fault : reading_.wrong) {
        if (lines.size() == static_cast<qsizetype>(kMostShownFaults)) break;
        const QString sentence = commands::errorText(fault.error);
        auto* item = new QTreeWidgetItem({commands::locale().toString(fault.line), fault.text, sentence});
        item->setData(0, Qt::UserRole, fault.line);
        item->setToolTip(1, fault.text);
        item->setToolTip(2, sentence);
        lines << item;
    }
    wrong_->addTopLevelItems(lines);
    wrong_->setVisible(!lines.isEmpty());
    wrong_->setCurrentItem(lines.value(0));
    if (lines.isEmpty()) reason_->say({});
    say();
}

void AddressPasteDialog::say() {
    const auto count = [](std::size_t number) { return static_cast<int>(number); };
    QStringList sentences;
    if (taken_ > 0) sentences << tr("%n address(es) were taken into the list.", nullptr, taken_);
    if (!reading_.good.empty()) sentences << tr("%n address(es) are new.", nullptr, count(reading_.good.size()));
    if (reading_.known > 0) sentences << tr("%n line(s) repeat what is in the list already.", nullptr, reading_.known);
    if (!reading_.wrong.empty())
        sentences << tr("%n line(s) are wrong and stay here to be corrected.", nullptr, count(reading_.wrong.size()));
    if (sentences.isEmpty()) sentences << tr("Nothing is pasted yet.");
    summary_->say(commands::inARow(sentences));
    go_->setText(tr("Take %n address(es)", nullptr, count(reading_.good.size())));
    go_->setEnabled(!reading_.good.empty());
    go_->setToolTip(go_->isEnabled() ? QString() : tr("There is no new address in the text."));
}

// What is in the list now leaves the text; the wrong lines are what is left to do.
void AddressPasteDialog::takeGood() {
    reader_->stop();
    read();
    if (reading_.good.empty()) return;
    taken_ += static_cast<int>(reading_.good.size());
    take_(reading_.good);
    QStringList left;
    for (const AddressFault& fault : reading_.wrong)
        left << fault.text;
    text_->setPlainText(left.join(QLatin1Char('\n')));
    reader_->stop();
    if (left.isEmpty()) return accept();
    read();
    text_->setFocus(Qt::OtherFocusReason);
    showLine(1);
}

void AddressPasteDialog::showLine(int line) {
    const QTextBlock block = text_->document()->findBlockByNumber(line - 1);
    if (!block.isValid()) return;
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    text_->setTextCursor(cursor);
    text_->centerCursor();
}

// Closing loses nothing: whatever still stands there comes back with the next opening.
void AddressPasteDialog::done(int result) {
    if (auto left = std::exchange(left_, {})) left(text_->toPlainText().trimmed());
    QDialog::done(result);
}

} // namespace sekisho::ui

#include "moc_address_paste_dialog.cpp"
