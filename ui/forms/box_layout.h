#pragma once
// The look that the boxes above a form share (logo, workgroup name, key of the MDM): as high as what is in them, a
// heading, and below it what the caller adds. GUI thread.

#include "ui/widgets/spacing.h"

#include <QLabel>
#include <QVBoxLayout>

namespace sekisho::ui {

inline QVBoxLayout* layBox(QWidget* box, QLabel* heading, TextSize size) {
    box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setTextSize(heading, size);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    column->setSpacing(space::kSmall);
    column->addWidget(heading);
    return column;
}

} // namespace sekisho::ui
