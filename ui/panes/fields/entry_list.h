#pragma once
// A short list in an order of the tenant's own, with what can be done to its entries: custom properties and profile
// statuses look alike. Says what is wanted; the pane does it. GUI thread.

#include "ui/widgets/list_export.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QPushButton;
class QTableWidget;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::fields {

struct Entry {
    QString id;
    QStringList cells;
    QString notDeletable; // why; empty: it can be deleted
};

class EntryList final : public QWidget {
    Q_OBJECT
  public:
    // `name` begins the object names: "fields.properties".
    explicit EntryList(const QString& name, QWidget* parent = nullptr);

    void setWords(const QStringList& heads, const QString& accessibleName, const QString& empty);
    void present(const std::vector<Entry>& entries);
    void setMayChange(const QString& whyNot); // of the whole list
    void setMayAdd(const QString& whyNot);    // besides
    QString chosen() const;                   // empty: none
    QStringList order() const;                // ids as shown
    bool empty() const { return entries_.empty(); }
    ListTable listForFile(const QString& title, const QString& fileName) const;

  Q_SIGNALS:
    void addWanted();
    void editWanted(const QString& id);
    void deleteWanted(const QString& id);
    void orderWanted(const QStringList& ids);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void move(int step);
    void refresh();
    void retranslate();

    std::vector<Entry> entries_;
    QString whyNot_, mayNotAdd_;
    QTableWidget* table_;
    WrappedLabel* empty_;
    QPushButton* add_;
    QPushButton* edit_;
    QPushButton* up_;
    QPushButton* down_;
    QPushButton* delete_;
};

} // namespace sekisho::ui::fields
