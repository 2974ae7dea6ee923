#pragma once
// What a machine can see of a picture: words that do not fit, words of the other language, controls without a name.
// The rest is for people, who look at the pictures.

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollArea>
#include <QStringList>
#include <QStyle>
#include <QToolButton>
#include <QWidget>

namespace sekisho::tests {

inline bool japanese(const QString& text) {
    static const QRegularExpression letters(QStringLiteral("[\\x{3041}-\\x{30ff}\\x{4e00}-\\x{9fff}]"));
    return text.contains(letters);
}

// Two words in Latin letters one after the other: a sentence that nobody translated.
inline bool english(const QString& text) {
    static const QRegularExpression words(QStringLiteral("\\b[A-Za-z]{2,} [A-Za-z]{2,}\\b"));
    return text.contains(words);
}

// What is written in Latin letters in Japanese too: terms of the service, and names and numbers of programs.
inline bool sameInBoth(const QString& text) {
    return text == QStringLiteral("External Key") || text == QStringLiteral("SNS ID") ||
           text == QStringLiteral("Vendor ID") || text.startsWith(QStringLiteral("Sekisho ")) ||
           text.startsWith(QStringLiteral("LINE WORKS "));
}

// Names, addresses and what a person typed stand in labels too: a label is judged in Japanese only, a button in both.
inline void judgeWords(const QString& text, bool words, const QString& language, const QString& where,
                       QStringList& faults) {
    if (language == QLatin1String("ja") && english(text) && !japanese(text) && !sameInBoth(text))
        faults << QStringLiteral("%1: not Japanese: %2").arg(where, text);
    if (language == QLatin1String("en") && words && japanese(text) && text != QStringLiteral("日本語"))
        faults << QStringLiteral("%1: not English: %2").arg(where, text);
}

inline QString whereIs(const QWidget& widget) {
    QStringList path;
    for (const QWidget* up = &widget; up && path.size() < 4; up = up->parentWidget())
        path.prepend(up->objectName().isEmpty() ? QString::fromLatin1(up->metaObject()->className())
                                                : up->objectName());
    return path.join(QLatin1Char('/'));
}

// What stands in a scroll area that scrolls up and down only must not be wider than it.
inline void judgeWidth(const QScrollArea& area, const QString& where, QStringList& faults) {
    if (area.horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff || !area.widgetResizable() || !area.widget()) return;
    const int room = area.viewport()->width();
    if (area.widget()->width() <= room) return;
    QString widest;
    int most = 0;
    for (const QWidget* inner : area.widget()->findChildren<QWidget*>())
        if (inner->isVisibleTo(area.widget()) && inner->minimumSizeHint().width() > most && !inner->layout()) {
            most = inner->minimumSizeHint().width();
            widest = whereIs(*inner);
        }
    faults << QStringLiteral("%1: wider than its room by %2, the widest is %3 with %4")
                  .arg(where)
                  .arg(area.widget()->width() - room)
                  .arg(widest)
                  .arg(most);
}

inline void judgeHeads(const QHeaderView& heads, const QString& where, QStringList& faults) {
    if (heads.orientation() != Qt::Horizontal || !heads.model()) return;
    const int margins = 2 * heads.style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, &heads);
    for (int section = 0; section < heads.count(); ++section) {
        const QString words = heads.model()->headerData(section, Qt::Horizontal).toString();
        const int left = heads.sectionViewportPosition(section);
        if (heads.isSectionHidden(section) || left < 0 || left >= heads.viewport()->width()) continue;
        if (heads.fontMetrics().horizontalAdvance(words) + margins > heads.sectionSize(section))
            faults << QStringLiteral("%1: head cut off: %2").arg(where, words);
    }
}

inline QStringList faultsOf(QWidget& shown, const QString& language) {
    QStringList faults;
    QList<QWidget*> all = shown.findChildren<QWidget*>();
    all.prepend(&shown);
    for (QWidget* widget : all) {
        if (!widget->isVisibleTo(&shown) || widget->visibleRegion().isEmpty()) continue;
        if (widget->inherits("QLineEditIconButton")) continue; // Qt's own, shown and named by the field
        const QString where = whereIs(*widget);
        if (const auto* label = qobject_cast<QLabel*>(widget)) {
            judgeWords(label->text(), false, language, where, faults);
            if (!label->wordWrap() && label->pixmap(Qt::ReturnByValue).isNull() &&
                label->sizeHint().width() > label->width() + 1)
                faults << QStringLiteral("%1: cut off: %2").arg(where, label->text());
            if (label->wordWrap() && label->heightForWidth(label->width()) > label->height() + 1)
                faults << QStringLiteral("%1: lines cut off: %2").arg(where, label->text());
        } else if (const auto* button = qobject_cast<QAbstractButton*>(widget)) {
            // The button of the account carries the name of a person, as labels do.
            judgeWords(button->text(), button->objectName() != QStringLiteral("top.account"), language, where, faults);
            judgeWords(button->toolTip(), true, language, where, faults);
            if (!button->text().isEmpty() && button->sizeHint().width() > button->width() + 1 &&
                button->visibleRegion().boundingRect().width() == button->width())
                faults << QStringLiteral("%1: cut off: %2").arg(where, button->text());
            if (button->text().isEmpty() && button->accessibleName().isEmpty() && button->focusPolicy() != Qt::NoFocus)
                faults << QStringLiteral("%1: a button without a name").arg(where);
            if (!button->isEnabled() && button->parentWidget()->isEnabled() && button->toolTip().isEmpty() &&
                !button->property("saysWhyElsewhere").toBool())
                faults << QStringLiteral("%1: disabled without a reason: %2").arg(where, button->text());
        } else if (const auto* line = qobject_cast<QLineEdit*>(widget)) {
            judgeWords(line->placeholderText(), true, language, where, faults);
            if (line->accessibleName().isEmpty() && !qobject_cast<QAbstractSpinBox*>(line->parentWidget()) &&
                !qobject_cast<QComboBox*>(line->parentWidget()))
                faults << QStringLiteral("%1: a field without a name").arg(where);
        } else if (const auto* menu = qobject_cast<QMenu*>(widget)) {
            for (const QAction* action : menu->actions()) {
                // An entry that carries data is somebody, as in a list.
                judgeWords(action->text(), !action->data().isValid(), language, where, faults);
                if (!action->isEnabled() && !action->isSeparator() &&
                    (action->toolTip().isEmpty() || action->toolTip() == action->text()))
                    faults << QStringLiteral("%1: disabled without a reason: %2").arg(where, action->text());
            }
        } else if (const auto* heads = qobject_cast<QHeaderView*>(widget)) {
            judgeHeads(*heads, where, faults);
        } else if (const auto* area = qobject_cast<QScrollArea*>(widget)) {
            judgeWidth(*area, where, faults);
        } else if (const auto* view = qobject_cast<QAbstractItemView*>(widget)) {
            if (view->accessibleName().isEmpty()) faults << QStringLiteral("%1: a list without a name").arg(where);
        }
    }
    return faults;
}

} // namespace sekisho::tests
