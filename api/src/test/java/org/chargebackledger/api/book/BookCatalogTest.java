package org.chargebackledger.api.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.book.ChargebackStart;
import org.chargebackledger.ledger.book.ChargebackStarts;
import org.chargebackledger.ledger.book.IntercompanyCostCenter;
import org.chargebackledger.ledger.book.PostingTerms;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.mock.env.MockEnvironment;

import java.time.LocalDate;
import java.util.List;

/** What is configured for books, and what of it makes no sense. */
class BookCatalogTest {

    private static final Period OCTOBER = Period.parse("2026-10");

    private static BookCatalog catalog(String... settings) {
        var environment = new MockEnvironment();
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            environment.setProperty("chargeback.books." + parts[0], parts[1]);
        }
        return BookBeans.catalog(environment);
    }

    @Test
    void main_takes_every_entity_for_its_own_unless_it_is_configured() {
        var register = register(record("CC-1", "US", "2026-01-01"));

        assertThat(catalog().all()).extracting(ConfiguredBook::name).containsExactly("main");
        assertThat(terms(catalog(), register)).isEqualTo(PostingTerms.DEFAULT);
    }

    @Test
    void a_cost_center_is_of_the_entity_that_it_has_at_the_end_of_the_month() {
        var books = catalog("main.entity=US", "de01.entity=DE", "de01.currency=EUR");
        var terms =
                terms(
                        books,
                        register(
                                record("CC-1", "US", "2026-01-01"),
                                record("CC-2", "US", "2026-01-01"),
                                record("CC-2", "DE", "2026-10-15"),
                                record("CC-3", "US", "2026-01-01"),
                                record("CC-3", "DE", "2026-11-01"),
                                record("CC-4", "FR", "2026-01-01"),
                                record("CC-5", "", "2026-01-01")));

        assertThat(terms.entity()).isEqualTo("US");
        assertThat(terms.others())
                .containsExactly(
                        new IntercompanyCostCenter("CC-2", "DE", "de01"),
                        new IntercompanyCostCenter("CC-4", "FR", null));
        assertThat(books.of("de01").currency().code()).isEqualTo("EUR");
    }

    /** What it holds would be due from another entity, which no memo could say as well. */
    @Test
    void a_cost_center_of_another_entity_bears_no_showback() {
        var books = catalog("main.entity=US", "main.showback-cost-center=CC-2");
        var held = new ChargebackStarts(List.of(new ChargebackStart("CC-1", null)));
        var register =
                register(
                        record("CC-1", "US", "2026-01-01"),
                        record("CC-2", "US", "2026-01-01"),
                        record("CC-2", "DE", "2026-11-01"));
        assertThat(BookTerms.of(books, held, "main", OCTOBER, register).showback()).isNotNull();
        assertThatThrownBy(() -> BookTerms.of(books, held, "main", OCTOBER.next(), register))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.type())
                                        .isEqualTo("showback-holder-of-another-entity"));
        assertThat(terms(books, register).showback()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "main.entity=US;de01.entity=US, entity",
        "de01.entity=DE;DE01.entity=FR, numbers",
        "main.currency=EURO, ISO 4217",
        "main.write-off-limit=-5, write-off-limit",
        "main.write-off-limit=ten, write-off-limit",
        "main.central-cost-center=CC 1, central-cost-center",
        "main.entity=, entity",
        "'[de/01].entity=DE', name of a book",
    })
    void nonsense_stops_the_start_and_says_which(String settings, String word) {
        assertThatThrownBy(() -> catalog(settings.split(";")))
                .isInstanceOf(InvalidBook.class)
                .hasMessageContaining(word);
    }

    @Test
    void a_misspelt_setting_stops_the_start() {
        assertThatThrownBy(() -> catalog("main.entitty=US"))
                .isInstanceOf(BindException.class)
                .hasStackTraceContaining("entitty");
    }

    private static PostingTerms terms(BookCatalog books, Register register) {
        return BookTerms.of(books, new ChargebackStarts(List.of()), "main", OCTOBER, register);
    }

    private static Register register(CostCenter... records) {
        return new Register(records.length, List.of(records));
    }

    private static CostCenter record(String code, String entity, String validFrom) {
        return new CostCenter(
                code,
                code,
                List.of(),
                "600100",
                entity,
                "owner",
                LocalDate.parse(validFrom),
                null,
                null);
    }
}
