package org.chargebackledger.api.demo.company;

/** The content of one file of readings and what it adds up to. */
record Readings(String csv, ControlTotals totals) {}
