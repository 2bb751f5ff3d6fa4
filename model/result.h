// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bulkhead {

// What went wrong, for a person to act on. Below the Qt line texts are English; `code` and
// `arguments` let the application translate them. `line` is 1-based, 0 when there is none.
struct Error
{
    std::string code;                   // stable, dotted: "model.dangling-reference"
    std::string message;                // what is wrong and what was expected, without file and line
    std::vector<std::string> arguments; // the values named in the message, in order
    std::string file;
    int line = 0;
    std::string pointer; // RFC 6901 JSON pointer, when the input is JSON

    // "FILE:LINE: message", with what is known of the place.
    std::string text() const;

    bool operator==(const Error &) const = default;
};

// An error whose message names its arguments as %1, %2 …
Error failure(std::string code, std::string_view message, std::vector<std::string> arguments = {});

// Either a value or an Error: how every failure that a user can cause crosses a room's border.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_data(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_data(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return m_data.index() == 0; }
    bool ok() const { return m_data.index() == 0; }

    T &value() & { return assert(ok()), std::get<0>(m_data); }
    const T &value() const & { return assert(ok()), std::get<0>(m_data); }
    T &&value() && { return assert(ok()), std::get<0>(std::move(m_data)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    const Error &error() const { return assert(!ok()), std::get<1>(m_data); }
    Error &error() { return assert(!ok()), std::get<1>(m_data); }

private:
    std::variant<T, Error> m_data;
};

struct Success
{
    bool operator==(const Success &) const = default;
};

} // namespace bulkhead
