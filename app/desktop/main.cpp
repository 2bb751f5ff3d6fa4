// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/catalog_library.h"
#include "app/gui/files/file_controller.h"
#include "app/gui/look/style.h"
#include "app/gui/look/translations.h"
#include "app/gui/window/main_window.h"
#include "app/workshop/teach/teaching_windows.h"
#include "app/workspace/knowledge.h"
#include "diagram/view/diagram_view.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QSettings>
#include <QTimer>

#include <cstdio>
#include <optional>

using namespace bulkhead;

namespace {

// Ends the program when the window stands painted, and says after how long: the figure of --time-start.
class StartWatch : public QObject
{
public:
    explicit StartWatch(const app::MainWindow &window)
    {
        QWidget *painted = window.findChild<diagram::DiagramView *>()->viewport();
        if (!painted->isVisible())
            painted = window.centralWidget();
        painted->installEventFilter(this);
        painted->update();
    }

    static void begin() { clock().start(); }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_painted) {
            m_painted = true;
            QTimer::singleShot(0, qApp, [] {
                std::printf("painted after %lld ms\n", static_cast<long long>(clock().elapsed()));
                QApplication::quit();
            });
        }
        return false;
    }

private:
    static QElapsedTimer &clock()
    {
        static QElapsedTimer started;
        return started;
    }

    bool m_painted = false;
};

// The window of a workshop's file, without the main window.
int runAlone(const app::Teaching &teaching, const QString &file)
{
    app::applyStyle(*qApp, app::chosenTheme(QSettings()));
    return teaching.open(file) ? QApplication::exec() : 1;
}

} // namespace

int main(int argc, char **argv)
{
    StartWatch::begin();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Bulkhead"));
    QApplication::setOrganizationName(QStringLiteral("Bulkhead"));
    QApplication::setApplicationVersion(QStringLiteral(BULKHEAD_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("bulkhead"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    const app::Translations translations(
        app::windowLocale(app::chosenLanguage(QSettings()), QLocale::system()));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "Threat modelling of container architectures with STRIDE."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 QApplication::translate("main", "Models to open, or files to import."),
                                 QStringLiteral("[FILE…]"));
    const QCommandLineOption timeStart(
        QStringLiteral("time-start"),
        QApplication::translate("main", "Say how long the window took to be painted, and quit."));
    parser.addOption(timeStart);
    const QCommandLineOption empty(
        QStringLiteral("empty"),
        QApplication::translate("main", "Start without the model that was open last."));
    parser.addOption(empty);
    parser.process(application);

    auto vocabulary = app::loadVocabulary();
    if (!vocabulary) {
        std::fprintf(stderr, "%s\n", vocabulary.error().text().c_str());
        return 3;
    }
    app::MainWindow::Setup setup;
    setup.vocabulary = std::move(vocabulary).value();
    setup.teaching = app::teachingWindows(setup.vocabulary);
    setup.keepsSession = !parser.isSet(timeStart);
    setup.resumesSession = !parser.isSet(empty);
    if (const QStringList files = parser.positionalArguments();
        files.size() == 1 && setup.teaching.isFor(files.front()))
        return runAlone(setup.teaching, files.front());
    app::MainWindow window(std::move(setup));
    window.catalogLibrary().load(); // while the window is painted; the analysis follows
    window.show();
    // What may ask questions waits until the window is there.
    std::optional<StartWatch> watch;
    QTimer::singleShot(0, &window, [&, files = parser.positionalArguments()] {
        if (parser.isSet(timeStart)) {
            window.openAll(files);
            watch.emplace(window);
        } else {
            window.start(files);
        }
    });
    return QApplication::exec();
}
