package org.xinyi.city.hospital;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.simulation.Dice;

/// The people of the city, made one by one as they are needed.
public final class People {

    /// Whom a clinic sees.
    ///
    /// @param onlyWomen no man
    record Wanted(int ageMin, int ageMax, boolean onlyWomen, boolean insured) {}

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志文海波宇轩浩然子涵欣怡梓诗雨佳慧";
    private static final int[] PHONE_STARTS = {13, 15, 17, 18, 19};
    private static final int PHONE_REST = 999_999_999;
    private static final int ADULT = 18;
    private static final int PARENT_AGE_MIN = 24;
    private static final int PARENT_AGE_MAX = 50;
    private static final int BALANCE_MAX_YUAN = 6_000;
    private static final int CIVIL_SERVANTS = 500;
    private static final int OLDEST = 90;
    private static final int TWO_GIVEN = 7_000;

    private final Inputs inputs;
    private final LocalDate day;
    private final Dice dice;
    private final IdNumbers idNumbers;
    private final Set<String> phones = new HashSet<>();
    private final List<Person> people = new ArrayList<>();

    People(Inputs inputs, Scheme scheme, LocalDate day, long seed) {
        this.inputs = inputs;
        this.day = day;
        this.dice = Dice.of(seed, "people");
        this.idNumbers = new IdNumbers(scheme.region());
    }

    public List<Person> all() {
        return List.copyOf(people);
    }

    public Person get(int number) {
        return people.get(number);
    }

    /// Adds inhabitants until there are so many.
    ///
    /// @param youngest in years
    /// @param insured of ten thousand
    public void inhabit(int count, int youngest, int insured) {
        while (people.size() < count) {
            add(new Wanted(youngest, OLDEST, false, dice.chance(insured)));
        }
    }

    int count() {
        return people.size();
    }

    /// Adds somebody; a minor comes with a parent.
    Person add(Wanted wanted) {
        int age = age(wanted);
        boolean minor = age < ADULT;
        int guardian = minor ? addRelative().number() : Person.NOBODY;
        return add(age, !wanted.onlyWomen && dice.below(2) == 0, wanted.insured, guardian);
    }

    /// Adds a relative who signs and pays.
    Person addRelative() {
        int age = dice.between(PARENT_AGE_MIN, PARENT_AGE_MAX);
        return add(age, dice.below(2) == 0, false, Person.NOBODY);
    }

    /// The same person, with a relative.
    Person withRelative(int number) {
        Person relative = addRelative();
        Person was = people.get(number);
        Person now =
                new Person(
                        was.number(),
                        was.name(),
                        was.idNumber(),
                        was.phone(),
                        was.bornOn(),
                        was.cover(),
                        relative.number());
        people.set(number, now);
        return now;
    }

    private Person add(int age, boolean male, boolean insured, int guardian) {
        LocalDate bornOn = day.minusYears(age).minusDays(dice.between(1, 364));
        Person person =
                new Person(
                        people.size(),
                        name(),
                        idNumbers.next(dice, bornOn, male),
                        phone(),
                        bornOn,
                        insured ? cover(age) : null,
                        guardian);
        people.add(person);
        return person;
    }

    private int age(Wanted wanted) {
        boolean anyAge = wanted.ageMin < ADULT && wanted.ageMax >= ADULT;
        if (anyAge && dice.chance(inputs.of("minors"))) {
            return dice.between(wanted.ageMin, ADULT - 1);
        }
        int least = anyAge ? ADULT : wanted.ageMin;
        // Two throws: the middle ages come more often than the ends.
        return (dice.between(least, wanted.ageMax) + dice.between(least, wanted.ageMax)) / 2;
    }

    private Person.Cover cover(int age) {
        boolean employee = age >= ADULT && dice.chance(inputs.of("employees"));
        String balance = employee ? dice.between(0, BALANCE_MAX_YUAN) + ".00" : "0.00";
        return new Person.Cover(
                employee ? "310" : "390",
                balance,
                employee && dice.chance(CIVIL_SERVANTS),
                dice.chance(inputs.of("assisted")));
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        name.append(SURNAMES.charAt(dice.below(SURNAMES.length())));
        name.append(GIVEN.charAt(dice.below(GIVEN.length())));
        if (dice.chance(TWO_GIVEN)) {
            name.append(GIVEN.charAt(dice.below(GIVEN.length())));
        }
        return name.toString();
    }

    private String phone() {
        @Nullable String phone = null;
        while (phone == null || !phones.add(phone)) {
            int start = PHONE_STARTS[dice.below(PHONE_STARTS.length)];
            phone = start + String.format("%09d", dice.between(0, PHONE_REST));
        }
        return phone;
    }
}
