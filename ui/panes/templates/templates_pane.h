#pragma once
// サービス利用設定 (menu key "security.services"): the permission templates, which services each allows, to whom it is
// assigned, and what counts for a member in the end. Read from the service; drafts are kept while one looks elsewhere,
// and beside the local copy. GUI thread.

#include "models/commands/template_reach.h"
#include "ui/widgets/pane.h"

#include <map>
#include <optional>
#include <string>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTimer;
class QToolButton;
class QTreeWidget;

namespace sekisho::ui {
class Banner;
class KeptDraft;
class StatePage;
class WrappedLabel;
} // namespace sekisho::ui
namespace sekisho::ui::templates {
class TemplatePage;
}

namespace sekisho::ui {

class TemplatesPane final : public Pane {
    Q_OBJECT
  public:
    explicit TemplatesPane(PaneServices services, QWidget* parent = nullptr);
    ~TemplatesPane() override;

    QString menuKey() const override { return QStringLiteral("security.services"); }
    QString title() const override;
    void editCurrent() override;
    bool giveUpDraft() override;
    bool hasDraft() const override;
    bool hasList() const override { return loaded_ && !all_.empty(); }
    void exportShown(const TellExport& tell) override;
    void showResource(const QString& id) override; // of a template, or of a member: his effective permissions
    void linkChanged() override;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    struct Draft {
        policy::ServiceTemplate base;
        policy::ServiceTemplate edited;
        QStringList theirs; // what somebody else saved meanwhile
    };
    void build();
    void connectParts();
    void offerCommands();
    void load();
    void copyChanged();
    void askAgain();
    void loaded(commands::Templates all);
    void fillList();
    void chosen();
    void showChosen();
    void choose(const policy::TemplateId& id);
    void refreshLook();
    void refreshRights();
    void retranslate();
    QString refusal() const;
    QString lasting() const;
    const policy::ServiceTemplate* current() const;
    Draft* currentDraft();
    commands::TemplateNames names() const;
    void drafted();
    void judge();
    // templates_pane_actions.cpp
    void ask(commands::Plan plan, commands::Danger danger, std::function<void(const QVariantMap&)> agreed);
    void failed(const Error& error);
    std::string draftsText() const;
    void restoreDrafts();
    void askName(const QString& title, const QString& sentence, const QString& name, const QString& verb,
                 std::function<void(const QString&)> agreed);
    void addNew(const policy::ServiceTemplate* source);
    void rename();
    void remove();
    void save();
    void send(const std::string& id);
    void sendAssignments(const std::string& id, const policy::ServiceTemplate& stored);
    void saved(const std::string& id);
    void refused(const std::string& id, const Error& error);
    void rebase(Draft& draft, const policy::ServiceTemplate& theirs);
    QStringList reachLines(const commands::Templates& after, QStringList* subjects) const;

    commands::Templates all_;
    std::map<std::string, Draft> drafts_; // by template
    KeptDraft* kept_;
    std::string wanted_; // to be chosen as soon as it is there
    std::optional<Error> error_;
    bool loaded_ = false;
    std::int64_t cursor_ = -1; // of the copy, when the templates were asked for
    QLabel* heading_;
    QLabel* number_;
    WrappedLabel* reason_;
    QToolButton* add_;
    QToolButton* more_;
    Banner* banner_;
    QStackedWidget* stack_;
    QSplitter* body_;
    QTreeWidget* list_;
    templates::TemplatePage* page_;
    StatePage* state_;
    QTimer* asker_;
    ports::CallHandle reading_;
    ports::CallHandle acting_;
    ports::CallHandle copyWatch_;
};

} // namespace sekisho::ui
