// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"

// By what the program links, as Qt Test's own macro does it.
#if defined(QT_WIDGETS_LIB)
#include <QApplication>
using TestApplication = QApplication;
#elif defined(QT_GUI_LIB)
#include <QGuiApplication>
using TestApplication = QGuiApplication;
#else
#include <QCoreApplication>
using TestApplication = QCoreApplication;
#endif

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace bulkhead::tests {
namespace {

std::vector<const RegisteredTest *> &registeredTests()
{
    static std::vector<const RegisteredTest *> tests;
    return tests;
}

int runWithApplication(const RegisteredTest &test, int argc, char **argv)
{
    switch (test.application) {
    case Application::None:
        break;
    case Application::Core: {
        const QCoreApplication application(argc, argv);
        return test.run(argc, argv);
    }
    case Application::Gui: {
        TestApplication::setAttribute(Qt::AA_Use96Dpi);
        const TestApplication application(argc, argv);
        return test.run(argc, argv);
    }
    }
    return test.run(argc, argv);
}

} // namespace

RegisteredTest::RegisteredTest(std::string_view name_, Application application_, int (*run_)(int, char **))
    : name(name_), application(application_), run(run_)
{
    registeredTests().push_back(this);
}

} // namespace bulkhead::tests

// The first argument is the name of a test; Qt Test gets the rest. Without one, the names are listed.
int main(int argc, char **argv)
{
    using namespace bulkhead::tests;
    const auto isNamed = [&](const RegisteredTest *test) { return argc > 1 && test->name == argv[1]; };
    const auto test = std::find_if(registeredTests().begin(), registeredTests().end(), isNamed);
    if (test == registeredTests().end()) {
        std::fprintf(stderr, "The name of a test is needed, one of:\n");
        for (const RegisteredTest *each : registeredTests())
            std::fprintf(stderr, "  %s\n", each->name.data());
        return 1;
    }
    // An application takes its name from here, and its settings from that: tests that run at once share none.
    std::string program = "test_" + std::string((*test)->name);
    argv[1] = program.data();
    return runWithApplication(**test, argc - 1, argv + 1);
}
