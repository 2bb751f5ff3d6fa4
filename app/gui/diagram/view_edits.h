// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/gui/diagram/view_contents.h"
#include "model/change.h"

#include <QObject>

#include <string>
#include <vector>

namespace bulkhead::app {

class DiagramPage;
class Session;

// What a person does with the views of the model: each is one step of the undo list. A new view is made and
// laid out by a worker, and shown when it is there.
class ViewEdits : public QObject
{
    Q_OBJECT

public:
    ViewEdits(Session &session, DiagramPage &page, QObject *parent);

    void add(ViewContents contents);
    void duplicate(const model::Id &view);
    void startRenaming(const model::Id &view);
    void rename(const model::Id &view, const QString &name);
    void move(const model::Id &view, int position);
    void moveBy(const model::Id &view, int steps);
    void remove(const model::Id &view);
    // Puts elements and flows on another view.
    void showIn(const model::Id &view, const std::vector<model::Id> &ids);
    void goBy(int steps); // to the next view, or the previous one

signals:
    void shown(); // a view was made or chosen

private:
    struct Request
    {
        model::Model model;
        ViewContents contents;
        model::Id behind;
    };
    struct NewView
    {
        model::Change change;
        model::View view;
    };

    static Result<NewView> make(const Request &request, const Running &running);
    void take(Result<NewView> made);
    void request();
    void tell(const QString &text);
    QString nameOf(const model::Id &view) const;
    int positionOf(const model::Id &view) const;
    void tellWhatIsOnNoView(const model::View &removed);

    Session &m_session;
    DiagramPage &m_page;
    Latest<Request, NewView> m_work;
    ViewContents m_asked;
    model::Id m_behind;          // the view shown then
    bool m_changedSince = false; // since the view was asked for
};

} // namespace bulkhead::app
