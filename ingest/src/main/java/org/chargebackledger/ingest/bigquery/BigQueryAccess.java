package org.chargebackledger.ingest.bigquery;

import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.http.Retries;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where jobs run, as whom, and for how much: the client, made once it is needed. */
final class BigQueryAccess {

    private static final List<Setting> SETTINGS =
            List.of(
                    Setting.required("project", "where the jobs run and are paid for"),
                    Setting.optional(
                            "location",
                            "of the dataset, such as EU; BigQuery finds it out where it can"),
                    Setting.optional(
                            "credentials-file",
                            "JSON of a service account or of a workload identity; without it the"
                                    + " application default credentials hold"),
                    Setting.optional(
                            "address",
                            "of the API where it is a private endpoint, such as"
                                    + " https://bigquery-example.p.googleapis.com"),
                    Setting.optional(
                            "maximum-gibibytes-billed",
                            "a job that would read more fails instead, and costs nothing"),
                    Setting.withDefault(
                            "job-minutes",
                            "60",
                            "how long to wait for a job, 1 to 360; it goes on"));

    private static final int SECONDS = 120;
    private static final long GIBIBYTE = 1L << 30;
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);
    private static final String SCOPE = "https://www.googleapis.com/auth/bigquery";

    private final Settings settings;
    private final RetrySettings retries;
    private final Duration timeout;
    private final Duration patience;
    private @Nullable BigQuery client;

    BigQueryAccess(Settings settings) {
        this.settings = settings;
        settings.given("address").ifPresent(_ -> settings.address("address"));
        this.timeout = Retries.timeout(settings);
        this.patience = Duration.ofMinutes(settings.number("job-minutes", 360));
        var asked = Retries.of(settings);
        this.retries =
                RetrySettings.newBuilder()
                        .setMaxAttempts(asked.attempts())
                        .setInitialRetryDelayDuration(asked.firstPause())
                        .setRetryDelayMultiplier(2)
                        .setMaxRetryDelayDuration(PAUSE_MAX)
                        .setTotalTimeoutDuration(Duration.ofHours(1))
                        .build();
        var _ = bytesMax();
    }

    static List<Setting> settings() {
        var all = new ArrayList<>(SETTINGS);
        all.addAll(Retries.settings(SECONDS));
        return List.copyOf(all);
    }

    String project() {
        return settings.text("project");
    }

    @Nullable String location() {
        return settings.given("location").orElse(null);
    }

    @Nullable Long bytesMax() {
        return settings.given("maximum-gibibytes-billed").isEmpty()
                ? null
                : settings.number("maximum-gibibytes-billed", 1 << 30) * GIBIBYTE;
    }

    Duration patience() {
        return patience;
    }

    synchronized BigQuery client() throws FetchFailure {
        if (client == null) {
            var options =
                    BigQueryOptions.newBuilder()
                            .setProjectId(project())
                            .setCredentials(credentials())
                            .setRetrySettings(retries)
                            .setTransportOptions(
                                    HttpTransportOptions.newBuilder()
                                            .setConnectTimeout((int) CONNECT.toMillis())
                                            .setReadTimeout((int) timeout.toMillis())
                                            .build());
            settings.given("location").ifPresent(options::setLocation);
            settings.given("address").ifPresent(options::setHost);
            client = options.build().getService();
        }
        return client;
    }

    /** Makes another client the next time, with the credentials of then. */
    synchronized void signOut() {
        client = null;
    }

    private GoogleCredentials credentials() throws FetchFailure {
        var file = settings.given("credentials-file").orElse(null);
        try {
            if (file == null) {
                return GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
            }
            try (var json = Files.newInputStream(Path.of(file))) {
                return GoogleCredentials.fromStream(json).createScoped(SCOPE);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new FetchFailure(
                    Reason.DENIED,
                    file == null
                            ? "no application default credentials: " + e.getMessage()
                            : "file '%s' of setting 'credentials-file' cannot be read: %s"
                                    .formatted(file, e.getClass().getSimpleName()));
        }
    }
}
