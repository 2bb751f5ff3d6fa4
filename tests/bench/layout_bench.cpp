// SPDX-License-Identifier: Apache-2.0
#include "diagram/drawing/label_placing.h"
#include "diagram/hubs.h"
#include "diagram/index.h"
#include "diagram/layout/geometry.h"
#include "diagram/layout/layout.h"
#include "diagram/layout/routes.h"
#include "diagram/painting/flow_path.h"
#include "diagram/painting/port_painter.h"
#include "model/file/file.h"
#include "resources/embedded.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <optional>
#include <QGuiApplication>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

// How well real applications are laid out: what a person sees, as figures. Wanted: no overlaps and no hits
// (lines through elements that they do not belong to), no label on an element, on another's line or on
// another label, a shape of 0.8 to 2.2; 200 elements in 100 ms of the processor and 1,000 in a second.
namespace {

using namespace bulkhead;
using namespace bulkhead::diagram;

std::shared_ptr<const model::Vocabulary> vocabulary()
{
    static const auto shared =
        *model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
    return shared;
}

using Course = std::vector<QPointF>;

bool cross(const QPointF &a, const QPointF &b, const QPointF &c, const QPointF &d)
{
    const auto side = [](const QPointF &from, const QPointF &to, const QPointF &point) {
        return (to.x() - from.x()) * (point.y() - from.y()) - (to.y() - from.y()) * (point.x() - from.x());
    };
    return side(a, b, c) * side(a, b, d) < -1e-6 && side(c, d, a) * side(c, d, b) < -1e-6;
}

bool runsThrough(const Course &course, const QRectF &rect)
{
    for (std::size_t leg = 0; leg + 1 < course.size(); ++leg)
        if (crosses(rect, course[leg], course[leg + 1]))
            return true;
    return false;
}

struct Figures
{
    std::size_t elements = 0;
    std::size_t flows = 0;
    std::size_t lines = 0;
    int overlaps = 0;
    int hits = 0;
    int crossings = 0;
    int labels = 0; // that lie on what they should not
    std::size_t bends = 0;
    double length = 0;
    double areaPerLeaf = 0;
    double shape = 0;
    double milliseconds = 0;
};

// Finds what can be counted in a view that has been laid out.
class Look
{
public:
    Look(const model::Model &model, const model::Id &view)
        : m_model(model), m_graph(model, view), m_hubs(m_graph, model.views().find(view)),
          m_geometry(resolveGeometry(model, view, m_graph))
    {
        for (std::size_t i = 0; i < m_graph.flows().size(); ++i) {
            const ViewFlow &flow = m_graph.flows()[i];
            m_courses.push_back(m_hubs.hubOf(static_cast<int>(i)) >= 0
                                    ? Course()
                                    : flowCourse({rect(flow.source)}, {rect(flow.target)},
                                                 m_geometry.bends[i], laneOffset(flow), m_geometry.ends[i]));
        }
    }

    Figures figures() const
    {
        Figures result;
        result.elements = m_graph.nodes().size();
        result.flows = m_graph.flows().size();
        countPlaces(result);
        countLines(result);
        countLabels(result);
        return result;
    }

private:
    const QRectF &rect(int node) const { return m_geometry.rects[at(node)]; }
    bool isLeaf(std::size_t node) const { return m_graph.nodes()[node].children.empty(); }

    void countPlaces(Figures &result) const
    {
        QRectF all;
        double leaves = 0;
        for (std::size_t i = 0; i < m_geometry.rects.size(); ++i) {
            all |= m_geometry.rects[i];
            leaves += isLeaf(i) ? 1 : 0;
            for (std::size_t j = 0; j < i; ++j)
                if (isLeaf(i) && isLeaf(j) && m_geometry.rects[i].intersects(m_geometry.rects[j]))
                    ++result.overlaps;
        }
        result.areaPerLeaf = all.width() * all.height() / std::max(1.0, leaves);
        result.shape = all.width() / std::max(1.0, all.height());
    }

    void countLines(Figures &result) const
    {
        for (std::size_t i = 0; i < m_courses.size(); ++i) {
            const Course &course = m_courses[i];
            if (course.empty())
                continue;
            ++result.lines;
            result.bends += course.size() - 2;
            for (std::size_t leg = 0; leg + 1 < course.size(); ++leg)
                result.length +=
                    std::hypot(course[leg + 1].x() - course[leg].x(), course[leg + 1].y() - course[leg].y());
            for (std::size_t node = 0; node < m_geometry.rects.size(); ++node) {
                const bool isOwn = static_cast<int>(node) == m_graph.flows()[i].source ||
                                   static_cast<int>(node) == m_graph.flows()[i].target;
                if (isLeaf(node) && !isOwn &&
                    runsThrough(course, m_geometry.rects[node].adjusted(1, 1, -1, -1)))
                    ++result.hits;
            }
            for (std::size_t j = 0; j < i; ++j)
                for (std::size_t a = 0; a + 1 < course.size(); ++a)
                    for (std::size_t b = 0; b + 1 < m_courses[j].size(); ++b)
                        if (cross(course[a], course[a + 1], m_courses[j][b], m_courses[j][b + 1]))
                            ++result.crossings;
        }
    }

    void countLabels(Figures &result) const
    {
        const Theme theme = Theme::builtIn(Scheme::Print);
        const Overlay overlay;
        std::vector<FlowLook> looks;
        for (const ViewFlow &flow : m_graph.flows())
            looks.push_back(flowLook(flow, m_model, overlay));
        const std::vector<PortMark> ports = portMarks(m_graph, m_hubs, m_geometry.rects);
        std::vector<LabelledFlow> labelled;
        std::vector<QRectF> taken;
        for (std::size_t i = 0; i < m_graph.nodes().size(); ++i)
            addObstacles(taken, m_graph.nodes()[i],
                         elementLook(m_graph, static_cast<int>(i), m_model.vocabulary(), overlay),
                         m_geometry.rects[i], m_model.vocabulary());
        for (std::size_t i = 0; i < looks.size(); ++i) {
            if (ports[i].isNone())
                labelled.push_back({&looks[i], &m_courses[i], {}});
            else
                taken.push_back(portLabelRect(looks[i], ports[i], theme) | ports[i].area());
        }
        placeLabels(labelled, taken, theme);
        std::vector<QRectF> labels;
        for (const LabelledFlow &flow : labelled)
            labels.push_back(
                flowLabelRect(*flow.look, *flow.course, flow.spot, theme).adjusted(1, 1, -1, -1));
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const auto meets = [&](const QRectF &other) { return labels[i].intersects(other); };
            bool isBad = std::any_of(taken.begin(), taken.end(), meets);
            for (std::size_t j = 0; j < labels.size(); ++j)
                isBad =
                    isBad || (j != i && (meets(labels[j]) || runsThrough(*labelled[j].course, labels[i])));
            result.labels += isBad && labels[i].width() > 0 ? 1 : 0;
        }
    }

    const model::Model &m_model;
    ViewGraph m_graph;
    Hubs m_hubs;
    Geometry m_geometry;
    std::vector<Course> m_courses; // by flow; empty: a port
};

Figures laidOut(model::Model model, const model::Id &view)
{
    const std::clock_t start = std::clock();
    const auto layout = layoutModel(model, view);
    const double milliseconds = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (!layout || !model.apply(layout->change))
        return {};
    Figures figures = Look(model, view).figures();
    figures.milliseconds = milliseconds;
    return figures;
}

void print(const std::string &name, const Figures &figures)
{
    std::printf("%-24s %5zu %5zu %5zu %8d %4d %9d %6d %5zu %8.0f %8.0f %6.2f %7.1f\n", name.c_str(),
                figures.elements, figures.flows, figures.lines, figures.overlaps, figures.hits,
                figures.crossings, figures.labels, figures.bends, figures.length, figures.areaPerLeaf,
                figures.shape, figures.milliseconds);
}

// What `bulkhead-cli import` makes of a folder; nothing where it cannot be read.
std::optional<model::Model> imported(const std::filesystem::path &folder)
{
    const std::filesystem::path program =
        std::filesystem::read_symlink("/proc/self/exe").parent_path() / "bulkhead-cli";
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("layout-bench-" + std::to_string(getpid()) + ".bulkhead");
    const std::string arguments[] = {program.string(), "import", folder.string(), "-o", file.string()};
    std::vector<char *> pointers;
    for (const std::string &argument : arguments)
        pointers.push_back(const_cast<char *>(argument.c_str()));
    pointers.push_back(nullptr);
    pid_t child = 0;
    int status = 0;
    if (posix_spawn(&child, pointers[0], nullptr, nullptr, pointers.data(), environ) != 0 ||
        waitpid(child, &status, 0) < 0)
        return std::nullopt;
    auto model = model::readModel(file, vocabulary());
    std::filesystem::remove(file);
    if (!model)
        return std::nullopt;
    return std::move(*model);
}

// A ring of services, where each line back has all the others in its way, and hosts of ten that talk along a
// chain.
model::Model made(int services, bool isRing)
{
    model::Model model(vocabulary());
    std::vector<model::Change> changes;
    model::View view;
    view.id = "runtime";
    view.name = "Runtime";
    changes.push_back(model::adding(view));
    const auto name = [](int i) { return "service-" + std::to_string(i); };
    for (int i = 0; i < services; ++i) {
        model::Element element;
        if (!isRing) {
            element.id = element.name = "host-" + std::to_string(i / 10);
            element.kind = model::Kind::Host;
            if (i % 10 == 0)
                changes.push_back(model::adding(element));
            element.parent = element.id;
        }
        element.id = element.name = name(i);
        element.kind = model::Kind::Container;
        changes.push_back(model::adding(element));
    }
    for (int i = 0; i < services; ++i) {
        if (!isRing && i + 1 == services)
            continue;
        model::Flow flow;
        flow.source = name(i);
        flow.target = name((i + 1) % services);
        flow.id = flow.source + "->" + flow.target;
        changes.push_back(model::adding(flow));
    }
    if (!model.apply(model::batch(std::move(changes))))
        std::abort();
    return model;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    std::printf("%-24s %5s %5s %5s %8s %4s %9s %6s %5s %8s %8s %6s %7s\n", "view Runtime", "nodes", "flows",
                "lines", "overlaps", "hits", "crossings", "labels", "bends", "length", "area", "shape", "ms");
    const std::filesystem::path apps = BULKHEAD_CORPORA_DIR "/apps";
    for (const char *name :
         {"kubernetes-examples", "awesome-compose", "vulhub", "istio-bookinfo", "kubernetes-goat",
          "example-voting-app", "distribution-registry", "bitnami-redis", "spring-boot-redis"}) {
        const std::filesystem::path folder = apps / name;
        std::optional<model::Model> model;
        if (std::filesystem::exists(folder))
            model = imported(folder);
        if (model)
            print(name, laidOut(*model, "runtime"));
        else
            std::printf("%-24s skipped: there is no %s, or it could not be imported\n", name, folder.c_str());
    }
    for (const int services : {200, 1000})
        for (const bool isRing : {true, false})
            print((isRing ? "ring of " : "hosts with ") + std::to_string(services),
                  laidOut(made(services, isRing), "runtime"));
    return 0;
}
