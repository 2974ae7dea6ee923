#pragma once
// The looks of a list that has nothing to show, each with what to do: never an empty table that means "not yet".

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QProgressBar;

namespace sekisho::ui {

class WrappedLabel;

class StatePage final : public QWidget {
    Q_OBJECT
  public:
    enum class Look { Loading, Empty, NoMatch, Forbidden, Offline, Failed };
    explicit StatePage(QWidget* parent = nullptr);

    // `headline` says what is so, `advice` what to do; `action` is the text of a button that runs `work`. A screen that
    // is Forbidden and offers nothing else offers to say why.
    void present(Look look, const QString& headline, const QString& advice = {}, const QString& action = {},
                 std::function<void()> work = {});
    void setIconName(const QString& name);       // of what is not there: instead of the usual one of Empty
    void setProgress(qint64 done, qint64 total); // Loading only; total 0: unknown
    Look look() const { return look_; }

  protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void recolour();
    void offerWhy();
    bool offered_ = false; // the owner offers something himself
    Look look_ = Look::Loading;
    QString iconName_;
    QLabel* icon_;
    WrappedLabel* headline_;
    WrappedLabel* advice_;
    QProgressBar* progress_;
    QPushButton* action_;
    std::function<void()> work_;
};

} // namespace sekisho::ui
