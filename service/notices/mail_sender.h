#pragma once
// Mail over SMTP. smtps:// is TLS from the beginning; smtp:// must turn to TLS (STARTTLS) before anything is said, but
// on this computer itself without a CA file. Certificates are always checked.

#include "models/domain/error.h"
#include "service/notices/notice_channel.h"

#include <filesystem>
#include <memory>
#include <string>

namespace sekishod {

struct MailSettings {
    std::string url; // smtps://mail.example.com:465
    std::string from;
    std::string user; // empty: no sign-in
    std::filesystem::path passwordFile;
    std::filesystem::path caFile; // empty: the certificates that the system trusts
};
// BadInput, code INVALID_PARAMETER, with a sentence for the operator. The password is read now.
sekisho::Result<std::unique_ptr<NoticeChannel>> makeMailSender(const MailSettings& settings,
                                                               const sekisho::Clock& clock);
// The first line of a file that holds a secret.
sekisho::Result<std::string> secretLine(const std::filesystem::path& file, std::string_view option);

} // namespace sekishod
