#pragma once
// トーク内容: messages that a search has found, newest first. The service looks at so much a question and says how far
// it came; a person lets it go on, since each question is a reading that is recorded. GUI thread.

#include "models/items/paged_table.h"
#include "models/ports/monitoring.h"

#include <functional>
#include <optional>

namespace sekisho::items {

class MessageContentModel final : public PagedRows<MessageContent> {
    Q_OBJECT
  public:
    enum Column { TimeColumn, SenderColumn, ReceiverColumn, ChannelColumn, TextColumn, ColumnCount };
    // QVariantList of begin, length …: places in what TextColumn shows, in QChars.
    static constexpr int kHitsRole = Qt::UserRole + 40;
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const MessageContent&)> sender, receivers, channel;
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    MessageContentModel(ports::Monitoring& monitoring, ports::Executor& on, Words words, QObject* parent = nullptr);

    const std::optional<ContentQuery>& query() const { return query_; }
    void search(ContentQuery query); // asks at once
    void clear();                    // nothing is asked or shown any more
    bool more() const { return !asking() && !goingOn_ && !next_.empty(); }
    bool goingOn() const { return goingOn_; }
    void goOn(); // where the last answer ended
    const std::optional<Instant>& searchedTo() const { return searchedTo_; }

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  protected:
    ports::CallHandle ask(const std::string& cursor) override;
    std::string keyOf(const MessageContent& row) const override { return std::to_string(row.seq); }

  private:
    void came(Result<ports::ContentPage> page);
    QString textOf(const MessageContent& message, int column) const;

    ports::Monitoring& monitoring_;
    ports::Executor& on_;
    Words words_;
    std::optional<ContentQuery> query_;
    std::string next_;
    std::optional<Instant> searchedTo_;
    bool goingOn_ = false;
    ports::CallHandle further_;
};

// Places in UTF-8 as begin, length, begin, length … in QChars; what lies outside is left out.
QVariantList placesOf(const std::string& text, const std::vector<MatchSpan>& hits);

} // namespace sekisho::items
