package org.chargebackledger.api.pages;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** What stands before the pages: a form to log in at, or HTTP Basic. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    private static final String[] PAGES = {
        "/",
        "/login",
        "/logout",
        "/chargeback.css",
        "/favicon.svg",
        "/favicon.ico",
        "/periods/**",
        "/statements/**",
        "/postings/**",
        "/journal/**",
        "/journal-entries/**",
        "/imports/**",
        "/connectors/**",
        "/policies/**",
        "/master-data",
        "/materiality",
        "/notices",
        "/simulation"
    };

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 200)
    SecurityFilterChain pageChain(HttpSecurity http) {
        return http.securityMatcher(PAGES)
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(
                                        "/login", "/chargeback.css", "/favicon.svg", "/favicon.ico")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/login"))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .httpBasic(Customizer.withDefaults())
                .build();
    }
}
