// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::model {

// Writes canonical JSON straight into a text: the caller gives keys in their order, and says of each
// object or list whether each member gets a line.
class JsonWriter
{
public:
    enum class Layout : bool { Lines, OneLine };

    // With `all` OneLine, everything goes on one line, whatever is asked for.
    explicit JsonWriter(Layout all = Layout::Lines) : m_all(all) {}

    void beginObject(Layout layout = Layout::Lines) { begin('{', '}', layout); }
    void beginList(Layout layout = Layout::Lines) { begin('[', ']', layout); }
    void end();
    void key(std::string_view name);

    void text(std::string_view value);
    void boolean(bool value);
    void integer(std::int64_t value);
    void real(double value);
    void null();

    // Members that are left out when they say nothing.
    void textMember(std::string_view name, std::string_view value);
    void flagMember(std::string_view name, bool value);

    std::string &result() { return m_out; }

private:
    struct Frame
    {
        char closing;
        Layout layout;
        bool empty;
    };

    void begin(char opening, char closing, Layout layout);
    void separate();
    void newLine();
    void quote(std::string_view value);

    Layout m_all;
    bool m_afterKey = false;
    std::vector<Frame> m_frames;
    std::string m_out;
};

} // namespace bulkhead::model
