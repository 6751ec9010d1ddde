package org.chargebackledger.api.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.time.Period;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.regex.Pattern;

/**
 * The conventions of every JSON body: absent rather than null, members in the order of the record,
 * and a reader that refuses what it does not understand, because a mistyped {@code validTo} that
 * passes in silence costs money.
 */
@Configuration(proxyBeanMethods = false)
public class JsonConventions implements WebMvcConfigurer {

    private static final Pattern OTHER_FORMS = Pattern.compile("Yaml|Xml|Cbor|Smile");

    @Bean
    JsonMapperBuilderCustomizer ledgerJson() {
        return JsonConventions::apply;
    }

    /** The same conventions for a mapper outside of Spring. */
    public static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        apply(builder);
        return builder.build();
    }

    private static void apply(JsonMapper.Builder builder) {
        builder.addModule(new LedgerJson())
                .annotationIntrospector(new RequiredMembers())
                .changeDefaultPropertyInclusion(inclusion ->
                        inclusion
                                .withValueInclusion(JsonInclude.Include.NON_ABSENT)
                                .withContentInclusion(JsonInclude.Include.NON_ABSENT))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    /**
     * JSON is the only form with conventions; the YAML, XML and binary readers that libraries bring
     * along would read the same records without them.
     */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
                list -> list.removeIf(JsonConventions::readsAnotherForm));
    }

    private static boolean readsAnotherForm(HttpMessageConverter<?> converter) {
        return OTHER_FORMS.matcher(converter.getClass().getSimpleName()).find();
    }

    /** The same texts in paths and queries. */
    @Override
    public void addFormatters(FormatterRegistry formats) {
        formats.addConverter(String.class, Period.class, Period::parse);
        formats.addConverter(String.class, CurrencyCode.class, CurrencyCode::new);
    }
}
