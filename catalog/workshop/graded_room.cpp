// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/graded_room.h"

#include "catalog/workshop/model_sheet.h"
#include "catalog/workshop/same_participant.h"
#include "model/file/sha256.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

namespace bulkhead::catalog::workshop {

namespace {

GradedSheet sheetOfWork(const WorkshopJudge &judge, const HandedIn &work, const Corrections &corrections)
{
    GradedSheet graded;
    graded.file = work.file;
    if (const auto *sheet = std::get_if<AnswerSheet>(&work.work)) {
        graded.participant = sheet->participant;
        graded.sheet = *sheet;
        return graded;
    }
    const auto &handedIn = std::get<model::Model>(work.work);
    const model::Model &expected = judge.workshop().model;
    graded.participant = work.participant;
    graded.matches = matchModels(expected, handedIn, corrections);
    graded.drawing = drawingScore(expected, handedIn, graded.matches);
    ModelSheet read = sheetOfModel(judge, handedIn, graded.matches, work.participant);
    graded.sheet = std::move(read.sheet);
    graded.threatsLeft = read.left;
    return graded;
}

std::string participantOf(const HandedIn &work)
{
    const auto *sheet = std::get_if<AnswerSheet>(&work.work);
    return sheet ? sheet->participant : work.participant;
}

// Whoever hands in a model has threats at elements that nobody asked about. That others have them too says
// nothing: those that the facilitator accepts count.
void keepAccepted(AnswerSheet &sheet, const std::set<ExtraThreat> &accepted)
{
    std::erase_if(sheet.extras, [&](const ExtraThreat &extra) {
        return std::none_of(accepted.begin(), accepted.end(), [&](const ExtraThreat &other) {
            return other.element == extra.element && other.category == extra.category;
        });
    });
}

std::vector<std::string> namesOf(const Room &room)
{
    std::vector<std::string> names;
    for (const RoomRow &row : room.rows)
        names.push_back(row.participant);
    return names;
}

// "P9" before "P10". The order of the works would tell the names: files are named by the alphabet.
bool isBefore(const std::string &a, const std::string &b)
{
    return std::pair(a.size(), std::string_view(a)) < std::pair(b.size(), std::string_view(b));
}

} // namespace

std::vector<std::string> inSaltedOrder(const std::vector<std::string> &names, const std::string &secret)
{
    std::vector<std::pair<std::string, std::string>> order;
    for (const std::string &name : names)
        order.emplace_back(model::sha256(secret + "\npseudonym\n" + name), name);
    std::sort(order.begin(), order.end());
    std::vector<std::string> ordered;
    for (auto &[hash, name] : order)
        ordered.push_back(std::move(name));
    return ordered;
}

std::map<std::string, std::string> pseudonymsOf(const std::vector<std::string> &names,
                                                const Workshop &workshop)
{
    std::vector<std::string> order = workshop.votes.arrivals;
    const std::set<std::string> arrived(order.begin(), order.end());
    for (const std::string &name : inSaltedOrder(names, workshop.key.secret))
        if (!arrived.contains(name))
            order.push_back(name);
    const std::set<std::string> asked(names.begin(), names.end());
    std::map<std::string, std::string> pseudonyms;
    for (std::size_t i = 0; i < order.size(); ++i)
        if (const std::string number = std::to_string(i + 1); asked.contains(order[i]))
            pseudonyms.emplace(order[i], (number.size() < 2 ? "P0" : "P") + number);
    return pseudonyms;
}

GradedRoom gradeRoom(const WorkshopJudge &judge, std::span<const HandedIn> works,
                     const std::map<std::string, Corrections> &corrections)
{
    GradedRoom room;
    std::vector<Claim> claims;
    for (const HandedIn &work : works)
        claims.push_back({participantOf(work), work.file, work.hasChecksum});
    const auto leftOut =
        settleClaims(claims, [&](std::size_t a, std::size_t b) { return works[a].work == works[b].work; });
    std::vector<AnswerSheet> sheets;
    for (std::size_t i = 0; i < works.size(); ++i) {
        if (leftOut[i]) {
            room.leftOut.push_back({claims[i].participant, claims[i].file, leftOut[i]->message});
            continue;
        }
        const auto corrected = corrections.find(works[i].file);
        GradedSheet graded =
            sheetOfWork(judge, works[i], corrected == corrections.end() ? Corrections{} : corrected->second);
        sheets.push_back(graded.sheet);
        if (graded.drawing)
            keepAccepted(sheets.back(), judge.workshop().votes.acceptedExtras);
        room.sheets.push_back(std::move(graded));
    }
    room.room = collate(judge, sheets);
    room.alike = alikeSheets(judge.key(), sheets);
    const Rubric &rubric = judge.workshop().rubric;
    for (std::size_t i = 0; i < room.sheets.size(); ++i) {
        GradedSheet &graded = room.sheets[i];
        graded.score = room.room.rows[i].score;
        graded.cellScore = room.room.rows[i].cellScore;
        const auto &accepted = judge.workshop().votes.acceptedReasons;
        if (const auto of = accepted.find(graded.participant); of != accepted.end())
            graded.acceptedReasons = of->second;
        if (graded.drawing) {
            graded.score.diagram = rubric.diagram * graded.drawing->share();
            graded.score.total = totalOf(graded.score, rubric);
        }
    }
    return room;
}

void usePseudonyms(GradedRoom &room, const Workshop &workshop)
{
    const auto pseudonyms = pseudonymsOf(namesOf(room.room), workshop);
    for (LeftOut &left : room.leftOut) { // all that is said of it may be the student's name
        const auto pseudonym = pseudonyms.find(left.participant);
        left = {pseudonym == pseudonyms.end() ? std::string() : pseudonym->second, {}, "left out"};
    }
    for (GradedSheet &sheet : room.sheets) {
        sheet.participant = pseudonyms.at(sheet.participant);
        sheet.sheet.participant = sheet.participant;
        sheet.file = sheet.participant; // its name may be the student's
    }
    usePseudonyms(room.room, workshop);

    std::vector<std::size_t> order(room.sheets.size()); // the sheet that comes at each place
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return isBefore(room.sheets[a].participant, room.sheets[b].participant);
    });
    std::vector<GradedSheet> sheets;
    std::vector<std::size_t> placeOf(order.size());
    for (const std::size_t old : order) {
        placeOf[old] = sheets.size();
        sheets.push_back(std::move(room.sheets[old]));
    }
    room.sheets = std::move(sheets);
    for (AlikePair &pair : room.alike) {
        const auto places = std::minmax(placeOf[pair.first], placeOf[pair.second]);
        pair.first = places.first;
        pair.second = places.second;
    }
}

void usePseudonyms(Room &room, const Workshop &workshop)
{
    const auto pseudonyms = pseudonymsOf(namesOf(room), workshop);
    for (RoomRow &row : room.rows)
        row.participant = pseudonyms.at(row.participant);
    std::sort(room.rows.begin(), room.rows.end(),
              [](const RoomRow &a, const RoomRow &b) { return isBefore(a.participant, b.participant); });
    for (auto *found : {&room.bestCatch, &room.bestQuestion})
        if (*found) {
            for (std::string &participant : (*found)->participants)
                participant = pseudonyms.at(participant);
            std::sort((*found)->participants.begin(), (*found)->participants.end(), isBefore);
        }
    if (room.mostImproved)
        room.mostImproved->first = pseudonyms.at(room.mostImproved->first);
}

} // namespace bulkhead::catalog::workshop
