package org.xinyi.scheme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Compiles the conditions of packs: CEL over the declared facts, checked by type.
@Component
class Conditions {

    private static final int KNOWN_MAX = 10_000;
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(\\w+)'.*");

    /// The facts a condition may name: the components of [EligibilityFacts].
    private static final Map<String, CelType> FACTS = facts();

    private final CelCompiler compiler;
    private final CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
    private final Cache<String, Condition> known =
            Caffeine.newBuilder().maximumSize(KNOWN_MAX).build();

    Conditions() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder();
        FACTS.forEach(builder::addVar);
        this.compiler =
                builder.setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .setResultType(SimpleType.BOOL)
                        .build();
    }

    /// What is wrong with a condition.
    ///
    /// @param offset in the text, from 0
    record Mistake(int offset, String expected, String hint) {}

    /// One compiled condition.
    ///
    /// @param facts that it names
    /// @param numbers that it compares with
    /// @param words that it compares with, or looks up
    record Condition(
            String text, Program program, Set<String> facts, Set<Long> numbers, Set<String> words) {

        /// False also when a fact it needs is not known.
        boolean holds(Map<String, ?> values) {
            try {
                return Boolean.TRUE.equals(program.eval(values));
            } catch (CelEvaluationException unknownFact) {
                return false;
            }
        }
    }

    static Set<String> factNames() {
        return FACTS.keySet();
    }

    List<Mistake> mistakes(String text) {
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            return result.getErrors().stream().map(issue -> mistake(text, issue)).toList();
        }
        return compile(text).facts().isEmpty()
                ? List.of(new Mistake(0, "a condition on a fact", "facts are " + factNames()))
                : List.of();
    }

    /// @throws IllegalArgumentException when it does not compile
    Condition of(String text) {
        return known.get(text, this::compile);
    }

    private Condition compile(String text) {
        try {
            CelAbstractSyntaxTree tree = compiler.compile(text).getAst();
            Set<String> facts = new TreeSet<>();
            Set<Long> numbers = new TreeSet<>();
            Set<String> words = new TreeSet<>();
            CelNavigableAst.fromAst(tree)
                    .getRoot()
                    .allNodes()
                    .map(CelNavigableExpr::expr)
                    .forEach(expr -> collect(expr, facts, numbers, words));
            return new Condition(text, runtime.createProgram(tree), facts, numbers, words);
        } catch (CelValidationException | CelEvaluationException wrong) {
            throw new IllegalArgumentException("Not a condition: " + text, wrong);
        }
    }

    private static void collect(
            CelExpr expr, Set<String> facts, Set<Long> numbers, Set<String> words) {
        switch (expr.getKind()) {
            case IDENT -> {
                if (FACTS.containsKey(expr.ident().name())) {
                    facts.add(expr.ident().name());
                }
            }
            case CONSTANT -> {
                if (expr.constant().getKind() == CelConstant.Kind.INT64_VALUE) {
                    numbers.add(expr.constant().int64Value());
                } else if (expr.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
                    words.add(expr.constant().stringValue());
                }
            }
            case SELECT -> words.add(expr.select().field());
            default -> {}
        }
    }

    private static Mistake mistake(String text, CelIssue issue) {
        String message = issue.getMessage().lines().findFirst().orElse("");
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            String guess = Spelling.suggest(undeclared.group(1), factNames()).orElse(message);
            return new Mistake(offset(text, issue), "one of the facts " + factNames(), guess);
        }
        return new Mistake(offset(text, issue), "a condition that is true or false", message);
    }

    private static int offset(String text, CelIssue issue) {
        int line = issue.getSourceLocation().getLine();
        int before = text.lines().limit(line - 1L).mapToInt(above -> above.length() + 1).sum();
        return Math.clamp(before + (long) issue.getSourceLocation().getColumn(), 0, text.length());
    }

    private static Map<String, CelType> facts() {
        Map<String, CelType> facts = new LinkedHashMap<>();
        facts.put("asOf", SimpleType.STRING);
        facts.put("age", SimpleType.INT);
        facts.put("insured", SimpleType.BOOL);
        facts.put("insuranceNormal", SimpleType.BOOL);
        facts.put("seriousDishonesty", SimpleType.BOOL);
        facts.put("realName", SimpleType.BOOL);
        facts.put("local", SimpleType.BOOL);
        facts.put("listed", SimpleType.BOOL);
        facts.put("scores", MapType.create(SimpleType.STRING, SimpleType.INT));
        facts.put("creditIdentity", SimpleType.BOOL);
        facts.put("provinceInsured", SimpleType.BOOL);
        return java.util.Collections.unmodifiableMap(facts);
    }
}
