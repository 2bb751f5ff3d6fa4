// SPDX-License-Identifier: Apache-2.0
#include "app/gui/layers/layers_page.h"

#include "app/document/text.h"
#include "app/gui/layers/layer_html.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

using catalog::LayerState;

enum LayerColumn {
    LayerTitleColumn,
    LayerInPlaceColumn,
    LayerOpenColumn,
    LayerUnknownColumn,
    LayerAbsentColumn,
    LayerMachineColumn
};
constexpr int layerRole = Qt::UserRole;       // number of the layer
constexpr int controlRole = Qt::UserRole + 1; // of the control in it; -1 of the layer itself

constexpr std::pair<LayerColumn, LayerState> stateColumns[] = {{LayerInPlaceColumn, LayerState::InPlace},
                                                               {LayerOpenColumn, LayerState::Open},
                                                               {LayerUnknownColumn, LayerState::Unknown},
                                                               {LayerAbsentColumn, LayerState::Absent}};

Result<LayersPtr> layersOf(const AssessmentPtr &base, const Running &running)
{
    constexpr std::size_t each = 30; // elements, of each control and state
    auto layers = exporting::gatherLayers(*base->analysis, each, running.stop());
    if (!layers)
        return std::move(layers.error());
    return std::make_shared<const std::vector<exporting::ReportLayer>>(*std::move(layers));
}

void showCounts(QTreeWidgetItem *item, const catalog::LayerCounts &counts)
{
    for (const auto &[column, state] : stateColumns) {
        const std::size_t count = counts.of(state);
        item->setText(column, count == 0 ? QString() : QString::number(count));
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
}

model::Rating worstOf(const exporting::ReportLayerControl &control)
{
    const auto &open = control.items[static_cast<std::size_t>(LayerState::Open)];
    const auto &unknown = control.items[static_cast<std::size_t>(LayerState::Unknown)];
    if (!open.empty())
        return open.front().rating;
    return unknown.empty() ? model::Rating::None : unknown.front().rating;
}

} // namespace

LayersPage::LayersPage(Session &session, QWidget *parent)
    : SessionPanel(session, parent), m_work(
                                         layersOf, [this](auto layers) { take(std::move(layers)); }, this),
      m_list(new QTreeWidget), m_detail(new QTextBrowser),
      m_note(plainLabel(tr("From the outside in: which controls of each layer are in place, which are open, "
                           "and which nobody has stated. Each finding is counted in one layer.")))
{
    m_list->setHeaderLabels({tr("Layer and control"), tr("In place"), tr("Open"), tr("Unknown"), tr("Absent"),
                             tr("With a virtual machine")});
    m_list->headerItem()->setToolTip(LayerInPlaceColumn,
                                     tr("Stated, or a default of the platform that the artefact would have "
                                        "overruled"));
    m_list->headerItem()->setToolTip(LayerOpenColumn, tr("A confirmed finding that nobody has decided"));
    m_list->headerItem()->setToolTip(LayerUnknownColumn,
                                     tr("A finding to verify, or nothing is stated that decides it"));
    m_list->headerItem()->setToolTip(
        LayerAbsentColumn,
        tr("Not there, as stated or by a default of the platform, and no rule asks for it here"));
    m_list->headerItem()->setToolTip(
        LayerMachineColumn, tr("What becomes of it if a virtual machine takes the container's place"));
    for (const auto &[column, state] : stateColumns)
        m_list->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_list->setAccessibleName(tr("Layers"));
    m_list->setAllColumnsShowFocus(true);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(LayerTitleColumn, QHeaderView::Stretch);
    m_detail->setOpenLinks(false);
    m_detail->setAccessibleName(tr("The chosen layer or control"));
    m_detail->document()->setDocumentMargin(12);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(10, 6, 10, 6);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *splitter = new QSplitter;
    splitter->addWidget(m_list);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_note);
    layout->addWidget(splitter, 1);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &LayersPage::showCurrent);
    connect(m_detail, &QTextBrowser::anchorClicked, this, &LayersPage::follow);
    connect(&m_session, &Session::themeChanged, this, &LayersPage::takeThemesLooks);
}

void LayersPage::refresh(const AssessmentChange &)
{
    if (m_session.assessment()) {
        m_work.request(m_session.assessment());
        return;
    }
    m_work.forget();
    m_layers.reset();
    fill();
}

void LayersPage::take(Result<LayersPtr> layers)
{
    if (!layers) {
        m_detail->setPlainText(errorText(layers.error()));
        return;
    }
    m_layers = *std::move(layers);
    fill();
}

// Rows are as many as the catalog has layers and controls. What was chosen and open stays so.
void LayersPage::fill()
{
    const QTreeWidgetItem *chosen = m_list->currentItem();
    const int layer = chosen ? chosen->data(LayerTitleColumn, layerRole).toInt() : 0;
    const QString title = chosen ? chosen->text(LayerTitleColumn) : QString();
    std::vector<bool> open;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        open.push_back(m_list->topLevelItem(i)->isExpanded());
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (std::size_t number = 0; m_layers && number < m_layers->size(); ++number) {
        QTreeWidgetItem *item = layerItem(number);
        m_list->addTopLevelItem(item);
        item->setExpanded(number < open.size() && open[number]);
    }
    QTreeWidgetItem *current = m_list->topLevelItem(layer);
    for (int i = 0; current && i < current->childCount(); ++i)
        if (current->child(i)->text(LayerTitleColumn) == title)
            current = current->child(i);
    m_list->setCurrentItem(current);
    takeThemesLooks();
}

QTreeWidgetItem *LayersPage::layerItem(std::size_t number) const
{
    const exporting::ReportLayer &layer = (*m_layers)[number];
    auto *item = new QTreeWidgetItem({toQString(layer.title)});
    item->setData(LayerTitleColumn, layerRole, static_cast<int>(number));
    item->setData(LayerTitleColumn, controlRole, -1);
    QFont bold = m_list->font();
    bold.setBold(true);
    item->setFont(LayerTitleColumn, bold);
    showCounts(item, layer.counts);
    const auto open = static_cast<int>(layer.findings.open());
    const std::size_t gone =
        layer.findings.withMachine[static_cast<std::size_t>(catalog::WithMachine::FallsAway)];
    if (gone > 0)
        item->setText(LayerMachineColumn, tr("−%1 of %n finding(s)", nullptr, open).arg(gone));
    else if (open > 0)
        item->setText(LayerMachineColumn, tr("none of %n finding(s)", nullptr, open));
    addControls(item, layer);
    return item;
}

void LayersPage::addControls(QTreeWidgetItem *under, const exporting::ReportLayer &layer) const
{
    for (std::size_t i = 0; i < layer.controls.size(); ++i) {
        const exporting::ReportLayerControl &control = layer.controls[i];
        auto *item = new QTreeWidgetItem(under, {toQString(control.title)});
        item->setData(LayerTitleColumn, layerRole, under->data(LayerTitleColumn, layerRole));
        item->setData(LayerTitleColumn, controlRole, static_cast<int>(i));
        item->setText(LayerMachineColumn, machineWord(control.machine));
        showCounts(item, control.counts);
    }
}

// Shapes of the worst ratings, and the chosen text, in the theme's colours.
void LayersPage::takeThemesLooks()
{
    for (int i = 0; m_layers && i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        const exporting::ReportLayer &layer = (*m_layers)[static_cast<std::size_t>(i)];
        item->setIcon(LayerTitleColumn,
                      ratingIcon(layer.findings.worst, layer.findings.confirmed > 0, m_session.theme()));
        for (int j = 0; j < item->childCount(); ++j) {
            const exporting::ReportLayerControl &control = layer.controls[static_cast<std::size_t>(j)];
            item->child(j)->setIcon(
                LayerTitleColumn,
                ratingIcon(worstOf(control), control.counts.of(LayerState::Open) > 0, m_session.theme()));
        }
    }
    showCurrent();
}

void LayersPage::showCurrent()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    if (!item || !m_layers) {
        m_detail->clear();
        return;
    }
    const auto &layer = (*m_layers)[item->data(LayerTitleColumn, layerRole).toUInt()];
    const int control = item->data(LayerTitleColumn, controlRole).toInt();
    m_detail->setHtml(
        control < 0 ? layerHtml(layer, m_session.theme())
                    : controlHtml(layer.controls[static_cast<std::size_t>(control)], m_session.theme()));
}

void LayersPage::follow(const QUrl &url)
{
    const QString id = QUrl::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1());
    if (url.scheme() == QLatin1String("finding"))
        emit m_session.findingRequested(id);
    if (url.scheme() == QLatin1String("element"))
        emit m_session.revealRequested(toUtf8(id));
}

} // namespace bulkhead::app
