package org.chargebackledger.api.security;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import java.net.InetAddress;

/** Everything but health asks who it is: scripts by HTTP Basic, people by a form. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain everything(HttpSecurity http) {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers("/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .httpBasic(Customizer.withDefaults())
                .formLogin(Customizer.withDefaults())
                .csrf(csrf -> csrf.ignoringRequestMatchers(SecurityConfiguration::isOfAScript))
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

    static void requirePlainPasswordsOnLoopbackOnly(
            ConfiguredUsers configured, @Nullable InetAddress address) {
        var plain =
                configured.users().values().stream()
                        .anyMatch(ConfiguredUsers.ConfiguredUser::hasPlainPassword);
        if (plain && (address == null || !address.isLoopbackAddress())) {
            throw new PlainPasswordsOutsideLoopback();
        }
    }

    /** A page of another site can neither set this header nor hide where it comes from. */
    private static boolean isOfAScript(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && (site == null || site.equals("same-origin") || site.equals("none"));
    }
}
