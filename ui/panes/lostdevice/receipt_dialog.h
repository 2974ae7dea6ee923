#pragma once
// The receipt to read, and to keep as a page (PDF) or as what the service has signed (JSON, JWS). Opened without a
// nested loop; deletes itself. GUI thread.

#include "models/domain/cut_off.h"
#include "models/domain/error.h"
#include "models/ports/cut_offs.h"

#include <QDialog>

namespace sekisho::ui {
class Banner;
}

namespace sekisho::ui::lostdevice {

class ReceiptDialog final : public QDialog {
    Q_OBJECT
  public:
    ReceiptDialog(const CutOff& cutOff, const ports::Receipt& receipt, QWidget* parent);

  private:
    enum class Form { Pdf, Json, Jws };
    void askFile(Form form);
    void askPrinter();
    void write(Form form, const QString& path);

    CutOff cutOff_;
    ports::Receipt receipt_;
    Banner* banner_;
};

} // namespace sekisho::ui::lostdevice
