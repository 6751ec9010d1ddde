package org.chargebackledger.ingest.curfiles;

import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.http.Retries;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How a bucket is reached, as it is configured. */
final class BucketAccess {

    private static final List<Setting> SETTINGS =
            List.of(
                    Setting.optional("region", "of the bucket, such as eu-central-1"),
                    Setting.optional(
                            "role-arn", "ARN of a role to take on, in the bucket's account"),
                    Setting.secret("external-id", "that the role asks for"),
                    Setting.secret(
                            "access-key",
                            "where the environment, the pod or the machine has no credentials"),
                    Setting.secret("secret-key", "of the access key"),
                    Setting.optional(
                            "endpoint",
                            "of another store that speaks like S3, with its buckets"
                                    + " below it"));

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private BucketAccess() {}

    static List<Setting> settings() {
        var all = new ArrayList<>(SETTINGS);
        all.addAll(Retries.settings());
        return List.copyOf(all);
    }

    static FileStore open(Settings settings) {
        if (settings.given("region").isEmpty()) {
            throw settings.invalid("region", "is needed beside bucket");
        }
        var region = Region.of(settings.text("region"));
        var builder =
                S3Client.builder()
                        .region(region)
                        .credentialsProvider(credentials(settings, region))
                        .httpClientBuilder(http(settings))
                        // Attempts are counted in one place, and not twice.
                        .overrideConfiguration(
                                client -> client.retryStrategy(AwsRetryStrategy.doNotRetry()));
        if (settings.given("endpoint").isPresent()) {
            builder.endpointOverride(settings.address("endpoint")).forcePathStyle(true);
        }
        return new BucketStore(builder.build(), settings.text("bucket"), Retries.of(settings));
    }

    private static UrlConnectionHttpClient.Builder http(Settings settings) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(Retries.timeout(settings));
    }

    private static AwsCredentialsProvider credentials(Settings settings, Region region) {
        var own = own(settings);
        var role = settings.given("role-arn");
        if (role.isEmpty()) {
            return own;
        }
        var sts =
                StsClient.builder()
                        .region(region)
                        .credentialsProvider(own)
                        .httpClientBuilder(http(settings))
                        .build();
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request ->
                        request.roleArn(role.get())
                                .roleSessionName("chargeback-ledger")
                                .externalId(settings.given("external-id").orElse(null)))
                .build();
    }

    private static AwsCredentialsProvider own(Settings settings) {
        var key = settings.given("access-key");
        var secret = settings.given("secret-key");
        if (key.isPresent() != secret.isPresent()) {
            throw settings.invalid(
                    key.isPresent() ? "secret-key" : "access-key",
                    "is missing beside the other one");
        }
        return key.isPresent()
                ? StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(key.get(), secret.orElseThrow()))
                : DefaultCredentialsProvider.builder().build();
    }
}
