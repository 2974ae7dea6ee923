// What the cells of lists look like: numbers stand under each other at the right, written as the language does.
#include "tests/fakes/qt_suite.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStandardItemModel>
#include <QTest>

namespace sekisho::tests::test_cells {

namespace {

// The columns of pixels that are not ground, first and last.
std::pair<int, int> inkOf(const QImage& image) {
    int first = image.width(), last = -1;
    const QRgb ground = image.pixel(0, 0);
    for (int x = 0; x < image.width(); ++x)
        for (int y = 0; y < image.height(); ++y)
            if (image.pixel(x, y) != ground) {
                first = std::min(first, x);
                last = std::max(last, x);
            }
    return {first, last};
}

std::pair<int, int> painted(const QVariant& value, Qt::Alignment alignment, int width = 200) {
    QStandardItemModel model(1, 1);
    model.setData(model.index(0, 0), value, Qt::DisplayRole);
    model.setData(model.index(0, 0), QVariant(alignment), Qt::TextAlignmentRole);
    QImage image(width, 30, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.font = QApplication::font();
    option.fontMetrics = QFontMetrics(option.font);
    option.state = QStyle::State_Enabled | QStyle::State_Active;
    option.palette.setColor(QPalette::Text, Qt::black);
    ui::CellDelegate().paint(&painter, option, model.index(0, 0));
    painter.end();
    return inkOf(image);
}

} // namespace

class TestCells : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
    }

    void numbersEndAtTheRight() {
        const auto one = painted(7LL, Qt::AlignRight | Qt::AlignVCenter);
        const auto many = painted(1'234'567LL, Qt::AlignRight | Qt::AlignVCenter);
        QVERIFY2(one.second > 180 && std::abs(one.second - many.second) <= 2, qPrintable(QString::number(one.second)));
        QVERIFY(many.first < one.first);
        const auto left = painted(QStringLiteral("7"), {});
        QVERIFY2(left.first < 20, qPrintable(QString::number(left.first)));
        const auto narrow = painted(1'234'567LL, Qt::AlignRight, 40); // elided, never beyond the cell
        QVERIFY(narrow.first >= 8 && narrow.second < 40);
    }

    void numbersAreWrittenAsTheLanguageDoes() {
        const auto grouped = painted(1'234'567LL, Qt::AlignRight);
        const auto plain = painted(QStringLiteral("1234567"), Qt::AlignRight);
        QVERIFY(grouped.second - grouped.first > plain.second - plain.first);
    }
};

} // namespace sekisho::tests::test_cells

SEKISHO_QTEST_MAIN(test_cells, TestCells)
#include "test_cells.moc"
