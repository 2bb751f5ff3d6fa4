// SPDX-License-Identifier: Apache-2.0
#include "app/papers/laid_out_views.h"
#include "app/workshop/facilitator/facilitator_window.h"
#include "catalog/workshop/new_workshop.h"
#include "catalog/workshop/workshop_files.h"
#include "model/file/atomic_file.h"
#include "model/file/file.h"
#include "resources/embedded.h"
#include "sample_model.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>

// How long a step of the reveal takes, from the key to the painted window, in a room of twenty sheets. The
// aim is less than 100 ms. Prints; asserts nothing.
using namespace bulkhead;
using namespace bulkhead::app;
namespace ws = catalog::workshop;

namespace {

template <typename Value>
Value must(Result<Value> result)
{
    if (result)
        return std::move(result).value();
    std::fprintf(stderr, "%s\n", result.error().text().c_str());
    std::exit(1);
}

ws::Workshop workshopOf(model::Model model)
{
    must(ensureView(model));
    ws::Workshop workshop = must(ws::newWorkshop(
        catalog::attackPaths(catalog::analyze(model, bench::catalogs(), bench::sampleOptions())), {}));
    std::mt19937 random(1);
    for (int number = 1; number <= 20; ++number) {
        const std::string name = "participant " + std::to_string(number);
        ws::AnswerSheet sheet{workshop.task.id, name, {}, {}, {}, {}};
        for (const ws::StrideCell &cell : workshop.task.cells())
            sheet.cells[cell] = {
                static_cast<ws::Mark>(random() % 3), "it runs as root", model::Rating::High, {}};
        workshop.votes.sheets[ws::RoundKind::Silent].emplace(name, std::move(sheet));
    }
    return workshop;
}

void stepThrough(const char *what, const ws::Workshop &workshop)
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("w.bulkhead-workshop").toStdString();
    must(writeFileAtomically(path, ws::serializeWorkshop(workshop)));
    FacilitatorWindow::Setup setup{must(readDesk(path, bench::vocabulary())), nullptr, nullptr,
                                   diagram::Theme::builtIn(diagram::Scheme::Light),
                                   RecoveryStore(path.parent_path() / "recovery")};
    setup.settings = std::make_unique<QSettings>(folder.filePath("settings.ini"), QSettings::IniFormat);
    FacilitatorWindow window(std::move(setup));
    window.resize(1920, 1080);
    window.show();
    while (window.room().isBusy())
        QTest::qWait(20);
    QTest::keyClick(&window, Qt::Key_4);
    qint64 longest = 0;
    qint64 whole = 0;
    const std::size_t steps = 2 * workshop.task.cells().size();
    for (std::size_t step = 0; step < steps; ++step) {
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(&window, Qt::Key_Space);
        window.repaint();
        QCoreApplication::processEvents();
        longest = std::max(longest, timer.nsecsElapsed());
        whole += timer.nsecsElapsed();
    }
    std::printf("%-28s %3zu cells, %zu steps: %6.1f ms each, longest %6.1f ms\n", what,
                workshop.task.cells().size(), steps, static_cast<double>(whole) / 1e6 / double(steps),
                static_cast<double>(longest) / 1e6);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    stepThrough("web shop", workshopOf(must(model::parseModel(*resources::find("examples/web-shop.bulkhead"),
                                                              "web-shop", bench::vocabulary()))));
    stepThrough("1,000 elements", workshopOf(bench::sampleModel(1000, 2000, bench::Detail::WithData)));
    return 0;
}
