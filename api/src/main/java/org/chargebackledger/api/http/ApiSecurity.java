package org.chargebackledger.api.http;

import jakarta.servlet.DispatcherType;

import org.chargebackledger.api.http.access.ApiAccess;
import org.chargebackledger.api.http.access.CrossSiteWrites;
import org.chargebackledger.api.http.access.ProblemAnswers;
import org.chargebackledger.api.http.idempotency.IdempotencyFilters;
import org.chargebackledger.api.http.problem.FailureFilter;
import org.chargebackledger.api.http.problem.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * What stands before every endpoint of {@code /api}: HTTP Basic, or the session of somebody who
 * logged in on a page; then the rights; then the keys of writes. It opens no session of its own.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    SecurityFilterChain apiChain(
            HttpSecurity http,
            ApiAccess access,
            ProblemAnswers answers,
            ProblemWriter problems,
            IdempotencyFilters idempotency,
            BodyLimit bodyLimit) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                                .permitAll() // it was let in when it started
                                .anyRequest()
                                .access(access))
                .httpBasic(basic -> basic.authenticationEntryPoint(answers))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable) // CrossSiteWrites does it without a token
                .addFilterBefore(new FailureFilter(problems), SecurityContextHolderFilter.class)
                .addFilterAfter(FormBodies.filter(), SecurityContextHolderFilter.class)
                .addFilterAfter(new CrossSiteWrites(problems), SecurityContextHolderFilter.class)
                .addFilterAfter(bodyLimit.filter(), AuthorizationFilter.class)
                .addFilterAfter(idempotency.filter(), AuthorizationFilter.class)
                .build();
    }

    /** The description of the interface says nothing that a user must log in for. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 101)
    SecurityFilterChain descriptionChain(HttpSecurity http) {
        return http.securityMatcher("/openapi.json", "/docs/api", "/docs/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable) // nothing is written here
                .build();
    }
}
