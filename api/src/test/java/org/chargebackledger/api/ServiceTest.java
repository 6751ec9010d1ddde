package org.chargebackledger.api;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

import java.net.URI;

/** A test class with a running service and an empty database of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServiceTest {

    private RunningService running;

    @BeforeAll
    void startService() {
        running = RunningService.start();
    }

    @AfterAll
    void stopService() {
        running.close();
    }

    /** Where the service answers. */
    protected URI service() {
        return running.uri();
    }

    protected RunningService running() {
        return running;
    }
}
