// SPDX-License-Identifier: Apache-2.0
#include "import/reading/yaml_reader.h"

#include "import/reading/scalar_types.h"
#include "import/reading/yaml_quoted.h"
#include "import/reading/yaml_tabs.h"

#include <libfyaml.h>

#include <algorithm>
#include <utility>

namespace bulkhead::import {

namespace {

// Collects libfyaml's complaints, which by itself it would print to standard error.
class Diagnostics
{
public:
    Diagnostics()
    {
        fy_diag_cfg config{};
        fy_diag_cfg_default(&config);
        config.fp = nullptr;
        config.output_fn = [](fy_diag *, void *, const char *, std::size_t) {};
        config.level = FYET_ERROR;
        config.colorize = false;
        m_diag = fy_diag_create(&config);
        if (m_diag)
            fy_diag_set_collect_errors(m_diag, true);
    }
    ~Diagnostics()
    {
        if (m_diag)
            fy_diag_destroy(m_diag);
    }
    Diagnostics(const Diagnostics &) = delete;
    Diagnostics &operator=(const Diagnostics &) = delete;

    fy_diag *get() const { return m_diag; }
    const fy_diag_error *first() const
    {
        void *position = nullptr;
        return m_diag ? fy_diag_errors_iterate(m_diag, &position) : nullptr;
    }

private:
    fy_diag *m_diag = nullptr;
};

// Where an event stands in the text.
struct Extent
{
    std::size_t begin = 0; // in bytes
    std::size_t end = 0;
    int line = 0; // counted from 0
    int lastLine = 0;
    int column = 0;
    bool isKnown = false;
};

Extent extentOf(fy_event &event)
{
    const fy_mark *start = fy_event_start_mark(&event);
    const fy_mark *end = fy_event_end_mark(&event);
    if (!start || !end)
        return {};
    return {start->input_pos, end->input_pos, start->line, end->line, start->column, true};
}

// By the words of libfyaml, which numbers its complaints nowhere.
YamlFault::Kind kindOf(std::string_view complaint)
{
    const auto says = [complaint](std::string_view words) {
        return complaint.find(words) != std::string_view::npos;
    };
    if (says("wrongly indented") || says("may not be used as indentation"))
        return YamlFault::Kind::FlowIndentation;
    if (says("invalid tab used as indentation"))
        return YamlFault::Kind::QuotedTab;
    if (says("invalid escape '\\''"))
        return YamlFault::Kind::QuotedEscape;
    return says("invalid comment") ? YamlFault::Kind::UnspacedComment : YamlFault::Kind::Other;
}

// Drives libfyaml's event stream into a TreeBuilder.
class YamlReader
{
public:
    YamlReader(TreeBuilder &builder, FlowIndentation indentation, std::stop_token stop)
        : m_builder(builder), m_stop(std::move(stop)), m_text(builder.text()), m_tabs(m_text),
          m_lineOffset(builder.source().firstLine)
    {
        fy_parse_cfg config{};
        // The builder bounds the depth itself; libfyaml's own limit is lower and serves its recursive parts.
        config.flags = static_cast<fy_parse_cfg_flags>(
            FYPCF_QUIET | FYPCF_DISABLE_DEPTH_LIMIT | FYPCF_DEFAULT_VERSION_1_2 | FYPCF_JSON_NONE |
            (indentation == FlowIndentation::Free ? FYPCF_SLOPPY_FLOW_INDENTATION : 0));
        config.diag = m_diagnostics.get();
        m_parser = fy_parser_create(&config);
    }
    ~YamlReader()
    {
        if (m_parser)
            fy_parser_destroy(m_parser);
    }
    YamlReader(const YamlReader &) = delete;
    YamlReader &operator=(const YamlReader &) = delete;

    bool read();
    const YamlFault &fault() const { return m_fault; }

private:
    struct Open // a list or map that is not finished
    {
        std::size_t begin = 0; // in bytes
        bool isFlow = false;   // in brackets
        Position position;
    };

    bool handle(fy_event &event);
    bool handleScalar(fy_event &event, const Extent &extent);
    bool handleBegin(fy_event &event, const Extent &extent);
    bool handleEnd(fy_event &event, const Extent &extent);
    bool checkTabs(const Extent &extent);
    bool failAsParser();

    static std::string_view textOf(fy_token *token);
    std::string_view textOf(fy_token *scalar, fy_scalar_style style, const Extent &extent);
    std::string_view tagOf(fy_token *token);
    Position positionOf(const Extent &extent) const;

    TreeBuilder &m_builder;
    std::stop_token m_stop;
    std::string_view m_text;
    YamlTabs m_tabs;
    std::optional<std::size_t> m_plainIndent; // where a plain scalar's next line may begin; after one only
    Diagnostics m_diagnostics;
    fy_parser *m_parser = nullptr;
    YamlFault m_fault;
    std::string m_tag;
    std::string m_pieces; // of a scalar that libfyaml gives in pieces
    std::vector<Open> m_open;
    std::size_t m_lastEnd = 0; // of the last event, in bytes
    int m_lineOffset;
    int m_line = m_lineOffset;
    int m_documentLine = m_lineOffset;
};

bool YamlReader::read()
{
    if (!m_parser || fy_parser_set_string(m_parser, m_text.data(), m_text.size()) != 0)
        return m_builder.fail("import.yaml", "the YAML parser could not be started", 0);
    for (std::size_t count = 0;; ++count) {
        if (count % 1024 == 0 && m_stop.stop_requested())
            return m_builder.fail("import.cancelled", "the import was cancelled", 0);
        fy_event *event = fy_parser_parse(m_parser);
        if (!event || m_diagnostics.first()) {
            if (event)
                fy_parser_event_free(m_parser, event);
            return failAsParser();
        }
        const bool isLast = event->type == FYET_STREAM_END;
        const bool isFine = handle(*event);
        fy_parser_event_free(m_parser, event);
        if (!isFine)
            return false;
        if (isLast)
            return true;
    }
}

bool YamlReader::failAsParser()
{
    const fy_diag_error *fault = m_diagnostics.first();
    if (!fault || !fault->msg)
        return m_builder.fail("import.yaml", "this is no valid YAML", m_line);
    m_fault = {kindOf(fault->msg), fault->line, fault->column, m_lastEnd};
    std::string message = std::string("this is no valid YAML: ") + fault->msg;
    if (!m_open.empty() && m_open.back().isFlow) // it tells where that was noticed, often the end of the file
        message += std::string("; the “") + m_text[m_open.back().begin] + "” of line " +
                   std::to_string(m_open.back().position.line) + " is not closed before";
    const int lastLine = m_lineOffset + static_cast<int>(std::count(m_text.begin(), m_text.end(), '\n')) -
                         (m_text.ends_with('\n') ? 1 : 0);
    return m_builder.fail("import.yaml", std::move(message),
                          fault->line > 0 ? std::min(fault->line - 1 + m_lineOffset, lastLine) : m_line);
}

bool YamlReader::handle(fy_event &event)
{
    const Extent extent = extentOf(event);
    const Position position = positionOf(extent);
    m_line = position.line;
    if (extent.isKnown && !checkTabs(extent))
        return false;
    switch (event.type) {
    case FYET_DOCUMENT_START:
        m_documentLine = position.line;
        return true;
    case FYET_DOCUMENT_END:
        m_builder.endDocument(m_documentLine);
        return true;
    case FYET_ALIAS:
        m_fault.lastEnd = extent.begin; // where the alias is none
        return m_builder.alias(textOf(event.alias.anchor), position);
    case FYET_SCALAR:
        return handleScalar(event, extent);
    case FYET_SEQUENCE_START:
    case FYET_MAPPING_START:
        return handleBegin(event, extent);
    case FYET_SEQUENCE_END:
    case FYET_MAPPING_END:
        return handleEnd(event, extent);
    default:
        return true;
    }
}

bool YamlReader::handleBegin(fy_event &event, const Extent &extent)
{
    const bool isFlow = extent.isKnown && extent.begin < m_text.size() &&
                        (m_text[extent.begin] == '[' || m_text[extent.begin] == '{');
    const Position position = positionOf(extent);
    m_open.push_back({extent.begin, isFlow, position});
    if (event.type == FYET_SEQUENCE_START)
        return m_builder.beginList(position, tagOf(event.sequence_start.tag),
                                   textOf(event.sequence_start.anchor));
    return m_builder.beginMap(position, tagOf(event.mapping_start.tag), textOf(event.mapping_start.anchor));
}

bool YamlReader::handleEnd(fy_event &event, const Extent &extent)
{
    const std::size_t begin = m_open.back().begin;
    m_open.pop_back();
    const std::size_t end = extent.isKnown ? std::clamp(extent.end, begin, m_text.size()) : begin;
    const std::string_view source = m_text.substr(begin, end - begin);
    return event.type == FYET_SEQUENCE_END ? m_builder.endList(source) : m_builder.endMap(source);
}

// In lines of nothing else between two values.
bool YamlReader::checkTabs(const Extent &extent)
{
    const std::size_t from = std::exchange(m_lastEnd, std::max(m_lastEnd, extent.end));
    if (!m_open.empty() && m_open.back().isFlow)
        return true;
    const std::optional<std::size_t> indent = std::exchange(m_plainIndent, std::nullopt);
    if (extent.begin > from && extent.begin <= m_text.size() && m_tabs.indentGap(from, extent.begin, indent))
        return m_builder.fail("import.yaml", "this is no valid YAML: a tab used as indentation", m_line);
    return true;
}

bool YamlReader::handleScalar(fy_event &event, const Extent &extent)
{
    fy_token *value = event.scalar.value;
    Scalar scalar;
    const fy_scalar_style style = value ? fy_token_scalar_style(value) : FYSS_PLAIN;
    scalar.text = textOf(value, style, extent);
    scalar.tag = tagOf(event.scalar.tag);
    scalar.quoted = style != FYSS_PLAIN;
    if (!scalar.quoted && extent.end > extent.begin)
        m_plainIndent = m_open.empty() ? 0 : static_cast<std::size_t>(m_open.back().position.column);
    if (scalar.tag.empty())
        scalar.type = scalar.quoted ? Node::Type::Text : plainType(scalar.text);
    else if (scalar.tag == "!!null")
        scalar.type = Node::Type::Null;
    else if (scalar.tag == "!!bool" || scalar.tag == "!!int" || scalar.tag == "!!float")
        scalar.type = plainType(scalar.text);
    return m_builder.scalar(scalar, positionOf(extent), textOf(event.scalar.anchor));
}

std::string_view YamlReader::textOf(fy_token *token)
{
    if (!token)
        return {};
    std::size_t length = 0;
    const char *text = fy_token_get_text(token, &length);
    return text ? std::string_view(text, length) : std::string_view();
}

// Whether what a scalar says is what stands between its marks.
bool isVerbatim(std::string_view raw, fy_scalar_style style)
{
    switch (style) {
    case FYSS_PLAIN:
        return true;
    case FYSS_SINGLE_QUOTED:
        return raw.find('\'') == std::string_view::npos;
    case FYSS_DOUBLE_QUOTED:
        return raw.find('\\') == std::string_view::npos;
    default:
        return false;
    }
}

// Of a scalar. Where its text is put together from pieces (lines, escapes), libfyaml 0.7.12 loses the list of
// them in fy_token_get_text(); its iterator does not.
std::string_view YamlReader::textOf(fy_token *scalar, fy_scalar_style style, const Extent &extent)
{
    if (!scalar || !extent.isKnown || extent.end > m_text.size() || extent.begin > extent.end)
        return textOf(scalar);
    const std::string_view raw = m_text.substr(extent.begin, extent.end - extent.begin);
    const bool isQuoted = style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED;
    if (isQuoted && holdsLineBreak(raw)) {
        if (auto text = quotedText(raw, style == FYSS_SINGLE_QUOTED ? '\'' : '"')) {
            m_pieces = *std::move(text);
            return m_pieces;
        }
    }
    if (extent.line == extent.lastLine && isVerbatim(raw, style))
        return raw;
    fy_token_iter *pieces = fy_token_iter_create(scalar);
    if (!pieces)
        return textOf(scalar);
    m_pieces.clear();
    int fault = 0;
    for (const fy_iter_chunk *piece = fy_token_iter_chunk_next(pieces, nullptr, &fault); piece;
         piece = fy_token_iter_chunk_next(pieces, piece, &fault))
        m_pieces.append(piece->str, piece->len);
    fy_token_iter_destroy(pieces);
    return m_pieces;
}

std::string_view YamlReader::tagOf(fy_token *token)
{
    if (!token)
        return {};
    std::size_t handleLength = 0;
    std::size_t suffixLength = 0;
    const char *handle = fy_tag_token_handle(token, &handleLength);
    const char *suffix = fy_tag_token_suffix(token, &suffixLength);
    m_tag.assign(handle ? handle : "", handle ? handleLength : 0);
    m_tag.append(suffix ? suffix : "", suffix ? suffixLength : 0);
    return m_tag;
}

Position YamlReader::positionOf(const Extent &extent) const
{
    return extent.isKnown ? Position{extent.line + m_lineOffset, extent.column + 1} : Position{m_line, 1};
}

} // namespace

Result<std::vector<Document>> readYaml(SourceText text, const std::string &file, const Limits &limits,
                                       FlowIndentation indentation, std::stop_token stop, YamlFault *fault)
{
    TreeBuilder builder(std::move(text), file, limits);
    YamlReader reader(builder, indentation, std::move(stop));
    const bool isRead = reader.read();
    if (fault)
        *fault = reader.fault();
    if (!isRead)
        return builder.error();
    return builder.takeDocuments();
}

} // namespace bulkhead::import
