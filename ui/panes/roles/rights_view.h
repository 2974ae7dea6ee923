#pragma once
// What a role allows, as the tree of menus: None, View or Operate for each menu or for a whole branch, by mouse and by
// keyboard (0, 1, 2; the space bar goes to the next), with what is dangerous and why, and what no custom role may have.
// Below it the present line in whole sentences. Read mode or a draft. GUI thread.

#include "models/items/role_grants_model.h"

#include <QTreeView>
#include <QWidget>

class QComboBox;
class QLabel;

namespace sekisho::ui {
class SearchField;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::roles {

class AccessDelegate;

items::RoleGrantsModel::Words grantWords();

class RightsTree final : public QTreeView {
    Q_OBJECT
  public:
    explicit RightsTree(QWidget* parent = nullptr);
    void setEditable(bool editable);
    AccessDelegate* delegate() const { return places_; }

  Q_SIGNALS:
    void chosen(sekisho::Access access); // for all selected lines
    void nextWanted();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    AccessDelegate* places_;
    bool editable_ = false;
};

class RightsView final : public QWidget {
    Q_OBJECT
  public:
    // `name` begins the object names of its parts: NAME.tree, NAME.filter, NAME.show, NAME.about, NAME.count.
    explicit RightsView(const QString& name, QWidget* parent = nullptr);

    void present(const std::vector<Grant>& grants, bool builtIn);                  // read mode
    void edit(const std::vector<Grant>& grants, const std::vector<Grant>& before); // a draft
    std::vector<Grant> grants() const { return model_->grants(); }
    items::RoleGrantsModel& model() { return *model_; }
    RightsTree* tree() const { return tree_; }
    void setNote(const QString& sentence); // instead of how many menus it allows
    void choose(const QString& menu, Access access);

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build(const QString& name);
    void take(Access access);
    void takeNext();
    void filter();
    bool filterBelow(const QModelIndex& above, const std::string& typed, bool named); // whether a line is shown
    void refresh();
    void refreshAbout();
    void fitColumns();
    void retranslate();
    const MenuItem* current() const;

    items::RoleGrantsModel* model_;
    SearchField* search_;
    QComboBox* show_;
    QLabel* count_;
    RightsTree* tree_;
    WrappedLabel* about_;
    WrappedLabel* keys_;
    QString note_;
};

} // namespace sekisho::ui::roles
