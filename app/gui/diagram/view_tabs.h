// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"

#include <QWidget>

#include <string>
#include <vector>

class QLineEdit;
class QMenu;
class QTabBar;
class QToolButton;

namespace bulkhead::app {

// The views of the model as tabs below the diagram, as the sheets of a spreadsheet. It changes nothing
// itself, but tells what a person asks for.
class ViewTabs : public QWidget
{
    Q_OBJECT

public:
    struct Tab
    {
        model::Id view;
        QString name;
    };

    explicit ViewTabs(QWidget *parent = nullptr);

    void setTabs(const std::vector<Tab> &tabs, const model::Id &current);
    void setNewMenu(QMenu *menu);       // of the button behind the tabs
    void rename(const model::Id &view); // opens the editor in its tab
    QTabBar *bar() const { return m_bar; }

signals:
    void chosen(const std::string &view);
    void renamed(const std::string &view, const QString &name);
    void moved(const std::string &view, int position);
    void deletionRequested(const std::string &view);
    void menuRequested(const std::string &view, QPoint global);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::string viewAt(int tab) const;
    int tabOf(const model::Id &view) const;
    bool handleKey(int key);
    bool handleEditor(QEvent *event);
    void finishDrag();
    void finishRename(bool accept);

    QTabBar *m_bar;
    QToolButton *m_add;
    QLineEdit *m_editor; // hidden while no name is being edited
    model::Id m_edited;
    std::vector<Tab> m_tabs; // as they were shown last, without what a drag has made of them
    bool m_filling = false;
};

} // namespace bulkhead::app
