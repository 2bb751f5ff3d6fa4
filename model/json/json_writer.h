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

    // Texts as they are, or with every control character (controlLength of visible_text.h) as an escape and
    // bytes that are no UTF-8 as U+FFFD: what is shown in a terminal.
    enum class Controls : bool { AsTheyAre, Escaped };

    // With `all` OneLine, everything goes on one line, whatever is asked for. What is written goes into a
    // document in which it stands `depth` levels in.
    explicit JsonWriter(Layout all = Layout::Lines, std::size_t depth = 0,
                        Controls controls = Controls::AsTheyAre)
        : m_all(all), m_depth(depth), m_controls(controls)
    {}

    void beginObject(Layout layout = Layout::Lines) { begin('{', '}', layout); }
    void beginList(Layout layout = Layout::Lines) { begin('[', ']', layout); }
    void end();
    void key(std::string_view name);

    void text(std::string_view value);
    void boolean(bool value);
    void integer(std::int64_t value);
    void real(double value);
    void null();
    // A value that is canonical JSON in lines already, moved in to where it stands.
    void json(std::string_view canonical);
    // Members or values that a writer of this layout, at this depth, has written before.
    void written(std::string_view members);

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
    std::size_t appendEscape(std::string_view rest);

    Layout m_all;
    std::size_t m_depth;
    Controls m_controls;
    bool m_afterKey = false;
    std::vector<Frame> m_frames;
    std::string m_out;
};

} // namespace bulkhead::model
