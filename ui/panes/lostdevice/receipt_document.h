#pragma once
// The receipt of a cut-off for people: one page A4 in the language of the console, with times to the second and the
// fingerprint of what the service has signed. GUI thread.

#include "models/domain/cut_off.h"
#include "models/domain/error.h"
#include "models/ports/cut_offs.h"

#include <QString>

class QPagedPaintDevice;
class QTextDocument;

namespace sekisho::ui::lostdevice {

// Black on white, whatever the colours of the console: it is a piece of paper.
QString receiptHtml(const CutOff& cutOff, const ports::Receipt& receipt);
// Set smaller until everything stands on one page.
Done writeReceiptPdf(const CutOff& cutOff, const ports::Receipt& receipt, const QString& path);
// The same on whatever prints; `resolution` of the device in dots per inch.
void paintReceipt(const CutOff& cutOff, const ports::Receipt& receipt, QPagedPaintDevice& device, int resolution);
Done writeReceiptFile(const std::string& text, const QString& path);

} // namespace sekisho::ui::lostdevice
