// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/mitigation_choice.h"

#include "app/document/text.h"
#include "app/gui/look/quiet_wheel.h"
#include "diagram/literal_text.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace bulkhead::app {

namespace {

constexpr int mitigationRole = Qt::UserRole;
constexpr int partialRole = Qt::UserRole + 1; // what a file says and the form does not ask for
constexpr int remainsRole = Qt::UserRole + 2; // as a file says it, which may be finer than per cent
enum MitigationColumn { MitigationTitleColumn, EffectColumn, RemainsColumn };

int wholePercent(double factor)
{
    return static_cast<int>(std::lround(factor * 100));
}

} // namespace

MitigationChoice::MitigationChoice(const catalog::Catalogs &catalogs, QWidget *parent)
    : QWidget(parent), m_filter(new QLineEdit), m_tree(new QTreeWidget)
{
    m_filter->setPlaceholderText(tr("Find mitigation"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_tree->setHeaderLabels({tr("Mitigation"), tr("What it does"), tr("What remains")});
    m_tree->setRootIsDecorated(false);
    m_tree->setAccessibleName(tr("Mitigations"));
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(MitigationTitleColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(EffectColumn, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(RemainsColumn, QHeaderView::ResizeToContents);
    m_tree->setMinimumHeight(150);
    for (const catalog::Mitigation &mitigation : catalogs.mitigations()) {
        auto *item = new QTreeWidgetItem(m_tree, {toQString(mitigation.title)});
        item->setData(MitigationTitleColumn, mitigationRole, toQString(mitigation.id));
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(MitigationTitleColumn, Qt::Unchecked);
        item->setToolTip(MitigationTitleColumn, diagram::literalText(toQString(mitigation.howTo)));
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree);
    connect(m_filter, &QLineEdit::textChanged, this, &MitigationChoice::filter);
    connect(m_tree, &QTreeWidget::itemChanged, this, &MitigationChoice::follow);
}

// What is chosen stays in sight.
void MitigationChoice::filter()
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_tree->topLevelItem(i);
        item->setHidden(!item->text(MitigationTitleColumn).contains(m_filter->text(), Qt::CaseInsensitive) &&
                        item->checkState(MitigationTitleColumn) != Qt::Checked);
    }
}

void MitigationChoice::follow(QTreeWidgetItem *item)
{
    const bool chosen = item->checkState(MitigationTitleColumn) == Qt::Checked;
    const bool shown = m_tree->itemWidget(item, EffectColumn);
    if (chosen == shown)
        return;
    if (chosen) {
        showEffect(item, {});
    } else {
        m_tree->removeItemWidget(item, EffectColumn);
        m_tree->removeItemWidget(item, RemainsColumn);
    }
    emit changed();
}

void MitigationChoice::showEffect(QTreeWidgetItem *item, const MitigationDraft &draft)
{
    auto *effect = new QComboBox;
    effect->addItem(tr("resolves it"), true);
    effect->addItem(tr("reduces it"), false);
    effect->setToolTip(tr("It resolves what its change makes untrue, so that the rule no longer fires; it "
                          "reduces what it only makes less likely."));
    effect->setAccessibleName(tr("What it does"));
    effect->setCurrentIndex(draft.resolves ? 0 : 1);
    auto *remains = new QSpinBox;
    remains->setRange(0, 100);
    remains->setSuffix(tr(" % of the likelihood"));
    remains->setAccessibleName(tr("What remains"));
    remains->setValue(wholePercent(draft.remains));
    remains->setEnabled(!draft.resolves);
    QuietWheel::keepFrom({effect, remains});
    m_tree->setItemWidget(item, EffectColumn, effect);
    m_tree->setItemWidget(item, RemainsColumn, remains);
    connect(effect, &QComboBox::currentIndexChanged, this, [this, effect, remains] {
        const bool resolves = effect->currentData().toBool();
        remains->setValue(resolves ? 0 : 50);
        remains->setEnabled(!resolves);
        emit changed();
    });
    connect(remains, &QSpinBox::valueChanged, this, &MitigationChoice::changed);
}

std::vector<MitigationDraft> MitigationChoice::drafts() const
{
    std::vector<MitigationDraft> drafts;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_tree->topLevelItem(i);
        const auto *effect = qobject_cast<const QComboBox *>(m_tree->itemWidget(item, EffectColumn));
        const auto *remains = qobject_cast<const QSpinBox *>(m_tree->itemWidget(item, RemainsColumn));
        if (!effect || !remains)
            continue;
        MitigationDraft draft;
        draft.id = toUtf8(item->data(MitigationTitleColumn, mitigationRole).toString());
        draft.resolves = effect->currentData().toBool();
        const QVariant before = item->data(MitigationTitleColumn, remainsRole);
        const bool same = before.isValid() && wholePercent(before.toDouble()) == remains->value();
        draft.remains = same ? before.toDouble() : remains->value() / 100.0;
        if (const QVariant partial = item->data(MitigationTitleColumn, partialRole); partial.isValid())
            draft.partial = partial.toDouble();
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

// The chosen ones come first.
void MitigationChoice::set(const std::vector<MitigationDraft> &drafts)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        m_tree->topLevelItem(i)->setCheckState(MitigationTitleColumn, Qt::Unchecked);
    int place = 0;
    for (const MitigationDraft &draft : drafts) {
        for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
            if (toUtf8(m_tree->topLevelItem(i)->data(MitigationTitleColumn, mitigationRole).toString()) !=
                draft.id)
                continue;
            QTreeWidgetItem *item = m_tree->takeTopLevelItem(i);
            m_tree->insertTopLevelItem(place++, item);
            if (draft.partial)
                item->setData(MitigationTitleColumn, partialRole, *draft.partial);
            item->setData(MitigationTitleColumn, remainsRole, draft.remains);
            showEffect(item, draft);
            item->setCheckState(MitigationTitleColumn, Qt::Checked);
            break;
        }
    }
}

} // namespace bulkhead::app
