package org.chargebackledger.api.cli;

import java.util.concurrent.Callable;

/**
 * A command of the command line: a class with picocli's {@code @Command} and a public constructor,
 * named in {@code META-INF/services}. It answers the exit code: 0 done, 1 refused; a {@link
 * CommandRefused} is 1 with its reason, wrong usage is 2.
 */
public interface Subcommand extends Callable<Integer> {}
