#include "ui/widgets/scroll_page.h"

namespace sekisho::ui {

ScrollPage::ScrollPage(Holds what, QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(what == Holds::Text ? Qt::StrongFocus : Qt::NoFocus);
    setFrameShape(what == Holds::Text ? QFrame::StyledPanel : QFrame::NoFrame);
    setProperty("quietFrame", true); // CalmStyle draws it only while it has the focus
}

} // namespace sekisho::ui

#include "moc_scroll_page.cpp"
