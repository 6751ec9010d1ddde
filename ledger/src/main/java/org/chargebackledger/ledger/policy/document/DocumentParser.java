package org.chargebackledger.ledger.policy.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;

/** Reads YAML or JSON into a tree of values that know their place in the text. */
final class DocumentParser {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final YAMLFactory YAML =
            YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final int DEPTH_MAX = 30;

    private final JsonParser parser;

    private DocumentParser(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Parses a whole text: JSON when it starts with a brace, else YAML.
     *
     * @throws Unreadable if it is not well formed, or uses a number, a null, or a YAML anchor
     */
    static DocumentNode parse(String text) {
        var content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var factory = content.stripLeading().startsWith("{") ? JSON : YAML;
        try (var parser = factory.createParser(content)) {
            return new DocumentParser(parser).document();
        } catch (JsonProcessingException e) {
            throw Unreadable.at("", place(e), "not-well-formed", e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DocumentNode document() throws IOException {
        var token = parser.nextToken();
        if (token == null) {
            throw Unreadable.at("", null, "empty", "the document is empty");
        }
        var root = value(token, "", 0);
        if (parser.nextToken() != null) {
            throw unreadable("", "several-documents", "more follows after the document's end");
        }
        return root;
    }

    private DocumentNode value(JsonToken token, String path, int depth) throws IOException {
        if (depth > DEPTH_MAX) {
            throw unreadable(path, "too-deep", "nested more than " + DEPTH_MAX + " levels");
        }
        refuseAnchors(path);
        return switch (token) {
            case START_OBJECT -> members(path, depth);
            case START_ARRAY -> items(path, depth);
            case VALUE_STRING ->
                    new DocumentNode.Text(path, here(), visible(path, parser.getText()));
            case VALUE_TRUE -> new DocumentNode.Flag(path, here(), true);
            case VALUE_FALSE -> new DocumentNode.Flag(path, here(), false);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    throw unreadable(
                            path,
                            "number-not-quoted",
                            "numbers are written as strings: \"" + parser.getText() + "\"");
            default -> throw unreadable(path, "no-value", "a value is missing");
        };
    }

    private DocumentNode members(String path, int depth) throws IOException {
        var position = here();
        var values = new LinkedHashMap<String, DocumentNode>();
        var names = new HashMap<String, Position>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = visible(path, parser.currentName());
            names.put(name, here());
            var token = parser.nextToken();
            values.put(name, value(token, path + "/" + DocumentNode.pointer(name), depth + 1));
        }
        return new DocumentNode.Members(path, position, values, names);
    }

    private DocumentNode items(String path, int depth) throws IOException {
        var position = here();
        var values = new ArrayList<DocumentNode>();
        for (var token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            values.add(value(token, path + "/" + values.size(), depth + 1));
        }
        return new DocumentNode.Items(path, position, values);
    }

    /** A name that breaks or reverses lines could forge the words that an approver signs. */
    private String visible(String path, String text) throws IOException {
        if (text.codePoints().anyMatch(DocumentParser::isHidden)) {
            throw unreadable(
                    path,
                    "control-character",
                    "a text has a line break or another character that nobody sees");
        }
        return text;
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }

    /** What a reader sees must be what is meant: an alias would hide it elsewhere in the text. */
    private void refuseAnchors(String path) throws IOException {
        if (parser instanceof YAMLParser yaml
                && (yaml.isCurrentAlias() || yaml.getObjectId() != null)) {
            throw unreadable(path, "anchor", "YAML anchors and aliases are not supported");
        }
    }

    private Position here() {
        var location = parser.currentTokenLocation();
        return new Position(location.getLineNr(), location.getColumnNr());
    }

    @SuppressWarnings("deprecation") // the only way Jackson tells it
    private static @Nullable Position place(JsonProcessingException malformed) {
        if (malformed instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            // Jackson's own place is where the block begins in which the problem is.
            var mark = marked.getProblemMark();
            return new Position(mark.getLine() + 1, mark.getColumn() + 1);
        }
        var location = malformed.getLocation();
        return location == null ? null : new Position(location.getLineNr(), location.getColumnNr());
    }

    private Unreadable unreadable(String path, String code, String reason) {
        return Unreadable.at(path, here(), code, reason);
    }
}
