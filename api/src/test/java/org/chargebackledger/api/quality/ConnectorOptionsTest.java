package org.chargebackledger.api.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.quality.SourceTree.files;
import static org.chargebackledger.api.quality.SourceTree.relative;
import static org.chargebackledger.api.quality.SourceTree.text;

import org.chargebackledger.ingest.Connectors;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.Setting;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The docs list the options of every kind of connector as the code declares them: in tables of
 * {@code docs/connectors/KIND.md}, or of {@code docs/connectors.md} below a line that names the
 * kinds, with the columns option, default and meaning.
 */
class ConnectorOptionsTest {

    private static final String COMMON = "docs/connectors.md";
    private static final String HEADER = "| option | default | meaning |";
    private static final String NOTHING = "–";
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** What a cell says holds by default: for one kind alone, if it names it. */
    private static final Pattern MARK =
            Pattern.compile(
                    "(?:of `([^`]+)` )?(\\*\\*required\\*\\*|`[^`]*`|secret|" + NOTHING + ")");

    /** A row of a table of options. */
    private record Row(List<String> names, List<MatchResult> marks) {

        /** What it says holds of one of its options by default. */
        String mark(int at, String kind) {
            var own = marks.stream().filter(mark -> kind.equals(mark.group(1))).toList();
            if (!own.isEmpty()) {
                return own.getFirst().group(2);
            }
            var common = marks.stream().filter(mark -> mark.group(1) == null).toList();
            if (common.size() == 1) {
                return common.getFirst().group(2);
            }
            return common.size() == names.size()
                    ? common.get(at).group(2)
                    : "%d marks for %d options".formatted(common.size(), names.size());
        }
    }

    @Test
    void every_option_is_in_the_docs_as_it_is_declared() {
        var problems = new ArrayList<String>();
        for (var kind : Connectors.kinds()) {
            compare(kind, rows(kind.name()), problems);
        }
        assertThat(problems)
                .as("tables '%s', default being **required**, `value`, secret or –", HEADER)
                .isEmpty();
    }

    @Test
    void every_table_of_options_says_what_holds_by_default() {
        var tables = new ArrayList<String>();
        for (var page : files("docs", ".md")) {
            text(page)
                    .lines()
                    .filter(line -> line.startsWith("| option |") && !line.equals(HEADER))
                    .forEach(line -> tables.add(relative(page) + ": " + line));
        }
        assertThat(tables).isEmpty();
    }

    private static void compare(ConnectorKind kind, List<Row> rows, List<String> problems) {
        var left = new TreeMap<String, String>();
        for (var setting : kind.settings()) {
            left.put(setting.name(), expected(setting));
        }
        var known = List.copyOf(left.keySet());
        for (var row : rows) {
            for (var at = 0; at < row.names().size(); at++) {
                var name = row.names().get(at);
                var declared = left.remove(name);
                var said = row.mark(at, kind.name());
                if (declared == null) {
                    problems.add(
                            "%s: the docs list '%s' %s"
                                    .formatted(
                                            kind.name(),
                                            name,
                                            known.contains(name)
                                                    ? "twice"
                                                    : "which the kind does not have"));
                } else if (!declared.equals(said)) {
                    problems.add(
                            "%s: default of '%s' is %s, the docs say %s"
                                    .formatted(kind.name(), name, declared, said));
                }
            }
        }
        left.forEach((name, declared) ->
                problems.add(
                        "%s: the docs lack option '%s', whose default is %s"
                                .formatted(kind.name(), name, declared)));
    }

    private static String expected(Setting setting) {
        if (setting.isRequired()) {
            return "**required**";
        }
        if (setting.isSecret()) {
            return "secret";
        }
        return setting.byDefault() == null ? NOTHING : "`" + setting.byDefault() + "`";
    }

    private static List<Row> rows(String kind) {
        var own = "docs/connectors/" + kind + ".md";
        var rows = new ArrayList<Row>();
        for (var page : files("docs", ".md")) {
            var isOwn = relative(page).equals(own);
            if (isOwn || relative(page).equals(COMMON)) {
                add(rows, text(page), isOwn ? "" : "`" + kind + "`");
            }
        }
        return rows;
    }

    /** Adds the tables of a page that follow a line with these words. */
    private static void add(List<Row> rows, String page, String words) {
        var before = "";
        var isTable = false;
        for (var line : page.lines().toList()) {
            if (line.equals(HEADER)) {
                isTable = before.contains(words);
            } else if (!line.startsWith("|")) {
                isTable = false;
                before = line.isBlank() ? before : line;
            } else if (isTable && !line.startsWith("|-")) {
                var cells = line.split("(?<!\\\\)\\|", -1);
                var names = QUOTED.matcher(cells[1]).results().map(name -> name.group(1)).toList();
                rows.add(new Row(names, MARK.matcher(cells[2]).results().toList()));
            }
        }
    }
}
