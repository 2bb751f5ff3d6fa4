#include "import/tools/drawing.h"

#include <array>
#include <cctype>

namespace bulkhead::import {

using model::Stride;

namespace {

struct Word
{
    std::string_view text; // lower case
    Stride category;
};

// Threat Dragon writes the category in the language of its window; these are the words of its languages, then
// those of its CIA, CIADIE and LINDDUN models under the category nearest to them.
constexpr std::array words = {
    Word{"spoofing", Stride::Spoofing},
    Word{"tampering", Stride::Tampering},
    Word{"repudiation", Stride::Repudiation},
    Word{"information disclosure", Stride::InformationDisclosure},
    Word{"denial of service", Stride::DenialOfService},
    Word{"elevation of privilege", Stride::ElevationOfPrivilege},
    Word{"elevation of privileges", Stride::ElevationOfPrivilege},
    Word{"identitätsverschleierung", Stride::Spoofing},
    Word{"manipulation", Stride::Tampering},
    Word{"nichtanerkennung", Stride::Repudiation},
    Word{"informationsoffenlegung", Stride::InformationDisclosure},
    Word{"veröffentlichung von informationen", Stride::InformationDisclosure},
    Word{"dienstverweigerung", Stride::DenialOfService},
    Word{"rechteausweitung", Stride::ElevationOfPrivilege},
    Word{"suplantación", Stride::Spoofing},
    Word{"manipulación", Stride::Tampering},
    Word{"repudio", Stride::Repudiation},
    Word{"revelación de información", Stride::InformationDisclosure},
    Word{"divulgación de información", Stride::InformationDisclosure},
    Word{"denegación de servicio", Stride::DenialOfService},
    Word{"elevación de privilegios", Stride::ElevationOfPrivilege},
    Word{"usurpation", Stride::Spoofing},
    Word{"usurpation d'identité", Stride::Spoofing},
    Word{"falsification", Stride::Tampering},
    Word{"répudiation", Stride::Repudiation},
    Word{"divulgation d'informations", Stride::InformationDisclosure},
    Word{"déni de service", Stride::DenialOfService},
    Word{"élévation de privilèges", Stride::ElevationOfPrivilege},
    Word{"falsificação", Stride::Spoofing},
    Word{"adulteração", Stride::Tampering},
    Word{"repúdio", Stride::Repudiation},
    Word{"divulgação de informações", Stride::InformationDisclosure},
    Word{"negação de serviço", Stride::DenialOfService},
    Word{"elevação de privilégio", Stride::ElevationOfPrivilege},
    Word{"elevação de privilégios", Stride::ElevationOfPrivilege},
    Word{"спуфинг", Stride::Spoofing},
    Word{"отказ в обслуживании", Stride::DenialOfService},
    Word{"раскрытие информации", Stride::InformationDisclosure},
    Word{"повышение привилегий", Stride::ElevationOfPrivilege},
    Word{"なりすまし", Stride::Spoofing},
    Word{"改ざん", Stride::Tampering},
    Word{"否認", Stride::Repudiation},
    Word{"情報漏えい", Stride::InformationDisclosure},
    Word{"情報漏洩", Stride::InformationDisclosure},
    Word{"サービス拒否", Stride::DenialOfService},
    Word{"特権昇格", Stride::ElevationOfPrivilege},
    Word{"权限提升", Stride::ElevationOfPrivilege},
    Word{"拒绝服务", Stride::DenialOfService},
    Word{"信息泄露", Stride::InformationDisclosure},
    Word{"confidentiality", Stride::InformationDisclosure},
    Word{"integrity", Stride::Tampering},
    Word{"availability", Stride::DenialOfService},
    Word{"distributed", Stride::DenialOfService},
    Word{"immutable", Stride::Tampering},
    Word{"ephemeral", Stride::InformationDisclosure},
    Word{"linkability", Stride::InformationDisclosure},
    Word{"linking", Stride::InformationDisclosure},
    Word{"identifiability", Stride::InformationDisclosure},
    Word{"identifying", Stride::InformationDisclosure},
    Word{"non-repudiation", Stride::InformationDisclosure},
    Word{"detectability", Stride::InformationDisclosure},
    Word{"detecting", Stride::InformationDisclosure},
    Word{"disclosure of information", Stride::InformationDisclosure},
    Word{"data disclosure", Stride::InformationDisclosure},
    Word{"unawareness", Stride::InformationDisclosure},
    Word{"non-compliance", Stride::Repudiation},
    Word{"non compliance", Stride::Repudiation},
};

// Lower case for ASCII; the other letters stand in the table as the tools write them, in lower case.
std::string folded(std::string_view text)
{
    std::string out(text);
    for (char &c : out) {
        if (static_cast<unsigned char>(c) < 0x80)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    const auto first = out.find_first_not_of(" \t\n");
    if (first == std::string::npos)
        return {};
    return out.substr(first, out.find_last_not_of(" \t\n") - first + 1);
}

} // namespace

std::optional<Stride> strideOf(std::string_view word)
{
    const std::string text = folded(word);
    for (const Word &known : words) {
        if (text == known.text)
            return known.category;
    }
    return std::nullopt;
}

std::pair<int, int> riskOf(std::string_view severity)
{
    const std::string text = folded(severity);
    if (text == "critical" || text == "very high" || text == "highest" || text == "very_high")
        return {4, 5};
    if (text == "high")
        return {3, 4};
    if (text == "low" || text == "very low" || text == "lowest" || text == "very_low")
        return {2, 2};
    return {3, 3};
}

void addNote(std::string &notes, std::string_view key, std::string_view value)
{
    if (value.empty())
        return;
    if (!notes.empty())
        notes += '\n';
    if (!key.empty()) {
        notes += key;
        notes += ": ";
    }
    notes += value;
}

} // namespace bulkhead::import
