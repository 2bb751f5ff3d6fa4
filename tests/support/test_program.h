// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

#include <string_view>

// One program a room runs all its tests: `test_gui gui_notes` runs one of them, as CTest does. Each test
// stands in a namespace of its name, so that the sources of a room compile together.
namespace bulkhead::tests {

// What a test needs before it begins. Gui is the one of what its program links: QApplication with Qt Widgets.
enum class Application { None, Core, Gui };

// A test that its program runs by name. Made at start, by BULKHEAD_TEST.
struct RegisteredTest
{
    RegisteredTest(std::string_view name, Application application, int (*run)(int argc, char **argv));

    std::string_view name;
    Application application;
    int (*run)(int argc, char **argv);
};

template <class Test>
int runTest(int argc, char **argv)
{
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace bulkhead::tests

// BULKHEAD_TEST(NAME, CLASS, APPLICATION): CLASS, which stands in namespace NAME, is the test NAME of CTest.
#define BULKHEAD_TEST(name, class, application)                                                              \
    namespace name {                                                                                         \
    const bulkhead::tests::RegisteredTest registered(#name, bulkhead::tests::Application::application,       \
                                                     &bulkhead::tests::runTest<class>);                      \
    }
