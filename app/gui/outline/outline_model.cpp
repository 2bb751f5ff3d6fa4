#include "app/gui/outline/outline_model.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "diagram/literal_text.h"
#include "diagram/palette.h"

#include <algorithm>

namespace bulkhead::app {

OutlineModel::OutlineModel(QObject *parent)
    : QAbstractItemModel(parent), m_nodes(1), m_theme(diagram::Theme::builtIn(diagram::Scheme::Light))
{}

std::vector<OutlineModel::Node> OutlineModel::treeOf(const model::Model &model)
{
    std::vector<Node> nodes(1);
    std::unordered_map<std::string_view, std::size_t> byId;
    for (auto it = model.elements().begin(); it != model.elements().end(); ++it) {
        byId.emplace(it->id, nodes.size());
        nodes.push_back(Node{it.shared(), 0, 0, {}});
    }
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        const auto parent = byId.find(nodes[i].element->parent);
        nodes[i].parent = parent == byId.end() ? 0 : parent->second;
        nodes[nodes[i].parent].children.push_back(i);
    }
    for (Node &node : nodes) {
        std::sort(node.children.begin(), node.children.end(), [&](std::size_t a, std::size_t b) {
            const int order = QString::localeAwareCompare(toQString(nodes[a].element->name),
                                                          toQString(nodes[b].element->name));
            return order != 0 ? order < 0 : nodes[a].element->id < nodes[b].element->id;
        });
        for (std::size_t row = 0; row < node.children.size(); ++row)
            nodes[node.children[row]].row = static_cast<int>(row);
    }
    return nodes;
}

bool OutlineModel::setModel(const model::Model &model)
{
    std::vector<Node> nodes = treeOf(model);
    const bool same = std::equal(nodes.begin(), nodes.end(), m_nodes.begin(), m_nodes.end(),
                                 [](const Node &a, const Node &b) {
                                     return a.children == b.children && !a.element == !b.element &&
                                            (!a.element || a.element->id == b.element->id);
                                 });
    m_vocabulary = model.sharedVocabulary();
    if (same) {
        m_nodes = std::move(nodes);
        announceNames();
        return false;
    }
    beginResetModel();
    m_nodes = std::move(nodes);
    m_byId.clear();
    for (std::size_t i = 1; i < m_nodes.size(); ++i)
        m_byId.emplace(m_nodes[i].element->id, i);
    endResetModel();
    return true;
}

void OutlineModel::setTheme(const diagram::Theme &theme)
{
    m_theme = theme;
    m_icons.clear();
    announceNames();
}

void OutlineModel::announceNames()
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
