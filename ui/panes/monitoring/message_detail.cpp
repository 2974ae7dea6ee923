#include "ui/panes/monitoring/message_detail.h"

#include "models/commands/words.h"
#include "ui/panes/monitoring/fact_grid.h"
#include "ui/panes/monitoring/marked_text.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::monitoring {

using commands::fromUtf8;

MessageDetail::MessageDetail(QWidget* parent)
    : QWidget(parent), stack_(new QStackedWidget(this)), none_(new StatePage(stack_)), page_(new QWidget(stack_)) {
    setObjectName(QStringLiteral("contents.detail"));
    none_->setIconName(QStringLiteral("view-conversation-balloon"));
    sender_ = new WrappedLabel(page_);
    sender_->setObjectName(QStringLiteral("contents.detailSender"));
    setTextSize(sender_, TextSize::Section);
    auto* inside = new QWidget;
    facts_ = new FactGrid(inside);
    text_ = new MarkedText(inside);
    text_->setObjectName(QStringLiteral("contents.detailText"));
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kWide);
    column->setSpacing(space::kNormal);
    column->addWidget(facts_);
    column->addWidget(new Rule(inside));
    column->addWidget(text_);
    column->addStretch(1);
    layOutDetail(this, stack_, none_, page_, {sender_}, inside, ScrollPage::Holds::Text);
    refresh();
}

void MessageDetail::present(std::optional<MessageContent> message) {
    if (message == message_) return;
    message_ = std::move(message);
    refresh();
}

void MessageDetail::refresh() {
    findChild<ScrollPage*>()->setAccessibleName(tr("The whole message"));
    if (!message_) {
        none_->present(StatePage::Look::Empty, tr("No message is chosen"),
                       tr("Choose a message in the list to read all of it."));
        return stack_->setCurrentWidget(none_);
    }
    const MessageContent& one = *message_;
    sender_->say(fromUtf8(one.senderName.empty() ? one.sender : one.senderName));
    QStringList receivers, attachments;
    for (const std::string& receiver : one.receivers)
        receivers << fromUtf8(receiver);
    for (const std::string& name : one.attachments)
        attachments << fromUtf8(name);
    facts_->clear();
    facts_->add(tr("Date and time"), commands::timeText(one.at));
    facts_->add(tr("Sender"), fromUtf8(one.sender));
    facts_->add(tr("Receivers"), receivers.join(QLatin1Char('\n')));
    facts_->add(tr("Talk room"), fromUtf8(one.channelName));
    facts_->add(tr("Channel ID"), fromUtf8(one.channel));
    if (!attachments.isEmpty()) facts_->add(tr("Attachments"), attachments.join(QLatin1Char('\n')));
    text_->say(one.text, one.hits);
    stack_->setCurrentWidget(page_);
}

void MessageDetail::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::monitoring

#include "moc_message_detail.cpp"
