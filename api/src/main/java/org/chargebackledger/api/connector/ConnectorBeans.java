package org.chargebackledger.api.connector;

import org.chargebackledger.api.storage.embedded.ChargebackHome;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import java.util.List;

/** The connectors of the configuration, and where what they fetch waits until it is whole. */
@Configuration(proxyBeanMethods = false)
class ConnectorBeans {

    @Bean
    ConnectorCatalog connectorCatalog(Environment environment) {
        return catalog(environment);
    }

    /** A misspelt setting would otherwise be passed over. */
    static ConnectorCatalog catalog(Environment environment) {
        return ConnectorCatalog.of(
                Binder.get(environment)
                        .bind(
                                "chargeback.connectors",
                                Bindable.listOf(ConnectorEntry.class),
                                new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                        .orElse(List.of()));
    }

    @Bean
    SliceFolders sliceFolders(@Value("${chargeback.home:}") String home, Environment environment) {
        return new SliceFolders(ChargebackHome.of(home, environment).resolve("connectors"));
    }
}
