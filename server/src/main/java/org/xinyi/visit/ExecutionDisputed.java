package org.xinyi.visit;

import java.time.Instant;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;

/// A patient says that something on the bill was not done; published inside the transaction.
///
/// @param charged what stands charged for it
public record ExecutionDisputed(
        long objection,
        OrderId order,
        VisitId visit,
        PatientId patient,
        InstitutionId institution,
        Money charged,
        Instant at) {}
