package org.xinyi.credit;

import java.util.Collection;
import java.util.Set;
import org.xinyi.kernel.PatientId;

/// Who is on a list of a scheme now; told by whoever keeps the lists, when a line is applied for.
public interface ListedPeople {

    Set<PatientId> listed(Collection<PatientId> people, String scheme);
}
