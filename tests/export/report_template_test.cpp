// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/data/gather_report.h"
#include "export/report/html/html_report.h"
#include "export/report/json/json_report.h"
#include "export/report/markdown/markdown_report.h"
#include "export/report/pdf/pdf_report.h"
#include "export/report/template/template_folder.h"
#include "tests/export/analyzed_model.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

namespace export_report_template {

using namespace bulkhead;

// An organisation's look of the report: what a template folder brings stands in every format, and nothing but
// the folder is read.
class ReportTemplateTest : public QObject
{
    Q_OBJECT

private slots:
    void theExampleStandsInEveryFormat();
    void everyPageBearsTheClassification();
    void textsAndTitlesAreChapters();
    void textsAreLiteral();
    void aPngIsALogoToo();
    void faultsNameFileAndLine_data();
    void faultsNameFileAndLine();
    void logosThatReachOutAreRefused_data();
    void logosThatReachOutAreRefused();
};

namespace {

using exporting::Audience;

const std::string shop = tests::sourceDir() + "/resources/examples/web-shop-hardened.bulkhead";

exporting::ReportTemplatePtr exampleTemplate()
{
    const auto look = exporting::readReportTemplate(tests::sourceDir() + "/docs/report-template");
    if (!look)
        qFatal("%s", look.error().text().c_str());
    return *look;
}

exporting::ReportData reportOf(const catalog::Analysis &analysis, exporting::ReportTemplatePtr look,
                               Audience audience = Audience::Board)
{
    exporting::ReportOptions options;
    options.choice.audience = audience;
    options.look = std::move(look);
    return exporting::gatherReport(analysis, options);
}

// A template folder with these members beside format and version, and these files.
struct Folder
{
    QTemporaryDir dir;

    explicit Folder(const std::string &members)
    {
        write("template.json", "{\n\"format\": \"bulkhead-report-template\",\n\"version\": 1" +
                                   (members.empty() ? "" : ",\n" + members) + "\n}\n");
    }

    void write(const std::string &name, const std::string &bytes) const
    {
        std::ofstream(dir.path().toStdString() + "/" + name, std::ios::binary) << bytes;
    }

    Result<exporting::ReportTemplatePtr> read() const
    {
        return exporting::readReportTemplate(dir.path().toStdString());
    }
};

// The pixels of a page, at 36 dpi.
QImage painted(const exporting::PagedDocument &document, std::size_t page)
{
    const double scale = 36.0 / exporting::unitsPerInch;
    QImage image((document.pages[page].size * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    document.paint(painter, page);
    return image;
}

bool isBlank(const QImage &image, const QRect &area)
{
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            if (image.pixel(x, y) != qRgb(255, 255, 255))
                return false;
    return true;
}

} // namespace

void ReportTemplateTest::theExampleStandsInEveryFormat()
{
    const catalog::Analysis analysis = analyzed(shop);
    const exporting::ReportTemplatePtr look = exampleTemplate();
    const exporting::ReportData data = reportOf(analysis, look);
    const QString html = QString::fromStdString(exporting::htmlReport(data, {}, {}));
    QVERIFY(html.contains("<p class=\"classification\">Confidential: for the security review board</p>"));
    QVERIFY(html.contains("<img class=\"logo\" src=\"data:image/svg+xml;base64,"));
    QVERIFY(html.contains("#1a5fb4"));
    QVERIFY(
        html.contains("content: \"Confidential\\3a  for the security review board\"")); // when it is printed
    const QString markdown = QString::fromStdString(exporting::markdownReport(data));
    QVERIFY(markdown.startsWith("**Confidential: for the security review board**\n"));
    for (const QString &text : {html, markdown}) {
        QVERIFY(text.contains("Example Shipping Ltd"));
        QVERIFY(text.contains("Sign-off"));
        QVERIFY(text.contains("2026-11-30"));
        QVERIFY(text.contains("Measures"));
    }
    const auto json = nlohmann::json::parse(exporting::jsonReport(data));
    QCOMPARE(json["template"]["classification"].get<std::string>(), look->classification);
    const exporting::PagedDocument pages = exporting::composeReport(analysis, data);
    QVERIFY(pages.anchors.contains("sign-off"));
    QCOMPARE(pages.anchors.at("summary").page, std::size_t{1}); // the first pages stay a board's
    const QImage cover = painted(pages, 0);
    QCOMPARE(QColor(cover.pixel(cover.width() / 2, 1)), QColor("#1a5fb4"));
    QVERIFY(!isBlank(cover, QRect(28, 28, 80, 30))); // the logo
    const exporting::PagedDocument plain = exporting::composeReport(analysis, reportOf(analysis, nullptr));
    QVERIFY(isBlank(painted(plain, 0), QRect(28, 28, 80, 30)));
    QVERIFY(!plain.anchors.contains("sign-off"));
    // However much stands on the cover, the contents stand below it.
    exporting::ReportData tall = data;
    tall.metadata.scope = std::string(3'000, 'x');
    const exporting::PagedDocument covered = exporting::composeReport(analysis, tall);
    for (const exporting::PageLink &link : covered.links)
        if (link.target.startsWith("#contents-"))
            QVERIFY(link.page > 0 || link.area.top() > pages.pages[0].size.height() * 0.6);
}

void ReportTemplateTest::everyPageBearsTheClassification()
{
    const catalog::Analysis analysis = analyzed(shop);
    for (const bool isThere : {true, false}) {
        auto look = std::make_shared<exporting::ReportTemplate>();
        look->classification = isThere ? "Confidential" : "";
        const exporting::PagedDocument pages =
            exporting::composeReport(analysis, reportOf(analysis, look, Audience::Engineering));
        QVERIFY(pages.pages.size() > 5);
        for (std::size_t page = 0; page < pages.pages.size(); ++page) {
            const QImage image = painted(pages, page);
            const QRect head(image.width() / 2 - 30, 8, 60, 12);
            QVERIFY2(isBlank(image, head) != isThere, qPrintable(QString::number(page)));
        }
    }
}

void ReportTemplateTest::textsAndTitlesAreChapters()
{
    auto look = std::make_shared<exporting::ReportTemplate>();
    look->texts = {{"introduction", "One\ntwo.\n\nThree:\n- four\n  five\n- six\n"},
                   {"method", "As always."}};
    look->titles = {{"summary", "In short"}};
    const catalog::Analysis analysis = analyzed(shop);
    const exporting::ReportDocument document =
        exporting::reportDocument(reportOf(analysis, look, Audience::Audit));
    QCOMPARE(document.chapters.front().title, std::string("In short"));
    QCOMPARE(document.chapters.front().shortTitle, std::string("In short"));
    const std::string markdown = exporting::markdownReport(reportOf(analysis, look, Audience::Audit));
    QVERIFY(markdown.find("## Introduction\n\nOne two.\n\nThree:\n\n- four five\n- six\n") !=
            std::string::npos);
    QVERIFY(markdown.find("## Scope and method\n\nAs always.\n") != std::string::npos);
    QVERIFY(markdown.find("Sign-off") == std::string::npos); // it has no text
}

void ReportTemplateTest::textsAreLiteral()
{
    const std::string hostile = "<script>alert(1)</script> **b** \x1b[31m {{title}} | x";
    auto look = std::make_shared<exporting::ReportTemplate>();
    look->organisation = look->classification = hostile;
    look->texts = {{"introduction", hostile}, {"sign_off", "- " + hostile}};
    look->titles = {{"plan", hostile}};
    const exporting::ReportData data = reportOf(analyzed(shop), look);
    const std::string html = exporting::htmlReport(data, {}, {});
    QVERIFY(html.find("<script>alert") == std::string::npos);
    QVERIFY(html.find('\x1b') == std::string::npos);
    QVERIFY(html.find("content: \"\\3c script\\3e alert\\28 1\\29 ") != std::string::npos);
    QVERIFY(html.find("{{title}}") != std::string::npos);
    const std::string markdown = exporting::markdownReport(data);
    QVERIFY(markdown.find("<script>") == std::string::npos && markdown.find("**b**") == std::string::npos);
    QVERIFY(markdown.find('\x1b') == std::string::npos);
}

void ReportTemplateTest::aPngIsALogoToo()
{
    QImage image(40, 20, QImage::Format_RGB32);
    image.fill(Qt::red);
    const Folder folder("\"logo\": \"logo.png\"");
    QVERIFY(image.save(folder.dir.filePath("logo.png")));
    const auto look = folder.read();
    QVERIFY2(look.ok(), look ? "" : look.error().text().c_str());
    const catalog::Analysis analysis = analyzed(shop);
    const QImage cover = painted(exporting::composeReport(analysis, reportOf(analysis, *look)), 0);
    QCOMPARE(QColor(cover.pixel(45, 40)), QColor(Qt::red));
    const std::string html = exporting::htmlReport(reportOf(analysis, *look), {}, {});
    QVERIFY(html.find("data:image/png;base64,") != std::string::npos);
}

void ReportTemplateTest::faultsNameFileAndLine_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *members, const char *says) {
        QTest::newRow(name) << QByteArray(members) << QString::fromUtf8(says);
    };
    row("unknown", "\"colour\": \"#123456\"", "there is no “colour” in a report template");
    row("colour", "\"accent\": \"red\"", "“red” is no colour (expected #RRGGBB)");
    row("style sheet", "\"accent\": \"#12345;\"", "is no colour");
    row("date", "\"release\": {\"date\": \"tomorrow\"}", "“tomorrow” is no date");
    row("chapter", "\"titles\": {\"isues\": \"x\"}", "there is no “isues” in the report");
    row("text", "\"texts\": {\"preface\": \"a.txt\"}", "there is no “preface” in the texts");
    row("missing", "\"texts\": {\"scope\": \"gone.txt\"}", "“gone.txt” is no file in the template's folder");
    row("outside", "\"texts\": {\"scope\": \"../secret\"}", "is no name of a file in the template's folder");
    row("absolute", "\"logo\": \"/etc/passwd\"", "is no name of a file in the template's folder");
    row("link", "\"texts\": {\"scope\": \"link\"}", "“link” is a link");
    row("no text", "\"texts\": {\"scope\": \"bytes\"}", "the file is no UTF-8 text");
    row("large", "\"texts\": {\"scope\": \"large\"}", "“large” cannot be read");
    row("no picture", "\"logo\": \"bytes\"", "the picture is neither PNG nor SVG");
    row("damaged", "\"logo\": \"damaged.png\"", "damaged");
}

void ReportTemplateTest::faultsNameFileAndLine()
{
    QFETCH(QByteArray, members);
    QFETCH(QString, says);
    const Folder folder(members.toStdString());
    folder.write("bytes", "\xE9\x01");
    folder.write("large", std::string(70'000, 'a'));
    folder.write("damaged.png", "\x89PNG\r\n");
    std::filesystem::create_symlink("/etc/passwd", folder.dir.filePath("link").toStdString());
    const auto look = folder.read();
    QVERIFY(!look.ok());
    QVERIFY2(QString::fromStdString(look.error().message).contains(says), look.error().text().c_str());
    QCOMPARE(look.error().file, folder.dir.filePath("template.json").toStdString());
    QCOMPARE(look.error().line, 4);
}

void ReportTemplateTest::logosThatReachOutAreRefused_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("shapes") << "<path d='M0 0h9v9z'/>" << true;
    QTest::newRow("within") << "<defs><path id='a' d='M0 0h9v9z'/></defs><use href='#a'/>" << true;
    QTest::newRow("file") << "<image href='/etc/hostname' width='9' height='9'/>" << false;
    QTest::newRow("old name") << "<image xmlns:x='http://www.w3.org/1999/xlink' x:href='a.png'/>" << false;
    QTest::newRow("address") << "<image href='https://example.org/a.png'/>" << false;
    QTest::newRow("SVG in it") << "<image href='data:image/svg+xml,x'/>" << false;
    QTest::newRow("script") << "<script>alert(1)</script>" << false;
    QTest::newRow("handler") << "<path d='M0 0h9v9z' onclick='alert(1)'/>" << false;
    QTest::newRow("style") << "<style>@import url(a.css);</style>" << false;
    QTest::newRow("paint") << "<path d='M0 0h9v9z' fill='url(a.svg#b)'/>" << false;
    QTest::newRow("not closed") << "<path" << false;
}

void ReportTemplateTest::logosThatReachOutAreRefused()
{
    QFETCH(QString, content);
    QFETCH(bool, isTaken);
    const Folder folder("\"logo\": \"logo.svg\"");
    folder.write(
        "logo.svg",
        ("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>" + content + "</svg>").toStdString());
    const auto look = folder.read();
    QVERIFY2(look.ok() == isTaken, look ? "taken" : look.error().text().c_str());
    folder.write("logo.svg",
                 "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg' width='9' "
                 "height='9'/>");
    QVERIFY(!folder.read().ok());
}

} // namespace export_report_template

BULKHEAD_TEST(export_report_template, ReportTemplateTest, Gui)
#include "report_template_test.moc"
