package org.chargebackledger.api.engine;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.chargebackledger.api.refusal.RefusalTransport;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

import javax.sql.DataSource;

/**
 * Axon's parts, each named: its own auto-configuration finds neither the data source nor the
 * transaction manager of this Spring Boot, and goes on in silence without transactions.
 */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {

    private static final int EVENTS_PER_TRANSACTION = 100;

    @Bean
    @Primary
    Serializer serializer() {
        return Serializers.messages();
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer() {
        return Serializers.messages();
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer() {
        return Serializers.events();
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource database) {
        return new UnitOfWorkAwareConnectionProviderWrapper(
                new SpringDataSourceConnectionProvider(database));
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new JdbcSQLErrorCodesResolver();
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .schema(
                        TokenSchema.builder()
                                .setTokenTable("token_entry")
                                .setProcessorNameColumn("processor_name")
                                .setTokenTypeColumn("token_type")
                                .setTimestampColumn("time_stamp")
                                .build())
                .build();
    }

    /**
     * On whichever bus handles the commands: this process's own, or the local end of a server's.
     */
    @Bean
    ConfigurerModule refusalTransport() {
        return configurer ->
                configurer.onInitialize(axon ->
                        axon.onStart(
                                Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS,
                                () ->
                                        axon.commandBus()
                                                .registerHandlerInterceptor(
                                                        new RefusalTransport())));
    }

    /**
     * Read models follow the events from the first one on, in order and in one segment, several
     * events to a transaction; an event that cannot be handled stops its read model, not the next,
     * and is named.
     */
    @Bean
    ConfigurerModule readModelProcessors(ReadModelFailures failures) {
        return configurer ->
                configurer.eventProcessing(processing ->
                        processing
                                .usingPooledStreamingEventProcessors()
                                .registerDefaultListenerInvocationErrorHandler(
                                        _ -> AxonConfiguration::stop)
                                .registerDefaultErrorHandler(_ -> failures)
                                .registerDefaultHandlerInterceptor(
                                        (_, processor) -> failures.successOf(processor))
                                .registerPooledStreamingEventProcessorConfiguration(
                                        (_, processor) ->
                                                processor
                                                        .initialSegmentCount(1)
                                                        .batchSize(EVENTS_PER_TRANSACTION)
                                                        .initialToken(
                                                                StreamableMessageSource
                                                                        ::createTailToken)));
    }

    private static void stop(Exception cause, EventMessage<?> event, EventMessageHandler handler) {
        throw UnhandledEvent.of(event, handler, cause);
    }
}
