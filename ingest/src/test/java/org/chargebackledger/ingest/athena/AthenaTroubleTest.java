package org.chargebackledger.ingest.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ingest.athena.AthenaFetches.NOW;
import static org.chargebackledger.ingest.athena.AthenaFetches.failure;
import static org.chargebackledger.ingest.athena.AthenaFetches.fetch;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong with Athena, what it is called, and how the next attempt goes on. */
class AthenaTroubleTest {

    private final FakeAthena source = Reports.cur2(9);
    @TempDir Path folder;

    @AfterEach
    void stop() {
        source.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400,ThrottlingException,Rate exceeded,THROTTLED",
        "400,TooManyRequestsException,too many queries at once,THROTTLED",
        "400,AccessDeniedException,not authorized to perform,DENIED",
        "400,ExpiredTokenException,the token has expired,DENIED",
        "400,UnrecognizedClientException,invalid token,DENIED",
        "403,InvalidSignatureException,wrong,DENIED",
        "400,InvalidRequestException,Query is malformed,REFUSED",
        "400,MetadataException,Entity Not Found,REFUSED",
        "400,MetadataException,User is not authorized to glue:GetTable,DENIED",
        "500,InternalServerException,oops,BROKEN",
        "503,ServiceUnavailable,oops,UNREACHABLE",
    })
    void an_error_says_whether_to_try_again(int code, String type, String message, Reason reason)
            throws Exception {
        for (var place :
                new String[] {"GetTableMetadata", "StartQueryExecution", "GetQueryResults"}) {
            source.troubled(
                    (what, _) -> what.equals(place) ? FakeAthena.error(code, type, message) : null);
            try (var connector = Reports.connector(source)) {
                assertThat(failure(connector, folder.resolve(place)).reason())
                        .as(place)
                        .isEqualTo(reason);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED,2,false,SYNTAX_ERROR: line 1:1,REFUSED",
        "FAILED,2,false,Insufficient permissions to execute the query,DENIED",
        "FAILED,2,false,Access Denied (Service: Amazon S3),DENIED",
        "FAILED,1,true,GENERIC_INTERNAL_ERROR,BROKEN",
        "FAILED,2,true,Query exhausted resources,BROKEN",
        "FAILED,2,false,HIVE_CANNOT_OPEN_SPLIT: NoSuchKey,CHANGED",
        "FAILED,2,false,Please reduce your request rate (SlowDown),THROTTLED",
        "CANCELLED,2,false,cancelled by user,BROKEN",
        "CANCELLED,2,false,Bytes scanned limit was exceeded,REFUSED",
    })
    void a_query_that_ends_badly_is_asked_anew_the_next_time(
            String state, int category, boolean retryable, String told, Reason reason)
            throws Exception {
        source.status =
                """
                "State":"%s","StateChangeReason":"%s",
                "AthenaError":{"ErrorCategory":%d,"Retryable":%s}\
                """
                        .formatted(state, told, category, retryable);
        try (var connector = Reports.connector(source)) {
            assertThat(failure(connector, folder.resolve("slice")).reason()).isEqualTo(reason);
            source.status = "\"State\":\"SUCCEEDED\"";
            fetch(connector, folder.resolve("slice"), NOW);
        }
        var tokens = source.started().stream().map(one -> one.path("ClientRequestToken").asText());
        assertThat(tokens).hasSize(4).doesNotHaveDuplicates().allMatch(one -> one.length() == 64);
    }

    @Test
    void what_passes_is_asked_again_by_the_client_itself() throws Exception {
        var number = new AtomicInteger();
        source.troubled((_, _) ->
                number.incrementAndGet() % 3 == 0
                        ? FakeAthena.error(400, "ThrottlingException", "Rate exceeded")
                        : null);
        try (var connector = Reports.connector(source, "attempts", "3", "results", "pages")) {
            assertThat(fetch(connector, folder.resolve("slice"), NOW).deliveries()).hasSize(1);
        }
        assertThat(number.get()).isGreaterThan(9);
    }

    /** A crash between a start and its note: the same token makes it the same execution. */
    @Test
    void a_query_is_not_run_twice_because_somebody_forgot_that_it_runs() throws Exception {
        source.troubled((what, _) ->
                what.equals("StartQueryExecution") && source.started().size() == 1
                        ? null
                        : what.equals("StartQueryExecution") ? lostAfterStart() : null);
        try (var connector = Reports.connector(source)) {
            failure(connector, folder.resolve("slice"));
            source.troubled((_, _) -> null);
            fetch(connector, folder.resolve("slice"), NOW);
        }
        var tokens = new ArrayList<String>();
        source.started().forEach(one -> tokens.add(one.path("ClientRequestToken").asText()));
        assertThat(tokens.stream().distinct()).hasSize(2);
    }

    private static MockResponse lostAfterStart() {
        return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetQueryExecution", "GetQueryResults", "HeadObject", "GetObject"})
    void a_restart_goes_on_with_the_same_executions(String place) throws Exception {
        source.troubled((what, _) -> what.equals(place) ? lostAfterStart() : null);
        try (var connector = Reports.connector(source)) {
            assertThat(failure(connector, folder.resolve("slice")).reason())
                    .isEqualTo(Reason.UNREACHABLE);
            source.troubled((_, _) -> null);
            fetch(connector, folder.resolve("slice"), NOW);
        }
        assertThat(source.started()).hasSize(2);
    }

    @Test
    void an_execution_that_athena_has_forgotten_is_started_anew() throws Exception {
        source.troubled((what, _) -> what.equals("GetQueryExecution") ? lostAfterStart() : null);
        try (var connector = Reports.connector(source)) {
            failure(connector, folder.resolve("slice"));
            source.troubled((_, _) -> null);
            source.forget();
            fetch(connector, folder.resolve("slice"), NOW);
            assertThat(source.started()).hasSize(4);

            source.troubled((what, _) -> what.equals("GetQueryResults") ? lostAfterStart() : null);
            failure(connector, folder.resolve("late"));
            source.troubled((_, _) -> null);
            source.forget();
            assertThat(failure(connector, folder.resolve("late")).reason())
                    .isEqualTo(Reason.CHANGED);
            fetch(connector, folder.resolve("late"), NOW);
            assertThat(source.started()).hasSize(8);
        }
    }

    @Test
    void another_set_of_columns_is_another_question() throws Exception {
        source.troubled((what, _) -> what.equals("GetQueryResults") ? lostAfterStart() : null);
        try (var connector = Reports.connector(source)) {
            failure(connector, folder.resolve("slice"));
            source.troubled((_, _) -> null);
            source.columns.remove("line_item_net_unblended_cost");
            fetch(connector, folder.resolve("slice"), NOW);
        }
        assertThat(source.started()).hasSize(4);
    }

    /** Complaint 17: a page whose rows are fewer than they were looks like any other. */
    @Test
    void pages_that_lack_rows_do_not_pass() throws Exception {
        source.troubled((what, request) -> {
            var body = request.getBody() == null ? "" : request.getBody().utf8();
            return what.equals("GetQueryResults") && body.contains("\"NextToken\":\"4\"")
                    ? FakeAthena.error(200, "none", "")
                    : null;
        });
        try (var connector = Reports.connector(source, "results", "pages")) {
            assertThat(failure(connector, folder.resolve("slice")).reason())
                    .isEqualTo(Reason.BROKEN);
        }
        source.troubled((what, request) -> {
            var body = request.getBody() == null ? "" : request.getBody().utf8();
            return what.equals("GetQueryResults") && body.contains("\"NextToken\":\"4\"")
                    ? new MockResponse.Builder().body("{\"ResultSet\":{\"Rows\":[]}}").build()
                    : null;
        });
        try (var connector = Reports.connector(source, "results", "pages")) {
            assertThat(failure(connector, folder.resolve("slice")).reason())
                    .isEqualTo(Reason.CHANGED);
            source.troubled((_, _) -> null);
            fetch(connector, folder.resolve("slice"), NOW);
        }
    }

    @Test
    void pages_that_lead_back_do_not_run_for_ever() throws Exception {
        source.troubled((what, request) -> {
            var body = request.getBody() == null ? "" : request.getBody().utf8();
            return what.equals("GetQueryResults") && body.contains("NextToken")
                    ? new MockResponse.Builder()
                            .body("{\"NextToken\":\"4\",\"ResultSet\":{\"Rows\":[]}}")
                            .build()
                    : null;
        });
        try (var connector = Reports.connector(source, "results", "pages")) {
            assertThat(failure(connector, folder.resolve("slice")).reason())
                    .isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void a_file_that_is_cut_off_or_replaced_does_not_pass() throws Exception {
        source.troubled((what, _) ->
                what.equals("GetObject")
                        ? new MockResponse.Builder().code(206).body("short").build()
                        : null);
        try (var connector = Reports.connector(source)) {
            assertThat(failure(connector, folder.resolve("cut")).reason())
                    .isEqualTo(Reason.UNREACHABLE);
            source.troubled((what, _) -> {
                source.tag = what.equals("GetObject") ? "\"two\"" : source.tag;
                return null;
            });
            assertThat(failure(connector, folder.resolve("cut")).reason())
                    .isEqualTo(Reason.CHANGED);
            source.troubled(
                    (what, _) -> what.equals("HeadObject") ? FakeAthena.headError(404) : null);
            assertThat(failure(connector, folder.resolve("gone")).reason())
                    .isEqualTo(Reason.CHANGED);
            source.troubled((_, _) -> null);
            fetch(connector, folder.resolve("gone"), NOW);
        }
    }

    @Test
    void a_stop_ends_the_wait_for_a_query() throws Exception {
        source.status = "\"State\":\"RUNNING\"";
        try (var connector = Reports.connector(source, "first-pause-millis", "60000")) {
            var ended = new ArrayList<Throwable>();
            var waiting =
                    new Thread(() -> {
                        try {
                            fetch(connector, folder.resolve("slice"), NOW);
                        } catch (Exception e) {
                            ended.add(e);
                        }
                    });
            waiting.start();
            while (source.asked("GetQueryExecution") == 0) {
                Thread.sleep(10);
            }
            waiting.interrupt();
            waiting.join(20_000);
            assertThat(ended).singleElement().isInstanceOf(java.io.InterruptedIOException.class);
        }
    }
}
