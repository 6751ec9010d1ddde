package org.chargebackledger.api.cli;

import okhttp3.MultipartBody;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Records all invoices of a file, or none. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Records all invoices of a CSV file, or none of them.")
final class InvoiceImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Our own form: one row for each invoice.")
    private Path file = Path.of("");

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandRefused("no readable file: " + file);
        }
        var client = service.client();
        var name = String.valueOf(file.getFileName());
        var content = new UploadedFile(file, service.progress("invoices"));
        var body =
                new MultipartBody.Builder()
                        .setType(MultipartBody.FORM)
                        .addFormDataPart("file", name, content)
                        .build();
        service.report()
                .print(client.post(client.path("invoices", "imports"), service.key(), body).json());
        return 0;
    }
}
