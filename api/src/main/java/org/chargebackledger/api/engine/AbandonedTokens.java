package org.chargebackledger.api.engine;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.chargebackledger.api.storage.embedded.EmbeddedPostgres;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

/**
 * Gives up what a killed service had claimed, so that read models need not wait for the claims to
 * run out; only where the database is ours alone.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(EmbeddedPostgres.class)
class AbandonedTokens {

    @Bean
    ConfigurerModule releasedTokens(DataSource database, EmbeddedPostgres ownedByThisProcess) {
        return configurer ->
                configurer.onInitialize(axon ->
                        axon.onStart(
                                Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS,
                                () ->
                                        JdbcClient.create(database)
                                                .sql("update token_entry set owner = null")
                                                .update()));
    }
}
