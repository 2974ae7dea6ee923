#pragma once
// Papers about the archive of the logs: what a verification has found, and one record with what proves it. A4, black on
// white, in the language of the console, times with their offset. GUI thread.

#include "models/ports/archive.h"

#include <QString>
#include <QTimeZone>

#include <string>

namespace sekisho::ui {

QString archiveFaultText(const ports::ArchiveFault& fault); // what is wrong, and where, in a sentence
QString archiveFindingText(const ports::ArchiveReport& report);

QString archiveReportHtml(const ports::ArchiveReport& report);
Done writeArchiveReportPdf(const ports::ArchiveReport& report, const QString& path);

// The paper names the digest of the file that proves it. Of a detection: its words, and what it was found in.
QString logEvidenceHtml(const ports::ArchiveEvidence& evidence, const QTimeZone& zone);
Done writeLogEvidencePdf(const ports::ArchiveEvidence& evidence, const QTimeZone& zone, const QString& path);

Done writePaperPdf(const QString& title, const QString& html, const QString& path); // as many pages as it needs
Done writeTextFile(const std::string& text, const QString& path);

} // namespace sekisho::ui
