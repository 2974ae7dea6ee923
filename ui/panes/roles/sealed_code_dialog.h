#pragma once
// The opening code of the sealed account, once: to be copied, written off, or printed on a sheet for the envelope. It
// is kept nowhere and goes with the dialog. GUI thread.

#include <QDialog>
#include <QString>

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::roles {

class SealedCodeDialog final : public QDialog {
    Q_OBJECT
  public:
    // `account`: who signs in with it, `tenantName` stands on the sheet.
    SealedCodeDialog(QString code, QString account, QString tenantName, int delayMinutes, QWidget* parent);
    ~SealedCodeDialog() override;

    bool saveSheet(const QString& path) const; // A4, PDF, for the eyes of its owner only
    void reject() override;                    // the first time it only warns: the code is shown once

  private:
    void askFile();

    QString code_;
    QString account_;
    QString tenantName_;
    int delayMinutes_;
    bool copied_ = false;
    bool warned_ = false;
    WrappedLabel* note_;
};

} // namespace sekisho::ui::roles
