// SPDX-License-Identifier: Apache-2.0
#include "app/gui/table/table_block.h"

#include "app/document/text.h"
#include "app/gui/properties/permission_list.h"
#include "diagram/display_names.h"
#include "model/plans.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

namespace {

QString quoted(const QString &cell)
{
    static const QRegularExpression special(QStringLiteral("[\t\n\r\"]"));
    if (!cell.contains(special))
        return cell;
    return u'"' + QString(cell).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

// Reads the cells of a text that a spreadsheet wrote.
class BlockReader
{
public:
    explicit BlockReader(const QString &text) : m_text(text) {}

    TextBlock read()
    {
        while (m_at < m_text.size())
            readRow();
        return std::move(m_block);
    }

private:
    void readRow()
    {
        m_block.emplace_back();
        for (;;) {
            m_block.back() << readCell();
            if (m_at >= m_text.size())
                return;
            if (m_text[m_at++] == u'\n')
                return;
        }
    }

    QString readCell()
    {
        const bool isQuoted = m_at < m_text.size() && m_text[m_at] == u'"';
        QString cell;
        if (isQuoted) {
            for (++m_at; m_at < m_text.size(); ++m_at) {
                if (m_text[m_at] == u'"') {
                    if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != u'"') {
                        ++m_at;
                        break;
                    }
                    ++m_at;
                }
                cell += m_text[m_at];
            }
        }
        while (m_at < m_text.size() && m_text[m_at] != u'\t' && m_text[m_at] != u'\n')
            cell += m_text[m_at++];
        return cell;
    }

    const QString &m_text;
    qsizetype m_at = 0;
    TextBlock m_block;
};

bool isOneOf(const QString &text, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(), [&text](const char *word) {
        return text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
    });
}

std::optional<bool> yesOrNo(const model::Model &model, const QString &text)
{
    const PropertyRow line{};
    const auto is = [&](bool value) {
        return text.compare(valueText(model, line, model::Value(value)), Qt::CaseInsensitive) == 0;
    };
    if (isOneOf(text, {"yes", "true", "1", "x"}) || is(true))
        return true;
    if (isOneOf(text, {"no", "false", "0"}) || is(false))
        return false;
    return std::nullopt;
}

const QRegularExpression &anyMark() // between the items of a list
{
    static const QRegularExpression mark(QStringLiteral("[\n;,]"));
    return mark;
}

bool suits(const PropertyRow &line, const model::Element *element)
{
    return element &&
           std::find(line.targets.begin(), line.targets.end(), element->kind) != line.targets.end();
}

} // namespace

QString blockText(const TextBlock &block)
{
    QString text;
    for (const QStringList &row : block) {
        QStringList cells;
        for (const QString &cell : row)
            cells << quoted(cell);
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

TextBlock blockOfText(const QString &text)
{
    const QString lines =
        QString(text).replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    return BlockReader(lines).read();
}

const std::multimap<QString, model::Id> &CellTexts::names()
{
    if (m_names.empty())
        for (const model::Element &element : m_model.elements())
            m_names.emplace(diagram::displayName(m_model, element.id), element.id);
    return m_names;
}

// By which target() finds the element again.
QString CellTexts::nameOf(const PropertyRow &line, const model::Id &id)
{
    QString name = diagram::displayName(m_model, id);
    return target(line, name) == id ? name : toQString(id);
}

QString CellTexts::written(const PropertyRow &line, const model::Value &value)
{
    if (const std::int64_t *number = value.asInteger())
        return QString::number(*number);
    if (const double *real = value.asReal())
        return QString::number(*real, 'g', QLocale::FloatingPointShortest);
    if (line.type == model::PropertyType::Reference && value.asText())
        return nameOf(line, *value.asText());
    const model::Value::TextList *list = value.asList();
    if (!list || list->empty())
        return valueText(m_model, line, value);
    QStringList items;
    for (const std::string &item : *list)
        items << (line.type == model::PropertyType::ReferenceList ? nameOf(line, item) : toQString(item));
    // One item with a mark that parts items elsewhere ends a line, by which it is one.
    const bool isParted = items.size() == 1 && items.front().contains(anyMark());
    return items.join(u'\n') + (isParted ? QStringLiteral("\n") : QString());
}

std::optional<std::string> CellTexts::target(const PropertyRow &line, const QString &name)
{
    std::optional<std::string> found;
    const auto [from, to] = names().equal_range(name);
    for (auto each = from; each != to; ++each) {
        if (!suits(line, m_model.element(each->second)))
            continue;
        if (found)
            return std::nullopt; // of two of one name nobody can say which
        found = each->second;
    }
    if (!found && suits(line, m_model.element(toUtf8(name))))
        found = toUtf8(name);
    return found;
}

std::optional<model::Value> CellTexts::list(const PropertyRow &line, const QString &text)
{
    const QString none = valueText(m_model, line, model::Value(model::Value::TextList()));
    if (text.trimmed().compare(none, Qt::CaseInsensitive) == 0)
        return model::Value(model::Value::TextList());
    const bool isFree = line.type == model::PropertyType::TextList && line.choices.empty();
    static const QRegularExpression markOfFreeTexts(QStringLiteral("[\n;]")); // commands have commas
    static const QRegularExpression lineEnd(QStringLiteral("\n"));
    const QRegularExpression &mark = text.contains(u'\n') ? lineEnd : isFree ? markOfFreeTexts : anyMark();
    model::Value::TextList items;
    for (const QString &part : text.split(mark, Qt::SkipEmptyParts)) {
        const QString item = part.trimmed();
        if (item.isEmpty())
            continue;
        if (line.type != model::PropertyType::ReferenceList) {
            items.push_back(toUtf8(item));
        } else if (const auto id = target(line, item)) {
            items.push_back(*id);
        } else {
            return std::nullopt;
        }
    }
    return model::Value(std::move(items));
}

std::optional<model::Value> CellTexts::read(const PropertyRow &line, const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return line.required ? std::nullopt : std::optional(model::Value());
    switch (line.type) {
    case model::PropertyType::Bool: {
        const std::optional<bool> answer = yesOrNo(m_model, text);
        return answer ? std::optional(model::Value(*answer)) : std::nullopt;
    }
    case model::PropertyType::Enum:
        for (std::size_t i = 0; i < line.choices.size(); ++i)
            if (text.compare(choiceText(line.choices[i]), Qt::CaseInsensitive) == 0 ||
                text == toQString(line.choices[i]))
                return model::Value(model::EnumValue{static_cast<std::uint16_t>(i)});
        return std::nullopt;
    case model::PropertyType::Reference: {
        const std::optional<std::string> id = target(line, text);
        return id ? std::optional(model::Value(*id)) : std::nullopt;
    }
    case model::PropertyType::TextList:
    case model::PropertyType::ReferenceList:
        return list(line, typed);
    default:
        break;
    }
    const QString unit = line.def ? toQString(line.def->unit) : QString();
    return parsedValue(line, !unit.isEmpty() && text.endsWith(unit) ? text.chopped(unit.size()) : text);
}

CellPlan planCells(const model::Model &model, const std::vector<CellEdit> &edits)
{
    CellPlan plan;
    model::Model planned = model; // so far
    CellTexts texts(model);
    std::vector<model::Change> changes;
    const auto refuse = [&plan](const QString &text) {
        if (plan.refused++ == 0)
            plan.firstRefused = text;
    };
    for (const CellEdit &edit : edits) {
        const std::optional<PropertyRow> line = cellLine(planned, edit.id, edit.column);
        if (!line) {
            if (!edit.text.trimmed().isEmpty())
                refuse(edit.text);
            continue;
        }
        const bool namesNothing = edit.column.field == PropertyRow::Field::Name && model.element(edit.id) &&
                                  !edit.value && edit.text.trimmed().isEmpty();
        std::optional<model::Value> value = edit.value;
        if (!value && !namesNothing)
            value = texts.read(*line, edit.text);
        if (!value || (line->def && refusedItem(*line->def, *value))) {
            refuse(edit.text);
            continue;
        }
        if (*value == line->value)
            continue;
        model::Change change = propertyChange(planned, {&edit.id, 1}, *line, *value);
        if (change.isEmpty())
            continue;
        if (!planned.apply(change)) {
            refuse(edit.text);
            continue;
        }
        changes.push_back(std::move(change));
        plan.ids.push_back(edit.id);
        if (std::find(plan.columns.begin(), plan.columns.end(), edit.column) == plan.columns.end())
            plan.columns.push_back(edit.column);
    }
    std::sort(plan.ids.begin(), plan.ids.end());
    plan.ids.erase(std::unique(plan.ids.begin(), plan.ids.end()), plan.ids.end());
    plan.change = model::batch(std::move(changes));
    return plan;
}

} // namespace bulkhead::app
