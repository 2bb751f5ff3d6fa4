// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/gui/import/import_task.h"

#include <QDialog>
#include <QStringList>

#include <memory>

class QCheckBox;
class QPushButton;
class QStackedWidget;

namespace bulkhead::diagram {
struct Theme;
}

namespace bulkhead::app {

class PreviewPage;
class WaitingPage;

// Shows what an import understood, and what it did not, before anything is taken over.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Choice { NewModel, AddToOpen };

    // Runs no program that `programs` does not allow.
    ImportDialog(const QStringList &paths, const ProgramLeave &programs,
                 std::shared_ptr<const model::Vocabulary> vocabulary, bool modelIsOpen,
                 const diagram::Theme &theme, QWidget *parent);

    Choice choice() const { return m_choice; }
    const Opened &imported() const { return *m_opened; } // when accepted

private:
    void read();
    void take(Result<std::shared_ptr<const Opened>> opened);
    void showPreview();
    void showFailure(const Error &error);
    void fillElements(const model::Model &model);
    void choose(Choice choice);

    const diagram::Theme &m_theme;
    ImportRequest m_request;
    Latest<ImportRequest, std::shared_ptr<const Opened>> m_task;
    QStackedWidget *m_stack;
    WaitingPage *m_waiting;
    PreviewPage *m_preview;
    QCheckBox *m_surroundings;
    QPushButton *m_startNew;
    QPushButton *m_add;
    std::shared_ptr<const Opened> m_opened;
    Choice m_choice = Choice::NewModel;
};

} // namespace bulkhead::app
