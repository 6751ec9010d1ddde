package org.chargebackledger.ingest.athena;

import io.trino.plugin.memory.MemoryPlugin;
import io.trino.spi.type.TimeZoneKey;
import io.trino.testing.StandaloneQueryRunner;
import io.trino.testing.TestingSession;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Trino in this process with tables in memory, started once. */
final class Trino {

    static final String SCHEMA = "default";

    private static @Nullable Trino running;

    private final StandaloneQueryRunner runner;

    private Trino() {
        var session =
                TestingSession.testSessionBuilder()
                        .setCatalog("memory")
                        .setSchema(SCHEMA)
                        .setTimeZoneKey(TimeZoneKey.UTC_KEY)
                        .build();
        runner = new StandaloneQueryRunner(session);
        runner.installPlugin(new MemoryPlugin());
        runner.createCatalog("memory", "memory", Map.of("memory.max-data-per-node", "256MB"));
    }

    /** It ends with the process. */
    static synchronized Trino running() {
        var one = running;
        if (one == null) {
            one = new Trino();
            running = one;
        }
        return one;
    }

    void execute(String sql) {
        runner.execute(sql);
    }

    /** All rows as texts, as Athena answers them. */
    List<List<@Nullable String>> query(String sql) {
        var rows = new ArrayList<List<@Nullable String>>();
        for (var row : runner.execute(sql).getMaterializedRows()) {
            var cells = new ArrayList<@Nullable String>();
            for (var i = 0; i < row.getFieldCount(); i++) {
                var cell = row.getField(i);
                cells.add(
                        cell instanceof java.math.BigDecimal amount
                                ? amount.toPlainString()
                                : cell == null ? null : cell.toString());
            }
            rows.add(cells);
        }
        return rows;
    }
}
