package org.chargebackledger.api.delivery;

import org.chargebackledger.api.storage.embedded.ChargebackHome;
import org.chargebackledger.ingest.DeliveryReader;
import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import java.nio.file.Path;

/** Where deliveries are kept and how they are read. */
@Configuration(proxyBeanMethods = false)
class DeliveryBeans {

    @Bean
    DeliveryStore deliveryStore(
            @Value("${chargeback.home:}") String home, Environment environment) {
        return new DeliveryStore(ChargebackHome.of(home, environment).resolve("deliveries"));
    }

    @Bean
    DeliveryReader deliveryReader(
            @Value("${chargeback.imports.memory-limit:512MB}") String memoryLimit,
            @Value("${chargeback.imports.threads:2}") int threads) {
        return new DeliveryReader(new EngineSettings(memoryLimit, threads), BillOptions.DEFAULT);
    }

    @Bean
    DeliveryReading deliveryReading(
            DeliveryReader reader,
            DeliveryStore store,
            @Value("${chargeback.home:}") String home,
            Environment environment) {
        Path workspace = ChargebackHome.of(home, environment).resolve("work");
        return new DeliveryReading(reader, store, workspace);
    }
}
