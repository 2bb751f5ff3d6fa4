#include "export/report/html/html_report.h"

#include "export/report/html/html_data.h"
#include "export/text/html.h"
#include "resources/embedded.h"

#include <cassert>
#include <QCryptographicHash>
#include <string_view>

namespace bulkhead::exporting {

namespace {

std::string resource(std::string_view path)
{
    const auto bytes = resources::find(path);
    assert(bytes && "the program is built with its templates");
    return std::string(bytes.value_or(std::string_view()));
}

// Under the page's Content-Security-Policy only the script of this hash runs.
std::string sourceHash(const std::string &script)
{
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(script), QCryptographicHash::Sha256);
    return "'sha256-" + hash.toBase64().toStdString() + "'";
}

} // namespace

std::string htmlReport(const ReportData &data, std::span<const DiagramSvg> diagrams, const std::string &theme)
{
    TemplateData page = coverData(data);
    addSummary(page, data);
    addComparison(page, data);
    addIssues(page, data);
    addAttackPaths(page, data);
    addToVerify(page, data);
    addBackMatter(page, data);

    TemplateData pictures(TemplateData::type::list);
    for (const DiagramSvg &diagram : diagrams) {
        TemplateData picture;
        picture.set("name", diagram.name);
        picture.set("light", diagram.light);
        picture.set("dark", diagram.dark);
        pictures << picture;
    }
    addList(page, "diagrams", pictures);
    page.set("theme", theme);
    page.set("style", resource("templates/report.css"));
    const std::string script = resource("templates/report.js");
    page.set("script", script);
    page.set("script_source", sourceHash(script));
    for (const std::string name : {"cause", "compared", "facts", "remedies"})
        page.set(name, TemplateData(kainjow::mustache::partial(
                           [name] { return resource("templates/" + name + ".html"); })));

    kainjow::mustache::mustache html(resource("templates/report.html"));
    assert(html.is_valid() && "the template is a resource of the program");
    html.set_custom_escape(htmlText);
    return html.render(page);
}

} // namespace bulkhead::exporting
