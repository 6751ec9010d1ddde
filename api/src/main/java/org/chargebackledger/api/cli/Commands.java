package org.chargebackledger.api.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

import java.util.Map;

/**
 * Makes what commands are made of; the environment is handed in, so that a test can have its own.
 */
final class Commands implements IFactory {

    private final Map<String, String> environment;

    Commands(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type.equals(ServiceOptions.class)) {
            return type.cast(new ServiceOptions(environment));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
