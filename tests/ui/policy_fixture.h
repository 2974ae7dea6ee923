#pragma once
// The screen of one policy over a service as a script, driven by clicks and keys.

#include "models/commands/policy_words.h"
#include "tests/ui/pane_fixture.h"
#include "ui/forms/policy_form.h"
#include "ui/panes/policies/policy_pane.h"
#include "ui/panes/policies/save_dialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/state_page.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>

namespace sekisho::tests {

struct PolicyScene {
    PaneFixture fixture{20};
    fakes::FakePolicies& desk = fixture.gateway.policyDesk;
    std::unique_ptr<ui::PolicyPane> pane;

    explicit PolicyScene(const char* menu = "security.account", const std::function<void(PolicyScene&)>& before = {}) {
        fixture.load();
        if (before) before(*this);
        pane = std::make_unique<ui::PolicyPane>(fixture.services(), QLatin1String(menu));
        fixture.show(pane.get(), {1180, 760});
    }
    ~PolicyScene() {
        for (QWidget* window : QApplication::topLevelWidgets())
            if (auto* dialog = qobject_cast<QDialog*>(window)) delete dialog;
    }
    bool ready() const {
        return QTest::qWaitFor([this] { return find<QPushButton>("policy.edit")->isEnabled(); });
    }
    template<class T>
    T* find(const char* name) const {
        return fixture.find<T>(name);
    }
    ui::PolicyForm& form() const { return *find<ui::PolicyForm>("policy.form"); }
    ui::PolicyField* row(const char* key) const {
        return find<ui::PolicyField>(qPrintable(QStringLiteral("policyField.") + QLatin1String(key)));
    }
    template<class T>
    T* control(const char* key) const {
        return row(key)->editor()->findChild<T*>();
    }
    // The radio button or check box of one choice.
    QAbstractButton* choice(const char* key, const char* value) const {
        return row(key)->editor()->findChild<QAbstractButton*>(QStringLiteral("value.") + QLatin1String(value));
    }
    QString note(const char* key, const char* which) const {
        const auto* label = row(key)->findChild<QLabel*>(QLatin1String(which));
        return label->isVisible() ? label->text() : QString();
    }
    void edit() const { QTest::mouseClick(find<QPushButton>("policy.edit"), Qt::LeftButton); }
    void press(const char* button) const {
        auto* found = find<QAbstractButton>(button);
        QVERIFY2(found, button);
        QVERIFY2(found->isVisible() && found->isEnabled(), qPrintable(found->toolTip()));
        found->click();
    }
    void typeNumber(const char* key, int number) const {
        auto* spin = control<QSpinBox>(key);
        spin->setFocus();
        spin->selectAll();
        QTest::keyClicks(spin, QString::number(number));
    }
    void addAddress(const char* range, const char* label = "") const {
        auto* address = find<QLineEdit>("addresses.address");
        address->clear();
        QTest::keyClicks(address, QLatin1String(range));
        auto* words = find<QLineEdit>("addresses.label");
        words->clear();
        QTest::keyClicks(words, QLatin1String(label));
        QTest::keyClick(words, Qt::Key_Return);
    }
    QString said() const { return find<ui::Banner>("policy.banner")->sentence(); }
    QString sideText() const {
        QCoreApplication::processEvents(); // what has just been put into a layout is not visible yet
        QStringList all;
        for (const QLabel* label : find<QWidget>("policy.side")->findChildren<QLabel*>())
            if (label->isVisible()) all << label->text();
        return all.join(QLatin1Char('\n'));
    }
    QDialog* dialog(const char* name) const {
        for (QWidget* window : QApplication::topLevelWidgets())
            if (auto* one = qobject_cast<QDialog*>(window);
                one && one->isVisible() && one->objectName() == QLatin1String(name))
                return one;
        return nullptr;
    }
    QString dialogText(const char* name) const {
        QStringList all;
        for (const QLabel* label : dialog(name)->findChildren<QLabel*>())
            all << label->text();
        return all.join(QLatin1Char('\n'));
    }
    void agree(const char* name) const {
        const QDialog* open = dialog(name);
        QVERIFY2(open, name);
        const auto* buttons = open->findChild<QDialogButtonBox*>();
        for (QAbstractButton* button : buttons->buttons())
            if (buttons->buttonRole(button) == QDialogButtonBox::AcceptRole) {
                QVERIFY2(button->isEnabled(), qPrintable(button->toolTip()));
                return button->click();
            }
    }
    void saveWith(const QString& reason = {}) const {
        press("policy.save");
        QTRY_VERIFY(dialog("policy.saveDialog"));
        QTest::keyClicks(dialog("policy.saveDialog")->findChild<QLineEdit*>(QStringLiteral("policy.reason")), reason);
        agree("policy.saveDialog");
    }
    std::int64_t stored(const char* policyKey, const char* key) const {
        return std::get<std::int64_t>(desk.state(policyKey).values.at(key));
    }
};

} // namespace sekisho::tests
