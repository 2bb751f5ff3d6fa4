// SPDX-License-Identifier: Apache-2.0
#include "import/tools/drawing.h"

#include "import/reading/text.h"

#include <algorithm>
#include <array>

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
    Word{"elevation of priviledge", Stride::ElevationOfPrivilege},
    Word{"identitätsverschleierung", Stride::Spoofing},
    Word{"erhöhung von rechten", Stride::ElevationOfPrivilege},
    Word{"rechteerweiterung", Stride::ElevationOfPrivilege},
    Word{"verweigerung des dienstes", Stride::DenialOfService},
    Word{"offenlegung von informationen", Stride::InformationDisclosure},
    Word{"verfälschung", Stride::Tampering},
    Word{"abstreitbarkeit", Stride::Repudiation},
    Word{"repudiación", Stride::Repudiation},
    Word{"brecha de información", Stride::InformationDisclosure},
    Word{"divulgation d'information", Stride::InformationDisclosure},
    Word{"élévation de privilège", Stride::ElevationOfPrivilege},
    Word{"penipuan", Stride::Spoofing},
    Word{"penyelewengan", Stride::Tampering},
    Word{"penafian", Stride::Repudiation},
    Word{"pendedahan maklumat", Stride::InformationDisclosure},
    Word{"penafian perkhidmatan", Stride::DenialOfService},
    Word{"kenaikan hak", Stride::ElevationOfPrivilege},
    Word{"स्पूफिंग", Stride::Spoofing},
    Word{"छेड़छाड़", Stride::Tampering},
    Word{"अस्वीकृति", Stride::Repudiation},
    Word{"सूचना प्रकटीकरण", Stride::InformationDisclosure},
    Word{"सेवा से इनकार", Stride::DenialOfService},
    Word{"विशेषाधिकार का उन्नयन", Stride::ElevationOfPrivilege},
    Word{"改竄", Stride::Tampering},
    Word{"特権の昇格", Stride::ElevationOfPrivilege},
    Word{"欺骗", Stride::Spoofing},
    Word{"篡改", Stride::Tampering},
    Word{"否认", Stride::Repudiation},
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
    Word{"התחזות", Stride::Spoofing},
    Word{"חבלה", Stride::Tampering},
    Word{"הכחשה", Stride::Repudiation},
    Word{"חשיפת מידע", Stride::InformationDisclosure},
    Word{"מניעת שירות", Stride::DenialOfService},
    Word{"העלאת הרשאות", Stride::ElevationOfPrivilege},
    Word{"סודיות", Stride::InformationDisclosure},
    Word{"שלמות", Stride::Tampering},
    Word{"זמינות", Stride::DenialOfService},
    Word{"מבוזר", Stride::DenialOfService},
    Word{"בלתי משתנה", Stride::Tampering},
    Word{"זמני", Stride::InformationDisclosure},
    Word{"קישוריות", Stride::InformationDisclosure},
    Word{"זיהוי", Stride::InformationDisclosure},
    Word{"אי-הכחשה", Stride::InformationDisclosure},
    Word{"יכולת גילוי", Stride::InformationDisclosure},
    Word{"חוסר מודעות", Stride::InformationDisclosure},
    Word{"אי-ציות", Stride::Repudiation},
    Word{"การปลอมแปลง", Stride::Spoofing},
    Word{"การแก้ไขข้อมูล", Stride::Tampering},
    Word{"การปฏิเสธ", Stride::Repudiation},
    Word{"การเปิดเผยข้อมูล", Stride::InformationDisclosure},
    Word{"การปฏิเสธการให้บริการ", Stride::DenialOfService},
    Word{"การยกระดับสิทธิ์", Stride::ElevationOfPrivilege},
    Word{"การรักษาความลับ", Stride::InformationDisclosure},
    Word{"ความถูกต้องสมบูรณ์", Stride::Tampering},
    Word{"ความพร้อมใช้งาน", Stride::DenialOfService},
    Word{"กระจาย", Stride::DenialOfService},
    Word{"ไม่เปลี่ยนแปลง", Stride::Tampering},
    Word{"ชั่วคราว", Stride::InformationDisclosure},
    Word{"ความสามารถในการเชื่อมโยง", Stride::InformationDisclosure},
    Word{"ความสามารถในการระบุตัวตน", Stride::InformationDisclosure},
    Word{"การไม่สามารถปฏิเสธได้", Stride::InformationDisclosure},
    Word{"ความสามารถในการตรวจจับ", Stride::InformationDisclosure},
    Word{"การไม่ตระหนักรู้", Stride::InformationDisclosure},
    Word{"การไม่ปฏิบัติตาม", Stride::Repudiation},
    Word{"kimliyin saxtalaşdırılması", Stride::Spoofing},
    Word{"məlumatın təhrif edilməsi", Stride::Tampering},
    Word{"İnkar etmə", Stride::Repudiation},
    Word{"məlumatın açıqlanması", Stride::InformationDisclosure},
    Word{"xidmətdən imtina", Stride::DenialOfService},
    Word{"səlahiyyətlərin yüksəldilməsi", Stride::ElevationOfPrivilege},
    Word{"məxfilik", Stride::InformationDisclosure},
    Word{"bütövlük", Stride::Tampering},
    Word{"Əlçatanlıq", Stride::DenialOfService},
    Word{"paylanmış", Stride::DenialOfService},
    Word{"dəyişməz", Stride::Tampering},
    Word{"qısamüddətli", Stride::InformationDisclosure},
    Word{"Əlaqələndirilə bilmə", Stride::InformationDisclosure},
    Word{"Şəxsiyyətin müəyyən edilə bilməsi", Stride::InformationDisclosure},
    Word{"İnkar edilə bilməmə", Stride::InformationDisclosure},
    Word{"aşkarlana bilmə", Stride::InformationDisclosure},
    Word{"məlumatsızlıq", Stride::InformationDisclosure},
    Word{"tələblərə uyğunsuzluq", Stride::Repudiation},
    Word{"distribuído", Stride::DenialOfService},
    Word{"imutável", Stride::Tampering},
    Word{"efêmero", Stride::InformationDisclosure},
    Word{"ligabilidade", Stride::InformationDisclosure},
    Word{"identificabilidade", Stride::InformationDisclosure},
    Word{"não-repúdio", Stride::InformationDisclosure},
    Word{"detectabilidade", Stride::InformationDisclosure},
    Word{"desconhecido", Stride::InformationDisclosure},
    Word{"não conformidade", Stride::Repudiation},
    Word{"身份盗窃", Stride::Spoofing},
    Word{"伪造", Stride::Tampering},
    Word{"信息披露", Stride::InformationDisclosure},
    Word{"保密", Stride::InformationDisclosure},
    Word{"链接能力", Stride::InformationDisclosure},
    Word{"可识别性", Stride::InformationDisclosure},
    Word{"不可否认性", Stride::InformationDisclosure},
    Word{"可检测性", Stride::InformationDisclosure},
    Word{"无意识", Stride::InformationDisclosure},
    Word{"不合规", Stride::Repudiation},
    Word{"confidentialité", Stride::InformationDisclosure},
    Word{"intégrité", Stride::Tampering},
    Word{"disponibilité", Stride::DenialOfService},
    Word{"confidencialidade", Stride::InformationDisclosure},
    Word{"integridade", Stride::Tampering},
    Word{"disponibilidade", Stride::DenialOfService},
    Word{"vertraulichkeit", Stride::InformationDisclosure},
    Word{"integrität", Stride::Tampering},
    Word{"verfügbarkeit", Stride::DenialOfService},
    Word{"kerahsiaan", Stride::InformationDisclosure},
    Word{"integriti", Stride::Tampering},
    Word{"ketersediaan", Stride::DenialOfService},
    Word{"गोपनीयता", Stride::InformationDisclosure},
    Word{"ईमानदारी", Stride::Tampering},
    Word{"उपलब्धता", Stride::DenialOfService},
    Word{"机密性", Stride::InformationDisclosure},
    Word{"完整性", Stride::Tampering},
    Word{"可用性", Stride::DenialOfService},
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

struct StatusWord
{
    std::string_view text;
    model::DecisionState state;
};

// A threat's status as the file format has it, and in the words of Threat Dragon's languages.
constexpr std::array statusWords = {
    StatusWord{"open", model::DecisionState::Open},
    StatusWord{"offen", model::DecisionState::Open},
    StatusWord{"abierto", model::DecisionState::Open},
    StatusWord{"abierta", model::DecisionState::Open},
    StatusWord{"ouvrir", model::DecisionState::Open},
    StatusWord{"ouvert", model::DecisionState::Open},
    StatusWord{"aberta", model::DecisionState::Open},
    StatusWord{"avoin", model::DecisionState::Open},
    StatusWord{"buka", model::DecisionState::Open},
    StatusWord{"Ανοιχτή", model::DecisionState::Open},
    StatusWord{"खुला", model::DecisionState::Open},
    StatusWord{"未対応", model::DecisionState::Open},
    StatusWord{"未解决", model::DecisionState::Open},
    StatusWord{"مفتوح", model::DecisionState::Open},
    StatusWord{"mitigated", model::DecisionState::Mitigated},
    StatusWord{"eliminated", model::DecisionState::Mitigated},
    StatusWord{"avoided", model::DecisionState::Mitigated},
    StatusWord{"abgeschwächt", model::DecisionState::Mitigated},
    StatusWord{"mitigado", model::DecisionState::Mitigated},
    StatusWord{"mitigada", model::DecisionState::Mitigated},
    StatusWord{"mitigé", model::DecisionState::Mitigated},
    StatusWord{"hallittu", model::DecisionState::Mitigated},
    StatusWord{"ditangani", model::DecisionState::Mitigated},
    StatusWord{"Καλύφθηκε", model::DecisionState::Mitigated},
    StatusWord{"शमन", model::DecisionState::Mitigated},
    StatusWord{"解決済み", model::DecisionState::Mitigated},
    StatusWord{"缓解", model::DecisionState::Mitigated},
    StatusWord{"تم التخفيف", model::DecisionState::Mitigated},
    StatusWord{"accepted", model::DecisionState::Accepted},
    StatusWord{"transferred", model::DecisionState::Transferred},
    StatusWord{"notapplicable", model::DecisionState::NotApplicable},
    StatusWord{"not applicable", model::DecisionState::NotApplicable},
    StatusWord{"n/a", model::DecisionState::NotApplicable},
    StatusWord{"t/a", model::DecisionState::NotApplicable},
    StatusWord{"Δεν έχει εφαρμογή", model::DecisionState::NotApplicable},
    StatusWord{"लागू नहीं", model::DecisionState::NotApplicable},
    StatusWord{"不适用", model::DecisionState::NotApplicable},
    StatusWord{"غير قابل للتطبيق", model::DecisionState::NotApplicable},
};

// Lower case for ASCII and Latin-1, in UTF-8; other letters stand in the tables as the tools write them.
std::string folded(std::string_view text)
{
    std::string out = lowerCase(trimmed(text));
    for (std::size_t i = 0; i + 1 < out.size(); ++i) {
        const auto second = static_cast<unsigned char>(out[i + 1]);
        if (static_cast<unsigned char>(out[i]) == 0xC3 && second >= 0x80 && second <= 0x9E && second != 0x97)
            out[i + 1] = static_cast<char>(second + 0x20);
    }
    return out;
}

std::optional<Stride> knownCategory(std::string_view text)
{
    const auto found =
        std::find_if(words.begin(), words.end(), [text](const Word &word) { return word.text == text; });
    return found == words.end() ? std::nullopt : std::optional(found->category);
}

// The English words that some languages set before their own: "tampering" of "tampering التلاعب".
std::string_view asciiHead(std::string_view text)
{
    const auto end = std::find_if(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
    return trimmed(text.substr(0, static_cast<std::size_t>(end - text.begin())));
}

} // namespace

std::optional<Stride> strideOf(std::string_view word)
{
    const std::string text = folded(word);
    if (const auto whole = knownCategory(text))
        return whole;
    // Two languages in one: "tampering / manipulación", "παραποίηση (tampering)".
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of("/()"), rest.size());
        if (const auto part = knownCategory(trimmed(rest.substr(0, end))))
            return part;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return knownCategory(asciiHead(text));
}

std::optional<model::DecisionState> decisionStateOf(std::string_view word)
{
    const std::string text = folded(word);
    const auto found = std::find_if(statusWords.begin(), statusWords.end(),
                                    [&](const StatusWord &status) { return status.text == text; });
    return found == statusWords.end() ? std::nullopt : std::optional(found->state);
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
