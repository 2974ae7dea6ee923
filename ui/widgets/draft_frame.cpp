#include "ui/widgets/draft_frame.h"

#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sekisho::ui {

DraftFrame::DraftFrame(const QString& name, QWidget* form, QWidget* parent)
    : QWidget(parent), title_(new QLabel(this)), place_(new QLabel(this)),
      area_(new ScrollPage(ScrollPage::Holds::Controls, this)), discard_(new QPushButton(this)),
      save_(new QPushButton(this)) {
    for (QLabel* line : {title_, place_})
        line->setTextFormat(Qt::PlainText);
    setTextSize(title_, TextSize::Page);
    place_->setForegroundRole(QPalette::PlaceholderText);
    place_->hide();
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kSmall);
    head->setSpacing(2);
    head->addWidget(title_);
    head->addWidget(place_);
    auto* inner = new QWidget;
    auto* innerColumn = new QVBoxLayout(inner);
    innerColumn->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kWide);
    innerColumn->addWidget(form);
    area_->setObjectName(name + QStringLiteral(".draft"));
    area_->setWidget(inner);
    discard_->setObjectName(name + QStringLiteral(".cancel"));
    save_->setObjectName(name + QStringLiteral(".save"));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    foot->setSpacing(space::kSmall);
    foot->addStretch(1);
    for (QPushButton* each : {discard_, save_}) {
        each->setAutoDefault(false);
        foot->addWidget(each);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(area_, 1);
    column->addLayout(foot);
    connect(discard_, &QPushButton::clicked, this, &DraftFrame::discardWanted);
    connect(save_, &QPushButton::clicked, this, &DraftFrame::saveWanted);
    retranslate();
}

void DraftFrame::setTitle(const QString& title, const QString& place) {
    title_->setText(title);
    place_->setText(place);
    place_->setHidden(place.isEmpty());
}

void DraftFrame::offerSave(bool may, const QString& whyNot, bool changed) {
    may_ = may;
    changed_ = changed;
    whyNot_ = whyNot;
    save_->setEnabled(may_ && changed_);
    save_->setToolTip(!may_ ? whyNot_ : changed_ ? QString() : tr("Nothing is changed yet."));
}

void DraftFrame::see(QWidget* field) {
    area_->ensureWidgetVisible(field);
}

void DraftFrame::retranslate() {
    discard_->setText(tr("Discard"));
    save_->setText(tr("Save…"));
    offerSave(may_, whyNot_, changed_);
}

void DraftFrame::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_draft_frame.cpp"
