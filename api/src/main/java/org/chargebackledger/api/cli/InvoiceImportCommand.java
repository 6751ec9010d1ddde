package org.chargebackledger.api.cli;

import okhttp3.MultipartBody;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Records all invoices of a file, or none. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Records all invoices of a file, or none of them.")
final class InvoiceImportCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description = {
                "Our own form, one row for each invoice, a FOCUS InvoiceDetail dataset, or what"
                        + " the",
                "command lines of AWS and Azure list as JSON."
            })
    private Path file = Path.of("");

    @Option(
            names = "--provider",
            description = "Whose invoices a dataset has, where the account has no bills yet.")
    private @Nullable String provider;

    @Option(names = "--reason", description = "Why a dataset corrects what was recorded before.")
    private @Nullable String reason;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandRefused("no readable file: " + file);
        }
        var client = service.client();
        var name = String.valueOf(file.getFileName());
        var content = new UploadedFile(file, service.progress("invoices"));
        var form =
                new MultipartBody.Builder()
                        .setType(MultipartBody.FORM)
                        .addFormDataPart("file", name, content);
        if (provider != null) {
            form.addFormDataPart("provider", provider);
        }
        if (reason != null) {
            form.addFormDataPart("reason", reason);
        }
        service.report()
                .print(
                        client.post(client.path("invoices", "imports"), service.key(), form.build())
                                .json());
        return 0;
    }
}
