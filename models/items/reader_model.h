#pragma once
// Who reads a talk room and through which nesting; filled page by page, filtered as one types. GUI thread.

#include "models/domain/room.h"

#include <QAbstractTableModel>

#include <functional>
#include <string>
#include <vector>

namespace sekisho::items {

class ReaderModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { NameColumn, LoginColumn, WayColumn, ColumnCount };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const ReaderPath&)> way;
    };
    explicit ReaderModel(Words words, QObject* parent = nullptr);

    void clear();
    void append(std::vector<RoomReader> readers);
    void setText(const std::string& typed); // name, ID and way are searched
    std::size_t loaded() const { return readers_.size(); }
    void languageChanged();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    struct Line {
        RoomReader reader;
        std::string search; // folded
    };
    std::string searchOf(const RoomReader& reader) const;
    QString ways(const RoomReader& reader, const QString& between) const;
    void refilter();

    Words words_;
    std::string text_; // folded
    std::vector<Line> readers_;
    std::vector<std::size_t> rows_;
};

} // namespace sekisho::items
