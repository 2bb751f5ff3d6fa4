// SPDX-License-Identifier: Apache-2.0
#include "generators.h"
#include "tests/support/test_program.h"

#include "model/json/json_place.h"
#include "model/merge/settle.h"
#include "model/references.h"

#include <QTest>

namespace model_settlement {

using namespace bulkhead;
using namespace bulkhead::model;
using namespace bulkhead::testing;

namespace {

Model onlySubjects(const Model &from)
{
    std::vector<Change> changes;
    for (const Element &element : from.elements())
        changes.push_back(adding(element));
    for (const Flow &flow : from.flows())
        changes.push_back(adding(flow));
    for (const ManualThreat &threat : from.manualThreats())
        changes.push_back(adding(threat));
    Model model(vocabulary());
    RC_ASSERT(model.apply(batch(std::move(changes))).ok());
    return model;
}

// Some of the edits that would make `theirs` of `ours`, so that what they need is often missing.
template <typename T>
std::vector<Edit<T>> someEdits(const Table<T> &ours, const Table<T> &theirs)
{
    std::map<std::string, Edit<T>> edits;
    for (auto at = ours.begin(); at != ours.end(); ++at)
        edits[at->id].before = at.shared();
    for (auto at = theirs.begin(); at != theirs.end(); ++at)
        edits[at->id].after = at.shared();
    std::vector<Edit<T>> chosen;
    for (const auto &[id, edit] : edits)
        if (*rc::gen::inRange(0, 4) != 0)
            chosen.push_back(edit);
    return chosen;
}

template <typename T>
std::string idOf(const Edit<T> &edit)
{
    return (edit.before ? edit.before : edit.after)->id;
}

// Settles as plainly as can be: tries all that is left, gives up one fault, and tries again.
class PlainSettlement
{
public:
    PlainSettlement(const Model &ours, ProposedEdits edits) : m_ours(ours), m_edits(std::move(edits)) {}

    Model run()
    {
        while (true) {
            std::vector<Change> changes;
            const auto addAll = [&](const auto &edits) {
                for (const auto &edit : edits)
                    changes.push_back(Change(edit));
            };
            addAll(m_edits.elements);
            addAll(m_edits.flows);
            addAll(m_edits.threats);
            Model attempt = m_ours;
            const auto applied = attempt.apply(batch(std::move(changes)));
            if (applied)
                return attempt;
            resolve(applied.error());
        }
    }

    const std::vector<std::string> &givenUp() const { return m_givenUp; }

private:
    template <typename T>
    static const Edit<T> *find(const std::vector<Edit<T>> &edits, const std::string &id)
    {
        const auto has = [&](const Edit<T> &edit) { return idOf(edit) == id; };
        const auto place = std::find_if(edits.begin(), edits.end(), has);
        return place == edits.end() ? nullptr : &*place;
    }
    template <typename T>
    static const T *now(const std::vector<Edit<T>> &edits, const Table<T> &ours, const std::string &id)
    {
        const Edit<T> *edit = find(edits, id);
        return edit ? edit->after.get() : ours.find(id);
    }
    template <typename T>
    void giveUp(std::vector<Edit<T>> &edits, const std::string &id)
    {
        if (std::erase_if(edits, [&](const Edit<T> &edit) { return idOf(edit) == id; }) > 0)
            m_givenUp.push_back(id);
    }
    const Element *element(const std::string &id) const
    {
        return now(m_edits.elements, m_ours.elements(), id);
    }
    const Flow *flow(const std::string &id) const { return now(m_edits.flows, m_ours.flows(), id); }

    void resolve(const Error &error)
    {
        std::string_view pointer = error.pointer;
        const std::string table = takePointerPart(pointer);
        const std::string id = takePointerPart(pointer);
        std::vector<std::string> references;
        const auto note = [&](IdView to) { references.emplace_back(to); };
        if (table == "elements")
            forEachReference(m_ours.vocabulary(), *element(id), note);
        else if (table == "flows")
            forEachReference(m_ours.vocabulary(), *flow(id), note);
        else
            forEachReference(m_ours.vocabulary(), *now(m_edits.threats, m_ours.manualThreats(), id), note);
        if (error.code == "model.dangling-reference")
            resolveMissing(table, id, references);
        else if (error.code == "model.containment-cycle")
            resolveCycle(id);
        else
            resolveClash(error, table, id);
    }

    void resolveMissing(const std::string &table, const std::string &id,
                        const std::vector<std::string> &references)
    {
        for (const std::string &to : references) {
            if (element(to) || (table == "manual_threats" && flow(to)))
                continue;
            if (find(m_edits.elements, to))
                return giveUp(m_edits.elements, to);
            if (const Edit<Flow> *removed = find(m_edits.flows, to); removed && !removed->after)
                return giveUp(m_edits.flows, to);
            return giveUpIn(table, id);
        }
    }

    void resolveCycle(std::string id)
    {
        while (true) {
            const Edit<Element> *edit = find(m_edits.elements, id);
            if (edit && (!edit->before || edit->before->parent != edit->after->parent))
                return giveUp(m_edits.elements, id);
            id = element(id)->parent;
        }
    }

    void resolveClash(const Error &error, const std::string &table, const std::string &id)
    {
        giveUpIn(table, id);
        const std::string &other = error.code == "model.duplicate-id"     ? id
                                   : error.code == "model.cannot-contain" ? error.arguments[1]
                                                                          : error.arguments[2];
        if (element(other))
            giveUp(m_edits.elements, other);
        if (flow(other))
            giveUp(m_edits.flows, other);
    }

    void giveUpIn(const std::string &table, const std::string &id)
    {
        if (table == "elements")
            giveUp(m_edits.elements, id);
        else if (table == "flows")
            giveUp(m_edits.flows, id);
        else
            giveUp(m_edits.threats, id);
    }

    const Model &m_ours;
    ProposedEdits m_edits;
    std::vector<std::string> m_givenUp;
};

} // namespace

// What of their edits can be made to our model.
class TestSettlement : public QObject
{
    Q_OBJECT

private slots:
    void givesUpWhatTryingOneByOneGivesUp();
};

void TestSettlement::givesUpWhatTryingOneByOneGivesUp()
{
    QVERIFY(rc::check("settling at once gives up what trying again and again does", [] {
        const Model ours = onlySubjects(*anyModel(25));
        const Model theirs =
            onlySubjects(*rc::gen::arbitrary<bool>() ? *anyModel(25) : *anyDescendant(ours, 25));
        const ProposedEdits edits{someEdits(ours.elements(), theirs.elements()),
                                  someEdits(ours.flows(), theirs.flows()),
                                  someEdits(ours.manualThreats(), theirs.manualThreats())};
        PlainSettlement plain(ours, edits);
        const Model expected = plain.run();

        const Settlement settled(ours, edits);
        std::vector<Change> changes;
        settled.addEdits(changes);
        Model model = ours;
        const auto applied = model.apply(batch(std::move(changes)));
        if (!applied)
            RC_FAIL(applied.error().text());
        std::vector<std::string> givenUp;
        for (const Conflict &conflict : settled.conflicts())
            givenUp.push_back(conflict.subject);
        RC_ASSERT(givenUp == plain.givenUp());
        RC_ASSERT(model == expected);
        RC_TAG(givenUp.empty() ? "nothing given up" : "something given up");
    }));
}

} // namespace model_settlement

BULKHEAD_TEST(model_settlement, TestSettlement, None)
#include "test_settlement.moc"
