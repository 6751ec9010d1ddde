/** Asking services over HTTP, patiently, until an answer is whole. */
@NullMarked
package org.chargebackledger.ingest.http;

import org.jspecify.annotations.NullMarked;
