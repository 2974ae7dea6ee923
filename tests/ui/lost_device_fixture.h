#pragma once
// The pane 紛失対応 over a real copy and a service as a script, and the member who calls.

#include "tests/ui/pane_fixture.h"
#include "ui/panes/lostdevice/follow_page.h"
#include "ui/panes/lostdevice/lost_device_pane.h"
#include "ui/panes/lostdevice/parts.h"
#include "ui/panes/lostdevice/response_page.h"
#include "ui/panes/lostdevice/step_line.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>

namespace sekisho::tests {

// The member who calls: with a phone that is enrolled, in contact and signed in.
inline UserId caller(fakes::FakeGateway& gateway, const Clock& clock) {
    UserId who;
    for (const auto& [id, member] : gateway.tenant.members())
        if (!member.administrator && member.statusAt(clock.now()) == MemberStatus::InUse) who = member.id;
    Device phone;
    phone.name = "Pixel 9";
    phone.os = "Android";
    phone.osVersion = "16";
    phone.mdm = MdmState::Enrolled;
    phone.agent = phone.online = phone.trusted = true;
    const DeviceId device = gateway.deviceDesk.add(who, phone).id;
    Session session;
    session.user = who;
    session.kind = ClientKind::MobileApp;
    session.device = device;
    session.deviceName = "Pixel 9";
    session.startedAt = session.lastUsedAt = clock.now();
    gateway.tenant.addSession(session);
    return who;
}

inline QString loginOf(const fakes::FakeGateway& gateway, const UserId& who) {
    return QString::fromStdString(gateway.tenant.member(who)->email);
}

inline int stepOf(const CutOff& cutOff, StepKind kind) {
    for (const CutOffStep& step : cutOff.steps)
        if (step.kind == kind) return step.number;
    return 0;
}

// The pane alone, over a real copy.
struct LostDeviceFixture : PaneFixture {
    explicit LostDeviceFixture(std::size_t members = 40) : PaneFixture(members) {
        who = caller(gateway, clock);
        load();
        pane = open<ui::LostDevicePane>();
    }
    ~LostDeviceFixture() { pane.reset(); }
    template<class T>
    T* part(const char* name) const {
        T* found = pane->findChild<T*>(QLatin1String(name));
        if (!found) qFatal("%s is not there", name);
        return found;
    }
    QPushButton* orderButton() const { return part<QPushButton>("lost.order"); }
    void respond() {
        pane->showResource(QString::fromStdString(who.value));
        QTRY_VERIFY(orderButton()->isEnabled());
    }
    CutOff& order() {
        respond();
        orderButton()->click();
        if (!QTest::qWaitFor(
                [&] { return part<ui::lostdevice::FollowPage>("lost.follow")->follower().now().has_value(); }))
            qFatal("not ordered");
        return gateway.cutOffDesk.all.back();
    }
    QString band() const { return part<ui::lostdevice::StateBand>("lost.state")->sentence(); }
    std::vector<ui::lostdevice::StepLine*> lines() const {
        std::vector<ui::lostdevice::StepLine*> out;
        for (auto* line : pane->findChildren<ui::lostdevice::StepLine*>())
            if (line->isVisible()) out.push_back(line);
        return out;
    }
    QDialog* dialog() const {
        for (QWidget* window : QApplication::topLevelWidgets())
            if (auto* one = qobject_cast<QDialog*>(window); one && one->isVisible()) return one;
        for (QDialog* one : pane->window()->findChildren<QDialog*>())
            if (one->isVisible()) return one;
        return nullptr;
    }
    void agree() {
        QTRY_VERIFY(dialog());
        QDialog* asked = dialog();
        for (QPushButton* go : asked->findChildren<QPushButton*>())
            if (go->text() != QLatin1String("Cancel")) return go->click();
    }

    UserId who;
    std::unique_ptr<ui::LostDevicePane> pane;
};

} // namespace sekisho::tests
