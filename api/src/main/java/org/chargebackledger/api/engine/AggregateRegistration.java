package org.chargebackledger.api.engine;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.chargebackledger.ledger.LedgerAggregates;
import org.chargebackledger.ledger.codec.CurrentSnapshots;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/**
 * Makes Axon know the aggregates that the ledger names, which know no Spring. What is said of their
 * snapshots holds wherever events are stored: every storage asks Axon's configuration for it.
 */
@Configuration(proxyBeanMethods = false)
class AggregateRegistration {

    @Bean
    ConfigurerModule ledgerAggregates(ObjectProvider<Snapshotter> snapshotter) {
        return configurer ->
                LedgerAggregates.types()
                        .forEach(type ->
                                register(
                                        configurer,
                                        type,
                                        LedgerAggregates.withSnapshots(),
                                        snapshotter));
    }

    /** Axon's own knows the aggregates that are Spring's beans, and ours are not. */
    @Bean
    Snapshotter snapshotter(EventStore events, TransactionManager transactions) {
        return AggregateSnapshotter.builder()
                .eventStore(events)
                .transactionManager(transactions)
                .aggregateFactories(
                        LedgerAggregates.withSnapshots().stream()
                                .<AggregateFactory<?>>map(GenericAggregateFactory::new)
                                .toList())
                .build();
    }

    private static <A> void register(
            Configurer configurer,
            Class<A> type,
            List<Class<?>> withSnapshots,
            ObjectProvider<Snapshotter> snapshotter) {
        var aggregate = AggregateConfigurer.defaultConfiguration(type);
        if (withSnapshots.contains(type)) {
            aggregate.configureSnapshotTrigger(_ ->
                    new EventCountSnapshotTriggerDefinition(
                            snapshotter.getObject(), LedgerAggregates.EVENTS_BETWEEN_SNAPSHOTS));
            aggregate.configureSnapshotFilter(_ -> new CurrentSnapshots());
        }
        configurer.configureAggregate(aggregate);
    }
}
