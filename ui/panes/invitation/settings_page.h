#pragma once
// How the tenant invites: read first, then a draft that says what saving it would do. What somebody else saves in the
// meantime is shown and never overwritten unseen. GUI thread.

#include "ui/panes/invitation/invitation_words.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QRadioButton;
class QStackedWidget;
class QVBoxLayout;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::invitation {

class SettingsPage final : public QWidget {
    Q_OBJECT
  public:
    explicit SettingsPage(QWidget* parent = nullptr);

    void present(const InvitationSettings& now, const SettingsScene& scene); // a draft keeps its choices
    void setMayChange(bool may, const QString& why);
    bool drafting() const;
    bool dirty() const;
    void edit();
    void discard();

  Q_SIGNALS:
    void saveWanted(const sekisho::InvitationSettings& edited, const QStringList& effects);
    void draftChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* buildRead();
    QWidget* buildDraft();
    InvitationSettings chosen() const; // with the version and the counts that were seen
    void addFact(const QString& name, const QString& value, const QString& help);
    void addLine(const QString& text);
    void refresh();
    void refreshFacts();
    void refreshDraft();
    void retranslate();

    InvitationSettings now_;
    SettingsScene scene_;
    bool mayChange_ = false;
    bool overtaken_ = false; // somebody else has saved since the draft began
    QString whyNot_;
    QStackedWidget* pages_;
    QWidget* read_;
    QWidget* draft_;
    QWidget* facts_ = nullptr;
    QVBoxLayout* factsHome_ = nullptr;
    QPushButton* edit_ = nullptr;
    WrappedLabel* overtakenBy_ = nullptr;
    QCheckBox* link_ = nullptr;
    QLabel* inviters_ = nullptr;
    QRadioButton* everybody_ = nullptr;
    QRadioButton* administrators_ = nullptr;
    QCheckBox* automatic_ = nullptr;
    WrappedLabel* linkHelp_ = nullptr;
    WrappedLabel* automaticHelp_ = nullptr;
    QLabel* effectsTitle_ = nullptr;
    QWidget* effects_ = nullptr;
    QVBoxLayout* effectsHome_ = nullptr;
    QPushButton* save_ = nullptr;
    QPushButton* cancel_ = nullptr;
};

} // namespace sekisho::ui::invitation
