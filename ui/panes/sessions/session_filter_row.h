#pragma once
// Which sessions are shown: words, organization; below it client, country, address or range, unused since. GUI thread.

#include "models/ports/cache.h"
#include "models/ports/devices.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace sekisho::ui {
class SearchField;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::sessions {

class SessionFilterRow final : public QWidget {
    Q_OBJECT
  public:
    explicit SessionFilterRow(const ports::Cache& cache, QWidget* parent = nullptr);

    ports::SessionFilter filter() const; // an address that is none narrows nothing
    QStringList conditions() const;      // in words, those that are set
    QString fault() const;               // what is wrong with the address; empty: nothing
    bool isSet() const;
    void clear(); // and says so
    void focusText();
    void setText(const QString& text);
    SearchField* search() const { return search_; }

  Q_SIGNALS:
    void changed();

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void connectParts();
    void retranslate();
    void fillCountries();
    void judge();
    void chooseOrgUnit();
    QString orgUnitName() const;

    const ports::Cache& cache_;
    OrgUnitId orgUnit_;
    bool countriesStale_ = true; // 250 names are put in order when they are seen, not at the start of the console
    SearchField* search_;
    QToolButton* orgButton_;
    QComboBox* client_;
    QComboBox* country_;
    QLineEdit* ip_;
    QComboBox* idle_;
    QToolButton* clear_;
    WrappedLabel* why_;
    QTimer* typing_;
};

} // namespace sekisho::ui::sessions
