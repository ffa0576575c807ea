package org.xinyi.sandbox.bank;

import java.time.Instant;
import org.xinyi.sandbox.web.Call;

/// A call of a client that signed it.
record SignedCall(Call call, BankProfile bank, ClientBook book, Instant now) {}
