package org.chargebackledger.api.rebuild;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;

/**
 * Brings both schemas up to date before anything reads them: the events', then the read models'.
 */
@Configuration(proxyBeanMethods = false)
class ReadModelSchemaBeans {

    @Bean
    ReadModelSchema readModelSchema(DataSource database) {
        return new ReadModelSchema(database);
    }

    @Bean
    FlywayMigrationStrategy bothSchemas(ReadModelSchema readModels) {
        return events -> {
            events.migrate();
            readModels.migrate();
        };
    }
}
