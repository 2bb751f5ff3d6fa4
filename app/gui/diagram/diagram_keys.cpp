// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_keys.h"

#include "diagram/painting/palette.h"

#include <QCoreApplication>

namespace bulkhead::app {

namespace {

struct DiagramKeys
{
    Q_DECLARE_TR_FUNCTIONS(DiagramKeys)
};

struct Row
{
    const char *what;
    const char *keys;
    const char *help;
};

constexpr Row rows[] = {
    {QT_TRANSLATE_NOOP("DiagramKeys", "Next element"), QT_TRANSLATE_NOOP("DiagramKeys", "Tab, Shift+Tab"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Walks through the elements in reading order.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Element in a direction"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Alt+arrows"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Selects the next element that way.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Next flow"), QT_TRANSLATE_NOOP("DiagramKeys", "F"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Walks through the flows of the selected element.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Place beside or inside the selection"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Enter"),
     QT_TRANSLATE_NOOP("DiagramKeys",
                       "After the letter of an element: into the selected box, or beside the selected "
                       "element.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Properties of the selection"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Enter"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Puts the cursor into the properties.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Move the selection"), QT_TRANSLATE_NOOP("DiagramKeys", "Arrows"),
     QT_TRANSLATE_NOOP("DiagramKeys", "By a step of the grid, with Shift by one unit.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Resize the selection"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Alt+Shift+arrows"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Moves the right and the lower edge by a step of the grid.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Collapse or expand a box"), QT_TRANSLATE_NOOP("DiagramKeys", "-, +"),
     QT_TRANSLATE_NOOP("DiagramKeys", "The selected box, or the one round the selected element.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Aim a flow"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Arrows, Page up, Page down, Enter"),
     QT_TRANSLATE_NOOP("DiagramKeys",
                       "After C or T: to an element that way, the box around it, or what is inside.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Reattach a flow"), QT_TRANSLATE_NOOP("DiagramKeys", "T, Shift+T"),
     QT_TRANSLATE_NOOP("DiagramKeys",
                       "Chooses anew where the selected flow goes, with Shift where it comes from.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Bend a flow"), QT_TRANSLATE_NOOP("DiagramKeys", "Arrows"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Moves the chosen bend of the selected flow, or makes the first one.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Choose a bend"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Page up, Page down"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Takes the next or the previous bend of the selected flow.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Add or remove a bend"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Ins, Shift+Backspace"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Behind the chosen bend, or the chosen one.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Write in the selected note"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Enter, F2"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Ctrl+Enter takes the text, Esc leaves the old one.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Point from the selected note"), QT_TRANSLATE_NOOP("DiagramKeys", "C"),
     QT_TRANSLATE_NOOP("DiagramKeys",
                       "Then arrows and Enter, or a click: adds an arrow to an element, or takes it away.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Give up a gesture"), QT_TRANSLATE_NOOP("DiagramKeys", "Esc"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Puts back what is being dragged, or clears the selection.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Move the sheet"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Space+drag, middle button"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Scrolls the diagram with the mouse.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Zoom"), QT_TRANSLATE_NOOP("DiagramKeys", "Ctrl+wheel"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Zooms at the pointer.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Select in a rectangle"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Drag, Shift+drag"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Shift also inside a host or registry, which a drag moves otherwise.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Without snapping"), QT_TRANSLATE_NOOP("DiagramKeys", "Alt+drag"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Neither grid nor guides catch what is dragged.")},
};

constexpr Row tabRows[] = {
    {QT_TRANSLATE_NOOP("DiagramKeys", "Choose a view"), QT_TRANSLATE_NOOP("DiagramKeys", "Left, Right"),
     QT_TRANSLATE_NOOP("DiagramKeys", "Shows the view on the diagram; F6 goes to the tabs and back.")},
    {QT_TRANSLATE_NOOP("DiagramKeys", "Rename or delete a view"), QT_TRANSLATE_NOOP("DiagramKeys", "F2, Del"),
     QT_TRANSLATE_NOOP("DiagramKeys",
                       "Of the tab that has the focus; what the view shows stays in the model.")},
};

} // namespace

QList<KeyHelp> diagramKeys()
{
    const QString place = DiagramKeys::tr("On the diagram");
    QList<KeyHelp> keys;
    for (const Row &row : rows)
        keys << KeyHelp{place, DiagramKeys::tr(row.what), DiagramKeys::tr(row.keys),
                        DiagramKeys::tr(row.help)};
    for (const Row &row : tabRows)
        keys << KeyHelp{DiagramKeys::tr("On the tabs of the views"), DiagramKeys::tr(row.what),
                        DiagramKeys::tr(row.keys), DiagramKeys::tr(row.help)};
    for (const diagram::PaletteGroup &group : diagram::paletteGroups())
        for (const diagram::PaletteEntry &entry : group.entries)
            if (!entry.key.isNull())
                keys << KeyHelp{place, DiagramKeys::tr("Add %1").arg(entry.title),
                                QString(entry.key.toUpper()),
                                DiagramKeys::tr("Then a click, a drag or Enter places it.")};
    return keys;
}

} // namespace bulkhead::app
