#include "ui/panes/archive/archive_parts.h"

#include "models/commands/words.h"
#include "ui/widgets/spacing.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sekisho::ui::archive {

Section::Section(const PaneServices& services, Banner* banner, QWidget* parent)
    : QWidget(parent), services_(services), banner_(banner), title_(new QLabel(this)), column_(new QVBoxLayout(this)) {
    setTextSize(title_, TextSize::Section);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(space::kSmall);
    column_->addWidget(title_);
}

void Section::setTitle(const QString& text) {
    title_->setText(text);
}

QPushButton* Section::button(const char* name) {
    auto* made = new QPushButton(this);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

bool Section::mayOperate() const {
    return whyNot().isEmpty();
}

QString Section::whyNot() const {
    const ports::Identity* me = services_.identity();
    if (!me) return tr("This needs a sign-in, so that it is known who did it.");
    if (!me->canOperate("audit.archive", services_.clock.now()))
        return tr("This needs the right to operate the local archive.");
    return {};
}

bool isHeldElsewhere(const ports::ArchiveState& state) {
    return !state.closed && state.error && state.error->code == "ARCHIVE_IN_USE";
}

QString heldElsewhereText() {
    return Section::tr("Another window or program writes into this archive.");
}

QString countText(std::int64_t number) {
    return commands::locale().toString(static_cast<qlonglong>(number));
}

QString dayRange(const std::optional<Instant>& from, const std::optional<Instant>& to) {
    if (!from || !to) return {};
    const auto day = [](Instant at) {
        const QDate date = QDateTime::fromMSecsSinceEpoch(toMillis(at)).date();
        return commands::locale().toString(date, commands::language() == commands::Language::Japanese
                                                     ? QStringLiteral("yyyy/MM/dd")
                                                     : QStringLiteral("d MMM yyyy"));
    };
    return Section::tr("%1 to %2", "days").arg(day(*from), day(*to));
}

} // namespace sekisho::ui::archive

#include "moc_archive_parts.cpp"
