// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace bulkhead::model {

// What a JsonReader throws. The functions that read a whole file catch it and return its Error.
struct JsonFailure
{
    Error error;
};

// A strict pull parser for JSON (RFC 8259) that keeps its position, so that every error names line and
// pointer, and that refuses duplicate keys. nlohmann_json keeps no positions and takes the last of equal
// keys; its tree of a large model would also cost several times the file. All functions throw JsonFailure.
class JsonReader
{
public:
    enum class Type : std::uint8_t { Null, Bool, Number, Text, List, Object };

    // Both must outlive the reader. Refuses what is empty or no UTF-8.
    JsonReader(std::string_view text, std::string_view file);

    Type peek();

    // Into the value: `while (auto key = nextKey()) …` must read each member's value, `while (nextItem()) …`
    // each item's. `expected` names for an error what should stand here ("an object of elements").
    void enterObject(std::string_view expected);
    std::optional<std::string_view> nextKey(); // valid until the object ends
    void enterList(std::string_view expected);
    bool nextItem();

    std::string_view text(std::string_view expected); // valid until the next text
    bool boolean(std::string_view expected);
    std::int64_t integer(std::string_view expected);
    double real(std::string_view expected);
    bool null(); // whether there is a null, which is then read
    void skip(); // any value, however deep
    void end();  // nothing but white space may follow

    // Passes over the value of the last key and gives where it stands, for revisit() to read it later, while
    // the object is open or when it has just ended.
    struct Bookmark
    {
        std::size_t at = 0;
        std::string_view key;
    };
    Bookmark skipForLater();
    template <typename Read>
    void revisit(const Bookmark &mark, Read &&read)
    {
        const std::size_t at = m_at;
        enterBookmark(mark);
        read();
        m_frames.pop_back();
        m_at = at;
    }

    // At the value last read or entered (or the key, before its value is read).
    [[noreturn]] void fail(std::string code, std::string_view message,
                           std::vector<std::string> arguments = {});
    [[noreturn]] void fail(Error error); // its place is filled in
    std::size_t offset() const { return m_place; }
    void setPlace(std::size_t offset) { m_place = offset; }
    int lineAt(std::size_t offset) const;
    std::string pointer() const;

private:
    struct Frame
    {
        bool isObject = false;
        bool first = true;
        bool ascending = true;    // keys so far, so that none can be a duplicate
        std::size_t index = 0;    // of the item
        std::size_t firstKey = 0; // where its keys start in m_keys
        std::string_view key;
        std::unique_ptr<std::unordered_set<std::string_view>> seen;
    };

    void enterBookmark(const Bookmark &mark);
    void skipSpace();
    [[noreturn]] void unexpected(std::string_view expected);
    [[noreturn]] void syntax(std::string_view message);
    void enter(bool isObject, std::string_view expected);
    bool next(char closing);
    std::string_view string(std::string &buffer);
    std::string_view number(std::string_view expected);
    void word(std::string_view expected);
    void checkDuplicate(Frame &frame, std::string_view key);

    std::string_view m_text;
    std::string_view m_file;
    std::size_t m_at = 0;
    std::size_t m_place = 0; // of the value that errors speak of
    std::vector<Frame> m_frames;
    std::vector<std::string_view> m_keys;  // of the objects that are open
    std::deque<std::string> m_escapedKeys; // which keys with escapes point into
    std::string m_buffer;
};

} // namespace bulkhead::model
