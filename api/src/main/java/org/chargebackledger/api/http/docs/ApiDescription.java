package org.chargebackledger.api.http.docs;

import com.fasterxml.jackson.databind.AnnotationIntrospector;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.idempotency.IdempotentIds;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The OpenAPI document: what holds for every endpoint is said here once. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:org/chargebackledger/api/http/docs/openapi.properties")
class ApiDescription {

    static final String BASIC = "basic";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Actor.class, Stamp.class, Book.class, Paging.class, IdempotentIds.class)
                .replaceWithSchema(Money.class, ValueSchemas.money())
                .replaceWithSchema(Exact.class, ValueSchemas.exact())
                .replaceWithSchema(CurrencyCode.class, ValueSchemas.currency())
                .replaceWithSchema(Period.class, ValueSchemas.period());
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("chargeback-ledger")
                                .version("v1")
                                .description(
                                        "Amounts are decimal strings with their currency, times are"
                                                + " UTC instants, periods are months such as"
                                                + " 2026-10. An absent member is absent, never"
                                                + " null.")
                                .license(new License().name("Apache-2.0")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        BASIC,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("basic"))
                                .addSchemas("Problem", ValueSchemas.problem()))
                .addSecurityItem(new SecurityRequirement().addList(BASIC));
    }

    /** First in order, because converters that are registered later are asked earlier. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver records(ObjectMapperProvider provider) {
        var mapper = provider.jsonMapper().copy();
        mapper.setAnnotationIntrospector(
                AnnotationIntrospector.pair(
                        new RequiredSchemaMembers(),
                        mapper.getSerializationConfig().getAnnotationIntrospector()));
        return new ModelResolver(mapper, new SchemaNames()).openapi31(true);
    }

    @Bean
    GlobalOpenApiCustomizer whatEveryEndpointHas() {
        return new CommonParts();
    }

    @Bean
    GlobalOperationCustomizer whatAParameterStandsFor() {
        return new ParameterParts();
    }
}
