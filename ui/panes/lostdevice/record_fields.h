#pragma once
// What was said on the telephone and how it was made sure that the caller is the member (guideline 6.5 C.13(2)): before
// the order, or completed afterwards. GUI thread.

#include "models/domain/cut_off.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace sekisho::ui::lostdevice {

class RecordFields final : public QWidget {
    Q_OBJECT
  public:
    enum class Room { Narrow, Wide };
    // `name` begins the object names of its parts.
    RecordFields(const QString& name, Room room, QWidget* parent = nullptr);

    void present(const std::string& note, const IdentityCheck& check);
    void setReadOnly(const QString& whyNot); // empty: it can be written
    QString note() const;
    IdentityCheck check() const;

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    bool filling_ = false;
    QString whyNot_;
    QLabel* noteLabel_;
    QPlainTextEdit* note_;
    QLabel* checkLabel_;
    QComboBox* method_;
    QLineEdit* remark_;
};

} // namespace sekisho::ui::lostdevice
