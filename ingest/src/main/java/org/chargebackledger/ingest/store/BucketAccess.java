package org.chargebackledger.ingest.store;

import org.chargebackledger.ingest.aws.AwsIdentity;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.http.Retries;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3Client;

import java.util.ArrayList;
import java.util.List;

/** How a bucket is reached, as it is configured. */
final class BucketAccess {

    private static final List<Setting> SETTINGS =
            List.of(
                    Setting.optional("region", "of the bucket, such as eu-central-1"),
                    Setting.optional(
                            "endpoint",
                            "of another store that speaks like S3, with its buckets below it"));

    private BucketAccess() {}

    static List<Setting> settings() {
        var all = new ArrayList<>(SETTINGS);
        all.addAll(AwsIdentity.SETTINGS);
        all.addAll(Retries.settings());
        return List.copyOf(all);
    }

    static BucketStore open(Settings settings) {
        if (settings.given("region").isEmpty()) {
            throw settings.invalid("region", "is needed beside bucket");
        }
        var retries = Retries.of(settings);
        // Attempts are counted in one place, and not twice.
        var identity = AwsIdentity.of(settings, AwsRetryStrategy.doNotRetry());
        var isOther = settings.given("endpoint").isPresent();
        var s3 =
                identity.with(S3Client.builder(), "endpoint")
                        .forcePathStyle(isOther)
                        // Checksums of S3's own are not known everywhere.
                        .responseChecksumValidation(
                                isOther
                                        ? ResponseChecksumValidation.WHEN_REQUIRED
                                        : ResponseChecksumValidation.WHEN_SUPPORTED)
                        .build();
        return new BucketStore(identity, s3, settings.text("bucket"), retries);
    }
}
