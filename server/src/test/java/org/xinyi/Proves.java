package org.xinyi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a test of the server shows of what the documents state. The table of coverage is derived
/// from these, so that it claims nothing that no test shows; see `coverage/facts.yaml`.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Proves.Several.class)
public @interface Proves {

    /// The facts, such as F65.
    String[] value();

    /// The schemes that the test plays, such as S04.
    String[] in();

    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {
        Proves[] value();
    }
}
