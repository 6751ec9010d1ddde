package org.chargebackledger.api.rebuild;

import com.zaxxer.hikari.HikariDataSource;

import org.chargebackledger.projections.ReadModelHandlers;
import org.flywaydb.core.Flyway;

import javax.sql.DataSource;

/**
 * The tables of the read models. They have a migration history of their own, in their own schema,
 * so that dropping them leaves nothing behind that says they are there.
 */
final class ReadModelSchema {

    private static final String SCHEMA = "read_model";

    private final DataSource database;
    private final Flyway flyway;

    ReadModelSchema(DataSource database) {
        this.database = database;
        flyway =
                Flyway.configure()
                        .dataSource(database)
                        .schemas(SCHEMA)
                        .defaultSchema(SCHEMA)
                        .locations(ReadModelHandlers.MIGRATIONS)
                        .cleanDisabled(false)
                        .load();
    }

    void migrate() {
        flyway.migrate();
    }

    /** Drops everything and makes it anew, empty. */
    void recreate() {
        flyway.clean();
        flyway.migrate();
        forgetPlans();
    }

    /**
     * A pooled connection may hold plans of statements on the tables that were dropped, and would
     * fail on their next use; new connections take its place.
     */
    private void forgetPlans() {
        if (database instanceof HikariDataSource pooled && pooled.getHikariPoolMXBean() != null) {
            pooled.getHikariPoolMXBean().softEvictConnections();
        }
    }
}
