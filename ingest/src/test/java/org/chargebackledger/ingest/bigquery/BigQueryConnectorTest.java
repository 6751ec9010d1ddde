package org.chargebackledger.ingest.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chargebackledger.ingest.bigquery.ConnectedBigQuery.MONTH;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.InvalidSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** The connector to BigQuery behind the real client: the traps of the export and of the API. */
class BigQueryConnectorTest {

    private static final Instant DECEMBER = Instant.parse("2026-12-24T00:00:00Z");

    @TempDir Path folder;

    private static ExportModel export() {
        return new ExportModel()
                .with("credits", "-0.25")
                .with("credits", "-0.25")
                .with("credits", "", "cost", "0.1")
                .with("project_id", "pay-prod", "cost", "3", "credits", "-4")
                .with("project_id", "", "cost_type", "tax", "cost", "0.7", "cost_at_list", "")
                .with("invoice_month", "202611", "cost", "99")
                .with(
                        "usage_start_time",
                        "2026-09-30T00:00:00Z",
                        "usage_end_time",
                        "2026-10-01T00:00:00Z",
                        "export_time",
                        "2026-11-06T11:00:00.000000Z");
    }

    private void fails(ConnectedBigQuery to, Reason reason, String message) {
        assertThatThrownBy(to::fetched)
                .isInstanceOfSatisfying(
                        FetchFailure.class,
                        failure -> assertThat(failure.reason()).as("%s", failure).isEqualTo(reason))
                .hasMessageContaining(message);
    }

    @Test
    void a_month_is_fetched_by_invoice_month_and_read_row_by_row() throws Exception {
        try (var to = ConnectedBigQuery.to(export(), folder)) {
            var fetched = to.fetched();
            var read = to.read(fetched);
            assertThat(read.rows()).isEqualTo(6);
            assertThat(read.costs().contracted()).hasToString("6.8");
            assertThat(read.costs().billed()).hasToString("2.3");
            assertThat(fetched.asOf()).isEqualTo("2026-11-06T11:00:00Z");
            assertThat(fetched.finality()).isEqualTo(Finality.FINAL);
        }
    }

    @Test
    void a_month_is_final_once_it_is_over_and_nothing_was_exported_for_days() throws Exception {
        try (var to = ConnectedBigQuery.to(export(), folder)) {
            for (var soon : new String[] {"2026-10-20", "2026-11-09", "2026-11-11"}) {
                assertThat(to.fetched(Instant.parse(soon + "T00:00:00Z")).finality())
                        .isEqualTo(Finality.PRELIMINARY);
            }
            assertThat(to.fetched(Instant.parse("2026-11-12T00:00:00Z")).finality())
                    .isEqualTo(Finality.FINAL);
        }
    }

    @Test
    void the_same_rows_in_another_order_and_other_pages_are_the_same_bytes() throws Exception {
        try (var to = ConnectedBigQuery.to(export(), folder)) {
            var first =
                    Files.readString(
                            to.fetched().deliveries().getFirst().files().getFirst().path());
            to.slice().clear();
            to.server().cutsPages(2);
            assertThat(to.fetched().deliveries().getFirst().files().getFirst().path())
                    .content()
                    .isEqualTo(first);
        }
    }

    @Test
    void late_rows_are_found_by_another_fetch_which_says_how_new_it_is() throws Exception {
        var export = export();
        try (var to = ConnectedBigQuery.to(export, folder)) {
            to.fetched();
            to.slice().clear();
            export.with("cost", "5", "export_time", "2026-12-01T00:00:00.000000Z");
            var fetched = to.fetched();
            assertThat(fetched.asOf()).isEqualTo("2026-12-01T00:00:00Z");
            assertThat(to.read(fetched).rows()).isEqualTo(7);
        }
    }

    @Test
    void columns_that_came_later_may_be_missing_and_needed_ones_are_named() throws Exception {
        try (var to =
                ConnectedBigQuery.to(
                        export().lacking(
                                        "tags.key",
                                        "tags.value",
                                        "resource.name",
                                        "resource.global_name",
                                        "cost_at_list",
                                        "transaction_type"),
                        folder)) {
            assertThat(to.read(to.fetched()).costs().billed()).hasToString("2.3");
            assertThat(to.server().configurations().toString())
                    .doesNotContain("resource.", "tags", "cost_at_list");
        }
        try (var to =
                ConnectedBigQuery.to(export().lacking("credits.amount", "invoice.month"), folder)) {
            to.slice().clear();
            fails(to, Reason.REFUSED, "it lacks credits.amount, invoice.month");
        }
    }

    @Test
    void amounts_that_are_no_floating_point_numbers_are_no_export_of_google() throws Exception {
        try (var to = ConnectedBigQuery.to(export(), folder)) {
            to.server().describedAs(export().description("t").replace("FLOAT", "NUMERIC"));
            fails(to, Reason.REFUSED, "Google writes it as FLOAT64");
        }
    }

    @Test
    void only_partitions_that_may_have_rows_of_the_month_are_read() throws Exception {
        try (var to = ConnectedBigQuery.to(export(), folder)) {
            to.fetched();
            assertThat(to.server().configurations())
                    .hasSize(2)
                    .allSatisfy(job ->
                            assertThat(job.toString())
                                    .contains("invoice.month = '202610'")
                                    .contains(
                                            "_PARTITIONTIME >= TIMESTAMP '2026-09-16"
                                                    + " 00:00:00+00'"));
        }
        var byExport =
                export().description("t").replace("\"DAY\"", "\"DAY\",\"field\":\"export_time\"");
        try (var to = ConnectedBigQuery.to(export(), folder, "look-back-days", "2")) {
            to.slice().clear();
            to.server().describedAs(byExport);
            to.fetched();
            assertThat(to.server().configurations().toString())
                    .contains("`export_time` >= TIMESTAMP '2026-09-29 00:00:00+00'");
        }
        try (var to = ConnectedBigQuery.to(export(), folder)) {
            to.slice().clear();
            to.server()
                    .describedAs(
                            byExport.replace(
                                    "field\":\"export_time", "field\":\"usage_start_time"));
            to.fetched();
            assertThat(to.server().configurations().toString())
                    .contains("`usage_start_time` >= TIMESTAMP '1970-01-01 00:00:00+00'");
        }
    }

    @Test
    void rows_at_the_bound_of_what_is_read_are_a_reason_to_look_further_back() throws Exception {
        var early = export().with("export_time", "2026-09-16T23:00:00.000000Z");
        try (var to = ConnectedBigQuery.to(early, folder)) {
            fails(to, Reason.REFUSED, "raise setting 'look-back-days'");
        }
    }

    @Test
    void amounts_with_too_many_decimals_are_refused_unless_rounding_is_asked_for()
            throws Exception {
        var tiny = export().with("cost", "0.000000000000000000000001", "x_rounded_rows", "1");
        try (var to = ConnectedBigQuery.to(tiny, folder)) {
            fails(to, Reason.REFUSED, "1 rows have amounts with more than 24 decimals");
        }
        try (var to = ConnectedBigQuery.to(tiny, folder, "more-decimals", "round")) {
            to.slice().clear();
            assertThat(to.fetched().deliveries().getFirst().files().getFirst().path())
                    .content()
                    .contains("x_rounded_rows");
        }
    }

    @Test
    void a_bill_of_an_account_that_is_not_configured_is_refused_by_name() throws Exception {
        try (var to = ConnectedBigQuery.to(export().with("billing_account_id", "B"), folder)) {
            fails(to, Reason.REFUSED, "bill of B, which setting 'billing-accounts' lacks");
        }
    }

    @Test
    void a_month_without_rows_is_no_bill_of_nothing() throws Exception {
        try (var to = ConnectedBigQuery.to(new ExportModel(), folder)) {
            fails(to, Reason.PARTIAL, "no row of invoice month 2026-10 yet");
        }
    }

    @Test
    void a_table_that_changes_between_the_totals_and_the_rows_is_asked_anew() throws Exception {
        var export = export();
        var changed = new AtomicBoolean();
        try (var to = ConnectedBigQuery.to(export, folder)) {
            to.server()
                    .failing((id, _) -> {
                        if (id.endsWith("_rows_1") && changed.compareAndSet(false, true)) {
                            export.with("cost", "5");
                        }
                        return null;
                    });
            fails(to, Reason.CHANGED, "the table changed meanwhile: A USD: 6 rows");
            assertThat(to.read(to.fetched()).rows()).isEqualTo(7);
        }
    }

    @Test
    void jobs_that_end_with_an_error_say_whether_to_try_again_and_are_not_used_again()
            throws Exception {
        var reasons =
                Map.of(
                        "accessDenied", Reason.DENIED,
                        "quotaExceeded", Reason.THROTTLED,
                        "rateLimitExceeded", Reason.THROTTLED,
                        "notFound", Reason.REFUSED,
                        "invalidQuery", Reason.REFUSED,
                        "bytesBilledLimitExceeded", Reason.REFUSED,
                        "resourcesExceeded", Reason.REFUSED,
                        "backendError", Reason.BROKEN,
                        "stopped", Reason.BROKEN,
                        "unheardOf", Reason.BROKEN);
        try (var to = ConnectedBigQuery.to(export(), folder)) {
            for (var one : reasons.entrySet()) {
                to.server().failing((_, _) -> one.getKey());
                fails(to, one.getValue(), one.getKey());
            }
            to.server().failing((_, _) -> null);
            assertThat(to.read(to.fetched()).rows()).isEqualTo(6);
        }
    }

    @Test
    void requests_that_are_refused_say_why() throws Exception {
        var answers =
                Map.of(
                        "accessDenied 403", Reason.DENIED,
                        "rateLimitExceeded 403", Reason.THROTTLED,
                        "quotaExceeded 403", Reason.THROTTLED,
                        "rateLimitExceeded 429", Reason.THROTTLED,
                        "invalid 400", Reason.REFUSED,
                        "backendError 503", Reason.BROKEN,
                        "authError 401", Reason.DENIED);
        try (var to = ConnectedBigQuery.to(export(), folder)) {
            for (var one : answers.entrySet()) {
                to.slice().clear();
                var parts = one.getKey().split(" ", -1);
                to.server()
                        .troubled((what, _) ->
                                what.endsWith("/jobs")
                                        ? FakeBigQuery.failure(
                                                Integer.parseInt(parts[1]), parts[0], "so it is")
                                        : null);
                fails(to, one.getValue(), parts[1].equals("401") ? parts[1] : "so it is");
            }
        }
    }

    @Test
    void a_sign_in_that_is_refused_is_denied_and_shows_no_secret() throws Exception {
        try (var to = ConnectedBigQuery.to(export(), folder)) {
            to.server()
                    .troubled((what, _) ->
                            what.endsWith("/token")
                                    ? FakeBigQuery.failure(400, "invalid_grant", "no")
                                    : null);
            fails(to, Reason.DENIED, "table p.d");
        }
        try (var to = ConnectedBigQuery.to(export(), folder, "credentials-file", "/no/such/file")) {
            fails(to, Reason.DENIED, "setting 'credentials-file' cannot be read");
        }
    }

    @Test
    void results_that_have_expired_are_asked_for_anew_and_never_mixed() throws Exception {
        try (var to = ConnectedBigQuery.to(export(), folder)) {
            to.server().cutsPages(2);
            to.server()
                    .troubled((what, _) ->
                            what.endsWith("?2")
                                    ? FakeBigQuery.failure(500, "internalError", "x")
                                    : null);
            fails(to, Reason.BROKEN, "x");
            to.server().troubled((_, _) -> null);
            to.server().forgetsJobs();
            fails(to, Reason.BROKEN, "is gone; it is asked anew");
            assertThat(to.read(to.fetched()).rows()).isEqualTo(6);
        }
    }

    @Test
    void a_lost_answer_to_the_start_of_a_job_starts_no_second_one() throws Exception {
        try (var to = ConnectedBigQuery.to(export(), folder)) {
            to.server()
                    .troubled((what, _) ->
                            what.endsWith("/jobs")
                                    ? FakeBigQuery.failure(503, "backendError", "lost")
                                    : null);
            fails(to, Reason.BROKEN, "lost");
            to.server().troubled((_, _) -> null);
            assertThat(to.read(to.fetched()).rows()).isEqualTo(6);
            assertThat(to.server().configurations()).hasSize(2);
        }
    }

    @Test
    void an_answer_that_ends_early_or_changes_its_length_is_not_taken() throws Exception {
        try (var to = ConnectedBigQuery.to(export(), folder)) {
            to.server().cutsPages(3);
            to.server()
                    .troubled((what, _) ->
                            what.endsWith("?3")
                                    ? FakeBigQuery.json("{\"totalRows\":\"4\"}")
                                    : null);
            fails(to, Reason.BROKEN, "the answer ends after 3 of 4 rows");
            to.server()
                    .troubled((what, _) ->
                            what.endsWith("?3")
                                    ? FakeBigQuery.json("{\"totalRows\":\"9\"}")
                                    : null);
            fails(to, Reason.CHANGED, "the answer had 4 rows and has 9 now");
            to.server().troubled((_, _) -> null);
            assertThat(to.read(to.fetched()).rows()).isEqualTo(6);
        }
    }

    @Test
    void a_limit_on_bytes_and_a_location_go_with_every_job() throws Exception {
        try (var to =
                ConnectedBigQuery.to(
                        export(), folder, "maximum-gibibytes-billed", "2", "location", "EU")) {
            to.fetched();
            assertThat(to.server().configurations())
                    .hasSize(2)
                    .allSatisfy(job ->
                            assertThat(job.path("query").path("maximumBytesBilled").asText())
                                    .isEqualTo("2147483648"));
            assertThat(to.server().locations()).containsExactly("EU", "EU");
        }
        try (var to = ConnectedBigQuery.to(export(), folder)) {
            to.slice().clear();
            to.server()
                    .describedAs(
                            export().description("t")
                                    .replace("\"TABLE\"", "\"TABLE\",\"location\":\"asia-east1\""));
            to.fetched();
            assertThat(to.server().locations()).containsExactly("asia-east1", "asia-east1");
        }
    }

    @Test
    void a_test_says_how_much_a_month_would_read_and_runs_nothing() throws Exception {
        try (var to = ConnectedBigQuery.to(export().lacking("seller_name"), folder)) {
            assertThat(to.connector().test(DECEMBER))
                    .allSatisfy(check -> assertThat(check.met()).as("%s", check).isTrue())
                    .extracting(check -> check.detail())
                    .anySatisfy(detail -> assertThat(detail).contains("lacks seller_name"))
                    .anySatisfy(detail ->
                            assertThat(detail).contains("2026-11 would read 1234567 bytes"));
            assertThat(to.server().configurations()).isEmpty();
            to.server().describedAs("{}");
            to.server()
                    .troubled((what, _) ->
                            what.contains("/tables/")
                                    ? FakeBigQuery.failure(404, "notFound", "no")
                                    : null);
            assertThat(to.connector().test(DECEMBER))
                    .singleElement()
                    .satisfies(check -> {
                        assertThat(check.met()).isFalse();
                        assertThat(check.detail()).contains("there is no table p.d.gcp_billing");
                    });
        }
    }

    @Test
    void a_dry_run_shows_the_very_questions() throws IOException {
        try (var to = ConnectedBigQuery.to(export(), folder)) {
            assertThat(to.connector().questions(MONTH))
                    .hasSize(3)
                    .anySatisfy(sql ->
                            assertThat(sql).contains("GROUP BY billing_account_id, invoice_month"));
            assertThat(to.server().asked()).isEmpty();
            assertThat(to.connector().subjects())
                    .containsExactly("bill of Google Cloud billing account A");
        }
    }

    @Test
    void settings_that_make_no_sense_are_named() {
        var good = Map.of("project", "p", "dataset", "q.d", "billing-accounts", "01-2");
        for (var wrong :
                Map.of(
                                "dataset", "d`; DROP",
                                "billing-accounts", ",",
                                "more-decimals", "maybe",
                                "maximum-gibibytes-billed", "0",
                                "address", "ftp://x")
                        .entrySet()) {
            var settings = new HashMap<>(good);
            settings.put(wrong.getKey(), wrong.getValue());
            assertThatThrownBy(() -> ConnectedBigQuery.open(settings))
                    .isInstanceOf(InvalidSettings.class)
                    .hasMessageContaining(wrong.getKey());
        }
        try (var connector = ConnectedBigQuery.open(good)) {
            assertThat(connector.questions(MONTH).getLast())
                    .contains("FROM `q.d.gcp_billing_export_resource_v1_01_2`");
        }
    }
}
