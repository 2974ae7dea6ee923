#pragma once
// What stands beside a draft: what it changes, what saving does, and 影響の確認, the answer of the service about whom
// it would touch. Says what is wanted; the pane does it. GUI thread.

#include "models/commands/policy_words.h"
#include "models/policy/policy_state.h"

#include <QScrollArea>

#include <optional>
#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::policies {

class DraftSide final : public QScrollArea {
    Q_OBJECT
  public:
    explicit DraftSide(QWidget* parent = nullptr);

    struct Picture {
        std::vector<commands::PolicyChangeText> changes;
        QStringList consequences;
        int faults = 0;
        bool asking = false; // the numbers shown, if any, are those of before
        std::optional<policy::PolicyPreview> preview;
        QString whyNone;            // why there is no preview and none can be asked for
        std::optional<Error> error; // of the last question
        bool mayAddAddress = false; // the address the editor comes from can be added to the draft
        QString lockOut;            // what saving would do to the one who saves; empty: nothing
    };
    void present(Picture picture);
    void setBelow(bool below); // below the form, not beside it: both parts stand next to each other

  Q_SIGNALS:
    void previewWanted();
    void listWanted(sekisho::policy::PreviewList list);
    void addAddressWanted(const QString& address);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* fresh(QWidget*& held, QVBoxLayout* home);
    void refresh();
    void refreshChanges();
    void refreshImpact();
    void addNumbers(QWidget* holder, const policy::PolicyPreview& preview);
    void addSelf(QWidget* holder, const policy::PolicyPreview& preview);
    QString status() const;

    Picture picture_;
    QLabel* changesTitle_;
    QLabel* impactTitle_;
    QPushButton* again_;
    WrappedLabel* status_;
    WrappedLabel* basis_;
    QBoxLayout* parts_; // changes, impact
    QWidget* edge_;     // towards the form above
    QWidget* between_;
    QVBoxLayout* changesHome_;
    QVBoxLayout* impactHome_;
    QWidget* changes_ = nullptr;
    QWidget* impact_ = nullptr;
};

// The numbers of a preview as sentences, for a question before saving.
QStringList impactSentences(const policy::PolicyPreview& preview);

} // namespace sekisho::ui::policies
