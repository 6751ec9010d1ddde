package org.chargebackledger.api.ownership;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;
import java.util.Map;

/**
 * The cost centers that configuration gives to users, for a register that knows its owners by other
 * names.
 *
 * @param users by user name
 */
@ConfigurationProperties("chargeback")
record ConfiguredOwners(@DefaultValue Map<String, ConfiguredOwner> users) {

    private static final ConfiguredOwner NOBODY = new ConfiguredOwner(List.of());

    /** What a user owns beside what the register says. */
    record ConfiguredOwner(@DefaultValue List<String> costCenters) {}

    List<String> costCenters(String user) {
        return users.getOrDefault(user, NOBODY).costCenters();
    }
}
