package org.chargebackledger.ingest.azurecostmanagement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a query answered, written down as an export has it. */
final class QueryBill {

    private final AzureOptions options;

    QueryBill(AzureOptions options) {
        this.options = options;
    }

    void write(List<QueryPage> pages, Path file) throws FetchFailure, IOException {
        var seen = new HashSet<String>();
        try (var out = Files.newBufferedWriter(file)) {
            record(out, header());
            for (var page : pages) {
                if (!page.rows().isEmpty()) {
                    rows(page, seen, out);
                }
            }
        }
    }

    private List<String> header() {
        var header = new ArrayList<>(options.groupings());
        header.addAll(List.of("UsageDate", "Currency"));
        if (options.tag() != null) {
            header.add("Tags");
        }
        header.add("Cost");
        return header;
    }

    private void rows(QueryPage page, Set<String> seen, Writer out)
            throws FetchFailure, IOException {
        var columns = new ArrayList<Integer>();
        for (var name : options.groupings()) {
            columns.add(page.column(name));
        }
        columns.add(page.column("UsageDate"));
        columns.add(page.column("Currency"));
        var tag = options.tag();
        var value = tag == null ? -1 : page.column("TagValue", tag);
        var cost = page.column(options.costColumn(), QueryPage.TOTAL);
        for (var row : page.rows()) {
            var cells = new ArrayList<String>();
            columns.forEach(column -> cells.add(row.get(column)));
            if (tag != null) {
                cells.add(tags(tag, row.get(value)));
            }
            if (!seen.add(String.join("\u001f", cells))) {
                throw new FetchFailure(
                        Reason.CHANGED, "two rows of a query are of the same: its pages overlap");
            }
            cells.add(row.get(cost));
            record(out, cells);
        }
    }

    private static String tags(String key, @Nullable String value) {
        var tags = JsonNodeFactory.instance.objectNode();
        return value == null || value.isEmpty() ? "" : tags.put(key, value).toString();
    }

    private static void record(Writer out, List<String> cells) throws IOException {
        out.write(
                cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",", "", "\n")));
    }
}
