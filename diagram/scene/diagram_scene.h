// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/arrange.h"
#include "diagram/notation.h"
#include "diagram/overlay.h"
#include "diagram/theme.h"
#include "model/change.h"
#include "model/model.h"

#include <functional>
#include <memory>
#include <QGraphicsScene>
#include <span>
#include <string>
#include <vector>

class QMimeData;

namespace bulkhead::diagram {

class Tool;
struct PaletteEntry;
struct Planned;
struct SceneState;

// Draws one view of a model and turns gestures into Changes. It owns no truth: it never edits the model,
// but asks by changeRequested(), and follows what applyChange() tells.
class DiagramScene : public QGraphicsScene
{
    Q_OBJECT

public:
    explicit DiagramScene(QObject *parent = nullptr);
    ~DiagramScene() override;

    // Shows another model or view; the selection is kept where the ids still exist.
    void setModel(const model::Model &model, model::IdView view);
    // Follows a change that has been made: `after` is the model with it.
    void applyChange(const model::Model &after, const model::Change &change);
    const model::Model &model() const;
    const model::Id &view() const;

    void setOverlay(Overlay overlay);
    void setBadges(Overlay overlay);    // takes badges and tooltips, and leaves what is highlighted
    void setHighlight(Overlay overlay); // takes what is highlighted, and the steps, and leaves the rest
    const Overlay &overlay() const;
    // Changes one badge of the overlay, with its tooltip; a count of 0 takes it away.
    void setBadge(const model::Id &id, const Badge &badge, const QString &tooltip);
    void setTheme(const Theme &theme);
    const Theme &theme() const;
    void setNotation(Notation notation);
    Notation notation() const;
    void setShowNetworks(bool show); // hulls round all networks; a selected member always shows its own
    bool showNetworks() const;
    void setSnapToGrid(bool snap);
    bool snapToGrid() const;
    void setReadOnly(bool readOnly); // look and select only

    // Elements and flows, in the order of their ids; all flows of a line. What stands in a collapsed box is
    // selected as the box.
    std::vector<model::Id> selectedIds() const;
    void select(std::span<const model::Id> ids);
    // What shows the element or flow: itself, the card that it stands in, or the line with all its flows.
    void selectWhatIsShown(const model::Id &id);
    // What the selection is about: selectedIds(), but in place of a card what was to be selected inside it,
    // and of a line those of its flows. Such a selection removes, copies and renames nothing.
    std::vector<model::Id> selectionSubjects() const;
    bool isSelectedForInside() const;
    void selectAll();
    // Lights an element or flow beside what is selected, until the selection changes; empty: none.
    void pointAt(const model::Id &id);
    const model::Id &pointedAt() const;
    // In scene units; of the collapsed box that it stands in; null when the view does not show the id.
    QRectF boundsOf(model::IdView id) const;
    QRectF contentBounds() const;
    // The element or flow at a point; empty when there is none.
    model::Id idAt(QPointF scenePosition) const;
    // What a screen reader says: "container web, 3 high threats".
    QString accessibleText(model::IdView id) const;

    // What is told of the element or flow when the pointer rests on it; plain text, empty for an unknown id.
    QString tooltipOf(model::IdView id) const;

    // What gestures do, for menus and keys. Each asks for a change, or does nothing when it makes no sense.
    void removeSelection(); // from the view, where another one shows it; else from the model
    void deleteSelection(); // from the model
    void duplicateSelection();
    void renameSelection(); // in place
    void nudgeSelection(double dx, double dy);
    void alignSelection(Alignment alignment);
    void distributeSelection(Qt::Orientation direction);
    // Which box elements stand in. What cannot be done is told.
    std::vector<model::Id> boxesFor(std::span<const model::Id> ids) const; // that these can be put into
    void putInto(std::span<const model::Id> ids, const model::Id &box);
    void takeSelectionOut();
    void wrapSelection(const PaletteEntry &entry); // a new box round it, to be named
    // The elements that stand in another box here than in the model.
    std::vector<model::Id> misplacedIds() const;
    enum class Mend : std::uint8_t { Picture, Model }; // what is changed
    void mendNesting(std::span<const model::Id> ids, Mend mend);

    // Boxes as cards with a count of what they hold, its worst rating, and its flows bundled. Each is one
    // step.
    void collapse(std::span<const model::Id> boxes);
    void expand(std::span<const model::Id> boxes);
    void toggleCollapsed(std::span<const model::Id> ids);
    void collapseSelection(); // or the box round it
    void expandSelection();
    void toggleCollapsedSelection();
    void collapseAll();
    void expandAll();
    bool isCollapsed(model::IdView id) const;
    std::vector<model::Id> standsFor(const model::Id &id) const; // itself, and what a collapsed box holds

    void resizeSelection(double dx, double dy); // by the lower right corner

    // The one flow that is selected. A bend is chosen among its bends; arrow keys move it, or make the first
    // one.
    void walkFlows();          // selects the next flow of the selected element, or of the one it began with
    void chooseBend(int step); // the next or the previous one
    void insertBend();         // behind the chosen one
    void removeBend();
    void moveBend(double dx, double dy);
    void startReattaching(bool source); // then arrows or a click choose the element

    void straightenSelection(); // removes the bend points of the selected flows
    void reverseSelection();    // swaps the ends of the selected flows
    void startConnecting();     // from the selected element: then arrows or a click choose the target
    void startPlacing(const PaletteEntry &entry); // then a click, or Enter, places it

    // The notes of the view, by their place in its record: they have no ids, and are selected beside those.
    // Gestures and commands for the selection take them along.
    std::vector<int> selectedNotes() const;
    void selectNotes(std::span<const int> notes); // and nothing else
    QRectF boundsOfNote(int note) const;
    QString textOfNote(int note) const;
    // A click, or Enter, places a new one, whose arrows lead to what is selected, and opens it for its text.
    void startNote();
    void startNoteArrow(); // from the selected one: a click, or Enter, adds or takes away an arrow
    void cancelGesture();
    // Selects the next element in that direction; with nothing selected the first one.
    void walk(Qt::Key arrow);
    void walkInOrder(bool forwards);

    // The selection for the clipboard, as the native JSON; null when nothing is selected.
    std::unique_ptr<QMimeData> copySelection() const;
    void paste(const QMimeData &mime);
    static bool canPaste(const QMimeData &mime);

    // For tools and items; not for users of the scene.
    SceneState &state() { return *m_state; }
    const SceneState &state() const { return *m_state; }
    void request(model::Change change, const QString &text);
    // `doing` names the gesture, and `own` is what it is about: the text says of both what became of their
    // boxes.
    void request(const Planned &planned, const QString &doing, std::span<const model::Id> own);

signals:
    // `text` names the change for the undo list: "Move web". The receiver applies it and calls applyChange(),
    // or does neither, and the scene shows what it showed before.
    void changeRequested(const bulkhead::model::Change &change, const QString &text);
    void badgeActivated(const std::string &id);
    void activated(const std::string &id);                           // Enter: show its properties
    void contextMenuRequested(const std::string &id, QPoint global); // id is empty on the ground
    void hintChanged(const QString &hint);     // what the gesture at hand expects; empty when it is over
    void noted(const QString &text);           // what was done beyond what one sees
    void nestingChecked();                     // misplacedIds() may be others
    void problemOccurred(const QString &text); // why a gesture could not be done
    void focusedElementChanged(const std::string &id); // by keyboard: make it visible, tell screen readers
    void focusedNoteChanged(int note);                 // the same

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseDoubleClickEvent(QGraphicsSceneMouseEvent *event) override;
    void contextMenuEvent(QGraphicsSceneContextMenuEvent *event) override;
    void helpEvent(QGraphicsSceneHelpEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QGraphicsSceneDragDropEvent *event) override;
    void dragMoveEvent(QGraphicsSceneDragDropEvent *event) override;
    void dragLeaveEvent(QGraphicsSceneDragDropEvent *event) override;
    void dropEvent(QGraphicsSceneDragDropEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void arrangeSelection(std::size_t atLeast, const QString &verb,
                          const std::function<std::vector<QRectF>(std::vector<QRectF>)> &arrange);
    bool refuseForInside(); // tells why, where the selection is about what is not on the picture
    void setTool(std::unique_ptr<Tool> tool); // null: the one at hand goes on
    template <typename Handler>
    void dispatch(Handler handler);

    std::unique_ptr<SceneState> m_state;
    std::unique_ptr<Tool> m_tool; // the gesture at hand; never null
    // While a tool handles an event it may cause a change, which comes back by applyChange(): the tool lives
    // on until it is done.
    bool m_dispatching = false;
    std::unique_ptr<Tool> m_pending;
};

} // namespace bulkhead::diagram
