#pragma once
// The photo of a member in a circle, or the initials while there is none. Decoding happens on a worker. GUI thread.

#include <QImage>
#include <QString>
#include <QWidget>

#include <string>

namespace sekisho::ui {

class Avatar final : public QWidget {
    Q_OBJECT
  public:
    explicit Avatar(int size, QWidget* parent = nullptr);
    void setName(const QString& displayName); // also forgets the picture
    void setPicture(std::string bytes);       // bytes that are no picture leave the initials
    bool hasPicture() const { return !picture_.isNull(); }

  Q_SIGNALS:
    void decoded();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString name_;
    QImage picture_;
    int turn_ = 0; // a late picture of somebody else is not shown
};

} // namespace sekisho::ui
