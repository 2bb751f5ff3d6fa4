// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/translation_files.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/test_program.h"

#include "app/actions/commands.h"
#include "app/gui/look/translations.h"

#include <QDialogButtonBox>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>

#include <clocale>

namespace gui_german {

using namespace bulkhead;
using namespace bulkhead::app;
using namespace bulkhead::tests;

// The window in German, chosen by the system or by a person: complete, and without a trace in files.
class GermanTest : public QObject
{
    Q_OBJECT

private slots:
    void everyTextIsTranslated();
    void translationsKeepTheirPlaceholders();
    void theWindowIsGerman();
    void numbersFollowTheLanguage();
    void noTwoEntriesOfAMenuShareALetter_data();
    void noTwoEntriesOfAMenuShareALetter();
    void aLanguageIsChosenInTheWindow();
    void theSystemsLanguageCountsUnlessOneIsChosen_data();
    void theSystemsLanguageCountsUnlessOneIsChosen();
    void theProgramStartsInItsLanguage();
    void filesAreTheSameInEveryLanguage();
    void theCommandLineStaysEnglish();
};

namespace {

const QLocale germany(QLocale::German, QLocale::Germany);

Messages germanFile()
{
    return readMessages(sourcePath("/resources/translations/bulkhead_de.ts"));
}

// Each as often as it stands there: "%1 of %2" gives %1 and %2.
QStringList parts(const QString &text, const char *pattern)
{
    QStringList found;
    for (auto match = QRegularExpression(QLatin1String(pattern)).globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    return found;
}

QString letterOf(const QString &text)
{
    static const QRegularExpression mnemonic(QStringLiteral("&([^&\\s])"));
    return mnemonic.match(QString(text).remove(QStringLiteral("&&"))).captured(1).toLower();
}

QStringList menuTitles(const MainWindow &window)
{
    QStringList titles;
    for (const QAction *menu : window.menuBar()->actions())
        titles << menu->text().remove('&');
    return titles;
}

QString helpOf(const QString &program, const QString &configuration)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove("LC_ALL");
    environment.remove("LC_MESSAGES");
    environment.insert("LANG", "de_DE.UTF-8");
    environment.insert("LANGUAGE", "de");
    environment.insert("XDG_CONFIG_HOME", configuration);
    process.setProcessEnvironment(environment);
    process.start(QString::fromStdString(binaryDir()) + '/' + program, {"--help"});
    if (!process.waitForFinished(patience))
        return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

// The bytes of an example, opened and saved in a window.
QByteArray savedExample(const TestWindow &test)
{
    QFile file(test.file("saved.bulkhead"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void saveExample(TestWindow &test)
{
    const QString original = test.file("example.bulkhead");
    QVERIFY(QFile::copy(sourcePath("/resources/examples/web-shop.bulkhead"), original));
    test.window->openAll({original});
    QTRY_VERIFY_WITH_TIMEOUT(!test.window->document().path().empty(), patience);
    test.dialogs->nextFile = test.file("saved.bulkhead");
    test.save("file.saveAs");
}

// A locale of the C library with a decimal comma, while this object lives.
class CommaLocale
{
public:
    CommaLocale()
    {
        const QString locale = m_folder.filePath("de_DE.UTF-8");
        if (QProcess::execute("localedef", {"-i", "de_DE", "-f", "UTF-8", locale}) != 0)
            return;
        qputenv("LOCPATH", m_folder.path().toUtf8());
        std::setlocale(LC_ALL, "de_DE.UTF-8");
    }
    ~CommaLocale()
    {
        qunsetenv("LOCPATH");
        std::setlocale(LC_ALL, "C.UTF-8");
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

void GermanTest::everyTextIsTranslated()
{
    QTemporaryDir folder;
    const Messages wanted = extracted(folder.filePath("all.ts"), {});
    const Messages present = germanFile();
    QVERIFY(wanted.size() > 1000);
    QStringList faults;
    for (const auto &[key, message] : wanted) {
        const auto found = present.find(key);
        const qsizetype forms = message.isPlural ? 2 : 1;
        if (found == present.end() || !found->second.finished || found->second.forms.size() != forms ||
            found->second.forms.contains(QString()))
            faults << key.first + ": " + key.second;
    }
    for (const auto &[key, message] : present) {
        if (!wanted.contains(key))
            faults << "gone from the sources: " + key.first + ": " + key.second;
    }
    QVERIFY2(faults.isEmpty(), qPrintable("run scripts/translations and fill in:\n" + faults.join('\n')));
}

void GermanTest::translationsKeepTheirPlaceholders()
{
    const Messages present = germanFile();
    QVERIFY(present.size() > 1000);
    QStringList faults;
    for (const auto &[key, message] : present) {
        for (const QString &form : message.forms) {
            for (const char *pattern : {"%(L?\\d+|n)", "<[^>]*>", "\\(\\*[^)]*\\)", "\\n"}) {
                if (parts(key.second, pattern) != parts(form, pattern))
                    faults << key.second + " -> " + form;
            }
            if (form.contains(u'”') || form.count(u'„') != form.count(u'“'))
                faults << "quotation marks: " + form;
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
}

void GermanTest::theWindowIsGerman()
{
    const Translations translations(germany);
    TestWindow test;
    QCOMPARE(menuTitles(*test.window),
             QStringList({"Datei", "Bearbeiten", "Diagramm", "Ansicht", "Bedrohungen", "Hilfe"}));
    QCOMPARE(test.window->actions().action("file.open")->text(), QString("Ö&ffnen …"));
    QCOMPARE(QCoreApplication::translate("bulkhead::app::ImportDialog", "%n element(s)", nullptr, 1),
             QString("1 Element"));
    QCOMPARE(QCoreApplication::translate("bulkhead::app::ImportDialog", "%n element(s)", nullptr, 2),
             QString("2 Elemente"));
    const QDialogButtonBox buttons(QDialogButtonBox::Cancel); // a text of Qt's own
    QCOMPARE(buttons.button(QDialogButtonBox::Cancel)->text().remove('&'), QString("Abbrechen"));
}

void GermanTest::numbersFollowTheLanguage()
{
    {
        const Translations translations(germany);
        QCOMPARE(QLocale().toString(1.5, 'f', 1), QString("1,5"));
    }
    const Translations translations{QLocale(QLocale::English)};
    QCOMPARE(QLocale().toString(1.5, 'f', 1), QString("1.5"));
}

void GermanTest::noTwoEntriesOfAMenuShareALetter_data()
{
    QTest::addColumn<QLocale>("language");
    QTest::newRow("English") << QLocale(QLocale::English);
    QTest::newRow("German") << germany;
}

void GermanTest::noTwoEntriesOfAMenuShareALetter()
{
    QFETCH(const QLocale, language);
    const Translations translations(language);
    TestWindow test;
    openShop(test);
    test.trigger("view.newEmpty");
    test.trigger("view.newEmpty"); // from which Delete removes, and the entry says so
    QStringList faults;
    qsizetype letters = 0;
    QList<const QWidget *> menus{test.window->menuBar()};
    for (const QMenu *menu : test.window->findChildren<QMenu *>())
        menus << menu;
    for (const QWidget *menu : menus) {
        QHash<QString, QString> taken;
        for (const QAction *action : menu->actions()) {
            const QString letter = letterOf(action->text());
            if (letter.isEmpty())
                continue;
            ++letters;
            if (taken.contains(letter))
                faults << letter + ": " + taken.value(letter) + ", " + action->text();
            taken.insert(letter, action->text());
        }
    }
    QVERIFY(letters > 60);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
}

void GermanTest::aLanguageIsChosenInTheWindow()
{
    TestWindow test;
    const auto entry = [&](const char *text) {
        QAction *found = nullptr;
        for (QAction *action : test.window->actions().action("view.language")->menu()->actions()) {
            if (action->text().remove('&') == text)
                found = action;
        }
        return found;
    };
    QVERIFY(entry("System")->isChecked());
    entry("Deutsch")->trigger();
    QCOMPARE(test.dialogs->told.size(), 1);
    QVERIFY(test.dialogs->told.front().contains("next time"));
    test.restart();
    QVERIFY(entry("Deutsch")->isChecked());
    const QSettings settings(test.folder.filePath("settings.ini"), QSettings::IniFormat);
    QCOMPARE(chosenLanguage(settings), QString("de"));
    entry("Deutsch")->trigger(); // as it is
    QVERIFY(test.dialogs->told.isEmpty());
    entry("System")->trigger();
    test.restart();
    QVERIFY(entry("System")->isChecked());
}

void GermanTest::theSystemsLanguageCountsUnlessOneIsChosen_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QLocale>("system");
    QTest::addColumn<QString>("expected");
    QTest::newRow("German system") << "" << germany << "de_DE";
    QTest::newRow("Austrian system") << "" << QLocale(QLocale::German, QLocale::Austria) << "de_AT";
    QTest::newRow("English chosen in Germany") << "en" << germany << "en_DE";
    QTest::newRow("German chosen") << "de" << QLocale(QLocale::English, QLocale::UnitedKingdom) << "de_DE";
    QTest::newRow("no such language chosen") << "xx" << germany << "de_DE";
    QTest::newRow("language without a file") << "" << QLocale(QLocale::French, QLocale::Canada) << "en_CA";
}

void GermanTest::theSystemsLanguageCountsUnlessOneIsChosen()
{
    QFETCH(QString, chosen);
    QFETCH(QLocale, system);
    QFETCH(QString, expected);
    QCOMPARE(windowLocale(chosen, system).name(), expected);
}

void GermanTest::theProgramStartsInItsLanguage()
{
    QTemporaryDir configuration;
    QVERIFY(helpOf("bulkhead", configuration.path()).contains("Bedrohungsmodellierung"));
    {
        QSettings settings(configuration.filePath("Bulkhead/Bulkhead.ini"), QSettings::IniFormat);
        chooseLanguage(settings, "en");
    }
    QVERIFY(helpOf("bulkhead", configuration.path()).contains("Threat modelling"));
}

void GermanTest::filesAreTheSameInEveryLanguage()
{
    TestWindow english;
    saveExample(english);
    const CommaLocale comma;
    QCOMPARE(std::localeconv()->decimal_point, ",");
    const Translations translations(germany);
    QCOMPARE(std::localeconv()->decimal_point, ".");
    TestWindow german;
    saveExample(german);
    QVERIFY(!savedExample(english).isEmpty());
    QCOMPARE(savedExample(german), savedExample(english));
}

void GermanTest::theCommandLineStaysEnglish()
{
    QTemporaryDir configuration;
    QVERIFY(helpOf("bulkhead-cli", configuration.path()).contains("Threat modelling"));
}

} // namespace gui_german

BULKHEAD_TEST(gui_german, GermanTest, Gui)
#include "test_german.moc"
