#pragma once
// The form of any policy, made from its schema: read mode, or a draft that is checked while somebody types. The draft
// stays until discard() or take(). GUI thread.

#include "models/commands/policy_words.h"
#include "models/policy/policy_check.h"
#include "ui/forms/policy_field.h"
#include "ui/widgets/pane.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace sekisho::ui {

class PolicyForm final : public QWidget {
    Q_OBJECT
  public:
    PolicyForm(const policy::Schema& schema, const PaneServices& services, QWidget* parent = nullptr);

    const policy::Schema& schema() const { return schema_; }
    // What is wrong with a draft, when that is more than policy::check() knows.
    void setCheck(std::function<std::vector<Error>(const policy::Values&)> check);
    void setNew(bool isNew); // nothing is so at present: no field says what it was
    // What is so at present; the draft, if one is open, keeps what it says.
    void present(const policy::Values& values);
    void edit(); // opens a draft of what is so at present
    void discard();
    bool drafting() const { return drafting_; }
    void take(const policy::Values& draft); // into the open draft

    const policy::Values& now() const { return now_; }
    policy::Values draft() const; // normalized; what is so at present while none is open
    std::vector<policy::ValueChange> changes() const;
    bool dirty() const { return !changes().empty(); }
    const std::vector<Error>& faults() const { return faults_; }
    void showFaults(const std::vector<Error>& faults); // of the service, at their fields
    bool goToFault();                                  // true: there is one, and it has the focus
    // Values of other policies that are only shown here, by "policy.field"; nothing: they could not be fetched.
    void setMirrored(const std::map<std::string, std::optional<policy::Value>, std::less<>>& values);
    // The list of addresses that counts now; null: there is none. For "add this one".
    const policy::Field* openAddresses() const;
    void addAddress(const policy::AddressEntry& entry);
    commands::NameOfMember nameOfMember() const;

  Q_SIGNALS:
    void edited();
    void otherWanted(const QString& policyKey);
    void memberWanted(const QString& id); // to be opened

  protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Section {
        const policy::FieldGroup* group;
        QLabel* title;
    };
    void build();
    void addField(const policy::Field& field, QVBoxLayout* column);
    policy::Values collected() const;
    void fill(const policy::Values& values);
    void refresh();
    void spreadFaults();
    QString whyGreyed(const policy::Field& field, const policy::Values& values) const;
    QString mirroredText(const policy::Field& field) const;

    const policy::Schema& schema_;
    PaneServices services_;
    policy::Values now_;
    bool drafting_ = false;
    bool new_ = false;
    std::function<std::vector<Error>(const policy::Values&)> check_;
    std::vector<Error> faults_;
    std::vector<PolicyField*> fields_;
    std::vector<Section> sections_;
    std::map<std::string, std::optional<policy::Value>, std::less<>> mirrored_;
};

} // namespace sekisho::ui
