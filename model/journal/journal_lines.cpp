// SPDX-License-Identifier: Apache-2.0
#include "model/journal/journal_lines.h"

#include "model/file/item_reader.h"
#include "model/file/item_writer.h"
#include "model/file/sha256.h"

#include <charconv>
#include <unordered_map>

namespace bulkhead::model {

namespace {

constexpr std::string_view journalFormat = "bulkhead-journal";
constexpr int journalVersion = 2;          // 1 had no checksums and no numbers
constexpr std::size_t checksumLength = 16; // hexadecimal digits

template <typename T>
constexpr std::string_view sectionOf()
{
    if constexpr (std::is_same_v<T, Element>)
        return "elements";
    else if constexpr (std::is_same_v<T, Flow>)
        return "flows";
    else if constexpr (std::is_same_v<T, View>)
        return "views";
    else if constexpr (std::is_same_v<T, Placement>)
        return "placements";
    else if constexpr (std::is_same_v<T, Decision>)
        return "decisions";
    else if constexpr (std::is_same_v<T, ManualThreat>)
        return "manual_threats";
    else if constexpr (std::is_same_v<T, Metadata>)
        return "metadata";
    else if constexpr (std::is_same_v<T, CatalogSwitch>)
        return "catalog_switches";
    else
        return "sources";
}

template <typename T>
void writeKey(JsonWriter &out, const T &item)
{
    if constexpr (std::is_same_v<T, Placement>) {
        out.text(item.view);
        out.text(item.item);
    } else if constexpr (!std::is_same_v<T, Metadata>) {
        out.text(TableKey<T>::of(item));
    }
}

void writeEdit(JsonWriter &out, const Vocabulary &vocabulary, const Change &change)
{
    std::visit(
        [&](const auto &edit) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(edit)>, Batch>) {
                const auto &item = edit.after ? *edit.after : *edit.before;
                out.beginList();
                out.text(sectionOf<std::decay_t<decltype(item)>>());
                writeKey(out, item);
                if (edit.after)
                    writeItem(out, vocabulary, item);
                else
                    out.null();
                out.end();
            }
        },
        change.data);
}

// The net effect of a change: one edit for each thing, though a batch may touch it more than once.
class NetEffect
{
public:
    void add(const Change &change)
    {
        std::visit([this](const auto &edit) { add(edit); }, change.data);
    }

    const std::vector<Change> &edits() const { return m_edits; }

private:
    void add(const Batch &batch)
    {
        for (const Change &change : batch.changes)
            add(change);
    }

    template <typename T>
    void add(const Edit<T> &edit)
    {
        if (!edit.before && !edit.after)
            return;
        const auto [place, isNew] =
            m_places.emplace(keyOf(edit.after ? *edit.after : *edit.before), m_edits.size());
        if (isNew)
            m_edits.push_back(Change(edit));
        else
            m_edits[place->second] = Change(Edit<T>{edit.before, edit.after});
    }

    template <typename T>
    static std::string keyOf(const T &item)
    {
        JsonWriter key(JsonWriter::Layout::OneLine);
        key.beginList();
        key.text(sectionOf<T>());
        writeKey(key, item);
        return std::move(key.result());
    }

    std::vector<Change> m_edits;
    std::unordered_map<std::string, std::size_t> m_places;
};

// Reads the edits of one line. What each was before is what the model held by then.
class LineReader
{
public:
    LineReader(JsonReader &reader, const Model &model)
        : m_reader(reader), m_items(reader, model.vocabulary()), m_model(model)
    {}

    Change read()
    {
        m_reader.enterList("a list of edits");
        while (m_reader.nextItem())
            readEdit();
        m_reader.end();
        return batch(std::move(m_changes));
    }

private:
    void readEdit()
    {
        m_reader.enterList("an edit");
        const std::string section = nextText();
        if (section == "elements")
            readItem(m_model.elements(), [this](const std::string &id) { return m_items.element(id); });
        else if (section == "flows")
            readItem(m_model.flows(), [this](const std::string &id) { return m_items.flow(id); });
        else if (section == "views")
            readItem(m_model.views(), [this](const std::string &id) { return m_items.view(id); });
        else if (section == "decisions")
            readItem(m_model.decisions(), [this](const std::string &id) { return m_items.decision(id); });
        else if (section == "manual_threats")
            readItem(m_model.manualThreats(),
                     [this](const std::string &id) { return m_items.manualThreat(id); });
        else if (section == "catalog_switches")
            readItem(m_model.catalogSwitches(),
                     [this](const std::string &id) { return m_items.catalogSwitch(id); });
        else if (section == "sources")
            readItem(m_model.sources(), [this](const std::string &id) { return m_items.source(id); });
        else if (section == "placements")
            readPlacement();
        else if (section == "metadata")
            readMetadata();
        else
            m_reader.fail("journal.unknown-section", "there are no “%1” in a model", {section});
        if (m_reader.nextItem())
            m_reader.fail("journal.edit", "an edit goes on after its end");
    }

    std::string nextText()
    {
        if (!m_reader.nextItem())
            m_reader.fail("journal.edit", "an edit is not complete");
        return std::string(m_reader.text("a text"));
    }

    // Null where the thing is gone.
    template <typename Read>
    auto nextValue(Read &&read)
    {
        using T = decltype(read());
        if (!m_reader.nextItem())
            m_reader.fail("journal.edit", "an edit is not complete");
        return m_reader.null() ? std::shared_ptr<const T>() : std::make_shared<const T>(read());
    }

    template <typename T, typename Read>
    void readItem(const Table<T> &table, Read &&read)
    {
        const std::string key = nextText();
        add(table.shared(key), nextValue([&] { return read(key); }));
    }

    void readPlacement()
    {
        const std::string view = nextText();
        const std::string item = nextText();
        add(m_model.placements().shared({view, item}),
            nextValue([&] { return m_items.placement(view, item); }));
    }

    void readMetadata()
    {
        add(m_model.sharedMetadata(), nextValue([&] { return m_items.metadata(); }));
    }

    template <typename T>
    void add(std::shared_ptr<const T> before, std::shared_ptr<const T> after)
    {
        if (before || after)
            m_changes.push_back(Change(Edit<T>{std::move(before), std::move(after)}));
    }

    JsonReader &m_reader;
    ItemReader m_items;
    const Model &m_model;
    std::vector<Change> m_changes;
};

std::string checksum(std::string_view text)
{
    return sha256(text).substr(0, checksumLength);
}

std::string checked(std::size_t number, std::string_view json)
{
    const std::string text = std::to_string(number).append(" ").append(json);
    return checksum(text) + ' ' + text + '\n';
}

} // namespace

std::string journalHead(const JournalHead &head)
{
    JsonWriter out(JsonWriter::Layout::OneLine);
    out.beginObject();
    out.key("format");
    out.text(journalFormat);
    out.key("version");
    out.integer(journalVersion);
    out.key("base");
    out.text(head.base);
    out.textMember("model", head.model);
    out.end();
    return checked(0, out.result());
}

Result<JournalHead> readJournalHead(std::string_view json, std::string_view file)
{
    try {
        JsonReader reader(json, file);
        std::string format;
        JournalHead head;
        std::int64_t version = 0;
        reader.enterObject("the head of a journal");
        while (const auto key = reader.nextKey()) {
            if (*key == "format")
                format = reader.text("a format");
            else if (*key == "version")
                version = reader.integer("a version number");
            else if (*key == "base")
                head.base = reader.text("a hash");
            else if (*key == "model")
                head.model = reader.text("a path");
            else
                reader.skip();
        }
        reader.end();
        if (format != journalFormat || version < 1)
            reader.fail("journal.format", "this is no journal");
        if (version > journalVersion)
            reader.fail("journal.newer", "this journal was written by a later version of Bulkhead");
        return head;
    } catch (const JsonFailure &failure) {
        return failure.error;
    }
}

std::string journalLine(std::size_t number, const Change &change, const Vocabulary &vocabulary)
{
    NetEffect effect;
    effect.add(change);
    JsonWriter out(JsonWriter::Layout::OneLine);
    out.beginList();
    for (const Change &edit : effect.edits())
        writeEdit(out, vocabulary, edit);
    out.end();
    return checked(number, out.result());
}

Result<Change> readJournalLine(std::string_view json, std::string_view file, const Model &model)
{
    try {
        JsonReader reader(json, file);
        return LineReader(reader, model).read();
    } catch (const JsonFailure &failure) {
        return failure.error;
    }
}

std::optional<CheckedLine> checkedLine(std::string_view line)
{
    if (line.size() <= checksumLength || line[checksumLength] != ' ')
        return std::nullopt;
    const std::string_view text = line.substr(checksumLength + 1);
    if (line.substr(0, checksumLength) != checksum(text))
        return std::nullopt;
    CheckedLine checked;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), checked.number);
    if (fault != std::errc() || end == text.data() + text.size() || *end != ' ')
        return std::nullopt;
    checked.json = text.substr(static_cast<std::size_t>(end - text.data()) + 1);
    return checked;
}

} // namespace bulkhead::model
