#pragma once
// The name of an organization or a rank in other languages, one line for each. GUI thread.

#include "models/domain/structure.h"

#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QLineEdit;

namespace sekisho::ui {

class LocalNamesEditor final : public QWidget {
    Q_OBJECT
  public:
    explicit LocalNamesEditor(QWidget* parent = nullptr);
    void setNames(const std::vector<I18nText>& names);
    std::vector<I18nText> names() const; // as they came as long as nobody typed; empty lines are left out

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void take();
    void retranslate();

    struct Line {
        std::string language;
        QLabel* label;
        QLineEdit* edit;
    };
    std::vector<Line> lines_;
    std::vector<I18nText> names_;
};

} // namespace sekisho::ui
