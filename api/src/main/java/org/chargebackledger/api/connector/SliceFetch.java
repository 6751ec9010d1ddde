package org.chargebackledger.api.connector;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.http.consistency.ReadModelsStopped;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.connector.Finality;
import org.chargebackledger.ledger.connector.SliceCommand.RecordFailure;
import org.chargebackledger.ledger.connector.SliceCommand.RecordFetch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * Fetches one slice, hands it in as deliveries and records what became of it. Whatever it is cut
 * short by, it can be done again: pages, files and imports that are there already are found again.
 */
@Component
class SliceFetch {

    private static final Logger LOG = LoggerFactory.getLogger(SliceFetch.class);
    private static final int MESSAGE_MAX = 1_000;

    private final CommandGateway commands;
    private final SliceFolders folders;
    private final SliceDeliveries deliveries;
    private final SliceInvoices invoices;
    private final UpToDate upToDate;
    private final Clock clock;

    SliceFetch(
            CommandGateway commands,
            SliceFolders folders,
            SliceDeliveries deliveries,
            SliceInvoices invoices,
            UpToDate upToDate,
            Clock clock) {
        this.commands = commands;
        this.folders = folders;
        this.deliveries = deliveries;
        this.invoices = invoices;
        this.upToDate = upToDate;
        this.clock = clock;
    }

    /**
     * Fetches a slice, or records why not.
     *
     * @throws Interrupted if the service stops meanwhile; nothing is recorded
     */
    Outcome fetch(ConfiguredConnector connector, Slice slice, String actor) {
        var outcome = attempt(connector, slice, actor);
        try {
            upToDate.await(); // nobody is told of an end that cannot be seen
        } catch (ReadModelsStopped stopped) {
            LOG.error("{} {} is settled, but cannot be shown", connector, slice);
        }
        return outcome;
    }

    private Outcome attempt(ConfiguredConnector connector, Slice slice, String actor) {
        try {
            take(connector, slice, actor);
            LOG.info("{} {} is fetched", connector, slice);
            return Outcome.FETCHED;
        } catch (FetchFailure failure) {
            return failed(connector, slice, actor, Outcome.of(failure), failure);
        } catch (RejectedFetch rejected) {
            return failed(connector, slice, actor, Outcome.REJECTED, rejected);
        } catch (ReadModelsStopped stopped) {
            LOG.error("{} {} waits until the read models go on", connector, slice);
            return Outcome.NOT_NOW;
        } catch (Exception e) { // clients of services throw what they do not declare
            if (isStopped(e)) {
                throw new Interrupted(e);
            }
            LOG.error("{} {} cannot be fetched", connector, slice, e);
            return failed(connector, slice, actor, Outcome.INTERNAL, e);
        }
    }

    private static boolean isStopped(Exception e) {
        return Thread.currentThread().isInterrupted()
                || e instanceof InterruptedException
                || (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException));
    }

    /** The service stopped while a slice was under way. */
    static final class Interrupted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Interrupted(Exception cause) {
            super(cause);
        }
    }

    private void take(ConfiguredConnector connector, Slice slice, String actor)
            throws FetchFailure, RejectedFetch, IOException {
        upToDate.await();
        var folder = folders.pages(connector, slice, clock.instant());
        var fetched = connector.connector().fetch(slice, folder, clock.instant());
        List<String> imports;
        try {
            imports = taken(connector, slice, fetched, stamp(actor));
        } catch (RejectedFetch e) {
            folder.clear(); // the same pages would be rejected again
            throw e;
        }
        var command = recorded(connector, slice, fetched, imports, stamp(actor));
        // First the pages, then the record: the next fetch must ask anew, and not find these.
        folder.clear();
        commands.sendAndWait(command);
    }

    /** The imports that hold what was fetched; invoices need none. */
    private List<String> taken(
            ConfiguredConnector connector, Slice slice, Fetched fetched, Stamp stamp)
            throws FetchFailure, RejectedFetch, IOException {
        if (connector.kind().bringsInvoices()) {
            invoices.record(connector, fetched, stamp);
            return List.of();
        }
        return deliveries.deliver(connector, slice, fetched, stamp);
    }

    private static RecordFetch recorded(
            ConfiguredConnector connector,
            Slice slice,
            Fetched fetched,
            List<String> imports,
            Stamp stamp) {
        var recorded = connector.recorded(slice);
        var files =
                fetched.deliveries().stream()
                        .map(Fetched.Part::files)
                        .flatMap(Collection::stream)
                        .toList();
        return new RecordFetch(
                recorded.id(),
                recorded,
                fetched.finality() == Fetched.Finality.FINAL
                        ? Finality.FINAL
                        : Finality.PRELIMINARY,
                imports,
                connector.connector().questions(slice),
                files.size(),
                files.stream().mapToLong(SliceFetch::length).sum(),
                fetched.asOf(),
                stamp);
    }

    private Outcome failed(
            ConfiguredConnector connector,
            Slice slice,
            String actor,
            Outcome outcome,
            Exception why) {
        var recorded = connector.recorded(slice);
        var text = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        var message = text.substring(0, Math.min(text.length(), MESSAGE_MAX));
        LOG.warn("{} {} failed: {}: {}", connector, slice, outcome.reason(), message);
        commands.sendAndWait(
                new RecordFailure(
                        recorded.id(), recorded, outcome.reason(), message, stamp(actor)));
        return outcome;
    }

    private static long length(StagedFile file) {
        try {
            return Files.size(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stamp stamp(String actor) {
        return new Stamp(actor, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
