#pragma once
// All fields of a member that people may change (admin-screens.md §2.2), from the facts of
// resources/member_fields.json. Holds a working copy: each edit changes one field of it, so what nobody touched stays
// exactly as it came. Faults stand beside the field as one types, by the same rules as the service's. GUI thread.

#include "models/domain/error.h"
#include "models/domain/member.h"
#include "models/domain/tenant_fields.h"
#include "models/ports/cache.h"
#include "ui/forms/form_field.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

class QBoxLayout;
class QComboBox;
class QLabel;
class QVBoxLayout;

namespace sekisho::ui {

class DateField;
class ListEditor;
class MembershipEditor;
class MessengerEditor;
class NamesEditor;
class RelationsEditor;

class MemberForm final : public QWidget {
    Q_OBJECT
  public:
    enum class Mode { Edit, Add };
    struct Features { // what the tenant has turned on
        bool position = true, level = true, userType = true;
    };
    MemberForm(ports::Cache& cache, const Clock& clock, Mode mode, QWidget* parent = nullptr);

    void setFeatures(const Features& features);
    // Fills the controls; faults are gone. Which fields there are, and which must be filled, is what the tenant has set
    // at this moment: hidden ones are absent unless they are compulsory.
    void setMember(const Member& member);
    const Member& member() const { return value_; }
    void setWorkgroup(const QString& workgroup); // Add: right of the @
    void requirePrivateEmail(bool required);
    // Nothing but these fields and, with "customProperties.", all custom ones, without headings. Of the others the form
    // says nothing, neither that they must be filled.
    void showOnly(std::set<std::string> keys);

    // Faults of the whole form; shows those of all fields, not only of the touched ones.
    std::vector<Error> checkAll();
    bool showFault(const Error& error); // at its field; false: no such field here
    void focusFirstFault();
    bool marksFault() const; // at a field, as it stands now
    FormField* field(const std::string& key) const;

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Binding {
        FormField* field;
        std::function<void(const Member&)> load;
        std::function<QString()> label;
        std::function<QString()> hint;
    };
    void buildName();
    void buildAccount();
    void buildWork();
    void buildContact();
    void buildPersonal();
    QVBoxLayout* group(std::function<QString()> title);
    void addText(QBoxLayout* to, const std::string& key, std::function<std::string&(Member&)> text,
                 std::function<QString()> hint = {});
    void addDate(QBoxLayout* to, const std::string& key, std::string Member::*date);
    void addRank(QBoxLayout* to, const std::string& key, RankKind kind, std::function<std::string(const Member&)> get,
                 std::function<void(Member&, const std::string&)> set);
    FormField* bind(QBoxLayout* to, const std::string& key, QWidget* control, std::function<void(const Member&)> load,
                    std::function<QString()> hint = {});
    void addStart(QVBoxLayout* to);
    void addLogin(QVBoxLayout* to);
    void obey(const TenantFields& fields);
    void buildCustom();
    void showAndMark();
    void fillRanks();
    void touched(const std::string& key);
    void showFaults();
    std::vector<Error> faults() const;
    FormField* fieldOf(const Error& error) const;
    bool shows(const std::string& key) const; // as far as showOnly() says
    Organization& organization();
    void retranslate();

    ports::Cache& cache_;
    const Clock& clock_;
    Mode mode_;
    Member value_;
    std::vector<Binding> bindings_;
    std::vector<std::pair<QLabel*, std::function<QString()>>> headings_;
    std::vector<std::function<void()>> words_; // further texts to set anew in another language
    std::set<std::string> touched_;
    std::set<std::string> serviceFaults_; // shown until the field is edited
    std::set<std::string> only_;          // empty: all fields
    bool allShown_ = false;
    bool privateEmailRequired_ = false;
    Features features_;
    TenantFields fields_;
    std::string customBefore_; // the values as they came
    QVBoxLayout* customBlock_ = nullptr;
    QLabel* customTitle_ = nullptr;
    QString workgroup_;
    QVBoxLayout* column_;
    MembershipEditor* memberships_ = nullptr;
    QWidget* startField_ = nullptr;
    struct RankBox {
        QComboBox* box;
        RankKind kind;
    };
    std::vector<RankBox> ranks_;
};

} // namespace sekisho::ui
