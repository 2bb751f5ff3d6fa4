// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/answers_folder.h"
#include "app/workshop/facilitator/desk.h"
#include "app/workshop/facilitator/room_work.h"
#include "diagram/theme.h"

#include <QWidget>

#include <string>

class QKeyEvent;

namespace bulkhead::app {

class Dialogs;

// What the pages of the facilitator's screen share.
struct DeskView
{
    Desk &desk;
    RoomWork &room;
    AnswersFolder &folder;
    Dialogs &dialogs;
    diagram::Theme theme = diagram::Theme::builtIn(diagram::Scheme::Light);
    bool showsNames = false; // nobody is named on a projector unless the facilitator asks

    // "Group 2"; the name where names are shown; a pseudonym where the workshop names nobody.
    QString nameOf(const std::string &participant) const;
    // Of a row of the scores, whose name may be a pseudonym already.
    QString nameOfRow(const std::string &participant) const;
    QString elementName(const model::Id &id) const;
    // Names of files are shown where names are.
    QString problemText(Error error) const;
    QString folderOfWorkshop() const;
    // "web-proxy · S Spoofing"
    QString cellName(const catalog::workshop::StrideCell &cell) const;
};

// One page of the screen. It takes its keys from the window, which has the focus.
class DeskPage : public QWidget
{
    Q_OBJECT

public:
    explicit DeskPage(DeskView &view);

    virtual QString title() const = 0;
    virtual QString keys() const = 0; // for the foot: "Space: on · Left: back"
    virtual void refresh() = 0;       // shows what there is now
    virtual bool pressed(const QKeyEvent &event);
    virtual bool takesAllKeys() const { return false; } // also those of the window, while something is asked
    virtual void setTheme() {}                          // view().theme is another

signals:
    void keysChanged();
    void revealRequested(const bulkhead::catalog::workshop::StrideCell &cell);

protected:
    DeskView &view() const { return m_view; }
    Desk &desk() const { return m_view.desk; }

private:
    DeskView &m_view;
};

} // namespace bulkhead::app
