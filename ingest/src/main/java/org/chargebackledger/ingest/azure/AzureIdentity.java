package org.chargebackledger.ingest.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;

import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Who Azure is told to be asked by, as it is configured. */
public final class AzureIdentity {

    /** What can be configured of it. */
    public static final List<Setting> SETTINGS =
            List.of(
                    Setting.withDefault("cloud", "public", "public, china or us-government"),
                    Setting.withDefault(
                            "identity",
                            "default",
                            "secret, workload, managed, default (the first of Azure's chain that"
                                    + " is there) or token"),
                    Setting.optional("tenant", "id of the directory; needed for secret"),
                    Setting.optional("client", "id of the application or of the managed identity"),
                    Setting.secret("client-secret", "of the application, for secret"),
                    Setting.optional(
                            "federated-token-file",
                            "token of the workload, where AZURE_FEDERATED_TOKEN_FILE does not name"
                                    + " it"),
                    Setting.secret("token", "bearer token that is sent with every question"),
                    Setting.optional(
                            "token-file",
                            "file with the bearer token, read anew for every question, such as a"
                                    + " sidecar writes"));

    private static final Map<String, AzureEnvironment> CLOUDS =
            Map.of(
                    "public", AzureEnvironment.AZURE,
                    "china", AzureEnvironment.AZURE_CHINA,
                    "us-government", AzureEnvironment.AZURE_US_GOVERNMENT);
    private static final List<String> KINDS =
            List.of("secret", "workload", "managed", "default", "token");

    private final Settings settings;
    private final String kind;

    /**
     * As it is configured; asks nothing yet.
     *
     * @throws org.chargebackledger.ingest.connector.InvalidSettings if a setting makes no sense
     */
    public AzureIdentity(Settings settings) {
        this.settings = settings;
        this.kind = settings.text("identity");
        if (!KINDS.contains(kind)) {
            throw settings.invalid("identity", "is none of " + String.join(", ", KINDS));
        }
        if (kind.equals("secret")) {
            require("tenant", true);
            require("client", true);
        }
        require("client-secret", kind.equals("secret"));
        var token = settings.given("token").isPresent();
        if (isToken() && token == settings.given("token-file").isPresent()) {
            throw settings.invalid("token", "or token-file must be given, and not both");
        }
        if (!isToken()) {
            require("token", false);
            require("token-file", false);
        }
    }

    private void require(String name, boolean needed) {
        if (settings.given(name).isPresent() != needed) {
            throw settings.invalid(
                    name, (needed ? "is needed for" : "is not used by") + " identity " + kind);
        }
    }

    /** The cloud that is configured. */
    public static AzureEnvironment cloud(Settings settings) {
        var cloud = CLOUDS.get(settings.text("cloud"));
        if (cloud == null) {
            throw settings.invalid("cloud", "is none of public, china and us-government");
        }
        return cloud;
    }

    /** Whether it needs no directory of Azure, and may pass over plain http. */
    public boolean isToken() {
        return kind.equals("token");
    }

    /**
     * What puts the authorization on each request.
     *
     * @param service that is asked, such as {@code https://storage.azure.com}
     */
    public HttpPipelinePolicy policy(AzureEnvironment cloud, String service, HttpClient http) {
        if (isToken()) {
            return new Bearer();
        }
        try {
            return new BearerTokenAuthenticationPolicy(
                    credential(cloud, http), service + "/.default");
        } catch (IllegalArgumentException e) {
            throw settings.invalid("identity", kind + ": " + e.getMessage());
        }
    }

    private TokenCredential credential(AzureEnvironment cloud, HttpClient http) {
        var authority = cloud.getActiveDirectoryEndpoint();
        var tenant = settings.given("tenant").orElse(null);
        var client = settings.given("client").orElse(null);
        return switch (kind) {
            case "secret" ->
                    new ClientSecretCredentialBuilder()
                            .authorityHost(authority)
                            .tenantId(settings.text("tenant"))
                            .clientId(settings.text("client"))
                            .clientSecret(settings.text("client-secret"))
                            .httpClient(http)
                            .build();
            case "workload" -> {
                var builder = new WorkloadIdentityCredentialBuilder().httpClient(http);
                builder.authorityHost(authority);
                if (tenant != null) {
                    builder.tenantId(tenant);
                }
                if (client != null) {
                    builder.clientId(client);
                }
                settings.given("federated-token-file").ifPresent(builder::tokenFilePath);
                yield builder.build();
            }
            case "managed" -> {
                var builder = new ManagedIdentityCredentialBuilder().httpClient(http);
                yield client == null ? builder.build() : builder.clientId(client).build();
            }
            default -> {
                var builder = new DefaultAzureCredentialBuilder().httpClient(http);
                builder.authorityHost(authority);
                if (tenant != null) {
                    builder.tenantId(tenant);
                }
                if (client != null) {
                    builder.managedIdentityClientId(client).workloadIdentityClientId(client);
                }
                yield builder.build();
            }
        };
    }

    /** A token from elsewhere, as it is at the moment. */
    private final class Bearer extends HttpPipelineSyncPolicy {

        @Override
        protected void beforeSendingRequest(HttpPipelineCallContext context) {
            context.getHttpRequest()
                    .getHeaders()
                    .set(HttpHeaderName.AUTHORIZATION, "Bearer " + token());
        }

        private String token() {
            var given = settings.given("token");
            if (given.isPresent()) {
                return given.get();
            }
            var file = settings.text("token-file");
            try {
                return Files.readString(Path.of(file)).strip();
            } catch (IOException e) {
                throw new ClientAuthenticationException(
                        "the token file " + file + " cannot be read", null, e);
            }
        }
    }
}
