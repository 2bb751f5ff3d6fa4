#include "import/scalar_types.h"
#include "import/text_encoding.h"
#include "import/tree_builder.h"
#include "import/yaml_directives.h"

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

bool hasBlankLineWithTab(std::string_view text, bool atLineStart)
{
    bool blank = atLineStart;
    bool tab = false;
    for (const char c : text) {
        if (c == '\n') {
            if (blank && tab)
                return true;
            blank = true;
            tab = false;
        } else if (c == '\t') {
            tab = true;
        } else if (c != ' ' && c != '\r') {
            blank = false;
        }
    }
    return false;
}

// Whether a line after the first that is not blank begins with spaces and a tab.
bool hasTabIndentation(std::string_view text)
{
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        const std::size_t first = text.find_first_not_of(' ', at + 1);
        const std::size_t content = text.find_first_not_of(" \t\r", at + 1);
        if (content != std::string_view::npos && text[content] != '\n' && text[first] == '\t')
            return true;
    }
    return false;
}

// Drives libfyaml's event stream into a TreeBuilder.
class YamlReader
{
public:
    YamlReader(TreeBuilder &builder, bool sloppyFlow, std::stop_token stop)
        : m_builder(builder), m_stop(std::move(stop))
    {
        fy_parse_cfg config{};
        // The builder bounds the depth itself; libfyaml's own limit is lower and serves its recursive parts.
        config.flags = static_cast<fy_parse_cfg_flags>(FYPCF_QUIET | FYPCF_DISABLE_DEPTH_LIMIT |
                                                       FYPCF_DEFAULT_VERSION_1_2 | FYPCF_JSON_NONE |
                                                       (sloppyFlow ? FYPCF_SLOPPY_FLOW_INDENTATION : 0));
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

private:
    struct Open // a list or map that is not finished
    {
        std::size_t begin = 0; // in bytes
        bool isFlow = false;   // in brackets
    };

    bool handle(fy_event &event);
    bool handleScalar(fy_event &event);
    bool handleBegin(fy_event &event, Position position);
    bool handleEnd(fy_event &event);
    bool checkTabs(fy_event &event);
    bool failAsParser();

    static std::string_view textOf(fy_token *token);
    std::string_view textOf(fy_event &scalar);
    std::string_view tagOf(fy_token *token);
    Position positionOf(fy_event &event) const;

    TreeBuilder &m_builder;
    std::stop_token m_stop;
    Diagnostics m_diagnostics;
    fy_parser *m_parser = nullptr;
    std::string m_tag;
    std::string m_text; // of a scalar that libfyaml gives in pieces
    std::vector<Open> m_open;
    std::size_t m_lastEnd = 0; // of the last event, in bytes
    int m_line = 1;
    int m_documentLine = 1;
};

bool YamlReader::read()
{
    const std::string_view text = m_builder.text();
    if (!m_parser || fy_parser_set_string(m_parser, text.data(), text.size()) != 0)
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
    return m_builder.fail("import.yaml", std::string("this is no valid YAML: ") + fault->msg,
                          fault->line > 0 ? fault->line : m_line);
}

bool YamlReader::handle(fy_event &event)
{
    const Position position = positionOf(event);
    m_line = position.line;
    if (!checkTabs(event))
        return false;
    switch (event.type) {
    case FYET_DOCUMENT_START:
        m_documentLine = position.line;
        return true;
    case FYET_DOCUMENT_END:
        m_builder.endDocument(m_documentLine);
        return true;
    case FYET_ALIAS:
        return m_builder.alias(textOf(event.alias.anchor), position);
    case FYET_SCALAR:
        return handleScalar(event);
    case FYET_SEQUENCE_START:
    case FYET_MAPPING_START:
        return handleBegin(event, position);
    case FYET_SEQUENCE_END:
    case FYET_MAPPING_END:
        return handleEnd(event);
    default:
        return true;
    }
}

bool YamlReader::handleBegin(fy_event &event, Position position)
{
    const bool isList = event.type == FYET_SEQUENCE_START;
    const fy_mark *mark = fy_event_start_mark(&event);
    fy_token *bracket = isList ? event.sequence_start.sequence_start : event.mapping_start.mapping_start;
    const fy_mark *bracketMark = bracket ? fy_token_start_mark(bracket) : nullptr;
    const std::string_view text = m_builder.text();
    const bool isFlow = bracketMark && bracketMark->input_pos < text.size() &&
                        (text[bracketMark->input_pos] == '[' || text[bracketMark->input_pos] == '{');
    m_open.push_back({mark ? mark->input_pos : 0, isFlow});
    if (isList)
        return m_builder.beginList(position, tagOf(event.sequence_start.tag),
                                   textOf(event.sequence_start.anchor));
    return m_builder.beginMap(position, tagOf(event.mapping_start.tag), textOf(event.mapping_start.anchor));
}

bool YamlReader::handleEnd(fy_event &event)
{
    const std::size_t begin = m_open.back().begin;
    m_open.pop_back();
    const fy_mark *mark = fy_event_end_mark(&event);
    const std::string_view text = m_builder.text();
    const std::size_t end = mark ? std::clamp(mark->input_pos, begin, text.size()) : begin;
    const std::string_view source = text.substr(begin, end - begin);
    return event.type == FYET_SEQUENCE_END ? m_builder.endList(source) : m_builder.endMap(source);
}

// Tabs where YAML wants indentation, which libfyaml lets pass and the parsers of compose and Kubernetes
// refuse: in lines of nothing else between two values, and before the continued line of a quoted text in a
// map or list.
bool YamlReader::checkTabs(fy_event &event)
{
    const fy_mark *start = fy_event_start_mark(&event);
    const fy_mark *end = fy_event_end_mark(&event);
    if (!start || !end || (!m_open.empty() && m_open.back().isFlow))
        return true;
    const std::string_view text = m_builder.text();
    const std::size_t from = std::exchange(m_lastEnd, std::max(m_lastEnd, end->input_pos));
    if (start->input_pos > from && start->input_pos <= text.size()) {
        const std::string_view gap = text.substr(from, start->input_pos - from);
        const std::size_t tab = gap.find('\t');
        if (tab != std::string_view::npos && hasBlankLineWithTab(gap, from == 0 || text[from - 1] == '\n'))
            return m_builder.fail("import.yaml", "this is no valid YAML: a tab used as indentation", m_line);
    }
    const bool isContinuedText = event.type == FYET_SCALAR && event.scalar.value && !m_open.empty() &&
                                 fy_token_scalar_style(event.scalar.value) == FYSS_DOUBLE_QUOTED &&
                                 start->line != end->line && end->input_pos <= text.size();
    if (isContinuedText &&
        hasTabIndentation(text.substr(start->input_pos, end->input_pos - start->input_pos)))
        return m_builder.fail("import.yaml", "this is no valid YAML: a tab used as indentation", m_line + 1);
    return true;
}

bool YamlReader::handleScalar(fy_event &event)
{
    Scalar scalar;
    scalar.text = textOf(event);
    scalar.tag = tagOf(event.scalar.tag);
    scalar.quoted = event.scalar.value && fy_token_scalar_style(event.scalar.value) != FYSS_PLAIN;
    if (scalar.tag.empty())
        scalar.type = scalar.quoted ? Node::Type::Text : plainType(scalar.text);
    else if (scalar.tag == "!!null")
        scalar.type = Node::Type::Null;
    else if (scalar.tag == "!!bool" || scalar.tag == "!!int" || scalar.tag == "!!float")
        scalar.type = plainType(scalar.text);
    return m_builder.scalar(scalar, positionOf(event), textOf(event.scalar.anchor));
}

std::string_view YamlReader::textOf(fy_token *token)
{
    if (!token)
        return {};
    std::size_t length = 0;
    const char *text = fy_token_get_text(token, &length);
    return text ? std::string_view(text, length) : std::string_view();
}

// Of a scalar. Where its text is put together from pieces (lines, escapes), libfyaml 0.7.12 loses the list of
// them in fy_token_get_text(); its iterator does not.
std::string_view YamlReader::textOf(fy_event &event)
{
    fy_token *token = event.scalar.value;
    const fy_mark *start = fy_event_start_mark(&event);
    const fy_mark *end = fy_event_end_mark(&event);
    const std::string_view text = m_builder.text();
    if (!token || !start || !end || end->input_pos > text.size() || start->input_pos > end->input_pos)
        return textOf(token);
    const std::string_view raw = text.substr(start->input_pos, end->input_pos - start->input_pos);
    const bool isInPieces =
        raw.find_first_of("\n\r\\") != std::string_view::npos || raw.find("''") != std::string_view::npos;
    fy_token_iter *pieces = isInPieces ? fy_token_iter_create(token) : nullptr;
    if (!pieces)
        return textOf(token);
    m_text.clear();
    int fault = 0;
    for (const fy_iter_chunk *piece = fy_token_iter_chunk_next(pieces, nullptr, &fault); piece;
         piece = fy_token_iter_chunk_next(pieces, piece, &fault))
        m_text.append(piece->str, piece->len);
    fy_token_iter_destroy(pieces);
    return m_text;
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

Position YamlReader::positionOf(fy_event &event) const
{
    const fy_mark *mark = fy_event_start_mark(&event);
    return mark ? Position{mark->line + 1, mark->column + 1} : Position{m_line, 1};
}

Result<std::vector<Document>> readDocuments(std::string text, const std::string &file, const Limits &limits,
                                            bool sloppyFlow, const std::stop_token &stop)
{
    TreeBuilder builder(std::move(text), file, limits);
    YamlReader reader(builder, sloppyFlow, stop);
    if (!reader.read())
        return builder.error();
    return builder.takeDocuments();
}

} // namespace

Result<std::vector<Document>> parseYaml(std::string bytes, const std::string &file, const Limits &limits,
                                        std::stop_token stop)
{
    // Before anything else: libfyaml 0.7.12 does not come back from some invalid UTF-8.
    Result<std::string> text = decodeText(std::move(bytes), file);
    if (!text)
        return text.error();
    if (auto fault = settleDirectives(*text, file))
        return *std::move(fault);
    Result<std::vector<Document>> documents = readDocuments(*text, file, limits, false, stop);
    // Closing brackets further left than their map, which the parsers of compose and Kubernetes let pass.
    if (!documents && documents.error().message.ends_with("end in flow mode"))
        return readDocuments(*std::move(text), file, limits, true, stop);
    return documents;
}

} // namespace bulkhead::import
