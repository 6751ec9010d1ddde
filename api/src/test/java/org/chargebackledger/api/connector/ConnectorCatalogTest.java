package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ingest.connector.InvalidSettings;
import org.chargebackledger.ingest.connector.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.mock.env.MockEnvironment;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What the configuration of connectors may say, and what it is told when it makes no sense. */
class ConnectorCatalogTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-03");

    @Test
    void a_connector_is_what_the_configuration_says() {
        var connector =
                catalog(
                                Map.of(
                                        "schedule", "0 30 2 * * *",
                                        "until", "2026-11-30",
                                        "except[0]", "2026-11-01",
                                        "reread-days", "5"))
                        .all()
                        .getFirst();
        assertThat(connector.kind().name()).isEqualTo("opencost");
        assertThat(connector.book()).isEqualTo("main");
        assertThat(connector.schedule()).isEqualTo("0 30 2 * * *");
        assertThat(connector.rereadDays()).isEqualTo(5);
        assertThat(connector.pauses())
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));
        assertThat(connector.settings().text("window-hours")).isEqualTo("6");
        assertThat(connector.expected(LocalDate.MIN, LocalDate.MAX, TODAY))
                .extracting(Slice::toString)
                .containsExactly("2026-10-30", "2026-10-31", "2026-11-02");
    }

    @Test
    void nothing_is_expected_before_its_first_and_after_its_last_day() {
        var connector = catalog(Map.of("until", "2026-10-31")).all().getFirst();
        assertThat(connector.expected(TODAY.minusYears(1), TODAY.plusYears(1), TODAY))
                .extracting(Slice::toString)
                .containsExactly("2026-10-30", "2026-10-31");
        assertThat(connector.expected(LocalDate.parse("2026-11-01"), TODAY, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    name     | Eu        | connector 'number 1': setting 'name' is no name of small
                    kind     | opencast  | connector 'eu': setting 'kind' is unknown: no kind of
                    from     |           | connector 'eu': setting 'from' is missing
                    from     | yesterday | connector 'eu': setting 'from' is no day such as
                    until    | 2026-01-01 | connector 'eu': setting 'until' is before 'from'
                    schedule | daily     | connector 'eu': setting 'schedule' is no cron expression
                    except[0] | 2026-10  | connector 'eu': setting 'except' names no day such as
                    book     | a b       | connector 'eu': setting 'book' is not the name of a book
                    reread-days | -1     | connector 'eu': setting 'reread-days' is no number from 0
                    retry-after | -1s    | connector 'eu': setting 'retry-after' has a pause of less
                    options.window-hours | 7 | connector 'eu': setting 'window-hours' does not divide
                    options.adress | x   | connector 'eu': unknown setting 'adress'; there are address
                    options.address | nowhere | connector 'eu': setting 'address' is no http or https
                    """)
    void what_makes_no_sense_is_named_with_connector_and_setting(
            String setting, String value, String message) {
        assertThatThrownBy(() -> catalog(Map.of(setting, value == null ? "" : value)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_misspelt_setting_is_not_passed_over() {
        assertThatThrownBy(() -> catalog(Map.of("shedule", "0 30 2 * * *")))
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage(
                        "The elements [chargeback.connectors[0].shedule] were left unbound.");
    }

    /** Complaint 19: two services that know the same cluster would overwrite each other's days. */
    @Test
    void two_connectors_never_deliver_the_same() {
        var both = environment(0, Map.of());
        environment(both, 1, Map.of("name", "us"));
        assertThatThrownBy(() -> ConnectorBeans.catalog(both))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("connector 'us': usage of cluster prod is delivered by 'eu' already");

        var otherBook = environment(0, Map.of());
        environment(otherBook, 1, Map.of("name", "us", "book", "other"));
        assertThat(ConnectorBeans.catalog(otherBook).of("other")).hasSize(1);

        var sameName = environment(0, Map.of());
        environment(sameName, 1, Map.of("options.clusters", "west"));
        assertThatThrownBy(() -> ConnectorBeans.catalog(sameName))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("connector 'eu': setting 'name' is that of another connector");
    }

    @Test
    void a_start_that_fails_says_why_in_one_line() {
        var failure = new InvalidSettings("eu", "setting 'from' is missing");
        var told = new InvalidSettingsAnalyzer().analyze(new IllegalStateException(failure));
        assertThat(Objects.requireNonNull(told).getDescription())
                .isEqualTo("chargeback.connectors: connector 'eu': setting 'from' is missing");
    }

    @Test
    void without_connectors_nothing_is_expected() {
        assertThat(ConnectorBeans.catalog(new MockEnvironment()).all()).isEmpty();
    }

    private static ConnectorCatalog catalog(Map<String, String> more) {
        return ConnectorBeans.catalog(environment(0, more));
    }

    private static MockEnvironment environment(int index, Map<String, String> more) {
        var environment = new MockEnvironment();
        environment(environment, index, more);
        return environment;
    }

    private static void environment(
            MockEnvironment environment, int index, Map<String, String> more) {
        var all =
                new HashMap<>(
                        Map.of(
                                "name", "eu",
                                "kind", "opencost",
                                "from", "2026-10-30",
                                "options.address", "http://opencost:9003",
                                "options.clusters", "prod",
                                "options.window-hours", "6"));
        all.putAll(more);
        all.forEach((name, value) ->
                environment.setProperty("chargeback.connectors[" + index + "]." + name, value));
    }
}
