#pragma once
// A new link, shown once: its QR code, large enough to be photographed from the screen, and its address, to be copied,
// saved as a picture, or as a sheet to print. Forgets it when it closes. GUI thread.

#include "models/ports/invitations.h"

#include <QDialog>

namespace sekisho::ui {
class QrCode;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::invitation {

class LinkDialog final : public QDialog {
    Q_OBJECT
  public:
    LinkDialog(const ports::IssuedInvitation& issued, const QString& tenantName, QWidget* parent);
    ~LinkDialog() override;

    bool savePicture(const QString& path) const; // PNG; false: it could not be written
    bool saveSheet(const QString& path) const;   // PDF, A4

  private:
    void chooseFile(bool sheet);
    void said(bool saved, const QString& path);

    QString url_;
    QString tenantName_;
    QString until_;
    QrCode* code_;
    WrappedLabel* note_;
};

} // namespace sekisho::ui::invitation
