#pragma once
// A browser as somebody uses it who follows an invitation: opens the page, fills in what it asks for, sends it. Follows
// no script, keeps cookies, trusts the service's CA and nobody else.

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrlQuery>

#include <utility>

namespace sekisho::tests {

class JoinBrowser {
  public:
    explicit JoinBrowser(const QString& caFile, QByteArray language = "ja") : language_(std::move(language)) {
        tls_ = QSslConfiguration::defaultConfiguration();
        tls_.setCaCertificates(QSslCertificate::fromPath(caFile));
    }
    bool open(const QString& url) {
        url_ = QUrl(url);
        ask("GET", {}, {});
        return status == 200;
    }
    // What the page hides and what is given, as a form does it.
    void send(const QList<std::pair<QString, QString>>& answers) {
        static const QRegularExpression hidden(
            QStringLiteral("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\""));
        QByteArray body;
        const auto add = [&body](const QString& name, const QString& value) {
            if (!body.isEmpty()) body += '&';
            body += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
        };
        for (auto found = hidden.globalMatch(page); found.hasNext();) {
            const auto match = found.next();
            add(match.captured(1), match.captured(2));
        }
        for (const auto& [name, value] : answers)
            add(name, value);
        ask("POST", body, "application/x-www-form-urlencoded");
    }
    void post(const QByteArray& body, const QByteArray& type) { ask("POST", body, type); }

    int status = 0;
    QString page;

  private:
    void ask(const QByteArray& verb, const QByteArray& body, const QByteArray& type) {
        QNetworkRequest request(url_);
        request.setSslConfiguration(tls_);
        request.setRawHeader("Accept-Language", language_);
        if (!type.isEmpty()) request.setHeader(QNetworkRequest::ContentTypeHeader, type);
        QNetworkReply* reply = network_.sendCustomRequest(request, verb, body);
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        page = QString::fromUtf8(reply->readAll());
        reply->deleteLater();
    }

    QByteArray language_;
    QUrl url_;
    QSslConfiguration tls_;
    QNetworkAccessManager network_; // with its own cookies
};

} // namespace sekisho::tests
