// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/plans.h"
#include "window_fixture.h"

// Models that change and analyses that end while a window shows something of them.
namespace bulkhead::app {

// Removes an element with everything that hangs on it, as an undo or another window's work would.
inline void removeElement(TestWindow &test, const model::Id &id)
{
    QVERIFY(test.window->document().perform(model::planRemove(test.model(), {&id, 1}), "Remove"));
}

// Adds elements whose findings come before those of the shop in every order of the list.
inline void addWorseElements(TestWindow &test)
{
    const model::Vocabulary &vocabulary = test.model().vocabulary();
    std::vector<model::Change> changes;
    for (int number = 0; number < 5; ++number) {
        model::Element element;
        element.id = "a" + std::to_string(number);
        element.name = element.id;
        element.kind = model::Kind::Container;
        element.parent = "host";
        element.properties.set(*vocabulary.key("privileged"), model::Value(true));
        element.properties.set(*vocabulary.key("host_network"), model::Value(true));
        changes.push_back(model::adding(std::move(element)));
    }
    QVERIFY(test.window->document().perform(model::batch(std::move(changes)), "Add"));
}

// Changes the model when the next modal dialog is open, and answers it when the analysis of that has ended.
inline void answerAfter(TestWindow &test, std::function<void()> change, std::function<void(QDialog &)> answer)
{
    inNextDialog([&test, change = std::move(change), answer = std::move(answer),
                  changed = std::make_shared<bool>(false)](QDialog &dialog) {
        if (!*changed) {
            *changed = true;
            change();
            return false;
        }
        if (test.window->session().isAnalysing())
            return false;
        answer(dialog);
        return true;
    });
}

inline void assessed(TestWindow &test)
{
    QTRY_VERIFY(!test.window->session().isAnalysing() && test.window->session().analysis());
}

// The shop in a window, with its findings.
inline void openAssessed(TestWindow &test)
{
    test.window->resize(1280, 800);
    test.window->show();
    test.loadCatalogs();
    openShop(test);
    assessed(test);
    QVERIFY(test.window->session().analysis()->find("E1.1@web"));
}

} // namespace bulkhead::app
