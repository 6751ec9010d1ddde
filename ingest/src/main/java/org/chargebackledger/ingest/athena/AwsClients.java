package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.aws.AwsIdentity;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.http.Retries;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

import java.util.ArrayList;
import java.util.List;

/** AWS's own clients, with the credentials that are configured. */
final class AwsClients implements AutoCloseable {

    private static final List<Setting> SETTINGS =
            List.of(
                    Setting.optional("athena-endpoint", "such as https://vpce-….amazonaws.com"),
                    Setting.optional("s3-endpoint", "likewise; buckets are then part of the path"));

    private final AwsIdentity identity;
    final AthenaClient athena;
    final S3Client s3;
    final StsClient sts;

    private AwsClients(Settings settings) {
        identity = AwsIdentity.of(settings, retries(settings));
        athena = identity.with(AthenaClient.builder(), "athena-endpoint").build();
        sts = identity.with(StsClient.builder(), "sts-endpoint").build();
        s3 =
                identity.with(S3Client.builder(), "s3-endpoint")
                        .forcePathStyle(settings.given("s3-endpoint").isPresent())
                        .build();
    }

    static List<Setting> settings() {
        var all = new ArrayList<>(AwsIdentity.SETTINGS);
        all.addAll(SETTINGS);
        all.addAll(Retries.settings());
        return List.copyOf(all);
    }

    /**
     * Makes the clients; asks nothing yet.
     *
     * @throws org.chargebackledger.ingest.connector.InvalidSettings if a setting makes no sense
     */
    static AwsClients of(Settings settings) {
        return new AwsClients(settings);
    }

    /** Throttling and lost connections, and nothing else, are asked again. */
    private static RetryStrategy retries(Settings settings) {
        var retries = Retries.of(settings);
        var pauses =
                BackoffStrategy.exponentialDelayWithoutJitter(
                        retries.firstPause(), Retries.LONGEST);
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(retries.attempts())
                .backoffStrategy(pauses)
                .throttlingBackoffStrategy(pauses)
                .circuitBreakerEnabled(false)
                .build();
    }

    @Override
    public void close() {
        athena.close();
        s3.close();
        sts.close();
        identity.close();
    }
}
