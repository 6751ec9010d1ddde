package org.chargebackledger.api.running;

import org.chargebackledger.api.ChargebackLedgerApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.ArrayList;
import java.util.List;

/**
 * The whole service on a free port of this machine, with the demo's users and no company, on an
 * empty database of its own; started once for a test class.
 */
public final class TestService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private TestService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static TestService start(String... properties) {
        return on(TestDatabase.create(), properties);
    }

    /** On a database that exists already, as after a restart. */
    public static TestService on(TestDatabase database, String... properties) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--chargeback.demo.company=none",
                                "--spring.datasource.url=" + database.url(),
                                "--spring.datasource.username=" + database.user(),
                                "--spring.datasource.password=" + database.password(),
                                "--spring.datasource.hikari.maximum-pool-size=8"));
        for (var property : properties) {
            arguments.add("--" + property);
        }
        return new TestService(
                new SpringApplicationBuilder(ChargebackLedgerApplication.class)
                        .profiles("demo")
                        .run(arguments.toArray(String[]::new)));
    }

    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
