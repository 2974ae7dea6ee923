#pragma once
// A person with a keyboard and nothing else. Keys go where the focus is; every mouse event in the program is counted.

#include <QApplication>
#include <QInputMethodEvent>
#include <QKeySequence>
#include <QMenu>
#include <QTest>
#include <QWidget>
#include <QWindow>

namespace sekisho::tests {

class Keyboard final : public QObject {
  public:
    explicit Keyboard(QWidget& main) : main_(main) { qApp->installEventFilter(this); }

    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(window(), key, with); }
    void press(const char* portable) { // "Ctrl+K"
        const QKeyCombination keys = QKeySequence::fromString(QLatin1String(portable), QKeySequence::PortableText)[0];
        press(keys.key(), keys.keyboardModifiers());
    }
    void text(const QString& ascii) {
        for (const QChar letter : ascii)
            QTest::keyClick(window(), letter.toLatin1());
    }
    void compose(const QString& text) { // by an input method, as Japanese is written
        QInputMethodEvent event;
        event.setCommitString(text);
        QApplication::sendEvent(QGuiApplication::focusObject(), &event);
    }
    // With Tab only; false: it is not reached.
    bool tabTo(const char* name, int most = 120) {
        for (int i = 0; i < most && focus() != QLatin1String(name); ++i)
            press(Qt::Key_Tab);
        return focus() == QLatin1String(name);
    }
    // Opens a menu of the menu bar by its key and chooses what stands there under this name.
    bool choose(const char* menu, const QString& entry) {
        press(menu);
        auto* shown = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!shown) return false;
        for (int i = 0; i < 40; ++i) {
            press(Qt::Key_Down);
            if (shown->activeAction() && shown->activeAction()->text() == entry) {
                press(Qt::Key_Return);
                return true;
            }
        }
        return false;
    }
    static QString focus() {
        return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    }
    int mouseEvents() const { return mouse_; }

  protected:
    bool eventFilter(QObject*, QEvent* event) override {
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
        case QEvent::MouseMove:
        case QEvent::Wheel:
            ++mouse_;
            break;
        default:
            break;
        }
        return false;
    }

  private:
    // When a dialog goes, the window manager gives the focus to the window below. Without a display there is none.
    QWindow* window() {
        QWidget* top = QApplication::activeModalWidget() ? QApplication::activeModalWidget() : &main_;
        if (!QApplication::activePopupWidget() && QApplication::activeWindow() != top) {
            top->activateWindow();
            if (!QTest::qWaitForWindowActive(top)) qWarning("the window does not become active");
        }
        return top->windowHandle();
    }

    QWidget& main_;
    int mouse_ = 0;
};

} // namespace sekisho::tests
