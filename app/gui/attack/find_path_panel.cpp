// SPDX-License-Identifier: Apache-2.0
#include "app/gui/attack/find_path_panel.h"

#include "app/document/text.h"
#include "app/gui/attack/path_html.h"
#include "app/gui/attack/path_table.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"

#include <QCompleter>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QStringListModel>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

// Names to start from: those that lead to something worth having come first, the others are marked.
class StartNames : public QStringListModel
{
public:
    using QStringListModel::QStringListModel;

    void show(const QStringList &names, int leading)
    {
        m_leading = leading;
        setStringList(names);
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const QVariant name = QStringListModel::data(index, role);
        return role == Qt::DisplayRole && index.row() >= m_leading
                   ? FindPathPanel::tr("%1 – leads nowhere", "an element that attack paths start from")
                         .arg(name.toString())
                   : name;
    }

private:
    int m_leading = 0;
};

FindPathPanel::FindPathPanel(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session),
      m_work(
          findWays, [this](Result<WayResultPtr> result) { take(std::move(result)); }, this),
      m_names(new QStringListModel(this)), m_starts(new StartNames(this)), m_most(new QSpinBox),
      m_without(new QToolButton), m_controls(new QMenu(this)), m_status(plainLabel()), m_ways(new QTreeWidget)
{
    m_from = addEnd(tr("From"), tr("where attackers start"), m_starts);
    m_to = addEnd(tr("To"), tr("all that is worth having"), m_names);
    m_ways->setHeaderLabels({tr("Likelihood"), tr("From"), tr("To"), tr("What falls"), tr("Steps")});
    m_ways->setRootIsDecorated(false);
    m_ways->setUniformRowHeights(true);
    m_ways->setAllColumnsShowFocus(true);
    m_ways->setAccessibleName(tr("Ways found"));
    layOutPathColumns(*m_ways->header());
    buildForm();
    nameControls();
    connect(m_ways, &QTreeWidget::currentItemChanged, this, &FindPathPanel::currentChanged);
    connect(m_ways, &QTreeWidget::itemActivated, this, &FindPathPanel::activated);
    connect(&m_session.document(), &Document::replaced, this, [this] {
        m_work.forget();
        m_asked = false;
        m_inPlace.clear();
        m_from->clear();
        m_to->clear();
        m_result = nullptr;
        m_message.clear();
        nameControls();
        showWays();
    });
}

QLineEdit *FindPathPanel::addEnd(const QString &name, const QString &placeholder, QAbstractItemModel *names)
{
    auto *end = new QLineEdit;
    auto *completer = new QCompleter(names, end);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    end->setCompleter(completer);
    end->setPlaceholderText(placeholder);
    end->setClearButtonEnabled(true);
    end->setAccessibleName(name);
    connect(end, &QLineEdit::returnPressed, this, &FindPathPanel::find);
    return end;
}

void FindPathPanel::buildForm()
{
    constexpr int mostWays = 20;
    m_most->setRange(1, mostWays);
    m_most->setValue(3);
    m_most->setAccessibleName(tr("How many ways"));
    m_without->setPopupMode(QToolButton::InstantPopup);
    m_without->setMenu(m_controls);
    auto *swapEnds = new QPushButton(tr("⇄ Swap"));
    swapEnds->setAccessibleName(tr("Swap from and to"));
    auto *ask = new QPushButton(tr("Find"));
    connect(swapEnds, &QPushButton::clicked, this, &FindPathPanel::swap);
    connect(ask, &QPushButton::clicked, this, &FindPathPanel::find);
    m_status->setWordWrap(true);
    m_status->hide();

    auto *options = new QHBoxLayout;
    options->addWidget(m_most);
    options->addWidget(m_without);
    options->addStretch(1);
    options->addWidget(ask);
    auto *form = new QGridLayout(this);
    form->setContentsMargins(8, 8, 8, 0);
    form->setColumnStretch(1, 1);
    form->addWidget(plainLabel(tr("From")), 0, 0);
    form->addWidget(m_from, 0, 1);
    form->addWidget(swapEnds, 0, 2, 2, 1);
    form->addWidget(plainLabel(tr("To")), 1, 0);
    form->addWidget(m_to, 1, 1);
    form->addWidget(plainLabel(tr("Ways")), 2, 0);
    form->addLayout(options, 2, 1, 1, 2);
    form->addWidget(m_status, 3, 0, 1, 3);
    form->addWidget(m_ways, 4, 0, 1, 3);
    form->setRowStretch(4, 1);
}

void FindPathPanel::setFrom(const QString &name)
{
    m_from->setText(name);
}

void FindPathPanel::setTo(const QString &name)
{
    m_to->setText(name);
}

void FindPathPanel::swap()
{
    const QString from = m_from->text();
    m_from->setText(m_to->text());
    m_to->setText(from);
    find();
}

void FindPathPanel::find()
{
    m_asked = true;
    follow();
}

void FindPathPanel::follow()
{
    if (!m_asked || !m_session.assessment())
        return;
    m_status->setText(tr("Looking for ways…"));
    m_status->show();
    m_work.request({m_session.assessment(),
                    toUtf8(m_from->text().trimmed()),
                    toUtf8(m_to->text().trimmed()),
                    static_cast<std::size_t>(m_most->value()),
                    {m_inPlace.begin(), m_inPlace.end()}});
}

void FindPathPanel::offer(const PathsOverview &overview)
{
    m_names->setStringList(overview.names);
    m_starts->show(overview.starts, overview.leading);
    m_controls->clear();
    std::set<std::string> left = m_inPlace;
    for (const catalog::PathControl &control : overview.controls) {
        left.erase(control.mitigation->id);
        addControl(control.mitigation->id,
                   tr("%1 (cuts %2 of the risk)")
                       .arg(toQString(control.mitigation->title), percentText(control.riskCut)));
    }
    // What is ticked can be taken back, whatever it would cut by now.
    for (const std::string &id : left) {
        const catalog::Mitigation *mitigation = overview.base->analysis->catalogs().mitigation(id);
        addControl(id, toQString(mitigation ? mitigation->title : id));
    }
    m_without->setEnabled(!m_controls->isEmpty());
}

void FindPathPanel::addControl(const std::string &mitigation, const QString &text)
{
    QAction *action = m_controls->addAction(menuText(text));
    action->setCheckable(true);
    action->setChecked(m_inPlace.count(mitigation) > 0);
    connect(action, &QAction::toggled, this, [this, id = mitigation](bool on) {
        on ? void(m_inPlace.insert(id)) : void(m_inPlace.erase(id));
        nameControls();
        follow();
    });
}

void FindPathPanel::nameControls()
{
    m_without->setText(m_inPlace.empty() ? tr("With the controls there are")
                                         : tr("Without what %n control(s) would close", nullptr,
                                              static_cast<int>(m_inPlace.size())));
}

void FindPathPanel::take(Result<WayResultPtr> result)
{
    m_result = result ? *result : nullptr;
    m_message = !result                  ? errorText(result.error())
                : m_result->ways.empty() ? tr("No way leads there.")
                                         : QString();
    showWays();
}

void FindPathPanel::showWays()
{
    m_ways->clear();
    m_status->setText(m_message);
    m_status->setVisible(!m_message.isEmpty());
    if (m_result) {
        constexpr std::size_t rows = 200; // of all that is worth having, as many as anybody reads
        for (std::size_t i = 0; i < std::min(m_result->ways.size(), rows); ++i) {
            const catalog::AttackPath &way = m_result->ways[i];
            const QString falls =
                QStringLiteral("%1 %2").arg(toQString(catalog::footholdPhrase(way.hold)),
                                            way.asset.empty() ? tr("it") : toQString(way.asset));
            auto *row =
                new QTreeWidgetItem(m_ways, {percentText(way.likelihood), pathEndName(m_session, way.from),
                                             withOthers(m_session, way.to, way.alsoTo), falls,
                                             QString::number(way.steps.size())});
            tellElidedTexts(*row);
        }
        if (m_ways->topLevelItemCount() > 0)
            m_ways->setCurrentItem(m_ways->topLevelItem(0));
    }
    emit currentChanged();
}

const catalog::AttackPath *FindPathPanel::current() const
{
    const int row = m_ways->indexOfTopLevelItem(m_ways->currentItem());
    return m_result && row >= 0 ? &m_result->ways[static_cast<std::size_t>(row)] : nullptr;
}

const catalog::Analysis *FindPathPanel::analysis() const
{
    return m_result ? &m_result->paths->analysis() : nullptr;
}

} // namespace bulkhead::app
