#include "ui/forms/date_field.h"

#include "models/commands/words.h"
#include "ui/widgets/icon.h"

#include <QAbstractItemView>
#include <QCalendarWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

namespace sekisho::ui {

DateField::DateField(QWidget* parent) : QWidget(parent), line_(new QLineEdit(this)), button_(new QToolButton(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(line_, 1);
    row->addWidget(button_);
    setFocusProxy(line_);
    line_->setMaxLength(10);
    line_->setInputMethodHints(Qt::ImhDate | Qt::ImhPreferNumbers);
    button_->setAutoRaise(true);
    button_->setFocusPolicy(Qt::StrongFocus);
    connect(line_, &QLineEdit::textEdited, this, &DateField::edited);
    connect(button_, &QToolButton::clicked, this, &DateField::openCalendar);
    retranslate();
}

QString DateField::text() const {
    return line_->text().trimmed();
}

void DateField::setText(const QString& text) {
    line_->setText(text);
}

QDate DateField::date() const {
    return QDate::fromString(text(), Qt::ISODate);
}

void DateField::openCalendar() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* calendar = new QCalendarWidget;
    calendar->setLocale(commands::locale());
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    if (date().isValid()) calendar->setSelectedDate(date());
    for (auto* days : calendar->findChildren<QAbstractItemView*>())
        days->setAccessibleName(button_->toolTip());
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    connect(calendar, &QCalendarWidget::activated, this, [this, menu](QDate chosen) {
        line_->setText(chosen.toString(Qt::ISODate));
        menu->close();
        Q_EMIT edited();
    });
    connect(calendar, &QCalendarWidget::clicked, calendar, &QCalendarWidget::activated);
    menu->popup(mapToGlobal(QPoint(0, height())));
    calendar->setFocus(Qt::PopupFocusReason);
}

void DateField::retranslate() {
    line_->setPlaceholderText(tr("YYYY-MM-DD"));
    button_->setIcon(icon(QStringLiteral("view-calendar")));
    button_->setToolTip(tr("Choose from the calendar"));
    button_->setAccessibleName(button_->toolTip());
}

void DateField::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_date_field.cpp"
