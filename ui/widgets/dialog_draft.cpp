#include "ui/widgets/dialog_draft.h"

#include "models/commands/words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/search_field.h"

#include <QAbstractSpinBox>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QDateTimeEdit>
#include <QDialog>
#include <QEvent>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSpinBox>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

namespace {

constexpr const char* kNote = "draft.dialogs"; // of all dialogs: an object by what they are about
constexpr qsizetype kMostKept = 20;            // the oldest ones go
constexpr qint64 kDaysKept = 30;
constexpr QLatin1StringView kAt{"at"}, kBase{"base"}, kFields{"fields"};

QJsonObject keptIn(const ports::Cache& cache) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(cache.note(kNote).value_or(std::string()))).object();
}

qint64 timeOf(const QJsonValue& draft) {
    return draft[kAt].toString().toLongLong();
}

std::string textOf(QJsonObject drafts) {
    const qint64 oldest = QDateTime::currentDateTimeUtc().addDays(-kDaysKept).toMSecsSinceEpoch();
    for (const QString& about : drafts.keys())
        if (timeOf(drafts[about]) < oldest) drafts.remove(about);
    while (drafts.size() > kMostKept) {
        const QStringList all = drafts.keys();
        drafts.remove(*std::ranges::min_element(all, {}, [&](const QString& about) { return timeOf(drafts[about]); }));
    }
    return drafts.isEmpty() ? std::string() : QJsonDocument(drafts).toJson(QJsonDocument::Compact).toStdString();
}

// Choices by what they stand for: their places may be others the next time.
QString chosenIn(const QComboBox* box) {
    const QVariant data = box->currentData();
    return data.isValid() ? data.toString() : box->currentText();
}

void choose(QComboBox* box, const QString& wanted) {
    const int byData = box->findData(wanted);
    const int at = byData >= 0 ? byData : box->findText(wanted);
    if (at < 0) return;
    box->setCurrentIndex(at);
    Q_EMIT box->activated(at); // as if a person had chosen it
}

void press(QAbstractButton* button, bool wanted) {
    if (button->isChecked() == wanted || (!wanted && qobject_cast<QRadioButton*>(button))) return;
    if (button->isEnabled())
        button->click();
    else
        button->setChecked(wanted);
}

// Part of a control that is taken as a whole, or of something that only looks things up.
bool isInner(const QWidget* widget) {
    const QWidget* up = widget->parentWidget();
    return qobject_cast<const QAbstractSpinBox*>(up) || qobject_cast<const QComboBox*>(up) ||
           qobject_cast<const SearchField*>(widget) || widget->property("neverKept").toBool();
}

} // namespace

DialogDraft::DialogDraft(QDialog* dialog, ports::Cache& cache, QString about, QString base, Ends ends)
    : QObject(dialog), dialog_(dialog), cache_(cache), about_(std::move(about)), base_(std::move(base)), ends_(ends),
      kept_(new KeptDraft(
          this, cache, kNote, [this] { return text(); }, [this] { return !over_ && !typed().isEmpty(); })) {
    dialog_->installEventFilter(this);
    connect(dialog_, &QDialog::finished, this, [this](int result) {
        if (over_) return;
        if (result == QDialog::Accepted && ends_ == Ends::WithItsWork) return kept_->flush();
        over_ = true;
        kept_->changed();
    });
}

void DialogDraft::add(QWidget* part, const QString& key, Get get, Put put) {
    parts_.push_back(part);
    fields_.push_back({key, std::move(get), std::move(put), {}});
}

void DialogDraft::changed() {
    if (shown_ && !over_) kept_->changed();
}

void DialogDraft::forget(ports::Cache& cache, const QString& about) {
    QJsonObject drafts = keptIn(cache);
    if (!drafts.contains(about)) return;
    drafts.remove(about);
    // Where it cannot be written the draft is offered once more, which loses nothing.
    static_cast<void>(cache.setNote(kNote, textOf(std::move(drafts))));
}

void DialogDraft::leave(const QWidget* window) {
    for (DialogDraft* one : window->findChildren<DialogDraft*>()) {
        one->kept_->flush();
        one->over_ = true;
    }
}

bool DialogDraft::eventFilter(QObject* watched, QEvent* event) {
    if (watched == dialog_ && event->type() == QEvent::Show && !std::exchange(shown_, true)) {
        find();
        takeUp();
    }
    return QObject::eventFilter(watched, event);
}

void DialogDraft::find() {
    const auto keep = [this](QWidget* widget, Get get, Put put) {
        const QString name = widget->objectName();
        const QString key = name.isEmpty() ? QStringLiteral("#%1").arg(fields_.size()) : name;
        fields_.push_back({key, std::move(get), std::move(put), {}});
    };
    for (QWidget* widget : dialog_->findChildren<QWidget*>()) {
        const bool elsewhere = std::ranges::any_of(
            parts_, [&](const QWidget* part) { return part == widget || part->isAncestorOf(widget); });
        if (elsewhere || isInner(widget)) continue;
        if (auto* line = qobject_cast<QLineEdit*>(widget)) {
            if (line->echoMode() != QLineEdit::Normal || line->isReadOnly()) continue;
            connect(line, &QLineEdit::textChanged, this, &DialogDraft::changed);
            keep(
                line, [line] { return line->text(); },
                [line](const QJsonValue& value) {
                    line->setText(value.toString());
                    Q_EMIT line->textEdited(line->text());
                });
        } else if (auto* text = qobject_cast<QPlainTextEdit*>(widget)) {
            if (text->isReadOnly()) continue;
            connect(text, &QPlainTextEdit::textChanged, this, &DialogDraft::changed);
            keep(
                text, [text] { return text->toPlainText(); },
                [text](const QJsonValue& value) { text->setPlainText(value.toString()); });
        } else if (auto* box = qobject_cast<QComboBox*>(widget)) {
            connect(box, &QComboBox::currentIndexChanged, this, &DialogDraft::changed);
            keep(
                box, [box] { return chosenIn(box); },
                [box](const QJsonValue& value) { choose(box, value.toString()); });
        } else if (auto* button = qobject_cast<QAbstractButton*>(widget);
                   qobject_cast<QCheckBox*>(widget) || qobject_cast<QRadioButton*>(widget)) {
            connect(button, &QAbstractButton::toggled, this, &DialogDraft::changed);
            keep(
                button, [button] { return button->isChecked(); },
                [button](const QJsonValue& value) { press(button, value.toBool()); });
        } else if (auto* spin = qobject_cast<QSpinBox*>(widget)) {
            connect(spin, &QSpinBox::valueChanged, this, &DialogDraft::changed);
            keep(
                spin, [spin] { return spin->value(); },
                [spin](const QJsonValue& value) { spin->setValue(value.toInt()); });
        } else if (auto* time = qobject_cast<QDateTimeEdit*>(widget)) {
            connect(time, &QDateTimeEdit::dateTimeChanged, this, &DialogDraft::changed);
            keep(
                time, [time] { return time->dateTime().toString(Qt::ISODate); },
                [time](const QJsonValue& value) {
                    time->setDateTime(QDateTime::fromString(value.toString(), Qt::ISODate));
                });
        }
    }
    for (Field& field : fields_)
        field.before = field.get();
}

void DialogDraft::takeUp() {
    kept_->takeUp();
    const QJsonObject draft = keptIn(cache_)[about_].toObject();
    const QJsonObject values = draft[kFields].toObject();
    for (const Field& field : fields_)
        if (values.contains(field.key)) field.put(values[field.key]);
    auto* column = qobject_cast<QBoxLayout*>(dialog_->layout());
    if (!column) return;
    const QSize was = dialog_->size();
    banner_ = new Banner(dialog_);
    banner_->setObjectName(QStringLiteral("draft.banner"));
    column->insertWidget(0, banner_);
    kept_->tellOn(banner_);
    if (typed().isEmpty()) return; // also when it is what holds by now
    const QString when = commands::timeText(fromMillis(timeOf(draft)));
    banner_->announce(Banner::Kind::Information,
                      draft[kBase].toString() == base_
                          ? tr("What you had typed here (%1) and not saved is there again.").arg(when)
                          : tr("What you had typed here (%1) and not saved is laid over what somebody else has "
                               "saved since.")
                                .arg(when),
                      tr("Discard"), [this] { putBack(); });
    // As tall as it was, but for what the lines need at the width that they have got by then.
    for (int round = 0; round < 3; ++round) // one layout asks for the next
        column->activate();
    dialog_->resize(was);
}

void DialogDraft::putBack() {
    for (const Field& field : fields_)
        field.put(field.before);
    kept_->changed();
}

QJsonObject DialogDraft::typed() const {
    QJsonObject out;
    for (const Field& field : fields_)
        if (const QJsonValue now = field.get(); now != field.before) out[field.key] = now;
    return out;
}

std::string DialogDraft::text() const {
    QJsonObject drafts = keptIn(cache_); // another dialog may be open besides
    const QJsonObject values = over_ ? QJsonObject() : typed();
    if (values.isEmpty())
        drafts.remove(about_);
    else
        drafts[about_] =
            QJsonObject{{kAt, QString::number(QDateTime::currentMSecsSinceEpoch())}, {kBase, base_}, {kFields, values}};
    return textOf(std::move(drafts));
}

} // namespace sekisho::ui

#include "moc_dialog_draft.cpp"
