// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/condition_group.h"

#include "app/document/text.h"
#include "app/gui/look/quiet_wheel.h"
#include "catalog/engine/relation.h"
#include "diagram/literal_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

namespace bulkhead::app {

namespace {

using catalog::engine::Kinds;
using GroupForm = ConditionDraft::Form;

// How many related things there must be, as the combo box has it: a form, or a count's operator.
struct Quantity
{
    GroupForm form;
    const char *op;
    const char *words;
};
constexpr Quantity quantities[] = {
    {GroupForm::Some, "", QT_TRANSLATE_NOOP("bulkhead::app::ConditionGroup", "there is")},
    {GroupForm::NoSuch, "", QT_TRANSLATE_NOOP("bulkhead::app::ConditionGroup", "there is not")},
    {GroupForm::Count, ">", QT_TRANSLATE_NOOP("bulkhead::app::ConditionGroup", "count is more than")},
    {GroupForm::Count, "<", QT_TRANSLATE_NOOP("bulkhead::app::ConditionGroup", "count is fewer than")},
    {GroupForm::Count, "==", QT_TRANSLATE_NOOP("bulkhead::app::ConditionGroup", "count is exactly")},
};

const Quantity &quantityAt(const QComboBox &box)
{
    return quantities[static_cast<std::size_t>(std::max(0, box.currentIndex()))];
}

} // namespace

ConditionGroup::ConditionGroup(CatalogsPtr catalogs, Kinds kinds, Level level, QWidget *parent)
    : QFrame(parent), m_catalogs(std::move(catalogs)), m_kinds(kinds), m_reach(new QComboBox),
      m_quantity(new QComboBox), m_number(new QSpinBox), m_join(new QComboBox), m_box(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    if (level == Level::Top)
        layout->setContentsMargins(0, 0, 0, 0);
    else
        setFrameShape(QFrame::StyledPanel);
    m_reach->setAccessibleName(tr("What the group is about"));
    m_quantity->setAccessibleName(tr("How many"));
    m_number->setAccessibleName(tr("Number"));
    m_join->setAccessibleName(tr("How the conditions are joined"));
    buildHeader(*layout, level);
    m_box->setContentsMargins(level == Level::Top ? 0 : 12, 0, 0, 0);
    layout->addLayout(m_box);
    auto *addCondition = new QPushButton(level == Level::Top ? tr("Add &condition") : tr("Add condition"));
    auto *addNested = new QPushButton(level == Level::Top ? tr("Add &group") : tr("Add group"));
    addNested->setToolTip(tr("Conditions of which all, any or none must hold, also of related things"));
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {addCondition, addNested}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    layout->addLayout(buttons);
    connect(addCondition, &QPushButton::clicked, this, [this] { addRow(); });
    connect(addNested, &QPushButton::clicked, this, [this] { addGroup()->addRow(); });
    connect(m_reach, &QComboBox::currentIndexChanged, this, &ConditionGroup::followReach);
    connect(m_quantity, &QComboBox::currentIndexChanged, this, &ConditionGroup::followReach);
    connect(m_number, &QSpinBox::valueChanged, this, &ConditionGroup::changed);
    connect(m_join, &QComboBox::currentIndexChanged, this, &ConditionGroup::changed);
    QuietWheel::keepFrom({m_reach, m_quantity, m_number, m_join});
    fillReach();
}

void ConditionGroup::buildHeader(QVBoxLayout &layout, Level level)
{
    for (const Quantity &quantity : quantities)
        m_quantity->addItem(tr(quantity.words));
    for (const auto &[form, words] : {std::pair(GroupForm::All, tr("all of these hold")),
                                      std::pair(GroupForm::Any, tr("any of these holds")),
                                      std::pair(GroupForm::None, tr("none of these holds")),
                                      std::pair(GroupForm::NotAll, tr("not all of these hold"))})
        m_join->addItem(words, static_cast<int>(form));
    m_reach->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_reach->setMinimumContentsLength(10);
    m_number->setRange(0, 1'000'000);
    auto *header = new QHBoxLayout;
    header->addWidget(m_quantity);
    header->addWidget(m_number);
    header->addWidget(m_reach, 1);
    header->addWidget(m_join, level == Level::Top ? 1 : 0);
    if (level == Level::Nested) {
        auto *remove = new QToolButton;
        remove->setText(QStringLiteral("×"));
        remove->setAutoRaise(true);
        remove->setToolTip(tr("Remove this group"));
        remove->setAccessibleName(tr("Remove this group"));
        connect(remove, &QToolButton::clicked, this, &ConditionGroup::removed);
        header->addWidget(remove);
    }
    m_reach->setVisible(level == Level::Nested);
    layout.addLayout(header);
}

void ConditionGroup::fillReach()
{
    {
        const QSignalBlocker blocker(m_reach);
        m_reach->clear();
        m_reach->addItem(tr("of it"), QString());
        for (const catalog::engine::RelationInfo *relation : catalog::engine::relationTable) {
            if (!relation->from.intersects(m_kinds))
                continue;
            m_reach->addItem(tr("%1, where").arg(toQString(relation->phrase)), toQString(relation->name));
            m_reach->setItemData(m_reach->count() - 1,
                                 diagram::literalText(toQString(relation->documentation)), Qt::ToolTipRole);
        }
    }
    followReach();
}

std::string ConditionGroup::relation() const
{
    return toUtf8(m_reach->currentData().toString());
}

Kinds ConditionGroup::testedKinds() const
{
    const auto reached = catalog::engine::relationFromName(relation());
    return reached ? catalog::engine::info(*reached).to : m_kinds;
}

void ConditionGroup::followReach()
{
    const bool isRelation = !relation().empty();
    m_quantity->setVisible(isRelation);
    m_number->setVisible(isRelation && quantityAt(*m_quantity).form == GroupForm::Count);
    for (QWidget *part : m_parts) {
        if (auto *row = qobject_cast<ConditionRow *>(part))
            row->setKinds(testedKinds());
        else
            static_cast<ConditionGroup *>(part)->setKinds(testedKinds());
    }
    emit changed();
}

void ConditionGroup::setKinds(Kinds kinds)
{
    const ConditionDraft before = draft();
    m_kinds = kinds;
    fillReach();
    setReach(before);
}

ConditionRow *ConditionGroup::addRow()
{
    auto *row = new ConditionRow(m_catalogs, testedKinds());
    m_parts.push_back(row);
    m_box->addWidget(row);
    connect(row, &ConditionRow::changed, this, &ConditionGroup::changed);
    connect(row, &ConditionRow::removed, this, [this, row] { drop(row); });
    emit changed();
    return row;
}

ConditionGroup *ConditionGroup::addGroup()
{
    auto *group = new ConditionGroup(m_catalogs, testedKinds(), Level::Nested);
    m_parts.push_back(group);
    m_box->addWidget(group);
    connect(group, &ConditionGroup::changed, this, &ConditionGroup::changed);
    connect(group, &ConditionGroup::removed, this, [this, group] { drop(group); });
    emit changed();
    return group;
}

void ConditionGroup::drop(QWidget *part)
{
    std::erase(m_parts, part);
    part->hide();
    part->deleteLater();
    emit changed();
}

void ConditionGroup::clear()
{
    for (QWidget *part : m_parts) {
        part->hide();
        part->deleteLater();
    }
    m_parts.clear();
}

// What must hold, of the subject or of one related thing.
ConditionDraft ConditionGroup::list() const
{
    ConditionDraft list;
    list.form = static_cast<GroupForm>(m_join->currentData().toInt());
    for (const QWidget *part : m_parts) {
        const auto *row = qobject_cast<const ConditionRow *>(part);
        list.parts.push_back(row ? row->draft() : static_cast<const ConditionGroup *>(part)->draft());
    }
    return list;
}

ConditionDraft ConditionGroup::draft() const
{
    if (relation().empty())
        return list();
    const Quantity &quantity = quantityAt(*m_quantity);
    ConditionDraft related{quantity.form, relation(), quantity.op, {}, {}};
    if (quantity.form == GroupForm::Count)
        related.value = std::to_string(m_number->value());
    ConditionDraft where = list();
    const bool plain = where.form == GroupForm::All || where.form == GroupForm::Any;
    if (where.parts.size() == 1 && plain)
        related.parts = std::move(where.parts);
    else if (!where.parts.empty())
        related.parts.push_back(std::move(where));
    return related;
}

void ConditionGroup::setReach(const ConditionDraft &draft)
{
    const QString name = draft.isRelation() ? toQString(draft.name) : QString();
    m_reach->setCurrentIndex(std::max(0, m_reach->findData(name)));
    if (!draft.isRelation())
        return;
    for (std::size_t i = 0; i < std::size(quantities); ++i) {
        if (quantities[i].form == draft.form && quantities[i].op == draft.op)
            m_quantity->setCurrentIndex(static_cast<int>(i));
    }
    m_number->setValue(toQString(draft.value).toInt());
}

void ConditionGroup::add(const ConditionDraft &draft)
{
    if (ConditionRow::canShow(draft))
        addRow()->set(draft);
    else
        addGroup()->set(draft);
}

void ConditionGroup::set(const ConditionDraft &draft)
{
    clear();
    setReach(draft);
    if (draft.isList()) {
        m_join->setCurrentIndex(m_join->findData(static_cast<int>(draft.form)));
        for (const ConditionDraft &part : draft.parts)
            add(part);
        return;
    }
    m_join->setCurrentIndex(0);
    for (const ConditionDraft &part : draft.parts) {
        if (part.isList())
            m_join->setCurrentIndex(m_join->findData(static_cast<int>(part.form)));
        for (const ConditionDraft &inner : part.isList() ? part.parts : std::vector<ConditionDraft>{part})
            add(inner);
    }
}

} // namespace bulkhead::app
