#pragma once
// What the columns of a file mean: its sheets, what each holds, and a field for every column beside the first rows of
// the file. Shows what was found by itself; a person only mends it. GUI thread.

#include "models/ports/import.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QTableWidget;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::imports {

QString sheetKindText(ports::SheetKind kind);
QString columnText(const ports::ImportColumn& column);

class ColumnsPage final : public QWidget {
    Q_OBJECT
  public:
    ColumnsPage(ports::ImportDesk& desk, ports::Executor& gui, QWidget* parent = nullptr);

    void present(const ports::ImportFile& file); // keeps the part that is looked at
    bool anyChosen() const;
    bool invites() const;               // whom the file adds shall get the mail with the link to his first password
    void showFault(const Error& error); // of a mapping that was refused
    QString headingOf(std::size_t part, int column) const;

  Q_SIGNALS:
    void mappingWanted(std::size_t part, const sekisho::ports::ImportMapping& mapping, bool chosen);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void showPart();
    void loadSample();
    void fillSample(const std::vector<ports::ImportRow>& rows);
    void changed();
    void retranslate();
    const ports::ImportPart* part() const;

    ports::ImportDesk& desk_;
    ports::Executor& gui_;
    ports::ImportFile file_;
    std::size_t shown_ = 0;
    bool filling_ = false;
    QLabel* fileLabel_;
    QListWidget* parts_;
    QLabel* kindLabel_;
    QComboBox* kind_;
    QLabel* keyLabel_;
    QComboBox* key_;
    QLabel* modeLabel_;
    QComboBox* mode_;
    QLabel* emptyLabel_;
    QComboBox* empty_;
    QLabel* passwordLabel_;
    QComboBox* passwords_;
    QCheckBox* invite_;
    QCheckBox* places_;
    WrappedLabel* fault_;
    QTableWidget* table_;
    std::vector<QComboBox*> fields_;
    ports::CallHandle call_;
};

} // namespace sekisho::ui::imports
