package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.cli.CommandRun;
import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.journey.TestResource;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A way by which something can come into a month's ledger. */
enum Door {

    /** Another bill, and a run of it. */
    RUN {
        @Override
        Callable<Boolean> opened(Scene scene) {
            var book = scene.book();
            return () -> {
                book.bill(scene.late());
                var ordered = book.order();
                return ordered.status() < 300
                        && book.decided(ordered.json()).get("status").asString().equals("POSTED");
            };
        }
    },

    /** The same from the command line. */
    COMMAND_LINE {
        @Override
        Callable<Boolean> opened(Scene scene) {
            var book = scene.book();
            return () -> {
                book.bill(scene.late());
                var done =
                        CommandRun.bare(
                                Map.of("CHARGEBACK_PASSWORD", "demo"),
                                "run",
                                RandomBook.PERIOD,
                                "--policy",
                                "months",
                                "--book",
                                book.name(),
                                "--user",
                                "preparer",
                                "--url",
                                scene.service().toString());
                assertThat(done.exit()).as(done.err()).isIn(0, 1);
                return done.exit() == 0;
            };
        }
    },

    /** A bill that comes and is not run: it never posts anything. */
    IMPORT {
        @Override
        Callable<Boolean> opened(Scene scene) {
            var book = scene.book();
            return () -> {
                book.bill(scene.late());
                return false;
            };
        }
    },

    /** The same by a schedule. */
    SCHEDULE {
        @Override
        Callable<Boolean> opened(Scene scene) {
            return () -> {
                var both = new BillFile(RandomBook.PERIOD);
                scene.bill().rows().forEach(both::add);
                scene.late().rows().forEach(both::add);
                write(scene.fetched(), both, "2026-10-05T10:00:00Z");
                for (var polls = 0; polls < POLLS_MAX; polls++) {
                    if (imports(scene.book()) > 1) {
                        return false;
                    }
                    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                }
                throw new AssertionError("the schedule fetched nothing");
            };
        }

        private int imports(RandomBook book) {
            return book.preparer().get(book.in("/imports")).ok().get("items").size();
        }
    },

    /** A printed invoice that differs by a cent, which is posted in the background. */
    INVOICE {
        @Override
        Callable<Boolean> opened(Scene scene) {
            var billed = scene.bill().billed().get("account-0");
            var total = Objects.requireNonNull(billed).setScale(2, RoundingMode.HALF_UP);
            var printed =
                    Map.of(
                            "provider",
                            "Example Cloud",
                            "billingAccount",
                            "account-0",
                            "invoiceId",
                            "INV-account-0",
                            "issueDate",
                            "2026-10-03",
                            "billingPeriod",
                            RandomBook.PERIOD,
                            "total",
                            Map.of(
                                    "amount",
                                    total.add(new BigDecimal("0.01")).toPlainString(),
                                    "currency",
                                    "USD"));
            return () -> {
                var book = scene.book();
                book.preparer().post(book.in("/invoices"), printed).ok();
                scene.idle().run();
                return book.entries().stream()
                        .anyMatch(one -> one.get("kind").asString().equals("INVOICE_ROUNDING"));
            };
        }
    },

    REVERSAL {
        @Override
        Callable<Boolean> opened(Scene scene) {
            var book = scene.book();
            var number = book.entries().getFirst().get("number").asString();
            return () -> {
                var path = "/journal-entries/" + number + "/reversal";
                var answer = book.preparer().post(book.in(path), Map.of("reason", "ERROR"));
                return isDone(answer);
            };
        }
    },

    /** What two persons decide, posted in the background. */
    ADJUSTMENT {
        @Override
        Callable<Boolean> opened(Scene scene) {
            var book = scene.book();
            return () -> {
                var proposal = book.preparer().post(book.in("/adjustments"), move());
                if (!isDone(proposal)) {
                    return false;
                }
                var path = "/adjustments/" + proposal.json().get("adjustmentId").asString();
                var hash = Map.of("contentHash", proposal.json().get("contentHash").asString());
                book.approver().post(book.in(path + "/approval"), hash).ok();
                var settled = book.preparer().settled(path, Set.of("PROPOSED", "APPROVED"));
                return settled.get("status").asString().equals("POSTED");
            };
        }

        private Map<String, Object> move() {
            return Map.of(
                    "kind",
                    "MANUAL",
                    "period",
                    RandomBook.PERIOD,
                    "sourceAccount",
                    Map.of("provider", "Example Cloud", "billingAccount", "account-0"),
                    "reason",
                    "ERROR",
                    "memo",
                    "it was the others'",
                    "lines",
                    List.of(line("CC-2100", "-5.00"), line("CC-2200", "5.00")));
        }

        private Map<String, Object> line(String costCenter, String amount) {
            return Map.of(
                    "costCenter",
                    costCenter,
                    "amount",
                    Map.of("amount", amount, "currency", "USD"));
        }
    },

    /** The month by other rules. */
    REPLAY {
        @Override
        Callable<Boolean> opened(Scene scene) {
            var book = scene.book();
            var other =
                    TestResource.text("random-month/policy.yaml")
                            .replace("CC-2100: \"33.3\"", "CC-2100: \"10\"")
                            .replace("CC-2300: \"33.4\"", "CC-2300: \"56.7\"");
            book.adopt(other, 2);
            var adoption = book.proposeAdoption(2).ok();
            return () -> {
                var approved = book.approveAdoption(adoption).ok();
                return book.carriedOut(approved).get("status").asString().equals("COMPLETED");
            };
        }
    };

    /**
     * Where a door is opened.
     *
     * @param bill what the month is charged by
     * @param late a bill of an account of its own
     * @param connector that looks for a bill every second
     * @param fetched the file of which it makes one
     * @param idle waits until nothing is left to do in the background
     */
    record Scene(
            RandomBook book,
            URI service,
            BillFile bill,
            BillFile late,
            String connector,
            Path fetched,
            Runnable idle) {}

    /** What is done at the door, all prepared but for the last step, and whether it posted. */
    abstract Callable<Boolean> opened(Scene scene) throws IOException;

    /** Whether it brings a bill that the month may close without. */
    boolean bringsBill() {
        return this == RUN || this == COMMAND_LINE || this == IMPORT || this == SCHEDULE;
    }

    private static final int POLLS_MAX = 200;
    private static final int POLL_MILLIS = 100;

    /** As if it had been written then. */
    static void write(Path file, BillFile bill, String at) throws IOException {
        Files.write(file, bill.csv());
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(at)));
    }

    private static boolean isDone(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 201, 409);
        return answer.status() != 409;
    }
}
