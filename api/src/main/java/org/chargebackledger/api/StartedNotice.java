package org.chargebackledger.api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where the service listens, once it does. */
@Component
final class StartedNotice {

    private static final Logger LOG = LoggerFactory.getLogger(StartedNotice.class);

    private final Environment environment;

    StartedNotice(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        LOG.info(
                "listening on http://{}:{}",
                environment.getProperty("server.address", "0.0.0.0"),
                event.getWebServer().getPort());
    }
}
