package org.chargebackledger.api.http.access;

/** The book that {@code ?book=} names, {@code main} without one; a controller's parameter. */
public record Book(String name) {

    public static final String DEFAULT = "main";

    public Book {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,31}")) {
            throw new IllegalArgumentException("not the name of a book: '" + name + "'");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
