// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window/context_entries.h"

#include <QMenu>
#include <QSet>

namespace bulkhead::app {

namespace {

// The place of the letter in a text with &, -1: none. "&&" is an ampersand.
qsizetype placeOfLetter(const QString &text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i] != u'&')
            continue;
        if (text[i + 1] != u'&')
            return i + 1;
        ++i;
    }
    return -1;
}

// The first free letter, at the beginning of a word where there is one; -1: none.
qsizetype placeOfFreeLetter(const QString &text, const QSet<QChar> &taken)
{
    const qsizetype end = text.contains(u'\t') ? text.indexOf(u'\t') : text.size();
    for (const bool atWords : {true, false})
        for (qsizetype i = 0; i < end; ++i)
            if (text[i].isLetter() && !taken.contains(text[i].toLower()) &&
                (!atWords || i == 0 || text[i - 1] == u' '))
                return i;
    return -1;
}

} // namespace

QAction *addCommand(QMenu &menu, QAction *command)
{
    const QString keys = command->shortcut().toString(QKeySequence::NativeText);
    QAction *entry =
        menu.addAction(command->icon(), keys.isEmpty() ? command->text() : command->text() + u'\t' + keys);
    entry->setObjectName(command->objectName());
    entry->setStatusTip(command->statusTip());
    entry->setEnabled(command->isEnabled());
    entry->setCheckable(command->isCheckable());
    entry->setChecked(command->isChecked());
    QObject::connect(entry, &QAction::triggered, command, &QAction::trigger);
    return entry;
}

void keepLettersApart(QMenu &menu)
{
    QSet<QChar> taken;
    QList<QAction *> clashing;
    for (QAction *entry : menu.actions()) {
        const qsizetype place = placeOfLetter(entry->text());
        if (place < 0)
            continue;
        const QChar letter = entry->text()[place].toLower();
        if (taken.contains(letter))
            clashing << entry;
        taken.insert(letter);
    }
    for (QAction *entry : clashing) {
        QString text = entry->text();
        text.remove(placeOfLetter(text) - 1, 1);
        if (const qsizetype place = placeOfFreeLetter(text, taken); place >= 0) {
            taken.insert(text[place].toLower());
            text.insert(place, u'&');
        }
        entry->setText(text);
    }
}

} // namespace bulkhead::app
