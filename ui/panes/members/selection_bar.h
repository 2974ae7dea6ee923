#pragma once
// Below the list: how many match, how many are selected, and what can be done with them. An action that does not apply
// stays visible and says why. GUI thread.

#include "models/commands/registry.h"

#include <QWidget>

#include <vector>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace sekisho::ui::members {

class SelectionBar final : public QWidget {
    Q_OBJECT
  public:
    explicit SelectionBar(commands::Registry& registry, QWidget* parent = nullptr);

    void present(qint64 shown, qint64 total, qint64 selected, const commands::Context& context);
    QString countText() const;
    const commands::Context& context() const { return context_; } // as last presented

  Q_SIGNALS:
    void selectAllRequested();
    void clearRequested();
    void triggered(const QString& commandKey);

  protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void retranslate();
    void fit();

    commands::Registry& registry_;
    QLabel* count_;
    QToolButton* all_;
    QToolButton* clear_;
    struct Entry {
        commands::Command* command;
        QToolButton* button;
    };
    std::vector<Entry> actions_;
    QToolButton* more_;
    qint64 shown_ = 0, total_ = 0, selected_ = 0;
    commands::Context context_;
};

// Fills a menu with the member commands as they apply in `context`; `run` gets the key of the one that is chosen.
void fillActionMenu(QMenu* menu, commands::Registry& registry, const commands::Context& context,
                    const std::function<void(const QString&)>& run);

} // namespace sekisho::ui::members
