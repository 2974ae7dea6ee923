#pragma once
// One link of a chain: a sign whether it speaks for it, what kind of link it is, its sentence, and a way to what it
// speaks of. A thin line ties the links of one chain together. GUI thread.

#include "models/domain/explanation.h"

#include <QWidget>

#include <vector>

class QFontMetrics;
class QLabel;
class QToolButton;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::explain {

class LinkRow final : public QWidget {
    Q_OBJECT
  public:
    enum class Sign { Holds, Lacks, Condition };
    enum Place { Alone = 0, HasAbove = 1, HasBelow = 2 };
    // `open`: text of the link; empty: none. `kindWidth` in pixels: the same in all rows of a chain.
    LinkRow(const ChainLink& link, const QString& open, int place, int kindWidth, QWidget* parent = nullptr);

  Q_SIGNALS:
    void opened(const QString& menuKey, const QString& resource);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    Sign sign_;
    int place_;
    QLabel* icon_;
    QLabel* kind_;
    WrappedLabel* text_;
};

int kindWidth(const std::vector<ChainLink>& links, const QFontMetrics& metrics); // that the widest of them needs
QString signText(LinkRow::Sign sign);                                            // "holds", for whoever cannot see it
LinkRow::Sign signOf(const ChainLink& link);
// Flat, named "explain.open"; `about` says what it opens, for whoever cannot see where it stands.
QToolButton* linkButton(const QString& text, const QString& about, QWidget* parent);

} // namespace sekisho::ui::explain
