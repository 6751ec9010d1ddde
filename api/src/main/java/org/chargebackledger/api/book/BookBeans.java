package org.chargebackledger.api.book;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import java.util.Map;

/** The books of the configuration. */
@Configuration(proxyBeanMethods = false)
class BookBeans {

    /** A misspelt setting would otherwise be passed over. */
    @Bean
    BookCatalog bookCatalog(Environment environment) {
        return catalog(environment);
    }

    static BookCatalog catalog(Environment environment) {
        return BookCatalog.of(
                Binder.get(environment)
                        .bind(
                                "chargeback.books",
                                Bindable.mapOf(String.class, BookEntry.class),
                                new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                        .orElse(Map.of()));
    }
}
