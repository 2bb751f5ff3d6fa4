// SPDX-License-Identifier: Apache-2.0
#include "app/gui/export/report_choice_box.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "export/report/chapters/chapters.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QToolButton>

#include <algorithm>
#include <iterator>

namespace bulkhead::app {

namespace {

using exporting::Audience;
using exporting::ReportChoice;

const QString audienceKey = QStringLiteral("report/audience");
const QString sectionsKey = QStringLiteral("report/sections");

std::vector<std::string> idsOf(const ReportChoice &choice)
{
    std::vector<std::string> ids;
    for (const exporting::Chapter *chapter : exporting::chaptersOf(choice))
        ids.emplace_back(chapter->id);
    return ids;
}

} // namespace

ReportChoice reportChoice(const QSettings &settings)
{
    ReportChoice choice;
    choice.audience =
        exporting::audienceOf(toUtf8(settings.value(audienceKey).toString())).value_or(choice.audience);
    for (const QString &id : settings.value(sectionsKey).toStringList())
        if (exporting::findChapter(toUtf8(id)))
            choice.sections.push_back(toUtf8(id));
    return choice;
}

void keepReportChoice(QSettings &settings, const ReportChoice &choice)
{
    QStringList sections;
    for (const std::string &id : choice.sections)
        sections << toQString(id);
    settings.setValue(audienceKey, toQString(exporting::audienceName(choice.audience)));
    settings.setValue(sectionsKey, sections);
}

ReportChoiceBox::ReportChoiceBox(const ReportChoice &choice, QWidget *parent)
    : QWidget(parent), m_audience(new QComboBox), m_sections(new QToolButton), m_chapters(new QMenu(this))
{
    auto *label = plainLabel(tr("Report &for:"));
    label->setBuddy(m_audience);
    m_audience->addItem(tr("Board"));
    m_audience->addItem(tr("Engineering"));
    m_audience->addItem(tr("Audit"));
    m_audience->setItemData(0, tr("Three to four pages: what is worst, and what to do"), Qt::ToolTipRole);
    m_audience->setItemData(1, tr("Each issue with the elements that have it, and how it is mended"),
                            Qt::ToolTipRole);
    m_audience->setItemData(2, tr("Everything: also what was checked, and what the scores rest on"),
                            Qt::ToolTipRole);
    m_sections->setPopupMode(QToolButton::InstantPopup);
    m_sections->setFocusPolicy(Qt::TabFocus);
    m_sections->setToolTip(tr("Which chapters the report has"));
    m_sections->setMenu(m_chapters);
    for (const exporting::Chapter &chapter : exporting::chapters) {
        QAction *action = m_chapters->addAction(toQString(chapter.title));
        action->setCheckable(true);
        action->setData(toQString(chapter.id));
        connect(action, &QAction::triggered, this, &ReportChoiceBox::chooseSections);
    }
    m_chapters->addSeparator();
    connect(m_chapters->addAction(tr("All that this reader is given")), &QAction::triggered, this, [this] {
        m_choice.sections.clear();
        showSections();
        emit changed();
    });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_audience);
    row->addWidget(m_sections);
    row->addStretch();
    setChoice(choice);
    connect(m_audience, &QComboBox::activated, this, &ReportChoiceBox::chooseAudience);
}

void ReportChoiceBox::setChoice(const ReportChoice &choice)
{
    m_choice = choice;
    m_audience->setCurrentIndex(static_cast<int>(choice.audience));
    showSections();
}

// Another reader begins with all chapters of theirs.
void ReportChoiceBox::chooseAudience()
{
    const ReportChoice chosen{static_cast<Audience>(m_audience->currentIndex()), {}};
    if (chosen.audience == m_choice.audience)
        return;
    m_choice = chosen;
    showSections();
    emit changed();
}

void ReportChoiceBox::chooseSections()
{
    m_choice.sections.clear();
    for (const QAction *action : m_chapters->actions())
        if (action->isChecked())
            m_choice.sections.push_back(toUtf8(action->data().toString()));
    if (m_choice.sections == idsOf({m_choice.audience, {}}))
        m_choice.sections.clear();
    showSections(); // without any chapter it has all again
    emit changed();
}

void ReportChoiceBox::showSections()
{
    const std::vector<std::string> ids = idsOf(m_choice);
    for (QAction *action : m_chapters->actions())
        if (action->isCheckable())
            action->setChecked(std::find(ids.begin(), ids.end(), toUtf8(action->data().toString())) !=
                               ids.end());
    m_sections->setText(m_choice.sections.empty()
                            ? tr("All chapters")
                            : tr("%1 of %2 chapters").arg(ids.size()).arg(std::size(exporting::chapters)));
}

} // namespace bulkhead::app
