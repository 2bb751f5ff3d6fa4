#include "app/document/text.h"
#include "app/gui/english_plurals.h"
#include "app/gui/files/file_controller.h"
#include "app/gui/main_window.h"
#include "app/workspace/knowledge.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <cstdio>

using namespace bulkhead;

namespace {

// The catalogs are read while the window is built and painted; the analysis follows.
void loadCatalogsFor(app::MainWindow &window)
{
    const auto vocabulary = window.document().model().sharedVocabulary();
    QThreadPool::globalInstance()->start([vocabulary, window = QPointer<app::MainWindow>(&window)] {
        auto catalogs = app::loadCatalogs(vocabulary);
        QMetaObject::invokeMethod(
            qApp,
            [window, catalogs = std::move(catalogs)] {
                if (!window)
                    return;
                if (catalogs)
                    window->setCatalogs(*catalogs);
                else
                    window->tellProblem(app::errorText(catalogs.error()));
            },
            Qt::QueuedConnection);
    });
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Bulkhead"));
    QApplication::setOrganizationName(QStringLiteral("Bulkhead"));
    QApplication::setApplicationVersion(QStringLiteral(BULKHEAD_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("bulkhead"));
    app::EnglishPlurals plurals;
    QApplication::installTranslator(&plurals);
    QSettings::setDefaultFormat(QSettings::IniFormat);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "Threat modelling of container architectures with STRIDE."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 QApplication::translate("main", "Models to open, or files to import."),
                                 QStringLiteral("[FILE…]"));
    parser.process(application);

    auto vocabulary = app::loadVocabulary();
    if (!vocabulary) {
        std::fprintf(stderr, "%s\n", vocabulary.error().text().c_str());
        return 3;
    }
    app::MainWindow::Setup setup;
    setup.vocabulary = std::move(vocabulary).value();
    app::MainWindow window(std::move(setup));
    loadCatalogsFor(window);
    window.show();
    // What may ask questions waits until the window is there.
    QTimer::singleShot(0, &window, [&window, files = parser.positionalArguments()] {
        if (files.isEmpty())
            window.files().offerUntitledRecovery();
        else
            window.openAll(files);
    });
    return QApplication::exec();
}
