#pragma once
// A paper to read, with the files that it can be kept as. Opened without a nested loop; deletes itself. GUI thread.

#include "models/domain/error.h"
#include "models/ports/archive.h"

#include <QDialog>
#include <QString>
#include <QTimeZone>

#include <functional>
#include <vector>

namespace sekisho::ui {

class Banner;

class PaperDialog final : public QDialog {
    Q_OBJECT
  public:
    struct Offer {
        const char* name; // of the button: NAME of the dialog and this
        QString text;     // "Save as PDF…"
        QString fileName; // that is proposed, with its ending
        std::function<Done(const QString& path)> write;
    };
    PaperDialog(const QString& name, const QString& title, const QString& html, std::vector<Offer> offers,
                QWidget* parent);

  private:
    void askFile(const Offer& offer);

    std::vector<Offer> offers_;
    Banner* banner_;
};

// One record of the archive with what proves it, to read, to print and to hand out.
PaperDialog* logEvidenceDialog(const ports::ArchiveEvidence& evidence, const QTimeZone& zone, QWidget* parent);
PaperDialog* archiveReportDialog(const ports::ArchiveReport& report, QWidget* parent);
// Asks for a file and writes; `told` hears how it went. Nothing happens when no file is chosen.
void saveTextAs(const QString& title, const QString& fileName, const std::string& text, QWidget* parent,
                std::function<void(const QString& name, const Done& done)> told);

} // namespace sekisho::ui
