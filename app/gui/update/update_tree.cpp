#include "app/gui/update/update_tree.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/session.h"
#include "app/gui/update/update_task.h"

#include <QCoreApplication>
#include <QTreeWidget>

namespace bulkhead::app {

namespace {

using exporting::FieldChange;
using exporting::ItemChange;
using Sort = ItemChange::Sort;

QString translatedUpdate(const char *text, int count = -1)
{
    return QCoreApplication::translate("Update", text, nullptr, count);
}

model::Kind kindOfSubject(const model::Model &model, const std::string &id)
{
    const model::Element *element = model.element(id);
    return element ? element->kind : model::Kind::DataFlow;
}

// "properties/read_only" as the property dock calls it.
QString fieldTitle(const model::Model &model, const std::string &subject, std::string_view field)
{
    constexpr std::string_view prefix = "properties/";
    if (field.starts_with(prefix))
        field.remove_prefix(prefix.size());
    if (const auto *def = model.vocabulary().find(kindOfSubject(model, subject), field))
        return toQString(def->title);
    if (field == "parent")
        return translatedUpdate("Holder");
    QString words = toQString(field).replace('_', ' ');
    return words.left(1).toUpper() + words.mid(1);
}

bool isNews(const ItemChange &change)
{
    return change.sort != Sort::Changed || change.fields.empty() || change.fields.front().field != "origin";
}

class UpdateTree
{
public:
    UpdateTree(QTreeWidget &tree, const PreparedUpdate &prepared, const model::Model &before,
               const diagram::Theme &theme)
        : m_tree(tree), m_prepared(prepared), m_before(before), m_theme(theme)
    {}

    void fill()
    {
        things(Sort::Added, translatedUpdate("Added"));
        things(Sort::Removed, translatedUpdate("Removed"));
        things(Sort::Changed, translatedUpdate("Changed"));
        kept();
        dismissed();
        findings(Sort::Added, translatedUpdate("New findings"));
        findings(Sort::Removed, translatedUpdate("Findings that go"));
    }

private:
    QTreeWidgetItem *group(QTreeWidgetItem *&heading, const QString &title)
    {
        if (!heading) {
            heading = new QTreeWidgetItem(&m_tree, {title});
            QFont bold = m_tree.font();
            bold.setBold(true);
            heading->setFont(0, bold);
        }
        return heading;
    }

    static void finish(QTreeWidgetItem *heading, bool open)
    {
        if (!heading)
            return;
        heading->setText(0, QStringLiteral("%1 (%2)").arg(heading->text(0)).arg(heading->childCount()));
        heading->setExpanded(open && heading->childCount() <= 40);
    }

    QString valueOf(const FieldChange &field, const std::string &value) const
    {
        if (field.field == "parent" || field.field == "source" || field.field == "target")
            return value.empty() ? translatedUpdate("nothing")
                                 : displayName(m_before.element(value) ? m_before : m_prepared.after, value);
        return value.empty() ? translatedUpdate("nothing") : toQString(value);
    }

    void things(Sort sort, const QString &title)
    {
        QTreeWidgetItem *heading = nullptr;
        const model::Model &model = sort == Sort::Removed ? m_before : m_prepared.after;
        for (const auto *list : {&m_prepared.difference.elements, &m_prepared.difference.flows}) {
            for (const ItemChange &change : *list) {
                if (change.sort != sort || !isNews(change))
                    continue;
                auto *item =
                    new QTreeWidgetItem(group(heading, title), {displayName(model, change.id),
                                                                kindWord(kindOfSubject(model, change.id))});
                for (const FieldChange &field : change.fields)
                    new QTreeWidgetItem(item, {fieldTitle(model, change.id, field.field),
                                               translatedUpdate("%1 → %2").arg(valueOf(field, field.before),
                                                                               valueOf(field, field.after))});
                item->setExpanded(true);
            }
        }
        finish(heading, true);
    }

    void kept()
    {
        QTreeWidgetItem *heading = nullptr;
        for (const import::SyncPlan::Kept &kept : m_prepared.update.plan.kept)
            new QTreeWidgetItem(
                group(heading, translatedUpdate("Kept as people stated it")),
                {QStringLiteral("%1: %2").arg(displayName(m_prepared.after, kept.subject),
                                              fieldTitle(m_prepared.after, kept.subject, kept.field)),
                 translatedUpdate("stays %1; the source says %2")
                     .arg(toQString(kept.ours), toQString(kept.theirs))});
        finish(heading, true);
    }

    void dismissed()
    {
        QTreeWidgetItem *heading = nullptr;
        for (const std::string &key : m_prepared.update.plan.dismissed)
            new QTreeWidgetItem(group(heading, translatedUpdate("Left out, since it was removed by hand")),
                                {toQString(key)});
        finish(heading, false);
    }

    void findings(Sort sort, const QString &title)
    {
        QTreeWidgetItem *heading = nullptr;
        const model::Model &model = sort == Sort::Removed ? m_before : m_prepared.after;
        for (const ItemChange &change : m_prepared.difference.findings) {
            if (change.sort != sort)
                continue;
            const auto at = change.id.find('@');
            const QString subject = displayName(model, std::string_view(change.id).substr(at + 1));
            auto *item = new QTreeWidgetItem(
                group(heading, title),
                {QStringLiteral("%1 %2").arg(toQString(change.id.substr(0, at)), toQString(change.name)),
                 subject});
            if (const auto rating = model::ratingFromName(change.kind))
                item->setIcon(0, ratingIcon(*rating, true, m_theme));
        }
        finish(heading, false);
    }

    QTreeWidget &m_tree;
    const PreparedUpdate &m_prepared;
    const model::Model &m_before;
    const diagram::Theme &m_theme;
};

} // namespace

void fillUpdateTree(QTreeWidget &tree, const PreparedUpdate &prepared, const model::Model &before,
                    const diagram::Theme &theme)
{
    UpdateTree(tree, prepared, before, theme).fill();
}

} // namespace bulkhead::app
