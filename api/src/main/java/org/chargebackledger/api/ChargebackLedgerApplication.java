package org.chargebackledger.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ChargebackLedgerApplication {

    public static void main(String[] arguments) {
        // Axon reads these two before there is a configuration: it is to send and to advertise
        // nothing.
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        SpringApplication.run(ChargebackLedgerApplication.class, arguments);
    }
}
