#pragma once
// A member's mobile app, or another client, as the service sees it: signs in by the first-party flow (PKCE) and asks
// who it is. Own network access, so that nothing of the console is shared with the session that is cut off.

#include <QCryptographicHash>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrlQuery>

namespace sekisho::tests {

class MemberPhone {
  public:
    MemberPhone(QString url, const QString& caFile) : url_(std::move(url)) {
        tls_ = QSslConfiguration::defaultConfiguration();
        tls_.setCaCertificates(QSslCertificate::fromPath(caFile));
    }

    bool signIn(const QString& login, const QString& password, const QString& kind = QStringLiteral("mobileApp")) {
        QByteArray verifier;
        for (int i = 0; i < 64; ++i)
            verifier += "abcdefghijklmnopqrstuvwxyz0123456789"[QRandomGenerator::system()->bounded(36)];
        const QByteArray challenge = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
                                         .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        QJsonObject client{{QStringLiteral("kind"), kind},
                           {QStringLiteral("deviceName"), QStringLiteral("iPhone 15")},
                           {QStringLiteral("os"), QStringLiteral("iOS 17")},
                           {QStringLiteral("version"), QStringLiteral("4.0")}};
        if (!mdmKey.isEmpty()) client.insert(QStringLiteral("mdmKey"), mdmKey);
        const QJsonObject body{{QStringLiteral("loginId"), login},
                               {QStringLiteral("password"), password},
                               {QStringLiteral("clientId"), QStringLiteral("sekisho-console")},
                               {QStringLiteral("codeChallenge"), QString::fromLatin1(challenge)},
                               {QStringLiteral("client"), client}};
        const QJsonObject step = send("POST", QStringLiteral("/oauth2/v2.0/console/challenge"),
                                      QJsonDocument(body).toJson(), "application/json");
        if (step.value(QLatin1String("status")).toString() != QLatin1String("complete")) {
            refusal = step.value(QLatin1String("code")).toString();
            qWarning("the phone could not sign in: %d %s", status, qPrintable(refusal));
            return false;
        }
        QUrlQuery form;
        form.addQueryItem(QStringLiteral("grant_type"), QStringLiteral("authorization_code"));
        form.addQueryItem(QStringLiteral("code"), step.value(QLatin1String("code")).toString());
        form.addQueryItem(QStringLiteral("client_id"), QStringLiteral("sekisho-console"));
        form.addQueryItem(QStringLiteral("code_verifier"), QString::fromLatin1(verifier));
        const QJsonObject tokens =
            send("POST", QStringLiteral("/oauth2/v2.0/token"), form.toString(QUrl::FullyEncoded).toUtf8(),
                 "application/x-www-form-urlencoded");
        token_ = tokens.value(QLatin1String("access_token")).toString().toUtf8();
        refresh_ = tokens.value(QLatin1String("refresh_token")).toString();
        return !token_.isEmpty();
    }

    int ask() { // the status of "who am I"
        send("GET", QStringLiteral("/v1.0/users/me"), {}, {});
        return status;
    }
    int refresh() {
        QUrlQuery form;
        form.addQueryItem(QStringLiteral("grant_type"), QStringLiteral("refresh_token"));
        form.addQueryItem(QStringLiteral("refresh_token"), refresh_);
        form.addQueryItem(QStringLiteral("client_id"), QStringLiteral("sekisho-console"));
        send("POST", QStringLiteral("/oauth2/v2.0/token"), form.toString(QUrl::FullyEncoded).toUtf8(),
             "application/x-www-form-urlencoded");
        return status;
    }
    QJsonObject appSettings() { return send("GET", QStringLiteral("/v1.0/company/app-settings"), {}, {}); }
    int status = 0;
    QString refusal; // code of the last sign-in that failed
    QString mdmKey;  // that the phone shows, of a third-party MDM

  private:
    QJsonObject send(const QByteArray& verb, const QString& path, const QByteArray& body, const QByteArray& type) {
        QNetworkRequest request(QUrl(url_ + path));
        request.setSslConfiguration(tls_);
        if (!type.isEmpty()) request.setHeader(QNetworkRequest::ContentTypeHeader, type);
        if (!token_.isEmpty()) request.setRawHeader("Authorization", "Bearer " + token_);
        QNetworkReply* reply = network_.sendCustomRequest(request, verb, body);
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
        reply->deleteLater();
        return answer;
    }

    QString url_;
    QSslConfiguration tls_;
    QNetworkAccessManager network_;
    QByteArray token_;
    QString refresh_;
};

} // namespace sekisho::tests
