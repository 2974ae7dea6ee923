#pragma once
// Those who wait, oldest first, to be approved or rejected one by one or as a selection. GUI thread.

#include "models/items/applicant_model.h"
#include "ui/widgets/list_export.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace sekisho::ui {
class StatePage;
}

namespace sekisho::ui::invitation {

class ApplicantsPage final : public QWidget {
    Q_OBJECT
  public:
    ApplicantsPage(const Clock& clock, QWidget* parent = nullptr);

    void present(std::vector<Applicant> applicants); // what is chosen stays so
    void setMayChange(bool may, const QString& why);
    std::vector<Applicant> chosen() const; // in the order of the list
    bool empty() const { return model_->rowCount() == 0; }
    ListTable listForFile(const QString& title) const;

  Q_SIGNALS:
    void approveWanted();
    void rejectWanted();
    void chosenChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    void retranslate();

    const Clock& clock_;
    items::ApplicantModel* model_;
    QTableView* table_;
    QStackedWidget* stack_;
    StatePage* nothing_;
    QLabel* count_;
    QPushButton* approve_;
    QPushButton* reject_;
    bool mayChange_ = false;
    QString whyNot_;
};

} // namespace sekisho::ui::invitation
