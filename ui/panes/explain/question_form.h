#pragma once
// What is asked, put together from pickers: who, which menu and what with it, on what; or which service with which
// client. Whoever may ask about himself only is told so beside the field. GUI thread.

#include "models/commands/explanation_words.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::explain {

using commands::ExplainQuestion;

class QuestionForm final : public QWidget {
    Q_OBJECT
  public:
    explicit QuestionForm(const PaneServices& services, QWidget* parent = nullptr);

    void setQuestion(const ExplainQuestion& question); // also which kind it is
    void setKind(ExplainQuestion::Kind kind);          // what both kinds have stays
    ExplainQuestion question() const;
    QString missing() const; // why it cannot be asked yet; empty: it can
    void refresh();          // rights or connection may be others now
    QString whyNotOthers() const;
    QString personName() const;
    void focusFirst(Qt::FocusReason reason);

  Q_SIGNALS:
    void asked();
    void changed();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Part {
        QLabel* label;
        QWidget* control;
    };
    void build();
    void lay();
    std::vector<Part> parts() const; // of the present kind, as they are read
    void pickPerson();
    void pickObject();
    void fillMenus();
    void fillChoices();
    void retranslate();
    void menuTyped();
    QString memberName(const std::string& id) const;
    QString objectName() const;
    bool aboutOneself() const;

    const PaneServices services_;
    ExplainQuestion::Kind kind_ = ExplainQuestion::Kind::Right;
    UserId user_; // empty: oneself
    RightObject object_{"tenant", {}, {}};
    QGridLayout* grid_;
    Part person_, menu_, access_, place_, service_, client_, ip_, country_;
    QLineEdit* name_;
    QPushButton* pick_;
    QPushButton* self_;
    QComboBox* menus_;
    QComboBox* accesses_;
    QComboBox* kinds_;
    QLineEdit* objectName_;
    QPushButton* objectPick_;
    QComboBox* usedService_;
    QComboBox* clients_;
    QLineEdit* address_;
    QComboBox* countries_;
    QPushButton* ask_;
    WrappedLabel* note_;
};

} // namespace sekisho::ui::explain
