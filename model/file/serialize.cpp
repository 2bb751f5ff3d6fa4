// SPDX-License-Identifier: Apache-2.0
#include "model/file/file.h"
#include "model/file/file_version.h"
#include "model/file/item_writer.h"

namespace bulkhead::model {

namespace {

template <typename T>
void writeTable(JsonWriter &out, const Vocabulary &vocabulary, std::string_view name, const Table<T> &table)
{
    out.key(name);
    out.beginObject();
    for (const T &item : table) {
        out.key(TableKey<T>::of(item));
        writeItem(out, vocabulary, item);
    }
    out.end();
}

} // namespace

// "format" and "version" come first, so that a reader can tell the kind of file at its start; all
// other keys are sorted.
std::string serializeModel(const Model &model)
{
    const Vocabulary &vocabulary = model.vocabulary();
    JsonWriter out;
    out.beginObject();
    out.key("format");
    out.text(fileFormat);
    out.key("version");
    out.integer(fileVersion);
    writeTable(out, vocabulary, "catalog_switches", model.catalogSwitches());
    writeTable(out, vocabulary, "decisions", model.decisions());
    writeTable(out, vocabulary, "elements", model.elements());
    writeTable(out, vocabulary, "flows", model.flows());
    writeTable(out, vocabulary, "manual_threats", model.manualThreats());
    out.key("metadata");
    writeItem(out, vocabulary, model.metadata());
    writeTable(out, vocabulary, "sources", model.sources());
    out.key("views");
    out.beginObject();
    for (const View &view : model.views()) {
        out.key(view.id);
        writeView(out, model, view);
    }
    out.end();
    out.end();
    out.result() += '\n';
    return std::move(out.result());
}

} // namespace bulkhead::model
