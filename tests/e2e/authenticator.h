#pragma once
// An authenticator app as people have it on their phone: given the key that the console shows, it shows the codes
// (RFC 6238: SHA-1, six digits, 30 seconds). On its own, so that service and test cannot be wrong in the same way.

#include <QByteArray>
#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <QString>

namespace sekisho::tests {

class Authenticator {
  public:
    explicit Authenticator(const QString& key) { // base 32, in groups
        quint32 bits = 0;
        int count = 0;
        for (const QChar letter : key) {
            const qsizetype value = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").indexOf(letter);
            if (value < 0) continue;
            bits = bits << 5 | static_cast<quint32>(value);
            count += 5;
            if (count < 8) continue;
            count -= 8;
            secret_ += static_cast<char>(bits >> count & 0xFF);
        }
    }
    qsizetype bytes() const { return secret_.size(); }
    QString code(int steps = 0) const { // of the present 30 seconds, or of some before or after
        const qint64 step = QDateTime::currentSecsSinceEpoch() / 30 + steps;
        QByteArray counter;
        for (int shift = 56; shift >= 0; shift -= 8)
            counter += static_cast<char>(step >> shift & 0xFF);
        const QByteArray mac = QMessageAuthenticationCode::hash(counter, secret_, QCryptographicHash::Sha1);
        const auto at = [&mac](int place) { return static_cast<quint32>(static_cast<quint8>(mac[place])); };
        const int from = static_cast<int>(at(19) & 0xF);
        const quint32 number = (at(from) & 0x7F) << 24 | at(from + 1) << 16 | at(from + 2) << 8 | at(from + 3);
        return QStringLiteral("%1").arg(number % 1'000'000, 6, 10, QLatin1Char('0'));
    }
    QString wrongCode() const { // right at no time near the present
        for (const QString& candidate :
             {QStringLiteral("135790"), QStringLiteral("246801"), QStringLiteral("918273"), QStringLiteral("564738"),
              QStringLiteral("102938"), QStringLiteral("837465")}) {
            bool right = false;
            for (int steps = -2; steps <= 2; ++steps)
                right = right || candidate == code(steps);
            if (!right) return candidate;
        }
        return {};
    }

  private:
    QByteArray secret_;
};

} // namespace sekisho::tests
