#pragma once
// One position, level or user type beside the list: its data in read mode with the members who hold it, or the form
// with a draft. GUI thread.

#include "models/items/member_table_model.h"
#include "models/ports/cache.h"

#include <QWidget>

#include <optional>

class QFormLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace sekisho::ui {
class DraftFrame;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::ranks {

class RankForm;

class RankPage final : public QWidget {
    Q_OBJECT
  public:
    RankPage(ports::Cache& cache, RankKind kind, QWidget* parent = nullptr);
    ~RankPage() override;

    // Read mode. A draft that is open stays until saved or discarded.
    void present(const std::optional<Rank>& rank, std::uint32_t holders);
    void edit(const Rank& rank);
    void add(const Rank& fresh);
    void resume(const Rank& before, const Rank& edited); // a draft of before; without an id: a new one
    const Rank& base() const { return before_; }         // of the draft
    bool drafting() const;
    bool dirty() const;
    void discard();
    void setMayChange(bool may, const QString& why);
    RankForm& form() { return *form_; }
    void addBlock(QWidget* block); // between the data and the members

  Q_SIGNALS:
    void saveWanted(const sekisho::Rank& before, const sekisho::Rank& after); // before.id empty: a new one
    void triggered(const char* act);                                          // "edit", "delete"
    void memberWanted(const QString& memberId);
    void draftChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* buildRead();
    QTableView* buildHolders(QWidget* parent);
    DraftFrame* buildDraft();
    void refresh();
    void retranslate();

    ports::Cache& cache_;
    RankKind kind_;
    std::optional<Rank> rank_;
    Rank before_;
    std::uint32_t holders_ = 0;
    bool mayChange_ = false;
    QString whyNot_;
    QStackedWidget* pages_;
    QWidget* nothing_;
    QWidget* read_;
    DraftFrame* draft_;
    QLabel* title_;
    QWidget* facts_ = nullptr;
    QVBoxLayout* factsHome_;
    QVBoxLayout* blocks_;
    items::MemberTableModel* members_;
    QTableView* table_;
    QLabel* membersTitle_;
    WrappedLabel* kept_; // why it cannot be deleted
    QPushButton* edit_;
    QPushButton* delete_;
    RankForm* form_;
};

} // namespace sekisho::ui::ranks
