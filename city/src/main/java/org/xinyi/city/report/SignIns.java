package org.xinyi.city.report;

import java.util.Optional;
import org.xinyi.city.hospital.Person;
import org.xinyi.city.hospital.Script;
import org.xinyi.city.hospital.Visit;
import org.xinyi.city.play.Staff;

/// With whom the apps can be tried when the demonstration has been played.
public final class SignIns {

    private SignIns() {}

    /// @param city its code
    public static String of(Script script, String city) {
        return """
        登录各端 Sign in
          患者 patient    /patient/%1$s   手机号 phone %2$s；验证码在短信收件箱 the code comes to the SMS inbox
          医院 hospital   /hospital/%1$s  %3$s
          城市 operator   /operator/%1$s  %4$s
          密码 password   %5$s
        """
                .formatted(
                        city,
                        patient(script).map(Person::phone).orElse("—"),
                        String.join(" ", Staff.usernames(true)),
                        String.join(" ", Staff.usernames(false)),
                        Staff.PASSWORD);
    }

    /// An adult who was treated on credit.
    private static Optional<Person> patient(Script script) {
        return script.visits().stream()
                .filter(visit -> visit.credit() && visit.kind() == Visit.Kind.OUTPATIENT)
                .map(visit -> script.world().people().get(visit.person()))
                .filter(person -> person.guardian() == Person.NOBODY)
                .findFirst();
    }
}
