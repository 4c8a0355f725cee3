package vn.giaoban.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands behind a command's words, sorted.
 *
 * @param operands what has no name, in its order
 * @param values by the option's name; of an option without a value, the empty text
 */
public record Arguments(List<String> operands, Map<String, String> values) {

    /** Refuses what the command does not know and options that lack their value. */
    static Arguments parse(Command command, List<String> words) {
        List<String> operands = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String word = rest.removeFirst();
            if (!word.startsWith("-") || word.equals("-")) {
                operands.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            if (equals > 0) {
                rest.addFirst(word.substring(equals + 1));
                word = word.substring(0, equals);
            }
            String name = word;
            Option option = command.options().stream()
                    .filter(o -> o.name().equals(name))
                    .findFirst()
                    .or(() -> command.options().contains(Option.HOME) ? Setting.option(name) : Optional.empty())
                    .orElseThrow(() -> Refusal.usage("Unknown option: " + name + ". See: giaoban help"));
            if (option.value() == null) {
                if (equals > 0) throw Refusal.usage("The option " + name + " takes no value. See: giaoban help");
                values.put(name, "");
            } else {
                String value = rest.pollFirst();
                if (value == null || value.isBlank())
                    throw Refusal.usage("The option " + name + " needs a value. See: giaoban help");
                values.merge(name, value, (before, more) -> option.repeats() ? before + "\n" + more : more);
            }
        }
        int expected = command.operands().isEmpty() ? 0 : command.operands().split(" ").length;
        if (operands.size() > expected)
            throw Refusal.usage("Not understood: " + operands.get(expected) + ". See: giaoban help");
        return new Arguments(List.copyOf(operands), Map.copyOf(values));
    }

    public boolean has(Option option) {
        return values.containsKey(option.name());
    }

    public Optional<String> value(Option option) {
        return Optional.ofNullable(values.get(option.name()));
    }

    /** Every value of an option that may be given several times. */
    public List<String> all(Option option) {
        return value(option).map(given -> given.lines().toList()).orElse(List.of());
    }

    /** A whole number from {@code least} to {@code most}, or {@code otherwise} where the option is not given. */
    public int number(Option option, int least, int most, int otherwise) {
        String given = values.get(option.name());
        if (given == null) return otherwise;
        boolean fits = given.matches("\\d{1,9}") && Integer.parseInt(given) >= least && Integer.parseInt(given) <= most;
        if (!fits)
            throw Refusal.usage("The option " + option.name() + " takes a number from " + least + " to " + most
                    + ", not " + given + ".");
        return Integer.parseInt(given);
    }

    /** The operand at a place, counted from 0; refuses when it is missing. */
    public String operand(int place, String name) {
        if (operands.size() <= place) throw Refusal.usage("What is missing: " + name + ". See: giaoban help");
        return operands.get(place);
    }
}
