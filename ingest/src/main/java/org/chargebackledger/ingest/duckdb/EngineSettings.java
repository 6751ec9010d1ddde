package org.chargebackledger.ingest.duckdb;

/**
 * How much the engine may take.
 *
 * @param memoryLimit as DuckDB writes it, such as {@code 512MB}; past it, it spills to disk
 */
public record EngineSettings(String memoryLimit, int threads) {

    public static final EngineSettings DEFAULT = new EngineSettings("512MB", 2);
}
