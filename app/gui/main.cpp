#include "app/gui/catalog/catalog_library.h"
#include "app/gui/english_plurals.h"
#include "app/gui/files/file_controller.h"
#include "app/gui/main_window.h"
#include "app/workspace/knowledge.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include <cstdio>

using namespace bulkhead;

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
    window.catalogLibrary().load(); // while the window is painted; the analysis follows
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
