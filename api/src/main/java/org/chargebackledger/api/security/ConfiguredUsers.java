package org.chargebackledger.api.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;
import java.util.Map;

/**
 * The users that configuration names, by user name.
 *
 * @param users each with a password as {@code {bcrypt}…}, and with roles
 */
@ConfigurationProperties("chargeback")
record ConfiguredUsers(@DefaultValue Map<String, ConfiguredUser> users) {

    /** A user; a password in plain text, {@code {noop}…}, is taken on loopback only. */
    record ConfiguredUser(String password, @DefaultValue List<String> roles) {

        boolean hasPlainPassword() {
            return password.startsWith("{noop}");
        }
    }
}
