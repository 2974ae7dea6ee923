#include "ui/forms/local_names_editor.h"

#include "models/commands/words.h"
#include "ui/forms/member_text.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;

LocalNamesEditor::LocalNamesEditor(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    for (const std::string_view language : memberLanguages()) {
        Line line{std::string(language), new QLabel(this), new QLineEdit(this)};
        line.edit->setObjectName(QStringLiteral("name.") + fromUtf8(language));
        const int row = static_cast<int>(lines_.size());
        grid->addWidget(line.label, row, 0);
        grid->addWidget(line.edit, row, 1);
        connect(line.edit, &QLineEdit::textEdited, this, &LocalNamesEditor::take);
        lines_.push_back(std::move(line));
    }
    setFocusProxy(lines_.front().edit);
    retranslate();
}

void LocalNamesEditor::setNames(const std::vector<I18nText>& names) {
    names_ = names;
    for (const Line& line : lines_) {
        const auto name = std::ranges::find(names_, line.language, &I18nText::language);
        line.edit->setText(name == names_.end() ? QString() : fromUtf8(name->name));
    }
}

std::vector<I18nText> LocalNamesEditor::names() const {
    return names_;
}

// Languages without a line here are kept as they are.
void LocalNamesEditor::take() {
    for (const Line& line : lines_) {
        const std::string text = toUtf8(line.edit->text().trimmed());
        const auto name = std::ranges::find(names_, line.language, &I18nText::language);
        if (text.empty()) {
            if (name != names_.end()) names_.erase(name);
        } else if (name != names_.end()) {
            name->name = text;
        } else {
            names_.push_back({line.language, text});
        }
    }
    Q_EMIT edited();
}

void LocalNamesEditor::retranslate() {
    for (const Line& line : lines_) {
        line.label->setText(languageName(line.language));
        line.edit->setAccessibleName(tr("Name in %1").arg(languageName(line.language)));
    }
}

void LocalNamesEditor::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_local_names_editor.cpp"
