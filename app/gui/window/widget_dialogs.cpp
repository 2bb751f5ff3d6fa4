// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window/widget_dialogs.h"

#include "diagram/literal_text.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

namespace bulkhead::app {

namespace {

struct DialogText
{
    Q_DECLARE_TR_FUNCTIONS(DialogText)
};

// A message with names in it, which are shown as they are.
class PlainBox : public QMessageBox
{
public:
    PlainBox(Icon icon, const QString &title, const QString &text, StandardButtons buttons, QWidget *parent)
        : QMessageBox(icon, title, {}, buttons, parent)
    {
        setTextFormat(Qt::PlainText);
        setText(text);
        if (parent)
            setPalette(parent->palette());
    }
};

} // namespace

// A dialog gets the style sheet of a window that is light or dark by itself, but the application's palette.
void WidgetDialogs::dress(QDialog &dialog) const
{
    if (m_parent)
        dialog.setPalette(m_parent->palette());
}

QStringList WidgetDialogs::choose(QFileDialog &dialog)
{
    dress(dialog);
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles() : QStringList();
}

std::optional<QString> WidgetDialogs::chooseOne(QFileDialog &dialog)
{
    const QStringList chosen = choose(dialog);
    return chosen.empty() || chosen.front().isEmpty() ? std::nullopt : std::optional(chosen.front());
}

Dialogs::SaveAnswer WidgetDialogs::askToSave(const QString &documentName)
{
    PlainBox box(QMessageBox::Question, DialogText::tr("Unsaved changes"),
                 DialogText::tr("“%1” has changes that are not saved.").arg(documentName),
                 QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_parent);
    box.setInformativeText(DialogText::tr("Do you want to save them?"));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return SaveAnswer::Save;
    case QMessageBox::Discard:
        return SaveAnswer::Discard;
    default:
        return SaveAnswer::Cancel;
    }
}

Dialogs::RecoverAnswer WidgetDialogs::askToRecover(const QString &question)
{
    PlainBox box(QMessageBox::Question, DialogText::tr("Unsaved work was found"), question,
                 QMessageBox::NoButton, m_parent);
    box.setInformativeText(DialogText::tr("Recovered work is opened and not yet saved. Work that is thrown "
                                          "away is gone for good. With “Later” it is kept, and you are "
                                          "asked again at the next start."));
    const QPushButton *recover = box.addButton(DialogText::tr("Recover it"), QMessageBox::AcceptRole);
    const QPushButton *discard = box.addButton(DialogText::tr("Throw it away"), QMessageBox::DestructiveRole);
    box.setEscapeButton(box.addButton(DialogText::tr("Later"), QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == recover   ? RecoverAnswer::Recover
           : box.clickedButton() == discard ? RecoverAnswer::Discard
                                            : RecoverAnswer::Later;
}

std::optional<QString> WidgetDialogs::openFile(const QString &title, const QString &filter,
                                               const QString &proposed)
{
    QFileDialog dialog(m_parent, title, proposed, filter);
    dialog.setFileMode(QFileDialog::ExistingFile);
    return chooseOne(dialog);
}

QStringList WidgetDialogs::openFiles(const QString &title, const QString &filter)
{
    QFileDialog dialog(m_parent, title, {}, filter);
    dialog.setFileMode(QFileDialog::ExistingFiles);
    return choose(dialog);
}

std::optional<QString> WidgetDialogs::openFolder(const QString &title, const QString &proposed)
{
    QFileDialog dialog(m_parent, title, proposed);
    dialog.setFileMode(QFileDialog::Directory);
    dialog.setOption(QFileDialog::ShowDirsOnly);
    return chooseOne(dialog);
}

std::optional<QString> WidgetDialogs::saveFile(const QString &title, const QString &suggested,
                                               const QString &filter)
{
    QFileDialog dialog(m_parent, title, suggested, filter);
    dialog.setFileMode(QFileDialog::AnyFile);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    return chooseOne(dialog);
}

bool WidgetDialogs::confirm(const QString &title, const QString &question, const QString &yes)
{
    PlainBox box(QMessageBox::Question, title, question, QMessageBox::Cancel, m_parent);
    QPushButton *accept = box.addButton(yes, QMessageBox::AcceptRole);
    box.setDefaultButton(accept);
    box.exec();
    return box.clickedButton() == accept;
}

bool WidgetDialogs::confirmLoss(const QString &title, const QString &question, const QString &yes)
{
    PlainBox box(QMessageBox::Warning, title, question, QMessageBox::Cancel, m_parent);
    const QPushButton *accept = box.addButton(yes, QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == accept;
}

Dialogs::RunAnswer WidgetDialogs::askToRun(const QString &title, const QString &question)
{
    PlainBox box(QMessageBox::Question, title, question, QMessageBox::Cancel, m_parent);
    const QPushButton *run = box.addButton(DialogText::tr("Run it"), QMessageBox::AcceptRole);
    QPushButton *read = box.addButton(DialogText::tr("Read the files as they are"), QMessageBox::ActionRole);
    box.setDefaultButton(read);
    box.exec();
    return box.clickedButton() == run    ? RunAnswer::Run
           : box.clickedButton() == read ? RunAnswer::ReadFiles
                                         : RunAnswer::Cancel;
}

std::optional<QString> WidgetDialogs::askText(const QString &title, const QString &label, const QString &text)
{
    QInputDialog dialog(m_parent);
    dialog.setWindowTitle(title);
    dialog.setLabelText(diagram::literalText(label));
    dialog.setTextValue(text);
    dress(dialog);
    return dialog.exec() == QDialog::Accepted ? std::optional(dialog.textValue()) : std::nullopt;
}

void WidgetDialogs::tell(const QString &title, const QString &message)
{
    PlainBox(QMessageBox::Information, title, message, QMessageBox::Ok, m_parent).exec();
}

void WidgetDialogs::tellProblem(const QString &title, const QString &message)
{
    PlainBox(QMessageBox::Warning, title, message, QMessageBox::Ok, m_parent).exec();
}

} // namespace bulkhead::app
