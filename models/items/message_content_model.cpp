#include "models/items/message_content_model.h"

#include "models/items/roles.h"

#include <utility>

namespace sekisho::items {

QVariantList placesOf(const std::string& text, const std::vector<MatchSpan>& hits) {
    QVariantList places;
    for (const MatchSpan& hit : hits) {
        if (hit.begin >= hit.end || hit.end > text.size()) continue;
        const auto begin = QString::fromUtf8(text.data(), hit.begin).size();
        const auto length = QString::fromUtf8(text.data() + hit.begin, hit.end - hit.begin).size();
        places << static_cast<int>(begin) << static_cast<int>(length);
    }
    return places;
}

MessageContentModel::MessageContentModel(ports::Monitoring& monitoring, ports::Executor& on, Words words,
                                         QObject* parent)
    : PagedRows(parent), monitoring_(monitoring), on_(on), words_(std::move(words)) {}

void MessageContentModel::search(ContentQuery query) {
    query_ = std::move(query);
    next_.clear();
    searchedTo_.reset();
    further_.cancel();
    goingOn_ = false;
    refilter();
}

void MessageContentModel::clear() {
    stop();
    query_.reset();
    next_.clear();
    searchedTo_.reset();
    further_.cancel();
    goingOn_ = false;
    exchange({});
    Q_EMIT answered();
}

ports::CallHandle MessageContentModel::ask(const std::string&) {
    next_.clear();
    return monitoring_.contents(query_.value_or(ContentQuery()), {}, on_,
                                [this](Result<ports::ContentPage> page) { came(std::move(page)); });
}

// Beside the pages of the base, which go on by themselves as one scrolls.
void MessageContentModel::goOn() {
    if (!more() || !query_) return;
    goingOn_ = true;
    further_ = monitoring_.contents(*query_, next_, on_, [this](Result<ports::ContentPage> page) {
        goingOn_ = false;
        came(std::move(page));
    });
    Q_EMIT answered();
}

void MessageContentModel::came(Result<ports::ContentPage> page) {
    if (!page) return refuse(page.error());
    next_ = std::move(page->nextCursor);
    searchedTo_ = page->searchedTo;
    if (!searchedTo_ && !next_.empty() && !page->messages.empty()) searchedTo_ = page->messages.back().at;
    take(std::move(page->messages));
    answer({}, -1);
}

int MessageContentModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString MessageContentModel::textOf(const MessageContent& message, int column) const {
    switch (column) {
    case TimeColumn:
        return words_.time(message.at);
    case SenderColumn:
        return words_.sender(message);
    case ReceiverColumn:
        return words_.receivers(message);
    case ChannelColumn:
        return words_.channel(message);
    case TextColumn: // one line; breaks keep their place
        return QString::fromStdString(message.text).replace(QLatin1Char('\n'), QLatin1Char(' '));
    default:
        return {};
    }
}

QVariant MessageContentModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const MessageContent& message = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(message, index.column());
    case Qt::ToolTipRole: // what people wrote is never taken for markup
        return index.column() == TimeColumn ? words_.timeTooltip(message.at)
                                            : textOf(message, index.column()).toHtmlEscaped();
    case kHitsRole:
        return index.column() == TextColumn ? placesOf(message.text, message.hits) : QVariantList();
    case IdRole:
        return QString::number(message.seq);
    case SubtitleRole:
        return words_.sender(message);
    case TimeRole:
        return index.column() == TimeColumn ? QVariant(qint64{toMillis(message.at)}) : QVariant();
    default:
        return {};
    }
}

QVariant MessageContentModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items

#include "moc_message_content_model.cpp"
