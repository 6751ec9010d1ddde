package org.chargebackledger.ingest.aws;

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
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Who AWS is told to be asking: keys or the usual chain, and the role that is taken on with it. */
public final class AwsIdentity implements AutoCloseable {

    /** What can be configured of it; {@code region} is a setting of what uses it. */
    public static final List<Setting> SETTINGS =
            List.of(
                    Setting.secret(
                            "access-key",
                            "where the environment, the pod or the machine has no credentials"),
                    Setting.secret("secret-key", "of the access key"),
                    Setting.secret("session-token", "of temporary keys"),
                    Setting.optional("role-arn", "ARN of a role to take on"),
                    Setting.secret("external-id", "that the role asks for"),
                    Setting.optional(
                            "sts-endpoint",
                            "that gives the role, such as https://vpce-….amazonaws.com"));

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final String SESSION = "chargeback-ledger";

    private final Settings settings;
    private final RetryStrategy retries;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider own;
    private final StsClient gate;
    private final AwsCredentialsProvider credentials;

    private AwsIdentity(Settings settings, RetryStrategy retries) {
        this.settings = settings;
        this.retries = retries;
        http =
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(Retries.timeout(settings))
                        .build();
        own = own(settings);
        gate = with(StsClient.builder(), "sts-endpoint", own).build();
        credentials = assumed(settings, own, gate);
    }

    /**
     * Makes it; asks nothing yet.
     *
     * @param retries how often clients ask again by themselves
     * @throws org.chargebackledger.ingest.connector.InvalidSettings if a setting makes no sense
     */
    public static AwsIdentity of(Settings settings, RetryStrategy retries) {
        var isKeyGiven = settings.given("access-key").isPresent();
        if (isKeyGiven != settings.given("secret-key").isPresent()) {
            throw settings.invalid(
                    isKeyGiven ? "secret-key" : "access-key", "is missing beside the other one");
        }
        return new AwsIdentity(settings, retries);
    }

    private static AwsCredentialsProvider own(Settings settings) {
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

    /**
     * Sets a client up: its credentials, region, patience and address.
     *
     * @param endpoint name of the setting that has its address, if it is not AWS's public one
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B with(
            B builder, String endpoint) {
        return with(builder, endpoint, credentials);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B with(
            B builder, String endpoint, AwsCredentialsProvider provider) {
        return builder.region(Region.of(settings.text("region")))
                .credentialsProvider(provider)
                .endpointOverride(address(endpoint))
                .httpClient(http)
                .overrideConfiguration(client -> client.retryStrategy(retries));
    }

    /** Who asks, with the role taken on. */
    AwsCredentialsProvider credentials() {
        return credentials;
    }

    SdkHttpClient http() {
        return http;
    }

    private @Nullable URI address(String endpoint) {
        return settings.given(endpoint).isPresent() ? settings.address(endpoint) : null;
    }

    /** The clients that were set up must be closed before. */
    @Override
    public void close() {
        if (credentials instanceof StsAssumeRoleCredentialsProvider role) {
            role.close();
        }
        gate.close();
        if (own instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
        http.close();
    }
}
