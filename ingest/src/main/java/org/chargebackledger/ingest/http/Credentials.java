package org.chargebackledger.ingest.http;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Who a service is told to be asking. Its text says which kind it is and nothing else. */
final class Credentials {

    static final List<Setting> SETTINGS =
            List.of(
                    Setting.secret("token", "bearer token that is sent with every question"),
                    Setting.optional(
                            "token-file",
                            "file with the bearer token, read anew for every question, such as a"
                                    + " projected service account token"),
                    Setting.optional("user", "user of HTTP Basic authentication"),
                    Setting.secret("password", "password of HTTP Basic authentication"));

    private final Settings settings;

    Credentials(Settings settings) {
        this.settings = settings;
        var kinds = Stream.of("token", "token-file", "user").filter(this::isGiven).toList();
        if (kinds.size() > 1) {
            throw settings.invalid(
                    kinds.getFirst(), "cannot be combined with '" + kinds.get(1) + "'");
        }
        if (isGiven("user") != isGiven("password")) {
            throw settings.invalid(
                    isGiven("user") ? "password" : "user", "is missing beside the other one");
        }
    }

    /** The value of the header; null if nothing is told. */
    @Nullable String header() throws FetchFailure {
        if (isGiven("user")) {
            return okhttp3.Credentials.basic(
                    settings.text("user"), settings.text("password"), StandardCharsets.UTF_8);
        }
        if (isGiven("token")) {
            return "Bearer " + settings.text("token");
        }
        return isGiven("token-file") ? "Bearer " + token(settings.text("token-file")) : null;
    }

    private static String token(String file) throws FetchFailure {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new FetchFailure(Reason.DENIED, "the token file " + file + " cannot be read");
        }
    }

    private boolean isGiven(String name) {
        return settings.given(name).isPresent();
    }

    @Override
    public String toString() {
        return isGiven("user")
                ? "basic"
                : isGiven("token") || isGiven("token-file") ? "bearer" : "none";
    }
}
