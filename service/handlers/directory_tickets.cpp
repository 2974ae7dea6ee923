#include "service/handlers/directory_tickets.h"

#include "service/store/uid.h"

namespace sekishod {

namespace {
constexpr std::size_t kMostTickets = 10'000;
}

std::string TicketBook::issue(Ticket ticket, sekisho::Instant now) {
    const std::lock_guard lock(mutex_);
    while (!byAge_.empty() && (byAge_.size() >= kMostTickets || byAge_.begin()->first <= now)) {
        tickets_.erase(byAge_.begin()->second);
        byAge_.erase(byAge_.begin());
    }
    std::string word = newSecret();
    ticket.expires = now + kTicketLife;
    byAge_.emplace(ticket.expires, word);
    tickets_.emplace(word, std::move(ticket));
    return word;
}

std::optional<Ticket> TicketBook::take(std::string_view word, bool upload, sekisho::Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = tickets_.find(word);
    if (found == tickets_.end() || found->second.upload != upload || found->second.expires <= now) return std::nullopt;
    Ticket ticket = found->second;
    if (upload) tickets_.erase(found); // its line in byAge_ goes when its time comes
    return ticket;
}

void TicketBook::restore(std::string_view word, Ticket ticket) {
    const std::lock_guard lock(mutex_);
    tickets_.emplace(std::string(word), std::move(ticket));
}

} // namespace sekishod
