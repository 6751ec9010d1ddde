package org.chargebackledger.ingest.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargebackledger.ingest.athena.AthenaFetches.MONTH;
import static org.chargebackledger.ingest.athena.AthenaFetches.NOW;
import static org.chargebackledger.ingest.athena.AthenaFetches.failure;
import static org.chargebackledger.ingest.athena.AthenaFetches.fetch;

import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.InvalidSettings;
import org.chargebackledger.ingest.connector.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is asked of Athena, and what a month of it is. */
class AthenaConnectorTest {

    private final FakeAthena source = Reports.cur2(9);
    @TempDir Path folder;

    @AfterEach
    void stop() {
        source.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "file", "pages"})
    void a_month_is_the_same_from_the_file_and_from_pages(String results) throws Exception {
        try (var connector = Reports.connector(source, "results", results)) {
            var fetched = fetch(connector, folder.resolve("slice"), NOW);
            assertThat(fetched.deliveries().getFirst().source()).isEqualTo("aws-cur");
            assertThat(fetched.asOf()).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
            assertThat(Reports.totals(fetched, folder.resolve("work")))
                    .singleElement()
                    .satisfies(total -> {
                        assertThat(total.rows()).isEqualTo(45);
                        assertThat(total.costs().billed())
                                .hasToString("47.250000000000000000000009");
                        assertThat(total.missing().list()).isEqualTo(25);
                    });
            assertThat(source.asked("GetObject") > 1).isEqualTo(!results.equals("pages"));
        }
    }

    /** Statements other than SELECT answer no header: row 0 is then a row like any other. */
    @Test
    void the_first_row_is_left_out_only_if_it_is_the_header() throws Exception {
        source.hasHeader = false;
        try (var connector = Reports.connector(source, "results", "pages")) {
            var fetched = fetch(connector, folder.resolve("slice"), NOW);
            assertThat(Reports.totals(fetched, folder.resolve("work")).getFirst().rows())
                    .isEqualTo(45);
        }
    }

    @Test
    void where_athena_keeps_answers_itself_they_come_in_pages() throws Exception {
        source.writesFiles = false;
        try (var connector = Reports.connector(source)) {
            assertThat(fetch(connector, folder.resolve("slice"), NOW).deliveries()).hasSize(1);
        }
        try (var connector = Reports.connector(source, "results", "file")) {
            assertThat(failure(connector, folder.resolve("other")).reason())
                    .isEqualTo(Reason.REFUSED);
        }
    }

    @Test
    void a_file_that_may_not_be_read_is_had_in_pages_unless_it_must_be_the_file() throws Exception {
        source.troubled((what, _) -> what.equals("HeadObject") ? FakeAthena.headError(403) : null);
        try (var connector = Reports.connector(source)) {
            assertThat(fetch(connector, folder.resolve("slice"), NOW).deliveries()).hasSize(1);
        }
        try (var connector = Reports.connector(source, "results", "file")) {
            assertThat(failure(connector, folder.resolve("other")).reason())
                    .isEqualTo(Reason.DENIED);
        }
    }

    /**
     * Complaint 9: whatever a month says of itself, it is preliminary until invoiced and settled.
     */
    @ParameterizedTest
    @CsvSource({
        "2026-10-20T00:00:00Z,true,PRELIMINARY",
        "2026-11-05T23:59:59Z,true,PRELIMINARY",
        "2026-11-06T00:00:00Z,true,FINAL",
        "2026-12-20T00:00:00Z,false,PRELIMINARY",
    })
    void a_month_is_final_once_it_is_invoiced_and_has_settled(
            Instant now, boolean isInvoiced, Finality finality) throws Exception {
        if (!isInvoiced) {
            source.rows.getLast().remove("bill_invoice_id");
        }
        try (var connector = Reports.connector(source)) {
            assertThat(fetch(connector, folder.resolve("slice"), now).finality())
                    .isEqualTo(finality);
        }
    }

    @Test
    void what_the_table_lacks_is_named() throws Exception {
        source.columns.keySet().removeAll(List.of("bill_invoice_id", "billing_period"));
        try (var connector = Reports.connector(source, "columns", "line_item_tax_type")) {
            var failure = failure(connector, folder.resolve("slice"));
            assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
            assertThat(failure)
                    .hasMessageContainingAll(
                            "bill_invoice_id", "billing_period", "line_item_tax_type");
            assertThat(source.asked("StartQueryExecution")).isZero();
        }
    }

    @Test
    void a_table_of_another_version_is_refused() throws Exception {
        try (var connector = Reports.connector(source, "version", "cur1")) {
            assertThat(failure(connector, folder.resolve("slice")))
                    .hasMessageContaining("CUR2 and not of CUR1");
        }
    }

    /** Only what the partition filter leaves is scanned, and paid for. */
    @Test
    void every_statement_names_the_partition_of_its_month() throws Exception {
        try (var connector = Reports.connector(source)) {
            fetch(connector, folder.resolve("slice"), NOW);
        }
        assertThat(source.started())
                .hasSize(2)
                .allSatisfy(start ->
                        assertThat(start.path("QueryString").asText())
                                .contains("WHERE \"billing_period\" = '2026-10'"));
    }

    @Test
    void a_month_without_a_row_is_no_empty_bill() throws Exception {
        source.rows.clear();
        try (var connector = Reports.connector(source)) {
            assertThat(failure(connector, folder.resolve("slice")).reason())
                    .isEqualTo(Reason.PARTIAL);
        }
    }

    @Test
    void an_amount_that_would_lose_digits_is_named_and_nothing_is_taken() throws Exception {
        source.totals.put("lossy_reservation_effective_cost", "7");
        try (var connector = Reports.connector(source)) {
            var failure = failure(connector, folder.resolve("slice"));
            assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(failure).hasMessageContaining("reservation_effective_cost in 7 rows");
        }
    }

    /** Complaint 10: a row that is missing or doubled on the way is seen by the second question. */
    @Test
    void what_does_not_add_up_to_the_table_is_not_taken() throws Exception {
        for (var wrong : List.of("row_count", "unblended")) {
            source.totals.clear();
            source.totals.put(wrong, "44");
            try (var connector = Reports.connector(source)) {
                assertThat(failure(connector, folder.resolve(wrong)).reason())
                        .isEqualTo(Reason.CHANGED);
                source.totals.clear();
                fetch(connector, folder.resolve(wrong), NOW);
            }
        }
        assertThat(source.asked("StartQueryExecution")).isEqualTo(8);
    }

    @Test
    void a_role_is_taken_on_with_its_external_id() throws Exception {
        var sessions = new ArrayList<String>();
        var bodies = new ArrayList<String>();
        source.troubled((what, request) -> {
            if (what.equals("AssumeRole") && request.getBody() != null) {
                bodies.add(request.getBody().utf8());
            } else if (what.equals("GetTableMetadata")) {
                sessions.add(String.valueOf(request.getHeaders().get("X-Amz-Security-Token")));
            }
            return null;
        });
        try (var connector =
                Reports.connector(
                        source, "role-arn", "arn:aws:iam::1:role/r", "external-id", "ours")) {
            fetch(connector, folder.resolve("slice"), NOW);
        }
        assertThat(bodies).singleElement().asString().contains("ExternalId=ours");
        assertThat(sessions).containsExactly("taken-on");
    }

    @Test
    void a_test_tries_credentials_table_and_last_month() {
        try (var connector = Reports.connector(source)) {
            assertThat(connector.test(NOW))
                    .extracting(Check::name, Check::met)
                    .containsExactly(
                            tuple("credentials", true),
                            tuple("table", true),
                            tuple("last-month", true));
            assertThat(connector.test(NOW).getLast().detail()).contains("45 rows", "2026-10");
            source.columns.remove("line_item_operation");
            assertThat(connector.test(NOW).getLast().detail()).contains("line_item_operation");
            source.troubled((_, _) -> FakeAthena.error(400, "ExpiredTokenException", "old"));
            assertThat(connector.test(NOW))
                    .extracting(Check::name, Check::met)
                    .containsExactly(tuple("credentials", false));
        }
    }

    @Test
    void a_dry_run_shows_the_statements_and_asks_nothing() {
        try (var connector = Reports.connector(source, "tags", "team")) {
            assertThat(String.join("\n", connector.questions(MONTH)))
                    .contains("GetTableMetadata AwsDataCatalog.billing.cur", "GROUP BY", "'team'");
        }
        assertThat(source.asked()).isEmpty();
    }

    @Test
    void secrets_are_never_shown_and_settings_must_make_sense() {
        var known = new AthenaKind().settings();
        var shown = Settings.of("aws", known, Reports.options(source)).shown();
        assertThat(shown.toString()).doesNotContain("very-secret", "AKIAKEY");
        for (var wrong :
                List.of(
                        "results=all",
                        "version=3",
                        "output-location=bucket",
                        "grace-days=0",
                        "secret-key= ")) {
            var parts = wrong.split("=", -1);
            assertThatThrownBy(() -> Reports.connector(source, parts[0], parts[1]))
                    .isInstanceOf(InvalidSettings.class);
        }
    }

    @Test
    void a_bill_of_another_account_is_rejected() throws Exception {
        try (var connector = Reports.connector(source, "billing-account", "999")) {
            assertThat(connector.subjects()).containsExactly("bill of AWS account 999");
            var fetched = fetch(connector, folder.resolve("slice"), NOW);
            assertThatThrownBy(() -> Reports.totals(fetched, folder.resolve("work")))
                    .hasMessageContaining("contradicts-declared");
        }
        assertThat(Files.exists(folder.resolve("slice"))).isTrue();
    }
}
