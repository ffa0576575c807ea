package org.xinyi.commitment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.scheme.Decision;
import org.xinyi.scheme.EligibilityFacts;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.Provenance;
import org.xinyi.scheme.Schemes;

/// The test packs, active in every city.
@Component
class FakeSchemes implements Schemes {

    private static final Map<String, Pack> PACKS =
            Map.of(
                    "S04", TestPacks.S04,
                    "FAMILY", TestPacks.FAMILY,
                    "SELF", TestPacks.SELF,
                    "DOCTOR", TestPacks.DOCTOR);

    @Override
    public Optional<Pack> active(String scheme, LocalDate day) {
        return Optional.ofNullable(PACKS.get(scheme));
    }

    @Override
    public List<Pack> active(LocalDate day) {
        return List.copyOf(PACKS.values());
    }

    @Override
    public Pack version(PackRef ref) {
        return Stream.ofNullable(PACKS.get(ref.id())).findFirst().orElseThrow();
    }

    @Override
    public Decision<Boolean> eligibility(Pack pack, EligibilityFacts facts) {
        return new Decision<>(
                true,
                pack.ref(),
                "eligibility",
                new Provenance.Origin.Assumption("a test"),
                List.of(),
                List.of());
    }
}
