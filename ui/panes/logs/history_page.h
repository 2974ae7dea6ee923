#pragma once
// The history of one member or one object: every record of any log that the person may see and that it has to do with,
// day by day. GUI thread.

#include "models/ports/archive.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <optional>
#include <string>

class QComboBox;
class QLabel;
class QToolButton;

namespace sekisho::ui {
class Banner;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::logs {

class LogFilterRow;
class LogList;

class HistoryPage final : public QWidget {
    Q_OBJECT
  public:
    HistoryPage(const PaneServices& services, const std::string& menu, QWidget* parent);

    void open(const std::string& party, const QString& name);
    void wake(); // seen again
    void setArchive(const ports::ArchiveState& state) { archive_ = state; }
    void linkChanged();
    void focusFilter();
    void offerCommands();
    LogQuery query() const;
    QString nameOf(const std::string& id) const;
    Banner* banner() const { return banner_; }

  Q_SIGNALS:
    void closed();
    void memberWanted(const QString& id);
    void told(const QString& sentence);
    void refused(const QString& why);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void search();
    void retranslate();
    void refreshLook();
    bool online() const;
    bool readsArchive() const;
    PagedList::Words listWords() const;

    const PaneServices& services_;
    std::string party_;
    QString name_;
    ports::ArchiveState archive_;
    std::optional<LogQuery> asked_;
    QToolButton* back_;
    QLabel* heading_;
    QToolButton* export_;
    QToolButton* refresh_;
    QComboBox* logs_;
    LogFilterRow* filter_;
    WrappedLabel* note_;
    Banner* banner_;
    LogList* list_;
};

} // namespace sekisho::ui::logs
