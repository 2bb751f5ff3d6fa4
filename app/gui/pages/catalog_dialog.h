#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;
class QTextBrowser;
class QTreeWidget;
class QTreeWidgetItem;

namespace bulkhead::catalog {
class Catalogs;
struct Rule;
struct Threat;
} // namespace bulkhead::catalog

namespace bulkhead::app {

class Dialogs;
class Session;

// Every threat and rule of the loaded catalogs, in plain English, with where each rule fires in the open
// model. Rules and threats can be switched off for the model, with a reason.
class CatalogDialog : public QDialog
{
    Q_OBJECT

public:
    CatalogDialog(Session &session, Dialogs &dialogs, bool modelIsOpen, QWidget *parent);

    QTreeWidget *tree() const { return m_tree; }
    void toggleCurrent();

private:
    void fill();
    void filter(const QString &typed);
    void showCurrent();
    void refreshSwitches();
    QString ruleHtml(const catalog::Rule &rule) const;
    QString threatHtml(const catalog::Threat &threat) const;
    QString firesOn(const catalog::Rule &rule) const;
    std::string currentId() const;

    Session &m_session;
    Dialogs &m_dialogs;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
    QTextBrowser *m_page;
    QPushButton *m_switch;
};

} // namespace bulkhead::app
