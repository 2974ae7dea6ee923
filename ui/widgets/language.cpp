#include "ui/widgets/language.h"

#include "models/commands/words.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

// A static library's resources are dropped by the linker unless somebody asks for them.
static void bindWords() {
    Q_INIT_RESOURCE(words);
}

namespace sekisho::ui {

namespace {

void exchange(std::unique_ptr<QTranslator>& present, const QString& file, const QString& folder) {
    if (present) QCoreApplication::removeTranslator(present.get());
    present = std::make_unique<QTranslator>();
    if (present->load(file, folder)) QCoreApplication::installTranslator(present.get());
}

} // namespace

QString applyLanguage(const QString& wanted) {
    static std::unique_ptr<QTranslator> ours, toolkit;
    bindWords();
    QString language = wanted;
    if (language != QLatin1String("ja") && language != QLatin1String("en"))
        language = QLocale::system().language() == QLocale::English ? QStringLiteral("en") : QStringLiteral("ja");
    commands::setLanguage(language == QLatin1String("ja") ? commands::Language::Japanese : commands::Language::English);
    QLocale::setDefault(commands::locale());
    exchange(toolkit, QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    exchange(ours, QStringLiteral("sekisho_") + language, QStringLiteral(":/i18n"));
    return language;
}

} // namespace sekisho::ui
