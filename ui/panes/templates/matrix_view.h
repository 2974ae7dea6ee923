#pragma once
// The services of a template against the clients they may be used with (admin-screens.md §7.3): words in read mode,
// switches in a draft. What cannot be switched says why. GUI thread.

#include "models/domain/error.h"
#include "models/policy/service_template.h"

#include <QWidget>

#include <map>
#include <utility>
#include <vector>

class QCheckBox;
class QGridLayout;
class QLabel;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::templates {

class MatrixView final : public QWidget {
    Q_OBJECT
  public:
    // `name` begins the object names: "templates".
    explicit MatrixView(const QString& name, QWidget* parent = nullptr);

    // `base`: what is so at present, marked where the draft differs.
    void present(const policy::Matrix& shown, const policy::Matrix& base);
    void setReadOnly(bool readOnly);
    const policy::Matrix& matrix() const { return shown_; }
    void showFaults(const std::vector<Error>& faults); // of policy::check()

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Cell {
        QWidget* box = nullptr;
        QCheckBox* tick = nullptr; // in a draft
        QLabel* word = nullptr;    // in read mode
        bool extra = false;        // names itself, since its column holds several
    };
    using Key = std::pair<policy::Service, policy::Right>;
    void build(const QString& name);
    int cellHeight() const;
    void addCell(policy::Service service, policy::Right right, int row, int column, int span);
    void addMissing(policy::Service service, policy::Right right, int row, int column);
    void fillCell(const Key& key, Cell& cell);
    void fillWord(Cell& cell, bool on, bool changed, const QString& name);
    void refresh();

    policy::Matrix shown_ = policy::Matrix::everything();
    policy::Matrix base_ = policy::Matrix::everything();
    bool readOnly_ = true;
    std::vector<Error> faults_;
    Cell master_;
    WrappedLabel* aboutMaster_;
    QGridLayout* grid_;
    std::vector<QLabel*> heads_;
    std::vector<QLabel*> services_;
    std::map<Key, Cell> cells_;
    std::map<Key, QLabel*> missing_;
    WrappedLabel* fault_;
    WrappedLabel* rules_;
};

} // namespace sekisho::ui::templates
