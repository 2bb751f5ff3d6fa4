#include "app/gui/catalog/condition_row.h"

#include "app/document/text.h"
#include "catalog/engine/relation.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include <set>

namespace bulkhead::app {

namespace {

using Reach = ConditionDraft::Reach;

constexpr int reachRole = Qt::UserRole;
constexpr int relationRole = Qt::UserRole + 1;

QString operatorWords(std::string_view op)
{
    static const std::pair<std::string_view, const char *> words[] = {
        {"==", QT_TRANSLATE_NOOP("bulkhead::app::ConditionRow", "is")},
        {"!=", QT_TRANSLATE_NOOP("bulkhead::app::ConditionRow", "is not")},
        {"in", QT_TRANSLATE_NOOP("bulkhead::app::ConditionRow", "is one of")},
        {"not_in", QT_TRANSLATE_NOOP("bulkhead::app::ConditionRow", "is none of")},
        {">", QT_TRANSLATE_NOOP("bulkhead::app::ConditionRow", "is more than")},
        {"<", QT_TRANSLATE_NOOP("bulkhead::app::ConditionRow", "is less than")},
        {"contains", QT_TRANSLATE_NOOP("bulkhead::app::ConditionRow", "contains")},
        {"intersects", QT_TRANSLATE_NOOP("bulkhead::app::ConditionRow", "contains one of")},
        {"not_empty", QT_TRANSLATE_NOOP("bulkhead::app::ConditionRow", "is not empty")},
        {"outside", QT_TRANSLATE_NOOP("bulkhead::app::ConditionRow", "holds more than")},
        {"older_than_days", QT_TRANSLATE_NOOP("bulkhead::app::ConditionRow", "is older, in days, than")},
        {"version_lt", QT_TRANSLATE_NOOP("bulkhead::app::ConditionRow", "is a version below")},
        {"stated", QT_TRANSLATE_NOOP("bulkhead::app::ConditionRow", "is stated:")},
    };
    for (const auto &[name, text] : words) {
        if (name == op)
            return ConditionRow::tr(text);
    }
    return toQString(op);
}

void chooseData(QComboBox *box, const QString &data)
{
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

} // namespace

ConditionRow::ConditionRow(const model::Vocabulary &vocabulary, model::Kind kind, QWidget *parent)
    : QWidget(parent), m_vocabulary(vocabulary), m_kind(kind), m_reach(new QComboBox),
      m_property(new QComboBox), m_operator(new QComboBox), m_choice(new QComboBox), m_text(new QLineEdit)
{
    m_reach->setAccessibleName(tr("What is tested"));
    m_property->setAccessibleName(tr("Property"));
    m_operator->setAccessibleName(tr("Test"));
    m_choice->setAccessibleName(tr("Value"));
    m_text->setAccessibleName(tr("Value"));
    for (QComboBox *box : {m_reach, m_property, m_choice})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_reach->setMinimumContentsLength(8);
    m_property->setMinimumContentsLength(12);
    m_choice->setMinimumContentsLength(6);
    m_text->setMinimumWidth(70);
    m_property->setMaxVisibleItems(20);
    auto *remove = new QToolButton;
    remove->setText(QStringLiteral("×"));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Remove this condition"));
    remove->setAccessibleName(tr("Remove this condition"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_reach, 3);
    layout->addWidget(m_property, 4);
    layout->addWidget(m_operator);
    layout->addWidget(m_choice, 2);
    layout->addWidget(m_text, 2);
    layout->addWidget(remove);
    connect(m_reach, &QComboBox::currentIndexChanged, this, &ConditionRow::fillProperties);
    connect(m_property, &QComboBox::currentIndexChanged, this, &ConditionRow::fillOperators);
    connect(m_operator, &QComboBox::currentIndexChanged, this, &ConditionRow::fillValues);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ConditionRow::changed);
    connect(m_text, &QLineEdit::textChanged, this, &ConditionRow::changed);
    connect(remove, &QToolButton::clicked, this, &ConditionRow::removed);
    fillReach();
}

void ConditionRow::setKind(model::Kind kind)
{
    m_kind = kind;
    fillReach();
}

void ConditionRow::fillReach()
{
    {
        const QSignalBlocker blocker(m_reach);
        m_reach->clear();
        m_reach->addItem(tr("it"));
        m_reach->setItemData(0, static_cast<int>(Reach::Subject), reachRole);
        for (const auto reach : {Reach::Some, Reach::None}) {
            for (const catalog::engine::RelationInfo &relation : catalog::engine::relations()) {
                if (!relation.from.has(m_kind))
                    continue;
                const QString phrase = toQString(relation.phrase);
                m_reach->addItem(reach == Reach::Some ? phrase : tr("not one: %1").arg(phrase));
                m_reach->setItemData(m_reach->count() - 1, static_cast<int>(reach), reachRole);
                m_reach->setItemData(m_reach->count() - 1, toQString(relation.name), relationRole);
                m_reach->setItemData(m_reach->count() - 1, toQString(relation.documentation),
                                     Qt::ToolTipRole);
            }
        }
        m_reach->setCurrentIndex(0);
    }
    fillProperties();
}

void ConditionRow::fillProperties()
{
    const auto reach = static_cast<Reach>(m_reach->currentData(reachRole).toInt());
    {
        const QSignalBlocker blocker(m_property);
        m_property->clear();
        if (reach != Reach::Subject)
            m_property->addItem(tr("(any at all)"), QString());
        const auto relation =
            catalog::engine::relationFromName(toUtf8(m_reach->currentData(relationRole).toString()));
        std::set<std::string_view> listed;
        for (const model::Kind kind : model::allKinds) {
            const bool tested = relation ? catalog::engine::info(*relation).to.has(kind) : kind == m_kind;
            if (!tested)
                continue;
            for (const model::PropertyDef &def : m_vocabulary.properties(kind)) {
                if (!listed.insert(def.name).second)
                    continue;
                m_property->addItem(toQString(def.title), toQString(def.name));
                m_property->setItemData(m_property->count() - 1, toQString(def.help), Qt::ToolTipRole);
            }
        }
    }
    fillOperators();
}

const model::PropertyDef *ConditionRow::property() const
{
    const std::string name = toUtf8(m_property->currentData().toString());
    if (name.empty())
        return nullptr;
    if (m_reach->currentIndex() == 0)
        return m_vocabulary.find(m_kind, name);
    const auto relation =
        catalog::engine::relationFromName(toUtf8(m_reach->currentData(relationRole).toString()));
    for (const model::Kind kind : model::allKinds) {
        if (relation && catalog::engine::info(*relation).to.has(kind)) {
            if (const model::PropertyDef *def = m_vocabulary.find(kind, name))
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
            for (const std::string_view op : operatorsFor(def->type))
                m_operator->addItem(operatorWords(op), toQString(op));
        }
    }
    m_operator->setVisible(def);
    fillValues();
}

void ConditionRow::fillValues()
{
    const model::PropertyDef *def = property();
    const std::string op = toUtf8(m_operator->currentData().toString());
    const bool any = def && takesValue(op);
    const bool yesOrNo = any && (def->type == model::PropertyType::Bool || op == "stated");
    const bool listed = any && !yesOrNo && def->type == model::PropertyType::Enum && !takesList(op);
    {
        const QSignalBlocker blocker(m_choice);
        m_choice->clear();
        if (yesOrNo) {
            m_choice->addItem(tr("yes"), QStringLiteral("true"));
            m_choice->addItem(tr("no"), QStringLiteral("false"));
        } else if (listed) {
            for (const std::string &value : def->enumValues)
                m_choice->addItem(toQString(value), toQString(value));
        }
    }
    m_choice->setVisible(yesOrNo || listed);
    m_text->setVisible(any && !yesOrNo && !listed);
    m_text->setPlaceholderText(takesList(op)               ? tr("values, with commas")
                               : def && !def->unit.empty() ? toQString(def->unit)
                                                           : tr("value"));
    if (def && takesList(op) && !def->enumValues.empty()) {
        QStringList values;
        for (const std::string &value : def->enumValues)
            values << toQString(value);
        m_text->setToolTip(tr("Of: %1").arg(values.join(QStringLiteral(", "))));
    } else {
        m_text->setToolTip({});
    }
    emit changed();
}

ConditionDraft ConditionRow::draft() const
{
    ConditionDraft draft;
    draft.reach = static_cast<Reach>(m_reach->currentData(reachRole).toInt());
    draft.relation = toUtf8(m_reach->currentData(relationRole).toString());
    draft.property = toUtf8(m_property->currentData().toString());
    draft.op = toUtf8(m_operator->currentData().toString());
    draft.value = toUtf8(m_choice->count() > 0 ? m_choice->currentData().toString() : m_text->text());
    return draft;
}

void ConditionRow::set(const ConditionDraft &draft)
{
    for (int i = 0; i < m_reach->count(); ++i) {
        if (static_cast<Reach>(m_reach->itemData(i, reachRole).toInt()) == draft.reach &&
            toUtf8(m_reach->itemData(i, relationRole).toString()) == draft.relation)
            m_reach->setCurrentIndex(i);
    }
    chooseData(m_property, toQString(draft.property));
    chooseData(m_operator, toQString(draft.op));
    if (m_choice->count() > 0)
        chooseData(m_choice, toQString(draft.value));
    else
        m_text->setText(toQString(draft.value));
}

} // namespace bulkhead::app
