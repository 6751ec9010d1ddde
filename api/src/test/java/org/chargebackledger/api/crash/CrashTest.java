package org.chargebackledger.api.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.crash.MonthDrive.Stage;
import org.chargebackledger.ledger.Effort;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A month during which the service is killed by SIGKILL again and again must end as the same month
 * without. {@code -Dchargeback.kills=30} kills more often, {@code -Dchargeback.seed=7} at other
 * moments.
 */
@Order(1)
class CrashTest {

    private static final List<Stage> STAGES =
            List.of(Stage.IMPORT, Stage.RUN, Stage.TRUE_UP, Stage.CLOSE, Stage.RESTATE);
    private static final int KILLS = Effort.of(3, STAGES.size());
    private static final int DELAY_MAX_MILLIS = 1_500;
    private static final int CLOSE_DELAY_MAX_MILLIS = 150;

    @TempDir private Path home;

    @Test
    void a_month_of_crashes_ends_as_a_month_without() throws Exception {
        var seed = Long.getLong("chargeback.seed", System.nanoTime());
        var plan = plan(new Random(seed), Integer.getInteger("chargeback.kills", KILLS));
        System.out.println("crash test: seed " + seed + ", kills after ms " + plan);
        try {
            assertThat(withKills(plan)).isEqualTo(undisturbed());
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ", kills " + plan + ": " + e.getMessage(), e);
        }
    }

    /** By stage, how long after its begin or the restart before it the service is killed. */
    private static Map<Stage, List<Integer>> plan(Random random, int kills) {
        var stages = new ArrayList<>(STAGES);
        Collections.shuffle(stages, random);
        var plan = new EnumMap<Stage, List<Integer>>(Stage.class);
        for (var kill = 0; kill < kills; kill++) {
            var stage = stages.get(kill < stages.size() ? kill : random.nextInt(stages.size()));
            var most = stage == Stage.CLOSE ? CLOSE_DELAY_MAX_MILLIS : DELAY_MAX_MILLIS;
            plan.computeIfAbsent(stage, any -> new ArrayList<>()).add(random.nextInt(most));
        }
        return plan;
    }

    private List<String> withKills(Map<Stage, List<Integer>> plan) throws Exception {
        var killed = new ConcurrentLinkedQueue<Future<Boolean>>();
        try (var service = new KillableService(home);
                var killer = Executors.newSingleThreadExecutor()) {
            service.awaitReady();
            var drive =
                    new MonthDrive(
                            service.uri(),
                            stage ->
                                    plan.getOrDefault(stage, List.of())
                                            .forEach(delay ->
                                                    killed.add(
                                                            killer.submit(kill(service, delay)))));
            try {
                drive.run();
                for (var kill : killed) {
                    assertThat(kill.get()).isTrue();
                }
                drive.check();
                return drive.content();
            } catch (AssertionError e) {
                killer.shutdownNow();
                throw new AssertionError(e.getMessage() + "\n" + service.log(), e);
            }
        }
    }

    private static Callable<Boolean> kill(KillableService service, int delay) {
        return () -> {
            TimeUnit.MILLISECONDS.sleep(delay);
            service.killAndRestart();
            service.awaitReady();
            return true;
        };
    }

    private static List<String> undisturbed() throws IOException {
        try (var service = RunningService.start()) {
            var drive = new MonthDrive(service.uri(), stage -> {});
            drive.run();
            drive.check();
            return drive.content();
        }
    }
}
