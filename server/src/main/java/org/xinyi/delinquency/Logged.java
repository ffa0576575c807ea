package org.xinyi.delinquency;

import java.time.Instant;

/// An event and when it happened, business time.
record Logged(Instant at, Event event) {}
