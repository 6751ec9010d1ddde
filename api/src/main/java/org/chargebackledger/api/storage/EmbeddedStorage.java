package org.chargebackledger.api.storage;

import org.chargebackledger.api.storage.embedded.ChargebackHome;
import org.chargebackledger.api.storage.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

import java.nio.file.Path;

/** The database of a service that was given none: a PostgreSQL of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "never")
class EmbeddedStorage {

    /** Stopped last of all, because the pool of connections depends on it. */
    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(
            @Value("${chargeback.home:}") @Nullable String configured, Environment environment) {
        var profile = environment.acceptsProfiles(Profiles.of("demo")) ? "demo" : "default";
        return EmbeddedPostgres.start(ChargebackHome.of(configured, Path.of(""), profile));
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgres server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl();
            }

            @Override
            public String getUsername() {
                return EmbeddedPostgres.USER;
            }

            @Override
            public String getPassword() {
                return server.password();
            }
        };
    }
}
