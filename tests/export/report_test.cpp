// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/layout.h"
#include "export/pictures/diagram_svg.h"
#include "export/pictures/theme_css.h"
#include "export/report/blocks/shorten.h"
#include "export/report/chapters/chapters.h"
#include "export/report/data/gather_report.h"
#include "export/report/data/wording.h"
#include "export/report/html/html_report.h"
#include "export/report/json/json_report.h"
#include "export/report/markdown/markdown_report.h"
#include "export/report/pdf/pdf_blocks.h"
#include "export/report/pdf/pdf_figures.h"
#include "export/report/pdf/pdf_report.h"
#include "export/report/pdf/pdf_writer.h"
#include "export/report/pdf/preview.h"
#include "model/change.h"
#include "model/view_plans.h"
#include "tests/export/analyzed_model.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>
#include <QApplication>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

namespace export_report {

using namespace bulkhead;

// The threat report of a laid-out model in each format, with names that try to break out of it.
class ReportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyFindingIsInTheReport();
    void issuesShareSubjectAndCause();
    void htmlLoadsNothing();
    void htmlEscapesWhatPeopleWrite();
    void htmlLinksLeadSomewhere();
    void htmlIsReadableWithoutScripts();
    void pdfHasTextLinksAndOutline();
    void longNamesOfAPathStandWhole();
    void pdfIsDeterministic();
    void diagramsStandInTheOrderOfTheViews();
    void markdownAndJsonTellTheSame();
    void everyFormatHasEveryChapter();
    void coverFactsAreInEveryFormat();
    void questionsAndCoverageAreInEveryFormat();
    void rareReasonsAreCounted();
    void pdfHeadingsStayWithTheirTables();
    void pdfTilesHoldTheirTexts();
    void pdfOutlineNestsByHeadings();
    void shortChaptersAreNotCut();
    void longChaptersSayWhatIsLeftOut();
    void previewOfALargeModelIsCut();

private:
    QString html() const;
    std::unique_ptr<catalog::Analysis> m_analysis;
    exporting::ReportData m_data;
};

namespace {

catalog::Analysis laidOut(const catalog::Analysis &analysis)
{
    model::Model model = analysis.model();
    for (const model::View &view : analysis.model().views()) {
        const auto layout = diagram::layoutModel(model, view.id);
        if (!layout || !model.apply(layout->change))
            qFatal("no layout");
    }
    const auto knowledge = app::loadKnowledge();
    return catalog::analyze(model, knowledge->catalogs, analysis.options());
}

// The paragraphs of blocks and of all blocks inside them.
void addParagraphs(QStringList &paragraphs, const std::vector<exporting::Block> &blocks)
{
    for (const exporting::Block &block : blocks) {
        if (const auto *section = std::get_if<exporting::Section>(&block.any()))
            addParagraphs(paragraphs, section->blocks);
        else if (const auto *card = std::get_if<exporting::Card>(&block.any()))
            addParagraphs(paragraphs, card->blocks);
        else if (const auto *paragraph = std::get_if<exporting::Paragraph>(&block.any())) {
            QString text;
            for (const exporting::Run &run : paragraph->text.runs())
                text += QString::fromStdString(run.text);
            paragraphs << text;
        }
    }
}

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return process.readAllStandardOutput();
}

} // namespace

void ReportTest::initTestCase()
{
    const std::string input = tests::sourceDir() + "/tests/data/export/hostile.compose.yaml";
    m_analysis = std::make_unique<catalog::Analysis>(laidOut(analyzed(input)));
    exporting::ReportOptions options;
    options.choice.audience = exporting::Audience::Audit;
    options.title = "<b>Shop & \"Co\"</b>";
    options.programVersion = "1.0.0";
    m_data = exporting::gatherReport(*m_analysis, options);
}

QString ReportTest::html() const
{
    const auto diagrams = exporting::diagramSvgs(*m_analysis);
    return QString::fromStdString(exporting::htmlReport(m_data, diagrams, exporting::themeCss()));
}

void ReportTest::everyFindingIsInTheReport()
{
    QSet<QString> told;
    const auto tell = [&](const exporting::Issue &issue) {
        for (const exporting::ReportFinding &finding : issue.findings)
            told.insert(QString::fromStdString(finding.id));
    };
    for (const exporting::Issue &issue : m_data.issues)
        tell(issue);
    for (const exporting::ToVerify &element : m_data.toVerify) {
        for (const exporting::Issue &issue : element.issues)
            tell(issue);
    }
    QCOMPARE(static_cast<std::size_t>(told.size()), m_analysis->findings().size());
    const QString page = html();
    for (const QString &id : told)
        QVERIFY2(page.contains(id.toHtmlEscaped()), qPrintable(id));
}

void ReportTest::issuesShareSubjectAndCause()
{
    QSet<QString> seen;
    for (const exporting::Issue &issue : m_data.issues) {
        const QString cause =
            QString::fromStdString(m_analysis->rule(*m_analysis->find(issue.findings.front().id)).rootCause);
        for (const exporting::ReportFinding &finding : issue.findings) {
            const catalog::Finding *found = m_analysis->find(finding.id);
            QCOMPARE(QString::fromStdString(std::string(m_analysis->subjectId(*found))),
                     QString::fromStdString(issue.subject.id));
            QCOMPARE(QString::fromStdString(m_analysis->rule(*found).rootCause), cause);
        }
        const QString key = QString::fromStdString(issue.subject.id) + '\n' + cause;
        QVERIFY2(cause.isEmpty() || !seen.contains(key), qPrintable(key));
        seen.insert(key);
    }
}

void ReportTest::htmlLoadsNothing()
{
    static const QRegularExpression loading(
        R"((src|srcset|href|action|data)\s*=\s*["']?(?!#|https?://|data:image))");
    QString page = html();
    page.remove(QRegularExpression("<script>.*</script>", QRegularExpression::DotMatchesEverythingOption));
    page.remove(QRegularExpression("<style>.*</style>", QRegularExpression::DotMatchesEverythingOption));
    for (const char *tag : {"<img", "<link", "<iframe", "<object", "@import", "url("})
        QVERIFY2(!page.contains(QLatin1String(tag)), tag);
    // Links lead out only where a reader follows them.
    static const QRegularExpression out(R"(<(?!a )[a-z]+[^>]*\bhttps?://)");
    const auto match = out.match(page);
    QVERIFY2(!match.hasMatch() || match.captured().startsWith("<svg"), qPrintable(match.captured()));
    QVERIFY(page.contains("default-src 'none'"));
}

void ReportTest::htmlEscapesWhatPeopleWrite()
{
    const QString page = html();
    QVERIFY(page.contains("&lt;b&gt;Shop &amp; &quot;Co&quot;&lt;/b&gt;"));
    QVERIFY(!page.contains("<script>alert"));
    QVERIFY(!page.contains("<img"));
    QCOMPARE(page.count("<script>"), 1);
    QCOMPARE(page.count("</style>"), 1);
}

void ReportTest::htmlLinksLeadSomewhere()
{
    const QString page = html();
    QSet<QString> ids;
    static const QRegularExpression id(R"(\bid="([^"]+)\")");
    static const QRegularExpression link(R"(href="#([^"]+)\")");
    for (auto it = id.globalMatch(page); it.hasNext();)
        ids.insert(it.next().captured(1));
    int links = 0;
    for (auto it = link.globalMatch(page); it.hasNext(); ++links) {
        const QString target = it.next().captured(1);
        QVERIFY2(ids.contains(target), qPrintable(target));
    }
    QVERIFY(links > 10);
}

void ReportTest::htmlIsReadableWithoutScripts()
{
    const QString page = html();
    QVERIFY(
        !page.contains(QRegularExpression("<details(?![^>]*\\bopen\\b)"))); // folding is the script's work
    QVERIFY(page.contains("<form class=\"filter\" hidden"));                // and so is the filter
    QVERIFY(page.contains("<svg"));
}

void ReportTest::longNamesOfAPathStandWhole()
{
    if (QStandardPaths::findExecutable("pdftotext").isEmpty())
        QSKIP("pdftotext (poppler-utils) is not installed");
    exporting::ReportData data = m_data;
    data.choice = {exporting::Audience::Board, {"worst-path"}};
    QVERIFY(!data.paths.empty());
    const std::string name = "StatefulSet/orders/postgres";
    data.paths.front().steps.front().to = name;
    const auto pdf = exporting::pdfReport(*m_analysis, data);
    QVERIFY2(pdf.ok(), pdf ? "" : pdf.error().text().c_str());
    QTemporaryDir folder;
    QFile out(folder.filePath("report.pdf"));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(pdf->data(), static_cast<qint64>(pdf->size()));
    out.close();
    QString text = QString::fromUtf8(outputOf("pdftotext", {out.fileName(), "-"}));
    QVERIFY2(text.remove(QRegularExpression("\\s")).contains(QString::fromStdString(name)), qPrintable(text));
}

void ReportTest::pdfHasTextLinksAndOutline()
{
    if (QStandardPaths::findExecutable("pdftotext").isEmpty())
        QSKIP("pdftotext (poppler-utils) is not installed");
    QTemporaryDir folder;
    const QString file = folder.filePath("report.pdf");
    const auto pdf = exporting::pdfReport(*m_analysis, m_data);
    QVERIFY2(pdf.ok(), pdf ? "" : pdf.error().text().c_str());
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(pdf->data(), static_cast<qint64>(pdf->size()));
    out.close();

    const QString text = QString::fromUtf8(outputOf("pdftotext", {"-layout", file, "-"}));
    QString packed = text;
    packed.remove(QRegularExpression("\\s"));
    for (const exporting::Issue &issue : m_data.issues) {
        for (const exporting::ReportFinding &finding : issue.findings)
            QVERIFY2(packed.contains(QString::fromStdString(finding.id)), finding.id.c_str());
    }
    QVERIFY(text.contains("Contents"));
    QVERIFY(text.contains(QRegularExpression("2 / \\d+"))); // page numbers

    const QByteArray images = outputOf("pdfimages", {"-list", file});
    QCOMPARE(images.trimmed().split('\n').size(), 2); // the table's head alone: everything is vector

    const exporting::PagedDocument pages = exporting::composeReport(*m_analysis, m_data);
    QVERIFY(pages.outline.size() > 8);
    for (const exporting::PageLink &link : pages.links) {
        const bool inside = link.target.startsWith('#');
        QVERIFY2(!inside || pages.anchors.contains(link.target.mid(1)), qPrintable(link.target));
    }
    const QByteArray check = outputOf("qpdf", {"--check", file});
    if (!check.isEmpty())
        QVERIFY2(check.contains("No syntax or stream encoding errors"), check.constData());
}

void ReportTest::diagramsStandInTheOrderOfTheViews()
{
    const catalog::Analysis analysis = analyzed(tests::sourceDir() + "/resources/examples/web-shop.bulkhead");
    model::Model model = analysis.model();
    const model::Id first = model::viewsInOrder(model).front()->id;
    model::View copy;
    QVERIFY(model.apply(model::planDuplicateView(model, *model.views().find(first), copy)).ok());
    const auto knowledge = app::loadKnowledge();
    const auto ids = [&] {
        const auto again = catalog::analyze(model, knowledge->catalogs, analysis.options());
        QStringList shown;
        for (const exporting::ReportDiagram &diagram : exporting::gatherReport(again, {}).diagrams)
            shown << QString::fromStdString(diagram.view);
        return shown;
    };
    const auto before = ids();
    QCOMPARE(before.indexOf(QString::fromStdString(copy.id)),
             before.indexOf(QString::fromStdString(first)) + 1);
    QVERIFY(model.apply(model::planMoveView(model, copy.id, 0)).ok());
    QCOMPARE(ids().front(), QString::fromStdString(copy.id));
}

void ReportTest::pdfIsDeterministic()
{
    const auto once = exporting::pdfReport(*m_analysis, m_data);
    QTest::qSleep(1100); // a clock that showed in the file would have moved
    const auto twice = exporting::pdfReport(*m_analysis, m_data);
    QVERIFY(once.ok() && twice.ok());
    QVERIFY(*once == *twice);
}

void ReportTest::markdownAndJsonTellTheSame()
{
    const auto json = nlohmann::json::parse(exporting::jsonReport(m_data));
    QCOMPARE(json.at("issues").size(), m_data.issues.size());
    // One number of issues, whoever is asked: those with a # that are open.
    const auto numbered = std::count_if(m_data.causes.begin(), m_data.causes.end(),
                                        [](const exporting::Cause &cause) { return cause.open; });
    QCOMPARE(json.at("summary").at("issues").get<std::ptrdiff_t>(), numbered);
    QVERIFY(exporting::verdictText(m_data).find("in " + std::to_string(numbered) + " issue") !=
            std::string::npos);
    QCOMPARE(json.at("elements").size(), m_data.appendix.size());
    const std::string markdown = exporting::markdownReport(m_data);
    for (const auto &issue : json.at("issues")) {
        for (const auto &finding : issue.at("findings"))
            QVERIFY(markdown.find(finding.at("id").get<std::string>()) != std::string::npos);
    }
    QVERIFY(markdown.find("<script>") == std::string::npos);
    QVERIFY(markdown.find("<b>") == std::string::npos);
}

// One document is behind all formats: a chapter of one is a chapter of each. Markdown has no diagrams.
void ReportTest::everyFormatHasEveryChapter()
{
    const exporting::ReportDocument document = exporting::reportDocument(m_data);
    const QString page = html();
    const QString markdown = QString::fromStdString(exporting::markdownReport(m_data));
    const exporting::PagedDocument pages = exporting::composeReport(*m_analysis, m_data);
    QStringList printed;
    for (const exporting::OutlineEntry &entry : pages.outline) {
        if (entry.level == 0)
            printed << entry.title;
    }
    QStringList titles;
    for (const exporting::Section &chapter : document.chapters) {
        const QString title = QString::fromStdString(chapter.title);
        titles << title;
        QVERIFY2(page.contains("<h2>" + title.toHtmlEscaped() + "</h2>"), qPrintable(title));
        QVERIFY2(page.contains("<a href=\"#" + QString::fromStdString(chapter.anchor) + "\">"),
                 qPrintable(title));
        QVERIFY2(chapter.anchor == "diagrams" || markdown.contains("\n## " + title + "\n"),
                 qPrintable(title));
    }
    QCOMPARE(printed, titles);
    QVERIFY(titles.size() >= 14);
}

void ReportTest::coverFactsAreInEveryFormat()
{
    exporting::ReportData data = m_data;
    data.metadata.version = "2.7-rc1";
    data.metadata.authors = {"Ada", "Grace"};
    data.metadata.reviewers = {"Barbara"};
    data.metadata.scope = "The shop without its suppliers";
    const std::string page = exporting::htmlReport(data, {}, {});
    const std::string markdown = exporting::markdownReport(data);
    for (const std::string fact :
         {"2.7-rc1", "Ada, Grace", "Barbara", "The shop without its suppliers", "2026-01-31"}) {
        QVERIFY2(page.find("<dd>" + fact + "</dd>") != std::string::npos, fact.c_str());
        QVERIFY2(QString::fromStdString(markdown).remove('\\').contains("| " + QString::fromStdString(fact) +
                                                                        " |"),
                 fact.c_str());
    }
}

// What is asked first, coverage and its reasons stand in each; what has no room is counted.
void ReportTest::questionsAndCoverageAreInEveryFormat()
{
    QVERIFY(!m_data.questions.empty() && !m_data.coverage.reasons.empty());
    exporting::ReportData data = m_data;
    data.questions.front().help = "Whoever keeps it has to say so";
    data.coverage.reasons.front().why = "considered: it stands on no ground";
    data.coverage.reasonsLeft = 23;
    const auto json = nlohmann::json::parse(exporting::jsonReport(data));
    QCOMPARE(json.at("coverage").at("more_reasons").get<int>(), 23);
    QCOMPARE(json.at("coverage").at("elements").size(), data.coverage.rows.size());
    std::size_t cells = 0;
    for (const auto &[state, count] : json.at("coverage").at("states").items())
        cells += count.get<std::size_t>();
    QCOMPARE(cells, 6 * (data.coverage.rows.size() + data.coverage.left));
    for (const std::string &text : {exporting::htmlReport(data, {}, {}), exporting::markdownReport(data),
                                    exporting::jsonReport(data)}) {
        QVERIFY(text.find("Whoever keeps it has to say so") != std::string::npos);
        QVERIFY(text.find("considered: it stands on no ground") != std::string::npos);
    }
    QVERIFY(exporting::markdownReport(data).find("and 23 more") != std::string::npos);
    QVERIFY(exporting::htmlReport(data, {}, {}).find("and 23 more") != std::string::npos);
}

void ReportTest::rareReasonsAreCounted()
{
    const exporting::ReportCoverage &coverage = m_data.coverage;
    std::set<std::pair<model::Stride, std::string>> all;
    for (const exporting::CoverageElement &element : coverage.rows)
        for (std::size_t i = 0; i < element.why.size(); ++i)
            if (!element.why[i].empty())
                all.emplace(static_cast<model::Stride>(i), element.why[i]);
    QCOMPARE(coverage.left, std::size_t{0});
    QCOMPARE(coverage.reasons.size() + coverage.reasonsLeft, all.size());
}

// Wherever on a page a heading would stand, its table begins on the same one.
void ReportTest::pdfHeadingsStayWithTheirTables()
{
    const exporting::PrintStyle style(diagram::Theme::builtIn(diagram::Scheme::Print));
    for (int above = 0; above < 60; ++above) {
        exporting::PagedDocument pages;
        exporting::PageFlow flow(pages, style);
        flow.startPage();
        flow.space(flow.remaining() - 10.0 * above);
        exporting::RichText cell;
        cell.link("the first row, of several lines, " + std::string(300, 'm'), "#row");
        exporting::Section inner{"Inner", {}, "inner"};
        inner.blocks.push_back(exporting::Table{{{"What", 1}, {"Which", 4}}, {{{cell}, {"one"}}}});
        exporting::Section outer{"Outer", {}, "outer"};
        outer.blocks.push_back(inner);
        exporting::Section chapter{"Chapter"};
        chapter.blocks.push_back(outer);
        exporting::ChapterComposer composer(flow, m_analysis->model(), {});
        composer.begin(chapter);
        while (composer.step()) {
        }
        QVERIFY(!pages.links.empty());
        const std::size_t row = pages.links.front().page;
        QCOMPARE(pages.anchors.at("inner").page, row);
        QCOMPARE(pages.anchors.at("outer").page, row);
    }
}

// What a tile says stays within its borders, however narrow it is.
void ReportTest::pdfTilesHoldTheirTexts()
{
    const exporting::PrintStyle style(diagram::Theme::builtIn(diagram::Scheme::Print));
    QImage image(800, 200, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    exporting::Tiles tiles;
    for (int i = 0; i < 3; ++i)
        tiles.tiles.push_back({"of these to verify", 123'456'789, std::nullopt});
    constexpr int tileWidth = 150;
    constexpr int gap = 24;
    exporting::paintTiles(painter, style, tiles, 3 * tileWidth + 2 * gap, 150);
    painter.end();
    const auto isWhite = [&](int x) {
        for (int y = 0; y < image.height(); ++y)
            if (image.pixel(x, y) != qRgb(255, 255, 255))
                return false;
        return true;
    };
    QVERIFY(!isWhite(tileWidth / 2));
    for (int tile = 0; tile < 3; ++tile)
        for (int x = 3; x < gap - 3; ++x)
            QVERIFY2(isWhite(tile * (tileWidth + gap) + tileWidth + x), "a text leaves its tile");
}

// An entry is at most one level below the one before it, so that equals are siblings in every viewer.
void ReportTest::pdfOutlineNestsByHeadings()
{
    const exporting::PagedDocument pages = exporting::composeReport(*m_analysis, m_data);
    int before = -1;
    for (const exporting::OutlineEntry &entry : pages.outline) {
        QVERIFY2(entry.level <= before + 1, qPrintable(entry.title));
        before = entry.level;
    }
}

void ReportTest::shortChaptersAreNotCut()
{
    using namespace exporting;
    const auto printed = [](const Section &chapter) {
        ReportComposer composer({{{}, {chapter}, {}}, model::Model(app::loadKnowledge()->vocabulary), {}});
        while (composer.step()) {
        }
        return *writePdf(composer.finish());
    };
    Section chapter;
    chapter.title = "Short";
    chapter.blocks = {
        Paragraph{"ä"}, List{{"one", "two"}, {}}, Table{{{"A"}}, {{{"a"}}, {{"b"}}}, 0, 0},
        Card{Card::Size::Large, {}, {}, {}, false, "card", {}, false, {}, {}, {Code{"c", "d"}}}};
    Section cut = chapter;
    shorten(cut, {5, 2, 4});
    QVERIFY(printed(cut) == printed(chapter));
}

void ReportTest::longChaptersSayWhatIsLeftOut()
{
    using namespace exporting;
    Section chapter;
    chapter.blocks = {List{{"1", "2", "3", "4", "5"}, {}}, Table{{{"A"}}, {{{"a"}}, {{"b"}}, {{"c"}}}, 0, 0},
                      Paragraph{"ääää"}, Paragraph{"one"}, Paragraph{"too many"}};
    shorten(chapter, {4, 2, 5});
    const auto textOf = [&](std::size_t block) {
        std::string text;
        for (const Run &run : std::get<Paragraph>(chapter.blocks.at(block).any()).text.runs())
            text += run.text;
        return text;
    };
    QCOMPARE(chapter.blocks.size(), std::size_t{7});
    QCOMPARE(std::get<List>(chapter.blocks[0].any()).items.size(), std::size_t{2});
    QCOMPARE(textOf(1), std::string("… 3 more are left out of this preview. The saved report has them."));
    QCOMPARE(std::get<Table>(chapter.blocks[2].any()).rows.size(), std::size_t{2});
    QCOMPARE(textOf(3), std::string("… 1 more is left out of this preview. The saved report has it."));
    QCOMPARE(textOf(4), std::string("ää … The saved report has the rest of this text."));
    QCOMPARE(textOf(5), std::string("one"));
    QCOMPARE(textOf(6), std::string("… 1 more is left out of this preview. The saved report has it."));
}

void ReportTest::previewOfALargeModelIsCut()
{
    const auto knowledge = app::loadKnowledge();
    model::Model model(knowledge->vocabulary);
    model::View view;
    view.id = "main";
    view.name = "Everything";
    view.wholeModel = true;
    std::vector<model::Change> changes{model::adding(view)};
    std::vector<model::Change> placements;
    for (int i = 0; i < 400; ++i) {
        model::Element element;
        element.id = "c" + std::to_string(1000 + i);
        element.kind = model::Kind::Container;
        element.name = element.id;
        element.properties.set(*knowledge->vocabulary->key("privileged"), model::Value(true));
        placements.push_back(model::adding(
            model::Placement{"main", element.id, {i % 20 * 200.0, std::floor(i / 20.0) * 100, 180, 80}, {}}));
        changes.push_back(model::adding(std::move(element)));
    }
    changes.push_back(model::batch(std::move(placements)));
    QVERIFY(model.apply(model::batch(std::move(changes))).ok());
    const auto analysis = catalog::analyze(model, knowledge->catalogs, m_analysis->options());
    const exporting::ReportData data = exporting::gatherReport(analysis, {});
    auto content = exporting::previewContent(analysis, data, {});
    QVERIFY(content.ok());
    QStringList paragraphs;
    for (const exporting::Section &chapter : content->report.chapters)
        addParagraphs(paragraphs, chapter.blocks);
    const QString text = paragraphs.join('\n');
    QVERIFY2(
        text.contains("Everything: 400 elements and 0 flows, too many for this preview. The saved report "
                      "has the diagram."),
        qPrintable(text.left(2000)));
    QVERIFY(text.contains("more are left out of this preview. The saved report has them."));
    exporting::ReportComposer composer(*std::move(content));
    while (composer.step()) {
    }
    const exporting::PagedDocument pages = composer.finish();
    QVERIFY(pages.pages.size() < 300);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!exporting::gatherReport(analysis, {}, stop.get_token()).ok());
    QVERIFY(!exporting::previewContent(analysis, data, stop.get_token()).ok());
}

} // namespace export_report

BULKHEAD_TEST(export_report, ReportTest, Gui)
#include "report_test.moc"
