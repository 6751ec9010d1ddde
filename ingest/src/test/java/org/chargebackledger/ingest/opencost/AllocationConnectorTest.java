package org.chargebackledger.ingest.opencost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import mockwebserver3.MockResponse;

import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.InvalidSettings;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** OpenCost and Kubecost over HTTP: the traps of their interface, one by one. */
class AllocationConnectorTest {

    private static final Slice DAY = SliceLength.DAY.of(LocalDate.parse("2026-10-31"));
    private static final Instant LATER = Instant.parse("2026-11-01T06:00:00Z");
    private static final String[] SHOP = {"prod", "n1", "shop", "web", "1.5"};
    private static final String[] ABROAD = {"west", "n1", "shop", "web", "0.5"};

    @TempDir Path temporary;
    private final FakeCluster service = new FakeCluster(SHOP);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void every_flag_of_opencost_is_asked_for_by_value() {
        assertThat(asked(AllocationKind.openCost()))
                .startsWith("GET " + service.address() + "allocation/compute?")
                .contains("window=2026-10-31T00:00:00Z,2026-11-01T00:00:00Z&step=24h&resolution=1m")
                .contains("aggregate=cluster,node,namespace,controller&accumulate=false")
                .contains("includeIdle=false&shareIdle=false&idleByNode=false&sharelb=false")
                .contains("includeProportionalAssetResourceCosts=false")
                .contains("includeAggregatedMetadata=true");
    }

    @Test
    void what_kubecost_does_by_default_is_switched_off() {
        assertThat(asked(AllocationKind.kubecost()))
                .startsWith("GET " + service.address() + "model/allocation?")
                .contains("&idle=false&includeIdle=false&shareIdle=false&splitIdle=false")
                .contains("external=false&reconcile=false&shareTenancyCosts=false")
                .contains("shareNamespaces=&shareLabels=&shareCost=0&shareSplit=weighted")
                .contains("costMetric=cumulative&filter=&format=json")
                .doesNotContain("offset")
                .doesNotContain("limit");
    }

    /** Complaint 7: what is relative or has no zone is shifted by the service's own offset. */
    @Test
    void windows_are_explicit_in_utc_and_fill_the_day_without_a_gap() {
        var connector = connector(Map.of("window-hours", "6"));
        assertThat(connector.questions(DAY))
                .extracting(
                        question -> question.replaceAll(".*window=([^&]*)&step=([^&]*).*", "$1 $2"))
                .containsExactly(
                        "2026-10-31T00:00:00Z,2026-10-31T06:00:00Z 6h",
                        "2026-10-31T06:00:00Z,2026-10-31T12:00:00Z 6h",
                        "2026-10-31T12:00:00Z,2026-10-31T18:00:00Z 6h",
                        "2026-10-31T18:00:00Z,2026-11-01T00:00:00Z 6h");
    }

    @ParameterizedTest
    @CsvSource({
        "window-hours, 5, does not divide a day",
        "window-hours, 48, is no number from 1 to 24",
        "resolution-minutes, 7, does not divide an hour",
        "settle-hours, 0, is no number from 1 to 720",
        "clusters, ', ,', names no cluster",
        "currency, dollars, is no ISO 4217 code such as USD",
    })
    void a_step_that_would_run_past_the_window_is_refused(String name, String value, String why) {
        assertThatThrownBy(() -> connector(Map.of(name, value)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("connector 'eu': setting '" + name + "' " + why);
    }

    @Test
    void a_currency_is_declared_with_the_delivery_and_asks_nothing_else() throws Exception {
        var priced = connector(Map.of("currency", "EUR"));
        assertThat(priced.questions(DAY)).isEqualTo(connector(Map.of()).questions(DAY));
        assertThat(fetch(priced).deliveries().getFirst().declared())
                .isEqualTo(Map.of("cluster", "prod", "currency", "EUR"));
    }

    @Test
    void an_answer_is_kept_as_it_came_for_the_reader_of_deliveries() throws Exception {
        var fetched = fetch(connector(Map.of()));
        assertThat(fetched.deliveries())
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.source()).isEqualTo("opencost");
                    assertThat(part.declared()).isEqualTo(Map.of("cluster", "prod"));
                    assertThat(part.files())
                            .extracting(StagedFile::name)
                            .containsExactly("allocation-2026-10-31T000000Z.json");
                });
    }

    @Test
    void a_day_is_preliminary_until_it_has_settled() throws Exception {
        var connector = connector(Map.of("settle-hours", "24"));
        assertThat(fetch(connector, DAY.end().plus(Duration.ofHours(23))).finality())
                .isEqualTo(Finality.PRELIMINARY);
        assertThat(fetch(connector, DAY.end().plus(Duration.ofHours(24))).finality())
                .isEqualTo(Finality.FINAL);
    }

    /** Complaint 19: the same namespace in two clusters stays two. */
    @Test
    void every_cluster_that_is_configured_must_be_in_every_answer() throws Exception {
        try (var both = new FakeCluster(SHOP, ABROAD)) {
            var clusters = Map.of("address", both.address(), "clusters", "west, prod");
            var fetched = fetch(connector(clusters));
            assertThat(fetched.deliveries().getFirst().declared()).isEmpty();
            assertThat(connector(clusters).subjects())
                    .containsExactly("usage of cluster prod", "usage of cluster west");
            assertThat(failure(Map.of("address", both.address())))
                    .hasMessageContaining("it answers for cluster 'west'");
        }
        var failure = failure(Map.of("clusters", "west, prod"));
        assertThat(failure.reason()).isEqualTo(Reason.PARTIAL);
        assertThat(failure).hasMessageContaining("nothing of cluster west in 2026-10-31");
    }

    /** Complaint 18: lost samples look like a day on which nothing ran. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":200,\"data\":[]}",
                "{\"code\":200,\"data\":[null]}",
                "{\"code\":200,\"data\":[{}]}",
                "{\"code\":200,\"data\":[{\"__idle__\":{},\"prod/__idle__\":{}}]}",
            })
    void a_day_without_a_pod_is_no_day(String body) {
        assertThat(answering(200, body).reason()).isEqualTo(Reason.PARTIAL);
    }

    @Test
    void an_answer_with_a_warning_is_partial() {
        assertThat(answering(200, "{\"code\":200,\"data\":[],\"warning\":\"no data of n2\"}"))
                .hasMessageContaining("no data of n2")
                .extracting(FetchFailure::reason)
                .isEqualTo(Reason.PARTIAL);
    }

    /** Status 200 is no proof; neither is a body that looks right under status 400. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | {"code":500,"status":"error","message":"no store"}   | BROKEN
                    200 | {"code":400,"message":"bad window"}                  | REFUSED
                    200 | {"code":401,"message":"who?"}                        | DENIED
                    200 | {"code":200,"data":{"total":{}}}                     | MALFORMED
                    200 | {"data":[{}]}                                        | MALFORMED
                    200 | {"code":200,"data":[]}{"code":200,"data":[]}         | MALFORMED
                    200 | <html>log in</html>                                  | MALFORMED
                    200 | [1, 2]                                               | MALFORMED
                    400 | Invalid window{"code":200,"data":[{}]}               | REFUSED
                    500 | {"code":200,"data":[{}]}                             | BROKEN
                    """)
    void code_and_body_are_both_looked_at(int code, String body, Reason reason) {
        assertThat(answering(code, body).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"code\":200,\"data\":[{\"prod/n1/shop/web\":{\"start\":\"20"})
    void an_answer_that_is_cut_off_counts_as_none(String body) {
        assertThat(answering(200, body).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void an_answer_for_another_window_is_refused() {
        var shifted =
                FakeCluster.allocation(
                        SHOP, DAY.start().minusSeconds(7200), DAY.end().minusSeconds(7200));
        assertThat(answering(200, "{\"code\":200,\"data\":[{" + shifted + "}]}"))
                .hasMessageContaining("it answers for 2026-10-30T22:00:00Z,2026-10-31T22:00:00Z")
                .extracting(FetchFailure::reason)
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void the_window_that_holds_the_text_null_is_not_looked_at() throws Exception {
        // FakeCluster writes it so, with NaN and unknown fields beside it.
        assertThat(fetch(connector(Map.of())).deliveries()).hasSize(1);
    }

    @Test
    void a_single_cluster_need_not_name_itself() throws Exception {
        try (var nameless = new FakeCluster(new String[] {"", "n1", "shop", "web", "1"})) {
            var fetched = fetch(connector(Map.of("address", nameless.address())));
            assertThat(fetched.deliveries().getFirst().declared())
                    .isEqualTo(Map.of("cluster", "prod"));
        }
    }

    /** Complaint 17: days too large for one question are asked for in parts, each kept. */
    @Test
    void pages_that_are_there_are_not_asked_for_again() throws Exception {
        var connector = connector(Map.of("window-hours", "6", "attempts", "1"));
        service.troubled(
                (number, _) -> number == 3 ? new MockResponse.Builder().code(500).build() : null);
        assertThat(catchThrowableOfType(FetchFailure.class, () -> fetch(connector)).reason())
                .isEqualTo(Reason.BROKEN);
        fetch(connector);
        assertThat(service.asked()).hasSize(5);
        assertThat(service.asked().get(3)).isEqualTo(service.asked().get(2));
    }

    @Test
    void a_test_shows_which_clusters_the_service_knows() {
        assertThat(connector(Map.of()).test(LATER.plusSeconds(90)))
                .extracting(Check::name, Check::met)
                .containsExactly(tuple("answers", true), tuple("clusters", true));
        assertThat(service.asked().getLast())
                .contains("window=2026-11-01T05:00:00Z,2026-11-01T06:00:00Z");
        assertThat(connector(Map.of("clusters", "east")).test(LATER).getLast())
                .isEqualTo(
                        new Check(
                                "clusters",
                                false,
                                "it knows prod; it should know east; setting 'clusters' lacks"
                                        + " prod"));
        service.troubled((_, _) -> new MockResponse.Builder().code(403).body("no").build());
        assertThat(connector(Map.of()).test(LATER))
                .singleElement()
                .satisfies(check -> assertThat(check.met()).isFalse())
                .satisfies(check -> assertThat(check.detail()).endsWith("answered 403: no"));
    }

    private FetchFailure answering(int code, String body) {
        service.troubled((_, _) -> new MockResponse.Builder().code(code).body(body).build());
        return failure(Map.of("attempts", "1"));
    }

    private FetchFailure failure(Map<String, String> given) {
        return catchThrowableOfType(FetchFailure.class, () -> fetch(connector(given)));
    }

    private String asked(ConnectorKind kind) {
        try (var connector = connector(kind, Map.of())) {
            return connector.questions(DAY).getFirst();
        }
    }

    private Connector connector(Map<String, String> given) {
        return connector(AllocationKind.openCost(), given);
    }

    private Connector connector(ConnectorKind kind, Map<String, String> given) {
        var all =
                new HashMap<>(
                        Map.of(
                                "address", service.address(),
                                "clusters", "prod",
                                "first-pause-millis", "1"));
        all.putAll(given);
        return kind.open(Settings.of("eu", kind.settings(), all));
    }

    private Fetched fetch(Connector connector) throws FetchFailure, IOException {
        return fetch(connector, LATER);
    }

    private Fetched fetch(Connector connector, Instant now) throws FetchFailure, IOException {
        var folder = FetchFolder.open(temporary.resolve("slice"), connector.questions(DAY));
        return connector.fetch(DAY, folder, now);
    }
}
