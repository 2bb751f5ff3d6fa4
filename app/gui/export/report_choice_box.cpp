// SPDX-License-Identifier: Apache-2.0
#include "app/gui/export/report_choice_box.h"

#include "app/document/text.h"
#include "app/gui/export/chapter_order_dialog.h"
#include "app/gui/look/label.h"
#include "app/gui/session/dialogs.h"
#include "export/report/chapters/chapters.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QToolButton>

#include <algorithm>

namespace bulkhead::app {

namespace {

using exporting::Audience;
using exporting::ReportChoice;

const QString audienceKey = QStringLiteral("report/audience");
const QString sectionsKey = QStringLiteral("report/sections");
const QString templateKey = QStringLiteral("report/template");

// The texts of a template are chapters where there is one.
bool isOffered(const exporting::Chapter &chapter, const ReportWish &wish)
{
    return !wish.templateFolder.isEmpty() || !chapter.isOfTemplate();
}

std::vector<std::string> idsOf(const ReportWish &wish)
{
    std::vector<std::string> ids;
    for (const exporting::Chapter *chapter : exporting::chaptersOf(wish.choice))
        if (isOffered(*chapter, wish))
            ids.emplace_back(chapter->id);
    return ids;
}

// Behind the last of those that stand before it in a report whose order nobody chose.
void insertByDefault(std::vector<std::string> &ids, std::string_view id)
{
    auto place = ids.begin();
    for (const exporting::Chapter &chapter : exporting::chapters) {
        if (chapter.id == id)
            break;
        if (const auto at = std::find(ids.begin(), ids.end(), chapter.id); at != ids.end())
            place = std::max(place, std::next(at));
    }
    ids.insert(place, std::string(id));
}

QString nameOfFolder(const QString &folder)
{
    const QString name = QDir(folder).dirName();
    return name.isEmpty() ? folder : name;
}

} // namespace

ReportWish reportWish(const QSettings &settings)
{
    ReportWish wish;
    ReportChoice &choice = wish.choice;
    wish.templateFolder = settings.value(templateKey).toString();
    choice.audience =
        exporting::audienceOf(toUtf8(settings.value(audienceKey).toString())).value_or(choice.audience);
    for (const QString &id : settings.value(sectionsKey).toStringList())
        if (exporting::findChapter(toUtf8(id)))
            choice.sections.push_back(toUtf8(id));
    return wish;
}

void keepReportWish(QSettings &settings, const ReportWish &wish)
{
    const ReportChoice &choice = wish.choice;
    settings.setValue(templateKey, wish.templateFolder);
    QStringList sections;
    for (const std::string &id : choice.sections)
        sections << toQString(id);
    settings.setValue(audienceKey, toQString(exporting::audienceName(choice.audience)));
    settings.setValue(sectionsKey, sections);
}

ReportChoiceBox::ReportChoiceBox(const ReportWish &wish, Dialogs &dialogs, QWidget *parent)
    : QWidget(parent), m_dialogs(dialogs), m_audience(new QComboBox), m_sections(new QToolButton),
      m_chapters(new QMenu(this)), m_template(new QToolButton), m_noTemplate(nullptr)
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
    m_sections->setToolTip(tr("Which chapters the report has, and their order"));
    m_sections->setMenu(m_chapters);
    for (const exporting::Chapter &chapter : exporting::chapters) {
        QAction *action = m_chapters->addAction(toQString(chapter.title));
        action->setCheckable(true);
        action->setData(toQString(chapter.id));
        connect(action, &QAction::triggered, this,
                [this, id = std::string(chapter.id)](bool has) { chooseSection(id, has); });
    }
    m_chapters->addSeparator();
    connect(m_chapters->addAction(tr("&Order…")), &QAction::triggered, this, &ReportChoiceBox::orderSections);
    connect(m_chapters->addAction(tr("All that this reader is given")), &QAction::triggered, this, [this] {
        m_wish.choice.sections.clear();
        showSections();
        emit changed();
    });
    m_template->setPopupMode(QToolButton::InstantPopup);
    m_template->setFocusPolicy(Qt::TabFocus);
    m_template->setToolTip(tr("The folder with your organisation's logo, classification, texts and titles"));
    auto *templates = new QMenu(m_template);
    connect(templates->addAction(tr("&Choose folder…")), &QAction::triggered, this,
            &ReportChoiceBox::chooseTemplate);
    m_noTemplate = templates->addAction(tr("&No template"));
    connect(m_noTemplate, &QAction::triggered, this, [this] { setTemplate({}); });
    m_template->setMenu(templates);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_audience);
    row->addWidget(m_sections);
    row->addWidget(m_template);
    row->addStretch();
    setWish(wish);
    connect(m_audience, &QComboBox::activated, this, &ReportChoiceBox::chooseAudience);
}

void ReportChoiceBox::setWish(const ReportWish &wish)
{
    m_wish = wish;
    m_audience->setCurrentIndex(static_cast<int>(wish.choice.audience));
    showSections();
}

// Another reader begins with all chapters of theirs.
void ReportChoiceBox::chooseAudience()
{
    const ReportChoice chosen{static_cast<Audience>(m_audience->currentIndex()), {}};
    if (chosen.audience == m_wish.choice.audience)
        return;
    m_wish.choice = chosen;
    showSections();
    emit changed();
}

void ReportChoiceBox::chooseSection(const std::string &id, bool has)
{
    std::vector<std::string> ids = idsOf(m_wish);
    if (has)
        insertByDefault(ids, id);
    else
        ids.erase(std::remove(ids.begin(), ids.end(), id), ids.end());
    setSections(std::move(ids));
}

void ReportChoiceBox::orderSections()
{
    const std::vector<std::string> chosen = idsOf(m_wish);
    std::vector<std::string> all = chosen;
    for (const exporting::Chapter &chapter : exporting::chapters)
        if (isOffered(chapter, m_wish) && std::find(all.begin(), all.end(), chapter.id) == all.end())
            insertByDefault(all, chapter.id);
    std::vector<OrderedChapter> chapters;
    for (const std::string &id : all)
        chapters.push_back({id, toQString(exporting::findChapter(id)->title),
                            std::find(chosen.begin(), chosen.end(), id) != chosen.end()});
    ChapterOrderDialog dialog(chapters, this);
    if (dialog.exec() == QDialog::Accepted && dialog.chosen() != chosen)
        setSections(dialog.chosen());
}

// Without any chapter, a report has all of its reader again.
void ReportChoiceBox::setSections(std::vector<std::string> ids)
{
    if (ids == idsOf({{m_wish.choice.audience, {}}, m_wish.templateFolder}))
        ids.clear();
    m_wish.choice.sections = std::move(ids);
    showSections();
    emit changed();
}

void ReportChoiceBox::chooseTemplate()
{
    if (const auto folder = m_dialogs.openFolder(tr("Folder of the report's template")))
        setTemplate(*folder);
}

void ReportChoiceBox::setTemplate(const QString &folder)
{
    if (folder == m_wish.templateFolder)
        return;
    m_wish.templateFolder = folder;
    showSections();
    emit changed();
}

void ReportChoiceBox::showSections()
{
    const bool hasTemplate = !m_wish.templateFolder.isEmpty();
    m_template->setText(hasTemplate ? tr("Template: %1").arg(nameOfFolder(m_wish.templateFolder))
                                    : tr("No template"));
    m_noTemplate->setEnabled(hasTemplate);
    const std::vector<std::string> ids = idsOf(m_wish);
    std::size_t offered = 0;
    for (QAction *action : m_chapters->actions()) {
        if (!action->isCheckable())
            continue;
        const std::string id = toUtf8(action->data().toString());
        action->setVisible(isOffered(*exporting::findChapter(id), m_wish));
        action->setChecked(std::find(ids.begin(), ids.end(), id) != ids.end());
        offered += action->isVisible() ? 1 : 0;
    }
    m_sections->setText(m_wish.choice.sections.empty()
                            ? tr("All chapters")
                            : tr("%1 of %2 chapters").arg(ids.size()).arg(offered));
}

} // namespace bulkhead::app
