#pragma once
// Hands on the page of one member and its forms, as a person uses them.

#include "tests/ui/members_fixture.h"
#include "ui/forms/form_field.h"
#include "ui/forms/member_form.h"
#include "ui/panes/members/edit_page.h"
#include "ui/panes/members/member_detail.h"
#include "ui/widgets/plan_dialog.h"

#include <QPushButton>

namespace sekisho::tests {

inline ui::members::MemberDetail* detail(MembersFixture& f) {
    return f.find<ui::members::MemberDetail>("members.detail");
}
inline ui::members::EditPage* draft(MembersFixture& f) {
    return f.find<ui::members::EditPage>("members.edit");
}
// Types into a field of the form as a person would.
inline void type(ui::MemberForm& form, const char* key, const QString& text) {
    auto* line = form.field(key)->findChild<QLineEdit*>();
    QVERIFY2(line, key);
    line->selectAll();
    if (text.isEmpty())
        QTest::keyClick(line, Qt::Key_Delete);
    else
        line->insert(text); // not by keys: they know only ASCII
}
inline void press(MembersFixture& f, const char* button) {
    auto* found = f.find<QPushButton>(button);
    QVERIFY2(found, button);
    QVERIFY2(found->isEnabled(), qPrintable(found->toolTip()));
    found->click();
}
// A dialog that was closed may still wait for its deletion.
template<class T>
T* opened(MembersFixture& f, const char* name) {
    for (QWidget* window : f.pane->findChildren<QWidget*>(QLatin1String(name)))
        if (T* dialog = qobject_cast<T*>(window); dialog && dialog->isVisible()) return dialog;
    return nullptr;
}
inline void discardAgreed(MembersFixture& f) {
    auto* dialog = opened<ui::PlanDialog>(f, "members.discard");
    QVERIFY(dialog);
    for (auto* button : dialog->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Discard draft")) button->click();
}
inline int inUse(MembersFixture& f) {
    return f.rowWhere([](const auto& cells) { return cells.status == MemberStatus::InUse && !cells.administrator; });
}
inline UserId openMember(MembersFixture& f, int row) {
    f.choose(row);
    const UserId id = f.idAt(row);
    [&] { QTRY_VERIFY(detail(f)->member() && detail(f)->member()->id == id); }();
    return id;
}
inline UserId openDraft(MembersFixture& f, int row) {
    const UserId id = openMember(f, row);
    f.pane->editCurrent();
    [&] { QTRY_VERIFY(detail(f)->editing()); }();
    return id;
}

} // namespace sekisho::tests
