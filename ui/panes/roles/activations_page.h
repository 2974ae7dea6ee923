#pragma once
// Roles that somebody has for some time: those that run now, with a clock, then those of the last 90 days, with their
// reasons and how they ended. GUI thread.

#include "models/items/activation_model.h"
#include "ui/widgets/pane.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTimer;

namespace sekisho::ui {
class CommandBar;
class PagedList;
} // namespace sekisho::ui

namespace sekisho::ui::roles {

class ActivationsPage final : public QWidget {
    Q_OBJECT
  public:
    explicit ActivationsPage(const PaneServices& services, QWidget* parent = nullptr);
    ~ActivationsPage() override;

    void reload();
    void linkChanged();
    std::vector<Activation> chosen() const;
    ListTable listForFile() const;
    bool hasRows() const { return model_->rowCount() > 0; }

  Q_SIGNALS:
    void backWanted();
    void exportWanted();
    void triggered(const QString& commandKey);
    void memberWanted(const QString& id);
    void troubled(const sekisho::Error& error);

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void shownChanged();
    void retranslate();

    const PaneServices services_;
    items::ActivationModel* model_;
    QPushButton* back_;
    QLabel* title_;
    QPushButton* export_;
    PagedList* list_;
    CommandBar* bar_;
    QTimer* clock_;
};

} // namespace sekisho::ui::roles
