#pragma once
// ログダウンロード (menu key "audit.download"): the files of logs that one has asked for, how far each is, until when
// it is there, its digest; and fetching one into a file. GUI thread.

#include "models/domain/log_query.h"
#include "ui/widgets/pane.h"

#include <QTimeZone>

#include <optional>

class QLabel;
class QMenu;
class QTimer;
class QToolButton;

namespace sekisho::items {
class LogExportModel;
}
namespace sekisho::ui {
class Banner;
class CommandBar;
class PagedList;
class WrappedLabel;

class LogDownloadPane final : public Pane {
    Q_OBJECT
  public:
    explicit LogDownloadPane(PaneServices services, QWidget* parent = nullptr);
    ~LogDownloadPane() override;

    QString menuKey() const override { return QStringLiteral("audit.download"); }
    QString title() const override;
    void linkChanged() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    void build();
    void connectParts();
    void offerCommands();
    void shownChanged();
    void retranslate();
    void openMenu(const QPoint& at);
    std::optional<LogExport> chosen() const;
    commands::Applicability needs(bool ready) const;
    void fetch();
    void writeTo(const LogExport& one, const QString& path);
    void withdraw();
    void copyDigest();
    QTimeZone zone() const;

    items::LogExportModel* model_;
    PagedList* list_;
    CommandBar* bar_;
    QLabel* heading_;
    WrappedLabel* about_;
    QToolButton* refresh_;
    Banner* banner_;
    QMenu* menu_;
    QTimer* looking_; // again while something is being made
    ports::CallHandle call_;
};

} // namespace sekisho::ui
