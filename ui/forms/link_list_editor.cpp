#include "ui/forms/link_list_editor.h"

#include "models/commands/policy_words.h"
#include "ui/forms/entry_faults.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

constexpr int kLinkLabelWidth = 180;
constexpr int kLinkWidth = 640;

} // namespace

LinkListEditor::LinkListEditor(const policy::Field& field, QWidget* parent)
    : ValueEditor(parent), field_(field), body_(new QWidget(this)), column_(new QVBoxLayout(body_)),
      add_(new QPushButton(body_)), text_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("links.editor"));
    add_->setObjectName(QStringLiteral("links.add"));
    add_->setAutoDefault(false);
    body_->setMaximumWidth(kLinkWidth);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(space::kTight);
    column_->addWidget(add_, 0, Qt::AlignLeft);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(body_);
    whole->addWidget(text_);
    setFocusProxy(add_);
    connect(add_, &QPushButton::clicked, this, [this] {
        addLine({});
        lines_.back().label->setFocus(Qt::OtherFocusReason);
        refresh();
        Q_EMIT edited();
    });
    refresh();
}

policy::Value LinkListEditor::value() const {
    std::vector<policy::LinkEntry> links;
    for (const Line& line : lines_)
        links.push_back({toUtf8(line.label->text().trimmed()), toUtf8(line.url->text().trimmed())});
    return links;
}

void LinkListEditor::setValue(const policy::Value& wanted) {
    const auto* links = std::get_if<std::vector<policy::LinkEntry>>(&wanted);
    if (wanted != value() || !links) { // what is being typed keeps its cursor
        while (!lines_.empty())
            removeLine(lines_.back().row);
        if (links)
            for (const policy::LinkEntry& link : *links)
                addLine(link);
    }
    refresh();
}

void LinkListEditor::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    refresh();
}

void LinkListEditor::showFaults(const std::vector<Error>& faults) {
    const std::map<int, QString> sentences = entryFaults(faults);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const auto found = sentences.find(static_cast<int>(i));
        const QString sentence = found == sentences.end() ? QString() : found->second;
        lines_[i].fault->say(sentences.size() > 1 ? sentence : QString()); // a single one stands below the field
        for (QLineEdit* edit : {lines_[i].label, lines_[i].url}) {
            edit->setProperty("faulty", found != sentences.end());
            edit->setToolTip(sentence);
        }
    }
}

void LinkListEditor::addLine(const policy::LinkEntry& link) {
    auto* row = new QWidget(body_);
    Line line{row,
              new QLineEdit(fromUtf8(link.label), row),
              new QLineEdit(fromUtf8(link.url), row),
              new QToolButton(row),
              new QToolButton(row),
              new WrappedLabel(row)};
    line.label->setObjectName(QStringLiteral("links.label"));
    line.url->setObjectName(QStringLiteral("links.url"));
    line.up->setObjectName(QStringLiteral("links.up"));
    line.remove->setObjectName(QStringLiteral("links.remove"));
    line.fault->setObjectName(QStringLiteral("links.fault"));
    line.label->setMaximumWidth(kLinkLabelWidth);
    line.up->setArrowType(Qt::UpArrow);
    line.remove->setAutoRaise(true);
    for (QToolButton* button : {line.up, line.remove})
        button->setFocusPolicy(Qt::StrongFocus);
    auto* cells = new QHBoxLayout;
    cells->setSpacing(space::kTight);
    cells->addWidget(line.label);
    cells->addWidget(line.url, 1);
    cells->addWidget(line.up);
    cells->addWidget(line.remove);
    auto* both = new QVBoxLayout(row);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(space::kHair);
    both->addLayout(cells);
    both->addWidget(line.fault);
    line.fault->say({});
    column_->insertWidget(static_cast<int>(lines_.size()), row);
    for (QLineEdit* edit : {line.label, line.url})
        connect(edit, &QLineEdit::textEdited, this, &LinkListEditor::edited);
    connect(line.up, &QToolButton::clicked, this, [this, row] { moveUp(row); });
    connect(line.remove, &QToolButton::clicked, this, [this, row] {
        removeLine(row);
        refresh();
        add_->setFocus(Qt::OtherFocusReason);
        Q_EMIT edited();
    });
    QWidget* before = lines_.empty() ? nullptr : lines_.back().remove;
    if (before) setTabOrder(before, line.label);
    setTabOrder(line.label, line.url);
    setTabOrder(line.url, line.up);
    setTabOrder(line.up, line.remove);
    setTabOrder(line.remove, add_);
    lines_.push_back(line);
}

void LinkListEditor::removeLine(const QWidget* row) {
    const auto at = std::ranges::find(lines_, row, &Line::row);
    if (at == lines_.end()) return;
    at->row->hide();
    at->row->deleteLater();
    column_->removeWidget(at->row);
    lines_.erase(at);
}

void LinkListEditor::moveUp(const QWidget* row) {
    const auto at = std::ranges::find(lines_, row, &Line::row);
    if (at == lines_.end() || at == lines_.begin()) return;
    const auto above = std::prev(at);
    const QString label = above->label->text(), url = above->url->text();
    above->label->setText(at->label->text());
    above->url->setText(at->url->text());
    at->label->setText(label);
    at->url->setText(url);
    above->up->setFocus(Qt::OtherFocusReason);
    refresh();
    Q_EMIT edited();
}

void LinkListEditor::refresh() {
    body_->setVisible(!readOnly_);
    int number = 0;
    for (const Line& line : lines_) {
        ++number;
        line.label->setPlaceholderText(tr("Name in the menu"));
        line.url->setPlaceholderText(QStringLiteral("https://"));
        line.label->setAccessibleName(tr("Name of added menu %1").arg(number));
        line.url->setAccessibleName(tr("Web address of added menu %1").arg(number));
        line.up->setEnabled(number > 1);
        line.up->setAccessibleName(tr("Move added menu %1 up").arg(number));
        line.up->setToolTip(number > 1 ? tr("Move up") : tr("It is the first already."));
        line.remove->setIcon(icon(QStringLiteral("list-remove")));
        line.remove->setToolTip(tr("Remove this line"));
        line.remove->setAccessibleName(tr("Remove added menu %1").arg(number));
        QPalette ink = palette();
        ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
        line.fault->setPalette(ink);
    }
    add_->setText(tr("Add a menu"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    add_->setEnabled(static_cast<std::int64_t>(lines_.size()) < field_.maximum);
    add_->setToolTip(add_->isEnabled() ? QString()
                                       : tr("At most %n added menu(s).", nullptr, static_cast<int>(field_.maximum)));
    text_->say(readOnly_ ? commands::policyValueText(field_, value(), {}, static_cast<std::size_t>(field_.maximum))
                         : QString());
}

void LinkListEditor::changeEvent(QEvent* event) {
    ValueEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui

#include "moc_link_list_editor.cpp"
