#pragma once
// A text as a QR code: dark on light whatever the theme, since cameras want it so, with the quiet zone that the
// standard asks for. What it stands for is also given as text by whoever shows it; the accessible name says what it is,
// never what it holds. GUI thread.

#include <QImage>
#include <QWidget>

#include <string>

namespace sekisho::ui {

class QrCode final : public QWidget {
    Q_OBJECT
  public:
    explicit QrCode(QWidget* parent = nullptr);
    void setContent(const std::string& text); // empty, or more than a QR code can hold (about 2,900 bytes): blank
    bool empty() const { return modules_.isNull(); }
    void setModuleSize(int pixels);  // what it asks for; it uses the room that it gets
    QImage picture(int least) const; // at least so many pixels wide, whole pixels for each module; empty: null
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    int moduleSize_ = 4; // pixels
    QImage modules_;     // one pixel a module, with the quiet zone
};

} // namespace sekisho::ui
