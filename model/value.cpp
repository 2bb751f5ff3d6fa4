// SPDX-License-Identifier: Apache-2.0
#include "model/value.h"

#include <charconv>
#include <cstdio>

namespace bulkhead::model {

namespace {

std::optional<int> digits(std::string_view text)
{
    int number = 0;
    const char *end = text.data() + text.size();
    const auto [rest, fault] = std::from_chars(text.data(), end, number);
    if (fault != std::errc() || rest != end || text.front() == '-')
        return std::nullopt;
    return number;
}

} // namespace

std::optional<Date> Date::parse(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok())
        return std::nullopt;
    return Date{std::chrono::sys_days(date)};
}

std::string Date::toString() const
{
    const std::chrono::year_month_day date(day);
    char text[32];
    const int size = std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                                   static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return std::string(text, static_cast<std::size_t>(size));
}

SharedText::SharedText(std::string text)
{
    if (!text.empty())
        m_text = Shared<std::string>(std::move(text));
}

Value::Value(std::string text) : m_data(Shared<std::string>(std::move(text))) {}

Value::Value(TextList list) : m_data(Shared<TextList>(std::move(list))) {}

const std::string *Value::asText() const
{
    const auto *text = std::get_if<Shared<std::string>>(&m_data);
    return text ? text->get() : nullptr;
}

const Value::TextList *Value::asList() const
{
    const auto *list = std::get_if<Shared<TextList>>(&m_data);
    return list ? list->get() : nullptr;
}

bool Value::operator==(const Value &other) const
{
    if (m_data.index() != other.m_data.index())
        return false;
    if (const auto *text = std::get_if<Shared<std::string>>(&m_data)) {
        const auto &theirs = std::get<Shared<std::string>>(other.m_data);
        return text->isSame(theirs) || **text == *theirs;
    }
    if (const auto *list = std::get_if<Shared<TextList>>(&m_data)) {
        const auto &theirs = std::get<Shared<TextList>>(other.m_data);
        return list->isSame(theirs) || **list == *theirs;
    }
    if (const bool *flag = asBool())
        return *flag == *other.asBool();
    if (const std::int64_t *integer = asInteger())
        return *integer == *other.asInteger();
    if (const double *real = asReal())
        return *real == *other.asReal();
    if (const EnumValue *item = asEnum())
        return *item == *other.asEnum();
    if (const Date *date = asDate())
        return *date == *other.asDate();
    return true;
}

} // namespace bulkhead::model
