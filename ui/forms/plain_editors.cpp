#include "ui/forms/plain_editors.h"

#include "models/commands/policy_words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::factText;
using commands::fromUtf8;
using commands::toUtf8;

namespace {

constexpr std::size_t kMostRadios = 4;
constexpr int kLineWidth = 420;

// Takes any number while it is typed, so that a wrong one is named and not silently replaced; the arrows stay within.
class OpenSpin final : public QSpinBox {
  public:
    OpenSpin(int least, int most, QWidget* parent) : QSpinBox(parent), least_(least), most_(most) {
        setRange(std::min(0, least), 1'000'000'000);
    }
    void stepBy(int steps) override { setValue(std::clamp(value() + steps, least_, most_)); }

  protected:
    StepEnabled stepEnabled() const override {
        return (value() < most_ ? StepUpEnabled : StepNone) | (value() > least_ ? StepDownEnabled : StepNone);
    }

  private:
    int least_, most_;
};

policy::Value plainValueOf(const policy::Field& field, const policy::Choice& choice) {
    const std::string text(choice.value);
    return field.number ? policy::Value(static_cast<std::int64_t>(std::stoll(text))) : policy::Value(text);
}

QVBoxLayout* plainColumn(QWidget* widget, int spacing) {
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

} // namespace

PlainEditor::PlainEditor(const policy::Field& field, QWidget* parent)
    : ValueEditor(parent), field_(field), value_(policy::defaultOf(field)), text_(new WrappedLabel(this)) {
    using policy::Widget;
    switch (field.widget) {
    case Widget::Switch:
        control_ = buildSwitch();
        break;
    case Widget::Choice:
        control_ = field.choices.size() <= kMostRadios ? buildRadios() : buildList();
        break;
    case Widget::Number:
        control_ = buildNumber();
        break;
    case Widget::Checks:
        control_ = buildChecks();
        break;
    case Widget::Text:
        control_ = buildText();
        break;
    default: // a fixed value has no control
        break;
    }
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QVBoxLayout* column = plainColumn(this, 0);
    column->addWidget(text_);
    if (control_) {
        column->addWidget(control_);
        setFocusProxy(control_->focusProxy() ? control_->focusProxy() : control_);
        load_();
    }
    refresh();
}

QWidget* PlainEditor::buildSwitch() {
    auto* box = new QCheckBox(this);
    box->setObjectName(QStringLiteral("value.switch"));
    load_ = [this, box] { box->setChecked(std::get_if<bool>(&value_) && std::get<bool>(value_)); };
    words_ = [this, box] { box->setText(commands::policyValueText(field_, value_, {})); };
    connect(box, &QCheckBox::toggled, this, [this](bool on) {
        take(on);
        words_();
    });
    return box;
}

QWidget* PlainEditor::buildRadios() {
    auto* holder = new QWidget(this);
    QVBoxLayout* column = plainColumn(holder, space::kTight);
    auto* group = new QButtonGroup(holder);
    for (const policy::Choice& choice : field_.choices) {
        auto* radio = new QRadioButton(holder);
        radio->setObjectName(QStringLiteral("value.") + fromUtf8(choice.value));
        group->addButton(radio);
        column->addWidget(radio, 0, Qt::AlignLeft);
        connect(radio, &QRadioButton::toggled, this, [this, one = &choice](bool on) { // of the schema, which stays
            if (on) take(plainValueOf(field_, *one));
        });
    }
    load_ = [this, group] {
        const policy::Choice* chosen = policy::choiceOf(field_, value_);
        const QList<QAbstractButton*> radios = group->buttons();
        for (std::size_t i = 0; i < field_.choices.size(); ++i)
            if (&field_.choices[i] == chosen) radios.at(static_cast<qsizetype>(i))->setChecked(true);
    };
    words_ = [this, group] {
        const QList<QAbstractButton*> radios = group->buttons();
        for (std::size_t i = 0; i < field_.choices.size(); ++i)
            radios.at(static_cast<qsizetype>(i))->setText(factText(field_.choices[i].words));
    };
    if (!group->buttons().isEmpty()) holder->setFocusProxy(group->buttons().constFirst());
    return holder;
}

QWidget* PlainEditor::buildList() {
    auto* box = new QComboBox(this);
    box->setObjectName(QStringLiteral("value.list"));
    for (std::size_t i = 0; i < field_.choices.size(); ++i)
        box->addItem(QString());
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    load_ = [this, box] {
        for (std::size_t i = 0; i < field_.choices.size(); ++i)
            if (&field_.choices[i] == policy::choiceOf(field_, value_)) box->setCurrentIndex(static_cast<int>(i));
    };
    words_ = [this, box] {
        for (std::size_t i = 0; i < field_.choices.size(); ++i)
            box->setItemText(static_cast<int>(i), factText(field_.choices[i].words));
    };
    connect(box, &QComboBox::currentIndexChanged, this, [this](int at) {
        if (at >= 0) take(plainValueOf(field_, field_.choices[static_cast<std::size_t>(at)]));
    });
    return box;
}

QWidget* PlainEditor::buildNumber() {
    auto* spin = new OpenSpin(static_cast<int>(field_.minimum), static_cast<int>(field_.maximum), this);
    spin->setGroupSeparatorShown(!field_.unit.en.empty());
    spin->setObjectName(QStringLiteral("value.number"));
    spin->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    spin->setMinimumWidth(110);
    load_ = [this, spin] {
        if (const auto* number = std::get_if<std::int64_t>(&value_)) spin->setValue(static_cast<int>(*number));
    };
    words_ = [this, spin] {
        const QString unit = factText(field_.unit);
        spin->setSuffix(unit.isEmpty() ? unit : QLatin1Char(' ') + unit);
        spin->setLocale(commands::locale());
    };
    connect(spin, &QSpinBox::valueChanged, this, [this](int number) { take(std::int64_t{number}); });
    return spin;
}

QWidget* PlainEditor::buildText() {
    auto* line = new QLineEdit(this);
    line->setObjectName(QStringLiteral("value.text"));
    line->setMaximumWidth(kLineWidth);
    load_ = [this, line] {
        if (const auto* text = std::get_if<std::string>(&value_)) line->setText(fromUtf8(*text));
    };
    words_ = [] {};
    connect(line, &QLineEdit::textChanged, this, [this](const QString& text) { take(toUtf8(text)); });
    return line;
}

QWidget* PlainEditor::buildChecks() {
    auto* holder = new QWidget(this);
    QVBoxLayout* column = plainColumn(holder, space::kTight);
    std::vector<QCheckBox*> boxes;
    for (const policy::Choice& choice : field_.choices) {
        auto* box = new QCheckBox(holder);
        box->setObjectName(QStringLiteral("value.") + fromUtf8(choice.value));
        column->addWidget(box, 0, Qt::AlignLeft);
        boxes.push_back(box);
    }
    load_ = [this, boxes] {
        const auto* chosen = std::get_if<std::vector<std::string>>(&value_);
        for (std::size_t i = 0; i < boxes.size(); ++i)
            boxes[i]->setChecked(chosen && std::ranges::find(*chosen, field_.choices[i].value) != chosen->end());
    };
    words_ = [this, boxes] {
        for (std::size_t i = 0; i < boxes.size(); ++i)
            boxes[i]->setText(factText(field_.choices[i].words));
    };
    for (QCheckBox* box : boxes)
        connect(box, &QCheckBox::toggled, this, [this, boxes] {
            std::vector<std::string> chosen;
            for (std::size_t i = 0; i < boxes.size(); ++i)
                if (boxes[i]->isChecked()) chosen.emplace_back(field_.choices[i].value);
            take(std::move(chosen));
        });
    if (!boxes.empty()) holder->setFocusProxy(boxes.front());
    return holder;
}

void PlainEditor::take(policy::Value value) {
    if (signalsBlocked() || value == value_) return;
    value_ = std::move(value);
    Q_EMIT edited();
}

void PlainEditor::setValue(const policy::Value& value) {
    value_ = value;
    if (load_) {
        const QSignalBlocker quiet(this);
        load_();
    }
    refresh();
}

void PlainEditor::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    refresh();
}

// The form says what is wrong beside the field; here it is only marked.
void PlainEditor::showFaults(const std::vector<Error>& faults) {
    if (control_) control_->setProperty("faulty", !faults.empty());
}

void PlainEditor::refresh() {
    const bool words = readOnly_ || !control_;
    text_->say(words ? commands::policyValueText(field_, value_, {}, field_.choices.size() + 1) : QString());
    if (control_) control_->setVisible(!words);
    if (words_) words_();
}

void PlainEditor::changeEvent(QEvent* event) {
    ValueEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        const QSignalBlocker quiet(this);
        refresh();
    }
}

} // namespace sekisho::ui

#include "moc_plain_editors.cpp"
