package org.chargebackledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.readiness.Readiness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What stands at the service's door, over real HTTP. */
class DoorTest extends ServiceTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void health_answers_everybody_once_the_service_is_ready() throws Exception {
        assertThat(get("/actuator/health", null).statusCode()).isEqualTo(200);
        try (var _ = running().bean(Readiness.class).hold("the sample company")) {
            assertThat(get("/actuator/health", null).statusCode()).isEqualTo(503);
        }
        assertThat(get("/actuator/health", null).statusCode()).isEqualTo(200);
    }

    @Test
    void all_else_asks_who_it_is() throws Exception {
        assertThat(get("/actuator/metrics", null).statusCode()).isIn(302, 401);
        assertThat(get("/actuator/metrics", "auditor:guessed").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/metrics", "auditor:demo").statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/periods", null).statusCode()).isEqualTo(401);
    }

    @Test
    void the_demos_passwords_are_for_this_machine_only() {
        assertThatThrownBy(() -> RunningService.start("--server.address=0.0.0.0"))
                .rootCause()
                .hasMessageContaining("are served on loopback only");
    }

    private HttpResponse<String> get(String path, @Nullable String user)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service().resolve(path));
        if (user != null) {
            var encoded = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + encoded);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
