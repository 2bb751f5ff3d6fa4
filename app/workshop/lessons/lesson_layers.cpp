// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/lessons/lesson_layers.h"

#include "app/document/text.h"
#include "app/gui/layers/layer_html.h"

#include <QHeaderView>
#include <QSplitter>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace {

enum LessonLayerColumn { NameColumn, InPlaceColumn, OpenColumn, UnknownColumn, AbsentColumn };

// The first layer with something open, or the first of all.
int firstOpen(const std::vector<exporting::ReportLayer> &layers)
{
    const auto open = std::find_if(layers.begin(), layers.end(), [](const exporting::ReportLayer &layer) {
        return layer.counts.of(catalog::LayerState::Open) > 0;
    });
    return open == layers.end() ? 0 : static_cast<int>(open - layers.begin());
}

} // namespace

LessonLayers::LessonLayers(QWidget *parent)
    : QWidget(parent), m_list(new QTreeWidget), m_detail(new QTextBrowser)
{
    m_list->setHeaderLabels({tr("Layer"), tr("In place"), tr("Open"), tr("Unknown"), tr("Absent")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAccessibleName(tr("Layers"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_detail->setOpenLinks(false);
    m_detail->setAccessibleName(tr("The chosen layer"));
    m_detail->document()->setDocumentMargin(10);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_list);
    splitter->addWidget(m_detail);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] { showCurrentLayer(); });
    connect(m_detail, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        const QString named = url.path(QUrl::FullyDecoded); // an element, or RULE@ELEMENT
        const bool isFinding = url.scheme() == QLatin1String("finding");
        emit subjectRequested(toUtf8(isFinding ? named.section('@', 1) : named));
    });
}

void LessonLayers::setTheme(const diagram::Theme &theme)
{
    m_theme = theme;
    showCurrentLayer();
}

void LessonLayers::setLayers(std::vector<exporting::ReportLayer> layers)
{
    m_layers = std::move(layers);
    fillList();
}

void LessonLayers::fillList()
{
    using catalog::LayerState;
    constexpr std::pair<LessonLayerColumn, LayerState> states[] = {{InPlaceColumn, LayerState::InPlace},
                                                                   {OpenColumn, LayerState::Open},
                                                                   {UnknownColumn, LayerState::Unknown},
                                                                   {AbsentColumn, LayerState::Absent}};
    const int current =
        m_list->currentItem() ? m_list->indexOfTopLevelItem(m_list->currentItem()) : firstOpen(m_layers);
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const exporting::ReportLayer &layer : m_layers) {
        auto *item = new QTreeWidgetItem(m_list, {toQString(layer.title)});
        for (const auto &[column, state] : states) {
            const std::size_t count = layer.counts.of(state);
            item->setText(column, count == 0 ? QString() : QString::number(count));
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        }
    }
    m_list->setCurrentItem(m_list->topLevelItem(std::min(current, m_list->topLevelItemCount() - 1)));
    showCurrentLayer();
}

void LessonLayers::showCurrentLayer()
{
    const int current = m_list->currentItem() ? m_list->indexOfTopLevelItem(m_list->currentItem()) : -1;
    if (current < 0 || static_cast<std::size_t>(current) >= m_layers.size())
        m_detail->clear();
    else
        m_detail->setHtml(layerHtml(m_layers[static_cast<std::size_t>(current)], m_theme));
}

} // namespace bulkhead::app
