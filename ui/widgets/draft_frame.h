#pragma once
// The frame around the form of a draft: what is drafted, the form in an area that scrolls, and a foot with Discard and
// Save. GUI thread.

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;

namespace sekisho::ui {

class DraftFrame final : public QWidget {
    Q_OBJECT
  public:
    // `name` begins the names of its parts: NAME.draft, NAME.save, NAME.cancel. Takes the form.
    DraftFrame(const QString& name, QWidget* form, QWidget* parent = nullptr);

    // `place`: a quiet line below the title; empty: none.
    void setTitle(const QString& title, const QString& place = {});
    // Saving is offered when it may be done and something is changed; `whyNot`: why it may not.
    void offerSave(bool may, const QString& whyNot, bool changed);
    void see(QWidget* field); // scrolls to it

  Q_SIGNALS:
    void saveWanted();
    void discardWanted();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    QLabel* title_;
    QLabel* place_;
    QScrollArea* area_;
    QPushButton* discard_;
    QPushButton* save_;
    bool may_ = false;
    bool changed_ = false;
    QString whyNot_;
};

} // namespace sekisho::ui
