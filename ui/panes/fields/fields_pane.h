#pragma once
// 項目管理 (menu key "members.fields"): what each field must obey, custom properties, profile statuses. Everything
// comes from the service in one picture; without a connection the local copy shows what it knows. GUI thread.

#include "models/domain/tenant_fields.h"
#include "ui/widgets/pane.h"

#include <QPointer>

class QCheckBox;
class QLabel;
class QPushButton;
class QTabWidget;

namespace sekisho::ui {
class Banner;
class KeptDraft;
class WrappedLabel;
} // namespace sekisho::ui
namespace sekisho::ui::fields {
class EntryList;
class PropertyDialog;
class SettingsPage;
class StatusDialog;
} // namespace sekisho::ui::fields

namespace sekisho::ui {

class FieldsPane final : public Pane {
    Q_OBJECT
  public:
    explicit FieldsPane(PaneServices services, QWidget* parent = nullptr);
    ~FieldsPane() override;

    QString menuKey() const override { return QStringLiteral("members.fields"); }
    QString title() const override;
    void editCurrent() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override; // of the tab that is seen
    bool giveUpDraft() override;
    bool hasDraft() const override;
    void linkChanged() override;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    QWidget* buildStatuses();
    void connectParts();
    void load();
    void copyChanged();
    void present(const FieldsPicture& picture, bool counts);
    void refreshRights();
    void retranslate();
    QString refusal() const;
    const Held<CustomProperty>* property(const QString& id) const;
    const Held<ProfileStatus>* status(const QString& id) const;
    void ask(commands::Plan plan, bool destroys, std::function<void()> agreed);
    ports::Reply<std::monostate> then(std::function<void()> done, std::function<void(const Error&)> failed = {});

    std::string draftText() const;
    void restoreDraft();
    void saveSettings();
    void sendSettings();
    void settingsRefused(const Error& error);
    void giveNumbers();
    void giveMore(std::int64_t already);
    void editProperty(const CustomProperty& before);
    void deleteProperty(const QString& id);
    void editStatus(const ProfileStatus& before);
    void deleteStatus(const QString& id);
    void switchStatuses(bool use);

    FieldsPicture picture_;
    bool counts_ = false;
    KeptDraft* kept_;
    QLabel* heading_;
    Banner* banner_;
    QTabWidget* tabs_;
    fields::SettingsPage* settings_;
    fields::EntryList* properties_;
    fields::EntryList* statuses_;
    QCheckBox* useStatuses_;
    WrappedLabel* aboutStatuses_;
    QPointer<fields::PropertyDialog> propertyDialog_;
    QPointer<fields::StatusDialog> statusDialog_;
    ports::CallHandle reading_;
    ports::CallHandle acting_;
    ports::CallHandle copyWatch_;
};

} // namespace sekisho::ui
