#pragma once
// The workgroup name (ワークグループ名) as it is, until when it is locked, and the command that changes it. Asks the
// service by itself when it is shown. GUI thread.

#include "models/commands/registry.h"
#include "models/domain/workgroup_name.h"
#include "models/ports/gateway.h"

#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QPushButton;

namespace sekisho::ui {

class WrappedLabel;

class WorkgroupBox final : public QWidget {
    Q_OBJECT
  public:
    struct Means {
        ports::Gateway& gateway;
        ports::Executor& gui;
        commands::Registry& registry;
        const Clock& clock;
        std::function<const ports::Identity*()> identity;
        std::function<bool()> online;
    };
    explicit WorkgroupBox(Means means, QWidget* parent = nullptr);

    void refresh(); // asks again

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void present();
    void came(const Result<Workgroup>& workgroup);
    QString whyNot() const;

    Means means_;
    ports::CallHandle call_;
    std::optional<Workgroup> known_;
    QString trouble_;
    QLabel* heading_;
    WrappedLabel* note_;
    QLabel* name_;
    QPushButton* change_;
    WrappedLabel* state_;
};

} // namespace sekisho::ui
