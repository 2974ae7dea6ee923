#pragma once
// Mail addresses as a control of a policy's field: typed, pasted, or chosen as members; lower case. GUI thread.

#include "ui/forms/entry_list_editor.h"
#include "ui/widgets/pane.h"

namespace sekisho::ui {

// " Sato@Demo, mori@demo;<ito@demo>" gives three. Whether each can be an address is check()'s to say.
std::vector<std::string> emailsIn(const QString& text);

class EmailListEditor final : public EntryListEditor {
    Q_OBJECT
  public:
    EmailListEditor(const policy::Field& field, const PaneServices& services, QWidget* parent = nullptr);

  private:
    std::vector<std::string> entriesIn(const QString& text) const override { return emailsIn(text); }
    Words words() const override;
    QString toldOfAdding(int added, int known) const override;
    QString toldOfDeleting(int count) const override;
    int listHeight() const override;
    void dress(QListWidgetItem& item, bool wrong) const override;
    void retranslate() override;
    void pick();

    const PaneServices services_;
    QPushButton* pick_;
};

} // namespace sekisho::ui
