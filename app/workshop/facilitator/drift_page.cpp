// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/drift_page.h"

#include "app/document/text.h"
#include "app/gui/look/step_keys.h"
#include "app/gui/session/dialogs.h"
#include "app/workshop/facilitator/big_type.h"
#include "app/workshop/facilitator/heat_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace {

constexpr std::size_t mostLines = 9; // that the page has room for

bool isThreat(const DriftLine &line)
{
    return line.sort == DriftLine::Sort::NewThreat || line.sort == DriftLine::Sort::GoneThreat;
}

} // namespace

DriftPage::DriftPage(DeskView &view)
    : DeskPage(view), m_column(new QVBoxLayout), m_note(bigLabel(Type::Title)), m_lines(bigLabel(Type::Body)),
      m_work(driftOf, [this](const Result<std::shared_ptr<const Drift>> &drift) { take(drift); })
{
    m_note->setObjectName(QStringLiteral("driftNote"));
    m_lines->setObjectName(QStringLiteral("driftLines"));
    auto *side = new QVBoxLayout;
    side->addWidget(m_note);
    side->addWidget(m_lines);
    side->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addLayout(m_column, 3);
    row->addLayout(side, 2);
}

QString DriftPage::title() const
{
    return tr("Drift");
}

QString DriftPage::keys() const
{
    QString open = tr("O: open the second version");
    if (!m_drift)
        return open;
    const QString keys = tr("Space: show the next · Left: take it back") + QStringLiteral(" · ") + open;
    return m_diagram->hasOtherViews() ? keys + QStringLiteral(" · ") + tr("V: next view") : keys;
}

// NAME-2.bulkhead beside NAME.bulkhead-workshop, or where its model is.
QString DriftPage::proposed() const
{
    const std::filesystem::path folder = toPath(view().folderOfWorkshop());
    const std::string name = desk().path().stem().string() + "-2.bulkhead";
    std::error_code fault;
    for (const std::filesystem::path &place : {folder, folder.parent_path()})
        if (std::filesystem::exists(place / name, fault))
            return pathText(place / name);
    return pathText(folder);
}

void DriftPage::open()
{
    const auto path = view().dialogs.openFile(tr("Second version of the model"),
                                              tr("Threat models (*.bulkhead);;All files (*)"), proposed());
    if (!path)
        return;
    m_note->setText(tr("Comparing …"));
    m_lines->clear();
    m_work.request({desk().judge(), toPath(*path)});
}

void DriftPage::take(const Result<std::shared_ptr<const Drift>> &drift)
{
    if (!drift) {
        refresh();
        m_note->setText(QStringLiteral("⚠ ") + view().problemText(drift.error()));
        return;
    }
    m_drift = *drift;
    m_shown = 0;
    delete m_diagram;
    m_diagram = new HeatView(m_drift->model, m_drift->changed);
    m_diagram->setAccessibleName(tr("Diagram of the second version"));
    m_column->addWidget(m_diagram);
    setTheme();
    refresh();
    emit keysChanged();
}

void DriftPage::setTheme()
{
    if (m_diagram)
        m_diagram->setTheme(view().theme);
}

QString DriftPage::lineText(const DriftLine &line) const
{
    switch (line.sort) {
    case DriftLine::Sort::Added:
        return QStringLiteral("+ ") + line.text;
    case DriftLine::Sort::Removed:
        return QStringLiteral("− ") + line.text;
    case DriftLine::Sort::Changed:
        return QStringLiteral("~ ") + line.text;
    case DriftLine::Sort::NewThreat:
        return QStringLiteral("⚠ ") + tr("new: %1").arg(line.text);
    case DriftLine::Sort::GoneThreat:
        return QStringLiteral("✓ ") + tr("gone: %1").arg(line.text);
    }
    return {};
}

// The elements of the changes that are shown.
void DriftPage::showMarks()
{
    std::map<model::Id, HeatMark> marks;
    for (std::size_t i = 0; i < m_shown; ++i) {
        const DriftLine &line = m_drift->lines[i];
        const model::Element *element = m_drift->model.element(line.subject);
        if (!element || line.sort == DriftLine::Sort::GoneThreat)
            continue;
        HeatMark &mark = marks[line.subject];
        mark.name = toQString(element->name.empty() ? element->id : element->name).simplified();
        const bool isNewThreat = line.sort == DriftLine::Sort::NewThreat;
        mark.share = isNewThreat ? 1 : mark.share;
        if (isNewThreat || mark.figure.isEmpty())
            mark.figure = isNewThreat                           ? QStringLiteral("⚠")
                          : line.sort == DriftLine::Sort::Added ? QStringLiteral("+")
                                                                : QStringLiteral("~");
    }
    m_diagram->setMarks(std::move(marks));
}

void DriftPage::refresh()
{
    if (m_work.isBusy())
        return;
    if (!m_drift) {
        m_note->setText(tr("Open the second version of the model: what changed, what is new?"));
        m_lines->setText(
            tr("It is made beforehand: open the model in Bulkhead, change what the room is to find, and save "
               "it "
               "under another name (File ▸ Save as…); or import newer files of the same system. O opens it "
               "here, and offers “%1-2.bulkhead” beside the workshop.")
                .arg(pathText(desk().path().stem())));
        return;
    }
    const auto &lines = m_drift->lines;
    const auto threats = static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), isThreat));
    m_note->setText(lines.empty()
                        ? tr("The second version has no changes.")
                        : tr("The second version: %1, %2. Shown: %3 of %4")
                              .arg(tr("%n change(s)", nullptr, static_cast<int>(lines.size() - threats)),
                                   tr("%n threat(s) new or gone", nullptr, static_cast<int>(threats)),
                                   QString::number(m_shown), QString::number(lines.size())));
    QStringList shown;
    for (std::size_t i = m_shown > mostLines ? m_shown - mostLines : 0; i < m_shown; ++i)
        shown << lineText(lines[i]);
    m_lines->setText(shown.join(u'\n'));
    showMarks();
}

bool DriftPage::pressed(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_O) {
        open();
        return true;
    }
    if (!m_drift)
        return false;
    if (event.key() == Qt::Key_V) {
        m_diagram->showNextView();
        return true;
    }
    const int by = stepOf(event);
    if (by > 0)
        m_shown = std::min(m_shown + 1, m_drift->lines.size());
    else if (by < 0 && m_shown > 0)
        --m_shown;
    if (by != 0)
        refresh();
    return by != 0;
}

} // namespace bulkhead::app
