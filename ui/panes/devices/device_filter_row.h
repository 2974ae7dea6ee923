#pragma once
// Which devices are shown: words, last access, state; below it system and app with "this version or older". GUI thread.

#include "models/domain/device.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QTimer;
class QToolButton;

namespace sekisho::ui {
class SearchField;
}

namespace sekisho::ui::devices {

class DeviceFilterRow final : public QWidget {
    Q_OBJECT
  public:
    explicit DeviceFilterRow(QWidget* parent = nullptr);

    void setKind(ClientKind kind); // which systems can be chosen; says nothing by itself
    DeviceFilter filter() const;   // without the kind
    bool isSet() const;            // anything that narrows the list
    void clear();                  // everything, and says so
    void focusText();
    void setText(const QString& text);
    SearchField* search() const { return search_; }

  Q_SIGNALS:
    void changed();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void connectParts();
    void retranslate();
    void fillSystems();
    void judge(); // a version needs its system or app

    ClientKind kind_ = ClientKind::MobileApp;
    SearchField* search_;
    QComboBox* seen_;
    QComboBox* state_;
    QCheckBox* update_;
    QComboBox* os_;
    QLineEdit* osVersion_;
    QComboBox* app_;
    QLineEdit* appVersion_;
    QToolButton* clear_;
    QTimer* typing_;
};

} // namespace sekisho::ui::devices
