package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.http.Retries;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** AWS's own clients, with the credentials that are configured. */
final class AwsClients implements AutoCloseable {

    private static final List<Setting> SETTINGS =
            List.of(
                    Setting.secret("access-key", "of a user; else the usual chain of credentials"),
                    Setting.secret("secret-key", "of the access key"),
                    Setting.secret("session-token", "of temporary keys"),
                    Setting.optional("role-arn", "a role to take on"),
                    Setting.secret("external-id", "that the role asks for"),
                    Setting.optional("athena-endpoint", "such as https://vpce-….amazonaws.com"),
                    Setting.optional("s3-endpoint", "likewise; buckets are then part of the path"),
                    Setting.optional("sts-endpoint", "likewise"));

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final String SESSION = "chargeback-ledger";

    private final SdkHttpClient http;
    private final StsClient gate;
    private final AwsCredentialsProvider credentials;
    final AthenaClient athena;
    final S3Client s3;
    final StsClient sts;

    private AwsClients(Settings settings) {
        http =
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(Retries.timeout(settings))
                        .build();
        var own = ownCredentials(settings);
        gate = with(StsClient.builder(), settings, "sts-endpoint", own).build();
        credentials = assumed(settings, own, gate);
        athena = with(AthenaClient.builder(), settings, "athena-endpoint", credentials).build();
        sts = with(StsClient.builder(), settings, "sts-endpoint", credentials).build();
        s3 =
                with(S3Client.builder(), settings, "s3-endpoint", credentials)
                        .forcePathStyle(settings.given("s3-endpoint").isPresent())
                        .build();
    }

    static List<Setting> settings() {
        var all = new ArrayList<>(SETTINGS);
        all.addAll(Retries.settings());
        return List.copyOf(all);
    }

    /**
     * Makes the clients; asks nothing yet.
     *
     * @throws org.chargebackledger.ingest.connector.InvalidSettings if a setting makes no sense
     */
    static AwsClients of(Settings settings) {
        if (settings.given("access-key").isPresent() != settings.given("secret-key").isPresent()) {
            throw settings.invalid(
                    "access-key", "and 'secret-key' are given together or not at all");
        }
        return new AwsClients(settings);
    }

    private static AwsCredentialsProvider ownCredentials(Settings settings) {
        var key = settings.given("access-key").orElse(null);
        if (key == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        var secret = settings.text("secret-key");
        var token = settings.given("session-token").orElse(null);
        return StaticCredentialsProvider.create(
                token == null
                        ? AwsBasicCredentials.create(key, secret)
                        : AwsSessionCredentials.create(key, secret, token));
    }

    private static AwsCredentialsProvider assumed(
            Settings settings, AwsCredentialsProvider own, StsClient gate) {
        var role = settings.given("role-arn").orElse(null);
        if (role == null) {
            return own;
        }
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(gate)
                .refreshRequest(request ->
                        request.roleArn(role)
                                .roleSessionName(SESSION)
                                .externalId(settings.given("external-id").orElse(null)))
                .build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B with(
            B builder, Settings settings, String endpoint, AwsCredentialsProvider provider) {
        return builder.region(Region.of(settings.text("region")))
                .credentialsProvider(provider)
                .endpointOverride(endpoint(settings, endpoint))
                .httpClient(http)
                .overrideConfiguration(retries(settings));
    }

    private static @Nullable URI endpoint(Settings settings, String name) {
        return settings.given(name).isPresent() ? settings.address(name) : null;
    }

    /** Throttling and lost connections, and nothing else, are asked again. */
    private static ClientOverrideConfiguration retries(Settings settings) {
        var retries = Retries.of(settings);
        var pauses =
                BackoffStrategy.exponentialDelayWithoutJitter(
                        retries.firstPause(), Retries.LONGEST);
        StandardRetryStrategy strategy =
                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(retries.attempts())
                        .backoffStrategy(pauses)
                        .throttlingBackoffStrategy(pauses)
                        .circuitBreakerEnabled(false)
                        .build();
        return ClientOverrideConfiguration.builder().retryStrategy(strategy).build();
    }

    @Override
    public void close() {
        athena.close();
        s3.close();
        sts.close();
        if (credentials instanceof AutoCloseable closeable) {
            closeQuietly(closeable);
        }
        gate.close();
        http.close();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
