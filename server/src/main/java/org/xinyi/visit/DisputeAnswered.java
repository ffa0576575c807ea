package org.xinyi.visit;

import java.time.Instant;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.VisitId;

/// The hospital has answered an [ExecutionDisputed]; published inside the transaction.
///
/// @param upheld whether the patient was right: what stands charged is then to be taken back
public record DisputeAnswered(
        long objection, OrderId order, VisitId visit, boolean upheld, Instant at) {}
