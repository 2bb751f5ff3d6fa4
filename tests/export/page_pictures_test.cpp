// SPDX-License-Identifier: Apache-2.0
#include "diagram/view/render.h"
#include "export/formats/formats.h"
#include "export/pictures/badges.h"
#include "export/pictures/diagram_svg.h"
#include "tests/export/analyzed_model.h"
#include "tests/support/comma_locale.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTest>

#include <algorithm>
#include <memory>

namespace export_page_pictures {

using namespace bulkhead;

namespace {

using Rules = QHash<QString, QString>; // declarations by class; colours by variable

// What the style sheet says in a scheme.
Rules rulesOf(const QString &sheet, diagram::Scheme scheme)
{
    Rules rules;
    static const QRegularExpression variable("(--d\\d+):([^;]+);");
    const QString dark = sheet.section("prefers-color-scheme: dark", 1, 1).section("}}", 0, 0);
    const QString light = sheet.section("@media", 0, 0);
    for (auto it = variable.globalMatch(scheme == diagram::Scheme::Dark ? dark : light); it.hasNext();) {
        const auto match = it.next();
        rules.insert(match.captured(1), match.captured(2));
    }
    static const QRegularExpression look("\\.diagram \\.(d\\d+)\\{([^}]*)\\}");
    for (auto it = look.globalMatch(sheet); it.hasNext();) {
        const auto match = it.next();
        rules.insert(match.captured(1), match.captured(2));
    }
    return rules;
}

// The text with each match of the expression replaced by what the rules say of its first part.
QString resolved(const QString &text, const QRegularExpression &expression, const Rules &rules,
                 const QString &form)
{
    QString out;
    qsizetype at = 0;
    for (auto it = expression.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (!rules.contains(match.captured(1)))
            qWarning() << "no rule for" << match.captured(1);
        out += text.mid(at, match.capturedStart() - at) + form.arg(rules.value(match.captured(1)));
        at = match.capturedEnd();
    }
    return out + text.mid(at);
}

// The picture as a browser would show it in that scheme.
QImage shown(const exporting::DiagramSvgs &svgs, const exporting::DiagramSvg &picture, diagram::Scheme scheme,
             const QSize &size)
{
    static const QRegularExpression look("class=\"(d\\d+)\"");
    static const QRegularExpression colour("var\\((--d\\d+)\\)");
    const Rules rules = rulesOf(QString::fromStdString(svgs.styleSheet), scheme);
    QString svg = resolved(QString::fromStdString(picture.svg), look, rules, "style=\"%1\"");
    svg = resolved(svg, colour, rules, "%1");
    svg.replace("<svg ",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                "fill=\"none\" fill-rule=\"evenodd\" ");
    svg.replace("<use href", "<use xlink:href");
    QSvgRenderer renderer(svg.toUtf8());
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(QPointF(), size));
    return image;
}

// The part of the pixels, in percent, that differ so much that one sees it.
double differing(const QImage &a, const QImage &b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QColor one = a.pixelColor(x, y);
            const QColor other = b.pixelColor(x, y);
            const int apart =
                std::max({std::abs(one.red() - other.red()), std::abs(one.green() - other.green()),
                          std::abs(one.blue() - other.blue())});
            count += apart > 60 ? 1 : 0;
        }
    }
    return 100.0 * count / (a.width() * a.height());
}

} // namespace

// Diagrams in an HTML page: drawn once, small, and right in the colours of either scheme.
class PagePicturesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_analysis = std::make_unique<catalog::Analysis>(
            analyzed(tests::sourceDir() + "/resources/examples/web-shop.bulkhead"));
        m_svgs = exporting::diagramSvgs(*m_analysis);
    }

    void looksLikeTheDiagram_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::newRow("light") << static_cast<int>(diagram::Scheme::Light);
        QTest::newRow("dark") << static_cast<int>(diagram::Scheme::Dark);
    }

    void looksLikeTheDiagram()
    {
        QFETCH(int, scheme);
        QCOMPARE(m_svgs.pictures.size(), m_analysis->model().views().size());
        const auto other = scheme == 0 ? diagram::Scheme::Dark : diagram::Scheme::Light;
        for (const exporting::DiagramSvg &picture : m_svgs.pictures) {
            diagram::PictureOptions options;
            options.scheme = static_cast<diagram::Scheme>(scheme);
            const diagram::Picture drawn(m_analysis->model(), picture.view, exporting::badgesOf(*m_analysis),
                                         options);
            QImage wanted(drawn.size().toSize(), QImage::Format_RGB32);
            QPainter painter(&wanted);
            drawn.paint(&painter, QRectF(QPointF(), wanted.size()));
            painter.end();
            const double apart = differing(wanted, shown(m_svgs, picture, options.scheme, wanted.size()));
            QVERIFY2(apart < 2, qPrintable(QString::number(apart)));
            QVERIFY(differing(wanted, shown(m_svgs, picture, other, wanted.size())) > 50);
        }
    }

    // Each view once, and in a part of what Qt writes for one scheme alone.
    void isSmall()
    {
        std::size_t before = 0;
        std::size_t after = m_svgs.styleSheet.size();
        for (const exporting::DiagramSvg &picture : m_svgs.pictures) {
            const auto svg =
                diagram::renderPicture(m_analysis->model(), picture.view, exporting::badgesOf(*m_analysis),
                                       diagram::PictureFormat::Svg);
            before += static_cast<std::size_t>(svg->size());
            after += picture.svg.size();
        }
        QVERIFY2(after * 2 < before, qPrintable(QStringLiteral("%1 of %2").arg(after).arg(before)));
    }

    // Every format: a comma in a number breaks pages, pictures and data.
    void isTheSameInEveryLocale()
    {
        exporting::ExportInput input;
        input.findings.analysis = m_analysis.get();
        input.view = "runtime";
        const auto write = [&](const exporting::Format &format) {
            const auto written = format.write(input);
            return written ? written->bytes : written.error().text();
        };
        std::vector<std::string> wanted;
        for (const exporting::Format &format : exporting::formats)
            wanted.push_back(write(format));
        const tests::CommaLocale locale;
        if (!locale.isSet())
            QSKIP("no locale with decimal commas");
        for (std::size_t i = 0; i < wanted.size(); ++i)
            QVERIFY2(write(exporting::formats[i]) == wanted[i], exporting::formats[i].title);
    }

    void stoppedDrawingEnds()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(exporting::diagramSvgs(*m_analysis, stop.get_token()).pictures.empty());
        diagram::PictureOptions options;
        options.stop = stop.get_token();
        const auto picture =
            diagram::renderPicture(m_analysis->model(), "runtime", {}, diagram::PictureFormat::Png, options);
        QVERIFY(!picture && picture.error().code == "stopped");
    }

private:
    std::unique_ptr<catalog::Analysis> m_analysis;
    exporting::DiagramSvgs m_svgs;
};

} // namespace export_page_pictures

BULKHEAD_TEST(export_page_pictures, PagePicturesTest, Gui)
#include "page_pictures_test.moc"
