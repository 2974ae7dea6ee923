#pragma once
// 解約 (menu key "basic.close"): what closing the tenant means, what must go first, the reason, and taking it back
// while the data is there. Asks the service when it is shown. GUI thread.

#include "ui/widgets/pane.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace sekisho::ui {

class Banner;
class StatePage;
class WrappedLabel;

class ClosingPane final : public Pane {
    Q_OBJECT
  public:
    explicit ClosingPane(PaneServices services, QWidget* parent = nullptr);

    QString menuKey() const override { return QStringLiteral("basic.close"); }
    QString title() const override;
    void linkChanged() override;

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    QWidget* buildOpen();
    QWidget* buildClosed();
    void retranslate();
    void load();
    void took(Result<Closing> closing);
    void update();
    void ask();
    void close(const QString& typed);
    void withdraw();
    void acted(Result<Closing> outcome, const QString& sentence);

    Closing closing_;
    bool known_ = false;
    ports::CallHandle call_;
    ports::CallHandle act_;
    QLabel* heading_;
    Banner* banner_;
    QStackedWidget* stack_;
    StatePage* state_;
    QWidget* open_ = nullptr;
    QWidget* closed_ = nullptr;
    WrappedLabel* meaning_ = nullptr;
    QLabel* beforeTitle_ = nullptr;
    WrappedLabel* before_ = nullptr;
    WrappedLabel* blocker_ = nullptr;
    QPushButton* members_ = nullptr;
    QLabel* reasonTitle_ = nullptr;
    QComboBox* reason_ = nullptr;
    QLabel* noteTitle_ = nullptr;
    QPlainTextEdit* note_ = nullptr;
    WrappedLabel* why_ = nullptr;
    QPushButton* go_ = nullptr;
    WrappedLabel* closedSays_ = nullptr;
    QPushButton* withdraw_ = nullptr;
};

} // namespace sekisho::ui
