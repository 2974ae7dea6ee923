#pragma once
// Writing members to a CSV file as a job: in slices, so that the window stays alive, with progress and cancel. Nothing
// half is left: the file appears when it is whole. GUI thread.

#include "ui/widgets/pane.h"

#include <QDialog>
#include <QObject>
#include <QSaveFile>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

class QRadioButton;

namespace sekisho::ui::members {

struct ExportChoice {
    bool selectionOnly = false;
    bool allFields = false; // else the visible columns
};

// What goes into the file. `agreed` runs once or never; deletes itself.
class ExportDialog final : public QDialog {
    Q_OBJECT
  public:
    ExportDialog(qint64 shown, qint64 selected, std::function<void(ExportChoice)> agreed, QWidget* parent);
};

struct ExportPlan {
    QString path;
    std::vector<ports::RowNo> rows;           // of MemberList, in the order shown
    std::vector<ports::MemberColumn> columns; // ignored with allFields
    QStringList customs;                      // properties that are columns too; ignored with allFields
    bool allFields = false;
};

// Lives until the job ends; deleting it before cancels the job. Times are ISO 8601 with the offset of this computer.
class MemberExport final : public QObject {
    Q_OBJECT
  public:
    MemberExport(const PaneServices& services, ExportPlan plan, QObject* parent);
    ~MemberExport() override;
    void start();

  Q_SIGNALS:
    void written(qint64 rows, const QString& path);
    void failed(const sekisho::Error& error);

  private:
    void slice();
    void columnSlice(std::size_t upTo);
    void fieldSlice(std::size_t upTo);
    void customSlice(std::size_t upTo);
    QStringList usualCells(const ports::MemberCells& cells) const;
    void writeAndGoOn(const std::vector<QStringList>& rows, std::size_t upTo);
    bool write(const std::vector<QStringList>& rows);
    void next(std::size_t upTo);
    void finish(Done outcome);

    const PaneServices& services_;
    ExportPlan plan_;
    QSaveFile file_;
    std::shared_ptr<ports::JobControl> control_;
    std::vector<std::string> keys_; // with allFields
    std::size_t at_ = 0;
    bool first_ = true; // the byte order mark stands once
    ports::CallHandle call_;
};

} // namespace sekisho::ui::members
