package org.chargebackledger.ingest.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;

import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.http.Retries;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a cluster is reached: by a kubeconfig, by an address, or as the pod in it that this runs in.
 * The client is made when it is needed first; nothing of the surroundings is looked at but this.
 */
final class ClusterAccess implements AutoCloseable {

    private static final List<Setting> SETTINGS =
            List.of(
                    Setting.optional(
                            "address",
                            "of the API server, such as https://10.0.0.1:6443; without it and"
                                    + " kubeconfig the cluster that this runs in"),
                    Setting.secret("token", "of a service account, for address"),
                    Setting.optional("token-file", "with the token; it is read each time"),
                    Setting.optional("ca-file", "with the certificates that the server's is of"),
                    Setting.optional("kubeconfig", "file, instead of address"),
                    Setting.optional("context", "of the kubeconfig, if not its current one"));

    private static final int SECONDS_MAX = 3600;
    private static final Setting TIMEOUT =
            Setting.withDefault(
                    Retries.TIMEOUT, "60", "how long one answer may take, 1 to " + SECONDS_MAX);

    private static final String ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/";

    private final Settings settings;
    private final Retries retries;
    private final Duration timeout;
    private @Nullable KubernetesClient client;
    private boolean isClosed;

    private ClusterAccess(Settings settings) {
        this.settings = settings;
        this.retries = Retries.of(settings);
        this.timeout = Retries.timeout(settings, SECONDS_MAX);
    }

    static List<Setting> settings() {
        var all = new ArrayList<>(SETTINGS);
        all.addAll(Retries.settings(TIMEOUT));
        return List.copyOf(all);
    }

    static ClusterAccess of(Settings settings) {
        var isByFile = settings.given("kubeconfig").isPresent();
        var isByAddress = settings.given("address").isPresent();
        if (isByFile && isByAddress) {
            throw settings.invalid("address", "cannot stand beside 'kubeconfig'");
        }
        if (isByAddress) {
            var _ = settings.address("address");
        }
        for (var name : List.of("token", "token-file", "ca-file")) {
            if (settings.given(name).isPresent() && !isByAddress) {
                throw settings.invalid(name, "needs 'address'");
            }
        }
        if (settings.given("token").isPresent() && settings.given("token-file").isPresent()) {
            throw settings.invalid("token", "cannot stand beside 'token-file'");
        }
        if (settings.given("context").isPresent() && !isByFile) {
            throw settings.invalid("context", "needs 'kubeconfig'");
        }
        return new ClusterAccess(settings);
    }

    /** Where it is, for a person; no secrets. */
    String place() {
        return settings.given("kubeconfig")
                .map(file -> file + settings.given("context").map(name -> "#" + name).orElse(""))
                .or(() -> settings.given("address").map(text -> text.replaceAll("/+$", "")))
                .orElse("in-cluster");
    }

    /** The client; the same one until it is closed. */
    synchronized KubernetesClient client() {
        if (isClosed) {
            throw new IllegalStateException("the connector is closed");
        }
        if (client == null) {
            client =
                    new KubernetesClientBuilder()
                            .withConfig(tuned(config()))
                            .withHttpClientFactory(new JdkHttpClientFactory())
                            .build();
        }
        return client;
    }

    private Config config() {
        var kubeconfig = settings.given("kubeconfig").orElse(null);
        if (kubeconfig != null) {
            var file = Path.of(kubeconfig);
            if (!Files.isReadable(file)) {
                throw new UncheckedIOException(new IOException("no file " + file));
            }
            return Config.fromKubeconfig(settings.given("context").orElse(null), file.toFile());
        }
        var address = settings.given("address").orElse(null);
        return address == null
                ? config(surroundings(), null, ACCOUNT + "token", ACCOUNT + "ca.crt")
                : config(
                        address,
                        settings.given("token").orElse(null),
                        settings.given("token-file").orElse(null),
                        settings.given("ca-file").orElse(null));
    }

    private static Config config(
            String address,
            @Nullable String token,
            @Nullable String tokenFile,
            @Nullable String caFile) {
        var config = new ConfigBuilder(Config.empty()).withMasterUrl(address);
        if (token != null) {
            config.withOauthToken(token);
        }
        if (tokenFile != null) {
            config.withOauthTokenProvider(() -> read(tokenFile));
        }
        if (caFile != null) {
            config.withCaCertFile(caFile);
        }
        return config.withAutoConfigure(false).build();
    }

    private static String surroundings() {
        var host = System.getenv("KUBERNETES_SERVICE_HOST");
        var port = System.getenv("KUBERNETES_SERVICE_PORT");
        if (host == null || port == null) {
            throw new UncheckedIOException(
                    new IOException(
                            "this runs in no cluster: set 'kubeconfig', or 'address' with"
                                    + " 'token-file'"));
        }
        return "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Config tuned(Config config) {
        return new ConfigBuilder(config)
                .withAutoConfigure(false)
                .withConnectionTimeout((int) Duration.ofSeconds(10).toMillis())
                .withRequestTimeout((int) timeout.toMillis())
                .withRequestRetryBackoffLimit(retries.attempts() - 1)
                .withRequestRetryBackoffInterval((int) retries.firstPause().toMillis())
                .build();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (client != null) {
            client.close();
        }
    }
}
