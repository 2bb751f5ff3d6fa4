// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/knowledge.h"
#include "diagram/view/render.h"
#include "export/pictures/diagram_svg.h"
#include "export/pictures/theme_css.h"
#include "export/report/data/gather_report.h"
#include "export/report/html/html_report.h"
#include "model/file/file.h"
#include "model/visible_text.h"
#include "tests/support/hostile_model.h"
#include "tests/support/test_program.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

namespace export_hostile {

using namespace bulkhead;

// A model in which every text of a stranger tries to become something else: markup, a script, the end of a
// quotation, a control character.
class HostileTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everySvgIsXmlAndItsTitleText_data();
    void everySvgIsXmlAndItsTitleText();
    void htmlHasTheElementsOfItsTemplateAlone();
    void onlyTheReportsOwnScriptMayRun();
    void htmlShowsControlCharacters();

private:
    std::string html() const;
    std::unique_ptr<catalog::Analysis> m_analysis;
    exporting::ReportData m_data;
};

namespace {

// Markup, both quotes, an entity, the ends of CDATA, comment, title and script, ESC, CSI, DEL, an override of
// direction, a separator of lines and two noncharacters.
const std::string payload =
    "</title></script></svg><script>document.title='PWNED'</script><img src=x "
    "onerror=alert(1)>\"'&amp;&bad; ]]> --> {{title}} \x01\x1b[31m\x7f\xC2\x9B\xE2\x80\xAE"
    "\xE2\x80\xA8\xEF\xBF\xBE\xEF\xBF\xBF end";

struct Markup
{
    QString fault; // of the first thing that is no XML
    QMap<QString, int> elements;
    QStringList handlers; // attributes that run scripts
    QString title;
    QString text;
};

Markup markupOf(const QString &xml)
{
    Markup markup;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            ++markup.elements[reader.name().toString()];
            for (const QXmlStreamAttribute &attribute : reader.attributes()) {
                if (attribute.name().startsWith(u"on"))
                    markup.handlers << attribute.name().toString();
            }
            if (reader.name() == u"title" && markup.title.isEmpty()) {
                markup.title = reader.readElementText();
            }
        } else if (reader.isCharacters()) {
            markup.text += reader.text();
        }
    }
    if (reader.hasError())
        markup.fault = QStringLiteral("%1: %2").arg(reader.lineNumber()).arg(reader.errorString());
    return markup;
}

// HTML as XML: void elements closed, attributes with a value, the style and the script left out.
QString asXml(QString html)
{
    using Expression = QRegularExpression;
    html.remove(QStringLiteral("<!DOCTYPE html>"));
    html.remove(Expression("(?<=<style>).*?(?=</style>)", Expression::DotMatchesEverythingOption));
    html.remove(Expression("(?<=<script>)\\s*//.*(?=</script>)", Expression::DotMatchesEverythingOption));
    html.replace(Expression("<(meta|input|br)((?:[^>\"]|\"[^\"]*\")*)>"), QStringLiteral("<\\1\\2/>"));
    html.replace(Expression("<(details|form)([^>]*) (open|hidden)"), QStringLiteral("<\\1\\2 \\3=\"\""));
    return html;
}

} // namespace

void HostileTest::initTestCase()
{
    const auto knowledge = app::loadKnowledge();
    QVERIFY(knowledge.ok());
    const auto model =
        model::parseModel(tests::hostileModel(payload, payload), "hostile.bulkhead", knowledge->vocabulary);
    QVERIFY2(model.ok(), model ? "" : model.error().text().c_str());
    catalog::Options options;
    options.asOf = *model::Date::parse("2026-01-31");
    m_analysis = std::make_unique<catalog::Analysis>(catalog::analyze(*model, knowledge->catalogs, options));
    m_data = exporting::gatherReport(*m_analysis, {});
}

std::string HostileTest::html() const
{
    return exporting::htmlReport(m_data, exporting::diagramSvgs(*m_analysis), exporting::themeCss());
}

void HostileTest::everySvgIsXmlAndItsTitleText_data()
{
    QTest::addColumn<QString>("view");
    for (const model::View &view : m_analysis->model().views())
        QTest::newRow(view.id.c_str()) << QString::fromStdString(view.id);
}

void HostileTest::everySvgIsXmlAndItsTitleText()
{
    QFETCH(QString, view);
    for (const bool showNetworks : {false, true}) {
        diagram::PictureOptions options;
        options.showNetworks = showNetworks;
        const auto svg = diagram::renderPicture(m_analysis->model(), view.toStdString(), {},
                                                diagram::PictureFormat::Svg, options);
        QVERIFY(svg.ok());
        const Markup markup = markupOf(QString::fromUtf8(*svg));
        QVERIFY2(markup.fault.isEmpty(), qPrintable(markup.fault));
        QVERIFY2(markup.title.startsWith("</title></script></svg><script>"), qPrintable(markup.title));
        QVERIFY(markup.title.contains("␛[31m"));
        QVERIFY(markup.text.contains(QChar(QChar::ReplacementCharacter))); // a name on the picture
        QCOMPARE(markup.elements.value("script"), 0);
        QCOMPARE(markup.elements.value("title"), 1);
        QCOMPARE(markup.handlers, QStringList());
    }
}

void HostileTest::htmlHasTheElementsOfItsTemplateAlone()
{
    const Markup markup = markupOf(asXml(QString::fromStdString(html())));
    QVERIFY2(markup.fault.isEmpty(), qPrintable(markup.fault));
    QCOMPARE(markup.elements.value("script"), 1);
    QCOMPARE(markup.elements.value("img"), 0);
    QCOMPARE(markup.handlers, QStringList());
    QVERIFY(markup.text.contains("<script>document.title='PWNED'</script>")); // shown, not run
}

void HostileTest::onlyTheReportsOwnScriptMayRun()
{
    const QString page = QString::fromStdString(html());
    static const QRegularExpression policy(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">");
    const QString content = policy.match(page).captured(1);
    for (const char *part : {"default-src 'none'", "base-uri 'none'", "form-action 'none'"})
        QVERIFY2(content.contains(part), part);
    static const QRegularExpression script("<script>(.*)</script>",
                                           QRegularExpression::DotMatchesEverythingOption);
    const QByteArray written = script.match(page).captured(1).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(written, QCryptographicHash::Sha256).toBase64();
    QVERIFY2(content.contains("script-src 'sha256-" + hash + "';"), qPrintable(content));
}

void HostileTest::htmlShowsControlCharacters()
{
    const std::string page = html();
    std::string_view rest = page;
    while (!rest.empty()) {
        const std::size_t length = model::controlLength(rest);
        QVERIFY2(length == 0 || rest.front() == '\n',
                 QByteArray(rest.data(), std::min<qsizetype>(80, static_cast<qsizetype>(rest.size()))));
        rest.remove_prefix(std::max<std::size_t>(1, length));
        while (!rest.empty() && (static_cast<unsigned char>(rest.front()) & 0xC0U) == 0x80U)
            rest.remove_prefix(1); // the rest of an ordinary character
    }
    QVERIFY(page.find("␛[31m") != std::string::npos);
}

} // namespace export_hostile

BULKHEAD_TEST(export_hostile, HostileTest, Gui)
#include "hostile_test.moc"
