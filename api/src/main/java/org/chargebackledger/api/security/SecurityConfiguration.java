package org.chargebackledger.api.security;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import java.net.InetAddress;
import java.time.InstantSource;

/** Who may log in, and what stands before all that is not below {@code /api}: pages and health. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain pages(HttpSecurity http) {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers("/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .httpBasic(Customizer.withDefaults())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService users(ConfiguredUsers configured, ObjectProvider<ServerProperties> server) {
        requirePlainPasswordsOnLoopbackOnly(
                configured,
                server.stream().findFirst().map(ServerProperties::getAddress).orElse(null));
        var users = new InMemoryUserDetailsManager();
        configured
                .users()
                .forEach((name, user) ->
                        users.createUser(
                                User.withUsername(name)
                                        .password(user.password())
                                        .roles(user.roles().toArray(String[]::new))
                                        .build()));
        return users;
    }

    /** Programs send their password with every request; it is checked the long way now and then. */
    @Bean
    PasswordEncoder passwords() {
        return new RememberedPasswords(
                PasswordEncoderFactories.createDelegatingPasswordEncoder(), InstantSource.system());
    }

    static void requirePlainPasswordsOnLoopbackOnly(
            ConfiguredUsers configured, @Nullable InetAddress address) {
        var plain =
                configured.users().values().stream()
                        .anyMatch(ConfiguredUsers.ConfiguredUser::hasPlainPassword);
        if (plain && (address == null || !address.isLoopbackAddress())) {
            throw new PlainPasswordsOutsideLoopback();
        }
    }
}
