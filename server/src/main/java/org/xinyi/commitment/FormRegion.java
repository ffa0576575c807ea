package org.xinyi.commitment;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.xinyi.people.Person;
import org.xinyi.scheme.CommitmentTerms;
import org.xinyi.scheme.CommitmentTerms.Region;
import org.xinyi.scheme.Pack;

/// One region of the form, filled in.
record FormRegion(
        @NotNull Region region, @NotNull Pack.Text heading, @NotNull List<Pack.Text> lines) {

    static List<FormRegion> of(CommitmentTerms terms, Person patient) {
        return terms.regions().stream()
                .sorted()
                .map(
                        region ->
                                new FormRegion(
                                        region, heading(region), lines(region, terms, patient)))
                .toList();
    }

    boolean isAboutThePatient() {
        return region == Region.PATIENT_INFORMATION;
    }

    /// What the form says of the patient, masked.
    static List<Pack.Text> about(Person patient) {
        List<Pack.Text> lines = new ArrayList<>();
        lines.add(said("姓名：", "Name: ", patient.nameMasked()));
        lines.add(said("证件号码：", "Identity document: ", patient.idNumberMasked()));
        lines.add(said("手机：", "Phone: ", Objects.requireNonNullElse(patient.phoneMasked(), "—")));
        return lines;
    }

    private static Pack.Text heading(Region region) {
        return switch (region) {
            case CONTENT_NOTICE -> new Pack.Text("内容告知", "Notice");
            case PATIENT_INFORMATION -> new Pack.Text("患者信息", "Patient");
            case SIGNATURE -> new Pack.Text("患者签名", "Signature of the patient");
            case PROXY_SIGNATURE -> new Pack.Text("患者家属代签", "Signature of a relative");
            case DOCTOR_SIGNATURE -> new Pack.Text("医生签名", "Signature of the doctor");
        };
    }

    private static List<Pack.Text> lines(Region region, CommitmentTerms terms, Person patient) {
        return switch (region) {
            case CONTENT_NOTICE -> List.of(notice(terms.dwellSeconds()));
            case PATIENT_INFORMATION -> about(patient);
            case SIGNATURE ->
                    List.of(
                            new Pack.Text(
                                    "本人已阅读并理解以上全部内容，自愿作出承诺。",
                                    "I have read and understood all of the above and promise it of"
                                            + " my own will."));
            case PROXY_SIGNATURE -> List.of(proxy(terms.proxyMaySign()));
            case DOCTOR_SIGNATURE -> List.of(doctor(terms.doctorSigns()));
        };
    }

    private static Pack.Text notice(int seconds) {
        return new Pack.Text(
                "请先读完全部条款再签名，阅读时间不少于" + seconds + "秒。签署后可随时撤销；撤销前已产生的费用仍须按约付清。是否签署不影响就诊。",
                "Please read all clauses before you sign; reading takes at least "
                        + seconds
                        + " seconds. You may revoke at any time; what you owe by then stays owed."
                        + " Your treatment does not depend on signing.");
    }

    private static Pack.Text proxy(boolean allowed) {
        return allowed
                ? new Pack.Text(
                        "家属可代患者签名；代签人的身份和与患者的关系一并保存。",
                        "A relative may sign for the patient; who signs, and how they are related,"
                                + " is kept with the commitment.")
                : new Pack.Text("须由患者本人签名。", "The patient signs in person.");
    }

    private static Pack.Text doctor(boolean needed) {
        return needed
                ? new Pack.Text("须有医生签名方可生效。", "It takes effect with a doctor's signature.")
                : new Pack.Text(
                        "医生可在此签名，不作为生效条件。", "A doctor may sign here; it takes effect without.");
    }

    private static Pack.Text said(String zh, String en, String value) {
        return new Pack.Text(zh + value, en + value);
    }
}
