// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/export/export_sign.h"
#include "app/gui/files/file_controller.h"
#include "app/gui/threats/threats_panel.h"
#include "diagram/view/diagram_view.h"
#include "model/plans.h"
#include "sample_model.h"
#include "stall_watch.h"
#include "tests/gui/window_fixture.h"

#include <QElapsedTimer>

#include <cstdio>

// What an edit costs the window at size: the real window with all its docks, a generated model, and for each
// step the processor time of the GUI thread and the longest time that its event loop answered nobody. Prints;
// asserts nothing.
using namespace bulkhead;
using namespace bulkhead::app;

namespace {

constexpr const char *pages[] = {"view.diagramTab", "view.threatsTab", "view.reportTab", "view.tableTab"};

// Hosts in rows, their members in a grid inside, and whatever is in no host in a grid below.
model::Model placed(model::Model model)
{
    constexpr double columnWidth = 210;
    constexpr double rowHeight = 110;
    constexpr int columns = 10; // of members in a host
    constexpr int hostsInARow = 12;
    model::View view;
    view.id = "main";
    view.name = "Main";
    std::vector<model::Change> changes{model::adding(view)};
    std::unordered_map<model::Id, int> members;
    std::unordered_map<model::Id, int> hosts;
    int others = 0;
    const auto place = [&changes](const model::Id &id, const model::Rect &rect) {
        changes.push_back(model::adding(model::Placement{"main", id, rect, {}}));
    };
    const auto corner = [&](int host) {
        return std::pair((host % hostsInARow) * (columns + 1) * columnWidth,
                         (host / hostsInARow) * 8 * rowHeight);
    };
    for (const model::Element &element : model.elements()) {
        if (element.kind == model::Kind::Host) {
            const int number = static_cast<int>(hosts.size());
            hosts.emplace(element.id, number);
            place(element.id,
                  {corner(number).first, corner(number).second, columns * columnWidth + 60, 7 * rowHeight});
        }
    }
    for (const model::Element &element : model.elements()) {
        if (element.kind == model::Kind::Host)
            continue;
        if (const auto host = hosts.find(element.parent); host != hosts.end()) {
            const int member = members[element.parent]++;
            place(element.id, {corner(host->second).first + 30 + member % columns * columnWidth,
                               corner(host->second).second + 60 + member / columns * rowHeight, 180, 80});
        } else {
            const int number = others++;
            place(element.id, {number % 100 * columnWidth, -200 - number / 100 * rowHeight, 180, 80});
        }
    }
    if (const auto applied = model.apply(model::batch(std::move(changes))); !applied) {
        std::fprintf(stderr, "%s\n", applied.error().text().c_str());
        std::exit(1);
    }
    return model;
}

class Bench
{
public:
    explicit Bench(model::Model model)
    {
        m_test.window->resize(1600, 1000);
        m_test.window->show();
        m_test.loadCatalogs();
        measure("open", [&] { m_test.window->files().startWith(std::move(model), "Bench", false); });
        m_test.window->diagramPage().view().setZoom(1);
        settle();
        const Session &session = m_test.window->session();
        std::printf("%zu elements, %zu flows, %zu findings\n", session.model().elements().size(),
                    session.model().flows().size(), session.analysis()->findings().size());
    }

    void run()
    {
        std::printf("-- files\n");
        m_test.dialogs->nextFile = m_test.file("bench.bulkhead");
        measure("save it", [&] { m_test.trigger("file.save"); });
        for (const auto &[command, name] :
             {std::pair("file.picture", "bench.svg"), {"file.report", "bench.html"}}) {
            m_test.dialogs->nextFile = m_test.file(name);
            measure(name, [&m_test = m_test, command = command] { m_test.trigger(command); });
        }
        for (const char *page : pages) {
            std::printf("-- %s\n", page);
            measure("show the page", [&] { m_test.trigger(page); });
            measure("select one", [&] { m_test.window->session().select({"container-7"}); });
            measure("rename it", [&] { perform(model::planRename(m_test.model(), "container-7", name())); });
            const auto key = *m_test.model().vocabulary().key("privileged");
            const model::Id id("container-7");
            measure("set a property of it", [&] {
                perform(model::planSetProperty(m_test.model(), {&id, 1}, key, model::Value(true)));
            });
            measure("undo", [&] { m_test.trigger("edit.undo"); });
            measure("add an element", [&] { perform(addElement("added", model::Kind::Container)); });
            measure("undo", [&] { m_test.trigger("edit.undo"); });
            measure("select all", [&] { m_test.trigger("edit.selectAll"); });
            measure("select nothing", [&] { m_test.window->session().select({}); });
        }
    }

private:
    std::string name() { return "renamed " + std::to_string(++m_renamed); }
    void perform(const model::Change &change) { m_test.window->document().perform(change, "Edit"); }

    template <typename Step>
    void measure(const char *what, Step step)
    {
        const bench::StallWatch watch;
        step();
        settle();
        const auto figures = watch.figures();
        std::printf("%-22s %9.1f ms CPU of the window   longest stall %9.1f ms (%.1f ms CPU)\n", what,
                    figures.cpu, figures.longest, figures.longestCpu);
        std::fflush(stdout);
    }

    // Until nothing is being worked out and nothing has been for a while: what waits for a pause has had its
    // turn.
    void settle()
    {
        constexpr int quiet = 600; // ms
        QElapsedTimer since;
        since.start();
        while (since.elapsed() < quiet) {
            if (m_test.window->session().isAnalysing() || m_test.window->document().isSaving() ||
                m_test.window->findChild<ExportSign *>()->isVisible())
                since.restart();
            QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
            QTest::qSleep(1);
        }
    }

    TestWindow m_test;
    int m_renamed = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    for (const auto &[elements, flows] :
         {std::pair<std::size_t, std::size_t>{9'500, 9'400}, {10'000, 12'000}}) {
        std::printf("\n== ");
        Bench bench(placed(bench::sampleModel(elements, flows, bench::Detail::WithData)));
        bench.run();
    }
    return 0;
}
