package org.xinyi.commitment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Id;
import org.xinyi.kernel.crypto.Sm3;

/// Everything that proves a commitment, in a canonical form: parts by name in a fixed order,
/// each with its length before it, so that no two different commitments read the same.
///
/// @param parts null where there is nothing, which is not the same as empty
record Evidence(Map<String, @Nullable String> parts) {

    private static final int ABSENT = -1;

    static Evidence of(Signing signing, Signature signature) {
        Map<String, @Nullable String> parts = new LinkedHashMap<>();
        parts.put("commitment", number(signing.id()));
        parts.put("patient", number(signing.patient()));
        parts.put("pack", signing.pack().toString());
        parts.put("text", signing.document().text());
        parts.put("openedMode", signing.mode().name());
        if (signing.door() != null) {
            parts.put("door", signing.door().name());
        }
        parts.put("device", signing.device());
        parts.put("staffAssisted", String.valueOf(signing.staffAssisted()));
        put(parts, "opened", signing.openedBy());
        parts.put("openedAt", signing.openedAt().toString());
        parts.put("signableAt", signing.signableAt().toString());
        parts.put("expiresAt", signing.expiresAt().toString());
        parts.put("mode", signature.mode().name());
        parts.put("format", signature.image().format().name());
        parts.put("image", signature.image().base64());
        Signature.Proxy proxy = signature.proxy();
        parts.put("proxy", proxy == null ? null : number(proxy.patient()));
        parts.put("relation", proxy == null ? null : proxy.relation().name());
        parts.put("proxyIdentity", proxy == null ? null : proxy.identity());
        Signature.Doctor doctor = signature.doctor();
        parts.put("doctorCode", doctor == null ? null : doctor.code());
        parts.put("doctorName", doctor == null ? null : doctor.name());
        parts.put("doctorImage", doctor == null ? null : doctor.image());
        put(parts, "signed", signature.by());
        parts.put("signedAt", signature.at().toString());
        parts.put("authorisesReporting", String.valueOf(signature.authorisesReporting()));
        return new Evidence(parts);
    }

    /// SM3 over all parts.
    byte[] hash() {
        Sm3 hash = new Sm3();
        parts.forEach(
                (name, value) -> {
                    add(hash, name);
                    add(hash, value);
                });
        return hash.finish();
    }

    private static void add(Sm3 hash, @Nullable String value) {
        if (value == null) {
            hash.add(length(ABSENT));
        } else {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            hash.add(length(bytes.length)).add(bytes);
        }
    }

    private static byte[] length(int bytes) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(bytes).array();
    }

    private static void put(Map<String, @Nullable String> parts, String what, Actor actor) {
        parts.put(what + "Client", number(actor.client()));
        parts.put(what + "Staff", number(actor.staff()));
        parts.put(what + "Institution", number(actor.institution()));
    }

    private static @Nullable String number(@Nullable Id id) {
        return id == null ? null : String.valueOf(id.value());
    }
}
