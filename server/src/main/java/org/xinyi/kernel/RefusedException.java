package org.xinyi.kernel;

/// Carries a [Refusal] up to the edge, where it becomes a problem document. Has no stack trace: a
/// refusal is an answer, not a defect.
public final class RefusedException extends RuntimeException {

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.type() + " " + refusal, null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
