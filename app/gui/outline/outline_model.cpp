// SPDX-License-Identifier: Apache-2.0
#include "app/gui/outline/outline_model.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "diagram/literal_text.h"
#include "diagram/painting/palette.h"

#include <algorithm>

namespace bulkhead::app {

OutlineModel::OutlineModel(QObject *parent)
    : QAbstractItemModel(parent), m_nodes(1), m_theme(diagram::Theme::builtIn(diagram::Scheme::Light))
{}

std::vector<OutlineModel::Node> OutlineModel::treeOf(const model::Model &model)
{
    std::vector<Node> nodes(1);
    std::vector<QString> names(1);
    std::unordered_map<std::string_view, std::size_t> byId;
    for (auto it = model.elements().begin(); it != model.elements().end(); ++it) {
        byId.emplace(it->id, nodes.size());
        names.push_back(toQString(it->name));
        nodes.push_back(Node{it.shared(), 0, 0, {}});
    }
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        const auto parent = byId.find(nodes[i].element->parent);
        nodes[i].parent = parent == byId.end() ? 0 : parent->second;
        nodes[nodes[i].parent].children.push_back(i);
    }
    for (Node &node : nodes) {
        std::sort(node.children.begin(), node.children.end(), [&](std::size_t a, std::size_t b) {
            const int order = QString::localeAwareCompare(names[a], names[b]);
            return order != 0 ? order < 0 : nodes[a].element->id < nodes[b].element->id;
        });
        for (std::size_t row = 0; row < node.children.size(); ++row)
            nodes[node.children[row]].row = static_cast<int>(row);
    }
    return nodes;
}

void OutlineModel::setModel(const model::Model &model)
{
    beginResetModel();
    m_vocabulary = model.sharedVocabulary();
    m_nodes = treeOf(model);
    m_byId.clear();
    for (std::size_t i = 1; i < m_nodes.size(); ++i)
        m_byId.emplace(m_nodes[i].element->id, i);
    endResetModel();
}

bool OutlineModel::follow(const model::Change &change)
{
    if (const auto *batch = std::get_if<model::Batch>(&change.data))
        return std::all_of(batch->changes.begin(), batch->changes.end(),
                           [this](const model::Change &part) { return follow(part); });
    const auto *edit = std::get_if<model::Edit<model::Element>>(&change.data);
    return !edit || replace(*edit);
}

bool OutlineModel::replace(const model::Edit<model::Element> &edit)
{
    if (!edit.before || !edit.after || edit.before->id != edit.after->id ||
        edit.before->parent != edit.after->parent)
        return false;
    const auto found = m_byId.find(edit.after->id);
    if (found == m_byId.end())
        return false;
    Node &node = m_nodes[found->second];
    node.element = edit.after;
    if (edit.before->name != edit.after->name && !isInOrder(found->second))
        sortChildren(node.parent);
    const QModelIndex place = createIndex(node.row, 0, found->second);
    emit dataChanged(place, place);
    return true;
}

bool OutlineModel::isInOrder(std::size_t node) const
{
    const std::vector<std::size_t> &siblings = m_nodes[m_nodes[node].parent].children;
    const auto row = static_cast<std::size_t>(m_nodes[node].row);
    return (row == 0 || isBefore(siblings[row - 1], node)) &&
           (row + 1 == siblings.size() || isBefore(node, siblings[row + 1]));
}

bool OutlineModel::isBefore(std::size_t a, std::size_t b) const
{
    const model::Element &first = *m_nodes[a].element;
    const model::Element &second = *m_nodes[b].element;
    const int order = QString::localeAwareCompare(toQString(first.name), toQString(second.name));
    return order != 0 ? order < 0 : first.id < second.id;
}

// Views keep their place: an index carries its node.
void OutlineModel::sortChildren(std::size_t parent)
{
    emit layoutAboutToBeChanged();
    std::vector<std::size_t> &children = m_nodes[parent].children;
    std::sort(children.begin(), children.end(),
              [this](std::size_t a, std::size_t b) { return isBefore(a, b); });
    for (std::size_t row = 0; row < children.size(); ++row)
        m_nodes[children[row]].row = static_cast<int>(row);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &index : before)
        after << createIndex(m_nodes[index.internalId()].row, index.column(), index.internalId());
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void OutlineModel::setTheme(const diagram::Theme &theme)
{
    m_theme = theme;
    m_icons.clear();
    announceLooks();
}

void OutlineModel::announceLooks()
{
    for (const Node &node : m_nodes) {
        if (!node.children.empty())
            emit dataChanged(
                createIndex(0, 0, node.children.front()),
                createIndex(static_cast<int>(node.children.size()) - 1, 0, node.children.back()));
    }
}

QModelIndex OutlineModel::indexOf(const model::Id &id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? QModelIndex() : createIndex(m_nodes[found->second].row, 0, found->second);
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Node &node = m_nodes[parent.isValid() ? parent.internalId() : 0];
    return createIndex(row, column, node.children[static_cast<std::size_t>(row)]);
}

QModelIndex OutlineModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const std::size_t parent = m_nodes[child.internalId()].parent;
    return parent == 0 ? QModelIndex() : createIndex(m_nodes[parent].row, 0, parent);
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    return static_cast<int>(m_nodes[parent.isValid() ? parent.internalId() : 0].children.size());
}

int OutlineModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QIcon OutlineModel::icon(const model::Element &element) const
{
    const std::string_view name = diagram::iconName(element, *m_vocabulary);
    const QString key = toQString(name) + QLatin1Char('/') + QString::number(static_cast<int>(element.kind));
    QIcon &icon = m_icons[key];
    if (icon.isNull())
        icon = diagram::kindIcon(name, element.kind, m_theme);
    return icon;
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const model::Element &element = *m_nodes[index.internalId()].element;
    switch (role) {
    case Qt::DisplayRole:
        return toQString(element.name.empty() ? element.id : element.name);
    case Qt::DecorationRole:
        return icon(element);
    case Qt::ToolTipRole:
        return diagram::literalText(
            QStringLiteral("%1 (%2)").arg(toQString(element.id), kindWord(element.kind)));
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1 %2").arg(kindWord(element.kind), toQString(element.name));
    case Qt::ForegroundRole:
        return element.outOfScope ? QVariant(m_theme.textMuted) : QVariant();
    case idRole:
        return toQString(element.id);
    default:
        return {};
    }
}

} // namespace bulkhead::app
