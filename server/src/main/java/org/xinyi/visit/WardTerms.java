package org.xinyi.visit;

import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;

/// What a hospital has fixed for a ward.
///
/// @param depositPerDay what is asked beforehand for each day expected
/// @param depositFreeTrial whether it takes part where a scheme waives deposits in trial wards
record WardTerms(
        DepartmentId department,
        InstitutionId institution,
        Money depositPerDay,
        boolean depositFreeTrial) {}
