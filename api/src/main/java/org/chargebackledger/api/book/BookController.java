package org.chargebackledger.api.book;

import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.projections.journal.Books;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.TreeSet;

/** The books: those of the configuration, and those that anything is posted in. */
@RestController
@RequestMapping("/api/v1/books")
class BookController {

    private final BookCatalog catalog;
    private final Books books;

    BookController(BookCatalog catalog, Books books) {
        this.catalog = catalog;
        this.books = books;
    }

    /** All books, by name, with the settings that each has. */
    @GetMapping
    Page<ConfiguredBook> list() {
        var names = new TreeSet<>(books.names());
        catalog.all().forEach(book -> names.add(book.name()));
        return Page.whole(names.stream().map(catalog::of).toList());
    }
}
