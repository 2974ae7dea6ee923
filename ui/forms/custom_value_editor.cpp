#include "ui/forms/custom_value_editor.h"

#include "models/commands/words.h"
#include "ui/forms/date_field.h"
#include "ui/forms/list_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace sekisho::ui {

using commands::CustomValue;
using commands::CustomValues;
using commands::fromUtf8;

namespace {

constexpr int kMostValues = 10;

// "Page <https://…>", or the address alone, as the sheets have it.
CustomValue linkFromLine(const QString& line) {
    const auto open = line.lastIndexOf(QStringLiteral(" <"));
    if (!line.endsWith(QLatin1Char('>')) || open < 0) return {{}, line};
    return {line.left(open).trimmed(), line.mid(open + 2, line.size() - open - 3)};
}

QString lineOfLink(const CustomValue& value) {
    return value.text.isEmpty() ? value.link : value.text + QStringLiteral(" <") + value.link + QLatin1Char('>');
}

QString firstText(const CustomValues& values) {
    return values.empty() ? QString() : values.front().text;
}

CustomValues oneValue(const QString& text) {
    return text.isEmpty() ? CustomValues() : CustomValues{{text, {}}};
}

} // namespace

CustomValueEditor::CustomValueEditor(const CustomProperty& property, QWidget* parent)
    : QWidget(parent), property_(property) {
    const bool picks = !property_.options.empty();
    QWidget* control = picks && property_.multiValued         ? buildChoices()
                       : picks                                ? buildChoice()
                       : property_.multiValued                ? buildList()
                       : property_.type == PropertyType::Date ? buildDate()
                       : property_.type == PropertyType::Link ? buildLink()
                                                              : buildLine();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(control);
    if (!focusProxy()) setFocusProxy(control->focusProxy() ? control->focusProxy() : control);
    if (words_) words_();
}

void CustomValueEditor::setValues(const CustomValues& values) {
    values_ = values;
    load_();
}

void CustomValueEditor::take(CustomValues values) {
    values_ = std::move(values);
    Q_EMIT edited();
}

QWidget* CustomValueEditor::buildLine() {
    auto* line = new QLineEdit(this);
    load_ = [this, line] { line->setText(firstText(values_)); };
    connect(line, &QLineEdit::textEdited, this, [this](const QString& typed) { take(oneValue(typed.trimmed())); });
    return line;
}

QWidget* CustomValueEditor::buildDate() {
    auto* date = new DateField(this);
    load_ = [this, date] { date->setText(firstText(values_)); };
    connect(date, &DateField::edited, this, [this, date] { take(oneValue(date->text())); });
    setFocusProxy(date->line());
    return date;
}

QWidget* CustomValueEditor::buildLink() {
    auto* both = new QWidget(this);
    auto* text = new QLineEdit(both);
    auto* address = new QLineEdit(both);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(text, 1);
    row->addWidget(address, 2);
    load_ = [this, text, address] {
        text->setText(firstText(values_));
        address->setText(values_.empty() ? QString() : values_.front().link);
    };
    const auto changed = [this, text, address] {
        const CustomValue value{text->text().trimmed(), address->text().trimmed()};
        take(value == CustomValue() ? CustomValues() : CustomValues{value});
    };
    connect(text, &QLineEdit::textEdited, this, changed);
    connect(address, &QLineEdit::textEdited, this, changed);
    words_ = [text, address] {
        text->setPlaceholderText(tr("Text"));
        address->setPlaceholderText(tr("Address"));
        text->setAccessibleName(tr("Text of the link"));
        address->setAccessibleName(tr("Address of the link"));
    };
    setFocusProxy(text);
    return both;
}

QWidget* CustomValueEditor::buildChoice() {
    auto* box = new QComboBox(this);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->addItem(QString(), QString());
    for (const PropertyOption& option : property_.options)
        box->addItem(commands::optionText(option), fromUtf8(option.name));
    load_ = [this, box] {
        const QString value = firstText(values_);
        if (box->findData(value) < 0) box->addItem(value, value); // no option any more, but not to be lost
        box->setCurrentIndex(box->findData(value));
    };
    connect(box, &QComboBox::activated, this, [this, box] { take(oneValue(box->currentData().toString())); });
    words_ = [this, box] {
        box->setItemText(0, tr("None"));
        for (std::size_t i = 0; i < property_.options.size(); ++i)
            box->setItemText(static_cast<int>(i) + 1, commands::optionText(property_.options[i]));
    };
    return box;
}

QWidget* CustomValueEditor::buildChoices() {
    auto* all = new QWidget(this);
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    std::vector<QCheckBox*> boxes;
    for (const PropertyOption& option : property_.options) {
        auto* box = new QCheckBox(all);
        box->setObjectName(QStringLiteral("option.") + fromUtf8(option.name));
        column->addWidget(box);
        boxes.push_back(box);
    }
    load_ = [this, boxes] {
        for (std::size_t i = 0; i < boxes.size(); ++i)
            boxes[i]->setChecked(std::ranges::any_of(
                values_, [&](const CustomValue& v) { return v.text == fromUtf8(property_.options[i].name); }));
    };
    for (QCheckBox* box : boxes)
        connect(box, &QCheckBox::clicked, this, [this, boxes] {
            CustomValues chosen;
            for (std::size_t i = 0; i < boxes.size(); ++i)
                if (boxes[i]->isChecked()) chosen.push_back({fromUtf8(property_.options[i].name), {}});
            take(std::move(chosen));
        });
    words_ = [this, boxes] {
        for (std::size_t i = 0; i < boxes.size(); ++i)
            boxes[i]->setText(commands::optionText(property_.options[i]));
    };
    if (!boxes.empty()) setFocusProxy(boxes.front());
    return all;
}

QWidget* CustomValueEditor::buildList() {
    auto* list = new ListEditor(kMostValues, this);
    const bool links = property_.type == PropertyType::Link;
    load_ = [this, list, links] {
        QStringList texts;
        for (const CustomValue& value : values_)
            texts << (links ? lineOfLink(value) : value.text);
        list->setTexts(texts);
    };
    connect(list, &ListEditor::edited, this, [this, list, links] {
        CustomValues values;
        for (const QString& text : list->texts())
            values.push_back(links ? linkFromLine(text) : CustomValue{text, {}});
        take(std::move(values));
    });
    words_ = [this, list] { list->setWords(commands::propertyText(property_), tr("Add value")); };
    return list;
}

void CustomValueEditor::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && words_) words_();
}

} // namespace sekisho::ui

#include "moc_custom_value_editor.cpp"
