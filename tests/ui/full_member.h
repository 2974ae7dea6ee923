#pragma once
// A member with everything a page can show.

#include "tests/ui/console_fixture.h"

#include <QBuffer>
#include <QImage>
#include <QListView>
#include <QPainter>

namespace sekisho::tests {

inline std::string photoOfSomebody() {
    QImage image(200, 200, QImage::Format_RGB32);
    image.fill(QColor(0xd8, 0xe4, 0xee));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x5a, 0x78, 0x92));
    painter.drawEllipse(QPoint(100, 80), 38, 42);
    painter.drawEllipse(QPoint(100, 200), 78, 70);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes.toStdString();
}

// A member with a history: two organizations, a photo, sessions of every kind.
inline UserId fullMember(ConsoleFixture& f) {
    const int row = f.rowWhere([&](const auto& cells) {
        return cells.status == MemberStatus::InUse && !cells.onLeave &&
               f.gateway.tenant.member(UserId(std::string(cells.id)))->organizations[0].orgUnits.size() > 1;
    });
    const UserId id(f.model()->idAt(row).toStdString());
    fakes::FakeTenant& tenant = f.gateway.tenant;
    const struct {
        ClientKind kind;
        const char* device;
        const char* os;
        int hours;
        const char* ended;
    } sessions[] = {{ClientKind::MobileApp, "iPhone 15", "iOS 18", 0, ""},
                    {ClientKind::PcApp, "EIGYO-PC-0412", "Windows 11", 2, ""},
                    {ClientKind::Browser, "Firefox 128", "Windows 11", 26, "signOut"},
                    {ClientKind::Api, "", "", 80, "expired"},
                    {ClientKind::MobileApp, "Pixel 8", "Android 15", 24 * 20, "forced"}};
    int number = 7;
    for (const auto& made : sessions) {
        Session session;
        session.user = id;
        session.kind = made.kind;
        session.deviceName = made.device;
        session.os = made.os;
        session.ip = "203.0.113." + std::to_string(number++);
        session.country = "JP";
        session.lastUsedAt = f.clock.now() - std::chrono::hours(made.hours) - std::chrono::minutes(4);
        session.startedAt = session.lastUsedAt - std::chrono::hours(9);
        if (*made.ended) {
            session.endedAt = session.lastUsedAt;
            session.endReason = made.ended;
        }
        tenant.addSession(session);
    }
    if (!tenant.setPhoto(id, photoOfSomebody()) || !tenant.suspend(id) || !tenant.unsuspend(id)) return {};
    tenant.edit(id, [&](Member& m) {
        m.passwordChangedAt = f.clock.now() - std::chrono::hours(24 * 40);
        m.passwordChangeRequested = true;
        m.task = "給与計算、社会保険";
        m.birthday = "1988-03-14";
    });
    return id;
}

// Opens the page of a member with five sessions and waits until everything on it is there.
inline void openMember(ConsoleFixture& f, const UserId& id) {
    f.settle();
    const int row = f.model()->rowOf(QString::fromStdString(id.value));
    QVERIFY(row >= 0);
    f.choose(row);
    QTRY_VERIFY(f.find<QListView>("sessions.list")); // the page is made with the first member
    QTRY_COMPARE(f.find<QListView>("sessions.list")->model()->rowCount(), 5);
    QTest::qWait(50); // the photo is read beside
}

} // namespace sekisho::tests
