#pragma once
// One message of トーク内容 in full, with what was searched marked. GUI thread.

#include "models/domain/monitoring.h"

#include <QWidget>

#include <optional>

class QStackedWidget;

namespace sekisho::ui {
class StatePage;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::monitoring {

class FactGrid;
class MarkedText;

class MessageDetail final : public QWidget {
    Q_OBJECT
  public:
    explicit MessageDetail(QWidget* parent = nullptr);
    void present(std::optional<MessageContent> message);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();

    std::optional<MessageContent> message_;
    QStackedWidget* stack_;
    StatePage* none_;
    QWidget* page_;
    WrappedLabel* sender_;
    FactGrid* facts_;
    MarkedText* text_;
};

} // namespace sekisho::ui::monitoring
