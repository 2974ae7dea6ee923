#pragma once
// Parts of the member form that hold more than one value: names in other languages, social network, related people.
// GUI thread.

#include "models/domain/member.h"
#include "models/ports/cache.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace sekisho::ui {

class NamesEditor final : public QWidget { // one line for each language
    Q_OBJECT
  public:
    explicit NamesEditor(QWidget* parent = nullptr);
    void setNames(const std::vector<I18nName>& names);
    std::vector<I18nName> names() const;

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    struct Line {
        std::string language;
        QLabel* label;
        QLineEdit* last;
        QLineEdit* first;
    };
    std::vector<Line> lines_;
    std::vector<I18nName> others_; // of languages that have no line here: kept as they are
};

class MessengerEditor final : public QWidget {
    Q_OBJECT
  public:
    explicit MessengerEditor(QWidget* parent = nullptr);
    void setMessenger(const std::optional<Messenger>& messenger);
    std::optional<Messenger> messenger() const;

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    QComboBox* protocol_;
    QLineEdit* custom_;
    QLineEdit* id_;
};

class RelationsEditor final : public QWidget {
    Q_OBJECT
  public:
    RelationsEditor(ports::Cache& cache, QWidget* parent = nullptr);
    void setRelations(const std::vector<Relation>& relations);
    std::vector<Relation> relations() const;
    void add(const UserId& id, const QString& name);

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Line {
        UserId user;
        QWidget* row;
        QLabel* name;
        QLineEdit* relation;
    };
    void addLine(const Relation& relation, const QString& name);
    void removeLine(const QWidget* row);
    void retranslate();

    ports::Cache& cache_;
    std::vector<Line> lines_;
    QVBoxLayout* column_;
    QPushButton* add_;
};

} // namespace sekisho::ui
