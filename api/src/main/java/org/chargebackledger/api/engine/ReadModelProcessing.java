package org.chargebackledger.api.engine;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.chargebackledger.projections.ReadModelHandlers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

import javax.sql.DataSource;

/** Lets the read models that the projections name follow the events. */
@Configuration(proxyBeanMethods = false)
class ReadModelProcessing {

    @Bean
    ConfigurerModule readModelHandlers(DataSource database) {
        return configurer ->
                configurer.eventProcessing(processing ->
                        ReadModelHandlers.create(database)
                                .forEach((group, handlers) ->
                                        register(processing, group, handlers)));
    }

    private static void register(
            EventProcessingConfigurer processing, String group, List<Object> handlers) {
        processing.assignHandlerInstancesMatching(group, handlers::contains);
        handlers.forEach(handler -> processing.registerEventHandler(_ -> handler));
    }
}
