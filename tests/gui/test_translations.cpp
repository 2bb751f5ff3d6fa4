// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/translation_files.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/test_program.h"

#include "app/actions/commands.h"
#include "app/gui/look/translations.h"
#include "export/report/chapters/chapters.h"
#include "resources/embedded.h"

#include <QAbstractButton>
#include <QAction>
#include <QDockWidget>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QTabBar>
#include <QTreeView>

namespace gui_translations {

using namespace bulkhead;
using namespace bulkhead::app;
using namespace bulkhead::tests;

// Every text of the window can be extracted for translators, and is looked up where the extraction says.
class TranslationsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void englishHasAllPluralForms();
    void pluralFormsAreUsed();
    void everyCommandIsExtracted();
    void everyTextOfTheWindowIsLookedUp();

private:
    QTemporaryDir m_folder;
    Messages m_all; // that the sources have
};

namespace {

// Marks what it is asked for, so that a test sees what was looked up: "Open" becomes "⟦Open⟧".
class Marker : public QTranslator
{
public:
    explicit Marker(Messages known) : m_known(std::move(known)) {}

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return m_known.contains({QString::fromUtf8(context), text}) ? u'⟦' + text + u'⟧' : QString();
    }

private:
    Messages m_known;
};

bool hasWords(QString text)
{
    static const QRegularExpression word(QStringLiteral("\\p{L}{2,}"));
    return word.match(text.remove(QRegularExpression(QStringLiteral("<[^>]*>")))).hasMatch();
}

// What a person reads in the widget itself.
QStringList textsOf(const QWidget &widget)
{
    QStringList texts;
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        texts << label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        texts << button->text();
    if (const auto *box = qobject_cast<const QGroupBox *>(&widget))
        texts << box->title();
    if (const auto *dock = qobject_cast<const QDockWidget *>(&widget))
        texts << dock->windowTitle();
    if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        texts << line->placeholderText();
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i);
    }
    if (const auto *tree = qobject_cast<const QTreeView *>(&widget); tree && tree->model()) {
        for (int column = 0; column < tree->model()->columnCount(); ++column)
            texts << tree->model()->headerData(column, Qt::Horizontal).toString();
    }
    return texts;
}

} // namespace

void TranslationsTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_all = extracted(m_folder.filePath("all.ts"), {});
    QVERIFY(m_all.size() > 1000);
}

void TranslationsTest::englishHasAllPluralForms()
{
    const Messages wanted = extracted(m_folder.filePath("plural.ts"),
                                      {"-pluralonly", "-source-language", "en", "-target-language", "en"});
    const Messages present = readMessages(sourcePath("/resources/translations/bulkhead_en.ts"));
    QVERIFY(wanted.size() > 20);
    QStringList faults;
    for (const auto &[key, message] : wanted) {
        const auto found = present.find(key);
        const bool complete = found != present.end() && found->second.finished &&
                              found->second.forms.size() == 2 && !found->second.forms.contains(QString());
        if (!complete)
            faults << key.first + ": " + key.second;
    }
    for (const auto &[key, message] : present) {
        if (!wanted.contains(key))
            faults << "gone from the sources: " + key.first + ": " + key.second;
        if (message.forms.join(' ').contains("(s)"))
            faults << "not a plural form: " + key.second;
    }
    QVERIFY2(faults.isEmpty(), qPrintable("run scripts/translations and fill in:\n" + faults.join('\n')));
}

void TranslationsTest::pluralFormsAreUsed()
{
    const Translations translations{QLocale(QLocale::English)};
    const auto text = [](int count) {
        return QCoreApplication::translate("bulkhead::app::ImportDialog", "%n element(s)", nullptr, count);
    };
    QCOMPARE(text(1), QString("1 element"));
    QCOMPARE(text(2), QString("2 elements"));
    QCOMPARE(text(0), QString("0 elements"));
}

void TranslationsTest::everyCommandIsExtracted()
{
    for (const CommandSpec &command : commandTable()) {
        for (const char *text : {command.menu, command.text, command.help}) {
            if (*text)
                QVERIFY2(m_all.contains({"Commands", QString::fromUtf8(text)}), text);
        }
    }
}

void TranslationsTest::everyTextOfTheWindowIsLookedUp()
{
    Marker marker(m_all);
    QCoreApplication::installTranslator(&marker);
    TestWindow fixture;
    QString models; // whose titles and descriptions the welcome page shows
    for (const char *folder : {"examples/", "starters/"}) {
        for (const std::string_view name : resources::list(folder))
            models += toQString(*resources::find(name));
    }
    QSet<QString> faults;
    const auto look = [&](const QString &text) {
        const bool ofModel = models.contains(QString(text).remove("<b>").remove("</b>"));
        if (hasWords(text) && !text.contains(u'⟦') && !ofModel)
            faults << text;
    };
    QStringList
        names; // that are the same in every language: of languages, and of chapters as reports have them
    for (const Language &language : languageTable())
        names << QString::fromUtf8(language.name);
    for (const exporting::Chapter &chapter : exporting::chapters)
        names << toQString(chapter.title);
    for (const QAction *action : fixture.window->findChildren<QAction *>()) {
        if (!names.contains(action->text()))
            look(action->text());
    }
    for (const QWidget *widget : fixture.window->findChildren<QWidget *>()) {
        for (const QString &text : textsOf(*widget))
            look(text);
    }
    QCoreApplication::removeTranslator(&marker);
    QStringList sorted(faults.begin(), faults.end());
    sorted.sort();
    QVERIFY2(faults.isEmpty(), qPrintable("texts that no translation reaches:\n" + sorted.join('\n')));
}

} // namespace gui_translations

BULKHEAD_TEST(gui_translations, TranslationsTest, Gui)
#include "test_translations.moc"
