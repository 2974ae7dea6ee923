#pragma once
// File extensions as a control of a policy's field: small pieces in lines, in the form that is stored. GUI thread.

#include "ui/forms/entry_list_editor.h"

namespace sekisho::ui {

// " .EXE, *.bat;cmd" gives exe, bat and cmd. Whether each can be an extension is check()'s to say.
std::vector<std::string> extensionsIn(const QString& text);

class ExtensionEditor final : public EntryListEditor {
    Q_OBJECT
  public:
    explicit ExtensionEditor(const policy::Field& field, QWidget* parent = nullptr);

  private:
    std::vector<std::string> entriesIn(const QString& text) const override { return extensionsIn(text); }
    Words words() const override;
    QString toldOfAdding(int added, int known) const override;
    QString toldOfDeleting(int count) const override;
    int listHeight() const override;
    void dress(QListWidgetItem& item, bool wrong) const override;
    void refresh() override;
    void retranslate() override;

    QPushButton* copy_;
};

} // namespace sekisho::ui
