package org.chargebackledger.api.http.access;

import org.chargebackledger.api.http.problem.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/**
 * The security chain of {@code /api}: HTTP Basic, or the session of somebody who logged in on a
 * page; it opens no session of its own.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    SecurityFilterChain apiChain(
            HttpSecurity http, ApiAccess access, ProblemAnswers answers, ProblemWriter problems) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().access(access))
                .httpBasic(basic -> basic.authenticationEntryPoint(answers))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .addFilterBefore(new CrossSiteWrites(problems), BasicAuthenticationFilter.class)
                .csrf(csrf -> csrf.disable()) // CrossSiteWrites does it without a token
                .build();
    }
}
