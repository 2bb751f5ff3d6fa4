// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/prepare/scope_model.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/stride_letter.h"
#include "app/workshop/words/workshop_words.h"
#include "diagram/display_names.h"
#include "diagram/literal_text.h"

#include <utility>

namespace bulkhead::app {

namespace ws = catalog::workshop;

ScopeModel::ScopeModel(model::Model model, QObject *parent)
    : QAbstractTableModel(parent), m_model(std::move(model))
{}

void ScopeModel::setKey(ws::Key key)
{
    beginResetModel();
    m_key = std::move(key);
    m_overrides.clear();
    m_rows.clear();
    for (const auto &[cell, verdict] : m_key.cells) { // in the order of elements
        if (m_rows.empty() || m_rows.back().id != cell.element)
            m_rows.push_back({cell.element, {}});
        m_rows.back().cells.push_back(cell);
    }
    endResetModel();
    emit scopeChanged();
}

void ScopeModel::setScope(const std::vector<model::Id> &scope)
{
    m_scope = {scope.begin(), scope.end()};
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    emit scopeChanged();
}

std::vector<model::Id> ScopeModel::scope() const
{
    return {m_scope.begin(), m_scope.end()};
}

void ScopeModel::setOverride(const ws::StrideCell &cell, const ws::Override *said)
{
    if (said)
        m_overrides[cell] = *said;
    else
        m_overrides.erase(cell);
    emit dataChanged(index(0, FirstLetter), index(rowCount() - 1, Columns - 1));
    emit scopeChanged();
}

const ws::Override *ScopeModel::overrideOf(const ws::StrideCell &cell) const
{
    const auto found = m_overrides.find(cell);
    return found == m_overrides.end() ? nullptr : &found->second;
}

ws::Overrides ScopeModel::overrides() const
{
    ws::Overrides inScope;
    for (const auto &[cell, said] : m_overrides)
        if (m_scope.count(cell.element))
            inScope.emplace(cell, said);
    return inScope;
}

ws::KeyCount ScopeModel::count() const
{
    ws::Key asked;
    for (const model::Id &id : m_scope)
        for (const model::Stride category : ws::allCategories)
            if (const auto cell = m_key.cells.find({id, category}); cell != m_key.cells.end())
                asked.cells.insert(*cell);
    return ws::countOf(ws::overruled(std::move(asked), m_overrides));
}

const ws::StrideCell *ScopeModel::cellAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.column() < FirstLetter)
        return nullptr;
    return &m_rows[static_cast<std::size_t>(index.row())]
                .cells[static_cast<std::size_t>(index.column() - FirstLetter)];
}

int ScopeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ScopeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

ws::Verdict ScopeModel::verdictOf(const ws::StrideCell &cell) const
{
    const ws::Override *said = overrideOf(cell);
    return said ? said->verdict : m_key.cells.at(cell).verdict;
}

QString ScopeModel::verdictMark(const ws::StrideCell &cell) const
{
    QString mark;
    switch (verdictOf(cell)) {
    case ws::Verdict::Threat:
        mark = QStringLiteral("●");
        break;
    case ws::Verdict::Verify:
        mark = QStringLiteral("?");
        break;
    case ws::Verdict::None:
        mark = QStringLiteral("–");
        break;
    case ws::Verdict::Bonus:
        mark = QStringLiteral("+");
        break;
    }
    return overrideOf(cell) ? mark + u'*' : mark;
}

QString ScopeModel::verdictText(const ws::StrideCell &cell) const
{
    QString text = tr("%1, %2: %3")
                       .arg(diagram::displayName(m_model, cell.element), strideWord(cell.category),
                            verdictName(verdictOf(cell)));
    if (overrideOf(cell))
        text += tr(" (overruled)");
    return text;
}

QVariant ScopeModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (const ws::StrideCell *cell = cellAt(index)) {
        switch (role) {
        case Qt::DisplayRole:
            return verdictMark(*cell);
        case Qt::TextAlignmentRole:
            return static_cast<int>(Qt::AlignCenter);
        case Qt::ToolTipRole:
            return diagram::literalText(verdictText(*cell));
        case Qt::AccessibleTextRole:
            return verdictText(*cell);
        default:
            return {};
        }
    }
    if (role == Qt::DisplayRole) {
        const model::Element *element = m_model.element(row.id);
        return index.column() == Element ? diagram::displayName(m_model, row.id)
                                         : kindWord(element ? element->kind : model::Kind::DataFlow);
    }
    if (role == Qt::CheckStateRole && index.column() == Element)
        return static_cast<int>(m_scope.count(row.id) ? Qt::Checked : Qt::Unchecked);
    return {};
}

QVariant ScopeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (section >= FirstLetter) {
        const model::Stride category = ws::allCategories[static_cast<std::size_t>(section - FirstLetter)];
        const QString word = strideWord(category);
        return role == Qt::DisplayRole   ? QVariant(letterOf(category))
               : role == Qt::ToolTipRole ? QVariant(word)
                                         : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    return section == Element ? tr("Element") : tr("Kind");
}

Qt::ItemFlags ScopeModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Element ? flags | Qt::ItemIsUserCheckable : flags;
}

bool ScopeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Element)
        return false;
    const model::Id &id = m_rows[static_cast<std::size_t>(index.row())].id;
    if (value.toInt() == Qt::Checked)
        m_scope.insert(id);
    else
        m_scope.erase(id);
    emit dataChanged(index, index);
    emit scopeChanged();
    return true;
}

} // namespace bulkhead::app
