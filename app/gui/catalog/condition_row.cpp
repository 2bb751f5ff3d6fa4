// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/condition_row.h"

#include "app/document/text.h"
#include "app/gui/look/quiet_wheel.h"
#include "catalog/engine/program.h"
#include "catalog/engine/relation.h"
#include "diagram/literal_text.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include <set>

namespace bulkhead::app {

namespace {

using catalog::engine::Kinds;
using catalog::engine::OperandShape;
using Form = ConditionDraft::Form;

constexpr int formRole = Qt::UserRole;
constexpr int relationRole = Qt::UserRole + 1; // of what is reached
constexpr int factRole = Qt::UserRole + 1;     // of what is tested

void addOperator(QComboBox &box, const catalog::engine::Operator &op)
{
    box.addItem(toQString(op.phrase), toQString(op.name));
    box.setItemData(box.count() - 1, diagram::literalText(toQString(op.documentation)), Qt::ToolTipRole);
}

void chooseData(QComboBox *box, const QString &data)
{
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

QString choiceWord(const std::string &choice)
{
    return toQString(choice).replace('_', ' ');
}

} // namespace

ConditionRow::ConditionRow(CatalogsPtr catalogs, Kinds kinds, QWidget *parent)
    : QWidget(parent), m_catalogs(std::move(catalogs)), m_kinds(kinds), m_reach(new QComboBox),
      m_tested(new QComboBox), m_operator(new QComboBox), m_choice(new QComboBox), m_text(new QLineEdit)
{
    m_reach->setAccessibleName(tr("What is tested"));
    m_tested->setAccessibleName(tr("Property"));
    m_operator->setAccessibleName(tr("Test"));
    m_choice->setAccessibleName(tr("Value"));
    m_text->setAccessibleName(tr("Value"));
    for (QComboBox *box : {m_reach, m_tested, m_operator, m_choice})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_reach->setMinimumContentsLength(8);
    m_tested->setMinimumContentsLength(12);
    m_operator->setMinimumContentsLength(6);
    m_choice->setMinimumContentsLength(6);
    m_text->setMinimumWidth(70);
    m_tested->setMaxVisibleItems(20);
    auto *remove = new QToolButton;
    remove->setText(QStringLiteral("×"));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Remove this condition"));
    remove->setAccessibleName(tr("Remove this condition"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_reach, 3);
    layout->addWidget(m_tested, 4);
    layout->addWidget(m_operator, 2);
    layout->addWidget(m_choice, 2);
    layout->addWidget(m_text, 4);
    layout->addWidget(remove);
    connect(m_reach, &QComboBox::currentIndexChanged, this, &ConditionRow::fillTested);
    connect(m_tested, &QComboBox::currentIndexChanged, this, &ConditionRow::fillOperators);
    connect(m_operator, &QComboBox::currentIndexChanged, this, &ConditionRow::fillValues);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ConditionRow::changed);
    connect(m_text, &QLineEdit::textChanged, this, &ConditionRow::changed);
    connect(remove, &QToolButton::clicked, this, &ConditionRow::removed);
    QuietWheel::keepFrom({m_reach, m_tested, m_operator, m_choice});
    fillReach();
}

// A test or a fact, of the subject or of one related thing.
bool ConditionRow::canShow(const ConditionDraft &draft)
{
    if (draft.form == Form::Test || draft.form == Form::Fact)
        return true;
    return (draft.form == Form::Some || draft.form == Form::NoSuch) &&
           (draft.parts.empty() || draft.parts.front().form == Form::Test ||
            draft.parts.front().form == Form::Fact);
}

void ConditionRow::setKinds(Kinds kinds)
{
    const ConditionDraft before = draft();
    m_kinds = kinds;
    fillReach();
    set(before); // as far as things of these kinds have it
}

Form ConditionRow::reach() const
{
    return static_cast<Form>(m_reach->currentData(formRole).toInt());
}

std::string ConditionRow::relation() const
{
    return toUtf8(m_reach->currentData(relationRole).toString());
}

Kinds ConditionRow::testedKinds() const
{
    const auto reached = catalog::engine::relationFromName(relation());
    return reached ? catalog::engine::info(*reached).to : m_kinds;
}

bool ConditionRow::isFact() const
{
    return m_tested->currentData(factRole).toBool();
}

void ConditionRow::fillReach()
{
    {
        const QSignalBlocker blocker(m_reach);
        m_reach->clear();
        m_reach->addItem(tr("it"));
        m_reach->setItemData(0, static_cast<int>(Form::Test), formRole);
        for (const auto form : {Form::Some, Form::NoSuch}) {
            for (const catalog::engine::RelationInfo *relation : catalog::engine::relationTable) {
                if (!relation->from.intersects(m_kinds))
                    continue;
                const QString phrase = toQString(relation->phrase);
                const int row = m_reach->count();
                m_reach->addItem(form == Form::Some ? phrase : tr("not one: %1").arg(phrase));
                m_reach->setItemData(row, static_cast<int>(form), formRole);
                m_reach->setItemData(row, toQString(relation->name), relationRole);
                m_reach->setItemData(row, diagram::literalText(toQString(relation->documentation)),
                                     Qt::ToolTipRole);
            }
        }
        m_reach->setCurrentIndex(0);
    }
    fillTested();
}

void ConditionRow::fillTested()
{
    {
        const QSignalBlocker blocker(m_tested);
        m_tested->clear();
        if (reach() != Form::Test)
            m_tested->addItem(tr("(any at all)"), QString());
        const Kinds tested = testedKinds();
        std::set<std::string_view> listed;
        for (const model::Kind kind : model::allKinds) {
            if (!tested.has(kind))
                continue;
            for (const model::PropertyDef &def : m_catalogs->vocabulary().properties(kind)) {
                if (!listed.insert(def.name).second)
                    continue;
                m_tested->addItem(toQString(def.title), toQString(def.name));
                m_tested->setItemData(m_tested->count() - 1, diagram::literalText(toQString(def.help)),
                                      Qt::ToolTipRole);
            }
        }
        addFacts(tested);
    }
    fillOperators();
}

void ConditionRow::addFacts(Kinds tested)
{
    m_tested->insertSeparator(m_tested->count());
    for (const catalog::engine::Fact &fact : m_catalogs->program().facts) {
        if (!fact.kinds.intersects(tested))
            continue;
        const int row = m_tested->count();
        m_tested->addItem(toQString(fact.title), toQString(fact.name));
        m_tested->setItemData(row, true, factRole);
        m_tested->setItemData(row, diagram::literalText(toQString(fact.documentation)), Qt::ToolTipRole);
    }
}

const model::PropertyDef *ConditionRow::property() const
{
    const std::string name = toUtf8(m_tested->currentData().toString());
    const Kinds tested = testedKinds();
    for (const model::Kind kind : model::allKinds) {
        if (tested.has(kind) && !name.empty() && !isFact()) {
            if (const model::PropertyDef *def = m_catalogs->vocabulary().find(kind, name))
                return def;
        }
    }
    return nullptr;
}

void ConditionRow::fillOperators()
{
    const model::PropertyDef *def = property();
    {
        const QSignalBlocker blocker(m_operator);
        m_operator->clear();
        if (def) {
            const bool hasPathSets = !m_catalogs->program().pathSets.empty();
            for (const catalog::engine::Operator *op : operatorsFor(def->type))
                if (op->operand != OperandShape::PathSet || hasPathSets)
                    addOperator(*m_operator, *op);
            if (reach() != Form::Test)
                addOperator(*m_operator, catalog::engine::difference());
        }
    }
    m_operator->setVisible(def);
    fillValues();
}

void ConditionRow::fillValues()
{
    const model::PropertyDef *def = property();
    const catalog::engine::Operator *op =
        catalog::engine::operatorFromName(toUtf8(m_operator->currentData().toString()));
    const OperandShape shape = op ? op->operand : OperandShape::One;
    const bool takesList = shape == OperandShape::List;
    const bool any = isFact() || (def && shape != OperandShape::None);
    const bool yesOrNo =
        any && (!def || def->type == model::PropertyType::Bool || shape == OperandShape::Flag);
    const bool named = any && shape == OperandShape::PathSet;
    const bool listed = any && !yesOrNo && def->type == model::PropertyType::Enum && !takesList;
    {
        const QSignalBlocker blocker(m_choice);
        m_choice->clear();
        if (yesOrNo) {
            m_choice->addItem(tr("yes"), QStringLiteral("true"));
            m_choice->addItem(tr("no"), QStringLiteral("false"));
        } else if (listed) {
            for (const std::string &value : def->enumValues)
                m_choice->addItem(choiceWord(value), toQString(value));
        } else if (named) {
            for (const catalog::engine::PathSet &paths : m_catalogs->program().pathSets)
                m_choice->addItem(choiceWord(paths.name), toQString(paths.name));
        }
    }
    m_choice->setVisible(yesOrNo || listed || named);
    m_text->setVisible(any && !m_choice->isVisibleTo(this));
    const std::string_view unit = op && !op->unit.empty() ? op->unit : def ? def->unit : std::string_view();
    m_text->setPlaceholderText(takesList       ? tr("values, with commas")
                               : !unit.empty() ? toQString(unit)
                                               : tr("value"));
    if (def && takesList && !def->enumValues.empty()) {
        QStringList values;
        for (const std::string &value : def->enumValues)
            values << toQString(value);
        m_text->setToolTip(diagram::literalText(tr("Of: %1").arg(values.join(QStringLiteral(", ")))));
    } else {
        m_text->setToolTip({});
    }
    emit changed();
}

ConditionDraft ConditionRow::tested() const
{
    ConditionDraft draft;
    draft.form = isFact() ? Form::Fact : Form::Test;
    draft.name = toUtf8(m_tested->currentData().toString());
    draft.op = isFact() ? std::string() : toUtf8(m_operator->currentData().toString());
    if (isFact() || operandShape(draft.op) != OperandShape::None)
        draft.value = toUtf8(m_choice->count() > 0 ? m_choice->currentData().toString() : m_text->text());
    return draft;
}

ConditionDraft ConditionRow::draft() const
{
    ConditionDraft test = tested();
    if (reach() == Form::Test)
        return test;
    ConditionDraft related{reach(), relation(), {}, {}, {}};
    if (!test.name.empty())
        related.parts.push_back(std::move(test));
    return related;
}

void ConditionRow::setTested(const ConditionDraft &draft)
{
    for (int i = 0; i < m_tested->count(); ++i) {
        if (m_tested->itemData(i).toString() == toQString(draft.name) &&
            m_tested->itemData(i, factRole).toBool() == (draft.form == Form::Fact))
            m_tested->setCurrentIndex(i);
    }
    // What a file says and the form does not offer is still shown.
    if (!draft.op.empty() && m_operator->findData(toQString(draft.op)) < 0) {
        if (const catalog::engine::Operator *op = catalog::engine::operatorFromName(draft.op))
            addOperator(*m_operator, *op);
        else
            m_operator->addItem(toQString(draft.op), toQString(draft.op));
    }
    chooseData(m_operator, toQString(draft.op));
    if (m_choice->count() > 0)
        chooseData(m_choice, toQString(draft.value));
    else
        m_text->setText(toQString(draft.value));
    m_text->setCursorPosition(0);
}

void ConditionRow::set(const ConditionDraft &draft)
{
    const bool isReached = draft.isRelation();
    for (int i = 0; i < m_reach->count(); ++i) {
        const auto form = static_cast<Form>(m_reach->itemData(i, formRole).toInt());
        const bool same = isReached ? form == draft.form &&
                                          toUtf8(m_reach->itemData(i, relationRole).toString()) == draft.name
                                    : form == Form::Test;
        if (same)
            m_reach->setCurrentIndex(i);
    }
    if (!isReached)
        setTested(draft);
    else if (!draft.parts.empty())
        setTested(draft.parts.front());
}

} // namespace bulkhead::app
