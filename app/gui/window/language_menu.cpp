// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window/language_menu.h"

#include "app/gui/look/translations.h"
#include "app/gui/session/dialogs.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QSettings>

namespace bulkhead::app {

namespace {

struct LanguageMenu
{
    Q_DECLARE_TR_FUNCTIONS(LanguageMenu)
};

} // namespace

QMenu *makeLanguageMenu(QSettings &settings, Dialogs &dialogs, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &title, const QString &code) {
        QAction *action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(chosenLanguage(settings) == code);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu, [&settings, &dialogs, code] {
            if (chosenLanguage(settings) == code)
                return;
            chooseLanguage(settings, code);
            dialogs.tell(LanguageMenu::tr("Language"),
                         LanguageMenu::tr("The language changes when Bulkhead is started the next time."));
        });
    };
    add(LanguageMenu::tr("&System"), {});
    menu->addSeparator();
    for (const Language &language : languageTable())
        add(QString::fromUtf8(language.name), QString::fromLatin1(language.code));
    return menu;
}

} // namespace bulkhead::app
