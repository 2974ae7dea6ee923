#pragma once
// The blocks of a member's page in read mode (admin-screens.md §2.4): fields, security, organizations, access status,
// recent operations. Each shows what it is given and asks for what it needs. GUI thread.

#include "models/items/history_model.h"
#include "models/items/session_model.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

class QCheckBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::members {

// A heading, a thin line, and what stands below it.
class Block : public QWidget {
    Q_OBJECT
  public:
    explicit Block(QWidget* parent = nullptr);
    void setTitle(const QString& title);

  protected:
    QVBoxLayout* body() { return body_; }
    QHBoxLayout* head() { return head_; } // the line of the title, for what stands at its end

  private:
    QLabel* title_;
    QHBoxLayout* head_;
    QVBoxLayout* body_;
};

class InfoBlock final : public Block {
    Q_OBJECT
  public:
    explicit InfoBlock(ports::Cache& cache, QWidget* parent = nullptr);
    void present(const Member& member);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Line {
        QLabel* name = nullptr;
        WrappedLabel* value = nullptr;
    };
    void refresh();
    void forgetOtherFields();
    Line& lineOf(const std::string& key, int row);
    std::vector<std::string> keys_; // of all fields, in their order
    ports::Cache& cache_;
    Member member_;
    QWidget* grid_;
    std::map<std::string, Line> lines_; // by field, those that were shown once
    QCheckBox* all_;
};

class SecurityBlock final : public Block {
    Q_OBJECT
  public:
    explicit SecurityBlock(QWidget* parent = nullptr);
    void present(const Member& member, const Clock& clock);

  Q_SIGNALS:
    void triggered(const QString& commandKey);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    Member member_;
    std::array<QLabel*, 5> names_{};
    std::array<QLabel*, 5> values_{};
    QPushButton* force_;
    QPushButton* request_;
};

class OrganizationsBlock final : public Block {
    Q_OBJECT
  public:
    explicit OrganizationsBlock(ports::Cache& cache, QWidget* parent = nullptr);
    void present(const Member& member);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    ports::Cache& cache_;
    Member member_;
    QWidget* rows_ = nullptr;
};

} // namespace sekisho::ui::members
