package org.chargebackledger.ingest.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.PreparedQuery;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.TableContent;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLOptions.ProductMode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The analyzer and the reference engine of BigQuery's dialect over one table of the export. */
record ZetaSql(String table, Map<String, Type> columns) {

    private static final String PARTITION = "_PARTITIONTIME";

    /** What a question answers: its columns' types by name, and the rows' texts. */
    record Answer(Map<String, String> types, List<List<@Nullable String>> rows) {}

    Answer run(String sql, List<JsonNode> rows) {
        var options = new AnalyzerOptions();
        options.setLanguageOptions(language());
        try (var query =
                PreparedQuery.builder()
                        .setSql(sql)
                        .setAnalyzerOptions(options)
                        .setCatalog(catalog())
                        .setTablesContents(Map.of(table, content(rows)))
                        .prepare()) {
            var types = new LinkedHashMap<String, String>();
            for (var column : query.getColumns()) {
                types.put(
                        column.getName(), column.getType().typeName(ProductMode.PRODUCT_EXTERNAL));
            }
            var answered = query.execute(Map.of()).serialize();
            var texts = new ArrayList<List<@Nullable String>>();
            for (var row : answered.getTableData().getRowList()) {
                texts.add(
                        row.getCellList().stream()
                                .<@Nullable String>map(cell ->
                                        cell.hasStringValue() ? cell.getStringValue() : null)
                                .toList());
            }
            return new Answer(types, texts);
        }
    }

    private static LanguageOptions language() {
        var language = new LanguageOptions();
        language.enableMaximumLanguageFeatures();
        language.setProductMode(ProductMode.PRODUCT_EXTERNAL);
        return language;
    }

    private SimpleCatalog catalog() {
        var catalog = new SimpleCatalog("bigquery");
        catalog.addZetaSQLFunctionsAndTypes(new ZetaSQLBuiltinFunctionOptions(language()));
        var declared = new SimpleTable(table);
        columns.forEach(declared::addSimpleColumn);
        declared.addSimpleColumn(
                new SimpleColumn(table, PARTITION, ExportSchema.TIMESTAMP, true, false));
        catalog.addSimpleTable(declared);
        return catalog;
    }

    /** A row was loaded into the day that it was exported on. */
    private TableContent content(List<JsonNode> rows) {
        var content = new ArrayList<List<Value>>();
        for (var row : rows) {
            var cells = new ArrayList<Value>();
            columns.forEach((name, type) -> cells.add(ExportSchema.value(type, row.path(name))));
            cells.add(ExportSchema.value(ExportSchema.TIMESTAMP, row.path(PARTITION)));
            content.add(cells);
        }
        return TableContent.create(content);
    }
}
