#include "ui/forms/logo_box.h"

#include "models/commands/words.h"
#include "ui/forms/box_layout.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPixmap>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

namespace {
constexpr QSize kLogoRoom{240, 80};
} // namespace

LogoBox::LogoBox(Means means, QWidget* parent)
    : QWidget(parent), means_(std::move(means)), heading_(new QLabel(this)), picture_(new QLabel(this)),
      note_(new WrappedLabel(this)), fault_(new WrappedLabel(this)), choose_(new QPushButton(this)),
      remove_(new QPushButton(this)) {
    picture_->setObjectName(QStringLiteral("logo.picture"));
    picture_->setFixedSize(kLogoRoom);
    picture_->setAlignment(Qt::AlignCenter);
    picture_->setFrameShape(QFrame::StyledPanel);
    fault_->setObjectName(QStringLiteral("logo.fault"));
    choose_->setObjectName(QStringLiteral("logo.choose"));
    remove_->setObjectName(QStringLiteral("logo.remove"));
    for (QPushButton* button : {choose_, remove_})
        button->setAutoDefault(false);
    auto* buttons = new QVBoxLayout;
    buttons->addWidget(choose_);
    buttons->addWidget(remove_);
    buttons->addStretch(1);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    row->addWidget(picture_, 0, Qt::AlignTop);
    row->addLayout(buttons);
    row->addStretch(1);
    QVBoxLayout* column = layBox(this, heading_, TextSize::Page);
    column->addLayout(row);
    column->addWidget(note_);
    column->addWidget(fault_);
    fault_->say({});
    connect(choose_, &QPushButton::clicked, this, &LogoBox::choose);
    connect(remove_, &QPushButton::clicked, this, &LogoBox::askToRemove);
    retranslate();
}

void LogoBox::retranslate() {
    heading_->setText(tr("Logo"));
    choose_->setText(has_ ? tr("Replace…") : tr("Choose a picture…"));
    remove_->setText(tr("Remove"));
    note_->say(tr("A PNG or JPEG picture of at most 1 MB. Members see it in their apps."));
    picture_->setAccessibleName(has_ ? tr("The company's logo") : tr("The company has no logo."));
    if (!known_)
        picture_->setText(call_.running() ? tr("Fetching…") : tr("Cannot be shown"));
    else if (!has_)
        picture_->setText(tr("No logo"));
    update();
}

void LogoBox::update() {
    const bool running = change_.running();
    const bool may = means_.mayChange() && !running;
    QString why;
    if (running)
        why = tr("It is being saved.");
    else if (!may)
        why = tr("You need the right to change this, and a connection to the service.");
    choose_->setEnabled(may);
    choose_->setToolTip(why);
    remove_->setEnabled(may && has_);
    remove_->setToolTip(may && !has_ ? tr("The company has no logo.") : why);
}

void LogoBox::refresh() {
    tell({});
    update();
    call_ = means_.gateway.company().logo(means_.gui, [this](const Result<CompanyLogo>& got) {
        if (got) return present(*got);
        retranslate();
        tell(commands::errorText(got.error()));
    });
    retranslate();
}

void LogoBox::present(const CompanyLogo& logo) {
    QPixmap picture;
    known_ = true;
    has_ = !logo.bytes.empty() &&
           picture.loadFromData(QByteArray::fromRawData(logo.bytes.data(), static_cast<qsizetype>(logo.bytes.size())));
    if (has_) {
        const qreal ratio = devicePixelRatioF();
        picture = picture.scaled((kLogoRoom - QSize(space::kSmall, space::kSmall)) * ratio, Qt::KeepAspectRatio,
                                 Qt::SmoothTransformation);
        picture.setDevicePixelRatio(ratio);
        picture_->setPixmap(picture);
    } else {
        picture_->setPixmap({});
    }
    retranslate();
}

void LogoBox::tell(const QString& sentence) {
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    fault_->setPalette(ink);
    fault_->say(sentence);
}

void LogoBox::askToRemove() {
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Remove the company's logo");
    plan.sentence = tr("Members do not see it in their apps any more.");
    plan.verb = tr("Remove");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Changes, [this](const QVariantMap&) { remove(); }, this);
    dialog->open();
}

void LogoBox::remove() {
    change_ = means_.gateway.company().removeLogo(means_.gui,
                                                  [this](const Result<std::monostate>& outcome) { done(outcome); });
    update();
}

void LogoBox::choose() {
    auto* dialog = new QFileDialog(this, tr("Choose the company's logo"), QDir::homePath(),
                                   tr("Pictures (*.png *.PNG *.jpg *.JPG *.jpeg *.JPEG)"));
    dialog->setObjectName(QStringLiteral("logo.file"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &LogoBox::take);
    dialog->open();
}

void LogoBox::take(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return tell(tr("The file could not be read: %1").arg(file.errorString()));
    if (file.size() > static_cast<qint64>(kLargestLogo))
        return tell(commands::errorText(Error(ErrorKind::BadInput, "PHOTO_TOO_LARGE").with("max", "1 MB")));
    CompanyLogo logo;
    logo.bytes = file.readAll().toStdString();
    logo.mime = path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive) ? "image/png" : "image/jpeg";
    change_ = means_.gateway.company().setLogo(std::move(logo), means_.gui,
                                               [this](const Result<std::monostate>& outcome) { done(outcome); });
    update();
}

void LogoBox::done(const Result<std::monostate>& outcome) {
    refresh();
    if (!outcome) tell(commands::errorText(outcome.error()));
}

void LogoBox::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void LogoBox::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_logo_box.cpp"
