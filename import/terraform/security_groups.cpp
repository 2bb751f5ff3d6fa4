// SPDX-License-Identifier: Apache-2.0
#include "import/terraform/security_groups.h"

#include <algorithm>
#include <charconv>

namespace bulkhead::import::terraform {

namespace {

// Reads a number up to a separator or the end, and takes both away.
std::optional<std::uint32_t> takeNumber(std::string_view &text, char separator, int base, std::uint32_t most)
{
    const std::size_t end = std::min(text.find(separator), text.size());
    std::uint32_t number = 0;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + end, number, base);
    if (fault != std::errc() || stop != text.data() + end || number > most)
        return std::nullopt;
    text.remove_prefix(std::min(end + 1, text.size()));
    return number;
}

// The first 32 bits of an address, which is all that ranges of some width are told by.
std::optional<std::uint32_t> firstBits(std::string_view address)
{
    const bool isV6 = address.find(':') != std::string_view::npos;
    std::uint32_t bits = 0;
    for (int part = 0; part < (isV6 ? 2 : 4); ++part) {
        if (isV6 && (address.empty() || address.starts_with(':'))) // "::", zeros as far as it matters
            return part == 0 ? 0 : bits << 16;
        const auto number = isV6 ? takeNumber(address, ':', 16, 0xFFFF) : takeNumber(address, '.', 10, 255);
        if (!number)
            return std::nullopt;
        bits = (bits << (isV6 ? 16 : 8)) | *number;
    }
    return bits;
}

// "10.0.0.0/8", "2001:db8::/32"; IPv6 ranges narrower than 32 bits say nothing about the whole internet.
void addRange(std::string_view text, std::vector<AddressRange> &v4, std::vector<AddressRange> &v6)
{
    const std::size_t slash = std::min(text.find('/'), text.size());
    const std::string_view address = text.substr(0, slash);
    std::string_view width = text.substr(std::min(slash + 1, text.size()));
    const auto first = firstBits(address);
    const auto length = takeNumber(width, '/', 10, 128);
    if (!first || !length || *length > 32)
        return;
    const std::uint32_t mask = *length == 0 ? 0 : ~std::uint32_t{0} << (32 - *length);
    auto &ranges = address.find(':') == std::string_view::npos ? v4 : v6;
    ranges.emplace_back(*first & mask, *first | ~mask);
}

// Whether ranges cover all addresses from the first to the last.
bool covers(std::vector<AddressRange> ranges, AddressRange all)
{
    std::sort(ranges.begin(), ranges.end());
    std::uint64_t next = all.first;
    for (const auto &[first, last] : ranges) {
        if (first > next)
            break;
        next = std::max(next, std::uint64_t{last} + 1);
    }
    return next > all.second;
}

constexpr AddressRange everyV4 = {0, 0xFFFFFFFF};
constexpr AddressRange everyV6 = {0x20000000, 0x3FFFFFFF}; // 2000::/3, all of the internet's

// Gives each range to a function; false where one is not known.
bool readRanges(const Node &value, const auto &use)
{
    const auto items = value.items();
    for (const Node &item : items)
        use(item.text());
    if (value.isScalar() && !value.text().empty())
        use(value.text());
    return std::none_of(items.begin(), items.end(), [](const Node &item) { return item.isNull(); });
}

} // namespace

SecurityGroups::Rule SecurityGroups::ruleOf(const Node &node)
{
    Rule rule;
    const std::string_view protocol =
        node["protocol"].text().empty() ? node["ip_protocol"].text() : node["protocol"].text();
    if (protocol != "-1" && protocol != "all") {
        rule.from = static_cast<int>(node["from_port"].asInteger(0));
        rule.to = static_cast<int>(node["to_port"].asInteger(65535));
        rule.isKnown = !node["from_port"].isNull() && !node["to_port"].isNull();
    }
    if (protocol.starts_with("icmp") || protocol == "1" || protocol == "58") // which has no ports
        rule.from = rule.to = -1;
    // What is known only once the plan is applied is not there at all, or a null in a list.
    rule.isKnown &= node.hasAny({"cidr_blocks", "ipv6_cidr_blocks", "security_groups", "self",
                                 "prefix_list_ids", "source_security_group_id", "cidr_ipv4", "cidr_ipv6",
                                 "referenced_security_group_id", "prefix_list_id"});
    for (const std::string_view key : {"cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6"})
        rule.isKnown &=
            readRanges(node[key], [&](std::string_view text) { addRange(text, rule.v4, rule.v6); });
    return rule;
}

SecurityGroups::SecurityGroups(const Plan &plan)
{
    for (const Resource *group : plan.ofType("aws_security_group")) {
        const Node &ingress = (*group)["ingress"];
        if (!ingress.isList()) // given by rules of their own
            continue;
        auto &rules = m_rules[group]; // also without any: nobody comes in
        for (const Node &rule : ingress.items())
            rules.push_back(ruleOf(rule));
    }
    for (const std::string_view type : {"aws_security_group_rule", "aws_vpc_security_group_ingress_rule"}) {
        for (const Resource *rule : plan.ofType(type)) {
            if (type == "aws_security_group_rule" && rule->text("type") != "ingress")
                continue;
            if (const Resource *group =
                    plan.named(*rule, "security_group_id", "aws_security_group", "id").only())
                m_rules[group].push_back(ruleOf(*rule->values));
        }
    }
}

std::optional<Entry> SecurityGroups::entry(const Targets &groups, int port) const
{
    const auto [answer, isNew] =
        m_answers.try_emplace({groups.resources, {groups.isComplete, port}}, std::nullopt);
    if (isNew)
        answer->second = judge(groups, port);
    return answer->second;
}

std::optional<Entry> SecurityGroups::judge(const Targets &groups, int port) const
{
    bool isKnown = groups.isComplete && !groups.resources.empty();
    bool isAnybody = false;
    std::vector<AddressRange> v4;
    std::vector<AddressRange> v6;
    for (const Resource *group : groups.resources) {
        const auto rules = m_rules.find(group);
        if (rules == m_rules.end()) {
            isKnown = false;
            continue;
        }
        for (const Rule &rule : rules->second) {
            if (rule.to < 0 || (port > 0 && (port < rule.from || port > rule.to)))
                continue;
            isAnybody = true;
            isKnown &= rule.isKnown;
            if (!rule.isKnown)
                continue;
            v4.insert(v4.end(), rule.v4.begin(), rule.v4.end());
            v6.insert(v6.end(), rule.v6.begin(), rule.v6.end());
        }
    }
    if (covers(std::move(v4), everyV4) || covers(std::move(v6), everyV6))
        return Entry::Everybody;
    return isKnown ? std::optional(isAnybody ? Entry::Some : Entry::Nobody) : std::nullopt;
}

} // namespace bulkhead::import::terraform
