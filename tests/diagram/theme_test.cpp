// SPDX-License-Identifier: Apache-2.0
#include "diagram/theme.h"
#include "resources/embedded.h"
#include "tests/support/test_program.h"

#include <cmath>
#include <QTest>
#include <set>

Q_DECLARE_METATYPE(bulkhead::diagram::Scheme)

namespace diagram_theme {

using namespace bulkhead;
using diagram::Scheme;
using diagram::Theme;

namespace {

// WCAG 2.1 relative luminance and contrast ratio.
double luminance(const QColor &colour)
{
    const auto channel = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void textCanBeRead_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::newRow("light") << Scheme::Light;
        QTest::newRow("dark") << Scheme::Dark;
        QTest::newRow("print") << Scheme::Print;
    }

    void textCanBeRead()
    {
        QFETCH(Scheme, scheme);
        const Theme theme = Theme::builtIn(scheme);
        for (const QColor &ground : {theme.window, theme.surface, theme.boundaryFill}) {
            QVERIFY(contrast(theme.text, ground) >= 4.5);
            QVERIFY(contrast(theme.textMuted, ground) >= 4.5);
            QVERIFY(contrast(theme.flow, ground) >= 3);
            for (const QColor &colour : theme.kinds)
                QVERIFY2(contrast(colour, ground) >= 3, qPrintable(colour.name()));
            for (const QColor &colour : theme.networks)
                QVERIFY2(contrast(colour, ground) >= 3, qPrintable(colour.name()));
        }
        for (const diagram::RatingLook &rating : theme.ratings)
            QVERIFY2(contrast(rating.onFill, rating.fill) >= 4.5, qPrintable(rating.fill.name()));
    }

    // A page that is read in either scheme draws with the colours of one place.
    void bothSchemesHaveTheSameColours()
    {
        Theme light = Theme::builtIn(Scheme::Light);
        Theme dark = Theme::builtIn(Scheme::Dark);
        const std::vector<QColor *> some = coloursOf(light);
        const std::vector<QColor *> others = coloursOf(dark);
        QCOMPARE(some.size(), others.size());
        QVERIFY(some.size() > 40);
        for (std::size_t i = 0; i < some.size(); ++i)
            QVERIFY2(some[i]->isValid() == others[i]->isValid(), qPrintable(some[i]->name()));
    }

    void everyRatingHasItsOwnShape()
    {
        const Theme theme = Theme::builtIn(Scheme::Light);
        std::set<diagram::BadgeShape> shapes;
        for (const diagram::RatingLook &rating : theme.ratings)
            shapes.insert(rating.shape);
        QCOMPARE(shapes.size(), theme.ratings.size());
    }

    void aBrokenThemeNamesTheToken()
    {
        std::string text(*resources::find("theme.json"));
        const auto at = text.find("\"accent\"");
        text.replace(at, 8, "\"accemt\"");
        const Result<Theme> theme = Theme::fromJson(text, Scheme::Light);
        QVERIFY(!theme);
        QVERIFY2(theme.error().message.find("accent") != std::string::npos, theme.error().message.c_str());
    }
};

} // namespace diagram_theme

BULKHEAD_TEST(diagram_theme, TestTheme, Gui)
#include "theme_test.moc"
