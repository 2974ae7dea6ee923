#pragma once
// A short list of texts, one line each, with a button that takes a line away and one that adds one. GUI thread.

#include <QStringList>
#include <QWidget>

#include <vector>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace sekisho::ui {

class ListEditor final : public QWidget {
    Q_OBJECT
  public:
    explicit ListEditor(int most, QWidget* parent = nullptr);

    QStringList texts() const; // lines that are not blank
    void setTexts(const QStringList& texts);
    void setWords(const QString& lineName, const QString& addText);

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Line {
        QWidget* row;
        QLineEdit* edit;
    };
    void addLine(const QString& text);
    void removeLine(const QWidget* row);
    void refresh();

    int most_;
    QString lineName_;
    std::vector<Line> lines_;
    QVBoxLayout* column_;
    QPushButton* add_;
};

} // namespace sekisho::ui
