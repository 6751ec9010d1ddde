package org.chargebackledger.httpground;

import org.chargebackledger.api.http.consistency.ReadModels;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** The HTTP ground with two small controllers on it. */
@SpringBootConfiguration
@Import({HttpGround.WithoutAxon.class, Desk.class, Probe.class})
@ComponentScan({"org.chargebackledger.api.http", "org.chargebackledger.api.refusal"})
public class HttpGround {

    /** What the read models say when a write asks whether they are current. */
    public static final AtomicBoolean CURRENT = new AtomicBoolean(true);

    /** Starts it without application.yml, which is the real service's. */
    public static ConfigurableApplicationContext start(String... properties) {
        return new SpringApplicationBuilder(HttpGround.class)
                .properties(properties)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.main.banner-mode=off",
                        "spring.datasource.url=" + TestDatabase.url(),
                        "spring.datasource.username=chargeback",
                        "spring.datasource.password=" + TestDatabase.password(),
                        "spring.servlet.multipart.max-file-size=3MB",
                        "spring.servlet.multipart.max-request-size=4MB",
                        "chargeback.http.max-body-size=64KB")
                .run("--spring.config.name=http-ground");
    }

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(
                Stream.of("preparer", "approver", "auditor", "erp", "owner")
                        .map(name ->
                                User.withUsername(name).password("{noop}demo").roles(name).build())
                        .toList());
    }

    @Bean
    ReadModels readModels() {
        return new ReadModels() {
            @Override
            public boolean awaitCurrent(Duration timeout) {
                return CURRENT.get();
            }

            @Override
            public void startOver() {}
        };
    }

    /** Spring Boot's configuration of what is on the class path, without the event store. */
    static class WithoutAxon extends AutoConfigurationImportSelector {

        @Override
        protected boolean isEnabled(AnnotationMetadata metadata) {
            return true;
        }

        @Override
        protected AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
            return new AnnotationAttributes(
                    Map.of("exclude", new String[0], "excludeName", new String[0]));
        }

        @Override
        protected List<String> getCandidateConfigurations(
                AnnotationMetadata metadata, @Nullable AnnotationAttributes attributes) {
            return super.getCandidateConfigurations(metadata, attributes).stream()
                    .filter(name -> !name.startsWith("org.axonframework"))
                    .toList();
        }
    }
}
