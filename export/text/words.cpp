// SPDX-License-Identifier: Apache-2.0
#include "export/text/words.h"

#include <utility>

namespace bulkhead::exporting {

namespace {

char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

} // namespace

std::string countsText(const catalog::Summary &summary)
{
    const std::string decided =
        summary.decided == 0 ? std::string() : "; " + std::to_string(summary.decided) + " decided";
    std::string text = counted(summary.open(), "finding");
    if (summary.open() == 0)
        return text + decided;
    text += " (" + std::to_string(summary.confirmed) + " confirmed, " + std::to_string(summary.toVerify) +
            " to verify): ";
    bool first = true;
    for (const auto rating :
         {model::Rating::Critical, model::Rating::High, model::Rating::Medium, model::Rating::Low}) {
        text += (first ? "" : ", ") + std::to_string(summary.byRating[static_cast<std::size_t>(rating)]) +
                ' ' + std::string(model::ratingName(rating));
        first = false;
    }
    return text + decided;
}

std::string nameList(const std::vector<std::string> &names, std::size_t atMost)
{
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i == atMost)
            return list + " and " + std::to_string(names.size() - i) + " more";
        list += (i == 0 ? "" : ", ") + names[i];
    }
    return list;
}

std::string factorText(const catalog::Factor &factor)
{
    std::string reason = factor.reason;
    while (reason.ends_with('.'))
        reason.pop_back();
    std::string effect;
    for (const auto &[change, what] :
         {std::pair(factor.likelihood, "likelihood"), std::pair(factor.impact, "impact")}) {
        if (change != 0)
            effect += (effect.empty() ? "" : ", ") + std::string(what) + (change > 0 ? " +" : " ") +
                      std::to_string(change);
    }
    return effect.empty() ? reason : reason + " (" + effect + ")";
}

std::string upperCase(std::string_view ascii)
{
    std::string text(ascii);
    for (char &c : text)
        c = upper(c);
    return text;
}

std::string lowerCase(std::string_view ascii)
{
    std::string text(ascii);
    for (char &c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

std::string capitalised(std::string_view ascii)
{
    std::string text(ascii);
    if (!text.empty())
        text.front() = upper(text.front());
    return text;
}

std::string ratingTitle(catalog::Rating rating)
{
    return capitalised(model::ratingName(rating));
}

std::string decisionTitle(model::DecisionState state)
{
    switch (state) {
    case model::DecisionState::Open:
        return "Open";
    case model::DecisionState::Mitigated:
        return "Mitigated";
    case model::DecisionState::Accepted:
        return "Accepted";
    case model::DecisionState::Transferred:
        return "Transferred";
    case model::DecisionState::NotApplicable:
        return "Not applicable";
    }
    return {};
}

std::string confidenceTitle(catalog::Basis basis)
{
    return model::isConfirmed(basis) ? "Confirmed" : "To verify";
}

std::string basisText(catalog::Basis basis)
{
    switch (basis) {
    case catalog::Basis::Stated:
        return "stated";
    case catalog::Basis::ImportedDefault:
        return "the platform's default, since the imported file does not say otherwise";
    case catalog::Basis::AssumedDefault:
        return "the platform's default is assumed";
    case catalog::Basis::Unverified:
        return "not known";
    }
    return {};
}

} // namespace bulkhead::exporting
