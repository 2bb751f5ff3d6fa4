// SPDX-License-Identifier: Apache-2.0
#include "app/actions/commands.h"

#include <QtGlobal>

namespace bulkhead::app {

namespace {

constexpr auto Plain = CommandSpec::Plain;
constexpr auto Checkable = CommandSpec::Checkable;
constexpr auto OnToolBar = CommandSpec::OnToolBar;
constexpr auto StartsGroup = CommandSpec::StartsGroup;
constexpr auto Submenu = CommandSpec::Submenu;
constexpr auto NotInMenu = CommandSpec::NotInMenu;
constexpr auto WithoutModel = CommandSpec::WithoutModel;
constexpr auto NeedsSelection = CommandSpec::NeedsSelection;
constexpr auto ShowsDiagram = CommandSpec::ShowsDiagram;

// clang-format off
constexpr CommandSpec table[] = {
    {"file.new", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "&New model"), "Ctrl+N", "new", QT_TRANSLATE_NOOP("Commands", "Starts an empty threat model."), WithoutModel},
    {"file.open", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "&Open…"), "Ctrl+O", "open", QT_TRANSLATE_NOOP("Commands", "Opens a threat model, or imports a file of another kind."), OnToolBar | WithoutModel},
    {"file.recent", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Open &recent"), "", "", QT_TRANSLATE_NOOP("Commands", "Models opened lately."), Submenu | WithoutModel},
    {"file.import", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "&Import…"), "Ctrl+I", "import", QT_TRANSLATE_NOOP("Commands", "Reads compose files, Kubernetes manifests, quadlet units, docker inspect output, Terraform plans or another tool's model, and shows what was understood."), OnToolBar | WithoutModel},
    {"file.importFolder", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Import &folder…"), "Ctrl+Shift+I", "", QT_TRANSLATE_NOOP("Commands", "Imports everything below a folder that Bulkhead can read."), WithoutModel},
    {"file.importDocker", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Import from &Docker…"), "", "", QT_TRANSLATE_NOOP("Commands", "Asks your own docker what runs on its host; the commands are shown first."), WithoutModel},
    {"file.importCluster", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Import from &Kubernetes…"), "", "", QT_TRANSLATE_NOOP("Commands", "Asks your own kubectl what runs in its cluster; the commands are shown first."), WithoutModel},
    {"file.update", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "&Update from source…"), "Shift+F5", "update", QT_TRANSLATE_NOOP("Commands", "Imports the model's sources again and shows what has changed before anything is taken over."), OnToolBar},
    {"file.save", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "&Save"), "Ctrl+S", "save", QT_TRANSLATE_NOOP("Commands", "Writes the model to its file; the previous version is kept beside it."), StartsGroup | OnToolBar},
    {"file.saveAs", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Save &as…"), "Ctrl+Shift+S", "", QT_TRANSLATE_NOOP("Commands", "Writes the model to another file."), Plain},
    {"file.report", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Save re&port…"), "Ctrl+E", "report",
     QT_TRANSLATE_NOOP("Commands", "Writes the threat report as HTML, PDF, Markdown or JSON."), StartsGroup | OnToolBar},
    {"file.picture", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Save pic&ture…"), "Ctrl+Shift+E", "", QT_TRANSLATE_NOOP("Commands", "Writes the diagram as SVG, PNG or PDF."), Plain},
    {"file.export", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "E&xport…"), "Ctrl+Alt+E", "", QT_TRANSLATE_NOOP("Commands", "Writes the report, the diagram, the findings or another tool's model in any of the formats."), Plain},
    {"file.print", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Print…"), "Ctrl+P", "", QT_TRANSLATE_NOOP("Commands", "Shows the pages of the diagram and prints them, on one page or on several to put together."), Plain},
    {"file.questionnaire", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Sa&ve questionnaire…"), "", "", QT_TRANSLATE_NOOP("Commands", "Writes the open questions as a sheet for those who know the answers."), Plain},
    {"file.answers", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "R&ead answers back…"), "", "", QT_TRANSLATE_NOOP("Commands", "Takes over the answers of filled-in questionnaires, as one step."), Plain},
    {"file.newWindow", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "New &window"), "Ctrl+Shift+N", "", QT_TRANSLATE_NOOP("Commands", "Opens another window, for a second model."), StartsGroup | WithoutModel},
    {"file.close", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "&Close model"), "Ctrl+W", "", QT_TRANSLATE_NOOP("Commands", "Closes the model and returns to the welcome page."), Plain},
    {"file.resume", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Reopen at start"), "", "", QT_TRANSLATE_NOOP("Commands", "Opens at the next start what is open now, with the view, zoom and place that are in sight."), Checkable | WithoutModel},
    {"file.quit", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "&Quit"), "Ctrl+Q", "", QT_TRANSLATE_NOOP("Commands", "Leaves the program; unsaved work is asked about."), WithoutModel},

    {"edit.undo", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "&Undo"), "Ctrl+Z", "undo", QT_TRANSLATE_NOOP("Commands", "Takes back the last change."), OnToolBar | StartsGroup},
    {"edit.redo", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "&Redo"), "Ctrl+Shift+Z; Ctrl+Y", "redo", QT_TRANSLATE_NOOP("Commands", "Makes the change again that was taken back."), OnToolBar},
    {"edit.cut", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "Cu&t"), "Ctrl+X", "", QT_TRANSLATE_NOOP("Commands", "Moves the selection to the clipboard."), StartsGroup | NeedsSelection},
    {"edit.copy", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "&Copy"), "Ctrl+C", "", QT_TRANSLATE_NOOP("Commands", "Copies the selection with all it holds; it can be pasted in another window or a text editor."), NeedsSelection},
    {"edit.copyPicture", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "Copy as picture"), "Ctrl+Alt+C", "", QT_TRANSLATE_NOOP("Commands", "Copies the diagram as SVG and PNG, for slides and documents."), Plain},
    {"edit.paste", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "&Paste"), "Ctrl+V", "", QT_TRANSLATE_NOOP("Commands", "Adds what was copied to the diagram, or writes it into the cells of the table."), Plain},
    {"edit.pasteProperties", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "Paste properti&es"), "Ctrl+Alt+V", "", QT_TRANSLATE_NOOP("Commands", "Gives the selected elements what is stated of the copied one; what is open there stays as it is."), NeedsSelection},
    {"edit.duplicate", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "&Duplicate"), "Ctrl+D", "", QT_TRANSLATE_NOOP("Commands", "Adds a copy of the selection beside it; in the table, fills the selected cells from the first."), NeedsSelection},
    {"edit.delete", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "De&lete"), "Del", "", QT_TRANSLATE_NOOP("Commands", "Takes the selection off this view; what no other view shows is deleted from the model, with all inside it and the flows that lose an end. In the table, clears the cells."), NeedsSelection},
    {"edit.deleteFromModel", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "Delete from the &model"), "Shift+Del", "", QT_TRANSLATE_NOOP("Commands", "Deletes the selection from the model and so from every view, with all it holds and the flows that lose an end."), NeedsSelection},
    {"edit.rename", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "Re&name"), "F2", "", QT_TRANSLATE_NOOP("Commands", "Renames the selected element or flow in place."), NeedsSelection},
    {"edit.selectAll", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "Select &all"), "Ctrl+A", "", QT_TRANSLATE_NOOP("Commands", "Selects everything on the diagram, or in the table."), StartsGroup},
    {"edit.find", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "&Find…"), "Ctrl+F", "find", QT_TRANSLATE_NOOP("Commands", "Finds elements and flows by name and goes from one to the next."), Plain},
    {"edit.replace", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "F&ind and replace in names…"), "Ctrl+H", "", QT_TRANSLATE_NOOP("Commands", "Replaces a text in the names of elements and flows, and shows the names before they change."), Plain},
    {"edit.fillDown", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "Fill down"), "", "", QT_TRANSLATE_NOOP("Commands", "Gives the selected cells of the table what the first row of them says."), Plain},
    {"edit.properties", QT_TRANSLATE_NOOP("Commands", "&Edit"), QT_TRANSLATE_NOOP("Commands", "Pr&operties"), "Alt+Return", "", QT_TRANSLATE_NOOP("Commands", "Puts the cursor into the properties of the selection."), NeedsSelection},

    {"diagram.add", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "&Add"), "", "", QT_TRANSLATE_NOOP("Commands", "Adds an element to the diagram."), Submenu | ShowsDiagram},
    {"diagram.surroundings", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Add &surroundings…"), "", "", QT_TRANSLATE_NOOP("Commands", "Shows what could be assumed around the model (ingress controller, DNS, CI, operators, developers) and adds it."), Plain},
    {"diagram.connect", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "&Connect"), "C", "connect", QT_TRANSLATE_NOOP("Commands", "Draws a flow from the selected element."), OnToolBar | StartsGroup | NeedsSelection | ShowsDiagram},
    {"diagram.note", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Add a note"), "A", "", QT_TRANSLATE_NOOP("Commands", "Puts a text on this view, with arrows to what is selected."), ShowsDiagram},
    {"diagram.moveTarget", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Reattach the &end of a flow"), "", "", QT_TRANSLATE_NOOP("Commands", "Chooses anew where the selected flow goes."), NeedsSelection | ShowsDiagram},
    {"diagram.moveSource", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Reattach the &beginning of a flow"), "", "", QT_TRANSLATE_NOOP("Commands", "Chooses anew where the selected flow comes from."), NeedsSelection | ShowsDiagram},
    {"diagram.reverse", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Re&verse flows"), "", "", QT_TRANSLATE_NOOP("Commands", "Swaps the ends of the selected flows."), NeedsSelection | ShowsDiagram},
    {"diagram.straighten", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Straig&hten flows"), "", "", QT_TRANSLATE_NOOP("Commands", "Makes the selected flows straight; they stay so until they are bent or laid out."), NeedsSelection | ShowsDiagram},
    {"diagram.layout", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "&Lay out anew"), "Ctrl+L", "layout", QT_TRANSLATE_NOOP("Commands", "Arranges the whole diagram automatically."), OnToolBar | ShowsDiagram},
    {"diagram.alignLeft", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Align left"), "Ctrl+Shift+Left", "", QT_TRANSLATE_NOOP("Commands", "Aligns the left edges of the selection."), StartsGroup | NeedsSelection | ShowsDiagram},
    {"diagram.alignCenter", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Align centers"), "Ctrl+Shift+K", "", QT_TRANSLATE_NOOP("Commands", "Aligns the selection on a vertical line."), NeedsSelection | ShowsDiagram},
    {"diagram.alignRight", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Align right"), "Ctrl+Shift+Right", "", QT_TRANSLATE_NOOP("Commands", "Aligns the right edges of the selection."), NeedsSelection | ShowsDiagram},
    {"diagram.alignTop", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Align top"), "Ctrl+Shift+Up", "", QT_TRANSLATE_NOOP("Commands", "Aligns the top edges of the selection."), NeedsSelection | ShowsDiagram},
    {"diagram.alignMiddle", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Align middles"), "Ctrl+Shift+J", "", QT_TRANSLATE_NOOP("Commands", "Aligns the selection on a horizontal line."), NeedsSelection | ShowsDiagram},
    {"diagram.alignBottom", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Align bottom"), "Ctrl+Shift+Down", "", QT_TRANSLATE_NOOP("Commands", "Aligns the bottom edges of the selection."), NeedsSelection | ShowsDiagram},
    {"diagram.distributeHorizontally", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Distribute horizontally"), "Ctrl+Shift+H", "", QT_TRANSLATE_NOOP("Commands", "Makes the gaps between the selected elements equal, from left to right."), NeedsSelection | ShowsDiagram},
    {"diagram.distributeVertically", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Distribute vertically"), "Ctrl+Shift+V", "", QT_TRANSLATE_NOOP("Commands", "Makes the gaps between the selected elements equal, from top to bottom."), NeedsSelection | ShowsDiagram},
    {"diagram.putInto", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "&Put into…"), "Ctrl+M", "", QT_TRANSLATE_NOOP("Commands", "Puts the selection into a host, registry, orchestrator or boundary: what stands in a box is a part of it."), StartsGroup | NeedsSelection | ShowsDiagram},
    {"diagram.takeOut", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Take o&ut"), "Ctrl+Shift+M", "", QT_TRANSLATE_NOOP("Commands", "Takes the selection out of the box that it stands in."), NeedsSelection | ShowsDiagram},
    {"diagram.wrapBoundary", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Wrap in a trust bounda&ry"), "Ctrl+G", "", QT_TRANSLATE_NOOP("Commands", "Draws a trust boundary round the selection."), NeedsSelection | ShowsDiagram},
    {"diagram.wrapHost", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Wrap in a host"), "Ctrl+Shift+G", "", QT_TRANSLATE_NOOP("Commands", "Draws a host round the selection."), NeedsSelection | ShowsDiagram},
    {"diagram.showInView", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Show &in view…"), "", "", QT_TRANSLATE_NOOP("Commands", "Puts the selection on another view as well: one element on several views is one element."), NeedsSelection | ShowsDiagram},
    {"diagram.layoutSelection", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "La&y out the selection"), "Ctrl+Shift+L", "", QT_TRANSLATE_NOOP("Commands", "Lays out what stands in the selected box, or the selected elements, and keeps the rest."), NeedsSelection | StartsGroup | ShowsDiagram},
    {"diagram.ports", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "&Flows as ports or lines"), "", "", QT_TRANSLATE_NOOP("Commands", "Draws the flows of the selected element as marks at its partners, or as lines again."), NeedsSelection | ShowsDiagram},
    {"diagram.linesOrthogonal", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Lines at ri&ght angles"), "", "", QT_TRANSLATE_NOOP("Commands", "Leads the lines of this view at right angles, round what they have nothing to do with."), ShowsDiagram},
    {"diagram.linesStraight", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "S&traight lines"), "", "", QT_TRANSLATE_NOOP("Commands", "Leads the lines of this view straight, with a bend where something stands in between."), ShowsDiagram},
    {"diagram.linesCurved", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Curve&d lines"), "", "", QT_TRANSLATE_NOOP("Commands", "Draws the lines of this view with wide curves."), ShowsDiagram},
    {"diagram.collapse", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Collapse or e&xpand"), "Ctrl+B", "", QT_TRANSLATE_NOOP("Commands", "Shows the selected box as a card with counts of what it holds, its worst rating and its flows bundled, or all of it again."), StartsGroup | NeedsSelection | ShowsDiagram},
    {"diagram.collapseAll", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Collapse all"), "", "", QT_TRANSLATE_NOOP("Commands", "Shows every box of this view that holds something as a card."), ShowsDiagram},
    {"diagram.expandAll", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Expand all"), "", "", QT_TRANSLATE_NOOP("Commands", "Shows what stands in every collapsed box of this view again."), ShowsDiagram},
    {"diagram.outOfScope", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "&Out of scope"), "", "", QT_TRANSLATE_NOOP("Commands", "Leaves the selection out of the analysis, with a reason."), StartsGroup | NeedsSelection},
    {"diagram.takenOver", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "Ta&ken over"), "", "", QT_TRANSLATE_NOOP("Commands", "Marks the selection as what an attacker has already: attack paths start there."), Checkable | NeedsSelection},
    {"diagram.worthHaving", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "&Worth having"), "", "", QT_TRANSLATE_NOOP("Commands", "Marks the selection as what an attacker is after: attack paths lead to it."), Checkable | NeedsSelection},
    {"diagram.snap", QT_TRANSLATE_NOOP("Commands", "&Diagram"), QT_TRANSLATE_NOOP("Commands", "S&nap to grid"), "", "", QT_TRANSLATE_NOOP("Commands", "Moves elements in steps of the grid."), Checkable | StartsGroup},

    {"view.palette", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "&Palette"), "", "", QT_TRANSLATE_NOOP("Commands", "Shows or hides the palette."), Checkable},
    {"view.outline", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "&Outline"), "", "", QT_TRANSLATE_NOOP("Commands", "Shows or hides the outline."), Checkable},
    {"view.properties", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Prop&erties"), "", "", QT_TRANSLATE_NOOP("Commands", "Shows or hides the properties."), Checkable},
    {"view.findings", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Findings and &questions"), "", "", QT_TRANSLATE_NOOP("Commands", "Shows or hides the panel below the diagram."), Checkable},
    {"view.overview", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "O&verview map"), "", "", QT_TRANSLATE_NOOP("Commands", "Shows or hides the small map of the whole diagram."), Checkable},
    {"view.history", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "History"), "", "", QT_TRANSLATE_NOOP("Commands", "Shows or hides the steps of the undo history."), Checkable},
    {"view.diagramTab", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "&Diagram"), "Alt+1", "", QT_TRANSLATE_NOOP("Commands", "Goes to the diagram."), StartsGroup},
    {"view.threatsTab", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "&Threats"), "Alt+2", "", QT_TRANSLATE_NOOP("Commands", "Goes to the table of all threats."), Plain},
    {"view.matrixTab", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "STRIDE &matrix"), "Alt+3", "", QT_TRANSLATE_NOOP("Commands", "Goes to the matrix of elements and STRIDE categories."), Plain},
    {"view.pathsTab", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "&Attack paths"), "Alt+4", "", QT_TRANSLATE_NOOP("Commands", "Goes to the ways an attacker can take."), Plain},
    {"view.layersTab", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Defense in depth"), "Alt+5", "", QT_TRANSLATE_NOOP("Commands", "Goes to what each layer does here, from people to container, and what is open."), Plain},
    {"view.whatIfTab", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "W&hat if"), "Alt+6", "", QT_TRANSLATE_NOOP("Commands", "Goes to what to do first, and what would be if it were done."), Plain},
    {"view.reportTab", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "&Report"), "Alt+7", "", QT_TRANSLATE_NOOP("Commands", "Goes to the live preview of the report."), Plain},
    {"view.tableTab", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Table of elements"), "Alt+8", "", QT_TRANSLATE_NOOP("Commands", "Goes to the table of elements and properties, edited as in a spreadsheet."), Plain},
    {"view.overlay", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Attack path overla&y"), "Ctrl+Shift+O", "", QT_TRANSLATE_NOOP("Commands", "Walks along the attack path chosen last and dims everything else; switch it off to see all again."), Checkable},
    {"view.views", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Diagram vie&w"), "", "", QT_TRANSLATE_NOOP("Commands", "Chooses which part of the model the diagram shows."), Submenu | StartsGroup},
    {"view.next", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Ne&xt view"), "Ctrl+PgDown", "", QT_TRANSLATE_NOOP("Commands", "Shows the next view of the model on the diagram."), NotInMenu},
    {"view.previous", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Pre&vious view"), "Ctrl+PgUp", "", QT_TRANSLATE_NOOP("Commands", "Shows the previous view of the model on the diagram."), NotInMenu},
    {"view.newEmpty", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "New &empty view"), "Shift+F11", "", QT_TRANSLATE_NOOP("Commands", "Adds a view with nothing on it."), NotInMenu},
    {"view.newFromSelection", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "New view of the &selection"), "", "", QT_TRANSLATE_NOOP("Commands", "Adds a view of the selected elements and all that they hold, in their places."), NotInMenu | NeedsSelection},
    {"view.newOfBox", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "New view of a &box…"), "", "", QT_TRANSLATE_NOOP("Commands", "Adds a view of a namespace, host or other box, and of what that exchanges data with."), NotInMenu},
    {"view.newOfPath", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "New view of an attack &path…"), "", "", QT_TRANSLATE_NOOP("Commands", "Adds a view of the elements on an attack path and the boxes round them."), NotInMenu},
    {"view.newOfFinding", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "New view of what a &finding touches"), "", "", QT_TRANSLATE_NOOP("Commands", "Adds a view of the elements that the chosen findings are about and the boxes round them."), NotInMenu},
    {"view.newWithoutOwner", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "New view of what has no &owner"), "", "", QT_TRANSLATE_NOOP("Commands", "Adds a view of the elements for which no tenant is stated, neither theirs nor that of a box round them."), NotInMenu},
    {"view.rename", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "&Rename view"), "", "", QT_TRANSLATE_NOOP("Commands", "Renames the view in its tab."), NotInMenu},
    {"view.duplicate", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "&Duplicate view"), "", "", QT_TRANSLATE_NOOP("Commands", "Adds another view that shows the same in the same places."), NotInMenu},
    {"view.moveLeft", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Move view to the &left"), "Ctrl+Shift+PgUp", "", QT_TRANSLATE_NOOP("Commands", "Puts the view before the one on its left; reports have their chapters in this order."), NotInMenu},
    {"view.moveRight", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Move view to the r&ight"), "Ctrl+Shift+PgDown", "", QT_TRANSLATE_NOOP("Commands", "Puts the view behind the one on its right; reports have their chapters in this order."), NotInMenu},
    {"view.delete", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Dele&te view"), "", "", QT_TRANSLATE_NOOP("Commands", "Deletes the view; what it shows stays in the model."), NotInMenu},
    {"view.flowKinds", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "F&lows shown"), "", "", QT_TRANSLATE_NOOP("Commands", "Chooses which kinds of flows the diagram shows."), Submenu},
    {"view.zoomIn", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Zoom &in"), "Ctrl++; Ctrl+=", "zoom-in", QT_TRANSLATE_NOOP("Commands", "Shows the diagram larger."), StartsGroup},
    {"view.zoomOut", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Zoom o&ut"), "Ctrl+-", "zoom-out", QT_TRANSLATE_NOOP("Commands", "Shows the diagram smaller."), Plain},
    {"view.zoomFit", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "&Fit diagram"), "Ctrl+9", "fit", QT_TRANSLATE_NOOP("Commands", "Shows the whole diagram."), OnToolBar | StartsGroup},
    {"view.zoomReset", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "&100 %"), "Ctrl+0", "", QT_TRANSLATE_NOOP("Commands", "Shows the diagram in its own size."), Plain},
    {"view.networks", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Show &networks"), "Ctrl+Shift+W", "network", QT_TRANSLATE_NOOP("Commands", "Draws a tinted hull round the members of each network."), Checkable | StartsGroup | OnToolBar},
    {"view.classic", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "&Classic DFD notation"), "Ctrl+Shift+D", "classic", QT_TRANSLATE_NOOP("Commands", "Draws circles, parallel lines and rectangles, as STRIDE is taught."), Checkable | OnToolBar},
    {"view.dark", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Dar&k theme"), "Ctrl+Shift+T", "dark", QT_TRANSLATE_NOOP("Commands", "Switches between the dark and the light theme."), Checkable | StartsGroup | OnToolBar | WithoutModel},
    {"view.language", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Langua&ge"), "", "", QT_TRANSLATE_NOOP("Commands", "Chooses the language of the window, from the next start on."), Submenu | WithoutModel},
    {"view.present", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Presentation"), "F5", "", QT_TRANSLATE_NOOP("Commands", "Shows the diagram alone on the whole screen: views, attack paths and top threats, slide by slide, with a text beside."), StartsGroup},
    {"view.fullScreen", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Full &screen"), "F11", "", QT_TRANSLATE_NOOP("Commands", "Gives the window the whole screen."), Checkable | WithoutModel},

    {"threats.decide", QT_TRANSLATE_NOOP("Commands", "&Threats"), QT_TRANSLATE_NOOP("Commands", "&Decide…"), "Ctrl+Return", "decide", QT_TRANSLATE_NOOP("Commands", "Records what was decided on the selected findings."), Plain},
    {"threats.add", QT_TRANSLATE_NOOP("Commands", "&Threats"), QT_TRANSLATE_NOOP("Commands", "&Add a threat of your own…"), "Ctrl+Shift+A", "", QT_TRANSLATE_NOOP("Commands", "Adds a threat that no rule covers to the selected element."), NeedsSelection},
    {"threats.decisions", QT_TRANSLATE_NOOP("Commands", "&Threats"), QT_TRANSLATE_NOOP("Commands", "All deci&sions…"), "", "", QT_TRANSLATE_NOOP("Commands", "Lists every decision and how it stands today: expired ones and those whose finding has gone are marked."), Plain},
    {"threats.explain", QT_TRANSLATE_NOOP("Commands", "&Threats"), QT_TRANSLATE_NOOP("Commands", "&Explain a rule…"), "Ctrl+Shift+X", "", QT_TRANSLATE_NOOP("Commands", "Shows why a rule fires on an element, does not, or cannot tell, with every value and where it came from."), Plain},
    {"threats.show", QT_TRANSLATE_NOOP("Commands", "&Threats"), QT_TRANSLATE_NOOP("Commands", "Sho&w on the diagram"), "", "", QT_TRANSLATE_NOOP("Commands", "Shows the element or flow of the finding on the diagram."), Plain},
    {"threats.remove", QT_TRANSLATE_NOOP("Commands", "&Threats"), QT_TRANSLATE_NOOP("Commands", "Re&move a threat of your own"), "", "", QT_TRANSLATE_NOOP("Commands", "Removes the threat that is being read, if a person added it."), Plain},
    {"threats.trial", QT_TRANSLATE_NOOP("Commands", "&Threats"), QT_TRANSLATE_NOOP("Commands", "&Try changes out"), "Ctrl+Shift+Y", "", QT_TRANSLATE_NOOP("Commands", "Makes changes provisional: shows what they do to the risk until they are kept or discarded."), Checkable},
    {"threats.pathFrom", QT_TRANSLATE_NOOP("Commands", "&Threats"), QT_TRANSLATE_NOOP("Commands", "Find a path &from here"), "", "", QT_TRANSLATE_NOOP("Commands", "Shows where an attacker gets to who has taken over the selected element."), NeedsSelection},
    {"threats.pathTo", QT_TRANSLATE_NOOP("Commands", "&Threats"), QT_TRANSLATE_NOOP("Commands", "Find a path t&o here"), "", "", QT_TRANSLATE_NOOP("Commands", "Shows how an attacker gets to the selected element."), NeedsSelection},
    {"threats.next", QT_TRANSLATE_NOOP("Commands", "&Threats"), QT_TRANSLATE_NOOP("Commands", "&Next finding"), "F8", "", QT_TRANSLATE_NOOP("Commands", "Opens the next finding of the list."), StartsGroup},
    {"threats.previous", QT_TRANSLATE_NOOP("Commands", "&Threats"), QT_TRANSLATE_NOOP("Commands", "&Previous finding"), "Shift+F8", "", QT_TRANSLATE_NOOP("Commands", "Opens the previous finding of the list."), Plain},
    {"threats.catalog", QT_TRANSLATE_NOOP("Commands", "&Threats"), QT_TRANSLATE_NOOP("Commands", "Threat &catalog…"), "Ctrl+Shift+C", "catalog", QT_TRANSLATE_NOOP("Commands", "Every threat and rule, in plain English; rules can be switched off, and catalogs of your own written and loaded."), StartsGroup | WithoutModel},
    {"threats.platform", QT_TRANSLATE_NOOP("Commands", "&Threats"), QT_TRANSLATE_NOOP("Commands", "P&latform profile…"), "", "", QT_TRANSLATE_NOOP("Commands", "What is known of hosts, control plane and registries, kept in a file that many models share."), Plain},
    {"threats.details", QT_TRANSLATE_NOOP("Commands", "&Threats"), QT_TRANSLATE_NOOP("Commands", "Model deta&ils…"), "", "", QT_TRANSLATE_NOOP("Commands", "Title, authors, scope, assumptions, assets and threat actors: the report's first page."), Plain},

    {"teach.newWorkshop", QT_TRANSLATE_NOOP("Commands", "Te&ach"), QT_TRANSLATE_NOOP("Commands", "&New workshop…"), "", "", QT_TRANSLATE_NOOP("Commands", "Prepares a workshop on this model: the files and papers for participants and facilitator."), Plain},
    {"teach.openWorkshop", QT_TRANSLATE_NOOP("Commands", "Te&ach"), QT_TRANSLATE_NOOP("Commands", "&Open workshop…"), "", "", QT_TRANSLATE_NOOP("Commands", "Opens the workshop of a facilitator, or the task of a participant."), WithoutModel},
    {"teach.lessons", QT_TRANSLATE_NOOP("Commands", "Te&ach"), QT_TRANSLATE_NOOP("Commands", "&Lessons"), "", "", QT_TRANSLATE_NOOP("Commands", "Short lessons to learn threat modelling by oneself."), StartsGroup | WithoutModel},

    {"help.palette", QT_TRANSLATE_NOOP("Commands", "&Help"), QT_TRANSLATE_NOOP("Commands", "&Command palette…"), "Ctrl+Shift+P", "find", QT_TRANSLATE_NOOP("Commands", "Finds any command by its name."), WithoutModel},
    {"help.shortcuts", QT_TRANSLATE_NOOP("Commands", "&Help"), QT_TRANSLATE_NOOP("Commands", "&Keyboard shortcuts…"), "Ctrl+/", "", QT_TRANSLATE_NOOP("Commands", "Lists every command; shortcuts can be changed."), WithoutModel},
    {"help.about", QT_TRANSLATE_NOOP("Commands", "&Help"), QT_TRANSLATE_NOOP("Commands", "&About Bulkhead"), "", "", QT_TRANSLATE_NOOP("Commands", "Version and licence."), StartsGroup | WithoutModel},
    {"focus.next", QT_TRANSLATE_NOOP("Commands", "&Help"), QT_TRANSLATE_NOOP("Commands", "Next panel"), "F6", "", QT_TRANSLATE_NOOP("Commands", "Moves the cursor to the next panel of the window."), NotInMenu | WithoutModel},
};
// clang-format on

} // namespace

std::span<const CommandSpec> commandTable()
{
    return table;
}

} // namespace bulkhead::app
