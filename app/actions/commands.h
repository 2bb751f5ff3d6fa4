// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace bulkhead::app {

// One row of the command table. Texts are English sources in the translation context "Commands".
struct CommandSpec
{
    enum Flag : unsigned {
        Plain = 0,
        Checkable = 1,
        OnToolBar = 2,
        StartsGroup = 4,     // a line above it in the menu, and on the tool bar
        Submenu = 8,         // has entries that are known only at run time
        NotInMenu = 16,      // palette and shortcut only
        WithoutModel = 32,   // works while no model is open, too
        NeedsSelection = 64, // of something on the diagram
        ShowsDiagram = 128,  // works on the diagram, and so goes to its page
    };

    const char *id;   // "file.open"; stable: users' shortcuts are kept by it
    const char *menu; // the title of its menu
    const char *text;
    const char *keys; // portable key sequences, separated by "; "
    const char *icon; // name of a drawing in icons/actions; may be empty
    const char *help; // one sentence, shown in the status bar, the palette and the documentation
    unsigned flags = Plain;
};

// Everything that the program can be told to do, in the order of the menus.
std::span<const CommandSpec> commandTable();

} // namespace bulkhead::app
