package org.chargebackledger.ledger.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.RunEvent.SharesRecorded;
import org.chargebackledger.ledger.run.Share;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Shares of a run by column. STORED FORMAT: columns and their order. */
final class SharesFormat {

    private SharesFormat() {}

    static byte[] write(SharesRecorded event) {
        var shares = event.shares();
        var out =
                new ChunkWriter()
                        .header("runId", event.runId())
                        .header("number", event.number())
                        .lines(shares.size());
        out.dictionary(
                "account",
                Dictionary.of(shares.size(), i -> shares.get(i).account()),
                SharesFormat::account);
        texts(out, "costCenter", shares, Share::costCenter);
        texts(out, "intoPool", shares, Share::intoPool);
        out.dictionary(
                "key", Dictionary.of(shares.size(), i -> shares.get(i).key()), SharesFormat::key);
        texts(out, "origin", shares, Share::origin);
        texts(out, "day", shares, share -> DayText.of(share.day()));
        texts(out, "cluster", shares, Share::cluster);
        texts(out, "node", shares, Share::node);
        texts(out, "namespace", shares, Share::namespace);
        texts(out, "driver", shares, Share::driver);
        amounts(out, "driverTotal", shares, Share::driverTotal);
        amounts(out, "driverValue", shares, Share::driverValue);
        amounts(out, "amount", shares, Share::amount);
        return out.end();
    }

    static SharesRecorded read(ChunkReader in) throws IOException {
        var account = in.dictionary("account", SharesFormat::account);
        var costCenter = in.texts("costCenter");
        var intoPool = in.texts("intoPool");
        var key = in.dictionary("key", SharesFormat::key);
        var origin = in.texts("origin");
        var day = in.dictionary("day", JsonParser::getText);
        var cluster = in.texts("cluster");
        var node = in.texts("node");
        var namespace = in.texts("namespace");
        var driver = in.texts("driver");
        var driverTotal = in.amounts("driverTotal");
        var driverValue = in.amounts("driverValue");
        var amount = in.amounts("amount");
        var shares =
                IntStream.range(0, in.lines())
                        .mapToObj(i ->
                                new Share(
                                        account.at(i),
                                        costCenter.at(i),
                                        intoPool.at(i),
                                        key.at(i),
                                        origin.at(i),
                                        DayText.parse(day.at(i)),
                                        cluster.at(i),
                                        node.at(i),
                                        namespace.at(i),
                                        driver.at(i),
                                        driverValue[i],
                                        driverTotal[i],
                                        amount[i]))
                        .toList();
        return new SharesRecorded(in.header("runId"), in.number(), shares);
    }

    private static void account(JsonText out, SourceAccount account) {
        out.raw('{').name("provider").string(account.provider());
        out.raw(',').name("billingAccount").string(account.billingAccount());
        out.raw(',').name("invoiceIssuer").string(account.invoiceIssuer());
        out.raw(',').name("currency").string(account.currency().code()).raw('}');
    }

    private static SourceAccount account(JsonParser in) throws IOException {
        var account =
                new SourceAccount(
                        member(in, "provider"),
                        member(in, "billingAccount"),
                        member(in, "invoiceIssuer"),
                        new CurrencyCode(member(in, "currency")));
        ChunkReader.expect(JsonToken.END_OBJECT, in.nextToken());
        return account;
    }

    private static void key(JsonText out, PostingKey key) {
        out.raw('{').name("kind").string(key.kind().text());
        out.raw(',').name("pool").string(key.pool());
        out.raw(',').name("chargeCategory").string(key.chargeCategory());
        out.raw(',').name("service").string(key.service());
        out.raw(',').name("cluster").string(key.cluster());
        out.raw(',').name("namespace").string(key.namespace()).raw('}');
    }

    private static PostingKey key(JsonParser in) throws IOException {
        var key =
                new PostingKey(
                        PostingKey.Kind.of(member(in, "kind")),
                        member(in, "pool"),
                        member(in, "chargeCategory"),
                        member(in, "service"),
                        member(in, "cluster"),
                        member(in, "namespace"));
        ChunkReader.expect(JsonToken.END_OBJECT, in.nextToken());
        return key;
    }

    private static String member(JsonParser in, String name) throws IOException {
        if (!name.equals(in.nextFieldName())) {
            throw new IOException("expected " + name + ", not " + in.currentName());
        }
        ChunkReader.expect(JsonToken.VALUE_STRING, in.nextToken());
        return in.getText();
    }

    private static void texts(
            ChunkWriter out, String name, List<Share> shares, Function<Share, String> column) {
        out.texts(name, i -> column.apply(shares.get(i)));
    }

    private static void amounts(
            ChunkWriter out, String name, List<Share> shares, Function<Share, Exact> column) {
        out.amounts(name, shares.stream().map(column).toArray(Exact[]::new));
    }
}
