package org.chargebackledger.api.book;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.ledger.journal.CodePointOrder;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is configured for each book; one that nothing is said about has the defaults. */
public final class BookCatalog {

    private final TreeMap<String, ConfiguredBook> books = new TreeMap<>(CodePointOrder.INSTANCE);

    private BookCatalog() {}

    /**
     * Checks all books.
     *
     * @throws InvalidBook if one makes no sense, or two could not be told apart
     */
    static BookCatalog of(Map<String, BookEntry> entries) {
        var catalog = new BookCatalog();
        catalog.books.put(Book.DEFAULT, ConfiguredBook.unconfigured(Book.DEFAULT));
        entries.forEach((name, entry) -> catalog.books.put(name, BookCheck.of(name, entry)));
        catalog.requireApart();
        return catalog;
    }

    /** Entries are numbered under the upper-case name, and charged from book to book by entity. */
    private void requireApart() {
        var names = new HashMap<String, String>();
        var entities = new HashMap<String, String>();
        for (var book : books.values()) {
            var namesake = names.put(book.name().toUpperCase(Locale.ROOT), book.name());
            if (namesake != null) {
                throw new InvalidBook(
                        book.name(),
                        "its entries would have the numbers of book '" + namesake + "'");
            }
            var other = book.entity() == null ? null : entities.put(book.entity(), book.name());
            if (other != null) {
                throw new InvalidBook(
                        book.name(),
                        "setting 'entity' is that of book '"
                                + other
                                + "': '"
                                + book.entity()
                                + "'");
            }
        }
    }

    /** All that are configured, and {@code main}; by name. */
    public List<ConfiguredBook> all() {
        return List.copyOf(books.values());
    }

    /** The settings of a book. */
    public ConfiguredBook of(String name) {
        var book = books.get(name);
        return book == null ? ConfiguredBook.unconfigured(name) : book;
    }

    /** The book that holds an entity's invoices. */
    public Optional<ConfiguredBook> ofEntity(String entity) {
        return books.values().stream().filter(book -> entity.equals(book.entity())).findFirst();
    }
}
