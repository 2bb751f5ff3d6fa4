// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/session/dialogs.h"

class QDialog;
class QFileDialog;
class QWidget;

namespace bulkhead::app {

// The dialogs that people see.
class WidgetDialogs : public Dialogs
{
public:
    explicit WidgetDialogs(QWidget *parent) : m_parent(parent) {}

    SaveAnswer askToSave(const QString &documentName) override;
    RecoverAnswer askToRecover(const QString &question) override;
    std::optional<QString> openFile(const QString &title, const QString &filter,
                                    const QString &proposed) override;
    QStringList openFiles(const QString &title, const QString &filter) override;
    std::optional<QString> openFolder(const QString &title, const QString &proposed) override;
    std::optional<QString> saveFile(const QString &title, const QString &suggested,
                                    const QString &filter) override;
    bool confirm(const QString &title, const QString &question, const QString &yes) override;
    bool confirmLoss(const QString &title, const QString &question, const QString &yes) override;
    RunAnswer askToRun(const QString &title, const QString &question) override;
    std::optional<QString> askText(const QString &title, const QString &label, const QString &text) override;
    void tell(const QString &title, const QString &message) override;
    void tellProblem(const QString &title, const QString &message) override;

protected:
    QWidget *parent() const { return m_parent; }
    void dress(QDialog &dialog) const;               // as the window is
    virtual QStringList choose(QFileDialog &dialog); // empty: nothing was chosen

private:
    std::optional<QString> chooseOne(QFileDialog &dialog);

    QWidget *m_parent;
};

} // namespace bulkhead::app
