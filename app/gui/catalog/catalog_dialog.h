// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include <string>

class QLineEdit;
class QComboBox;
class QMenu;
class QPushButton;
class QTabWidget;
class QTextBrowser;
class QTreeWidget;
class QTreeWidgetItem;

namespace bulkhead::app {

class CatalogLibrary;
class Dialogs;
class Session;
class VerdictsView;

// Every threat and rule of the loaded catalogs, in plain English, with where each rule fires in the open
// model. Rules and threats can be switched off for the model, with a reason.
class CatalogDialog : public QDialog
{
    Q_OBJECT

public:
    CatalogDialog(Session &session, CatalogLibrary &library, Dialogs &dialogs, bool modelIsOpen,
                  QWidget *parent);

    QTreeWidget *tree() const { return m_tree; }
    void toggleCurrent();
    void changeRule(); // the current one, which must be of one of the user's own catalogs
    void deleteRule();

private:
    void fill();
    void fillCatalogsMenu();
    void writeRule();
    void loadCatalog();
    void filter();
    void showCurrent();
    QString consequences(const std::string &rule) const;
    void refreshSwitches();
    std::string currentId() const;

    Session &m_session;
    CatalogLibrary &m_library;
    Dialogs &m_dialogs;
    QLineEdit *m_filter;
    QComboBox *m_catalog; // which one is browsed
    QTreeWidget *m_tree;
    QTabWidget *m_pages;
    QTextBrowser *m_page;
    VerdictsView *m_verdicts;
    QPushButton *m_switch;
    QPushButton *m_change;
    QPushButton *m_delete;
    QString m_ownFile; // of the current rule
    QMenu *m_catalogsMenu;
};

} // namespace bulkhead::app
