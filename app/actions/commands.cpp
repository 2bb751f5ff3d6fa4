#include "app/actions/commands.h"

#include <QtGlobal>

namespace bulkhead::app {

namespace {

#define TR(text) QT_TRANSLATE_NOOP("Commands", text)
constexpr auto Plain = CommandSpec::Plain;
constexpr auto Checkable = CommandSpec::Checkable;
constexpr auto OnToolBar = CommandSpec::OnToolBar;
constexpr auto StartsGroup = CommandSpec::StartsGroup;
constexpr auto Submenu = CommandSpec::Submenu;
constexpr auto NotInMenu = CommandSpec::NotInMenu;
constexpr auto WithoutModel = CommandSpec::WithoutModel;
constexpr auto NeedsSelection = CommandSpec::NeedsSelection;

// clang-format off
constexpr CommandSpec table[] = {
    {"file.new", TR("&File"), TR("&New model"), "Ctrl+N", "new", TR("Starts an empty threat model."), WithoutModel},
    {"file.open", TR("&File"), TR("&Open…"), "Ctrl+O", "open", TR("Opens a threat model, or imports a file of another kind."), OnToolBar | WithoutModel},
    {"file.recent", TR("&File"), TR("Open &recent"), "", "", TR("Models opened lately."), Submenu | WithoutModel},
    {"file.import", TR("&File"), TR("&Import…"), "Ctrl+I", "import", TR("Reads compose files, Kubernetes manifests, docker inspect output or another tool's model, and shows what was understood."), OnToolBar | WithoutModel},
    {"file.importFolder", TR("&File"), TR("Import &folder…"), "Ctrl+Shift+I", "", TR("Imports everything below a folder that Bulkhead can read."), WithoutModel},
    {"file.update", TR("&File"), TR("&Update from source…"), "F5", "update", TR("Imports the model's sources again and shows what has changed before anything is taken over."), OnToolBar},
    {"file.save", TR("&File"), TR("&Save"), "Ctrl+S", "save", TR("Writes the model to its file; the previous version is kept beside it."), StartsGroup | OnToolBar},
    {"file.saveAs", TR("&File"), TR("Save &as…"), "Ctrl+Shift+S", "", TR("Writes the model to another file."), Plain},
    {"file.report", TR("&File"), TR("Save re&port…"), "Ctrl+E", "report",
     TR("Writes the threat report as HTML, PDF, Markdown or JSON."), StartsGroup | OnToolBar},
    {"file.picture", TR("&File"), TR("Save p&icture…"), "Ctrl+Shift+E", "", TR("Writes the diagram as SVG, PNG or PDF."), Plain},
    {"file.questionnaire", TR("&File"), TR("Save &questionnaire…"), "", "", TR("Writes the open questions as a sheet for those who know the answers."), Plain},
    {"file.answers", TR("&File"), TR("Read a&nswers back…"), "", "", TR("Takes over the answers of filled-in questionnaires, as one step."), Plain},
    {"file.newWindow", TR("&File"), TR("New &window"), "Ctrl+Shift+N", "", TR("Opens another window, for a second model."), StartsGroup | WithoutModel},
    {"file.close", TR("&File"), TR("&Close model"), "Ctrl+W", "", TR("Closes the model and returns to the welcome page."), Plain},
    {"file.quit", TR("&File"), TR("&Quit"), "Ctrl+Q", "", TR("Leaves the program; unsaved work is asked about."), WithoutModel},

    {"edit.undo", TR("&Edit"), TR("&Undo"), "Ctrl+Z", "undo", TR("Takes back the last change."), OnToolBar | StartsGroup},
    {"edit.redo", TR("&Edit"), TR("&Redo"), "Ctrl+Shift+Z; Ctrl+Y", "redo", TR("Makes the change again that was taken back."), OnToolBar},
    {"edit.cut", TR("&Edit"), TR("Cu&t"), "Ctrl+X", "", TR("Moves the selection to the clipboard."), StartsGroup | NeedsSelection},
    {"edit.copy", TR("&Edit"), TR("&Copy"), "Ctrl+C", "", TR("Copies the selection with all it holds; it can be pasted in another window or a text editor."), NeedsSelection},
    {"edit.paste", TR("&Edit"), TR("&Paste"), "Ctrl+V", "", TR("Adds what was copied to the diagram."), Plain},
    {"edit.duplicate", TR("&Edit"), TR("&Duplicate"), "Ctrl+D", "", TR("Adds a copy of the selection beside it."), NeedsSelection},
    {"edit.delete", TR("&Edit"), TR("De&lete"), "Del", "", TR("Removes the selection with all it holds and the flows that lose an end."), NeedsSelection},
    {"edit.rename", TR("&Edit"), TR("Re&name"), "F2", "", TR("Renames the selected element or flow in place."), NeedsSelection},
    {"edit.selectAll", TR("&Edit"), TR("Select &all"), "Ctrl+A", "", TR("Selects everything on the diagram."), StartsGroup},
    {"edit.find", TR("&Edit"), TR("&Find element…"), "Ctrl+F", "find", TR("Puts the cursor into the outline's filter."), Plain},
    {"edit.properties", TR("&Edit"), TR("P&roperties"), "Alt+Return", "", TR("Puts the cursor into the properties of the selection."), Plain},

    {"diagram.add", TR("&Diagram"), TR("&Add"), "", "", TR("Adds an element to the diagram."), Submenu},
    {"diagram.connect", TR("&Diagram"), TR("&Connect"), "C", "connect", TR("Draws a flow from the selected element."), OnToolBar | StartsGroup | NeedsSelection},
    {"diagram.layout", TR("&Diagram"), TR("&Lay out anew"), "Ctrl+L", "layout", TR("Arranges the whole diagram automatically."), OnToolBar},
    {"diagram.alignLeft", TR("&Diagram"), TR("Align l&eft"), "Ctrl+Alt+Left", "", TR("Aligns the left edges of the selection."), StartsGroup | NeedsSelection},
    {"diagram.alignCenter", TR("&Diagram"), TR("Align ce&nters"), "", "", TR("Aligns the selection on a vertical line."), NeedsSelection},
    {"diagram.alignRight", TR("&Diagram"), TR("Align r&ight"), "Ctrl+Alt+Right", "", TR("Aligns the right edges of the selection."), NeedsSelection},
    {"diagram.alignTop", TR("&Diagram"), TR("Align &top"), "Ctrl+Alt+Up", "", TR("Aligns the top edges of the selection."), NeedsSelection},
    {"diagram.alignMiddle", TR("&Diagram"), TR("Align &middles"), "", "", TR("Aligns the selection on a horizontal line."), NeedsSelection},
    {"diagram.alignBottom", TR("&Diagram"), TR("Align &bottom"), "Ctrl+Alt+Down", "", TR("Aligns the bottom edges of the selection."), NeedsSelection},
    {"diagram.distributeHorizontally", TR("&Diagram"), TR("Distribute &horizontally"), "", "", TR("Makes the gaps between the selected elements equal, from left to right."), NeedsSelection},
    {"diagram.distributeVertically", TR("&Diagram"), TR("Distribute &vertically"), "", "", TR("Makes the gaps between the selected elements equal, from top to bottom."), NeedsSelection},
    {"diagram.outOfScope", TR("&Diagram"), TR("&Out of scope"), "", "", TR("Leaves the selection out of the analysis, with a reason."), StartsGroup | NeedsSelection},
    {"diagram.snap", TR("&Diagram"), TR("&Snap to grid"), "", "", TR("Moves elements in steps of the grid."), Checkable | StartsGroup},

    {"view.palette", TR("&View"), TR("&Palette"), "", "", TR("Shows or hides the palette."), Checkable},
    {"view.outline", TR("&View"), TR("&Outline"), "", "", TR("Shows or hides the outline."), Checkable},
    {"view.properties", TR("&View"), TR("Prop&erties"), "", "", TR("Shows or hides the properties."), Checkable},
    {"view.findings", TR("&View"), TR("&Findings and questions"), "", "", TR("Shows or hides the panel below the diagram."), Checkable},
    {"view.overview", TR("&View"), TR("O&verview map"), "", "", TR("Shows or hides the small map of the whole diagram."), Checkable},
    {"view.diagramTab", TR("&View"), TR("&Diagram"), "Alt+1", "", TR("Goes to the diagram."), StartsGroup},
    {"view.threatsTab", TR("&View"), TR("&Threats"), "Alt+2", "", TR("Goes to the table of all threats."), Plain},
    {"view.matrixTab", TR("&View"), TR("STRIDE &matrix"), "Alt+3", "", TR("Goes to the matrix of elements and STRIDE categories."), Plain},
    {"view.pathsTab", TR("&View"), TR("&Attack paths"), "Alt+4", "", TR("Goes to the ways an attacker can take."), Plain},
    {"view.whatIfTab", TR("&View"), TR("What &if"), "Alt+5", "", TR("Goes to what to do first, and what would be if it were done."), Plain},
    {"view.reportTab", TR("&View"), TR("&Report"), "Alt+6", "", TR("Goes to the live preview of the report."), Plain},
    {"view.overlay", TR("&View"), TR("Attack &path overlay"), "Ctrl+Shift+O", "", TR("Walks along the attack path chosen last and dims everything else; switch it off to see all again."), Checkable},
    {"view.views", TR("&View"), TR("Diagram vie&w"), "", "", TR("Chooses which part of the model the diagram shows."), Submenu | StartsGroup},
    {"view.flowKinds", TR("&View"), TR("F&lows shown"), "", "", TR("Chooses which kinds of flows the diagram shows."), Submenu},
    {"view.zoomIn", TR("&View"), TR("Zoom &in"), "Ctrl++; Ctrl+=", "zoom-in", TR("Shows the diagram larger."), StartsGroup},
    {"view.zoomOut", TR("&View"), TR("Zoom o&ut"), "Ctrl+-", "zoom-out", TR("Shows the diagram smaller."), Plain},
    {"view.zoomFit", TR("&View"), TR("&Fit diagram"), "Ctrl+9", "fit", TR("Shows the whole diagram."), OnToolBar | StartsGroup},
    {"view.zoomReset", TR("&View"), TR("&100 %"), "Ctrl+0", "", TR("Shows the diagram in its own size."), Plain},
    {"view.networks", TR("&View"), TR("Show &networks"), "Ctrl+Shift+W", "network", TR("Draws a tinted hull round the members of each network."), Checkable | StartsGroup | OnToolBar},
    {"view.classic", TR("&View"), TR("&Classic DFD notation"), "Ctrl+Shift+D", "classic", TR("Draws circles, parallel lines and rectangles, as STRIDE is taught."), Checkable | OnToolBar},
    {"view.dark", TR("&View"), TR("Dar&k theme"), "Ctrl+Shift+T", "dark", TR("Switches between the dark and the light theme."), Checkable | StartsGroup | OnToolBar | WithoutModel},
    {"view.fullScreen", TR("&View"), TR("F&ull screen"), "F11", "", TR("Gives the window the whole screen."), Checkable | WithoutModel},

    {"threats.decide", TR("&Threats"), TR("&Decide…"), "Ctrl+Return", "decide", TR("Records what was decided on the selected findings."), Plain},
    {"threats.add", TR("&Threats"), TR("&Add a threat of your own…"), "Ctrl+Shift+A", "", TR("Adds a threat that no rule covers to the selected element."), NeedsSelection},
    {"threats.decisions", TR("&Threats"), TR("All deci&sions…"), "", "", TR("Lists every decision and how it stands today: expired ones and those whose finding has gone are marked."), Plain},
    {"threats.explain", TR("&Threats"), TR("&Explain a rule…"), "Ctrl+Shift+X", "", TR("Shows why a rule fires on an element, does not, or cannot tell, with every value and where it came from."), Plain},
    {"threats.trial", TR("&Threats"), TR("&Try changes out"), "Ctrl+Shift+Y", "", TR("Makes changes provisional: shows what they do to the risk until they are kept or discarded."), Checkable},
    {"threats.next", TR("&Threats"), TR("&Next finding"), "F8", "", TR("Opens the next finding of the list."), StartsGroup},
    {"threats.previous", TR("&Threats"), TR("&Previous finding"), "Shift+F8", "", TR("Opens the previous finding of the list."), Plain},
    {"threats.catalog", TR("&Threats"), TR("Threat &catalog…"), "Ctrl+Shift+C", "catalog", TR("Every threat and rule, in plain English; rules can be switched off, and catalogs of your own written and loaded."), StartsGroup | WithoutModel},
    {"threats.details", TR("&Threats"), TR("Model de&tails…"), "", "", TR("Title, authors, scope, assumptions, assets and threat actors: the report's first page."), Plain},

    {"help.palette", TR("&Help"), TR("&Command palette…"), "Ctrl+Shift+P", "find", TR("Finds any command by its name."), WithoutModel},
    {"help.shortcuts", TR("&Help"), TR("&Keyboard shortcuts…"), "Ctrl+/", "", TR("Lists every command; shortcuts can be changed."), WithoutModel},
    {"help.about", TR("&Help"), TR("&About Bulkhead"), "", "", TR("Version and licence."), StartsGroup | WithoutModel},
    {"focus.next", TR("&Help"), TR("Next panel"), "F6", "", TR("Moves the cursor to the next panel of the window."), NotInMenu | WithoutModel},
};
// clang-format on

#undef TR

} // namespace

std::span<const CommandSpec> commandTable()
{
    return table;
}

} // namespace bulkhead::app
